/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which rows of the board are chosen, and the statements among them.
 */
#include "readout-board-private.h"

#include <glib/gi18n.h>

#include "readout-board-reading.h"
#include "readout-statement-card.h"

guint
readout_board_get_current (ReadoutBoard *board)
{
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (board->selection));

  return board->tree == NULL || gtk_bitset_is_empty (selected) ? GTK_INVALID_LIST_POSITION
                                                               : gtk_bitset_get_minimum (selected);
}

void
readout_board_select (ReadoutBoard *board, guint position)
{
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (board->selection), position, TRUE);
  board->wanted_focus = position;
  gtk_widget_activate_action (GTK_WIDGET (board->view), "list.scroll-to-item", "u", position);
}

ReadoutBoardRow *
readout_board_get_selected_row (ReadoutBoard *board, gint64 *topic_id)
{
  guint position = readout_board_get_current (board);
  g_autoptr (GtkTreeListRow) tree_row = NULL;
  g_autoptr (GObject) item = NULL;

  if (position == GTK_INVALID_LIST_POSITION)
    return NULL;
  tree_row = gtk_tree_list_model_get_row (board->tree, position);
  item = gtk_tree_list_row_get_item (tree_row);
  if (!READOUT_IS_PAGE_ITEM (item))
    return NULL;
  if (topic_id != NULL)
    {
      g_autoptr (GtkTreeListRow) parent = gtk_tree_list_row_get_parent (tree_row);
      g_autoptr (ReadoutBoardNode) node = gtk_tree_list_row_get_item (parent);
      *topic_id = node->topic_id;
    }
  return readout_page_item_get_record (READOUT_PAGE_ITEM (item));
}

ReadoutBoardNode *
readout_board_dup_selected_node (ReadoutBoard *board)
{
  guint position = readout_board_get_current (board);
  g_autoptr (GtkTreeListRow) tree_row = position != GTK_INVALID_LIST_POSITION
                                            ? gtk_tree_list_model_get_row (board->tree, position)
                                            : NULL;
  g_autoptr (GObject) item = tree_row != NULL ? gtk_tree_list_row_get_item (tree_row) : NULL;

  return READOUT_IS_BOARD_NODE (item) ? READOUT_BOARD_NODE (g_steal_pointer (&item)) : NULL;
}

/* Calls @function for each list of statements of which some are selected: its node and the place of
 * its first row. Goes from list to list, however many statements there are. */
typedef void (*SelectedListFunc) (
    ReadoutBoard *board, ReadoutBoardNode *node, GListModel *list, guint first, gpointer data);

static void
visit_lists (ReadoutBoard *board, SelectedListFunc function, gpointer data)
{
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (board->selection));
  guint position = 0;
  GtkBitsetIter iter;

  if (board->tree == NULL)
    return;
  while (gtk_bitset_iter_init_at (&iter, selected, position, &position))
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (board->tree, position);
      g_autoptr (GObject) item = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
      g_autoptr (GtkTreeListRow) parent = NULL;
      g_autoptr (ReadoutBoardNode) node = NULL;
      GListModel *list;
      guint first;

      if (row == NULL)
        return;
      position++;
      if (!READOUT_IS_PAGE_ITEM (item))
        continue;
      parent = gtk_tree_list_row_get_parent (row);
      node = gtk_tree_list_row_get_item (parent);
      list = gtk_tree_list_row_get_children (parent);
      first = gtk_tree_list_row_get_position (parent) + 1;
      function (board, node, list, first, data);
      position = first + MAX (g_list_model_get_n_items (list), 1);
    }
}

static void
count_list (
    ReadoutBoard *board, ReadoutBoardNode *node, GListModel *list, guint first, gpointer data)
{
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (board->selection));
  guint n = g_list_model_get_n_items (list);

  if (n > 0)
    *(guint *)data += (guint)gtk_bitset_get_size_in_range (selected, first, first + n - 1);
}

guint
readout_board_count_selected (ReadoutBoard *board)
{
  guint n = 0;

  visit_lists (board, count_list, &n);
  return n;
}

static void
free_run (gpointer data)
{
  ReadoutBoardRun *run = data;

  g_array_unref (run->ids);
  g_clear_pointer (&run->query, readout_board_query_release);
  g_free (run);
}

/* Those that have been read go by their ids, the others by their places in the list. */
static void
add_selected (
    ReadoutBoard *board, ReadoutBoardNode *node, GListModel *list, guint first, gpointer data)
{
  GPtrArray *runs = data;
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (board->selection));
  guint n = g_list_model_get_n_items (list);
  ReadoutBoardRun *run = NULL;
  guint expected = 0;
  GtkBitsetIter iter;
  guint row;

  for (gboolean more = gtk_bitset_iter_init_at (&iter, selected, first, &row);
       more && row < first + n; more = gtk_bitset_iter_next (&iter, &row))
    {
      g_autoptr (ReadoutPageItem) item = g_list_model_get_item (list, row - first);
      ReadoutBoardRow *record = readout_page_item_get_record (item);

      if (run == NULL || row != expected || (record != NULL) != (run->query == NULL))
        {
          run = g_new0 (ReadoutBoardRun, 1);
          run->topic_id = node->topic_id;
          run->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
          run->offset = row - first;
          if (record == NULL)
            run->query = readout_board_model_dup_query (board->model, node);
          g_ptr_array_add (runs, run);
        }
      expected = row + 1;
      if (record != NULL)
        g_array_append_val (run->ids, record->statement->id);
      else
        run->limit++;
    }
}

