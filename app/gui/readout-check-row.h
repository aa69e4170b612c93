/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "readout-check-item.h"

G_BEGIN_DECLS

#define READOUT_TYPE_CHECK_ROW (readout_check_row_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutCheckRow, readout_check_row, READOUT, CHECK_ROW, AdwBin)

/**
 * ReadoutCheckRow:
 *
 * A finding of the source check in the panel: how bad it is, by icon and word, what it is, where it
 * stands, the words that differ, and what can be done.
 *
 * Signals: "fix", "dismiss", "restore", "open-report", each with the item.
 */
GtkWidget *readout_check_row_new (void);

/* @item: (nullable) */
void readout_check_row_set_item (ReadoutCheckRow *row, ReadoutCheckItem *item);

G_END_DECLS
