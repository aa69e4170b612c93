/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whom an actor is the same as: a search, and what would join.
 */
#include "readout-merge-window.h"

#include <glib/gi18n.h>

#include "readout-actor-changes.h"
#include "readout-list-row.h"
#include "readout-pair-row.h"
#include "readout-subwindow.h"
#include "readout-words.h"

/* Those with most statements; for others there is the search. */
#define SHOWN_MAX 50u

struct _ReadoutMergeWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkWidget *merge_button;
  GtkEditable *search_entry;
  GtkListBox *list;
  GtkRevealer *preview_revealer;
  GtkLabel *preview_label;
  AdwBin *preview_bin;

  GtkWidget *opener;
  ReadoutProject *project;
  gint64 id;
  gint64 into; /* 0 until one is chosen */
  GCancellable *cancellable;
  guint n_searches; /* only the last one counts */
};

enum
{
  MERGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReadoutMergeWindow, readout_merge_window, ADW_TYPE_WINDOW)

typedef struct
{
  ReadoutMergeWindow *window;
  guint search;
} Search;

typedef struct
{
  gint64 from;
  gint64 into;
} Pair;

static gpointer
list_actors (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return readout_store_list_actors (store, data, 0, SHOWN_MAX + 1, error);
}

static gpointer
get_pair (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Pair *pair = data;

  return readout_store_get_actor_pair (store, pair->from, pair->into, error);
}

static void
tell (ReadoutMergeWindow *window, const GError *error)
{
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
      !g_error_matches (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_CLOSED))
    readout_operation_toast (window->opener, error->message, FALSE);
}

static GtkWidget *
new_row (ReadoutActor *actor)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *child = readout_list_row_new (readout_words_get_actor_icon (actor->kind));
  g_autofree char *aliases =
      readout_words_join ((const char *const *)actor->aliases, g_strv_length (actor->aliases));

  readout_list_row_set_text (READOUT_LIST_ROW (child), actor->name,
                             *aliases != '\0' ? aliases
                                              : readout_words_get_actor_kind (actor->kind));
  readout_list_row_set_count (READOUT_LIST_ROW (child), actor->n_statements);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, actor->name,
                                  -1);
  g_object_set_data_full (G_OBJECT (row), "readout-actor", g_object_ref (actor), g_object_unref);
  return row;
}

static void
choose (ReadoutMergeWindow *window, gint64 into)
{
  window->into = into;
  gtk_widget_set_sensitive (window->merge_button, into != 0);
  if (into == 0)
    gtk_revealer_set_reveal_child (window->preview_revealer, FALSE);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Search *search = user_data;
  g_autoptr (ReadoutMergeWindow) window = search->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) actors =
      readout_project_run_finish (READOUT_PROJECT (source), result, &error);
  GtkWidget *child;

  tell (window, error);
  /* What was found before the window closed may come after. */
  if (actors == NULL || search->search != window->n_searches ||
      g_cancellable_is_cancelled (window->cancellable))
    return;
  while ((child = GTK_WIDGET (gtk_list_box_get_row_at_index (window->list, 0))) != NULL)
    gtk_list_box_remove (window->list, child);
  for (guint i = 0; i < actors->len; i++)
    {
      ReadoutActor *actor = g_ptr_array_index (actors, i);

      if (actor->id != window->id)
        gtk_list_box_append (window->list, new_row (actor));
    }
  choose (window, 0);
}

static void
search (ReadoutMergeWindow *window)
{
  Search *request = g_new (Search, 1);

  request->window = g_object_ref (window);
  request->search = ++window->n_searches;
  readout_project_run_async (
      window->project, list_actors, g_strdup (gtk_editable_get_text (window->search_entry)), g_free,
      (GDestroyNotify)g_ptr_array_unref, window->cancellable, listed_cb, request);
}

static void
show_preview (ReadoutMergeWindow *window, ReadoutActorPair *pair)
{
  const ReadoutActor *from = pair->actors[0];
  g_autofree char *words = g_strdup_printf (
      /* Translators: the names of two actors */
      g_dngettext (NULL, "%'u statement of “%s” becomes one of “%s”, also in later reports.",
                   "%'u statements of “%s” become those of “%s”, also in later reports.",
                   from->n_statements),
      from->n_statements, from->name, pair->actors[1]->name);

  gtk_label_set_text (window->preview_label, words);
  adw_bin_set_child (window->preview_bin, readout_pair_row_new (pair, FALSE));
  gtk_revealer_set_reveal_child (window->preview_revealer, TRUE);
}

