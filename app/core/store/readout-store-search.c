/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Full-text search: what a person types, made a query that cannot be a syntax error, and what it
 * found with the words around it.
 */
#include "store/readout-store-private.h"

#include "store/readout-search-terms.h"

/* Where so many rows match, ranking them all would take longer than reading the list: latest first.
 */
#define RANKED_ROWS 20000

/* Marks around what matched, from the part of ASCII that no text uses. */
#define MARK_START '\002'
#define MARK_END '\003'

static void
read_marks (ReadoutMatch *match, const char *marked)
{
  GString *excerpt = g_string_new (NULL);
  guint32 start = 0;
  gboolean inside = FALSE;

  for (const char *at = marked; at != NULL && *at != '\0'; at++)
    if (*at == MARK_START)
      {
        start = excerpt->len;
        inside = TRUE;
      }
    else if (*at == MARK_END)
      {
        if (inside)
          readout_spans_add (match->marks, start, excerpt->len);
        inside = FALSE;
      }
    else
      g_string_append_c (excerpt, *at);
  match->excerpt = g_string_free (excerpt, FALSE);
}

static gboolean
is_rankable (ReadoutStore *store, const char *count_sql, const char *match)
{
  gint64 n_rows = 0;

  readout_sql_find (store, &n_rows, NULL, count_sql, "td", match, RANKED_ROWS + 1);
  return n_rows <= RANKED_ROWS;
}

static GPtrArray *
run_search (ReadoutStore *store,
            const char *sql_text,
            const char *match,
            guint offset,
            guint limit,
            GError **error)
{
  g_autoptr (GPtrArray) matches = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (ReadoutSql) sql = readout_sql_new_once (store, sql_text);
  g_autoptr (GError) local_error = NULL;

  readout_sql_bind (sql, "tii", match, (gint64)limit, (gint64)offset);
  while (readout_sql_step (sql, &local_error))
    {
      ReadoutMatch *found = readout_match_new ();
      g_autofree char *marked = readout_sql_dup_text (sql, 6);

      found->report_id = readout_sql_get_int (sql, 0);
      found->statement_id = readout_sql_get_int (sql, 1);
      found->outlet = readout_sql_dup_text (sql, 2);
      found->title = readout_sql_dup_text (sql, 3);
      found->published = readout_sql_dup_text (sql, 4);
      found->actor = readout_sql_dup_text (sql, 5);
      read_marks (found, marked);
      g_ptr_array_add (matches, found);
    }
  if (local_error == NULL)
    return g_steal_pointer (&matches);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

char *
readout_store_make_match (const char *text)
{
  g_autoptr (ReadoutSearchTerms) terms = readout_search_terms_new (text);
  g_autoptr (GString) wanted = g_string_new (NULL);
  g_autoptr (GString) unwanted = g_string_new (NULL);

  for (guint i = 0; i < readout_search_terms_count (terms); i++)
    {
      gboolean exclude = readout_search_terms_is_unwanted (terms, i);
      GString *list = exclude ? unwanted : wanted;

      if (list->len > 0)
        g_string_append (list, exclude ? " OR " : " AND ");
      g_string_append (list, readout_search_terms_get_match (terms, i));
    }
  if (wanted->len == 0)
    return NULL;
  if (unwanted->len > 0)
    return g_strdup_printf ("(%s) NOT (%s)", wanted->str, unwanted->str);
  return g_strdup (wanted->str);
}

GPtrArray *
readout_store_search_statements (
    ReadoutStore *store, const char *text, guint offset, guint limit, GError **error)
{
  g_autofree char *match = NULL;
  g_autofree char *sql = NULL;
  gboolean ranked;

  g_return_val_if_fail (store != NULL, NULL);

  match = text != NULL ? readout_store_make_match (text) : NULL;
  if (match == NULL)
    return g_ptr_array_new_with_free_func (g_object_unref);
  ranked = is_rankable (store,
                        "SELECT count(*) FROM (SELECT 1 FROM statement_search"
                        "  WHERE statement_search MATCH ? LIMIT ?)",
                        match);
  sql = g_strdup_printf (
      "SELECT s.report_id, s.id, o.name, r.title, r.published, a.name,"
      "  highlight(statement_search, 0, char(2), char(3))"
      "  FROM statement_search JOIN statement s ON s.id = statement_search.rowid"
      "  JOIN report r ON r.id = s.report_id LEFT JOIN outlet o ON o.id = r.outlet_id"
      "  LEFT JOIN actor a ON a.id = s.actor_id"
      "  WHERE statement_search MATCH ?1 AND s.state <> 2 AND r.removed IS NULL"
      "  ORDER BY %s LIMIT ?2 OFFSET ?3",
      ranked ? "statement_search.rank, s.id" : "statement_search.rowid DESC");
  return run_search (store, sql, match, offset, limit, error);
}

GPtrArray *
readout_store_search_reports (
    ReadoutStore *store, const char *text, guint offset, guint limit, GError **error)
{
  g_autofree char *match = NULL;
  g_autofree char *sql = NULL;
  gboolean ranked;

  g_return_val_if_fail (store != NULL, NULL);

  match = text != NULL ? readout_store_make_match (text) : NULL;
  if (match == NULL)
    return g_ptr_array_new_with_free_func (g_object_unref);
  ranked = is_rankable (store,
                        "SELECT count(*) FROM (SELECT 1 FROM report_search"
                        "  WHERE report_search MATCH ? LIMIT ?)",
                        match);
  sql = g_strdup_printf ("SELECT r.id, 0, o.name, r.title, r.published, NULL,"
                         "  snippet(report_search, -1, char(2), char(3), '…', 24)"
                         "  FROM report_search JOIN report r ON r.id = report_search.rowid"
                         "  LEFT JOIN outlet o ON o.id = r.outlet_id"
                         "  WHERE report_search MATCH ?1 AND r.removed IS NULL"
                         "  ORDER BY %s LIMIT ?2 OFFSET ?3",
                         ranked ? "report_search.rank, r.id" : "report_search.rowid DESC");
  return run_search (store, sql, match, offset, limit, error);
}
