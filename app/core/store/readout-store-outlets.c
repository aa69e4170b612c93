/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Outlets: the publishers of reports, their other names and their reliability.
 */
#include "store/readout-store-private.h"

#include <glib/gi18n-lib.h>

static gboolean
add_name (ReadoutStore *store, gint64 id, const char *name, gboolean by_person, GError **error)
{
  g_autofree char *folded = readout_store_fold_name (name);

  return readout_sql_do (store, error,
                         "INSERT INTO outlet_name (folded, outlet_id, name, by_person)"
                         "  VALUES (?, ?, ?, ?)"
                         "  ON CONFLICT DO UPDATE SET name = excluded.name,"
                         "    by_person = max(by_person, excluded.by_person)",
                         "titd", folded, id, name, by_person);
}

static gboolean
check_outlet (ReadoutStore *store, gint64 id, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gint64 found;

  if (readout_sql_find (store, &found, &local_error, "SELECT id FROM outlet WHERE id = ?", "i", id))
    return TRUE;
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    readout_store_set_no_record (error);
  return FALSE;
}

static char *
check_name (const char *name, GError **error)
{
  char *stripped = readout_store_strip (name);

  if (stripped == NULL)
    g_set_error_literal (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_INVALID,
                         _("A name cannot be empty."));
  return stripped;
}

/* The other names of an outlet. */
static GStrv
list_aliases (ReadoutStore *store, gint64 id, const char *name)
{
  g_autoptr (GStrvBuilder) aliases = g_strv_builder_new ();
  g_autofree char *folded = readout_store_fold_name (name);
  g_autoptr (ReadoutSql) sql =
      readout_sql_new (store, "SELECT name FROM outlet_name WHERE outlet_id = ? AND folded <> ?"
                              "  ORDER BY name COLLATE readout_words");

  readout_sql_bind (sql, "it", id, folded);
  while (readout_sql_step (sql, NULL))
    {
      g_autofree char *alias = readout_sql_dup_text (sql, 0);

      g_strv_builder_add (aliases, alias);
    }
  return g_strv_builder_end (aliases);
}

gint64
readout_store_resolve_outlet (ReadoutStore *store, const char *name, GError **error)
{
  g_autofree char *stripped = check_name (name, error);
  g_autofree char *folded = NULL;
  g_autoptr (GError) local_error = NULL;
  gint64 id = 0;

  if (stripped == NULL)
    return 0;
  folded = readout_store_fold_name (stripped);
  if (readout_sql_find (store, &id, &local_error,
                        "SELECT outlet_id FROM outlet_name WHERE folded = ?"
                        "  ORDER BY by_person DESC, outlet_id LIMIT 1",
                        "t", folded))
    return id;
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return 0;
    }
  if (!readout_sql_do (store, error, "INSERT INTO outlet (name) VALUES (?)", "t", stripped))
    return 0;
  id = sqlite3_last_insert_rowid (store->connection);
  return add_name (store, id, stripped, FALSE, error) ? id : 0;
}

