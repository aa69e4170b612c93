/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Suggests topics for a project and judges its statements, off the project's thread.
 */
#include "store/readout-intake-topics.h"

#include "stance/readout-topics.h"

/* The sample has at most so many reports and so many bytes of text. */
#define SAMPLE_REPORTS 300
#define SAMPLE_BYTES (16 * 1024 * 1024)

#define SUGGESTED_MAX 5

/* Statements are judged in pages of so many. */
#define PAGE 500

struct _ReadoutIntakeSample
{
  GPtrArray *reports;
  GPtrArray *statements;
  gsize n_bytes;
};

/* A job over all statements, page by page. */
typedef struct
{
  GPtrArray *topics; /* of ReadoutProposition, with their ids */
  ReadoutJudgeProgress progress;
  gpointer progress_data;

  gint64 after; /* the last statement that was read */
  gint64 last;  /* of all, when the job began */
  GPtrArray *statements;
  GHashTable *reports; /* id → ReadoutReport: those of the page */
} Job;

/* Topics to add as a part of an action. */
typedef struct
{
  GPtrArray *topics;
  gint64 action;
  const char *name;
} Addition;

static gpointer
list_topics_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) records = readout_store_list_topics (store, error);
  GPtrArray *topics;

  if (records == NULL)
    return NULL;
  topics = g_ptr_array_new_with_free_func ((GDestroyNotify)readout_proposition_free);
  for (guint i = 0; i < records->len; i++)
    {
      ReadoutTopic *record = g_ptr_array_index (records, i);

      g_ptr_array_add (topics, readout_proposition_new (record->id, record->proposition,
                                                        (const char *const *)record->terms));
    }
  return topics;
}

GPtrArray *
readout_intake_list_topics (ReadoutProject *project, GCancellable *cancellable, GError **error)
{
  return readout_project_run (project, list_topics_cb, NULL, cancellable, error);
}

static gboolean
is_among (GPtrArray *topics, ReadoutTopic *record)
{
  for (guint i = 0; i < topics->len; i++)
    {
      const ReadoutProposition *topic = g_ptr_array_index (topics, i);

      if (topic->id == record->id && g_str_equal (topic->text, record->proposition) &&
          g_strv_equal ((const char *const *)topic->terms, (const char *const *)record->terms))
        return TRUE;
    }
  return FALSE;
}

/* On the project's thread. */
static gpointer
check_topics_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) records = readout_store_list_topics (store, error);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      ReadoutTopic *record = g_ptr_array_index (records, i);

      if (!is_among (data, record) &&
          !readout_store_set_topic_judged (store, record->id, NULL, NULL, error))
        return NULL;
    }
  return data;
}

void
readout_intake_check_topics (ReadoutProject *project, GPtrArray *topics)
{
  readout_project_run (project, check_topics_cb, topics, NULL, NULL);
}

ReadoutIntakeSample *
readout_intake_sample_new (void)
{
  ReadoutIntakeSample *sample = g_new0 (ReadoutIntakeSample, 1);

  sample->reports = g_ptr_array_new_with_free_func (g_object_unref);
  sample->statements = g_ptr_array_new_with_free_func (g_object_unref);
  return sample;
}

void
readout_intake_sample_free (ReadoutIntakeSample *sample)
{
  g_ptr_array_unref (sample->reports);
  g_ptr_array_unref (sample->statements);
  g_free (sample);
}

void
readout_intake_sample_add (ReadoutIntakeSample *sample,
                           ReadoutReport *report,
                           GPtrArray *statements)
{
  if (statements == NULL || sample->reports->len >= SAMPLE_REPORTS ||
      sample->n_bytes >= SAMPLE_BYTES)
    return;
  sample->n_bytes += readout_text_get_length (report->text);
  g_ptr_array_add (sample->reports, g_object_ref (report));
  for (guint i = 0; i < statements->len; i++)
    g_ptr_array_add (sample->statements, g_object_ref (g_ptr_array_index (statements, i)));
}

