/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How one goes through the pages: keys, the wheel, to a place.
 */
#include "readout-page-canvas-private.h"

#include <math.h>

/* A line that is scrolled to stands so far from the edge, as a part of what is in sight. */
#define SCROLL_MARGIN 0.12

/* Goes @step pages on from the one in sight; FALSE if there is no such page. */
static gboolean
turn_page (ReadoutPageCanvas *self, int step)
{
  int page = (int)self->page + step;

  if (page < 0 || page >= (int)readout_page_canvas_get_n_pages (self))
    return FALSE;
  readout_page_canvas_show_page (self, page);
  /* Backwards one comes to its foot. */
  if (!self->is_continuous && step < 0)
    readout_page_canvas_set_value (self, GTK_ORIENTATION_VERTICAL, G_MAXDOUBLE);
  return TRUE;
}

/* Scrolls by @distance, at the end of a page that is alone to the next one. */
static void
scroll_by (ReadoutPageCanvas *self, double distance)
{
  double before = readout_page_canvas_get_value (self, GTK_ORIENTATION_VERTICAL);

  readout_page_canvas_set_value (self, GTK_ORIENTATION_VERTICAL, before + distance);
  if (!self->is_continuous &&
      readout_page_canvas_get_value (self, GTK_ORIENTATION_VERTICAL) == before)
    turn_page (self, distance > 0 ? 1 : -1);
}

static gboolean
scroll_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  ReadoutPageCanvas *self = READOUT_PAGE_CANVAS (widget);
  double height = gtk_widget_get_height (widget);
  const char *where = g_variant_get_string (arguments, NULL);

  if (g_str_equal (where, "down"))
    scroll_by (self, READOUT_PAGE_ARROW_STEP);
  else if (g_str_equal (where, "up"))
    scroll_by (self, -READOUT_PAGE_ARROW_STEP);
  else if (g_str_equal (where, "page-down"))
    scroll_by (self, height * 0.9);
  else if (g_str_equal (where, "page-up"))
    scroll_by (self, -height * 0.9);
  else if (g_str_equal (where, "next"))
    turn_page (self, 1);
  else if (g_str_equal (where, "previous"))
    turn_page (self, -1);
  else if (g_str_equal (where, "first"))
    readout_page_canvas_show_page (self, 0);
  else if (readout_page_canvas_get_n_pages (self) > 0)
    {
      readout_page_canvas_show_page (self, readout_page_canvas_get_n_pages (self) - 1);
      readout_page_canvas_set_value (self, GTK_ORIENTATION_VERTICAL, G_MAXDOUBLE);
    }
  return TRUE;
}

/* The wheel turns the page at its end. */
static gboolean
wheel_cb (GtkEventControllerScroll *controller, double dx, double dy, gpointer data)
{
  ReadoutPageCanvas *self = data;
  GtkAdjustment *vertical = self->adjustments[GTK_ORIENTATION_VERTICAL];
  double value;
  gboolean is_at_end;

  if (self->is_continuous || vertical == NULL || dy == 0)
    return GDK_EVENT_PROPAGATE;
  value = gtk_adjustment_get_value (vertical);
  is_at_end = dy > 0 ? value >= gtk_adjustment_get_upper (vertical) -
                                    gtk_adjustment_get_page_size (vertical) - 1
                     : value <= 1;
  self->turned = is_at_end && self->turned * dy >= 0 ? self->turned + dy : 0;
  if (!is_at_end)
    return GDK_EVENT_PROPAGATE;
  if (fabs (self->turned) >= 1)
    {
      self->turned = 0;
      turn_page (self, dy > 0 ? 1 : -1);
    }
  return GDK_EVENT_STOP;
}

void
readout_page_canvas_class_init_scroll (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *where;
  } bindings[] = {
    { GDK_KEY_Down, 0, "down" },
    { GDK_KEY_Up, 0, "up" },
    { GDK_KEY_Page_Down, 0, "page-down" },
    { GDK_KEY_Page_Up, 0, "page-up" },
    { GDK_KEY_space, 0, "page-down" },
    { GDK_KEY_space, GDK_SHIFT_MASK, "page-up" },
    { GDK_KEY_Page_Down, GDK_CONTROL_MASK, "next" },
    { GDK_KEY_Page_Up, GDK_CONTROL_MASK, "previous" },
    { GDK_KEY_n, 0, "next" },
    { GDK_KEY_p, 0, "previous" },
    { GDK_KEY_Home, 0, "first" },
    { GDK_KEY_End, 0, "last" },
    { GDK_KEY_Home, GDK_CONTROL_MASK, "first" },
    { GDK_KEY_End, GDK_CONTROL_MASK, "last" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    gtk_widget_class_add_binding (widget_class, bindings[i].key, bindings[i].modifiers,
                                  scroll_key_cb, "s", bindings[i].where);
}

void
readout_page_canvas_show_page (ReadoutPageCanvas *canvas, guint page)
{
  g_return_if_fail (READOUT_IS_PAGE_CANVAS (canvas));

  if (page >= readout_page_canvas_get_n_pages (canvas))
    return;
  canvas->turned = 0;
  if (canvas->is_unsized || canvas->scale <= 0)
    {
      readout_page_canvas_reveal (canvas, page, 0, 0, TRUE);
      return;
    }
  if (canvas->is_continuous)
    {
      readout_page_canvas_set_value (canvas, GTK_ORIENTATION_VERTICAL,
                                     page * readout_page_canvas_get_step (canvas));
      return;
    }
  readout_page_canvas_set_value (canvas, GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
  canvas->page = page;
  readout_page_canvas_tell_soon (canvas);
}

void
readout_page_canvas_reveal (
    ReadoutPageCanvas *canvas, guint page, double y, double height, gboolean to_top)
{
  double size = gtk_widget_get_height (GTK_WIDGET (canvas));
  double margin = size * SCROLL_MARGIN;
  double value;
  double origin_x;
  double top;

  g_return_if_fail (READOUT_IS_PAGE_CANVAS (canvas));

  if (page >= readout_page_canvas_get_n_pages (canvas))
    return;
  if (canvas->is_unsized || canvas->scale <= 0)
    {
      canvas->is_pending = TRUE;
      canvas->pending_page = page;
      canvas->pending_y = y;
      canvas->pending_height = height;
      canvas->pending_to_top = to_top;
      return;
    }
  if (!canvas->is_continuous && page != canvas->page)
    readout_page_canvas_show_page (canvas, page);
  value = readout_page_canvas_get_value (canvas, GTK_ORIENTATION_VERTICAL);
  readout_page_canvas_get_origin (canvas, page, &origin_x, &top);
  top += value + y * canvas->scale;
  height *= canvas->scale;
  if (to_top || top < value + margin)
    value = top - margin;
  else if (top + height > value + size - margin)
    value = top + height - size + margin;
  else
    return;
  readout_page_canvas_set_value (canvas, GTK_ORIENTATION_VERTICAL, value);
}

void
readout_page_canvas_init_scroll (ReadoutPageCanvas *canvas)
{
  GtkEventController *wheel =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  g_signal_connect (wheel, "scroll", G_CALLBACK (wheel_cb), canvas);
  gtk_widget_add_controller (GTK_WIDGET (canvas), wheel);
}
