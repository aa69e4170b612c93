/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the person says about outlets, in the windows for it.
 */
#include "store-questions.h"

#include "readout-grade-words.h"
#include "readout-outlet-merge-window.h"
#include "readout-outlet-window.h"
#include "readout-outlets-window.h"

static const char first_report[] = "Outlet: The Quay Gazette\n"
                                   "Date: 2023-05-03\n"
                                   "\n"
                                   "Pier may close\n"
                                   "\n"
                                   "Stephen Hollis said on Tuesday that the pier was unsafe.\n";

static const char second_report[] = "Outlet: The Fjord Herald\n"
                                    "Date: 2023-05-04\n"
                                    "\n"
                                    "Pier stays open\n"
                                    "\n"
                                    "Anna Keller said that the pier would be mended.\n";

static const char third_report[] = "Outlet: The Fjord Herald\n"
                                   "Date: 2023-05-06\n"
                                   "\n"
                                   "Pier mended\n"
                                   "\n"
                                   "Anna Keller said that the pier was mended.\n";

/* The outlet of that name, owned by the caller; %NULL for none. */
static gpointer
find_outlet (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) outlets = readout_store_list_outlets (store, error);

  for (guint i = 0; outlets != NULL && i < outlets->len; i++)
    if (g_strcmp0 (((ReadoutOutlet *)g_ptr_array_index (outlets, i))->name, data) == 0)
      return g_object_ref (g_ptr_array_index (outlets, i));
  return NULL;
}

typedef struct
{
  ReadoutWindow *window;
  const char *name;
  guint n_reports; /* 0: there is no such outlet */
  char reliability;
} Wanted;

static gboolean
is_as_wanted (gpointer data)
{
  const Wanted *wanted = data;
  g_autoptr (ReadoutOutlet) outlet = ask (wanted->window, find_outlet, (gpointer)wanted->name);

  pause_for (20);
  return (outlet != NULL ? outlet->n_reports : 0) == wanted->n_reports &&
         (outlet != NULL ? outlet->reliability : '\0') == wanted->reliability;
}

static void
wait_for_outlet (ReadoutWindow *window, const char *name, guint n_reports, char reliability)
{
  Wanted wanted = { window, name, n_reports, reliability };

  wait_for (is_as_wanted, &wanted, name);
}

static ReadoutWindow *
open_with_outlets (const char *name)
{
  ReadoutWindow *window = open_window (name);

  import_text (window, "outlet-1.txt", first_report);
  wait_for_outlet (window, "The Quay Gazette", 1, '\0');
  import_text (window, "outlet-2.txt", second_report);
  wait_for_outlet (window, "The Fjord Herald", 1, '\0');
  return window;
}

static gboolean
has_list (gpointer window)
{
  return g_str_equal (gtk_stack_get_visible_child_name (get_child (window, "stack")), "list") &&
         g_list_model_get_n_items (
             G_LIST_MODEL (gtk_list_view_get_model (get_child (window, "view")))) > 0;
}

static gboolean
has_one (gpointer window)
{
  return g_list_model_get_n_items (
             G_LIST_MODEL (gtk_list_view_get_model (get_child (window, "view")))) == 1;
}

static gboolean
has_title (gpointer window)
{
  return *adw_window_title_get_title (get_child (window, "title")) != '\0';
}

/* Finds the outlet in the list and opens its window, by keys where there is a keyboard. */
static ReadoutOutletWindow *
edit (ReadoutWindow *window, const char *search)
{
  ReadoutOutletsWindow *list;
  ReadoutOutletWindow *outlet_window;

  activate (window, "outlets");
  list = wait_for_window (READOUT_TYPE_OUTLETS_WINDOW);
  wait_for (has_list, list, "the outlets");
  check_names (GTK_WIDGET (list));
  gtk_editable_set_text (get_child (list, "search_entry"), search);
  wait_for (has_one, list, "one outlet");
  if (press_in ("^Outlets$", "Down"))
    press_in ("^Outlets$", "Return");
  if (find_window (READOUT_TYPE_OUTLET_WINDOW) == NULL)
    g_signal_emit_by_name (get_child (list, "view"), "activate", 0);
  outlet_window = wait_for_window (READOUT_TYPE_OUTLET_WINDOW);
  wait_for (has_title, outlet_window, "the outlet");
  check_names (GTK_WIDGET (outlet_window));
  return outlet_window;
}

static void
close_windows (ReadoutOutletWindow *outlet_window)
{
  gtk_window_close (GTK_WINDOW (outlet_window));
  wait_for_no_window (READOUT_TYPE_OUTLET_WINDOW);
  gtk_window_close (find_window (READOUT_TYPE_OUTLETS_WINDOW));
  wait_for_no_window (READOUT_TYPE_OUTLETS_WINDOW);
}

static void
apply (gpointer window, const char *row, const char *text)
{
  GtkWidget *entry = get_child (window, row);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "apply");
}

static gboolean
is_grade (GtkWidget *widget, gpointer title)
{
  return g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title);
}

