/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "markdown/readout-markdown.h"

G_BEGIN_DECLS

/* How much of all pictures, in bytes of text, goes into one page; each counts as often as it is
 * shown. */
#define READOUT_HTML_MAX_PICTURES (64u * 1024 * 1024)

/**
 * ReadoutHtmlWriter:
 *
 * Writes trees as HTML, as cmark does but for what a page that others open must not hold:
 *
 * - links lead to http, https and mailto; of others the words stay
 * - of raw HTML there is what a reader would see of a block of it, as a paragraph, and `<br>`
 * - pictures from files below a folder are in the page (PNG, JPEG, GIF, WebP); of others the words
 *   stay
 * - a paragraph that is a pipe table is a table
 * - references are links to the notes, which lead back
 * - blocks that run the other way than the page say so
 */
typedef struct _ReadoutHtmlWriter ReadoutHtmlWriter;

/* @html is appended to. @directory: (nullable): where the pictures are. @pictures: (nullable):
 * those that no file holds. @is_rtl: how the page runs. */
ReadoutHtmlWriter *readout_html_writer_new (ReadoutMarkdown *markdown,
                                            GString *html,
                                            const char *directory,
                                            GHashTable *pictures,
                                            gboolean is_rtl);
void readout_html_writer_free (ReadoutHtmlWriter *writer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutHtmlWriter, readout_html_writer_free)

/* Writes all blocks of @root, a document or a note's blocks. Linear. */
void readout_html_writer_write (ReadoutHtmlWriter *writer, cmark_node *root);

/* Writes the notes as items of a list, each with links back to the text. */
void readout_html_writer_write_notes (ReadoutHtmlWriter *writer);

/* Appends @text so that it is text, in an attribute too. */
void readout_html_append_escaped (GString *html, const char *text);

G_END_DECLS
