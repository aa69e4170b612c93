/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can be saved of a damaged project: every row that can still be read goes into a fresh
 * database of the same schema, which is then open read-only.
 */
#include "store/readout-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* After so many keys in a row that cannot be read, larger and larger steps are taken. */
#define CAREFUL_STEPS 2000

typedef struct
{
  const char *name;
  const char *key; /* first column of the key; NULL: the table is read in one go */
} SalvagedTable;

/* In an order in which what a row refers to comes first. The undo log is left behind: its steps may
 * not fit what is left. */
static const SalvagedTable tables[] = {
  { "setting", NULL },
  { "filter", "id" },
  { "outlet", "id" },
  { "outlet_name", NULL },
  { "report", "id" },
  { "paragraph", "report_id" },
  { "original", "report_id" },
  { "actor", "id" },
  { "actor_name", NULL },
  { "actor_pair", "actor_id" },
  { "topic", "id" },
  { "statement", "id" },
  { "voice", "statement_id" },
  { "stance", "statement_id" },
  { "link", "statement_id" },
  { "report_version", "report_id" },
  { "briefing", "id" },
  { "briefing_version", "id" },
  { "citation", NULL },
  { "mention", "briefing_id" },
  { "briefing_refusal", "briefing_id" },
};

/* Rows whose report, actor, … could not be read, and what refers to them. The search knows the
 * statements first: its triggers take out those that go. */
static const char mend_sql[] =
    "INSERT INTO statement_search (statement_search) VALUES ('rebuild');"
    "UPDATE report SET outlet_id = NULL"
    "  WHERE outlet_id NOT IN (SELECT id FROM outlet);"
    "DELETE FROM outlet_name WHERE outlet_id NOT IN (SELECT id FROM outlet);"
    "DELETE FROM paragraph WHERE report_id NOT IN (SELECT id FROM report);"
    "DELETE FROM original WHERE report_id NOT IN (SELECT id FROM report);"
    "DELETE FROM actor_name WHERE actor_id NOT IN (SELECT id FROM actor);"
    "DELETE FROM statement WHERE report_id NOT IN (SELECT id FROM report);"
    "DELETE FROM voice WHERE statement_id NOT IN (SELECT id FROM statement);"
    "INSERT INTO actor (id, name, kind)"
    "  SELECT actor_id, min(name), 0 FROM voice"
    "  WHERE actor_id NOT IN (SELECT id FROM actor) GROUP BY actor_id;"
    "UPDATE statement SET actor_id = (SELECT actor_id FROM voice"
    "  WHERE statement_id = statement.id ORDER BY position DESC LIMIT 1)"
    "  WHERE actor_id NOT IN (SELECT id FROM actor);"
    "INSERT INTO voice (statement_id, position, actor_id, name)"
    "  SELECT s.id, 0, a.id, a.name FROM statement s JOIN actor a ON a.id = s.actor_id"
    "  WHERE NOT EXISTS (SELECT 1 FROM voice v WHERE v.statement_id = s.id);"
    "DELETE FROM statement WHERE NOT EXISTS"
    "  (SELECT 1 FROM voice v WHERE v.statement_id = statement.id);"
    "DELETE FROM stance WHERE statement_id NOT IN (SELECT id FROM statement)"
    "  OR topic_id NOT IN (SELECT id FROM topic);"
    "DELETE FROM link WHERE statement_id NOT IN (SELECT id FROM statement)"
    "  OR other_id NOT IN (SELECT id FROM statement);"
    "DELETE FROM briefing_version WHERE briefing_id NOT IN (SELECT id FROM briefing);"
    "DELETE FROM citation WHERE statement_id NOT IN (SELECT id FROM statement);"
    "DELETE FROM mention WHERE briefing_id NOT IN (SELECT id FROM briefing);";

/* The same for what is only in later versions: fails where it is not there. */
static const char mend_later_sql[] =
    "DELETE FROM actor_pair WHERE actor_id NOT IN (SELECT id FROM actor)"
    "  OR other_id NOT IN (SELECT id FROM actor);"
    "DELETE FROM report_version WHERE report_id NOT IN (SELECT id FROM report)"
    "  OR earlier_id NOT IN (SELECT id FROM report);"
    "DELETE FROM briefing_refusal WHERE briefing_id NOT IN (SELECT id FROM briefing);";

static gint64
get_number (sqlite3 *connection, const char *sql)
{
  sqlite3_stmt *statement = NULL;
  gint64 number = 0;

  if (sqlite3_prepare_v2 (connection, sql, -1, &statement, NULL) == SQLITE_OK &&
      sqlite3_step (statement) == SQLITE_ROW)
    number = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return number;
}

static sqlite3_stmt *
prepare_insert (sqlite3 *into, const char *table, int n_columns)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  sqlite3_stmt *statement = NULL;

  g_string_printf (sql, "INSERT OR IGNORE INTO %s VALUES (?", table);
  for (int i = 1; i < n_columns; i++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');
  sqlite3_prepare_v2 (into, sql->str, -1, &statement, NULL);
  return statement;
}

