/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The project file as a whole: open, close, copy, sync, settings, and the small things that its
 * operations share.
 */
#include "store/readout-store-private.h"
#include "store/readout-store-pictures.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* What closing may take to delete for good what was removed; the rest waits. */
#define TIDY_MICROSECONDS (200 * 1000)

/* Of statements, for a set that is kept in memory (readout-store-sets.c). */
#define SMALLEST_SET 20000

/* Of pages that nested actions changed. */
#define KEPT_PAGES_BYTES (16 * 1024 * 1024)

/* SQLite calls this every so many steps of its machine: about a millisecond. */
#define STEPS_BETWEEN_LOOKS 20000

static int
look_for_cancel_cb (gpointer data)
{
  return g_cancellable_is_cancelled (data);
}

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

static void
remove_scratch (ReadoutStore *store)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  if (store->scratch == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat ("copy", endings[i], NULL);
      g_autofree char *path = g_build_filename (store->scratch, name, NULL);

      g_unlink (path);
    }
  g_rmdir (store->scratch);
}

static gboolean
checkpoint (ReadoutStore *store, GError **error)
{
  int left = 0;
  int done = 0;

  if (sqlite3_wal_checkpoint_v2 (store->connection, "main", SQLITE_CHECKPOINT_TRUNCATE, &left,
                                 &done) == SQLITE_OK)
    return TRUE;
  /* Somebody else reads the project: the last one to close it does this. */
  if ((sqlite3_errcode (store->connection) & 0xff) == SQLITE_BUSY)
    return TRUE;
  readout_store_set_sqlite_error (store, error);
  g_prefix_error (
      error, "%s ",
      _("The last changes are still in the file beside the project whose name ends with “-wal”; keep the two together."));
  return FALSE;
}

static gboolean
parse_digits (const char **at, guint n_digits, int *value)
{
  *value = 0;
  for (guint i = 0; i < n_digits; i++, (*at)++)
    {
      if (!g_ascii_isdigit (**at))
        return FALSE;
      *value = *value * 10 + (**at - '0');
    }
  return TRUE;
}

ReadoutStore *
readout_store_open (const char *path, gboolean create, GCancellable *cancellable, GError **error)
{
  static gsize once;
  g_autoptr (ReadoutStore) store = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  /* Pages that a nested action may have to put back are kept in memory, not in a temporary file.
   * When somebody in the process used SQLite before, it stays as it is: slower, no less safe. */
  if (g_once_init_enter (&once))
    {
      sqlite3_config (SQLITE_CONFIG_STMTJRNL_SPILL, KEPT_PAGES_BYTES);
      g_once_init_leave (&once, 1);
    }
  store = g_new0 (ReadoutStore, 1);
  store->path = g_canonicalize_filename (path, NULL);
  store->prepared = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, finalize_statement);
  store->actors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  store->reserved = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  store->lessons = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                          (GDestroyNotify)readout_lessons_free);
  store->unsettled = readout_store_new_unsettled ();
  store->smallest_set = SMALLEST_SET;
  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !readout_store_connect (store, create, error))
    return NULL;
  return g_steal_pointer (&store);
}

gboolean
readout_store_close (ReadoutStore *store, GError **error)
{
  gint64 deadline = g_get_monotonic_time () + TIDY_MICROSECONDS;
  gboolean done = TRUE;

  g_return_val_if_fail (store != NULL, FALSE);

  readout_store_set_cancellable (store, NULL);
  while (store->depth > 0)
    readout_store_rollback (store);
  if (store->connection != NULL)
    {
      if (!store->read_only)
        readout_store_tidy_pictures (store);
      while (readout_store_tidy (store) && g_get_monotonic_time () < deadline)
        ;
      g_hash_table_remove_all (store->prepared);
      if (!store->read_only)
        done = checkpoint (store, error);
      sqlite3_close_v2 (store->connection);
    }
  if (store->copy != NULL)
    done =
        readout_working_copy_close (store->copy, done && !store->read_only, done ? error : NULL) &&
        done;
  remove_scratch (store);
  g_hash_table_unref (store->prepared);
  readout_store_forget_actors (store);
  readout_store_forget_copy_groups (store);
  readout_store_forget_sets (store);
  g_hash_table_unref (store->actors);
  g_hash_table_unref (store->lessons);
  g_hash_table_unref (store->reserved);
  g_ptr_array_unref (store->unsettled);
  g_clear_pointer (&store->language, readout_language_unref);
  g_free (store->action_name);
  g_free (store->path);
  g_free (store->file);
  g_free (store->scratch);
  g_free (store->notice);
  g_free (store);
  return done;
}

void
readout_store_free (ReadoutStore *store)
{
  g_autoptr (GError) error = NULL;

  if (!readout_store_close (store, &error))
    g_message ("%s", error->message);
}

const char *
readout_store_get_path (ReadoutStore *store)
{
  g_return_val_if_fail (store != NULL, NULL);

  return store->path;
}

