/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a person does to one statement that needs the language engine.
 */
#include "readout-statement-job.h"

#include "readout-engines.h"

typedef struct
{
  ReadoutEngine *engine; /* borrowed, as the rules */
  ReadoutStanceRules *rules;
  GTaskThreadFunc function;
  ReadoutReport *report;
  GArray *content;
  ReadoutProject *project;
  ReadoutStatement *statement;
  ReadoutByHandChange change;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->report);
  g_clear_pointer (&job->content, g_array_unref);
  g_clear_object (&job->project);
  g_clear_object (&job->statement);
  g_clear_pointer (&job->change.content, g_array_unref);
  g_clear_pointer (&job->change.cue, g_array_unref);
  g_clear_pointer (&job->change.source, g_array_unref);
  g_clear_pointer (&job->change.voices, g_ptr_array_unref);
  g_free (job);
}

static void
sketch (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  ReadoutStatement *statement =
      readout_engine_sketch (job->engine, job->report, job->content, cancellable, &error);

  if (statement != NULL)
    g_task_return_pointer (task, statement, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
add (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  gint64 id = readout_by_hand_add (job->project, job->rules, job->statement, cancellable, &error);

  if (id != 0)
    g_task_return_pointer (task, g_memdup2 (&id, sizeof id), g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
change (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;

  if (readout_by_hand_change (job->project, job->rules, &job->change, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (readout_engines_load_finish (result, &job->engine, &job->rules, &error))
    g_task_run_in_thread (task, job->function);
  else
    g_task_return_error (task, error);
}

static void
start (Job *job,
       GTaskThreadFunc function,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  job->function = function;
  g_task_set_source_tag (task, function);
  g_task_set_task_data (task, job, free_job);
  readout_engines_load_async (cancellable, loaded_cb, task);
}

void
readout_statement_job_sketch_async (ReadoutReport *report,
                                    GArray *content,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  Job *job = g_new0 (Job, 1);

  job->report = g_object_ref (report);
  job->content = readout_spans_copy (content);
  start (job, sketch, cancellable, callback, user_data);
}

ReadoutStatement *
readout_statement_job_sketch_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
readout_statement_job_add_async (ReadoutProject *project,
                                 ReadoutStatement *statement,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  Job *job = g_new0 (Job, 1);

  job->project = g_object_ref (project);
  job->statement = g_object_ref (statement);
  start (job, add, NULL, callback, user_data);
}

gint64
readout_statement_job_add_finish (GAsyncResult *result, GError **error)
{
  g_autofree gint64 *id = g_task_propagate_pointer (G_TASK (result), error);

  return id != NULL ? *id : 0;
}

void
readout_statement_job_change_async (ReadoutProject *project,
                                    const ReadoutByHandChange *wanted,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  Job *job = g_new0 (Job, 1);

  job->project = g_object_ref (project);
  job->change = *wanted;
  job->change.content = wanted->content != NULL ? readout_spans_copy (wanted->content) : NULL;
  job->change.cue = wanted->cue != NULL ? readout_spans_copy (wanted->cue) : NULL;
  job->change.source = wanted->source != NULL ? readout_spans_copy (wanted->source) : NULL;
  if (wanted->voices != NULL)
    g_ptr_array_ref (wanted->voices);
  start (job, change, NULL, callback, user_data);
}

gboolean
readout_statement_job_change_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
