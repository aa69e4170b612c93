/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The undo log: triggers that write for every change the SQL that takes it back. The pattern of
 * https://sqlite.org/undoredo.html ("Automatic Undo/Redo Using SQLite"), with the log in the file,
 * so that it survives a restart.
 */
#include "store/readout-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef enum
{
  LOG_UPDATE = 1 << 0,
  LOG_DELETE = 1 << 1,
  LOG_INSERT = 1 << 2,
  LOG_ALL = LOG_UPDATE | LOG_DELETE | LOG_INSERT,
} LoggedChange;

/* What the log looks at. Reports and topics come and go by their column "removed"; actors and
 * outlets stay. A column that is a copy kept by triggers is logged only where its row comes or
 * goes. */
static const struct
{
  const char *table;
  const char *keys;   /* that tell a row */
  const char *values; /* that a change is logged of */
  const char *copies;
  LoggedChange changes;
} logged_tables[] = {
  { "outlet", "id", "name reliability by_person", "", LOG_UPDATE },
  { "outlet_name", "folded outlet_id", "name by_person", "", LOG_ALL },
  { "report", "id",
    "outlet_id outlet_name title author published moment url language state doubtful removed", "",
    LOG_UPDATE },
  { "actor", "id", "name kind affiliation by_person", "", LOG_UPDATE },
  { "actor_name", "folded actor_id", "name by_person", "", LOG_ALL },
  { "actor_pair", "actor_id other_id", "likeness refused", "", LOG_ALL },
  { "topic", "id", "proposition terms by_person removed", "", LOG_UPDATE },
  { "statement", "id",
    "actor_id state start quotation negated hedged certainty credibility paragraph page act rule "
    "content cue source found by_person words",
    "report_id moment origin", LOG_ALL },
  { "voice", "statement_id position", "actor_id name spans by_person", "", LOG_ALL },
  { "stance", "statement_id topic_id",
    "position confidence reason by_person found words lesson review",
    "report_id actor_id state moment", LOG_ALL },
  { "link", "statement_id other_id kind", "by_person refused", "", LOG_ALL },
  { "filter", "id", "name filter", "", LOG_ALL },
  { "report_version", "report_id earlier_id", "answer", "", LOG_UPDATE },
  { "briefing", "id", "title template created modified markdown drafted drafted_through", "",
    LOG_ALL },
  { "briefing_refusal", "briefing_id unit", "", "", LOG_DELETE | LOG_INSERT },
  { "briefing_version", "id", "briefing_id created name markdown by_person", "", LOG_ALL },
  /* Typing is undone by its own history, which comes back with a briefing that was removed. */
  { "briefing_edit", "briefing_id number", "steps", "", LOG_DELETE },
  { "briefing_history", "briefing_id", "done digest", "", LOG_DELETE },
  /* A key is for good: only that it went with its statement is taken back. */
  { "citation", "key", "statement_id", "", LOG_DELETE },
  /* The title and the notes; what else is set is where somebody was, and nobody's action. */
  { "setting", "key", "value", "", LOG_ALL },
};

/* An SQL expression whose value is "key = literal AND …" of a row. */
static void
append_condition (GString *sql, const char *keys, const char *row)
{
  g_auto (GStrv) columns = g_strsplit (keys, " ", -1);

  for (guint i = 0; columns[i] != NULL; i++)
    g_string_append_printf (sql, "%s'%s = ' || quote(%s.%s)", i > 0 ? " || ' AND ' || " : "",
                            columns[i], row, columns[i]);
}

static void
append_insert_trigger (GString *sql, const char *table, const char *keys)
{
  g_string_append_printf (sql,
                          "CREATE TEMP TRIGGER log_%s_insert AFTER INSERT ON main.%s"
                          " WHEN readout_action() IS NOT NULL BEGIN"
                          " INSERT INTO undo_step (entry_id, sql) VALUES (readout_action(),"
                          " 'DELETE FROM %s WHERE ' || ",
                          table, table, table);
  append_condition (sql, keys, "new");
  g_string_append (sql, "); END;");
}

/* A name may have come back by itself, and a stance or a link been found again meanwhile. */
static const char *
get_conflict (const char *table)
{
  if (g_str_has_suffix (table, "_name"))
    return "IGNORE";
  return g_str_equal (table, "stance") || g_str_equal (table, "link") ? "REPLACE" : "ABORT";
}

