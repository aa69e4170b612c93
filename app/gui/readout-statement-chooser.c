/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A search for a statement to link to another one.
 */
#include "readout-statement-chooser.h"

#include <glib/gi18n.h>

#include "readout-claim-changes.h"
#include "readout-claim-row.h"
#include "readout-subwindow.h"

/* For others there is the search. */
#define SHOWN_MAX 40u

struct _ReadoutStatementChooser
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkButton *link_button;
  GtkEditable *search_entry;
  GtkListBox *list;
  GtkLabel *own_label;
  GtkRevealer *preview_revealer;
  GtkLabel *preview_label;

  GtkWidget *opener;
  ReadoutProject *project;
  gint64 id;
  ReadoutChoose choose;
  guint n_same;     /* others that say what the statement says */
  gint64 chosen;    /* 0 until one is */
  guint n_searches; /* only the last one counts */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (ReadoutStatementChooser, readout_statement_chooser, ADW_TYPE_WINDOW)

typedef struct
{
  gint64 id;
  char *search;
} Request;

typedef struct
{
  ReadoutStatementChooser *chooser;
  guint search;
} Waiting;

typedef struct
{
  ReadoutBoardRow *own;
  GPtrArray *rows;
} Found;

static void
free_request (gpointer data)
{
  Request *request = data;

  g_free (request->search);
  g_free (request);
}

static void
free_found (gpointer data)
{
  Found *found = data;

  g_clear_object (&found->own);
  g_clear_pointer (&found->rows, g_ptr_array_unref);
  g_free (found);
}

/* Those that are linked already are no choice. */
static gboolean
leave_out (ReadoutStore *store, gint64 id, GPtrArray *rows, GError **error)
{
  g_autoptr (GPtrArray) same = readout_store_list_same (store, id, error);
  g_autoptr (GHashTable) known = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (same == NULL)
    return FALSE;
  for (guint i = 0; i < same->len; i++)
    g_hash_table_add (known, &((ReadoutBoardRow *)g_ptr_array_index (same, i))->statement->id);
  for (guint i = rows->len; i-- > 0;)
    if (g_hash_table_contains (known,
                               &((ReadoutBoardRow *)g_ptr_array_index (rows, i))->statement->id))
      g_ptr_array_remove_index (rows, i);
  return TRUE;
}

static gpointer
search_statements (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Request *request = data;
  ReadoutStatementQuery query = { .search = request->search };
  Found *found = g_new0 (Found, 1);

  found->own = readout_store_get_board_row (store, request->id, error);
  if (found->own != NULL && *request->search == '\0' && found->own->statement->voices->len > 0)
    query.actor_id = readout_statement_get_actor (found->own->statement)->actor_id;
  if (found->own != NULL)
    found->rows = readout_store_list_statements (store, &query, 0, SHOWN_MAX, error);
  if (found->rows != NULL && leave_out (store, request->id, found->rows, error))
    return found;
  free_found (found);
  return NULL;
}

static void
choose (ReadoutStatementChooser *chooser, ReadoutBoardRow *row)
{
  chooser->chosen = row != NULL ? row->statement->id : 0;
  gtk_widget_set_sensitive (GTK_WIDGET (chooser->link_button), row != NULL);
  if (row != NULL && chooser->choose == READOUT_CHOOSE_SAME)
    {
      guint n = chooser->n_same + row->n_same + 2;
      g_autofree char *words =
          g_strdup_printf (g_dngettext (NULL, "%'u statement becomes one claim.",
                                        "%'u statements become one claim.", n),
                           n);

      gtk_label_set_text (chooser->preview_label, words);
    }
  gtk_revealer_set_reveal_child (chooser->preview_revealer,
                                 row != NULL && chooser->choose == READOUT_CHOOSE_SAME);
}

static void
open_cb (ReadoutClaimRow *row, gpointer user_data)
{
  ReadoutStatementChooser *chooser = READOUT_STATEMENT_CHOOSER (user_data);
  const ReadoutStatement *statement = readout_claim_row_get_record (row)->statement;
  GtkWindow *parent = readout_subwindow_get_parent (GTK_WINDOW (chooser));

  /* The opener may be a window over that of the project. */
  while (parent != NULL && readout_subwindow_get_parent (parent) != NULL)
    parent = readout_subwindow_get_parent (parent);
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.open-statement", "(xx)",
                                statement->report_id, statement->id);
}

static void
show_found (ReadoutStatementChooser *chooser, const Found *found)
{
  GtkWidget *child;

  gtk_label_set_text (chooser->own_label, found->own->words);
  chooser->n_same = found->own->n_same;
  while ((child = GTK_WIDGET (gtk_list_box_get_row_at_index (chooser->list, 0))) != NULL)
    gtk_list_box_remove (chooser->list, child);
  for (guint i = 0; i < found->rows->len; i++)
    {
      GtkWidget *row = readout_claim_row_new (g_ptr_array_index (found->rows, i), NULL, NULL);

      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_signal_connect (row, "open", G_CALLBACK (open_cb), chooser);
      gtk_list_box_append (chooser->list, row);
    }
  /* Without words to search for there may be nothing to offer, and nothing that is missing. */
  gtk_widget_set_visible (GTK_WIDGET (chooser->list),
                          found->rows->len > 0 ||
                              *gtk_editable_get_text (chooser->search_entry) != '\0');
  choose (chooser, NULL);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Waiting *waiting = user_data;
  g_autoptr (ReadoutStatementChooser) chooser = waiting->chooser;
  g_autoptr (GError) error = NULL;
  Found *found = readout_project_run_finish (READOUT_PROJECT (source), result, &error);

  if (found != NULL && waiting->search == chooser->n_searches &&
      !g_cancellable_is_cancelled (chooser->cancellable))
    show_found (chooser, found);
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
           !g_error_matches (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_CLOSED))
    readout_operation_toast (chooser->opener, error->message, FALSE);
  g_clear_pointer (&found, free_found);
}

