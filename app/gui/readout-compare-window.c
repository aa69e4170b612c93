/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two versions of a briefing side by side, in one text.
 */
#include "readout-compare-window.h"

#include <glib/gi18n.h>

#include "briefing/readout-sequence-match.h"

#include "readout-operation.h"
#include "readout-subwindow.h"

struct _ReadoutCompareWindow
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkDropDown *older;
  GtkDropDown *newer;
  GtkTextView *view;
  GtkTextBuffer *buffer;
  GtkLabel *summary;
  GtkStack *stack;

  ReadoutProject *project;
  ReadoutBriefingDocument *document; /* borrowed */
  gint64 briefing_id;
  gint64 first_id;     /* the version to begin with */
  GPtrArray *versions; /* of ReadoutBriefingVersion; the text as it is now comes before them */
  GArray *changes;     /* of int: where in the buffer each change begins */
  guint current;       /* which change the person is at, from 1; 0 for none */
  GCancellable *cancellable;
};

/* Two texts, and what became of the words. */
typedef struct
{
  gint64 briefing_id;
  gint64 ids[2]; /* versions; 0 for the text as it is now */
  GPtrArray *pieces;
} Comparison;

G_DEFINE_FINAL_TYPE (ReadoutCompareWindow, readout_compare_window, ADW_TYPE_WINDOW)

static void
free_comparison (gpointer data)
{
  Comparison *comparison = data;

  g_clear_pointer (&comparison->pieces, g_ptr_array_unref);
  g_free (comparison);
}

static char *
read_text (ReadoutStore *store, gint64 briefing_id, gint64 id, GError **error)
{
  if (id == 0)
    {
      g_autoptr (ReadoutBriefing) briefing = readout_store_get_briefing (store, briefing_id, error);

      return briefing != NULL ? g_strdup (briefing->markdown) : NULL;
    }
  else
    {
      g_autoptr (ReadoutBriefingVersion) version =
          readout_store_get_briefing_version (store, id, error);

      return version != NULL ? g_strdup (version->markdown) : NULL;
    }
}

static gpointer
read_texts (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Comparison *asked = data;
  g_auto (GStrv) texts = g_new0 (char *, 3);

  for (guint i = 0; i < 2; i++)
    {
      texts[i] = read_text (store, asked->briefing_id, asked->ids[i], error);
      if (texts[i] == NULL)
        return NULL;
    }
  return g_steal_pointer (&texts);
}

static gpointer
list_versions (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return readout_store_list_briefing_versions (store, *(gint64 *)data, error);
}

static void
free_piece (gpointer data)
{
  ReadoutWordsPiece *piece = data;

  g_free (piece->words);
  g_free (piece);
}

/* Words that became of the same are one piece: a text buffer takes few long ones sooner than many
 * short ones. */
static GPtrArray *
join_pieces (GPtrArray *pieces)
{
  GPtrArray *joined = g_ptr_array_new_with_free_func (free_piece);

  for (guint i = 0; i < pieces->len;)
    {
      ReadoutWordsPiece *piece = g_new (ReadoutWordsPiece, 1);
      g_autoptr (GString) words = g_string_new (NULL);

      piece->change = ((ReadoutWordsPiece *)g_ptr_array_index (pieces, i))->change;
      for (; i < pieces->len &&
             ((ReadoutWordsPiece *)g_ptr_array_index (pieces, i))->change == piece->change;
           i++)
        g_string_append (words, ((ReadoutWordsPiece *)g_ptr_array_index (pieces, i))->words);
      piece->words = g_string_free (g_steal_pointer (&words), FALSE);
      g_ptr_array_add (joined, piece);
    }
  return joined;
}

static void
compare_words (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  char **texts = data;
  g_autoptr (GPtrArray) pieces = readout_sequence_compare_words (texts[0], texts[1]);

  g_task_return_pointer (task, join_pieces (pieces), (GDestroyNotify)g_ptr_array_unref);
}

