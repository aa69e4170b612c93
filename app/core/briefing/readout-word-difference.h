/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "briefing/readout-word-compare.h"

G_BEGIN_DECLS

typedef enum
{
  READOUT_PIECE_SAME,
  READOUT_PIECE_WRONG, /* stands in the quotation, not in the source */
  READOUT_PIECE_RIGHT, /* stands in the source, not in the quotation */
} ReadoutPieceKind;

/* Words in a row that are the same in both, or in one alone. */
typedef struct
{
  ReadoutPieceKind kind;
  char *words;
} ReadoutDifferencePiece;

/**
 * ReadoutWordDifference:
 *
 * How a quotation differs from the nearest words of a source.
 */
typedef struct
{
  GArray *pieces;    /* of ReadoutDifferencePiece, in the order of the quotation */
  char *right;       /* the words of the source, what the quotation leaves out still left out; NULL
                        when the quotation is too long to be looked at whole */
  double similarity; /* how many of the words are the same, 0 to 1 */
} ReadoutWordDifference;

/**
 * readout_word_difference_new:
 * @source_text: what @source was made of
 * @text: what @quotation was made of
 *
 * Finds the passage of @source that @quotation most resembles – where most of its words stand at
 * the same distance from each other – and compares the two by longest common subsequence. Linear
 * in the source; at most 400 words of a quotation are looked at.
 *
 * Returns: %NULL when less than @similarity_min of the words are the same
 */
ReadoutWordDifference *readout_word_difference_new (const char *source_text,
                                                    GArray *source,
                                                    const char *text,
                                                    GArray *quotation,
                                                    double similarity_min);
void readout_word_difference_free (ReadoutWordDifference *difference);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutWordDifference, readout_word_difference_free)

/* ~~what the quotation has~~ **what the source has**, as Markdown, owned by the caller. */
char *readout_word_difference_dup_markdown (const ReadoutWordDifference *difference);

G_END_DECLS
