/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Statements that the person adds or changes, judged as those of an import are.
 */
#include "store/readout-by-hand.h"

#include <glib/gi18n-lib.h>

#include "store/readout-intake-topics.h"
#include "store/readout-store-private.h"

typedef struct
{
  gint64 report_id;
  gint64 id; /* of the statement to change; 0 for one to add */
  const ReadoutByHandChange *change;
  ReadoutStatement *statement; /* to add; borrowed */

  ReadoutReport *report;
  GPtrArray *statements; /* of the report */
  GPtrArray *topics;     /* of ReadoutProposition */
} Job;

static void
clear_job (Job *job)
{
  g_clear_object (&job->report);
  g_clear_pointer (&job->statements, g_ptr_array_unref);
  g_clear_pointer (&job->topics, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Job, clear_job)

/* On the project's thread. */
static gpointer
read_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  if (job->id != 0)
    {
      g_autoptr (ReadoutStatement) statement = readout_store_get_statement (store, job->id, error);

      if (statement == NULL)
        return NULL;
      job->report_id = statement->report_id;
    }
  job->report = readout_store_get_report (store, job->report_id, error);
  if (job->report != NULL)
    job->statements = readout_store_get_report_statements (store, job->report_id, error);
  return job->statements;
}

static guint32
get_start (ReadoutStatement *statement)
{
  return readout_spans_get_extent (statement->content).start;
}

/* The new statement among the others, in the order of the text. */
static void
place_among (GPtrArray *statements, ReadoutStatement *statement)
{
  guint i = 0;

  while (i < statements->len &&
         get_start (g_ptr_array_index (statements, i)) <= get_start (statement))
    i++;
  g_ptr_array_insert (statements, (int)i, g_object_ref (statement));
}

static void
replace_spans (GArray **spans, GArray *with)
{
  if (with == NULL)
    return;
  g_array_unref (*spans);
  *spans = readout_spans_copy (with);
}

static void
replace_voices (ReadoutStatement *statement, GPtrArray *voices)
{
  if (voices == NULL)
    return;
  g_ptr_array_set_size (statement->voices, 0);
  for (guint i = 0; i < voices->len; i++)
    g_ptr_array_add (statement->voices, readout_voice_copy (g_ptr_array_index (voices, i)));
}

/* The statement as it will be; %NULL when it is not there. */
static ReadoutStatement *
take_change (Job *job)
{
  for (guint i = 0; i < job->statements->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (job->statements, i);

      if (statement->id != job->id)
        continue;
      replace_spans (&statement->content, job->change->content);
      replace_spans (&statement->cue, job->change->cue);
      replace_spans (&statement->source, job->change->source);
      replace_voices (statement, job->change->voices);
      if (job->change->set_quotation)
        statement->quotation = job->change->quotation;
      return statement;
    }
  return NULL;
}

/* Whether the spans may be looked at as words of the text at all. */
static gboolean
check (Job *job, ReadoutStatement *statement, GError **error)
{
  if (statement->content->len == 0)
    {
      g_set_error_literal (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_INVALID,
                           _("A statement needs words."));
      return FALSE;
    }
  if (statement->voices->len == 0)
    {
      g_set_error_literal (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_INVALID,
                           _("A statement needs words and a speaker."));
      return FALSE;
    }
  return readout_store_check_spans (job->report->text, statement->content, error) &&
         readout_store_check_spans (job->report->text, statement->cue, error) &&
         readout_store_check_spans (job->report->text, statement->source, error);
}

/* Reads the report and judges the statement in it. */
static gboolean
judge (Job *job,
       ReadoutProject *project,
       ReadoutStanceRules *rules,
       ReadoutStatement **judged,
       GCancellable *cancellable,
       GError **error)
{
  if (readout_project_run (project, read_cb, job, cancellable, error) == NULL)
    return FALSE;
  job->topics = readout_intake_list_topics (project, cancellable, error);
  if (job->topics == NULL)
    return FALSE;
  *judged = job->id != 0 ? take_change (job) : job->statement;
  if (*judged == NULL)
    {
      readout_store_set_no_record (error);
      return FALSE;
    }
  if (!check (job, *judged, error))
    return FALSE;
  if (job->id == 0)
    place_among (job->statements, *judged);
  if (rules != NULL && job->topics->len > 0)
    readout_stance_rules_apply (rules, job->report, job->statements, job->topics);
  return TRUE;
}

/* On the project's thread. */
static gpointer
add_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return readout_store_add_statement (store, job->statement, error) != 0 ? job : NULL;
}

static gboolean
put_stances (ReadoutStore *store, Job *job, ReadoutStatement *statement, GError **error)
{
  for (guint i = 0; i < job->topics->len; i++)
    {
      const ReadoutProposition *topic = g_ptr_array_index (job->topics, i);
      ReadoutStanceResult result = { statement->id,
                                     readout_statement_get_stance (statement, topic->id) };
      g_autoptr (ReadoutTopic) there = readout_store_get_topic (store, topic->id, NULL);

      /* One that was removed meanwhile is nobody's concern. */
      if (there != NULL && !readout_store_put_stances (store, topic->id, &result, 1, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_change (ReadoutStore *store, Job *job, GError **error)
{
  const ReadoutByHandChange *change = job->change;

  if ((change->content != NULL || change->cue != NULL || change->source != NULL) &&
      !readout_store_set_spans (store, change->id, change->content, change->cue, change->source,
                                error))
    return FALSE;
  if (change->voices != NULL &&
      !readout_store_set_voices (store, change->id, change->voices, error))
    return FALSE;
  if (change->set_quotation &&
      !readout_store_set_quotation (store, change->id, change->quotation, error))
    return FALSE;
  return put_stances (store, job, job->statement, error);
}

/* On the project's thread. */
static gpointer
change_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  gboolean done;

  if (!readout_action_begin (store, N_("Edit Statement"), READOUT_ACTION_LOGGED, error))
    return NULL;
  done = write_change (store, job, error);
  return readout_action_end (
             store, done,
             READOUT_CHANGES_STATEMENTS | READOUT_CHANGES_ACTORS | READOUT_CHANGES_TOPICS, error)
             ? job
             : NULL;
}

gint64
readout_by_hand_add (ReadoutProject *project,
                     ReadoutStanceRules *rules,
                     ReadoutStatement *statement,
                     GCancellable *cancellable,
                     GError **error)
{
  g_auto (Job) job = { .report_id = statement->report_id, .statement = statement };
  ReadoutStatement *judged = NULL;

  g_return_val_if_fail (READOUT_IS_PROJECT (project), 0);
  g_return_val_if_fail (READOUT_IS_STATEMENT (statement), 0);

  if (!judge (&job, project, rules, &judged, cancellable, error) ||
      readout_project_run (project, add_cb, &job, cancellable, error) == NULL)
    return 0;
  return statement->id;
}

gboolean
readout_by_hand_change (ReadoutProject *project,
                        ReadoutStanceRules *rules,
                        const ReadoutByHandChange *change,
                        GCancellable *cancellable,
                        GError **error)
{
  g_auto (Job) job = { .id = change->id, .change = change };

  g_return_val_if_fail (READOUT_IS_PROJECT (project), FALSE);

  return judge (&job, project, rules, &job.statement, cancellable, error) &&
         readout_project_run (project, change_cb, &job, cancellable, error) != NULL;
}
