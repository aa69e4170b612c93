/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Positions on the board as a person sees and decides them: who was on both sides, keys, what to
 * review, why.
 */
#include "window-samples.h"

#include "readout-board-model.h"
#include "readout-board.h"
#include "readout-line.h"
#include "readout-page-model.h"
#include "readout-words.h"

static const char first_report[] =
    "City will close the old bridge\n\nBy Mara Linden\nDaily Lund\n3 March 2024\n\n"
    "The city closes the old bridge in May, the council said.\n\n"
    "Mayor Nora Feld welcomed the closure of the old bridge.\n\n"
    "The traders condemned the plan. Otto Berg said that closing the old bridge is a mistake.\n";

static const char second_report[] =
    "Mayor turns against the closure of the bridge\n\nBy Mara Linden\nDaily Lund\n9 March 2024\n\n"
    "Mayor Nora Feld said that closing the old bridge would be a disaster.\n";

/* What is looked for on the board; the row or -1. */
typedef struct
{
  ReadoutWindow *window;
  const char *actor;
  ReadoutPosition position;
} Wanted;

static GListModel *
get_model (ReadoutWindow *window)
{
  return G_LIST_MODEL (gtk_list_view_get_model (get_child (get_child (window, "board"), "view")));
}

static ReadoutBoardNode *
find_actor (ReadoutWindow *window, const char *name)
{
  for (guint i = 0; i < g_list_model_get_n_items (get_model (window)); i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (get_model (window), i);
      g_autoptr (GObject) item = gtk_tree_list_row_get_item (row);

      if (READOUT_IS_BOARD_NODE (item) && READOUT_BOARD_NODE (item)->level == READOUT_BOARD_ACTOR &&
          READOUT_BOARD_NODE (item)->topic_id > 0 &&
          g_str_equal (READOUT_BOARD_NODE (item)->title, name))
        return READOUT_BOARD_NODE (item);
    }
  return NULL;
}

/* The place of the first statement under the actor and position, -1. */
static int
find_statement (const Wanted *wanted)
{
  const ReadoutBoardNode *actor = NULL;
  gboolean here = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (get_model (wanted->window)); i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (get_model (wanted->window), i);
      g_autoptr (GObject) item = gtk_tree_list_row_get_item (row);

      if (READOUT_IS_BOARD_NODE (item))
        {
          const ReadoutBoardNode *node = READOUT_BOARD_NODE (item);

          if (node->level == READOUT_BOARD_ACTOR)
            actor = node;
          here = node->level == READOUT_BOARD_POSITION && actor != NULL && node->topic_id > 0 &&
                 g_str_equal (actor->title, wanted->actor) && node->position == wanted->position;
        }
      else if (here && readout_page_item_get_record (READOUT_PAGE_ITEM (item)) != NULL)
        return (int)i;
    }
  return -1;
}

static gboolean
is_there (gpointer data)
{
  return find_statement (data) >= 0;
}

static gboolean
has_course (gpointer window)
{
  ReadoutBoardNode *node = find_actor (window, "Nora Feld");

  g_autofree char *course = node != NULL ? readout_board_node_dup_course (node) : NULL;

  return course != NULL;
}

static gboolean
has_no_course (gpointer window)
{
  ReadoutBoardNode *node = find_actor (window, "Nora Feld");

  g_autofree char *course = node != NULL ? readout_board_node_dup_course (node) : NULL;

  return node != NULL && course == NULL;
}

