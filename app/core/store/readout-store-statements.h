/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/readout-filter.h"
#include "store/readout-store.h"

G_BEGIN_DECLS

/* Any topic, actor, outlet, report or position. */
#define READOUT_ANY 0
/* As topic_id: statements with a stance towards no topic. */
#define READOUT_NO_TOPIC (-1)

/* A set of positions or states: 1 << READOUT_POSITION_SUPPORTS | … */
#define READOUT_MASK(value) (1u << (value))

typedef enum
{
  READOUT_STATEMENT_SORT_PUBLISHED, /* oldest first, as an account runs; unknown dates first */
  READOUT_STATEMENT_SORT_NEWEST,
  READOUT_STATEMENT_SORT_TEXT, /* report by report, in the order of the text */
  /* by the confidence of the position where the query names a topic, else by that of the statement
   */
  READOUT_STATEMENT_SORT_SUREST,
  READOUT_STATEMENT_SORT_LEAST_SURE,
} ReadoutStatementSort;

/* By whom the groups of a list are made. */
typedef enum
{
  READOUT_GROUPING_ACTOR,
  READOUT_GROUPING_AFFILIATION, /* an actor without one is a group of its own */
  READOUT_GROUPING_OUTLET,
} ReadoutGrouping;

/**
 * ReadoutStatementQuery:
 *
 * Which statements; a zeroed one means all that are not dismissed. With positions and no topic:
 * those with such a position towards any topic.
 */
typedef struct
{
  gint64 topic_id;
  gint64 actor_id; /* the speaker */
  gint64 outlet_id;
  gint64 report_id;
  guint positions;             /* a mask; 0: any */
  guint states;                /* a mask of ReadoutStatementState; 0: new and kept */
  guint quotations;            /* a mask of ReadoutQuotation; 0: any */
  gboolean review;             /* only those whose position the person should look at */
  const char *search;          /* as typed; NULL or blank: all */
  const char *from;            /* published on that day or later, ISO 8601; NULL: any */
  const char *until;           /* published on that day or earlier */
  const char *affiliation;     /* of the speaker, or its name if it has none; NULL: any */
  gboolean no_outlet;          /* only those of reports that have none */
  const ReadoutFilter *filter; /* must hold as well; its states win over these; NULL: none */
  ReadoutGrouping grouping;    /* of lists of groups */
  ReadoutStatementSort sort;
} ReadoutStatementQuery;

/* How many statements; -1 on error. @query may be %NULL, here and below. */
gint64 readout_store_count_statements (ReadoutStore *store,
                                       const ReadoutStatementQuery *query,
                                       GError **error);

/* (element-type ReadoutBoardRow): a page of them, with voices and all stances. */
GPtrArray *readout_store_list_statements (ReadoutStore *store,
                                          const ReadoutStatementQuery *query,
                                          guint offset,
                                          guint limit,
                                          GError **error);

/* (element-type gint64): only their ids, in the same order. Owned by the caller. */
GArray *readout_store_list_statement_ids (ReadoutStore *store,
                                          const ReadoutStatementQuery *query,
                                          guint offset,
                                          guint limit,
                                          GError **error);

/**
 * readout_store_list_groups:
 *
 * Returns: (element-type ReadoutGroup): with a topic, one for each actor (or what they are grouped
 *   by) and position; with none (READOUT_ANY, READOUT_NO_TOPIC), one for each actor. Actors with
 *   most statements first, positions of one actor together in the order supports, opposes, none.
 */
GPtrArray *
readout_store_list_groups (ReadoutStore *store, const ReadoutStatementQuery *query, GError **error);

/* The same of all topics, or those of the filter, at once: by topic, otherwise in the same order.
 * The topic_id of @query does not count. */
GPtrArray *readout_store_list_topic_groups (ReadoutStore *store,
                                            const ReadoutStatementQuery *query,
                                            GError **error);

/**
 * ReadoutTopicCounts:
 *
 * How many statements there are about a topic, by #ReadoutPosition.
 */
typedef struct
{
  gint64 topic_id;   /* READOUT_NO_TOPIC: those about none, all of them without a position */
  char *proposition; /* %NULL for no topic */
  guint n_statements[3];
} ReadoutTopicCounts;

