/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An open project: its thread, what it tells the main loop, and how it closes.
 */
#include "store-samples.h"

#include "store/readout-project.h"

/* What a project told. */
typedef struct
{
  guint changes;
  guint n_signals; /* of actions */
  guint n_notifies;
  GThread *thread;
} Told;

static void
changed_cb (ReadoutProject *project, guint changes, gpointer data)
{
  Told *told = data;

  told->changes |= changes;
  /* What the thread finds in its spare time cannot be undone. */
  if ((changes & READOUT_CHANGES_UNDO) != 0)
    told->n_signals++;
  told->thread = g_thread_self ();
}

static void
notify_cb (ReadoutProject *project, GParamSpec *pspec, gpointer data)
{
  Told *told = data;

  told->n_notifies++;
  g_assert_true (g_thread_self () == told->thread || told->thread == NULL);
}

static void
take_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **place = data;

  *place = g_object_ref (result);
}

static gboolean
give_up_cb (gpointer data)
{
  g_error ("waited too long");
  return G_SOURCE_REMOVE;
}

/* Waits for an asynchronous result, for ten seconds at most. */
static GAsyncResult *
wait_for (GAsyncResult **place)
{
  guint timer = g_timeout_add_seconds (10, give_up_cb, NULL);

  while (*place == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timer);
  return g_steal_pointer (place);
}

static void
drain (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static ReadoutProject *
open_project (const char *path, Told *told)
{
  g_autoptr (GError) error = NULL;
  ReadoutProject *project = readout_project_open (path, TRUE, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (project);
  if (told != NULL)
    {
      g_signal_connect (project, "changed", G_CALLBACK (changed_cb), told);
      g_signal_connect (project, "notify", G_CALLBACK (notify_cb), told);
    }
  return project;
}

static gpointer
add_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (ReadoutReport) report = sample_report (GPOINTER_TO_UINT (data), 5);
  g_autoptr (GPtrArray) statements = sample_statements (report);

  return GINT_TO_POINTER ((int)readout_store_add_report (store, report, statements, NULL, error));
}

static gpointer
count_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER ((int)readout_store_count_reports (store, NULL, error));
}

static gpointer
fail_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  /* An action that is left open is given up. */
  readout_store_begin (store, "Open", NULL);
  add_cb (store, GUINT_TO_POINTER (500), NULL, NULL);
  return readout_store_get_report (store, 12345, error);
}

static gpointer
forever_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_atomic_int_set ((int *)data, 1);
  readout_sql_exec (store,
                    "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c)"
                    "  SELECT sum(x) FROM c",
                    error);
  return NULL;
}

static gpointer
make_text_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return g_strdup ("a result that nobody takes");
}

static void
test_run (SampleFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Told told = { 0 };
  g_autoptr (ReadoutProject) project = open_project (file->path, &told);
  g_autofree char *wal = g_strconcat (file->path, "-wal", NULL);

  g_assert_cmpstr (readout_project_get_title (project), ==, "project");
  g_assert_cmpstr (readout_project_get_path (project), ==, file->path);
  g_assert_false (readout_project_is_read_only (project));
  g_assert_null (readout_project_get_notice (project));
  g_assert_false (readout_project_can_undo (project));

  for (guint i = 0; i < 5; i++)
    g_assert_nonnull (readout_project_run (project, add_cb, GUINT_TO_POINTER (i), NULL, &error));
  g_assert_cmpuint (told.n_signals, ==, 0); /* only from the main loop */
  drain ();
  g_assert_cmpuint (told.n_signals, ==, 1); /* told once */
  g_assert_true (told.thread == g_thread_self ());
  g_assert_true (told.changes & READOUT_CHANGES_REPORTS);
  g_assert_true (told.changes & READOUT_CHANGES_STATEMENTS);
  g_assert_false (told.changes & READOUT_CHANGES_BRIEFINGS);
  g_assert_true (readout_project_can_undo (project));
  g_assert_cmpstr (readout_project_get_undo_name (project), ==, "Import Report");
  g_assert_cmpuint (told.n_notifies, ==, 2);

  /* Reading tells nothing. */
  told = (Told){ 0 };
  g_assert_cmpint (GPOINTER_TO_INT (readout_project_run (project, count_cb, NULL, NULL, &error)),
                   ==, 5);
  drain ();
  g_assert_cmpuint (told.n_signals, ==, 0);

  g_assert_null (readout_project_run (project, fail_cb, NULL, NULL, &error));
  g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_NO_RECORD);
  g_clear_error (&error);
  g_assert_cmpint (GPOINTER_TO_INT (readout_project_run (project, count_cb, NULL, NULL, &error)),
                   ==, 5);

  g_assert_true (g_file_test (wal, G_FILE_TEST_EXISTS));
  g_assert_true (readout_project_close (project, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  g_assert_null (readout_project_run (project, count_cb, NULL, NULL, &error));
  g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_CLOSED);
  g_clear_error (&error);
  g_assert_false (readout_project_close (project, &error));
  g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_CLOSED);
}

