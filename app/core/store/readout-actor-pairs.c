/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pairs of actors that may be one, and what the person said about them.
 */
#include "store/readout-store-private.h"

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
