/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "readout-importer.h"
#include "readout-rereader.h"

G_BEGIN_DECLS

#define READOUT_TYPE_IMPORT_BAR (readout_import_bar_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutImportBar, readout_import_bar, READOUT, IMPORT_BAR, AdwBin)

/**
 * ReadoutImportBar:
 *
 * Shows how far an import is, while there is one, with ways to cancel it and to look at it
 * ("win.show-import"); or how far reports are read again, which can be cancelled. It gets one of
 * the two, once.
 */
void readout_import_bar_set_importer (ReadoutImportBar *bar, ReadoutImporter *importer);
void readout_import_bar_set_rereader (ReadoutImportBar *bar, ReadoutRereader *rereader);

G_END_DECLS
