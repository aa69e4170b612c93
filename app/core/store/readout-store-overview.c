/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is in a project, in numbers: positions of actors, statements by day, reports of outlets.
 */
#include "store/readout-store-overview.h"

#include <string.h>

#include "store/readout-store-copies.h"
#include "store/readout-store-private.h"

/* The day of "moment", before 1970 as well: SQL divides towards 0. For printf(). */
#define DAY "(moment - ((moment %% 86400) + 86400) %% 86400) / 86400"

#define SUM(position) "sum(n) FILTER (WHERE position IS " position ")"

static void
clear_row (gpointer data)
{
  ReadoutOverviewRow *row = data;

  g_free (row->name);
}

static ReadoutOverview *
new_overview (void)
{
  ReadoutOverview *overview = g_new0 (ReadoutOverview, 1);

  overview->actors = g_array_new (FALSE, TRUE, sizeof (ReadoutOverviewRow));
  g_array_set_clear_func (overview->actors, clear_row);
  overview->days = g_array_new (FALSE, TRUE, sizeof (ReadoutOverviewDay));
  overview->outlets = g_array_new (FALSE, TRUE, sizeof (ReadoutOverviewRow));
  g_array_set_clear_func (overview->outlets, clear_row);
  return overview;
}

void
readout_overview_free (ReadoutOverview *overview)
{
  if (overview == NULL)
    return;
  g_free (overview->topic);
  g_array_unref (overview->actors);
  g_array_unref (overview->days);
  g_array_unref (overview->outlets);
  g_free (overview);
}

