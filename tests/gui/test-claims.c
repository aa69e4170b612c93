/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Statements that say the same and that contradict each other, on the board and in the window for
 * them.
 */
#include "store-questions.h"

#include "readout-board.h"
#include "readout-briefing-pane.h"
#include "readout-claim-line.h"
#include "readout-claim-row.h"
#include "readout-claim-window.h"
#include "readout-grade-words.h"
#include "readout-statement-card.h"
#include "readout-statement-chooser.h"

#define SEALS "Anna Keller said that the northern seals had returned to the lighthouse.\n"
#define FOXES "Stephen Hollis said that hungry foxes had been seen close to the old harbour.\n"

static const struct
{
  const char *name;
  const char *text;
} reports[] = {
  { "claim-1.txt", "Outlet: The Quay Gazette\nDate: 2023-05-03\n\nSeals\n\n" SEALS },
  { "claim-2.txt", "Outlet: The Fjord Herald\nDate: 2023-05-04\n\nSeals again\n\n" SEALS },
  { "claim-3.txt", "Outlet: The Sound Times\nDate: 2023-05-05\n\nFoxes\n\n" FOXES },
};

static const ReadoutStatementQuery all = { .sort = READOUT_STATEMENT_SORT_TEXT };

/* The rows of all statements, report by report. */
static gpointer
list_rows (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return readout_store_list_statements (store, &all, 0, 50, error);
}

typedef struct
{
  ReadoutWindow *window;
  guint index;
  guint n_same;
  guint n_opposites;
} Wanted;

static gboolean
is_as_wanted (gpointer data)
{
  const Wanted *wanted = data;
  g_autoptr (GPtrArray) rows = ask (wanted->window, list_rows, NULL);
  const ReadoutBoardRow *row =
      rows->len > wanted->index ? g_ptr_array_index (rows, wanted->index) : NULL;

  pause_for (20);
  return row != NULL && row->n_same == wanted->n_same &&
         (row->opposites != NULL ? row->opposites->len : 0) == wanted->n_opposites;
}

/* Waits until the statement of that number has so many others that say the same. */
static void
wait_for_claim (ReadoutWindow *window, guint index, guint n_same, guint n_opposites)
{
  Wanted wanted = { window, index, n_same, n_opposites };

  wait_for (is_as_wanted, &wanted, "the links");
}

static gint64
get_id (ReadoutWindow *window, guint index)
{
  g_autoptr (GPtrArray) rows = ask (window, list_rows, NULL);

  return ((ReadoutBoardRow *)g_ptr_array_index (rows, index))->statement->id;
}

static ReadoutWindow *
open_with_claims (const char *name)
{
  ReadoutWindow *window = open_window (name);

  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    {
      import_text (window, reports[i].name, reports[i].text);
      wait_for_claim (window, i, i == 1, 0);
    }
  return window;
}

static gboolean
has_line (gpointer window)
{
  return find_words (window, "Reported by 2 outlets, from one source") != NULL;
}

static gboolean
has_no_line (gpointer window)
{
  return find_words (window, "Reported by") == NULL;
}

static guint
count_rows (gpointer window, const char *group)
{
  guint n = 0;
  GtkWidget *row = find_below (get_child (window, group), READOUT_TYPE_CLAIM_ROW, NULL, NULL);

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    n += READOUT_IS_CLAIM_ROW (row) && gtk_widget_get_sensitive (row);
  return n;
}

static gboolean
has_one_same (gpointer window)
{
  return count_rows (window, "same_group") == 1;
}

static gboolean
has_two_same (gpointer window)
{
  return count_rows (window, "same_group") == 2;
}

static gboolean
has_none_same (gpointer window)
{
  return count_rows (window, "own_group") == 1 && count_rows (window, "same_group") == 0;
}

static gboolean
has_one_opposite (gpointer window)
{
  return count_rows (window, "opposite_group") == 1;
}

static gboolean
has_choice (gpointer window)
{
  return gtk_list_box_get_row_at_index (get_child (window, "list"), 0) != NULL;
}

static gboolean
shows_reader (gpointer window)
{
  return g_str_equal (gtk_stack_get_visible_child_name (get_child (window, "content_stack")),
                      "reader");
}

static ReadoutClaimWindow *
show (ReadoutWindow *window, guint index)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-claim", "x", get_id (window, index));
  return wait_for_window (READOUT_TYPE_CLAIM_WINDOW);
}

