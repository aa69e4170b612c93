/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SQL statements that are prepared once, bound in a line, and whose errors are words.
 */
#include "store/readout-store-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdarg.h>

static ReadoutSql *
prepare (ReadoutStore *store, const char *text, gboolean kept)
{
  ReadoutSql *sql = g_new0 (ReadoutSql, 1);

  sql->store = store;
  sql->kept = kept;
  if (kept)
    sql->handle = g_hash_table_lookup (store->prepared, text);
  if (sql->handle != NULL && sqlite3_stmt_busy (sql->handle))
    {
      sql->handle = NULL; /* in use further up: a second one, for this time */
      sql->kept = FALSE;
    }
  if (sql->handle == NULL)
    {
      sqlite3_prepare_v3 (store->connection, text, -1, sql->kept ? SQLITE_PREPARE_PERSISTENT : 0,
                          &sql->handle, NULL);
      if (sql->kept && sql->handle != NULL)
        g_hash_table_insert (store->prepared, (gpointer)text, sql->handle);
    }
  return sql;
}

static void
bind_list (ReadoutSql *sql, const char *types, va_list arguments)
{
  for (int i = 1; types[i - 1] != '\0'; i++)
    switch (types[i - 1])
      {
      case 'i':
        sqlite3_bind_int64 (sql->handle, i, va_arg (arguments, gint64));
        break;
      case 'd':
        sqlite3_bind_int64 (sql->handle, i, va_arg (arguments, int));
        break;
      case 'r':
        sqlite3_bind_double (sql->handle, i, va_arg (arguments, double));
        break;
      case 't':
        sqlite3_bind_text (sql->handle, i, va_arg (arguments, const char *), -1, SQLITE_STATIC);
        break;
      case 'b':
        {
          GBytes *bytes = va_arg (arguments, GBytes *);

          if (bytes == NULL)
            sqlite3_bind_null (sql->handle, i);
          else if (g_bytes_get_size (bytes) == 0)
            sqlite3_bind_zeroblob (sql->handle, i, 0);
          else
            sqlite3_bind_blob64 (sql->handle, i, g_bytes_get_data (bytes, NULL),
                                 g_bytes_get_size (bytes), SQLITE_STATIC);
          break;
        }
      case 'n':
        sqlite3_bind_null (sql->handle, i);
        break;
      default:
        g_assert_not_reached ();
      }
}

static gboolean
is_no_space (sqlite3 *connection)
{
  int system_error = sqlite3_system_errno (connection);

  return system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG;
}

GQuark
readout_store_error_quark (void)
{
  return g_quark_from_static_string ("readout-store-error-quark");
}

ReadoutSql *
readout_sql_new (ReadoutStore *store, const char *text)
{
  return prepare (store, text, TRUE);
}

ReadoutSql *
readout_sql_new_once (ReadoutStore *store, const char *text)
{
  return prepare (store, text, FALSE);
}

void
readout_sql_free (ReadoutSql *sql)
{
  if (sql->handle != NULL && sql->kept)
    {
      sqlite3_reset (sql->handle);
      sqlite3_clear_bindings (sql->handle);
    }
  else
    sqlite3_finalize (sql->handle);
  g_free (sql);
}

void
readout_sql_bind (ReadoutSql *sql, const char *types, ...)
{
  va_list arguments;

  if (sql->handle == NULL)
    return;
  va_start (arguments, types);
  bind_list (sql, types, arguments);
  va_end (arguments);
}

gboolean
readout_sql_step (ReadoutSql *sql, GError **error)
{
  int result;

  if (sql->handle == NULL)
    {
      readout_store_set_sqlite_error (sql->store, error);
      return FALSE;
    }
  result = sqlite3_step (sql->handle);
  if (result == SQLITE_ROW)
    return TRUE;
  if (result != SQLITE_DONE)
    readout_store_set_sqlite_error (sql->store, error);
  return FALSE;
}

