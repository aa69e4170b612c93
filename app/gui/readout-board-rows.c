/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows of the board: which widget shows what, what is dragged out of them, their menu.
 */
#include "readout-board-private.h"

#include "readout-cited-index.h"
#include "readout-dragged-statement.h"
#include "readout-group-row.h"
#include "readout-statement-card.h"

/* What is shown is put in its row first: it tells the row its name. */
static void
bind_node (ReadoutBoard *board, GtkTreeExpander *expander, ReadoutBoardNode *node)
{
  GtkWidget *child = gtk_tree_expander_get_child (expander);

  if (!READOUT_IS_GROUP_ROW (child))
    gtk_tree_expander_set_child (expander, child = readout_group_row_new ());
  readout_group_row_set_search (READOUT_GROUP_ROW (child), board->filter->search);
  readout_group_row_set_node (READOUT_GROUP_ROW (child), node);
}

static void
bind_statement (ReadoutBoard *board,
                GtkTreeExpander *expander,
                GtkTreeListRow *row,
                ReadoutPageItem *item)
{
  GtkWidget *child = gtk_tree_expander_get_child (expander);
  g_autoptr (GtkTreeListRow) parent = gtk_tree_list_row_get_parent (row);
  g_autoptr (ReadoutBoardNode) node = gtk_tree_list_row_get_item (parent);

  if (!READOUT_IS_STATEMENT_CARD (child))
    gtk_tree_expander_set_child (expander, child = readout_statement_card_new ());
  if (board->project != NULL)
    readout_statement_card_set_cited (READOUT_STATEMENT_CARD (child),
                                      readout_cited_index_get (board->project));
  readout_statement_card_set_search (READOUT_STATEMENT_CARD (child), board->filter->search);
  readout_statement_card_set_row (READOUT_STATEMENT_CARD (child),
                                  readout_page_item_get_record (item), node->topic_id);
}

/* Shows what the row is for, also when that has been read. */
static void
show_item (ReadoutBoard *board, GtkListItem *list_item, GtkTreeExpander *expander)
{
  GtkTreeListRow *row = gtk_list_item_get_item (list_item);
  g_autoptr (GObject) item = gtk_tree_list_row_get_item (row);

  if (READOUT_IS_BOARD_NODE (item))
    bind_node (board, expander, READOUT_BOARD_NODE (item));
  else if (READOUT_IS_PAGE_ITEM (item))
    bind_statement (board, expander, row, READOUT_PAGE_ITEM (item));
}

static GMenuModel *
find_menu (ReadoutBoard *board)
{
  g_autoptr (ReadoutBoardNode) node = readout_board_dup_selected_node (board);

  if (node == NULL)
    return readout_board_get_selected_row (board, NULL) != NULL ? board->statement_menu : NULL;
  if (node->level == READOUT_BOARD_ACTOR)
    return board->actor_menu;
  return node->level == READOUT_BOARD_TOPIC && node->topic_id > 0 ? board->topic_menu : NULL;
}

static void
show_context_menu (ReadoutBoard *board, GtkWidget *row, double x, double y)
{
  GMenuModel *menu = find_menu (board);
  GdkRectangle place = { 0, 0, 1, 1 };
  graphene_point_t point;

  readout_board_update_claim_actions (board);
  if (menu == NULL || !gtk_widget_compute_point (row, GTK_WIDGET (board),
                                                 &GRAPHENE_POINT_INIT ((float)x, (float)y), &point))
    return;
  if (board->context_menu == NULL)
    {
      board->context_menu = gtk_popover_menu_new_from_model (NULL);
      gtk_popover_set_has_arrow (GTK_POPOVER (board->context_menu), FALSE);
      gtk_widget_set_halign (board->context_menu, GTK_ALIGN_START);
      gtk_widget_set_parent (board->context_menu, GTK_WIDGET (board));
    }
  place.x = (int)point.x;
  place.y = (int)point.y;
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (board->context_menu), menu);
  gtk_popover_set_pointing_to (GTK_POPOVER (board->context_menu), &place);
  gtk_popover_popup (GTK_POPOVER (board->context_menu));
}

/* On a row that is one of several chosen ones, the menu is for all of them. */
static void
secondary_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  ReadoutBoard *board = READOUT_BOARD (user_data);
  GtkWidget *expander = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkListItem *list_item = readout_late_row_get_list_item (readout_late_row_find (expander));

  if (!gtk_list_item_get_selected (list_item))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (board->selection),
                                     gtk_list_item_get_position (list_item), TRUE);
  show_context_menu (board, expander, x, y);
}

gboolean
readout_board_show_menu (ReadoutBoard *board)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (board));
  GtkWidget *row = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (row == NULL)
    return FALSE;
  show_context_menu (board, row, 24, gtk_widget_get_height (row) / 2.0);
  return TRUE;
}

/* A statement can be dragged into the briefing, or as words anywhere else. */
static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source, double x, double y, gpointer user_data)
{
  ReadoutBoard *board = READOUT_BOARD (user_data);
  GtkWidget *expander = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  GtkTreeListRow *row = gtk_tree_expander_get_list_row (GTK_TREE_EXPANDER (expander));
  g_autoptr (GObject) item = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
  ReadoutBoardRow *record =
      READOUT_IS_PAGE_ITEM (item) ? readout_page_item_get_record (READOUT_PAGE_ITEM (item)) : NULL;

  if (record == NULL || board->project == NULL)
    return NULL;
  return readout_dragged_statement_make_content (board->project, record);
}

static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, gpointer user_data)
{
  GtkWidget *expander = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  g_autoptr (GdkPaintable) picture =
      gtk_widget_paintable_new (gtk_tree_expander_get_child (GTK_TREE_EXPANDER (expander)));

  gtk_drag_source_set_icon (source, picture, 24, 24);
}

