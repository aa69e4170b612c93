/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A query for statements, as SQL. Every plain query is answered from one index (statement_actor,
 * statement_moment, stance_board), so that a million statements are no matter. What a filter names
 * beside that – actors of a kind, reports of an outlet, what is cited, what a search finds – is a
 * set that SQLite works out once.
 */
#include "store/readout-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  ReadoutStore *store;
  const ReadoutStatementQuery *query;
  const ReadoutFilter *filter;
  gboolean all_topics;
  ReadoutSelection *selection;
  GString *sql;
  guint positions; /* a mask; 0: any */
  gboolean review;
} Builder;

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

static gboolean
holds_id (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
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
append_dates (Builder *builder, const char *from, const char *until, GError **error)
{
  const char *at = builder->selection->at;
  const char *wrong = NULL;
  gint64 start = 0;
  gint64 end = 0;

  if (from != NULL && !readout_store_parse_date (from, &start))
    wrong = from;
  else if (until != NULL && !find_end (until, &end))
    wrong = until;
  if (wrong != NULL)
    {
      g_set_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_INVALID,
                   _("“%s” is not a date. Write it as year, month and day: 2022-02-24."), wrong);
      return FALSE;
    }
  if (from != NULL)
    g_string_append_printf (builder->sql, " AND %s.moment >= %" G_GINT64_FORMAT, at, start);
  if (until != NULL)
    g_string_append_printf (builder->sql, " AND %s.moment < %" G_GINT64_FORMAT, at, end);
  return TRUE;
}

/* What the stance "k" must be. */
static void
append_stance (Builder *builder)
{
  if (builder->positions != 0)
    append_mask (builder->sql, "k", "position", builder->positions, 3);
  else
    g_string_append (builder->sql, " AND k.position IS NOT NULL");
  if (builder->review)
    g_string_append (builder->sql, " AND k.review");
  if (builder->filter->confidence > 0)
    {
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      g_string_append_printf (builder->sql, " AND k.confidence >= %s",
                              g_ascii_dtostr (number, sizeof number, builder->filter->confidence));
    }
}

static void
append_visible_topics (Builder *builder)
{
  gint64 removed = 0;

  readout_sql_find (builder->store, &removed, NULL,
                    "SELECT EXISTS (SELECT 1 FROM topic WHERE removed IS NOT NULL)", "");
  if (removed)
    g_string_append (builder->sql,
                     " AND k.topic_id NOT IN (SELECT id FROM topic WHERE removed IS NOT NULL)");
}

/* With no topic, or any: the stance is looked up for the statement. What one actor or one report
 * says is looked up one by one; for all, those with such a stance are a set. */
static gboolean
append_any_topic (Builder *builder, GError **error)
{
  const ReadoutStatementQuery *query = builder->query;
  GArray *topics = builder->filter->topics;
  gboolean none = query->topic_id == READOUT_NO_TOPIC;
  gboolean asked = builder->positions != 0 || builder->review || builder->filter->confidence > 0;
  gboolean one_by_one = query->actor_id != READOUT_ANY || query->report_id != READOUT_ANY;
  g_autoptr (GString) set = NULL;
  GString *sql = builder->sql;

  if (none && (asked || topics->len > 0))
    {
      builder->selection->nothing = TRUE;
      return TRUE;
    }
  if (!none && !asked && topics->len == 0)
    return TRUE;
  set = g_string_new (one_by_one ? "SELECT 1 FROM stance k WHERE k.statement_id = s.id"
                                 : "SELECT k.statement_id FROM stance k WHERE 1");
  if (topics->len > 0)
    {
      g_string_append (set, " AND k.topic_id IN (");
      readout_sql_append_ids (set, topics);
    }
  builder->sql = set;
  append_visible_topics (builder);
  append_stance (builder);
  builder->sql = sql;
  if (!one_by_one)
    return readout_store_append_set (builder->store, sql, "s.id", none, set->str, error);
  g_string_append_printf (sql, " AND %sEXISTS (%s)", none ? "NOT " : "", set->str);
  return TRUE;
}

static gboolean
append_topic (Builder *builder, GError **error)
{
  gint64 topic_id = builder->query->topic_id;

  if (builder->all_topics)
    {
      append_visible_topics (builder);
      if (builder->filter->topics->len > 0)
        {
          g_string_append (builder->sql, " AND k.topic_id IN (");
          readout_sql_append_ids (builder->sql, builder->filter->topics);
        }
    }
  else if (topic_id > 0)
    {
      g_string_append_printf (builder->sql, " AND k.topic_id = %" G_GINT64_FORMAT, topic_id);
      if (builder->filter->topics->len > 0 && !holds_id (builder->filter->topics, topic_id))
        builder->selection->nothing = TRUE;
    }
  else
    return append_any_topic (builder, error);
  append_stance (builder);
  return TRUE;
}

