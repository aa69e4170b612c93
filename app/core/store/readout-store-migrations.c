/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Brings a project file to the newest schema, in one transaction, after a backup copy.
 */
#include "store/readout-store-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

static gboolean
execute (sqlite3 *connection, const char *sql, const char *path, GError **error)
{
  if (sqlite3_exec (connection, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  readout_sqlite_set_error (connection, path, error);
  return FALSE;
}

/* "name.readout.v1-backup", or with a number where that is taken. */
static char *
find_backup_path (const char *path, gint64 version)
{
  char *backup = g_strdup_printf ("%s.v%" G_GINT64_FORMAT "-backup", path, version);

  for (guint i = 2; g_file_test (backup, G_FILE_TEST_EXISTS); i++)
    {
      g_free (backup);
      backup = g_strdup_printf ("%s.v%" G_GINT64_FORMAT "-backup-%u", path, version, i);
    }
  return backup;
}

static char *
copy_before (sqlite3 *connection, const char *path, gint64 version, GError **error)
{
  g_autofree char *backup = find_backup_path (path, version);
  g_autofree char *partial = readout_store_dup_partial_path (backup);
  char *sql = sqlite3_mprintf ("VACUUM INTO %Q", partial);
  gboolean done =
      execute (connection, sql, path, error) && readout_store_put_in_place (partial, backup, error);

  sqlite3_free (sql);
  if (!done)
    {
      g_unlink (partial);
      g_prefix_error (error, "%s ", _("The copy to keep before the project is updated failed."));
      return NULL;
    }
  return g_steal_pointer (&backup);
}

static gboolean
has_broken_references (sqlite3 *connection)
{
  sqlite3_stmt *statement = NULL;
  gboolean broken;

  broken = sqlite3_prepare_v2 (connection, "PRAGMA foreign_key_check", -1, &statement, NULL) !=
               SQLITE_OK ||
           sqlite3_step (statement) != SQLITE_DONE;
  sqlite3_finalize (statement);
  return broken;
}

static gboolean
apply (sqlite3 *connection,
       const char *path,
       const char *const *migrations,
       guint from,
       guint to,
       GError **error)
{
  char version[64];

  for (guint i = from; i < to; i++)
    if (!execute (connection, migrations[i], path, error))
      return FALSE;
  if (from > 0 && has_broken_references (connection))
    {
      g_set_error (
          error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_DAMAGED,
          _("“%s” cannot be updated to this version of Readout: its records do not fit together."),
             path);
      return FALSE;
    }
  g_snprintf (version, sizeof version, "PRAGMA user_version = %u", to);
  return execute (connection, version, path, error);
}

/* The names and the SQL of everything in a schema, in order. */
static char *
describe_schema (sqlite3 *connection)
{
  GString *description = g_string_new (NULL);
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (connection,
                          "SELECT type || ' ' || name || ' ' || tbl_name || ' ' ||"
                          "  coalesce(sql, '') FROM sqlite_schema"
                          "  WHERE name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\' ORDER BY type, name",
                          -1, &statement, NULL) == SQLITE_OK)
    while (sqlite3_step (statement) == SQLITE_ROW)
      {
        const char *line = (const char *)sqlite3_column_text (statement, 0);

        g_string_append_printf (description, "%s\n", line != NULL ? line : "");
      }
  sqlite3_finalize (statement);
  return g_string_free (description, FALSE);
}

guint
readout_store_count_migrations (const char *const *migrations)
{
  guint n = 0;

  while (migrations[n] != NULL)
    n++;
  return n;
}

gint64
readout_sqlite_get_pragma (sqlite3 *connection, const char *name)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA %s", name);
  sqlite3_stmt *statement = NULL;
  gint64 value = -1;

  if (sqlite3_prepare_v2 (connection, sql, -1, &statement, NULL) == SQLITE_OK &&
      sqlite3_step (statement) == SQLITE_ROW)
    value = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return value;
}

gboolean
readout_store_migrate (sqlite3 *connection,
                       const char *path,
                       const char *const *migrations,
                       char **backup,
                       GError **error)
{
  gint64 version = readout_sqlite_get_pragma (connection, "user_version");
  guint newest = readout_store_count_migrations (migrations);
  g_autofree char *copy = NULL;
  gboolean done;

  g_assert (version >= 0 && version <= newest);

  if (version == newest)
    return TRUE;
  if (version > 0 && backup != NULL)
    {
      copy = copy_before (connection, path, version, error);
      if (copy == NULL)
        return FALSE;
    }
  /* Tables may be made anew meanwhile; that what refers to them fits is checked at the end. */
  done = execute (connection, "PRAGMA foreign_keys = OFF", path, error) &&
         execute (connection, "BEGIN IMMEDIATE", path, error);
  if (done)
    {
      done = apply (connection, path, migrations, version, newest, error) &&
             execute (connection, "COMMIT", path, error);
      if (!done && !sqlite3_get_autocommit (connection))
        sqlite3_exec (connection, "ROLLBACK", NULL, NULL, NULL);
    }
  sqlite3_exec (connection, "PRAGMA foreign_keys = ON", NULL, NULL, NULL);
  if (!done)
    {
      if (copy != NULL)
        g_unlink (copy); /* the project is as it was */
      return FALSE;
    }
  if (backup != NULL)
    *backup = g_steal_pointer (&copy);
  return TRUE;
}

gboolean
readout_store_check_schema (sqlite3 *connection, const char *const *migrations)
{
  sqlite3 *fresh = NULL;
  gint64 version = readout_sqlite_get_pragma (connection, "user_version");
  gboolean same = FALSE;

  g_assert (version >= 0 && version <= readout_store_count_migrations (migrations));

  if (sqlite3_open (":memory:", &fresh) == SQLITE_OK &&
      apply (fresh, "", migrations, 0, version, NULL))
    {
      g_autofree char *expected = describe_schema (fresh);
      g_autofree char *found = describe_schema (connection);

      same = g_str_equal (expected, found);
    }
  sqlite3_close (fresh);
  return same;
}
