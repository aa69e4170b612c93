/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/readout-project.h"

G_BEGIN_DECLS

/**
 * The pictures that are in a project (readout_store_list_pictures()), kept at hand for pages that
 * are set again at every key.
 */

/* Reads them, once; @callback is told when they are there and there are any. */
void readout_project_pictures_load (ReadoutProject *project,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);

/* Whether there are any. */
gboolean readout_project_pictures_load_finish (GAsyncResult *result, GError **error);

/* Borrowed; never changed; %NULL until they are read. */
GHashTable *readout_project_pictures_get (ReadoutProject *project);

/* Adds one: see readout_store_add_picture(). It can be shown when @callback is called. */
void readout_project_pictures_add_async (ReadoutProject *project,
                                         const char *stem,
                                         GBytes *png,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);

/* Its name, owned by the caller. */
char *readout_project_pictures_add_finish (GAsyncResult *result, GError **error);

G_END_DECLS
