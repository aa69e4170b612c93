/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/readout-project.h"

G_BEGIN_DECLS

/**
 * readout_insert_job_run_async:
 * @ids: (element-type gint64): of statements; 0 between two of them begins a paragraph. One that
 *   comes again is left out. Copied
 *
 * Makes each statement a sentence with its citation, and gives it its key: some at a time, so that
 * others have their turn in the project's thread.
 */
void readout_insert_job_run_async (ReadoutProject *project,
                                   GArray *ids,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);

/* The sentences, owned by the caller. @n: (out): how many; those that are not there any more are
 * left out, and when none is there that is an error in words. */
char *readout_insert_job_run_finish (ReadoutProject *project,
                                     GAsyncResult *result,
                                     guint *n,
                                     GError **error);

G_END_DECLS
