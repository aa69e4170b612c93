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
 * that one. Read-only outside of the model, which emits "changed" when counts or names are other
 * ones.
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

/* A group below @parent (%NULL: a topic), known there by @key. @title: %NULL for a position. */
ReadoutBoardNode *readout_board_node_new (ReadoutBoardLevel level,
                                          ReadoutBoardNode *parent,
                                          const char *key,
                                          const char *title);

/* Both tell of it where that is something new. @counts: by position */
void readout_board_node_set_counts (ReadoutBoardNode *node, const guint *counts, const char *title);
void readout_board_node_set_course (ReadoutBoardNode *node, const ReadoutCourse *course);

/* The statements of all positions. */
guint readout_board_node_count (ReadoutBoardNode *node);

/* Frees @nodes (transfer full, of #ReadoutBoardNode) and all that is below them by and by, when
 * there is nothing else to do: there may be thousands. Nobody may look at them any more. */
void readout_board_nodes_free_slowly (GListStore *nodes);

G_END_DECLS
