/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files that are no project, or one from tomorrow, or damaged, or cannot be written; a disk that is
 * full; a program that is killed.
 */
#include "store-samples.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void
assert_refused (const char *path, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (readout_store_open (path, FALSE, NULL, &error));
  g_assert_error (error, READOUT_STORE_ERROR, code);
  g_assert_true (g_str_has_suffix (error->message, "."));
}

/* Nothing but these two is in the folder. */
static void
assert_only (SampleFile *file, const char *other)
{
  g_autoptr (GDir) folder = g_dir_open (file->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    if (g_strcmp0 (name, other) != 0)
      g_assert_cmpstr (name, ==, "project.readout");
}

static void
execute (const char *path, const char *sql)
{
  sqlite3 *connection = NULL;

  g_assert_cmpint (sqlite3_open (path, &connection), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (connection, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (connection);
}

static void
test_not_a_project (SampleFile *file, gconstpointer data)
{
  static const char *const contents[] = { "", "A report, renamed.\n", "SQLite format 3" };
  g_autoptr (GError) error = NULL;

  assert_refused (file->path, READOUT_STORE_ERROR_NOT_FOUND);
  assert_refused (file->folder, READOUT_STORE_ERROR_NOT_A_PROJECT);
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autofree char *after = NULL;

      g_file_set_contents (file->path, contents[i], -1, &error);
      g_assert_no_error (error);
      assert_refused (file->path, READOUT_STORE_ERROR_NOT_A_PROJECT);
      /* Not overwritten, even by what makes new projects. */
      g_assert_null (readout_store_open (file->path, TRUE, NULL, &error));
      g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_NOT_A_PROJECT);
      g_clear_error (&error);
      g_file_get_contents (file->path, &after, NULL, NULL);
      g_assert_cmpstr (after, ==, contents[i]);
    }
  g_unlink (file->path);

  /* Databases of others. */
  execute (file->path, "CREATE TABLE report (id INTEGER)");
  assert_refused (file->path, READOUT_STORE_ERROR_NOT_A_PROJECT);
  execute (file->path, "PRAGMA application_id = 1382313812");
  assert_refused (file->path, READOUT_STORE_ERROR_NOT_A_PROJECT);
  execute (file->path, "PRAGMA user_version = 1");
  assert_refused (file->path, READOUT_STORE_ERROR_NOT_A_PROJECT);
  g_unlink (file->path);

  /* A FIFO does not block. */
  g_assert_cmpint (mkfifo (file->path, 0600), ==, 0);
  assert_refused (file->path, READOUT_STORE_ERROR_NOT_A_PROJECT);
  assert_only (file, NULL);
}

static void
test_newer (SampleFile *file, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length_before;
  gsize length_after;

  sample_close (sample_open (file->path));
  execute (file->path, "PRAGMA user_version = 9999; CREATE TABLE tomorrow (x)");
  g_file_get_contents (file->path, &before, &length_before, NULL);
  assert_refused (file->path, READOUT_STORE_ERROR_NEWER);
  g_file_get_contents (file->path, &after, &length_after, NULL);
  g_assert_cmpmem (before, length_before, after, length_after);
}

static void
test_no_folder (SampleFile *file, gconstpointer data)
{
  g_autofree char *path = g_build_filename (file->folder, "nowhere", "x.readout", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (readout_store_open (path, TRUE, NULL, &error));
  g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_NOT_FOUND);
}

/* Runs in a process without root's rights, and says with 0 that all was as it should be. */
static void
run_as_nobody (int (*function) (const char *path), const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int status;
  pid_t child;

  sample_open_way (folder);
  sample_open_temporary ();
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      if (geteuid () == 0 && (setgid (65534) != 0 || setuid (65534) != 0))
        _exit (99);
      _exit (function (path));
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

static int
use_read_only (const char *path)
{
  g_autoptr (GError) error = NULL;
  ReadoutStore *store = readout_store_open (path, TRUE, NULL, &error);
  g_autoptr (GPtrArray) reports = NULL;

  if (store == NULL)
    return 1;
  reports = readout_store_list_reports (store, NULL, 0, 100, NULL);
  if (reports == NULL || reports->len != 3)
    return 2;
  if (!readout_store_is_read_only (store) || readout_store_get_notice (store) == NULL ||
      readout_store_is_damaged (store))
    return 3;
  if (readout_store_set_credibility (store, 1, 3, &error) ||
      !g_error_matches (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_READ_ONLY))
    return 4;
  if (readout_store_dup_undo_name (store) != NULL)
    return 5;
  return readout_store_close (store, NULL) ? 0 : 6;
}

static int
fail_to_create (const char *path)
{
  g_autoptr (GError) error = NULL;

  if (readout_store_open (path, TRUE, NULL, &error) != NULL)
    return 1;
  return g_error_matches (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_NO_ACCESS) ? 0 : 2;
}

static int
fail_to_read (const char *path)
{
  g_autoptr (GError) error = NULL;

  if (readout_store_open (path, FALSE, NULL, &error) != NULL)
    return 1;
  return g_error_matches (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_NO_ACCESS) ? 0 : 2;
}

static void
test_read_only (SampleFile *file, gconstpointer data)
{
  g_autofree char *wal = g_strconcat (file->path, "-wal", NULL);
  g_autofree char *saved = NULL;
  g_autofree char *saved_wal = NULL;
  g_autofree char *other = g_build_filename (file->folder, "other.readout", NULL);
  gsize length;
  gsize wal_length;
  ReadoutStore *store = sample_open (file->path);

  for (guint i = 0; i < 2; i++)
    sample_add (store, i, 3);
  sample_close (store);
  store = sample_open (file->path);
  sample_add (store, 2, 3);
  /* The file as a crash would leave it, with the last report in the WAL. */
  g_file_get_contents (file->path, &saved, &length, NULL);
  g_file_get_contents (wal, &saved_wal, &wal_length, NULL);
  sample_close (store);

  /* A file, then a folder, that cannot be written. */
  g_chmod (file->folder, 0777);
  g_chmod (file->path, 0444);
  run_as_nobody (use_read_only, file->path);
  g_chmod (file->path, 0666);
  g_chmod (file->folder, 0555);
  run_as_nobody (use_read_only, file->path);
  run_as_nobody (fail_to_create, other);
  assert_only (file, NULL);

  /* A folder that cannot be written, with a WAL. */
  g_file_set_contents (file->path, saved, length, NULL);
  g_file_set_contents (wal, saved_wal, wal_length, NULL);
  g_chmod (file->path, 0444);
  g_chmod (wal, 0444);
  run_as_nobody (use_read_only, file->path);
  assert_only (file, "project.readout-wal");

  g_chmod (file->path, 0000);
  run_as_nobody (fail_to_read, file->path);
  g_chmod (file->folder, 0700);
}

/* Overwrites pages in the middle of the file with rubbish, the first two left alone. */
static void
damage (const char *path, guint seed, guint n_pages)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  int file = open (path, O_RDWR | O_CLOEXEC);
  off_t size = lseek (file, 0, SEEK_END);
  guint8 rubbish[4096];

  for (guint i = 0; i < n_pages; i++)
    {
      gint64 page = g_rand_int_range (random, 30, size / 4096);

      for (guint j = 0; j < sizeof rubbish; j++)
        rubbish[j] = g_rand_int (random);
      g_assert_cmpint (pwrite (file, rubbish, sizeof rubbish, page * 4096), ==, sizeof rubbish);
    }
  close (file);
}

static void
test_damaged (SampleFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *saved = NULL;
  g_autofree char *copy = g_build_filename (file->folder, "copy.readout", NULL);
  gsize length;
  ReadoutStore *store = sample_open (file->path);
  guint n_salvaged = 0;

  for (guint i = 0; i < 40; i++)
    sample_add (store, i, 30);
  sample_close (store);
  g_file_get_contents (file->path, &saved, &length, NULL);

  for (guint seed = 0; seed < 12; seed++)
    {
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      gsize length_before;
      gsize length_after;

      g_file_set_contents (file->path, saved, length, NULL);
      damage (file->path, seed, 1 + seed % 4);
      g_file_get_contents (file->path, &before, &length_before, NULL);
      store = readout_store_open (file->path, FALSE, NULL, &error);
      if (store == NULL)
        {
          /* A page that nothing can be read without: said so. */
          g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_DAMAGED);
          g_clear_error (&error);
          continue;
        }
      if (!readout_store_is_damaged (store))
        {
          /* The rubbish fell on the inside of a text, where only reading shows it, if at all. */
          sample_close (store);
          continue;
        }
      n_salvaged++;
      g_assert_true (readout_store_is_read_only (store));
      g_assert_nonnull (readout_store_get_notice (store));
      g_test_message ("%s", readout_store_get_notice (store));
      g_assert_cmpint (readout_store_count_reports (store, NULL, &error), >=, 20);
      g_assert_no_error (error);
      g_assert_false (readout_store_set_credibility (store, 1, 2, &error));
      g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_READ_ONLY);
      g_clear_error (&error);
      /* What was recovered goes on as a project of its own. */
      g_unlink (copy);
      g_assert_true (readout_store_copy_to (store, copy, &error));
      g_assert_no_error (error);
      sample_close (store);
      g_file_get_contents (file->path, &after, &length_after, NULL);
      g_assert_cmpmem (before, length_before, after, length_after);
      store = sample_open (copy);
      g_assert_false (readout_store_is_read_only (store));
      sample_check (store);
      sample_add (store, 1000, 3);
      sample_close (store);
    }
  g_assert_cmpuint (n_salvaged, >, 5);

  /* A large file is looked through later, table by table, and shows the same. */
  g_file_set_contents (file->path, saved, length, NULL);
  store = sample_open (file->path);
  store->checked = FALSE;
  damage (file->path, 0, 4);
  sqlite3_db_release_memory (store->connection);
  {
    gboolean damaged = FALSE;

    while (!damaged && readout_recovery_check_next (store, &damaged))
      ;
    g_assert_true (damaged);
    readout_store_salvage (store, &error);
    g_assert_no_error (error);
    g_assert_true (readout_store_is_damaged (store));
    g_assert_cmpint (readout_store_count_reports (store, NULL, &error), >=, 20);
    sample_close (store);
  }

  /* Cut off. */
  g_file_set_contents (file->path, saved, length / 2, NULL);
  store = readout_store_open (file->path, FALSE, NULL, &error);
  if (store != NULL)
    {
      g_assert_true (readout_store_is_damaged (store));
      sample_close (store);
    }
  else
    g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_DAMAGED);
}

