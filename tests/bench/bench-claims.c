/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What it takes to find the statements that say the same in a project that grows: bench-claims
 * [STATEMENTS [A_REPORT]]. Every third statement is one that several outlets carry, every tenth
 * report a near copy of an earlier one. The ratio tells how much longer the last reports take than
 * the first; it is about 1 when the time is linear.
 */
#include "../core/store-samples.h"

#include <stdlib.h>
#include <sys/resource.h>

#define N_EDGE 10 /* the first and the last tenth are compared */
#define N_SPEAKERS 200
#define PAGE 200 /* rows that a board reads at once */

static double
get_processor_seconds (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_utime.tv_sec + usage.ru_stime.tv_sec +
         (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

/* A sentence like those of sample_statements(): a number stands for what it says. */
static void
append_sentence (GString *string, guint what)
{
  g_string_append_printf (string,
                          "Speaker %u said harbour%u ferries%u would carry cargo%u to island%u "
                          "before winter%u. ",
                          what % N_SPEAKERS, what % 971, what % 1013, what % 4999, what, what % 7);
}

static ReadoutReport *
make_report (GPtrArray *strings, GRand *rand, guint number, guint n_sentences)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) string = g_string_new (NULL);
  ReadoutReport *report = readout_report_new ();

  if (number % 10 == 9)
    {
      g_string_assign (string,
                       g_ptr_array_index (strings, g_rand_int_range (rand, 0, strings->len)));
      append_sentence (string, 3000000 + number);
    }
  else
    for (guint i = 0; i < n_sentences; i++)
      append_sentence (string, i % 3 == 2
                                   ? 1000000 + (guint)g_rand_int_range (rand, 0, 1 + number * 3)
                                   : number * n_sentences + i);
  g_ptr_array_add (strings, g_strdup (string->str));
  report->text = readout_text_new (string->str, -1, NULL, &error);
  g_assert_no_error (error);
  report->sha256 = g_strdup_printf ("%064u", number);
  report->title = g_strdup_printf ("Report %u", number);
  report->outlet = g_strdup_printf ("Outlet %u", number % 50);
  report->published = g_strdup_printf ("2022-%02u-%02u", number / 28 % 12 + 1, number % 28 + 1);
  return report;
}

static void
fill (ReadoutStore *store, guint n_reports, guint n_sentences)
{
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n_reports; i++)
    {
      g_autoptr (ReadoutReport) report = make_report (strings, rand, i, n_sentences);
      g_autoptr (GPtrArray) statements = sample_statements (report);

      if (i % 64 == 0)
        g_assert_true (readout_store_begin (store, "Import", &error));
      g_assert_cmpint (readout_store_add_report (store, report, statements, NULL, &error), >, 0);
      if (i % 64 == 63 || i + 1 == n_reports)
        g_assert_true (readout_store_commit (store, &error));
    }
  g_assert_no_error (error);
}

/* How long a board waits for a page. */
static void
read_page (ReadoutStore *store, const char *what)
{
  const ReadoutStatementQuery query = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  double start = get_processor_seconds ();
  guint n_linked = 0;

  rows = readout_store_list_statements (store, &query, 1000, PAGE, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    n_linked += ((ReadoutBoardRow *)g_ptr_array_index (rows, i))->n_same > 0;
  g_print ("a page of %u rows, %u of them linked, %s: %.1f ms\n", rows->len, n_linked, what,
           (get_processor_seconds () - start) * 1000);
}

int
main (int argc, char *argv[])
{
  guint n_statements = argc > 1 ? atoi (argv[1]) : 100000;
  guint n_sentences = argc > 2 ? atoi (argv[2]) : 50;
  guint n_reports = n_statements / n_sentences;
  g_autoptr (GError) error = NULL;
  double parts[N_EDGE] = { 0 };
  double total = 0;
  SampleFile file;
  ReadoutStore *store;

  sample_file_set_up (&file, NULL);
  store = sample_open (file.path);
  fill (store, n_reports, n_sentences);
  read_page (store, "before they are looked for");
  for (gboolean more = TRUE; more;)
    {
      gint64 left = sample_number (store, "SELECT count(*) FROM claim_queue");
      guint part = (guint)((n_reports - MAX (left, 1)) * N_EDGE / n_reports);
      double start = get_processor_seconds ();

      more = readout_store_link_claims_next (store, &error);
      parts[part] += get_processor_seconds () - start;
    }
  g_assert_no_error (error);
  for (guint i = 0; i < N_EDGE; i++)
    {
      g_print ("up to %6u statements: %7.3f ms a report\n", (i + 1) * (n_statements / N_EDGE),
               parts[i] * 1000 * N_EDGE / n_reports);
      total += parts[i];
    }
  g_print ("%u statements: %.2f s, %.1f µs each; growth from the first tenth to the last: %.2f\n",
           n_statements, total, total * 1e6 / n_statements, parts[N_EDGE - 1] / parts[0]);
  g_print ("links: %" G_GINT64_FORMAT "\n", sample_number (store, "SELECT count(*) FROM link"));
  read_page (store, "the first time");
  read_page (store, "again");
  sample_close (store);
  sample_file_tear_down (&file, NULL);
  return 0;
}
