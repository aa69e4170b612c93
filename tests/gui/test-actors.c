/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the person says about actors, in the windows for it.
 */
#include "window-samples.h"

#include "readout-actor-window.h"
#include "readout-board.h"
#include "readout-merge-window.h"
#include "readout-pair-row.h"
#include "readout-pairs-window.h"

static const char first_report[] = "Pier may close\n"
                                   "\n"
                                   "The Quay Gazette, 3 May 2023\n"
                                   "\n"
                                   "Stephen Hollis said on Tuesday that the pier was unsafe.\n"
                                   "\n"
                                   "\"The pier is tired,\" Anna Keller said.\n";

static const char second_report[] = "Pier stays open\n"
                                    "\n"
                                    "The Fjord Herald, 4 May 2023\n"
                                    "\n"
                                    "Steven Hollis said that the pier would be mended.\n";

static const char third_report[] = "Pier mended\n"
                                   "\n"
                                   "The Fjord Herald, 6 May 2023\n"
                                   "\n"
                                   "Anna Keller said that the pier was mended.\n";

/* What the project says, read on its thread. */
typedef struct
{
  const char *name;
  ReadoutActor *actor;
  gint64 n_pairs;
  gboolean done;
} Question;

static gpointer
answer (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;
  g_autoptr (GPtrArray) actors = readout_store_list_actors (store, question->name, 0, 1, error);

  if (actors == NULL)
    return NULL;
  g_clear_object (&question->actor);
  if (actors->len > 0)
    question->actor = g_object_ref (g_ptr_array_index (actors, 0));
  question->n_pairs = readout_store_count_actor_pairs (store, error);
  return GINT_TO_POINTER (TRUE);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  readout_project_run_finish (READOUT_PROJECT (source), result, &error);
  g_assert_no_error (error);
  ((Question *)user_data)->done = TRUE;
}

static gboolean
is_done (gpointer data)
{
  return ((Question *)data)->done;
}

/* The actor of that name, or %NULL. */
static ReadoutActor *
find_actor (ReadoutWindow *window, const char *name, gint64 *n_pairs)
{
  Question question = { .name = name };

  readout_project_run_async (readout_window_get_project (window), answer, &question, NULL, NULL,
                             NULL, answered_cb, &question);
  wait_for (is_done, &question, "an answer");
  if (n_pairs != NULL)
    *n_pairs = question.n_pairs;
  return question.actor;
}

typedef struct
{
  ReadoutWindow *window;
  const char *name;
  gboolean there;
} Actor;

static gboolean
is_as_wanted (gpointer data)
{
  const Actor *wanted = data;
  g_autoptr (ReadoutActor) actor = find_actor (wanted->window, wanted->name, NULL);

  pause_for (50);
  return (actor != NULL) == wanted->there;
}

static void
wait_for_actor (ReadoutWindow *window, const char *name, gboolean there)
{
  Actor actor = { window, name, there };

  wait_for (is_as_wanted, &actor, name);
}

