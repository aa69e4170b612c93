/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * readout_data_find:
 * @data_dir: (nullable): the folder to look in; %NULL looks in $READOUT_DATA_DIR when that is set,
 *   else where readout_place_get_data_folders() says
 * @name: a path below it: "language/en/cues.txt"
 *
 * Finds a file of Readout's own.
 *
 * Returns: the path of the file or folder, owned by the caller. %NULL and G_IO_ERROR_NOT_FOUND,
 * with the name in words.
 */
char *readout_data_find (const char *data_dir, const char *name, GError **error);

G_END_DECLS
