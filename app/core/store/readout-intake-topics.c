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

/* A page of statements with their reports, and the stances found. */
typedef struct
{
  gint64 after;
  GPtrArray *statements;
  GHashTable *reports; /* id → ReadoutReport */

  ReadoutProposition *topic;
  gint64 action;
  const char *name; /* of the action; NULL when it is one of its own */
  GArray *results;  /* of ReadoutStanceResult */
  GPtrArray *stances;
} Page;

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

/* On the project's thread: adds the topic. */
static gpointer
add_topic_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Page *page = data;

  if (!readout_store_resume (store, page->action, page->name, error))
    return NULL;
  page->topic->id = readout_store_add_topic (store, page->topic->text,
                                             (const char *const *)page->topic->terms, FALSE, error);
  page->action = readout_store_get_action (store);
  if (page->topic->id == 0 || !readout_store_commit (store, error))
    return NULL;
  return page;
}

/* On the project's thread: reads the next page. */
static gpointer
read_page_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Page *page = data;

  g_clear_pointer (&page->statements, g_ptr_array_unref);
  g_hash_table_remove_all (page->reports);
  page->statements = readout_store_visit_statements (store, page->after, PAGE, error);
  for (guint i = 0; page->statements != NULL && i < page->statements->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (page->statements, i);
      ReadoutReport *report;

      page->after = statement->id;
      if (g_hash_table_contains (page->reports, &statement->report_id))
        continue;
      report = readout_store_get_report (store, statement->report_id, error);
      if (report == NULL)
        return NULL;
      g_hash_table_insert (page->reports, &report->id, report);
    }
  return page->statements;
}

/* On the project's thread: writes the stances of a page. */
static gpointer
write_page_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Page *page = data;
  const ReadoutStanceResult *results = (const ReadoutStanceResult *)page->results->data;

  if (page->name == NULL)
    return readout_store_set_stances (store, page->topic->id, results, page->results->len, error)
               ? page
               : NULL;
  if (!readout_store_resume (store, page->action, page->name, error))
    return NULL;
  if (!readout_store_set_stances (store, page->topic->id, results, page->results->len, error))
    return NULL;
  page->action = readout_store_get_action (store);
  return readout_store_commit (store, error) ? page : NULL;
}

static void
judge_page (Page *page, ReadoutStanceRules *rules)
{
  g_array_set_size (page->results, 0);
  g_ptr_array_set_size (page->stances, 0);
  for (guint i = 0; i < page->statements->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (page->statements, i);
      ReadoutReport *report = g_hash_table_lookup (page->reports, &statement->report_id);
      ReadoutStance *stance = readout_stance_rules_judge (rules, report, statement, page->topic);
      ReadoutStanceResult result = { statement->id, stance };

      g_array_append_val (page->results, result);
      if (stance != NULL)
        g_ptr_array_add (page->stances, stance);
    }
}

static gboolean
judge_all (Page *page,
           ReadoutProject *project,
           ReadoutStanceRules *rules,
           GCancellable *cancellable,
           GError **error)
{
  gboolean done = FALSE;

  page->after = 0;
  page->reports = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_object_unref);
  page->results = g_array_new (FALSE, FALSE, sizeof (ReadoutStanceResult));
  page->stances = g_ptr_array_new_with_free_func ((GDestroyNotify)readout_stance_free);
  while (!done)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          readout_project_run (project, read_page_cb, page, cancellable, error) == NULL)
        break;
      if (page->statements->len == 0)
        {
          done = TRUE;
          break;
        }
      judge_page (page, rules);
      if (readout_project_run (project, write_page_cb, page, cancellable, error) == NULL)
        break;
    }
  g_clear_pointer (&page->statements, g_ptr_array_unref);
  g_clear_pointer (&page->reports, g_hash_table_unref);
  g_clear_pointer (&page->results, g_array_unref);
  g_clear_pointer (&page->stances, g_ptr_array_unref);
  return done;
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

  if (sample->statements->len == 0)
    return TRUE;
  topics = readout_topics_suggest (sample->reports, sample->statements, SUGGESTED_MAX);
  for (guint i = 0; i < topics->len; i++)
    {
      Page page = { .topic = g_ptr_array_index (topics, i), .action = action, .name = name };

      if (readout_project_run (project, add_topic_cb, &page, cancellable, error) == NULL ||
          !judge_all (&page, project, rules, cancellable, error))
        return FALSE;
      action = page.action;
    }
  return TRUE;
}

static gpointer
get_topic_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (ReadoutTopic) topic = readout_store_get_topic (store, *(const gint64 *)data, error);

  return topic != NULL ? readout_proposition_new (topic->id, topic->proposition,
                                                  (const char *const *)topic->terms)
                       : NULL;
}

gboolean
readout_intake_judge_topic (ReadoutProject *project,
                            ReadoutStanceRules *rules,
                            gint64 topic_id,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (ReadoutProposition) topic = NULL;
  Page page = { 0 };

  g_return_val_if_fail (READOUT_IS_PROJECT (project) && READOUT_IS_STANCE_RULES (rules), FALSE);

  topic = readout_project_run (project, get_topic_cb, &topic_id, cancellable, error);
  if (topic == NULL)
    return FALSE;
  page.topic = topic;
  return judge_all (&page, project, rules, cancellable, error);
}
