/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "readout-import-item.h"

G_BEGIN_DECLS

#define READOUT_TYPE_IMPORT_ROW (readout_import_row_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutImportRow, readout_import_row, READOUT, IMPORT_ROW, AdwBin)

/**
 * ReadoutImportRow:
 *
 * A document in the list of an import: what it is, what became of it, and what was guessed.
 *
 * Signals: "retry", "cancel": the row's buttons.
 */
GtkWidget *readout_import_row_new (void);

/* @item: (nullable): followed until there is another one */
void readout_import_row_set_item (ReadoutImportRow *row, ReadoutImportItem *item);
ReadoutImportItem *readout_import_row_get_item (ReadoutImportRow *row);

G_END_DECLS
