/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The properties of a project.
 */
#include "readout-project-window.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <locale.h>

#include "text/readout-language-name.h"

#include "readout-operation.h"
#include "readout-original.h"
#include "readout-row-name.h"
#include "readout-subwindow.h"
#include "readout-words.h"

/* What is typed into the notes is saved so long after the last key, in milliseconds. */
#define SAVE_DELAY 1000

/* The rows that show something. */
typedef enum
{
  ROW_REPORTS,
  ROW_OUTLETS,
  ROW_PUBLISHED,
  ROW_IMPORTED,
  ROW_LANGUAGES,
  ROW_STATEMENTS,
  ROW_ACTORS,
  ROW_TOPICS,
  ROW_BRIEFINGS,
  ROW_NAME,
  ROW_FOLDER,
  ROW_SIZE,
  ROW_CHANGED,
  ROW_SCHEMA,
  N_ROWS,
} Row;

struct _ReadoutProjectWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  AdwToastOverlay *toasts;
  GtkWidget *title_group;
  AdwEntryRow *title_row;
  GtkTextView *notes_view;
  GtkTextBuffer *notes_buffer;
  AdwPreferencesGroup *contents_group;
  AdwPreferencesGroup *file_group;
  AdwActionRow *rows[N_ROWS];

  ReadoutProject *project;
  char *title_text; /* as the project has it */
  char *notes;      /* the same */
  gboolean loaded;
  gboolean showing; /* the buffer changes because the project did */
  guint save_source;
};

G_DEFINE_FINAL_TYPE (ReadoutProjectWindow, readout_project_window, ADW_TYPE_WINDOW)

static void
set_row (ReadoutProjectWindow *window, Row row, char *words)
{
  g_autofree char *owned = words;
  g_autofree char *escaped = g_markup_escape_text (owned != NULL ? owned : "", -1);

  adw_action_row_set_subtitle (window->rows[row], escaped);
  gtk_widget_set_visible (GTK_WIDGET (window->rows[row]), owned != NULL && *owned != '\0');
}

static char *
dup_number (guint number)
{
  return g_strdup_printf ("%'u", number);
}

/* "3 May 2023 – 9 June 2023", or one day; %NULL for none. */
static char *
dup_span (const char *first, const char *last)
{
  g_autofree char *from = first != NULL ? readout_words_dup_date (first) : NULL;
  g_autofree char *to = last != NULL ? readout_words_dup_date (last) : NULL;

  if (from == NULL || to == NULL)
    return NULL;
  if (g_str_equal (from, to))
    return g_strdup (from);
  /* Translators: from one day to another */
  return g_strdup_printf (_ ("%s – %s"), from, to);
}

static char *
dup_day (gint64 seconds)
{
  g_autoptr (GDateTime) time = seconds > 0 ? g_date_time_new_from_unix_local (seconds) : NULL;

  return time != NULL ? g_date_time_format (time, "%Y-%m-%d") : NULL;
}

static char *
dup_languages (const ReadoutProjectFacts *facts)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < facts->languages->len; i++)
    {
      const ReadoutLanguageCount *count = g_ptr_array_index (facts->languages, i);
      g_autofree char *name =
          count->language != NULL ? readout_language_dup_name (count->language) : NULL;

      /* Translators: between the languages of reports */
      g_string_append (words, i > 0 ? _ (", ") : "");
      if (facts->languages->len == 1 && name != NULL)
        g_string_append (words, name);
      else
        /* Translators: a language, and how many reports are in it */
        g_string_append_printf (words, _ ("%s (%'u)"),
                                          name != NULL ? name : _ ("not known"), count->n_reports);
    }
  return g_string_free (words, FALSE);
}

static void
show_contents (ReadoutProjectWindow *window, const ReadoutProjectFacts *facts)
{
  g_autofree char *first_added = dup_day (facts->first_added);
  g_autofree char *last_added = dup_day (facts->last_added);

  set_row (window, ROW_REPORTS, dup_number (facts->n_reports));
  set_row (window, ROW_OUTLETS, dup_number (facts->n_outlets));
  set_row (window, ROW_PUBLISHED, dup_span (facts->first_published, facts->last_published));
  set_row (window, ROW_IMPORTED, dup_span (first_added, last_added));
  set_row (window, ROW_LANGUAGES, dup_languages (facts));
  set_row (window, ROW_STATEMENTS, dup_number (facts->n_statements));
  set_row (window, ROW_ACTORS, dup_number (facts->n_actors));
  set_row (window, ROW_TOPICS, dup_number (facts->n_topics));
  set_row (window, ROW_BRIEFINGS, dup_number (facts->n_briefings));
  set_row (window, ROW_SCHEMA, g_strdup_printf ("%u", facts->schema));
}

