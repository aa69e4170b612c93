/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows of a long list that get their content when they are seen.
 */
#include "window-samples.h"

#include "readout-late-rows.h"

#define N_ITEMS 1000
#define ROW_HEIGHT 40

typedef struct
{
  GtkWidget *window;
  GtkListView *view;
  ReadoutLateRows *rows;
  guint n_made;
  guint n_filled; /* rows that show their item now */
  guint wanted;   /* position */
} List;

static const char *
get_text (GtkListItem *list_item)
{
  return gtk_string_object_get_string (gtk_list_item_get_item (list_item));
}

static GtkWidget *
make (gpointer user_data)
{
  GtkWidget *button = gtk_button_new_with_label ("");

  ((List *)user_data)->n_made++;
  gtk_widget_set_size_request (button, -1, ROW_HEIGHT);
  return button;
}

static gboolean
fill (GtkListItem *list_item, GtkWidget *content, gpointer user_data)
{
  ((List *)user_data)->n_filled++;
  gtk_button_set_label (GTK_BUTTON (content), get_text (list_item));
  return TRUE;
}

static void
clear (GtkListItem *list_item, GtkWidget *content, gpointer user_data)
{
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (content)), ==, get_text (list_item));
  ((List *)user_data)->n_filled--;
}

static char *
dup_name (GtkListItem *list_item, gpointer user_data)
{
  return g_strdup (get_text (list_item));
}

static guint
get_kind (GtkListItem *list_item, gpointer user_data)
{
  return 0;
}

static GtkSelectionModel *
make_model (void)
{
  GtkStringList *strings = gtk_string_list_new (NULL);

  for (guint i = 0; i < N_ITEMS; i++)
    gtk_string_list_take (strings, g_strdup_printf ("Item %u", i));
  return GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (strings)));
}

static void
set_new_model (List *list)
{
  g_autoptr (GtkSelectionModel) model = make_model ();

  gtk_list_view_set_model (list->view, model);
}

static void
open_list (List *list)
{
  static const ReadoutLateRowFuncs funcs = { make, fill, clear, dup_name, get_kind };
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  list->window = gtk_window_new ();
  list->view = GTK_LIST_VIEW (gtk_list_view_new (NULL, NULL));
  list->rows = readout_late_rows_new (list->view, &funcs, list);
  set_new_model (list);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (list->view));
  gtk_window_set_child (GTK_WINDOW (list->window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (list->window), 300, 10 * ROW_HEIGHT);
  gtk_window_present (GTK_WINDOW (list->window));
}

static void
close_list (List *list)
{
  gtk_window_destroy (GTK_WINDOW (list->window));
  g_clear_object (&list->rows);
  g_assert_cmpuint (list->n_filled, ==, 0);
}

static void
check_row (ReadoutLateRow *row, gpointer user_data)
{
  guint *n_empty = user_data;

  if (gtk_widget_get_mapped (GTK_WIDGET (row)) && readout_late_row_get_content (row) == NULL)
    ++*n_empty;
}

/* Whether the row that is looked for is seen, and no row is seen without its content. */
static gboolean
is_shown (gpointer user_data)
{
  List *list = user_data;
  ReadoutLateRow *row = readout_late_rows_find (list->rows, list->wanted);
  guint n_empty = 0;

  readout_late_rows_foreach (list->rows, check_row, &n_empty);
  return row != NULL && gtk_widget_get_mapped (GTK_WIDGET (row)) && n_empty == 0;
}

static void
wait_for_row (List *list, guint position)
{
  g_autofree char *text = g_strdup_printf ("Item %u", position);
  ReadoutLateRow *row;

  list->wanted = position;
  wait_for (is_shown, list, text);
  row = readout_late_rows_find (list->rows, position);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (readout_late_row_get_content (row))), ==,
                   text);
}

static void
scroll_to (List *list, guint position)
{
  gtk_widget_activate_action (GTK_WIDGET (list->view), "list.scroll-to-item", "u", position);
  wait_for_row (list, position);
}

static void
count_bound (ReadoutLateRow *row, gpointer user_data)
{
  ++*(guint *)user_data;
}

/* The view has two hundred rows, of which those are filled that are seen, and some around them,
 * also after it jumped to other places. */
static void
test_seen (void)
{
  List list = { 0 };
  guint n_bound = 0;

  open_list (&list);
  wait_for_row (&list, 0);
  readout_late_rows_foreach (list.rows, count_bound, &n_bound);
  g_assert_cmpuint (n_bound, >, 150);
  g_assert_cmpuint (list.n_filled, <, 60);
  scroll_to (&list, 500);
  scroll_to (&list, N_ITEMS - 1);
  scroll_to (&list, 3);
  g_assert_cmpuint (list.n_filled, <, n_bound);
  close_list (&list);
}

/* What was made for one list is used for the next one. */
static void
test_again (void)
{
  List list = { 0 };
  guint n_made;

  open_list (&list);
  wait_for_row (&list, 0);
  pause_for (200);
  n_made = list.n_made;
  for (guint i = 0; i < 10; i++)
    {
      set_new_model (&list);
      wait_for_row (&list, 0);
    }
  g_assert_cmpuint (list.n_made, <, 3 * n_made);
  close_list (&list);
}

/* The keyboard gets to a row that nobody has seen. */
static void
test_focus (void)
{
  List list = { 0 };
  ReadoutLateRow *row;

  open_list (&list);
  wait_for_row (&list, 0);
  row = readout_late_rows_find (list.rows, 100);
  g_assert_nonnull (row);
  g_assert_null (readout_late_row_get_content (row));
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (row)));
  g_assert_nonnull (readout_late_row_get_content (row));
  g_assert_true (readout_late_row_find (gtk_root_get_focus (GTK_ROOT (list.window))) == row);
  close_list (&list);
}

int
main (int argc, char *argv[])
{
  if (!start_application (&argc, &argv))
    return 0;
  g_test_add_func ("/late-rows/seen", test_seen);
  g_test_add_func ("/late-rows/again", test_again);
  g_test_add_func ("/late-rows/focus", test_focus);
  return run_tests ();
}
