/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was typed into briefings: the text, and how it came to be, so that it can be taken back
 * after a restart.
 */
#include "store/readout-store-private.h"

#include <glib/gi18n-lib.h>

static char *
make_digest (const char *markdown)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, markdown, -1);
}

static gboolean
put_changes (ReadoutStore *store,
             gint64 id,
             const char *markdown,
             const ReadoutEditChanges *changes,
             GError **error)
{
  g_autofree char *digest = make_digest (markdown);

  if (changes != NULL)
    {
      if (!readout_sql_do (
              store, error,
              "DELETE FROM briefing_edit WHERE briefing_id = ?1 AND (number < ?2 OR number >= ?3)",
              "iii", id, changes->first, changes->from))
        return FALSE;
      for (guint i = 0; i < changes->groups->len; i++)
        {
          const ReadoutEditGroup *group = g_ptr_array_index (changes->groups, i);

          if (!readout_sql_do (store, error,
                               "INSERT INTO briefing_edit (briefing_id, number, steps)"
                               "  VALUES (?, ?, ?)",
                               "iib", id, group->number, group->steps))
            return FALSE;
        }
      return readout_sql_do (store, error,
                             "INSERT INTO briefing_history (briefing_id, done, digest)"
                             "  VALUES (?1, ?2, ?3) ON CONFLICT (briefing_id) DO UPDATE"
                             "  SET done = ?2, digest = ?3",
                             "iit", id, changes->done, digest);
    }
  return readout_sql_do (store, error,
                         "UPDATE briefing_history SET digest = ?2 WHERE briefing_id = ?1", "it", id,
                         digest);
}

static gboolean
is_same (ReadoutStore *store, gint64 id, const char *markdown)
{
  gint64 same = 0;

  readout_sql_find (store, &same, NULL, "SELECT markdown = ?2 FROM briefing WHERE id = ?1", "it",
                    id, markdown);
  return same != 0;
}

gboolean
readout_store_type_briefing (ReadoutStore *store,
                             gint64 id,
                             const char *markdown,
                             const ReadoutEditChanges *changes,
                             GError **error)
{
  gboolean same;
  gboolean done;

  g_return_val_if_fail (store != NULL, FALSE);
  g_return_val_if_fail (markdown != NULL, FALSE);

  if (!readout_action_begin (store, N_("Edit Briefing"), READOUT_ACTION_SILENT, error))
    return FALSE;
  done = readout_store_check_briefing (store, id, error);
  same = done && is_same (store, id, markdown);
  done = done && (same || !readout_store_is_version_due (store, id) ||
                  readout_store_keep_version (store, id, N_("While writing"), error)) &&
                  (same || readout_store_put_markdown (store, id, markdown, error)) &&
                  put_changes (store, id, markdown, changes, error);
  return readout_action_end (store, done, same ? READOUT_CHANGES_NONE : READOUT_CHANGES_BRIEFINGS,
                             error);
}

static GPtrArray *
load_groups (ReadoutStore *store, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) groups =
      g_ptr_array_new_with_free_func ((GDestroyNotify)readout_edit_group_free);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (ReadoutSql) sql = readout_sql_new (
      store, "SELECT number, steps FROM briefing_edit WHERE briefing_id = ? ORDER BY number");

  readout_sql_bind (sql, "i", id);
  while (readout_sql_step (sql, &local_error))
    {
      const void *data = sqlite3_column_blob (sql->handle, 1);
      g_autoptr (GBytes) steps = g_bytes_new (data, (gsize)sqlite3_column_bytes (sql->handle, 1));

      g_ptr_array_add (groups, readout_edit_group_new (readout_sql_get_int (sql, 0), steps));
    }
  if (local_error == NULL)
    return g_steal_pointer (&groups);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

GPtrArray *
readout_store_load_briefing_edits (
    ReadoutStore *store, gint64 id, const char *markdown, gint64 *done, GError **error)
{
  g_autofree char *digest = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (store != NULL, NULL);
  g_return_val_if_fail (markdown != NULL, NULL);
  g_return_val_if_fail (done != NULL, NULL);

  digest = make_digest (markdown);
  *done = 0;
  if (readout_sql_find (store, done, &local_error,
                        "SELECT done FROM briefing_history WHERE briefing_id = ? AND digest = ?",
                        "it", id, digest))
    return load_groups (store, id, error);
  if (local_error == NULL)
    return g_ptr_array_new_with_free_func ((GDestroyNotify)readout_edit_group_free);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}