static void
test_async (SampleFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;
  Told told = { 0 };
  ReadoutProject *project;

  readout_project_open_async (file->path, TRUE, NULL, take_result_cb, &place);
  result = wait_for (&place);
  project = readout_project_open_finish (result, &error);
  g_assert_no_error (error);
  g_clear_object (&result);
  g_signal_connect (project, "changed", G_CALLBACK (changed_cb), &told);

  /* In the order in which they were asked. */
  for (guint i = 0; i < 20; i++)
    readout_project_run_async (project, add_cb, GUINT_TO_POINTER (i), NULL, NULL, NULL, NULL, NULL);
  readout_project_run_async (project, count_cb, NULL, NULL, NULL, NULL, take_result_cb, &place);
  result = wait_for (&place);
  g_assert_cmpint (GPOINTER_TO_INT (readout_project_run_finish (project, result, &error)), ==, 20);
  g_assert_no_error (error);
  g_clear_object (&result);

  readout_project_undo_async (project, take_result_cb, &place);
  result = wait_for (&place);
  g_assert_true (readout_project_undo_finish (project, result, &error));
  g_clear_object (&result);
  drain ();
  g_assert_true (readout_project_can_redo (project));
  g_assert_cmpstr (readout_project_get_redo_name (project), ==, "Import Report");
  g_assert_cmpint (GPOINTER_TO_INT (readout_project_run (project, count_cb, NULL, NULL, &error)),
                   ==, 19);
  readout_project_redo_async (project, take_result_cb, &place);
  result = wait_for (&place);
  g_assert_true (readout_project_undo_finish (project, result, &error));
  g_clear_object (&result);
  readout_project_redo_async (project, take_result_cb, &place);
  result = wait_for (&place);
  g_assert_false (readout_project_undo_finish (project, result, &error));
  g_assert_no_error (error);
  g_clear_object (&result);

  /* Closed with work on the way: it is done first. */
  for (guint i = 20; i < 30; i++)
    readout_project_run_async (project, add_cb, GUINT_TO_POINTER (i), NULL, NULL, NULL, NULL, NULL);
  readout_project_close_async (project, take_result_cb, &place);
  readout_project_run_async (project, count_cb, NULL, NULL, NULL, NULL, NULL, NULL);
  result = wait_for (&place);
  g_assert_true (readout_project_close_finish (project, result, &error));
  g_assert_no_error (error);
  g_clear_object (&result);
  drain ();
  g_object_unref (project);

  project = open_project (file->path, NULL);
  g_assert_cmpint (GPOINTER_TO_INT (readout_project_run (project, count_cb, NULL, NULL, &error)),
                   ==, 30);
  g_object_unref (project);
}

static void
test_open_errors (SampleFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;

  g_assert_null (readout_project_open (file->path, FALSE, NULL, &error));
  g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  readout_project_open_async (file->folder, TRUE, NULL, take_result_cb, &place);
  result = wait_for (&place);
  g_assert_null (readout_project_open_finish (result, &error));
  g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_NOT_A_PROJECT);
}

