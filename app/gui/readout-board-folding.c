/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which groups of the board are open. What the person folded is remembered while the board is read
 * anew, and for groups that a filter took away.
 */
#include "readout-board-private.h"

#include <glib/gi18n.h>

/* How long groups are opened before the main loop has its turn, in microseconds. */
#define EXPAND_SLICE 4000

/* So many groups are opened in one go, and none once there are so many rows: the view keeps
 * something for every row, and a project may have a million. */
#define MAX_EXPANDED 1000
#define MAX_EXPANDED_ROWS 100000

static gboolean
is_actor_level (ReadoutBoardNode *node)
{
  return node->level != READOUT_BOARD_TOPIC && node->level != READOUT_BOARD_POSITION;
}

static gboolean
should_open (ReadoutBoard *board, ReadoutBoardNode *node)
{
  gpointer open;

  if (board->expand_everything)
    return TRUE;
  if (g_hash_table_lookup_extended (board->folds, node->path, NULL, &open))
    return GPOINTER_TO_INT (open) != READOUT_FOLD_CLOSED;
  if (board->all_folded && is_actor_level (node))
    return FALSE;
  return node->wants_expansion;
}

static void
remember (ReadoutBoard *board, ReadoutBoardNode *node, ReadoutFold fold)
{
  g_hash_table_insert (board->folds, g_strdup (node->path), GINT_TO_POINTER (fold));
}

static void
set_expanded (ReadoutBoard *board, GtkTreeListRow *row, gboolean open)
{
  board->folding = TRUE;
  gtk_tree_list_row_set_expanded (row, open);
  board->folding = FALSE;
}

/* Opens a group that wants it, as long as not too many were. */
static void
expand_row (ReadoutBoard *board, GtkTreeListRow *row, ReadoutBoardNode *node)
{
  gboolean wanted = should_open (board, node);

  node->wants_all = node->wants_all || board->expand_everything;
  node->wants_expansion = FALSE;
  if (!wanted || gtk_tree_list_row_get_expanded (row))
    return;
  if (board->n_expanded < MAX_EXPANDED &&
      g_list_model_get_n_items (G_LIST_MODEL (board->tree)) < MAX_EXPANDED_ROWS)
    {
      set_expanded (board, row, TRUE);
      if (board->expand_everything)
        remember (board, node, READOUT_FOLD_OPEN);
      else if (!g_hash_table_contains (board->folds, node->path))
        remember (board, node, READOUT_FOLD_OPENED);
      board->n_expanded++;
    }
  else
    {
      node->wants_all = FALSE;
      board->has_left_closed = TRUE;
    }
}

/* Opens an actor and its positions, where they want it. */
static void
expand_actor (ReadoutBoard *board, GtkTreeListRow *topic, guint position, ReadoutBoardNode *node)
{
  g_autoptr (GtkTreeListRow) row = gtk_tree_list_row_get_child_row (topic, position);

  if (row == NULL)
    return;
  expand_row (board, row, node);
  if (node->nodes == NULL || !gtk_tree_list_row_get_expanded (row))
    return;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (node->nodes)); i++)
    {
      g_autoptr (ReadoutBoardNode) below = g_list_model_get_item (G_LIST_MODEL (node->nodes), i);
      g_autoptr (GtkTreeListRow) child = gtk_tree_list_row_get_child_row (row, i);
      if (child != NULL)
        expand_row (board, child, below);
    }
}

static gboolean
wants_look (ReadoutBoard *board, ReadoutBoardNode *actor)
{
  /* A position that is new to an actor who is open wants to be open, too. */
  return should_open (board, actor) || actor->wants_all || (actor->is_open && actor->nodes != NULL);
}

/* Opens the groups that want it, a few milliseconds' worth at a time. Returns whether all are done.
 * Goes over the groups, never over the statements below them, which would be read. */
static gboolean
expand_rows (ReadoutBoard *board)
{
  GListModel *topics = readout_board_model_get_topics (board->model);
  gint64 deadline = g_get_monotonic_time () + EXPAND_SLICE;

  for (; board->expand_topic < g_list_model_get_n_items (topics); board->expand_topic++)
    {
      g_autoptr (ReadoutBoardNode) topic = g_list_model_get_item (topics, board->expand_topic);
      g_autoptr (GtkTreeListRow) row =
          gtk_tree_list_model_get_child_row (board->tree, board->expand_topic);
      if (row != NULL && board->expand_actor == 0)
        expand_row (board, row, topic);
      if (row == NULL || !gtk_tree_list_row_get_expanded (row))
        continue;
      for (; board->expand_actor < g_list_model_get_n_items (G_LIST_MODEL (topic->nodes));
           board->expand_actor++)
        {
          g_autoptr (ReadoutBoardNode) actor =
              g_list_model_get_item (G_LIST_MODEL (topic->nodes), board->expand_actor);
          if (wants_look (board, actor))
            expand_actor (board, row, board->expand_actor, actor);
          actor->wants_all = FALSE;
          if (g_get_monotonic_time () > deadline)
            return FALSE;
        }
      board->expand_actor = 0;
    }
  return TRUE;
}

static void
say_left_closed (ReadoutBoard *board)
{
  GtkWidget *toasts = gtk_widget_get_ancestor (GTK_WIDGET (board), ADW_TYPE_TOAST_OVERLAY);

  if (board->has_left_closed && toasts != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (toasts),
                                 adw_toast_new (_ ("These are too many groups to open them all")));
  board->has_left_closed = FALSE;
}

