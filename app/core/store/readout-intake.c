/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Takes documents into a project: many at once, in order, each whole or not at all.
 */
#include "store/readout-intake.h"

#include <glib/gi18n-lib.h>

#include "import/readout-import.h"
#include "store/readout-intake-topics.h"
#include "text/readout-ordered-pool.h"

/* A transaction takes what came within so many microseconds, or so many reports: few enough that
 * little is lost in a crash, many enough that writing is quick. */
#define BATCH_TIME (G_USEC_PER_SEC / 4)
#define BATCH_MAX 64

/* Progress is told no more often than this, in microseconds. */
#define PROGRESS_TIME (G_USEC_PER_SEC / 10)

/* One document to take in. */
typedef struct
{
  GFile *file;   /* or */
  GBytes *bytes; /* with */
  char *name;
} Source;

/* A document that was read, on its way to the store. */
typedef struct
{
  ReadoutReport *report; /* NULL when it failed, or is a duplicate */
  GPtrArray *statements;
  ReadoutIntakeOutcome *outcome;
} Arrival;

struct _ReadoutIntake
{
  GObject parent_instance;

  ReadoutProject *project;
  ReadoutEngine *engine;
  ReadoutStanceRules *rules;
  GPtrArray *given;    /* of Source: as added, folders too */
  GPtrArray *sources;  /* of Source: documents */
  GPtrArray *outcomes; /* of ReadoutIntakeOutcome */

  /* While it runs, for the thread that runs it. */
  GPtrArray *topics; /* of ReadoutProposition: those of the project */
  GPtrArray *batch;  /* of Arrival: in order, not stored yet */
  ReadoutIntakeSample *sample;
  gint64 batch_began;
  gint64 progress_told;
  gint64 action;
  guint n_told;
  gboolean has_topics;
  ReadoutIntakeProgress progress;
  gpointer progress_data;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (ReadoutIntake, readout_intake, G_TYPE_OBJECT)

static Source *
new_source (GFile *file, GBytes *bytes, const char *name)
{
  Source *source = g_new0 (Source, 1);

  source->file = file != NULL ? g_object_ref (file) : NULL;
  source->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  source->name = name != NULL ? g_filename_display_name (name) : NULL;
  return source;
}

static void
free_source (gpointer data)
{
  Source *source = data;

  g_clear_object (&source->file);
  g_clear_pointer (&source->bytes, g_bytes_unref);
  g_free (source->name);
  g_free (source);
}

static void
free_outcome (gpointer data)
{
  ReadoutIntakeOutcome *outcome = data;

  g_free (outcome->name);
  g_free (outcome->title);
  g_free (outcome->words);
  g_free (outcome);
}

static void
free_arrival (gpointer data)
{
  Arrival *arrival = data;

  g_clear_object (&arrival->report);
  g_clear_pointer (&arrival->statements, g_ptr_array_unref);
  g_clear_pointer (&arrival->outcome, free_outcome);
  g_free (arrival);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *)a, *(const char *const *)b);
}

/* Adds the documents of a folder at any depth. Links to folders are not followed: they could lead
 * back. */
static void
expand_folder (ReadoutIntake *intake, const char *folder)
{
  g_autoptr (GPtrArray) waiting = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (waiting, g_strdup (folder));
  while (waiting->len > 0 && !g_cancellable_is_cancelled (intake->cancellable))
    {
      g_autofree char *path = g_ptr_array_steal_index (waiting, waiting->len - 1);
      g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GPtrArray) folders = g_ptr_array_new ();
      g_autoptr (GDir) directory = g_dir_open (path, 0, NULL);
      const char *name;

      if (directory == NULL)
        {
          /* The importer will say why. */
          g_autoptr (GFile) file = g_file_new_for_path (path);

          g_ptr_array_add (intake->sources, new_source (file, NULL, path));
          continue;
        }
      while ((name = g_dir_read_name (directory)) != NULL)
        if (*name != '.')
          g_ptr_array_add (names, g_strdup (name));
      g_ptr_array_sort (names, compare_names);
      for (guint i = 0; i < names->len; i++)
        {
          g_autofree char *child = g_build_filename (path, g_ptr_array_index (names, i), NULL);
          g_autoptr (GFile) file = g_file_new_for_path (child);

          if (!g_file_test (child, G_FILE_TEST_IS_DIR))
            g_ptr_array_add (intake->sources, new_source (file, NULL, child));
          else if (!g_file_test (child, G_FILE_TEST_IS_SYMLINK))
            g_ptr_array_add (folders, g_steal_pointer (&child));
        }
      for (guint i = folders->len; i > 0; i--)
        g_ptr_array_add (waiting, g_ptr_array_index (folders, i - 1));
    }
}

