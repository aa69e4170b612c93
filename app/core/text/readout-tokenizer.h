/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/readout-segments.h"

G_BEGIN_DECLS

/* The width in bytes of the white space character at @at, or 0. @end is after the last byte. */
gsize readout_tokenizer_space_width (const char *at, const char *end);

/**
 * readout_tokenizer_run:
 * @string: the whole text
 * @start: first byte of the piece: a run without white space
 * @end: the byte after it
 * @next: first byte of the piece that follows, or @limit
 * @limit: the byte after the paragraph
 * @starts_sentence: whether no token of the sentence stands before the piece
 *
 * Appends the tokens of a piece to @segments: words as the English Web Treebank cuts them, marks
 * apart. A full stop stays on its word where it belongs to an abbreviation. Linear in the length of
 * the piece.
 */
void readout_tokenizer_run (ReadoutSegments *segments,
                            const char *string,
                            guint32 start,
                            guint32 end,
                            guint32 next,
                            guint32 limit,
                            gboolean starts_sentence);

G_END_DECLS
