/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * readout-cli import: takes reports into a project.
 */
#include "readout-cli.h"

#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

#include "briefing/readout-briefing-opener.h"
#include "store/readout-intake.h"

gboolean
readout_cli_add_reports (ReadoutIntake *intake, GStrv arguments)
{
  for (guint i = 0; arguments[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;

      if (strcmp (arguments[i], "-") == 0)
        {
          g_autoptr (GBytes) bytes = readout_cli_read_stdin (&error);

          if (bytes == NULL)
            {
              readout_cli_complain ("-", error->message);
              return FALSE;
            }
          readout_intake_add_bytes (intake, bytes, _("standard input"));
        }
      else
        {
          g_autoptr (GFile) file = g_file_new_for_path (arguments[i]);

          readout_intake_add_file (intake, file);
        }
    }
  return TRUE;
}

/* A path below the current folder as the person would write it. */
static const char *
shorten_path (const char *path)
{
  g_autofree char *folder = g_get_current_dir ();
  gsize length = strlen (folder);

  return g_str_has_prefix (path, folder) && path[length] == '/' ? path + length + 1 : path;
}

void
readout_cli_report_progress (guint n_done, guint n_total, GPtrArray *outcomes, gpointer data)
{
  gboolean is_shown = isatty (STDERR_FILENO);
  guint *counts = data;

  /* Back to the start of the line, and clear it. */
  if (is_shown)
    g_printerr ("\r\033[K");
  for (guint i = 0; i < outcomes->len; i++)
    {
      const ReadoutIntakeOutcome *outcome = g_ptr_array_index (outcomes, i);

      counts[outcome->state]++;
      if (outcome->words != NULL)
        readout_cli_complain (shorten_path (outcome->name), outcome->words);
    }
  if (is_shown && n_done < n_total)
    /* Translators: so many of so many reports are done */
    g_printerr (_("%u of %u"), n_done, n_total);
}

typedef struct
{
  const char *markdown;
  const char *title; /* nullable */
  ReadoutOpened *opened;
} Briefing;

/* On the project's thread: adds a briefing. */
static gpointer
add_briefing_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Briefing *briefing = data;

  return readout_briefing_opener_add (store, briefing->title, briefing->markdown, &briefing->opened,
                                      cancellable, error) != 0
             ? briefing
             : NULL;
}

/* What the person should know of a briefing that came in. */
static void
tell_opened (const char *path, const ReadoutOpened *opened)
{
  g_autofree char *linked = g_strdup_printf (
      ngettext ("%u citation leads to a statement of this project",
                "%u citations lead to statements of this project", opened->linked->len),
      opened->linked->len);

  readout_cli_complain (path, linked);
  if (opened->n_edited > 0)
    {
      g_autofree char *words = g_strdup_printf (
          ngettext ("%u of them has a note with other words, which was kept",
                    "%u of them have notes with other words, which were kept", opened->n_edited),
          opened->n_edited);
      readout_cli_complain (path, words);
    }
  if (opened->n_renamed > 0)
    {
      g_autofree char *words = g_strdup_printf (
          ngettext ("%u note had the id of another statement of this project and got a new one",
                    "%u notes had the ids of other statements of this project and got new ones",
                    opened->n_renamed),
          opened->n_renamed);
      readout_cli_complain (path, words);
    }
  if (opened->n_unknown > 0)
    {
      g_autofree char *words = g_strdup_printf (
          ngettext ("%u note is of no statement of this project; it was kept",
                    "%u notes are of no statements of this project; they were kept",
                    opened->n_unknown),
          opened->n_unknown);
      readout_cli_complain (path, words);
    }
}

static gboolean
import_briefing (ReadoutProject *project, const char *path, const char *title)
{
  g_autofree char *markdown = readout_cli_read_markdown (path);
  Briefing briefing = { markdown, title, NULL };
  g_autoptr (GError) error = NULL;

  if (markdown == NULL)
    return FALSE;
  if (readout_project_run (project, add_briefing_cb, &briefing, NULL, &error) == NULL)
    {
      readout_cli_complain (path, error->message);
      return FALSE;
    }
  tell_opened (path, briefing.opened);
  readout_opened_free (briefing.opened);
  return TRUE;
}

static int
import_briefings (GStrv arguments, const char *title)
{
  g_autoptr (ReadoutProject) project = readout_cli_open_project (arguments[0], TRUE);
  g_autoptr (GError) error = NULL;
  gboolean done = TRUE;

  if (project == NULL)
    return READOUT_CLI_FAILED;
  for (guint i = 1; arguments[i] != NULL; i++)
    done &= import_briefing (project, arguments[i], title);
  if (!readout_project_close (project, &error))
    {
      readout_cli_complain (arguments[0], error->message);
      done = FALSE;
    }
  return done ? READOUT_CLI_DONE : READOUT_CLI_FAILED;
}

static int
import_reports (GStrv arguments)
{
  g_autoptr (ReadoutEngine) engine = NULL;
  g_autoptr (ReadoutStanceRules) rules = NULL;
  g_autoptr (ReadoutProject) project = NULL;
  g_autoptr (ReadoutIntake) intake = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *summary = NULL;
  guint counts[READOUT_INTAKE_CANCELLED + 1] = { 0 };
  gboolean done;

  if (!readout_cli_load (&engine, &rules))
    return READOUT_CLI_FAILED;
  project = readout_cli_open_project (arguments[0], TRUE);
  if (project == NULL)
    return READOUT_CLI_FAILED;

  intake = readout_intake_new (project, engine, rules);
  if (!readout_cli_add_reports (intake, arguments + 1))
    return READOUT_CLI_FAILED;
  done = readout_intake_run (intake, readout_cli_report_progress, counts, NULL, &error) &&
         readout_project_close (project, &error);
  if (!done)
    readout_cli_complain (arguments[0], error->message);

  summary =
      g_strdup_printf (_("Added: %u, duplicates: %u, failed: %u\n"), counts[READOUT_INTAKE_ADDED],
                          counts[READOUT_INTAKE_DUPLICATE], counts[READOUT_INTAKE_FAILED]);
  if (!readout_cli_print (summary, strlen (summary)))
    done = FALSE;
  return done && counts[READOUT_INTAKE_FAILED] == 0 ? READOUT_CLI_DONE : READOUT_CLI_FAILED;
}

int
readout_cli_import (const ReadoutCliCommand *command, GStrv arguments)
{
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autofree char *title = NULL;
  gboolean is_briefing = FALSE;
  const GOptionEntry entries[] = {
    { "briefing", 'b', 0, G_OPTION_ARG_NONE, &is_briefing,
      N_ ("The files are briefings in Markdown, as “export” writes them: their citations lead to the statements again"),
          NULL },
      { "title", 0, 0, G_OPTION_ARG_FILENAME, &title,
        N_ ("The title of the briefing; without it, its first heading"), N_ ("TITLE") },
        G_OPTION_ENTRY_NULL };
  int status;

  if (!readout_cli_parse (command, entries, rest, 2, G_MAXUINT, &status))
    return status;
  if (title != NULL && !is_briefing)
    {
      readout_cli_complain ("--title", _("this is for --briefing only"));
      return READOUT_CLI_USAGE;
    }
  if (title != NULL && !g_utf8_validate (title, -1, NULL))
    {
      readout_cli_complain ("--title", _("this is not valid UTF-8"));
      return READOUT_CLI_USAGE;
    }
  return is_briefing ? import_briefings (rest, title) : import_reports (rest);
}
