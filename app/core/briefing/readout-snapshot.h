/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stance/readout-proposition.h"
#include "text/readout-copy-groups.h"

G_BEGIN_DECLS

/**
 * ReadoutSnapshot:
 *
 * What a briefing is made from, checked against and exported with: reports with their text,
 * statements with their stances, topics and citation ids. Plain data, made by the console from
 * files or from a project (readout_snapshot_new_from_store()). Not changed while it is shared.
 */
typedef struct _ReadoutSnapshot ReadoutSnapshot;

ReadoutSnapshot *readout_snapshot_new (void);
ReadoutSnapshot *readout_snapshot_ref (ReadoutSnapshot *snapshot);
void readout_snapshot_unref (ReadoutSnapshot *snapshot);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutSnapshot, readout_snapshot_unref)

/* Adds a report with its statements (ReadoutStatement, in the order of the text), both held by
 * reference. A report without an id, and statements without theirs, get one. */
void readout_snapshot_add_report (ReadoutSnapshot *snapshot,
                                  ReadoutReport *report,
                                  GPtrArray *statements);

/* Adds a topic, copied. */
void readout_snapshot_add_topic (ReadoutSnapshot *snapshot, const ReadoutProposition *topic);

/* Sets the citation id that a project keeps for @statement. */
void
readout_snapshot_set_key (ReadoutSnapshot *snapshot, ReadoutStatement *statement, const char *key);

/* Keeps @key, which a briefing uses for a note of its own, from being given to a statement. */
void readout_snapshot_reserve_key (ReadoutSnapshot *snapshot, const char *key);

/* Sets which reports count as one source, taken over: what a project knows (transfer full). */
void readout_snapshot_set_copies (ReadoutSnapshot *snapshot, ReadoutCopyGroups *copies);

/* Finds that out from the texts, once all reports are there. As good as linear. */
void readout_snapshot_find_copies (ReadoutSnapshot *snapshot);

/* The id of the source that a report counts as: the same for copies of one text and versions of one
 * report. Without one of the two above, each report is a source. */
gint64 readout_snapshot_get_source (ReadoutSnapshot *snapshot, ReadoutReport *report);

/* How many sources there are among @reports (element-type ReadoutReport). Linear. */
guint readout_snapshot_count_sources (ReadoutSnapshot *snapshot, GPtrArray *reports);

/* What is known of who says the same, by the ids of statements: that two do, or, @refused, that the
 * person said that they do not. */
void readout_snapshot_link_same (ReadoutSnapshot *snapshot,
                                 gint64 statement_id,
                                 gint64 other_id,
                                 gboolean refused);

/* That nobody else does: nothing is to be found out from the words. FALSE at first. */
void readout_snapshot_set_knows_same (ReadoutSnapshot *snapshot, gboolean knows_same);
gboolean readout_snapshot_get_knows_same (ReadoutSnapshot *snapshot);

/* The smallest id of those that are linked to a statement: its own when none is. As good as O(1).
 */
gint64 readout_snapshot_find_same (ReadoutSnapshot *snapshot, gint64 statement_id);

/* Whether the person said of the statement that it does not say the same as some other one. */
gboolean readout_snapshot_is_cut (ReadoutSnapshot *snapshot, gint64 statement_id);

/* Two statements of which the person said that one contradicts the other; @refused: that it does
 * not. */
typedef struct
{
  gint64 statement_id;
  gint64 other_id;
  gboolean refused;
} ReadoutContradiction;

void readout_snapshot_add_contradiction (ReadoutSnapshot *snapshot,
                                         gint64 statement_id,
                                         gint64 other_id,
                                         gboolean refused);

/* (element-type ReadoutContradiction): in the order in which they were added. Owned by the
 * snapshot. */
GArray *readout_snapshot_get_contradictions (ReadoutSnapshot *snapshot);

/* The reliability of an outlet, 'A' to 'F', and that of the outlet of a report: '\0' where it is
 * not graded. Names are compared without case. */
void
readout_snapshot_set_reliability (ReadoutSnapshot *snapshot, const char *outlet, char reliability);
char readout_snapshot_get_reliability (ReadoutSnapshot *snapshot, ReadoutReport *report);

/* All in the order of adding, owned by @snapshot. */
GPtrArray *readout_snapshot_get_reports (ReadoutSnapshot *snapshot);
GPtrArray *readout_snapshot_get_statements (ReadoutSnapshot *snapshot);
GPtrArray *readout_snapshot_get_topics (ReadoutSnapshot *snapshot);

/* When the latest of the dated reports was published, in seconds since 1970 (UTC): the date of what
 * is made of them, the same whenever it is made. -1 when none is dated. */
gint64 readout_snapshot_get_timestamp (ReadoutSnapshot *snapshot);

/* The report of a statement, or %NULL. O(1). */
ReadoutReport *readout_snapshot_get_report (ReadoutSnapshot *snapshot, ReadoutStatement *statement);

/* The citation id of @statement. All that have none get theirs when the first is asked for, in the
 * order of the statements. Owned by @snapshot. O(1). */
const char *readout_snapshot_get_key (ReadoutSnapshot *snapshot, ReadoutStatement *statement);

/* The statement that @key cites, or %NULL. Owned by @snapshot. O(1). */
ReadoutStatement *readout_snapshot_find (ReadoutSnapshot *snapshot, const char *key);

/* Footnote definitions (one a line, as design 8 has them) of the ids in @keys that resolve, in that
 * order. Owned by the caller. */
char *readout_snapshot_dup_definitions (ReadoutSnapshot *snapshot, const char *const *keys);

G_END_DECLS
