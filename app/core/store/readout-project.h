/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/readout-store.h"

G_BEGIN_DECLS

#define READOUT_TYPE_PROJECT (readout_project_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutProject, readout_project, READOUT, PROJECT, GObject)

/**
 * ReadoutProject:
 *
 * An open project file. It owns a thread, and that thread owns the #ReadoutStore (the SQLite connection); everything else asks
 * it to run a function there. What a function changed is told by #ReadoutProject::changed on the thread-default main context that the
 * project was opened in.
 *
 * Properties (notified on that context): "path", "title" (the file's name without its ending), "read-only", "can-undo",
 * "can-redo", "undo-name", "redo-name" (translated words for the menu, or %NULL).
 *
 * Signals: "changed" (ReadoutChanges flags), after the transaction that made the change was committed.
 */

/* Runs on the project's thread. Returns the result, or %NULL/0 with @error set. */
typedef gpointer (*ReadoutStoreFunc) (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error);

/* Opens or (with create) makes the project file at @path. Blocking; READOUT_STORE_ERROR in words. */
ReadoutProject *readout_project_open (const char *path, gboolean create, GCancellable *cancellable, GError **error);
void readout_project_open_async (const char *path, gboolean create, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
ReadoutProject *readout_project_open_finish (GAsyncResult *result, GError **error);

/* Runs @function on the project's thread and waits. Not for the main loop of a window. */
gpointer readout_project_run (ReadoutProject *project, ReadoutStoreFunc function, gpointer data, GCancellable *cancellable, GError **error);

/* The same without waiting. @data is freed with @data_free on any thread; @result_free frees a result that nobody took. */
void readout_project_run_async (ReadoutProject *project, ReadoutStoreFunc function, gpointer data, GDestroyNotify data_free,
                                GDestroyNotify result_free, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gpointer readout_project_run_finish (ReadoutProject *project, GAsyncResult *result, GError **error);

/* Waits for what is under way, checkpoints the WAL and closes: the file then stands alone. */
gboolean readout_project_close (ReadoutProject *project, GError **error);

G_END_DECLS
