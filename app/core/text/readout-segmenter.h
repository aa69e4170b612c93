/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/readout-text.h"

G_BEGIN_DECLS

/* No sentence has more tokens: a longer one is cut, after a semicolon or comma where there is one,
 * so that whatever is done with a sentence is bounded. */
#define READOUT_SENTENCE_MAX_TOKENS 200

/* No token is longer, in bytes: a longer run of letters is cut. */
#define READOUT_TOKEN_MAX_LENGTH 128

/**
 * ReadoutToken:
 * @span: its bytes in the report's text
 * @form: the form as the treebanks write it: straight quotation marks and apostrophes, plain
 *   hyphens and spaces; ends with NUL, never empty
 * @folded: @form in lower case; the same pointer when it is lower case already
 * @lemma: the dictionary form, in lower case unless a name: "said" → "say", "ministers" →
 *   "minister", "n't" → "not"; set by the syntax
 * @sentence: index of its sentence
 * @head: index of the token that it depends on; -1 for the root of a sentence
 * @first_child: index of its first dependent in the order of the text; -1 if it has none
 * @next_sibling: index of the next dependent of the same head; -1 if it is the last
 * @first: index of the first token of its subtree
 * @end: index after the last token of its subtree
 * @upos: a ReadoutUpos
 * @xpos: a ReadoutXpos
 * @relation: a ReadoutRelation to @head
 * @space_before: whether white space (or the start of a paragraph) stands before it
 * @shape: how it is written, a ReadoutTokenShape
 *
 * A token: a word, the part of a contraction ("do" + "n't", "Borrell" + "'s"), a part between
 * hyphens or a mark. All indices are into the list of all tokens of the text, not of the sentence.
 * The segmenter fills in the span, the forms, the sentence, @space_before and @shape;
 * readout_syntax_parse() the rest. The strings belong to the ReadoutSegments or to the model.
 */
typedef struct
{
  ReadoutSpan span;
  const char *form;
  const char *folded;
  const char *lemma;
  guint32 sentence;
  gint32 head;
  gint32 first_child;
  gint32 next_sibling;
  guint32 first;
  guint32 end;
  guint8 upos;
  guint8 xpos;
  guint8 relation;
  guint8 space_before : 1;
  guint8 shape : 7;
} ReadoutToken;

typedef enum
{
  READOUT_TOKEN_SHAPE_LOWER,   /* minister */
  READOUT_TOKEN_SHAPE_TITLE,   /* Minister */
  READOUT_TOKEN_SHAPE_UPPER,   /* IAEA */
  READOUT_TOKEN_SHAPE_MIXED,   /* McDonald */
  READOUT_TOKEN_SHAPE_LETTER,  /* I, A: one capital letter, also with a full stop */
  READOUT_TOKEN_SHAPE_NUMBER,  /* 3.5, 10th */
  READOUT_TOKEN_SHAPE_QUOTE,   /* a quotation mark, single or double; not an apostrophe */
  READOUT_TOKEN_SHAPE_MARK,    /* any other punctuation or symbol */
  READOUT_TOKEN_SHAPE_ADDRESS, /* a web or mail address, @name, #tag */
  READOUT_TOKEN_SHAPE_OTHER,   /* letters of a script without case */
} ReadoutTokenShape;

/**
 * ReadoutSentence:
 * @span: from its first token's first byte to its last token's end
 * @first: index of its first token
 * @end: index after its last token
 * @paragraph: index of its paragraph
 * @root: index of the token that heads it; set by the syntax
 *
 * Never empty; a sentence never crosses the end of a paragraph.
 */
typedef struct
{
  ReadoutSpan span;
  guint32 first;
  guint32 end;
  guint32 paragraph;
  guint32 root;
} ReadoutSentence;

/**
 * ReadoutSegments:
 * @tokens: GArray of ReadoutToken, in the order of the text
 * @sentences: GArray of ReadoutSentence, in the order of the text
 *
 * The sentences and tokens of a text. Made once and used again for one text after the other, it
 * allocates only when a text is larger than all before. For one thread at a time.
 */
typedef struct
{
  GArray *tokens;
  GArray *sentences;
  /*< private >*/
  GPtrArray *chunks;
  gsize chunk;
  gsize used;
} ReadoutSegments;

ReadoutSegments *readout_segments_new (void);
void readout_segments_free (ReadoutSegments *segments);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutSegments, readout_segments_free)

/* The token at @index, valid until @segments are filled anew. */
static inline ReadoutToken *
readout_segments_get_token (const ReadoutSegments *segments, guint index)
{
  return &g_array_index (segments->tokens, ReadoutToken, index);
}

static inline ReadoutSentence *
readout_segments_get_sentence (const ReadoutSegments *segments, guint index)
{
  return &g_array_index (segments->sentences, ReadoutSentence, index);
}

/* The index of the first token that ends after @byte; the number of tokens if there is none.
 * O(log n). */
guint readout_segments_find_token (const ReadoutSegments *segments, guint32 byte);

/* Room for @size bytes that lives as long as the tokens that are in @segments now. */
char *readout_segments_allocate (ReadoutSegments *segments, gsize size);

/**
 * readout_segmenter_run:
 * @segments: is emptied first
 * @text: any text; with no letters at all it may have no sentences
 *
 * Finds the sentences and tokens of @text: tokens as the English Web Treebank has them, sentences
 * with the abbreviations, initials and rules for quotations of English (`"…?" Smith said.` is one
 * sentence). Linear in the length of the text. Safe to call from any thread.
 */
void readout_segmenter_run (ReadoutSegments *segments, ReadoutText *text);

/* Empties @segments, so that sentences can be added by readout_segments_add_sentence(). */
void readout_segments_clear (ReadoutSegments *segments);

/**
 * readout_segments_add_sentence:
 * @forms: UTF-8, one string a token, at least one
 * @spaces: (nullable): for each token whether white space stands before it; %NULL for always
 *
 * Adds a sentence whose tokens are known, as from a treebank; its spans count the bytes of the
 * forms and spaces since readout_segments_clear().
 */
void readout_segments_add_sentence (ReadoutSegments *segments,
                                    const char *const *forms,
                                    const gboolean *spaces,
                                    guint n_forms);

G_END_DECLS
