/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * readout_pasted_page_read_async:
 *
 * Reads what a browser copied, as HTML.
 */
void readout_pasted_page_read_async (GdkClipboard *clipboard,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);

/* The bytes as they are, owned by the caller. %NULL with a G_IO_ERROR: TOO_LARGE in words for the
 * person. */
GBytes *readout_pasted_page_read_finish (GAsyncResult *result, GError **error);

G_END_DECLS
