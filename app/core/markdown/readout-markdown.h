/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <cmark.h>

#include "text/readout-span.h"

G_BEGIN_DECLS

/**
 * ReadoutMarkdown:
 *
 * A parsed Markdown text: CommonMark as cmark reads it, and footnotes. Immutable once made, counted
 * by reference, safe to share between threads as long as nobody changes the tree.
 *
 * Footnotes: `[^key]` in running text is a reference, `[^key]: words` at the start of a line of the
 * document (not in a list, a quotation or code) is a definition; it goes on with lines that are
 * indented by four columns, and takes the place of a link reference definition. A key is any run of
 * characters other than white space, control characters and []\`<>&; upper and lower case are the
 * same. A reference with no definition stays the text that it is. What has no footnotes is read
 * exactly as cmark reads it.
 */
typedef struct _ReadoutMarkdown ReadoutMarkdown;

typedef struct _ReadoutMarkdownNote ReadoutMarkdownNote;
typedef struct _ReadoutMarkdownReference ReadoutMarkdownReference;

/**
 * ReadoutMarkdownReference:
 * @key: as the text writes it
 * @note: (nullable): the definition; %NULL if there is none
 * @number: the number of the note, from 1; 0 if there is no definition
 * @ordinal: which of the references to this note it is, from 1; 0 if there is no definition
 * @span: the bytes of `[^key]` in the source
 * @block: the paragraph or heading that holds it
 */
struct _ReadoutMarkdownReference
{
  const char *key;
  ReadoutMarkdownNote *note;
  guint number;
  guint ordinal;
  ReadoutSpan span;
  cmark_node *block;
};

/**
 * ReadoutMarkdownNote:
 * @key: as the definition writes it
 * @number: its place in the order of first references, from 1; 0 if nothing refers to it
 * @span: the bytes of the definition in the source, from its `[` to the end of its last line
 * @key_span: the bytes of the key
 * @blocks: a node of type CMARK_NODE_DOCUMENT that holds the blocks of the note
 * @references: (element-type ReadoutMarkdownReference): in the order of the document
 * @is_duplicate: whether an earlier definition has the same key: nothing refers to this one
 */
struct _ReadoutMarkdownNote
{
  const char *key;
  guint number;
  ReadoutSpan span;
  ReadoutSpan key_span;
  cmark_node *blocks;
  GPtrArray *references;
  gboolean is_duplicate;
};

/**
 * ReadoutMarkdownRun:
 * @text: first byte in the words of a block
 * @source: first byte in the source
 * @text_length: bytes in the words
 * @source_length: bytes in the source; the same number for plain text, more for an escape or entity
 *
 * A stretch of the words of a block and where it stands in the source.
 */
typedef struct
{
  guint32 text;
  guint32 source;
  guint32 text_length;
  guint32 source_length;
} ReadoutMarkdownRun;

#define READOUT_TYPE_MARKDOWN (readout_markdown_get_type ())
GType readout_markdown_get_type (void);

/* The longest Markdown that is read, in bytes. */
#define READOUT_MARKDOWN_MAX_LENGTH (64u * 1024 * 1024)

/**
 * readout_markdown_new:
 * @source: UTF-8
 * @length: in bytes, or -1 if @source ends with NUL
 *
 * Parses @source, in time that is linear in its length.
 *
 * Errors: G_IO_ERROR_INVALID_DATA when @source is not valid UTF-8 or holds NUL;
 * G_IO_ERROR_MESSAGE_TOO_LARGE when it is longer than READOUT_MARKDOWN_MAX_LENGTH.
 */
ReadoutMarkdown *readout_markdown_new (const char *source, gssize length, GError **error);
ReadoutMarkdown *readout_markdown_ref (ReadoutMarkdown *markdown);
void readout_markdown_unref (ReadoutMarkdown *markdown);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutMarkdown, readout_markdown_unref)

/* The source, ending with NUL, owned by @markdown. @length may be %NULL. */
const char *readout_markdown_get_source (ReadoutMarkdown *markdown, gsize *length);

/* The document without its footnote definitions, owned by @markdown. A reference that has a
 * definition is a node of type CMARK_NODE_CUSTOM_INLINE. User data of the nodes belongs to
 * @markdown. */
cmark_node *readout_markdown_get_root (ReadoutMarkdown *markdown);

/* (element-type ReadoutMarkdownNote): the notes that are referred to, by number: number n is at
 * index n - 1. Owned by @markdown, as everything that the next two functions return. */
GPtrArray *readout_markdown_get_notes (ReadoutMarkdown *markdown);

/* (element-type ReadoutMarkdownNote): all definitions in the order of the source, among them
 * orphans (number 0) and duplicates. */
GPtrArray *readout_markdown_get_definitions (ReadoutMarkdown *markdown);

/* (element-type ReadoutMarkdownReference): all references in the order of the source, among them
 * those without a definition, whose @note is %NULL. */
GPtrArray *readout_markdown_get_references (ReadoutMarkdown *markdown);

/* The note with @key, in whatever case; the first one if several have it; %NULL if there is none.
 */
ReadoutMarkdownNote *readout_markdown_find_note (ReadoutMarkdown *markdown, const char *key);

/* The reference that @node stands for; %NULL if it is any other node. */
ReadoutMarkdownReference *readout_markdown_get_reference (ReadoutMarkdown *markdown,
                                                          cmark_node *node);

/**
 * readout_markdown_get_span:
 * @node: of the tree or of a note's blocks
 *
 * Where a node stands in the source: a block without white space around it; an inline with its
 * marks (`*`, `[…](…)`), a text node from its first to its last character. {0, 0} for an inline
 * that was not found, which takes text that cmark has changed beyond recognition.
 */
ReadoutSpan readout_markdown_get_span (ReadoutMarkdown *markdown, cmark_node *node);

/**
 * readout_markdown_dup_text:
 * @block: a paragraph or heading, or any inline
 * @runs: (out) (optional): a GArray of ReadoutMarkdownRun in the order of the words, free with
 *   g_array_unref()
 *
 * The words of @block as one reads them: without marks and references, line ends within it as a
 * space (a hard break as a line feed), raw HTML and images left out (the alternative text of an
 * image is kept). Owned by the caller.
 */
char *readout_markdown_dup_text (ReadoutMarkdown *markdown, cmark_node *block, GArray **runs);

/* The byte in the source of a byte in the words that readout_markdown_dup_text() gave; with
 * @is_end, of the end of the character before @byte, so that a span of words becomes a span of the
 * source. O(log n). */
guint32 readout_markdown_text_to_source (GArray *runs, guint32 byte, gboolean is_end);

/* What a reader would see of the raw HTML of a block: its words, without tags, comments, scripts
 * and styles, with one space between them. Owned by the caller. Linear. */
char *readout_markdown_dup_html_words (const char *html);

/* Whether the raw HTML of an inline is `<br>`. */
gboolean readout_markdown_html_is_break (const char *html);

/* Whether @key can be the id of a citation of ours: [a-z][a-z0-9]*(-[a-z0-9]+)* */
gboolean readout_markdown_is_citation_key (const char *key);

G_END_DECLS
