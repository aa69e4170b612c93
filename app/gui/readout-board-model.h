/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "readout-lazy-list.h"
#include "readout-page-model.h"
#include "stance/readout-course.h"

G_BEGIN_DECLS

#define READOUT_N_POSITIONS 3

typedef enum
{
  READOUT_BOARD_TOPIC,
  READOUT_BOARD_ACTOR,
  READOUT_BOARD_AFFILIATION,
  READOUT_BOARD_OUTLET,
  READOUT_BOARD_POSITION,
} ReadoutBoardLevel;

#define READOUT_TYPE_BOARD_NODE (readout_board_node_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutBoardNode, readout_board_node, READOUT, BOARD_NODE, GObject)

/**
 * ReadoutBoardNode:
 *
 * A group of the board: a topic, an actor (or an affiliation, an outlet) below it, or a position of
 * that one. Read-only outside
 * of the model, which emits "changed" when counts or names are other ones.
 */
struct _ReadoutBoardNode
{
  GObject parent_instance;

  ReadoutBoardLevel level;
  gint64 topic_id; /* READOUT_NO_TOPIC, or READOUT_ANY in a project that has no topics */
  char *path;      /* by which it is known when the board is read anew: "t3/a7/p1" */
  gint64 actor_id;
  gint64 outlet_id;   /* below an outlet */
  gboolean no_outlet; /* below that of reports without one */
  char *affiliation;  /* below an affiliation; else NULL */
  ReadoutPosition position;
  char *title;
  ReadoutActorKind kind;                   /* of an actor */
  guint n_statements[READOUT_N_POSITIONS]; /* by position */
  ReadoutCourse course;                    /* of an actor */
  GListStore *nodes;                       /* below it, once asked for; NULL where statements are */
  ReadoutPageModel *statements;            /* below it, once asked for */
  ReadoutLazyList *children;               /* one of the two, for the tree */
  gboolean is_open;                        /* somebody looked below it */
  gboolean wants_expansion;                /* not looked at yet */
  gboolean wants_all;                      /* of a topic: so do all that will be below it */
  gpointer model;                          /* weak */
};

/* What an actor who was on both sides said when, in words; owned by the caller; %NULL for others.
 */
char *readout_board_node_dup_course (ReadoutBoardNode *node);

/* What it is called: its title, or its position in words. Owned by @node. */
const char *readout_board_node_get_title (ReadoutBoardNode *node);

/* The statements of all positions. */
guint readout_board_node_count (ReadoutBoardNode *node);

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

/* Reads counts and open groups again. Groups that stay keep their place. */
void readout_board_model_reload (ReadoutBoardModel *model);

/* (element-type ReadoutBoardNode): the topics. Owned by @model. */
GListModel *readout_board_model_get_topics (ReadoutBoardModel *model);

/* What is below an item of the tree, owned by the caller; %NULL below a statement. */
GListModel *readout_board_model_dup_children (ReadoutBoardModel *model, gpointer item);

/* How many statements the query finds; one with positions towards several topics counts once. */
guint readout_board_model_get_n_statements (ReadoutBoardModel *model);

/* The query for what is below a node, for the project's thread. Release with
 * readout_board_model_release_query(). */
ReadoutStatementQuery *readout_board_model_dup_query (ReadoutBoardModel *model,
                                                      ReadoutBoardNode *node);
void readout_board_model_release_query (gpointer query);
gboolean readout_board_model_is_loaded (ReadoutBoardModel *model);

G_END_DECLS
