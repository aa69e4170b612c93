/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Projects where nothing can stand beside the file: in the folder of a portal, in one that may not
 * be written. What is done to them arrives, also after a crash, and nobody else's changes are lost.
 */
#include "store-samples.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/readout-project.h"

/* A folder as the document portal shows it: one file, known by the path "…/doc/ID/NAME". */
static char *
make_portal_folder (const char *id)
{
  char *folder = g_build_filename (g_get_user_runtime_dir (), "doc", id, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  return folder;
}

static void
set_up (SampleFile *file, gconstpointer data)
{
  file->folder = make_portal_folder ("1a2b3c");
  file->path = g_build_filename (file->folder, "project.readout", NULL);
}

static char *
dup_copies_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "readout", "open", NULL);
}

/* Copies that are there. */
static guint
count_copies (void)
{
  g_autofree char *folder = dup_copies_folder ();
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    n += !g_str_equal (name, "lock");
  return n;
}

static void
assert_alone (SampleFile *file)
{
  g_autoptr (GDir) folder = g_dir_open (file->folder, 0, NULL);

  g_assert_cmpstr (g_dir_read_name (folder), ==, "project.readout");
  g_assert_null (g_dir_read_name (folder));
}

static gint64
count_reports (ReadoutStore *store)
{
  return sample_number (store, "SELECT count(*) FROM report");
}

/* What the file itself holds, whatever copies there are. */
static gint64
count_in_file (const char *path)
{
  g_autofree char *uri = g_strdup_printf ("file:%s?immutable=1", path);
  sqlite3 *connection = NULL;
  sqlite3_stmt *statement = NULL;
  gint64 n;

  g_assert_cmpint (sqlite3_open_v2 (uri, &connection, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL),
                   ==, SQLITE_OK);
  sqlite3_prepare_v2 (connection, "SELECT count(*) FROM report", -1, &statement, NULL);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  n = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (connection);
  return n;
}

static void
make_project (const char *path, guint n_reports)
{
  ReadoutStore *store = sample_open (path);

  for (guint i = 0; i < n_reports; i++)
    sample_add (store, i, 4);
  sample_close (store);
}

/* Runs in a process that dies without closing anything. */
static void
crash (void (*function) (const char *path), const char *path)
{
  int status;
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      function (path);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
}

static void
add_one (const char *path)
{
  ReadoutStore *store = readout_store_open (path, FALSE, NULL, NULL);

  if (store == NULL)
    _exit (1);
  sample_add (store, 7, 4);
}

static void
test_portal (SampleFile *file, gconstpointer data)
{
  ReadoutStore *store;

  make_project (file->path, 1);
  assert_alone (file);
  g_assert_cmpint (count_in_file (file->path), ==, 1);
  store = sample_open (file->path);
  g_assert_null (readout_store_get_notice (store));
  g_assert_cmpstr (readout_store_get_path (store), ==, file->path);
  sample_add (store, 2, 4);
  assert_alone (file);
  g_assert_true (readout_store_is_behind (store));
  g_assert_cmpint (count_in_file (file->path), ==, 1);
  g_assert_true (readout_store_write_back (store, NULL));
  g_assert_false (readout_store_is_behind (store));
  assert_alone (file);
  g_assert_cmpint (count_in_file (file->path), ==, 2);
  sample_add (store, 3, 4);
  sample_close (store);
  assert_alone (file);
  g_assert_cmpint (count_in_file (file->path), ==, 3);
  g_assert_cmpuint (count_copies (), ==, 0);
  store = sample_open (file->path);
  g_assert_cmpint (count_reports (store), ==, 3);
  sample_check (store);
  sample_close (store);
}

/* Looking at a project does not write it. */
static void
test_untouched (SampleFile *file, gconstpointer data)
{
  GStatBuf before;
  GStatBuf after;
  ReadoutStore *store;

  make_project (file->path, 2);
  g_assert_cmpint (g_stat (file->path, &before), ==, 0);
  store = sample_open (file->path);
  g_assert_cmpint (count_reports (store), ==, 2);
  sample_close (store);
  g_assert_cmpint (g_stat (file->path, &after), ==, 0);
  g_assert_cmpint (before.st_ino, ==, after.st_ino);
  g_assert_cmpint (before.st_mtim.tv_nsec, ==, after.st_mtim.tv_nsec);
}

