/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * readout_data_find:
 * @data_dir: (nullable): the folder to look in; %NULL looks in $READOUT_DATA_DIR when that is set,
 *   else in the data folders of the build, of the sources and of the installed package
 * @name: a path below it: "language/en/cues.txt"
 *
 * The one place that knows where Readout's own data lies.
 *
 * Returns: the path of the file or folder, owned by the caller. %NULL and G_IO_ERROR_NOT_FOUND,
 * with the name in words.
 */
char *readout_data_find (const char *data_dir, const char *name, GError **error);

G_END_DECLS
