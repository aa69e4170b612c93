/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/readout-project.h"

#include "readout-import-list.h"

G_BEGIN_DECLS

#define READOUT_TYPE_IMPORTER (readout_importer_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutImporter, readout_importer, READOUT, IMPORTER, GObject)

/**
 * ReadoutImporter:
 *
 * Imports documents into the project of a window, one import after the other, and keeps the list of
 * what became of them: of the imports since the last time that there was nothing to do.
 *
 * Signals:
 * "progressed": more is done; at most some twenty times a second.
 * "finished" (outcomes as a GPtrArray of ReadoutIntakeOutcome that lives as long as the signal,
 * number added as guint, words about an error or %NULL): an import is over, or was cancelled.
 * "found-nothing": there were only folders without documents; before "finished".
 * "notify::busy".
 */
ReadoutImporter *readout_importer_new (void);

/* Cancels what is under way and forgets the list. @project may be %NULL. */
void readout_importer_set_project (ReadoutImporter *importer, ReadoutProject *project);
ReadoutProject *readout_importer_get_project (ReadoutImporter *importer);

/* @files: of GFile, folders too */
void readout_importer_import_files (ReadoutImporter *importer, GPtrArray *files);

/* A document that is no file. @name is for the person. */
void readout_importer_import_bytes (ReadoutImporter *importer, GBytes *bytes, const char *name);

/* Reads documents again; those of @items (of ReadoutImportItem) that cannot be are left out. */
void readout_importer_retry (ReadoutImporter *importer, GPtrArray *items);

/* Stops what is under way and forgets what waits. */
void readout_importer_cancel (ReadoutImporter *importer);

/* Leaves single documents out. @items: of ReadoutImportItem */
void readout_importer_cancel_items (ReadoutImporter *importer, GPtrArray *items);

/* Reads what the project knows about the reports of @items (of ReadoutImportItem; %NULL: of all)
 * anew, after it was changed. */
void readout_importer_refresh (ReadoutImporter *importer, GPtrArray *items);

gboolean readout_importer_is_busy (ReadoutImporter *importer);

/* How many documents of the import that runs are done, and how many it has; 0 of 0 until that is
 * known. */
void readout_importer_get_progress (ReadoutImporter *importer, guint *n_done, guint *n_total);

/* Owned by @importer. */
ReadoutImportList *readout_importer_get_list (ReadoutImporter *importer);

G_END_DECLS
