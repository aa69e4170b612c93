/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reports as they are read: one, or lists of them in an order.
 */
#include "store/readout-store-private.h"

/* As many reports a day make days worth telling apart in a list. */
#define FULL_DAY 3

#define REPORT_COLUMNS                                                                             \
  "r.id, o.name, r.title, r.author, r.published, r.url, r.language, r.media_type, r.sha256,"       \
  " r.file_name, r.state, r.doubtful"

/* Of dates that begin at the same moment, a day stands before its month and that before its year.
 */
static const char *const sort_orders[][2] = {
  { "r.moment DESC NULLS LAST, length(r.published) DESC, r.id",
    "r.moment NULLS FIRST, length(r.published), r.id DESC" },
  { "o.name COLLATE readout_words NULLS LAST, r.moment DESC, r.id",
    "o.name COLLATE readout_words DESC NULLS FIRST, r.moment, r.id DESC" },
  { "coalesce(r.title, r.file_name) COLLATE readout_words NULLS LAST, r.id",
    "coalesce(r.title, r.file_name) COLLATE readout_words DESC NULLS FIRST, r.id DESC" },
  { "r.id", "r.id DESC" },
  { "r.state DESC, r.moment DESC NULLS LAST, r.id", "r.state, r.moment DESC NULLS LAST, r.id" },
};

static ReadoutReport *
load_report (ReadoutSql *sql)
{
  ReadoutReport *report = readout_report_new ();
  guint doubts = readout_sql_get_int (sql, 11);

  report->id = readout_sql_get_int (sql, 0);
  report->outlet = readout_sql_dup_text (sql, 1);
  report->title = readout_sql_dup_text (sql, 2);
  report->author = readout_sql_dup_text (sql, 3);
  report->published = readout_sql_dup_text (sql, 4);
  report->url = readout_sql_dup_text (sql, 5);
  report->language = readout_sql_dup_text (sql, 6);
  report->media_type = readout_sql_dup_text (sql, 7);
  report->sha256 = readout_sql_dup_text (sql, 8);
  report->path = readout_sql_dup_text (sql, 9);
  report->state = readout_sql_get_int (sql, 10);
  for (guint i = 0; i <= READOUT_REPORT_FIELD_LANGUAGE; i++)
    if (doubts & (1u << i))
      readout_report_add_doubt (report, i);
  return report;
}

/* For LIKE, with \ as escape. */
static char *
make_pattern (const char *words)
{
  GString *pattern = g_string_new ("%");

  for (const char *at = words; *at != '\0'; at++)
    {
      if (*at == '%' || *at == '_' || *at == '\\')
        g_string_append_c (pattern, '\\');
      g_string_append_c (pattern, *at);
    }
  g_string_append_c (pattern, '%');
  return g_string_free (pattern, FALSE);
}

/* " FROM … WHERE …" with parameters 1, 3 and 4 (the search) and 2 (the outlet). */
static void
append_selection (GString *text, const ReadoutReportQuery *query, const char *match)
{
  g_string_append (text, " FROM report r LEFT JOIN outlet o ON o.id = r.outlet_id"
                         " WHERE r.removed IS NULL");
  if (match != NULL)
    g_string_append (
        text, " AND (r.id IN (SELECT rowid FROM report_search WHERE report_search MATCH ?1)"
              "  OR r.outlet_id IN (SELECT outlet_id FROM outlet_name WHERE instr(folded, ?3) > 0)"
              "  OR r.author LIKE ?4 ESCAPE '\\')");
  if (query->outlet_id != 0)
    g_string_append (text, " AND r.outlet_id = ?2");
}

static void
bind_selection (ReadoutSql *sql, const ReadoutReportQuery *query, const char *match)
{
  if (sql->handle == NULL)
    return;
  if (match != NULL)
    {
      g_autofree char *words = readout_store_strip (query->search);

      sqlite3_bind_text (sql->handle, 1, match, -1, SQLITE_STATIC);
      sqlite3_bind_text (sql->handle, 3, readout_store_fold_name (words), -1, g_free);
      sqlite3_bind_text (sql->handle, 4, make_pattern (words), -1, g_free);
    }
  if (query->outlet_id != 0)
    sqlite3_bind_int64 (sql->handle, 2, query->outlet_id);
}

static gboolean
is_blank (const char *text)
{
  g_autofree char *stripped = readout_store_strip (text);

  return stripped == NULL;
}

/* A search in which there is no word to look for finds nothing. */
static gboolean
make_match (const ReadoutReportQuery *query, char **match)
{
  *match = NULL;
  if (is_blank (query->search))
    return TRUE;
  *match = readout_store_make_match (query->search);
  return *match != NULL;
}

ReadoutReport *
readout_store_get_report (ReadoutStore *store, gint64 id, GError **error)
{
  g_autoptr (ReadoutReport) report = NULL;
  g_autoptr (ReadoutSql) sql = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  sql = readout_sql_new (store,
                         "SELECT " REPORT_COLUMNS
                         " FROM report r LEFT JOIN outlet o ON o.id = r.outlet_id WHERE r.id = ?");
  readout_sql_bind (sql, "i", id);
  if (!readout_sql_step (sql, &local_error))
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        readout_store_set_no_record (error);
      return NULL;
    }
  report = load_report (sql);
  report->text = readout_store_load_text (store, id, error);
  return report->text != NULL ? g_steal_pointer (&report) : NULL;
}

