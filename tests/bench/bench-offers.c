/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How long it takes to offer statements while a citation is typed: bench-offers PROJECT WORDS….
 * Each of WORDS is typed letter by letter; the longest and the median answer are told.
 */
#include "store/readout-store-offers.h"

static int
compare (gconstpointer a, gconstpointer b)
{
  return *(const double *)a < *(const double *)b ? -1 : *(const double *)a > *(const double *)b;
}

static void
type (ReadoutStore *store, const char *words)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  guint n_offers = 0;

  for (const char *end = words; *end != '\0'; end = g_utf8_next_char (end))
    {
      g_autofree char *typed = g_strndup (words, g_utf8_next_char (end) - words);
      gint64 before = g_get_monotonic_time ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) offers = readout_store_list_offers (store, typed, NULL, 20, &error);
      double time = (g_get_monotonic_time () - before) / 1000.0;

      g_assert_no_error (error);
      n_offers = offers->len;
      g_array_append_val (times, time);
    }
  g_array_sort (times, compare);
  g_print ("%-32s %2u offers, median %7.1f ms, longest %7.1f ms\n", words, n_offers,
           g_array_index (times, double, times->len / 2),
           g_array_index (times, double, times->len - 1));
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutStore) store = NULL;
  gint64 before;

  if (argc < 3)
    {
      g_printerr ("bench-offers PROJECT WORDS…\n");
      return 2;
    }
  store = readout_store_open (argv[1], FALSE, NULL, &error);
  g_assert_no_error (error);
  before = g_get_monotonic_time ();
  g_ptr_array_unref (readout_store_list_offers (store, "", NULL, 20, NULL));
  g_print ("%-32s %24s %7.1f ms\n", "nothing typed", "",
           (g_get_monotonic_time () - before) / 1000.0);
  for (int i = 2; i < argc; i++)
    type (store, argv[i]);
  return 0;
}
