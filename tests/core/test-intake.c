/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Documents on their way into a project.
 */
#include "store/readout-intake.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  ReadoutEngine *engine;
  ReadoutStanceRules *rules;
  ReadoutProject *project;
  guint n_calls;
  guint n_done;
  guint n_total;
  guint n_outcomes;
  GThread *thread;
  GCancellable *cancellable;
  guint cancel_after;
  gboolean finished;
  GError *error;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("readout-intake-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "p.readout", NULL);
  fixture->engine = readout_engine_new (NULL, &error);
  g_assert_no_error (error);
  fixture->rules = readout_stance_rules_new (NULL, &error);
  g_assert_no_error (error);
  fixture->project = readout_project_open (path, TRUE, NULL, &error);
  g_assert_no_error (error);
  fixture->cancellable = g_cancellable_new ();
  fixture->thread = g_thread_self ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "p.readout", NULL);

  g_assert_true (readout_project_close (fixture->project, &error));
  g_assert_no_error (error);
  g_assert_finalize_object (fixture->project);
  g_assert_finalize_object (fixture->engine);
  g_assert_finalize_object (fixture->rules);
  g_object_unref (fixture->cancellable);
  g_clear_error (&fixture->error);
  g_remove (path);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static void
add_report (ReadoutIntake *intake, guint number, guint length)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *name = g_strdup_printf ("report %u", number);
  g_autoptr (GBytes) bytes = NULL;

  g_string_append_printf (text, "Boat %u is late\n\n", number);
  for (guint i = 0; i < length; i++)
    g_string_append_printf (text, "Mayor Ann Lee said that the harbour would close on day %u.\n\n",
                            i);
  bytes = g_bytes_new (text->str, text->len);
  readout_intake_add_bytes (intake, bytes, name);
}

static gpointer
count_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 *counts = data;
  g_autoptr (GPtrArray) topics = readout_store_list_topics (store, error);

  counts[0] = readout_store_count_reports (store, NULL, error);
  counts[1] = readout_store_count_statements (store, NULL, error);
  counts[2] = topics != NULL ? topics->len : 0;
  return counts;
}

static void
count (Fixture *fixture, gint64 counts[3])
{
  g_autoptr (GError) error = NULL;

  readout_project_run (fixture->project, count_cb, counts, NULL, &error);
  g_assert_no_error (error);
}

static gpointer
undo_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (readout_store_undo (store, error));
}

static gpointer
dup_undo_name_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return readout_store_dup_undo_name (store);
}

static void
progress_cb (guint n_done, guint n_total, GPtrArray *outcomes, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_assert_true (g_thread_self () == fixture->thread);
  g_assert_cmpuint (n_done, >=, fixture->n_done);
  g_assert_cmpuint (n_done, <=, n_total);
  fixture->n_calls++;
  fixture->n_done = n_done;
  fixture->n_total = n_total;
  fixture->n_outcomes += outcomes->len;
  if (fixture->cancel_after > 0 && n_done >= fixture->cancel_after)
    g_cancellable_cancel (fixture->cancellable);
}

static void
test_outcomes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ReadoutIntake) intake =
      readout_intake_new (fixture->project, fixture->engine, fixture->rules);
  g_autoptr (GBytes) empty = g_bytes_new (NULL, 0);
  g_autoptr (GFile) missing = g_file_new_for_path ("/nonexistent/report.txt");
  g_autoptr (GError) error = NULL;
  static const ReadoutIntakeState states[] = { READOUT_INTAKE_ADDED, READOUT_INTAKE_FAILED,
                                               READOUT_INTAKE_DUPLICATE, READOUT_INTAKE_FAILED,
                                               READOUT_INTAKE_ADDED };
  GPtrArray *outcomes;
  gint64 counts[3];

  add_report (intake, 1, 3);
  readout_intake_add_bytes (intake, empty, "nothing");
  add_report (intake, 1, 3);
  readout_intake_add_file (intake, missing);
  add_report (intake, 2, 4);
  g_assert_true (readout_intake_run (intake, progress_cb, fixture, NULL, &error));
  g_assert_no_error (error);

  outcomes = readout_intake_get_outcomes (intake);
  g_assert_cmpuint (outcomes->len, ==, G_N_ELEMENTS (states));
  g_assert_cmpuint (fixture->n_outcomes, ==, G_N_ELEMENTS (states));
  g_assert_cmpuint (fixture->n_total, ==, G_N_ELEMENTS (states));
  for (guint i = 0; i < outcomes->len; i++)
    {
      const ReadoutIntakeOutcome *outcome = g_ptr_array_index (outcomes, i);

      g_test_message ("%s: %s", outcome->name, outcome->words);
      g_assert_cmpint (outcome->state, ==, states[i]);
      g_assert_cmpint (outcome->report_id != 0, ==, outcome->state != READOUT_INTAKE_FAILED);
      /* What was added is told only where it is like something that is there. */
      g_assert_true (outcome->words != NULL || outcome->state == READOUT_INTAKE_ADDED);
    }
  g_assert_nonnull (
      strstr (((ReadoutIntakeOutcome *)g_ptr_array_index (outcomes, 2))->words, "Boat 1 is late"));
  count (fixture, counts);
  g_assert_cmpint (counts[0], ==, 2);
  g_assert_cmpint (counts[1], >=, 7);
}