static void
test_full (SampleFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  ReadoutStore *store = sample_open (file->path);
  g_autofree char *limit = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  guint n_reports = 0;

  for (; n_reports < 5; n_reports++)
    sample_add (store, n_reports, 20);
  limit = g_strdup_printf ("PRAGMA max_page_count = %" G_GINT64_FORMAT,
                           readout_sqlite_get_pragma (store->connection, "page_count") + 40);
  readout_sql_exec (store, limit, &error);
  g_assert_no_error (error);
  for (;; n_reports++)
    {
      g_autoptr (ReadoutReport) report = sample_report (n_reports, 20);
      g_autoptr (GPtrArray) statements = sample_statements (report);

      g_free (before);
      before = sample_dump (store);
      if (readout_store_add_report (store, report, statements, NULL, &error) == 0)
        break;
      g_assert_no_error (error);
    }
  g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_FULL);
  g_assert_nonnull (strstr (error->message, "space"));
  g_clear_error (&error);
  after = sample_dump (store);
  sample_assert_same (after, before);

  /* In the middle of a longer action too: all of it is given up, and the next one works. */
  g_assert_true (readout_store_begin (store, "Long", &error));
  while (error == NULL)
    {
      g_autoptr (ReadoutReport) report = sample_report (n_reports++, 50);
      g_autoptr (GPtrArray) statements = sample_statements (report);

      readout_store_add_report (store, report, statements, NULL, &error);
    }
  g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_FULL);
  readout_store_rollback (store);
  g_clear_error (&error);
  g_free (after);
  after = sample_dump (store);
  sample_assert_same (after, before);
  readout_sql_exec (store, "PRAGMA max_page_count = 100000", &error);
  sample_add (store, 5000, 20);
  sample_check (store);
  sample_close (store);
}

