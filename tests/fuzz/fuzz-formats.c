/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fuzz target of the formats: any bytes are reports whose paragraphs lie in their text, or a reason
 * in words. Built with a fuzzer (-DREADOUT_FUZZER, -fsanitize=fuzzer) it is driven by that; else it
 * replays the files it is given, each also cut, doubled and shuffled by a fixed seed, and with its
 * middle repeated until it is long.
 */
#include <stdlib.h>
#include <string.h>

#include "formats/readout-formats.h"

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

#define MUTATIONS 200

/* The middle of each file is repeated until it has so many bytes. */
#define LONG_BYTES 300000

/* Cuts, doubles and swaps pieces of the file, always the same ones. */
static void
mutate (GRand *random, const char *contents, gsize length)
{
  g_autoptr (GString) string = g_string_new_len (contents, length);

  for (guint i = 0; i < 4 && string->len > 2; i++)
    {
      gsize start = g_rand_int_range (random, 0, string->len);
      gsize size = g_rand_int_range (random, 1, MIN (40, string->len - start) + 1);
      g_autofree char *piece = g_memdup2 (string->str + start, size);

      if (g_rand_boolean (random))
        g_string_erase (string, start, size);
      if (g_rand_boolean (random))
        g_string_insert_len (string, g_rand_int_range (random, 0, string->len + 1), piece, size);
    }
  LLVMFuzzerTestOneInput ((const guint8 *)string->str, string->len);
}

/* Whatever takes more than linear time takes minutes here. */
static void
run_long (const char *contents, gsize length)
{
  g_autoptr (GString) string = g_string_new_len (contents, length / 3);

  while (string->len < LONG_BYTES)
    g_string_append_len (string, contents + length / 3, length - length / 3 - length / 4);
  g_string_append_len (string, contents + length - length / 4, length / 4);
  LLVMFuzzerTestOneInput ((const guint8 *)string->str, string->len);
}

int
main (int argc, char **argv)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261130);

  g_print ("1..%d\n", argc - 1);
  for (int i = 1; i < argc; i++)
    {
      g_autofree char *contents = NULL;
      g_autofree char *name = g_path_get_basename (argv[i]);
      g_autoptr (GError) error = NULL;
      gsize length;

      if (!g_file_get_contents (argv[i], &contents, &length, &error))
        g_error ("%s", error->message);
      LLVMFuzzerTestOneInput ((const guint8 *)contents, length);
      for (guint j = 0; j < MUTATIONS; j++)
        mutate (random, contents, length);
      if (length >= 16)
        run_long (contents, length);
      g_print ("ok %d %s\n", i, name);
    }
  return EXIT_SUCCESS;
}

#endif
