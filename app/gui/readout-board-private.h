/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "readout-board-model.h"
#include "readout-board.h"
#include "readout-content-switch.h"

G_BEGIN_DECLS

/* What readout-board.c and readout-board-actions.c share. */
struct _ReadoutBoard
{
  AdwBin parent_instance;

  AdwHeaderBar *header_bar;
  ReadoutContentSwitch *title;
  GtkWidget *sidebar_button;
  GtkMenuButton *menu_button;
  GtkSearchBar *search_bar;
  GtkEditable *search_entry;
  GtkRevealer *filter_revealer;
  GtkLabel *filter_label;
  GtkWidget *edit_actor_button;
  GtkRevealer *judging_revealer;
  GtkProgressBar *judging_bar;
  GtkStack *stack;
  GtkListView *view;
  GMenuModel *topic_menu;
  GMenuModel *actor_menu;
  GMenuModel *statement_menu;
  GtkWidget *context_menu; /* GtkPopoverMenu, NULL before its first use */

  ReadoutProject *project;
  ReadoutBoardModel *model;
  GtkTreeListModel *tree;
  GtkSingleSelection *selection;
  GSimpleActionGroup *actions;

  ReadoutStatementQuery query; /* its search points into the entry */
  ReadoutFilter *filter;
  char *filter_name;
  guint expand_source;
  guint expand_topic; /* where to go on */
  guint expand_actor;
  gboolean expand_everything;
  guint n_expanded; /* since the board was built, or all were to be opened */
  gboolean has_left_closed;
  guint n_topics; /* when the board was read last */
  gboolean wants_top;
};

/* Adds what one can do with the selected row: decide, correct, insert, open. */
void readout_board_add_row_actions (ReadoutBoard *board);

/* readout-board-claims.c: adds what one can do with the selected statements and others; brings what
 * a menu shows of that up to date. */
void readout_board_add_claim_actions (ReadoutBoard *board);
void readout_board_update_claim_actions (ReadoutBoard *board);

/* The selected row, if it is a statement that has been read, and the topic that it stands under.
 * Owned by the model. */
ReadoutBoardRow *readout_board_get_selected_row (ReadoutBoard *board, gint64 *topic_id);

/* The selected row, if it is a group. Owned by the caller. */
ReadoutBoardNode *readout_board_dup_selected_node (ReadoutBoard *board);

void readout_board_emit_statement_activated (ReadoutBoard *board, ReadoutBoardRow *row);
void readout_board_emit_insert_statement (ReadoutBoard *board, gint64 statement_id);

G_END_DECLS
