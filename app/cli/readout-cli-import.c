/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * readout-cli import: takes reports into a project.
 */
#include "readout-cli.h"

#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

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

int
readout_cli_import (const ReadoutCliCommand *command, GStrv arguments)
{
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autoptr (ReadoutEngine) engine = NULL;
  g_autoptr (ReadoutStanceRules) rules = NULL;
  g_autoptr (ReadoutProject) project = NULL;
  g_autoptr (ReadoutIntake) intake = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *summary = NULL;
  guint counts[READOUT_INTAKE_CANCELLED + 1] = { 0 };
  gboolean done;
  int status;

  if (!readout_cli_parse (command, NULL, rest, 2, G_MAXUINT, &status))
    return status;
  if (!readout_cli_load (&engine, &rules))
    return READOUT_CLI_FAILED;
  project = readout_cli_open_project (rest[0], TRUE);
  if (project == NULL)
    return READOUT_CLI_FAILED;

  intake = readout_intake_new (project, engine, rules);
  if (!readout_cli_add_reports (intake, rest + 1))
    return READOUT_CLI_FAILED;
  done = readout_intake_run (intake, readout_cli_report_progress, counts, NULL, &error) &&
         readout_project_close (project, &error);
  if (!done)
    readout_cli_complain (rest[0], error->message);

  summary =
      g_strdup_printf (_("Added: %u, duplicates: %u, failed: %u\n"), counts[READOUT_INTAKE_ADDED],
                          counts[READOUT_INTAKE_DUPLICATE], counts[READOUT_INTAKE_FAILED]);
  if (!readout_cli_print (summary, strlen (summary)))
    done = FALSE;
  return done && counts[READOUT_INTAKE_FAILED] == 0 ? READOUT_CLI_DONE : READOUT_CLI_FAILED;
}
