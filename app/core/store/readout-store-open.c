/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opens a project file in whatever state it is found: new, old, read-only, damaged, or no project.
 */
#include "store/readout-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unicode/ucol.h>
#include <unistd.h>

/* A file of up to that many bytes is looked through for damage when it is opened; a larger one,
 * later, while there is nothing to do. */
#define CHECKED_AT_ONCE (32 * 1024 * 1024)
/* How long another program may keep the file locked before we give up. */
#define BUSY_MILLISECONDS 5000

/* The schema is trusted – its triggers write to the search tables – for it was compared with ours.
 */
static const char set_up_sql[] = "PRAGMA foreign_keys = ON;"
                                 "PRAGMA cell_size_check = ON;"
                                 "PRAGMA cache_size = -32768;";

static void
set_not_a_project_error (GError **error, const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_NOT_A_PROJECT,
               _("“%s” is not a Readout project."), name);
}

/* Looks at the first bytes, without SQLite: never blocks on a FIFO or a device. */
static gboolean
check_header (const char *path, GError **error)
{
  guint8 header[100] = { 0 };
  struct stat status;
  gssize length;
  int file = open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);

  if (file < 0)
    {
      readout_store_set_errno_error (error, errno, path);
      return FALSE;
    }
  if (fstat (file, &status) != 0 || !S_ISREG (status.st_mode))
    {
      close (file);
      set_not_a_project_error (error, path);
      return FALSE;
    }
  length = read (file, header, sizeof header);
  close (file);
  if (length < (gssize)sizeof header || memcmp (header, "SQLite format 3", 16) != 0 ||
      GUINT32_FROM_BE (*(guint32 *)(gpointer)(header + 68)) != READOUT_APPLICATION_NUMBER)
    {
      set_not_a_project_error (error, path);
      return FALSE;
    }
  return TRUE;
}

static gboolean
is_writable (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_access (path, W_OK) == 0 && g_access (folder, W_OK) == 0;
}

