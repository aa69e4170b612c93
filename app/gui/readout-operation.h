/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/readout-project.h"

G_BEGIN_DECLS

/**
 * Changes to the project that a widget asks for. What goes wrong is told in a toast of the widget's
 * window.
 */

/* Runs on the project's thread: whether it worked. */
typedef gboolean (*ReadoutOperationFunc) (ReadoutStore *store, gpointer data, GError **error);

/**
 * readout_operation_run:
 * @data: (transfer full): freed with @data_free
 * @done: (nullable): said in a toast with an Undo button once it has worked
 */
void readout_operation_run (GtkWidget *widget,
                            ReadoutProject *project,
                            ReadoutOperationFunc function,
                            gpointer data,
                            GDestroyNotify data_free,
                            const char *done);

/* Says @words in a toast of the window of @widget; with @undo, with a button for it. */
void readout_operation_toast (GtkWidget *widget, const char *words, gboolean undo);

G_END_DECLS
