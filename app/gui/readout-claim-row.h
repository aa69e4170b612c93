/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/readout-records.h"

G_BEGIN_DECLS

#define READOUT_TYPE_CLAIM_ROW (readout_claim_row_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutClaimRow, readout_claim_row, READOUT, CLAIM_ROW, AdwPreferencesRow)

/**
 * ReadoutClaimRow:
 *
 * A statement among those that it is compared with: who says it where, its words, and buttons to
 * open it and to cut its link. "cut" and "open" are emitted when they are pressed.
 */

/* @caption: what it has to do with the others; @cut_label: what the button for that does, %NULL:
 * there is none */
GtkWidget *
readout_claim_row_new (ReadoutBoardRow *record, const char *caption, const char *cut_label);

ReadoutBoardRow *readout_claim_row_get_record (ReadoutClaimRow *row);

G_END_DECLS
