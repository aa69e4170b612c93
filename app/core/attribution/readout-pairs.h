/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "attribution/readout-actor-names.h"

G_BEGIN_DECLS

/* The actor that is the two together, the same for the same two. */
ReadoutActor *readout_pairs_join (ReadoutAnalysis *analysis,
                                  ReadoutNames *names,
                                  ReadoutActor *first,
                                  ReadoutActor *second);

/* The name that "and" joins to @mention before the token @end: "Jonas Pell (Unity) and the critic
 * Marta Quist"; %NULL where there is none, or one of another sort. */
ReadoutMention *readout_pairs_find_second (const ReadoutAnalysis *analysis,
                                           ReadoutNames *names,
                                           const ReadoutMention *mention,
                                           guint end);

/* Whom "both", "the pair", "the two lawmakers" mean: the two that were named together last; %NULL
 * where the phrase of @range with its head at @head means no two. */
ReadoutActor *
readout_pairs_find (ReadoutAnalysis *analysis, ReadoutRange range, guint head, gboolean body);

G_END_DECLS
