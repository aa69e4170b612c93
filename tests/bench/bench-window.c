/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A large project in the real window: bench-window [REPORTS [STATEMENTS [STEPS]]], made-up reports
 * with so many statements each (10,000 with 100); STEPS are some of "sidebar,decide,…". Opens it,
 * scrolls, folds, filters, searches, sorts, reads, decides, and tells how long the main loop works
 * without a rest, how long frames take, and how much memory it has. Exit status 1 when the loop was
 * busy for more than 50 ms of the processor, or the memory more than 300 MB. Needs a display:
 * tests/with-display build/tests/bench/bench-window.
 */
#include "../gui/window-samples.h"

#include <stdlib.h>

#include "large-project.h"
#include "main-loop-watch.h"
#include "readout-board.h"
#include "readout-page-model.h"
#include "readout-reader.h"

#define MAX_MEMORY 300
/* After each step, for what comes late; in milliseconds. */
#define REST 400
#define SCROLL_STEPS 150
/* Where that takes longer, the last step comes at once; in milliseconds. */
#define SCROLL_PATIENCE 20000

static ReadoutWindow *window;
static gboolean all_good = TRUE;

static gpointer
find_widget (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
get_board (void)
{
  return get_child (window, "board");
}

static void
end_step (const char *what, double answer)
{
  pause_for (REST);
  all_good &= watch_print (what, answer);
}

/* Waits for a state; the milliseconds that it took. */
static double
wait_and_tell (Condition condition, gpointer data, const char *what)
{
  double start = watch_now ().clock;

  wait_for (condition, data, what);
  return watch_now ().clock - start;
}

static gboolean
is_board_loaded (gpointer data)
{
  const char *page = gtk_stack_get_visible_child_name (get_child (get_board (), "stack"));

  return !g_str_equal (page, "loading");
}

static GListModel *
get_model (GtkListView *view)
{
  return G_LIST_MODEL (gtk_list_view_get_model (view));
}

/* Whether what is at the end of a list has been read. */
static gboolean
is_end_read (gpointer view)
{
  GListModel *model = get_model (view);
  guint n = g_list_model_get_n_items (model);
  g_autoptr (GObject) item = n > 0 ? g_list_model_get_item (model, n - 1) : NULL;

  if (GTK_IS_TREE_LIST_ROW (item))
    {
      g_autoptr (GtkTreeListRow) row = GTK_TREE_LIST_ROW (g_steal_pointer (&item));

      item = gtk_tree_list_row_get_item (row);
    }
  return !READOUT_IS_PAGE_ITEM (item) ||
         readout_page_item_get_record (READOUT_PAGE_ITEM (item)) != NULL;
}

typedef struct
{
  GtkAdjustment *adjustment;
  guint step;
  double by; /* pixels a frame; 0: the whole length in all */
  double start;
  gboolean done;
} Scrolling;

static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Scrolling *scrolling = user_data;
  double end = gtk_adjustment_get_upper (scrolling->adjustment) -
               gtk_adjustment_get_page_size (scrolling->adjustment);

  scrolling->step++;
  if (watch_now ().clock - scrolling->start > SCROLL_PATIENCE)
    scrolling->step = SCROLL_STEPS;
  gtk_adjustment_set_value (scrolling->adjustment, scrolling->by > 0
                                                       ? scrolling->by * scrolling->step
                                                       : end * scrolling->step / SCROLL_STEPS);
  scrolling->done = scrolling->step == SCROLL_STEPS;
  return !scrolling->done;
}

static void
scroll_by (GtkListView *view, double by)
{
  Scrolling scrolling = {
    .adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view)),
    .by = by,
    .start = watch_now ().clock,
  };

  gtk_widget_add_tick_callback (GTK_WIDGET (view), scroll_cb, &scrolling, NULL);
  wait_for (is_set, &scrolling.done, "the list to scroll");
}

/* With the wheel, then with the bar from the top to the bottom, and back in one. */
static void
scroll (GtkListView *view, const char *what)
{
  guint n = g_list_model_get_n_items (get_model (view));
  g_autofree char *slowly = g_strdup_printf ("scroll %s with the wheel", what);
  g_autofree char *whole = g_strdup_printf ("scroll %s to the end (%u rows)", what, n);
  double answer;

  scroll_by (view, 60);
  end_step (slowly, -1);
  scroll_by (view, 0);
  answer = wait_and_tell (is_end_read, view, "the last rows");
  end_step (whole, answer);
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view)), 0);
  end_step ("… and back to the top", -1);
}

static void
use_board (const char *action, const char *argument)
{
  GVariant *target = argument != NULL ? g_variant_new_parsed (argument) : NULL;

  if (!gtk_widget_activate_action_variant (get_board (), action, target))
    g_error ("There is no action %s", action);
}

