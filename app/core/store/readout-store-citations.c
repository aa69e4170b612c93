/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Citations: the keys of statements, and which briefings hold them.
 */
#include "store/readout-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Whether "[^key]" at the start of a line is followed by a colon. */
static gboolean
is_definition (const char *markdown, const char *key, gsize length)
{
  return key[length] == ']' && key[length + 1] == ':' && key - markdown >= 2 &&
         (key - markdown == 2 || key[-3] == '\n');
}

gboolean
readout_store_note_mentions_of (ReadoutStore *store,
                                gint64 id,
                                const char *markdown,
                                GError **error)
{
  g_autoptr (ReadoutSql) sql = NULL;
  const char *at = markdown;

  if (!readout_sql_do (store, error, "DELETE FROM mention WHERE briefing_id = ?", "i", id))
    return FALSE;
  sql = readout_sql_new (store, "INSERT OR IGNORE INTO mention (briefing_id, key) VALUES (?, ?)");
  /* "[^key]", and Pandoc's "[@key, p. 3]" and "@key" in running text. */
  while ((at = strpbrk (at, "^@")) != NULL)
    {
      gsize length;

      at++;
      length = strspn (at, "abcdefghijklmnopqrstuvwxyz0123456789-");
      while (length > 0 && at[length - 1] == '-')
        length--;
      if (is_definition (markdown, at, length))
        ;
      else if (length > 0 && (at[-1] == '@' || (at - 2 >= markdown && at[-2] == '[')))
        {
          g_autofree char *key = g_strndup (at, length);

          if (readout_store_is_citation_key (key))
            {
              readout_sql_bind (sql, "it", id, key);
              if (!readout_sql_run (sql, error))
                return FALSE;
            }
        }
      at += length;
    }
  return TRUE;
}

gboolean
readout_store_note_mentions (ReadoutStore *store, GArray *ids, GError **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autofree char *markdown = NULL;

      {
        g_autoptr (ReadoutSql) sql =
            readout_sql_new (store, "SELECT markdown FROM briefing WHERE id = ?");

        readout_sql_bind (sql, "i", id);
        if (readout_sql_step (sql, NULL))
          markdown = readout_sql_dup_text (sql, 0);
      }
      if (markdown != NULL && !readout_store_note_mentions_of (store, id, markdown, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
readout_store_is_citation_key (const char *key)
{
  g_return_val_if_fail (key != NULL, FALSE);

  if (!g_ascii_islower (*key))
    return FALSE;
  for (const char *at = key; *at != '\0'; at++)
    if (*at == '-' ? at[1] == '-' || at[1] == '\0'
                   : !g_ascii_islower (*at) && !g_ascii_isdigit (*at))
      return FALSE;
  return TRUE;
}

char *
readout_store_add_citation (ReadoutStore *store,
                            gint64 statement_id,
                            const char *key,
                            GError **error)
{
  g_autoptr (GError) local_error = NULL;
  char *known;
  gint64 other;
  gboolean done;

  g_return_val_if_fail (store != NULL, NULL);
  g_return_val_if_fail (key != NULL, NULL);

  known = readout_store_get_citation_key (store, statement_id, &local_error);
  if (known != NULL)
    return known;
  other = local_error == NULL ? readout_store_find_citation (store, key, &local_error) : 0;
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (other != 0 || !readout_store_is_citation_key (key))
    {
      g_set_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_INVALID,
                   other != 0 ? _("The key “%s” is that of another statement.")
                              : _("“%s” cannot be the key of a citation."), key);
      return NULL;
    }
  if (!readout_action_begin (store, "", READOUT_ACTION_SILENT, error))
    return NULL;
  done = readout_sql_do (store, error,
                         "INSERT INTO citation (key, statement_id)"
                         "  SELECT ?, id FROM statement WHERE id = ?",
                         "ti", key, statement_id);
  if (done && sqlite3_changes (store->connection) == 0)
    {
      readout_store_set_no_record (error);
      done = FALSE;
    }
  return readout_action_end (store, done, READOUT_CHANGES_BRIEFINGS, error) ? g_strdup (key) : NULL;
}

char *
readout_store_get_citation_key (ReadoutStore *store, gint64 statement_id, GError **error)
{
  g_autoptr (ReadoutSql) sql = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  sql = readout_sql_new (store, "SELECT key FROM citation WHERE statement_id = ?");
  readout_sql_bind (sql, "i", statement_id);
  return readout_sql_step (sql, error) ? readout_sql_dup_text (sql, 0) : NULL;
}

gint64
readout_store_find_citation (ReadoutStore *store, const char *key, GError **error)
{
  gint64 statement_id = 0;

  g_return_val_if_fail (store != NULL, 0);
  g_return_val_if_fail (key != NULL, 0);

  readout_sql_find (store, &statement_id, error, "SELECT statement_id FROM citation WHERE key = ?",
                    "t", key);
  return statement_id;
}

gboolean
readout_store_is_mentioned (ReadoutStore *store, const char *key, GError **error)
{
  gint64 found = 0;

  g_return_val_if_fail (store != NULL, FALSE);
  g_return_val_if_fail (key != NULL, FALSE);

  return readout_sql_find (store, &found, error, "SELECT 1 FROM mention WHERE key = ? LIMIT 1", "t",
                           key);
}

GPtrArray *
readout_store_list_own_notes (ReadoutStore *store, GError **error)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (ReadoutSql) sql = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  sql = readout_sql_new (store, "SELECT DISTINCT key FROM mention m WHERE NOT EXISTS"
                                "  (SELECT 1 FROM citation c WHERE c.key = m.key)");
  while (readout_sql_step (sql, &local_error))
    g_ptr_array_add (keys, readout_sql_dup_text (sql, 0));
  if (local_error == NULL)
    return g_steal_pointer (&keys);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}