/* Actors by what a record of them says. */
static void
append_affiliation (Builder *builder)
{
  const ReadoutFilter *filter = builder->filter;

  if (builder->query->affiliation != NULL)
    {
      g_string_append_printf (builder->sql,
                              " AND %s.actor_id IN (SELECT id FROM actor"
                              " WHERE coalesce(nullif(affiliation, ''), name) = ",
                              builder->selection->at);
      readout_sql_append_quoted (builder->sql, builder->query->affiliation);
      g_string_append_c (builder->sql, ')');
    }
  if (filter->affiliations->len == 0)
    return;
  g_string_append_printf (builder->sql,
                          " AND %s.actor_id IN (SELECT id FROM actor"
                          " WHERE coalesce(nullif(affiliation, ''), name) IN (",
                          builder->selection->at);
  for (guint i = 0; i < filter->affiliations->len; i++)
    {
      g_string_append (builder->sql, i > 0 ? ", " : "");
      readout_sql_append_quoted (builder->sql, g_ptr_array_index (filter->affiliations, i));
    }
  g_string_append (builder->sql, "))");
}

static void
append_speakers (Builder *builder)
{
  const char *at = builder->selection->at;
  const ReadoutFilter *filter = builder->filter;

  if (builder->query->actor_id != READOUT_ANY)
    g_string_append_printf (builder->sql, " AND %s.actor_id = %" G_GINT64_FORMAT, at,
                            builder->query->actor_id);
  if (filter->actors->len > 0)
    {
      g_string_append_printf (builder->sql, " AND %s.actor_id IN (", at);
      readout_sql_append_ids (builder->sql, filter->actors);
    }
  if (filter->source != READOUT_FILTER_SOURCE_ANY)
    g_string_append_printf (
        builder->sql, " AND %s.actor_id %s (SELECT id FROM actor WHERE kind = %d)", at,
        filter->source == READOUT_FILTER_SOURCE_NAMED ? "NOT IN" : "IN", READOUT_ACTOR_ANONYMOUS);
  append_affiliation (builder);
}

static void
append_reports (Builder *builder)
{
  const char *at = builder->selection->at;
  const ReadoutFilter *filter = builder->filter;

  if (builder->query->report_id != READOUT_ANY)
    g_string_append_printf (builder->sql, " AND %s.report_id = %" G_GINT64_FORMAT, at,
                            builder->query->report_id);
  if (builder->query->outlet_id != READOUT_ANY)
    g_string_append_printf (builder->sql,
                            " AND %s.report_id IN (SELECT id FROM report"
                            " WHERE outlet_id = %" G_GINT64_FORMAT ")",
                            at, builder->query->outlet_id);
  if (builder->query->no_outlet)
    g_string_append_printf (
        builder->sql, " AND %s.report_id IN (SELECT id FROM report WHERE outlet_id IS NULL)", at);
  if (filter->reports->len > 0)
    {
      g_string_append_printf (builder->sql, " AND %s.report_id IN (", at);
      readout_sql_append_ids (builder->sql, filter->reports);
    }
  if (filter->outlets->len > 0)
    {
      g_string_append_printf (
          builder->sql, " AND %s.report_id IN (SELECT id FROM report WHERE outlet_id IN (", at);
      readout_sql_append_ids (builder->sql, filter->outlets);
      g_string_append_c (builder->sql, ')');
    }
  g_string_append_printf (
      builder->sql, "%s",
      readout_store_get_visible (
          builder->store, *at == 'k' ? " AND k.report_id NOT IN"
                                       " (SELECT id FROM report WHERE removed IS NOT NULL)"
                                     : " AND s.report_id NOT IN"
                                       " (SELECT id FROM report WHERE removed IS NOT NULL)"));
}