static void
show_summary (ReadoutCompareWindow *window)
{
  guint n = window->changes->len;
  g_autofree char *words = NULL;

  if (n == 0)
    words = g_strdup (_ ("No difference"));
  else if (window->current == 0)
    words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u change", "%u changes", n), n);
  else
    /* Translators: which of the changes, of how many */
    words = g_strdup_printf (_ ("Change %u of %u"), window->current, n);
  gtk_label_set_text (window->summary, words);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "compare.next", n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "compare.previous", n > 0);
}

static void
show_pieces (ReadoutCompareWindow *window, GPtrArray *pieces)
{
  GtkTextIter end;
  gboolean in_change = FALSE;

  gtk_text_buffer_set_text (window->buffer, "", -1);
  g_array_set_size (window->changes, 0);
  window->current = 0;
  for (guint i = 0; i < pieces->len; i++)
    {
      const ReadoutWordsPiece *piece = g_ptr_array_index (pieces, i);
      int offset;

      gtk_text_buffer_get_end_iter (window->buffer, &end);
      offset = gtk_text_iter_get_offset (&end);
      if (piece->change == READOUT_WORDS_SAME)
        gtk_text_buffer_insert (window->buffer, &end, piece->words, -1);
      else
        gtk_text_buffer_insert_with_tags_by_name (
            window->buffer, &end, piece->words, -1,
            piece->change == READOUT_WORDS_ADDED ? "added" : "removed", NULL);
      if (piece->change != READOUT_WORDS_SAME && !in_change)
        g_array_append_val (window->changes, offset);
      in_change = piece->change != READOUT_WORDS_SAME;
    }
  gtk_stack_set_visible_child_name (window->stack, "text");
  show_summary (window);
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ReadoutCompareWindow *window = READOUT_COMPARE_WINDOW (source);
  g_autoptr (GPtrArray) pieces = g_task_propagate_pointer (G_TASK (result), NULL);

  if (pieces != NULL && window->project != NULL)
    show_pieces (window, pieces);
}

static void
tell_failure (ReadoutCompareWindow *window, const GError *error)
{
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
      !g_error_matches (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_CLOSED))
    readout_operation_toast (GTK_WIDGET (window), error->message, FALSE);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutCompareWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask) task = NULL;
  g_auto (GStrv) texts = readout_project_run_finish (READOUT_PROJECT (source), result, &error);

  if (texts == NULL || window->project == NULL)
    {
      tell_failure (window, error);
      return;
    }
  task = g_task_new (window, window->cancellable, compared_cb, NULL);
  g_task_set_source_tag (task, read_cb);
  g_task_set_task_data (task, g_steal_pointer (&texts), (GDestroyNotify)g_strfreev);
  g_task_run_in_thread (task, compare_words);
}

/* The version of a drop-down; 0 for the text as it is now. */
static gint64
get_chosen (ReadoutCompareWindow *window, GtkDropDown *list)
{
  guint position = gtk_drop_down_get_selected (list);

  if (position == 0 || position > window->versions->len)
    return 0;
  return READOUT_BRIEFING_VERSION (g_ptr_array_index (window->versions, position - 1))->id;
}

static void
compare (ReadoutCompareWindow *window)
{
  Comparison *comparison;

  if (window->versions == NULL || window->project == NULL)
    return;
  g_cancellable_cancel (window->cancellable);
  g_clear_object (&window->cancellable);
  window->cancellable = g_cancellable_new ();
  comparison = g_new0 (Comparison, 1);
  comparison->briefing_id = window->briefing_id;
  comparison->ids[0] = get_chosen (window, window->older);
  comparison->ids[1] = get_chosen (window, window->newer);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "compare.restore",
                                 comparison->ids[0] != 0 &&
                                     !readout_project_is_read_only (window->project));
  readout_project_run_async (window->project, read_texts, comparison, free_comparison,
                             (GDestroyNotify)g_strfreev, window->cancellable, read_cb,
                             g_object_ref (window));
}