GPtrArray *
readout_store_list_outlets (ReadoutStore *store, GError **error)
{
  g_autoptr (GPtrArray) outlets = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (ReadoutSql) sql = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  sql = readout_sql_new (
      store, "SELECT * FROM (SELECT o.id, o.name, o.reliability, o.by_person, (SELECT count(*)"
             "    FROM report r WHERE r.outlet_id = o.id AND r.removed IS NULL) AS n FROM outlet o)"
             "  WHERE n > 0 OR by_person ORDER BY name COLLATE readout_words");
  while (readout_sql_step (sql, &local_error))
    {
      ReadoutOutlet *outlet = readout_outlet_new ();
      const char *reliability = readout_sql_get_text (sql, 2);

      outlet->id = readout_sql_get_int (sql, 0);
      outlet->name = readout_sql_dup_text (sql, 1);
      outlet->reliability = reliability != NULL ? *reliability : '\0';
      outlet->n_reports = readout_sql_get_int (sql, 4);
      g_strfreev (outlet->aliases);
      outlet->aliases = list_aliases (store, outlet->id, outlet->name);
      g_ptr_array_add (outlets, outlet);
    }
  if (local_error == NULL)
    return g_steal_pointer (&outlets);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

gint64
readout_store_ensure_outlet (ReadoutStore *store, const char *name, GError **error)
{
  gint64 id;

  g_return_val_if_fail (store != NULL, 0);

  if (!readout_action_begin (store, "", READOUT_ACTION_SILENT, error))
    return 0;
  id = readout_store_resolve_outlet (store, name, error);
  return readout_action_end (store, id != 0, READOUT_CHANGES_NONE, error) ? id : 0;
}

gboolean
readout_store_rename_outlet (ReadoutStore *store, gint64 id, const char *name, GError **error)
{
  g_autofree char *stripped = check_name (name, error);
  gboolean done;

  g_return_val_if_fail (store != NULL, FALSE);

  if (stripped == NULL ||
      !readout_action_begin (store, N_("Rename Outlet"), READOUT_ACTION_LOGGED, error))
    return FALSE;
  done = check_outlet (store, id, error) &&
         readout_sql_do (store, error, "UPDATE outlet SET name = ?, by_person = 1 WHERE id = ?",
                         "ti", stripped, id) &&
         add_name (store, id, stripped, TRUE, error);
  return readout_action_end (store, done, READOUT_CHANGES_REPORTS | READOUT_CHANGES_STATEMENTS,
                             error);
}

gboolean
readout_store_grade_outlet (ReadoutStore *store, gint64 id, char reliability, GError **error)
{
  char grade[] = { reliability, '\0' };
  gboolean done;

  g_return_val_if_fail (store != NULL, FALSE);
  g_return_val_if_fail (reliability == '\0' || (reliability >= 'A' && reliability <= 'F'), FALSE);

  if (!readout_action_begin (store, N_("Grade Outlet"), READOUT_ACTION_LOGGED, error))
    return FALSE;
  done =
      check_outlet (store, id, error) &&
      readout_sql_do (store, error, "UPDATE outlet SET reliability = ?, by_person = 1 WHERE id = ?",
                      "ti", reliability != '\0' ? grade : NULL, id);
  return readout_action_end (store, done, READOUT_CHANGES_REPORTS, error);
}

gboolean
readout_store_add_outlet_alias (ReadoutStore *store, gint64 id, const char *alias, GError **error)
{
  g_autofree char *stripped = check_name (alias, error);
  gboolean done;

  g_return_val_if_fail (store != NULL, FALSE);

  if (stripped == NULL ||
      !readout_action_begin (store, N_("Add Name of Outlet"), READOUT_ACTION_LOGGED, error))
    return FALSE;
  done = check_outlet (store, id, error) && add_name (store, id, stripped, TRUE, error);
  return readout_action_end (store, done, READOUT_CHANGES_REPORTS, error);
}

gboolean
readout_store_merge_outlets (ReadoutStore *store, gint64 from, gint64 into, GError **error)
{
  gboolean done;

  g_return_val_if_fail (store != NULL, FALSE);
  g_return_val_if_fail (from != into, FALSE);

  if (!readout_action_begin (store, N_("Merge Outlets"), READOUT_ACTION_LOGGED, error))
    return FALSE;
  /* The row of the other stays: what undo brings back may point to it. */
  done = check_outlet (store, from, error) && check_outlet (store, into, error) &&
         readout_sql_do (store, error,
                         "INSERT INTO outlet_name (folded, outlet_id, name, by_person)"
                         "  SELECT folded, ?2, name, 1 FROM outlet_name WHERE outlet_id = ?1"
                         "  ON CONFLICT DO UPDATE SET by_person = 1",
                         "ii", from, into) &&
         readout_sql_do (store, error, "DELETE FROM outlet_name WHERE outlet_id = ?", "i", from) &&
         readout_sql_do (store, error, "UPDATE report SET outlet_id = ?2 WHERE outlet_id = ?1",
                         "ii", from, into) &&
         readout_sql_do (store, error, "UPDATE outlet SET by_person = 0 WHERE id = ?", "i", from) &&
         readout_sql_do (store, error, "UPDATE outlet SET by_person = 1 WHERE id = ?", "i", into);
  return readout_action_end (store, done, READOUT_CHANGES_REPORTS | READOUT_CHANGES_STATEMENTS,
                             error);
}