/* Undone at once, whatever it added. */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ReadoutIntake) intake =
      readout_intake_new (fixture->project, fixture->engine, fixture->rules);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  gint64 counts[3];

  for (guint i = 0; i < 200; i++)
    add_report (intake, i, 2);
  g_assert_true (readout_intake_run (intake, NULL, NULL, NULL, &error));
  count (fixture, counts);
  g_assert_cmpint (counts[0], ==, 200);
  name = readout_project_run (fixture->project, dup_undo_name_cb, NULL, NULL, NULL);
  g_assert_cmpstr (name, ==, "Import of 200 Reports");

  g_assert_nonnull (readout_project_run (fixture->project, undo_cb, NULL, NULL, &error));
  g_assert_no_error (error);
  count (fixture, counts);
  g_assert_cmpint (counts[0], ==, 0);
  g_assert_cmpint (counts[1], ==, 0);
  g_assert_cmpint (counts[2], ==, 0);
}

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;

  readout_intake_run_finish (READOUT_INTAKE (source), result, &fixture->error);
  fixture->finished = TRUE;
}

static void
test_async (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ReadoutIntake) intake =
      readout_intake_new (fixture->project, fixture->engine, fixture->rules);
  gint64 counts[3];

  for (guint i = 0; i < 300; i++)
    add_report (intake, i, 5);
  readout_intake_run_async (intake, progress_cb, fixture, fixture->cancellable, finished_cb,
                            fixture);
  while (!fixture->finished)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->n_done, ==, 300);
  g_assert_cmpuint (fixture->n_outcomes, ==, 300);
  count (fixture, counts);
  g_assert_cmpint (counts[0], ==, 300);
}

/* What was added stays, and is whole. */
static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ReadoutIntake) intake =
      readout_intake_new (fixture->project, fixture->engine, fixture->rules);
  gint64 counts[3];
  guint n_added = 0;
  GPtrArray *outcomes;

  for (guint i = 0; i < 3000; i++)
    add_report (intake, i, 20);
  fixture->cancel_after = 10;
  readout_intake_run_async (intake, progress_cb, fixture, fixture->cancellable, finished_cb,
                            fixture);
  while (!fixture->finished)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  outcomes = readout_intake_get_outcomes (intake);
  for (guint i = 0; i < outcomes->len; i++)
    n_added +=
        ((ReadoutIntakeOutcome *)g_ptr_array_index (outcomes, i))->state == READOUT_INTAKE_ADDED;
  count (fixture, counts);
  g_assert_cmpint (counts[0], ==, n_added);
  g_assert_cmpuint (n_added, >=, 10);
  g_assert_cmpuint (n_added, <, 3000);
}

