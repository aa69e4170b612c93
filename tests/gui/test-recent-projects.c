/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which projects the menu offers.
 */
#include "readout-recent-projects.h"

#include <glib/gstdio.h>

#include "store/readout-store.h"

static char *
make_file (const char *folder, const char *name)
{
  char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  return path;
}

static void
test_order (void)
{
  g_autofree char *unnamed = readout_store_dup_unnamed_folder ();
  g_autofree char *folder = g_dir_make_tmp ("readout-test-XXXXXX", NULL);
  g_autofree char *first = make_file (folder, "first.readout");
  g_autofree char *second = make_file (folder, "second.readout");
  g_autofree char *gone = make_file (folder, "gone.readout");
  g_autofree char *kept = make_file (unnamed, "first 2.readout");
  g_autofree char *other = make_file (unnamed, "notes.txt");
  g_autofree char *hidden = make_file (unnamed, ".half.readout");
  g_auto (GStrv) recent = NULL;

  readout_recent_projects_add (gone);
  readout_recent_projects_add (first);
  readout_recent_projects_add (second);
  readout_recent_projects_add (first);
  g_unlink (gone);
  recent = readout_recent_projects_dup ();
  g_assert_cmpuint (g_strv_length (recent), ==, 3);
  g_assert_cmpstr (recent[0], ==, first);
  g_assert_cmpstr (recent[1], ==, second);
  g_assert_cmpstr (recent[2], ==, kept);
  g_unlink (first);
  g_unlink (second);
  g_unlink (kept);
  g_unlink (other);
  g_unlink (hidden);
  g_rmdir (folder);
}

/* There are never more than the menu has room for, and none twice. */
static void
test_many (void)
{
  g_autofree char *unnamed = readout_store_dup_unnamed_folder ();
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) recent = NULL;

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("Untitled %u.readout", i);

      g_ptr_array_add (paths, make_file (unnamed, name));
    }
  readout_recent_projects_add (g_ptr_array_index (paths, 3));
  recent = readout_recent_projects_dup ();
  g_assert_cmpuint (g_strv_length (recent), ==, 8);
  g_assert_cmpstr (recent[0], ==, g_ptr_array_index (paths, 3));
  for (guint i = 1; recent[i] != NULL; i++)
    g_assert_cmpstr (recent[i], !=, recent[0]);
  for (guint i = 0; i < paths->len; i++)
    g_unlink (g_ptr_array_index (paths, i));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/recent-projects/order", test_order);
  g_test_add_func ("/recent-projects/many", test_many);
  return g_test_run ();
}