/* The window of that type, %NULL for none. */
static gpointer
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) && gtk_widget_get_visible (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

static gboolean
is_there (gpointer type)
{
  return find_window (GPOINTER_TO_SIZE (type)) != NULL;
}

static gboolean
is_gone (gpointer type)
{
  return !is_there (type);
}

static gpointer
wait_for_window (GType type)
{
  wait_for (is_there, GSIZE_TO_POINTER (type), g_type_name (type));
  return find_window (type);
}

static ReadoutWindow *
open_with_actors (const char *name)
{
  ReadoutWindow *window = open_window (name);

  import_text (window, "pier-1.txt", first_report);
  wait_for_actor (window, "Stephen Hollis", TRUE);
  import_text (window, "pier-2.txt", second_report);
  wait_for_actor (window, "Steven Hollis", TRUE);
  return window;
}

static gboolean
shows_pair (gpointer window)
{
  return g_str_equal (gtk_stack_get_visible_child_name (get_child (window, "stack")), "list");
}

static gboolean
shows_nothing (gpointer window)
{
  return g_str_equal (gtk_stack_get_visible_child_name (get_child (window, "stack")), "empty");
}

static gboolean
is_asked (gpointer window)
{
  GtkWidget *button = get_child (get_child (window, "sidebar"), "pairs_button");

  return gtk_widget_get_visible (button) &&
         g_str_equal (gtk_button_get_label (GTK_BUTTON (button)), "_Who Is Who? (1)");
}

static gboolean
is_not_asked (gpointer window)
{
  return !gtk_widget_get_visible (get_child (get_child (window, "sidebar"), "pairs_button"));
}

/* Two who may be one are one, then two: both can be undone, and the answer stays. */
static void
test_decide (void)
{
  ReadoutWindow *window = open_with_actors ("decide.readout");
  ReadoutPairsWindow *pairs;
  GtkWidget *list;
  GtkWidget *row;
  gint64 n_pairs;

  wait_for (is_asked, window, "the question in the sidebar");
  activate (window, "decide-actors");
  pairs = wait_for_window (READOUT_TYPE_PAIRS_WINDOW);
  wait_for (shows_pair, pairs, "the question");
  list = get_child (pairs, "list");
  check_names (GTK_WIDGET (pairs));
  gtk_test_accessible_assert_role (list, GTK_ACCESSIBLE_ROLE_LIST);
  row = gtk_widget_get_first_child (list);
  g_assert_true (READOUT_IS_PAIR_ROW (row));
  g_assert_nonnull (strstr (gtk_label_get_text (get_child (row, "from_label")), "Hollis"));
  g_assert_nonnull (strstr (gtk_label_get_text (get_child (row, "from_label")), "pier"));

  gtk_widget_activate (get_child (row, "same_button"));
  wait_for (shows_nothing, pairs, "the answer");
  gtk_widget_activate_action (GTK_WIDGET (pairs), "win.undo-action", NULL);
  wait_for (shows_pair, pairs, "the question again");

  gtk_widget_activate (get_child (gtk_widget_get_first_child (list), "apart_button"));
  wait_for (shows_nothing, pairs, "the other answer");
  wait_for (is_not_asked, window, "no question in the sidebar");
  if (!press_in ("Who Is Who", "Escape"))
    gtk_window_close (GTK_WINDOW (pairs));
  wait_for (is_gone, GSIZE_TO_POINTER (READOUT_TYPE_PAIRS_WINDOW), "the window to close");
  wait_for_actor (window, "Steven Hollis", TRUE);
  g_object_unref (find_actor (window, "Stephen Hollis", &n_pairs));
  g_assert_cmpint (n_pairs, ==, 0);
  close_window (window);
}

static ReadoutActorWindow *
edit (ReadoutWindow *window, const char *name)
{
  g_autoptr (ReadoutActor) actor = find_actor (window, name, NULL);
  GtkWidget *board = get_child (window, "board");

  readout_board_show_actor (READOUT_BOARD (board), actor->id, actor->name);
  g_assert_true (
      gtk_widget_get_visible (get_child (get_child (board, "filter_bar"), "edit_actor_button")));
  gtk_widget_activate_action (board, "board.edit-actor", NULL);
  return wait_for_window (READOUT_TYPE_ACTOR_WINDOW);
}

static gboolean
has_title (gpointer window)
{
  return *adw_window_title_get_title (get_child (window, "title")) != '\0';
}

static void
apply (ReadoutActorWindow *window, const char *row, const char *text)
{
  GtkWidget *entry = get_child (window, row);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "apply");
}

static gboolean
is_corrected (gpointer window)
{
  g_autoptr (ReadoutActor) actor = find_actor (window, "Stephen P. Hollis", NULL);

  pause_for (50);
  return actor != NULL && actor->kind == READOUT_ACTOR_GROUP &&
         g_strcmp0 (actor->affiliation, "Quay City") == 0 &&
         g_strv_contains ((const char *const *)actor->aliases, "The Pier Man");
}

/* Both reports speak of the one actor. */
static gboolean
has_two_statements (gpointer window)
{
  g_autoptr (ReadoutActor) actor = find_actor (window, "Stephen P. Hollis", NULL);

  pause_for (50);
  return actor != NULL && actor->n_statements == 2;
}

