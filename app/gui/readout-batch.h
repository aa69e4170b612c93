/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "readout-operation.h"

G_BEGIN_DECLS

/* Changes one record, on the project's thread. */
typedef gboolean (*ReadoutBatchFunc) (ReadoutStore *store,
                                      gint64 id,
                                      gconstpointer data,
                                      GError **error);

/**
 * readout_batch_run:
 * @name: of the action that is undone as a whole: a string marked with N_()
 * @ids: (element-type gint64)
 * @data: (transfer full): freed with @data_free; not a widget
 * @done: (nullable): said when it is done, with Undo
 *
 * Changes many records in one action, all of them or none; what goes wrong is said in a toast of
 * @widget's window.
 */
void readout_batch_run (GtkWidget *widget,
                        ReadoutProject *project,
                        const char *name,
                        GArray *ids,
                        ReadoutBatchFunc function,
                        gpointer data,
                        GDestroyNotify data_free,
                        const char *done);

G_END_DECLS
