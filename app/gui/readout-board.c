/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The board: statements in their groups, and what the person does with them.
 */
#include "readout-board-private.h"

#include <glib/gi18n.h>

#include "readout-dragged-statement.h"
#include "readout-group-row.h"
#include "readout-lazy-menu.h"
#include "readout-statement-card.h"

/* How long groups are opened before the main loop has its turn, in microseconds. */
#define EXPAND_SLICE 4000

/* So many groups are opened in one go, and none once there are so many rows: the view keeps
 * something for every row, and a project may have a million. */
#define MAX_EXPANDED 1000
#define MAX_EXPANDED_ROWS 100000

enum
{
  STATEMENT_ACTIVATED,
  INSERT_STATEMENT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReadoutBoard, readout_board, ADW_TYPE_BIN)

/* Opens a group that wants it, as long as not too many were. */
static void
expand_row (ReadoutBoard *board, GtkTreeListRow *row, ReadoutBoardNode *node)
{
  gboolean wanted = node->wants_expansion || board->expand_everything;

  node->wants_all = node->wants_all || board->expand_everything;
  node->wants_expansion = FALSE;
  if (!wanted || gtk_tree_list_row_get_expanded (row))
    return;
  if (board->n_expanded < MAX_EXPANDED &&
      g_list_model_get_n_items (G_LIST_MODEL (board->tree)) < MAX_EXPANDED_ROWS)
    {
      gtk_tree_list_row_set_expanded (row, TRUE);
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
  return board->expand_everything || actor->wants_expansion || actor->wants_all ||
         (actor->is_open && actor->nodes != NULL);
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

static void
expand_soon (ReadoutBoard *board)
{
  board->expand_topic = 0;
  board->expand_actor = 0;
  if (board->expand_source == 0)
    board->expand_source = g_idle_add (expand_cb, board);
}

static void
expand_all_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutBoard *board = READOUT_BOARD (user_data);

  board->expand_everything = TRUE;
  board->n_expanded = 0;
  expand_soon (board);
}

/* The topics stay open. */
static void
collapse_all_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutBoard *board = READOUT_BOARD (user_data);
  GListModel *topics = board->model != NULL ? readout_board_model_get_topics (board->model) : NULL;

  if (topics == NULL)
    return;
  /* The view would find its place anew after each of a thousand. */
  gtk_single_selection_set_model (board->selection, NULL);
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
            gtk_tree_list_row_set_expanded (child, FALSE);
        }
    }
  gtk_single_selection_set_model (board->selection, G_LIST_MODEL (board->tree));
}

static GListModel *
create_children (gpointer item, gpointer user_data)
{
  ReadoutBoard *board = READOUT_BOARD (user_data);

  return readout_board_model_dup_children (board->model, item);
}

static gboolean
is_filtered (ReadoutBoard *board)
{
  const ReadoutStatementQuery *query = &board->query;

  return query->topic_id != READOUT_ANY || query->actor_id != READOUT_ANY ||
         query->positions != 0 || query->quotations != 0 || query->review ||
         !readout_filter_is_empty (board->filter) ||
         *gtk_editable_get_text (board->search_entry) != '\0';
}

static void
update_page (ReadoutBoard *board)
{
  const char *page = "list";

  if (board->model == NULL || !readout_board_model_is_loaded (board->model))
    page = "loading";
  else if (readout_board_model_get_n_statements (board->model) == 0)
    page = is_filtered (board) ? "no-results" : "empty";
  gtk_stack_set_visible_child_name (board->stack, page);
  gtk_label_set_text (board->filter_label, board->filter_name != NULL ? board->filter_name : "");
  gtk_widget_set_visible (board->edit_actor_button, board->query.actor_id != READOUT_ANY);
  gtk_revealer_set_reveal_child (board->filter_revealer, board->filter_name != NULL);
}

