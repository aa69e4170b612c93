/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Drafts a briefing once more, to compare it with the one that there is.
 */
#include "readout-update-job.h"

#include <glib/gi18n.h>
#include <string.h>

#include "briefing/readout-draft-builder.h"
#include "briefing/readout-snapshot-store.h"
#include "briefing/readout-template-folder.h"
#include "briefing/readout-update.h"

#include "readout-draft-job.h"
#include "readout-settings.h"

typedef struct
{
  ReadoutUpdateSource *source;
  char *template_name;
  gboolean was_drafted;
} Job;

void
readout_update_source_free (ReadoutUpdateSource *source)
{
  g_free (source->base);
  g_free (source->theirs);
  g_clear_pointer (&source->snapshot, readout_snapshot_unref);
  g_free (source);
}

static void
free_job (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->source, readout_update_source_free);
  g_free (job->template_name);
  g_free (job);
}

/* On the project's thread: what was drafted before, from which template. */
static gpointer
read_base (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr (ReadoutBriefing) briefing =
      readout_store_get_briefing (store, job->source->briefing_id, error);

  if (briefing == NULL)
    return NULL;
  job->was_drafted = briefing->drafted != NULL;
  job->source->base = g_strdup (job->was_drafted ? briefing->drafted : "");
  if (briefing->template_name != NULL)
    {
      g_free (job->template_name);
      job->template_name = g_strdup (briefing->template_name);
    }
  return job;
}

/* On the project's thread again: keys are for good. */
static gpointer
keep (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  /* A project that cannot be written can be looked at all the same. */
  if (!readout_store_is_read_only (store) &&
      (!readout_snapshot_keep_citations (job->source->snapshot, job->source->theirs, store,
                                         error) ||
       !readout_store_see_statements (store, job->source->briefing_id, error)))
    return NULL;
  return job;
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Job *job = g_task_get_task_data (task);

  if (readout_project_run_finish (READOUT_PROJECT (source), result, &error) == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&job->source),
                           (GDestroyNotify)readout_update_source_free);
}

/* The draft has a title, the person's text has its own. */
static char *
strip_title (char *markdown)
{
  if (g_str_has_prefix (markdown, "# "))
    {
      gsize length = strcspn (markdown, "\n");

      while (markdown[length] == '\n')
        length++;
      memmove (markdown, markdown + length, strlen (markdown + length) + 1);
    }
  return markdown;
}

static void
write_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = g_task_get_task_data (G_TASK (data));
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutTemplate) template = readout_template_load (job->template_name, &error);

  if (template == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  job->source->theirs = readout_draft_build (job->source->snapshot, template, NULL);
  if (job->was_drafted)
    job->source->theirs = readout_update_keep_title (job->source->base, job->source->theirs);
  else
    strip_title (job->source->theirs);
  g_task_return_boolean (task, TRUE);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    readout_project_run_async (READOUT_PROJECT (source), keep, g_task_get_task_data (task), NULL,
                               NULL, g_task_get_cancellable (task), kept_cb, g_object_ref (task));
}

static void
sampled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GTask) writing = NULL;
  g_autoptr (GError) error = NULL;
  Job *job = g_task_get_task_data (task);

  job->source->snapshot =
      readout_draft_job_sample_finish (READOUT_PROJECT (source), result, NULL, &error);
  if (job->source->snapshot == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  writing = g_task_new (source, g_task_get_cancellable (task), written_cb, g_object_ref (task));
  g_task_set_source_tag (writing, sampled_cb);
  g_task_set_task_data (writing, g_object_ref (task), g_object_unref);
  g_task_run_in_thread (writing, write_thread);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (readout_project_run_finish (READOUT_PROJECT (source), result, &error) == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    readout_draft_job_sample_async (READOUT_PROJECT (source), G_MAXUINT,
                                    g_task_get_cancellable (task), sampled_cb, g_object_ref (task));
}

void
readout_update_job_run_async (ReadoutProject *project,
                              gint64 briefing_id,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (READOUT_IS_PROJECT (project));

  job = g_new0 (Job, 1);
  job->source = g_new0 (ReadoutUpdateSource, 1);
  job->source->briefing_id = briefing_id;
  job->template_name = readout_settings_dup_string (READOUT_SETTING_TEMPLATE);
  task = g_task_new (project, cancellable, callback, user_data);
  g_task_set_source_tag (task, readout_update_job_run_async);
  g_task_set_task_data (task, job, free_job);
  readout_project_run_async (project, read_base, job, NULL, NULL, cancellable, read_cb,
                             g_object_ref (task));
}

ReadoutUpdateSource *
readout_update_job_run_finish (ReadoutProject *project, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, project), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