/* A row whose values do not fit the schema any more is refused by it, and left out. */
static void
copy_row (sqlite3_stmt *from, sqlite3_stmt *into)
{
  int n_columns = sqlite3_column_count (from);

  for (int i = 0; i < n_columns; i++)
    sqlite3_bind_value (into, i + 1, sqlite3_column_value (from, i));
  sqlite3_step (into);
  sqlite3_reset (into);
}

/* Copies rows until the end or the first one that cannot be read. @last: the key of the last row */
static gboolean
copy_run (sqlite3_stmt *from, sqlite3_stmt *into, int key_column, gint64 *last)
{
  int result;

  while ((result = sqlite3_step (from)) == SQLITE_ROW)
    {
      if (key_column >= 0)
        *last = sqlite3_column_int64 (from, key_column);
      copy_row (from, into);
    }
  sqlite3_reset (from);
  return result == SQLITE_DONE;
}

static int
find_key_column (sqlite3_stmt *statement, const char *key)
{
  for (int i = 0; i < sqlite3_column_count (statement); i++)
    if (g_strcmp0 (sqlite3_column_name (statement, i), key) == 0)
      return i;
  return -1;
}

/* No key is greater than the greatest that was ever given. */
static gint64
find_end (sqlite3 *damaged, const SalvagedTable *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT max(%s) FROM %s", table->key, table->name);

  return MAX (get_number (damaged, sql),
              get_number (damaged, "SELECT max(seq) FROM sqlite_sequence"));
}

/* Reads on behind every place that cannot be read: first key by key, then in growing steps. */
static void
copy_table (sqlite3 *damaged, sqlite3 *into, const SalvagedTable *table)
{
  g_autofree char *sql = table->key == NULL
                             ? g_strdup_printf ("SELECT * FROM %s", table->name)
                             : g_strdup_printf ("SELECT * FROM %s WHERE %s > ?1 ORDER BY %s",
                                                table->name, table->key, table->key);
  sqlite3_stmt *from = NULL;
  sqlite3_stmt *insert = NULL;

  if (sqlite3_prepare_v2 (damaged, sql, -1, &from, NULL) != SQLITE_OK)
    return;
  insert = prepare_insert (into, table->name, sqlite3_column_count (from));
  if (insert == NULL)
    {
      sqlite3_finalize (from);
      return;
    }
  if (table->key == NULL)
    {
      gint64 last = 0;

      copy_run (from, insert, -1, &last);
    }
  else
    {
      int key_column = find_key_column (from, table->key);
      gint64 end = find_end (damaged, table);
      gint64 after = G_MININT64;
      gint64 step = 1;
      guint failures = 0;

      while (TRUE)
        {
          gint64 last = after;

          sqlite3_bind_int64 (from, 1, after);
          if (copy_run (from, insert, key_column, &last))
            break;
          if (last > after)
            {
              failures = 0;
              step = 1;
            }
          else if (++failures > CAREFUL_STEPS)
            step *= 2;
          last = MAX (last, 0);
          if (end <= last || step > end - last)
            break;
          after = last + step;
        }
    }
  sqlite3_finalize (from);
  sqlite3_finalize (insert);
}

