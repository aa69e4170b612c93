/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The board: which statements, how many, in what groups. Every plain query is answered from one
 * index (statement_actor, statement_moment, stance_board), so that a million statements are no
 * matter.
 */
#include "store/readout-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const ReadoutStatementQuery all = { 0 };

/* A query as SQL: " FROM … WHERE …", where "at" is the table and "id" the column of the statement.
 */
typedef struct
{
  GString *from;
  const char *at;
  const char *id;
  char *match; /* parameter 1 */
  gboolean nothing;
} Selection;

static void
clear_selection (Selection *selection)
{
  g_string_free (selection->from, TRUE);
  g_free (selection->match);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Selection, clear_selection)

static void
append_mask (GString *sql, const char *table, const char *column, guint mask, guint n_values)
{
  const char *before = "";

  g_string_append_printf (sql, " AND %s.%s IN (", table, column);
  for (guint i = 0; i < n_values; i++)
    if (mask & (1u << i))
      {
        g_string_append_printf (sql, "%s%u", before, i);
        before = ", ";
      }
  g_string_append_c (sql, ')');
}

/* The first second after what an ISO 8601 date names: a year, a month, a day, a moment. */
static gboolean
find_end (const char *until, gint64 *end)
{
  g_autoptr (GDateTime) start = NULL;
  g_autoptr (GDateTime) next = NULL;
  gint64 moment;
  gsize length;

  if (!readout_store_parse_date (until, &moment))
    return FALSE;
  start = g_date_time_new_from_unix_utc (moment);
  length = strlen (until);
  next = length == 4    ? g_date_time_add_years (start, 1)
         : length == 7  ? g_date_time_add_months (start, 1)
         : length == 10 ? g_date_time_add_days (start, 1)
                        : g_date_time_add_seconds (start, 1);
  *end = next != NULL ? g_date_time_to_unix (next) : G_MAXINT64;
  return TRUE;
}

static gboolean
append_dates (GString *sql, const char *at, const ReadoutStatementQuery *query, GError **error)
{
  gint64 from = 0;
  gint64 end = 0;

  if ((query->from != NULL && !readout_store_parse_date (query->from, &from)) ||
      (query->until != NULL && !find_end (query->until, &end)))
    {
      g_set_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_INVALID,
                   _("“%s” is not a date. Write it as year, month and day: 2022-02-24."),
                      query->from != NULL && from == 0 ? query->from : query->until);
      return FALSE;
    }
  if (query->from != NULL)
    g_string_append_printf (sql, " AND %s.moment >= %" G_GINT64_FORMAT, at, from);
  if (query->until != NULL)
    g_string_append_printf (sql, " AND %s.moment < %" G_GINT64_FORMAT, at, end);
  return TRUE;
}

static void
append_topic (ReadoutStore *store, Selection *selection, const ReadoutStatementQuery *query)
{
  GString *sql = selection->from;
  gint64 removed = 0;

  if (query->topic_id > 0)
    {
      g_string_append_printf (sql, " AND k.topic_id = %" G_GINT64_FORMAT, query->topic_id);
      if (query->positions != 0)
        append_mask (sql, "k", "position", query->positions, 3);
      else
        g_string_append (sql, " AND k.position IS NOT NULL");
      if (query->review)
        g_string_append (sql, " AND k.review");
      return;
    }
  if (query->topic_id == READOUT_NO_TOPIC || query->positions != 0 || query->review)
    {
      readout_sql_find (store, &removed, NULL,
                        "SELECT EXISTS (SELECT 1 FROM topic WHERE removed IS NOT NULL)", "");
      g_string_append_printf (
          sql, " AND %s (SELECT 1 FROM stance k WHERE k.statement_id = s.id%s",
          query->topic_id == READOUT_NO_TOPIC ? "NOT EXISTS" : "EXISTS",
          removed ? " AND k.topic_id NOT IN (SELECT id FROM topic WHERE removed IS NOT NULL)" : "");
      if (query->positions != 0)
        append_mask (sql, "k", "position", query->positions, 3);
      else
        g_string_append (sql, " AND k.position IS NOT NULL");
      if (query->review)
        g_string_append (sql, " AND k.review");
      g_string_append_c (sql, ')');
    }
}

static gboolean
select_statements (ReadoutStore *store,
                   const ReadoutStatementQuery *query,
                   gboolean needs_statement,
                   Selection *selection,
                   GError **error)
{
  gboolean by_topic = query->topic_id > 0;
  guint states = query->states != 0
                     ? query->states
                     : READOUT_MASK (READOUT_STATEMENT_NEW) | READOUT_MASK (READOUT_STATEMENT_KEPT);
  g_autofree char *search = readout_store_strip (query->search);
  GString *sql = g_string_new (NULL);

  selection->from = sql;
  selection->at = by_topic ? "k" : "s";
  selection->id = by_topic ? "k.statement_id" : "s.id";
  if (search != NULL)
    {
      selection->match = readout_store_make_match (search);
      selection->nothing = selection->match == NULL;
    }
  needs_statement = needs_statement || query->quotations != 0;
  if (!by_topic)
    g_string_append (sql, " FROM statement s");
  else if (needs_statement)
    g_string_append (sql, " FROM stance k JOIN statement s ON s.id = k.statement_id");
  else
    g_string_append (sql, " FROM stance k");
  g_string_append (sql, " WHERE 1");
  append_topic (store, selection, query);
  append_mask (sql, selection->at, "state", states, 3);
  if (query->actor_id != READOUT_ANY)
    g_string_append_printf (sql, " AND %s.actor_id = %" G_GINT64_FORMAT, selection->at,
                            query->actor_id);
  if (query->report_id != READOUT_ANY)
    g_string_append_printf (sql, " AND %s.report_id = %" G_GINT64_FORMAT, selection->at,
                            query->report_id);
  if (query->outlet_id != READOUT_ANY)
    g_string_append_printf (sql,
                            " AND %s.report_id IN (SELECT id FROM report"
                            " WHERE outlet_id = %" G_GINT64_FORMAT ")",
                            selection->at, query->outlet_id);
  if (query->quotations != 0)
    append_mask (sql, "s", "quotation", query->quotations, 3);
  if (selection->match != NULL)
    g_string_append_printf (sql,
                            " AND %s IN (SELECT rowid FROM statement_search"
                            " WHERE statement_search MATCH ?1)",
                            selection->id);
  g_string_append (sql,
                   readout_store_get_visible (
                       store, by_topic ? " AND k.report_id NOT IN"
                                         " (SELECT id FROM report WHERE removed IS NOT NULL)"
                                       : " AND s.report_id NOT IN"
                                         " (SELECT id FROM report WHERE removed IS NOT NULL)"));
  return append_dates (sql, selection->at, query, error);
}

