/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/readout-store.h"

G_BEGIN_DECLS

/* How statements are told apart, in the order in which they are stacked. */
typedef enum
{
  READOUT_OVERVIEW_SUPPORTS,
  READOUT_OVERVIEW_NONE, /* no clear position */
  READOUT_OVERVIEW_OPPOSES,
  READOUT_OVERVIEW_NO_TOPIC, /* about no topic; only where all topics are looked at */
  READOUT_OVERVIEW_N_SHARES
} ReadoutOverviewShare;

/* And reports. */
typedef enum
{
  READOUT_OVERVIEW_COUNTED, /* that stand for themselves */
  READOUT_OVERVIEW_COPIES,  /* of a report that is counted already, here or elsewhere */
} ReadoutOverviewReports;

/* An actor, an outlet, or the rest of them. */
typedef struct
{
  gint64 id;        /* 0 for the rest, and for reports without an outlet */
  char *name;       /* %NULL likewise */
  guint n_folded;   /* how many are in it: 0 but for the rest */
  char reliability; /* of an outlet: 'A' to 'F', '\0' when it is not graded */
  guint counts[READOUT_OVERVIEW_N_SHARES];
} ReadoutOverviewRow;

/* What was published on one day. */
typedef struct
{
  gint64 day; /* since 1 January 1970, UTC */
  guint counts[READOUT_OVERVIEW_N_SHARES];
} ReadoutOverviewDay;

/**
 * ReadoutOverview:
 * @topic_id: the topic that it is about; 0 for all of them
 * @topic: its proposition; %NULL likewise
 * @has_topics: whether the project has any
 * @actors: (element-type ReadoutOverviewRow): those with most statements about the topic first,
 *   counts by #ReadoutOverviewShare
 * @days: (element-type ReadoutOverviewDay): in order, without those on which there is nothing
 * @undated: statements of no known day
 * @outlets: (element-type ReadoutOverviewRow): those with most reports first, counts by
 *   #ReadoutOverviewReports; whatever the topic
 *
 * What is in a project, in numbers. A statement that was dismissed does not count; one about two
 * topics counts for each, as on the board.
 */
typedef struct
{
  gint64 topic_id;
  char *topic;
  gboolean has_topics;
  GArray *actors;
  GArray *days;
  guint undated[READOUT_OVERVIEW_N_SHARES];
  GArray *outlets;
} ReadoutOverview;

void readout_overview_free (ReadoutOverview *overview);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutOverview, readout_overview_free)

/**
 * readout_store_get_overview:
 * @topic_id: 0 for all; one that is not there (any more) is like 0
 * @n_rows: actors and outlets that have a row of their own; what is beyond is one row more
 *
 * Counted in the file: what comes back does not grow with the number of statements, but with that
 * of days. Of reports that count as one source (readout_store_get_copy_groups()), the one that was
 * published first is counted; those without a date come last.
 */
ReadoutOverview *
readout_store_get_overview (ReadoutStore *store, gint64 topic_id, guint n_rows, GError **error);

G_END_DECLS
