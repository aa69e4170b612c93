/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "attribution/readout-statement.h"

G_BEGIN_DECLS

/**
 * readout_spokespeople_find:
 * @statements: of @report, in its order
 *
 * Who speaks for whom, by what the report calls them: "its spokesperson Iva Merek", "the company's
 * chief executive, Peter Lorne", "Tarn's ambassador Idris Bakun". From the name of the person to
 * that of the organisation, state or group, both borrowed from @statements. Linear in the
 * statements, times the names of organisations, of which a fixed number is looked at.
 */
GHashTable *readout_spokespeople_find (ReadoutReport *report, GPtrArray *statements);

G_END_DECLS
