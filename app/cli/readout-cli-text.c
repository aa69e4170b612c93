/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * readout-cli text: what Readout reads in a document.
 */
#include "readout-cli.h"

#include "export/readout-report-json.h"

int
readout_cli_text (const ReadoutCliCommand *command, GStrv arguments)
{
  g_auto (GStrv) rest = g_strdupv (arguments);
  int status = READOUT_CLI_DONE;

  if (!readout_cli_parse (command, NULL, rest, 1, G_MAXUINT, &status))
    return status;
  for (guint i = 0; rest[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) reports = readout_cli_read_reports (rest[i], NULL, &error);
      g_autoptr (GString) json = g_string_new (NULL);

      if (reports == NULL)
        {
          readout_cli_complain (rest[i], error->message);
          status = READOUT_CLI_FAILED;
          continue;
        }
      for (guint j = 0; j < reports->len; j++)
        {
          readout_report_json_append_text (json, g_ptr_array_index (reports, j));
          g_string_append_c (json, '\n');
        }
      if (!readout_cli_print (json->str, json->len))
        return READOUT_CLI_FAILED;
    }
  return status;
}
