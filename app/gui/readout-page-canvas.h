/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "typeset/readout-pages.h"

G_BEGIN_DECLS

/**
 * ReadoutPageCanvas:
 *
 * Pages one below the other, for a GtkViewport: draws those in sight and finds what is clicked.
 *
 * Signals:
 * "activate-link" (pointer to ReadoutPageLink): it was clicked or chosen by keyboard;
 * "activate-place" (byte): it was double-clicked;
 * "page-changed" (): another page is in sight;
 * "reveal" (y, height): a link that the keyboard has gone to, in pixels of the canvas.
 */
#define READOUT_TYPE_PAGE_CANVAS (readout_page_canvas_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutPageCanvas, readout_page_canvas, READOUT, PAGE_CANVAS, GtkWidget)

/* @vertical: says what is in sight. */
GtkWidget *readout_page_canvas_new (GtkAdjustment *vertical);

/* Shows @pages; %NULL shows none. */
void readout_page_canvas_set_pages (ReadoutPageCanvas *canvas, ReadoutPages *pages);

/* As readout_preview_set_zoom(). */
void readout_page_canvas_set_zoom (ReadoutPageCanvas *canvas, double zoom);

/* Pixels of a point, as it is now. */
double readout_page_canvas_get_scale (ReadoutPageCanvas *canvas);

/* Where @y of @page is, in pixels from the top of the canvas. */
double readout_page_canvas_get_y (ReadoutPageCanvas *canvas, guint page, double y);

/* The page at the middle of what is in sight. */
guint readout_page_canvas_get_page (ReadoutPageCanvas *canvas);

/* The link of a citation at a place, or that the keyboard has gone to: %NULL where there is none.
 * @place: (out): where it is on the canvas. Owned by the pages. */
const ReadoutPageLink *readout_page_canvas_find_citation (ReadoutPageCanvas *canvas,
                                                          double x,
                                                          double y,
                                                          GdkRectangle *place);
const ReadoutPageLink *readout_page_canvas_get_focus_citation (ReadoutPageCanvas *canvas,
                                                               GdkRectangle *place);

G_END_DECLS