/* Opens and reads for the first time: a connection that cannot read is closed again. */
static int
open_connection (sqlite3 **connection, const char *path, int flags)
{
  int result =
      sqlite3_open_v2 (path, connection, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);

  if (result == SQLITE_OK)
    {
      sqlite3_busy_timeout (*connection, BUSY_MILLISECONDS);
      sqlite3_db_config (*connection, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
      result = sqlite3_exec (*connection, "SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL);
    }
  return result;
}

static gboolean
copy_file (const char *from, const char *to, GError **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);

  return g_file_copy (source, target, G_FILE_COPY_NONE, NULL, NULL, NULL, error);
}

/* A file with a WAL beside it where nothing can be written, or one that SQLite cannot open where it
 * is: copied, with its WAL, to where it can. */
static gboolean
open_copy (ReadoutStore *store, GError **error)
{
  g_autofree char *wal = g_strconcat (store->file, "-wal", NULL);
  g_autofree char *copy = NULL;
  g_autofree char *copy_wal = NULL;

  store->scratch = g_dir_make_tmp ("readout-XXXXXX", error);
  if (store->scratch == NULL)
    return FALSE;
  copy = g_build_filename (store->scratch, "copy", NULL);
  copy_wal = g_strconcat (copy, "-wal", NULL);
  if (!copy_file (store->file, copy, error) ||
      (g_file_test (wal, G_FILE_TEST_EXISTS) && !copy_file (wal, copy_wal, error)))
    return FALSE;
  if (open_connection (&store->connection, copy, SQLITE_OPEN_READWRITE) == SQLITE_OK)
    return TRUE;
  readout_store_set_sqlite_error (store, error);
  return FALSE;
}

/* Without a WAL the file is all there is: nothing is locked or left beside it. With one, SQLite
 * needs to write there. */
static gboolean
open_read_only (ReadoutStore *store, GError **error)
{
  g_autofree char *wal = g_strconcat (store->file, "-wal", NULL);
  g_autofree char *escaped = g_uri_escape_string (store->file, "/", FALSE);
  g_autofree char *uri = g_strdup_printf ("file:%s?immutable=1", escaped);
  GStatBuf status;
  int result;

  store->read_only = TRUE;
  if (store->copy == NULL && readout_working_copy_is_needed (store->file))
    return open_copy (store, error);
  if (g_stat (wal, &status) != 0 || status.st_size == 0)
    result = open_connection (&store->connection, uri, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
  else
    {
      result = open_connection (&store->connection, store->file, SQLITE_OPEN_READONLY);
      if ((result & 0xff) == SQLITE_CANTOPEN || (result & 0xff) == SQLITE_READONLY)
        {
          g_clear_pointer (&store->connection, sqlite3_close);
          return open_copy (store, error);
        }
    }
  if (result == SQLITE_OK)
    return TRUE;
  readout_store_set_sqlite_error (store, error);
  return FALSE;
}

static gboolean
open_writable (ReadoutStore *store, GError **error)
{
  int result = open_connection (&store->connection, store->file, SQLITE_OPEN_READWRITE);

  if (result == SQLITE_OK)
    return TRUE;
  if ((result & 0xff) == SQLITE_CANTOPEN || (result & 0xff) == SQLITE_READONLY)
    {
      g_clear_pointer (&store->connection, sqlite3_close);
      return open_read_only (store, error);
    }
  readout_store_set_sqlite_error (store, error);
  return FALSE;
}

static gboolean
fill_new_file (sqlite3 *connection, const char *path, GError **error)
{
  g_autofree char *number =
      g_strdup_printf ("PRAGMA application_id = %d", READOUT_APPLICATION_NUMBER);

  if (sqlite3_exec (connection, number, NULL, NULL, NULL) == SQLITE_OK &&
      readout_store_migrate (connection, path, readout_store_migrations, NULL, error))
    {
      if (sqlite3_exec (connection, "PRAGMA journal_mode = WAL", NULL, NULL, NULL) == SQLITE_OK)
        return TRUE;
    }
  if (error != NULL && *error == NULL)
    readout_sqlite_set_error (connection, path, error);
  return FALSE;
}

/* Makes an empty project under another name, then moves it to its own: whole or not at all. */
static gboolean
create_file (const char *path, GError **error)
{
  g_autofree char *partial = NULL;
  g_autoptr (GError) local_error = NULL;
  sqlite3 *connection = NULL;
  gboolean done;
  int file;

  do
    {
      g_free (partial);
      partial = readout_store_dup_workplace (path);
      file = open (partial, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
    }
  while (file < 0 && errno == EEXIST);
  if (file < 0)
    {
      g_autofree char *folder = g_path_get_dirname (path);

      readout_store_set_errno_error (error, errno, folder);
      return FALSE;
    }
  close (file);
  done = sqlite3_open_v2 (partial, &connection, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK &&
         fill_new_file (connection, path, &local_error);
  if (!done && local_error == NULL)
    readout_sqlite_set_error (connection, path, &local_error);
  sqlite3_close (connection);
  if (done && !readout_store_put_in_place (partial, path, &local_error))
    /* Made by another program meanwhile: then that is the project. */
    done = g_error_matches (local_error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_INVALID);
  g_unlink (partial);
  if (!done)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return done;
}

static gboolean
check_version (ReadoutStore *store, GError **error)
{
  g_autofree char *name = g_filename_display_basename (store->path);
  gint64 version = readout_sqlite_get_pragma (store->connection, "user_version");

  if (version > readout_store_count_migrations (readout_store_migrations))
    {
      g_set_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_NEWER,
                   _("“%s” was made by a newer version of Readout. Update Readout to open it."),
                      name);
      return FALSE;
    }
  if (version < 1)
    {
      set_not_a_project_error (error, store->path);
      return FALSE;
    }
  return TRUE;
}

/* Beside the file; of a file beside which nothing lasts, among the projects without a name. */
static char *
dup_backup_place (ReadoutStore *store)
{
  g_autofree char *name = NULL;
  g_autofree char *folder = NULL;

  if (store->copy == NULL)
    return g_strdup (store->path);
  name = g_path_get_basename (store->path);
  folder = readout_store_dup_unnamed_folder ();
  return g_build_filename (folder, name, NULL);
}

/* Brings an older file up to date: in place, or, when that may not be written, a copy of it. */
static gboolean
update (ReadoutStore *store, GError **error)
{
  g_autofree char *backup = NULL;
  g_autofree char *backup_of = NULL;
  gint64 version = readout_sqlite_get_pragma (store->connection, "user_version");

  if (version == readout_store_count_migrations (readout_store_migrations))
    return TRUE;
  if (store->read_only)
    {
      sqlite3 *memory = NULL;
      sqlite3_backup *copy;
      gboolean copied;

      sqlite3_open ("", &memory);
      copy = sqlite3_backup_init (memory, "main", store->connection, "main");
      copied = copy != NULL && sqlite3_backup_step (copy, -1) == SQLITE_DONE;
      sqlite3_backup_finish (copy);
      if (!copied)
        {
          readout_sqlite_set_error (memory, store->path, error);
          sqlite3_close (memory);
          return FALSE;
        }
      sqlite3_close (store->connection);
      store->connection = memory;
    }
  backup_of = dup_backup_place (store);
  if (!readout_store_migrate (store->connection, backup_of, readout_store_migrations,
                              store->read_only ? NULL : &backup, error))
    return FALSE;
  store->behind = store->copy != NULL;
  if (backup != NULL)
    {
      g_autofree char *name = g_filename_display_basename (backup);

      readout_store_add_notice (
          store,
          g_strdup_printf (_("This project was made by an older version of Readout and was updated. A copy from before is in “%s”."),
              name));
    }
  return TRUE;
}

static int
compare_words (void *collator, int length_a, const void *a, int length_b, const void *b)
{
  UErrorCode status = U_ZERO_ERROR;

  return ucol_strcollUTF8 (collator, a, length_a, b, length_b, &status);
}

/* "readout_words": the order of the person's language, for lists. Never in the schema, so that the
 * file opens in every SQLite. */
static void
add_collation (sqlite3 *connection)
{
  UErrorCode status = U_ZERO_ERROR;
  UCollator *collator = ucol_open (NULL, &status);

  if (U_FAILURE (status))
    {
      status = U_ZERO_ERROR;
      collator = ucol_open ("", &status);
    }
  g_assert (U_SUCCESS (status));
  ucol_setAttribute (collator, UCOL_NUMERIC_COLLATION, UCOL_ON, &status);
  sqlite3_create_collation_v2 (connection, "readout_words", SQLITE_UTF8, collator, compare_words,
                               (void (*) (void *))ucol_close);
}

static gboolean
check_at_once (ReadoutStore *store)
{
  GStatBuf status;

  store->checked = g_stat (store->file, &status) != 0 || status.st_size <= CHECKED_AT_ONCE;
  return !store->checked || readout_recovery_check (store->connection, NULL);
}

char *
readout_store_dup_workplace (const char *path)
{
  return readout_working_copy_is_needed (path) ? readout_working_copy_dup_new_path ()
                                               : readout_store_dup_partial_path (path);
}

char *
readout_store_dup_partial_path (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *random = g_uuid_string_random ();
  g_autofree char *hidden = NULL;

  name[MIN (strlen (name), 200)] = '\0'; /* a file name has at most 255 bytes */
  hidden = g_strdup_printf (".%s.%s", name, random);
  return g_build_filename (folder, hidden, NULL);
}

gboolean
readout_store_put_in_place (const char *from, const char *to, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (to);
  int file;
  int code = 0;

  if (readout_working_copy_is_needed (to))
    {
      if (!readout_working_copy_put (from, to, error))
        return FALSE;
      g_unlink (from);
      return TRUE;
    }
  file = open (from, O_RDONLY | O_CLOEXEC);
  if (file < 0 || fsync (file) != 0)
    code = errno;
  if (file >= 0)
    close (file);
  if (code == 0 && renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) != 0)
    {
      code = errno;
      /* A file system that cannot refuse to replace. */
      if (code == EINVAL || code == ENOSYS)
        code = g_file_test (to, G_FILE_TEST_EXISTS) ? EEXIST : g_rename (from, to) != 0 ? errno : 0;
    }
  if (code != 0)
    {
      readout_store_set_errno_error (error, code, to);
      return FALSE;
    }
  file = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file >= 0)
    {
      fsync (file);
      close (file);
    }
  return TRUE;
}

gboolean
readout_store_set_up (ReadoutStore *store, GError **error)
{
  sqlite3_db_config (store->connection, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (store->connection, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_db_config (store->connection, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  add_collation (store->connection);
  readout_store_forget_sets (store);
  readout_store_add_set_function (store);
  return readout_sql_exec (store, set_up_sql, error) && readout_action_prepare (store, error);
}

/* What SQLite is to open: the file, or a working copy. Whether it may be written there. */
static gboolean
choose_file (ReadoutStore *store)
{
  g_autoptr (GError) problem = NULL;
  char *notice = NULL;
  gboolean writable = is_writable (store->path);

  if (g_file_test (store->path, G_FILE_TEST_IS_REGULAR) &&
      readout_working_copy_is_needed (store->path))
    {
      if (readout_working_copy_is_writable (store->path))
        store->copy = readout_working_copy_open (store->path, &notice, &problem);
      writable = store->copy != NULL;
      if (notice != NULL)
        readout_store_add_notice (store, notice);
      /* It can still be looked at. */
      if (problem != NULL)
        readout_store_add_notice (store, g_strdup (problem->message));
    }
  store->file =
      g_strdup (store->copy != NULL ? readout_working_copy_get_path (store->copy) : store->path);
  return writable;
}

gboolean
readout_store_connect (ReadoutStore *store, gboolean create, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *name = g_filename_display_basename (store->path);
  gboolean writable;

  if (create && !g_file_test (store->path, G_FILE_TEST_EXISTS) && !create_file (store->path, error))
    return FALSE;
  writable = choose_file (store);
  if (!check_header (store->file, error))
    return FALSE;
  if (!(writable ? open_writable (store, &local_error) : open_read_only (store, &local_error)) ||
      !check_version (store, &local_error) || !check_at_once (store))
    {
      if (local_error != NULL &&
          !g_error_matches (local_error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_DAMAGED))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      return readout_store_salvage (store, error);
    }
  if (!readout_store_check_schema (store->connection, readout_store_migrations))
    {
      set_not_a_project_error (error, store->path);
      return FALSE;
    }
  if (!update (store, error) || !readout_store_set_up (store, error))
    return FALSE;
  if (store->read_only)
    {
      readout_store_add_notice (
          store, g_strdup_printf (
                     _("“%s” can only be read, not changed. Save it under another name to go on."),
                        name));
      return readout_sql_exec (store, "PRAGMA query_only = ON", error);
    }
  return readout_sql_exec (
      store,
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 8000",
      error);
}
