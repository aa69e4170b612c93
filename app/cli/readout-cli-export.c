/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * readout-cli export: a project's briefing, or a Markdown file as it stands, in another format.
 */
#include "readout-cli.h"

#include <glib/gi18n.h>
#include <string.h>

#include "briefing/readout-draft-builder.h"
#include "briefing/readout-template-folder.h"

/* On the project's thread: the briefing that was worked on last; one without an id when there is
 * none. */
static gpointer
get_briefing_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) briefings = readout_store_list_briefings (store, error);

  if (briefings == NULL)
    return NULL;
  if (briefings->len == 0)
    return readout_briefing_new ();
  return readout_store_get_briefing (
      store, ((ReadoutBriefing *)g_ptr_array_index (briefings, 0))->id, error);
}

/* The Markdown of the project's briefing; a project without one gets a draft, which is not kept. */
static char *
dup_markdown (ReadoutProject *project, ReadoutSnapshot *snapshot, GError **error)
{
  g_autoptr (ReadoutBriefing) briefing =
      readout_project_run (project, get_briefing_cb, NULL, NULL, error);
  g_autoptr (ReadoutTemplate) template = NULL;

  if (briefing == NULL)
    return NULL;
  if (briefing->id != 0)
    return g_strdup (briefing->markdown != NULL ? briefing->markdown : "");
  template = readout_template_load (READOUT_TEMPLATE_DEFAULT, error);
  return template != NULL ? readout_draft_build (snapshot, template, NULL) : NULL;
}

static int
export_project (const char *path, const char *output, ReadoutCliFormat format, gboolean letter)
{
  g_autoptr (ReadoutProject) project = readout_cli_open_project (path, FALSE);
  g_autoptr (ReadoutSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *markdown = NULL;
  g_autofree char *base = g_path_get_dirname (path);

  if (project == NULL || (snapshot = readout_cli_load_project (project)) == NULL)
    return READOUT_CLI_FAILED;
  markdown = dup_markdown (project, snapshot, &error);
  if (markdown == NULL)
    {
      readout_cli_complain (path, error->message);
      return READOUT_CLI_FAILED;
    }
  return readout_cli_write_briefing (markdown, snapshot, output, format, base, letter)
             ? READOUT_CLI_DONE
             : READOUT_CLI_FAILED;
}

static int
export_markdown (const char *path, const char *output, ReadoutCliFormat format, gboolean letter)
{
  g_autofree char *markdown = NULL;
  g_autofree char *base = g_path_get_dirname (path);

  if (format == READOUT_CLI_CSV || format == READOUT_CLI_JSON || format == READOUT_CLI_BIBTEX ||
      format == READOUT_CLI_CSL_JSON || format == READOUT_CLI_PANDOC)
    {
      readout_cli_complain (output, _("only a project can be exported in this format"));
      return READOUT_CLI_USAGE;
    }
  markdown = readout_cli_read_markdown (path);
  if (markdown == NULL)
    return READOUT_CLI_FAILED;
  return readout_cli_write_briefing (markdown, NULL, output, format, base, letter)
             ? READOUT_CLI_DONE
             : READOUT_CLI_FAILED;
}

int
readout_cli_export (const ReadoutCliCommand *command, GStrv arguments)
{
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autofree char *output = NULL;
  gboolean letter = FALSE;
  gboolean pandoc = FALSE;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_ ("Write to this file: .md, .pdf, .html; of a project also .csv or .json (its statements), .bib or .csl.json (its sources)"),
          N_ ("FILE") },
      { "pandoc", 0, 0, G_OPTION_ARG_NONE, &pandoc,
        N_ ("Write Markdown with the citations of Pandoc, [@key], instead of footnotes"), NULL },
        { "letter", 0, 0, G_OPTION_ARG_NONE, &letter,
          N_ ("Set the PDF on US Letter paper instead of A4"), NULL },
          G_OPTION_ENTRY_NULL };
  ReadoutCliFormat format;
  int status;

  if (!readout_cli_parse (command, entries, rest, 1, 1, &status))
    return status;
  if (output == NULL)
    {
      readout_cli_complain (command->name, _("where to? Give a file with -o"));
      return READOUT_CLI_USAGE;
    }
  if (!readout_cli_find_format (output, &format))
    return READOUT_CLI_USAGE;
  if (pandoc && format != READOUT_CLI_MARKDOWN)
    {
      readout_cli_complain ("--pandoc", _("this is for .md only"));
      return READOUT_CLI_USAGE;
    }
  if (pandoc)
    format = READOUT_CLI_PANDOC;
  return readout_cli_is_project (rest[0]) ? export_project (rest[0], output, format, letter)
                                          : export_markdown (rest[0], output, format, letter);
}
