/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How documents come into the window: chosen, dropped or pasted; and what is said about them.
 */
#include "readout-window-private.h"

#include <glib/gi18n.h>

#include "store/readout-intake.h"

#include "readout-dialogs.h"
#include "readout-pasted-page.h"
#include "readout-settings.h"

static void
import_chosen_cb (GListModel *files, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    g_ptr_array_add (list, g_list_model_get_item (files, i));
  readout_window_import_files (window, list);
}

static void
import_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  readout_dialogs_choose_files (GTK_WINDOW (user_data), _ ("Import Reports"), READOUT_FILES_REPORTS,
                                                           TRUE, import_chosen_cb, user_data);
}

static void
import_folder_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  readout_dialogs_choose_folders (GTK_WINDOW (user_data), _ ("Import Folders"), import_chosen_cb,
                                                             user_data);
}

static void
import_bytes (ReadoutWindow *window, GBytes *bytes, const char *name)
{
  if (window->project == NULL)
    return;
  if (window->n_reports == 0)
    window->was_empty_on_import = TRUE;
  readout_importer_import_bytes (window->importer, bytes, name);
  readout_window_update_actions (window);
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutWindow) window = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autoptr (GBytes) bytes = NULL;

  if (text == NULL || *text == '\0')
    {
      readout_window_toast (window, _ ("There is no text to paste"));
      return;
    }
  bytes = g_bytes_new (text, strlen (text));
  import_bytes (window, bytes, _ ("Pasted text"));
}

static void
pasted_page_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = readout_pasted_page_read_finish (result, &error);

  if (bytes != NULL)
    import_bytes (window, bytes, _ ("Pasted page.html"));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE))
    readout_window_toast (window, error->message);
  else
    /* What the browser promised it may not have; there is mostly a text, too. */
    gdk_clipboard_read_text_async (GDK_CLIPBOARD (source), NULL, pasted_cb, g_object_ref (window));
}

static void
pasted_files_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutWindow) window = user_data;
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);

  if (value == NULL)
    {
      readout_window_toast (window, _ ("There is nothing to paste"));
      return;
    }
  for (GSList *iter = g_value_get_boxed (value); iter != NULL; iter = iter->next)
    g_ptr_array_add (files, g_object_ref (iter->data));
  readout_window_import_files (window, files);
}

static void
paste_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (window));
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);

  if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL,
                                    pasted_files_cb, g_object_ref (window));
  else if (gdk_content_formats_contain_mime_type (formats, "text/html"))
    readout_pasted_page_read_async (clipboard, NULL, pasted_page_cb, g_object_ref (window));
  else
    gdk_clipboard_read_text_async (clipboard, NULL, pasted_cb, g_object_ref (window));
}

/* Pasting outside of a text is a report. A text widget takes the key before this does. */
static gboolean
paste_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (widget));

  if (GTK_IS_EDITABLE (focus) ||
      (GTK_IS_TEXT_VIEW (focus) && gtk_text_view_get_editable (GTK_TEXT_VIEW (focus))))
    return FALSE;
  return gtk_widget_activate_action (widget, "win.paste", NULL);
}

static void
add_paste_key (ReadoutWindow *window)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_v, GDK_CONTROL_MASK),
                        gtk_callback_action_new (paste_key_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (window), controller);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);
  GSList *list = g_value_get_boxed (value);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  for (GSList *iter = list; iter != NULL; iter = iter->next)
    g_ptr_array_add (files, g_object_ref (iter->data));
  if (files->len == 0)
    return FALSE;
  readout_window_import_files (window, files);
  return TRUE;
}

static void
add_drop_target (ReadoutWindow *window, GtkWidget *widget)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (drop, "drop", G_CALLBACK (drop_cb), window, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drop));
}

static void
open_report_cb (ReadoutWindow *window, gint64 id)
{
  readout_window_open_statement (window, id, 0);
  gtk_window_present (GTK_WINDOW (window));
}