static void
chosen_cb (ReadoutCompareWindow *window)
{
  compare (window);
}

static void
take_versions (ReadoutCompareWindow *window, GPtrArray *versions)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint position = 0;

  gtk_string_list_append (names, _ ("The text as it is now"));
  for (guint i = 0; i < versions->len; i++)
    {
      const ReadoutBriefingVersion *version = g_ptr_array_index (versions, i);
      g_autofree char *time = readout_compare_window_dup_time (version->created);
      g_autofree char *name =
          version->by_person ? g_strdup_printf ("%s · %s", version->name, time) : g_strdup (time);

      gtk_string_list_append (names, name);
      if (version->id == window->first_id)
        position = i + 1;
    }
  window->versions = g_ptr_array_ref (versions);
  gtk_drop_down_set_model (window->older, G_LIST_MODEL (names));
  gtk_drop_down_set_model (window->newer, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (window->newer, 0);
  gtk_drop_down_set_selected (window->older, position);
  g_signal_connect_swapped (window->older, "notify::selected", G_CALLBACK (chosen_cb), window);
  g_signal_connect_swapped (window->newer, "notify::selected", G_CALLBACK (chosen_cb), window);
  compare (window);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutCompareWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) versions =
      readout_project_run_finish (READOUT_PROJECT (source), result, &error);

  if (versions != NULL && window->project != NULL)
    take_versions (window, versions);
  else
    tell_failure (window, error);
}

static void
changed_cb (ReadoutProject *project, guint changes, gpointer user_data)
{
  if ((changes & READOUT_CHANGES_BRIEFINGS) != 0)
    compare (READOUT_COMPARE_WINDOW (user_data));
}

static void
step (ReadoutCompareWindow *window, gboolean forward)
{
  guint n = window->changes->len;
  GtkTextIter iter;

  if (n == 0)
    return;
  if (forward)
    window->current = window->current % n + 1;
  else
    window->current = window->current > 1 ? window->current - 1 : n;
  gtk_text_buffer_get_iter_at_offset (window->buffer, &iter,
                                      g_array_index (window->changes, int, window->current - 1));
  gtk_text_buffer_place_cursor (window->buffer, &iter);
  gtk_text_view_scroll_to_iter (window->view, &iter, 0.1, TRUE, 0, 0.3);
  show_summary (window);
}

static void
next_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  step (READOUT_COMPARE_WINDOW (widget), TRUE);
}

static void
previous_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  step (READOUT_COMPARE_WINDOW (widget), FALSE);
}

static gboolean
restore (ReadoutStore *store, gpointer data, GError **error)
{
  return readout_store_restore_briefing_version (store, *(gint64 *)data, error);
}

static void
restore_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ReadoutCompareWindow *window = READOUT_COMPARE_WINDOW (widget);
  gint64 id = window->versions != NULL ? get_chosen (window, window->older) : 0;

  if (id == 0 || window->document == NULL)
    return;
  readout_briefing_document_flush (window->document);
  readout_operation_run (widget, window->project, restore, g_memdup2 (&id, sizeof id), g_free,
                         _ ("Version brought back"));
}

static void
update_style (ReadoutCompareWindow *window)
{
  GtkTextTagTable *tags = gtk_text_buffer_get_tag_table (window->buffer);
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  g_object_set (gtk_text_tag_table_lookup (tags, "added"), "foreground",
                dark ? "#8ff0a4" : "#1b7a3d", NULL);
  g_object_set (gtk_text_tag_table_lookup (tags, "removed"), "foreground",
                dark ? "#ff938c" : "#b3121d", NULL);
}