static void
test_crash (SampleFile *file, gconstpointer data)
{
  ReadoutStore *store;

  make_project (file->path, 1);
  crash (add_one, file->path);
  g_assert_cmpint (count_in_file (file->path), ==, 1);
  g_assert_cmpuint (count_copies (), ==, 1);
  store = sample_open (file->path);
  g_assert_cmpint (count_reports (store), ==, 2);
  sample_close (store);
  g_assert_cmpint (count_in_file (file->path), ==, 2);
  g_assert_cmpuint (count_copies (), ==, 0);
}

/* After the next login the portal gives the file another path. */
static void
test_crash_and_another_path (SampleFile *file, gconstpointer data)
{
  g_autofree char *folder = make_portal_folder ("4d5e6f");
  g_autofree char *path = g_build_filename (folder, "project.readout", NULL);
  ReadoutStore *store;

  make_project (file->path, 1);
  crash (add_one, file->path);
  g_assert_cmpint (g_rename (file->path, path), ==, 0);
  store = sample_open (path);
  g_assert_cmpint (count_reports (store), ==, 2);
  sample_close (store);
  g_assert_cmpint (count_in_file (path), ==, 2);
  g_assert_cmpuint (count_copies (), ==, 0);
  g_unlink (path);
  g_rmdir (folder);
}

/* What was left behind does not go over what somebody else wrote since; it is a project of its own.
 */
static void
test_crash_and_changed_elsewhere (SampleFile *file, gconstpointer data)
{
  g_autofree char *unnamed = readout_store_dup_unnamed_folder ();
  g_autofree char *kept = g_build_filename (unnamed, "project 2.readout", NULL);
  g_autofree char *other = g_build_filename (g_get_user_data_dir (), "other.readout", NULL);
  ReadoutStore *store;

  make_project (other, 5);
  make_project (file->path, 1);
  crash (add_one, file->path);
  g_assert_cmpint (g_rename (other, file->path), ==, 0);
  store = sample_open (file->path);
  g_assert_cmpint (count_reports (store), ==, 5);
  g_assert_nonnull (readout_store_get_notice (store));
  g_assert_nonnull (strstr (readout_store_get_notice (store), "project 2.readout"));
  sample_close (store);
  g_assert_cmpint (count_in_file (file->path), ==, 5);
  store = sample_open (kept);
  g_assert_cmpint (count_reports (store), ==, 2);
  sample_close (store);
  g_assert_cmpuint (count_copies (), ==, 0);
  g_unlink (kept);
}

static void
test_changed_while_open (SampleFile *file, gconstpointer data)
{
  g_autofree char *unnamed = readout_store_dup_unnamed_folder ();
  g_autofree char *kept = g_build_filename (unnamed, "project 2.readout", NULL);
  g_autofree char *other = g_build_filename (g_get_user_data_dir (), "other.readout", NULL);
  g_autoptr (GError) error = NULL;
  ReadoutStore *store;

  make_project (other, 5);
  make_project (file->path, 1);
  store = sample_open (file->path);
  sample_add (store, 8, 4);
  g_assert_cmpint (g_rename (other, file->path), ==, 0);
  g_assert_false (readout_store_write_back (store, &error));
  g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_CHANGED);
  g_assert_cmpstr (readout_store_get_notice (store), ==, error->message);
  g_clear_error (&error);
  g_assert_false (readout_store_close (store, &error));
  g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_CHANGED);
  g_assert_cmpint (count_in_file (file->path), ==, 5);
  sample_close (sample_open (file->path));
  g_assert_cmpint (count_in_file (kept), ==, 2);
  g_unlink (kept);
}

/* Removed or moved while it is open: it is written again, where it was. */
static void
test_removed_while_open (SampleFile *file, gconstpointer data)
{
  ReadoutStore *store;

  make_project (file->path, 1);
  store = sample_open (file->path);
  sample_add (store, 8, 4);
  g_unlink (file->path);
  sample_close (store);
  g_assert_cmpint (count_in_file (file->path), ==, 2);
}

