/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reports: lists of them, their metadata, their state, and their removal.
 */
#include "store/readout-store-private.h"

#include <glib/gi18n-lib.h>

#define REPORT_COLUMNS                                                                             \
  "r.id, o.name, r.title, r.author, r.published, r.url, r.language, r.media_type, r.sha256,"       \
  " r.file_name, r.state, r.doubtful"

static const char *const sort_orders[][2] = {
  { "r.moment DESC NULLS LAST, r.id", "r.moment NULLS FIRST, r.id DESC" },
  { "o.name COLLATE readout_words NULLS LAST, r.moment DESC, r.id",
    "o.name COLLATE readout_words DESC NULLS FIRST, r.moment, r.id DESC" },
  { "coalesce(r.title, r.file_name) COLLATE readout_words NULLS LAST, r.id",
    "coalesce(r.title, r.file_name) COLLATE readout_words DESC NULLS FIRST, r.id DESC" },
  { "r.id", "r.id DESC" },
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

/* " FROM … WHERE …" with parameters 1 (the search) and 2 (the outlet). */
static void
append_selection (GString *text, const ReadoutReportQuery *query, const char *match)
{
  g_string_append (text, " FROM report r LEFT JOIN outlet o ON o.id = r.outlet_id"
                         " WHERE r.removed IS NULL");
  if (match != NULL)
    g_string_append (text, " AND r.id IN"
                           " (SELECT rowid FROM report_search WHERE report_search MATCH ?1)");
  if (query->outlet_id != 0)
    g_string_append (text, " AND r.outlet_id = ?2");
}

static void
bind_selection (ReadoutSql *sql, const ReadoutReportQuery *query, const char *match)
{
  if (sql->handle == NULL)
    return;
  if (match != NULL)
    sqlite3_bind_text (sql->handle, 1, match, -1, SQLITE_STATIC);
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

static gboolean
check_report (ReadoutStore *store, gint64 id, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gint64 found;

  if (readout_sql_find (store, &found, &local_error, "SELECT id FROM report WHERE id = ?", "i", id))
    return TRUE;
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    readout_store_set_no_record (error);
  return FALSE;
}

static gboolean
set_published (ReadoutStore *store, gint64 id, const char *value, GError **error)
{
  gint64 moment = 0;

  if (value != NULL && !readout_store_parse_date (value, &moment))
    {
      g_set_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_INVALID,
                   _("“%s” is not a date. Write it as year, month and day: 2022-02-24."), value);
      return FALSE;
    }
  return readout_sql_do (
      store, error,
      "UPDATE report SET published = ?1, moment = iif(?1 IS NULL, NULL, ?2) WHERE id = ?3", "tii",
      value, moment, id);
}

static gboolean
set_outlet (ReadoutStore *store, gint64 id, const char *value, GError **error)
{
  gint64 outlet_id = value != NULL ? readout_store_resolve_outlet (store, value, NULL, error) : 0;

  if (value != NULL && outlet_id == 0)
    return FALSE;
  return readout_sql_do (
      store, error, "UPDATE report SET outlet_id = nullif(?, 0), outlet_name = NULL WHERE id = ?",
      "ii", outlet_id, id);
}

static gboolean
set_field (
    ReadoutStore *store, gint64 id, ReadoutReportField field, const char *value, GError **error)
{
  const char *sql;

  switch (field)
    {
    case READOUT_REPORT_FIELD_OUTLET:
      return set_outlet (store, id, value, error);
    case READOUT_REPORT_FIELD_PUBLISHED:
      return set_published (store, id, value, error);
    case READOUT_REPORT_FIELD_TITLE:
      sql = "UPDATE report SET title = ? WHERE id = ?";
      break;
    case READOUT_REPORT_FIELD_AUTHOR:
      sql = "UPDATE report SET author = ? WHERE id = ?";
      break;
    case READOUT_REPORT_FIELD_URL:
      sql = "UPDATE report SET url = ? WHERE id = ?";
      break;
    case READOUT_REPORT_FIELD_LANGUAGE:
      sql = "UPDATE report SET language = ? WHERE id = ?";
      break;
    default:
      g_return_val_if_reached (FALSE);
    }
  return readout_sql_do (store, error, sql, "ti", value, id);
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
          store, "SELECT " REPORT_COLUMNS " FROM report r LEFT JOIN outlet o ON o.id = r.outlet_id"
                 "  WHERE r.id = ? AND r.removed IS NULL");

      readout_sql_bind (sql, "i", g_array_index (ids, gint64, i));
      if (readout_sql_step (sql, &local_error))
        g_ptr_array_add (reports, load_report (sql));
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

GPtrArray *
readout_store_list_reports (
    ReadoutStore *store, const ReadoutReportQuery *query, guint offset, guint limit, GError **error)
{
  static const ReadoutReportQuery all = { 0 };
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GString) text = g_string_new ("SELECT " REPORT_COLUMNS);
  g_autoptr (ReadoutSql) sql = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *match = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  if (query == NULL)
    query = &all;
  g_return_val_if_fail (query->sort < G_N_ELEMENTS (sort_orders), NULL);
  if (!make_match (query, &match))
    return g_steal_pointer (&reports);
  append_selection (text, query, match);
  g_string_append_printf (text, " ORDER BY %s LIMIT %u OFFSET %u",
                          sort_orders[query->sort][query->reversed ? 1 : 0], limit, offset);
  sql = readout_sql_new_once (store, text->str);
  bind_selection (sql, query, match);
  while (readout_sql_step (sql, &local_error))
    g_ptr_array_add (reports, load_report (sql));
  if (local_error == NULL)
    return g_steal_pointer (&reports);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/* One action for all of them. */
static gboolean
set_fields (ReadoutStore *store,
            const gint64 *ids,
            guint n_ids,
            ReadoutReportField field,
            const char *value,
            GError **error)
{
  g_autofree char *stripped = readout_store_strip (value);
  gboolean done = TRUE;

  if (!readout_action_begin (store, n_ids == 1 ? N_("Edit Report")
                                               : N_("Edit Reports"), READOUT_ACTION_LOGGED, error))
    return FALSE;
  for (guint i = 0; done && i < n_ids; i++)
    done =
        check_report (store, ids[i], error) && set_field (store, ids[i], field, stripped, error) &&
        readout_sql_do (store, error, "UPDATE report SET doubtful = doubtful & ~?1 WHERE id = ?2",
                        "di", 1 << field, ids[i]);
  return readout_action_end (store, done, READOUT_CHANGES_REPORTS | READOUT_CHANGES_STATEMENTS,
                             error);
}

gboolean
readout_store_set_report_field (
    ReadoutStore *store, gint64 id, ReadoutReportField field, const char *value, GError **error)
{
  g_return_val_if_fail (store != NULL, FALSE);

  return set_fields (store, &id, 1, field, value, error);
}

gboolean
readout_store_set_reports_field (
    ReadoutStore *store, GArray *ids, ReadoutReportField field, const char *value, GError **error)
{
  g_return_val_if_fail (store != NULL, FALSE);
  g_return_val_if_fail (ids != NULL, FALSE);

  return set_fields (store, (const gint64 *)(gpointer)ids->data, ids->len, field, value, error);
}

gboolean
readout_store_confirm_reports (ReadoutStore *store, GArray *ids, GError **error)
{
  gboolean done = TRUE;

  g_return_val_if_fail (store != NULL, FALSE);
  g_return_val_if_fail (ids != NULL, FALSE);

  if (!readout_action_begin (store, N_("Confirm What Was Guessed"), READOUT_ACTION_LOGGED, error))
    return FALSE;
  for (guint i = 0; done && i < ids->len; i++)
    done = readout_sql_do (store, error,
                           "UPDATE report SET doubtful = 0 WHERE id = ? AND doubtful <> 0", "i",
                           g_array_index (ids, gint64, i));
  return readout_action_end (store, done, READOUT_CHANGES_REPORTS, error);
}

gboolean
readout_store_set_report_state (ReadoutStore *store,
                                gint64 id,
                                ReadoutReportState state,
                                GError **error)
{
  gboolean done;

  g_return_val_if_fail (store != NULL, FALSE);
  g_return_val_if_fail (state <= READOUT_REPORT_STATE_WITHDRAWN, FALSE);

  if (!readout_action_begin (store, N_("Change Status of Report"), READOUT_ACTION_LOGGED, error))
    return FALSE;
  done = check_report (store, id, error) &&
         readout_sql_do (store, error, "UPDATE report SET state = ? WHERE id = ?", "di", (int)state,
                         id);
  return readout_action_end (store, done, READOUT_CHANGES_REPORTS | READOUT_CHANGES_STATEMENTS,
                             error);
}

gboolean
readout_store_remove_reports (ReadoutStore *store, GArray *ids, GError **error)
{
  gboolean done = TRUE;

  g_return_val_if_fail (store != NULL, FALSE);
  g_return_val_if_fail (ids != NULL, FALSE);

  if (!readout_action_begin (store,
                             ids->len == 1 ? N_("Remove Report")
                                           : N_("Remove Reports"), READOUT_ACTION_LOGGED, error))
    return FALSE;
  readout_store_forget_copy_groups (store);
  for (guint i = 0; done && i < ids->len; i++)
    done = readout_sql_do (store, error,
                           "UPDATE report SET removed = ? WHERE id = ? AND removed IS NULL", "ii",
                           store->action, g_array_index (ids, gint64, i));
  return readout_action_end (store, done,
                             READOUT_CHANGES_REPORTS | READOUT_CHANGES_STATEMENTS |
                                 READOUT_CHANGES_ACTORS | READOUT_CHANGES_TOPICS,
                             error);
}
