/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stance/readout-frames.h"
#include "text/readout-segmenter.h"

G_BEGIN_DECLS

/* Trees and what their words mean; borrowed. */
typedef struct
{
  const ReadoutFrames *frames;
  const ReadoutSegments *segments;
} ReadoutTree;

/* The frame of a noun that is for or against what it aims at: "attack on T"; %NULL for others. */
const ReadoutFrame *readout_tree_find_aimed (const ReadoutTree *tree, gint32 noun);

/* What a verb does, whomever it may concern: 1 for ("lifted the ban"), -1 against ("halted the
 * talks"), 0 neither. @depth is 0. */
int readout_tree_get_act_value (
    const ReadoutTree *tree, gint32 verb, gint32 *deciding, ReadoutEventClass *event, guint depth);

/* How a predicate speaks of the one who does it: "lied", "attacked civilians", "is a threat". 0
 * where it says nothing. @depth is 0. */
int readout_tree_get_own_value (const ReadoutTree *tree,
                                gint32 predicate,
                                gint32 *deciding,
                                guint depth);

/* The frame of the noun that a verb acts with: "launched an attack on T", "some of its troops", and
 * its index; %NULL. @object is set to the object, if there is one, even then. */
const ReadoutFrame *
readout_tree_find_object_frame (const ReadoutTree *tree, gint32 verb, gint32 *object);

/* Whether the noun at @token names something that is done: "talks", "the blockade". */
gboolean readout_tree_is_event_noun (const ReadoutTree *tree, gint32 token);

/* What @frame (nullable) says of @role; READOUT_ROLE_UNSET where it says nothing. */
gint8 readout_frame_get_role (const ReadoutFrame *frame, ReadoutRole role);

static inline const ReadoutToken *
readout_tree_get (const ReadoutTree *tree, gint32 token)
{
  return readout_segments_get_token (tree->segments, (guint)token);
}

G_END_DECLS
