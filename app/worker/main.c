/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * readout-import-worker: reads documents of strangers for Readout, each in a confined process.
 * Started by Readout (app/core/import), not by people.
 */
#include <glib/gi18n-lib.h>
#include <gmime/gmime.h>
#include <libxml/parser.h>
#include <locale.h>
#include <poppler.h>
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include "formats/readout-formats.h"
#include "import/readout-import-answer.h"
#include "import/readout-import-protocol.h"
#include "import/readout-import-words.h"

#include "readout-config.h"
#include "readout-nursery.h"

static const ReadoutNurseryLimits limits = { .memory = G_GUINT64_CONSTANT (2) << 30,
                                             .seconds = 30 };

/* Nobody reads what a library has to say of a document; and a log handler might look for a journal
 * to write to. What ends the process has its word on standard error. */
static GLogWriterOutput
write_log_cb (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer user_data)
{
  return (level & G_LOG_FLAG_FATAL) != 0
             ? g_log_writer_standard_streams (level, fields, n_fields, user_data)
             : G_LOG_WRITER_HANDLED;
}

/* What is loaded when it is first used, from files, must be there before the files are out of
 * reach; and it is loaded once for all children. */
static void
load_what_is_needed (void)
{
  /* A document of each kind has them load the rest: word lists, messages, tables. */
  static const char *const documents[] = {
    "By Jo Lee\n\nBERLIN, 3 March 2024 - It said \"no\".\n",
    "# Title\n\nWords.\n",
    "",
  };

  LIBXML_TEST_VERSION
  xmlInitParser ();
  g_mime_init ();
  g_type_ensure (POPPLER_TYPE_DOCUMENT);
  readout_import_words_has (READOUT_IMPORT_COMMON, "the", 3);
  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (documents[i], strlen (documents[i]));
      g_autoptr (GPtrArray) reports = readout_formats_read (bytes, NULL, NULL);
    }
}

static GBytes *
read_cb (GBytes *document, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reports = readout_formats_read (document, name, &error);

  return readout_import_answer_new (reports, error, document);
}

int
main (int argc, char **argv)
{
  struct stat status;

  setlocale (LC_ALL, "");
  bindtextdomain (READOUT_GETTEXT_PACKAGE, READOUT_LOCALE_DIR);
  bind_textdomain_codeset (READOUT_GETTEXT_PACKAGE, "UTF-8");
  if (fstat (READOUT_IMPORT_SOCKET, &status) != 0 || !S_ISSOCK (status.st_mode))
    {
      g_printerr (_("This program reads documents for Readout, which starts it itself.\n"));
      return 2;
    }
  prctl (PR_SET_PDEATHSIG, SIGKILL);
  g_log_set_writer_func (write_log_cb, NULL, NULL);
  load_what_is_needed ();
  return readout_nursery_serve (READOUT_IMPORT_SOCKET, &limits, read_cb);
}
