/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A handle at one end of words.
 */
#include "readout-span-handle.h"

#include <glib/gi18n.h>

/* Half the width of what is drawn; the rest is for fingers. */
#define RADIUS 5.5f

struct _ReadoutSpanHandle
{
  GtkWidget parent_instance;

  ReadoutSpanRole role;
  guint part;
  gboolean is_end;
};

enum
{
  STEP,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReadoutSpanHandle, readout_span_handle, GTK_TYPE_WIDGET)

static void
readout_span_handle_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  *minimum = *natural = READOUT_SPAN_HANDLE_SIZE;
}

static void
draw_shape (cairo_t *cr, ReadoutSpanRole role, double x, double y)
{
  switch (role)
    {
    case READOUT_SPAN_CUE:
      cairo_move_to (cr, x, y - RADIUS);
      cairo_line_to (cr, x + RADIUS, y);
      cairo_line_to (cr, x, y + RADIUS);
      cairo_line_to (cr, x - RADIUS, y);
      cairo_close_path (cr);
      break;
    case READOUT_SPAN_SOURCE:
      cairo_rectangle (cr, x - RADIUS + 1, y - RADIUS + 1, 2 * RADIUS - 2, 2 * RADIUS - 2);
      break;
    case READOUT_SPAN_CONTENT:
    case READOUT_N_SPAN_ROLES:
    default:
      cairo_arc (cr, x, y, RADIUS, 0, 2 * G_PI);
      break;
    }
}

/* A stem that points at the words, and the shape: above where they begin, below where they end. */
static void
readout_span_handle_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ReadoutSpanHandle *handle = READOUT_SPAN_HANDLE (widget);
  float size = READOUT_SPAN_HANDLE_SIZE;
  float y = handle->is_end ? size - RADIUS - 5 : RADIUS + 5;
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, size, size));
  GdkRGBA colour;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_set_line_width (cr, 2);
  cairo_move_to (cr, size / 2, handle->is_end ? 0 : size);
  cairo_line_to (cr, size / 2, y);
  cairo_stroke (cr);
  draw_shape (cr, handle->role, size / 2, y);
  cairo_fill (cr);
  cairo_destroy (cr);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        gpointer user_data)
{
  gboolean rtl = gtk_widget_get_direction (user_data) == GTK_TEXT_DIR_RTL;
  int by;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left)
    by = rtl ? 1 : -1;
  else if (keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right)
    by = rtl ? -1 : 1;
  else
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (user_data, signals[STEP], 0, by);
  return GDK_EVENT_STOP;
}

static void
readout_span_handle_class_init (ReadoutSpanHandleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = readout_span_handle_measure;
  widget_class->snapshot = readout_span_handle_snapshot;

  signals[STEP] = g_signal_new ("step", READOUT_TYPE_SPAN_HANDLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_css_name (widget_class, "spanhandle");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
}

static void
readout_span_handle_init (ReadoutSpanHandle *handle)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), handle);
  gtk_widget_add_controller (GTK_WIDGET (handle), keys);
  gtk_widget_set_focusable (GTK_WIDGET (handle), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (handle), "ew-resize");
}

static const char *
get_name (ReadoutSpanRole role, gboolean is_end)
{
  switch (role)
    {
    case READOUT_SPAN_CUE:
      return is_end ? _ ("End of the cue") : _ ("Start of the cue");
    case READOUT_SPAN_SOURCE:
      return is_end ? _ ("End of the source") : _ ("Start of the source");
    case READOUT_SPAN_CONTENT:
    case READOUT_N_SPAN_ROLES:
    default:
      return is_end ? _ ("End of the content") : _ ("Start of the content");
    }
}

GtkWidget *
readout_span_handle_new (void)
{
  return g_object_new (READOUT_TYPE_SPAN_HANDLE, NULL);
}

void
readout_span_handle_set (ReadoutSpanHandle *handle,
                         ReadoutSpanRole role,
                         guint part,
                         gboolean is_end)
{
  static const char *const classes[READOUT_N_SPAN_ROLES] = { "content", "cue", "source" };

  g_return_if_fail (READOUT_IS_SPAN_HANDLE (handle));
  g_return_if_fail (role < READOUT_N_SPAN_ROLES);

  gtk_widget_remove_css_class (GTK_WIDGET (handle), classes[handle->role]);
  handle->role = role;
  handle->part = part;
  handle->is_end = is_end;
  gtk_widget_add_css_class (GTK_WIDGET (handle), classes[role]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (handle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  get_name (role, is_end), -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (handle), get_name (role, is_end));
  gtk_widget_queue_draw (GTK_WIDGET (handle));
}

ReadoutSpanRole
readout_span_handle_get_role (ReadoutSpanHandle *handle)
{
  return handle->role;
}

guint
readout_span_handle_get_part (ReadoutSpanHandle *handle)
{
  return handle->part;
}

gboolean
readout_span_handle_is_end (ReadoutSpanHandle *handle)
{
  return handle->is_end;
}