static void
expand_sources (ReadoutIntake *intake)
{
  for (guint i = 0; i < intake->given->len; i++)
    {
      Source *source = g_ptr_array_index (intake->given, i);
      const char *path = source->file != NULL ? g_file_peek_path (source->file) : NULL;

      if (path != NULL && g_file_test (path, G_FILE_TEST_IS_DIR))
        expand_folder (intake, path);
      else
        g_ptr_array_add (intake->sources, new_source (source->file, source->bytes, source->name));
    }
}

/* On the project's thread: whether it has these bytes. */
static gpointer
find_duplicate_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 id = readout_store_find_report (store, data, error);

  return id != 0 ? readout_store_get_report (store, id, error) : NULL;
}

static void
set_duplicate (ReadoutIntakeOutcome *outcome, ReadoutReport *report)
{
  const char *name = report->title != NULL ? report->title : report->path;

  outcome->state = READOUT_INTAKE_DUPLICATE;
  outcome->report_id = report->id;
  outcome->title = g_strdup (report->title);
  if (name != NULL)
    /* Translators: %s is the headline or the file name of a report */
    outcome->words = g_strdup_printf (_("The project has the same report already: “%s”"), name);
  else
    outcome->words = g_strdup (_("The project has the same report already"));
}

/* In a thread of the pool: reads and analyses a document. */
static gpointer
work_cb (guint index, gpointer data, GCancellable *cancellable)
{
  ReadoutIntake *intake = data;
  const Source *source = g_ptr_array_index (intake->sources, index);
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutReport) report = NULL;
  g_autoptr (ReadoutReport) present = NULL;
  Arrival *arrival = g_new0 (Arrival, 1);

  arrival->outcome = g_new0 (ReadoutIntakeOutcome, 1);
  arrival->outcome->name = g_strdup (source->name);
  if (source->file != NULL)
    report = readout_import_file (source->file, cancellable, &error);
  else
    report = readout_import_bytes (source->bytes, source->name, cancellable, &error);

  if (report != NULL)
    {
      g_free (report->path);
      report->path = g_strdup (source->name);
      present = readout_project_run (intake->project, find_duplicate_cb, report->sha256,
                                     cancellable, NULL);
    }
  if (present != NULL)
    set_duplicate (arrival->outcome, present);
  else if (report != NULL && intake->engine != NULL)
    {
      arrival->statements = readout_engine_analyse (intake->engine, report, cancellable, &error);
      if (arrival->statements != NULL && intake->rules != NULL && intake->topics->len > 0)
        readout_stance_rules_apply (intake->rules, report, arrival->statements, intake->topics);
    }
  if (error != NULL)
    {
      arrival->outcome->state = READOUT_INTAKE_FAILED;
      arrival->outcome->words = g_strdup (error->message);
    }
  else if (present == NULL)
    arrival->report = g_steal_pointer (&report);
  return arrival;
}

/* Whether the whole intake must stop: the project cannot be written at all. */
static gboolean
is_fatal (const GError *error)
{
  return error != NULL &&
         (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
          (error->domain == READOUT_STORE_ERROR && error->code != READOUT_STORE_ERROR_INVALID &&
           error->code != READOUT_STORE_ERROR_FAILED));
}

