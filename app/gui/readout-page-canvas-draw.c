/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Draws the pages that are in sight.
 */
#include "readout-page-canvas-private.h"

#include <math.h>

/* Glyphs are put on whole pixels: pages are drawn so many times as wide and then narrowed. */
#define FINENESS 4
#define FINENESS_OF_TWO 2 /* on a screen of two pixels a unit and more */

/* So far from the text the mark of a line stands, in points. */
#define MARK_DISTANCE 12.0

static void
snapshot_paper (GtkSnapshot *snapshot, const graphene_rect_t *paper)
{
  GskRoundedRect outline;
  GdkRGBA shadow = { 0, 0, 0, 0.28 };
  GdkRGBA white = { 1, 1, 1, 1 };

  gsk_rounded_rect_init_from_rect (&outline, paper, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shadow, 0, 1, 0, 5);
  gtk_snapshot_append_color (snapshot, &white, paper);
}

static void
snapshot_focus (ReadoutPageCanvas *self, GtkSnapshot *snapshot, guint page, double x, double y)
{
  const ReadoutPageLink *link = readout_page_canvas_get_focus_link (self);
  GskRoundedRect outline;
  graphene_rect_t rect;
  GdkRGBA colour = { 0.21, 0.52, 0.89, 1 };
  GdkRGBA colours[4] = { colour, colour, colour, colour };
  float widths[4] = { 2, 2, 2, 2 };

  if (self->focus_page != (int)page || link == NULL ||
      !gtk_widget_has_visible_focus (GTK_WIDGET (self)))
    return;
  rect = GRAPHENE_RECT_INIT (x + link->x * self->scale - 3, y + link->y * self->scale - 1,
                             link->width * self->scale + 6, link->height * self->scale + 2);
  gsk_rounded_rect_init_from_rect (&outline, &rect, 4);
  gtk_snapshot_append_border (snapshot, &outline, widths, colours);
}

static void
snapshot_mark (ReadoutPageCanvas *self, GtkSnapshot *snapshot, guint page, double x, double y)
{
  const ReadoutPageSettings *settings = readout_pages_get_settings (self->pages);
  GdkRGBA colour = { 0.21, 0.52, 0.89, 0.8 };

  if (self->mark_page != (int)page)
    return;
  gtk_snapshot_append_color (
      snapshot, &colour,
      &GRAPHENE_RECT_INIT (floor (x + MAX (settings->margin_left - MARK_DISTANCE, 2) * self->scale),
                           y + self->mark_y * self->scale, 2, self->mark_height * self->scale));
}

static void
snapshot_page (ReadoutPageCanvas *self, GtkSnapshot *snapshot, guint page)
{
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  double x;
  double y;
  graphene_rect_t paper;
  gboolean is_current;
  GdkTexture *texture;

  readout_page_canvas_get_origin (self, page, &x, &y);
  paper =
      GRAPHENE_RECT_INIT (x, y, self->page_width * self->scale, self->page_height * self->scale);
  texture = readout_page_pictures_get (self->pictures, page, self->scale * factor,
                                       factor > 1 ? FINENESS_OF_TWO : FINENESS, &is_current);
  snapshot_paper (snapshot, &paper);
  if (texture != NULL)
    {
      graphene_rect_t whole = paper;

      /* A picture is a little larger than its page: it has whole pixels. */
      if (is_current)
        whole = GRAPHENE_RECT_INIT (x, y, gdk_texture_get_width (texture) / (double)factor,
                                    gdk_texture_get_height (texture) / (double)factor);
      gtk_snapshot_push_clip (snapshot, &paper);
      gtk_snapshot_append_texture (snapshot, texture, &whole);
      gtk_snapshot_pop (snapshot);
    }
  snapshot_mark (self, snapshot, page, x, y);
  snapshot_focus (self, snapshot, page, x, y);
}

/* The next page is drawn before it comes into sight. */
static void
prepare_page (ReadoutPageCanvas *self, int page)
{
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  gboolean is_current;

  if (page >= 0 && page < (int)readout_page_canvas_get_n_pages (self))
    readout_page_pictures_get (self->pictures, page, self->scale * factor,
                               factor > 1 ? FINENESS_OF_TWO : FINENESS, &is_current);
}

void
readout_page_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ReadoutPageCanvas *self = READOUT_PAGE_CANVAS (widget);
  double height = gtk_widget_get_height (widget);
  guint n_pages = readout_page_canvas_get_n_pages (self);
  guint first = self->page;
  guint last = self->page;

  if (n_pages == 0 || self->scale <= 0)
    return;
  if (self->is_continuous)
    {
      double top = readout_page_canvas_get_value (self, GTK_ORIENTATION_VERTICAL);

      first =
          CLAMP ((top - READOUT_PAGE_GAP) / readout_page_canvas_get_step (self), 0, n_pages - 1);
      last = CLAMP ((top + height - READOUT_PAGE_GAP) / readout_page_canvas_get_step (self), 0,
                    n_pages - 1);
    }
  for (guint i = first; i <= MIN (last, n_pages - 1); i++)
    snapshot_page (self, snapshot, i);
  prepare_page (self, (int)last + 1);
  prepare_page (self, (int)first - 1);
}
