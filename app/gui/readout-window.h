/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/readout-project.h"

#include "readout-application.h"
#include "readout-importer.h"

G_BEGIN_DECLS

#define READOUT_TYPE_WINDOW (readout_window_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutWindow, readout_window, READOUT, WINDOW, AdwApplicationWindow)

/**
 * ReadoutWindow:
 *
 * The window of one project.
 */
ReadoutWindow *readout_window_new (ReadoutApplication *application);

/* Opens the project file at @path, made when it does not exist and @create is set. What goes wrong
 * is shown in the window. */
void readout_window_open_project (ReadoutWindow *window, const char *path, gboolean create);

/* Imports documents and folders, once the project is open. @files: of GFile; project files among
 * them are opened. */
void readout_window_import_files (ReadoutWindow *window, GPtrArray *files);

/* The path of the project, from the moment that it is asked for; may be %NULL. */
const char *readout_window_get_path (ReadoutWindow *window);

/* %NULL until it is open. */
ReadoutProject *readout_window_get_project (ReadoutWindow *window);

/* Whether the project is open and it is known what it holds. */
gboolean readout_window_is_loaded (ReadoutWindow *window);

/* What imports documents for this window; borrowed. */
ReadoutImporter *readout_window_get_importer (ReadoutWindow *window);

/* Whether nothing is lost when the window shows another project: it is empty and has no name. */
gboolean readout_window_is_disposable (ReadoutWindow *window);

/* "sidebar", "board", "reader", "overview" or "briefing", made when it is not there yet; borrowed;
 * %NULL for another name. */
GtkWidget *readout_window_get_pane (ReadoutWindow *window, const char *name);

/* Shows a statement in its report. */
void readout_window_open_statement (ReadoutWindow *window, gint64 report_id, gint64 statement_id);

G_END_DECLS