/* Two that have the same file open see the same; the last one writes it. */
static void
test_shared (SampleFile *file, gconstpointer data)
{
  ReadoutStore *first;
  ReadoutStore *second;

  make_project (file->path, 1);
  first = sample_open (file->path);
  second = sample_open (file->path);
  g_assert_cmpuint (count_copies (), ==, 1);
  sample_add (first, 5, 4);
  sample_close (first);
  g_assert_cmpint (count_reports (second), ==, 2);
  sample_close (second);
  g_assert_cmpint (count_in_file (file->path), ==, 2);
  g_assert_cmpuint (count_copies (), ==, 0);
}

/* A write over the file was interrupted by a loss of power. */
static void
test_interrupted (SampleFile *file, gconstpointer data)
{
  g_autofree char *folder = dup_copies_folder ();
  g_autoptr (GDir) directory = NULL;
  g_autofree char *state = NULL;
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  const char *name;
  ReadoutStore *store;

  make_project (file->path, 1);
  crash (add_one, file->path);
  directory = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (directory)) != NULL && g_str_equal (name, "lock"))
    ;
  state = g_build_filename (folder, name, "origin.ini", NULL);
  g_assert_true (g_key_file_load_from_file (keys, state, G_KEY_FILE_NONE, NULL));
  g_key_file_set_boolean (keys, "origin", "in-place", TRUE);
  g_assert_true (g_key_file_save_to_file (keys, state, NULL));
  g_assert_cmpint (truncate (file->path, 5000), ==, 0);
  store = sample_open (file->path);
  g_assert_cmpint (count_reports (store), ==, 2);
  sample_close (store);
  g_assert_cmpint (count_in_file (file->path), ==, 2);
}

static void
test_save_as (SampleFile *file, gconstpointer data)
{
  g_autofree char *unnamed = readout_store_dup_unnamed_folder ();
  g_autofree char *plain = g_build_filename (unnamed, "plain.readout", NULL);
  g_autoptr (GError) error = NULL;
  ReadoutStore *store = sample_open (plain);

  sample_add (store, 1, 4);
  g_assert_true (readout_store_copy_to (store, file->path, &error));
  g_assert_no_error (error);
  assert_alone (file);
  g_assert_cmpint (count_in_file (file->path), ==, 1);
  g_assert_false (readout_store_copy_to (store, file->path, &error));
  g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_INVALID);
  sample_close (store);
  g_unlink (plain);
  g_assert_cmpuint (count_copies (), ==, 0);
}

/* The copy from before a migration goes where it lasts. */
static void
test_old (SampleFile *file, gconstpointer data)
{
  g_autofree char *old =
      g_build_filename (g_getenv ("READOUT_FIXTURES"), "projects", "v1.readout", NULL);
  g_autofree char *unnamed = readout_store_dup_unnamed_folder ();
  g_autofree char *backup = g_build_filename (unnamed, "project.readout.v1-backup", NULL);
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (old, &contents, &length, NULL));
  g_assert_true (g_file_set_contents (file->path, contents, length, NULL));
  sample_close (sample_open (file->path));
  assert_alone (file);
  g_assert_true (g_file_test (backup, G_FILE_TEST_IS_REGULAR));
  sample_close (sample_open (file->path));
  g_assert_cmpuint (count_copies (), ==, 0);
  g_unlink (backup);
}

static void
test_no_project (SampleFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;

  g_assert_true (g_file_set_contents (file->path, "A report, renamed.\n", -1, NULL));
  g_assert_null (readout_store_open (file->path, TRUE, NULL, &error));
  g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_NOT_A_PROJECT);
  g_assert_true (g_file_get_contents (file->path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "A report, renamed.\n");
  g_assert_cmpuint (count_copies (), ==, 0);
}

static gpointer
add_report (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  sample_add (store, 9, 4);
  return GINT_TO_POINTER (TRUE);
}

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* A project that stays open is written when there is nothing to do. */
static void
test_while_open (SampleFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  ReadoutProject *project;
  guint timer = g_timeout_add (50, wake_cb, NULL);

  make_project (file->path, 1);
  project = readout_project_open (file->path, FALSE, NULL, &error);
  g_assert_no_error (error);
  readout_project_run (project, add_report, NULL, NULL, &error);
  g_assert_no_error (error);
  while (count_in_file (file->path) != 2)
    g_main_context_iteration (NULL, TRUE);
  g_object_unref (project);
  g_source_remove (timer);
  g_assert_cmpuint (count_copies (), ==, 0);
}