/* AFTER, so that the rows that a cascade takes away are logged before the row that they need. */
static void
append_delete_trigger (
    GString *sql, const char *table, const char *keys, const char *values, const char *copies)
{
  g_autofree char *all = g_strstrip (g_strjoin (" ", keys, values, copies, NULL));
  g_auto (GStrv) columns = g_strsplit (all, " ", -1);
  g_autofree char *names = g_strjoinv (", ", columns);

  g_string_append_printf (sql,
                          "CREATE TEMP TRIGGER log_%s_delete AFTER DELETE ON main.%s"
                          " WHEN readout_action() IS NOT NULL BEGIN"
                          " INSERT INTO undo_step (entry_id, sql) VALUES (readout_action(),"
                          " 'INSERT OR %s INTO %s (%s) VALUES (' || ",
                          table, table, get_conflict (table), table, names);
  for (guint i = 0; columns[i] != NULL; i++)
    g_string_append_printf (sql, "%squote(old.%s)", i > 0 ? " || ', ' || " : "", columns[i]);
  g_string_append (sql, " || ')'); END;");
}

static void
append_update_trigger (GString *sql, const char *table, const char *keys, const char *values)
{
  g_auto (GStrv) columns = g_strsplit (values, " ", -1);
  g_autofree char *names = g_strjoinv (", ", columns);

  g_string_append_printf (sql,
                          "CREATE TEMP TRIGGER log_%s_update AFTER UPDATE OF %s ON main.%s"
                          " WHEN readout_action() IS NOT NULL AND (",
                          table, names, table);
  for (guint i = 0; columns[i] != NULL; i++)
    g_string_append_printf (sql, "%sold.%s IS NOT new.%s", i > 0 ? " OR " : "", columns[i],
                            columns[i]);
  g_string_append_printf (sql,
                          ") BEGIN INSERT INTO undo_step (entry_id, sql) VALUES (readout_action(),"
                          " 'UPDATE %s SET ' || rtrim(",
                          table);
  for (guint i = 0; columns[i] != NULL; i++)
    g_string_append_printf (sql, "%siif(old.%s IS NOT new.%s, '%s = ' || quote(old.%s) || ',', '')",
                            i > 0 ? " || " : "", columns[i], columns[i], columns[i], columns[i]);
  g_string_append (sql, ", ',') || ' WHERE ' || ");
  append_condition (sql, keys, "new");
  g_string_append (sql, "); END;");
}

static char *
make_triggers (void)
{
  GString *sql = g_string_new ("CREATE TEMP TRIGGER log_search AFTER INSERT ON main.statement BEGIN"
                               " INSERT INTO statement_search (rowid, words)"
                               " VALUES (new.id, new.words);"
                               " INSERT INTO claim_queue (report_id) SELECT new.report_id"
                               " WHERE NOT EXISTS (SELECT 1 FROM claim_queue"
                               " WHERE report_id = new.report_id); END;");

  for (guint i = 0; i < G_N_ELEMENTS (logged_tables); i++)
    {
      if (logged_tables[i].changes & LOG_INSERT)
        append_insert_trigger (sql, logged_tables[i].table, logged_tables[i].keys);
      if (logged_tables[i].changes & LOG_DELETE)
        append_delete_trigger (sql, logged_tables[i].table, logged_tables[i].keys,
                               logged_tables[i].values, logged_tables[i].copies);
      if (logged_tables[i].changes & LOG_UPDATE)
        append_update_trigger (sql, logged_tables[i].table, logged_tables[i].keys,
                               logged_tables[i].values);
    }
  return g_string_free (sql, FALSE);
}

static char *
make_drops (void)
{
  GString *sql = g_string_new ("DROP TRIGGER IF EXISTS temp.log_search;");

  for (guint i = 0; i < G_N_ELEMENTS (logged_tables); i++)
    g_string_append_printf (sql,
                            "DROP TRIGGER IF EXISTS temp.log_%s_insert;"
                            "DROP TRIGGER IF EXISTS temp.log_%s_delete;"
                            "DROP TRIGGER IF EXISTS temp.log_%s_update;",
                            logged_tables[i].table, logged_tables[i].table, logged_tables[i].table);
  return g_string_free (sql, FALSE);
}

/* SQLite's update hook. */
static void
note_briefing_cb (
    gpointer data, int change, const char *database, const char *table, sqlite3_int64 id)
{
  if (change != SQLITE_DELETE && strcmp (table, "briefing") == 0)
    g_array_append_val ((GArray *)data, id);
}

