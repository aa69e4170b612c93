/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "attribution/readout-actors.h"

G_BEGIN_DECLS

/* Whether the capitals at @first go on with an office: "Commissioner for Trade and Home Affairs".
 */
gboolean readout_hints_goes_on_office (const ReadoutAnalysis *analysis, guint first);

/* "Norlandian" → the state "Norland" of the same report; %NULL when there is none. @by_key: key →
 * ReadoutActor. */
ReadoutActor *readout_hints_find_people (GHashTable *by_key, const ReadoutActor *actor);

G_END_DECLS