static void
search (ReadoutStatementChooser *chooser)
{
  Request *request = g_new0 (Request, 1);
  Waiting *waiting = g_new0 (Waiting, 1);

  request->id = chooser->id;
  request->search = g_strstrip (g_strdup (gtk_editable_get_text (chooser->search_entry)));
  waiting->chooser = g_object_ref (chooser);
  waiting->search = ++chooser->n_searches;
  readout_project_run_async (chooser->project, search_statements, request, free_request, free_found,
                             chooser->cancellable, found_cb, waiting);
}

static void
row_selected_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  choose (READOUT_STATEMENT_CHOOSER (user_data),
          row != NULL ? readout_claim_row_get_record (READOUT_CLAIM_ROW (row)) : NULL);
}

static void
link_cb (ReadoutStatementChooser *chooser)
{
  /* The list may have changed since the button was pressed by key. */
  if (chooser->chosen == 0)
    return;
  if (chooser->choose == READOUT_CHOOSE_SAME)
    {
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

      g_array_append_val (ids, chooser->id);
      g_array_append_val (ids, chooser->chosen);
      readout_claim_changes_link (chooser->opener, chooser->project, ids);
    }
  else
    readout_claim_changes_set_contradiction (chooser->opener, chooser->project, chooser->id,
                                             chooser->chosen, TRUE);
  gtk_window_close (GTK_WINDOW (chooser));
}

static void
readout_statement_chooser_dispose (GObject *object)
{
  ReadoutStatementChooser *chooser = READOUT_STATEMENT_CHOOSER (object);

  g_cancellable_cancel (chooser->cancellable);
  /* The rows go one by one: that is no choice. When a late result disposes of the window again, the
   * list is gone. */
  if (chooser->project != NULL)
    g_signal_handlers_disconnect_by_data (chooser->list, chooser);
  g_clear_object (&chooser->project);
  g_clear_object (&chooser->opener);

  G_OBJECT_CLASS (readout_statement_chooser_parent_class)->dispose (object);
}

static void
readout_statement_chooser_finalize (GObject *object)
{
  g_clear_object (&READOUT_STATEMENT_CHOOSER (object)->cancellable);

  G_OBJECT_CLASS (readout_statement_chooser_parent_class)->finalize (object);
}

static void
readout_statement_chooser_class_init (ReadoutStatementChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = readout_statement_chooser_dispose;
  G_OBJECT_CLASS (klass)->finalize = readout_statement_chooser_finalize;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/readout_app/Readout/readout-statement-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutStatementChooser, title);
  gtk_widget_class_bind_template_child (widget_class, ReadoutStatementChooser, link_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutStatementChooser, search_entry);
  gtk_widget_class_bind_template_child (widget_class, ReadoutStatementChooser, list);
  gtk_widget_class_bind_template_child (widget_class, ReadoutStatementChooser, own_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutStatementChooser, preview_revealer);
  gtk_widget_class_bind_template_child (widget_class, ReadoutStatementChooser, preview_label);
}

static void
readout_statement_chooser_init (ReadoutStatementChooser *chooser)
{
  gtk_widget_init_template (GTK_WIDGET (chooser));
  chooser->cancellable = g_cancellable_new ();
  g_signal_connect_swapped (chooser->search_entry, "search-changed", G_CALLBACK (search), chooser);
  g_signal_connect_swapped (chooser->search_entry, "stop-search", G_CALLBACK (gtk_window_close),
                            chooser);
  g_signal_connect (chooser->list, "row-selected", G_CALLBACK (row_selected_cb), chooser);
  g_signal_connect_swapped (chooser->link_button, "clicked", G_CALLBACK (link_cb), chooser);
  readout_subwindow_lead_to_list (GTK_WIDGET (chooser->search_entry), chooser->list);
}

void
readout_statement_chooser_show (GtkWidget *opener,
                                ReadoutProject *project,
                                gint64 statement_id,
                                ReadoutChoose choose_what)
{
  ReadoutStatementChooser *chooser = g_object_new (READOUT_TYPE_STATEMENT_CHOOSER, NULL);

  chooser->opener = g_object_ref (opener);
  chooser->project = g_object_ref (project);
  chooser->id = statement_id;
  chooser->choose = choose_what;
  adw_window_title_set_title (chooser->title,
                              choose_what == READOUT_CHOOSE_SAME ? _ ("The Same Claim As")
                                                                 : _ ("Contradicts"));
  readout_subwindow_set_up (GTK_WINDOW (chooser), opener, NULL);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (chooser->search_entry),
                                           GTK_WIDGET (chooser));
  gtk_widget_grab_focus (GTK_WIDGET (chooser->search_entry));
  search (chooser);
  gtk_window_present (GTK_WINDOW (chooser));
}