/* Name, kind, affiliation and another name. */
static void
test_edit (void)
{
  ReadoutWindow *window = open_with_actors ("edit.readout");
  ReadoutActorWindow *actor_window = edit (window, "Stephen Hollis");

  wait_for (has_title, actor_window, "the actor");
  g_assert_cmpstr (gtk_editable_get_text (get_child (actor_window, "name_row")), ==,
                   "Stephen Hollis");
  g_assert_true (gtk_widget_get_visible (get_child (actor_window, "pairs_group")));
  check_names (GTK_WIDGET (actor_window));
  apply (actor_window, "name_row", "Stephen P. Hollis");
  apply (actor_window, "affiliation_row", "Quay City");
  apply (actor_window, "alias_row", "The Pier Man");
  adw_combo_row_set_selected (get_child (actor_window, "kind_row"), READOUT_ACTOR_GROUP);
  wait_for (is_corrected, window, "the corrections");

  /* What was said holds for the next import. */
  import_text (window, "pier-4.txt", "Pier news\n\nThe Pier Man said that the pier was lovely.\n");
  wait_for (has_two_statements, window, "what the new report says");
  gtk_window_close (GTK_WINDOW (actor_window));
  wait_for (is_gone, GSIZE_TO_POINTER (READOUT_TYPE_ACTOR_WINDOW), "the window to close");
  close_window (window);
}

static gboolean
has_choices (gpointer window)
{
  return gtk_list_box_get_row_at_index (get_child (window, "list"), 0) != NULL;
}

static gboolean
has_one_choice (gpointer window)
{
  return has_choices (window) &&
         gtk_list_box_get_row_at_index (get_child (window, "list"), 1) == NULL;
}

static gboolean
shows_preview (gpointer window)
{
  return gtk_revealer_get_reveal_child (get_child (window, "preview_revealer"));
}

static gboolean
shows_split (gpointer window)
{
  return gtk_widget_get_visible (get_child (window, "found_group"));
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

/* The search finds whom to merge with, the preview tells what joins, and a split parts them. */
static void
test_merge (void)
{
  ReadoutWindow *window = open_with_actors ("merge.readout");
  ReadoutActorWindow *actor_window;
  ReadoutMergeWindow *merge;
  GtkListBox *list;

  import_text (window, "pier-3.txt", third_report);
  actor_window = edit (window, "Anna Keller");
  wait_for (has_title, actor_window, "the actor");
  g_signal_emit_by_name (get_child (actor_window, "merge_row"), "activated");
  merge = wait_for_window (READOUT_TYPE_MERGE_WINDOW);
  wait_for (has_choices, merge, "choices");
  check_names (GTK_WIDGET (merge));
  g_assert_false (gtk_widget_get_sensitive (get_child (merge, "merge_button")));
  gtk_editable_set_text (get_child (merge, "search_entry"), "steven");
  wait_for (has_one_choice, merge, "one choice");
  list = get_child (merge, "list");
  if (!press_in ("The Same as Whom", "Down"))
    gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, 0));
  wait_for (shows_preview, merge, "what joins");
  g_assert_nonnull (
      strstr (gtk_label_get_text (get_child (merge, "preview_label")), "“Anna Keller”"));
  g_assert_true (gtk_widget_get_sensitive (get_child (merge, "merge_button")));
  gtk_widget_activate (get_child (merge, "merge_button"));
  wait_for (is_gone, GSIZE_TO_POINTER (READOUT_TYPE_MERGE_WINDOW), "the window to close");

  /* The window goes on with the one that stays; what joined can be split off. */
  wait_for (shows_split, actor_window, "the names of the two");
  g_assert_cmpstr (adw_window_title_get_title (get_child (actor_window, "title")), ==,
                   "Steven Hollis");
  gtk_widget_activate (find_button (get_child (actor_window, "found_group"), "_Split Off"));
  wait_for_actor (window, "Anna Keller", TRUE);
  gtk_window_close (GTK_WINDOW (actor_window));
  wait_for (is_gone, GSIZE_TO_POINTER (READOUT_TYPE_ACTOR_WINDOW), "the window to close");
  close_window (window);
}

int
main (int argc, char *argv[])
{
  if (!start_application (&argc, &argv))
    return 0;
  g_test_add_func ("/actors/decide", test_decide);
  g_test_add_func ("/actors/edit", test_edit);
  g_test_add_func ("/actors/merge", test_merge);
  return run_tests ();
}
