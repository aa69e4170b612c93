/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Actions: transactions that nest, each with its entry in the undo log.
 */
#include "store/readout-store-private.h"

#include <glib/gi18n-lib.h>

static void
tell_action (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  ReadoutStore *store = sqlite3_user_data (context);

  if (store->muted)
    sqlite3_result_null (context);
  else
    sqlite3_result_int64 (context, store->action);
}

static gboolean
check_usable (ReadoutStore *store, GError **error)
{
  g_autofree char *name = NULL;

  if (!store->read_only && !store->broken)
    return TRUE;
  name = g_filename_display_basename (store->path);
  if (store->broken)
    g_set_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_FAILED,
                 _("The change to “%s” was given up after an error."), name);
  else
    g_set_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_READ_ONLY,
                 _("“%s” can only be read, not changed. Save it under another name to go on."),
                    name);
  return FALSE;
}

/* What was looked up may be stale after a rollback, and the triggers of the log may be gone or
 * back. */
static void
forget_cached (ReadoutStore *store)
{
  gint64 n_triggers = 0;

  readout_store_forget_actors (store);
  readout_store_forget_copy_groups (store);
  readout_sql_find (store, &n_triggers, NULL,
                    "SELECT count(*) FROM sqlite_temp_schema WHERE type = 'trigger'", "");
  store->logging = n_triggers > 0;
}

static void
clear_action (ReadoutStore *store)
{
  g_clear_pointer (&store->action_name, g_free);
  store->action = 0;
  store->resumed = 0;
  store->broken = FALSE;
  store->pending = READOUT_CHANGES_NONE;
  g_hash_table_remove_all (store->lessons);
}

static gboolean
begin (ReadoutStore *store, const char *name, GError **error)
{
  int data_version;

  if (!check_usable (store, error))
    return FALSE;
  if (store->depth > 0)
    {
      g_autofree char *sql = g_strdup_printf ("SAVEPOINT action%u", store->depth);

      if (!readout_sql_exec (store, sql, error))
        return FALSE;
      store->depth++;
      return TRUE;
    }
  if (!readout_sql_exec (store, "BEGIN IMMEDIATE", error))
    return FALSE;
  data_version = readout_sqlite_get_pragma (store->connection, "data_version");
  if (data_version != store->data_version)
    {
      readout_store_forget_actors (store);
      readout_store_forget_copy_groups (store);
    }
  store->data_version = data_version;
  clear_action (store);
  store->action_name = g_strdup (name);
  store->depth = 1;
  return TRUE;
}

