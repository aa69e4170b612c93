/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the board shows of topics before they are opened adds up with what is in them.
 */
#include "store-samples.h"

typedef SampleFile Fixture;

#define N_TOPICS 3

static gint64
count (ReadoutStore *store, ReadoutStatementQuery query)
{
  g_autoptr (GError) error = NULL;
  gint64 n = readout_store_count_statements (store, &query, &error);

  g_assert_no_error (error);
  return n;
}

/* What a query for the statements themselves says. */
static gint64
count_of_topic (ReadoutStore *store,
                const ReadoutStatementQuery *query,
                gint64 topic_id,
                ReadoutPosition position)
{
  ReadoutStatementQuery narrowed = *query;

  narrowed.topic_id = topic_id;
  if (topic_id == READOUT_NO_TOPIC)
    return position == READOUT_POSITION_NONE ? count (store, narrowed) : 0;
  if (query->positions != 0 && (query->positions & READOUT_MASK (position)) == 0)
    return 0;
  narrowed.positions = READOUT_MASK (position);
  return count (store, narrowed);
}

static const ReadoutTopicCounts *
find_topic (GPtrArray *counts, gint64 topic_id)
{
  for (guint i = 0; i < counts->len; i++)
    {
      const ReadoutTopicCounts *found = g_ptr_array_index (counts, i);

      if (found->topic_id == topic_id)
        return found;
    }
  return NULL;
}

/* Returns how many statements were counted. */
static guint
check (ReadoutStore *store, ReadoutStatementQuery query)
{
  static const gint64 topics[] = { 1, 2, 3, READOUT_NO_TOPIC };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) counts = readout_store_list_topic_counts (store, &query, &error);
  guint n_known = 0;
  guint n_all = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (topics); i++)
    {
      const ReadoutTopicCounts *found = find_topic (counts, topics[i]);
      gboolean asked = query.topic_id == READOUT_ANY || query.topic_id == topics[i];
      guint n_topic = 0;

      for (ReadoutPosition j = 0; j < 3; j++)
        {
          gint64 wanted = asked ? count_of_topic (store, &query, topics[i], j) : 0;

          g_assert_cmpint (found != NULL ? found->n_statements[j] : 0, ==, wanted);
          n_topic += wanted;
        }
      g_assert_true ((found != NULL) == (n_topic > 0));
      if (found != NULL && topics[i] > 0)
        g_assert_nonnull (found->proposition);
      n_known += found != NULL;
      n_all += n_topic;
    }
  g_assert_cmpuint (counts->len, ==, n_known);
  return n_all;
}

static void
check_all (ReadoutStore *store, gint64 actor, gint64 outlet)
{
  const ReadoutStatementQuery queries[] = {
    { 0 },
    { .topic_id = 2 },
    { .topic_id = READOUT_NO_TOPIC },
    { .actor_id = actor },
    { .outlet_id = outlet },
    { .report_id = 2 },
    { .positions = READOUT_MASK (READOUT_POSITION_OPPOSES) },
    { .states = READOUT_MASK (READOUT_STATEMENT_DISMISSED) },
    { .quotations = READOUT_MASK (READOUT_QUOTATION_INDIRECT) },
    { .search = "number" },
    { .search = "\"number 3\"" },
    { .search = "nowhere" },
    { .from = "2021-01-02", .until = "2021-01-03" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    check (store, queries[i]);
}

static void
test_counts (Fixture *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  ReadoutStore *store = sample_open (file->path);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 report = 2;
  gint64 actor;
  gint64 outlet;

  g_assert_cmpuint (check (store, (ReadoutStatementQuery){ 0 }), ==, 0);
  for (guint i = 0; i < 5; i++)
    sample_add (store, i, 20);
  /* No topics: all are about none. */
  g_assert_cmpuint (check (store, (ReadoutStatementQuery){ 0 }), ==, 100);
  for (guint i = 0; i < N_TOPICS; i++)
    {
      g_autofree char *proposition = g_strdup_printf ("The ferry %u sails", i);

      g_assert_cmpint (readout_store_add_topic (store, proposition, NULL, TRUE, &error), ==, i + 1);
    }
  for (gint64 id = 1; id <= 80; id++)
    for (gint64 topic = 1; topic <= N_TOPICS; topic++)
      {
        ReadoutStance stance = { 0, (ReadoutPosition)((id + topic) % 3), 0.5, NULL, FALSE };
        ReadoutStanceResult result = { id, &stance };

        if (id % (topic + 1) == 0)
          g_assert_true (readout_store_set_stances (store, topic, &result, 1, &error));
      }
  actor = readout_store_ensure_actor (store, "speaker 4", READOUT_ACTOR_PERSON, &error);
  outlet = readout_store_ensure_outlet (store, "Northern Wire", &error);
  check_all (store, actor, outlet);

  g_assert_true (readout_store_set_statement_state (store, 6, READOUT_STATEMENT_DISMISSED, &error));
  g_assert_true (readout_store_remove_position (store, 8, 1, &error));
  check_all (store, actor, outlet);
  g_array_append_val (ids, report);
  g_assert_true (readout_store_remove_reports (store, ids, &error));
  check_all (store, actor, outlet);
  g_assert_true (readout_store_remove_topic (store, 3, &error));
  g_assert_no_error (error);
  {
    g_autoptr (GPtrArray) counts = readout_store_list_topic_counts (store, NULL, &error);

    g_assert_null (find_topic (counts, 3));
    g_assert_cmpuint (find_topic (counts, READOUT_NO_TOPIC)->n_statements[READOUT_POSITION_NONE],
                      ==, count (store, (ReadoutStatementQuery){ .topic_id = READOUT_NO_TOPIC }));
  }
  sample_close (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/topic-counts/add-up", SampleFile, NULL, sample_file_set_up, test_counts,
              sample_file_tear_down);

  return g_test_run ();
}
