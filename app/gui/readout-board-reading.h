/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "readout-board-node.h"

G_BEGIN_DECLS

/**
 * What the board asks the project, and what it is answered.
 */

/* What was read of one topic. */
typedef struct
{
  gint64 id;
  char *title;
  guint n_statements[READOUT_N_POSITIONS];
  GPtrArray *groups; /* of ReadoutGroup; NULL where they were not read */
} ReadoutTopicGroups;

typedef struct
{
  GPtrArray *topics; /* of ReadoutTopicGroups */
  gint64 n_statements;
} ReadoutBoardContents;

/* What is to be read. */
typedef struct
{
  ReadoutStatementQuery *query;
  GHashTable *open; /* set of gint64 *: the topics whose groups are shown */
  gint64 topic_id;  /* only that one has been opened; READOUT_ANY: all is to be read */
} ReadoutBoardQuestion;

/* A copy in an atomic reference-counted box, for any thread. */
ReadoutStatementQuery *readout_board_query_copy (const ReadoutStatementQuery *query);
void readout_board_query_release (gpointer query);
/* Frees what it holds. */
void readout_board_query_clear (gpointer query);

/* @query: from readout_board_query_copy(); the question takes a reference. @topic_id: the topic
 * that was opened; READOUT_ANY: the whole board is to be read */
ReadoutBoardQuestion *readout_board_question_new (ReadoutStatementQuery *query, gint64 topic_id);
void readout_board_question_free (gpointer question);

/* Its groups are to be read, however many there are. */
void readout_board_question_add_open (ReadoutBoardQuestion *question, gint64 topic_id);

/* For readout_project_run_async(), with a question. The first answers with #ReadoutBoardContents:
 * the topics, and the groups of those that are open or small; the second with #ReadoutTopicGroups:
 * the groups of its topic. */
gpointer readout_board_read_contents (ReadoutStore *store,
                                      gpointer question,
                                      GCancellable *cancellable,
                                      GError **error);
gpointer readout_board_read_topic (ReadoutStore *store,
                                   gpointer question,
                                   GCancellable *cancellable,
                                   GError **error);

void readout_board_contents_free (gpointer contents);
void readout_topic_groups_free (gpointer groups);

/* The statements that a query finds, as #ReadoutBoardRow. */
extern const ReadoutPageSource readout_board_statement_source;

G_END_DECLS