gboolean
readout_store_is_report_removed (ReadoutStore *store, gint64 id, gboolean *removed, GError **error)
{
  gint64 value = 0;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (store != NULL && removed != NULL, FALSE);

  if (readout_sql_find (store, &value, &local_error,
                        "SELECT removed IS NOT NULL FROM report WHERE id = ?", "i", id))
    {
      *removed = value != 0;
      return TRUE;
    }
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    readout_store_set_no_record (error);
  return FALSE;
}

GPtrArray *
readout_store_list_reports_by_id (ReadoutStore *store, GArray *ids, GError **error)
{
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (store != NULL, NULL);
  g_return_val_if_fail (ids != NULL, NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (ReadoutSql) sql = readout_sql_new (
          store, "SELECT " REPORT_COLUMNS ", r.added, (SELECT count(*) FROM statement s"
                 "    WHERE s.report_id = r.id AND s.state IN (0, 1))"
                 "  FROM report r LEFT JOIN outlet o ON o.id = r.outlet_id"
                 "  WHERE r.id = ? AND r.removed IS NULL");

      readout_sql_bind (sql, "i", g_array_index (ids, gint64, i));
      if (readout_sql_step (sql, &local_error))
        {
          ReadoutReport *report = load_report (sql);

          report->added = readout_sql_get_int (sql, 12);
          report->n_statements = readout_sql_get_int (sql, 13);
          g_ptr_array_add (reports, report);
        }
      else if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
    }
  return g_steal_pointer (&reports);
}

gint64
readout_store_find_report (ReadoutStore *store, const char *sha256, GError **error)
{
  gint64 id = 0;

  g_return_val_if_fail (store != NULL, 0);
  g_return_val_if_fail (sha256 != NULL, 0);

  readout_sql_find (store, &id, error,
                    "SELECT id FROM report INDEXED BY report_sha256"
                    "  WHERE sha256 = ? AND removed IS NULL",
                    "t", sha256);
  return id;
}

gint64
readout_store_count_reports (ReadoutStore *store, const ReadoutReportQuery *query, GError **error)
{
  static const ReadoutReportQuery all = { 0 };
  g_autoptr (GString) text = g_string_new ("SELECT count(*)");
  g_autoptr (ReadoutSql) sql = NULL;
  g_autofree char *match = NULL;

  g_return_val_if_fail (store != NULL, -1);

  if (query == NULL)
    query = &all;
  if (!make_match (query, &match))
    return 0;
  append_selection (text, query, match);
  sql = readout_sql_new_once (store, text->str);
  bind_selection (sql, query, match);
  return readout_sql_step (sql, error) ? readout_sql_get_int (sql, 0) : -1;
}

/* (element-type gint64): a page of the list, in its order. */
static GArray *
list_ids (
    ReadoutStore *store, const ReadoutReportQuery *query, guint offset, guint limit, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GString) text = g_string_new ("SELECT r.id");
  g_autoptr (ReadoutSql) sql = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *match = NULL;

  if (!make_match (query, &match))
    return g_steal_pointer (&ids);
  append_selection (text, query, match);
  g_string_append_printf (text, " ORDER BY %s LIMIT %u OFFSET %u",
                          sort_orders[query->sort][query->reversed ? 1 : 0], limit, offset);
  sql = readout_sql_new_once (store, text->str);
  bind_selection (sql, query, match);
  while (readout_sql_step (sql, &local_error))
    {
      gint64 id = readout_sql_get_int (sql, 0);

      g_array_append_val (ids, id);
    }
  if (local_error == NULL)
    return g_steal_pointer (&ids);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/* Sorting carries ids alone: the rest, and how many statements there are, is read for one page. */
GPtrArray *
readout_store_list_reports (
    ReadoutStore *store, const ReadoutReportQuery *query, guint offset, guint limit, GError **error)
{
  static const ReadoutReportQuery all = { 0 };
  g_autoptr (GArray) ids = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  if (query == NULL)
    query = &all;
  g_return_val_if_fail (query->sort < G_N_ELEMENTS (sort_orders), NULL);

  ids = list_ids (store, query, offset, limit, error);
  return ids != NULL ? readout_store_list_reports_by_id (store, ids, error) : NULL;
}

GArray *
readout_store_list_report_ids (ReadoutStore *store, const ReadoutReportQuery *query, GError **error)
{
  static const ReadoutReportQuery all = { 0 };

  g_return_val_if_fail (store != NULL, NULL);

  if (query == NULL)
    query = &all;
  g_return_val_if_fail (query->sort < G_N_ELEMENTS (sort_orders), NULL);

  return list_ids (store, query, 0, G_MAXINT, error);
}

gboolean
readout_store_are_days_full (ReadoutStore *store, gboolean *full, GError **error)
{
  gint64 value = 0;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (store != NULL && full != NULL, FALSE);

  if (!readout_sql_find (store, &value, &local_error,
                         "SELECT count(*) >= ? * count(DISTINCT moment / 86400) FROM report"
                         "  WHERE removed IS NULL AND moment IS NOT NULL",
                         "d", FULL_DAY) &&
      local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  *full = value != 0;
  return TRUE;
}
