/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the project keeps of updates of a briefing, and which citations no longer hold.
 */
#include "store-samples.h"

static void
test_store (SampleFile *file, gconstpointer data)
{
  const char *const units[] = { "+one", "-two", NULL };
  g_autoptr (GError) error = NULL;
  ReadoutStore *store = sample_open (file->path);
  g_autoptr (ReadoutBriefing) changed = NULL;
  gint64 briefing;

  sample_add (store, 0, 4);
  briefing = readout_store_add_briefing (store, "B", "Blank.", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (readout_store_count_new_statements (store, briefing, &error), ==, 0);
  readout_store_set_briefing_draft (store, briefing, "# B", "# B", "timeline", &error);
  g_assert_cmpint (readout_store_count_new_statements (store, briefing, &error), ==, 0);
  sample_add (store, 1, 3);
  g_assert_cmpint (readout_store_count_new_statements (store, briefing, &error), ==, 3);
  readout_store_set_statement_state (store, 6, READOUT_STATEMENT_DISMISSED, &error);
  g_assert_cmpint (readout_store_count_new_statements (store, briefing, &error), ==, 2);
  g_assert_true (readout_store_see_statements (store, briefing, &error));
  g_assert_cmpint (readout_store_count_new_statements (store, briefing, &error), ==, 0);
  g_assert_true (readout_store_set_briefing_base (store, briefing, "# Base", &error));
  g_assert_no_error (error);

  /* What is refused is one action. */
  g_assert_true (readout_store_refuse (store, briefing, units, &error));
  {
    g_autoptr (GHashTable) refused = readout_store_get_refused (store, briefing, &error);

    g_assert_cmpuint (g_hash_table_size (refused), ==, 2);
    g_assert_true (g_hash_table_contains (refused, "-two"));
  }
  g_assert_true (readout_store_undo (store, &error));
  {
    g_autoptr (GHashTable) refused = readout_store_get_refused (store, briefing, &error);

    g_assert_cmpuint (g_hash_table_size (refused), ==, 0);
  }
  g_assert_true (readout_store_redo (store, &error));
  g_assert_true (readout_store_forget_refused (store, briefing, &error));
  g_assert_true (readout_store_undo (store, &error));
  {
    g_autoptr (GHashTable) refused = readout_store_get_refused (store, briefing, &error);

    g_assert_cmpuint (g_hash_table_size (refused), ==, 2);
  }
  changed = readout_store_get_briefing (store, briefing, &error);
  g_assert_cmpstr (changed->drafted, ==, "# Base");
  g_assert_cmpstr (changed->markdown, ==, "# B");
  /* A draft from scratch forgets what was refused of another one. */
  readout_store_set_briefing_draft (store, briefing, "# C", "# C", "timeline", &error);
  {
    g_autoptr (GHashTable) refused = readout_store_get_refused (store, briefing, &error);

    g_assert_cmpuint (g_hash_table_size (refused), ==, 0);
  }
  g_assert_false (readout_store_set_briefing_base (store, 99, "x", &error));
  g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_NO_RECORD);
  sample_close (store);
}

static void
test_reliances (SampleFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  ReadoutStore *store = sample_open (file->path);
  gint64 first = sample_add (store, 0, 4);
  gint64 second = sample_add (store, 1, 4);
  g_autofree char *key = readout_store_add_citation (store, 1, "harbour-20210101-s1", &error);
  g_autofree char *other = readout_store_add_citation (store, 5, "north-20210101-s1", &error);
  gint64 briefing = readout_store_add_briefing (
      store, "B", "One.[^harbour-20210101-s1] Two.[^north-20210101-s1]", NULL, &error);

  g_assert_no_error (error);
  {
    g_autoptr (GPtrArray) none = readout_store_list_reliances (store, briefing, &error);

    g_assert_cmpuint (none->len, ==, 0);
  }
  readout_store_set_report_state (store, first, READOUT_REPORT_STATE_CORRECTED, &error);
  readout_store_set_report_state (store, second, READOUT_REPORT_STATE_WITHDRAWN, &error);
  {
    g_autoptr (GPtrArray) reliances = readout_store_list_reliances (store, briefing, &error);
    const ReadoutReliance *reliance = g_ptr_array_index (reliances, 0);
    const ReadoutReliance *next = g_ptr_array_index (reliances, 1);

    g_assert_no_error (error);
    g_assert_cmpuint (reliances->len, ==, 2);
    g_assert_cmpstr (reliance->key, ==, "harbour-20210101-s1");
    g_assert_cmpint (reliance->report_id, ==, first);
    g_assert_cmpint (reliance->state, ==, READOUT_REPORT_STATE_CORRECTED);
    g_assert_cmpint (reliance->later_id, ==, 0);
    g_assert_cmpint (next->state, ==, READOUT_REPORT_STATE_WITHDRAWN);
    g_assert_cmpint (next->statement_id, ==, 5);
  }
  g_assert_true (readout_store_undo (store, &error));
  {
    g_autoptr (GPtrArray) reliances = readout_store_list_reliances (store, briefing, &error);

    g_assert_cmpuint (reliances->len, ==, 1);
  }
  sample_close (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/update-store/decisions", SampleFile, NULL, sample_file_set_up, test_store,
              sample_file_tear_down);
  g_test_add ("/update-store/reliances", SampleFile, NULL, sample_file_set_up, test_reliances,
              sample_file_tear_down);
  return g_test_run ();
}
