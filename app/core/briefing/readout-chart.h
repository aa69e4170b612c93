/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/readout-store-overview.h"

G_BEGIN_DECLS

typedef enum
{
  READOUT_CHART_ACTORS,  /* a bar for each actor, stacked by position */
  READOUT_CHART_TIME,    /* a column for each day, week, month or some years */
  READOUT_CHART_OUTLETS, /* a bar for each outlet */
} ReadoutChartKind;

/* What a part of a bar looks like. */
typedef enum
{
  READOUT_CHART_FILL_SUPPORTS,
  READOUT_CHART_FILL_NONE,
  READOUT_CHART_FILL_OPPOSES,
  READOUT_CHART_FILL_NO_TOPIC,
  READOUT_CHART_FILL_PLAIN,
  READOUT_CHART_FILL_COPIES,
} ReadoutChartFill;

/* Parts that a bar can have. */
#define READOUT_CHART_MAX_SERIES 4

/* The place of what has none: statements of no known day. */
#define READOUT_CHART_NO_PLACE G_MAXUINT

#define READOUT_TYPE_CHART_BAR (readout_chart_bar_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutChartBar, readout_chart_bar, READOUT, CHART_BAR, GObject)

/* One bar, and one row of the table. Plain data, not changed once it is made. */
struct _ReadoutChartBar
{
  GObject parent_instance;

  gint64 id;                              /* of the actor or outlet; 0 for none */
  char *label;                            /* what it is, in full */
  char *axis_label;                       /* the same where there is little room */
  char *grade;                            /* of an outlet, in words; %NULL when it has none */
  gboolean is_rest;                       /* many actors or outlets in one */
  guint place;                            /* from 0 on; READOUT_CHART_NO_PLACE: only in the table */
  guint values[READOUT_CHART_MAX_SERIES]; /* as many as the chart has series */
  guint total;
  char *from;  /* of TIME: the first day, ISO 8601; %NULL otherwise */
  char *until; /* and the last one */
  char *words; /* all of it as a sentence */
};

#define READOUT_TYPE_CHART (readout_chart_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutChart, readout_chart, READOUT, CHART, GObject)

/**
 * ReadoutChart:
 * @title: what is shown
 * @summary: the most of it, in words
 * @note: in the language of the person: what is not to be seen in the chart, such as how much has
 *   no date; may be %NULL
 * @head: what the bars are: "Actor"
 * @bars: (element-type ReadoutChartBar)
 * @n_places: of the bars; more than bars where there are gaps
 * @topic: what the statements are about; %NULL for all topics, and for outlets
 *
 * Numbers of a project as they are drawn and written, in the language of the person or in English,
 * which is that of briefings. Plain data, not changed once it is made.
 */
struct _ReadoutChart
{
  GObject parent_instance;

  ReadoutChartKind kind;
  char *title;
  char *summary;
  char *note;
  char *topic;
  const char *head;
  const char *total_head;
  const char *grade_head; /* %NULL where nothing is graded */
  guint n_series;
  const char *series[READOUT_CHART_MAX_SERIES]; /* names */
  guint shares[READOUT_CHART_MAX_SERIES];       /* ReadoutOverviewShare: what they count */
  ReadoutChartFill fills[READOUT_CHART_MAX_SERIES];
  GListStore *bars;
  guint n_places;
  gboolean is_translated;
};

/* @is_translated: in the language of the person; otherwise English. */
ReadoutChart *
readout_chart_new (const ReadoutOverview *overview, ReadoutChartKind kind, gboolean is_translated);

/* Whether there is no bar to draw. */
gboolean readout_chart_is_empty (ReadoutChart *chart);

/* How many statements or reports a part has in all bars; those without a place are left out. */
guint readout_chart_count_series (ReadoutChart *chart, guint series);

/* A Markdown pipe table under a title, or under @picture (nullable), the name of a picture of the
 * chart; ends with a line end. Owned by the caller. */
char *readout_chart_dup_markdown (ReadoutChart *chart, const char *picture);

/* The table with tabs between cells, for spreadsheets. Owned by the caller. */
char *readout_chart_dup_text (ReadoutChart *chart);

/* What can be seen on a picture of the chart, in a sentence. Owned by the caller. */
char *readout_chart_dup_alternative (ReadoutChart *chart);

G_END_DECLS