static gboolean
expand_cb (gpointer user_data)
{
  ReadoutBoard *board = READOUT_BOARD (user_data);

  if (board->tree != NULL && !expand_rows (board))
    return G_SOURCE_CONTINUE;
  board->expand_source = 0;
  board->expand_everything = FALSE;
  say_left_closed (board);
  if (board->wants_top && board->tree != NULL &&
      g_list_model_get_n_items (G_LIST_MODEL (board->tree)) > 0)
    gtk_widget_activate_action (GTK_WIDGET (board->view), "list.scroll-to-item", "u", 0);
  board->wants_top = FALSE;
  return G_SOURCE_REMOVE;
}

void
readout_board_expand_soon (ReadoutBoard *board)
{
  board->expand_topic = 0;
  board->expand_actor = 0;
  if (board->expand_source == 0)
    board->expand_source = g_idle_add (expand_cb, board);
}

/* Newer toolkits tell of a row that leaves the tree as of one that was folded. */
static gboolean
is_in_tree (ReadoutBoard *board, GtkTreeListRow *row)
{
  g_autoptr (GtkTreeListRow) there = NULL;

  if (board->tree != NULL)
    there = gtk_tree_list_model_get_row (board->tree, gtk_tree_list_row_get_position (row));
  return there == row;
}

void
readout_board_note_fold (ReadoutBoard *board, GtkTreeListRow *row)
{
  g_autoptr (GObject) item = gtk_tree_list_row_get_item (row);

  if (board->folding || !READOUT_IS_BOARD_NODE (item) || !is_in_tree (board, row))
    return;
  remember (board, READOUT_BOARD_NODE (item),
            gtk_tree_list_row_get_expanded (row) ? READOUT_FOLD_OPEN : READOUT_FOLD_CLOSED);
  readout_board_emit_place_changed (board);
  /* What was open in it opens again. */
  if (gtk_tree_list_row_get_expanded (row))
    readout_board_expand_soon (board);
}

/* The row above that holds @row. */
static guint
find_parent (ReadoutBoard *board, GtkTreeListRow *row)
{
  g_autoptr (GtkTreeListRow) parent = gtk_tree_list_row_get_parent (row);

  return parent != NULL ? gtk_tree_list_row_get_position (parent) : GTK_INVALID_LIST_POSITION;
}

gboolean
readout_board_fold_by_key (ReadoutBoard *board, gboolean open)
{
  guint position = readout_board_get_current (board);
  g_autoptr (GtkTreeListRow) row = position != GTK_INVALID_LIST_POSITION
                                       ? gtk_tree_list_model_get_row (board->tree, position)
                                       : NULL;
  guint target = GTK_INVALID_LIST_POSITION;

  if (row == NULL)
    return FALSE;
  if (gtk_tree_list_row_is_expandable (row) && gtk_tree_list_row_get_expanded (row) != open)
    {
      gtk_tree_list_row_set_expanded (row, open);
      readout_board_note_fold (board, row);
      return TRUE;
    }
  if (open && gtk_tree_list_row_is_expandable (row))
    target = position + 1;
  else if (!open)
    target = find_parent (board, row);
  if (target == GTK_INVALID_LIST_POSITION ||
      target >= g_list_model_get_n_items (G_LIST_MODEL (board->tree)))
    return FALSE;
  readout_board_select (board, target);
  return TRUE;
}

static void
expand_all_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutBoard *board = READOUT_BOARD (user_data);

  board->all_folded = FALSE;
  board->expand_everything = TRUE;
  board->n_expanded = 0;
  readout_board_expand_soon (board);
  readout_board_emit_place_changed (board);
}

static gboolean
is_below_topic (gpointer path, gpointer open, gpointer data)
{
  return strchr (path, '/') != NULL;
}

/* Topics stay open: what is left is who spoke. */
static void
collapse_all_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutBoard *board = READOUT_BOARD (user_data);
  GListModel *topics = board->model != NULL ? readout_board_model_get_topics (board->model) : NULL;

  if (topics == NULL)
    return;
  board->all_folded = TRUE;
  g_hash_table_foreach_remove (board->folds, is_below_topic, NULL);
  /* The view would find its place anew after each of a thousand. */
  gtk_multi_selection_set_model (board->selection, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (topics); i++)
    {
      g_autoptr (ReadoutBoardNode) topic = g_list_model_get_item (topics, i);
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_child_row (board->tree, i);
      if (row == NULL || !gtk_tree_list_row_get_expanded (row))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (topic->nodes)); j++)
        {
          g_autoptr (ReadoutBoardNode) actor =
              g_list_model_get_item (G_LIST_MODEL (topic->nodes), j);
          g_autoptr (GtkTreeListRow) child =
              actor->is_open ? gtk_tree_list_row_get_child_row (row, j) : NULL;
          if (child != NULL)
            set_expanded (board, child, FALSE);
        }
    }
  gtk_multi_selection_set_model (board->selection, G_LIST_MODEL (board->tree));
  readout_board_emit_place_changed (board);
}

void
readout_board_add_fold_actions (ReadoutBoard *board)
{
  static const GActionEntry entries[] = {
    { .name = "expand-all", .activate = expand_all_cb },
    { .name = "collapse-all", .activate = collapse_all_cb },
  };

  board->folds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_action_map_add_action_entries (G_ACTION_MAP (board->actions), entries, G_N_ELEMENTS (entries),
                                   board);
}
