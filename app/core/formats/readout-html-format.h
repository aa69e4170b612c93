/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/readout-format.h"
#include "formats/readout-text-builder.h"

G_BEGIN_DECLS

/* Web pages: saved by a browser, a piece of one from the clipboard, XHTML. The text of a page is
 * its article; of a page that is none and of a piece, everything that it shows. */
gboolean readout_html_sniff (const ReadoutDocument *document);
gboolean readout_html_read (const ReadoutDocument *document, GPtrArray *reports, GError **error);

/**
 * readout_html_append:
 * @html: a piece of HTML or XHTML, UTF-8; what is no UTF-8 becomes U+FFFD
 * @length: in bytes, or -1
 *
 * Adds all that @html shows to @builder as paragraphs, for documents that hold HTML: chapters of
 * books, entries of feeds, mails.
 *
 * Errors: as readout_html_tree_new()
 */
gboolean
readout_html_append (ReadoutTextBuilder *builder, const char *html, gssize length, GError **error);

G_END_DECLS