/* Every grade is explained; the person's choice is kept, and taken back. */
static void
test_grade (void)
{
  ReadoutWindow *window = open_with_outlets ("grade.readout");
  ReadoutOutletWindow *outlet_window = edit (window, "herald");
  GtkWidget *group = get_child (outlet_window, "grade_group");
  GtkWidget *row = find_below (group, ADW_TYPE_ACTION_ROW, is_grade, (gpointer) "B · Usually");
  GtkCheckButton *button = find_below (row, GTK_TYPE_CHECK_BUTTON, NULL, NULL);

  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   readout_grade_words_explain_reliability ('B'));
  g_assert_false (gtk_check_button_get_active (button));
  g_assert_true (gtk_widget_activate (row));
  wait_for_outlet (window, "The Fjord Herald", 1, 'B');
  gtk_widget_activate_action (GTK_WIDGET (outlet_window), "win.undo-action", NULL);
  wait_for_outlet (window, "The Fjord Herald", 1, '\0');
  gtk_widget_activate (find_below (group, ADW_TYPE_ACTION_ROW, is_grade, (gpointer) "D · "));
  wait_for_outlet (window, "The Fjord Herald", 1, 'D');
  close_windows (outlet_window);
  close_window (window);
}

/* What is said about names holds for the next import. */
static void
test_names (void)
{
  ReadoutWindow *window = open_with_outlets ("names.readout");
  ReadoutOutletWindow *outlet_window = edit (window, "gazette");

  apply (outlet_window, "name_row", "Gazette of the Quay");
  wait_for_outlet (window, "Gazette of the Quay", 1, '\0');
  /* A name that is taken is refused in words. */
  apply (outlet_window, "name_row", "The Fjord Herald");
  pause_for (100);
  wait_for_outlet (window, "Gazette of the Quay", 1, '\0');
  apply (outlet_window, "alias_row", "The Pier Post");
  close_windows (outlet_window);
  import_text (
      window, "outlet-4.txt",
      "Outlet: The Pier Post\nDate: 2023-05-08\n\nPier news\n\nAnna Keller said that the pier was lovely.\n");
  wait_for_outlet (window, "Gazette of the Quay", 2, '\0');
  close_window (window);
}

static gboolean
has_choice (gpointer window)
{
  return gtk_list_box_get_row_at_index (get_child (window, "list"), 0) != NULL;
}

static gboolean
shows_reports (gpointer window)
{
  return gtk_widget_get_visible (get_child (window, "reports_label"));
}

static gboolean
is_split_button (GtkWidget *widget, gpointer data)
{
  return g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), "_Split Off") == 0;
}

static gboolean
can_split (gpointer window)
{
  return find_below (window, GTK_TYPE_BUTTON, is_split_button, NULL) != NULL;
}

/* Two are one, under the name of the first; what joined can be split off again. */
static void
test_merge (void)
{
  ReadoutWindow *window = open_with_outlets ("merge.readout");
  ReadoutOutletWindow *outlet_window;
  ReadoutOutletMergeWindow *merge;
  GtkListBox *list;

  import_text (window, "outlet-3.txt", third_report);
  wait_for_outlet (window, "The Fjord Herald", 2, '\0');
  outlet_window = edit (window, "herald");
  g_signal_emit_by_name (get_child (outlet_window, "merge_row"), "activated");
  merge = wait_for_window (READOUT_TYPE_OUTLET_MERGE_WINDOW);
  wait_for (has_choice, merge, "the other outlet");
  wait_for (shows_reports, merge, "the reports that move");
  check_names (GTK_WIDGET (merge));
  g_assert_false (gtk_widget_get_sensitive (get_child (merge, "merge_button")));
  list = get_child (merge, "list");
  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, 0));
  g_assert_nonnull (
      strstr (gtk_label_get_text (get_child (merge, "preview_label")), "2 reports of “The Fjord"));
  g_assert_nonnull (
      strstr (gtk_label_get_text (get_child (merge, "reports_label")), "Pier mended"));
  gtk_check_button_set_active (get_child (merge, "own_name_button"), TRUE);
  gtk_widget_activate (get_child (merge, "merge_button"));
  wait_for_no_window (READOUT_TYPE_OUTLET_MERGE_WINDOW);
  wait_for_outlet (window, "The Fjord Herald", 3, '\0');
  wait_for_outlet (window, "The Quay Gazette", 0, '\0');

  wait_for (can_split, outlet_window, "a name to split off");
  gtk_widget_activate (
      find_below (GTK_WIDGET (outlet_window), GTK_TYPE_BUTTON, is_split_button, NULL));
  wait_for_outlet (window, "The Quay Gazette", 1, '\0');
  gtk_widget_activate_action (GTK_WIDGET (outlet_window), "win.undo-action", NULL);
  wait_for_outlet (window, "The Quay Gazette", 0, '\0');
  gtk_widget_activate_action (GTK_WIDGET (outlet_window), "win.undo-action", NULL);
  wait_for_outlet (window, "The Quay Gazette", 1, '\0');
  wait_for_outlet (window, "The Fjord Herald", 2, '\0');
  close_windows (outlet_window);
  close_window (window);
}

int
main (int argc, char *argv[])
{
  if (!start_application (&argc, &argv))
    return 0;
  g_test_add_func ("/outlets/grade", test_grade);
  g_test_add_func ("/outlets/names", test_names);
  g_test_add_func ("/outlets/merge", test_merge);
  return run_tests ();
}