static gboolean
has_label (GtkWidget *widget, const char *text)
{
  const char *said = GTK_IS_LABEL (widget)      ? gtk_label_get_text (GTK_LABEL (widget))
                     : READOUT_IS_LINE (widget) ? readout_line_get_text (READOUT_LINE (widget))
                                                : NULL;

  if (said != NULL && gtk_widget_get_mapped (widget) && g_str_equal (said, text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_label (child, text))
      return TRUE;
  return FALSE;
}

static gboolean
says_course (gpointer view)
{
  return has_label (view, "supported on 3 March 2024, opposed on 9 March 2024");
}

static ReadoutWindow *
open_with_reports (const char *name)
{
  ReadoutWindow *window = open_window (name);
  Wanted first = { window, "Otto Berg", READOUT_POSITION_OPPOSES };

  import_text (window, "first.txt", first_report);
  wait_for (is_there, &first, "the position of the shopkeeper");
  import_text (window, "second.txt", second_report);
  wait_for (has_course, window, "the mayor's two sides");
  return window;
}

static void
select_statement (Wanted *wanted)
{
  GtkWidget *view = get_child (get_child (wanted->window, "board"), "view");

  wait_for (is_there, wanted, "the statement");
  gtk_widget_activate_action (view, "list.select-item", "(ubb)", (guint)find_statement (wanted),
                              FALSE, FALSE);
  readout_board_focus (READOUT_BOARD (get_child (wanted->window, "board")));
}

/* Who changed sides is told in words under the name; a decision makes it one side, undo both
 * again. */
static void
test_course (void)
{
  ReadoutWindow *window = open_with_reports ("course.readout");
  GtkWidget *view = get_child (get_child (window, "board"), "view");
  Wanted against = { window, "Nora Feld", READOUT_POSITION_OPPOSES };

  g_autofree char *course = readout_board_node_dup_course (find_actor (window, "Nora Feld"));

  g_assert_cmpstr (course, ==, "supported on 3 March 2024, opposed on 9 March 2024");
  wait_for (says_course, view, "the course in the row of the mayor");
  select_statement (&against);
  if (!press (window, "1"))
    gtk_widget_activate_action (view, "board.position", "s", "supports");
  wait_for (has_no_course, window, "one side only");
  activate (window, "undo-action");
  wait_for (has_course, window, "both sides again");
  close_window (window);
}

static gboolean
is_decided (gpointer data)
{
  Wanted *wanted = data;
  int place = find_statement (wanted);
  g_autoptr (GtkTreeListRow) row = NULL;
  g_autoptr (GObject) item = NULL;
  ReadoutBoardRow *record;

  if (place < 0)
    return FALSE;
  row = g_list_model_get_item (get_model (wanted->window), (guint)place);
  item = gtk_tree_list_row_get_item (row);
  record = readout_page_item_get_record (READOUT_PAGE_ITEM (item));
  return ((ReadoutStance *)g_ptr_array_index (record->statement->stances, 0))->by_person;
}

/* Key 3: no clear position, shown as the person's own. */
static void
test_decide (void)
{
  ReadoutWindow *window = open_with_reports ("decide.readout");
  Wanted before = { window, "Otto Berg", READOUT_POSITION_OPPOSES };
  Wanted after = { window, "Otto Berg", READOUT_POSITION_NONE };

  select_statement (&before);
  if (!press (window, "3"))
    gtk_widget_activate_action (get_child (get_child (window, "board"), "view"), "board.position",
                                "s", "none");
  wait_for (is_decided, &after, "the decision");
  close_window (window);
}

static gboolean
has_few_rows (gpointer data)
{
  Wanted *wanted = data;

  return find_actor (wanted->window, "Otto Berg") == NULL;
}

static gboolean
has_all_rows (gpointer data)
{
  Wanted *wanted = data;

  return find_actor (wanted->window, "Otto Berg") != NULL;
}

/* Only what is unsure; and all again. */
static void
test_review (void)
{
  ReadoutWindow *window = open_with_reports ("review.readout");
  GtkWidget *view = get_child (get_child (window, "board"), "view");
  Wanted sure = { window, "Otto Berg", READOUT_POSITION_OPPOSES };

  readout_board_focus (READOUT_BOARD (get_child (window, "board")));
  if (!press (window, "r"))
    gtk_widget_activate_action (view, "board.only-review", NULL);
  wait_for (has_few_rows, &sure, "what is sure to go");
  gtk_widget_activate_action (view, "board.only-review", NULL);
  wait_for (has_all_rows, &sure, "all to come back");
  close_window (window);
}

static AdwMessageDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_visible (GTK_WIDGET (window)))
        return ADW_MESSAGE_DIALOG (window);
    }
  return NULL;
}

static gboolean
has_dialog (gpointer data)
{
  return find_dialog () != NULL;
}

static gboolean
has_no_dialog (gpointer data)
{
  return find_dialog () == NULL;
}

