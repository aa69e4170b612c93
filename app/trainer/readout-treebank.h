/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "syntax/readout-syntax.h"

G_BEGIN_DECLS

/* A sentence of a treebank. Tokens are numbered from 0; the root's head is @n_tokens. */
typedef struct
{
  guint first; /* index of its first token in the treebank's segments */
  guint n_tokens;
  guint16 *tags;  /* readout_tag () of each token */
  guint16 *heads; /* n_tokens for the root */
  guint8 *relations;
  guint16 *guessed; /* tags that a tagger which has not seen the sentence gives; NULL before */
} ReadoutTreebankSentence;

/**
 * ReadoutTreebank:
 * @segments: every token of every sentence, spans counted in @text
 * @text: the running text, sentences of a paragraph joined, paragraphs by blank lines
 */
typedef struct
{
  ReadoutSegments *segments;
  GPtrArray *sentences; /* of ReadoutTreebankSentence */
  GPtrArray *forms;     /* of char *, one a token, as the treebank has them */
  GPtrArray *lemmas;    /* of char *, one a token */
  GString *text;
} ReadoutTreebank;

ReadoutTreebank *readout_treebank_new (void);
void readout_treebank_free (ReadoutTreebank *treebank);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutTreebank, readout_treebank_free)

/**
 * readout_treebank_read:
 * @path: a file in CoNLL-U
 * @most: sentences with more tokens than that are left out
 *
 * Adds the sentences of a file. Ranges ("1-2") and empty nodes ("3.1") are passed over: their words
 * have lines of their own. Errors: those of g_file_get_contents(), G_IO_ERROR_INVALID_DATA with the
 * line's number.
 */
gboolean
readout_treebank_read (ReadoutTreebank *treebank, const char *path, guint most, GError **error);

static inline ReadoutTreebankSentence *
readout_treebank_get (ReadoutTreebank *treebank, guint index)
{
  return g_ptr_array_index (treebank->sentences, index);
}

/* Adds a copy of sentence @index in other case: 'l' all lower, 'u' all capitals, 't' as a headline.
 */
void readout_treebank_add_recased (ReadoutTreebank *treebank, guint index, char style);

G_END_DECLS
