/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "attribution/readout-actor-names.h"

G_BEGIN_DECLS

/* The token of the source @range that tells who speaks, where @head, which the syntax gives, stands
 * in a bracket, in an apposition or before the noun that it belongs to: "Marta Quist (Unity, North
 * Bay)", "Jonas Pell, a member of the Harbour Committee", "Tarvia's Marta Quist". May lie outside
 * of the range. */
guint readout_source_heads_settle (const ReadoutAnalysis *analysis,
                                   ReadoutNames *names,
                                   ReadoutRange range,
                                   guint head);

/* The range up to the first comma after @head, without the words at its end that are of no name:
 * "today", "'s". */
ReadoutRange
readout_source_heads_get_core (const ReadoutAnalysis *analysis, ReadoutRange range, guint head);

/* "A report published Wednesday said": the noun phrase before the time at @head, where the parser
 * took the time for the subject. @noun: its head. FALSE where @head is no time. */
gboolean readout_source_heads_find_before_time (const ReadoutAnalysis *analysis,
                                                guint head,
                                                ReadoutRange *phrase,
                                                guint32 *noun);

G_END_DECLS
