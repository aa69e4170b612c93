/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What it takes to look for the copies of a report in a project that grows: bench-copies [REPORTS
 * [WORDS]]. Reports are made of phrases that many of them have, every tenth is a near copy of an
 * earlier one, every twentieth the same text. The ratio tells how much longer one of the last
 * reports takes than one of the first.
 */
#include "../core/store-samples.h"

#include <stdlib.h>
#include <sys/resource.h>

#include "store/readout-store-copies.h"

#define N_PHRASES 20000
#define N_EDGE 10 /* the first and the last tenth are compared */

static double
get_processor_seconds (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_utime.tv_sec + usage.ru_stime.tv_sec +
         (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

/* Phrases of three words; common ones are drawn much more often. */
static void
append_phrases (GString *string, GRand *rand, guint n_words)
{
  for (guint i = 0; i < n_words; i += 3)
    {
      double place = g_rand_double (rand);
      guint phrase = (guint)(place * place * N_PHRASES);

      g_string_append_printf (string, "word%u of%u phrase%u%s", phrase % 4999, phrase % 13, phrase,
                              i % 21 == 18 ? ". " : " ");
    }
}

static ReadoutReport *
make_report (GPtrArray *strings, GRand *rand, guint number, guint n_words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) string = g_string_new (NULL);
  ReadoutReport *report = readout_report_new ();
  const char *earlier = strings->len > 0
                            ? g_ptr_array_index (strings, g_rand_int_range (rand, 0, strings->len))
                            : NULL;

  if (number % 20 == 19)
    g_string_assign (string, earlier);
  else if (number % 10 == 9)
    {
      g_string_append_len (string, earlier, strlen (earlier) * 2 / 3);
      append_phrases (string, rand, n_words / 20);
    }
  else
    append_phrases (string, rand, n_words);
  g_ptr_array_add (strings, g_strdup (string->str));
  report->text = readout_text_new (string->str, -1, NULL, &error);
  g_assert_no_error (error);
  report->sha256 = g_strdup_printf ("%064u", number);
  report->title = g_strdup_printf ("Report %u", number);
  report->outlet = g_strdup_printf ("Outlet %u", number % 50);
  return report;
}

int
main (int argc, char *argv[])
{
  guint n_reports = argc > 1 ? atoi (argv[1]) : 10000;
  guint n_words = argc > 2 ? atoi (argv[2]) : 600;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (ReadoutCopyGroups) groups = NULL;
  double parts[N_EDGE] = { 0 };
  double links[N_EDGE] = { 0 };
  SampleFile file;
  ReadoutStore *store;
  GStatBuf status;
  double start;

  sample_file_set_up (&file, NULL);
  store = sample_open (file.path);
  for (guint i = 0; i < n_reports; i++)
    {
      g_autoptr (ReadoutReport) report = make_report (strings, rand, i, n_words);
      guint part = (guint)((guint64)i * N_EDGE / n_reports);

      if (i % 64 == 0)
        g_assert_true (readout_store_begin (store, "Import", &error));
      start = get_processor_seconds ();
      g_assert_cmpint (readout_store_add_report (store, report, NULL, NULL, &error), ==, i + 1);
      parts[part] += get_processor_seconds () - start;
      /* Once more, by itself: that is what the copies cost. */
      start = get_processor_seconds ();
      g_assert_true (readout_store_link_report (store, i + 1, report, NULL, &error));
      links[part] += get_processor_seconds () - start;
      if (i % 64 == 63 || i + 1 == n_reports)
        g_assert_true (readout_store_commit (store, &error));
    }
  g_assert_no_error (error);
  for (guint i = 0; i < N_EDGE; i++)
    g_print ("reports up to %6u: %7.3f ms to add one, %7.3f ms of it for its copies\n",
             (guint)((guint64)(i + 1) * n_reports / N_EDGE), parts[i] * 1000 * N_EDGE / n_reports,
             links[i] * 1000 * N_EDGE / n_reports);
  g_print ("growth from the first tenth to the last: %.2f (adding), %.2f (copies)\n",
           parts[N_EDGE - 1] / parts[0], links[N_EDGE - 1] / links[0]);
  g_print ("near copies linked: %" G_GINT64_FORMAT ", bands: %" G_GINT64_FORMAT "\n",
           sample_number (store, "SELECT count(*) FROM copy"),
           sample_number (store, "SELECT count(*) FROM fingerprint_band"));
  start = get_processor_seconds ();
  groups = readout_store_get_copy_groups (store, &error);
  g_assert_no_error (error);
  g_print ("groups of all: %.1f ms\n", (get_processor_seconds () - start) * 1000);
  sample_close (store);
  g_stat (file.path, &status);
  g_print ("file: %.1f MB\n", status.st_size / 1e6);
  sample_file_tear_down (&file, NULL);
  return 0;
}
