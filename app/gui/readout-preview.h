/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "typeset/readout-pages.h"

G_BEGIN_DECLS

/**
 * ReadoutPreview:
 *
 * Shows Markdown as the pages that it would be in a PDF. Pages are laid out in a worker thread; the
 * scroll position stays when the text changes. Below them stands a bar with the number of the page,
 * the size, and what is not on the pages as the text has it. How large pages are and whether they
 * stand one below the other is kept in the settings.
 *
 * Signals:
 * "citation-activated" (key): the number of a source was clicked;
 * "link-activated" (uri): a link out of the document was clicked;
 * "place-activated" (byte, presses): a place in the Markdown was clicked, so many times.
 *
 * Actions: "preview.zoom-in", "preview.zoom-out", "preview.size" ("width", "page" or "real"),
 * "preview.continuous", "preview.next-page", "preview.previous-page", "preview.go-to-page".
 */
#define READOUT_TYPE_PREVIEW (readout_preview_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutPreview, readout_preview, READOUT, PREVIEW, GtkWidget)

GtkWidget *readout_preview_new (void);

/* Shows @markdown, soon: what comes within a moment is laid out once. %NULL shows nothing. */
void readout_preview_set_markdown (ReadoutPreview *preview, const char *markdown);

/* How pages are made; the default is A4 or Letter by locale, without a title block. Copied. */
void readout_preview_set_settings (ReadoutPreview *preview, const ReadoutPageSettings *settings);

/* The pages that are shown; %NULL while there are none yet. */
ReadoutPages *readout_preview_get_pages (ReadoutPreview *preview);

/* Scrolls, if need be, so that byte @byte of the Markdown is in sight, and marks its line. With
 * pages that are still to come this is done once they are there. */
void readout_preview_scroll_to_byte (ReadoutPreview *preview, guint32 byte);

/* The ReadoutPageCanvas in it, %NULL once it is gone. */
GtkWidget *readout_preview_get_canvas (ReadoutPreview *preview);

G_END_DECLS