/* What is not written back yet stands beside the file. */
static guint64
get_size (const char *path, gint64 *changed)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  const char *paths[] = { path, log };
  guint64 size = 0;

  *changed = 0;
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      GStatBuf status;

      if (g_stat (paths[i], &status) != 0 || status.st_size == 0)
        continue;
      size += (guint64)status.st_size;
      *changed = MAX (*changed, (gint64)status.st_mtime);
    }
  return size;
}

static void
show_file (ReadoutProjectWindow *window)
{
  const char *path = readout_project_get_path (window->project);
  g_autofree char *folder = g_path_get_dirname (path);
  gint64 changed;
  guint64 size = get_size (path, &changed);
  g_autoptr (GDateTime) time = changed > 0 ? g_date_time_new_from_unix_local (changed) : NULL;

  set_row (window, ROW_NAME, g_filename_display_basename (path));
  set_row (window, ROW_FOLDER, g_filename_display_name (folder));
  set_row (window, ROW_SIZE, size > 0 ? g_format_size (size) : NULL);
  set_row (window, ROW_CHANGED, time != NULL ? g_date_time_format (time, "%c") : NULL);
}

/* The words of the person stay while they are at work on them. */
static void
show_words (ReadoutProjectWindow *window, const ReadoutProjectFacts *facts)
{
  const char *notes = facts->notes != NULL ? facts->notes : "";
  const char *title = readout_project_get_title (window->project);

  if (g_strcmp0 (title, window->title_text) != 0)
    {
      g_free (window->title_text);
      window->title_text = g_strdup (title);
      /* It takes what is set for what the person writes. */
      adw_entry_row_set_show_apply_button (window->title_row, FALSE);
      gtk_editable_set_text (GTK_EDITABLE (window->title_row), title);
      adw_entry_row_set_show_apply_button (window->title_row, TRUE);
    }
  adw_window_title_set_subtitle (window->title, title);
  if (window->save_source == 0 && g_strcmp0 (notes, window->notes) != 0)
    {
      g_free (window->notes);
      window->notes = g_strdup (notes);
      window->showing = TRUE;
      gtk_text_buffer_set_text (window->notes_buffer, notes, -1);
      window->showing = FALSE;
    }
}

static gpointer
get_facts (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return readout_store_get_facts (store, error);
}

static void
got_facts_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutProjectWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutProjectFacts) facts =
      readout_project_run_finish (READOUT_PROJECT (source), result, &error);

  if (window->project == NULL)
    return;
  if (facts == NULL)
    {
      readout_operation_toast (GTK_WIDGET (window), error->message, FALSE);
      return;
    }
  show_contents (window, facts);
  show_words (window, facts);
  show_file (window);
  window->loaded = TRUE;
}

static void
load (ReadoutProjectWindow *window)
{
  readout_project_run_async (window->project, get_facts, NULL, NULL,
                             (GDestroyNotify)readout_project_facts_free, NULL, got_facts_cb,
                             g_object_ref (window));
}

static gboolean
set_title (ReadoutStore *store, gpointer data, GError **error)
{
  return readout_store_set_title (store, data, error);
}

static gboolean
set_notes (ReadoutStore *store, gpointer data, GError **error)
{
  return readout_store_set_notes (store, data, error);
}

static void
title_applied_cb (ReadoutProjectWindow *window)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (window->title_row));

  /* Without one it is called as its file is, and the row says so once that is known. */
  g_clear_pointer (&window->title_text, g_free);
  readout_operation_run (GTK_WIDGET (window), window->project, set_title, g_strdup (text), g_free,
                         _ ("Project renamed"));
}

static void
save_notes (ReadoutProjectWindow *window)
{
  GtkTextIter start;
  GtkTextIter end;

  if (window->save_source == 0)
    return;
  g_clear_handle_id (&window->save_source, g_source_remove);
  gtk_text_buffer_get_bounds (window->notes_buffer, &start, &end);
  g_free (window->notes);
  window->notes = gtk_text_buffer_get_text (window->notes_buffer, &start, &end, FALSE);
  readout_operation_run (GTK_WIDGET (window), window->project, set_notes, g_strdup (window->notes),
                         g_free, NULL);
}

static gboolean
save_cb (gpointer user_data)
{
  save_notes (READOUT_PROJECT_WINDOW (user_data));
  return G_SOURCE_REMOVE;
}

static void
notes_changed_cb (ReadoutProjectWindow *window)
{
  if (window->showing || !window->loaded)
    return;
  g_clear_handle_id (&window->save_source, g_source_remove);
  window->save_source = g_timeout_add (SAVE_DELAY, save_cb, window);
}

static void
folder_clicked_cb (ReadoutProjectWindow *window)
{
  g_autofree char *folder = g_path_get_dirname (readout_project_get_path (window->project));
  g_autoptr (GFile) file = g_file_new_for_path (folder);

  readout_original_open_file (GTK_WINDOW (window), file);
}

