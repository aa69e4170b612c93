/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "attribution/readout-statement.h"
#include "stance/readout-carry.h"
#include "syntax/readout-syntax.h"

G_BEGIN_DECLS

/* What a token of a passage belongs to. */
typedef enum
{
  READOUT_MARK_CONTENT = 1 << 0,
  READOUT_MARK_CUE = 1 << 1,
  READOUT_MARK_SOURCE = 1 << 2,
} ReadoutMark;

/**
 * ReadoutPassage:
 * @segments: the paragraphs that hold a statement, with trees for those sentences that have a part
 * of one
 * @stems: one a token, %NULL for marks and words of grammar
 * @marks: one a token, bits of ReadoutMark for the statement that was marked last
 *
 * The paragraphs around a statement with their trees. Made again only when the next statement
 * stands elsewhere. For one thread at a time.
 */
typedef struct
{
  ReadoutSegments *segments;
  GPtrArray *stems;
  GByteArray *marks;
  /*< private >*/
  GByteArray *parsed; /* one a sentence */
  ReadoutSpan span;
  ReadoutText *text;
} ReadoutPassage;

ReadoutPassage *readout_passage_new (void);
void readout_passage_free (ReadoutPassage *passage);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutPassage, readout_passage_free)

/* Reads the sentences of @statement and marks its tokens. FALSE, and nothing marked, where they
 * are too long to be read for one statement. Linear in them. */
gboolean readout_passage_read (ReadoutPassage *passage,
                               ReadoutSyntax *syntax,
                               ReadoutReport *report,
                               ReadoutStatement *statement);

/* The words from one token to another, as they stand in the text. Owned by the caller. */
char *readout_passage_dup_words (ReadoutPassage *passage, gint32 first, gint32 last);

static inline gboolean
readout_passage_is_marked (const ReadoutPassage *passage, gint32 token, guint marks)
{
  return (passage->marks->data[token] & marks) != 0;
}

G_END_DECLS
