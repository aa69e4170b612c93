/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which actors, outlets and topics became part of others, so that a filter goes on to find what it
 * found. It is kept as settings of the project, one a merge, and undone with the merge.
 */
#include "store/readout-store-filters.h"
#include "store/readout-store-private.h"

/* By ReadoutMerged. */
static const char *const names[] = { "actor", "outlet", "topic" };

static char *
dup_key (ReadoutMerged what, gint64 id)
{
  return g_strdup_printf ("merged-%s-%" G_GINT64_FORMAT, names[what], id);
}

gboolean
readout_store_note_merge (
    ReadoutStore *store, ReadoutMerged what, gint64 from, gint64 into, GError **error)
{
  g_autofree char *key = dup_key (what, from);
  g_autofree char *other_key = dup_key (what, into);
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, into);

  /* What others are merged into is there, whatever was done to it before: no circles. */
  return readout_sql_do (store, error, "DELETE FROM setting WHERE key = ?", "t", other_key) &&
         readout_sql_do (store, error,
                         "INSERT INTO setting (key, value) VALUES (?, ?)"
                         "  ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                         "tt", key, value);
}

/* What an id has become; itself when it was not merged. */
static gint64
find_successor (ReadoutStore *store, ReadoutMerged what, gint64 id)
{
  for (;;)
    {
      g_autofree char *key = dup_key (what, id);
      g_autofree char *value = readout_store_get_setting (store, key);

      if (value == NULL)
        return id;
      id = g_ascii_strtoll (value, NULL, 10);
    }
}

/* Whether any of the ids was merged. */
static gboolean
follow (ReadoutStore *store, ReadoutMerged what, GArray *ids)
{
  g_autoptr (GHashTable) known = NULL;
  gboolean changed = FALSE;
  guint n = 0;

  if (ids->len == 0)
    return FALSE;
  known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      gint64 successor = find_successor (store, what, id);

      changed = changed || successor != id;
      if (g_hash_table_add (known, g_memdup2 (&successor, sizeof successor)))
        g_array_index (ids, gint64, n++) = successor;
    }
  g_array_set_size (ids, n);
  return changed;
}

gboolean
readout_store_follow_merges (ReadoutStore *store, ReadoutFilter *filter)
{
  gboolean changed;

  g_return_val_if_fail (store != NULL, FALSE);
  g_return_val_if_fail (filter != NULL, FALSE);

  changed = follow (store, READOUT_MERGED_ACTOR, filter->actors);
  changed = follow (store, READOUT_MERGED_OUTLET, filter->outlets) || changed;
  return follow (store, READOUT_MERGED_TOPIC, filter->topics) || changed;
}
