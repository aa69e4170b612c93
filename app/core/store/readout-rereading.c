/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads reports of a project again: a later analysis of the text that was imported.
 */
#include "store/readout-rereading.h"

#include <glib/gi18n-lib.h>

#include "import/readout-import.h"
#include "store/readout-intake-topics.h"
#include "text/readout-ordered-pool.h"

typedef struct
{
  ReadoutProject *project;
  ReadoutEngine *engine;
  ReadoutStanceRules *rules;
  GArray *ids;
  GPtrArray *topics; /* of ReadoutProposition: those of the project */
  ReadoutRereadingProgress progress;
  gpointer progress_data;
  ReadoutRereadingResult *result;
  gint64 action; /* of the undo log */
} Job;

/* A report that was read, on its way back to the store. */
typedef struct
{
  Job *job;
  gint64 id;
  ReadoutReport *report; /* with text and original; NULL when it could not be had */
  GPtrArray *statements; /* NULL when it could not be analysed */
  gboolean is_other;     /* the original gives another text */
  GError *error;
} Reading;

static void
free_reading (gpointer data)
{
  Reading *reading = data;

  g_clear_object (&reading->report);
  g_clear_pointer (&reading->statements, g_ptr_array_unref);
  g_clear_error (&reading->error);
  g_free (reading);
}

/* On the project's thread. */
static gpointer
load_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Reading *reading = data;
  g_autoptr (GError) local_error = NULL;
  gboolean removed = FALSE;

  if (!readout_store_is_report_removed (store, reading->id, &removed, error))
    return NULL;
  if (removed)
    {
      g_set_error_literal (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_NO_RECORD,
                           _("This report was removed from the project."));
      return NULL;
    }
  reading->report = readout_store_get_report (store, reading->id, error);
  if (reading->report == NULL)
    return NULL;
  reading->report->original = readout_store_get_original (store, reading->id, &local_error);
  if (local_error == NULL)
    return reading;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/* Whether a document gives a text; one in which there are several gives each of theirs. */
