/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * readout-cli brief: reports in, briefing out.
 */
#include "readout-cli.h"

#include <glib/gi18n.h>

#include "briefing/readout-briefing-opener.h"
#include "briefing/readout-draft-builder.h"
#include "briefing/readout-template-folder.h"
#include "briefing/readout-snapshot-store.h"
#include "stance/readout-topics.h"
#include "text/readout-ordered-pool.h"

/* So many topics are suggested when none are given. */
#define SUGGESTED_MAX 5

typedef struct
{
  char *output;
  char *template;
  char *title;
  char *project;
  char *language;
  char **topics;
  gboolean letter;
  gboolean pandoc;
} Options;

typedef struct
{
  GStrv arguments;
  ReadoutEngine *engine;
  GPtrArray *reports;
  GPtrArray *found;   /* of GPtrArray: the statements of each report */
  GHashTable *hashes; /* sha256 → ReadoutReport */
  gboolean failed;
} Job;

typedef struct
{
  GPtrArray *reports; /* of ReadoutReport */
  GPtrArray *found;   /* of GPtrArray: the statements of each report */
  GError *error;
} Reading;

static void
free_reading (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->reports, g_ptr_array_unref);
  g_clear_pointer (&reading->found, g_ptr_array_unref);
  g_clear_error (&reading->error);
  g_free (reading);
}

static void
clear_options (Options *options)
{
  g_free (options->output);
  g_free (options->template);
  g_free (options->title);
  g_free (options->project);
  g_free (options->language);
  g_strfreev (options->topics);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static gpointer
work_cb (guint index, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  Reading *reading = g_new0 (Reading, 1);

  reading->reports = readout_cli_read_reports (job->arguments[index], cancellable, &reading->error);
  reading->found = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  for (guint i = 0; reading->error == NULL && i < reading->reports->len; i++)
    {
      GPtrArray *statements = readout_engine_analyse (
          job->engine, g_ptr_array_index (reading->reports, i), cancellable, &reading->error);

      if (statements != NULL)
        g_ptr_array_add (reading->found, statements);
    }
  return reading;
}

static void
take_report (Job *job, ReadoutReport *report, GPtrArray *statements)
{
  const ReadoutReport *same = g_hash_table_lookup (job->hashes, report->sha256);

  if (same != NULL)
    {
      g_autofree char *words = g_strdup_printf (_("the same as %s; it counts once"), same->path);

      readout_cli_complain (report->path, words);
      return;
    }
  report->id = job->reports->len + 1;
  for (guint i = 0; i < statements->len; i++)
    ((ReadoutStatement *)g_ptr_array_index (statements, i))->report_id = report->id;
  g_hash_table_insert (job->hashes, report->sha256, report);
  g_ptr_array_add (job->reports, g_object_ref (report));
  g_ptr_array_add (job->found, g_ptr_array_ref (statements));
}

static gboolean
take_cb (guint index, gpointer result, gpointer data, GError **error)
{
  Reading *reading = result;
  Job *job = data;

  if (reading->error != NULL)
    {
      readout_cli_complain (job->arguments[index], reading->error->message);
      job->failed = TRUE;
    }
  else
    for (guint i = 0; i < reading->reports->len; i++)
      take_report (job, g_ptr_array_index (reading->reports, i),
                   g_ptr_array_index (reading->found, i));
  free_reading (reading);
  return TRUE;
}

static GPtrArray *
suggest_topics (Job *job)
{
  g_autoptr (GPtrArray) statements = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  GPtrArray *topics;

  for (guint i = 0; i < job->found->len; i++)
    g_ptr_array_extend (statements, g_ptr_array_index (job->found, i), NULL, NULL);
  topics = readout_topics_suggest (NULL, job->reports, statements, SUGGESTED_MAX, &error);
  if (topics == NULL)
    {
      readout_cli_complain (NULL, error->message);
      job->failed = TRUE;
      return g_ptr_array_new_with_free_func ((GDestroyNotify)readout_proposition_free);
    }
  for (guint i = 0; i < topics->len; i++)
    ((ReadoutProposition *)g_ptr_array_index (topics, i))->id = i + 1;
  return topics;
}

/* What the reports say, without a project. */
static ReadoutSnapshot *
read_reports (GStrv arguments,
              ReadoutEngine *engine,
              ReadoutStanceRules *rules,
              GPtrArray *given_topics,
              gboolean *failed)
{
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  g_autoptr (GHashTable) hashes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) topics = NULL;
  ReadoutSnapshot *snapshot;
  Job job = { arguments, engine, reports, found, hashes, FALSE };

  readout_ordered_pool_run (g_strv_length (arguments), work_cb, take_cb, free_reading, &job, NULL,
                            NULL);
  if (reports->len > 0)
    topics = given_topics->len > 0 ? g_ptr_array_ref (given_topics) : suggest_topics (&job);
  *failed = job.failed;
  if (topics == NULL)
    return NULL;
  snapshot = readout_snapshot_new ();
  for (guint i = 0; i < topics->len; i++)
    readout_snapshot_add_topic (snapshot, g_ptr_array_index (topics, i));
  for (guint i = 0; i < reports->len; i++)
    {
      readout_stance_rules_apply (rules, g_ptr_array_index (reports, i),
                                  g_ptr_array_index (found, i), topics);
      readout_snapshot_add_report (snapshot, g_ptr_array_index (reports, i),
                                   g_ptr_array_index (found, i));
    }
  readout_snapshot_find_copies (snapshot);
  return snapshot;
}

