/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/readout-span.h"

G_BEGIN_DECLS

typedef enum
{
  READOUT_COMPARED_WORD,     /* must stand in the source */
  READOUT_COMPARED_ELLIPSIS, /* "…", "[…]": up to READOUT_ELLIPSIS_MAX words were left out */
  READOUT_COMPARED_BRACKET,  /* "[the minister]": an editor's words, for a few of the source */
} ReadoutComparedKind;

#define READOUT_ELLIPSIS_MAX 60
#define READOUT_BRACKET_MAX 12

/**
 * ReadoutComparedWord:
 *
 * A word as quotations are held against their source: without regard to case, punctuation,
 * quotation marks, dashes and white space. Signs of currencies and of percentages are words.
 */
typedef struct
{
  ReadoutSpan span; /* bytes of the text */
  guint64 key;      /* what is compared: of the same number are the same words; 0 for no word */
  guint64 other;    /* of a word with letters in brackets, "run[s]": without them; else 0 */
  ReadoutComparedKind kind;
} ReadoutComparedWord;

/* The words of a source: a GArray of ReadoutComparedWord, free with g_array_unref(). An ellipsis
 * or brackets of the source itself are nothing that a quotation must repeat. Linear. */
GArray *readout_compared_words_new_source (const char *text, gsize length);

/* The words of a quotation. */
GArray *readout_compared_words_new_quotation (const char *text, gsize length);

/* Whether the words of a quotation come one after the other in @source. Linear: where texts that
 * are made to be slow to compare would take longer, the answer is TRUE. */
gboolean readout_compared_words_contain (GArray *source, GArray *quotation);

/* Whether a word of a quotation is the same as one of a source. */
gboolean readout_compared_words_match (const ReadoutComparedWord *source,
                                       const ReadoutComparedWord *quotation);

G_END_DECLS