static void
loaded_cb (ReadoutBoard *board)
{
  guint n_topics = g_list_model_get_n_items (readout_board_model_get_topics (board->model));

  update_page (board);
  /* Topics that come while nobody has chosen anything yet are to be seen. */
  if (n_topics != board->n_topics &&
      gtk_single_selection_get_selected (board->selection) == GTK_INVALID_LIST_POSITION)
    board->wants_top = TRUE;
  board->n_topics = n_topics;
  expand_soon (board);
}

/* Shows the statements of the query, from scratch. */
static void
rebuild (ReadoutBoard *board)
{
  GListModel *topics;

  if (board->model != NULL)
    g_signal_handlers_disconnect_by_data (board->model, board);
  gtk_single_selection_set_model (board->selection, NULL);
  g_clear_object (&board->tree);
  g_clear_object (&board->model);
  board->n_expanded = 0;
  if (board->project == NULL)
    return;

  board->query.filter = board->filter;
  board->query.search = gtk_editable_get_text (board->search_entry);
  board->model = readout_board_model_new (board->project, &board->query);
  g_signal_connect_object (board->model, "loaded", G_CALLBACK (loaded_cb), board,
                           G_CONNECT_SWAPPED);
  topics = readout_board_model_get_topics (board->model);
  board->tree =
      gtk_tree_list_model_new (g_object_ref (topics), FALSE, FALSE, create_children, board, NULL);
  gtk_single_selection_set_model (board->selection, G_LIST_MODEL (board->tree));
  update_page (board);
}

static void
show_all_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutBoard *board = READOUT_BOARD (user_data);
  ReadoutStatementSort sort = board->query.sort;
  guint states = board->query.states;

  memset (&board->query, 0, sizeof board->query);
  board->query.sort = sort;
  board->query.states = states;
  g_clear_pointer (&board->filter_name, g_free);
  g_clear_pointer (&board->filter, readout_filter_unref);
  board->filter = readout_filter_new ();
  g_action_group_change_action_state (G_ACTION_GROUP (board->actions), "only-direct",
                                      g_variant_new_boolean (FALSE));
  g_action_group_change_action_state (G_ACTION_GROUP (board->actions), "only-review",
                                      g_variant_new_boolean (FALSE));
  g_action_group_change_action_state (G_ACTION_GROUP (board->actions), "only-position",
                                      g_variant_new_string ("any"));
  gtk_editable_set_text (board->search_entry, "");
  gtk_search_bar_set_search_mode (board->search_bar, FALSE);
  rebuild (board);
}

static void
show_dismissed_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  ReadoutBoard *board = READOUT_BOARD (user_data);

  g_simple_action_set_state (action, state);
  board->query.states = g_variant_get_boolean (state)
                            ? READOUT_MASK (READOUT_STATEMENT_NEW) |
                                  READOUT_MASK (READOUT_STATEMENT_KEPT) |
                                  READOUT_MASK (READOUT_STATEMENT_DISMISSED)
                            : 0;
  rebuild (board);
}

static void
only_direct_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  ReadoutBoard *board = READOUT_BOARD (user_data);

  g_simple_action_set_state (action, state);
  board->query.quotations =
      g_variant_get_boolean (state)
          ? READOUT_MASK (READOUT_QUOTATION_DIRECT) | READOUT_MASK (READOUT_QUOTATION_MIXED)
          : 0;
  rebuild (board);
}

static void
only_review_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  ReadoutBoard *board = READOUT_BOARD (user_data);

  g_simple_action_set_state (action, state);
  board->query.review = g_variant_get_boolean (state);
  rebuild (board);
}

static void
only_position_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  ReadoutBoard *board = READOUT_BOARD (user_data);
  ReadoutPosition position;

  g_simple_action_set_state (action, state);
  board->query.positions =
      readout_position_from_string (g_variant_get_string (state, NULL), &position)
          ? READOUT_MASK (position)
          : 0;
  rebuild (board);
}

