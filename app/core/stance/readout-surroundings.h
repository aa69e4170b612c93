/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "attribution/readout-statement.h"
#include "stance/readout-carry.h"
#include "syntax/readout-syntax.h"

G_BEGIN_DECLS

/* What a token of a surroundings belongs to. */
typedef enum
{
  READOUT_MARK_CONTENT = 1 << 0,
  READOUT_MARK_CUE = 1 << 1,
  READOUT_MARK_SOURCE = 1 << 2,
  READOUT_MARK_BETWEEN = 1 << 3, /* between cue and content; counts as content too */
} ReadoutMark;

/**
 * ReadoutSurroundings:
 * @segments: the paragraphs that hold a statement, with trees for those sentences that have a part
 * of one and a word that is looked for
 * @stems: one a token, %NULL for marks, words of grammar and where there is no tree
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
  GByteArray *parsed; /* one a sentence: whether it was looked at */
  ReadoutSpan span;
  ReadoutText *text;
} ReadoutSurroundings;

ReadoutSurroundings *readout_surroundings_new (void);
void readout_surroundings_free (ReadoutSurroundings *surroundings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutSurroundings, readout_surroundings_free)

/* Marks the tokens of @statement and reads those of its sentences that have a word for a topic: a
 * stem of @wanted, a set that is the same for all statements, or a stand-in. FALSE, and nothing
 * marked, where they are too long to be read for one statement. Linear in them. */
gboolean readout_surroundings_read (ReadoutSurroundings *surroundings,
                                    ReadoutSyntax *syntax,
                                    GHashTable *wanted,
                                    ReadoutReport *report,
                                    ReadoutStatement *statement);

/* The words from one token to another, as they stand in the text. Owned by the caller. */
char *readout_surroundings_dup_words (ReadoutSurroundings *surroundings, gint32 first, gint32 last);

/* Where in the report a token stands, in bytes. */
static inline guint32
readout_surroundings_get_place (const ReadoutSurroundings *surroundings, gint32 token)
{
  return surroundings->span.start +
         readout_segments_get_token (surroundings->segments, (guint)token)->span.start;
}

static inline gboolean
readout_surroundings_is_marked (const ReadoutSurroundings *surroundings, gint32 token, guint marks)
{
  return (surroundings->marks->data[token] & marks) != 0;
}

G_END_DECLS
