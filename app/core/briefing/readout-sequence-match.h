/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * readout_sequence_match:
 * @a, @b: numbers; equal ones stand for equal things
 * @matches: (out): @n_a elements: for each of @a the index of what answers to it in @b, -1 for none
 *
 * Matches two sequences in order by patience diff (Bram Cohen, 2003): what occurs once in each is
 * matched along the longest increasing subsequence (patience sorting, Fredman 1975), then the same
 * between the matches; what is left and small by the longest common subsequence, what is left and
 * large by the count of its occurrences. O(n log n).
 */
void
readout_sequence_match (const guint32 *a, gsize n_a, const guint32 *b, gsize n_b, gint32 *matches);

/**
 * readout_sequence_find_increasing:
 * @values: (nullable): all different, or negative for what is to be passed over
 *
 * Sets to -1 what is not on a longest increasing subsequence. O(n log n).
 */
void readout_sequence_find_increasing (gint32 *values, gsize n);

/* What became of a word. */
typedef enum
{
  READOUT_WORDS_SAME,
  READOUT_WORDS_REMOVED,
  READOUT_WORDS_ADDED,
} ReadoutWordsChange;

typedef struct
{
  ReadoutWordsChange change;
  char *words; /* with the white space that follows them */
} ReadoutWordsPiece;

/**
 * readout_sequence_compare_words:
 *
 * How @after came out of @before, word by word: the pieces that are not added make @before byte by
 * byte, those that are not removed make @after. O(n log n).
 *
 * Returns: a GPtrArray of ReadoutWordsPiece with a free function, owned by the caller
 */
GPtrArray *readout_sequence_compare_words (const char *before, const char *after);

G_END_DECLS
