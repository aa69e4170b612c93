/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fuzz target of the formats: any bytes are reports whose paragraphs lie in their text, or a reason
 * in words. Built with a fuzzer (-DREADOUT_FUZZER, -fsanitize=fuzzer) it is driven by that; else it
 * replays the files it is given, each also cut, doubled and shuffled by a fixed seed, and with its
 * middle repeated until it is long.
 */
#include "formats/readout-formats.h"

#ifndef READOUT_FUZZER
#include "replay-corpus.h"
#endif

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
check_report (ReadoutReport *report)
{
  gsize length;
  const char *text = readout_text_get_string (report->text, &length);
  GArray *paragraphs = readout_text_get_paragraphs (report->text);
  guint32 last = 0;

  g_assert_true (g_utf8_validate_len (text, length, NULL));
  g_assert_cmpuint (paragraphs->len, >, 0);
  for (guint i = 0; i < paragraphs->len; i++)
    {
      ReadoutSpan span = g_array_index (paragraphs, ReadoutParagraph, i).span;

      g_assert_cmpuint (span.start, <, span.end);
      g_assert_cmpuint (span.end, <=, length);
      g_assert_cmpuint (span.start, >=, last);
      last = span.end;
    }
  g_assert_true (report->title == NULL || g_utf8_validate (report->title, -1, NULL));
  g_assert_true (report->author == NULL || g_utf8_validate (report->author, -1, NULL));
  g_assert_true (report->outlet == NULL || g_utf8_validate (report->outlet, -1, NULL));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (GError) error = NULL;

  reports = readout_formats_read (bytes, NULL, &error);
  if (reports == NULL)
    {
      g_assert_nonnull (error);
      g_assert_cmpstr (error->message, !=, "");
      return 0;
    }
  g_assert_no_error (error);
  for (guint i = 0; i < reports->len; i++)
    check_report (g_ptr_array_index (reports, i));
  return 0;
}

#ifndef READOUT_FUZZER

/* Of a file, and the bytes to which its middle is repeated. */
#define MUTATIONS 200
#define LONG_BYTES 300000

int
main (int argc, char **argv)
{
  return replay_corpus (LLVMFuzzerTestOneInput, argc, argv, MUTATIONS, LONG_BYTES);
}

#endif
