/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The board as a person uses it: filters that combine, chips, saved filters, search by names,
 * groupings, folding, decisions about many statements at once.
 */
#include "window-samples.h"

#include "readout-board-model.h"
#include "readout-board.h"
#include "readout-briefing-pane.h"
#include "readout-filter-bar.h"
#include "readout-filter-words.h"
#include "readout-page-model.h"

static const char first_report[] =
    "City will close the old bridge\n\nBy Mara Linden\nDaily Lund\n3 March 2024\n\n"
    "The city closes the old bridge in May, the council said.\n\n"
    "Mayor Nora Feld welcomed the closure of the old bridge.\n\n"
    "The traders condemned the plan. Otto Berg said that closing the old bridge is a mistake.\n";

static const char second_report[] =
    "Mayor turns against the closure of the bridge\n\nBy Tom Reed\nHarbour Post\n9 March 2024\n\n"
    "Mayor Nora Feld said: “Closing the old bridge would be a disaster.”\n";

typedef struct
{
  ReadoutWindow *window;
  guint n;
  const char *title;
  ReadoutBoardLevel level;
} Wanted;

static gpointer
get_board (ReadoutWindow *window)
{
  return get_child (window, "board");
}

static GtkWidget *
get_view (ReadoutWindow *window)
{
  return get_child (get_board (window), "view");
}

static GListModel *
get_model (ReadoutWindow *window)
{
  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (get_view (window))));
}

/* Statements that are listed, each place once. */
static guint
count_statements (ReadoutWindow *window)
{
  guint n = 0;

  for (guint i = 0; get_model (window) != NULL && i < g_list_model_get_n_items (get_model (window));
       i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (get_model (window), i);
      g_autoptr (GObject) item = gtk_tree_list_row_get_item (row);

      n += READOUT_IS_PAGE_ITEM (item);
    }
  return n;
}

static gboolean
has_number (gpointer data)
{
  Wanted *wanted = data;

  return count_statements (wanted->window) == wanted->n;
}

static int
find_row (ReadoutWindow *window, ReadoutBoardLevel level, const char *title)
{
  for (guint i = 0; i < g_list_model_get_n_items (get_model (window)); i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (get_model (window), i);
      g_autoptr (GObject) item = gtk_tree_list_row_get_item (row);

      if (READOUT_IS_BOARD_NODE (item) && READOUT_BOARD_NODE (item)->level == level &&
          g_strcmp0 (READOUT_BOARD_NODE (item)->title, title) == 0)
        return (int)i;
    }
  return -1;
}

static gboolean
has_row (gpointer data)
{
  Wanted *wanted = data;

  return find_row (wanted->window, wanted->level, wanted->title) >= 0;
}

/* All that the two reports have. */
static gboolean
is_filled (gpointer data)
{
  Wanted *wanted = data;
  Wanted berg = { wanted->window, 0, "Otto Berg", READOUT_BOARD_ACTOR };

  wanted->n = count_statements (wanted->window);
  return wanted->n >= 4 && has_row (&berg);
}

static gboolean
has_briefing (gpointer window)
{
  return readout_briefing_pane_has_briefing (get_child (window, "briefing"));
}

static ReadoutWindow *
open_filled (const char *name, guint *n_statements)
{
  ReadoutWindow *window = open_window (name);
  Wanted wanted = { window, 0, NULL, 0 };
  guint before = 0;
  guint n = 0;

  import_text (window, "first.txt", first_report);
  wait_for (is_filled, &wanted, "the first report");
  before = wanted.n;
  /* Its draft is a step of its own, which must not come in between. */
  wait_for (has_briefing, window, "a draft");
  import_text (window, "second.txt", second_report);
  /* Until all is read and judged: the number of rows stays. */
  for (guint steady = 0; steady<6; steady = wanted.n> before && wanted.n == n ? steady + 1 : 0)
    {
      n = wanted.n;
      pause_for (250);
      is_filled (&wanted);
    }
  *n_statements = wanted.n;
  return window;
}

static gboolean
has_label (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_label (child, text))
      return TRUE;
  return FALSE;
}

static gboolean
has_chip (gpointer data)
{
  Wanted *wanted = data;

  return has_label (get_child (get_board (wanted->window), "filter_bar"), wanted->title);
}

static GtkWidget *
find_chip (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "filter-chip"))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *chip = find_chip (child);
      if (chip != NULL)
        return chip;
    }
  return NULL;
}

typedef struct
{
  GtkWidget *bar;
  guint n;
} Chips;

static guint
count_chips (GtkWidget *widget)
{
  guint n = GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "filter-chip");

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_chips (child);
  return n;
}

static gboolean
has_chips (gpointer data)
{
  Chips *chips = data;

  return count_chips (chips->bar) == chips->n;
}

