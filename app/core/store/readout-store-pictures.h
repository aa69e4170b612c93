/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/readout-store.h"

G_BEGIN_DECLS

/**
 * Pictures that are in the project file itself, so that it remains one file wherever it goes. A
 * briefing names one like a file beside the project: "![…](positions-1a2b3c4d5e6f.png)".
 */

/* Such pictures are no larger. */
#define READOUT_STORE_PICTURE_MAX (4u * 1024 * 1024)

/**
 * readout_store_add_picture:
 * @stem: what its name begins with: letters a to z, digits and hyphens
 * @png: a PNG
 *
 * Keeps a picture as long as a briefing, a version of one, or what can be undone in them may name
 * it. The same one twice is one.
 *
 * Returns: its name, owned by the caller; %NULL on error (INVALID: it is no PNG, or too large)
 */
char *
readout_store_add_picture (ReadoutStore *store, const char *stem, GBytes *png, GError **error);

/* (element-type utf8 GBytes): all pictures by their names; never changed, so that threads can share
 * it. Owned by the caller. */
GHashTable *readout_store_list_pictures (ReadoutStore *store, GError **error);

/* Removes the pictures that nothing names any more. When the project is closed: before, a text that
 * names one may not be written yet. What cannot be looked at stays. */
void readout_store_tidy_pictures (ReadoutStore *store);

G_END_DECLS
