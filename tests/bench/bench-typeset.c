/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How long a long briefing takes to become pages and a PDF: `bench-typeset [WORDS [NOTES]]`, or
 * `bench-typeset FILE.md`.
 */
#include "typeset/readout-pages.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define N_RUNS 7

static const char *const words[] = { "the",     "harbour", "of",       "minister", "said",
                                     "that",    "a",       "decision", "would",    "not",
                                     "before",  "and",     "estuary",  "in",       "report",
                                     "council", "agreed",  "on",       "dredging", "was",
                                     "called",  "after",   "week",     "statement" };

/* A briefing of about @n_words words with @n_notes sources. */
static char *
make_briefing (guint n_words, guint n_notes)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  GString *text = g_string_new ("# A long briefing\n\n");
  guint n_sentences = MAX (n_words / 18, 1);
  guint note = 0;

  for (guint i = 0; i < n_sentences; i++)
    {
      if (i % 60 == 0)
        g_string_append_printf (text, "\n\n## Section %u\n\n", i / 60 + 1);
      else if (i % 5 == 0)
        g_string_append (text, "\n\n");
      for (guint j = 0; j < 18; j++)
        {
          const char *word = words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))];

          g_string_append_printf (text, j == 4 ? "*%s* " : j == 17 ? "%s." : "%s ", word);
        }
      while (note < (guint64)(i + 1) * n_notes / n_sentences)
        g_string_append_printf (text, "[^source-%u]", note++);
      g_string_append_c (text, ' ');
    }
  g_string_append (text, "\n\n");
  for (guint i = 0; i < n_notes; i++)
    g_string_append_printf (text,
                            "[^source-%u]: “The council said the estuary”, *The Gazette*, %u May "
                            "1999, ¶ %u. <https://gazette.example/1999/%u>\n",
                            i, i % 31 + 1, i % 40 + 1, i);
  return g_string_free (text, FALSE);
}

/* Of the processor, so that what else runs does not count. */
static gint64
get_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static double
get_seconds (gint64 start)
{
  return (get_time () - start) / (double)G_USEC_PER_SEC;
}

int
main (int argc, char *argv[])
{
  g_autoptr (ReadoutPageSettings) settings = readout_page_settings_new (READOUT_PAPER_A4);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  if (argc == 2 && g_file_test (argv[1], G_FILE_TEST_IS_REGULAR))
    {
      if (!g_file_get_contents (argv[1], &text, NULL, &error))
        {
          fprintf (stderr, "%s\n", error->message);
          return EXIT_FAILURE;
        }
    }
  else
    text = make_briefing (argc > 1 ? atoi (argv[1]) : 21000, argc > 2 ? atoi (argv[2]) : 360);

  printf ("%8s %8s %8s %8s %8s\n", "parse", "set", "again", "PDF", "all");
  for (guint i = 0; i < N_RUNS; i++)
    {
      gint64 start = get_time ();
      g_autoptr (ReadoutMarkdown) markdown = readout_markdown_new (text, -1, &error);
      double parse = get_seconds (start);
      g_autoptr (ReadoutPages) pages = NULL;
      g_autoptr (ReadoutPages) pages_again = NULL;
      g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
      double set;
      double again;
      double pdf;

      start = get_time ();
      pages = markdown != NULL ? readout_pages_new (markdown, settings, NULL, NULL, &error) : NULL;
      set = get_seconds (start);
      start = get_time ();
      pages_again =
          pages != NULL ? readout_pages_new (markdown, settings, pages, NULL, &error) : NULL;
      again = get_seconds (start);
      start = get_time ();
      if (pages_again == NULL || !readout_pages_write_pdf_to_stream (pages, stream, NULL, &error))
        {
          fprintf (stderr, "%s\n", error->message);
          return EXIT_FAILURE;
        }
      pdf = get_seconds (start);
      printf ("%7.1f  %7.1f  %7.1f  %7.1f  %7.1f  ms, %u pages%s\n", parse * 1000, set * 1000,
              again * 1000, pdf * 1000, (parse + set + pdf) * 1000,
              readout_pages_get_n_pages (pages), i == 0 ? ", fonts cold" : "");
    }
  return EXIT_SUCCESS;
}