/* The log is part of a file that may come from anywhere. It may change rows, nothing else. */
static int
authorize_step_cb (gpointer data,
                   int action,
                   const char *first,
                   const char *second,
                   const char *database,
                   const char *trigger)
{
  if (trigger != NULL) /* of the schema, which was checked, or ours */
    return SQLITE_OK;
  switch (action)
    {
    case SQLITE_INSERT:
    case SQLITE_UPDATE:
    case SQLITE_DELETE:
      for (guint i = 0; i < G_N_ELEMENTS (logged_tables); i++)
        if (g_strcmp0 (logged_tables[i].table, first) == 0)
          return SQLITE_OK;
      /* What a cascade takes along, and the search tables that triggers keep. */
      return g_strcmp0 (first, "mention") == 0 || g_strcmp0 (first, "claim") == 0 ? SQLITE_OK
                                                                                  : SQLITE_DENY;
    case SQLITE_READ:
    case SQLITE_SELECT:
      return SQLITE_OK;
    default:
      return SQLITE_DENY;
    }
}

static gboolean
run_step (ReadoutStore *store, const char *sql, GError **error)
{
  sqlite3_stmt *handle = NULL;
  const char *tail = NULL;
  int result;

  sqlite3_set_authorizer (store->connection, authorize_step_cb, NULL);
  result = sqlite3_prepare_v2 (store->connection, sql, -1, &handle, &tail);
  sqlite3_set_authorizer (store->connection, NULL, NULL);
  if (result == SQLITE_OK && tail != NULL && *tail == '\0')
    result = sqlite3_step (handle);
  if (result != SQLITE_DONE)
    {
      g_autofree char *name = g_filename_display_basename (store->path);
      int code = sqlite3_errcode (store->connection) & 0xff;

      if (result != SQLITE_OK && code != SQLITE_AUTH && code != SQLITE_ERROR)
        readout_store_set_sqlite_error (store, error);
      else
        g_set_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_FAILED,
                     _("The undo history of “%s” is damaged: this step cannot be taken."), name);
    }
  sqlite3_finalize (handle);
  return result == SQLITE_DONE;
}

/* Runs the steps of an entry, the last one first, while the triggers log what takes them back. */
static gboolean
run_entry (ReadoutStore *store, gint64 entry, GError **error)
{
  gint64 last = 0;
  gint64 before;

  if (!readout_sql_find (store, &last, error, "SELECT coalesce(max(id), 0) FROM undo_step", ""))
    return FALSE;
  before = last + 1;
  /* The search tables are set up on first use, with SQL that no step may run. */
  if (!readout_sql_exec (store,
                         "SELECT 1 FROM report_search LIMIT 0;"
                         "SELECT 1 FROM statement_search LIMIT 0",
                         error))
    return FALSE;
  while (TRUE)
    {
      g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GError) local_error = NULL;
      g_autoptr (ReadoutSql) sql =
          readout_sql_new (store, "SELECT id, sql FROM undo_step WHERE entry_id = ? AND id < ?"
                                  "  ORDER BY id DESC LIMIT 1000");

      readout_sql_bind (sql, "ii", entry, before);
      while (readout_sql_step (sql, &local_error))
        {
          before = readout_sql_get_int (sql, 0);
          g_ptr_array_add (steps, g_strdup (readout_sql_get_text (sql, 1)));
        }
      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      sqlite3_reset (sql->handle);
      if (steps->len == 0)
        break;
      for (guint i = 0; i < steps->len; i++)
        if (!run_step (store, g_ptr_array_index (steps, i), error))
          return FALSE;
    }
  return readout_sql_do (store, error, "DELETE FROM undo_step WHERE entry_id = ? AND id <= ?", "ii",
                         entry, last);
}

