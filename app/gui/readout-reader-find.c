/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds words in the report, and makes its letters larger or smaller.
 */
#include "readout-reader-private.h"

#include <math.h>

#include "readout-settings.h"
#include "readout-text-scale.h"

/* A step of the zoom. */
#define STEP 1.1

/* The widest line of text of the usual size, in pixels. */
#define LINE_WIDTH 760

static void
set_zoom (ReadoutReader *reader, double zoom)
{
  /* Steps up and down meet at the usual size. */
  if (fabs (zoom - 1) < 0.02)
    zoom = 1;
  g_object_set (reader->view, "zoom",
                CLAMP (zoom, READOUT_READER_ZOOM_MIN, READOUT_READER_ZOOM_MAX), NULL);
}

static double
get_zoom (ReadoutReader *reader)
{
  double zoom;

  g_object_get (reader->view, "zoom", &zoom, NULL);
  return zoom;
}

/* As many letters a line, whatever their size. */
static void
zoomed_cb (ReadoutReader *reader)
{
  double zoom = get_zoom (reader);
  int width = (int)(LINE_WIDTH * MAX (zoom, 0.75) * readout_text_scale_get (GTK_WIDGET (reader)));
  gpointer clamps[] = { reader->text_clamp, reader->heading_clamp, reader->bar_clamp };

  for (guint i = 0; i < G_N_ELEMENTS (clamps); i++)
    g_object_set (clamps[i], "maximum-size", width, "tightening-threshold", width * 5 / 6, NULL);
  readout_reader_set_enabled (reader, "zoom-in", zoom < READOUT_READER_ZOOM_MAX);
  readout_reader_set_enabled (reader, "zoom-out", zoom > READOUT_READER_ZOOM_MIN);
}

static void
zoom_in_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  set_zoom (user_data, get_zoom (user_data) * STEP);
}

static void
zoom_out_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  set_zoom (user_data, get_zoom (user_data) / STEP);
}

static void
zoom_usual_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  set_zoom (user_data, 1);
}

static gboolean
scrolled_cb (GtkEventControllerScroll *controller, double dx, double dy, gpointer user_data)
{
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if ((state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  set_zoom (user_data, get_zoom (user_data) * pow (STEP, -CLAMP (dy, -1, 1)));
  return GDK_EVENT_STOP;
}

static void
find_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  readout_find_bar_open (READOUT_READER (user_data)->find_bar, FALSE);
}

static void
step (ReadoutReader *reader, const char *action)
{
  if (readout_find_bar_is_open (reader->find_bar))
    gtk_widget_activate_action (GTK_WIDGET (reader->find_bar), action, NULL);
  else
    readout_find_bar_open (reader->find_bar, FALSE);
}

static void
find_next_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  step (user_data, "find.next");
}

static void
find_previous_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  step (user_data, "find.previous");
}

static void
add_keys (ReadoutReader *reader)
{
  static const struct
  {
    guint keyval;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_g, GDK_CONTROL_MASK, "reader.find-next" },
    { GDK_KEY_g, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "reader.find-previous" },
    { GDK_KEY_plus, GDK_CONTROL_MASK, "reader.zoom-in" },
    { GDK_KEY_equal, GDK_CONTROL_MASK, "reader.zoom-in" },
    { GDK_KEY_KP_Add, GDK_CONTROL_MASK, "reader.zoom-in" },
    { GDK_KEY_minus, GDK_CONTROL_MASK, "reader.zoom-out" },
    { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "reader.zoom-out" },
    { GDK_KEY_0, GDK_CONTROL_MASK, "reader.zoom-usual" },
    { GDK_KEY_KP_0, GDK_CONTROL_MASK, "reader.zoom-usual" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].keyval, keys[i].modifiers),
                          gtk_named_action_new (keys[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (reader), controller);
}

void
readout_reader_prepare_find (ReadoutReader *reader)
{
  static const GActionEntry entries[] = {
    { .name = "find", .activate = find_cb },
    { .name = "find-next", .activate = find_next_cb },
    { .name = "find-previous", .activate = find_previous_cb },
    { .name = "zoom-in", .activate = zoom_in_cb },
    { .name = "zoom-out", .activate = zoom_out_cb },
    { .name = "zoom-usual", .activate = zoom_usual_cb },
  };
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  g_action_map_add_action_entries (G_ACTION_MAP (reader->actions), entries, G_N_ELEMENTS (entries),
                                   reader);
  readout_find_bar_set_view (reader->find_bar, GTK_SOURCE_VIEW (reader->view));
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scrolled_cb), reader);
  gtk_widget_add_controller (GTK_WIDGET (reader->view), scroll);
  add_keys (reader);
  readout_settings_bind (READOUT_SETTING_READER_ZOOM, reader->view, "zoom");
  g_signal_connect_swapped (reader->view, "notify::zoom", G_CALLBACK (zoomed_cb), reader);
  readout_text_scale_watch (GTK_WIDGET (reader), G_CALLBACK (zoomed_cb), reader);
  zoomed_cb (reader);
}