static void
show_import_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);

  if (window->project == NULL)
    return;
  if (window->import_window == NULL)
    {
      window->import_window = readout_import_window_new (GTK_WIDGET (window), window->importer);
      g_object_add_weak_pointer (G_OBJECT (window->import_window),
                                 (gpointer *)&window->import_window);
      g_signal_connect_object (window->import_window, "open-report", G_CALLBACK (open_report_cb),
                               window, G_CONNECT_SWAPPED);
      add_drop_target (window, GTK_WIDGET (window->import_window));
    }
  gtk_window_present (GTK_WINDOW (window->import_window));
}

/* What wants to be seen first. */
static void
look_at_import_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);
  ReadoutImportList *list = readout_importer_get_list (window->importer);
  ReadoutImportFilter filter = READOUT_IMPORT_FILTER_ALL;

  if (readout_import_list_count (list, READOUT_IMPORT_FILTER_FAILED) > 0)
    filter = READOUT_IMPORT_FILTER_FAILED;
  else if (readout_import_list_count (list, READOUT_IMPORT_FILTER_LOOK) > 0)
    filter = READOUT_IMPORT_FILTER_LOOK;
  show_import_cb (action, parameter, user_data);
  if (window->import_window != NULL)
    readout_import_window_show_filter (window->import_window, filter);
}

static guint
count_outcomes (GPtrArray *outcomes, ReadoutIntakeState state)
{
  guint n = 0;

  for (guint i = 0; i < outcomes->len; i++)
    n += ((ReadoutIntakeOutcome *)g_ptr_array_index (outcomes, i))->state == state;
  return n;
}

/* "3 reports imported", or what one single document came to. Owned by the caller. */
static char *
describe_import (GPtrArray *outcomes, guint n_added, guint n_to_look_at)
{
  guint n_other = outcomes->len - n_added;
  guint n_present = count_outcomes (outcomes, READOUT_INTAKE_DUPLICATE);
  const ReadoutIntakeOutcome *first = g_ptr_array_index (outcomes, 0);
  g_autofree char *added = NULL;

  if (outcomes->len == 1 && n_added == 0)
    return g_strdup (first->words != NULL ? first->words : _ ("The import was cancelled"));
  added = g_strdup_printf (
      g_dngettext (NULL, "%'u report imported", "%'u reports imported", n_added), n_added);
  if (n_other > 0 && n_other == n_present)
    return g_strdup_printf (
        /* Translators: "3 reports imported", then how many the project had before */
        g_dngettext (NULL, "%1$s, %2$'u was there already", "%1$s, %2$'u were there already",
                     n_other),
        added, n_other);
  if (n_other > 0)
    return g_strdup_printf (
        /* Translators: "3 reports imported", then how many documents were not */
        g_dngettext (NULL, "%1$s, %2$'u document not", "%1$s, %2$'u documents not", n_other), added,
        n_other);
  if (n_to_look_at > 0 && n_added > 1)
    return g_strdup_printf (
        /* Translators: "3 reports imported", then how many of them have guessed metadata */
        g_dngettext (NULL, "%1$s, %2$'u needs a look", "%1$s, %2$'u need a look", n_to_look_at),
        added, n_to_look_at);
  if (outcomes->len == 1 && first->words != NULL)
    /* Translators: "1 report imported", then what report it is a copy or a version of */
    return g_strdup_printf (_ ("%s. %s"), added, first->words);
  return g_steal_pointer (&added);
}

static void
tell_import (ReadoutWindow *window, GPtrArray *outcomes, guint n_added, gboolean can_undo)
{
  guint n_to_look_at = readout_import_list_count (readout_importer_get_list (window->importer),
                                                  READOUT_IMPORT_FILTER_LOOK);
  g_autofree char *words = describe_import (outcomes, n_added, n_to_look_at);
  g_autofree char *escaped = g_markup_escape_text (words, -1);
  AdwToast *toast = adw_toast_new (escaped);

  if (outcomes->len > 1 && (n_added < outcomes->len || n_to_look_at > 0))
    {
      adw_toast_set_button_label (toast, _ ("_Look"));
      adw_toast_set_action_name (toast, "win.look-at-import");
      if (count_outcomes (outcomes, READOUT_INTAKE_FAILED) > 0)
        adw_toast_set_timeout (toast, 0);
    }
  else if (can_undo)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, "win.undo-action");
    }
  adw_toast_overlay_add_toast (window->toasts, toast);
}