static gboolean
turn (ReadoutStore *store, gboolean undo, GError **error)
{
  g_autoptr (GArray) briefings = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local_error = NULL;
  gint64 entry = 0;
  gboolean done;

  g_return_val_if_fail (store->depth == 0, FALSE);

  if (!readout_action_begin (store, "", READOUT_ACTION_REPLAY, error))
    return FALSE;
  if (!readout_sql_find (store, &entry, &local_error,
                         undo ? "SELECT max(id) FROM undo_entry WHERE NOT undone"
                              : "SELECT min(id) FROM undo_entry WHERE undone",
                         "") ||
      entry == 0)
    {
      readout_store_rollback (store);
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  store->action = store->resumed = entry;
  readout_store_forget_actors (store);
  readout_store_forget_copy_groups (store);
  sqlite3_update_hook (store->connection, note_briefing_cb, briefings);
  done = readout_sql_exec (store, "PRAGMA defer_foreign_keys = ON", error) &&
         run_entry (store, entry, error);
  sqlite3_update_hook (store->connection, NULL, NULL);
  done = done && readout_store_note_mentions (store, briefings, error) &&
         readout_sql_do (store, error, "UPDATE undo_entry SET undone = ? WHERE id = ?", "di",
                         undo ? 1 : 0, entry);
  return readout_action_end (store, done, READOUT_CHANGES_ALL, error);
}

static char *
dup_name (ReadoutStore *store, const char *text)
{
  g_autoptr (ReadoutSql) sql = readout_sql_new (store, text);

  if (!readout_sql_step (sql, NULL))
    return NULL;
  /* Kept as in the program where the operation itself gave the name: translated now. */
  return g_strdup (g_dgettext (GETTEXT_PACKAGE, readout_sql_get_text (sql, 0)));
}

gboolean
readout_undo_set_logging (ReadoutStore *store, gboolean logging, GError **error)
{
  static gsize once;
  static char *triggers;
  static char *drops;

  if (g_once_init_enter (&once))
    {
      triggers = make_triggers ();
      drops = make_drops ();
      g_once_init_leave (&once, 1);
    }
  if (logging == store->logging)
    return TRUE;
  if (!readout_sql_exec (store, logging ? triggers : drops, error))
    return FALSE;
  store->logging = logging;
  return TRUE;
}

gboolean
readout_store_undo (ReadoutStore *store, GError **error)
{
  g_return_val_if_fail (store != NULL, FALSE);

  return turn (store, TRUE, error);
}

gboolean
readout_store_redo (ReadoutStore *store, GError **error)
{
  g_return_val_if_fail (store != NULL, FALSE);

  return turn (store, FALSE, error);
}

char *
readout_store_dup_undo_name (ReadoutStore *store)
{
  g_return_val_if_fail (store != NULL, NULL);

  if (store->read_only)
    return NULL;
  return dup_name (store, "SELECT name FROM undo_entry WHERE NOT undone ORDER BY id DESC LIMIT 1");
}

char *
readout_store_dup_redo_name (ReadoutStore *store)
{
  g_return_val_if_fail (store != NULL, NULL);

  if (store->read_only)
    return NULL;
  return dup_name (store, "SELECT name FROM undo_entry WHERE undone ORDER BY id LIMIT 1");
}

gboolean
readout_store_tidy (ReadoutStore *store)
{
  gint64 report = 0;
  gint64 topic = 0;

  if (store->read_only || store->depth > 0)
    return FALSE;
  /* A report that a briefing cites stays, out of sight, so that the citation leads back. */
  readout_sql_find (
      store, &report, NULL,
      "SELECT r.id FROM report r WHERE r.removed IS NOT NULL"
      "  AND NOT EXISTS (SELECT 1 FROM undo_entry e WHERE e.id = r.removed)"
      "  AND NOT EXISTS (SELECT 1 FROM mention m JOIN citation c ON c.key = m.key"
      "    JOIN statement s ON s.id = c.statement_id WHERE s.report_id = r.id) LIMIT 1",
      "");
  if (report == 0)
    readout_sql_find (
        store, &topic, NULL,
        "SELECT t.id FROM topic t WHERE t.removed IS NOT NULL AND t.by_person <> 2"
        "  AND NOT EXISTS (SELECT 1 FROM undo_entry e WHERE e.id = t.removed) LIMIT 1",
        "");
  if (report == 0 && topic == 0)
    return readout_store_link_next (store, NULL) || readout_store_link_claims_next (store, NULL);
  if (!readout_action_begin (store, "", READOUT_ACTION_SILENT, NULL))
    return FALSE;
  return readout_action_end (
      store,
      report != 0 ? readout_store_unlink_report (store, report, NULL) &&
                        readout_store_unlink_claims (store, report, NULL) &&
                        readout_sql_do (store, NULL, "DELETE FROM report WHERE id = ?", "i", report)
                  : readout_sql_do (store, NULL, "DELETE FROM topic WHERE id = ?", "i", topic),
      READOUT_CHANGES_NONE, NULL);
}