void readout_topic_counts_free (ReadoutTopicCounts *counts);

/* (element-type ReadoutTopicCounts): of all topics with statements that the query finds, in the
 * order of their ids, then those about no topic; or of the one of the query. */
GPtrArray *readout_store_list_topic_counts (ReadoutStore *store,
                                            const ReadoutStatementQuery *query,
                                            GError **error);

/* (element-type ReadoutStatement): all of a report, in the order of the text, dismissed ones too.
 */
GPtrArray *
readout_store_get_report_statements (ReadoutStore *store, gint64 report_id, GError **error);

/* Owned by the caller. */
ReadoutStatement *readout_store_get_statement (ReadoutStore *store, gint64 id, GError **error);
ReadoutBoardRow *readout_store_get_board_row (ReadoutStore *store, gint64 id, GError **error);

/**
 * readout_store_visit_statements:
 * @after: statements with a greater id
 *
 * For jobs over the whole project (a topic's stances): up to @limit statements, in the order of
 * their ids, dismissed ones too, with voices and stances; up to as many again where a report would
 * be cut in two.
 *
 * Returns: (element-type ReadoutStatement): empty at the end
 */
GPtrArray *
readout_store_visit_statements (ReadoutStore *store, gint64 after, guint limit, GError **error);

/* The greatest id of a statement, 0 without any. */
gboolean readout_store_find_last_statement (ReadoutStore *store, gint64 *id, GError **error);

/* Adds a statement by hand: origin added, state kept. @statement with report_id, content and at
 * least one voice; gets its ids. Returns its id, 0 on error. */
gint64
readout_store_add_statement (ReadoutStore *store, ReadoutStatement *statement, GError **error);

/* Removes one that was added by hand; one that was found is dismissed instead. */
gboolean readout_store_remove_statement (ReadoutStore *store, gint64 id, GError **error);

/* @ids: a GArray of gint64. */
gboolean readout_store_set_statement_states (ReadoutStore *store,
                                             GArray *ids,
                                             ReadoutStatementState state,
                                             GError **error);
gboolean readout_store_set_statement_state (ReadoutStore *store,
                                            gint64 id,
                                            ReadoutStatementState state,
                                            GError **error);

/* Sets the position by the person. A new statement is kept thereby. */
gboolean readout_store_set_position (ReadoutStore *store,
                                     gint64 statement_id,
                                     gint64 topic_id,
                                     ReadoutPosition position,
                                     GError **error);

/* The same for many at once. @ids: a GArray of gint64; @position: a ReadoutPosition, or -1 for
 * those that are not about the topic. */
gboolean readout_store_set_positions (
    ReadoutStore *store, gint64 topic_id, GArray *ids, int position, GError **error);

/* Says by the person that a statement is not about the topic: no later analysis says otherwise. */
gboolean readout_store_remove_position (ReadoutStore *store,
                                        gint64 statement_id,
                                        gint64 topic_id,
                                        GError **error);

/* Sets the speaker by the person: the actor of that name, made when there is none. */
gboolean readout_store_set_speaker (ReadoutStore *store,
                                    gint64 statement_id,
                                    const char *name,
                                    ReadoutActorKind kind,
                                    GError **error);

/* Sets the whole chain by the person. @voices: (element-type ReadoutVoice), outermost first; names
 * and kinds count, an actor_id that is set wins. */
gboolean readout_store_set_voices (ReadoutStore *store,
                                   gint64 statement_id,
                                   GPtrArray *voices,
                                   GError **error);

/* Sets the spans by the person; %NULL leaves that one as it is. Within the text, content not empty.
 */
gboolean readout_store_set_spans (ReadoutStore *store,
                                  gint64 statement_id,
                                  GArray *content,
                                  GArray *cue,
                                  GArray *source,
                                  GError **error);

gboolean readout_store_set_quotation (ReadoutStore *store,
                                      gint64 statement_id,
                                      ReadoutQuotation quotation,
                                      GError **error);

/* @credibility: NATO 1 to 6, 0 for none. */
gboolean readout_store_set_credibility (ReadoutStore *store,
                                        gint64 statement_id,
                                        guint credibility,
                                        GError **error);

G_END_DECLS
