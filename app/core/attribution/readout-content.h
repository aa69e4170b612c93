/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "attribution/readout-analysis.h"

G_BEGIN_DECLS

/* How far it reaches what somebody says, where that is no clause. */

/* Whether a noun tells when: "on Tuesday", "in 2012", "last week". */
gboolean readout_content_is_time (const ReadoutAnalysis *analysis, guint noun);

/* The words of the phrase of @head, up to a clause of time or reason: "spoke against the plan after
 * she had left". */
ReadoutRange readout_content_of (const ReadoutAnalysis *analysis, guint head);

/**
 * readout_content_stretch:
 * @verb: the cue
 * @range: a first part of what is said, which follows @verb
 *
 * Parsers hang on the verb what belongs to its object: "announced the start of a process to suggest
 * designs", "mocked the mayor for calling himself a king". What follows without a comma is taken
 * in, up to where and when it was said ("at a rally on Tuesday").
 *
 * Returns: @range with its end moved
 */
ReadoutRange
readout_content_stretch (const ReadoutAnalysis *analysis, guint verb, ReadoutRange range);

G_END_DECLS
