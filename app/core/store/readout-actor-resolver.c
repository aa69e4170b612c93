/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which actor of the project a voice is.
 */
#include "store/readout-store-private.h"

/* What was looked up is kept up to that many names. */
#define MAX_CACHED_ACTORS 200000

/* What the person said about a name wins over the kind that an analysis gave. */
static gint64
find_actor (ReadoutStore *store, const char *folded, ReadoutActorKind kind, GError **error)
{
  gint64 id = 0;

  readout_sql_find (store, &id, error,
                    "SELECT n.actor_id FROM actor_name n JOIN actor a ON a.id = n.actor_id"
                    "  WHERE n.folded = ?1 AND (n.by_person OR a.kind = ?2)"
                    "  ORDER BY n.by_person DESC, a.kind = ?2 DESC, a.by_person DESC, a.id LIMIT 1",
                    "td", folded, (int)kind);
  return id;
}

static gint64
make_actor (ReadoutStore *store,
            const char *name,
            const char *folded,
            ReadoutActorKind kind,
            GError **error)
{
  gint64 id;

  if (!readout_sql_do (store, error, "INSERT INTO actor (name, kind) VALUES (?, ?)", "td", name,
                       (int)kind))
    return 0;
  id = sqlite3_last_insert_rowid (store->connection);
  if (!readout_sql_do (store, error,
                       "INSERT INTO actor_name (folded, actor_id, name) VALUES (?, ?, ?)", "tit",
                       folded, id, name))
    return 0;
  return id;
}

gint64
readout_store_resolve_voice (
    ReadoutStore *store, const char *name, ReadoutActorKind kind, gint64 report_id, GError **error)
{
  g_autofree char *stripped = readout_store_strip (name);
  g_autofree char *folded = NULL;
  g_autofree char *cache_key = NULL;
  g_autoptr (GError) local_error = NULL;
  gint64 *cached;
  gint64 id;

  if (stripped == NULL)
    stripped = g_strdup ("?");
  folded = readout_store_fold_name (stripped);
  cache_key = g_strdup_printf ("%u %s", kind, folded);
  cached = g_hash_table_lookup (store->actors, cache_key);
  if (cached != NULL)
    return *cached;

  id = find_actor (store, folded, kind, &local_error);
  if (id == 0 && local_error == NULL)
    id = make_actor (store, stripped, folded, kind, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return 0;
    }
  if (g_hash_table_size (store->actors) >= MAX_CACHED_ACTORS)
    g_hash_table_remove_all (store->actors);
  cached = g_new (gint64, 1);
  *cached = id;
  g_hash_table_insert (store->actors, g_steal_pointer (&cache_key), cached);
  return id;
}