static void
sort_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  ReadoutBoard *board = READOUT_BOARD (user_data);

  g_simple_action_set_state (action, state);
  board->query.sort = g_str_equal (g_variant_get_string (state, NULL), "newest")
                          ? READOUT_STATEMENT_SORT_NEWEST
                          : READOUT_STATEMENT_SORT_PUBLISHED;
  rebuild (board);
}

/* A row is bound before it has a parent that could be asked. */
static ReadoutBoard *
get_board (GtkListItem *list_item)
{
  return g_object_get_data (G_OBJECT (list_item), "readout-board");
}

static void
bind_item (GtkListItem *list_item)
{
  GtkTreeListRow *row = gtk_list_item_get_item (list_item);
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (gtk_list_item_get_child (list_item));
  GtkWidget *child = gtk_tree_expander_get_child (expander);
  g_autoptr (GObject) item = NULL;

  if (row == NULL)
    return;
  item = gtk_tree_list_row_get_item (row);
  if (READOUT_IS_BOARD_NODE (item))
    {
      if (!READOUT_IS_GROUP_ROW (child))
        gtk_tree_expander_set_child (expander, child = readout_group_row_new ());
      readout_group_row_set_node (READOUT_GROUP_ROW (child), READOUT_BOARD_NODE (item));
    }
  else if (READOUT_IS_PAGE_ITEM (item))
    {
      g_autoptr (GtkTreeListRow) parent = gtk_tree_list_row_get_parent (row);
      g_autoptr (ReadoutBoardNode) node = gtk_tree_list_row_get_item (parent);
      ReadoutBoard *board = get_board (list_item);
      if (!READOUT_IS_STATEMENT_CARD (child))
        gtk_tree_expander_set_child (expander, child = readout_statement_card_new ());
      if (board != NULL && board->project != NULL)
        readout_statement_card_set_cited (READOUT_STATEMENT_CARD (child),
                                          readout_cited_index_get (board->project));
      readout_statement_card_set_row (READOUT_STATEMENT_CARD (child),
                                      readout_page_item_get_record (READOUT_PAGE_ITEM (item)),
                                      node->topic_id);
      readout_statement_card_set_selected (READOUT_STATEMENT_CARD (child),
                                           gtk_list_item_get_selected (list_item));
    }
}

static void
item_selected_cb (GtkListItem *list_item)
{
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (gtk_list_item_get_child (list_item));
  GtkWidget *child = gtk_tree_expander_get_child (expander);

  if (READOUT_IS_STATEMENT_CARD (child))
    readout_statement_card_set_selected (READOUT_STATEMENT_CARD (child),
                                         gtk_list_item_get_selected (list_item));
}

static void
show_context_menu (ReadoutBoard *board, GtkWidget *row, double x, double y)
{
  g_autoptr (ReadoutBoardNode) node = readout_board_dup_selected_node (board);
  GMenuModel *menu = NULL;
  GdkRectangle place = { 0, 0, 1, 1 };
  graphene_point_t point;

  readout_board_update_claim_actions (board);
  if (node == NULL)
    menu = readout_board_get_selected_row (board, NULL) != NULL ? board->statement_menu : NULL;
  else if (node->level == READOUT_BOARD_ACTOR)
    menu = board->actor_menu;
  else if (node->level == READOUT_BOARD_TOPIC && node->topic_id > 0)
    menu = board->topic_menu;
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

static void
secondary_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  GtkListItem *list_item = GTK_LIST_ITEM (user_data);
  GtkWidget *row = gtk_list_item_get_child (list_item);
  ReadoutBoard *board = READOUT_BOARD (gtk_widget_get_ancestor (row, READOUT_TYPE_BOARD));

  gtk_single_selection_set_selected (board->selection, gtk_list_item_get_position (list_item));
  show_context_menu (board, row, x, y);
}

