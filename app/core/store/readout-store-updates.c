/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What updates of a briefing need to know: what is new, what was refused, what no longer holds.
 */
#include "store/readout-store-private.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (ReadoutReliance, readout_reliance, G_TYPE_OBJECT)

static void
readout_reliance_finalize (GObject *object)
{
  ReadoutReliance *reliance = READOUT_RELIANCE (object);

  g_free (reliance->key);
  g_free (reliance->title);
  g_free (reliance->outlet);
  g_free (reliance->published);
  g_free (reliance->later_title);

  G_OBJECT_CLASS (readout_reliance_parent_class)->finalize (object);
}

static void
readout_reliance_class_init (ReadoutRelianceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = readout_reliance_finalize;
}

static void
readout_reliance_init (ReadoutReliance *reliance)
{
}

gint64
readout_store_count_new_statements (ReadoutStore *store, gint64 briefing_id, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gint64 n = 0;

  g_return_val_if_fail (store != NULL, -1);

  readout_sql_find (store, &n, &local_error,
                    "SELECT count(*) FROM statement s JOIN report r ON r.id = s.report_id"
                    "  WHERE s.id > (SELECT drafted_through FROM briefing WHERE id = ?1)"
                    "  AND s.state <> 2 AND r.removed IS NULL AND r.state <> 2"
                    "  AND EXISTS (SELECT 1 FROM briefing WHERE id = ?1 AND drafted IS NOT NULL)",
                    "i", briefing_id);
  if (local_error == NULL)
    return n;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return -1;
}

static gboolean
change_briefing (
    ReadoutStore *store, const char *sql, const char *value, gint64 briefing_id, GError **error)
{
  gboolean done;

  if (!readout_action_begin (store, "", READOUT_ACTION_SILENT, error))
    return FALSE;
  done = value != NULL ? readout_sql_do (store, error, sql, "it", briefing_id, value)
                       : readout_sql_do (store, error, sql, "i", briefing_id);
  if (done && sqlite3_changes (store->connection) == 0)
    {
      readout_store_set_no_record (error);
      done = FALSE;
    }
  return readout_action_end (store, done, READOUT_CHANGES_NONE, error);
}

gboolean
readout_store_set_briefing_base (ReadoutStore *store,
                                 gint64 briefing_id,
                                 const char *drafted,
                                 GError **error)
{
  g_return_val_if_fail (store != NULL, FALSE);
  g_return_val_if_fail (drafted != NULL, FALSE);

  return change_briefing (store, "UPDATE briefing SET drafted = ?2 WHERE id = ?1", drafted,
                          briefing_id, error);
}

gboolean
readout_store_see_statements (ReadoutStore *store, gint64 briefing_id, GError **error)
{
  g_return_val_if_fail (store != NULL, FALSE);

  return change_briefing (store,
                          "UPDATE briefing SET drafted_through ="
                          "  (SELECT coalesce(max(id), 0) FROM statement) WHERE id = ?1",
                          NULL, briefing_id, error);
}

GHashTable *
readout_store_get_refused (ReadoutStore *store, gint64 briefing_id, GError **error)
{
  g_autoptr (GHashTable) refused = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (ReadoutSql) sql = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  sql = readout_sql_new (store, "SELECT unit FROM briefing_refusal WHERE briefing_id = ?");
  readout_sql_bind (sql, "i", briefing_id);
  while (readout_sql_step (sql, &local_error))
    g_hash_table_add (refused, readout_sql_dup_text (sql, 0));
  if (local_error == NULL)
    return g_steal_pointer (&refused);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

gboolean
readout_store_refuse (ReadoutStore *store,
                      gint64 briefing_id,
                      const char *const *units,
                      GError **error)
{
  gboolean done = TRUE;

  g_return_val_if_fail (store != NULL, FALSE);
  g_return_val_if_fail (units != NULL, FALSE);

  if (!readout_action_begin (store, N_("Refuse Update"), READOUT_ACTION_LOGGED, error))
    return FALSE;
  for (guint i = 0; done && units[i] != NULL; i++)
    done = readout_sql_do (store, error,
                           "INSERT OR IGNORE INTO briefing_refusal (briefing_id, unit)"
                           "  VALUES (?, ?)",
                           "it", briefing_id, units[i]);
  return readout_action_end (store, done, READOUT_CHANGES_BRIEFINGS, error);
}

gboolean
readout_store_forget_refused (ReadoutStore *store, gint64 briefing_id, GError **error)
{
  gboolean done;

  g_return_val_if_fail (store != NULL, FALSE);

  if (!readout_action_begin (store, N_("Propose Refused Again"), READOUT_ACTION_LOGGED, error))
    return FALSE;
  done = readout_sql_do (store, error, "DELETE FROM briefing_refusal WHERE briefing_id = ?", "i",
                         briefing_id);
  return readout_action_end (store, done, READOUT_CHANGES_BRIEFINGS, error);
}

/* The citation, its report, the latest version of it that the person has not refused, and what says
 * the same there. */
static const char reliances_sql[] =
    "SELECT c.key, s.id, r.id, r.state, coalesce(r.title, r.file_name), o.name, r.published,"
    "  l.id, v.answer, coalesce(l.title, l.file_name),"
    "  (SELECT t.id FROM statement t WHERE t.report_id = l.id AND t.actor_id IS s.actor_id"
    "    AND t.words = s.words AND t.state <> 2 ORDER BY t.start LIMIT 1)"
    "  FROM mention m JOIN citation c ON c.key = m.key JOIN statement s ON s.id = c.statement_id"
    "  JOIN report r ON r.id = s.report_id LEFT JOIN outlet o ON o.id = r.outlet_id"
    "  LEFT JOIN report_version v ON v.earlier_id = r.id AND v.report_id ="
    "    (SELECT w.report_id FROM report_version w JOIN report x ON x.id = w.report_id"
    "      WHERE w.earlier_id = r.id AND w.answer <> 2 AND x.removed IS NULL AND x.state <> 2"
    "      ORDER BY w.answer DESC, x.moment DESC, x.id DESC LIMIT 1)"
    "  LEFT JOIN report l ON l.id = v.report_id"
    "  WHERE m.briefing_id = ? AND r.state <> 0 ORDER BY r.id, s.start, c.key";

GPtrArray *
readout_store_list_reliances (ReadoutStore *store, gint64 briefing_id, GError **error)
{
  g_autoptr (GPtrArray) reliances = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (ReadoutSql) sql = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  sql = readout_sql_new (store, reliances_sql);
  readout_sql_bind (sql, "i", briefing_id);
  while (readout_sql_step (sql, &local_error))
    {
      ReadoutReliance *reliance = g_object_new (READOUT_TYPE_RELIANCE, NULL);

      reliance->key = readout_sql_dup_text (sql, 0);
      reliance->statement_id = readout_sql_get_int (sql, 1);
      reliance->report_id = readout_sql_get_int (sql, 2);
      reliance->state = (ReadoutReportState)readout_sql_get_int (sql, 3);
      reliance->title = readout_sql_dup_text (sql, 4);
      reliance->outlet = readout_sql_dup_text (sql, 5);
      reliance->published = readout_sql_dup_text (sql, 6);
      reliance->later_id = readout_sql_get_int (sql, 7);
      reliance->later_offered = reliance->later_id != 0 && readout_sql_get_int (sql, 8) == 0;
      reliance->later_title = readout_sql_dup_text (sql, 9);
      reliance->later_statement_id = readout_sql_get_int (sql, 10);
      g_ptr_array_add (reliances, reliance);
    }
  if (local_error == NULL)
    return g_steal_pointer (&reliances);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}
