/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The board: statements in their groups.
 */
#include "readout-board-private.h"

#include <glib/gi18n.h>

#include "readout-lazy-menu.h"

enum
{
  STATEMENT_ACTIVATED,
  INSERT_STATEMENTS,
  PLACE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReadoutBoard, readout_board, ADW_TYPE_BIN)

static GListModel *
create_children (gpointer item, gpointer user_data)
{
  ReadoutBoard *board = READOUT_BOARD (user_data);

  return readout_board_model_dup_children (board->model, item);
}

static void
update_page (ReadoutBoard *board)
{
  const char *page = "list";

  if (board->model == NULL || !readout_board_model_is_loaded (board->model))
    page = "loading";
  else if (readout_board_model_get_n_statements (board->model) == 0)
    page = readout_filter_is_empty (board->filter) ? "empty" : "no-results";
  gtk_stack_set_visible_child_name (board->stack, page);
}

static void
loaded_cb (ReadoutBoard *board)
{
  guint n_topics = g_list_model_get_n_items (readout_board_model_get_topics (board->model));

  update_page (board);
  /* Topics that come while nobody has chosen anything yet are to be seen. */
  if (n_topics != board->n_topics && readout_board_get_current (board) == GTK_INVALID_LIST_POSITION)
    board->wants_top = TRUE;
  board->n_topics = n_topics;
  readout_filter_bar_set_count (board->filter_bar,
                                readout_board_model_get_n_statements (board->model));
  readout_board_expand_soon (board);
}

void
readout_board_rebuild (ReadoutBoard *board)
{
  ReadoutStatementQuery query = { 0 };
  GListModel *topics;

  if (board->restoring)
    return;
  if (board->model != NULL)
    {
      g_signal_handlers_disconnect_by_data (board->model, board);
      readout_board_model_stop (board->model);
    }
  gtk_multi_selection_set_model (board->selection, NULL);
  g_clear_object (&board->tree);
  g_clear_object (&board->model);
  board->n_expanded = 0;
  if (board->project == NULL)
    return;

  query.filter = board->filter;
  query.sort = board->sort;
  query.grouping = board->grouping;
  board->model = readout_board_model_new (board->project, &query);
  g_signal_connect_object (board->model, "loaded", G_CALLBACK (loaded_cb), board,
                           G_CONNECT_SWAPPED);
  topics = readout_board_model_get_topics (board->model);
  board->tree =
      gtk_tree_list_model_new (g_object_ref (topics), FALSE, FALSE, create_children, board, NULL);
  gtk_multi_selection_set_model (board->selection, G_LIST_MODEL (board->tree));
  update_page (board);
}

/* The names of the sorts and groupings, as the menu has them. */
static const char *const sorts[] = { "oldest", "newest", "report", "surest", "least-sure", NULL };
static const char *const groupings[] = { "actor", "affiliation", "outlet", NULL };

static gboolean
find_name (const char *const *names, GVariant *state, guint *place)
{
  const char *name = g_variant_get_string (state, NULL);

  for (*place = 0; names[*place] != NULL; (*place)++)
    if (g_str_equal (names[*place], name))
      return TRUE;
  return FALSE;
}

static void
sort_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  ReadoutBoard *board = READOUT_BOARD (user_data);
  guint sort;

  if (!find_name (sorts, state, &sort) || sort == board->sort)
    return;
  board->sort = sort;
  g_simple_action_set_state (action, state);
  readout_board_rebuild (board);
  readout_board_emit_place_changed (board);
}

static void
group_by_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  ReadoutBoard *board = READOUT_BOARD (user_data);
  guint grouping;

  if (!find_name (groupings, state, &grouping) || grouping == board->grouping)
    return;
  board->grouping = grouping;
  g_simple_action_set_state (action, state);
  readout_board_rebuild (board);
  readout_board_emit_place_changed (board);
}

static void
changed_cb (ReadoutProject *project, guint changes, gpointer user_data)
{
  ReadoutBoard *board = READOUT_BOARD (user_data);

  if ((changes & (READOUT_CHANGES_REPORTS | READOUT_CHANGES_STATEMENTS | READOUT_CHANGES_ACTORS |
                  READOUT_CHANGES_TOPICS)) != 0 &&
      board->model != NULL)
    readout_board_model_reload (board->model);
  if ((changes & (READOUT_CHANGES_REPORTS | READOUT_CHANGES_ACTORS | READOUT_CHANGES_TOPICS)) != 0)
    readout_board_follow_merges (board);
}

