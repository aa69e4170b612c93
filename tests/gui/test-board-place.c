/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the person made of the board is there again when the project is opened again, and after a
 * merge; many statements at once become a part of the briefing.
 */
#include "window-samples.h"

#include "readout-board-model.h"
#include "readout-board.h"
#include "readout-briefing-pane.h"
#include "readout-page-model.h"
#include "readout-settings.h"

static const char report[] =
    "City will close the old bridge\n\nBy Mara Linden\nDaily Lund\n3 March 2024\n\n"
    "Mayor Nora Feld welcomed the closure of the old bridge.\n\n"
    "Otto Berg said that closing the old bridge is a mistake.\n\n"
    "The architect Ida Lund said that the old bridge should stay.\n";

typedef struct
{
  ReadoutWindow *window;
  const char *title;
  gboolean open;
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

static gboolean
is_idle (gpointer window)
{
  return !readout_importer_is_busy (readout_window_get_importer (window));
}

static int
find_row (ReadoutWindow *window, const char *title)
{
  for (guint i = 0; get_model (window) != NULL && i < g_list_model_get_n_items (get_model (window));
       i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (get_model (window), i);
      g_autoptr (GObject) item = gtk_tree_list_row_get_item (row);

      if (READOUT_IS_BOARD_NODE (item) && g_strcmp0 (READOUT_BOARD_NODE (item)->title, title) == 0)
        return (int)i;
    }
  return -1;
}

static gboolean
has_row (gpointer data)
{
  const Wanted *wanted = data;

  return find_row (wanted->window, wanted->title) >= 0;
}

static gboolean
has_fold (gpointer data)
{
  const Wanted *wanted = data;
  int position = find_row (wanted->window, wanted->title);
  g_autoptr (GtkTreeListRow) row =
      position >= 0 ? g_list_model_get_item (get_model (wanted->window), (guint)position) : NULL;

  return row != NULL && gtk_tree_list_row_get_expanded (row) == wanted->open;
}

static void
wait_for_fold (ReadoutWindow *window, const char *title, gboolean open)
{
  Wanted wanted = { window, title, open };

  wait_for (has_fold, &wanted, title);
}

/* A part of what the board says of itself: "sort", "group-by", "filter-name". */
static char *
dup_part (ReadoutWindow *window, const char *name)
{
  g_autoptr (GVariant) place = readout_board_dup_place (get_board (window));
  char *part = NULL;

  g_variant_lookup (place, name, "s", &part);
  return part;
}

static gboolean
has_all (gpointer window)
{
  Wanted wanted = { window, "Ida Lund", TRUE };

  return has_row (&wanted) && is_idle (window);
}

static ReadoutWindow *
open_filled (const char *name)
{
  ReadoutWindow *window;

  readout_settings_set_boolean (READOUT_SETTING_DRAFT_ON_IMPORT, FALSE);
  window = open_window (name);
  import_text (window, "bridge.txt", report);
  wait_for (has_all, window, "the statements");
  return window;
}

static gpointer
find_actor (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GSIZE_TO_POINTER (readout_store_ensure_actor (store, data, READOUT_ACTOR_PERSON, error));
}

static gint64
get_actor (ReadoutWindow *window, const char *name)
{
  return (gint64)GPOINTER_TO_SIZE (readout_project_run (readout_window_get_project (window),
                                                        find_actor, (gpointer)name, NULL, NULL));
}

static gboolean
shows_actor (ReadoutWindow *window, gint64 id)
{
  const ReadoutFilter *filter = readout_board_get_filter (get_board (window));

  return filter->actors->len == 1 && g_array_index (filter->actors, gint64, 0) == id;
}

/* Whether the group is folded; if not, presses the key, for a list that was read anew may not have
 * had its rows when it came. */
static gboolean
is_folded (gpointer data)
{
  const Wanted *wanted = data;
  int position = find_row (wanted->window, wanted->title);

  if (position < 0 || has_fold (data))
    return position >= 0;
  gtk_widget_grab_focus (get_view (wanted->window));
  gtk_selection_model_select_item (
      GTK_SELECTION_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (get_view (wanted->window)))),
      (guint)position, TRUE);
  if (!press (wanted->window, "Left"))
    gtk_widget_activate_action (get_view (wanted->window), "list.activate-item", "u",
                                (guint)position);
  return FALSE;
}

static void
fold (ReadoutWindow *window, const char *title)
{
  Wanted wanted = { window, title, FALSE };

  wait_for (is_folded, &wanted, "the group to fold");
}