/* The card says who else reports it and leads to them; a cut there holds, and is undone. */
static void
test_cut (void)
{
  ReadoutWindow *window = open_with_claims ("cut.readout");
  ReadoutClaimWindow *claim_window;
  GtkWidget *line;
  GtkWidget *row;

  wait_for (has_line, get_child (window, "board"), "the line on the card");
  line = gtk_widget_get_ancestor (find_words (get_child (window, "board"), "Reported by 2 outlets"),
                                  GTK_TYPE_BUTTON);
  g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (line),
                                                   GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  g_assert_true (gtk_widget_is_sensitive (line));
  g_signal_emit_by_name (line, "clicked");
  claim_window = wait_for_window (READOUT_TYPE_CLAIM_WINDOW);
  wait_for (has_one_same, claim_window, "the other statement");
  check_names (GTK_WIDGET (claim_window));
  row = find_below (get_child (claim_window, "same_group"), READOUT_TYPE_CLAIM_ROW, NULL, NULL);
  g_assert_nonnull (find_words (row, "found by Readout"));
  g_assert_nonnull (find_words (row, "seals"));

  g_signal_emit_by_name (get_child (row, "cut_button"), "clicked");
  wait_for (has_none_same, claim_window, "the cut");
  wait_for (has_no_line, get_child (window, "board"), "no line");
  import_text (window, "claim-4.txt",
               "Outlet: The Inland Post\nDate: 2023-05-09\n\nMore\n\n" SEALS);
  wait_for_claim (window, 3, 1, 0);
  wait_for_claim (window, 0, 1, 0);
  wait_for_claim (window, 1, 0, 0);
  gtk_widget_activate_action (GTK_WIDGET (claim_window), "win.undo-action", NULL); /* the import */
  gtk_widget_activate_action (GTK_WIDGET (claim_window), "win.undo-action", NULL);
  wait_for_claim (window, 0, 1, 0);
  wait_for_claim (window, 1, 1, 0);
  wait_for (has_one_same, claim_window, "the other statement again");

  row = find_below (get_child (claim_window, "same_group"), READOUT_TYPE_CLAIM_ROW, NULL, NULL);
  g_signal_emit_by_name (get_child (row, "open_button"), "clicked");
  wait_for (shows_reader, window, "the report");
  /* The reader says so, too. */
  wait_for (has_line, get_child (window, "reader"), "the line in the reader");
  gtk_window_close (GTK_WINDOW (claim_window));
  wait_for_no_window (READOUT_TYPE_CLAIM_WINDOW);
  close_window (window);
}

/* What the same actor says is offered at first: here, nothing. */
static void
find (ReadoutStatementChooser *chooser, const char *words)
{
  g_assert_false (has_choice (chooser));
  gtk_editable_set_text (get_child (chooser, "search_entry"), words);
  wait_for (has_choice, chooser, "a choice");
}

/* A search finds what says the same in other words: it joins all that are linked. */
static void
test_link (void)
{
  ReadoutWindow *window = open_with_claims ("link.readout");
  ReadoutClaimWindow *claim_window = show (window, 0);
  ReadoutStatementChooser *chooser;
  GtkListBox *list;

  wait_for (has_one_same, claim_window, "the other statement");
  g_signal_emit_by_name (get_child (claim_window, "add_same_row"), "activated");
  chooser = wait_for_window (READOUT_TYPE_STATEMENT_CHOOSER);
  find (chooser, "foxes");
  check_names (GTK_WIDGET (chooser));
  g_assert_false (gtk_widget_get_sensitive (get_child (chooser, "link_button")));
  list = get_child (chooser, "list");
  g_assert_null (gtk_list_box_get_row_at_index (list, 1));
  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, 0));
  g_assert_cmpstr (gtk_label_get_text (get_child (chooser, "preview_label")), ==,
                   "3 statements become one claim.");
  g_signal_emit_by_name (get_child (chooser, "link_button"), "clicked");
  wait_for_no_window (READOUT_TYPE_STATEMENT_CHOOSER);
  wait_for (has_two_same, claim_window, "both others");
  wait_for_claim (window, 2, 2, 0);
  gtk_widget_activate_action (GTK_WIDGET (claim_window), "win.undo-action", NULL);
  wait_for_claim (window, 2, 0, 0);

  /* The same for several at once. */
  {
    const gint64 ids[] = { get_id (window, 1), get_id (window, 2) };

    gtk_widget_activate_action (
        GTK_WIDGET (window), "win.link-statements", "@ax",
        g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids, G_N_ELEMENTS (ids), sizeof *ids));
  }
  wait_for_claim (window, 0, 2, 0);
  gtk_window_close (GTK_WINDOW (claim_window));
  wait_for_no_window (READOUT_TYPE_CLAIM_WINDOW);
  close_window (window);
}

