/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * readout-cli: Readout without a window.
 */
#include "readout-cli.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "language/readout-place.h"

#include "readout-config.h"

static const ReadoutCliCommand commands[] = {
  { "brief", "REPORT… -o FILE",
    N_ ("Write a sourced briefing of reports"), readout_cli_brief, readout_cli_get_formats_help },
    { "import", "PROJECT REPORT…",
      N_ ("Take reports, folders of reports, or briefings into a project"), readout_cli_import },
      { "export", "PROJECT|FILE.md -o FILE",
        N_ ("Write a project’s briefing, or a Markdown file, in another format"),
            readout_cli_export,
            readout_cli_get_formats_help },
        { "statements", "REPORT…|PROJECT",
          N_ ("Print who said what: one JSON object a line, one line a report"),
              readout_cli_statements },
          { "stance", "< PAIRS.jsonl",
            N_ ("Say of pairs of actors which side the one takes towards the other"),
                readout_cli_stance },
            { "text", "REPORT…",
              N_ ("Print the text and metadata of reports: one JSON object a line"),
                  readout_cli_text },
              { "check", "PROJECT|FILE.md",
                N_ ("Check the sources of a briefing; the exit status is 1 on findings"),
                    readout_cli_check },
            };

static void
print_help (void)
{
  g_autoptr (GString) help = g_string_new (NULL);

  g_string_append (help, _("Usage:\n  readout-cli COMMAND [OPTION…] ARGUMENT…\n\n"));
  g_string_append (help, _("Turns reports into a sourced briefing.\n\nCommands:\n"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (help, "  %-10s  %s\n", commands[i].name, _(commands[i].summary));
  g_string_append (help, "\n");
  g_string_append (
      help, _("“readout-cli COMMAND --help” tells more. “-” as a report is standard input.\n"
                           "The exit status is 0 when all is done, 1 when something was found or failed,\n"
                           "2 for wrong usage.\n"));
  readout_cli_print (help->str, help->len);
}

static const ReadoutCliCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i].name, name) == 0)
      return &commands[i];
  return NULL;
}

int
main (int argc, char *argv[])
{
  const ReadoutCliCommand *command;

  /* A file that grows too large is an error like a full disk, not the end. */
  signal (SIGXFSZ, SIG_IGN);
  setlocale (LC_ALL, "");
  readout_place_bind_translations ();
  textdomain (READOUT_GETTEXT_PACKAGE);
  g_set_prgname ("readout-cli");

  if (argc < 2)
    {
      readout_cli_complain (NULL, _("which command? “readout-cli --help” lists them"));
      return READOUT_CLI_USAGE;
    }
  if (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0 ||
      strcmp (argv[1], "help") == 0)
    {
      print_help ();
      return READOUT_CLI_DONE;
    }
  if (strcmp (argv[1], "--version") == 0)
    {
      const char *version = "readout-cli " READOUT_VERSION "\n";

      return readout_cli_print (version, strlen (version)) ? READOUT_CLI_DONE : READOUT_CLI_FAILED;
    }
  command = find_command (argv[1]);
  if (command == NULL)
    {
      readout_cli_complain (argv[1],
                            _("there is no such command; “readout-cli --help” lists them"));
      return READOUT_CLI_USAGE;
    }
  return command->run (command, argv + 1);
}
