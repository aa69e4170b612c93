/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Actors as they are read: one, or lists of them in an order.
 */
#include "store/readout-store-private.h"

static GStrv
list_names (ReadoutStore *store, const char *text, gint64 id, const char *except)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autofree char *folded = readout_store_fold_name (except);
  g_autoptr (ReadoutSql) sql = readout_sql_new (store, text);

  readout_sql_bind (sql, "it", id, folded);
  while (readout_sql_step (sql, NULL))
    {
      g_autofree char *name = readout_sql_dup_text (sql, 0);

      g_strv_builder_add (names, name);
    }
  return g_strv_builder_end (names);
}

static ReadoutActor *
load_actor (ReadoutStore *store, ReadoutSql *sql)
{
  ReadoutActor *actor = readout_actor_new ();

  actor->id = readout_sql_get_int (sql, 0);
  actor->name = readout_sql_dup_text (sql, 1);
  actor->kind = readout_sql_get_int (sql, 2);
  actor->affiliation = readout_sql_dup_text (sql, 3);
  actor->by_person = readout_sql_get_int (sql, 4) != 0;
  actor->n_statements = readout_sql_get_int (sql, 5);
  g_strfreev (actor->aliases);
  actor->aliases = list_names (
      store, "SELECT name FROM actor_name WHERE actor_id = ? AND folded <> ? ORDER BY name",
      actor->id, actor->name);
  return actor;
}

static const char *const sort_orders[][2] = {
  { "coalesce(spoken.n, 0) DESC, a.name COLLATE readout_words, a.id",
    "coalesce(spoken.n, 0), a.name COLLATE readout_words, a.id" },
  { "a.name COLLATE readout_words, a.id", "a.name COLLATE readout_words DESC, a.id DESC" },
  { "a.kind, coalesce(spoken.n, 0) DESC, a.name COLLATE readout_words, a.id",
    "a.kind DESC, coalesce(spoken.n, 0) DESC, a.name COLLATE readout_words, a.id" },
  { "a.affiliation COLLATE readout_words NULLS LAST, coalesce(spoken.n, 0) DESC,"
    "  a.name COLLATE readout_words, a.id",
    "a.affiliation COLLATE readout_words DESC NULLS FIRST, coalesce(spoken.n, 0) DESC,"
    "  a.name COLLATE readout_words, a.id" },
};

/* Actors with their number of statements; the search is parameters 1 and 2. */
static ReadoutSql *
select_actors (ReadoutStore *store,
               const char *columns,
               const ReadoutActorQuery *query,
               const char *order)
{
  g_autofree char *stripped = readout_store_strip (query->search);
  g_autofree char *folded = stripped != NULL ? readout_store_fold_name (stripped) : NULL;
  const char *visible = readout_store_get_visible (
      store, " AND s.report_id NOT IN (SELECT id FROM report WHERE removed IS NOT NULL)");
  g_autofree char *text = NULL;
  const char *search = "";
  ReadoutSql *sql;

  if (folded != NULL)
    search = query->affiliated
                 ? " AND (a.id IN (SELECT actor_id FROM actor_name WHERE instr(folded, ?1) > 0)"
                   "   OR instr(lower(a.affiliation), lower(?2)) > 0)"
                 : " AND a.id IN (SELECT actor_id FROM actor_name WHERE instr(folded, ?1) > 0)";
  /* The statements are counted from one index; voices are looked at only for those with none. */
  text = g_strdup_printf (
      "WITH spoken AS MATERIALIZED (SELECT s.actor_id AS id, count(*) AS n FROM statement s"
      "   WHERE s.state IN (0, 1)%s GROUP BY s.actor_id)"
      " SELECT %s FROM actor a LEFT JOIN spoken ON spoken.id = a.id"
      " WHERE (spoken.n > 0 OR a.by_person OR EXISTS (SELECT 1 FROM voice v"
      "   JOIN statement s ON s.id = v.statement_id WHERE v.actor_id = a.id%s))%s %s",
      visible, columns, visible, search, order);
  sql = readout_sql_new_once (store, text);
  if (folded != NULL && sql->handle != NULL)
    {
      sqlite3_bind_text (sql->handle, 1, folded, -1, SQLITE_TRANSIENT);
      if (query->affiliated)
        sqlite3_bind_text (sql->handle, 2, stripped, -1, SQLITE_TRANSIENT);
    }
  return sql;
}