/* On the project's thread: adds the topics, which get their ids. */
static gpointer
add_topics_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Addition *addition = data;

  if (!readout_store_resume (store, addition->action, addition->name, error))
    return NULL;
  for (guint i = 0; i < addition->topics->len; i++)
    {
      ReadoutProposition *topic = g_ptr_array_index (addition->topics, i);

      topic->id = readout_store_add_topic (store, topic->text, (const char *const *)topic->terms,
                                           FALSE, error);
      if (topic->id == 0)
        return NULL;
      readout_store_reserve_topic (store, topic->id, TRUE);
    }
  return readout_store_commit (store, error) ? addition : NULL;
}

/* On the project's thread: others may judge them again. */
static gpointer
give_back_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  GPtrArray *topics = data;

  for (guint i = 0; i < topics->len; i++)
    readout_store_reserve_topic (store, ((ReadoutProposition *)g_ptr_array_index (topics, i))->id,
                                 FALSE);
  return topics;
}

/* On the project's thread: reads the next page. */
static gpointer
read_page_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  g_clear_pointer (&job->statements, g_ptr_array_unref);
  g_hash_table_remove_all (job->reports);
  job->statements = readout_store_visit_statements (store, job->after, PAGE, error);
  for (guint i = 0; job->statements != NULL && i < job->statements->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (job->statements, i);
      ReadoutReport *report;

      job->after = statement->id;
      if (g_hash_table_contains (job->reports, &statement->report_id))
        continue;
      report = readout_store_get_report (store, statement->report_id, error);
      if (report == NULL)
        return NULL;
      g_hash_table_insert (job->reports, &report->id, report);
    }
  return job->statements;
}

/* Judges the statements of each report together: they share its words. */
static void
judge_page (Job *job, ReadoutStanceRules *rules)
{
  g_autoptr (GPtrArray) together = g_ptr_array_new ();

  for (guint i = 0; i < job->statements->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (job->statements, i);
      ReadoutStatement *next =
          i + 1 < job->statements->len ? g_ptr_array_index (job->statements, i + 1) : NULL;

      g_ptr_array_add (together, statement);
      if (next != NULL && next->report_id == statement->report_id)
        continue;
      readout_stance_rules_apply (rules, g_hash_table_lookup (job->reports, &statement->report_id),
                                  together, job->topics);
      g_ptr_array_set_size (together, 0);
    }
}

static gboolean
write_stances (ReadoutStore *store, Job *job, GError **error)
{
  g_autoptr (GArray) results = g_array_new (FALSE, FALSE, sizeof (ReadoutStanceResult));

  for (guint i = 0; i < job->topics->len; i++)
    {
      const ReadoutProposition *topic = g_ptr_array_index (job->topics, i);

      g_array_set_size (results, 0);
      for (guint j = 0; j < job->statements->len; j++)
        {
          ReadoutStatement *statement = g_ptr_array_index (job->statements, j);
          ReadoutStanceResult result = { statement->id,
                                         readout_statement_get_stance (statement, topic->id) };

          g_array_append_val (results, result);
        }
      if (!readout_store_set_stances (store, topic->id, (const ReadoutStanceResult *)results->data,
                                      results->len, error))
        return FALSE;
    }
  return TRUE;
}

/* On the project's thread: writes the stances of a page, in one transaction. */
static gpointer
write_page_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  if (!readout_store_begin (store, "", error))
    return NULL;
  return write_stances (store, job, error) && readout_store_commit (store, error) ? job : NULL;
}

/* On the project's thread: the topics were judged with these words. */
static gpointer
note_judged_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  for (guint i = 0; i < job->topics->len; i++)
    {
      const ReadoutProposition *topic = g_ptr_array_index (job->topics, i);

      if (!readout_store_set_topic_judged (store, topic->id, topic->text,
                                           (const char *const *)topic->terms, error))
        return NULL;
    }
  return job;
}

