/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Knows where the programs, the data and the translations of this Readout lie.
 */
#include "language/readout-place.h"

#include <gio/gio.h>
#include <libintl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>

#include "readout-config.h"

typedef struct
{
  const char *data[3];
  char *icons;
  char *schemas;
  char *worker;
  char *locale;
} Place;

static gboolean
is_below (const char *path, const char *folder)
{
  gsize length = strlen (folder);

  return strncmp (path, folder, length) == 0 && path[length] == '/';
}

/* Whether it was started where it was built: the tests and the programs are. */
static gboolean
is_built_here (const char *program)
{
  static const char *const folders[] = { READOUT_BUILD_ROOT "/app", READOUT_BUILD_ROOT "/tests" };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      char *folder = realpath (folders[i], NULL);
      gboolean here = folder != NULL && is_below (program, folder);

      free (folder);
      if (here)
        return TRUE;
    }
  return FALSE;
}

/* The program that runs, also where /proc is not mounted. Owned by the caller; free(). */
static char *
find_program (void)
{
  char *program = realpath ("/proc/self/exe", NULL);

  if (program == NULL)
    program = realpath ((const char *)getauxval (AT_EXECFN), NULL);
  return program;
}

/* Where it was put instead of where it was meant for, if it is there. */
static char *
find_installed (const char *path, const char *program)
{
  static const char *const folders[] = { READOUT_BIN_DIR, READOUT_LIBEXEC_DIR };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *moved = readout_place_move (path, READOUT_PREFIX, program, folders[i]);

      if (moved != NULL && g_file_test (moved, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&moved);
    }
  return g_strdup (path);
}

static const Place *
get_place (void)
{
  static Place place;
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      char *program = find_program ();

      if (program != NULL && is_built_here (program))
        {
          place.data[0] = READOUT_BUILD_ROOT "/data";
          place.data[1] = READOUT_SOURCE_DATA_DIR;
          place.icons = g_strdup (READOUT_SOURCE_DATA_DIR "/icons");
          place.schemas = g_strdup (READOUT_BUILD_ROOT "/data");
          place.worker = g_strdup (READOUT_BUILD_ROOT "/app/worker/readout-import-worker");
          place.locale = g_strdup (READOUT_BUILD_ROOT "/po");
        }
      else
        {
          const char *from = program != NULL ? program : "";

          place.data[0] = find_installed (READOUT_DATA_DIR, from);
          place.icons = find_installed (READOUT_ICON_DIR, from);
          place.schemas = find_installed (READOUT_SCHEMA_DIR, from);
          place.worker = find_installed (READOUT_IMPORT_WORKER, from);
          place.locale = find_installed (READOUT_LOCALE_DIR, from);
        }
      free (program);
      g_once_init_leave (&ready, 1);
    }
  return &place;
}

const char *const *
readout_place_get_data_folders (void)
{
  return get_place ()->data;
}

const char *
readout_place_get_icon_folder (void)
{
  return get_place ()->icons;
}

const char *
readout_place_get_schema_folder (void)
{
  return get_place ()->schemas;
}

const char *
readout_place_get_import_worker (void)
{
  return get_place ()->worker;
}

void
readout_place_bind_translations (void)
{
  bindtextdomain (READOUT_GETTEXT_PACKAGE, get_place ()->locale);
  bind_textdomain_codeset (READOUT_GETTEXT_PACKAGE, "UTF-8");
}

char *
readout_place_move (const char *path, const char *prefix, const char *program, const char *folder)
{
  g_autofree char *home = g_path_get_dirname (program);
  gsize tail;

  g_return_val_if_fail (path != NULL && prefix != NULL && folder != NULL, NULL);

  if (!is_below (path, prefix) || !is_below (folder, prefix))
    return NULL;
  tail = strlen (folder) - strlen (prefix);
  if (strlen (home) < tail || !g_str_has_suffix (home, folder + strlen (prefix)))
    return NULL;
  home[strlen (home) - tail] = '\0';
  return g_strconcat (home, path + strlen (prefix), NULL);
}
