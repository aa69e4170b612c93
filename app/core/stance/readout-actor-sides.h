/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "attribution/readout-statement.h"

G_BEGIN_DECLS

/**
 * readout_actor_sides_apply:
 * @statements: of one report that is about the topic, with their stances
 *
 * Who clearly takes one side in a report, and never the other, speaks for it where the words alone
 * say little: such a statement gets that side with READOUT_ACTOR_SIDE_CONFIDENCE, and a reason that
 * quotes where the side was clear. People seldom change sides within a text (compare Thomas, Pang,
 * Lee, "Get out the vote", EMNLP 2006, for speeches of one debate). What a person has decided
 * counts and stays. Linear.
 */
void readout_actor_sides_apply (GPtrArray *statements, gint64 topic_id);

/* Unsure: what the person should look at. */
#define READOUT_ACTOR_SIDE_CONFIDENCE 0.5

G_END_DECLS