static void
open_project (const char *path)
{
  double start = watch_now ().clock;

  window = readout_window_new (application);
  gtk_window_set_default_size (GTK_WINDOW (window), 1400, 900);
  all_good &= watch_print ("make the window", watch_now ().clock - start);
  start = watch_now ().clock;
  readout_window_open_project (window, path, FALSE);
  gtk_window_present (GTK_WINDOW (window));
  watch_frames (GTK_WIDGET (window));
  wait_for (is_open, window, "the project to open");
  end_step ("open the project: reports are there", watch_now ().clock - start - REST);
  wait_for (is_board_loaded, NULL, "the board");
  use_board ("board.show-all", NULL); /* the project remembers its filter, too */
  wait_for (is_board_loaded, NULL, "the board");
  end_step ("… statements are there", watch_now ().clock - start - REST);
}

/* Does something to the board and waits until it shows its statements. */
static void
change_board (const char *what, const char *action, const char *argument)
{
  double start = watch_now ().clock;

  use_board (action, argument);
  wait_for (is_board_loaded, NULL, what);
  end_step (what, watch_now ().clock - start - REST);
}

static void
search_board (const char *what, const char *words)
{
  GtkEditable *entry = get_child (get_board (), "search_entry");
  double start;

  readout_board_search (READOUT_BOARD (get_board ()));
  pause_for (REST);
  watch_reset ();
  gtk_editable_set_text (entry, words);
  start = watch_now ().clock;
  pause_for (200); /* the delay of the entry */
  wait_for (is_board_loaded, NULL, what);
  end_step (what, watch_now ().clock - start - REST);
}

/* Types letter by letter. */
static void
type_search (const char *words)
{
  GtkEditable *entry = get_child (get_board (), "search_entry");
  double start;

  gtk_editable_set_text (entry, "");
  pause_for (REST);
  wait_for (is_board_loaded, NULL, "all statements");
  watch_reset ();
  for (gsize i = 1; i <= strlen (words); i++)
    {
      g_autofree char *typed = g_strndup (words, i);

      gtk_editable_set_text (entry, typed);
      pause_for (250);
    }
  start = watch_now ().clock;
  wait_for (is_board_loaded, NULL, "a search");
  end_step ("type a search letter by letter", watch_now ().clock - start);
}

static guint
find_statement (GListModel *model)
{
  guint n = MIN (g_list_model_get_n_items (model), 2000);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (model, i);
      g_autoptr (GObject) item = gtk_tree_list_row_get_item (row);

      if (READOUT_IS_PAGE_ITEM (item))
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static gboolean
has_statement (gpointer model)
{
  guint place = find_statement (model);
  g_autoptr (GtkTreeListRow) row =
      place != GTK_INVALID_LIST_POSITION ? g_list_model_get_item (model, place) : NULL;
  g_autoptr (GObject) item = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  return item != NULL && readout_page_item_get_record (READOUT_PAGE_ITEM (item)) != NULL;
}

static void
changed_cb (guint *n_changes)
{
  ++*n_changes;
}

static gboolean
has_changed (gpointer n_changes)
{
  return *(guint *)n_changes > 0;
}

/* Decides about a statement and takes it back; until the project says so. */
static void
decide (void)
{
  static const char *const positions[] = { "'supports'", "'opposes'", "'none'" };
  GtkListView *view = get_child (get_board (), "view");
  GtkSelectionModel *model = gtk_list_view_get_model (view);
  ReadoutProject *project = readout_window_get_project (window);
  guint n_changes = 0;
  gulong handler =
      g_signal_connect_swapped (project, "changed", G_CALLBACK (changed_cb), &n_changes);
  double longest = 0;

  /* The project remembers what was folded. */
  if (find_statement (G_LIST_MODEL (model)) == GTK_INVALID_LIST_POSITION)
    use_board ("board.expand-all", NULL);
  wait_for (has_statement, model, "a statement");
  gtk_selection_model_select_item (model, find_statement (G_LIST_MODEL (model)), TRUE);
  pause_for (REST);
  watch_reset ();
  for (guint i = 0; i < G_N_ELEMENTS (positions); i++)
    {
      double start = watch_now ().clock;

      n_changes = 0;
      use_board ("board.position", positions[i]);
      wait_for (has_changed, &n_changes, "a decision");
      longest = MAX (longest, watch_now ().clock - start);
      pause_for (50);
    }
  end_step ("decide three times", longest);
  longest = 0;
  for (guint i = 0; i < G_N_ELEMENTS (positions); i++)
    {
      double start = watch_now ().clock;

      n_changes = 0;
      activate (window, "undo");
      wait_for (has_changed, &n_changes, "undo");
      longest = MAX (longest, watch_now ().clock - start);
    }
  g_signal_handler_disconnect (project, handler);
  end_step ("undo them", longest);
}

static gboolean
is_report_shown (gpointer data)
{
  GtkWidget *reader = get_child (window, "reader");
  GtkTextView *text = find_widget (reader, GTK_TYPE_TEXT_VIEW);

  return text != NULL && gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (text)) > 0;
}

