/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pages in a scrolled window: how large they are, which of them are in sight.
 */
#include "readout-page-canvas-private.h"

#include <math.h>

/* Pixels of a point at zoom 1. */
#define REAL_SIZE (96.0 / 72.0)

/* A fitted page grows no larger than this. */
#define MAX_FIT (1.75 * REAL_SIZE)

#define MIN_SCALE (0.1 * REAL_SIZE)

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY
};

enum
{
  ACTIVATE_LINK,
  ACTIVATE_PLACE,
  PAGE_CHANGED,
  SCALE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (ReadoutPageCanvas,
                               readout_page_canvas,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static double
get_content_height (ReadoutPageCanvas *self)
{
  guint n_shown = self->is_continuous ? readout_page_canvas_get_n_pages (self)
                                      : MIN (readout_page_canvas_get_n_pages (self), 1);

  return n_shown * readout_page_canvas_get_step (self) + READOUT_PAGE_GAP;
}

static double
find_scale (ReadoutPageCanvas *self, int width, int height)
{
  double wide = (width - 2 * READOUT_PAGE_GAP) / self->page_width;
  double high = (height - 2 * READOUT_PAGE_GAP) / self->page_height;

  if (self->zoom > 0)
    return self->zoom * REAL_SIZE;
  return CLAMP (self->zoom == READOUT_ZOOM_FIT_PAGE ? MIN (wide, high) : wide, MIN_SCALE, MAX_FIT);
}

void
readout_page_canvas_get_origin (ReadoutPageCanvas *canvas, guint page, double *x, double *y)
{
  double width = canvas->page_width * canvas->scale;
  double height = gtk_widget_get_height (GTK_WIDGET (canvas));
  double room = MAX (gtk_widget_get_width (GTK_WIDGET (canvas)), width + 2 * READOUT_PAGE_GAP);

  *x = floor ((room - width) / 2 -
              readout_page_canvas_get_value (canvas, GTK_ORIENTATION_HORIZONTAL));
  *y = canvas->is_continuous
           ? READOUT_PAGE_GAP + page * readout_page_canvas_get_step (canvas)
           : MAX ((height - canvas->page_height * canvas->scale) / 2, READOUT_PAGE_GAP) +
                 ((double)page - canvas->page) *
                     (MAX (height, readout_page_canvas_get_step (canvas)) + 2 * READOUT_PAGE_GAP);
  *y = floor (*y - readout_page_canvas_get_value (canvas, GTK_ORIENTATION_VERTICAL));
}

gboolean
readout_page_canvas_find_place (
    ReadoutPageCanvas *canvas, double x, double y, guint *page, double *page_x, double *page_y)
{
  double origin_x;
  double origin_y;
  double at = MAX (
      (y + readout_page_canvas_get_value (canvas, GTK_ORIENTATION_VERTICAL) - READOUT_PAGE_GAP) /
          readout_page_canvas_get_step (canvas),
      0);

  if (readout_page_canvas_get_n_pages (canvas) == 0 ||
      (canvas->is_continuous && at >= readout_page_canvas_get_n_pages (canvas)))
    return FALSE;
  *page = canvas->is_continuous ? (guint)at : canvas->page;
  readout_page_canvas_get_origin (canvas, *page, &origin_x, &origin_y);
  *page_x = (x - origin_x) / canvas->scale;
  *page_y = (y - origin_y) / canvas->scale;
  return *page_y >= 0 && *page_y <= canvas->page_height && *page_x >= 0 &&
         *page_x <= canvas->page_width;
}

/* The page in the middle of what is in sight. */
static guint
find_page (ReadoutPageCanvas *self)
{
  double middle = readout_page_canvas_get_value (self, GTK_ORIENTATION_VERTICAL) +
                  gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;
  guint n_pages = readout_page_canvas_get_n_pages (self);

  if (!self->is_continuous)
    return MIN (self->page, n_pages > 0 ? n_pages - 1 : 0);
  return CLAMP ((middle - READOUT_PAGE_GAP / 2) / readout_page_canvas_get_step (self), 0,
                n_pages > 0 ? n_pages - 1 : 0);
}

static gboolean
tell_cb (gpointer user_data)
{
  ReadoutPageCanvas *self = user_data;
  gboolean is_other_page = self->told_page != (int)self->page;
  gboolean is_other_scale = self->told_scale != self->scale;

  self->tell_source = 0;
  self->told_page = self->page;
  self->told_scale = self->scale;
  if (is_other_page)
    g_signal_emit (self, signals[PAGE_CHANGED], 0);
  if (is_other_scale)
    g_signal_emit (self, signals[SCALE_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

/* Widgets must not change while others are laid out, which is when pages get their size. */
void
readout_page_canvas_tell_soon (ReadoutPageCanvas *canvas)
{
  if (canvas->tell_source == 0)
    canvas->tell_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, tell_cb, canvas, NULL);
}

static void
update_page (ReadoutPageCanvas *self)
{
  self->page = find_page (self);
  if ((int)self->page != self->told_page || self->scale != self->told_scale)
    readout_page_canvas_tell_soon (self);
}

static void
readout_page_canvas_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  ReadoutPageCanvas *self = READOUT_PAGE_CANVAS (widget);

  *minimum = 120;
  *natural =
      ceil ((orientation == GTK_ORIENTATION_HORIZONTAL ? self->page_width : self->page_height) +
            2 * READOUT_PAGE_GAP);
}

static void
configure (
    ReadoutPageCanvas *self, GtkOrientation orientation, double value, double size, double room)
{
  if (self->adjustments[orientation] != NULL)
    gtk_adjustment_configure (self->adjustments[orientation],
                              CLAMP (value, 0, MAX (size - room, 0)), 0, MAX (size, room),
                              READOUT_PAGE_ARROW_STEP, room * 0.9, room);
}

/* What is at @anchor, in pixels from the top of the widget, stays there when pages change their
 * size. */
static void
allocate (ReadoutPageCanvas *self, int width, int height)
{
  double before = self->scale;
  double left = readout_page_canvas_get_value (self, GTK_ORIENTATION_HORIZONTAL);
  double top = readout_page_canvas_get_value (self, GTK_ORIENTATION_VERTICAL);
  double anchor = self->pointer_y >= 0 ? self->pointer_y : 0;
  double at =
      before > 0 ? (top + anchor - READOUT_PAGE_GAP) / readout_page_canvas_get_step (self) : 0;

  self->scale = find_scale (self, width, height);
  self->is_unsized = FALSE;
  if (self->scale != before && before > 0)
    {
      if (top > 0 || anchor > 0)
        top = at * readout_page_canvas_get_step (self) + READOUT_PAGE_GAP - anchor;
      left = (left + width / 2.0) * self->scale / before - width / 2.0;
    }
  configure (self, GTK_ORIENTATION_HORIZONTAL, left,
             self->page_width * self->scale + 2 * READOUT_PAGE_GAP, width);
  configure (self, GTK_ORIENTATION_VERTICAL, top, get_content_height (self), height);
  if (self->is_pending)
    {
      self->is_pending = FALSE;
      readout_page_canvas_reveal (self, self->pending_page, self->pending_y, self->pending_height,
                                  self->pending_to_top);
    }
  update_page (self);
}

static void
readout_page_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  allocate (READOUT_PAGE_CANVAS (widget), width, height);
}

static void
scrolled_cb (ReadoutPageCanvas *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  update_page (self);
}

static void
set_adjustment (ReadoutPageCanvas *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  if (adjustment == self->adjustments[orientation])
    return;
  if (self->adjustments[orientation] != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustments[orientation], self);
  g_set_object (&self->adjustments[orientation], adjustment);
  if (adjustment != NULL)
    g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
readout_page_canvas_get_property (GObject *object,
                                  guint property_id,
                                  GValue *value,
                                  GParamSpec *pspec)
{
  ReadoutPageCanvas *self = READOUT_PAGE_CANVAS (object);

  switch (property_id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_VERTICAL]);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->scroll_policies[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->scroll_policies[GTK_ORIENTATION_VERTICAL]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
readout_page_canvas_set_property (GObject *object,
                                  guint property_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  ReadoutPageCanvas *self = READOUT_PAGE_CANVAS (object);

  switch (property_id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->scroll_policies[GTK_ORIENTATION_HORIZONTAL] = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->scroll_policies[GTK_ORIENTATION_VERTICAL] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
readout_page_canvas_dispose (GObject *object)
{
  ReadoutPageCanvas *self = READOUT_PAGE_CANVAS (object);

  g_clear_handle_id (&self->tell_source, g_source_remove);
  set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  if (self->pictures != NULL)
    g_signal_handlers_disconnect_by_data (self->pictures, self);
  g_clear_object (&self->pictures);
  g_clear_object (&self->pages);

  G_OBJECT_CLASS (readout_page_canvas_parent_class)->dispose (object);
}

static void
readout_page_canvas_class_init (ReadoutPageCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = readout_page_canvas_dispose;
  object_class->get_property = readout_page_canvas_get_property;
  object_class->set_property = readout_page_canvas_set_property;
  widget_class->snapshot = readout_page_canvas_snapshot;
  widget_class->measure = readout_page_canvas_measure;
  widget_class->size_allocate = readout_page_canvas_size_allocate;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  signals[ACTIVATE_LINK] =
      g_signal_new ("activate-link", READOUT_TYPE_PAGE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[ACTIVATE_PLACE] =
      g_signal_new ("activate-place", READOUT_TYPE_PAGE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_INT);
  signals[PAGE_CHANGED] = g_signal_new ("page-changed", READOUT_TYPE_PAGE_CANVAS, G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SCALE_CHANGED] = g_signal_new ("scale-changed", READOUT_TYPE_PAGE_CANVAS,
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  readout_page_canvas_class_init_links (widget_class);
  readout_page_canvas_class_init_scroll (widget_class);
  gtk_widget_class_set_css_name (widget_class, "pages");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DOCUMENT);
}

static void
readout_page_canvas_init (ReadoutPageCanvas *self)
{
  self->page_width = 595;
  self->page_height = 842;
  self->is_continuous = TRUE;
  self->mark_page = -1;
  self->told_page = -1;
  self->pictures = readout_page_pictures_new ();
  g_signal_connect_swapped (self->pictures, "drawn", G_CALLBACK (gtk_widget_queue_draw), self);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  readout_page_canvas_init_links (self);
  readout_page_canvas_init_scroll (self);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (gtk_widget_queue_draw), NULL);
}

GtkWidget *
readout_page_canvas_new (void)
{
  return g_object_new (READOUT_TYPE_PAGE_CANVAS, NULL);
}

void
readout_page_canvas_set_pages (ReadoutPageCanvas *canvas, ReadoutPages *pages)
{
  g_return_if_fail (READOUT_IS_PAGE_CANVAS (canvas));

  if (!g_set_object (&canvas->pages, pages))
    return;
  /* Not only another allocation: whether there are scrollbars may change. */
  if (pages != NULL)
    readout_pages_get_page_size (pages, &canvas->page_width, &canvas->page_height);
  canvas->is_unsized = TRUE;
  readout_page_pictures_set_pages (canvas->pictures, pages);
  canvas->focus_page = -1;
  canvas->mark_page = -1;
  canvas->page = find_page (canvas);
  gtk_widget_queue_resize (GTK_WIDGET (canvas));
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
  canvas->told_page = -1;
  readout_page_canvas_tell_soon (canvas);
}

ReadoutPages *
readout_page_canvas_get_pages (ReadoutPageCanvas *canvas)
{
  g_return_val_if_fail (READOUT_IS_PAGE_CANVAS (canvas), NULL);

  return canvas->pages;
}

void
readout_page_canvas_set_zoom (ReadoutPageCanvas *canvas, double zoom)
{
  g_return_if_fail (READOUT_IS_PAGE_CANVAS (canvas));

  canvas->zoom = zoom;
  gtk_widget_queue_resize (GTK_WIDGET (canvas));
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

double
readout_page_canvas_get_shown_zoom (ReadoutPageCanvas *canvas)
{
  g_return_val_if_fail (READOUT_IS_PAGE_CANVAS (canvas), 1);

  return canvas->scale > 0 ? canvas->scale / REAL_SIZE : 1;
}

void
readout_page_canvas_set_continuous (ReadoutPageCanvas *canvas, gboolean is_continuous)
{
  double top;

  g_return_if_fail (READOUT_IS_PAGE_CANVAS (canvas));

  if (canvas->is_continuous == is_continuous)
    return;
  /* The same part of the page stays in sight. */
  top = readout_page_canvas_get_value (canvas, GTK_ORIENTATION_VERTICAL);
  canvas->is_continuous = is_continuous;
  top += (is_continuous ? 1 : -1) * (canvas->page * readout_page_canvas_get_step (canvas));
  configure (canvas, GTK_ORIENTATION_VERTICAL, top, get_content_height (canvas),
             gtk_widget_get_height (GTK_WIDGET (canvas)));
  gtk_widget_queue_resize (GTK_WIDGET (canvas));
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

guint
readout_page_canvas_get_page (ReadoutPageCanvas *canvas)
{
  g_return_val_if_fail (READOUT_IS_PAGE_CANVAS (canvas), 0);

  return canvas->page;
}

void
readout_page_canvas_set_mark (ReadoutPageCanvas *canvas, int page, double y, double height)
{
  g_return_if_fail (READOUT_IS_PAGE_CANVAS (canvas));

  if (canvas->mark_page == page && canvas->mark_y == y && canvas->mark_height == height)
    return;
  canvas->mark_page = page;
  canvas->mark_y = y;
  canvas->mark_height = height;
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}