static void
finished_cb (ReadoutWindow *window, GPtrArray *outcomes, guint n_added, const char *error_words)
{
  /* The first import is followed by a draft, which would be what an Undo undoes. */
  gboolean drafts;

  if (window->closing)
    return;
  drafts = n_added > 0 && window->was_empty_on_import &&
           readout_settings_get_boolean (READOUT_SETTING_DRAFT_ON_IMPORT) &&
           !readout_briefing_pane_has_briefing (window->briefing);
  if (error_words != NULL)
    readout_dialogs_show_error (GTK_WINDOW (window), _ ("The Import Stopped"), error_words);
  if (window->n_reports == 0 && n_added == 0)
    readout_window_show_project (window);
  if (n_added > 0)
    readout_board_sort (window->board);
  if (outcomes->len > 0)
    tell_import (window, outcomes, n_added, n_added > 0 && !drafts);
  if (drafts)
    {
      g_autofree char *template = readout_settings_dup_string (READOUT_SETTING_TEMPLATE);
      readout_briefing_pane_draft (window->briefing, template, TRUE);
    }
  window->was_empty_on_import = FALSE;
  readout_window_update_actions (window);
}

static void
found_nothing_cb (ReadoutWindow *window)
{
  if (!window->closing)
    readout_window_toast (window, _ ("There are no documents in this folder"));
}

void
readout_window_add_import (ReadoutWindow *window)
{
  static const GActionEntry entries[] = {
    { .name = "import", .activate = import_cb },
    { .name = "import-folder", .activate = import_folder_cb },
    { .name = "paste", .activate = paste_cb },
    { .name = "show-import", .activate = show_import_cb },
    { .name = "look-at-import", .activate = look_at_import_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
  window->importer = readout_importer_new ();
  g_signal_connect_object (window->importer, "finished", G_CALLBACK (finished_cb), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window->importer, "found-nothing", G_CALLBACK (found_nothing_cb), window,
                           G_CONNECT_SWAPPED);
  readout_import_bar_set_importer (window->import_bar, window->importer);
  add_paste_key (window);
  add_drop_target (window, GTK_WIDGET (window));
}

void
readout_window_close_import (ReadoutWindow *window)
{
  if (window->import_window != NULL)
    gtk_window_destroy (GTK_WINDOW (window->import_window));
  readout_importer_set_project (window->importer, NULL);
}

ReadoutImporter *
readout_window_get_importer (ReadoutWindow *window)
{
  g_return_val_if_fail (READOUT_IS_WINDOW (window), NULL);

  return window->importer;
}

void
readout_window_import_files (ReadoutWindow *window, GPtrArray *files)
{
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func (g_object_unref);
  ReadoutApplication *application;

  g_return_if_fail (READOUT_IS_WINDOW (window));
  g_return_if_fail (files != NULL);

  application = READOUT_APPLICATION (gtk_window_get_application (GTK_WINDOW (window)));
  for (guint i = 0; i < files->len; i++)
    {
      GFile *file = g_ptr_array_index (files, i);
      const char *path = g_file_peek_path (file);
      if (path != NULL && g_str_has_suffix (path, ".readout"))
        readout_application_open_project (application, path, FALSE);
      else
        g_ptr_array_add (reports, g_object_ref (file));
    }
  if (reports->len == 0)
    return;
  if (window->project == NULL || !window->loaded)
    {
      if (window->waiting_files == NULL)
        window->waiting_files = g_ptr_array_new_with_free_func (g_object_unref);
      g_ptr_array_extend (window->waiting_files, reports, (GCopyFunc)(void (*) (void))g_object_ref,
                          NULL);
      return;
    }
  if (window->n_reports == 0)
    window->was_empty_on_import = TRUE;
  readout_importer_import_files (window->importer, reports);
  readout_window_update_actions (window);
}