/* The keyboard's way to the same menu. */
static gboolean
menu_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  ReadoutBoard *board = READOUT_BOARD (user_data);
  GtkWidget *row = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (row == NULL)
    return FALSE;
  show_context_menu (board, row, 24, gtk_widget_get_height (row) / 2.0);
  return TRUE;
}

/* A statement can be dragged into the briefing, or as words anywhere else. */
static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source, double x, double y, gpointer user_data)
{
  GtkListItem *list_item = GTK_LIST_ITEM (user_data);
  GtkTreeListRow *row = gtk_list_item_get_item (list_item);
  ReadoutBoard *board = get_board (list_item);
  g_autoptr (GObject) item = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
  ReadoutBoardRow *record =
      READOUT_IS_PAGE_ITEM (item) ? readout_page_item_get_record (READOUT_PAGE_ITEM (item)) : NULL;

  if (record == NULL || board == NULL || board->project == NULL)
    return NULL;
  return readout_dragged_statement_make_content (board->project, record);
}

static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, gpointer user_data)
{
  GtkWidget *card =
      gtk_tree_expander_get_child (GTK_TREE_EXPANDER (gtk_list_item_get_child (user_data)));
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (card);

  gtk_drag_source_set_icon (source, picture, 24, 24);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget *expander = gtk_tree_expander_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkDragSource *drag = gtk_drag_source_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (secondary_pressed_cb), list_item);
  gtk_widget_add_controller (expander, GTK_EVENT_CONTROLLER (click));
  gtk_drag_source_set_actions (drag, GDK_ACTION_COPY);
  g_signal_connect (drag, "prepare", G_CALLBACK (drag_prepare_cb), list_item);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), list_item);
  gtk_widget_add_controller (expander, GTK_EVENT_CONTROLLER (drag));

  g_object_set_data (G_OBJECT (list_item), "readout-board", user_data);
  gtk_list_item_set_child (list_item, expander);
  g_signal_connect (list_item, "notify::selected", G_CALLBACK (item_selected_cb), NULL);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkTreeListRow *row = gtk_list_item_get_item (list_item);
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (gtk_list_item_get_child (list_item));
  g_autoptr (GObject) item = gtk_tree_list_row_get_item (row);

  gtk_tree_expander_set_list_row (expander, row);
  if (READOUT_IS_PAGE_ITEM (item))
    {
      g_signal_connect_swapped (item, "notify::record", G_CALLBACK (bind_item), list_item);
      /* When the row goes, a long list may have another item at its place. */
      g_object_set_data_full (G_OBJECT (list_item), "readout-item", g_object_ref (item),
                              g_object_unref);
    }
  bind_item (list_item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (gtk_list_item_get_child (list_item));
  GtkWidget *child = gtk_tree_expander_get_child (expander);
  g_autoptr (GObject) item = g_object_steal_data (G_OBJECT (list_item), "readout-item");

  if (item != NULL)
    g_signal_handlers_disconnect_by_func (item, bind_item, list_item);
  if (READOUT_IS_GROUP_ROW (child))
    readout_group_row_set_node (READOUT_GROUP_ROW (child), NULL);
  gtk_tree_expander_set_list_row (expander, NULL);
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
      expand_soon (board);
      return;
    }
  record = readout_page_item_get_record (READOUT_PAGE_ITEM (item));
  if (record != NULL)
    readout_board_emit_statement_activated (board, record);
}

static void
search_changed_cb (ReadoutBoard *board)
{
  rebuild (board);
}

static void
changed_cb (ReadoutProject *project, guint changes, gpointer user_data)
{
  ReadoutBoard *board = READOUT_BOARD (user_data);

  if ((changes & (READOUT_CHANGES_REPORTS | READOUT_CHANGES_STATEMENTS | READOUT_CHANGES_ACTORS |
                  READOUT_CHANGES_TOPICS)) != 0 &&
      board->model != NULL)
    readout_board_model_reload (board->model);
}