static void
test_cancel (SampleFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;
  g_autoptr (ReadoutProject) project = open_project (file->path, NULL);
  int running = 0;

  readout_project_run_async (project, forever_cb, &running, NULL, NULL, cancellable, take_result_cb,
                             &place);
  while (!g_atomic_int_get (&running))
    g_usleep (1000);
  g_cancellable_cancel (cancellable);
  result = wait_for (&place);
  g_assert_null (readout_project_run_finish (project, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  /* One that has not begun does not begin. */
  g_assert_null (readout_project_run (project, add_cb, GUINT_TO_POINTER (1), cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpint (GPOINTER_TO_INT (readout_project_run (project, count_cb, NULL, NULL, &error)),
                   ==, 0);
}

static void
test_dropped (SampleFile *file, gconstpointer data)
{
  ReadoutProject *project = open_project (file->path, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *wal = g_strconcat (file->path, "-wal", NULL);

  /* The last reference goes while work is on the way, wherever that happens; results are freed. */
  for (guint i = 0; i < 10; i++)
    readout_project_run_async (project, add_cb, GUINT_TO_POINTER (i), NULL, NULL, NULL, NULL, NULL);
  readout_project_run_async (project, make_text_cb, g_strdup ("data"), g_free, g_free, NULL, NULL,
                             NULL);
  g_object_unref (project);
  for (guint i = 0; i < 1000 && g_file_test (wal, G_FILE_TEST_EXISTS); i++)
    {
      drain ();
      g_usleep (5000);
    }
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  project = open_project (file->path, NULL);
  g_assert_cmpint (GPOINTER_TO_INT (readout_project_run (project, count_cb, NULL, NULL, &error)),
                   ==, 10);
  g_object_unref (project);
}

static gpointer
run_from_thread (gpointer data)
{
  for (guint i = 0; i < 50; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (GPOINTER_TO_INT (readout_project_run (data, count_cb, NULL, NULL, &error)),
                       >=, 0);
      g_assert_no_error (error);
    }
  return NULL;
}

static void
test_many_threads (SampleFile *file, gconstpointer data)
{
  g_autoptr (ReadoutProject) project = open_project (file->path, NULL);
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("asker", run_from_thread, project);
  for (guint i = 0; i < 20; i++)
    readout_project_run (project, add_cb, GUINT_TO_POINTER (i), NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

static void
test_save_as (SampleFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;
  g_autofree char *unnamed = readout_store_dup_unnamed_path ();
  g_autofree char *next = NULL;
  g_autofree char *elsewhere = g_build_filename (file->folder, "Two.readout", NULL);
  g_autofree char *log = NULL;
  Told told = { 0 };
  g_autoptr (ReadoutProject) project = open_project (unnamed, &told);

  next = readout_store_dup_unnamed_path ();
  g_assert_cmpstr (next, !=, unnamed);
  g_assert_cmpstr (readout_project_get_title (project), ==, "Untitled");
  readout_project_run (project, add_cb, GUINT_TO_POINTER (1), NULL, &error);
  g_assert_true (readout_project_save_as (project, file->path, &error));
  g_assert_no_error (error);
  drain ();
  g_assert_cmpstr (readout_project_get_title (project), ==, "project");
  g_assert_cmpstr (readout_project_get_path (project), ==, file->path);
  g_assert_true (readout_project_can_undo (project));
  g_assert_false (g_file_test (unnamed, G_FILE_TEST_EXISTS));

  readout_project_run (project, add_cb, GUINT_TO_POINTER (2), NULL, &error);
  readout_project_save_as_async (project, elsewhere, NULL, take_result_cb, &place);
  result = wait_for (&place);
  g_assert_true (readout_project_save_as_finish (project, result, &error));
  g_assert_no_error (error);
  drain ();
  g_assert_cmpstr (readout_project_get_path (project), ==, elsewhere);
  g_assert_true (g_file_test (file->path, G_FILE_TEST_EXISTS));

  /* Its own file and one that is in use stay, and the project stays where it was. */
  g_assert_false (readout_project_save_as (project, elsewhere, &error));
  g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_INVALID);
  g_clear_error (&error);
  log = g_strconcat (file->path, "-wal", NULL);
  g_assert_true (g_file_set_contents (log, "in use", -1, NULL));
  g_assert_false (readout_project_save_as (project, file->path, &error));
  g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_BUSY);
  g_clear_error (&error);
  g_unlink (log);
  g_assert_cmpstr (readout_project_get_path (project), ==, elsewhere);

  /* Another one makes way. */
  g_assert_true (readout_project_save_as (project, file->path, &error));
  g_assert_no_error (error);
  drain ();
  g_assert_cmpstr (readout_project_get_path (project), ==, file->path);
  g_assert_cmpint (GPOINTER_TO_INT (readout_project_run (project, count_cb, NULL, NULL, &error)),
                   ==, 2);
}

static gpointer
rename_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (readout_store_set_title (store, data, error));
}

static gpointer
note_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (readout_store_set_notes (store, data, error));
}

static gpointer
facts_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return readout_store_get_facts (store, error);
}

static gpointer
undo_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (data != NULL ? readout_store_redo (store, error)
                                       : readout_store_undo (store, error));
}

/* What the person calls it and notes about it, which can be undone as everything else. */
static void
test_title (SampleFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *long_title = g_strnfill (201, 'x');
  g_autoptr (ReadoutProjectFacts) facts = NULL;
  Told told = { 0 };
  g_autoptr (ReadoutProject) project = open_project (file->path, &told);

  readout_project_run (project, add_cb, GUINT_TO_POINTER (1), NULL, &error);
  readout_project_run (project, rename_cb, (gpointer) "  Bridge 2023 ", NULL, &error);
  readout_project_run (project, note_cb, (gpointer) "Ask the \'harbour\' master.\n", NULL, &error);
  g_assert_no_error (error);
  drain ();
  g_assert_cmpstr (readout_project_get_title (project), ==, "Bridge 2023");
  g_assert_cmpstr (readout_project_get_undo_name (project), ==, "Change Notes of the Project");
  facts = readout_project_run (project, facts_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (facts->title, ==, "Bridge 2023");
  g_assert_cmpstr (facts->notes, ==, "Ask the 'harbour' master.");
  g_assert_cmpuint (facts->n_reports, ==, 1);
  g_assert_cmpuint (facts->n_briefings, ==, 0);
  g_assert_cmpuint (facts->schema, >=, 5);
  g_assert_nonnull (facts->first_published);
  g_assert_cmpstr (facts->first_published, ==, facts->last_published);
  g_assert_cmpint (facts->first_added, >, 0);
  g_assert_cmpuint (facts->languages->len, ==, 1);

  readout_project_run (project, undo_cb, NULL, NULL, &error);
  readout_project_run (project, undo_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  drain ();
  g_assert_cmpstr (readout_project_get_title (project), ==, "project");
  readout_project_run (project, undo_cb, GINT_TO_POINTER (1), NULL, &error);
  drain ();
  g_assert_cmpstr (readout_project_get_title (project), ==, "Bridge 2023");

  g_assert_null (readout_project_run (project, rename_cb, long_title, NULL, &error));
  g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_INVALID);
  g_clear_error (&error);
  readout_project_run (project, rename_cb, (gpointer) " ", NULL, &error);
  g_assert_no_error (error);
  drain ();
  g_assert_cmpstr (readout_project_get_title (project), ==, "project");
}

static gboolean
copy_to (ReadoutProject *project, const char *path, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;

  readout_project_copy_to_async (project, path, NULL, take_result_cb, &place);
  result = wait_for (&place);
  return readout_project_copy_to_finish (project, result, error);
}

static void
test_copy (SampleFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *elsewhere = g_build_filename (file->folder, "Copy.readout", NULL);
  g_autofree char *nowhere = g_build_filename (file->folder, "none", "Copy.readout", NULL);
  g_autofree char *log = g_strconcat (elsewhere, "-wal", NULL);
  Told told = { 0 };
  g_autoptr (ReadoutProject) project = open_project (file->path, &told);
  g_autoptr (ReadoutProject) copy = NULL;

  readout_project_run (project, add_cb, GUINT_TO_POINTER (1), NULL, &error);
  g_assert_true (copy_to (project, elsewhere, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (readout_project_get_path (project), ==, file->path);

  /* The two have nothing to do with each other any more. */
  readout_project_run (project, add_cb, GUINT_TO_POINTER (2), NULL, &error);
  copy = open_project (elsewhere, &told);
  g_assert_cmpint (GPOINTER_TO_INT (readout_project_run (copy, count_cb, NULL, NULL, &error)), ==,
                   1);
  g_assert_true (readout_project_close (copy, &error));

  g_assert_false (copy_to (project, nowhere, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (copy_to (project, file->path, &error));
  g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (log, "in use", -1, NULL));
  g_assert_false (copy_to (project, elsewhere, &error));
  g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_BUSY);
  g_clear_error (&error);
  g_unlink (log);
  g_assert_true (copy_to (project, elsewhere, &error));
  g_assert_cmpint (GPOINTER_TO_INT (readout_project_run (project, count_cb, NULL, NULL, &error)),
                   ==, 2);
}

static gpointer
find_damage_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_set_error_literal (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_DAMAGED, "Damaged.");
  return NULL;
}

/* Damage that shows only later: the project goes on, read-only, with what can be recovered. */
static void
test_late_damage (SampleFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Told told = { 0 };
  g_autoptr (ReadoutProject) project = open_project (file->path, &told);

  readout_project_run (project, add_cb, GUINT_TO_POINTER (1), NULL, &error);
  drain ();
  told = (Told){ 0 };
  g_assert_null (readout_project_run (project, find_damage_cb, NULL, NULL, &error));
  g_clear_error (&error);
  drain ();
  g_assert_true (readout_project_is_read_only (project));
  g_assert_nonnull (readout_project_get_notice (project));
  g_assert_false (readout_project_can_undo (project));
  g_assert_cmpuint (told.changes, ==, READOUT_CHANGES_ALL);
  g_assert_cmpint (GPOINTER_TO_INT (readout_project_run (project, count_cb, NULL, NULL, &error)),
                   ==, 1);
}

/* Nothing to do: what was committed is made to survive a loss of power within a second. */
static gpointer
is_unsynced_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (store->unsynced);
}

static void
test_sync (SampleFile *file, gconstpointer data)
{
  g_autoptr (ReadoutProject) project = open_project (file->path, NULL);
  gint64 deadline;

  readout_project_run (project, add_cb, GUINT_TO_POINTER (1), NULL, NULL);
  g_assert_nonnull (readout_project_run (project, is_unsynced_cb, NULL, NULL, NULL));
  deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  while (readout_project_run (project, is_unsynced_cb, NULL, NULL, NULL) != NULL)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_usleep (20000);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function)                                                                        \
  g_test_add (path, SampleFile, NULL, sample_file_set_up, function, sample_file_tear_down)
  ADD ("/project/run", test_run);
  ADD ("/project/async", test_async);
  ADD ("/project/open-errors", test_open_errors);
  ADD ("/project/cancel", test_cancel);
  ADD ("/project/dropped", test_dropped);
  ADD ("/project/many-threads", test_many_threads);
  ADD ("/project/save-as", test_save_as);
  ADD ("/project/title", test_title);
  ADD ("/project/copy", test_copy);
  ADD ("/project/late-damage", test_late_damage);
  ADD ("/project/sync", test_sync);
#undef ADD

  return g_test_run ();
}
