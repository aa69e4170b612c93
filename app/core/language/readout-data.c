/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds the data that Readout ships: language packs, templates, samples.
 */
#include "language/readout-data.h"

#include <glib/gi18n-lib.h>

#include "language/readout-place.h"

char *
readout_data_find (const char *data_dir, const char *name, GError **error)
{
  const char *only[] = { data_dir != NULL ? data_dir : g_getenv ("READOUT_DATA_DIR"), NULL };
  const char *const *folders = only[0] != NULL ? only : readout_place_get_data_folders ();

  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; folders[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folders[i], name, NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
               _("Readout’s own file “%s” is missing; is Readout installed completely?"), name);
  return NULL;
}