static void
read_reports (void)
{
  double start = watch_now ().clock;

  readout_window_open_statement (window, 77, 0);
  wait_for (is_report_shown, NULL, "a report");
  end_step ("open a report", watch_now ().clock - start - REST);
  for (guint i = 0; i < 5; i++)
    {
      readout_window_open_statement (window, 1000 + i * 99, 0);
      pause_for (200);
    }
  end_step ("open five more", -1);
  activate (window, "back");
  end_step ("go back to the board", -1);
}

static void
show_sidebar_page (const char *name)
{
  g_action_group_change_action_state (G_ACTION_GROUP (window), "sidebar-page",
                                      g_variant_new_string (name));
}

static void
use_sidebar (void)
{
  /* The project remembers where one was. */
  show_sidebar_page ("reports");
  end_step ("show the reports", -1);
  scroll (get_in_sidebar (window, "reports_page", "view"), "reports");
  show_sidebar_page ("actors");
  end_step ("show the actors", -1);
  scroll (get_in_sidebar (window, "actors_page", "view"), "actors");
  show_sidebar_page ("reports");
}

static void
scroll_board (void)
{
  scroll (get_child (get_board (), "view"), "the board");
}

static void
fold_board (void)
{
  use_board ("board.expand-all", NULL);
  pause_for (3000);
  end_step ("expand all", -1);
  scroll (get_child (get_board (), "view"), "the open board");
  use_board ("board.collapse-all", NULL);
  end_step ("collapse all", -1);
}

/* The same with a filter of quotations and positions. */
static void
set_filter (const char *what, guint quotations, guint positions)
{
  double start = watch_now ().clock;
  g_autoptr (ReadoutFilter) filter = readout_filter_new ();

  filter->quotations = quotations;
  filter->positions = positions;
  readout_board_set_filter (READOUT_BOARD (get_board ()), filter, NULL);
  wait_for (is_board_loaded, NULL, what);
  end_step (what, watch_now ().clock - start - REST);
}

static void
filter_board (void)
{
  set_filter ("only quotations", READOUT_MASK (READOUT_QUOTATION_DIRECT), 0);
  set_filter ("of opponents", READOUT_MASK (READOUT_QUOTATION_DIRECT),
              READOUT_MASK (READOUT_POSITION_OPPOSES));
  change_board ("all again", "board.show-all", NULL);
  change_board ("newest first", "board.sort", "'newest'");
  change_board ("dismissed ones as well", "board.show-dismissed", NULL);
  change_board ("not the dismissed ones", "board.show-dismissed", NULL);
}

static void
search_in_board (void)
{
  search_board ("search a rare word", "\"brandi dram\"");
  search_board ("search a word in every fourth statement", LARGE_COMMON_WORD);
  search_board ("search a word in every statement", "the");
  type_search ("the harbour of");
  change_board ("the search ends", "board.show-all", NULL);
}

static const struct
{
  const char *name;
  void (*run) (void);
} steps[] = {
  { "sidebar", use_sidebar },    { "decide", decide },   { "read", read_reports },
  { "board", scroll_board },     { "fold", fold_board }, { "filter", filter_board },
  { "search", search_in_board },
};

int
main (int argc, char *argv[])
{
  guint n_reports = argc > 1 ? (guint)atoi (argv[1]) : 10000;
  guint n_statements = argc > 2 ? (guint)atoi (argv[2]) : 100;
  const char *wanted = argc > 3 ? argv[3] : NULL;
  g_autofree char *path = large_project (n_reports, n_statements);

  argc = 1;
  if (!start_application (&argc, &argv))
    return 0;
  g_print ("%u reports, %u statements: %s\n", n_reports, n_reports * n_statements, path);
  watch_print_head ();
  watch_main_loop ();
  watch_reset ();
  open_project (path);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (wanted == NULL || strstr (wanted, steps[i].name) != NULL)
      steps[i].run ();
  close_window (window);
  end_step ("close", -1);
  g_print ("most memory: %.0f MB of %d\n", watch_get_most_memory (), MAX_MEMORY);
  all_good &= watch_get_most_memory () <= MAX_MEMORY;
  g_clear_object (&application);
  delete_folder (folder);
  g_free (folder);
  return all_good ? 0 : 1;
}