static gboolean
is_readable (sqlite3 *connection)
{
  return sqlite3_exec (connection, "SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL) ==
         SQLITE_OK;
}

/* The file as its last reader left it: with the WAL, or, where that cannot be had, without. */
static sqlite3 *
open_damaged (const char *path)
{
  g_autofree char *escaped = g_uri_escape_string (path, "/", FALSE);
  g_autofree char *uri = g_strdup_printf ("file:%s?immutable=1", escaped);
  sqlite3 *connection = NULL;

  if (sqlite3_open_v2 (path, &connection, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
      is_readable (connection))
    return connection;
  sqlite3_close (connection);
  connection = NULL;
  if (sqlite3_open_v2 (uri, &connection, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL) ==
          SQLITE_OK &&
      is_readable (connection))
    return connection;
  sqlite3_close (connection);
  return NULL;
}

static char *
describe (sqlite3 *damaged, sqlite3 *salvaged, const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  guint n_reports =
      (guint)get_number (salvaged, "SELECT count(*) FROM report WHERE removed IS NULL");
  guint n_statements = (guint)get_number (salvaged, "SELECT count(*) FROM statement");
  g_autofree char *reports = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%'u report", "%'u reports", n_reports), n_reports);
  g_autofree char *statements = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%'u statement", "%'u statements", n_statements), n_statements);

  return g_strdup_printf (_("“%s” is damaged. %s and %s could be recovered and are shown read-only. Save the project under another name to go on with them."),
      name, reports, statements);
}

gboolean
readout_recovery_check (sqlite3 *connection, const char *table)
{
  char *sql = table != NULL ? sqlite3_mprintf ("PRAGMA quick_check (%Q)", table)
                            : sqlite3_mprintf ("PRAGMA quick_check (1)");
  sqlite3_stmt *statement = NULL;
  gboolean well = TRUE;
  int result = sqlite3_prepare_v2 (connection, sql, -1, &statement, NULL);

  sqlite3_free (sql);
  if (result == SQLITE_OK)
    result = sqlite3_step (statement);
  if (result == SQLITE_ROW)
    well = g_strcmp0 ((const char *)sqlite3_column_text (statement, 0), "ok") == 0;
  else
    well = (result & 0xff) != SQLITE_CORRUPT && (result & 0xff) != SQLITE_NOTADB;
  sqlite3_finalize (statement);
  return well;
}

gboolean
readout_recovery_check_next (ReadoutStore *store, gboolean *damaged)
{
  g_autoptr (ReadoutSql) sql = NULL;
  g_autofree char *table = NULL;

  *damaged = FALSE;
  if (store->checked)
    return FALSE;
  sql = readout_sql_new (store, "SELECT name FROM sqlite_schema WHERE type = 'table'"
                                "  AND rootpage > 0 ORDER BY rowid LIMIT 1 OFFSET ?");
  readout_sql_bind (sql, "i", (gint64)store->n_checked_tables);
  if (readout_sql_step (sql, NULL))
    table = readout_sql_dup_text (sql, 0);
  sqlite3_reset (sql->handle);
  if (table == NULL)
    {
      store->checked = TRUE;
      return FALSE;
    }
  store->n_checked_tables++;
  *damaged = !readout_recovery_check (store->connection, table);
  return TRUE;
}

sqlite3 *
readout_recovery_salvage (const char *path, char **notice, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *number =
      g_strdup_printf ("PRAGMA application_id = %d", READOUT_APPLICATION_NUMBER);
  guint newest = readout_store_count_migrations (readout_store_migrations);
  g_autofree const char **migrations = g_new0 (const char *, newest + 1);
  sqlite3 *damaged = open_damaged (path);
  sqlite3 *salvaged = NULL;
  gint64 version = damaged != NULL ? readout_sqlite_get_pragma (damaged, "user_version") : 0;

  if (version < 1 || version > newest ||
      get_number (damaged, "SELECT count(*) FROM sqlite_schema WHERE name = 'report'") == 0)
    {
      sqlite3_close (damaged);
      g_set_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_DAMAGED,
                   _("“%s” is damaged so badly that nothing in it can be read."), name);
      return NULL;
    }
  /* Into a schema of the same version, which is then migrated like any other. */
  for (gint64 i = 0; i < version; i++)
    migrations[i] = readout_store_migrations[i];
  /* "" is a database in a temporary file that is deleted with the connection. */
  if (sqlite3_open_v2 ("", &salvaged,
                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                       NULL) != SQLITE_OK ||
      sqlite3_exec (salvaged, number, NULL, NULL, NULL) != SQLITE_OK ||
      !readout_store_migrate (salvaged, path, migrations, NULL, error))
    {
      if (error != NULL && *error == NULL)
        readout_sqlite_set_error (salvaged, path, error);
      sqlite3_close (salvaged);
      sqlite3_close (damaged);
      return NULL;
    }
  sqlite3_exec (salvaged, "PRAGMA foreign_keys = OFF; BEGIN", NULL, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    copy_table (damaged, salvaged, &tables[i]);
  sqlite3_exec (salvaged, mend_later_sql, NULL, NULL, NULL);
  if (sqlite3_exec (salvaged, mend_sql, NULL, NULL, NULL) != SQLITE_OK ||
      sqlite3_exec (salvaged, "COMMIT", NULL, NULL, NULL) != SQLITE_OK)
    {
      readout_sqlite_set_error (salvaged, path, error);
      g_clear_pointer (&salvaged, sqlite3_close);
    }
  else if (!readout_store_migrate (salvaged, path, readout_store_migrations, NULL, error))
    g_clear_pointer (&salvaged, sqlite3_close);
  else
    *notice = describe (damaged, salvaged, path);
  sqlite3_close (damaged);
  return salvaged;
}

gboolean
readout_store_salvage (ReadoutStore *store, GError **error)
{
  char *notice = NULL;
  sqlite3 *salvaged;

  while (store->depth > 0)
    readout_store_rollback (store);
  g_hash_table_remove_all (store->prepared);
  readout_store_forget_actors (store);
  g_clear_pointer (&store->connection, sqlite3_close_v2);
  salvaged = readout_recovery_salvage (store->file, &notice, error);
  if (salvaged == NULL)
    {
      /* Nothing to ask any more: an empty database refuses with words. */
      sqlite3_open (":memory:", &store->connection);
      store->read_only = store->damaged = store->checked = TRUE;
      return FALSE;
    }
  store->connection = salvaged;
  store->read_only = TRUE;
  store->damaged = TRUE;
  store->checked = TRUE;
  store->logging = FALSE;
  g_free (store->notice);
  store->notice = notice;
  return readout_store_set_up (store, error) &&
         readout_sql_exec (store, "PRAGMA query_only = ON", error);
}