GPtrArray *
readout_board_list_selected (ReadoutBoard *board)
{
  GPtrArray *runs = g_ptr_array_new_with_free_func (free_run);

  visit_lists (board, add_selected, runs);
  return runs;
}

GArray *
readout_board_run_list_ids (const ReadoutBoardRun *run, ReadoutStore *store, GError **error)
{
  return run->query != NULL
             ? readout_store_list_statement_ids (store, run->query, run->offset, run->limit, error)
             : g_array_ref (run->ids);
}

/* The rows that lie deeper than the one at @position and follow it. */
static guint
find_group_end (ReadoutBoard *board, guint position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (board->tree));
  g_autoptr (GtkTreeListRow) group = gtk_tree_list_model_get_row (board->tree, position);
  guint depth = gtk_tree_list_row_get_depth (group);

  for (guint i = position + 1; i < n;)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (board->tree, i);
      g_autoptr (GObject) item = gtk_tree_list_row_get_item (row);
      g_autoptr (GtkTreeListRow) parent = NULL;

      if (gtk_tree_list_row_get_depth (row) <= depth)
        return i;
      if (READOUT_IS_BOARD_NODE (item))
        {
          i++;
          continue;
        }
      /* The first of a list of statements: to its end in one step. */
      parent = gtk_tree_list_row_get_parent (row);
      i += MAX (g_list_model_get_n_items (gtk_tree_list_row_get_children (parent)), 1);
    }
  return n;
}

void
readout_board_select_group (ReadoutBoard *board)
{
  guint position = readout_board_get_current (board);
  g_autoptr (GtkTreeListRow) row = NULL;
  g_autoptr (GObject) item = NULL;
  guint end;

  if (position == GTK_INVALID_LIST_POSITION)
    return;
  row = gtk_tree_list_model_get_row (board->tree, position);
  item = gtk_tree_list_row_get_item (row);
  if (!READOUT_IS_BOARD_NODE (item))
    {
      g_autoptr (GtkTreeListRow) parent = gtk_tree_list_row_get_parent (row);
      position = gtk_tree_list_row_get_position (parent);
    }
  end = find_group_end (board, position);
  if (end > position + 1)
    gtk_selection_model_select_range (GTK_SELECTION_MODEL (board->selection), position + 1,
                                      end - position - 1, TRUE);
}

/* The keyboard follows to the row that the program selected, once that has a widget. */
static void
move_focus (ReadoutBoard *board)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (board));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  ReadoutLateRow *row;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (board->view)))
    board->wanted_focus = GTK_INVALID_LIST_POSITION;
  if (board->wanted_focus == GTK_INVALID_LIST_POSITION)
    return;
  row = readout_late_rows_find (board->rows, board->wanted_focus);
  if (row == NULL)
    return;
  board->wanted_focus = GTK_INVALID_LIST_POSITION;
  gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (row)));
}

/* @alone: (type gboolean): whether one statement only is selected */
static void
show_row_selected (ReadoutLateRow *row, gpointer alone)
{
  GtkWidget *expander = readout_late_row_get_content (row);
  GtkWidget *child =
      expander != NULL ? gtk_tree_expander_get_child (GTK_TREE_EXPANDER (expander)) : NULL;

  if (READOUT_IS_STATEMENT_CARD (child))
    readout_statement_card_set_selected (
        READOUT_STATEMENT_CARD (child),
        GPOINTER_TO_INT (alone) &&
            gtk_list_item_get_selected (readout_late_row_get_list_item (row)));
}

/* Only a statement that is chosen alone shows its buttons. */
static gboolean
show_selected_cb (gpointer user_data)
{
  ReadoutBoard *board = READOUT_BOARD (user_data);
  guint n = readout_board_count_selected (board);
  g_autofree char *words = NULL;

  board->bulk_source = 0;
  readout_late_rows_foreach (board->rows, show_row_selected, GINT_TO_POINTER (n == 1));
  words = g_strdup_printf (g_dngettext (NULL, "%'u selected", "%'u selected", n), n);
  gtk_label_set_text (board->bulk_label, words);
  gtk_revealer_set_reveal_child (board->bulk_revealer, n > 1);
  move_focus (board);
  return G_SOURCE_REMOVE;
}

/* Once for the many changes that a click or a key makes. */
void
readout_board_selection_changed (ReadoutBoard *board)
{
  if (board->bulk_source == 0)
    board->bulk_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, show_selected_cb, board, NULL);
}

void
readout_board_set_up_selection (ReadoutBoard *board)
{
  board->wanted_focus = GTK_INVALID_LIST_POSITION;
  board->selection = gtk_multi_selection_new (NULL);
  g_signal_connect_swapped (board->selection, "selection-changed",
                            G_CALLBACK (readout_board_selection_changed), board);
  g_signal_connect_swapped (board->selection, "items-changed",
                            G_CALLBACK (readout_board_selection_changed), board);
}