/* On the project's thread: adds the topics that were asked for. */
static gpointer
add_topics_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  GPtrArray *topics = data;

  for (guint i = 0; i < topics->len; i++)
    {
      ReadoutProposition *topic = g_ptr_array_index (topics, i);

      topic->id = readout_store_add_topic (store, topic->text, (const char *const *)topic->terms,
                                           TRUE, error);
      if (topic->id == 0)
        return NULL;
    }
  return topics;
}

/* What the project holds, after the reports were taken into it. */
static ReadoutSnapshot *
import_reports (GStrv arguments,
                ReadoutProject *project,
                ReadoutEngine *engine,
                ReadoutStanceRules *rules,
                GPtrArray *topics,
                gboolean *failed)
{
  g_autoptr (ReadoutIntake) intake = readout_intake_new (project, engine, rules);
  g_autoptr (GError) error = NULL;
  guint counts[READOUT_INTAKE_CANCELLED + 1] = { 0 };

  *failed = TRUE;
  if (!readout_cli_add_reports (intake, arguments))
    return NULL;
  if (readout_project_run (project, add_topics_cb, topics, NULL, &error) == NULL ||
      !readout_intake_run (intake, readout_cli_report_progress, counts, NULL, &error))
    {
      readout_cli_complain (readout_project_get_path (project), error->message);
      return NULL;
    }
  /* Reports that were in the project before may not have been judged on these topics. */
  if (!readout_intake_judge_topics (project, rules, NULL, NULL, NULL, &error))
    {
      readout_cli_complain (readout_project_get_path (project), error->message);
      return NULL;
    }
  *failed = counts[READOUT_INTAKE_FAILED] > 0;
  return readout_cli_load_project (project);
}

typedef struct
{
  ReadoutSnapshot *snapshot;
  const char *markdown;
  const char *title;
  const char *template;
} Draft;

/* On the project's thread: keeps the briefing. */
static gpointer
keep_draft_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Draft *draft = data;
  gint64 id;

  if (!readout_store_begin (
          store, _("New Briefing"), error) ||
          (id = readout_store_add_briefing (store, draft->title, NULL, draft->template, error)) ==
              0 ||
          !readout_store_set_briefing_draft (store, id, draft->markdown, draft->markdown,
                                             draft->template, error) ||
          !readout_snapshot_keep_citations (draft->snapshot, draft->markdown, store, error))
    return NULL;
  return readout_store_commit (store, error) ? draft : NULL;
}

/* The words of the first heading. */
static char *
dup_title (const char *markdown)
{
  char *title = readout_briefing_opener_dup_title (markdown);

  return title != NULL ? title : g_strdup (_("Briefing"));
}

static gboolean
keep_draft (ReadoutProject *project,
            ReadoutSnapshot *snapshot,
            const char *markdown,
            const ReadoutTemplate *template,
            const char *given_title)
{
  g_autofree char *title = given_title != NULL ? g_strdup (given_title) : dup_title (markdown);
  Draft draft = { snapshot, markdown, title, template->id };
  g_autoptr (GError) error = NULL;

  if (readout_project_run (project, keep_draft_cb, &draft, NULL, &error) != NULL &&
      readout_project_close (project, &error))
    return TRUE;
  readout_cli_complain (readout_project_get_path (project), error->message);
  return FALSE;
}

/* What is wrong with the command line, before any work is done. */
static gboolean
check_options (const Options *options, ReadoutCliTarget *target)
{
  if (options->output == NULL)
    {
      readout_cli_complain ("brief", _("where to? Give a file with -o"));
      return FALSE;
    }
  if (options->title != NULL && !g_utf8_validate (options->title, -1, NULL))
    {
      readout_cli_complain ("--title", _("this is not valid UTF-8"));
      return FALSE;
    }
  target->path = options->output;
  target->language = options->language;
  target->letter = options->letter;
  return readout_cli_target_check (target, options->pandoc);
}