/* Two parts combine; each has a chip with a name, which takes it away. */
static void
test_chips (void)
{
  guint n_all;
  ReadoutWindow *window = open_filled ("chips.readout", &n_all);
  ReadoutBoard *board = get_board (window);
  GtkWidget *bar = get_child (board, "filter_bar");
  g_autoptr (ReadoutFilter) filter = readout_filter_new ();
  Wanted wanted = { window, 1, "From 5 Mar 2024", 0 };

  g_assert_false (gtk_revealer_get_reveal_child (get_child (bar, "revealer")));
  filter->from = g_strdup ("2024-03-05");
  filter->quotations =
      READOUT_MASK (READOUT_QUOTATION_DIRECT) | READOUT_MASK (READOUT_QUOTATION_MIXED);
  readout_board_set_filter (board, filter, NULL);
  wait_for (has_chip, &wanted, "the chip of the dates");
  wait_for (has_number, &wanted, "the one statement");
  g_assert_true (gtk_revealer_get_reveal_child (get_child (bar, "revealer")));
  wanted.title = "1 statement found";
  wait_for (has_chip, &wanted, "the number of statements");
  check_names (GTK_WIDGET (board));
  for (guint n_left = 2; n_left > 0; n_left--)
    {
      Chips chips = { bar, n_left };

      wait_for (has_chips, &chips, "as many chips as there are parts");
      g_signal_emit_by_name (find_chip (bar), "clicked");
    }
  wanted.n = n_all;
  wait_for (has_number, &wanted, "all statements");
  g_assert_true (readout_filter_is_empty (readout_board_get_filter (board)));
  g_assert_false (gtk_revealer_get_reveal_child (get_child (bar, "revealer")));
  close_window (window);
}

static gboolean
says_none (gpointer board)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (get_child (board, "stack")), "no-results") ==
         0;
}

/* By the name of who spoke; nothing found is said, and all comes back. */
static void
test_search (void)
{
  guint n_all;
  ReadoutWindow *window = open_filled ("search.readout", &n_all);
  ReadoutBoard *board = get_board (window);
  GtkEditable *entry = get_child (board, "search_entry");
  Wanted wanted = { window, 1, NULL, 0 };

  gtk_editable_set_text (entry, "berg mistake");
  wait_for (has_number, &wanted, "what Otto Berg said");
  gtk_editable_set_text (entry, "zebra");
  wanted.n = 0;
  wait_for (has_number, &wanted, "nothing");
  wait_for (says_none, board, "that nothing was found");
  gtk_widget_activate_action (get_view (window), "board.show-all", NULL);
  wanted.n = n_all;
  wait_for (has_number, &wanted, "all statements");
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "");
  close_window (window);
}

/* By outlet instead of actor, and back. */
static void
test_grouping (void)
{
  guint n_all;
  ReadoutWindow *window = open_filled ("grouping.readout", &n_all);
  Wanted outlet = { window, 0, "Harbour Post", READOUT_BOARD_OUTLET };
  Wanted actor = { window, 0, "Otto Berg", READOUT_BOARD_ACTOR };

  gtk_widget_activate_action (get_view (window), "board.group-by", "s", "outlet");
  wait_for (has_row, &outlet, "the outlet");
  g_assert_cmpint (find_row (window, READOUT_BOARD_ACTOR, "Otto Berg"), ==, -1);
  gtk_widget_activate_action (get_view (window), "board.group-by", "s", "affiliation");
  actor.level = READOUT_BOARD_AFFILIATION;
  wait_for (has_row, &actor, "who has no affiliation");
  gtk_widget_activate_action (get_view (window), "board.group-by", "s", "actor");
  actor.level = READOUT_BOARD_ACTOR;
  wait_for (has_row, &actor, "the actor");
  close_window (window);
}

static gboolean
is_expanded (ReadoutWindow *window, const char *name)
{
  int place = find_row (window, READOUT_BOARD_ACTOR, name);
  g_autoptr (GtkTreeListRow) row =
      place >= 0 ? g_list_model_get_item (get_model (window), (guint)place) : NULL;

  return row != NULL && gtk_tree_list_row_get_expanded (row);
}

static gboolean
is_folded (gpointer window)
{
  return find_row (window, READOUT_BOARD_ACTOR, "Otto Berg") >= 0 &&
         !is_expanded (window, "Otto Berg");
}

static gboolean
is_unfolded (gpointer window)
{
  return is_expanded (window, "Otto Berg");
}

/* What was folded stays so when the board is read anew. */
static void
test_folding (void)
{
  guint n_all;
  ReadoutWindow *window = open_filled ("folding.readout", &n_all);
  GtkWidget *view = get_view (window);

  gtk_widget_activate_action (view, "board.collapse-all", NULL);
  wait_for (is_folded, window, "all to be folded");
  gtk_widget_activate_action (view, "board.sort", "s", "newest");
  pause_for (500);
  wait_for (is_folded, window, "it to stay folded");
  gtk_widget_activate_action (view, "list.select-item", "(ubb)",
                              (guint)find_row (window, READOUT_BOARD_ACTOR, "Otto Berg"), FALSE,
                              FALSE);
  readout_board_focus (get_board (window));
  if (press (window, "Right"))
    wait_for (is_unfolded, window, "the actor to open");
  gtk_widget_activate_action (view, "board.expand-all", NULL);
  wait_for (is_unfolded, window, "all to open");
  close_window (window);
}

