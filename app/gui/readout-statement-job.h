/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/readout-by-hand.h"

G_BEGIN_DECLS

/**
 * What a person does to one statement that needs the language engine, off the main loop: see
 * readout-by-hand.h and readout_engine_sketch().
 */

/* What the engine makes of words. @report: with its text; @content: of ReadoutSpan; copied */
void readout_statement_job_sketch_async (ReadoutReport *report,
                                         GArray *content,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
ReadoutStatement *readout_statement_job_sketch_finish (GAsyncResult *result, GError **error);

/* Adds a statement; the result is its id, 0 on error. @statement is not touched by others
 * meanwhile. */
void readout_statement_job_add_async (ReadoutProject *project,
                                      ReadoutStatement *statement,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gint64 readout_statement_job_add_finish (GAsyncResult *result, GError **error);

/* Changes a statement. @change: copied */
void readout_statement_job_change_async (ReadoutProject *project,
                                         const ReadoutByHandChange *change,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean readout_statement_job_change_finish (GAsyncResult *result, GError **error);

G_END_DECLS
