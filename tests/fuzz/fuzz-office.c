/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fuzz target of the office documents: RTF as it stands, and XML as each of the parts of a Word
 * document, an OpenDocument text and an e-book, in a container that is sound. Whatever it is, it is
 * a report whose paragraphs lie in its text, or a reason in words.
 */
#include "formats/readout-formats.h"

#include <string.h>

#include "check-report.h"
#include "core/zip-samples.h"
#ifndef READOUT_FUZZER
#include "replay-corpus.h"
#endif

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
read_document (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reports = readout_formats_read (bytes, NULL, &error);

  if (reports == NULL)
    {
      g_assert_nonnull (error);
      g_assert_cmpstr (error->message, !=, "");
      return;
    }
  for (guint i = 0; i < reports->len; i++)
    check_report (g_ptr_array_index (reports, i));
}

/* A container in which the input is each of the entries. */
static void
read_in_container (const guint8 *data, gsize size, const char *type, const char *const *names)
{
  ZipSample sample = zip_sample_begin ("zip:compression=store");
  g_autoptr (GBytes) bytes = NULL;

  if (type != NULL)
    zip_sample_add (&sample, "mimetype", type);
  for (guint i = 0; names[i] != NULL; i++)
    zip_sample_add_bytes (&sample, names[i], (const char *)data, size);
  bytes = zip_sample_end (&sample);
  read_document (bytes);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const char *const word[] = { "_rels/.rels",        "word/_rels/document.xml.rels",
                                      "word/document.xml",  "word/styles.xml",
                                      "word/footnotes.xml", "docProps/core.xml",
                                      "word/numbering.xml", NULL };
  static const char *const open[] = { "content.xml", "styles.xml", "meta.xml",
                                      "META-INF/manifest.xml", NULL };
  static const char *const book[] = { "META-INF/container.xml", "content.opf", "chapter.xhtml",
                                      NULL };

  if (size >= 5 && memcmp (data, "{\\rtf", 5) == 0)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (data, size);

      read_document (bytes);
      return 0;
    }
  read_in_container (data, size, NULL, word);
  read_in_container (data, size, "application/vnd.oasis.opendocument.text", open);
  read_in_container (data, size, "application/epub+zip", book);
  return 0;
}

#ifndef READOUT_FUZZER

/* Of a file, and the bytes to which its middle is repeated. */
#define MUTATIONS 150
#define LONG_BYTES 300000

int
main (int argc, char **argv)
{
  return replay_corpus (LLVMFuzzerTestOneInput, argc, argv, MUTATIONS, LONG_BYTES);
}

#endif