/* FALSE with @error set, or TRUE. */
static gboolean
pass_error (GError *local_error, GError **error)
{
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

static gboolean
find_topic (ReadoutStore *store, ReadoutOverview *overview, gint64 topic_id, GError **error)
{
  g_autoptr (ReadoutSql) sql = readout_sql_new (
      store, "SELECT id, proposition FROM topic WHERE removed IS NULL ORDER BY id = ? DESC, id"
             " LIMIT 1");
  GError *local_error = NULL;

  readout_sql_bind (sql, "i", topic_id);
  if (readout_sql_step (sql, &local_error))
    {
      overview->has_topics = TRUE;
      if (topic_id != 0 && readout_sql_get_int (sql, 0) == topic_id)
        {
          overview->topic_id = topic_id;
          overview->topic = readout_sql_dup_text (sql, 1);
        }
    }
  return pass_error (local_error, error);
}

/* " FROM stance k WHERE …": the stances that are shown, as the board has them. Answered from the
 * index stance_board, in the order topic, actor, position, moment. */
static char *
dup_stances (ReadoutStore *store, const ReadoutOverview *overview)
{
  g_autofree char *topic = overview->topic_id != 0
                               ? g_strdup_printf ("= %" G_GINT64_FORMAT, overview->topic_id)
                               : g_strdup ("IN (SELECT id FROM topic WHERE removed IS NULL)");

  return g_strdup_printf (
      " FROM stance k WHERE k.topic_id %s AND k.position IS NOT NULL AND k.state IN (%d, %d)%s",
      topic, READOUT_STATEMENT_NEW, READOUT_STATEMENT_KEPT,
      readout_store_get_visible (
          store, " AND k.report_id NOT IN (SELECT id FROM report WHERE removed IS NOT NULL)"));
}

static gboolean
count_actors (ReadoutStore *store, ReadoutOverview *overview, guint n_rows, GError **error)
{
  g_autofree char *stances = dup_stances (store, overview);
  g_autofree char *text = g_strdup_printf (
      "WITH groups AS (SELECT actor_id, position, count(*) AS n%s"
      "    AND k.actor_id IS NOT NULL GROUP BY k.topic_id, k.actor_id, k.position),"
      "  actors AS (SELECT actor_id, sum(n) AS n, " SUM ("1") " AS s, " SUM ("0") " AS o, " SUM (
          "2") "    AS p FROM groups GROUP BY actor_id),"
               "  ranks AS (SELECT actors.*, a.name, row_number() OVER"
               "    (ORDER BY n DESC, a.name COLLATE readout_words, a.id) AS rank"
               "    FROM actors JOIN actor a ON a.id = actor_id)"
               " SELECT max(actor_id), max(name), count(*), coalesce(sum(s), 0), coalesce(sum(o), 0),"
               "  coalesce(sum(p), 0), min(rank) FROM ranks GROUP BY min(rank, ?1 + 1) ORDER BY min(rank, ?1 + 1)",
      stances);
  g_autoptr (ReadoutSql) sql = readout_sql_new_once (store, text);
  GError *local_error = NULL;

  readout_sql_bind (sql, "i", (gint64)n_rows);
  while (readout_sql_step (sql, &local_error))
    {
      ReadoutOverviewRow row = { 0 };

      /* The rest of one is no rest. */
      if (readout_sql_get_int (sql, 6) <= (gint64)n_rows || readout_sql_get_int (sql, 2) == 1)
        {
          row.id = readout_sql_get_int (sql, 0);
          row.name = readout_sql_dup_text (sql, 1);
        }
      else
        row.n_folded = readout_sql_get_int (sql, 2);
      row.counts[READOUT_OVERVIEW_SUPPORTS] = readout_sql_get_int (sql, 3);
      row.counts[READOUT_OVERVIEW_NONE] = readout_sql_get_int (sql, 4);
      row.counts[READOUT_OVERVIEW_OPPOSES] = readout_sql_get_int (sql, 5);
      g_array_append_val (overview->actors, row);
    }
  return pass_error (local_error, error);
}

/* "SELECT moment, position, n": a row for each moment and position, and perhaps several of the
 * same. Position -1: about no topic. */
static char *
dup_moments (ReadoutStore *store, const ReadoutOverview *overview)
{
  g_autofree char *stances = NULL;
  gint64 has_removed = 0;

  if (overview->topic_id != 0)
    {
      stances = dup_stances (store, overview);
      return g_strdup_printf ("SELECT moment, position, count(*) AS n%s"
                              " GROUP BY k.topic_id, k.actor_id, k.position, k.moment",
                              stances);
    }
  if (!overview->has_topics)
    return g_strdup_printf (
        "SELECT moment, -1 AS position, count(*) AS n FROM statement s WHERE s.state IN (%d, %d)%s"
        " GROUP BY moment",
        READOUT_STATEMENT_NEW, READOUT_STATEMENT_KEPT,
        readout_store_get_visible (
            store, " AND s.report_id NOT IN (SELECT id FROM report WHERE removed IS NOT NULL)"));
  readout_sql_find (store, &has_removed, NULL,
                    "SELECT EXISTS (SELECT 1 FROM topic WHERE removed IS NOT NULL)", "");
  /* By the number of the statement alone: naming the topics would look for each of them. */
  return g_strdup_printf (
      "SELECT s.moment AS moment, coalesce(k.position, -1) AS position, count(*) AS n"
      " FROM statement s LEFT JOIN stance k ON k.statement_id = s.id AND k.position IS NOT NULL%s"
      " WHERE s.state IN (%d, %d)%s GROUP BY 1, 2",
      has_removed ? " AND k.topic_id NOT IN (SELECT id FROM topic WHERE removed IS NOT NULL)" : "",
      READOUT_STATEMENT_NEW, READOUT_STATEMENT_KEPT,
      readout_store_get_visible (
          store, " AND s.report_id NOT IN (SELECT id FROM report WHERE removed IS NOT NULL)"));
}

static gboolean
count_days (ReadoutStore *store, ReadoutOverview *overview, GError **error)
{
  g_autofree char *moments = dup_moments (store, overview);
  g_autofree char *text = g_strdup_printf (
      "SELECT " DAY ", coalesce(" SUM ("1") ", 0), coalesce(" SUM ("0") ", 0), coalesce(" SUM (
          "2") ", 0), coalesce(" SUM ("-1") ", 0) FROM (%s) GROUP BY 1 ORDER BY 1",
      moments);
  g_autoptr (ReadoutSql) sql = readout_sql_new_once (store, text);
  GError *local_error = NULL;

  while (readout_sql_step (sql, &local_error))
    {
      ReadoutOverviewDay day = { .day = readout_sql_get_int (sql, 0) };

      for (guint i = 0; i < READOUT_OVERVIEW_N_SHARES; i++)
        day.counts[i] = readout_sql_get_int (sql, (int)i + 1);
      if (readout_sql_is_null (sql, 0))
        memcpy (overview->undated, day.counts, sizeof overview->undated);
      else
        g_array_append_val (overview->days, day);
    }
  return pass_error (local_error, error);
}

/* --- Outlets ---------------------------------------------------------------------------------- */

/* All outlets, by name, and behind them a row for the reports that have none. @places: id → its
 * place in them, from 1 on */
static GArray *
list_outlets (ReadoutStore *store, GHashTable *places, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (ReadoutOverviewRow));
  g_autoptr (ReadoutSql) sql = readout_sql_new (
      store, "SELECT id, name, reliability FROM outlet ORDER BY name COLLATE readout_words, id");
  GError *local_error = NULL;

  g_array_set_clear_func (rows, clear_row);
  while (readout_sql_step (sql, &local_error))
    {
      ReadoutOverviewRow row = { .id = readout_sql_get_int (sql, 0) };
      const char *reliability = readout_sql_get_text (sql, 2);

      row.name = readout_sql_dup_text (sql, 1);
      row.reliability = reliability != NULL ? *reliability : '\0';
      g_array_append_val (rows, row);
      g_hash_table_insert (places, g_memdup2 (&row.id, sizeof row.id),
                           GUINT_TO_POINTER (rows->len));
    }
  g_array_set_size (rows, rows->len + 1);
  return pass_error (local_error, error) ? g_steal_pointer (&rows) : NULL;
}

