/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Measures how many words a second are segmented, tagged and parsed in one thread, beside ICU's
 * break iterators over the same text as the floor.
 *
 * bench-syntax [TEXT…]: plain text files; without any the samples that Readout ships.
 */
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "language/readout-data.h"
#include "syntax/readout-syntax.h"

/* A stage runs again until it has taken so long. */
#define LEAST_MICROSECONDS (1 * G_USEC_PER_SEC)

typedef struct
{
  ReadoutText *text;
  ReadoutSyntax *syntax;
  ReadoutSegments *segments;
} Bench;

typedef void (*Stage) (Bench *bench);

static void
run_iterator (Bench *bench, UBreakIteratorType type)
{
  UErrorCode status = U_ZERO_ERROR;
  gsize length;
  const char *string = readout_text_get_string (bench->text, &length);
  UText *utext = utext_openUTF8 (NULL, string, length, &status);
  UBreakIterator *iterator = ubrk_open (type, "en", NULL, 0, &status);

  ubrk_setUText (iterator, utext, &status);
  if (U_FAILURE (status))
    g_error ("ICU: %s", u_errorName (status));
  while (ubrk_next (iterator) != UBRK_DONE)
    continue;
  ubrk_close (iterator);
  utext_close (utext);
}

static void
run_icu (Bench *bench)
{
  run_iterator (bench, UBRK_SENTENCE);
  run_iterator (bench, UBRK_WORD);
}

static void
run_segmenter (Bench *bench)
{
  readout_segmenter_run (bench->segments, bench->text);
}

static void
run_tagger (Bench *bench)
{
  readout_syntax_tag (bench->syntax, bench->segments);
}

static void
run_parser (Bench *bench)
{
  readout_syntax_parse (bench->syntax, bench->segments);
}

static void
run_all (Bench *bench)
{
  readout_syntax_parse_text (bench->syntax, bench->segments, bench->text);
}

/* Seconds that one run takes. */
static double
measure (Bench *bench, Stage stage)
{
  gint64 start = g_get_monotonic_time ();
  gint64 passed = 0;
  guint n_runs = 0;

  stage (bench);
  start = g_get_monotonic_time ();
  while (passed < LEAST_MICROSECONDS)
    {
      stage (bench);
      n_runs++;
      passed = g_get_monotonic_time () - start;
    }
  return passed / 1e6 / n_runs;
}

static guint
count_words (const char *string)
{
  guint n_words = 0;
  gboolean is_inside = FALSE;

  for (; *string != '\0'; string++)
    {
      n_words += !is_inside && !g_ascii_isspace (*string);
      is_inside = !g_ascii_isspace (*string);
    }
  return n_words;
}

static gboolean
add_file (GString *string, const char *path, GError **error)
{
  g_autofree char *contents = NULL;
  gsize length;

  if (!g_file_get_contents (path, &contents, &length, error))
    return FALSE;
  g_string_append_len (string, contents, length);
  g_string_append (string, "\n\n");
  return TRUE;
}

static gboolean
add_samples (GString *string, GError **error)
{
  g_autofree char *path = readout_data_find (NULL, "samples", error);
  g_autoptr (GDir) folder = path != NULL ? g_dir_open (path, 0, error) : NULL;
  const char *name;

  if (folder == NULL)
    return FALSE;
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      if (g_str_has_suffix (name, ".txt") && !add_file (string, file, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
open_bench (Bench *bench, int argc, char **argv, GError **error)
{
  g_autoptr (GString) string = g_string_new (NULL);
  g_autofree char *path = readout_data_find (NULL, "language/en/syntax.model", error);

  if (path == NULL)
    return FALSE;
  if (argc == 1 && !add_samples (string, error))
    return FALSE;
  for (int i = 1; i < argc; i++)
    if (!add_file (string, argv[i], error))
      return FALSE;
  bench->segments = readout_segments_new ();
  bench->syntax = readout_syntax_new_from_file (path, error);
  bench->text = readout_text_new (string->str, string->len, NULL, error);
  return bench->syntax != NULL && bench->text != NULL;
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    Stage stage;
  } stages[] = {
    { "ICU sentences and words", run_icu }, { "segment", run_segmenter }, { "tag", run_tagger },
    { "tag and parse", run_parser },        { "whole", run_all },
  };
  g_autoptr (GError) error = NULL;
  Bench bench = { NULL };
  double floor_seconds = 0;
  guint n_words;

  if (!open_bench (&bench, argc, argv, &error))
    {
      g_printerr ("bench-syntax: %s\n", error->message);
      return 1;
    }
  n_words = count_words (readout_text_get_string (bench.text, NULL));
  run_segmenter (&bench);
  g_print ("%u words, %u tokens, %u sentences\n", n_words, bench.segments->tokens->len,
           bench.segments->sentences->len);
  for (gsize i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      double seconds = measure (&bench, stages[i].stage);

      if (i == 0)
        floor_seconds = seconds;
      g_print ("%-24s %10.0f words/s  %6.2f times ICU's time\n", stages[i].name, n_words / seconds,
               seconds / floor_seconds);
    }
  readout_segments_free (bench.segments);
  readout_syntax_unref (bench.syntax);
  readout_text_unref (bench.text);
  return 0;
}