/* Order, grouping, and what was folded. */
static void
test_order (void)
{
  ReadoutWindow *window = open_filled ("order.readout");
  g_autofree char *sort = NULL;
  g_autofree char *grouping = NULL;

  gtk_widget_activate_action (get_view (window), "board.sort", "s", "newest");
  gtk_widget_activate_action (get_view (window), "board.group-by", "s", "outlet");
  wait_for_fold (window, "Daily Lund", TRUE);
  fold (window, "Daily Lund");
  close_window (window);

  window = open_window ("order.readout");
  wait_for_fold (window, "Daily Lund", FALSE);
  sort = dup_part (window, "sort");
  grouping = dup_part (window, "group-by");
  g_assert_cmpstr (sort, ==, "newest");
  g_assert_cmpstr (grouping, ==, "outlet");
  close_window (window);

  /* Another project is not touched by that. */
  window = open_filled ("another.readout");
  g_free (sort);
  sort = dup_part (window, "sort");
  g_assert_cmpstr (sort, ==, "oldest");
  close_window (window);
}

static gpointer
merge (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *ids = data;

  return GINT_TO_POINTER (readout_store_merge_actors (store, ids[0], ids[1], error));
}

typedef struct
{
  ReadoutWindow *window;
  gint64 actor;
  const char *title;
} Shown;

static gboolean
is_shown (gpointer data)
{
  const Shown *shown = data;

  return shows_actor (shown->window, shown->actor) && find_row (shown->window, shown->title) >= 0;
}

static void
wait_for_shown (ReadoutWindow *window, gint64 actor, const char *title)
{
  Shown shown = { window, actor, title };

  wait_for (is_shown, &shown, title);
}

/* The filter is there again, follows a merge, and comes back with undo. */
static void
test_filter (void)
{
  ReadoutWindow *window = open_filled ("filter.readout");
  gint64 ids[] = { get_actor (window, "Nora Feld"), get_actor (window, "Otto Berg") };
  g_autoptr (GError) error = NULL;

  readout_board_show_actor (get_board (window), ids[0], "Nora Feld");
  wait_for_shown (window, ids[0], "Nora Feld");
  close_window (window);
  window = open_window ("filter.readout");
  wait_for_shown (window, ids[0], "Nora Feld");
  g_assert_cmpint (find_row (window, "Otto Berg"), ==, -1);

  readout_project_run (readout_window_get_project (window), merge, ids, NULL, &error);
  g_assert_no_error (error);
  wait_for_shown (window, ids[1], "Otto Berg");
  close_window (window);
  window = open_window ("filter.readout");
  wait_for_shown (window, ids[1], "Otto Berg");
  activate (window, "undo-action");
  wait_for_shown (window, ids[0], "Nora Feld");
  close_window (window);
}

/* --- Many statements ----------------------------------------------------------------------------
 */

#define N_MANY 130

/* The number of citations in the briefing. */
static guint
count_citations (ReadoutWindow *window)
{
  g_autofree char *markdown = readout_briefing_pane_dup_markdown (get_child (window, "briefing"));
  guint n = 0;

  for (const char *at = strstr (markdown, "[^"); at != NULL; at = strstr (at + 1, "[^"))
    n++;
  return n;
}

static gboolean
has_many (gpointer window)
{
  return count_citations (window) == N_MANY;
}

static gboolean
has_none (gpointer window)
{
  return count_citations (window) == 0;
}

static gboolean
lists_many (gpointer window)
{
  guint n = 0;

  for (guint i = 0; get_model (window) != NULL && i < g_list_model_get_n_items (get_model (window));
       i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (get_model (window), i);
      g_autoptr (GObject) item = gtk_tree_list_row_get_item (row);

      n += READOUT_IS_PAGE_ITEM (item);
    }
  return n == N_MANY && is_idle (window);
}

/* All of them, where there was no briefing before, and one step takes them back. */
static void
test_many (void)
{
  g_autoptr (GString) text = g_string_new ("Crates in the harbour\n\n");
  ReadoutWindow *window;
  ReadoutEditor *editor;

  for (guint i = 0; i < N_MANY; i++)
    g_string_append_printf (text, "Anna Keller said that crate number %u was heavy.\n\n", i + 10);
  readout_settings_set_boolean (READOUT_SETTING_DRAFT_ON_IMPORT, FALSE);
  window = open_window ("many.readout");
  import_text (window, "crates.txt", text->str);
  wait_for (is_idle, window, "the import");
  gtk_widget_activate_action (get_view (window), "board.expand-all", NULL);
  wait_for (lists_many, window, "the statements");
  gtk_selection_model_select_all (
      GTK_SELECTION_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (get_view (window)))));
  gtk_widget_grab_focus (get_view (window));
  if (!press (window, "i"))
    gtk_widget_activate_action (get_view (window), "board.insert", NULL);
  wait_for (has_many, window, "all of them in the briefing");
  editor = readout_briefing_pane_get_editor (get_child (window, "briefing"));
  g_assert_true (readout_editor_undo (editor));
  wait_for (has_none, window, "none of them");
  close_window (window);
}

int
main (int argc, char *argv[])
{
  if (!start_application (&argc, &argv))
    return 0;
  g_test_add_func ("/board-place/order", test_order);
  g_test_add_func ("/board-place/filter", test_filter);
  g_test_add_func ("/board-place/many", test_many);
  return run_tests ();
}
