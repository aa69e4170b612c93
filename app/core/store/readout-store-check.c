/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the source check asks of a project, and what the person dismissed of its findings.
 */
#include "store/readout-store-check.h"

#include <string.h>

#include "store/readout-store-private.h"

/* Identities of dismissed findings that are kept for a briefing. Those of sentences that are gone
 * cannot be told from those of sentences that undo brings back. */
#define DISMISSED_MAX 2000

gboolean
readout_store_visit_actor_names (ReadoutStore *store,
                                 ReadoutActorNameFunc function,
                                 gpointer data,
                                 GError **error)
{
  static const char *const queries[] = {
    "SELECT id, kind, name FROM actor"
    "  WHERE EXISTS (SELECT 1 FROM voice WHERE actor_id = actor.id)",
    "SELECT actor.id, actor.kind, actor_name.name FROM actor_name"
    "  JOIN actor ON actor.id = actor_name.actor_id"
    "  WHERE EXISTS (SELECT 1 FROM voice WHERE actor_id = actor.id)",
    "SELECT id, kind, affiliation FROM actor"
    "  WHERE affiliation IS NOT NULL"
    "    AND EXISTS (SELECT 1 FROM voice WHERE actor_id = actor.id)",
  };

  g_return_val_if_fail (store != NULL && function != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (GError) local_error = NULL;
      g_autoptr (ReadoutSql) sql = readout_sql_new (store, queries[i]);

      while (readout_sql_step (sql, &local_error))
        function (readout_sql_get_int (sql, 0), (ReadoutActorKind)readout_sql_get_int (sql, 1),
                  readout_sql_get_text (sql, 2), data);
      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
    }
  return TRUE;
}

GPtrArray *
readout_store_list_citation_keys (ReadoutStore *store, GError **error)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (ReadoutSql) sql = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  sql = readout_sql_new (store, "SELECT key FROM citation");
  while (readout_sql_step (sql, &local_error))
    g_ptr_array_add (keys, readout_sql_dup_text (sql, 0));
  if (local_error == NULL)
    return g_steal_pointer (&keys);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

static char *
dup_setting_key (gint64 briefing_id)
{
  return g_strdup_printf ("check-dismissed-%" G_GINT64_FORMAT, briefing_id);
}

GHashTable *
readout_store_get_dismissed_findings (ReadoutStore *store, gint64 briefing_id)
{
  GHashTable *dismissed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autofree char *key = dup_setting_key (briefing_id);
  g_autofree char *value = NULL;
  g_auto (GStrv) list = NULL;

  g_return_val_if_fail (store != NULL, dismissed);

  value = readout_store_get_setting (store, key);
  list = g_strsplit (value != NULL ? value : "", " ", -1);
  for (guint i = 0; list[i] != NULL; i++)
    {
      guint64 identity = g_ascii_strtoull (list[i], NULL, 16);

      if (identity != 0)
        g_hash_table_add (dismissed, g_memdup2 (&identity, sizeof identity));
    }
  return dismissed;
}

gboolean
readout_store_dismiss_finding (
    ReadoutStore *store, gint64 briefing_id, guint64 identity, gboolean dismissed, GError **error)
{
  g_autofree char *key = dup_setting_key (briefing_id);
  g_autofree char *own = g_strdup_printf ("%016" G_GINT64_MODIFIER "x", identity);
  g_autofree char *value = NULL;
  g_auto (GStrv) list = NULL;
  g_autoptr (GString) kept = g_string_new (NULL);
  guint n;

  g_return_val_if_fail (store != NULL, FALSE);

  value = readout_store_get_setting (store, key);
  list = g_strsplit (value != NULL ? value : "", " ", -1);
  n = g_strv_length (list);
  for (guint i = n > DISMISSED_MAX ? n - DISMISSED_MAX : 0; i < n; i++)
    if (*list[i] != '\0' && strcmp (list[i], own) != 0)
      g_string_append_printf (kept, "%s%s", kept->len > 0 ? " " : "", list[i]);
  if (dismissed)
    g_string_append_printf (kept, "%s%s", kept->len > 0 ? " " : "", own);
  return readout_store_set_setting (store, key, kept->len > 0 ? kept->str : NULL, error);
}