/* Selects the first two statements, again where the board was read anew meanwhile. */
static gboolean
has_bulk_bar (gpointer window)
{
  guint n = 0;

  if (gtk_revealer_get_reveal_child (get_child (get_board (window), "bulk_revealer")))
    return TRUE;
  for (guint i = 0; n < 2 && i < g_list_model_get_n_items (get_model (window)); i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (get_model (window), i);
      g_autoptr (GObject) item = gtk_tree_list_row_get_item (row);

      if (READOUT_IS_PAGE_ITEM (item))
        gtk_selection_model_select_item (GTK_SELECTION_MODEL (get_model (window)), i, n++ == 0);
    }
  return FALSE;
}

/* Two at once: one key, and one step back. */
static void
test_bulk (void)
{
  guint n_all;
  ReadoutWindow *window = open_filled ("bulk.readout", &n_all);
  ReadoutBoard *board = get_board (window);
  GtkWidget *view = get_view (window);
  Wanted wanted = { window, n_all, NULL, 0 };

  wait_for (has_bulk_bar, window, "the bar for several statements");
  g_assert_true (has_label (GTK_WIDGET (board), "2 selected"));
  check_names (GTK_WIDGET (board));
  readout_board_focus (board);
  if (!press (window, "d"))
    gtk_widget_activate_action (view, "board.dismiss", NULL);
  wanted.n = n_all - 2;
  wait_for (has_number, &wanted, "two statements less");
  activate (window, "undo-action");
  wanted.n = n_all;
  wait_for (has_number, &wanted, "both to come back");
  close_window (window);
}

static AdwMessageDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return ADW_MESSAGE_DIALOG (window);
    }
  return NULL;
}

static GtkWidget *
find_editable (GtkWidget *widget)
{
  if (GTK_IS_EDITABLE (widget) && !GTK_IS_LABEL (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_editable (child);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static gpointer
count_filters (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) filters = readout_store_list_filters (store, error);

  return GUINT_TO_POINTER (filters != NULL ? filters->len : 0);
}

static gboolean
has_filter (gpointer window)
{
  return GPOINTER_TO_UINT (readout_project_run (readout_window_get_project (window), count_filters,
                                                NULL, NULL, NULL)) == 1;
}

static gboolean
has_no_filter (gpointer window)
{
  return GPOINTER_TO_UINT (readout_project_run (readout_window_get_project (window), count_filters,
                                                NULL, NULL, NULL)) == 0;
}

/* A filter is kept under a name, and undone. */
static void
test_save (void)
{
  guint n_all;
  ReadoutWindow *window = open_filled ("save.readout", &n_all);
  ReadoutBoard *board = get_board (window);
  g_autoptr (ReadoutFilter) filter = readout_filter_new ();
  Wanted wanted = { window, 0, "Not cited yet", 0 };

  filter->cited = READOUT_FILTER_CITED_NO;
  readout_board_set_filter (board, filter, NULL);
  gtk_widget_activate_action (get_view (window), "board.save-filter", NULL);
  g_assert_nonnull (find_dialog ());
  gtk_editable_set_text (GTK_EDITABLE (find_editable (GTK_WIDGET (find_dialog ()))),
                         "Not cited yet");
  adw_message_dialog_response (find_dialog (), "agree");
  wait_for (has_filter, window, "the filter to be saved");
  wait_for (has_chip, &wanted, "its name");
  activate (window, "undo-action");
  wait_for (has_no_filter, window, "the filter to go");
  close_window (window);
}

/* Days as people type them. */
static void
test_days (void)
{
  static const char *const days[][2] = {
    { "2024-03-05", "2024-03-05" },
    { " 2024-03 ", "2024-03" },
    { "2024", "2024" },
    { "5 Mar 2024", "2024-03-05" },
    { "2024-13-05", NULL },
    { "2024-02-30", NULL },
    { "soon", NULL },
    { "", NULL },
    { "12", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *day = readout_filter_words_parse_day (days[i][0]);

      g_assert_cmpstr (day, ==, days[i][1]);
    }
}

int
main (int argc, char *argv[])
{
  if (!start_application (&argc, &argv))
    return 0;

  g_test_add_func ("/board/days", test_days);
  g_test_add_func ("/board/chips", test_chips);
  g_test_add_func ("/board/search", test_search);
  g_test_add_func ("/board/grouping", test_grouping);
  g_test_add_func ("/board/folding", test_folding);
  g_test_add_func ("/board/bulk", test_bulk);
  g_test_add_func ("/board/save", test_save);

  return run_tests ();
}
