/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/readout-import.h"

G_BEGIN_DECLS

/**
 * readout_import_client_read:
 * @document: a descriptor of the document, sealed so that it cannot change; stays the caller's
 * @name: (nullable): its file name
 *
 * Has the import worker read a document. The worker is started when it is first needed, serves
 * every thread, and is started again if it has died. Cancelled, the child that reads is stopped.
 *
 * Returns: the answer, owned by the caller, not to be believed; %NULL with READOUT_IMPORT_ERROR,
 *   which says in words when the document made its reader crash, hang, or take too much, or
 *   G_IO_ERROR_CANCELLED
 */
GBytes *readout_import_client_read (int document,
                                    const char *name,
                                    GCancellable *cancellable,
                                    GError **error);

/* Uses another worker from now on, %NULL for the usual one: for tests. */
void readout_import_client_set_worker (const char *path);

G_END_DECLS
