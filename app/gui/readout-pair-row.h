/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/readout-records.h"

G_BEGIN_DECLS

#define READOUT_TYPE_PAIR_ROW (readout_pair_row_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutPairRow, readout_pair_row, READOUT, PAIR_ROW, AdwPreferencesRow)

/**
 * ReadoutPairRow:
 *
 * Two actors with what each says, and the question whether they are one. Emits "decided" with
 * whether they are.
 */

/* @ask: whether to show the buttons. */
GtkWidget *readout_pair_row_new (ReadoutActorPair *pair, gboolean ask);

ReadoutActorPair *readout_pair_row_get_pair (ReadoutPairRow *row);

G_END_DECLS
