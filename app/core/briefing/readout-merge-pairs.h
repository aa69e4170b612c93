/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "briefing/readout-merge-units.h"

G_BEGIN_DECLS

/**
 * readout_units_pair:
 * @matches: of each unit of @a the same unit of @b, in order, or -1
 *
 * Says which of the units that have no match are another form of each other: the same bytes
 * elsewhere, else the same citations, else much the same words between the same neighbours. As good
 * as linear.
 *
 * Returns: for each unit of @a the index of its other form in @b, or -1; owned by the caller
 */
gint32 *readout_units_pair (ReadoutUnits *a, ReadoutUnits *b, const gint32 *matches);

G_END_DECLS
