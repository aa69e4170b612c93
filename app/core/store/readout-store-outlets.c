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
  return readout_store_check_record (store, "SELECT id FROM outlet WHERE id = ?", id, error);
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

/* Whether the outlet goes by that name now. */
static gboolean
is_name (ReadoutStore *store, gint64 id, const char *folded)
{
  g_autoptr (ReadoutSql) sql = readout_sql_new (store, "SELECT name FROM outlet WHERE id = ?");
  g_autofree char *name = NULL;

  readout_sql_bind (sql, "i", id);
  if (!readout_sql_step (sql, NULL))
    return FALSE;
  name = readout_store_fold_name (readout_sql_get_text (sql, 0));
  return g_str_equal (name, folded);
}

gint64
readout_store_resolve_outlet (ReadoutStore *store,
                              const char *name,
                              gboolean *aliased,
                              GError **error)
{
  g_autofree char *stripped = check_name (name, error);
  g_autofree char *folded = NULL;
  g_autoptr (GError) local_error = NULL;
  gint64 id = 0;

  if (aliased != NULL)
    *aliased = FALSE;

  if (stripped == NULL)
    return 0;
  folded = readout_store_fold_name (stripped);
  if (readout_sql_find (store, &id, &local_error,
                        "SELECT outlet_id FROM outlet_name WHERE folded = ?"
                        "  ORDER BY by_person DESC, outlet_id LIMIT 1",
                        "t", folded))
    {
      if (aliased != NULL)
        *aliased = !is_name (store, id, folded);
      return id;
    }
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

#define OUTLET_COLUMNS                                                                             \
  "o.id, o.name, o.reliability, o.by_person,"                                                      \
  " (SELECT count(*) FROM report r WHERE r.outlet_id = o.id AND r.removed IS NULL) AS n"

static ReadoutOutlet *
load_outlet (ReadoutStore *store, ReadoutSql *sql)
{
  ReadoutOutlet *outlet = readout_outlet_new ();
  const char *reliability = readout_sql_get_text (sql, 2);

  outlet->id = readout_sql_get_int (sql, 0);
  outlet->name = readout_sql_dup_text (sql, 1);
  outlet->reliability = reliability != NULL ? *reliability : '\0';
  outlet->n_reports = readout_sql_get_int (sql, 4);
  g_strfreev (outlet->aliases);
  outlet->aliases = list_aliases (store, outlet->id, outlet->name);
  return outlet;
}

GPtrArray *
readout_store_list_outlets (ReadoutStore *store, GError **error)
{
  g_autoptr (GPtrArray) outlets = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (ReadoutSql) sql = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  sql = readout_sql_new (store, "SELECT * FROM (SELECT " OUTLET_COLUMNS " FROM outlet o)"
                                "  WHERE n > 0 OR by_person ORDER BY name COLLATE readout_words");
  while (readout_sql_step (sql, &local_error))
    g_ptr_array_add (outlets, load_outlet (store, sql));
  if (local_error == NULL)
    return g_steal_pointer (&outlets);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

ReadoutOutlet *
readout_store_get_outlet (ReadoutStore *store, gint64 id, GError **error)
{
  g_autoptr (ReadoutSql) sql = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  sql = readout_sql_new (store, "SELECT " OUTLET_COLUMNS " FROM outlet o WHERE o.id = ?");
  readout_sql_bind (sql, "i", id);
  if (readout_sql_step (sql, &local_error))
    return load_outlet (store, sql);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    readout_store_set_no_record (error);
  return NULL;
}

gint64
readout_store_find_outlet (ReadoutStore *store, const char *name)
{
  g_autofree char *folded = NULL;
  gint64 id = 0;

  g_return_val_if_fail (store != NULL && name != NULL, 0);

  folded = readout_store_fold_name (name);
  readout_sql_find (store, &id, NULL,
                    "SELECT outlet_id FROM outlet_name WHERE folded = ?"
                    "  ORDER BY by_person DESC, outlet_id LIMIT 1",
                    "t", folded);
  return id;
}

gint64
readout_store_ensure_outlet (ReadoutStore *store, const char *name, GError **error)
{
  gint64 id;

  g_return_val_if_fail (store != NULL, 0);

  if (!readout_action_begin (store, "", READOUT_ACTION_SILENT, error))
    return 0;
  id = readout_store_resolve_outlet (store, name, NULL, error);
  return readout_action_end (store, id != 0, READOUT_CHANGES_NONE, error) ? id : 0;
}

/* Under which name the reports of an outlet came is noted before it gets another one. */
static gboolean
note_names (ReadoutStore *store, gint64 id, GError **error)
{
  return readout_sql_do (store, error,
                         "UPDATE report SET outlet_name = (SELECT name FROM outlet WHERE id = ?1)"
                         "  WHERE outlet_id = ?1 AND outlet_name IS NULL",
                         "i", id);
}

/* A name by the person means this outlet alone. */
static gboolean
claim_name (ReadoutStore *store, gint64 id, const char *name, GError **error)
{
  g_autofree char *folded = readout_store_fold_name (name);

  return readout_sql_do (store, error,
                         "UPDATE outlet_name SET by_person = 0 WHERE folded = ? AND outlet_id <> ?",
                         "ti", folded, id) &&
         add_name (store, id, name, TRUE, error);
}

/* Two of the same name could not be told apart. */
static gboolean
check_free (ReadoutStore *store, gint64 id, const char *name, GError **error)
{
  g_autofree char *folded = readout_store_fold_name (name);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (ReadoutSql) sql = readout_sql_new (
      store, "SELECT o.name FROM outlet_name n JOIN outlet o ON o.id = n.outlet_id"
             "  WHERE n.folded = ? AND n.outlet_id <> ? AND (o.by_person OR EXISTS"
             "    (SELECT 1 FROM report r WHERE r.outlet_id = o.id AND r.removed IS NULL))");

  readout_sql_bind (sql, "ti", folded, id);
  while (readout_sql_step (sql, &local_error))
    {
      g_autofree char *other = readout_store_fold_name (readout_sql_get_text (sql, 0));

      if (!g_str_equal (other, folded))
        continue;
      g_set_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_INVALID,
                   /* Translators: %s is the name of an outlet */
                   _("There is an outlet named “%s” already. Merge the two instead."), name);
      return FALSE;
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
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
  done = check_outlet (store, id, error) && check_free (store, id, stripped, error) &&
         note_names (store, id, error) &&
         readout_sql_do (store, error, "UPDATE outlet SET name = ?, by_person = 1 WHERE id = ?",
                         "ti", stripped, id) &&
         claim_name (store, id, stripped, error);
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
  return readout_action_end (store, done, READOUT_CHANGES_REPORTS | READOUT_CHANGES_STATEMENTS,
                             error);
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
  done = check_outlet (store, id, error) && check_free (store, id, stripped, error) &&
         claim_name (store, id, stripped, error) &&
         readout_sql_do (store, error, "UPDATE outlet SET by_person = 1 WHERE id = ?", "i", id);
  return readout_action_end (store, done, READOUT_CHANGES_REPORTS, error);
}

gboolean
readout_store_remove_outlet_alias (ReadoutStore *store,
                                   gint64 id,
                                   const char *alias,
                                   GError **error)
{
  g_autofree char *folded = NULL;
  gboolean done;

  g_return_val_if_fail (store != NULL, FALSE);
  g_return_val_if_fail (alias != NULL, FALSE);

  if (!readout_action_begin (store, N_("Remove Name of Outlet"), READOUT_ACTION_LOGGED, error))
    return FALSE;
  folded = readout_store_fold_name (alias);
  done = check_outlet (store, id, error) &&
         readout_sql_do (store, error, "DELETE FROM outlet_name WHERE outlet_id = ? AND folded = ?",
                         "it", id, folded);
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
         note_names (store, from, error) &&
         readout_sql_do (store, error, "UPDATE report SET outlet_id = ?2 WHERE outlet_id = ?1",
                         "ii", from, into) &&
         readout_store_note_merge (store, READOUT_MERGED_OUTLET, from, into, error) &&
         readout_sql_do (store, error, "UPDATE outlet SET by_person = 0 WHERE id = ?", "i", from) &&
         readout_sql_do (store, error,
                         "UPDATE outlet SET by_person = 1, reliability = coalesce(reliability,"
                         "  (SELECT reliability FROM outlet WHERE id = ?1)) WHERE id = ?2",
                         "ii", from, into);
  return readout_action_end (store, done, READOUT_CHANGES_REPORTS | READOUT_CHANGES_STATEMENTS,
                             error);
}

GStrv
readout_store_list_outlet_names (ReadoutStore *store, gint64 id, GError **error)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GError) local_error = NULL;
  g_autoptr (ReadoutSql) sql = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  sql = readout_sql_new (
      store, "SELECT coalesce(r.outlet_name, o.name) AS found FROM report r"
             "  JOIN outlet o ON o.id = r.outlet_id WHERE r.outlet_id = ? AND r.removed IS NULL"
             "  GROUP BY found ORDER BY count(*) DESC, found COLLATE readout_words");
  readout_sql_bind (sql, "i", id);
  while (readout_sql_step (sql, &local_error))
    {
      g_autofree char *name = readout_sql_dup_text (sql, 0);

      g_strv_builder_add (names, name);
    }
  if (local_error == NULL)
    return g_strv_builder_end (names);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/* The reports that came under that name, in any case of letters, removed ones too. */
static gboolean
move_reports (ReadoutStore *store, gint64 id, gint64 new_id, const char *folded, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (ReadoutSql) sql =
      readout_sql_new (store, "SELECT DISTINCT outlet_name FROM report WHERE outlet_id = ?"
                              "  AND outlet_name IS NOT NULL");

  readout_sql_bind (sql, "i", id);
  while (readout_sql_step (sql, &local_error))
    {
      g_autofree char *other = readout_store_fold_name (readout_sql_get_text (sql, 0));

      if (g_str_equal (other, folded))
        g_ptr_array_add (names, readout_sql_dup_text (sql, 0));
    }
  for (guint i = 0; i < names->len && local_error == NULL; i++)
    readout_sql_do (store, &local_error,
                    "UPDATE report SET outlet_id = ?, outlet_name = NULL"
                    "  WHERE outlet_id = ? AND outlet_name = ?",
                    "iit", new_id, id, g_ptr_array_index (names, i));
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gint64
split (ReadoutStore *store, gint64 id, const char *name, GError **error)
{
  g_autofree char *folded = readout_store_fold_name (name);
  gint64 new_id;

  if (!check_outlet (store, id, error))
    return 0;
  if (is_name (store, id, folded))
    {
      g_set_error_literal (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_INVALID,
                           _("An outlet cannot lose the name that it goes by."));
      return 0;
    }
  if (!readout_sql_do (store, error, "INSERT INTO outlet (name) VALUES (?)", "t", name))
    return 0;
  new_id = sqlite3_last_insert_rowid (store->connection);
  return readout_sql_do (store, error, "DELETE FROM outlet_name WHERE outlet_id = ? AND folded = ?",
                         "it", id, folded) &&
                 claim_name (store, new_id, name, error) &&
                 /* Logged, unlike the row: undone, it is not listed. */
                 readout_sql_do (store, error, "UPDATE outlet SET by_person = 1 WHERE id = ?", "i",
                                 new_id) &&
                 move_reports (store, id, new_id, folded, error)
             ? new_id
             : 0;
}

gint64
readout_store_split_outlet (ReadoutStore *store, gint64 id, const char *name, GError **error)
{
  g_autofree char *stripped = check_name (name, error);
  gint64 new_id;

  g_return_val_if_fail (store != NULL, 0);

  if (stripped == NULL ||
      !readout_action_begin (store, N_("Split Outlet"), READOUT_ACTION_LOGGED, error))
    return 0;
  new_id = split (store, id, stripped, error);
  return readout_action_end (store, new_id != 0,
                             READOUT_CHANGES_REPORTS | READOUT_CHANGES_STATEMENTS, error)
             ? new_id
             : 0;
}
