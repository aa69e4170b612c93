/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How long the numbers of the overview take: bench-overview PROJECT
 */
#include "store/readout-store-overview.h"

static void
measure (ReadoutStore *store, gint64 topic_id, const char *name)
{
  for (guint i = 0; i < 3; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GError) error = NULL;
      g_autoptr (ReadoutOverview) overview =
          readout_store_get_overview (store, topic_id, 12, &error);

      if (overview == NULL)
        g_error ("%s", error->message);
      g_print ("%s: %.0f ms, %u actors, %u days, %u outlets\n", name,
               (double)(g_get_monotonic_time () - start) / 1000, overview->actors->len,
               overview->days->len, overview->outlets->len);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutStore) store = NULL;
  g_autoptr (GPtrArray) topics = NULL;

  if (argc != 2)
    {
      g_printerr ("Usage: bench-overview PROJECT\n");
      return 2;
    }
  store = readout_store_open (argv[1], FALSE, NULL, &error);
  topics = store != NULL ? readout_store_list_topics (store, &error) : NULL;
  if (topics == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  g_print ("%" G_GINT64_FORMAT " statements\n", readout_store_count_statements (store, NULL, NULL));
  measure (store, 0, "all topics");
  if (topics->len > 0)
    measure (store, ((ReadoutTopic *)g_ptr_array_index (topics, 0))->id, "one topic");
  return 0;
}