static gboolean
gives_text (GPtrArray *reports, ReadoutText *text)
{
  gsize length;
  const char *string = readout_text_get_string (text, &length);

  for (guint i = 0; i < reports->len; i++)
    {
      ReadoutReport *report = g_ptr_array_index (reports, i);
      gsize other_length;
      const char *other = readout_text_get_string (report->text, &other_length);

      if (other_length == length && memcmp (other, string, length) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
compare_original (Reading *reading, GCancellable *cancellable, GError **error)
{
  ReadoutReport *report = reading->report;
  g_autofree char *name = report->path != NULL ? g_path_get_basename (report->path) : NULL;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GPtrArray) reports = NULL;

  if (report->original == NULL)
    return TRUE;
  reports = readout_import_bytes (report->original, name, cancellable, &local_error);
  /* A document that is refused today was read once: its text is there. */
  reading->is_other = reports == NULL || !gives_text (reports, report->text);
  g_clear_pointer (&report->original, g_bytes_unref);
  if (!g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
analyse (Reading *reading, GCancellable *cancellable, GError **error)
{
  Job *job = reading->job;

  if (readout_project_run (job->project, load_cb, reading, cancellable, error) == NULL ||
      !compare_original (reading, cancellable, error))
    return FALSE;
  reading->statements = readout_engine_analyse (job->engine, reading->report, cancellable, error);
  if (reading->statements == NULL)
    return FALSE;
  if (job->topics->len > 0)
    readout_stance_rules_apply (job->rules, reading->report, reading->statements, job->topics);
  return TRUE;
}

/* In a thread of the pool. */
static gpointer
work_cb (guint index, gpointer data, GCancellable *cancellable)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->job = data;
  reading->id = g_array_index (reading->job->ids, gint64, index);
  if (!analyse (reading, cancellable, &reading->error))
    g_clear_pointer (&reading->statements, g_ptr_array_unref);
  return reading;
}

/* On the project's thread. */
static gpointer
store_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Reading *reading = data;
  Job *job = reading->job;
  guint n = job->ids->len;
  g_autofree char *name = g_strdup_printf (
      /* Translators: in the menu, after “Undo”: “Undo Reading 12 Reports Again” */
      g_dngettext (GETTEXT_PACKAGE, "Reading %'u Report Again", "Reading %'u Reports Again", n), n);
  gint64 action;

  readout_store_set_language (store, readout_engine_get_language (job->engine));
  if (!readout_store_resume (store, job->action, name, error))
    return NULL;
  if (!readout_store_replace_statements (store, reading->id, reading->statements, job->topics,
                                         error))
    {
      readout_store_rollback (store);
      return NULL;
    }
  action = readout_store_get_action (store);
  if (!readout_store_commit (store, error))
    return NULL;
  if (action != 0)
    job->action = action;
  return reading;
}

/* Whether no other report can be stored either. */
static gboolean
is_fatal (const GError *error)
{
  if (error->domain == READOUT_STORE_ERROR)
    return error->code != READOUT_STORE_ERROR_INVALID &&
           error->code != READOUT_STORE_ERROR_FAILED &&
           error->code != READOUT_STORE_ERROR_NO_RECORD;
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static gboolean
take_cb (guint index, gpointer result, gpointer data, GError **error)
{
  Reading *reading = result;
  Job *job = data;
  gboolean goes_on = TRUE;

  if (reading->statements != NULL &&
      readout_project_run (job->project, store_cb, reading, NULL, &reading->error) != NULL)
    {
      job->result->n_read++;
      if (reading->is_other)
        g_array_append_val (job->result->others, reading->id);
    }
  else if (is_fatal (reading->error))
    {
      g_propagate_error (error, g_steal_pointer (&reading->error));
      goes_on = FALSE;
    }
  else
    {
      job->result->n_failed++;
      if (job->result->words == NULL)
        job->result->words = g_strdup (reading->error->message);
    }
  free_reading (reading);
  if (goes_on && job->progress != NULL)
    job->progress (index + 1, job->progress_data);
  return goes_on;
}

/* On the project's thread: who was meant by surnames, as after an import. */
static gpointer
settle_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return readout_store_settle_actors (store, error) ? data : NULL;
}

void
readout_rereading_result_clear (ReadoutRereadingResult *result)
{
  g_clear_pointer (&result->others, g_array_unref);
  g_clear_pointer (&result->words, g_free);
  result->n_read = result->n_failed = 0;
}

gboolean
readout_rereading_run (ReadoutProject *project,
                       ReadoutEngine *engine,
                       ReadoutStanceRules *rules,
                       GArray *ids,
                       ReadoutRereadingProgress progress,
                       gpointer user_data,
                       ReadoutRereadingResult *result,
                       GCancellable *cancellable,
                       GError **error)
{
  Job job = { project, engine, rules, ids, NULL, progress, user_data, result, 0 };
  gboolean done;

  g_return_val_if_fail (READOUT_IS_PROJECT (project), FALSE);
  g_return_val_if_fail (READOUT_IS_ENGINE (engine), FALSE);
  g_return_val_if_fail (READOUT_IS_STANCE_RULES (rules), FALSE);
  g_return_val_if_fail (ids != NULL && result != NULL, FALSE);

  readout_rereading_result_clear (result);
  result->others = g_array_new (FALSE, FALSE, sizeof (gint64));
  job.topics = readout_intake_list_topics (project, cancellable, error);
  if (job.topics == NULL)
    return FALSE;
  done =
      readout_ordered_pool_run (ids->len, work_cb, take_cb, free_reading, &job, cancellable, error);
  if (result->n_read > 0)
    {
      done =
          readout_project_run (project, settle_cb, &job, NULL, done ? error : NULL) != NULL && done;
      /* Topics that the person changed meanwhile. */
      readout_intake_check_topics (project, job.topics);
    }
  g_ptr_array_unref (job.topics);
  return done;
}
