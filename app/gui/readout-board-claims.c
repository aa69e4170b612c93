/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the person says of the selected statements and others: that they are one claim, that they
 * contradict each other, how credible they are, how reliable their outlet.
 */
#include "readout-board-private.h"

/* The statements that are selected and were read. Owned by the caller. */
static GVariant *
make_ids (ReadoutBoard *board)
{
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (board->selection));
  GVariantBuilder builder;
  GtkBitsetIter iter;
  guint position;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("ax"));
  if (board->tree != NULL && gtk_bitset_iter_init_first (&iter, selected, &position))
    do
      {
        g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (board->tree, position);
        g_autoptr (GObject) item = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
        ReadoutBoardRow *record = READOUT_IS_PAGE_ITEM (item)
                                      ? readout_page_item_get_record (READOUT_PAGE_ITEM (item))
                                      : NULL;

        if (record != NULL)
          g_variant_builder_add (&builder, "x", record->statement->id);
      }
    while (gtk_bitset_iter_next (&iter, &position));
  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

static void
run_on_selected (ReadoutBoard *board, const char *action)
{
  ReadoutBoardRow *row = readout_board_get_selected_row (board, NULL);

  if (row != NULL)
    gtk_widget_activate_action (GTK_WIDGET (board), action, "x", row->statement->id);
}

static void
show_claim_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  run_on_selected (READOUT_BOARD (user_data), "win.show-claim");
}

/* With several selected, they are what is linked. */
static void
same_claim_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutBoard *board = READOUT_BOARD (user_data);
  g_autoptr (GVariant) ids = make_ids (board);

  if (g_variant_n_children (ids) > 1)
    gtk_widget_activate_action_variant (GTK_WIDGET (board), "win.link-statements", ids);
  else
    run_on_selected (board, "win.same-claim");
}

static void
contradicts_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  run_on_selected (READOUT_BOARD (user_data), "win.contradicts");
}

static void
edit_outlet_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutBoard *board = READOUT_BOARD (user_data);
  ReadoutBoardRow *row = readout_board_get_selected_row (board, NULL);

  if (row != NULL)
    gtk_widget_activate_action (GTK_WIDGET (board), "win.edit-outlet", "x", row->outlet_id);
}

/* Its state is the grade of the selected statement, so that the menu shows it. */
static void
credibility_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutBoard *board = READOUT_BOARD (user_data);
  g_autoptr (GVariant) ids = make_ids (board);

  if (g_variant_n_children (ids) > 0)
    gtk_widget_activate_action (GTK_WIDGET (board), "win.grade-statements", "(@axi)", ids,
                                g_variant_get_int32 (parameter));
}

void
readout_board_update_claim_actions (ReadoutBoard *board)
{
  ReadoutBoardRow *row = readout_board_get_selected_row (board, NULL);
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (board->actions), "credibility");

  g_simple_action_set_state (
      G_SIMPLE_ACTION (action),
      g_variant_new_int32 (row != NULL ? (gint32)row->statement->credibility : 0));
}

void
readout_board_add_claim_actions (ReadoutBoard *board)
{
  static const GActionEntry entries[] = {
    { .name = "show-claim", .activate = show_claim_cb },
    { .name = "same-claim", .activate = same_claim_cb },
    { .name = "contradicts", .activate = contradicts_cb },
    { .name = "edit-outlet", .activate = edit_outlet_cb },
    { .name = "credibility", .activate = credibility_cb, .parameter_type = "i", .state = "0" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (board->actions), entries, G_N_ELEMENTS (entries),
                                   board);
}