static GtkWidget *
make_row (gpointer user_data)
{
  GtkWidget *expander = gtk_tree_expander_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkDragSource *drag = gtk_drag_source_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (secondary_pressed_cb), user_data);
  gtk_widget_add_controller (expander, GTK_EVENT_CONTROLLER (click));
  gtk_drag_source_set_actions (drag, GDK_ACTION_COPY);
  g_signal_connect (drag, "prepare", G_CALLBACK (drag_prepare_cb), user_data);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), user_data);
  gtk_widget_add_controller (expander, GTK_EVENT_CONTROLLER (drag));
  return expander;
}

static void
record_cb (ReadoutPageItem *item, GParamSpec *pspec, gpointer user_data)
{
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (user_data);
  ReadoutLateRow *row = readout_late_row_find (GTK_WIDGET (expander));
  ReadoutBoard *board =
      READOUT_BOARD (gtk_widget_get_ancestor (GTK_WIDGET (expander), READOUT_TYPE_BOARD));

  if (row == NULL || board == NULL)
    return;
  show_item (board, readout_late_row_get_list_item (row), expander);
  readout_late_row_complete (row);
}

static void
expanded_cb (GtkTreeListRow *row, GParamSpec *pspec, gpointer user_data)
{
  readout_board_note_fold (READOUT_BOARD (user_data), row);
}

/* A statement that has not been read yet is not all there. */
static gboolean
fill_row (GtkListItem *list_item, GtkWidget *content, gpointer user_data)
{
  ReadoutBoard *board = READOUT_BOARD (user_data);
  GtkTreeListRow *row = gtk_list_item_get_item (list_item);
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (content);
  g_autoptr (GObject) item = gtk_tree_list_row_get_item (row);

  gtk_tree_expander_set_list_row (expander, row);
  if (READOUT_IS_PAGE_ITEM (item))
    {
      g_signal_connect_object (item, "notify::record", G_CALLBACK (record_cb), expander, 0);
      /* When the row goes, a long list may have another item at its place. */
      g_object_set_data_full (G_OBJECT (expander), "readout-item", g_object_ref (item),
                              g_object_unref);
    }
  else
    g_signal_connect_object (row, "notify::expanded", G_CALLBACK (expanded_cb), board, 0);
  show_item (board, list_item, expander);
  if (gtk_list_item_get_selected (list_item) ||
      gtk_list_item_get_position (list_item) == board->wanted_focus)
    readout_board_selection_changed (board);
  return !READOUT_IS_PAGE_ITEM (item) ||
         readout_page_item_get_record (READOUT_PAGE_ITEM (item)) != NULL;
}

static void
clear_row (GtkListItem *list_item, GtkWidget *content, gpointer user_data)
{
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (content);
  GtkTreeListRow *row = gtk_tree_expander_get_list_row (expander);
  GtkWidget *child = gtk_tree_expander_get_child (expander);
  g_autoptr (GObject) item = g_object_steal_data (G_OBJECT (expander), "readout-item");

  if (row != NULL)
    g_signal_handlers_disconnect_by_func (row, expanded_cb, user_data);
  if (item != NULL)
    g_signal_handlers_disconnect_by_func (item, record_cb, expander);
  if (READOUT_IS_GROUP_ROW (child))
    readout_group_row_set_node (READOUT_GROUP_ROW (child), NULL);
  else if (READOUT_IS_STATEMENT_CARD (child))
    readout_statement_card_set_selected (READOUT_STATEMENT_CARD (child), FALSE);
  gtk_tree_expander_set_list_row (expander, NULL);
}

static char *
dup_name (GtkListItem *list_item, gpointer user_data)
{
  g_autoptr (GObject) item = gtk_tree_list_row_get_item (gtk_list_item_get_item (list_item));
  ReadoutBoardRow *record =
      READOUT_IS_PAGE_ITEM (item) ? readout_page_item_get_record (READOUT_PAGE_ITEM (item)) : NULL;

  if (READOUT_IS_BOARD_NODE (item))
    return g_strdup (readout_board_node_get_title (READOUT_BOARD_NODE (item)));
  return g_strdup (record != NULL ? record->words : "…");
}

/* The levels, and statements. */
static guint
get_kind (GtkListItem *list_item, gpointer user_data)
{
  g_autoptr (GObject) item = gtk_tree_list_row_get_item (gtk_list_item_get_item (list_item));

  return READOUT_IS_BOARD_NODE (item) ? READOUT_BOARD_NODE (item)->level
                                      : READOUT_BOARD_POSITION + 1;
}

static void
activate_cb (GtkListView *view, guint position, gpointer user_data)
{
  ReadoutBoard *board = READOUT_BOARD (user_data);
  g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (board->tree, position);
  g_autoptr (GObject) item = gtk_tree_list_row_get_item (row);
  ReadoutBoardRow *record;

  if (READOUT_IS_BOARD_NODE (item))
    {
      gtk_tree_list_row_set_expanded (row, !gtk_tree_list_row_get_expanded (row));
      readout_board_note_fold (board, row);
      return;
    }
  record = readout_page_item_get_record (READOUT_PAGE_ITEM (item));
  if (record != NULL)
    readout_board_emit_statement_activated (board, record);
}

void
readout_board_set_up_rows (ReadoutBoard *board)
{
  static const ReadoutLateRowFuncs funcs = { make_row, fill_row, clear_row, dup_name, get_kind };

  board->rows = readout_late_rows_new (board->view, &funcs, board);
  gtk_list_view_set_model (board->view, GTK_SELECTION_MODEL (board->selection));
  g_signal_connect (board->view, "activate", G_CALLBACK (activate_cb), board);
}
