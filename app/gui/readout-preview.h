/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "typeset/readout-pages.h"

G_BEGIN_DECLS

/**
 * ReadoutPreview:
 *
 * Shows Markdown as the pages that it would be in a PDF. Pages are laid out in a worker thread; the
 * scroll position stays when the text changes.
 *
 * Signals:
 * "citation-activated" (key): the number of a source was clicked;
 * "link-activated" (uri): a link out of the document was clicked;
 * "place-activated" (byte): a place in the Markdown was double-clicked.
 *
 * Actions: "preview.zoom-in", "preview.zoom-out", "preview.zoom-fit".
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

/* The size of the paper on the screen, 1 for its real size; 0 fits its width to that of the
 * widget. */
void readout_preview_set_zoom (ReadoutPreview *preview, double zoom);
double readout_preview_get_zoom (ReadoutPreview *preview);

/* Scrolls, if need be, so that byte @byte of the Markdown is in sight. */
void readout_preview_scroll_to_byte (ReadoutPreview *preview, guint32 byte);

/* The ReadoutPageCanvas in it, %NULL once it is gone. */
GtkWidget *readout_preview_get_canvas (ReadoutPreview *preview);

G_END_DECLS
