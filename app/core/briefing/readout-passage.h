/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "briefing/readout-clause.h"

G_BEGIN_DECLS

/**
 * readout_passage_find:
 *
 * The sentences of the report that hold the content of a statement, with its cue and source where
 * these are of the same paragraph. @with_context: with the sentence before as well, which says who
 * "he" or what "it" is.
 *
 * Returns: a range of bytes of the report's text
 */
ReadoutSpan readout_passage_find (ReadoutClause *clause, gboolean with_context);

/* The passage in quotation marks, said to be the outlet's: for when nothing else would be
 * grammatical. Markdown, owned by the caller. */
char *readout_passage_write (ReadoutClause *clause, gboolean with_context);

/* Whether the words of the content refer to somebody or something outside of them who is not the
 * speaker ("denied it", "accepted his plan"), and there is a sentence before that may tell.
 * English. */
gboolean readout_passage_is_needed (ReadoutClause *clause);

/* Whether the speaker's name says who it is only together with what was said before: "his office",
 * "those voters", "one of them". */
gboolean readout_passage_has_open_name (ReadoutClause *clause);

G_END_DECLS