static void
readout_compare_window_dispose (GObject *object)
{
  ReadoutCompareWindow *window = READOUT_COMPARE_WINDOW (object);

  g_cancellable_cancel (window->cancellable);
  g_clear_object (&window->cancellable);
  g_clear_object (&window->project);
  g_clear_weak_pointer (&window->document);

  G_OBJECT_CLASS (readout_compare_window_parent_class)->dispose (object);
}

static void
readout_compare_window_finalize (GObject *object)
{
  ReadoutCompareWindow *window = READOUT_COMPARE_WINDOW (object);

  g_clear_pointer (&window->versions, g_ptr_array_unref);
  g_array_unref (window->changes);

  G_OBJECT_CLASS (readout_compare_window_parent_class)->finalize (object);
}

static void
readout_compare_window_class_init (ReadoutCompareWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = readout_compare_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = readout_compare_window_finalize;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/readout_app/Readout/readout-compare-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutCompareWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, ReadoutCompareWindow, older);
  gtk_widget_class_bind_template_child (widget_class, ReadoutCompareWindow, newer);
  gtk_widget_class_bind_template_child (widget_class, ReadoutCompareWindow, view);
  gtk_widget_class_bind_template_child (widget_class, ReadoutCompareWindow, buffer);
  gtk_widget_class_bind_template_child (widget_class, ReadoutCompareWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, ReadoutCompareWindow, stack);

  gtk_widget_class_install_action (widget_class, "compare.next", NULL, next_cb);
  gtk_widget_class_install_action (widget_class, "compare.previous", NULL, previous_cb);
  gtk_widget_class_install_action (widget_class, "compare.restore", NULL, restore_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "compare.next",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "compare.previous",
                                       NULL);
}

static void
readout_compare_window_init (ReadoutCompareWindow *window)
{
  window->changes = g_array_new (FALSE, FALSE, sizeof (int));
  gtk_widget_init_template (GTK_WIDGET (window));
  gtk_text_buffer_create_tag (window->buffer, "added", "underline", PANGO_UNDERLINE_SINGLE, NULL);
  gtk_text_buffer_create_tag (window->buffer, "removed", "strikethrough", TRUE, NULL);
  update_style (window);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (update_style), window, G_CONNECT_SWAPPED);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "compare.restore", FALSE);
}

void
readout_compare_window_show (GtkWidget *opener,
                             ReadoutBriefingDocument *document,
                             gint64 version_id)
{
  ReadoutCompareWindow *window;
  ReadoutProject *project;

  g_return_if_fail (GTK_IS_WIDGET (opener));
  g_return_if_fail (READOUT_IS_BRIEFING_DOCUMENT (document));

  project = readout_briefing_document_get_project (document);
  g_return_if_fail (project != NULL);
  window = g_object_new (READOUT_TYPE_COMPARE_WINDOW, NULL);
  window->project = g_object_ref (project);
  window->briefing_id = readout_briefing_document_get_id (document);
  window->first_id = version_id;
  g_set_weak_pointer (&window->document, document);
  readout_subwindow_set_up (GTK_WINDOW (window), opener, window->toasts);
  g_signal_connect_object (project, "changed", G_CALLBACK (changed_cb), window, 0);
  readout_project_run_async (
      project, list_versions, g_memdup2 (&window->briefing_id, sizeof (gint64)), g_free,
      (GDestroyNotify)g_ptr_array_unref, NULL, listed_cb, g_object_ref (window));
  gtk_window_present (GTK_WINDOW (window));
}

char *
readout_compare_window_dup_time (gint64 moment)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (moment);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  if (time == NULL)
    return g_strdup ("");
  if (g_date_time_get_year (time) == g_date_time_get_year (now) &&
      g_date_time_get_day_of_year (time) == g_date_time_get_day_of_year (now))
    /* Translators: a time of this day; see the manual of strftime(3) */
    return g_date_time_format (time, _ ("Today, %H:%M"));
  /* Translators: day and time; see the manual of strftime(3) */
  return g_date_time_format (time, _ ("%-d %b %Y, %H:%M"));
}
