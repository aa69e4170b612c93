/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "attribution/readout-actor-names.h"

G_BEGIN_DECLS

/* Who is named later of those whom a report first describes: "A senator from Varna called for talks
 * on Monday. … Jonas Pell, the senator, said …". @role: the word of the description, whose phrase
 * is
 * @range. %NULL where nobody fits, and further down in the report. */
ReadoutActor *readout_introductions_find (const ReadoutAnalysis *analysis,
                                          const ReadoutNames *names,
                                          const ReadoutRole *role,
                                          ReadoutRange range);

G_END_DECLS
