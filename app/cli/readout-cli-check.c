/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * readout-cli check: the source check of a briefing.
 */
#include "readout-cli.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "briefing/readout-check-store.h"
#include "briefing/readout-source-checker.h"
#include "store/readout-store-check.h"

typedef struct
{
  gboolean json;
  gboolean all; /* those too that the person has dismissed */
} Options;

/* A briefing of a project with what it is held against. */
typedef struct
{
  ReadoutBriefing *briefing;
  ReadoutCheckSources *sources;
  GHashTable *dismissed;
} Checked;

static void
free_checked (gpointer data)
{
  Checked *checked = data;

  g_clear_object (&checked->briefing);
  g_clear_pointer (&checked->sources, readout_check_sources_unref);
  g_clear_pointer (&checked->dismissed, g_hash_table_unref);
  g_free (checked);
}

static void
add_member (JsonBuilder *builder, const char *name, const char *value)
{
  if (value == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_number (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

/* One JSON object; offsets are code points. */
static void
append_json (GString *lines, const char *name, const ReadoutFinding *finding)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *line = NULL;

  json_builder_begin_object (builder);
  add_member (builder, "briefing", name);
  add_member (builder, "kind", readout_finding_kind_to_string (finding->kind));
  add_member (builder, "severity", readout_severity_to_string (finding->severity));
  add_number (builder, "line", finding->line);
  add_number (builder, "start", finding->characters.start);
  add_number (builder, "end", finding->characters.end);
  add_member (builder, "citation", finding->key);
  add_member (builder, "words", finding->words);
  add_member (builder, "sentence", finding->excerpt);
  add_member (builder, "difference", finding->difference);
  add_member (builder, "fix", finding->fix);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  line = json_to_string (root, FALSE);
  g_string_append_printf (lines, "%s\n", line);
}

/* "NAME:LINE: SEVERITY: WORDS", and what helps to mend it. */
static void
append_words (GString *lines, const char *name, const ReadoutFinding *finding)
{
  g_string_append_printf (lines, "%s:%u: ", name, finding->line);
  g_string_append_printf (lines, "%s: %s\n", readout_severity_get_words (finding->severity),
                          finding->words);
  if (finding->excerpt != NULL)
    g_string_append_printf (lines, "    %s\n", finding->excerpt);
  if (finding->difference != NULL)
    g_string_append_printf (lines, "    %s\n", finding->difference);
  else if (finding->fix != NULL && *finding->fix != '\0')
    /* Translators: %s are the words that would be right */
    g_string_append_printf (lines, _ ("    should be: %s\n"), finding->fix);
}

/* Prints the findings; returns whether they fail the check. */
static gboolean
check (const Options *options,
       const char *name,
       const char *markdown,
       ReadoutCheckSources *sources,
       GHashTable *dismissed)
{
  g_autoptr (ReadoutSourceChecker) checker = readout_source_checker_new (sources);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GString) lines = g_string_new (NULL);
  gboolean failed = FALSE;
  guint n_dismissed = 0;

  readout_source_checker_replace (checker, 0, 0, markdown, -1);
  readout_source_checker_run (checker);
  findings = readout_source_checker_list (checker);
  for (guint i = 0; i < findings->len; i++)
    {
      const ReadoutFinding *finding = g_ptr_array_index (findings, i);

      if (!options->all && dismissed != NULL &&
          g_hash_table_contains (dismissed, &finding->identity))
        {
          n_dismissed++;
          continue;
        }
      failed = failed || finding->severity != READOUT_SEVERITY_NOTE;
      if (options->json)
        append_json (lines, name, finding);
      else
        append_words (lines, name, finding);
    }
  if (n_dismissed > 0)
    {
      g_autofree char *words =
          g_strdup_printf (ngettext ("%u finding was dismissed; --all shows it",
                                     "%u findings were dismissed; --all shows them", n_dismissed),
                           n_dismissed);

      readout_cli_complain (name, words);
    }
  return !readout_cli_print (lines->str, lines->len) || failed;
}

/* On the project's thread: (element-type Checked). */
static gpointer
get_briefings_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) list = readout_store_list_briefings (store, error);
  g_autoptr (GPtrArray) briefings = g_ptr_array_new_with_free_func (free_checked);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      gint64 id = READOUT_BRIEFING (g_ptr_array_index (list, i))->id;
      Checked *checked = g_new0 (Checked, 1);
      g_autoptr (GHashTable) keys = NULL;

      g_ptr_array_add (briefings, checked);
      checked->briefing = readout_store_get_briefing (store, id, error);
      if (checked->briefing == NULL)
        return NULL;
      keys = readout_check_find_keys (
          checked->briefing->markdown != NULL ? checked->briefing->markdown : "");
      checked->sources = readout_check_sources_new_from_store (store, keys, cancellable, error);
      if (checked->sources == NULL)
        return NULL;
      checked->dismissed = readout_store_get_dismissed_findings (store, id);
    }
  return list != NULL ? g_steal_pointer (&briefings) : NULL;
}

static int
check_project (const Options *options, const char *path)
{
  g_autoptr (ReadoutProject) project = readout_cli_open_project (path, FALSE);
  g_autoptr (GPtrArray) briefings = NULL;
  g_autoptr (GError) error = NULL;
  gboolean failed = FALSE;

  if (project == NULL)
    return READOUT_CLI_FAILED;
  briefings = readout_project_run (project, get_briefings_cb, NULL, NULL, &error);
  if (briefings == NULL || briefings->len == 0)
    {
      readout_cli_complain (path,
                            error != NULL ? error->message : _ ("the project has no briefing yet"));
      return READOUT_CLI_FAILED;
    }
  for (guint i = 0; i < briefings->len; i++)
    {
      const Checked *checked = g_ptr_array_index (briefings, i);
      const ReadoutBriefing *briefing = checked->briefing;

      failed |=
          check (options, briefing->title, briefing->markdown != NULL ? briefing->markdown : "",
                 checked->sources, checked->dismissed);
    }
  return failed ? READOUT_CLI_FAILED : READOUT_CLI_DONE;
}

int
readout_cli_check (const ReadoutCliCommand *command, GStrv arguments)
{
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autofree char *markdown = NULL;
  Options options = { FALSE, FALSE };
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json,
      N_ ("Print one JSON object a line, one line a finding"), NULL },
      { "all", 0, 0, G_OPTION_ARG_NONE, &options.all,
        N_ ("Print those findings too that were dismissed in the window"), NULL },
        G_OPTION_ENTRY_NULL,
    };
  int status;

  if (!readout_cli_parse (command, entries, rest, 1, 1, &status))
    return status;
  if (readout_cli_is_project (rest[0]))
    return check_project (&options, rest[0]);
  markdown = readout_cli_read_markdown (rest[0]);
  if (markdown == NULL)
    return READOUT_CLI_FAILED;
  return check (&options, rest[0], markdown, NULL, NULL) ? READOUT_CLI_FAILED : READOUT_CLI_DONE;
}
