/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A long list in a view while it grows, shrinks and moves.
 */
#include "window-samples.h"

#include "readout-lazy-list.h"
#include "readout-page-model.h"

static int n_rows;
static int first_id;
static int n_asked; /* pages */

static gint64
count_rows (ReadoutStore *store, gconstpointer query, GError **error)
{
  return g_atomic_int_get (&n_rows);
}

static GPtrArray *
list_rows (ReadoutStore *store, gconstpointer query, guint offset, guint limit, GError **error)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = g_atomic_int_get (&n_rows);

  g_atomic_int_inc (&n_asked);
  for (guint i = offset; i < n && i - offset < limit; i++)
    {
      ReadoutReport *report = readout_report_new ();
      report->id = g_atomic_int_get (&first_id) + i;
      g_ptr_array_add (rows, report);
    }
  return rows;
}

static gint64
get_id (gpointer record)
{
  return READOUT_REPORT (record)->id;
}

static gint64
get_id_at (GListModel *model, guint position)
{
  g_autoptr (ReadoutPageItem) item = g_list_model_get_item (model, position);
  gpointer record = readout_page_item_get_record (item);

  return record != NULL ? get_id (record) : 0;
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  gtk_list_item_set_child (list_item, gtk_label_new ("Row"));
}

static gboolean
is_loaded (gpointer model)
{
  return readout_page_model_is_loaded (model);
}

static void
reload (ReadoutPageModel *model)
{
  g_atomic_int_set (&n_asked, 0);
  readout_page_model_reload (model);
  pause_for (300);
}

static void
test_long (void)
{
  static const ReadoutPageSource source = { count_rows, list_rows, get_id };
  ReadoutWindow *window = open_window ("pages.readout");
  gpointer query = g_atomic_rc_box_alloc0 (1);
  g_autoptr (ReadoutPageModel) model = NULL;
  g_autoptr (GtkSingleSelection) selection = gtk_single_selection_new (NULL);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkWidget *shown = gtk_window_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *view;

  n_rows = 5000;
  first_id = 101;
  model = readout_page_model_new (readout_window_get_project (window), &source, query, NULL);
  wait_for (is_loaded, model, "the list");
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_single_selection_set_model (selection, G_LIST_MODEL (model));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  view = gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (selection)), g_object_ref (factory));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_window_set_child (GTK_WINDOW (shown), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (shown), 300, 400);
  gtk_window_present (GTK_WINDOW (shown));
  pause_for (300);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 5000);

  /* It grows at the end: what is shown stays, and nobody asks for all of it. */
  gtk_single_selection_set_selected (selection, 3);
  n_rows = 5064;
  reload (model);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 5064);
  g_assert_cmpint (g_atomic_int_get (&n_asked), <, 10);
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 3);
  g_assert_cmpint (get_id_at (G_LIST_MODEL (model), 3), ==, 104);

  /* Rows come in front: another row at a place is not the one that was selected. */
  first_id = 91;
  n_rows = 5074;
  reload (model);
  g_assert_cmpint (g_atomic_int_get (&n_asked), <, 10);
  g_assert_cmpint (get_id_at (G_LIST_MODEL (model), 3), ==, 94);
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, GTK_INVALID_LIST_POSITION);

  /* It shrinks, to nothing in the end. */
  n_rows = 4321;
  reload (model);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 4321);
  g_assert_cmpint (g_atomic_int_get (&n_asked), <, 10);
  n_rows = 5;
  reload (model);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 5);
  g_assert_cmpint (get_id_at (G_LIST_MODEL (model), 4), ==, 95);
  n_rows = 0;
  reload (model);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 0);
  gtk_window_destroy (GTK_WINDOW (shown));
  close_window (window);
}

static gboolean
has_true_length (gpointer model)
{
  return g_list_model_get_n_items (model) == 4990;
}

/* A length that somebody else has counted: nothing is read before somebody looks, and what was
 * told wrong is found out then. */
static void
test_told (void)
{
  static const ReadoutPageSource source = { .count = count_rows, .list = list_rows, .id = get_id };
  ReadoutWindow *window = open_window ("told.readout");
  g_autoptr (ReadoutPageModel) model = readout_page_model_new_unread (
      readout_window_get_project (window), &source, g_atomic_rc_box_alloc0 (1), NULL);

  n_rows = 4990;
  n_asked = 0;
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 0);
  readout_page_model_update (model, 5000);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 5000);
  g_assert_true (readout_page_model_is_loaded (model));
  pause_for (50);
  g_assert_cmpint (g_atomic_int_get (&n_asked), ==, 0);
  g_assert_cmpint (get_id_at (G_LIST_MODEL (model), 4980), ==, 0);
  wait_for (has_true_length, model, "the length to be found wrong");
  close_window (window);
}

static void
wanted_cb (GListStore *items, ReadoutLazyList *list)
{
  g_autoptr (GObject) item = g_object_new (G_TYPE_OBJECT, NULL);

  g_list_store_append (items, item);
}

static void
changed_cb (GListModel *list, guint position, guint removed, guint added, gpointer user_data)
{
  *(guint *)user_data += added;
}

/* Filled when it is looked at, the list says how long it is then, and not again that it grew: who
 * looks would count its items twice. */
static void
test_lazy (void)
{
  g_autoptr (GListStore) items = g_list_store_new (G_TYPE_OBJECT);
  g_autoptr (ReadoutLazyList) list = readout_lazy_list_new (G_LIST_MODEL (items));
  guint n_added = 0;

  g_signal_connect_swapped (list, "wanted", G_CALLBACK (wanted_cb), items);
  g_signal_connect (list, "items-changed", G_CALLBACK (changed_cb), &n_added);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (items)), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  g_assert_cmpuint (n_added, ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  wanted_cb (items, list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);
  g_assert_cmpuint (n_added, ==, 1);
}

int
main (int argc, char *argv[])
{
  if (!start_application (&argc, &argv))
    return 0;
  g_test_add_func ("/page-model/long", test_long);
  g_test_add_func ("/page-model/told", test_told);
  g_test_add_func ("/page-model/lazy", test_lazy);
  return run_tests ();
}