static gboolean
names_contradiction (gpointer window)
{
  g_autofree char *markdown = readout_briefing_pane_dup_markdown (get_child (window, "briefing"));

  return strstr (markdown, " contradicts what ") != NULL;
}

/* A contradiction is linked, shown on both cards and in a draft, and cut. */
static void
test_contradiction (void)
{
  ReadoutWindow *window = open_with_claims ("contradiction.readout");
  ReadoutClaimWindow *claim_window = show (window, 0);
  ReadoutStatementChooser *chooser;
  GtkListBox *list;
  GtkWidget *row;

  wait_for (has_one_same, claim_window, "the statement");
  g_signal_emit_by_name (get_child (claim_window, "add_opposite_row"), "activated");
  chooser = wait_for_window (READOUT_TYPE_STATEMENT_CHOOSER);
  find (chooser, "foxes");
  list = get_child (chooser, "list");
  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, 0));
  g_signal_emit_by_name (get_child (chooser, "link_button"), "clicked");
  wait_for (has_one_opposite, claim_window, "the contradiction");
  wait_for_claim (window, 0, 1, 1);
  wait_for_claim (window, 2, 0, 1);
  /* A draft names it. */
  activate (window, "draft");
  wait_for (names_contradiction, window, "the contradiction in the draft");
  row = find_below (get_child (claim_window, "opposite_group"), READOUT_TYPE_CLAIM_ROW, NULL, NULL);
  g_signal_emit_by_name (get_child (row, "cut_button"), "clicked");
  wait_for_claim (window, 0, 1, 0);
  wait_for_claim (window, 2, 0, 0);
  gtk_window_close (GTK_WINDOW (claim_window));
  wait_for_no_window (READOUT_TYPE_CLAIM_WINDOW);
  close_window (window);
}

static gboolean
is_graded (gpointer window)
{
  g_autoptr (GPtrArray) rows = ask (window, list_rows, NULL);

  pause_for (20);
  return ((ReadoutBoardRow *)g_ptr_array_index (rows, 0))->statement->credibility == 2 &&
         ((ReadoutBoardRow *)g_ptr_array_index (rows, 1))->statement->credibility == 2;
}

static gboolean
is_not_graded (gpointer window)
{
  g_autoptr (GPtrArray) rows = ask (window, list_rows, NULL);

  pause_for (20);
  return ((ReadoutBoardRow *)g_ptr_array_index (rows, 0))->statement->credibility == 0 &&
         ((ReadoutBoardRow *)g_ptr_array_index (rows, 1))->statement->credibility == 0;
}

/* Several statements are graded in one action; the words are there for whoever hears them. */
static void
test_credibility (void)
{
  ReadoutWindow *window = open_with_claims ("credibility.readout");
  const gint64 ids[] = { get_id (window, 0), get_id (window, 1) };
  g_autoptr (ReadoutBoardRow) record = NULL;
  g_autofree char *words = readout_grade_words_dup_long ('B', 2);
  GtkWidget *card = g_object_ref_sink (readout_statement_card_new ());

  gtk_widget_activate_action (
      GTK_WIDGET (window), "win.grade-statements", "(@axi)",
      g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids, G_N_ELEMENTS (ids), sizeof *ids), 2);
  wait_for (is_graded, window, "the grades");
  {
    g_autoptr (GPtrArray) rows = ask (window, list_rows, NULL);

    record = g_object_ref (g_ptr_array_index (rows, 0));
  }
  record->reliability = 'B';
  readout_statement_card_set_row (READOUT_STATEMENT_CARD (card), record, 0);
  gtk_test_accessible_assert_property (adw_bin_get_child (ADW_BIN (card)),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words);
  g_object_unref (card);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo-action", NULL);
  wait_for (is_not_graded, window, "no grades");
  close_window (window);
}

int
main (int argc, char *argv[])
{
  if (!start_application (&argc, &argv))
    return 0;
  g_test_add_func ("/claims/cut", test_cut);
  g_test_add_func ("/claims/link", test_link);
  g_test_add_func ("/claims/contradiction", test_contradiction);
  g_test_add_func ("/claims/credibility", test_credibility);
  return run_tests ();
}