/* Of reports that are copies of each other, the earliest of those that the filter lets through. */
static gboolean
append_copies (Builder *builder, GError **error)
{
  const ReadoutFilter *filter = builder->filter;
  g_autoptr (ReadoutCopyGroups) groups = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GString) text = g_string_new ("SELECT id FROM report s WHERE removed IS NULL");
  g_autoptr (ReadoutSql) sql = NULL;
  g_autoptr (GError) local_error = NULL;
  Builder reports = *builder;
  ReadoutSelection selection = { .at = "s" };

  if (!filter->copies_once)
    return TRUE;
  groups = readout_store_get_copy_groups (builder->store, error);
  if (groups == NULL)
    return FALSE;
  reports.selection = &selection;
  reports.sql = text;
  if (filter->outlets->len > 0)
    {
      g_string_append (text, " AND outlet_id IN (");
      readout_sql_append_ids (text, filter->outlets);
    }
  if (filter->reports->len > 0)
    {
      g_string_append (text, " AND id IN (");
      readout_sql_append_ids (text, filter->reports);
    }
  if (!append_dates (&reports, filter->from, filter->until, error))
    return FALSE;
  g_string_append (text, " ORDER BY moment IS NULL, moment, id");
  sql = readout_sql_new_once (builder->store, text->str);
  while (readout_sql_step (sql, &local_error))
    {
      gint64 id = readout_sql_get_int (sql, 0);
      gint64 group = readout_copy_groups_find (groups, id);

      if (!g_hash_table_add (seen, g_memdup2 (&group, sizeof group)))
        g_array_append_val (others, id);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (others->len > 0)
    {
      g_string_append_printf (builder->sql, " AND %s.report_id NOT IN (", builder->selection->at);
      readout_sql_append_ids (builder->sql, others);
    }
  return TRUE;
}

static void
append_statement (Builder *builder)
{
  const ReadoutFilter *filter = builder->filter;
  const ReadoutStatementQuery *query = builder->query;
  guint states = filter->states != 0 ? filter->states
                 : query->states != 0
                     ? query->states
                     : READOUT_MASK (READOUT_STATEMENT_NEW) | READOUT_MASK (READOUT_STATEMENT_KEPT);
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  append_mask (builder->sql, builder->selection->at, "state", states, 3);
  if (query->quotations != 0)
    append_mask (builder->sql, "s", "quotation", query->quotations, 3);
  if (filter->quotations != 0)
    append_mask (builder->sql, "s", "quotation", filter->quotations, 3);
  if (filter->certainty > 0)
    g_string_append_printf (builder->sql, " AND s.certainty >= %s",
                            g_ascii_dtostr (number, sizeof number, filter->certainty));
  if (filter->cited != READOUT_FILTER_CITED_ANY)
    g_string_append_printf (builder->sql,
                            " AND %s %s (SELECT c.statement_id FROM mention m"
                            " JOIN citation c ON c.key = m.key)",
                            builder->selection->id,
                            filter->cited == READOUT_FILTER_CITED_YES ? "IN" : "NOT IN");
}

gboolean
readout_store_select (ReadoutStore *store,
                      const ReadoutStatementQuery *query,
                      gboolean all_topics,
                      gboolean needs_statement,
                      ReadoutSelection *selection,
                      GError **error)
{
  g_autoptr (ReadoutFilter) none = readout_filter_new ();
  const ReadoutFilter *filter = query->filter != NULL ? query->filter : none;
  gboolean by_topic = all_topics || query->topic_id > 0;
  GString *sql = g_string_new (NULL);
  Builder builder = { store, query, filter, all_topics, selection, sql, query->positions, FALSE };

  selection->from = sql;
  selection->at = by_topic ? "k" : "s";
  selection->id = by_topic ? "k.statement_id" : "s.id";
  if (filter->positions != 0)
    builder.positions =
        query->positions != 0 ? query->positions & filter->positions : filter->positions;
  selection->nothing = builder.positions == 0 && query->positions != 0;
  builder.review = query->review || filter->review;
  needs_statement =
      needs_statement || query->quotations != 0 || filter->quotations != 0 || filter->certainty > 0;
  if (!by_topic)
    g_string_append (sql, " FROM statement s");
  else if (needs_statement)
    g_string_append (sql, " FROM stance k JOIN statement s ON s.id = k.statement_id");
  else
    g_string_append (sql, " FROM stance k");
  g_string_append (sql, " WHERE 1");
  if (!append_topic (&builder, error))
    return FALSE;
  append_speakers (&builder);
  append_reports (&builder);
  append_statement (&builder);
  return readout_store_select_search (store, selection, query->search, error) &&
         readout_store_select_search (store, selection, filter->search, error) &&
         append_dates (&builder, query->from, query->until, error) &&
         append_dates (&builder, filter->from, filter->until, error) &&
         append_copies (&builder, error);
}

void
readout_selection_clear (ReadoutSelection *selection)
{
  if (selection->from != NULL)
    g_string_free (selection->from, TRUE);
  selection->from = NULL;
}
