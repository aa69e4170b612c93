/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the commands of the console have in common: options, input, output, complaints.
 */
#include "readout-cli.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "import/readout-import.h"

#define READ_STEP (1024 * 1024)

/* Control characters as \x1b, so that a name cannot play with the terminal. */
static char *
make_visible (const char *string)
{
  g_autofree char *valid = g_filename_display_name (string);
  GString *visible = g_string_new (NULL);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (g_unichar_iscntrl (character))
        g_string_append_printf (visible, "\\x%02x", character);
      else
        g_string_append_unichar (visible, character);
    }
  return g_string_free (visible, FALSE);
}

void
readout_cli_complain (const char *subject, const char *words)
{
  g_autofree char *visible = subject != NULL ? make_visible (subject) : NULL;

  if (visible != NULL)
    g_printerr ("readout-cli: %s: %s\n", visible, words);
  else
    g_printerr ("readout-cli: %s\n", words);
}

gboolean
readout_cli_print (const char *string, gsize length)
{
  if (fwrite (string, 1, length, stdout) == length && fflush (stdout) == 0)
    return TRUE;
  readout_cli_complain (NULL, g_strerror (errno));
  return FALSE;
}

static void
print_command_help (const ReadoutCliCommand *command, GOptionContext *context)
{
  g_autofree char *name = g_strdup_printf ("readout-cli %s", command->name);
  g_autofree char *help = NULL;

  /* The usage line begins with it. */
  g_set_prgname (name);
  help = g_option_context_get_help (context, TRUE, NULL);
  readout_cli_print (help, strlen (help));
}

/* Removes an argument, in place. */
static void
drop_argument (GStrv arguments, guint index)
{
  g_free (arguments[index]);
  for (; arguments[index] != NULL; index++)
    arguments[index] = arguments[index + 1];
}

/* GLib's parser takes a list that it may shorten; here its pointer stays the same. */
static gboolean
parse_options (GOptionContext *context, GStrv arguments, GError **error)
{
  GStrv list = g_strdupv (arguments);
  gboolean parsed = g_option_context_parse_strv (context, &list, error);
  guint n = 0;

  for (guint i = 0; arguments[i] != NULL; i++)
    g_clear_pointer (&arguments[i], g_free);
  for (; list[n] != NULL; n++)
    arguments[n] = list[n];
  g_free (list);
  return parsed;
}

gboolean
readout_cli_parse (const ReadoutCliCommand *command,
                   const GOptionEntry *entries,
                   GStrv arguments,
                   guint min,
                   guint max,
                   int *status)
{
  g_autoptr (GOptionContext) context = g_option_context_new (command->parameters);
  g_autoptr (GError) error = NULL;
  gboolean help = FALSE;
  const GOptionEntry help_entry[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_ ("Show this help"), NULL }, G_OPTION_ENTRY_NULL
  };
  guint n;

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_summary (context, _(command->summary));
  if (command->get_description != NULL)
    g_option_context_set_description (context, command->get_description ());
  g_option_context_add_main_entries (context, help_entry, GETTEXT_PACKAGE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  *status = READOUT_CLI_USAGE;
  if (!parse_options (context, arguments, &error))
    {
      readout_cli_complain (command->name, error->message);
      return FALSE;
    }
  if (help)
    {
      print_command_help (command, context);
      *status = READOUT_CLI_DONE;
      return FALSE;
    }
  drop_argument (arguments, 0);
  if (arguments[0] != NULL && strcmp (arguments[0], "--") == 0)
    drop_argument (arguments, 0);
  n = g_strv_length (arguments);
  if (n < min || n > max)
    {
      g_autofree char *usage =
          g_strdup_printf (_("usage: readout-cli %s %s"), command->name, command->parameters);

      readout_cli_complain (command->name, usage);
      return FALSE;
    }
  *status = READOUT_CLI_DONE;
  return TRUE;
}

GBytes *
readout_cli_read_stdin (GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  for (;;)
    {
      gsize length = bytes->len;
      gssize n;

      g_byte_array_set_size (bytes, length + READ_STEP);
      n = read (STDIN_FILENO, bytes->data + length, READ_STEP);
      g_byte_array_set_size (bytes, length + MAX (n, 0));
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno),
                               g_strerror (errno));
          return NULL;
        }
      /* One byte too many is for the importer to refuse. */
      if (n == 0 || bytes->len > READOUT_TEXT_MAX_LENGTH)
        break;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

GPtrArray *
readout_cli_read_reports (const char *argument, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = NULL;

  if (strcmp (argument, "-") == 0)
    {
      g_autoptr (GBytes) bytes = readout_cli_read_stdin (error);

      return bytes != NULL ? readout_import_bytes (bytes, argument, cancellable, error) : NULL;
    }
  file = g_file_new_for_path (argument);
  return readout_import_file (file, argument, cancellable, error);
}

char *
readout_cli_read_markdown (const char *argument)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reports = readout_cli_read_reports (argument, NULL, &error);

  if (reports != NULL)
    return g_strdup (
        readout_text_get_string (((ReadoutReport *)g_ptr_array_index (reports, 0))->text, NULL));
  g_assert (error != NULL);
  readout_cli_complain (argument, error->message);
  return NULL;
}

gboolean
readout_cli_is_project (const char *path)
{
  static const char magic[] = "SQLite format 3";
  char start[sizeof magic] = "";
  FILE *file;
  gsize n;

  /* A pipe would block, and lose what it says. */
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return FALSE;
  file = fopen (path, "rbe");
  if (file == NULL)
    return FALSE;
  n = fread (start, 1, sizeof start, file);
  fclose (file);
  return n == sizeof start && memcmp (start, magic, sizeof start) == 0;
}

void
readout_cli_tell_unused_topic (const ReadoutProposition *topic, guint n_statements)
{
  if (n_statements == 0)
    readout_cli_complain (topic->text, _ ("no statement is about this topic"));
}

gboolean
readout_cli_load (ReadoutEngine **engine, ReadoutStanceRules **rules)
{
  g_autoptr (GError) error = NULL;

  *engine = readout_engine_new (NULL, &error);
  if (*engine != NULL && rules != NULL)
    *rules = readout_stance_rules_new (NULL, &error);
  if (error == NULL)
    return TRUE;
  readout_cli_complain (NULL, error->message);
  return FALSE;
}

/* Whether the topic was given before: said, and left out. */
static gboolean
is_double (GPtrArray *propositions, const ReadoutProposition *proposition)
{
  for (guint i = 0; i < propositions->len; i++)
    {
      const ReadoutProposition *other = g_ptr_array_index (propositions, i);

      if (!readout_proposition_is_same (other->text, proposition->text))
        continue;
      readout_cli_complain (proposition->text, _ ("this topic is given twice; it counts once"));
      return TRUE;
    }
  return FALSE;
}

GPtrArray *
readout_cli_read_topics (char **topics)
{
  g_autoptr (GPtrArray) propositions =
      g_ptr_array_new_with_free_func ((GDestroyNotify)readout_proposition_free);

  for (guint i = 0; topics != NULL && topics[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ReadoutProposition) proposition = NULL;

      if (!g_utf8_validate (topics[i], -1, NULL))
        {
          readout_cli_complain ("--topic", _("this is not valid UTF-8"));
          return NULL;
        }
      proposition = readout_proposition_new_from_person (propositions->len + 1, topics[i], &error);
      if (proposition == NULL)
        {
          readout_cli_complain ("--topic", error->message);
          return NULL;
        }
      if (!is_double (propositions, proposition))
        g_ptr_array_add (propositions, g_steal_pointer (&proposition));
    }
  return g_steal_pointer (&propositions);
}
