/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a draft is held against, read from its project.
 */
#include "briefing/readout-check-store.h"

#include <string.h>

#include "store/readout-store-check.h"

GHashTable *
readout_check_find_keys (const char *markdown)
{
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_return_val_if_fail (markdown != NULL, keys);

  for (const char *p = strstr (markdown, "[^"); p != NULL; p = strstr (p, "[^"))
    {
      gsize length;

      p += 2;
      length = strcspn (p, "[]\\`<>& \t\n");
      if (length > 0 && p[length] == ']')
        g_hash_table_add (keys, g_ascii_strdown (p, (gssize)length));
    }
  return keys;
}

static void
add_name (gint64 id, ReadoutActorKind kind, const char *name, gpointer data)
{
  readout_check_sources_add_actor (data, id, kind, name);
}

static gboolean
add_other_keys (ReadoutCheckSources *sources, ReadoutStore *store, GError **error)
{
  g_autoptr (GPtrArray) keys = readout_store_list_citation_keys (store, error);

  for (guint i = 0; keys != NULL && i < keys->len; i++)
    readout_check_sources_add_key (sources, g_ptr_array_index (keys, i));
  return keys != NULL;
}

/* The report of a statement; each is read once. %NULL when it is gone. */
static ReadoutReport *
get_report (GHashTable *reports, ReadoutStore *store, gint64 id)
{
  ReadoutReport *report = g_hash_table_lookup (reports, &id);

  if (report == NULL)
    {
      report = readout_store_get_report (store, id, NULL);
      if (report != NULL)
        g_hash_table_insert (reports, g_memdup2 (&id, sizeof id), report);
    }
  return report;
}

static gboolean
add_statement (ReadoutCheckSources *sources,
               ReadoutStore *store,
               GHashTable *reports,
               ReadoutCopyGroups *copies,
               const char *key,
               GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gint64 id = readout_store_find_citation (store, key, &local_error);
  g_autoptr (ReadoutStatement) statement = NULL;
  ReadoutReport *report;
  GArray *same;
  gboolean removed = FALSE;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  statement = id != 0 ? readout_store_get_statement (store, id, NULL) : NULL;
  report = statement != NULL ? get_report (reports, store, statement->report_id) : NULL;
  if (report == NULL)
    return TRUE;
  if (!readout_store_is_report_removed (store, report->id, &removed, error))
    return FALSE;
  readout_check_sources_add_statement (
      sources, key, statement, report,
      copies != NULL ? readout_copy_groups_find (copies, report->id) : 0, removed);
  same = readout_store_list_same_sources (store, id, error);
  if (same == NULL)
    return FALSE;
  readout_check_sources_set_same (sources, key, same);
  return TRUE;
}

ReadoutCheckSources *
readout_check_sources_new_from_store (ReadoutStore *store,
                                      GHashTable *keys,
                                      GCancellable *cancellable,
                                      GError **error)
{
  g_autoptr (ReadoutCheckSources) sources = readout_check_sources_new ();
  g_autoptr (GHashTable) reports =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  ReadoutCopyGroups *copies;
  GHashTableIter iter;
  gpointer key;
  gboolean worked = TRUE;

  g_return_val_if_fail (store != NULL && keys != NULL, NULL);

  if (!readout_store_visit_actor_names (store, add_name, sources, error) ||
      !add_other_keys (sources, store, error))
    return NULL;
  copies = readout_store_get_copy_groups (store, NULL);
  g_hash_table_iter_init (&iter, keys);
  while (worked && g_hash_table_iter_next (&iter, &key, NULL))
    worked = !g_cancellable_set_error_if_cancelled (cancellable, error) &&
             add_statement (sources, store, reports, copies, key, error);
  g_clear_pointer (&copies, readout_copy_groups_free);
  return worked ? g_steal_pointer (&sources) : NULL;
}