static gboolean
store_arrival (ReadoutIntake *intake, ReadoutStore *store, Arrival *arrival, GError **error)
{
  ReadoutIntakeOutcome *outcome = arrival->outcome;
  gboolean duplicate = FALSE;
  gint64 id;

  if (arrival->report == NULL)
    return TRUE;
  id = readout_store_add_report (store, arrival->report, arrival->statements, &duplicate, error);
  if (id == 0)
    return FALSE;
  if (duplicate)
    {
      g_autoptr (ReadoutReport) present = readout_store_get_report (store, id, NULL);

      if (present != NULL)
        set_duplicate (outcome, present);
      return TRUE;
    }
  outcome->state = READOUT_INTAKE_ADDED;
  outcome->report_id = id;
  outcome->n_statements = arrival->statements != NULL ? arrival->statements->len : 0;
  g_free (outcome->title);
  outcome->title = g_strdup (arrival->report->title);
  return TRUE;
}

static char *
dup_action_name (ReadoutIntake *intake)
{
  guint n = intake->sources->len;

  /* Translators: in the menu, after “Undo”: “Undo Import of 12 Reports” */
  return g_strdup_printf (ngettext ("Import of %u Report", "Import of %u Reports", n), n);
}

static gboolean
store_arrivals (ReadoutIntake *intake, ReadoutStore *store, guint first, guint n, GError **error)
{
  g_autofree char *name = dup_action_name (intake);
  gint64 action;

  if (intake->engine != NULL)
    readout_store_set_language (store, readout_engine_get_language (intake->engine));
  if (!readout_store_resume (store, intake->action, name, error))
    return FALSE;
  for (guint i = first; i < first + n; i++)
    if (!store_arrival (intake, store, g_ptr_array_index (intake->batch, i), error))
      {
        readout_store_rollback (store);
        return FALSE;
      }
  /* It gets its id with the first change. */
  action = readout_store_get_action (store);
  if (!readout_store_commit (store, error))
    return FALSE;
  if (action != 0)
    intake->action = action;
  return TRUE;
}

/* On the project's thread: stores the batch in one transaction. When a report of it cannot be
 * stored, each gets one of its own, so that one does not take the others with it. */
static gpointer
store_batch_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  ReadoutIntake *intake = data;
  g_autoptr (GError) problem = NULL;

  if (store_arrivals (intake, store, 0, intake->batch->len, &problem))
    return intake;
  for (guint i = 0; i < intake->batch->len && !is_fatal (problem); i++)
    {
      Arrival *arrival = g_ptr_array_index (intake->batch, i);

      g_clear_error (&problem);
      if (store_arrivals (intake, store, i, 1, &problem))
        continue;
      arrival->outcome->state = READOUT_INTAKE_FAILED;
      g_free (arrival->outcome->words);
      arrival->outcome->words = g_strdup (problem->message);
    }
  if (!is_fatal (problem))
    return intake;
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

/* On the project's thread: who was meant by surnames, now that all reports are in. */
static gpointer
settle_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return readout_store_settle_actors (store, error) ? data : NULL;
}

static void
tell_progress (ReadoutIntake *intake, gboolean now)
{
  g_autoptr (GPtrArray) latest = NULL;
  gint64 time = g_get_monotonic_time ();

  if (intake->progress == NULL || (!now && time - intake->progress_told < PROGRESS_TIME))
    return;
  latest = g_ptr_array_new ();
  for (; intake->n_told < intake->outcomes->len; intake->n_told++)
    g_ptr_array_add (latest, g_ptr_array_index (intake->outcomes, intake->n_told));
  intake->progress_told = time;
  intake->progress (intake->outcomes->len, intake->sources->len, latest, intake->progress_data);
}

static gboolean
flush_batch (ReadoutIntake *intake, GError **error)
{
  if (intake->batch->len == 0)
    return TRUE;
  if (readout_project_run (intake->project, store_batch_cb, intake, NULL, error) == NULL)
    return FALSE;
  for (guint i = 0; i < intake->batch->len; i++)
    {
      Arrival *arrival = g_ptr_array_index (intake->batch, i);

      if (!intake->has_topics && arrival->outcome->state == READOUT_INTAKE_ADDED)
        readout_intake_sample_add (intake->sample, arrival->report, arrival->statements);
      g_ptr_array_add (intake->outcomes, g_steal_pointer (&arrival->outcome));
    }
  g_ptr_array_set_size (intake->batch, 0);
  tell_progress (intake, FALSE);
  return TRUE;
}