static void
add_triage_keys (ReadoutBoard *board)
{
  static const struct
  {
    guint key;
    const char *action;
    const char *argument;
  } keys[] = {
    { GDK_KEY_1, "board.position", "'supports'" },
    { GDK_KEY_KP_1, "board.position", "'supports'" },
    { GDK_KEY_2, "board.position", "'opposes'" },
    { GDK_KEY_KP_2, "board.position", "'opposes'" },
    { GDK_KEY_3, "board.position", "'none'" },
    { GDK_KEY_KP_3, "board.position", "'none'" },
    { GDK_KEY_d, "board.dismiss", NULL },
    { GDK_KEY_Delete, "board.dismiss", NULL },
    { GDK_KEY_0, "board.not-about", NULL },
    { GDK_KEY_KP_0, "board.not-about", NULL },
    { GDK_KEY_k, "board.keep", NULL },
    { GDK_KEY_r, "board.only-review", NULL },
    { GDK_KEY_i, "board.insert", NULL },
    { GDK_KEY_c, "board.go-to-citation", NULL },
    { GDK_KEY_F2, "board.rename", NULL },
    { GDK_KEY_s, "board.change-speaker", NULL },
    { GDK_KEY_l, "board.show-claim", NULL },
    { GDK_KEY_e, "board.same-claim", NULL },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, 0),
                                                gtk_named_action_new (keys[i].action));
      if (keys[i].argument != NULL)
        gtk_shortcut_set_arguments (shortcut, g_variant_new_parsed (keys[i].argument));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (
          gtk_alternative_trigger_new (gtk_keyval_trigger_new (GDK_KEY_Menu, 0),
                                       gtk_keyval_trigger_new (GDK_KEY_F10, GDK_SHIFT_MASK)),
          gtk_callback_action_new (menu_key_cb, board, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (board->view), controller);
}

static void
add_actions (ReadoutBoard *board)
{
  static const GActionEntry entries[] = {
    { .name = "show-all", .activate = show_all_cb },
    { .name = "expand-all", .activate = expand_all_cb },
    { .name = "collapse-all", .activate = collapse_all_cb },
    { .name = "show-dismissed", .state = "false", .change_state = show_dismissed_cb },
    { .name = "only-direct", .state = "false", .change_state = only_direct_cb },
    { .name = "only-review", .state = "false", .change_state = only_review_cb },
    { .name = "only-position",
      .parameter_type = "s",
      .state = "'any'",
      .change_state = only_position_cb },
    { .name = "sort", .parameter_type = "s", .state = "'oldest'", .change_state = sort_cb },
  };

  board->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (board->actions), entries, G_N_ELEMENTS (entries),
                                   board);
  readout_board_add_row_actions (board);
  gtk_widget_insert_action_group (GTK_WIDGET (board), "board", G_ACTION_GROUP (board->actions));
}

static void
readout_board_dispose (GObject *object)
{
  ReadoutBoard *board = READOUT_BOARD (object);

  if (board->selection != NULL)
    readout_board_set_project (board, NULL);
  g_clear_handle_id (&board->expand_source, g_source_remove);
  g_clear_pointer (&board->context_menu, gtk_widget_unparent);
  g_clear_object (&board->selection);
  g_clear_object (&board->actions);
  g_clear_pointer (&board->filter_name, g_free);
  g_clear_pointer (&board->filter, readout_filter_unref);

  G_OBJECT_CLASS (readout_board_parent_class)->dispose (object);
}

