/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fuzz target of the formats: any bytes are reports whose paragraphs lie in their text, or a reason
 * in words. Built with a fuzzer (-DREADOUT_FUZZER, -fsanitize=fuzzer) it is driven by that; else it
 * replays the files it is given, each also cut, doubled and shuffled by a fixed seed, and with its
 * middle repeated until it is long.
 */
#include "formats/readout-formats.h"

#include "check-report.h"
#ifndef READOUT_FUZZER
#include "replay-corpus.h"
#endif

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

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