/* Files cannot grow beyond some size: what a full disk does to a new project and to a copy. */
static void
test_full_at_birth (SampleFile *file, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (file->folder, "copy.readout", NULL);
  ReadoutStore *store = sample_open (file->path);
  int status;
  pid_t child;

  for (guint i = 0; i < 5; i++)
    sample_add (store, i, 20);
  sample_close (store);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      g_autofree char *other = g_build_filename (file->folder, "new.readout", NULL);
      g_autoptr (GError) error = NULL;
      struct rlimit limit = { 50 * 1024, 50 * 1024 };

      signal (SIGXFSZ, SIG_IGN);
      store = readout_store_open (file->path, FALSE, NULL, NULL);
      setrlimit (RLIMIT_FSIZE, &limit);
      if (store == NULL || readout_store_open (other, TRUE, NULL, &error) != NULL ||
          !g_error_matches (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_FULL))
        _exit (1);
      g_clear_error (&error);
      if (readout_store_copy_to (store, copy, &error) ||
          !g_error_matches (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_FULL))
        _exit (2);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  sample_close (sample_open (file->path)); /* takes the -wal and -shm of the child away */
  assert_only (file, NULL);
}

/* Imports until it is killed; tells of every committed report on the pipe. */
static void
import_for_ever (const char *path, int pipe)
{
  g_autoptr (GError) error = NULL;
  ReadoutStore *store = readout_store_open (path, TRUE, NULL, &error);
  gint64 action = 0;
  guint number = store != NULL ? sample_number (store, "SELECT count(*) FROM report") : 0;

  if (store == NULL)
    _exit (1);
  for (;; number++)
    {
      g_autoptr (ReadoutReport) report = sample_report (number, 5 + number % 40);
      g_autoptr (GPtrArray) statements = sample_statements (report);

      if (!readout_store_resume (store, action, "Import", &error) ||
          readout_store_add_report (store, report, statements, NULL, &error) == 0)
        _exit (2);
      action = readout_store_get_action (store);
      if (!readout_store_commit (store, &error) || write (pipe, "x", 1) != 1)
        _exit (3);
      if (number % 50 == 49)
        readout_store_sync (store);
    }
}

