/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * readout-import-worker: reads documents of strangers for Readout, each in a confined process.
 * Started by Readout (app/core/import), not by people.
 */
#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <locale.h>
#include <poppler.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include "formats/readout-formats.h"
#include "import/readout-import-answer.h"
#include "import/readout-import-protocol.h"
#include "language/readout-place.h"

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

/* Of GIConv: open as long as the worker lives. */
static GPtrArray *converters;

/* gmime converts the headers of mails with iconv, which loads a module for each encoding. Those of
 * the mails of the world are loaded here; an open descriptor keeps its module. */
static void
load_charsets (void)
{
  static const char *const charsets[] = {
    "ISO-8859-1",   "ISO-8859-2",   "ISO-8859-3",   "ISO-8859-4",   "ISO-8859-5",   "ISO-8859-6",
    "ISO-8859-7",   "ISO-8859-8",   "ISO-8859-9",   "ISO-8859-13",  "ISO-8859-15",  "WINDOWS-1250",
    "WINDOWS-1251", "WINDOWS-1252", "WINDOWS-1253", "WINDOWS-1254", "WINDOWS-1255", "WINDOWS-1256",
    "WINDOWS-1257", "KOI8-R",       "KOI8-U",       "BIG5",         "GBK",          "GB18030",
    "EUC-JP",       "ISO-2022-JP",  "SHIFT_JIS",    "EUC-KR",       "UTF-7",        "MACINTOSH",
  };

  converters = g_ptr_array_new ();
  for (guint i = 0; i < G_N_ELEMENTS (charsets); i++)
    g_ptr_array_add (converters, g_iconv_open ("UTF-8", charsets[i]));
}

/* Reads documents that have what they need loaded. */
static void
read_documents (const char *const *documents, guint n_documents)
{
  for (guint i = 0; i < n_documents; i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (documents[i], strlen (documents[i]));
      g_autoptr (GPtrArray) reports = readout_formats_read (bytes, NULL, NULL);
    }
}

/* poppler reads its tables, and lists those in its folders, when the first document is opened, and
 * forgets them with the last one: this one stays. Its words in UTF-16 are converted by iconv. */
static void
open_pdf (void)
{
  static const char pdf[] = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
                            "2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n"
                            "trailer\n<< /Root 1 0 R >>\n%%EOF\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (pdf, sizeof pdf - 1);

  poppler_document_new_from_bytes (bytes, NULL, NULL);
  g_iconv_open ("UTF-8", "UTF-16BE");
}

/* What is loaded when it is first used, from files, must be there before the files are out of
 * reach; and it is loaded once for all children: word lists, messages. */
static void
load_what_all_need (void)
{
  static const char *const documents[] = {
    "By Jo Lee\n\nBERLIN, 3 March 2024 - It said \"no\".\n",
    "# Title\n\nWords.\n",
    "",
  };

  LIBXML_TEST_VERSION
  xmlInitParser ();
  open_pdf ();
  read_documents (documents, G_N_ELEMENTS (documents));
}

/* Encodings of mails, tables of languages: they take longer to load than most documents to read. */
static void
load_what_few_need (void)
{
  static const char *const documents[] = {
    "Die Brücke ist gesperrt, und niemand weiß, wann sie wieder geöffnet wird, sagte er.\n",
    "From: a@b.c\nMessage-ID: <1@b.c>\nSubject: =?koi8-r?B?0A==?=\n\nWords.\n",
  };

  readout_formats_set_demand (NULL);
  load_charsets ();
  read_documents (documents, G_N_ELEMENTS (documents));
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
  readout_place_bind_translations ();
  if (fstat (READOUT_IMPORT_SOCKET, &status) != 0 || !S_ISSOCK (status.st_mode))
    {
      g_printerr (_("This program reads documents for Readout, which starts it itself.\n"));
      return 2;
    }
  prctl (PR_SET_PDEATHSIG, SIGKILL);
  g_log_set_writer_func (write_log_cb, NULL, NULL);
  load_what_all_need ();
  readout_formats_set_demand (readout_nursery_demand);
  return readout_nursery_serve (READOUT_IMPORT_SOCKET, &limits, read_cb, load_what_few_need);
}
