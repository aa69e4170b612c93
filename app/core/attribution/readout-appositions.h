/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "attribution/readout-actor-names.h"

G_BEGIN_DECLS

/* "the news agency Meropress": the words before a name of unknown kind tell it. */
void readout_appositions_tell_kind (const ReadoutAnalysis *analysis, ReadoutMention *mention);

/* "the chairman, John Smith", "spokesman John Smith", "the newspaper, The Guardian", "High
 * Commissioner for Foreign Policy Josep Borrell": the name that the description at @head stands by
 * in @range, %NULL without one. @role: the flags of @head as a role. */
ReadoutActor *readout_appositions_find_named (
    ReadoutAnalysis *analysis, ReadoutNames *names, guint head, ReadoutRange range, guint64 role);

G_END_DECLS
