/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "readout-updates.h"

G_BEGIN_DECLS

#define READOUT_TYPE_UPDATE_ROW (readout_update_row_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutUpdateRow, readout_update_row, READOUT, UPDATE_ROW, AdwBin)

/**
 * ReadoutUpdateRow:
 *
 * A proposal, or a passage that rests on a report that no longer holds, in the list of updates.
 */
GtkWidget *readout_update_row_new (ReadoutUpdates *updates);

void readout_update_row_set_item (ReadoutUpdateRow *row, ReadoutUpdateItem *item);

G_END_DECLS
