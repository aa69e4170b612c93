/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "briefing/readout-snapshot.h"

G_BEGIN_DECLS

/**
 * Exports of a briefing and of the statements. All functions return text (UTF-8, LF) owned by the
 * caller; readout_export_write() puts it into a file.
 */

/* @markdown with the definitions of its citations at the end: those of @snapshot, else those that
 * @markdown has. Reading the result again gives the same briefing. */
char *readout_export_markdown (const char *markdown, ReadoutSnapshot *snapshot);

/* The dialect of Pandoc: [@key, p. 3] in place of footnotes; the sources are in
 * readout_export_csl_json() and readout_export_bibtex(). Footnotes that are no citations stay. */
char *readout_export_pandoc (const char *markdown, ReadoutSnapshot *snapshot);

/**
 * readout_export_html:
 * @title: (nullable): %NULL takes the first heading
 * @language: (nullable): BCP 47; %NULL is "en"
 *
 * One file with no script and no reference to anything outside but the links. Raw HTML of the
 * Markdown is shown as text or left out, links are only http, https and mailto, footnotes are
 * linked both ways.
 */
char *readout_export_html (const char *markdown,
                           ReadoutSnapshot *snapshot,
                           const char *title,
                           const char *language);

/* RFC 4180 with a header row; cells that a spreadsheet would run as a formula begin with an
 * apostrophe. */
char *readout_export_csv (ReadoutSnapshot *snapshot);

/* An array of the reports in the form of design 11. Offsets are code points. */
char *readout_export_json (ReadoutSnapshot *snapshot);

/* The sources of the citations in @markdown (%NULL: all statements). One entry a citation, its id
 * the key. */
char *readout_export_bibtex (const char *markdown, ReadoutSnapshot *snapshot);
char *readout_export_csl_json (const char *markdown, ReadoutSnapshot *snapshot);

/* Writes a file whole or not at all: a full disk or a crash leaves the old one. Errors:
 * G_FILE_ERROR or G_IO_ERROR, in words with the name of the file. */
gboolean readout_export_write (const char *path, GBytes *bytes, GError **error);

G_END_DECLS