static gboolean
take_cb (guint index, gpointer result, gpointer data, GError **error)
{
  ReadoutIntake *intake = data;
  gint64 time = g_get_monotonic_time ();

  if (intake->batch->len == 0)
    intake->batch_began = time;
  g_ptr_array_add (intake->batch, result);
  if (intake->batch->len >= BATCH_MAX || time - intake->batch_began >= BATCH_TIME)
    return flush_batch (intake, error);
  return TRUE;
}

/* On the project's thread. */
static gpointer
had_topics_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return readout_store_had_topics (store) ? data : NULL;
}

/* What was read before a cancellation is kept: it is whole. */
static gboolean
run (ReadoutIntake *intake, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autofree char *name = NULL;

  intake->topics = readout_intake_list_topics (intake->project, intake->cancellable, error);
  if (intake->topics == NULL)
    return FALSE;
  intake->has_topics =
      intake->rules == NULL || readout_project_run (intake->project, had_topics_cb, intake,
                                                    intake->cancellable, NULL) != NULL;
  intake->sample = readout_intake_sample_new ();
  expand_sources (intake);
  tell_progress (intake, TRUE);

  if (!readout_ordered_pool_run (intake->sources->len, work_cb, take_cb, free_arrival, intake,
                                 intake->cancellable, &problem) &&
      !g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (!flush_batch (intake, error) ||
      readout_project_run (intake->project, settle_cb, intake, NULL, error) == NULL)
    return FALSE;
  /* Topics that the person changed meanwhile: not all that came was judged with their words. */
  readout_intake_check_topics (intake->project, intake->topics);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  name = dup_action_name (intake);
  return intake->has_topics ||
         readout_intake_sample_suggest (intake->sample, intake->project, intake->rules,
                                        intake->action, name, intake->cancellable, error);
}

gboolean
readout_intake_run (ReadoutIntake *intake,
                    ReadoutIntakeProgress progress,
                    gpointer user_data,
                    GCancellable *cancellable,
                    GError **error)
{
  gboolean done;

  g_return_val_if_fail (READOUT_IS_INTAKE (intake), FALSE);
  g_return_val_if_fail (intake->topics == NULL, FALSE);

  intake->progress = progress;
  intake->progress_data = user_data;
  intake->cancellable = cancellable;
  done = run (intake, error);
  tell_progress (intake, TRUE);
  return done;
}

/* What a call of the progress function is told, in the caller's main context. Outcomes are never
 * changed or freed once they are in the list, which lives as long as the intake. */
typedef struct
{
  ReadoutIntake *intake;
  ReadoutIntakeProgress progress;
  gpointer data;
  GMainContext *context;
  guint n_done;
  guint n_total;
  GPtrArray *outcomes;
} Telling;

static void
free_telling (gpointer data)
{
  Telling *telling = data;

  g_clear_object (&telling->intake);
  g_clear_pointer (&telling->context, g_main_context_unref);
  g_clear_pointer (&telling->outcomes, g_ptr_array_unref);
  g_free (telling);
}

static gboolean
tell_cb (gpointer data)
{
  Telling *telling = data;

  telling->progress (telling->n_done, telling->n_total, telling->outcomes, telling->data);
  return G_SOURCE_REMOVE;
}

static void
pass_progress_cb (guint n_done, guint n_total, GPtrArray *outcomes, gpointer user_data)
{
  const Telling *caller = user_data;
  Telling *telling = g_new0 (Telling, 1);
  g_autoptr (GSource) idle = NULL;

  telling->intake = g_object_ref (caller->intake);
  telling->progress = caller->progress;
  telling->data = caller->data;
  telling->n_done = n_done;
  telling->n_total = n_total;
  telling->outcomes = g_ptr_array_ref (outcomes);
  /* Not g_main_context_invoke(): it could call back in this thread. */
  idle = g_idle_source_new ();
  g_source_set_priority (idle, G_PRIORITY_DEFAULT);
  g_source_set_callback (idle, tell_cb, telling, free_telling);
  g_source_attach (idle, caller->context);
}

static void
run_in_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Telling *caller = data;
  GError *error = NULL;

  if (readout_intake_run (source, caller->progress != NULL ? pass_progress_cb : NULL, caller,
                          cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
readout_intake_run_async (ReadoutIntake *intake,
                          ReadoutIntakeProgress progress,
                          gpointer progress_data,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Telling *caller;

  g_return_if_fail (READOUT_IS_INTAKE (intake));

  task = g_task_new (intake, cancellable, callback, user_data);
  g_task_set_source_tag (task, readout_intake_run_async);
  /* The error of a cancellation is set when all that was under way has ended. */
  g_task_set_check_cancellable (task, FALSE);
  caller = g_new0 (Telling, 1);
  caller->intake = g_object_ref (intake);
  caller->progress = progress;
  caller->data = progress_data;
  caller->context = g_main_context_ref_thread_default ();
  g_task_set_task_data (task, caller, free_telling);
  g_task_run_in_thread (task, run_in_thread_cb);
}

gboolean
readout_intake_run_finish (ReadoutIntake *intake, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, intake), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
readout_intake_finalize (GObject *object)
{
  ReadoutIntake *intake = READOUT_INTAKE (object);

  g_clear_object (&intake->project);
  g_clear_object (&intake->engine);
  g_clear_object (&intake->rules);
  g_ptr_array_unref (intake->given);
  g_ptr_array_unref (intake->sources);
  g_ptr_array_unref (intake->outcomes);
  g_ptr_array_unref (intake->batch);
  g_clear_pointer (&intake->topics, g_ptr_array_unref);
  g_clear_pointer (&intake->sample, readout_intake_sample_free);

  G_OBJECT_CLASS (readout_intake_parent_class)->finalize (object);
}

static void
readout_intake_class_init (ReadoutIntakeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = readout_intake_finalize;
}

static void
readout_intake_init (ReadoutIntake *intake)
{
  intake->given = g_ptr_array_new_with_free_func (free_source);
  intake->sources = g_ptr_array_new_with_free_func (free_source);
  intake->outcomes = g_ptr_array_new_with_free_func (free_outcome);
  intake->batch = g_ptr_array_new_with_free_func (free_arrival);
}

ReadoutIntake *
readout_intake_new (ReadoutProject *project, ReadoutEngine *engine, ReadoutStanceRules *rules)
{
  ReadoutIntake *intake;

  g_return_val_if_fail (READOUT_IS_PROJECT (project), NULL);

  intake = g_object_new (READOUT_TYPE_INTAKE, NULL);
  g_set_object (&intake->project, project);
  g_set_object (&intake->engine, engine);
  g_set_object (&intake->rules, rules);
  return intake;
}

void
readout_intake_add_file (ReadoutIntake *intake, GFile *file)
{
  g_autofree char *uri = NULL;
  const char *path;

  g_return_if_fail (READOUT_IS_INTAKE (intake) && G_IS_FILE (file));

  path = g_file_peek_path (file);
  if (path == NULL)
    uri = g_file_get_uri (file);
  g_ptr_array_add (intake->given, new_source (file, NULL, path != NULL ? path : uri));
}

void
readout_intake_add_bytes (ReadoutIntake *intake, GBytes *bytes, const char *name)
{
  g_return_if_fail (READOUT_IS_INTAKE (intake) && bytes != NULL);

  g_ptr_array_add (intake->given, new_source (NULL, bytes, name));
}

GPtrArray *
readout_intake_get_outcomes (ReadoutIntake *intake)
{
  g_return_val_if_fail (READOUT_IS_INTAKE (intake), NULL);

  return intake->outcomes;
}
