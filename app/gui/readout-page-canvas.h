/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "typeset/readout-pages.h"

G_BEGIN_DECLS

/**
 * ReadoutPageCanvas:
 *
 * Pages in a scrolled window: one below the other, or one at a time. Only those in sight are drawn.
 * Tab goes from link to link. Page Down, Page Up, Home, End and the arrows go through the pages.
 *
 * Signals:
 * "activate-link" (link, a ReadoutPageLink): it was clicked, or Return was pressed on it;
 * "activate-place" (byte, presses): a place in the Markdown was clicked so many times;
 * "page-changed": another page is in the middle of what is in sight;
 * "scale-changed": pages have another size.
 */
#define READOUT_TYPE_PAGE_CANVAS (readout_page_canvas_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutPageCanvas, readout_page_canvas, READOUT, PAGE_CANVAS, GtkWidget)

#define READOUT_ZOOM_FIT_WIDTH 0.0
#define READOUT_ZOOM_FIT_PAGE (-1.0)

GtkWidget *readout_page_canvas_new (void);

/* Shows @pages (nullable). What is at the top stays there. */
void readout_page_canvas_set_pages (ReadoutPageCanvas *canvas, ReadoutPages *pages);
ReadoutPages *readout_page_canvas_get_pages (ReadoutPageCanvas *canvas);

/* 1 for the real size of the paper, or one of the above. */
void readout_page_canvas_set_zoom (ReadoutPageCanvas *canvas, double zoom);

/* The size that is shown, as a part of the real size. */
double readout_page_canvas_get_shown_zoom (ReadoutPageCanvas *canvas);

/* One below the other, or one at a time. */
void readout_page_canvas_set_continuous (ReadoutPageCanvas *canvas, gboolean is_continuous);

/* The page in the middle of what is in sight. */
guint readout_page_canvas_get_page (ReadoutPageCanvas *canvas);
void readout_page_canvas_show_page (ReadoutPageCanvas *canvas, guint page);

/* Scrolls, if need be, so that a stretch of a page, in points, is in sight; with @to_top near its
 * top in any case. */
void readout_page_canvas_reveal (
    ReadoutPageCanvas *canvas, guint page, double y, double height, gboolean to_top);

/* Marks a line beside its text: where the cursor of the editor is. A negative @page marks none. */
void readout_page_canvas_set_mark (ReadoutPageCanvas *canvas, int page, double y, double height);

/* The link of a citation at a place, or that the keyboard has gone to: %NULL where there is none.
 * @place: (out): where it is on the canvas. Owned by the pages. */
const ReadoutPageLink *readout_page_canvas_find_citation (ReadoutPageCanvas *canvas,
                                                          double x,
                                                          double y,
                                                          GdkRectangle *place);
const ReadoutPageLink *readout_page_canvas_get_focus_citation (ReadoutPageCanvas *canvas,
                                                               GdkRectangle *place);

G_END_DECLS
