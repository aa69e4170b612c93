/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "briefing/readout-draft-sentences.h"
#include "briefing/readout-source-check.h"

/*
 * Mistakes as people make them, and correct edits as people make them, in a sentence of a real
 * briefing. The same seed makes the same ones.
 */

/* A sentence of a briefing with what it cites. */
typedef struct
{
  ReadoutSnapshot *snapshot;
  ReadoutDraftSentence *sentence;
  GPtrArray *statements; /* of ReadoutStatement: what it cites */
  char *raw;             /* its Markdown with its citations */
  gsize body;            /* bytes of raw before the citations at its end */
  GPtrArray *sentences;  /* of Sentence: all of the briefing */
} Sentence;

/* Writes the sentence anew, or returns %NULL where the change cannot be made. @form: (out): which
 * variant of the change it is. */
typedef char *(*Change) (const Sentence *sentence, GRand *draw, const char **form);

typedef struct
{
  const char *name;
  ReadoutFindingKind kind; /* what should be found; of no meaning for a correct edit */
  Change change;
} Mistake;

extern const Mistake mistakes[];
extern const guint n_mistakes;

extern const Mistake correct_edits[];
extern const guint n_correct_edits;

/* The first quotation of @raw: what stands between “ and ”. */
gboolean find_quotation (const char *raw, gsize *start, gsize *end);

/* Whether the words of @quotation stand in a report that @sentence cites. */
gboolean is_verbatim (const Sentence *sentence, const char *quotation);
