/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How large the text in the editor is.
 */
#include "readout-editor-zoom.h"

#include <adwaita.h>

#include "readout-settings.h"
#include "readout-text-scale.h"

/* The usual size, in the size of the interface. */
#define USUAL_SIZE 1.02

/* As in the schema. */
#define MIN_ZOOM 0.5
#define MAX_ZOOM 4.0

#define STEP 1.1

/* The widest line of text of the usual size, in pixels. Ids of citations are long. */
#define LINE_WIDTH 900

static void
apply (GtkCssProvider *provider)
{
  double zoom = readout_settings_get_double (READOUT_SETTING_EDITOR_ZOOM);
  char size[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *style = NULL;

  g_ascii_formatd (size, sizeof size, "%.3f", zoom * USUAL_SIZE);
  style = g_strdup_printf (".document-editor { font-size: %sem; }", size);
  gtk_css_provider_load_from_data (provider, style, -1);
}

/* As many letters a line, whatever their size. */
static void
set_width (GtkWidget *view)
{
  double zoom = readout_settings_get_double (READOUT_SETTING_EDITOR_ZOOM);
  GtkWidget *clamp = gtk_widget_get_ancestor (view, ADW_TYPE_CLAMP_SCROLLABLE);
  int width = (int)(LINE_WIDTH * MAX (zoom, 0.75) * readout_text_scale_get (view));

  if (clamp != NULL)
    g_object_set (clamp, "maximum-size", width, "tightening-threshold", width, NULL);
}

/* @arguments: how often it becomes larger, less than 0 for smaller; 0 for the usual size */
static gboolean
zoom_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  int steps = g_variant_get_int32 (arguments);
  double zoom = readout_settings_get_double (READOUT_SETTING_EDITOR_ZOOM);

  zoom = steps == 0 ? 1 : steps > 0 ? zoom * STEP : zoom / STEP;
  /* Steps up and down lead back to the usual size. */
  if (ABS (zoom - 1) < 0.02)
    zoom = 1;
  readout_settings_set_double (READOUT_SETTING_EDITOR_ZOOM, CLAMP (zoom, MIN_ZOOM, MAX_ZOOM));
  return TRUE;
}

static void
add_keys (GtkWidget *view)
{
  static const struct
  {
    guint key;
    int steps;
  } keys[] = {
    { GDK_KEY_plus, 1 },         { GDK_KEY_equal, 1 }, { GDK_KEY_KP_Add, 1 }, { GDK_KEY_minus, -1 },
    { GDK_KEY_KP_Subtract, -1 }, { GDK_KEY_0, 0 },     { GDK_KEY_KP_0, 0 },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkShortcut *shortcut =
          gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, GDK_CONTROL_MASK),
                            gtk_callback_action_new (zoom_cb, NULL, NULL));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (keys[i].steps));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_widget_add_controller (view, controller);
}

void
readout_editor_zoom_attach (GtkWidget *view)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  g_return_if_fail (GTK_IS_WIDGET (view));

  gtk_style_context_add_provider (gtk_widget_get_style_context (view),
                                  GTK_STYLE_PROVIDER (provider),
                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  g_object_set_data_full (G_OBJECT (view), "readout-zoom", g_object_ref (provider), g_object_unref);
  apply (provider);
  set_width (view);
  readout_settings_watch (READOUT_SETTING_EDITOR_ZOOM, provider, G_CALLBACK (apply));
  readout_settings_watch (READOUT_SETTING_EDITOR_ZOOM, view, G_CALLBACK (set_width));
  readout_text_scale_watch (view, G_CALLBACK (set_width), view);
  add_keys (view);
}