static void
pair_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutMergeWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutActorPair) pair =
      readout_project_run_finish (READOUT_PROJECT (source), result, &error);

  tell (window, error);
  if (pair != NULL && pair->actors[1]->id == window->into &&
      !g_cancellable_is_cancelled (window->cancellable))
    show_preview (window, pair);
}

static void
row_selected_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  ReadoutMergeWindow *window = READOUT_MERGE_WINDOW (user_data);
  const ReadoutActor *actor =
      row != NULL ? g_object_get_data (G_OBJECT (row), "readout-actor") : NULL;
  Pair *pair;

  choose (window, actor != NULL ? actor->id : 0);
  if (actor == NULL)
    return;
  pair = g_new (Pair, 1);
  *pair = (Pair){ window->id, actor->id };
  readout_project_run_async (window->project, get_pair, pair, g_free, g_object_unref,
                             window->cancellable, pair_cb, g_object_ref (window));
}

static void
merge_cb (ReadoutMergeWindow *window)
{
  gint64 into = window->into;

  readout_actor_changes_merge (window->opener, window->project, window->id, into);
  g_signal_emit (window, signals[MERGED], 0, into);
  gtk_window_close (GTK_WINDOW (window));
}

static void
readout_merge_window_dispose (GObject *object)
{
  ReadoutMergeWindow *window = READOUT_MERGE_WINDOW (object);

  g_cancellable_cancel (window->cancellable);
  /* The rows go one by one: that is no choice. When a late result disposes of the window again, the
   * list is gone. */
  if (window->project != NULL)
    g_signal_handlers_disconnect_by_data (window->list, window);
  g_clear_object (&window->project);
  g_clear_object (&window->opener);

  G_OBJECT_CLASS (readout_merge_window_parent_class)->dispose (object);
}

static void
readout_merge_window_finalize (GObject *object)
{
  g_clear_object (&READOUT_MERGE_WINDOW (object)->cancellable);

  G_OBJECT_CLASS (readout_merge_window_parent_class)->finalize (object);
}

static void
readout_merge_window_class_init (ReadoutMergeWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = readout_merge_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = readout_merge_window_finalize;

  signals[MERGED] = g_signal_new ("merged", READOUT_TYPE_MERGE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/readout_app/Readout/readout-merge-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutMergeWindow, title);
  gtk_widget_class_bind_template_child (widget_class, ReadoutMergeWindow, merge_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutMergeWindow, search_entry);
  gtk_widget_class_bind_template_child (widget_class, ReadoutMergeWindow, list);
  gtk_widget_class_bind_template_child (widget_class, ReadoutMergeWindow, preview_revealer);
  gtk_widget_class_bind_template_child (widget_class, ReadoutMergeWindow, preview_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutMergeWindow, preview_bin);
}

static void
readout_merge_window_init (ReadoutMergeWindow *window)
{
  gtk_widget_init_template (GTK_WIDGET (window));
  window->cancellable = g_cancellable_new ();
  g_signal_connect_swapped (window->search_entry, "search-changed", G_CALLBACK (search), window);
  g_signal_connect_swapped (window->search_entry, "stop-search", G_CALLBACK (gtk_window_close),
                            window);
  g_signal_connect (window->list, "row-selected", G_CALLBACK (row_selected_cb), window);
  g_signal_connect_swapped (window->merge_button, "clicked", G_CALLBACK (merge_cb), window);
  readout_subwindow_lead_to_list (GTK_WIDGET (window->search_entry), window->list);
}

ReadoutMergeWindow *
readout_merge_window_show (GtkWidget *opener, ReadoutProject *project, gint64 id, const char *name)
{
  ReadoutMergeWindow *window = g_object_new (READOUT_TYPE_MERGE_WINDOW, NULL);

  window->opener = g_object_ref (opener);
  window->project = g_object_ref (project);
  window->id = id;
  adw_window_title_set_subtitle (window->title, name);
  readout_subwindow_set_up (GTK_WINDOW (window), opener, NULL);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (window->search_entry),
                                           GTK_WIDGET (window));
  gtk_widget_grab_focus (GTK_WIDGET (window->search_entry));
  search (window);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}
