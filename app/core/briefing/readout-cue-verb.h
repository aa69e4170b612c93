/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "briefing/readout-clause.h"

G_BEGIN_DECLS

/* The words between a subject and its verb, changed in place: @kept (owned by the caller) is what
 * of them can stay. FALSE when the verb has another subject or the two are too far apart. */
gboolean readout_cue_verb_clean_gap (char *gap, char **kept);

/* "also" refers to a sentence that the briefing may not have. In place. */
void readout_cue_verb_drop_also (char *gap);

/* Whether a form of "be" is among @words. */
gboolean readout_cue_verb_has_be (const char *words);

/* The verb of the cue in a form that can follow the subject with @gap between them: participles
 * and, after a pronoun, plain forms become the past. %NULL when there is none. Owned by the caller.
 */
char *readout_cue_verb_dup_finite (ReadoutClause *clause, const char *gap);

G_END_DECLS