static void
test_killed (SampleFile *file, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20);
  gint64 n_committed = 0;

  /* On a busy machine the first rounds may be over before anything is in. */
  for (guint round = 0; round < 12 || (round < 200 && n_committed <= 12); round++)
    {
      g_autoptr (GError) error = NULL;
      char told[4096];
      ReadoutStore *store;
      gssize length;
      gint64 n_reports;
      int ends[2];
      int status;
      pid_t child;

      g_assert_cmpint (pipe (ends), ==, 0);
      child = fork ();
      g_assert_cmpint (child, >=, 0);
      if (child == 0)
        {
          close (ends[0]);
          import_for_ever (file->path, ends[1]);
        }
      close (ends[1]);
      /* At whatever it does: now and then before the file is there, else in the middle of work. */
      if (round % 3 != 0)
        {
          g_assert_cmpint (read (ends[0], told, 1), ==, 1);
          n_committed++;
        }
      g_usleep (g_rand_int_range (random, 1, 100) * 1000);
      kill (child, SIGKILL);
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      g_assert_true (WIFSIGNALED (status));
      while ((length = read (ends[0], told, sizeof told)) > 0)
        n_committed += length;
      close (ends[0]);

      store = readout_store_open (file->path, TRUE, NULL, &error);
      g_assert_no_error (error);
      sample_check (store);
      n_reports = readout_store_count_reports (store, NULL, &error);
      /* All that was said to be in is in; the one under way may be too. */
      g_assert_cmpint (n_reports, >=, n_committed);
      n_committed = n_reports;
      g_assert_cmpint (sample_number (store, "SELECT count(*) FROM report WHERE length(text) = 0"),
                       ==, 0);
      for (gint64 id = MAX (1, n_reports - 3); id <= n_reports; id++)
        {
          g_autoptr (ReadoutReport) expected = sample_report (id - 1, 5 + (id - 1) % 40);
          g_autoptr (ReadoutReport) report = readout_store_get_report (store, id, &error);
          g_autoptr (GPtrArray) statements =
              readout_store_get_report_statements (store, id, &error);

          g_assert_no_error (error);
          g_assert_cmpstr (readout_text_get_string (report->text, NULL), ==,
                           readout_text_get_string (expected->text, NULL));
          g_assert_cmpuint (statements->len, ==, 5 + (id - 1) % 40);
        }
      sample_close (store);
    }
  g_assert_cmpint (n_committed, >=, 8);
  g_test_message ("%" G_GINT64_FORMAT " reports", n_committed);
}