gboolean
readout_store_is_read_only (ReadoutStore *store)
{
  g_return_val_if_fail (store != NULL, TRUE);

  return store->read_only;
}

gboolean
readout_store_is_damaged (ReadoutStore *store)
{
  g_return_val_if_fail (store != NULL, TRUE);

  return store->damaged;
}

const char *
readout_store_get_notice (ReadoutStore *store)
{
  g_return_val_if_fail (store != NULL, NULL);

  return store->notice;
}

void
readout_store_add_notice (ReadoutStore *store, char *notice)
{
  char *joined;

  if (store->notice == NULL)
    {
      store->notice = notice;
      return;
    }
  joined = g_strdup_printf ("%s %s", store->notice, notice);
  g_free (store->notice);
  g_free (notice);
  store->notice = joined;
}

void
readout_store_set_errno_error (GError **error, int code, const char *path)
{
  g_autofree char *name = g_filename_display_name (path);

  switch (code)
    {
    case ENOENT:
    case ENOTDIR:
      g_set_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_NOT_FOUND,
                   _("“%s” is not there."), name);
      break;
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      g_set_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_FULL,
                   _("There is no space left on the disk for “%s”."), name);
      break;
    case EACCES:
    case EPERM:
    case EROFS:
      g_set_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_NO_ACCESS,
                   _("There is no permission for “%s”."), name);
      break;
    case EEXIST:
      g_set_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_INVALID,
                   _("There is a file “%s” already."), name);
      break;
    default:
      g_set_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_FAILED,
                   _("“%s” could not be opened: %s."), name, g_strerror (code));
    }
}

