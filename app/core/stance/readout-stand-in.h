/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Words that stand for a topic that was named before. */
typedef enum
{
  READOUT_STAND_IN_NONE,
  READOUT_STAND_IN_PLAN,    /* "the plan", "the decision": what is to be done */
  READOUT_STAND_IN_CLAIM,   /* "the charge", "the allegation": what is said to be so */
  READOUT_STAND_IN_EXCUSE,  /* "the explanation": what those who are accused say */
  READOUT_STAND_IN_PRONOUN, /* "it", "this", "that" */
  READOUT_STAND_IN_ONE,     /* "one", behind "this" */
} ReadoutStandIn;

/* No such word is longer, in bytes. */
#define READOUT_STAND_IN_MAX 12

/* What @word, in lower case, singular or plural, stands for. */
ReadoutStandIn readout_stand_in_find (const char *word);

/* Whether @word can stand for something where @next (nullable) follows it, in lower case: "that is
 * a mistake", "support that.", not "said that he …", "this year". A quick look before a sentence is
 * parsed. */
gboolean readout_stand_in_is_possible (const char *word, const char *next);

G_END_DECLS