/* A cancellation before anything began leaves the project as it is. */
static void
test_cancelled_before (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ReadoutIntake) intake =
      readout_intake_new (fixture->project, fixture->engine, fixture->rules);
  g_autoptr (GError) error = NULL;
  gint64 counts[3];

  add_report (intake, 1, 1);
  g_cancellable_cancel (fixture->cancellable);
  g_assert_false (readout_intake_run (intake, NULL, NULL, fixture->cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  count (fixture, counts);
  g_assert_cmpint (counts[0], ==, 0);
}

typedef struct
{
  Fixture *fixture;
  ReadoutIntake *intake;
  guint n_begun;
} Chooser;

/* Cancels every third document as soon as the list of them is known. */
static void
choose_cb (guint n_done, guint n_total, GPtrArray *outcomes, gpointer user_data)
{
  Chooser *chooser = user_data;
  g_autoptr (GArray) begun = readout_intake_take_begun (chooser->intake);

  if (n_done == 0 && n_total > 0)
    for (guint i = 2; i < n_total; i += 3)
      readout_intake_cancel_document (chooser->intake, i);
  chooser->n_begun += begun->len;
}

static void
test_cancel_some (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ReadoutIntake) intake =
      readout_intake_new (fixture->project, fixture->engine, fixture->rules);
  Chooser chooser = { fixture, intake, 0 };
  g_autoptr (GError) error = NULL;
  GPtrArray *outcomes;
  gint64 counts[3];

  for (guint i = 0; i < 90; i++)
    add_report (intake, i, 2);
  g_assert_cmpuint (readout_intake_get_n_documents (intake), ==, 0);
  g_assert_true (readout_intake_run (intake, choose_cb, &chooser, fixture->cancellable, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (chooser.n_begun, ==, 60);
  g_assert_cmpuint (readout_intake_get_n_documents (intake), ==, 90);
  g_assert_cmpstr (readout_intake_get_document (intake, 4)->name, ==, "report 4");

  outcomes = readout_intake_get_outcomes (intake);
  g_assert_cmpuint (outcomes->len, ==, 90);
  for (guint i = 0; i < outcomes->len; i++)
    {
      const ReadoutIntakeOutcome *outcome = g_ptr_array_index (outcomes, i);

      g_assert_cmpuint (outcome->document, ==, i);
      g_assert_cmpint (outcome->state, ==,
                       i % 3 == 2 ? READOUT_INTAKE_CANCELLED : READOUT_INTAKE_ADDED);
      g_assert_true (outcome->words == NULL || outcome->state == READOUT_INTAKE_ADDED);
      g_assert_true ((outcome->report != NULL) == (outcome->state == READOUT_INTAKE_ADDED));
      if (outcome->report != NULL)
        {
          g_assert_cmpint (outcome->report->id, ==, outcome->report_id);
          g_assert_cmpstr (outcome->report->title, ==, outcome->title);
          g_assert_null (outcome->report->text);
        }
    }
  count (fixture, counts);
  g_assert_cmpint (counts[0], ==, 60);
}

/* A folder that contains itself, with hidden files and folders in folders. */
static void
test_folder (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "b/two.txt", "a.txt", "b/c/three.txt", ".hidden.txt" };
  static const char *const expected[] = { "a.txt", "b/two.txt", "b/c/three.txt" };
  g_autofree char *folder = g_build_filename (fixture->folder, "reports", NULL);
  g_autofree char *deep = g_build_filename (folder, "b", "c", NULL);
  g_autofree char *link = g_build_filename (deep, "again", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_autoptr (ReadoutIntake) intake =
      readout_intake_new (fixture->project, fixture->engine, fixture->rules);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (deep, 0700), ==, 0);
  g_assert_cmpint (symlink (folder, link), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);
      g_autofree char *text = g_strdup_printf ("Boat %u\n\nMayor Ann Lee said no.\n", i);

      g_file_set_contents (path, text, -1, &error);
      g_assert_no_error (error);
    }
  readout_intake_add_file (intake, file);
  g_assert_true (readout_intake_run (intake, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (readout_intake_get_n_documents (intake), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_true (g_str_has_suffix (readout_intake_get_document (intake, i)->name, expected[i]));

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_remove (path);
    }
  g_remove (link);
  for (char *end = deep + strlen (deep); g_str_has_prefix (deep, folder); *end = '\0')
    {
      g_rmdir (deep);
      end = strrchr (deep, '/');
    }
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("/intake/outcomes", test_outcomes);
  ADD ("/intake/undo", test_undo);
  ADD ("/intake/async", test_async);
  ADD ("/intake/cancel", test_cancel);
  ADD ("/intake/cancelled-before", test_cancelled_before);
  ADD ("/intake/cancel-some", test_cancel_some);
  ADD ("/intake/folder", test_folder);

  return g_test_run ();
}