/* Says which topics occur nowhere. */
static void
check_topics (ReadoutSnapshot *snapshot, GPtrArray *topics)
{
  GPtrArray *statements = readout_snapshot_get_statements (snapshot);

  for (guint i = 0; i < topics->len; i++)
    {
      const ReadoutProposition *topic = g_ptr_array_index (topics, i);
      guint n = 0;

      for (guint j = 0; j < statements->len; j++)
        n += readout_statement_get_stance (g_ptr_array_index (statements, j), topic->id) != NULL;
      readout_cli_tell_unused_topic (topic, n);
    }
}

static int
run (const Options *options, const ReadoutCliTarget *target, GStrv arguments, GPtrArray *topics)
{
  g_autoptr (ReadoutEngine) engine = NULL;
  g_autoptr (ReadoutStanceRules) rules = NULL;
  g_autoptr (ReadoutProject) project = NULL;
  g_autoptr (ReadoutSnapshot) snapshot = NULL;
  g_autoptr (ReadoutTemplate) template = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *markdown = NULL;
  gboolean failed = FALSE;

  template = readout_template_load (
      options->template != NULL ? options->template : READOUT_TEMPLATE_DEFAULT, &error);
  if (template == NULL)
    {
      readout_cli_complain ("--template", error->message);
      return READOUT_CLI_USAGE;
    }
  if (!readout_cli_load (&engine, &rules))
    return READOUT_CLI_FAILED;
  if (options->project != NULL)
    {
      project = readout_cli_open_project (options->project, TRUE);
      if (project == NULL)
        return READOUT_CLI_FAILED;
      snapshot = import_reports (arguments, project, engine, rules, topics, &failed);
    }
  else
    snapshot = read_reports (arguments, engine, rules, topics, &failed);
  if (snapshot == NULL)
    return READOUT_CLI_FAILED;
  check_topics (snapshot, topics);

  markdown = readout_draft_build (snapshot, template, options->title);
  if (project != NULL && !keep_draft (project, snapshot, markdown, template, options->title))
    return READOUT_CLI_FAILED;
  if (!readout_cli_write_briefing (markdown, snapshot, target))
    return READOUT_CLI_FAILED;
  return failed ? READOUT_CLI_FAILED : READOUT_CLI_DONE;
}

int
readout_cli_brief (const ReadoutCliCommand *command, GStrv arguments)
{
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_auto (Options) options = { 0 };
  g_autoptr (GPtrArray) topics = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
      N_ ("Write to this file, in the format of its ending; “-” is standard output"), N_ ("FILE") },
      { "topic", 't', 0, G_OPTION_ARG_FILENAME_ARRAY, &options.topics,
        N_ ("Group the statements by their position on this; may be given several times"),
            N_ ("PROPOSITION") },
        { "template", 0, 0, G_OPTION_ARG_FILENAME, &options.template,
          N_ ("Draft with this template: a name or a Markdown file"), N_ ("NAME") },
          { "title", 0, 0, G_OPTION_ARG_FILENAME, &options.title,
            N_ ("The title of the briefing"), N_ ("TITLE") },
            { "project", 0, 0, G_OPTION_ARG_FILENAME, &options.project,
              N_ ("Take the reports into this project and keep the briefing there"), N_ ("FILE") },
              { "pandoc", 0, 0, G_OPTION_ARG_NONE, &options.pandoc,
                N_ ("Write Markdown in the dialect of Pandoc, its sources beside it"), NULL },
                { "language", 0, 0, G_OPTION_ARG_FILENAME, &options.language,
                  N_ ("The language of the briefing, for readers of HTML and PDF"), N_ ("TAG") },
                  { "letter", 0, 0, G_OPTION_ARG_NONE, &options.letter,
                    N_ ("Set the PDF on US Letter paper instead of A4"), NULL },
                    G_OPTION_ENTRY_NULL };
  ReadoutCliTarget target = { 0 };
  int status;

  if (!readout_cli_parse (command, entries, rest, 1, G_MAXUINT, &status))
    return status;
  if (!check_options (&options, &target))
    return READOUT_CLI_USAGE;
  topics = readout_cli_read_topics (options.topics);
  if (topics == NULL)
    return READOUT_CLI_USAGE;
  return run (&options, &target, rest, topics);
}
