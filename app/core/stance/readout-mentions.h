/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stance/readout-carry.h"

G_BEGIN_DECLS

/* Mentions of one actor that are looked at. */
#define READOUT_MENTIONS_MAX 8

/* The tokens of a text that name one actor; of each mention its head. */
typedef struct
{
  guint n;
  gint32 item[READOUT_MENTIONS_MAX];
} ReadoutMentions;

/* The one at @span first, then the same name elsewhere. None where @span has no word. Linear. */
void readout_mentions_find (ReadoutMentions *mentions,
                            const ReadoutSegments *segments,
                            ReadoutSpan span);

gboolean readout_mentions_have (const ReadoutMentions *mentions, gint32 token);

/* The mention under @token, itself included; -1 if there is none. */
gint32 readout_mentions_find_under (const ReadoutMentions *mentions,
                                    const ReadoutTree *tree,
                                    gint32 token);

/* How the noun phrase @token stands for the actor: 1 where it is the actor, less where it only
 * belongs to them, negative for "critics of ACTOR"; 0 where it is somebody else. */
double readout_mentions_measure_phrase (const ReadoutMentions *mentions,
                                        const ReadoutTree *tree,
                                        gint32 token);

/* Whether the pronoun @token can stand for the actor: the actor speaks or acts above it, or was
 * named before; 0 to 1. */
double readout_mentions_measure_pronoun (const ReadoutMentions *mentions,
                                         const ReadoutTree *tree,
                                         gint32 token);

G_END_DECLS