static GtkWidget *
find_named (GtkWidget *widget, GType type, const char *name)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) &&
      (name == NULL || g_str_equal (gtk_widget_get_name (widget), name)))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_named (child, type, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Writes @words into the dialog and says what it complains of; "" for nothing. */
static const char *
complain (const char *words)
{
  GtkWidget *dialog = GTK_WIDGET (find_dialog ());
  GtkWidget *row = find_named (dialog, ADW_TYPE_ENTRY_ROW, NULL);
  GtkWidget *complaint = find_named (dialog, GTK_TYPE_LABEL, "complaint");

  gtk_editable_set_text (GTK_EDITABLE (row), words);
  g_assert_cmpint (gtk_widget_get_visible (complaint), ==,
                   *gtk_label_get_text (GTK_LABEL (complaint)) != '\0');
  return gtk_label_get_text (GTK_LABEL (complaint));
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
click (const char *label)
{
  GtkWidget *button = find_button (GTK_WIDGET (find_dialog ()), label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static gboolean
agrees (void)
{
  return adw_message_dialog_get_response_enabled (find_dialog (), "agree");
}

static gboolean
says_nowhere (gpointer window)
{
  return has_label (window, "No statement is about “Glaciers melt”");
}

/* A topic that cannot be, or is there already, is told of while it is written; one that occurs
 * nowhere once that is known. */
static void
test_bad_topics (void)
{
  ReadoutWindow *window = open_with_reports ("topics.readout");
  g_autofree char *lengthy = g_strnfill (10000, 'x');

  activate (window, "new-topic");
  wait_for (has_dialog, NULL, "the dialog");
  g_assert_cmpstr (complain (""), ==, "");
  g_assert_false (agrees ());
  g_assert_nonnull (strstr (complain ("x"), "holds no word that a statement could be about"));
  g_assert_false (agrees ());
  g_assert_nonnull (strstr (complain (lengthy), "at most 500 characters"));
  g_assert_false (agrees ());
  g_assert_cmpstr (complain ("Glaciers melt"), ==, "");
  g_assert_true (agrees ());
  click ("_Add");
  wait_for (has_no_dialog, NULL, "the dialog to go");
  wait_for (says_nowhere, window, "a word that it occurs nowhere");

  activate (window, "new-topic");
  wait_for (has_dialog, NULL, "the dialog again");
  g_assert_nonnull (strstr (complain ("  GLACIERS  melt. "), "There is a topic “Glaciers melt”"));
  g_assert_false (agrees ());
  click ("_Cancel");
  wait_for (has_no_dialog, NULL, "the dialog to go again");
  close_window (window);
}

/* Why, in words: the reason, what is unsure, what was learnt, the person's decision. */
static void
test_reasons (void)
{
  g_autoptr (ReadoutStance) sure =
      readout_stance_new (1, READOUT_POSITION_OPPOSES, 0.9, "“mistake” about “closing”");
  g_autoptr (ReadoutStance) unsure =
      readout_stance_new (1, READOUT_POSITION_OPPOSES, 0.5, "“mistake” about “closing”");
  g_autofree char *reason = readout_words_dup_reason (sure);
  g_autofree char *doubt = readout_words_dup_reason (unsure);
  g_autofree char *learnt = NULL;
  g_autofree char *own = NULL;

  g_assert_cmpstr (reason, ==, "“mistake” about “closing”");
  g_assert_cmpstr (doubt, ==, "“mistake” about “closing” · unsure");
  unsure->lesson = g_strdup ("because you decided so");
  learnt = readout_words_dup_reason (unsure);
  g_assert_cmpstr (learnt, ==, "“mistake” about “closing”\nbecause you decided so");
  unsure->by_person = TRUE;
  own = readout_words_dup_reason (unsure);
  g_assert_cmpstr (own, ==, "The position was set by you.");
  g_assert_null (readout_words_dup_reason (NULL));
}

int
main (int argc, char *argv[])
{
  if (!start_application (&argc, &argv))
    return 0;
  g_test_add_func ("/positions/reasons", test_reasons);
  g_test_add_func ("/positions/course", test_course);
  g_test_add_func ("/positions/decide", test_decide);
  g_test_add_func ("/positions/review", test_review);
  g_test_add_func ("/positions/bad-topics", test_bad_topics);
  return run_tests ();
}