static void
add_actions (ReadoutBoard *board)
{
  static const GActionEntry entries[] = {
    { .name = "sort", .parameter_type = "s", .state = "'oldest'", .change_state = sort_cb },
    { .name = "group-by", .parameter_type = "s", .state = "'actor'", .change_state = group_by_cb },
  };

  board->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (board->actions), entries, G_N_ELEMENTS (entries),
                                   board);
  readout_board_add_filter_actions (board);
  readout_board_add_fold_actions (board);
  readout_board_add_decisions (board);
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
  g_clear_handle_id (&board->bulk_source, g_source_remove);
  g_clear_pointer (&board->context_menu, gtk_widget_unparent);
  if (board->view != NULL)
    gtk_list_view_set_model (board->view, NULL);
  if (board->selection != NULL)
    g_signal_handlers_disconnect_by_data (board->selection, board);
  g_clear_object (&board->rows);
  g_clear_object (&board->selection);
  g_clear_object (&board->actions);

  G_OBJECT_CLASS (readout_board_parent_class)->dispose (object);
}

static void
readout_board_finalize (GObject *object)
{
  ReadoutBoard *board = READOUT_BOARD (object);

  g_free (board->filter_name);
  readout_filter_unref (board->filter);
  readout_filter_unref (board->asked);
  g_hash_table_unref (board->folds);

  G_OBJECT_CLASS (readout_board_parent_class)->finalize (object);
}

static void
readout_board_class_init (ReadoutBoardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = readout_board_dispose;
  G_OBJECT_CLASS (klass)->finalize = readout_board_finalize;

  signals[STATEMENT_ACTIVATED] =
      g_signal_new ("statement-activated", READOUT_TYPE_BOARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
  signals[INSERT_STATEMENTS] =
      g_signal_new ("insert-statements", READOUT_TYPE_BOARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_ARRAY);
  signals[PLACE_CHANGED] = g_signal_new ("place-changed", READOUT_TYPE_BOARD, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (READOUT_TYPE_CONTENT_SWITCH);
  g_type_ensure (READOUT_TYPE_FILTER_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/readout_app/Readout/readout-board.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutBoard, header_bar);
  gtk_widget_class_bind_template_child (widget_class, ReadoutBoard, title);
  gtk_widget_class_bind_template_child (widget_class, ReadoutBoard, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutBoard, menu_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutBoard, search_bar);
  gtk_widget_class_bind_template_child (widget_class, ReadoutBoard, search_entry);
  gtk_widget_class_bind_template_child (widget_class, ReadoutBoard, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, ReadoutBoard, filter_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutBoard, bulk_revealer);
  gtk_widget_class_bind_template_child (widget_class, ReadoutBoard, bulk_label);
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
  gtk_widget_init_template (GTK_WIDGET (board));
  readout_board_set_up_selection (board);
  add_actions (board);
  readout_board_set_up_rows (board);
  readout_board_add_keys (board);
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
  /* What is chosen or folded is of one project. */
  g_hash_table_remove_all (board->folds);
  board->all_folded = FALSE;
  readout_board_take_filter (board, readout_filter_new (), NULL);
}

void
readout_board_sort (ReadoutBoard *board)
{
  g_return_if_fail (READOUT_IS_BOARD (board));

  if (readout_board_get_current (board) == GTK_INVALID_LIST_POSITION)
    readout_board_rebuild (board);
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

void
readout_board_emit_statement_activated (ReadoutBoard *board, ReadoutBoardRow *row)
{
  g_signal_emit (board, signals[STATEMENT_ACTIVATED], 0, row->statement->report_id,
                 row->statement->id);
}

void
readout_board_emit_insert_statements (ReadoutBoard *board, GArray *ids)
{
  g_signal_emit (board, signals[INSERT_STATEMENTS], 0, ids);
}

void
readout_board_emit_place_changed (ReadoutBoard *board)
{
  g_signal_emit (board, signals[PLACE_CHANGED], 0);
}