/* On the project's thread. */
static gpointer
find_last_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return readout_store_find_last_statement (store, &job->last, error) ? job : NULL;
}

static gboolean
judge_all (Job *job,
           ReadoutProject *project,
           ReadoutStanceRules *rules,
           GCancellable *cancellable,
           GError **error)
{
  gboolean done = FALSE;

  if (readout_project_run (project, find_last_cb, job, cancellable, error) == NULL)
    return FALSE;
  job->reports = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_object_unref);
  while (!done)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          readout_project_run (project, read_page_cb, job, cancellable, error) == NULL)
        break;
      done = job->statements->len == 0;
      if (done)
        break;
      judge_page (job, rules);
      if (readout_project_run (project, write_page_cb, job, cancellable, error) == NULL)
        break;
      if (job->progress != NULL)
        job->progress (CLAMP (job->after / (double)MAX (job->last, 1), 0, 1), job->progress_data);
    }
  g_clear_pointer (&job->statements, g_ptr_array_unref);
  g_clear_pointer (&job->reports, g_hash_table_unref);
  return done && readout_project_run (project, note_judged_cb, job, cancellable, error) != NULL;
}

gboolean
readout_intake_sample_suggest (ReadoutIntakeSample *sample,
                               ReadoutProject *project,
                               ReadoutStanceRules *rules,
                               gint64 action,
                               const char *name,
                               GCancellable *cancellable,
                               GError **error)
{
  g_autoptr (GPtrArray) topics = NULL;
  Addition addition = { .action = action, .name = name };
  Job job = { 0 };
  gboolean done;

  if (sample->statements->len == 0)
    return TRUE;
  topics = readout_topics_suggest (NULL, sample->reports, sample->statements, SUGGESTED_MAX, error);
  if (topics == NULL)
    return FALSE;
  if (topics->len == 0)
    return TRUE;
  addition.topics = job.topics = topics;
  done = readout_project_run (project, add_topics_cb, &addition, cancellable, error) != NULL &&
         judge_all (&job, project, rules, cancellable, error);
  readout_project_run (project, give_back_cb, topics, NULL, NULL);
  if (!done)
    {
      /* The change tells those who watch that there is something to judge. */
      g_ptr_array_set_size (topics, 0);
      readout_intake_check_topics (project, topics);
    }
  return done;
}

/* On the project's thread: the topics that need to be judged. */
static gpointer
list_unjudged_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) ids = readout_store_list_unjudged_topics (store, error);
  g_autoptr (GPtrArray) topics =
      g_ptr_array_new_with_free_func ((GDestroyNotify)readout_proposition_free);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (ReadoutTopic) topic =
          readout_store_get_topic (store, g_array_index (ids, gint64, i), error);

      if (topic == NULL)
        return NULL;
      g_ptr_array_add (topics, readout_proposition_new (topic->id, topic->proposition,
                                                        (const char *const *)topic->terms));
    }
  return ids != NULL ? g_steal_pointer (&topics) : NULL;
}

gboolean
readout_intake_judge_topics (ReadoutProject *project,
                             ReadoutStanceRules *rules,
                             ReadoutJudgeProgress progress,
                             gpointer user_data,
                             GCancellable *cancellable,
                             GError **error)
{
  g_return_val_if_fail (READOUT_IS_PROJECT (project) && READOUT_IS_STANCE_RULES (rules), FALSE);

  for (;;)
    {
      g_autoptr (GPtrArray) topics =
          readout_project_run (project, list_unjudged_cb, NULL, cancellable, error);
      Job job = { .topics = topics, .progress = progress, .progress_data = user_data };

      if (topics == NULL)
        return FALSE;
      if (topics->len == 0)
        return TRUE;
      if (!judge_all (&job, project, rules, cancellable, error))
        return FALSE;
    }
}
