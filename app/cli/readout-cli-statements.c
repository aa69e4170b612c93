/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * readout-cli statements: who said what in reports, or in the reports of a project.
 */
#include "readout-cli.h"

#include <glib/gi18n.h>

#include "export/readout-report-json.h"
#include "store/readout-project.h"
#include "text/readout-ordered-pool.h"

/* One report to print: a file, or a report of a project. */
typedef struct
{
  const char *path;
  ReadoutProject *project;
  gint64 report_id;
  GPtrArray *topics; /* of its project; NULL for those of the command line */
} Item;

typedef struct
{
  GArray *items; /* of Item */
  ReadoutEngine *engine;
  ReadoutStanceRules *rules;
  GPtrArray *topics; /* of the command line; NULL when there are none */
  GArray *counts;    /* of guint: statements about each of them */
  int status;
} Job;

/* A line to print, or why there is none. */
typedef struct
{
  GString *line;
  GError *error;
  GArray *topic_ids; /* of gint64: one a stance */
} Result;

static void
free_result (gpointer data)
{
  Result *result = data;

  if (result->line != NULL)
    g_string_free (result->line, TRUE);
  g_clear_error (&result->error);
  g_array_unref (result->topic_ids);
  g_free (result);
}

static void
clear_item (gpointer data)
{
  Item *item = data;

  g_clear_object (&item->project);
  g_clear_pointer (&item->topics, g_ptr_array_unref);
}

typedef struct
{
  gint64 report_id;
  ReadoutReport *report;
  GPtrArray *statements;
} Reading;

/* On the project's thread. */
static gpointer
read_report_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Reading *reading = data;

  reading->report = readout_store_get_report (store, reading->report_id, error);
  if (reading->report == NULL)
    return NULL;
  reading->statements = readout_store_get_report_statements (store, reading->report_id, error);
  return reading->statements;
}

/* Statements that the person dismissed are none. */
static void
drop_dismissed (GPtrArray *statements)
{
  for (guint i = statements->len; i > 0; i--)
    {
      ReadoutStatement *statement = g_ptr_array_index (statements, i - 1);

      if (statement->state == READOUT_STATEMENT_DISMISSED)
        g_ptr_array_remove_index (statements, i - 1);
    }
}

static void
note_topics (Result *result, GPtrArray *statements)
{
  for (guint i = 0; i < statements->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (statements, i);

      for (guint j = 0; j < statement->stances->len; j++)
        g_array_append_val (result->topic_ids,
                            ((ReadoutStance *)g_ptr_array_index (statement->stances, j))->topic_id);
    }
}

/* Finds the statements and judges them, unless that is done, and writes the line of a report. */
static gboolean
write_reading (
    Job *job, const Item *item, Reading *reading, Result *result, GCancellable *cancellable)
{
  if (reading->statements == NULL)
    reading->statements =
        readout_engine_analyse (job->engine, reading->report, cancellable, &result->error);
  if (reading->statements == NULL)
    return FALSE;
  if (job->topics != NULL)
    {
      for (guint i = 0; i < reading->statements->len; i++)
        {
          ReadoutStatement *statement = g_ptr_array_index (reading->statements, i);

          g_ptr_array_set_size (statement->stances, 0);
        }
      readout_stance_rules_apply (job->rules, reading->report, reading->statements, job->topics);
      note_topics (result, reading->statements);
    }
  readout_report_json_append (result->line, reading->report, reading->statements,
                              job->topics != NULL ? job->topics : item->topics);
  g_string_append_c (result->line, '\n');
  return TRUE;
}

/* A report of a project, with its statements. */
static gboolean
write_stored (Job *job, const Item *item, Result *result, GCancellable *cancellable)
{
  Reading reading = { .report_id = item->report_id };
  gboolean done = readout_project_run (item->project, read_report_cb, &reading, cancellable,
                                       &result->error) != NULL;

  if (done)
    {
      drop_dismissed (reading.statements);
      done = write_reading (job, item, &reading, result, cancellable);
    }
  g_clear_object (&reading.report);
  g_clear_pointer (&reading.statements, g_ptr_array_unref);
  return done;
}

/* The reports of a document. */
static gboolean
write_document (Job *job, const Item *item, Result *result, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) reports =
      readout_cli_read_reports (item->path, cancellable, &result->error);
  gboolean done = reports != NULL;

  for (guint i = 0; done && i < reports->len; i++)
    {
      Reading reading = { .report = g_ptr_array_index (reports, i) };

      done = write_reading (job, item, &reading, result, cancellable);
      g_clear_pointer (&reading.statements, g_ptr_array_unref);
    }
  return done;
}

static gpointer
work_cb (guint index, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  const Item *item = &g_array_index (job->items, Item, index);
  Result *result = g_new0 (Result, 1);

  result->topic_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  result->line = g_string_new (NULL);
  if (!(item->project != NULL ? write_stored : write_document) (job, item, result, cancellable))
    g_string_free (g_steal_pointer (&result->line), TRUE);
  return result;
}

