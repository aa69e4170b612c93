/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "briefing/readout-snapshot.h"

G_BEGIN_DECLS

/**
 * Exports of a briefing and of the statements. All functions return text (UTF-8, LF) owned by the
 * caller, in time that is linear in what they are given; readout_export_write() puts it into a
 * file. The formats are described in README.md beside this file.
 */

/* @markdown, byte for byte, and at its end the definitions of the citations that it has none for,
 * as far as @snapshot (nullable) knows them. readout_definitions_remove() leads back. */
char *readout_export_markdown (const char *markdown, ReadoutSnapshot *snapshot);

/**
 * readout_export_pandoc:
 * @bibliography: (nullable): the name of the file that readout_export_csl_json() goes into: the
 *   document begins with metadata that name it
 *
 * The dialect of Pandoc: [@key, p. 3] in place of footnotes whose definition Readout keeps.
 * Footnotes that the text defines stay. What is plain text in CommonMark and markup for Pandoc is
 * escaped; a block has a blank line before it.
 */
char *
readout_export_pandoc (const char *markdown, ReadoutSnapshot *snapshot, const char *bibliography);

/**
 * readout_export_html:
 * @title: (nullable): %NULL takes the first heading
 * @language: (nullable): BCP 47; %NULL: see readout_html_language_choose()
 * @directory: (nullable): pictures that lie in it or below it are in the page
 *
 * One file with no script and no reference to anything outside but the links. The body is what
 * cmark writes, but for what ReadoutHtmlWriter takes out of it; footnotes are linked both ways.
 */
char *readout_export_html (const char *markdown,
                           ReadoutSnapshot *snapshot,
                           const char *title,
                           const char *language,
                           const char *directory);

/* The same. @pictures: (nullable) (element-type utf8 GBytes): those that no file holds, by their
 * address: see readout_store_list_pictures() */
char *readout_export_html_with_pictures (const char *markdown,
                                         ReadoutSnapshot *snapshot,
                                         const char *title,
                                         const char *language,
                                         const char *directory,
                                         GHashTable *pictures);

/**
 * readout_export_list_pictures:
 * @pictures: (nullable) (element-type utf8 GBytes): by their address
 *
 * Which of them a text shows: they have to be beside it where it is written.
 *
 * Returns: (element-type utf8): addresses, owned by the caller
 */
GPtrArray *readout_export_list_pictures (const char *markdown, GHashTable *pictures);

/* The statements: RFC 4180 with a header row; cells that a spreadsheet would run as a formula begin
 * with an apostrophe. */
char *readout_export_csv (ReadoutSnapshot *snapshot);

/* One object: topics, reports with their statements, and key points, each with the sources that
 * carry it. Offsets are code points. */
char *readout_export_json (ReadoutSnapshot *snapshot);

/* The sources of the citations in @markdown (%NULL: all statements). One entry a citation, its id
 * the key. */
char *readout_export_bibtex (const char *markdown, ReadoutSnapshot *snapshot);
char *readout_export_csl_json (const char *markdown, ReadoutSnapshot *snapshot);

/**
 * readout_export_write:
 * @path: a file name, of whatever bytes
 *
 * Writes a file whole or not at all: a full disk or a crash leaves the old one. Of a symbolic link
 * the target is written, a device or pipe is written to; a file keeps its permissions. Whoever has
 * the old file open goes on reading that.
 *
 * Errors: G_FILE_ERROR, in words with the name of the file
 */
gboolean readout_export_write (const char *path, GBytes *bytes, GError **error);

G_END_DECLS
