/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "briefing/readout-snapshot.h"
#include "store/readout-store.h"

G_BEGIN_DECLS

/* Snapshots of a project. On the project's thread, as everything that takes a store. */

/* All reports with their text and statements (dismissed ones too), topics and citation ids. Errors:
 * READOUT_STORE_ERROR, G_IO_ERROR_CANCELLED. */
ReadoutSnapshot *
readout_snapshot_new_from_store (ReadoutStore *store, GCancellable *cancellable, GError **error);

/* The same in slices, so that others get at the project in between: first everything but the
 * reports, with the ids of those (a GArray of gint64, owned by the caller) … */
ReadoutSnapshot *readout_snapshot_begin_from_store (ReadoutStore *store,
                                                    GArray **ids,
                                                    GCancellable *cancellable,
                                                    GError **error);

/* … then @n of them at a time, from the @first on. Those that were removed meanwhile are left out.
 */
gboolean readout_snapshot_add_from_store (ReadoutSnapshot *snapshot,
                                          ReadoutStore *store,
                                          GArray *ids,
                                          guint first,
                                          guint n,
                                          GCancellable *cancellable,
                                          GError **error);

/* The topics alone. */
gboolean readout_snapshot_add_topics_from_store (ReadoutSnapshot *snapshot,
                                                 ReadoutStore *store,
                                                 GError **error);

/* Keeps the ids of the statements that @markdown cites in the project, for good: they lead back
 * from then on, whatever else is imported. */
gboolean readout_snapshot_keep_citations (ReadoutSnapshot *snapshot,
                                          const char *markdown,
                                          ReadoutStore *store,
                                          GError **error);

G_END_DECLS