static void
readout_board_class_init (ReadoutBoardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = readout_board_dispose;

  signals[STATEMENT_ACTIVATED] =
      g_signal_new ("statement-activated", READOUT_TYPE_BOARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
  signals[INSERT_STATEMENT] =
      g_signal_new ("insert-statement", READOUT_TYPE_BOARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (READOUT_TYPE_CONTENT_SWITCH);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/readout_app/Readout/readout-board.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutBoard, header_bar);
  gtk_widget_class_bind_template_child (widget_class, ReadoutBoard, title);
  gtk_widget_class_bind_template_child (widget_class, ReadoutBoard, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutBoard, menu_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutBoard, search_bar);
  gtk_widget_class_bind_template_child (widget_class, ReadoutBoard, search_entry);
  gtk_widget_class_bind_template_child (widget_class, ReadoutBoard, filter_revealer);
  gtk_widget_class_bind_template_child (widget_class, ReadoutBoard, filter_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutBoard, edit_actor_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutBoard, judging_revealer);
  gtk_widget_class_bind_template_child (widget_class, ReadoutBoard, judging_bar);
  gtk_widget_class_bind_template_child (widget_class, ReadoutBoard, stack);
  gtk_widget_class_bind_template_child (widget_class, ReadoutBoard, view);
  gtk_widget_class_bind_template_child (widget_class, ReadoutBoard, topic_menu);
  gtk_widget_class_bind_template_child (widget_class, ReadoutBoard, actor_menu);
  gtk_widget_class_bind_template_child (widget_class, ReadoutBoard, statement_menu);
}

static void
readout_board_init (ReadoutBoard *board)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (board));
  board->filter = readout_filter_new ();
  add_actions (board);
  board->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (board->selection, FALSE);
  gtk_single_selection_set_can_unselect (board->selection, TRUE);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), board);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_list_view_set_factory (board->view, factory);
  gtk_list_view_set_model (board->view, GTK_SELECTION_MODEL (board->selection));
  g_signal_connect (board->view, "activate", G_CALLBACK (activate_cb), board);
  add_triage_keys (board);
  gtk_search_bar_connect_entry (board->search_bar, board->search_entry);
  g_signal_connect_swapped (board->search_entry, "search-changed", G_CALLBACK (search_changed_cb),
                            board);
  g_object_unref (factory);
}

void
readout_board_set_project (ReadoutBoard *board, ReadoutProject *project)
{
  g_return_if_fail (READOUT_IS_BOARD (board));

  if (board->project != NULL)
    g_signal_handlers_disconnect_by_data (board->project, board);
  g_set_object (&board->project, project);
  if (project != NULL)
    g_signal_connect_object (project, "changed", G_CALLBACK (changed_cb), board, 0);
  rebuild (board);
}

static void
set_filter (ReadoutBoard *board, gint64 topic_id, gint64 actor_id, const char *name)
{
  board->query.topic_id = topic_id;
  board->query.actor_id = actor_id;
  g_free (board->filter_name);
  board->filter_name = g_strdup (name);
  rebuild (board);
}

void
readout_board_show_topic (ReadoutBoard *board, gint64 topic_id, const char *name)
{
  g_return_if_fail (READOUT_IS_BOARD (board));

  g_clear_pointer (&board->filter, readout_filter_unref);
  board->filter = readout_filter_new ();
  if (topic_id > 0)
    readout_filter_add_id (board->filter->topics, topic_id);
  set_filter (board, topic_id, READOUT_ANY, name);
}

void
readout_board_show_actor (ReadoutBoard *board, gint64 actor_id, const char *name)
{
  g_return_if_fail (READOUT_IS_BOARD (board));

  g_clear_pointer (&board->filter, readout_filter_unref);
  board->filter = readout_filter_new ();
  readout_filter_add_id (board->filter->actors, actor_id);
  set_filter (board, READOUT_ANY, actor_id, name);
}

void
readout_board_set_filter (ReadoutBoard *board, const ReadoutFilter *filter, const char *name)
{
  g_return_if_fail (READOUT_IS_BOARD (board));

  readout_filter_unref (board->filter);
  board->filter = filter != NULL ? readout_filter_copy (filter) : readout_filter_new ();
  set_filter (board, READOUT_ANY, READOUT_ANY, name);
}

