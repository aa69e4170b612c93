/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The groups of the board: how many statements, by whom, with which position.
 */
#include "store/readout-store-private.h"

static const ReadoutStatementQuery all = { 0 };

/* From how many statements there are by actor (or report), topic and position to the groups. */
static const char *const groupings[] = {
  /* READOUT_GROUPING_ACTOR */
  "SELECT i.topic AS topic, a.id AS actor, 0 AS outlet, a.name AS name, a.kind AS kind,"
  "  i.position AS position, i.n AS n, i.n_new AS n_new, i.first AS first, i.last AS last"
  "  FROM inside i JOIN actor a ON a.id = i.part",
  /* READOUT_GROUPING_AFFILIATION */
  "SELECT i.topic AS topic, 0 AS actor, 0 AS outlet,"
  "  coalesce(nullif(a.affiliation, ''), a.name) AS name,"
  "  min(iif(coalesce(a.affiliation, '') = '', a.kind, 1)) AS kind,"
  "  i.position AS position, sum(i.n) AS n, sum(i.n_new) AS n_new,"
  "  min(i.first) AS first, max(i.last) AS last"
  "  FROM inside i JOIN actor a ON a.id = i.part GROUP BY 1, 4, 6",
  /* READOUT_GROUPING_OUTLET */
  "SELECT i.topic AS topic, 0 AS actor, coalesce(r.outlet_id, 0) AS outlet, o.name AS name,"
  "  0 AS kind, i.position AS position, sum(i.n) AS n, sum(i.n_new) AS n_new,"
  "  min(i.first) AS first, max(i.last) AS last"
  "  FROM inside i JOIN report r ON r.id = i.part LEFT JOIN outlet o ON o.id = r.outlet_id"
  "  GROUP BY 1, 3, 6",
};

/* @topic: an expression for the topic; @position: for the position */
static char *
make_sql (const ReadoutStatementQuery *query,
          const ReadoutSelection *selection,
          const char *topic,
          const char *position)
{
  const char *at = selection->at;
  const char *part = query->grouping == READOUT_GROUPING_OUTLET ? "report_id" : "actor_id";
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql,
                          "WITH inside AS MATERIALIZED (SELECT %s AS topic, %s.%s AS part,"
                          "  %s AS position, count(*) AS n, sum(%s.state = 0) AS n_new,"
                          "  min(%s.moment) AS first, max(%s.moment) AS last%s"
                          "  GROUP BY 1, 2, 3), outside AS (%s)",
                          topic, at, part, position, at, at, at, selection->from->str,
                          groupings[query->grouping]);
  g_string_append (sql, " SELECT topic, actor, outlet, name, kind, position, n, n_new, first, last"
                        "  FROM outside ORDER BY topic,"
                        "  sum(n) OVER (PARTITION BY topic, actor, outlet, name) DESC,"
                        "  name COLLATE readout_words, actor, outlet, (position + 2) % 3");
  return g_string_free (sql, FALSE);
}

static gboolean
read_groups (ReadoutStore *store, const char *text, GPtrArray *groups, GError **error)
{
  g_autoptr (ReadoutSql) sql = readout_sql_new_once (store, text);
  g_autoptr (GError) local_error = NULL;

  while (readout_sql_step (sql, &local_error))
    {
      ReadoutGroup *group = readout_group_new ();

      group->topic_id = readout_sql_get_int (sql, 0);
      group->actor_id = readout_sql_get_int (sql, 1);
      group->outlet_id = readout_sql_get_int (sql, 2);
      group->actor = readout_sql_dup_text (sql, 3);
      group->kind = readout_sql_get_int (sql, 4);
      group->position = readout_sql_get_int (sql, 5);
      group->n_statements = readout_sql_get_int (sql, 6);
      group->n_new = readout_sql_get_int (sql, 7);
      group->first = readout_sql_get_int (sql, 8);
      group->last = readout_sql_get_int (sql, 9);
      g_ptr_array_add (groups, group);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
add_groups (ReadoutStore *store,
            const ReadoutStatementQuery *query,
            gboolean all_topics,
            GPtrArray *groups,
            GError **error)
{
  g_auto (ReadoutSelection) selection = { 0 };
  g_autofree char *topic = NULL;
  g_autofree char *text = NULL;
  gboolean by_topic = all_topics || query->topic_id > 0;

  if (!readout_store_select (store, query, all_topics, FALSE, &selection, error))
    return FALSE;
  if (selection.nothing)
    return TRUE;
  topic = all_topics ? g_strdup ("k.topic_id")
                     : g_strdup_printf ("%" G_GINT64_FORMAT, MAX (query->topic_id, 0));
  text = make_sql (query, &selection, topic, by_topic ? "k.position" : "0");
  return read_groups (store, text, groups, error);
}

GPtrArray *
readout_store_list_groups (ReadoutStore *store, const ReadoutStatementQuery *query, GError **error)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (store != NULL, NULL);
  g_return_val_if_fail (query == NULL || query->grouping <= READOUT_GROUPING_OUTLET, NULL);

  return add_groups (store, query != NULL ? query : &all, FALSE, groups, error)
             ? g_steal_pointer (&groups)
             : NULL;
}

GPtrArray *
readout_store_list_topic_groups (ReadoutStore *store,
                                 const ReadoutStatementQuery *query,
                                 GError **error)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (g_object_unref);
  ReadoutStatementQuery one;
  GArray *topics;

  g_return_val_if_fail (store != NULL, NULL);
  g_return_val_if_fail (query == NULL || query->grouping <= READOUT_GROUPING_OUTLET, NULL);

  one = query != NULL ? *query : all;
  one.topic_id = READOUT_ANY;
  topics = one.filter != NULL ? one.filter->topics : NULL;
  if (topics == NULL || topics->len == 0)
    return add_groups (store, &one, TRUE, groups, error) ? g_steal_pointer (&groups) : NULL;
  /* A few topics: each has its place in the index. */
  for (guint i = 0; i < topics->len; i++)
    {
      gint64 found;

      one.topic_id = g_array_index (topics, gint64, i);
      if (!readout_sql_find (store, &found, NULL,
                             "SELECT 1 FROM topic WHERE id = ? AND removed IS NULL", "i",
                             one.topic_id))
        continue;
      if (!add_groups (store, &one, FALSE, groups, error))
        return NULL;
    }
  return g_steal_pointer (&groups);
}