static gboolean
count_reports (ReadoutStore *store,
               GArray *rows,
               GHashTable *places,
               ReadoutCopyGroups *groups,
               GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (ReadoutSql) sql =
      readout_sql_new (store, "SELECT id, outlet_id FROM report WHERE removed IS NULL"
                              " ORDER BY moment IS NULL, moment, id");
  GError *local_error = NULL;

  while (readout_sql_step (sql, &local_error))
    {
      gint64 source = readout_copy_groups_find (groups, readout_sql_get_int (sql, 0));
      gint64 outlet = readout_sql_get_int (sql, 1);
      gboolean is_first = g_hash_table_add (seen, g_memdup2 (&source, sizeof source));
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, &outlet));

      g_array_index (rows, ReadoutOverviewRow, place > 0 ? place - 1 : rows->len - 1)
          .counts[is_first ? READOUT_OVERVIEW_COUNTED : READOUT_OVERVIEW_COPIES]++;
    }
  return pass_error (local_error, error);
}

static guint
get_n_reports (const ReadoutOverviewRow *row)
{
  return row->counts[READOUT_OVERVIEW_COUNTED] + row->counts[READOUT_OVERVIEW_COPIES];
}

/* Most reports first; the others stay in the order of their names. */
static int
compare_rows (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const GArray *rows = user_data;
  guint place = *(const guint *)a;
  guint other = *(const guint *)b;
  guint n = get_n_reports (&g_array_index (rows, ReadoutOverviewRow, place));
  guint n_other = get_n_reports (&g_array_index (rows, ReadoutOverviewRow, other));

  if (n != n_other)
    return n > n_other ? -1 : 1;
  return place < other ? -1 : 1;
}

/* Takes over the first rows of @rows in @order, and sums up the rest. */
static void
fold_rows (GArray *target, GArray *rows, GArray *order, guint n_rows)
{
  ReadoutOverviewRow rest = { 0 };

  for (guint i = 0; i < order->len; i++)
    {
      ReadoutOverviewRow *row =
          &g_array_index (rows, ReadoutOverviewRow, g_array_index (order, guint, i));

      if (i < n_rows || order->len == n_rows + 1)
        {
          g_array_append_val (target, *row);
          row->name = NULL;
          continue;
        }
      rest.n_folded++;
      for (guint j = 0; j < READOUT_OVERVIEW_N_SHARES; j++)
        rest.counts[j] += row->counts[j];
    }
  if (rest.n_folded > 0)
    g_array_append_val (target, rest);
}

static gboolean
count_outlets (ReadoutStore *store, ReadoutOverview *overview, guint n_rows, GError **error)
{
  g_autoptr (ReadoutCopyGroups) groups = readout_store_get_copy_groups (store, error);
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) rows = groups != NULL ? list_outlets (store, places, error) : NULL;
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));

  if (rows == NULL || !count_reports (store, rows, places, groups, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    if (get_n_reports (&g_array_index (rows, ReadoutOverviewRow, i)) > 0)
      g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_rows, rows);
  fold_rows (overview->outlets, rows, order, n_rows);
  return TRUE;
}

ReadoutOverview *
readout_store_get_overview (ReadoutStore *store, gint64 topic_id, guint n_rows, GError **error)
{
  g_autoptr (ReadoutOverview) overview = new_overview ();

  g_return_val_if_fail (store != NULL, NULL);

  if (!find_topic (store, overview, topic_id, error) ||
      !count_actors (store, overview, n_rows, error) || !count_days (store, overview, error) ||
      !count_outlets (store, overview, n_rows, error))
    return NULL;
  return g_steal_pointer (&overview);
}
