/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where a program finds what belongs to it, whatever prefix it is in.
 */
#include "language/readout-place.h"

#include <gio/gio.h>

static void
test_move (void)
{
  static const struct
  {
    const char *path;
    const char *prefix;
    const char *program;
    const char *folder;
    const char *moved;
  } cases[] = {
    { "/usr/share/readout", "/usr", "/opt/a/bin/readout", "/usr/bin", "/opt/a/share/readout" },
    { "/usr/share/readout", "/usr", "/usr/bin/readout", "/usr/bin", "/usr/share/readout" },
    { "/usr/share", "/usr", "/a/usr/lib/x/worker", "/usr/lib/x", "/a/usr/share" },
    { "/usr/share", "/usr", "/bin/readout", "/usr/bin", "/share" },
    { "/usr/share", "/usr", "/opt/a/sbin/readout", "/usr/bin", NULL },
    { "/usr/share", "/usr", "/opt/abin/readout", "/usr/bin", NULL },
    { "/srv/data", "/usr", "/opt/a/bin/readout", "/usr/bin", NULL },
    { "/usr2/share", "/usr", "/opt/a/bin/readout", "/usr/bin", NULL },
    { "/usr/share", "/usr", "/opt/a/bin/readout", "/home/bin", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *moved =
          readout_place_move (cases[i].path, cases[i].prefix, cases[i].program, cases[i].folder);

      g_assert_cmpstr (moved, ==, cases[i].moved);
    }
}

/* This test runs where it was built. */
static void
test_here (void)
{
  const char *const *folders = readout_place_get_data_folders ();
  g_autofree char *language = NULL;

  g_assert_nonnull (folders[0]);
  g_assert_nonnull (folders[1]);
  g_assert_null (folders[2]);
  language = g_build_filename (folders[1], "language", "en", NULL);
  g_assert_true (g_file_test (language, G_FILE_TEST_IS_DIR));
  g_assert_true (g_file_test (readout_place_get_import_worker (), G_FILE_TEST_IS_EXECUTABLE));
  g_assert_true (g_file_test (readout_place_get_icon_folder (), G_FILE_TEST_IS_DIR));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/place/move", test_move);
  g_test_add_func ("/place/here", test_here);
  return g_test_run ();
}
