/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "readout-page-canvas.h"
#include "readout-page-pictures.h"

G_BEGIN_DECLS

/* Around and between pages, in pixels. */
#define READOUT_PAGE_GAP 18.0

/* An arrow key scrolls so many pixels. */
#define READOUT_PAGE_ARROW_STEP 48.0

struct _ReadoutPageCanvas
{
  GtkWidget parent_instance;

  GtkAdjustment *adjustments[2];          /* by GtkOrientation; nullable */
  GtkScrollablePolicy scroll_policies[2]; /* likewise */
  ReadoutPages *pages;                    /* nullable */
  ReadoutPagePictures *pictures;
  double page_width; /* points, as the next one */
  double page_height;
  double zoom;
  double scale; /* pixels of a point */
  gboolean is_continuous;
  guint page;        /* the one in sight */
  int told_page;     /* the one that was told with "page-changed" last; -1 for none */
  double told_scale; /* likewise */
  guint tell_source;
  double turned;    /* how far the wheel was turned beyond the end of the page */
  double pointer_y; /* of the last event, for a zoom around it; negative for none */

  /* A place that is to be in sight once pages have their size. */
  gboolean is_unsized;
  gboolean is_pending;
  guint pending_page;
  double pending_y;
  double pending_height;
  gboolean pending_to_top;

  int mark_page;
  double mark_y;
  double mark_height;

  int focus_page; /* of the link that has the focus; -1 for none */
  guint focus_link;
};

static inline guint
readout_page_canvas_get_n_pages (ReadoutPageCanvas *canvas)
{
  return canvas->pages != NULL ? readout_pages_get_n_pages (canvas->pages) : 0;
}

static inline double
readout_page_canvas_get_value (ReadoutPageCanvas *canvas, GtkOrientation orientation)
{
  GtkAdjustment *adjustment = canvas->adjustments[orientation];

  return adjustment != NULL ? gtk_adjustment_get_value (adjustment) : 0;
}

static inline void
readout_page_canvas_set_value (ReadoutPageCanvas *canvas, GtkOrientation orientation, double value)
{
  if (canvas->adjustments[orientation] != NULL)
    gtk_adjustment_set_value (canvas->adjustments[orientation], value);
}

/* From the top of one page to that of the next. */
static inline double
readout_page_canvas_get_step (ReadoutPageCanvas *canvas)
{
  return canvas->page_height * canvas->scale + READOUT_PAGE_GAP;
}

/* Emits "page-changed" and "scale-changed", as far as there is something to tell. */
void readout_page_canvas_tell_soon (ReadoutPageCanvas *canvas);

void readout_page_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);

/* Sets up keys and the wheel. */
void readout_page_canvas_init_scroll (ReadoutPageCanvas *canvas);
void readout_page_canvas_class_init_scroll (GtkWidgetClass *widget_class);

/* Sets up what is clicked, hovered over and gone through with Tab. */
void readout_page_canvas_init_links (ReadoutPageCanvas *canvas);
void readout_page_canvas_class_init_links (GtkWidgetClass *widget_class);

/* Where point 0, 0 of a page is in the widget. */
void readout_page_canvas_get_origin (ReadoutPageCanvas *canvas, guint page, double *x, double *y);

/* The page at a place of the widget, and where on it that is, in points. */
gboolean readout_page_canvas_find_place (
    ReadoutPageCanvas *canvas, double x, double y, guint *page, double *page_x, double *page_y);

/* The link that has the focus; %NULL if none has. */
const ReadoutPageLink *readout_page_canvas_get_focus_link (ReadoutPageCanvas *canvas);

G_END_DECLS
