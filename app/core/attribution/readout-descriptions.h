/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "attribution/readout-actor-names.h"

G_BEGIN_DECLS

/* The actor of a common noun: "a senior official", "the ministry", "critics". A new one where no
 * known one is meant. @range: its phrase, @head: its head. Never %NULL. */
ReadoutActor *readout_descriptions_describe (ReadoutAnalysis *analysis,
                                             ReadoutNames *names,
                                             ReadoutRange range,
                                             guint head);

G_END_DECLS