const ReadoutFilter *
readout_board_get_filter (ReadoutBoard *board)
{
  g_return_val_if_fail (READOUT_IS_BOARD (board), NULL);

  return board->filter;
}

void
readout_board_search (ReadoutBoard *board)
{
  g_return_if_fail (READOUT_IS_BOARD (board));

  gtk_search_bar_set_search_mode (board->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (board->search_entry));
}

void
readout_board_sort (ReadoutBoard *board)
{
  g_return_if_fail (READOUT_IS_BOARD (board));

  if (gtk_single_selection_get_selected (board->selection) == GTK_INVALID_LIST_POSITION)
    rebuild (board);
}

void
readout_board_set_judged (ReadoutBoard *board, double fraction)
{
  g_return_if_fail (READOUT_IS_BOARD (board));

  gtk_progress_bar_set_fraction (board->judging_bar, CLAMP (fraction, 0, 1));
  gtk_revealer_set_reveal_child (board->judging_revealer, fraction >= 0);
}

void
readout_board_focus (ReadoutBoard *board)
{
  g_return_if_fail (READOUT_IS_BOARD (board));

  gtk_widget_grab_focus (GTK_WIDGET (board->view));
}

void
readout_board_set_menu (ReadoutBoard *board, GMenuModel *menu)
{
  g_return_if_fail (READOUT_IS_BOARD (board));

  readout_lazy_menu_set (board->menu_button, menu);
}

void
readout_board_set_chrome (ReadoutBoard *board,
                          gboolean start_buttons,
                          gboolean end_buttons,
                          gboolean sidebar_button,
                          gboolean menu_button)
{
  g_return_if_fail (READOUT_IS_BOARD (board));

  adw_header_bar_set_show_start_title_buttons (board->header_bar, start_buttons);
  adw_header_bar_set_show_end_title_buttons (board->header_bar, end_buttons);
  gtk_widget_set_visible (board->sidebar_button, sidebar_button);
  /* One pane at a time leaves no room for a title, and its tab below says the same. */
  readout_content_switch_set_has_words (board->title, !end_buttons);
  gtk_widget_set_visible (GTK_WIDGET (board->menu_button), menu_button);
}

ReadoutBoardRow *
readout_board_get_selected_row (ReadoutBoard *board, gint64 *topic_id)
{
  GtkTreeListRow *tree_row = gtk_single_selection_get_selected_item (board->selection);
  g_autoptr (GObject) item = NULL;
  g_autoptr (GtkTreeListRow) parent = NULL;

  if (tree_row == NULL)
    return NULL;
  item = gtk_tree_list_row_get_item (tree_row);
  if (!READOUT_IS_PAGE_ITEM (item))
    return NULL;
  parent = gtk_tree_list_row_get_parent (tree_row);
  if (topic_id != NULL)
    {
      g_autoptr (ReadoutBoardNode) node = gtk_tree_list_row_get_item (parent);
      *topic_id = node->topic_id;
    }
  return readout_page_item_get_record (READOUT_PAGE_ITEM (item));
}

ReadoutBoardNode *
readout_board_dup_selected_node (ReadoutBoard *board)
{
  GtkTreeListRow *tree_row = gtk_single_selection_get_selected_item (board->selection);
  g_autoptr (GObject) item = tree_row != NULL ? gtk_tree_list_row_get_item (tree_row) : NULL;

  return READOUT_IS_BOARD_NODE (item) ? READOUT_BOARD_NODE (g_steal_pointer (&item)) : NULL;
}

void
readout_board_emit_statement_activated (ReadoutBoard *board, ReadoutBoardRow *row)
{
  g_signal_emit (board, signals[STATEMENT_ACTIVATED], 0, row->statement->report_id,
                 row->statement->id);
}

void
readout_board_emit_insert_statement (ReadoutBoard *board, gint64 statement_id)
{
  g_signal_emit (board, signals[INSERT_STATEMENT], 0, statement_id);
}
