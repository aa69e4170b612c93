/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tells which statements say the same.
 */
#include "briefing/readout-claim-index.h"

#include "stance/readout-claim-key.h"

/* So many statements of a speaker, the last ones, are looked at in copies of a text. */
#define NEAR_MAX 32

/* A statement in a text that may have copies. */
typedef struct
{
  ReadoutClaim *claim;
  ReadoutReport *report;
  ReadoutClaimKey *words;
} Near;

struct _ReadoutClaimIndex
{
  ReadoutSnapshot *snapshot;
  GHashTable *same;   /* key → ReadoutClaim * */
  GHashTable *linked; /* smallest id of those that are linked → ReadoutClaim * */
  GHashTable *near;   /* source, speaker and negation → GArray of Near */

  /* Of the statement that was asked about last. */
  ReadoutReport *report;
  gint64 group;
  ReadoutClaimKey *words; /* NULL before and once they are noted */
  char *key;
  char *near_key;
};

static void
clear_near (gpointer data)
{
  readout_claim_key_free (((Near *)data)->words);
}

static ReadoutClaim *
find_near (ReadoutClaimIndex *index)
{
  GArray *list = g_hash_table_lookup (index->near, index->near_key);
  ReadoutClaim *best = NULL;
  double share = 0;

  if (list == NULL)
    return NULL;
  for (guint i = 0; i < MIN (list->len, NEAR_MAX); i++)
    {
      const Near *near = &g_array_index (list, Near, list->len - 1 - i);
      double found = near->report != index->report
                         ? readout_claim_keys_compare (index->words, near->words)
                         : 0;

      if (found > 0 && found >= share)
        {
          share = found;
          best = near->claim;
        }
    }
  return best;
}

ReadoutClaimIndex *
readout_claim_index_new (ReadoutSnapshot *snapshot)
{
  ReadoutClaimIndex *index = g_new0 (ReadoutClaimIndex, 1);

  index->snapshot = snapshot;
  index->same = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  index->linked = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  index->near =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
  return index;
}

void
readout_claim_index_free (ReadoutClaimIndex *index)
{
  readout_claim_key_free (index->words);
  g_free (index->key);
  g_free (index->near_key);
  g_hash_table_unref (index->same);
  g_hash_table_unref (index->linked);
  g_hash_table_unref (index->near);
  g_free (index);
}

ReadoutClaim *
readout_claim_index_find (ReadoutClaimIndex *index,
                          ReadoutReport *report,
                          ReadoutStatement *statement,
                          const char *actor_key)
{
  ReadoutClaim *claim;

  g_clear_pointer (&index->words, readout_claim_key_free);
  g_clear_pointer (&index->key, g_free);
  g_clear_pointer (&index->near_key, g_free);
  index->report = report;
  index->group = readout_snapshot_find_same (index->snapshot, statement->id);
  claim = statement->id != 0 ? g_hash_table_lookup (index->linked, &index->group) : NULL;
  /* What the person said about it counts, not what its words say. */
  if (claim != NULL || readout_snapshot_get_knows_same (index->snapshot) ||
      readout_snapshot_is_cut (index->snapshot, statement->id))
    return claim;
  index->words = readout_claim_key_new (report->text, statement);
  index->key = g_strconcat (actor_key, index->words->key, NULL);
  index->near_key = g_strdup_printf ("%" G_GINT64_FORMAT "|%d|%s",
                                     readout_snapshot_get_source (index->snapshot, report),
                                     statement->negated, actor_key);
  claim = g_hash_table_lookup (index->same, index->key);
  return claim != NULL ? claim : find_near (index);
}

void
readout_claim_index_add (ReadoutClaimIndex *index, ReadoutClaim *claim)
{
  GArray *list;
  Near near;

  if (index->group != 0)
    g_hash_table_insert (index->linked, g_memdup2 (&index->group, sizeof (gint64)), claim);
  if (index->words == NULL)
    return;
  list = g_hash_table_lookup (index->near, index->near_key);
  near = (Near){ claim, index->report, g_steal_pointer (&index->words) };

  if (list == NULL)
    {
      list = g_array_new (FALSE, FALSE, sizeof (Near));
      g_array_set_clear_func (list, clear_near);
      g_hash_table_insert (index->near, g_steal_pointer (&index->near_key), list);
    }
  g_array_append_val (list, near);
  if (!g_hash_table_contains (index->same, index->key))
    g_hash_table_insert (index->same, g_steal_pointer (&index->key), claim);
}
