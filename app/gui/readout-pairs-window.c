/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The actors of the project that may be the same, one decision after the other.
 */
#include "readout-pairs-window.h"

#include <glib/gi18n.h>

#include "readout-actor-changes.h"
#include "readout-pair-row.h"
#include "readout-subwindow.h"

/* So many are shown; the next ones follow when these are decided. */
#define SHOWN_MAX 40u

struct _ReadoutPairsWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkListBox *list;

  ReadoutProject *project;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (ReadoutPairsWindow, readout_pairs_window, ADW_TYPE_WINDOW)

typedef struct
{
  GPtrArray *pairs;
  gint64 n_pairs;
} Found;

static void
free_found (gpointer data)
{
  Found *found = data;

  g_ptr_array_unref (found->pairs);
  g_free (found);
}

static gpointer
find_pairs (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) pairs = readout_store_list_actor_pairs (store, 0, SHOWN_MAX, error);
  gint64 n_pairs = pairs != NULL ? readout_store_count_actor_pairs (store, error) : -1;
  Found *found;

  if (n_pairs < 0)
    return NULL;
  found = g_new (Found, 1);
  found->pairs = g_steal_pointer (&pairs);
  found->n_pairs = n_pairs;
  return found;
}

static void
decided_cb (ReadoutPairRow *row, gboolean same, gpointer user_data)
{
  ReadoutPairsWindow *window = READOUT_PAIRS_WINDOW (user_data);
  const ReadoutActorPair *pair = readout_pair_row_get_pair (row);

  /* The answer is given once. */
  gtk_widget_set_sensitive (GTK_WIDGET (row), FALSE);
  if (same)
    readout_actor_changes_merge (GTK_WIDGET (window), window->project, pair->actors[0]->id,
                                 pair->actors[1]->id);
  else
    readout_actor_changes_keep_apart (GTK_WIDGET (window), window->project, pair->actors[0]->id,
                                      pair->actors[1]->id);
}

static void
show_pairs (ReadoutPairsWindow *window, const Found *found)
{
  g_autofree char *subtitle =
      g_strdup_printf (g_dngettext (NULL, "%'u to decide", "%'u to decide", (gulong)found->n_pairs),
                       (guint)found->n_pairs);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (window->list))) != NULL)
    gtk_list_box_remove (window->list, child);
  for (guint i = 0; i < found->pairs->len; i++)
    {
      GtkWidget *row = readout_pair_row_new (g_ptr_array_index (found->pairs, i), TRUE);

      g_signal_connect (row, "decided", G_CALLBACK (decided_cb), window);
      gtk_list_box_append (window->list, row);
    }
  adw_window_title_set_subtitle (window->title, subtitle);
  gtk_stack_set_visible_child_name (window->stack, found->pairs->len > 0 ? "list" : "empty");
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutPairsWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  Found *found = readout_project_run_finish (READOUT_PROJECT (source), result, &error);

  if (found != NULL && !g_cancellable_is_cancelled (window->cancellable))
    show_pairs (window, found);
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
           !g_error_matches (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_CLOSED))
    readout_operation_toast (GTK_WIDGET (window), error->message, FALSE);
  g_clear_pointer (&found, free_found);
}

static void
load (ReadoutPairsWindow *window)
{
  readout_project_run_async (window->project, find_pairs, NULL, NULL, free_found,
                             window->cancellable, found_cb, g_object_ref (window));
}

static void
changed_cb (ReadoutProject *project, guint changes, gpointer user_data)
{
  if ((changes & (READOUT_CHANGES_ACTORS | READOUT_CHANGES_STATEMENTS)) != 0)
    load (READOUT_PAIRS_WINDOW (user_data));
}

static void
readout_pairs_window_dispose (GObject *object)
{
  ReadoutPairsWindow *window = READOUT_PAIRS_WINDOW (object);

  g_cancellable_cancel (window->cancellable);
  g_clear_object (&window->project);

  G_OBJECT_CLASS (readout_pairs_window_parent_class)->dispose (object);
}

static void
readout_pairs_window_finalize (GObject *object)
{
  g_clear_object (&READOUT_PAIRS_WINDOW (object)->cancellable);

  G_OBJECT_CLASS (readout_pairs_window_parent_class)->finalize (object);
}

static void
readout_pairs_window_class_init (ReadoutPairsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = readout_pairs_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = readout_pairs_window_finalize;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/readout_app/Readout/readout-pairs-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutPairsWindow, title);
  gtk_widget_class_bind_template_child (widget_class, ReadoutPairsWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, ReadoutPairsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, ReadoutPairsWindow, list);
}

static void
readout_pairs_window_init (ReadoutPairsWindow *window)
{
  gtk_widget_init_template (GTK_WIDGET (window));
  window->cancellable = g_cancellable_new ();
  gtk_stack_set_visible_child_name (window->stack, "loading");
}

void
readout_pairs_window_show (GtkWidget *opener, ReadoutProject *project)
{
  ReadoutPairsWindow *window = g_object_new (READOUT_TYPE_PAIRS_WINDOW, NULL);

  window->project = g_object_ref (project);
  readout_subwindow_set_up (GTK_WINDOW (window), opener, window->toasts);
  g_signal_connect_object (project, "changed", G_CALLBACK (changed_cb), window, 0);
  load (window);
  gtk_window_present (GTK_WINDOW (window));
}
