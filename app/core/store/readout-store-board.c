/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The board: which statements, and how many.
 */
#include "store/readout-store-private.h"

static const ReadoutStatementQuery all = { 0 };

/* The rows of a list of ids. */
static GPtrArray *
load_rows (ReadoutStore *store, ReadoutSql *sql, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) local_error = NULL;

  while (readout_sql_step (sql, &local_error))
    {
      ReadoutBoardRow *row =
          readout_store_load_row (store, readout_sql_get_int (sql, 0), &local_error);

      if (row == NULL)
        break;
      g_ptr_array_add (rows, row);
    }
  if (local_error == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

static GPtrArray *
load_statements (ReadoutStore *store, ReadoutSql *sql, GError **error)
{
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) local_error = NULL;

  while (readout_sql_step (sql, &local_error))
    {
      ReadoutStatement *statement =
          readout_store_load_statement (store, readout_sql_get_int (sql, 0), &local_error);

      if (statement == NULL)
        break;
      g_ptr_array_add (statements, statement);
    }
  if (local_error == NULL)
    return g_steal_pointer (&statements);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

static char *
dup_order (ReadoutStatementSort sort, const ReadoutSelection *selection)
{
  const char *certainty = *selection->at == 'k' ? "k.confidence" : "s.certainty";

  switch (sort)
    {
    case READOUT_STATEMENT_SORT_NEWEST:
      return g_strdup_printf ("%s.moment DESC, %s DESC", selection->at, selection->id);
    case READOUT_STATEMENT_SORT_TEXT:
      return g_strdup ("s.report_id, s.start, s.id");
    case READOUT_STATEMENT_SORT_SUREST:
      return g_strdup_printf ("%s DESC, %s.moment, %s", certainty, selection->at, selection->id);
    case READOUT_STATEMENT_SORT_LEAST_SURE:
      return g_strdup_printf ("%s, %s.moment, %s", certainty, selection->at, selection->id);
    case READOUT_STATEMENT_SORT_PUBLISHED:
    default:
      return g_strdup_printf ("%s.moment, %s", selection->at, selection->id);
    }
}

gint64
readout_store_count_statements (ReadoutStore *store,
                                const ReadoutStatementQuery *query,
                                GError **error)
{
  g_auto (ReadoutSelection) selection = { 0 };
  g_autoptr (ReadoutSql) sql = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (store != NULL, -1);

  if (!readout_store_select (store, query != NULL ? query : &all, FALSE, FALSE, &selection, error))
    return -1;
  if (selection.nothing)
    return 0;
  text = g_strdup_printf ("SELECT count(*)%s", selection.from->str);
  sql = readout_sql_new_once (store, text);
  return readout_sql_step (sql, error) ? readout_sql_get_int (sql, 0) : -1;
}

/* The ids of a page. NULL without @error when nothing can be found. */
static ReadoutSql *
query_page (ReadoutStore *store,
            const ReadoutStatementQuery *query,
            guint offset,
            guint limit,
            GError **error)
{
  g_auto (ReadoutSelection) selection = { 0 };
  g_autofree char *order = NULL;
  g_autofree char *text = NULL;

  if (!readout_store_select (store, query, FALSE, query->sort == READOUT_STATEMENT_SORT_TEXT,
                             &selection, error) ||
      selection.nothing)
    return NULL;
  order = dup_order (query->sort, &selection);
  text = g_strdup_printf ("SELECT %s%s ORDER BY %s LIMIT %u OFFSET %u", selection.id,
                          selection.from->str, order, limit, offset);
  return readout_sql_new_once (store, text);
}

GPtrArray *
readout_store_list_statements (ReadoutStore *store,
                               const ReadoutStatementQuery *query,
                               guint offset,
                               guint limit,
                               GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (ReadoutSql) sql = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  sql = query_page (store, query != NULL ? query : &all, offset, limit, &local_error);
  if (sql != NULL)
    return load_rows (store, sql, error);
  if (local_error == NULL)
    return g_ptr_array_new_with_free_func (g_object_unref);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

GArray *
readout_store_list_statement_ids (ReadoutStore *store,
                                  const ReadoutStatementQuery *query,
                                  guint offset,
                                  guint limit,
                                  GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local_error = NULL;
  g_autoptr (ReadoutSql) sql = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  sql = query_page (store, query != NULL ? query : &all, offset, limit, &local_error);
  while (sql != NULL && readout_sql_step (sql, &local_error))
    {
      gint64 id = readout_sql_get_int (sql, 0);

      g_array_append_val (ids, id);
    }
  if (local_error == NULL)
    return g_steal_pointer (&ids);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

GPtrArray *
readout_store_get_report_statements (ReadoutStore *store, gint64 report_id, GError **error)
{
  g_autoptr (ReadoutSql) sql = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  sql = readout_sql_new (store, "SELECT id FROM statement WHERE report_id = ? ORDER BY start, id");
  readout_sql_bind (sql, "i", report_id);
  return load_statements (store, sql, error);
}

ReadoutStatement *
readout_store_get_statement (ReadoutStore *store, gint64 id, GError **error)
{
  g_return_val_if_fail (store != NULL, NULL);

  return readout_store_load_statement (store, id, error);
}

ReadoutBoardRow *
readout_store_get_board_row (ReadoutStore *store, gint64 id, GError **error)
{
  g_return_val_if_fail (store != NULL, NULL);

  return readout_store_load_row (store, id, error);
}

GPtrArray *
readout_store_visit_statements (ReadoutStore *store, gint64 after, guint limit, GError **error)
{
  g_autoptr (ReadoutSql) sql = NULL;
  g_autoptr (ReadoutSql) rest = NULL;
  g_autoptr (GPtrArray) statements = NULL;
  g_autoptr (GPtrArray) others = NULL;
  ReadoutStatement *last;

  g_return_val_if_fail (store != NULL, NULL);

  sql = readout_sql_new (store, "SELECT id FROM statement WHERE id > ? ORDER BY id LIMIT ?");
  readout_sql_bind (sql, "ii", after, (gint64)limit);
  statements = load_statements (store, sql, error);
  if (statements == NULL || statements->len < limit)
    return g_steal_pointer (&statements);

  last = g_ptr_array_index (statements, statements->len - 1);
  rest = readout_sql_new (store, "SELECT id FROM (SELECT id, report_id FROM statement WHERE id > ?"
                                 "  ORDER BY id LIMIT ?) WHERE report_id = ? ORDER BY id");
  readout_sql_bind (rest, "iii", last->id, (gint64)limit, last->report_id);
  others = load_statements (store, rest, error);
  if (others == NULL)
    return NULL;
  g_ptr_array_extend_and_steal (statements, g_steal_pointer (&others));
  return g_steal_pointer (&statements);
}

gboolean
readout_store_find_last_statement (ReadoutStore *store, gint64 *id, GError **error)
{
  g_return_val_if_fail (store != NULL && id != NULL, FALSE);

  return readout_sql_find (store, id, error, "SELECT coalesce(max(id), 0) FROM statement", "");
}
