/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the windows over the project's window have in common.
 */
#include "readout-subwindow.h"

#include <glib/gi18n.h>

/* What comes late, when the window is closed already, is told to nobody. */
static void
add_toast (AdwToastOverlay *toasts, GVariant *words, gboolean undo)
{
  g_autofree char *escaped = g_markup_escape_text (g_variant_get_string (words, NULL), -1);
  AdwToast *toast;

  if (gtk_widget_get_root (GTK_WIDGET (toasts)) == NULL)
    return;
  toast = adw_toast_new (escaped);
  if (undo)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, "win.undo-action");
    }
  adw_toast_overlay_add_toast (toasts, toast);
}

static void
toast_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  add_toast (user_data, parameter, FALSE);
}

static void
toast_undo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  add_toast (user_data, parameter, TRUE);
}

static void
undo_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkRoot *window = gtk_widget_get_root (user_data);
  GtkWindow *parent = window != NULL ? readout_subwindow_get_parent (GTK_WINDOW (window)) : NULL;

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.undo-action", NULL);
}

/* Escape closes it, and what is said is said in @toasts. */
static void
set_up (GtkWindow *window, AdwToastOverlay *toasts)
{
  static const GActionEntry entries[] = {
    { .name = "toast", .activate = toast_cb, .parameter_type = "s" },
    { .name = "toast-undo", .activate = toast_undo_cb, .parameter_type = "s" },
    { .name = "undo-action", .activate = undo_action_cb },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (GTK_WIDGET (window), controller);
  if (toasts != NULL)
    {
      g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

      g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries),
                                       toasts);
      /* The actions live as long as whoever waits for a result holds the window. */
      g_object_set_data_full (G_OBJECT (actions), "readout-toasts", g_object_ref (toasts),
                              g_object_unref);
      gtk_widget_insert_action_group (GTK_WIDGET (window), "win", G_ACTION_GROUP (actions));
    }
}

/* A window that is closed but held by whoever waits for a result would point to the one below it
 * when that is long gone: GTK 4.8 forgets to tell it. */
static void
unmapped_cb (GtkWindow *window)
{
  gtk_window_set_transient_for (window, NULL);
}

void
readout_subwindow_set_up (GtkWindow *window, GtkWidget *opener, AdwToastOverlay *toasts)
{
  set_up (window, toasts);
  gtk_window_set_transient_for (window, GTK_WINDOW (gtk_widget_get_root (opener)));
  gtk_window_set_destroy_with_parent (window, TRUE);
  g_signal_connect (window, "unmap", G_CALLBACK (unmapped_cb), NULL);
}

void
readout_subwindow_set_up_beside (GtkWindow *window, GtkWidget *opener, AdwToastOverlay *toasts)
{
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (opener));

  set_up (window, toasts);
  g_object_set_data (G_OBJECT (window), "readout-parent", parent);
  gtk_window_set_application (window, gtk_window_get_application (parent));
  g_signal_connect_object (parent, "destroy", G_CALLBACK (gtk_window_destroy), window,
                           G_CONNECT_SWAPPED);
}

GtkWindow *
readout_subwindow_get_parent (GtkWindow *window)
{
  GtkWindow *parent = gtk_window_get_transient_for (window);

  return parent != NULL ? parent : g_object_get_data (G_OBJECT (window), "readout-parent");
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                gpointer user_data)
{
  GtkListBox *list = GTK_LIST_BOX (user_data);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, 0);

  if (keyval != GDK_KEY_Down || row == NULL)
    return FALSE;
  gtk_list_box_select_row (list, row);
  return gtk_widget_grab_focus (GTK_WIDGET (row));
}

void
readout_subwindow_lead_to_list (GtkWidget *search, GtkListBox *list)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_return_if_fail (GTK_IS_WIDGET (search));
  g_return_if_fail (GTK_IS_LIST_BOX (list));

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), list, 0);
  gtk_widget_add_controller (search, keys);
}
