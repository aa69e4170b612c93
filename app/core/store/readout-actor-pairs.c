/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pairs of actors that may be one, and what the person said about them.
 */
#include "store/readout-store-private.h"

#include <glib/gi18n-lib.h>

/* Of a statement that serves as an example, so many bytes are shown at most. */
#define EXAMPLE_MAX 300

gboolean
readout_store_suggest_pair (
    ReadoutStore *store, gint64 id, gint64 other, ReadoutLikeness likeness, GError **error)
{
  return readout_sql_do (store, error,
                         "INSERT OR IGNORE INTO actor_pair (actor_id, other_id, likeness)"
                         "  VALUES (?, ?, ?)",
                         "iid", MIN (id, other), MAX (id, other), (int)likeness);
}

gboolean
readout_store_refuse_pair (ReadoutStore *store, gint64 id, gint64 other, GError **error)
{
  return readout_sql_do (store, error,
                         "INSERT INTO actor_pair (actor_id, other_id, likeness, refused)"
                         "  VALUES (?, ?, 0, 1) ON CONFLICT DO UPDATE SET refused = 1",
                         "ii", MIN (id, other), MAX (id, other));
}

gboolean
readout_store_join_pairs (ReadoutStore *store, gint64 from, gint64 into, GError **error)
{
  return readout_sql_do (store, error,
                         "DELETE FROM actor_pair WHERE actor_id = min (?1, ?2)"
                         "  AND other_id = max (?1, ?2)",
                         "ii", from, into) &&
         readout_sql_do (store, error,
                         "INSERT INTO actor_pair (actor_id, other_id, likeness, refused)"
                         "  SELECT min (?2, iif (actor_id = ?1, other_id, actor_id)),"
                         "    max (?2, iif (actor_id = ?1, other_id, actor_id)), likeness, refused"
                         "  FROM actor_pair WHERE actor_id = ?1 OR other_id = ?1"
                         "  ON CONFLICT DO UPDATE SET refused = max (refused, excluded.refused)",
                         "ii", from, into) &&
         readout_sql_do (store, error, "DELETE FROM actor_pair WHERE ?1 IN (actor_id, other_id)",
                         "i", from);
}

/* Pairs to decide about; both speak or are a voice. Parameter 1: of that actor, or 0. */
static char *
select_pairs (ReadoutStore *store, const char *columns, const char *order)
{
  const char *visible = readout_store_get_visible (
      store, " AND s.report_id NOT IN (SELECT id FROM report WHERE removed IS NOT NULL)");

  return g_strdup_printf (
      "WITH spoken AS MATERIALIZED (SELECT s.actor_id AS id, count(*) AS n FROM statement s"
      "   WHERE s.state IN (0, 1)%s GROUP BY s.actor_id)"
      " SELECT %s FROM actor_pair p JOIN spoken a ON a.id = p.actor_id"
      "   JOIN spoken b ON b.id = p.other_id"
      " WHERE NOT p.refused AND p.likeness <> 0 AND (?1 = 0 OR ?1 IN (p.actor_id, p.other_id)) %s",
      visible, columns, order);
}

/* Fills in what the actor at @index says and where. */
static gboolean
load_evidence (ReadoutStore *store, ReadoutActorPair *pair, guint index, GError **error)
{
  ReadoutStatementQuery query = { .topic_id = READOUT_ANY,
                                  .actor_id = pair->actors[index]->id,
                                  .outlet_id = READOUT_ANY,
                                  .report_id = READOUT_ANY };
  g_autoptr (GPtrArray) rows = readout_store_list_statements (store, &query, 0, 1, error);
  gint64 n_reports = 0;

  if (rows == NULL)
    return FALSE;
  if (rows->len > 0)
    {
      const ReadoutBoardRow *row = g_ptr_array_index (rows, 0);
      gsize length = strlen (row->words);

      if (length <= EXAMPLE_MAX)
        pair->examples[index] = g_strdup (row->words);
      else
        {
          const char *end = g_utf8_find_prev_char (row->words, row->words + EXAMPLE_MAX);

          pair->examples[index] = g_strdup_printf ("%.*s…", (int)(end - row->words), row->words);
        }
    }
  if (!readout_sql_find (store, &n_reports, error,
                         "SELECT count(DISTINCT report_id) FROM statement WHERE actor_id = ?", "i",
                         pair->actors[index]->id))
    return FALSE;
  pair->n_reports[index] = (guint)n_reports;
  return TRUE;
}

