/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "readout-board-node.h"

G_BEGIN_DECLS

#define READOUT_TYPE_BOARD_MODEL (readout_board_model_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutBoardModel, readout_board_model, READOUT, BOARD_MODEL, GObject)

/**
 * ReadoutBoardModel:
 *
 * The groups of a project's statements that match a query, as a tree for GtkTreeListModel: topics,
 * their actors, their positions, and below these #ReadoutPageItem with a #ReadoutBoardRow each.
 * The counts of topics are read at once, their groups and the statements of these when they are
 * opened: a topic may have thousands of actors. Where all is little, the groups come at once, too.
 *
 * Signals: "loaded".
 */

/* @query is copied; its filter narrows the whole board, its grouping says what is below a topic,
 * its sort in which order statements are. */
ReadoutBoardModel *readout_board_model_new (ReadoutProject *project,
                                            const ReadoutStatementQuery *query);

/* Nothing of it is wanted any more: gives up what is being read, which holds the model until it is
 * done and has others wait. */
void readout_board_model_stop (ReadoutBoardModel *model);

/* Reads counts and open groups again. Groups that stay keep their place. */
void readout_board_model_reload (ReadoutBoardModel *model);

/* (element-type ReadoutBoardNode): the topics. Owned by @model. */
GListModel *readout_board_model_get_topics (ReadoutBoardModel *model);

/* What is below an item of the tree, owned by the caller; %NULL below a statement. */
GListModel *readout_board_model_dup_children (ReadoutBoardModel *model, gpointer item);

/* How many statements the query finds; one with positions towards several topics counts once. */
guint readout_board_model_get_n_statements (ReadoutBoardModel *model);

/* The query for what is below a node, for the project's thread. Release with
 * readout_board_query_release(). */
ReadoutStatementQuery *readout_board_model_dup_query (ReadoutBoardModel *model,
                                                      ReadoutBoardNode *node);
gboolean readout_board_model_is_loaded (ReadoutBoardModel *model);

G_END_DECLS