static ReadoutSql *
prepare (ReadoutStore *store, const char *text, const Selection *selection)
{
  ReadoutSql *sql = readout_sql_new_once (store, text);

  if (selection->match != NULL)
    readout_sql_bind (sql, "t", selection->match);
  return sql;
}

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

gint64
readout_store_count_statements (ReadoutStore *store,
                                const ReadoutStatementQuery *query,
                                GError **error)
{
  g_auto (Selection) selection = { 0 };
  g_autoptr (ReadoutSql) sql = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (store != NULL, -1);

  if (!select_statements (store, query != NULL ? query : &all, FALSE, &selection, error))
    return -1;
  if (selection.nothing)
    return 0;
  text = g_strdup_printf ("SELECT count(*)%s", selection.from->str);
  sql = prepare (store, text, &selection);
  return readout_sql_step (sql, error) ? readout_sql_get_int (sql, 0) : -1;
}

GPtrArray *
readout_store_list_statements (ReadoutStore *store,
                               const ReadoutStatementQuery *query,
                               guint offset,
                               guint limit,
                               GError **error)
{
  g_auto (Selection) selection = { 0 };
  g_autoptr (ReadoutSql) sql = NULL;
  g_autofree char *order = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  if (query == NULL)
    query = &all;
  if (!select_statements (store, query, query->sort == READOUT_STATEMENT_SORT_TEXT, &selection,
                          error))
    return NULL;
  if (selection.nothing)
    return g_ptr_array_new_with_free_func (g_object_unref);
  switch (query->sort)
    {
    case READOUT_STATEMENT_SORT_NEWEST:
      order = g_strdup_printf ("%s.moment DESC, %s DESC", selection.at, selection.id);
      break;
    case READOUT_STATEMENT_SORT_TEXT:
      order = g_strdup ("s.report_id, s.start, s.id");
      break;
    case READOUT_STATEMENT_SORT_PUBLISHED:
    default:
      order = g_strdup_printf ("%s.moment, %s", selection.at, selection.id);
      break;
    }
  text = g_strdup_printf ("SELECT %s%s ORDER BY %s LIMIT %u OFFSET %u", selection.id,
                          selection.from->str, order, limit, offset);
  sql = prepare (store, text, &selection);
  return load_rows (store, sql, error);
}

GPtrArray *
readout_store_list_groups (ReadoutStore *store, const ReadoutStatementQuery *query, GError **error)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (Selection) selection = { 0 };
  g_autoptr (GError) local_error = NULL;
  g_autoptr (ReadoutSql) sql = NULL;
  g_autofree char *text = NULL;
  gboolean by_topic;

  g_return_val_if_fail (store != NULL, NULL);

  if (query == NULL)
    query = &all;
  by_topic = query->topic_id > 0;
  if (!select_statements (store, query, FALSE, &selection, error))
    return NULL;
  if (selection.nothing)
    return g_steal_pointer (&groups);
  text = g_strdup_printf (
      "SELECT g.actor_id, a.name, a.kind, g.position, g.n, g.n_new, g.first, g.last FROM"
      " (SELECT %s.actor_id AS actor_id, %s AS position, count(*) AS n,"
      "  sum(%s.state = 0) AS n_new, min(%s.moment) AS first, max(%s.moment) AS last%s GROUP BY %s.actor_id%s) g"
      " JOIN actor a ON a.id = g.actor_id"
      " ORDER BY sum(g.n) OVER (PARTITION BY g.actor_id) DESC, a.name COLLATE readout_words, a.id,"
      "  (g.position + 2) %% 3",
      selection.at, by_topic ? "k.position" : "0", selection.at, selection.at, selection.at,
      selection.from->str, selection.at, by_topic ? ", k.position" : "");
  sql = prepare (store, text, &selection);
  while (readout_sql_step (sql, &local_error))
    {
      ReadoutGroup *group = readout_group_new ();

      group->topic_id = by_topic ? query->topic_id : 0;
      group->actor_id = readout_sql_get_int (sql, 0);
      group->actor = readout_sql_dup_text (sql, 1);
      group->kind = readout_sql_get_int (sql, 2);
      group->position = readout_sql_get_int (sql, 3);
      group->n_statements = readout_sql_get_int (sql, 4);
      group->n_new = readout_sql_get_int (sql, 5);
      group->first = readout_sql_get_int (sql, 6);
      group->last = readout_sql_get_int (sql, 7);
      g_ptr_array_add (groups, group);
    }
  if (local_error == NULL)
    return g_steal_pointer (&groups);
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
