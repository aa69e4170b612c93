/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How briefings leave the window.
 */
#include "readout-window-private.h"

#include <glib/gi18n.h>

#include "readout-dialogs.h"
#include "readout-export-dialog.h"
#include "readout-export-formats.h"
#include "readout-settings.h"

#define FILE_MANAGER "org.freedesktop.FileManager1"

/* One export: until it is written, or given up. */
typedef struct
{
  ReadoutWindow *window; /* held */
  const ReadoutExportFormat *format;
  GFile *file;
} Export;

static Export *
new_export (ReadoutWindow *window, const ReadoutExportFormat *format, GFile *file)
{
  Export *export = g_new0 (Export, 1);

  export->window = g_object_ref (window);
  export->format = format;
  export->file = g_object_ref (file);
  return export;
}

static void
free_export (gpointer data)
{
  Export *export = data;

  g_object_unref (export->window);
  g_object_unref (export->file);
  g_free (export);
}

static void
show_folder (ReadoutWindow *window, GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *uri = g_file_get_uri (folder != NULL ? folder : file);

  gtk_show_uri (GTK_WINDOW (window), uri, GDK_CURRENT_TIME);
}

/* Where there is no file manager that marks a file, its folder is opened. */
static void
shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GVariant) reply =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  Export *export = user_data;

  if (reply == NULL && gtk_widget_get_mapped (GTK_WIDGET (export->window)))
    show_folder (export->window, export->file);
  free_export (export);
}

static void
show_file_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);
  const char *uris[] = { g_variant_get_string (parameter, NULL), NULL };
  g_autoptr (GFile) file = g_file_new_for_uri (uris[0]);
  GDBusConnection *bus = g_application_get_dbus_connection (g_application_get_default ());

  if (bus == NULL)
    show_folder (window, file);
  else
    g_dbus_connection_call (bus, FILE_MANAGER, "/org/freedesktop/FileManager1", FILE_MANAGER,
                            "ShowItems", g_variant_new ("(^ass)", uris, ""), NULL,
                            G_DBUS_CALL_FLAGS_NONE, 5000, NULL, shown_cb,
                            new_export (window, NULL, file));
}

static void
open_file_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_show_uri (GTK_WINDOW (user_data), g_variant_get_string (parameter, NULL), GDK_CURRENT_TIME);
}

static void
tell_written (Export *export)
{
  g_autofree char *uri = g_file_get_uri (export->file);
  g_autofree char *name = g_file_get_basename (export->file);
  g_autofree char *shown = g_filename_display_name (name);
  /* Translators: the name of a file */
  g_autofree char *words = g_strdup_printf (_ ("Exported “%s”"), shown);
  g_autofree char *escaped = g_markup_escape_text (words, -1);
  AdwToast *toast = adw_toast_new (escaped);

  if (export->format->is_looked_at)
    {
      adw_toast_set_button_label (toast, _ ("_Open"));
      adw_toast_set_action_name (toast, "win.open-file");
    }
  else
    {
      adw_toast_set_button_label (toast, _ ("_Show in Folder"));
      adw_toast_set_action_name (toast, "win.show-file");
    }
  adw_toast_set_action_target_value (toast, g_variant_new_string (uri));
  adw_toast_overlay_add_toast (export->window->toasts, toast);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Export *export = user_data;
  g_autoptr (GError) error = NULL;

  if (readout_output_write_finish (result, &error))
    tell_written (export);
  else if (!export->window->closing)
    readout_dialogs_show_error (GTK_WINDOW (export->window), _ ("The Briefing Was Not Exported"),
                                                                error->message);
  free_export (export);
}

/* Takes @export over. */
static void
write_export (Export *export)
{
  ReadoutWindow *window = export->window;
  g_autofree char *markdown = NULL;
  g_autofree char *title = NULL;

  if (window->project == NULL)
    {
      free_export (export);
      return;
    }
  markdown = readout_briefing_pane_dup_markdown (window->briefing);
  title = readout_briefing_pane_dup_title (window->briefing);
  readout_output_write_async (window->project, markdown, title, export->format->output,
                              export->file, NULL, written_cb, export);
}

/* A title as the name of a file. Owned by the caller. */
static char *
dup_file_name (const char *title)
{
  g_autofree char *name = g_strndup (title, 120);
  char *end;

  g_utf8_validate (name, -1, (const char **)&end);
  *end = '\0';
  g_strstrip (g_strdelimit (name, "/\\:*?\"<>|\n\r\t", '-'));
  while (*name == '.')
    *name = '-';
  return *name != '\0' ? g_steal_pointer (&name) : g_strdup (_ ("Briefing"));
}

