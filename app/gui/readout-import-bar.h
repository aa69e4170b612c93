/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/readout-project.h"

G_BEGIN_DECLS

#define READOUT_TYPE_IMPORT_BAR (readout_import_bar_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutImportBar, readout_import_bar, READOUT, IMPORT_BAR, AdwBin)

/**
 * ReadoutImportBar:
 *
 * Imports documents into a project and shows how far it is, with a way to cancel. Imports that are
 * asked for meanwhile follow one after the other.
 *
 * Signals: "finished" (outcomes as a GPtrArray of ReadoutIntakeOutcome that lives as long as the
 * signal, number added as guint, words about an error or %NULL): an import is over, or was
 * cancelled.
 */

/* @files: of GFile, folders too */
void
readout_import_bar_import_files (ReadoutImportBar *bar, ReadoutProject *project, GPtrArray *files);

/* A document that is no file. @name is for the person. */
void readout_import_bar_import_bytes (ReadoutImportBar *bar,
                                      ReadoutProject *project,
                                      GBytes *bytes,
                                      const char *name);

/* Stops what is under way and forgets what waits. */
void readout_import_bar_cancel (ReadoutImportBar *bar);

gboolean readout_import_bar_is_busy (ReadoutImportBar *bar);

G_END_DECLS
