/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "briefing/readout-check-sources.h"
#include "store/readout-store.h"

G_BEGIN_DECLS

/* Between a project and the source check. On the project's thread. */

/* The ids that @markdown cites or seems to: a GHashTable, a set of strings, owned by the caller.
 * Linear. */
GHashTable *readout_check_find_keys (const char *markdown);

/**
 * readout_check_sources_new_from_store:
 * @keys: set of the ids that a draft cites; those that the project does not know are left out
 *
 * What a draft is held against: the cited statements with their reports, and the names of all
 * actors. Its time hangs on what is cited and on the number of actors.
 *
 * Errors: READOUT_STORE_ERROR, G_IO_ERROR_CANCELLED.
 */
ReadoutCheckSources *readout_check_sources_new_from_store (ReadoutStore *store,
                                                           GHashTable *keys,
                                                           GCancellable *cancellable,
                                                           GError **error);

G_END_DECLS
