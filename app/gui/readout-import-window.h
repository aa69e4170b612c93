/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "readout-importer.h"

G_BEGIN_DECLS

#define READOUT_TYPE_IMPORT_WINDOW (readout_import_window_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutImportWindow, readout_import_window, READOUT, IMPORT_WINDOW, AdwWindow)

/**
 * ReadoutImportWindow:
 *
 * The documents of an import, while it runs and after: what became of each, with ways to cancel, to
 * read again, and to correct what was guessed for many at once. One for each window of a project,
 * beside which it stands; it goes with it.
 *
 * Signals: "open-report" (the report's id as gint64).
 */

/* @opener: a widget of the project's window */
ReadoutImportWindow *readout_import_window_new (GtkWidget *opener, ReadoutImporter *importer);

/* What of the list is shown. */
void readout_import_window_show_filter (ReadoutImportWindow *window, ReadoutImportFilter filter);

G_END_DECLS
