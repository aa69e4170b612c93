/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The keys of the window, in a list for screens of any size.
 */
#include "readout-shortcuts-window.h"

#include <glib/gi18n.h>

/* Keys that are wider (pixels) stand below each other, where there are several for a row. */
#define KEYS_WIDTH 180

static GtkWidget *
new_keys (const char *accelerators)
{
  GtkWidget *keys = gtk_shortcut_label_new (accelerators);

  gtk_widget_set_valign (keys, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (keys, GTK_ALIGN_END);
  return keys;
}

/* @accelerators: one, or several with spaces between them. */
static GtkWidget *
new_all_keys (const char *accelerators)
{
  GtkWidget *keys = g_object_ref_sink (new_keys (accelerators));
  g_auto (GStrv) parts = g_strsplit (accelerators, " ", -1);
  int width;

  gtk_widget_measure (keys, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  if (width > KEYS_WIDTH && parts[1] != NULL)
    {
      g_object_unref (keys);
      keys = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
      gtk_widget_set_valign (keys, GTK_ALIGN_CENTER);
      gtk_widget_set_margin_top (keys, 6);
      gtk_widget_set_margin_bottom (keys, 6);
      for (guint i = 0; parts[i] != NULL; i++)
        gtk_box_append (GTK_BOX (keys), new_keys (parts[i]));
    }
  return keys;
}

static void
add_shortcut (AdwPreferencesGroup *group, GtkWidget *shortcut)
{
  GtkWidget *row = adw_action_row_new ();
  g_autoptr (GtkWidget) keys = NULL;
  g_autofree char *title = NULL;
  g_autofree char *accelerator = NULL;

  g_object_get (shortcut, "title", &title, "accelerator", &accelerator, NULL);
  keys = new_all_keys (accelerator != NULL ? accelerator : "");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), keys);
  adw_preferences_group_add (group, row);
}

static void
add_shortcuts (AdwPreferencesGroup *group, GtkWidget *widget)
{
  if (GTK_IS_SHORTCUTS_SHORTCUT (widget))
    {
      add_shortcut (group, widget);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    add_shortcuts (group, child);
}

static void
add_groups (AdwPreferencesPage *page, GtkWidget *widget)
{
  if (GTK_IS_SHORTCUTS_GROUP (widget))
    {
      AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
      g_autofree char *title = NULL;

      g_object_get (widget, "title", &title, NULL);
      adw_preferences_group_set_title (group, title);
      add_shortcuts (group, widget);
      adw_preferences_page_add (page, group);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    add_groups (page, child);
}

void
readout_shortcuts_window_show (GtkWindow *parent)
{
  g_autoptr (GtkBuilder) builder = NULL;
  GtkWidget *window;
  GtkWidget *page;
  GtkWidget *overlay;

  g_return_if_fail (GTK_IS_WINDOW (parent));

  builder = gtk_builder_new_from_resource ("/io/github/readout_app/Readout/help-overlay.ui");
  overlay = GTK_WIDGET (gtk_builder_get_object (builder, "help_overlay"));
  window = adw_preferences_window_new ();
  page = adw_preferences_page_new ();
  add_groups (ADW_PREFERENCES_PAGE (page), overlay);
  gtk_window_destroy (GTK_WINDOW (overlay));
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), ADW_PREFERENCES_PAGE (page));
  gtk_window_set_title (GTK_WINDOW (window), C_ ("shortcut window", "Keyboard Shortcuts"));
  gtk_window_set_default_size (GTK_WINDOW (window), 520, 620);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_present (GTK_WINDOW (window));
}