/* Makes sure that the action has an entry in the log. */
static gboolean
open_entry (ReadoutStore *store, GError **error)
{
  gint64 undone = 1;

  if (store->action != 0)
    return TRUE;
  if (store->resumed != 0)
    {
      g_autoptr (GError) local_error = NULL;

      if (!readout_sql_find (store, &undone, &local_error,
                             "SELECT undone FROM undo_entry WHERE id = ?", "i", store->resumed) &&
          local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (!undone)
        {
          store->action = store->resumed;
          return TRUE;
        }
    }
  if (!readout_sql_do (store, error, "INSERT INTO undo_entry (name) VALUES (?)", "t",
                       store->action_name))
    return FALSE;
  store->action = sqlite3_last_insert_rowid (store->connection);
  return TRUE;
}

/* An entry without steps goes; a new one makes what was undone before unreachable. */
static gboolean
close_entry (ReadoutStore *store, GError **error)
{
  gint64 n_steps = 0;

  if (store->action == 0 || store->action == store->resumed)
    return TRUE;
  readout_sql_find (store, &n_steps, NULL,
                    "SELECT count(*) FROM (SELECT 1 FROM undo_step WHERE entry_id = ? LIMIT 1)",
                    "i", store->action);
  if (n_steps == 0)
    return readout_sql_do (store, error, "DELETE FROM undo_entry WHERE id = ?", "i", store->action);
  store->pending |= READOUT_CHANGES_UNDO;
  return readout_sql_do (store, error, "DELETE FROM undo_entry WHERE undone AND id <> ?", "i",
                         store->action) &&
         readout_sql_do (store, error,
                         "DELETE FROM undo_entry WHERE id <="
                         "  (SELECT id FROM undo_entry ORDER BY id DESC LIMIT 1 OFFSET ?)",
                         "d", READOUT_UNDO_LIMIT);
}

gboolean
readout_action_prepare (ReadoutStore *store, GError **error)
{
  if (sqlite3_create_function_v2 (store->connection, "readout_action", 0,
                                  SQLITE_UTF8 | SQLITE_INNOCUOUS, store, tell_action, NULL, NULL,
                                  NULL) == SQLITE_OK)
    return TRUE;
  readout_store_set_sqlite_error (store, error);
  return FALSE;
}

gboolean
readout_action_begin (ReadoutStore *store, const char *name, ReadoutActionKind kind, GError **error)
{
  gboolean ready = TRUE;

  if (!begin (store, name, error))
    return FALSE;
  store->muted = FALSE;
  switch (kind)
    {
    case READOUT_ACTION_LOGGED:
      ready = open_entry (store, error) && readout_undo_set_logging (store, TRUE, error);
      break;
    case READOUT_ACTION_BULK:
      /* No triggers at all: they would cost even when they write nothing. */
      ready = open_entry (store, error) && readout_undo_set_logging (store, FALSE, error);
      break;
    case READOUT_ACTION_REPLAY:
      ready = readout_undo_set_logging (store, TRUE, error);
      break;
    case READOUT_ACTION_SILENT:
    default:
      store->muted = TRUE;
      break;
    }
  if (ready)
    return TRUE;
  readout_store_rollback (store);
  return FALSE;
}

gboolean
readout_action_end (ReadoutStore *store, gboolean done, ReadoutChanges changes, GError **error)
{
  if (!done)
    {
      readout_store_rollback (store);
      return FALSE;
    }
  store->pending |= changes;
  return readout_store_commit (store, error);
}

gboolean
readout_action_log (ReadoutStore *store, const char *sql, GError **error)
{
  g_assert (store->action != 0);

  return readout_sql_do (store, error, "INSERT INTO undo_step (entry_id, sql) VALUES (?, ?)", "it",
                         store->action, sql);
}

gboolean
readout_store_begin (ReadoutStore *store, const char *name, GError **error)
{
  g_return_val_if_fail (store != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  return begin (store, name, error);
}

gboolean
readout_store_resume (ReadoutStore *store, gint64 action, const char *name, GError **error)
{
  g_return_val_if_fail (store != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  if (!begin (store, name, error))
    return FALSE;
  if (store->depth == 1)
    store->resumed = action;
  return TRUE;
}

gint64
readout_store_get_action (ReadoutStore *store)
{
  g_return_val_if_fail (store != NULL, 0);

  return store->action;
}

gboolean
readout_store_commit (ReadoutStore *store, GError **error)
{
  g_return_val_if_fail (store != NULL, FALSE);
  g_return_val_if_fail (store->depth > 0, FALSE);

  if (store->broken || sqlite3_get_autocommit (store->connection))
    {
      store->broken = TRUE;
      check_usable (store, error);
      readout_store_rollback (store);
      return FALSE;
    }
  if (store->depth > 1)
    {
      g_autofree char *sql = g_strdup_printf ("RELEASE action%u", store->depth - 1);

      if (!readout_sql_exec (store, sql, error))
        {
          readout_store_rollback (store);
          return FALSE;
        }
      store->depth--;
      return TRUE;
    }
  if (!close_entry (store, error) || !readout_sql_exec (store, "COMMIT", error))
    {
      readout_store_rollback (store);
      return FALSE;
    }
  store->depth = 0;
  store->committed |= store->pending;
  store->unsynced = TRUE;
  store->behind = store->copy != NULL;
  clear_action (store);
  return TRUE;
}

void
readout_store_rollback (ReadoutStore *store)
{
  g_return_if_fail (store != NULL);
  g_return_if_fail (store->depth > 0);

  store->depth--;
  if (sqlite3_get_autocommit (store->connection))
    store->broken = TRUE;
  else if (store->depth > 0)
    {
      g_autofree char *sql =
          g_strdup_printf ("ROLLBACK TO action%u; RELEASE action%u", store->depth, store->depth);

      if (!readout_sql_exec (store, sql, NULL))
        store->broken = TRUE;
    }
  else
    sqlite3_exec (store->connection, "ROLLBACK", NULL, NULL, NULL);
  /* The entry of the log may have been made in what was rolled back. */
  if (store->depth > 0 && store->action != store->resumed)
    {
      gint64 found = 0;

      readout_sql_find (store, &found, NULL, "SELECT id FROM undo_entry WHERE id = ?", "i",
                        store->action);
      store->action = found;
    }
  forget_cached (store);
  if (store->depth == 0)
    clear_action (store);
}
