/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "markdown/readout-markdown.h"

G_BEGIN_DECLS

/**
 * ReadoutMarkdownLabel:
 * @span: the bytes of `[^key]` in the source
 * @is_candidate: whether it could begin a definition: it starts a line and a colon follows
 * @is_definition: whether it does
 * @is_masked: whether cmark sees a mark in its place
 *
 * A place in the source that looks like a footnote reference or definition. The key is what stands
 * between its first two bytes and its last one.
 */
typedef struct
{
  ReadoutSpan span;
  gboolean is_candidate;
  gboolean is_definition;
  gboolean is_masked;
} ReadoutMarkdownLabel;

/**
 * ReadoutMarkdownRewrite:
 * @text: what cmark parses: the source with a mark in the place of each label, and each definition
 *   as a list item of its own after a comment
 * @pieces: of Piece, where each stretch of @text comes from
 * @lines: of guint32, where each line of @text starts
 *
 * The mark of label 12 is the character @mark, "12", and @mark again: punctuation, like the
 * brackets that it stands for.
 */
typedef struct
{
  GString *text;
  GArray *pieces;
  GArray *lines;
} ReadoutMarkdownRewrite;

/**
 * ReadoutMarkdownPlace:
 * @span: where a node stands in the source
 * @reference: (nullable): what it refers to
 */
typedef struct
{
  ReadoutSpan span;
  ReadoutMarkdownReference *reference;
} ReadoutMarkdownPlace;

struct _ReadoutMarkdown
{
  gatomicrefcount references_count;
  char *source;
  gsize length;
  cmark_node *root;
  GPtrArray *notes;         /* of ReadoutMarkdownNote, borrowed from definitions */
  GPtrArray *definitions;   /* of ReadoutMarkdownNote, owned */
  GPtrArray *references;    /* of ReadoutMarkdownReference, owned */
  GHashTable *notes_by_key; /* folded key, owned → ReadoutMarkdownNote, borrowed */
  GStringChunk *keys;
  GArray *places; /* of ReadoutMarkdownPlace; a node's user data is its index plus 1 */
};

/* Fills @markdown, whose source is set, from it. */
void readout_markdown_parse (ReadoutMarkdown *markdown);

/* Finds the labels of @source, in order: a GArray of ReadoutMarkdownLabel. */
GArray *readout_markdown_find_labels (const char *source, gsize length);

/* A character of punctuation that @source does not hold, as UTF-8; %NULL if it holds them all. */
const char *readout_markdown_choose_mark (const char *source, gsize length);

/* A key as it is compared. Owned by the caller. */
char *readout_markdown_fold_key (const char *key, gssize length);

/* Decides which candidates among @labels are definitions: cmark tells what is code, list or
 * quotation. */
void readout_markdown_confirm_definitions (const char *source,
                                           gsize length,
                                           GArray *labels,
                                           const char *mark);

/* Rewrites @source for cmark; sets is_masked in @labels. */
ReadoutMarkdownRewrite *
readout_markdown_rewrite_new (const char *source, gsize length, GArray *labels, const char *mark);
void readout_markdown_rewrite_free (ReadoutMarkdownRewrite *rewrite);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutMarkdownRewrite, readout_markdown_rewrite_free)

/* The first mark in @string at or after it: its number, first byte and the byte after it; FALSE if
 * there is none. */
gboolean readout_markdown_find_mark (
    const char *string, const char *mark, guint *number, const char **start, const char **end);

/* The byte of the source of a line and column of cmark (from 1) in the rewritten text. @is_end: of
 * the end of the character in that column. */
guint32 readout_markdown_rewrite_get_source (ReadoutMarkdownRewrite *rewrite,
                                             int line,
                                             int column,
                                             gboolean is_end);

/* Sets the places of all nodes below @root, a document or a note's blocks. */
void readout_markdown_place_nodes (ReadoutMarkdown *markdown,
                                   cmark_node *root,
                                   ReadoutMarkdownRewrite *rewrite);

/* Follows the inlines of @node, of which @quotes block quotes are around, through the source; sets
 * the places of its inlines if @sets_places, appends to @words and @runs where they are not
 * %NULL. */
void readout_markdown_align (ReadoutMarkdown *markdown,
                             cmark_node *node,
                             guint quotes,
                             gboolean sets_places,
                             GString *words,
                             GArray *runs);

static inline ReadoutMarkdownPlace *
readout_markdown_get_place (ReadoutMarkdown *markdown, cmark_node *node)
{
  guint index = GPOINTER_TO_UINT (cmark_node_get_user_data (node));

  return index > 0 && index <= markdown->places->len
             ? &g_array_index (markdown->places, ReadoutMarkdownPlace, index - 1)
             : NULL;
}

G_END_DECLS