GPtrArray *
readout_store_query_actors (
    ReadoutStore *store, const ReadoutActorQuery *query, guint offset, guint limit, GError **error)
{
  g_autoptr (GPtrArray) actors = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) local_error = NULL;
  g_autofree char *order = NULL;
  g_autoptr (ReadoutSql) sql = NULL;

  g_return_val_if_fail (store != NULL && query != NULL, NULL);
  g_return_val_if_fail (query->sort < G_N_ELEMENTS (sort_orders), NULL);

  order = g_strdup_printf ("ORDER BY %s LIMIT %u OFFSET %u",
                           sort_orders[query->sort][query->reversed ? 1 : 0], limit, offset);
  sql = select_actors (store,
                       "a.id, a.name, a.kind, a.affiliation, a.by_person, coalesce(spoken.n, 0)",
                       query, order);
  while (readout_sql_step (sql, &local_error))
    g_ptr_array_add (actors, load_actor (store, sql));
  if (local_error == NULL)
    return g_steal_pointer (&actors);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

gint64
readout_store_count_queried_actors (ReadoutStore *store,
                                    const ReadoutActorQuery *query,
                                    GError **error)
{
  g_autoptr (ReadoutSql) sql = NULL;

  g_return_val_if_fail (store != NULL && query != NULL, -1);

  sql = select_actors (store, "count(*)", query, "");
  return readout_sql_step (sql, error) ? readout_sql_get_int (sql, 0) : -1;
}

GArray *
readout_store_list_actor_ids (ReadoutStore *store, const ReadoutActorQuery *query, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local_error = NULL;
  g_autofree char *order = NULL;
  g_autoptr (ReadoutSql) sql = NULL;

  g_return_val_if_fail (store != NULL && query != NULL, NULL);
  g_return_val_if_fail (query->sort < G_N_ELEMENTS (sort_orders), NULL);

  order = g_strdup_printf ("ORDER BY %s", sort_orders[query->sort][query->reversed ? 1 : 0]);
  sql = select_actors (store, "a.id", query, order);
  while (readout_sql_step (sql, &local_error))
    {
      gint64 id = readout_sql_get_int (sql, 0);

      g_array_append_val (ids, id);
    }
  if (local_error == NULL)
    return g_steal_pointer (&ids);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

GPtrArray *
readout_store_list_actors (
    ReadoutStore *store, const char *search, guint offset, guint limit, GError **error)
{
  const ReadoutActorQuery query = { .search = search };

  return readout_store_query_actors (store, &query, offset, limit, error);
}

gint64
readout_store_count_actors (ReadoutStore *store, const char *search, GError **error)
{
  const ReadoutActorQuery query = { .search = search };

  return readout_store_count_queried_actors (store, &query, error);
}

ReadoutActor *
readout_store_get_actor (ReadoutStore *store, gint64 id, GError **error)
{
  g_autoptr (ReadoutSql) sql = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  text = g_strdup_printf (
      "SELECT id, name, kind, affiliation, by_person, (SELECT count(*) FROM statement s"
      "  WHERE s.actor_id = actor.id AND s.state IN (0, 1)%s) FROM actor WHERE id = ?",
      readout_store_get_visible (
          store, " AND s.report_id NOT IN (SELECT id FROM report WHERE removed IS NOT NULL)"));
  sql = readout_sql_new_once (store, text);
  readout_sql_bind (sql, "i", id);
  if (readout_sql_step (sql, &local_error))
    return load_actor (store, sql);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    readout_store_set_no_record (error);
  return NULL;
}

GStrv
readout_store_list_found_names (ReadoutStore *store, gint64 id, GError **error)
{
  g_autoptr (ReadoutActor) actor = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  actor = readout_store_get_actor (store, id, error);
  if (actor == NULL)
    return NULL;
  return list_names (store,
                     "SELECT name FROM voice WHERE actor_id = ?1 AND name <> ?2"
                     "  GROUP BY name ORDER BY count(*) DESC, name",
                     id, "");
}
