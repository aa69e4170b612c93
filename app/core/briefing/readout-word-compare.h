/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/readout-span.h"

G_BEGIN_DECLS

/**
 * Words of two texts compared without regard to case, punctuation, quotation marks, dashes and
 * white space: how a quotation is held against its source.
 */
typedef struct
{
  ReadoutSpan span; /* bytes of the text */
  char *key;        /* what is compared */
} ReadoutComparedWord;

/* The words of @text: a GArray of ReadoutComparedWord that frees its keys. Words in square brackets
 * and ellipses become one word with the key "…": whatever stands there. */
GArray *readout_compared_words_new (const char *text, gsize length);

/* Whether @words come one after the other in @source; an ellipsis skips up to 60 words. Linear but
 * for many ellipses. */
gboolean readout_compared_words_contain (GArray *source, GArray *words);

/**
 * readout_compared_words_align:
 * @range: (out): first and last word of @source that answer to @words
 * @similarity: (out): how much of the words is the same, 0 to 1
 *
 * The nearest thing to @words in @source by longest common subsequence. Bounded: looks at the first
 * 300 words of each.
 *
 * Returns: the difference as Markdown, ~~what the text has~~ **what the source has**, owned by the
 * caller; %NULL when nothing is alike
 */
char *readout_compared_words_align (const char *source_text,
                                    GArray *source,
                                    const char *text,
                                    GArray *words,
                                    ReadoutSpan *range,
                                    double *similarity);

G_END_DECLS
