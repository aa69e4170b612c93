/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * ReadoutPoolWork:
 *
 * Does the work of the item at @index, in any thread. Returns its result, which may be %NULL.
 */
typedef gpointer (*ReadoutPoolWork) (guint index, gpointer data, GCancellable *cancellable);

/**
 * ReadoutPoolTake:
 * @result: owned by the callee
 *
 * Takes a result, in the thread of the caller and in the order of the items. FALSE with @error
 * stops the whole.
 */
typedef gboolean (*ReadoutPoolTake) (guint index, gpointer result, gpointer data, GError **error);

/**
 * readout_ordered_pool_run:
 * @n_items: how many there are
 * @result_free: (nullable): frees results that nobody took
 *
 * Works on many items with one thread a processor and takes the results one by one in order. Never
 * more than a few items for each thread are begun and not yet taken, so memory is bounded.
 * Blocking; a cancellation is noticed at once, and returns when the work under way has ended.
 *
 * Returns: FALSE with G_IO_ERROR_CANCELLED or the error of @take
 */
gboolean readout_ordered_pool_run (guint n_items,
                                   ReadoutPoolWork work,
                                   ReadoutPoolTake take,
                                   GDestroyNotify result_free,
                                   gpointer data,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