/* The fuller name stays, and of two as long the one that says more. */
static gboolean
stays (const ReadoutActor *actor, const ReadoutActor *other)
{
  gboolean full = strchr (actor->name, ' ') != NULL;
  gboolean other_full = strchr (other->name, ' ') != NULL;

  if (actor->by_person != other->by_person)
    return actor->by_person;
  return full != other_full ? full : actor->n_statements > other->n_statements;
}

ReadoutActorPair *
readout_store_get_actor_pair (ReadoutStore *store, gint64 from, gint64 into, GError **error)
{
  g_autoptr (ReadoutActorPair) pair = readout_actor_pair_new ();
  gint64 ids[] = { from, into };

  g_return_val_if_fail (store != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      pair->actors[i] = readout_store_get_actor (store, ids[i], error);
      if (pair->actors[i] == NULL || !load_evidence (store, pair, i, error))
        return NULL;
    }
  return g_steal_pointer (&pair);
}

GPtrArray *
readout_store_list_actor_pairs (ReadoutStore *store, gint64 actor_id, guint limit, GError **error)
{
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) local_error = NULL;
  g_autofree char *order = NULL;
  g_autofree char *text = NULL;
  g_autoptr (ReadoutSql) sql = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  order = g_strdup_printf ("ORDER BY min (a.n, b.n) DESC, a.n + b.n DESC, p.actor_id, p.other_id"
                           " LIMIT %u",
                           limit);
  text = select_pairs (store, "p.actor_id, p.other_id, p.likeness", order);
  sql = readout_sql_new_once (store, text);
  readout_sql_bind (sql, "i", actor_id);
  while (readout_sql_step (sql, &local_error))
    {
      ReadoutActorPair *pair = readout_store_get_actor_pair (store, readout_sql_get_int (sql, 0),
                                                             readout_sql_get_int (sql, 1), error);

      if (pair == NULL)
        return NULL;
      pair->likeness = (guint)readout_sql_get_int (sql, 2);
      if (stays (pair->actors[0], pair->actors[1]))
        {
          ReadoutActorPair *turned = readout_actor_pair_new ();

          for (guint i = 0; i < G_N_ELEMENTS (pair->actors); i++)
            {
              turned->actors[i] = g_steal_pointer (&pair->actors[1 - i]);
              turned->examples[i] = g_steal_pointer (&pair->examples[1 - i]);
              turned->n_reports[i] = pair->n_reports[1 - i];
            }
          turned->likeness = pair->likeness;
          g_object_unref (pair);
          pair = turned;
        }
      g_ptr_array_add (pairs, pair);
    }
  if (local_error == NULL)
    return g_steal_pointer (&pairs);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

gint64
readout_store_count_actor_pairs (ReadoutStore *store, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (ReadoutSql) sql = NULL;

  g_return_val_if_fail (store != NULL, -1);

  text = select_pairs (store, "count(*)", "");
  sql = readout_sql_new_once (store, text);
  readout_sql_bind (sql, "i", (gint64)0);
  return readout_sql_step (sql, error) ? readout_sql_get_int (sql, 0) : -1;
}

gboolean
readout_store_keep_actors_apart (ReadoutStore *store, gint64 id, gint64 other, GError **error)
{
  gboolean done;

  g_return_val_if_fail (store != NULL, FALSE);
  g_return_val_if_fail (id != other, FALSE);

  if (!readout_action_begin (store, N_("Keep Actors Apart"), READOUT_ACTION_LOGGED, error))
    return FALSE;
  readout_store_forget_actors (store);
  done = readout_store_refuse_pair (store, id, other, error);
  return readout_action_end (store, done, READOUT_CHANGES_ACTORS, error);
}
