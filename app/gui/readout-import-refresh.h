/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/readout-project.h"

#include "readout-import-list.h"

G_BEGIN_DECLS

/**
 * readout_import_refresh_run:
 * @items: (nullable) (element-type ReadoutImportItem): %NULL means all of the list
 *
 * Asks the project what it knows about the reports of items and brings the items up to date, some
 * hundred at a time, so that the main loop never waits for long. Reports that were removed, or came
 * back, are told too.
 */
void
readout_import_refresh_run (ReadoutProject *project, ReadoutImportList *list, GPtrArray *items);

G_END_DECLS
