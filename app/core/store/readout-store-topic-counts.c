/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How many statements there are about each topic: what the board shows before a topic is opened.
 */
#include "store/readout-store-private.h"

static const ReadoutStatementQuery all = { 0 };

static ReadoutTopicCounts *
new_counts (gint64 topic_id, const char *proposition)
{
  ReadoutTopicCounts *counts = g_new0 (ReadoutTopicCounts, 1);

  counts->topic_id = topic_id;
  counts->proposition = g_strdup (proposition);
  return counts;
}

/* Whether every statement that is not dismissed is meant. */
static gboolean
is_plain (const ReadoutStatementQuery *query)
{
  return query->actor_id == READOUT_ANY && query->outlet_id == READOUT_ANY &&
         query->report_id == READOUT_ANY && query->positions == 0 && query->states == 0 &&
         query->quotations == 0 && !query->review && !query->no_outlet && query->from == NULL &&
         query->until == NULL && query->affiliation == NULL &&
         (query->search == NULL || *query->search == '\0') &&
         (query->filter == NULL || readout_filter_is_empty (query->filter));
}

/* The statements with a stance, read in the order of their ids: to look the stances up for each
 * statement takes six times as long. */
static gint64
count_with_stance (ReadoutStore *store, GError **error)
{
  g_autofree char *text = g_strdup_printf (
      "SELECT count(*) FROM (SELECT 1 FROM stance k WHERE k.position IS NOT NULL"
      "  AND k.state IN (0, 1)"
      "  AND k.topic_id NOT IN (SELECT id FROM topic WHERE removed IS NOT NULL)%s"
      "  GROUP BY k.statement_id)",
      readout_store_get_visible (
          store, " AND k.report_id NOT IN (SELECT id FROM report WHERE removed IS NOT NULL)"));
  g_autoptr (ReadoutSql) sql = readout_sql_new_once (store, text);

  return readout_sql_step (sql, error) ? readout_sql_get_int (sql, 0) : -1;
}

static gint64
count_others (ReadoutStore *store, const ReadoutStatementQuery *query, GError **error)
{
  ReadoutStatementQuery narrowed = *query;
  gint64 n_all;
  gint64 n_with;

  narrowed.topic_id = READOUT_NO_TOPIC;
  if (!is_plain (query))
    return readout_store_count_statements (store, &narrowed, error);
  narrowed.topic_id = READOUT_ANY;
  n_all = readout_store_count_statements (store, &narrowed, error);
  n_with = n_all >= 0 ? count_with_stance (store, error) : -1;
  return n_with >= 0 ? n_all - n_with : -1;
}

static gboolean
add_topics (ReadoutStore *store,
            const ReadoutStatementQuery *query,
            GPtrArray *counts,
            GError **error)
{
  gboolean one = query->topic_id > 0;
  g_auto (ReadoutSelection) selection = { 0 };
  g_autofree char *text = NULL;
  g_autoptr (ReadoutSql) sql = NULL;
  g_autoptr (GError) local_error = NULL;

  if (!readout_store_select (store, query, !one, FALSE, &selection, error))
    return FALSE;
  if (selection.nothing)
    return TRUE;
  /* The sums are one pass over the index; groups by position would have to be sorted. */
  text = g_strdup_printf ("SELECT g.id, t.proposition, g.none, g.supports, g.opposes FROM"
                          "  (SELECT k.topic_id AS id, sum(k.position = 0) AS none,"
                          "    sum(k.position = 1) AS supports, sum(k.position = 2) AS opposes%s"
                          "    GROUP BY k.topic_id) g"
                          "  JOIN topic t ON t.id = g.id WHERE t.removed IS NULL ORDER BY g.id",
                          selection.from->str);
  sql = readout_sql_new_once (store, text);
  while (readout_sql_step (sql, &local_error))
    {
      ReadoutTopicCounts *topic =
          new_counts (readout_sql_get_int (sql, 0), readout_sql_get_text (sql, 1));

      for (int i = 0; i < 3; i++)
        topic->n_statements[i] = (guint)readout_sql_get_int (sql, 2 + i);
      g_ptr_array_add (counts, topic);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

void
readout_topic_counts_free (ReadoutTopicCounts *counts)
{
  g_free (counts->proposition);
  g_free (counts);
}

GPtrArray *
readout_store_list_topic_counts (ReadoutStore *store,
                                 const ReadoutStatementQuery *query,
                                 GError **error)
{
  g_autoptr (GPtrArray) counts =
      g_ptr_array_new_with_free_func ((GDestroyNotify)readout_topic_counts_free);
  gint64 n_others;

  g_return_val_if_fail (store != NULL, NULL);

  if (query == NULL)
    query = &all;
  if (query->topic_id != READOUT_NO_TOPIC && !add_topics (store, query, counts, error))
    return NULL;
  if (query->topic_id > 0)
    return g_steal_pointer (&counts);
  n_others = count_others (store, query, error);
  if (n_others < 0)
    return NULL;
  if (n_others > 0)
    {
      ReadoutTopicCounts *others = new_counts (READOUT_NO_TOPIC, NULL);

      others->n_statements[READOUT_POSITION_NONE] = (guint)n_others;
      g_ptr_array_add (counts, others);
    }
  return g_steal_pointer (&counts);
}
