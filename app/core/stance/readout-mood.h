/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stance/readout-carry.h"

G_BEGIN_DECLS

/**
 * ReadoutMood:
 * @value: words of praise and liking, less words of blame and harm; those that are negated count
 *   for the other side, those near the target twice
 * @deciding: index of the word of the majority that stands nearest to the target, -1 without one
 *
 * How a sentence speaks, whoever it is that is spoken of: weak evidence, for where the tree has
 * none (compare Turney, "Thumbs Up or Thumbs Down?", ACL 2002).
 */
typedef struct
{
  int value;
  gint32 deciding;
} ReadoutMood;

/* The mood of the sentence of @target, of which the target itself is a part: people are seldom for
 * "poverty". Words that only name @source do not count. Linear in the sentence. */
ReadoutMood readout_mood_measure (const ReadoutTree *tree, gint32 source, gint32 target);

G_END_DECLS