gboolean
readout_store_copy_to (ReadoutStore *store, const char *path, GError **error)
{
  g_autofree char *partial = NULL;
  sqlite3 *copy = NULL;
  char *sql;
  gboolean done;

  g_return_val_if_fail (store != NULL, FALSE);
  g_return_val_if_fail (store->depth == 0, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  partial = readout_store_dup_workplace (path);
  sql = sqlite3_mprintf ("VACUUM INTO %Q", partial);
  /* query_only would refuse it, though it changes nothing here. */
  if (store->read_only)
    readout_sql_exec (store, "PRAGMA query_only = OFF", NULL);
  done = readout_sql_exec (store, sql, error);
  if (store->read_only)
    readout_sql_exec (store, "PRAGMA query_only = ON", NULL);
  sqlite3_free (sql);
  if (done)
    {
      done = sqlite3_open_v2 (partial, &copy, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK &&
             sqlite3_exec (copy, "PRAGMA journal_mode = WAL", NULL, NULL, NULL) == SQLITE_OK;
      if (!done)
        readout_sqlite_set_error (copy, path, error);
      sqlite3_close (copy);
    }
  done = done && readout_store_put_in_place (partial, path, error);
  if (!done)
    g_unlink (partial);
  return done;
}

void
readout_store_sync (ReadoutStore *store)
{
  sqlite3_file *wal = NULL;

  g_return_if_fail (store != NULL);

  if (!store->unsynced)
    return;
  if (sqlite3_file_control (store->connection, "main", SQLITE_FCNTL_JOURNAL_POINTER, &wal) ==
          SQLITE_OK &&
      wal != NULL && wal->pMethods != NULL)
    wal->pMethods->xSync (wal, SQLITE_SYNC_NORMAL | SQLITE_SYNC_DATAONLY);
  store->unsynced = FALSE;
}

gboolean
readout_store_is_behind (ReadoutStore *store)
{
  g_return_val_if_fail (store != NULL, FALSE);

  return store->behind;
}

gboolean
readout_store_write_back (ReadoutStore *store, GError **error)
{
  g_autoptr (GError) problem = NULL;
  int left = 0;
  int done = 0;

  g_return_val_if_fail (store != NULL, FALSE);
  g_return_val_if_fail (store->depth == 0, FALSE);

  if (!store->behind || store->read_only)
    return TRUE;
  /* While another program reads or writes the same copy, this waits for the next time. */
  if (sqlite3_wal_checkpoint_v2 (store->connection, "main", SQLITE_CHECKPOINT_TRUNCATE, &left,
                                 &done) != SQLITE_OK)
    return TRUE;
  /* Keeps what others write out of the copy meanwhile: it stays in the log. */
  if (!readout_sql_exec (store, "BEGIN; SELECT count(*) FROM sqlite_schema", error))
    return FALSE;
  if (readout_working_copy_write_back (store->copy, &problem))
    store->behind = FALSE;
  readout_sql_exec (store, "COMMIT", NULL);
  if (problem == NULL)
    return TRUE;
  if (store->notice == NULL || strstr (store->notice, problem->message) == NULL)
    readout_store_add_notice (store, g_strdup (problem->message));
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

void
readout_store_set_cancellable (ReadoutStore *store, GCancellable *cancellable)
{
  g_return_if_fail (store != NULL);

  store->cancellable = cancellable;
  if (store->connection != NULL)
    sqlite3_progress_handler (store->connection, STEPS_BETWEEN_LOOKS,
                              cancellable != NULL ? look_for_cancel_cb : NULL, cancellable);
}

ReadoutChanges
readout_store_take_changes (ReadoutStore *store)
{
  ReadoutChanges changes;

  g_return_val_if_fail (store != NULL, READOUT_CHANGES_NONE);

  changes = store->committed;
  store->committed = READOUT_CHANGES_NONE;
  return changes;
}

char *
readout_store_get_setting (ReadoutStore *store, const char *key)
{
  g_autoptr (ReadoutSql) sql = NULL;

  g_return_val_if_fail (store != NULL, NULL);
  g_return_val_if_fail (key != NULL, NULL);

  sql = readout_sql_new (store, "SELECT value FROM setting WHERE key = ?");
  readout_sql_bind (sql, "t", key);
  return readout_sql_step (sql, NULL) ? readout_sql_dup_text (sql, 0) : NULL;
}

gboolean
readout_store_set_setting (ReadoutStore *store, const char *key, const char *value, GError **error)
{
  gboolean done;

  g_return_val_if_fail (store != NULL, FALSE);
  g_return_val_if_fail (key != NULL, FALSE);

  if (!readout_action_begin (store, "", READOUT_ACTION_SILENT, error))
    return FALSE;
  if (value != NULL)
    done = readout_sql_do (store, error,
                           "INSERT INTO setting (key, value) VALUES (?, ?)"
                           "  ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                           "tt", key, value);
  else
    done = readout_sql_do (store, error, "DELETE FROM setting WHERE key = ?", "t", key);
  return readout_action_end (store, done, READOUT_CHANGES_SETTINGS, error);
}

char *
readout_store_dup_unnamed_folder (void)
{
  char *folder = g_build_filename (g_get_user_data_dir (), "readout", "projects", NULL);

  g_mkdir_with_parents (folder, 0700);
  return folder;
}

char *
readout_store_dup_unnamed_path (void)
{
  g_autofree char *folder = readout_store_dup_unnamed_folder ();

  for (guint i = 1;; i++)
    {
      g_autofree char *name =
          i == 1                    ? g_strdup_printf ("%s.readout", C_("project file", "Untitled"))
                                    : g_strdup_printf ("%s %u.readout",
                                                       C_("project file", "Untitled"), i);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

char *
readout_store_strip (const char *text)
{
  char *stripped;

  if (text == NULL)
    return NULL;
  stripped = g_strstrip (g_strdup (text));
  if (*stripped == '\0')
    g_clear_pointer (&stripped, g_free);
  return stripped;
}

char *
readout_store_fold_name (const char *name)
{
  g_autofree char *normal = g_utf8_normalize (name, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = g_utf8_casefold (normal != NULL ? normal : name, -1);
  GString *result = g_string_sized_new (strlen (folded));
  gboolean blank = FALSE;

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (g_unichar_isspace (character))
        {
          blank = result->len > 0;
          continue;
        }
      if (blank)
        g_string_append_c (result, ' ');
      blank = FALSE;
      /* The apostrophe is typed in several ways. */
      if (character == 0x2019)
        g_string_append_c (result, '\'');
      else
        g_string_append_unichar (result, character);
    }
  return g_string_free (result, FALSE);
}

gboolean
readout_store_parse_date (const char *published, gint64 *moment)
{
  const char *at = published;
  int year;
  int month = 1;
  int day = 1;
  g_autoptr (GDateTime) time = NULL;

  if (published == NULL)
    return FALSE;
  if (strchr (published, 'T') != NULL || strchr (published, ' ') != NULL)
    {
      g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
      /* GLib wants seconds; a minute is enough for us. */
      g_autofree char *seconds = NULL;
      const char *clock = strpbrk (published, "T ") + 1;

      if (strlen (clock) >= 5 && clock[2] == ':' && clock[5] != ':')
        seconds = g_strdup_printf ("%.*s:00%s", (int)(clock + 5 - published), published, clock + 5);
      time = g_date_time_new_from_iso8601 (seconds != NULL ? seconds : published, utc);
    }
  else
    {
      if (!parse_digits (&at, 4, &year))
        return FALSE;
      if (*at == '-' && (at++, !parse_digits (&at, 2, &month)))
        return FALSE;
      if (*at == '-' && (at++, !parse_digits (&at, 2, &day)))
        return FALSE;
      if (*at != '\0' || year < 1)
        return FALSE;
      time = g_date_time_new_utc (year, month, day, 0, 0, 0);
    }
  if (time == NULL)
    return FALSE;
  *moment = g_date_time_to_unix (time);
  return TRUE;
}

const char *
readout_store_get_visible (ReadoutStore *store, const char *clause)
{
  gint64 removed = 0;

  readout_sql_find (store, &removed, NULL,
                    "SELECT EXISTS (SELECT 1 FROM report WHERE removed IS NOT NULL)", "");
  return removed ? clause : "";
}
