/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * readout-cli check: the source check of a briefing.
 */
#include "readout-cli.h"

#include <glib/gi18n.h>
#include <string.h>

#include "briefing/readout-source-check.h"

/* Prints the findings, "NAME:LINE: WORDS"; returns whether they fail the check. */
static gboolean
check (const char *name, const char *markdown, ReadoutSnapshot *snapshot)
{
  g_autoptr (GPtrArray) findings = readout_source_check (markdown, snapshot);
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const ReadoutFinding *finding = g_ptr_array_index (findings, i);

      g_string_append_printf (lines, "%s:%u: %s%s\n", name, finding->line,
                              finding->severity == READOUT_SEVERITY_NOTE
                              ? _("note: ") : "", finding->words);
      if (finding->difference != NULL)
        g_string_append_printf (lines, "    %s\n", finding->difference);
    }
  return !readout_cli_print (lines->str, lines->len) || readout_source_check_has_failed (findings);
}

/* On the project's thread: (element-type ReadoutBriefing) with their Markdown. */
static gpointer
get_briefings_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) list = readout_store_list_briefings (store, error);
  g_autoptr (GPtrArray) briefings = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      gint64 id = ((ReadoutBriefing *)g_ptr_array_index (list, i))->id;
      ReadoutBriefing *briefing = readout_store_get_briefing (store, id, error);

      if (briefing == NULL)
        return NULL;
      g_ptr_array_add (briefings, briefing);
    }
  return list != NULL ? g_steal_pointer (&briefings) : NULL;
}

static int
check_project (const char *path)
{
  g_autoptr (ReadoutProject) project = readout_cli_open_project (path, FALSE);
  g_autoptr (ReadoutSnapshot) snapshot = NULL;
  g_autoptr (GPtrArray) briefings = NULL;
  g_autoptr (GError) error = NULL;
  gboolean failed = FALSE;

  if (project == NULL || (snapshot = readout_cli_load_project (project)) == NULL)
    return READOUT_CLI_FAILED;
  briefings = readout_project_run (project, get_briefings_cb, NULL, NULL, &error);
  if (briefings == NULL || briefings->len == 0)
    {
      readout_cli_complain (path,
                            error != NULL ? error->message : _("the project has no briefing yet"));
      return READOUT_CLI_FAILED;
    }
  for (guint i = 0; i < briefings->len; i++)
    {
      const ReadoutBriefing *briefing = g_ptr_array_index (briefings, i);

      failed |=
          check (briefing->title, briefing->markdown != NULL ? briefing->markdown : "", snapshot);
    }
  return failed ? READOUT_CLI_FAILED : READOUT_CLI_DONE;
}

int
readout_cli_check (const ReadoutCliCommand *command, GStrv arguments)
{
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autofree char *markdown = NULL;
  int status;

  if (!readout_cli_parse (command, NULL, rest, 1, 1, &status))
    return status;
  if (readout_cli_is_project (rest[0]))
    return check_project (rest[0]);
  markdown = readout_cli_read_markdown (rest[0]);
  if (markdown == NULL)
    return READOUT_CLI_FAILED;
  return check (rest[0], markdown, NULL) ? READOUT_CLI_FAILED : READOUT_CLI_DONE;
}