static gboolean
take_cb (guint index, gpointer data, gpointer user_data, GError **error)
{
  Result *result = data;
  Job *job = user_data;
  gboolean printed = TRUE;

  if (result->line != NULL)
    printed = readout_cli_print (result->line->str, result->line->len);
  else
    readout_cli_complain (g_array_index (job->items, Item, index).path, result->error->message);
  if (result->line == NULL || !printed)
    job->status = READOUT_CLI_FAILED;
  for (guint i = 0; i < result->topic_ids->len; i++)
    g_array_index (job->counts, guint, g_array_index (result->topic_ids, gint64, i) - 1)++;
  free_result (result);
  if (!printed)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "");
  return printed;
}

typedef struct
{
  GArray *ids;       /* of gint64 */
  GPtrArray *topics; /* of ReadoutProposition */
} Contents;

/* On the project's thread. */
static gpointer
list_contents_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const ReadoutReportQuery query = { .sort = READOUT_REPORT_SORT_ADDED };
  Contents *contents = data;
  g_autoptr (GPtrArray) topics = readout_store_list_topics (store, error);
  g_autoptr (GPtrArray) page = NULL;

  if (topics == NULL)
    return NULL;
  for (guint i = 0; i < topics->len; i++)
    {
      ReadoutTopic *topic = g_ptr_array_index (topics, i);

      g_ptr_array_add (contents->topics,
                       readout_proposition_new (topic->id, topic->proposition,
                                                (const char *const *)topic->terms));
    }
  do
    {
      g_clear_pointer (&page, g_ptr_array_unref);
      page = readout_store_list_reports (store, &query, contents->ids->len, 1000, error);
      for (guint i = 0; page != NULL && i < page->len; i++)
        g_array_append_val (contents->ids, ((ReadoutReport *)g_ptr_array_index (page, i))->id);
    }
  while (page != NULL && page->len > 0);
  return page != NULL ? contents : NULL;
}

static gboolean
add_project (Job *job, const char *path, GError **error)
{
  g_autoptr (ReadoutProject) project = readout_project_open (path, FALSE, NULL, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) topics =
      g_ptr_array_new_with_free_func ((GDestroyNotify)readout_proposition_free);
  Contents contents = { ids, topics };

  if (project == NULL ||
      readout_project_run (project, list_contents_cb, &contents, NULL, error) == NULL)
    return FALSE;
  if (readout_project_get_notice (project) != NULL)
    readout_cli_complain (path, readout_project_get_notice (project));
  for (guint i = 0; i < ids->len; i++)
    {
      Item item = { path, g_object_ref (project), g_array_index (ids, gint64, i),
                    g_ptr_array_ref (topics) };

      g_array_append_val (job->items, item);
    }
  return TRUE;
}

static void
add_items (Job *job, GStrv arguments)
{
  for (guint i = 0; arguments[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      Item item = { arguments[i], NULL, 0, NULL };

      if (!readout_cli_is_project (arguments[i]))
        g_array_append_val (job->items, item);
      else if (!add_project (job, arguments[i], &error))
        {
          readout_cli_complain (arguments[i], error->message);
          job->status = READOUT_CLI_FAILED;
        }
    }
}

int
readout_cli_statements (const ReadoutCliCommand *command, GStrv arguments)
{
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_auto (GStrv) topics = NULL;
  const GOptionEntry entries[] = {
    { "topic", 't', 0, G_OPTION_ARG_FILENAME_ARRAY, &topics,
      N_ ("Say what the statements’ position is on this; may be given several times"),
          N_ ("PROPOSITION") },
      G_OPTION_ENTRY_NULL };
  g_autoptr (GArray) items = g_array_new (FALSE, TRUE, sizeof (Item));
  g_autoptr (GArray) counts = g_array_new (FALSE, TRUE, sizeof (guint));
  g_autoptr (ReadoutEngine) engine = NULL;
  g_autoptr (ReadoutStanceRules) rules = NULL;
  g_autoptr (GPtrArray) propositions = NULL;
  g_autoptr (GError) error = NULL;
  Job job = { .items = items, .counts = counts };
  int status;

  if (!readout_cli_parse (command, entries, rest, 1, G_MAXUINT, &status))
    return status;
  propositions = readout_cli_read_topics (topics);
  if (propositions == NULL)
    return READOUT_CLI_USAGE;
  if (!readout_cli_load (&engine, &rules))
    return READOUT_CLI_FAILED;

  g_array_set_clear_func (items, clear_item);
  job.engine = engine;
  job.rules = rules;
  job.topics = propositions->len > 0 ? propositions : NULL;
  add_items (&job, rest);
  g_array_set_size (counts, propositions->len);
  readout_ordered_pool_run (items->len, work_cb, take_cb, free_result, &job, NULL, &error);
  for (guint i = 0; error == NULL && i < propositions->len; i++)
    readout_cli_tell_unused_topic (g_ptr_array_index (propositions, i),
                                   g_array_index (counts, guint, i));
  return job.status;
}