gboolean
readout_sql_run (ReadoutSql *sql, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  while (readout_sql_step (sql, &local_error))
    ;
  if (sql->handle != NULL)
    sqlite3_reset (sql->handle);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

gint64
readout_sql_get_int (ReadoutSql *sql, int column)
{
  return sqlite3_column_int64 (sql->handle, column);
}

double
readout_sql_get_real (ReadoutSql *sql, int column)
{
  return sqlite3_column_double (sql->handle, column);
}

gboolean
readout_sql_is_null (ReadoutSql *sql, int column)
{
  return sqlite3_column_type (sql->handle, column) == SQLITE_NULL;
}

const char *
readout_sql_get_text (ReadoutSql *sql, int column)
{
  return (const char *)sqlite3_column_text (sql->handle, column);
}

char *
readout_sql_dup_text (ReadoutSql *sql, int column)
{
  const char *text = readout_sql_get_text (sql, column);

  /* STRICT tables hold text, but in a file from elsewhere it need not be UTF-8. */
  return text != NULL ? g_utf8_make_valid (text, -1) : NULL;
}

void
readout_sql_append_ids (GString *sql, GArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (sql, "%s%" G_GINT64_FORMAT, i > 0 ? ", " : "",
                            g_array_index (ids, gint64, i));
  g_string_append_c (sql, ')');
}

void
readout_sql_append_quoted (GString *sql, const char *text)
{
  char *quoted = sqlite3_mprintf ("%Q", text);

  g_string_append (sql, quoted);
  sqlite3_free (quoted);
}

gboolean
readout_sql_do (ReadoutStore *store, GError **error, const char *text, const char *types, ...)
{
  g_autoptr (ReadoutSql) sql = readout_sql_new (store, text);
  va_list arguments;

  if (sql->handle != NULL)
    {
      va_start (arguments, types);
      bind_list (sql, types, arguments);
      va_end (arguments);
    }
  return readout_sql_run (sql, error);
}

gboolean
readout_sql_find (
    ReadoutStore *store, gint64 *value, GError **error, const char *text, const char *types, ...)
{
  g_autoptr (ReadoutSql) sql = readout_sql_new (store, text);
  va_list arguments;

  if (sql->handle != NULL)
    {
      va_start (arguments, types);
      bind_list (sql, types, arguments);
      va_end (arguments);
    }
  if (!readout_sql_step (sql, error))
    return FALSE;
  *value = readout_sql_get_int (sql, 0);
  return TRUE;
}

gboolean
readout_sql_exec (ReadoutStore *store, const char *text, GError **error)
{
  if (sqlite3_exec (store->connection, text, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  readout_store_set_sqlite_error (store, error);
  return FALSE;
}

void
readout_sqlite_set_error (sqlite3 *connection, const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  int code = sqlite3_errcode (connection) & 0xff;
  const char *words = sqlite3_errmsg (connection);

  switch (code)
    {
    case SQLITE_INTERRUPT:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Cancelled"));
      return;
    case SQLITE_FULL:
    full:
      g_set_error (
          error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_FULL,
          _("There is no space left on the disk for “%s”. The last change was not made; nothing else is lost."),
             name);
      return;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      g_set_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_DAMAGED,
                   _("The project file “%s” is damaged."), name);
      return;
    case SQLITE_READONLY:
      g_set_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_READ_ONLY,
                   _("“%s” can only be read, not changed."), name);
      return;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_BUSY,
                   _("“%s” is in use by another program. Close it there and try again."), name);
      return;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      g_set_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_NO_ACCESS,
                   _("“%s” cannot be opened: there is no permission for it."), name);
      return;
    case SQLITE_TOOBIG:
      g_set_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_INVALID,
                   _("This is too large for the project “%s”."), name);
      return;
    case SQLITE_IOERR:
      if (is_no_space (connection))
        goto full;
      if (sqlite3_extended_errcode (connection) == SQLITE_IOERR_WRITE)
        {
          /* A file that reached the size that its file system or its owner may have. */
          g_set_error (
              error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_FULL,
              _("“%s” could not be written: there is no space left for it, or the disk failed. The last change was not made; nothing else is lost."),
                 name);
          return;
        }
      g_set_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_FAILED,
                   _("“%s” could not be read or written: %s."), name,
                      sqlite3_system_errno (connection) != 0
                          ? g_strerror (sqlite3_system_errno (connection))
                          : words);
      return;
    default:
      g_set_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_FAILED,
                   _("Something went wrong with the project “%s”: %s."), name, words);
    }
}

void
readout_store_set_sqlite_error (ReadoutStore *store, GError **error)
{
  readout_sqlite_set_error (store->connection, store->path, error);
}

void
readout_store_set_no_record (GError **error)
{
  g_set_error_literal (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_NO_RECORD,
                       _("This is no longer in the project."));
}

gboolean
readout_store_check_record (ReadoutStore *store, const char *query, gint64 id, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gint64 found;

  if (readout_sql_find (store, &found, &local_error, query, "i", id))
    return TRUE;
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    readout_store_set_no_record (error);
  return FALSE;
}