static void
add_row (ReadoutProjectWindow *window, AdwPreferencesGroup *group, Row row, const char *title)
{
  window->rows[row] = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (window->rows[row]), title);
  adw_action_row_set_subtitle_lines (window->rows[row], 0);
  gtk_widget_set_visible (GTK_WIDGET (window->rows[row]), FALSE);
  adw_preferences_group_add (group, GTK_WIDGET (window->rows[row]));
}

static void
add_rows (ReadoutProjectWindow *window)
{
  add_row (window, window->contents_group, ROW_REPORTS, _ ("Reports"));
  add_row (window, window->contents_group, ROW_PUBLISHED, _ ("Published"));
  add_row (window, window->contents_group, ROW_IMPORTED, _ ("Imported"));
  add_row (window, window->contents_group, ROW_LANGUAGES, _ ("Languages of the Reports"));
  add_row (window, window->contents_group, ROW_OUTLETS, _ ("Outlets"));
  add_row (window, window->contents_group, ROW_STATEMENTS, _ ("Statements"));
  add_row (window, window->contents_group, ROW_ACTORS, _ ("Actors"));
  add_row (window, window->contents_group, ROW_TOPICS, _ ("Topics"));
  add_row (window, window->contents_group, ROW_BRIEFINGS, _ ("Briefings"));
  add_row (window, window->file_group, ROW_NAME, _ ("Name"));
  add_row (window, window->file_group, ROW_FOLDER, _ ("Folder"));
  add_row (window, window->file_group, ROW_SIZE, _ ("Size"));
  add_row (window, window->file_group, ROW_CHANGED, _ ("Last Change"));
  add_row (window, window->file_group, ROW_SCHEMA, _ ("Version of the File Format"));
}

static gboolean
readout_project_window_close_request (GtkWindow *window)
{
  save_notes (READOUT_PROJECT_WINDOW (window));

  return GTK_WINDOW_CLASS (readout_project_window_parent_class)->close_request (window);
}

static void
readout_project_window_dispose (GObject *object)
{
  ReadoutProjectWindow *window = READOUT_PROJECT_WINDOW (object);

  g_clear_handle_id (&window->save_source, g_source_remove);
  g_clear_object (&window->project);

  G_OBJECT_CLASS (readout_project_window_parent_class)->dispose (object);
}

static void
readout_project_window_finalize (GObject *object)
{
  ReadoutProjectWindow *window = READOUT_PROJECT_WINDOW (object);

  g_free (window->title_text);
  g_free (window->notes);

  G_OBJECT_CLASS (readout_project_window_parent_class)->finalize (object);
}

static void
readout_project_window_class_init (ReadoutProjectWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = readout_project_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = readout_project_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = readout_project_window_close_request;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/readout_app/Readout/readout-project-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutProjectWindow, title);
  gtk_widget_class_bind_template_child (widget_class, ReadoutProjectWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, ReadoutProjectWindow, title_group);
  gtk_widget_class_bind_template_child (widget_class, ReadoutProjectWindow, title_row);
  gtk_widget_class_bind_template_child (widget_class, ReadoutProjectWindow, notes_view);
  gtk_widget_class_bind_template_child (widget_class, ReadoutProjectWindow, notes_buffer);
  gtk_widget_class_bind_template_child (widget_class, ReadoutProjectWindow, contents_group);
  gtk_widget_class_bind_template_child (widget_class, ReadoutProjectWindow, file_group);
  gtk_widget_class_bind_template_callback (widget_class, title_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, notes_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, folder_clicked_cb);
}

static void
readout_project_window_init (ReadoutProjectWindow *window)
{
  gtk_widget_init_template (GTK_WIDGET (window));
  add_rows (window);
}

ReadoutProjectWindow *
readout_project_window_show (GtkWidget *opener, ReadoutProject *project)
{
  ReadoutProjectWindow *window;

  g_return_val_if_fail (GTK_IS_WIDGET (opener), NULL);
  g_return_val_if_fail (READOUT_IS_PROJECT (project), NULL);

  window = g_object_new (READOUT_TYPE_PROJECT_WINDOW, NULL);
  window->project = g_object_ref (project);
  readout_subwindow_set_up (GTK_WINDOW (window), opener, window->toasts);
  readout_row_name_set_list (window->title_group, _ ("Title"));
  gtk_editable_set_editable (GTK_EDITABLE (window->title_row),
                             !readout_project_is_read_only (project));
  gtk_text_view_set_editable (window->notes_view, !readout_project_is_read_only (project));
  g_signal_connect_object (project, "changed", G_CALLBACK (load), window, G_CONNECT_SWAPPED);
  load (window);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}
