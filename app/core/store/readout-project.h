/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/readout-store.h"

G_BEGIN_DECLS

#define READOUT_TYPE_PROJECT (readout_project_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutProject, readout_project, READOUT, PROJECT, GObject)

/**
 * ReadoutProject:
 *
 * An open project file. It owns a thread, and that thread owns the #ReadoutStore (the SQLite
 * connection); everything else asks it to run a function there, one after the other, in the order
 * in which they were asked. What a function changed is told by #ReadoutProject::changed on the
 * thread-default main context that the project was opened in. Every committed action survives a
 * crash at once and a loss of power after a second.
 *
 * Properties (notified on that context): "path", "title" (what the person called it, else the
 * file's name without its ending), "read-only", "notice" (what the person must know about how it
 * was opened, or %NULL), "can-undo", "can-redo", "undo-name", "redo-name" (translated words for the
 * menu, or %NULL).
 *
 * Signals: "changed" (ReadoutChanges flags, as guint), after the transaction that made the change
 * was committed. Changes that follow each other quickly are told once.
 */

/* Runs on the project's thread. Returns the result, or %NULL/0 with @error set. An action that it
 * leaves open is rolled back. */
typedef gpointer (*ReadoutStoreFunc) (ReadoutStore *store,
                                      gpointer data,
                                      GCancellable *cancellable,
                                      GError **error);

/* Opens or (with create) makes the project file at @path. Blocking; READOUT_STORE_ERROR in words.
 */
ReadoutProject *
readout_project_open (const char *path, gboolean create, GCancellable *cancellable, GError **error);
void readout_project_open_async (const char *path,
                                 gboolean create,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
ReadoutProject *readout_project_open_finish (GAsyncResult *result, GError **error);

/* Runs @function on the project's thread and waits. Not for the main loop of a window, nor from
 * inside such a function. */
gpointer readout_project_run (ReadoutProject *project,
                              ReadoutStoreFunc function,
                              gpointer data,
                              GCancellable *cancellable,
                              GError **error);

/* The same without waiting. @data is freed with @data_free on any thread; @result_free frees a
 * result that nobody took. */
void readout_project_run_async (ReadoutProject *project,
                                ReadoutStoreFunc function,
                                gpointer data,
                                GDestroyNotify data_free,
                                GDestroyNotify result_free,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gpointer readout_project_run_finish (ReadoutProject *project, GAsyncResult *result, GError **error);

/* Between these, which nest, changes are told every two seconds at most, so that many of them, as
 * in an import, leave the project's thread its time; what changes the name of what is undone is
 * told at once. On the context of the project. */
void readout_project_begin_flood (ReadoutProject *project);
void readout_project_end_flood (ReadoutProject *project);

/* Undoes or redoes; "changed" tells what. The result is whether there was something to do. */
void readout_project_undo_async (ReadoutProject *project,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
void readout_project_redo_async (ReadoutProject *project,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean
readout_project_undo_finish (ReadoutProject *project, GAsyncResult *result, GError **error);

/**
 * readout_project_save_as:
 * @path: of a file; one that is there goes to the trash or, where there is none, gets "~" behind
 * its name, unless it is the project's own or in use, which is an error
 *
 * Writes the project to a new file and goes on with it. The file from before stays, unless it was
 * one without a name (readout_store_dup_unnamed_path()). Blocking; the async one does not.
 */
gboolean readout_project_save_as (ReadoutProject *project, const char *path, GError **error);
void readout_project_save_as_async (ReadoutProject *project,
                                    const char *path,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean
readout_project_save_as_finish (ReadoutProject *project, GAsyncResult *result, GError **error);

/* Writes the project to another file, which may replace one as in readout_project_save_as(), and
 * goes on with its own. */
void readout_project_copy_to_async (ReadoutProject *project,
                                    const char *path,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean
readout_project_copy_to_finish (ReadoutProject *project, GAsyncResult *result, GError **error);

const char *readout_project_get_path (ReadoutProject *project);
const char *readout_project_get_title (ReadoutProject *project);
gboolean readout_project_is_read_only (ReadoutProject *project);
const char *readout_project_get_notice (ReadoutProject *project);
gboolean readout_project_can_undo (ReadoutProject *project);
gboolean readout_project_can_redo (ReadoutProject *project);
const char *readout_project_get_undo_name (ReadoutProject *project);
const char *readout_project_get_redo_name (ReadoutProject *project);

/* Waits for what is under way, checkpoints the WAL and closes: the file then stands alone. Dropping
 * the last reference does the same, without a word. */
gboolean readout_project_close (ReadoutProject *project, GError **error);
void readout_project_close_async (ReadoutProject *project,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean
readout_project_close_finish (ReadoutProject *project, GAsyncResult *result, GError **error);

G_END_DECLS
