/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "briefing/readout-snapshot.h"

G_BEGIN_DECLS

/**
 * Reports in the form of design 11, as JSON. Offsets are code points, half-open; paragraphs count
 * from 1, as "¶ 1"; what is unknown is null.
 */

/**
 * readout_report_json_append:
 * @topics: (nullable) (element-type ReadoutProposition)
 *
 * Appends one object, on one line and without a line end: "report", "text", "topics" and
 * "statements" with their stances towards @topics.
 */
void readout_report_json_append (GString *json,
                                 ReadoutReport *report,
                                 GPtrArray *statements,
                                 GPtrArray *topics);

/* Appends one object of a report that is one of several, with the names that others know it and its
 * statements by: in "report" also "id", "source" and "state", in each statement "citation"; without
 * "topics". See readout_export_json(). */
void readout_report_json_append_linked (GString *json,
                                        ReadoutReport *report,
                                        GPtrArray *statements,
                                        ReadoutSnapshot *snapshot);

/* Appends "topics": the array of propositions, of which there may be none (%NULL). */
void readout_report_json_append_topics (GString *json, GPtrArray *topics);

/* Appends one object with the metadata and the text only; "doubtful" names the metadata that was
 * guessed. */
void readout_report_json_append_text (GString *json, ReadoutReport *report);

/* "current", "corrected" or "withdrawn". */
const char *readout_report_json_get_state (ReadoutReport *report);

/* Appends @string as a JSON string, or null. */
void readout_report_json_append_string (GString *json, const char *string);

G_END_DECLS
