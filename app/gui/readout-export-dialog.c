/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks in which format to export.
 */
#include "readout-export-dialog.h"

#include <glib/gi18n.h>

#include "readout-settings.h"
#include "readout-subwindow.h"

struct _ReadoutExportDialog
{
  AdwWindow parent_instance;

  AdwPreferencesGroup *briefing_group;
  AdwPreferencesGroup *statements_group;
  AdwPreferencesGroup *sources_group;
  GtkCheckButton *first; /* of the formats */
  const ReadoutExportFormat *format;
};

G_DEFINE_FINAL_TYPE (ReadoutExportDialog, readout_export_dialog, ADW_TYPE_WINDOW)

static void
toggled_cb (GtkCheckButton *button, ReadoutExportDialog *dialog)
{
  if (gtk_check_button_get_active (button))
    dialog->format = g_object_get_data (G_OBJECT (button), "readout-format");
}

static void
export_clicked_cb (GtkButton *button, ReadoutExportDialog *dialog)
{
  GtkWindow *parent = readout_subwindow_get_parent (GTK_WINDOW (dialog));
  const char *name = dialog->format->name;

  readout_settings_set_string (READOUT_SETTING_EXPORT_FORMAT, name);
  gtk_window_close (GTK_WINDOW (dialog));
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.export", "s", name);
}

static AdwPreferencesGroup *
get_group (ReadoutExportDialog *dialog, ReadoutExportKind kind)
{
  if (kind == READOUT_EXPORT_STATEMENTS)
    return dialog->statements_group;
  return kind == READOUT_EXPORT_SOURCES ? dialog->sources_group : dialog->briefing_group;
}

static void
add_format (ReadoutExportDialog *dialog, const ReadoutExportFormat *format, const char *chosen)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_check_button_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (format->title));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ (format->description));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_name (button, format->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (format->title), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                     _ (format->description), -1);
  g_object_set_data (G_OBJECT (button), "readout-format", (gpointer)format);
  if (dialog->first == NULL)
    dialog->first = GTK_CHECK_BUTTON (button);
  else
    gtk_check_button_set_group (GTK_CHECK_BUTTON (button), dialog->first);
  g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), dialog);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (get_group (dialog, format->kind), row);
  if (dialog->format == NULL || g_str_equal (format->name, chosen))
    {
      gtk_check_button_set_active (GTK_CHECK_BUTTON (button), TRUE);
      gtk_window_set_focus (GTK_WINDOW (dialog), button);
    }
}

static void
readout_export_dialog_class_init (ReadoutExportDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/readout_app/Readout/readout-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutExportDialog, briefing_group);
  gtk_widget_class_bind_template_child (widget_class, ReadoutExportDialog, statements_group);
  gtk_widget_class_bind_template_child (widget_class, ReadoutExportDialog, sources_group);
  gtk_widget_class_bind_template_callback (widget_class, export_clicked_cb);
}

static gboolean
return_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (widget));

  if (!GTK_IS_CHECK_BUTTON (focus))
    return FALSE;
  gtk_widget_activate_default (widget);
  return TRUE;
}

/* A button of a choice would take Return for itself, to choose what is chosen. */
static void
export_with_return (GtkWidget *dialog)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_alternative_trigger_new (gtk_keyval_trigger_new (GDK_KEY_Return, 0),
                                                     gtk_keyval_trigger_new (GDK_KEY_KP_Enter, 0)),
                        gtk_callback_action_new (return_cb, NULL, NULL)));
  gtk_widget_add_controller (dialog, keys);
}

static void
readout_export_dialog_init (ReadoutExportDialog *dialog)
{
  g_autofree char *chosen = readout_settings_dup_string (READOUT_SETTING_EXPORT_FORMAT);

  gtk_widget_init_template (GTK_WIDGET (dialog));
  export_with_return (GTK_WIDGET (dialog));
  for (const ReadoutExportFormat *format = readout_export_formats_get (); format->name != NULL;
       format++)
    add_format (dialog, format, chosen);
}

ReadoutExportDialog *
readout_export_dialog_show (GtkWidget *opener)
{
  ReadoutExportDialog *dialog = g_object_new (READOUT_TYPE_EXPORT_DIALOG, NULL);

  readout_subwindow_set_up (GTK_WINDOW (dialog), opener, NULL);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}