static void
remember_folder (GFile *folder)
{
  g_autofree char *uri = folder != NULL ? g_file_get_uri (folder) : NULL;

  if (uri != NULL)
    readout_settings_set_string (READOUT_SETTING_EXPORT_FOLDER, uri);
}

static GFile *
get_folder (void)
{
  g_autofree char *uri = readout_settings_dup_string (READOUT_SETTING_EXPORT_FOLDER);

  return *uri != '\0' ? g_file_new_for_uri (uri) : NULL;
}

static void
file_chosen_cb (GListModel *files, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);
  g_autoptr (GFile) folder = g_file_get_parent (file);

  remember_folder (folder);
  write_export (new_export (window, window->export_format, file));
}

static void
replace_agreed_cb (gboolean agreed, gpointer user_data)
{
  if (agreed)
    write_export (user_data);
  else
    free_export (user_data);
}

/* The name of the first of the three files for Pandoc that is there already; %NULL if none is. */
static char *
find_existing (GFile *folder, const char *name)
{
  static const char *const endings[] = { ".md", ".csl.json", ".bib" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *whole = g_strconcat (name, endings[i], NULL);
      g_autoptr (GFile) file = g_file_get_child (folder, whole);

      if (g_file_query_exists (file, NULL))
        return g_steal_pointer (&whole);
    }
  return NULL;
}

/* Several files go into a folder: the file chooser asks of none of them whether it may be replaced.
 */
static void
folder_chosen_cb (GListModel *files, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);
  g_autoptr (GFile) folder = g_list_model_get_item (files, 0);
  g_autofree char *title = readout_briefing_pane_dup_title (window->briefing);
  g_autofree char *name = dup_file_name (title);
  g_autofree char *existing = find_existing (folder, name);
  g_autofree char *whole = g_strconcat (name, ".md", NULL);
  g_autoptr (GFile) file = g_file_get_child (folder, whole);
  Export *export = new_export (window, window->export_format, file);
  g_autofree char *body = NULL;

  remember_folder (folder);
  if (existing == NULL)
    {
      write_export (export);
      return;
    }
  /* Translators: the name of a file */
  body = g_strdup_printf (_ ("There is a file “%s” in this folder already."), existing);
  readout_dialogs_confirm (GTK_WINDOW (window), _ ("Replace the Files?"), body,
                                                   _ ("_Replace"), TRUE, replace_agreed_cb, export);
}

static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);
  const ReadoutExportFormat *format =
      readout_export_formats_find (g_variant_get_string (parameter, NULL));
  g_autofree char *title = readout_briefing_pane_dup_title (window->briefing);
  g_autofree char *name = dup_file_name (title);
  g_autoptr (GFile) folder = get_folder ();

  if (format == NULL)
    return;
  window->export_format = format;
  if (format->output == READOUT_OUTPUT_PANDOC)
    readout_dialogs_choose_folder (GTK_WINDOW (window), _ ("Export Three Files to a Folder"),
                                                           folder, folder_chosen_cb, window);
  else
    readout_dialogs_choose_target (GTK_WINDOW (window), _ ("Export"), format->files, name, folder,
                                                           file_chosen_cb, window);
}

/* For scripts and tests: format and address of the file. */
static void
export_to_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *name;
  const char *uri;
  const ReadoutExportFormat *format;

  g_variant_get (parameter, "(&s&s)", &name, &uri);
  format = readout_export_formats_find (name);
  if (format != NULL)
    {
      g_autoptr (GFile) file = g_file_new_for_uri (uri);

      write_export (new_export (READOUT_WINDOW (user_data), format, file));
    }
}

static void
export_dialog_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  readout_export_dialog_show (GTK_WIDGET (user_data));
}

void
readout_window_add_export (ReadoutWindow *window)
{
  static const GActionEntry entries[] = {
    { .name = "export", .activate = export_cb, .parameter_type = "s" },
    { .name = "export-to", .activate = export_to_cb, .parameter_type = "(ss)" },
    { .name = "export-dialog", .activate = export_dialog_cb },
    { .name = "open-file", .activate = open_file_cb, .parameter_type = "s" },
    { .name = "show-file", .activate = show_file_cb, .parameter_type = "s" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
}
