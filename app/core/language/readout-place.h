/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * Where the rest of Readout lies, seen from the program that runs: beside it in the folder that it
 * was built in, or below the prefix that it is installed in now, which need not be the one that it
 * was configured for. An installed program never looks into a build folder.
 *
 * All paths are absolute, found once, and never freed. Any thread may ask.
 */

/**
 * readout_place_get_data_folders:
 *
 * Returns: (transfer none): the folders that hold language/, templates/ and the sample, in the
 *   order in which they are to be looked through, %NULL-terminated
 */
const char *const *readout_place_get_data_folders (void);

/* Returns: the folder of the icon themes. */
const char *readout_place_get_icon_folder (void);

/* Returns: the folder of the compiled settings schema. */
const char *readout_place_get_schema_folder (void);

/* Returns: the program that reads documents. It need not be there. */
const char *readout_place_get_import_worker (void);

/* Lets gettext find Readout's translations. setlocale() is up to the caller. */
void readout_place_bind_translations (void);

/**
 * readout_place_move:
 * @path: an absolute path below @prefix, or another one
 * @prefix: the prefix that Readout was configured for
 * @program: the program that runs
 * @folder: the folder of that program below @prefix
 *
 * Where @path is when @program is at home in @folder of another prefix: in /opt/a/bin, what was to
 * be in /usr/share is in /opt/a/share.
 *
 * Returns: the path, owned by the caller; %NULL when @program is not in such a folder, or @path not
 *   below @prefix
 */
char *
readout_place_move (const char *path, const char *prefix, const char *program, const char *folder);

G_END_DECLS