/* Of a folder that may not be written: 0 when all was as it should be. */
static int
work_in_place (const char *path)
{
  g_autoptr (GError) error = NULL;
  ReadoutStore *store = readout_store_open (path, FALSE, NULL, &error);

  if (store == NULL || readout_store_is_read_only (store))
    return 1;
  sample_add (store, 4, 4);
  if (!readout_store_write_back (store, &error) || count_in_file (path) != 2)
    return 2;
  sample_add (store, 5, 4);
  if (!readout_store_close (store, &error) || count_in_file (path) != 3)
    return 3;
  return count_copies () == 0 ? 0 : 4;
}

/* A file that may only be read, from a portal. */
static int
look_only (const char *path)
{
  g_autoptr (GError) error = NULL;
  ReadoutStore *store = readout_store_open (path, FALSE, NULL, &error);

  if (store == NULL || !readout_store_is_read_only (store))
    return 1;
  if (count_reports (store) != 1 || readout_store_get_notice (store) == NULL)
    return 2;
  return readout_store_close (store, &error) && count_copies () == 0 ? 0 : 3;
}

/* With an empty data folder of its own. */
static void
run_as_nobody (int (*function) (const char *path), const char *path)
{
  g_autofree char *copies = dup_copies_folder ();
  g_autofree char *readout = g_path_get_dirname (copies);
  g_autofree char *mine = g_strconcat (readout, ".mine", NULL);
  g_autofree char *others = g_strconcat (readout, ".others", NULL);
  int status;
  pid_t child;

  g_mkdir_with_parents (readout, 0700);
  sample_open_way (path);
  sample_open_way (readout);
  sample_open_temporary ();
  g_assert_cmpint (g_chmod (g_get_user_data_dir (), 0777), ==, 0);
  g_assert_cmpint (g_rename (readout, mine), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      if (geteuid () == 0 && (setgid (65534) != 0 || setuid (65534) != 0))
        _exit (99);
      _exit (function (path));
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_rename (readout, others);
  g_assert_cmpint (g_rename (mine, readout), ==, 0);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

static void
test_folder_without_permission (void)
{
  SampleFile file;

  sample_file_set_up (&file, NULL);
  make_project (file.path, 1);
  g_assert_cmpint (g_chmod (file.path, 0666), ==, 0);
  g_assert_cmpint (g_chmod (file.folder, 0555), ==, 0);
  run_as_nobody (work_in_place, file.path);
  g_assert_cmpint (g_chmod (file.folder, 0755), ==, 0);
  sample_file_tear_down (&file, NULL);
}

static void
test_portal_without_permission (SampleFile *file, gconstpointer data)
{
  make_project (file->path, 1);
  g_assert_cmpint (g_chmod (file->path, 0444), ==, 0);
  run_as_nobody (look_only, file->path);
}

#define ADD(path, function)                                                                        \
  g_test_add (path, SampleFile, NULL, set_up, function, sample_file_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("/working-copy/portal", test_portal);
  ADD ("/working-copy/untouched", test_untouched);
  ADD ("/working-copy/crash", test_crash);
  ADD ("/working-copy/crash/another-path", test_crash_and_another_path);
  ADD ("/working-copy/crash/changed-elsewhere", test_crash_and_changed_elsewhere);
  ADD ("/working-copy/changed-while-open", test_changed_while_open);
  ADD ("/working-copy/removed-while-open", test_removed_while_open);
  ADD ("/working-copy/shared", test_shared);
  ADD ("/working-copy/interrupted", test_interrupted);
  ADD ("/working-copy/save-as", test_save_as);
  ADD ("/working-copy/old", test_old);
  ADD ("/working-copy/no-project", test_no_project);
  ADD ("/working-copy/while-open", test_while_open);
  ADD ("/working-copy/portal/without-permission", test_portal_without_permission);
  g_test_add_func ("/working-copy/folder-without-permission", test_folder_without_permission);
  return g_test_run ();
}