static void
test_copy (SampleFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = g_build_filename (file->folder, "It's a “copy”.readout", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  ReadoutStore *store = sample_open (file->path);

  sample_add (store, 1, 5);
  before = sample_dump (store);
  g_assert_true (readout_store_copy_to (store, copy, &error));
  g_assert_no_error (error);
  g_assert_false (readout_store_copy_to (store, copy, &error));
  g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_INVALID);
  g_clear_error (&error);
  sample_close (store);
  assert_only (file, "It's a “copy”.readout");
  store = readout_store_open (copy, FALSE, NULL, &error);
  g_assert_no_error (error);
  after = sample_dump (store);
  sample_assert_same (after, before);
  g_assert_true (readout_store_undo (store, &error));
  sample_close (store);
}

/* Two programs at once: both see what the other one does, and neither harms the other. */
static void
test_two_at_once (SampleFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  ReadoutStore *one = sample_open (file->path);
  ReadoutStore *two = sample_open (file->path);
  gint64 actor;

  sample_add (one, 1, 3);
  sample_add (two, 2, 3);
  g_assert_cmpint (readout_store_count_reports (one, NULL, &error), ==, 2);
  /* What the one looked up of actors is not stale after the other merged them. */
  actor = readout_store_ensure_actor (one, "Speaker 1", READOUT_ACTOR_PERSON, &error);
  g_assert_true (readout_store_merge_actors (
      two, actor, readout_store_ensure_actor (two, "Speaker 2", READOUT_ACTOR_PERSON, &error),
      &error));
  g_assert_cmpint (readout_store_ensure_actor (one, "Speaker 1", READOUT_ACTOR_PERSON, &error), !=,
                   actor);
  g_assert_no_error (error);
  sample_close (one);
  sample_close (two);
  assert_only (file, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function)                                                                        \
  g_test_add (path, SampleFile, NULL, sample_file_set_up, function, sample_file_tear_down)
  ADD ("/recovery/not-a-project", test_not_a_project);
  ADD ("/recovery/newer", test_newer);
  ADD ("/recovery/no-folder", test_no_folder);
  ADD ("/recovery/read-only", test_read_only);
  ADD ("/recovery/damaged", test_damaged);
  ADD ("/recovery/full", test_full);
  ADD ("/recovery/full-at-birth", test_full_at_birth);
  ADD ("/recovery/killed", test_killed);
  ADD ("/recovery/copy", test_copy);
  ADD ("/recovery/two-at-once", test_two_at_once);
#undef ADD

  return g_test_run ();
}
