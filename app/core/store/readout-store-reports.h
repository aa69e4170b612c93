/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/readout-store.h"

G_BEGIN_DECLS

/* --- Reports -------------------------------------------------------------------------------------
 */

typedef enum
{
  READOUT_REPORT_SORT_PUBLISHED, /* newest first; unknown dates last */
  READOUT_REPORT_SORT_OUTLET,    /* by name, then newest first */
  READOUT_REPORT_SORT_TITLE,
  READOUT_REPORT_SORT_ADDED, /* as added */
  READOUT_REPORT_SORT_STATE, /* withdrawn, corrected, current, each newest first */
} ReadoutReportSort;

/* Which reports; a zeroed one means all, by date. */
typedef struct
{
  const char *search; /* as typed: words of title and text, a part of outlet or author; NULL or
                         blank: all */
  gint64 outlet_id;   /* 0: all */
  ReadoutReportSort sort;
  gboolean reversed;
} ReadoutReportQuery;

/**
 * readout_store_add_report:
 * @report: with text and sha256; its original, when there, is kept compressed
 * @statements: (nullable) (element-type ReadoutStatement): found in it. Their stances' topic ids
 * must be of this project
 * @duplicate: (out) (optional): whether the project has the same bytes already
 *
 * Adds a report with all it holds, its outlet and its actors. The same bytes twice are one report:
 * the id of the one that is there is returned and nothing changes. A report that was removed before
 * comes back with everything that the person did to it.
 *
 * Writes no undo log row by row: undone, it is "remove this report". The records given get their
 * ids (report, statements, actors of the voices).
 *
 * Returns: the report's id, 0 on error
 */
gint64 readout_store_add_report (ReadoutStore *store,
                                 ReadoutReport *report,
                                 GPtrArray *statements,
                                 gboolean *duplicate,
                                 GError **error);

/**
 * readout_store_replace_statements:
 * @statements: (element-type ReadoutStatement): found by a later analysis of the report
 * @topics: (nullable) (element-type ReadoutProposition): towards which they were judged, with their
 *   ids: a position towards one of them that is not found any more goes
 *
 * Takes over a new analysis. What the person kept, dismissed, graded, edited or added stays as it
 * is, and so does every cited statement; positions and actors that the person set stay. A statement
 * with the same content keeps its id; the others go or come.
 */
gboolean readout_store_replace_statements (ReadoutStore *store,
                                           gint64 report_id,
                                           GPtrArray *statements,
                                           GPtrArray *topics,
                                           GError **error);

/* A report with text, without original. A removed one too, so that every citation leads back. Owned
 * by the caller. */
ReadoutReport *readout_store_get_report (ReadoutStore *store, gint64 id, GError **error);

/* Whether a report was removed. */
gboolean
readout_store_is_report_removed (ReadoutStore *store, gint64 id, gboolean *removed, GError **error);

/* The document as it was; %NULL without @error when the report has none. Owned by the caller. */
GBytes *readout_store_get_original (ReadoutStore *store, gint64 id, GError **error);

/* The report with these bytes, 0 when there is none. */
gint64 readout_store_find_report (ReadoutStore *store, const char *sha256, GError **error);

/* How many reports; -1 on error. */
gint64
readout_store_count_reports (ReadoutStore *store, const ReadoutReportQuery *query, GError **error);

/* A page of reports, without text and original, with how many statements they have; owned by the
 * caller. @query may be %NULL. */
GPtrArray *readout_store_list_reports (ReadoutStore *store,
                                       const ReadoutReportQuery *query,
                                       guint offset,
                                       guint limit,
                                       GError **error);

/* (element-type gint64): the ids of all of them, in their order. Owned by the caller. */
GArray *readout_store_list_report_ids (ReadoutStore *store,
                                       const ReadoutReportQuery *query,
                                       GError **error);

/* @full: (out): whether the project has, on the days on which it has any, so many reports that a
 * list tells days apart rather than months. */
gboolean readout_store_are_days_full (ReadoutStore *store, gboolean *full, GError **error);

/* Reports by their ids (a GArray of gint64), in that order, as in a list; those that are not there
 * or were removed are left out. Owned by the caller. */
GPtrArray *readout_store_list_reports_by_id (ReadoutStore *store, GArray *ids, GError **error);

/* Sets a field by the person: it is not doubtful any more. @value %NULL or blank: unknown. A date
 * must be ISO 8601 ("2022", "2022-02", "2022-02-22", "2022-02-22T06:30:00Z"). */
gboolean readout_store_set_report_field (
    ReadoutStore *store, gint64 id, ReadoutReportField field, const char *value, GError **error);

/* The same for many at once: one action, all of them or none. @ids: a GArray of gint64. */
gboolean readout_store_set_reports_field (
    ReadoutStore *store, GArray *ids, ReadoutReportField field, const char *value, GError **error);

/* The person has looked at these reports: what was guessed is right. One action. @ids: a GArray of
 * gint64. */
gboolean readout_store_confirm_reports (ReadoutStore *store, GArray *ids, GError **error);

gboolean readout_store_set_report_state (ReadoutStore *store,
                                         gint64 id,
                                         ReadoutReportState state,
                                         GError **error);

/* The same for many at once: one action, all of them or none. @ids: a GArray of gint64. */
gboolean readout_store_set_reports_state (ReadoutStore *store,
                                          GArray *ids,
                                          ReadoutReportState state,
                                          GError **error);

/* Removes reports with all they hold. @ids: a GArray of gint64. */
gboolean readout_store_remove_reports (ReadoutStore *store, GArray *ids, GError **error);

G_END_DECLS
