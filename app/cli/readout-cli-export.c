/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * readout-cli export: a project's briefing, or a Markdown file as it stands, in another format.
 */
#include "readout-cli.h"

#include <glib/gi18n.h>
#include <string.h>

#include "briefing/readout-draft-builder.h"
#include "briefing/readout-template-folder.h"
#include "store/readout-store-pictures.h"

/* Which briefing is asked for: its title, or %NULL for the one that was worked on last. */
typedef struct
{
  const char *title;
} Request;

/* On the project's thread: the briefing; one without an id when there is none at all. */
static gpointer
get_briefing_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  g_autoptr (GPtrArray) briefings = readout_store_list_briefings (store, error);
  g_autoptr (GString) titles = g_string_new (NULL);

  if (briefings == NULL)
    return NULL;
  for (guint i = 0; i < briefings->len; i++)
    {
      ReadoutBriefing *briefing = g_ptr_array_index (briefings, i);

      if (request->title == NULL || g_strcmp0 (request->title, briefing->title) == 0)
        return readout_store_get_briefing (store, briefing->id, error);
      g_string_append_printf (titles, "%s“%s”", i > 0 ? ", " : "", briefing->title);
    }
  if (request->title == NULL)
    return readout_briefing_new ();
  if (briefings->len == 0)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                         _("there is no briefing in this project"));
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                 /* Translators: the title of a briefing, and those that there are */
                 _("there is no briefing “%s”; there is %s"), request->title, titles->str);
  return NULL;
}

/* The Markdown of the project's briefing; a project without one gets a draft, which is not kept. */
static char *
dup_markdown (ReadoutProject *project, ReadoutSnapshot *snapshot, const char *title, GError **error)
{
  Request request = { .title = title };
  g_autoptr (ReadoutBriefing) briefing =
      readout_project_run (project, get_briefing_cb, &request, NULL, error);
  g_autoptr (ReadoutTemplate) template = NULL;

  if (briefing == NULL)
    return NULL;
  if (briefing->id != 0)
    return g_strdup (briefing->markdown != NULL ? briefing->markdown : "");
  template = readout_template_load (READOUT_TEMPLATE_DEFAULT, error);
  return template != NULL ? readout_draft_build (snapshot, template, NULL) : NULL;
}

/* On the project's thread. */
static gpointer
list_pictures (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return readout_store_list_pictures (store, error);
}

static int
export_project (const char *path, const char *title, ReadoutCliTarget *target)
{
  g_autoptr (ReadoutProject) project = readout_cli_open_project (path, FALSE);
  g_autoptr (ReadoutSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *markdown = NULL;
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GHashTable) pictures = NULL;

  if (project == NULL || (snapshot = readout_cli_load_project (project)) == NULL)
    return READOUT_CLI_FAILED;
  markdown = dup_markdown (project, snapshot, title, &error);
  if (markdown == NULL)
    {
      readout_cli_complain (path, error->message);
      return READOUT_CLI_FAILED;
    }
  pictures = readout_project_run (project, list_pictures, NULL, NULL, &error);
  if (pictures == NULL)
    {
      readout_cli_complain (path, error->message);
      return READOUT_CLI_FAILED;
    }
  target->base = folder;
  target->pictures = pictures;
  return readout_cli_write_briefing (markdown, snapshot, target) ? READOUT_CLI_DONE
                                                                 : READOUT_CLI_FAILED;
}

static int
export_markdown (const char *path, const char *title, ReadoutCliTarget *target)
{
  g_autofree char *markdown = NULL;
  g_autofree char *folder = g_path_get_dirname (path);

  if (target->format != READOUT_CLI_MARKDOWN && target->format != READOUT_CLI_HTML &&
      target->format != READOUT_CLI_PDF)
    {
      readout_cli_complain (target->path, _("only a project can be exported in this format"));
      return READOUT_CLI_USAGE;
    }
  if (title != NULL)
    {
      readout_cli_complain ("--briefing", _("this is for projects only"));
      return READOUT_CLI_USAGE;
    }
  markdown = readout_cli_read_markdown (path);
  if (markdown == NULL)
    return READOUT_CLI_FAILED;
  target->base = folder;
  return readout_cli_write_briefing (markdown, NULL, target) ? READOUT_CLI_DONE
                                                             : READOUT_CLI_FAILED;
}

int
readout_cli_export (const ReadoutCliCommand *command, GStrv arguments)
{
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autofree char *output = NULL;
  g_autofree char *title = NULL;
  g_autofree char *language = NULL;
  gboolean letter = FALSE;
  gboolean pandoc = FALSE;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_ ("Write to this file, in the format of its ending; “-” is standard output"), N_ ("FILE") },
      { "briefing", 'b', 0, G_OPTION_ARG_FILENAME, &title,
        N_ ("The title of the briefing; without it, the one that was worked on last"),
            N_ ("TITLE") },
        { "pandoc", 0, 0, G_OPTION_ARG_NONE, &pandoc,
          N_ ("Write Markdown in the dialect of Pandoc, its sources beside it"), NULL },
          { "language", 0, 0, G_OPTION_ARG_FILENAME, &language,
            N_ ("The language of the briefing, for readers of HTML and PDF"), N_ ("TAG") },
            { "letter", 0, 0, G_OPTION_ARG_NONE, &letter,
              N_ ("Set the PDF on US Letter paper instead of A4"), NULL },
              G_OPTION_ENTRY_NULL };
  ReadoutCliTarget target = { 0 };
  int status;

  if (!readout_cli_parse (command, entries, rest, 1, 1, &status))
    return status;
  if (output == NULL)
    {
      readout_cli_complain (command->name, _("where to? Give a file with -o"));
      return READOUT_CLI_USAGE;
    }
  target.path = output;
  target.language = language;
  target.letter = letter;
  if (!readout_cli_target_check (&target, pandoc))
    return READOUT_CLI_USAGE;
  return readout_cli_is_project (rest[0]) ? export_project (rest[0], title, &target)
                                          : export_markdown (rest[0], title, &target);
}
