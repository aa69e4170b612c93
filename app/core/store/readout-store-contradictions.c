/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Statements that contradict each other: those of one actor that takes different sides on different
 * days, and those that the person says do.
 */
#include "store/readout-store-private.h"

#include <glib/gi18n-lib.h>

#define SECONDS_A_DAY (24 * 60 * 60)

/* Of those that the person linked so many are listed. */
#define LINKED_MAX 20

static gboolean
fill (ReadoutStore *store, ReadoutOpposite *opposite, GError **error)
{
  g_autoptr (ReadoutSql) sql = readout_sql_new (
      store, "SELECT a.name, r.published FROM statement s JOIN report r ON r.id = s.report_id"
             "  LEFT JOIN actor a ON a.id = s.actor_id WHERE s.id = ?");

  readout_sql_bind (sql, "i", opposite->statement_id);
  if (!readout_sql_step (sql, error))
    return FALSE;
  opposite->actor = readout_sql_dup_text (sql, 0);
  opposite->published = readout_sql_dup_text (sql, 1);
  return TRUE;
}

static gboolean
add (ReadoutStore *store,
     ReadoutBoardRow *row,
     gint64 id,
     const ReadoutStance *stance,
     ReadoutPosition other,
     GError **error)
{
  ReadoutOpposite *opposite = g_new0 (ReadoutOpposite, 1);

  if (row->opposites == NULL)
    row->opposites = g_ptr_array_new_with_free_func ((GDestroyNotify)readout_opposite_free);
  g_ptr_array_add (row->opposites, opposite);
  opposite->statement_id = id;
  if (stance != NULL)
    {
      opposite->topic_id = stance->topic_id;
      opposite->position = stance->position;
      opposite->other_position = other;
    }
  return fill (store, opposite, error);
}

static gboolean
add_linked (ReadoutStore *store, ReadoutBoardRow *row, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local_error = NULL;
  g_autoptr (ReadoutSql) sql =
      readout_sql_new (store, "SELECT o.id FROM (SELECT other_id AS id FROM link"
                              "    WHERE statement_id = ?1 AND kind = 1 AND refused = 0"
                              "   UNION ALL SELECT statement_id FROM link"
                              "    WHERE other_id = ?1 AND kind = 1 AND refused = 0) o"
                              "  JOIN statement s ON s.id = o.id AND s.state < 2"
                              "  JOIN report r ON r.id = s.report_id AND r.removed IS NULL"
                              "  ORDER BY s.moment, s.id LIMIT ?2");

  readout_sql_bind (sql, "id", row->statement->id, LINKED_MAX);
  while (readout_sql_step (sql, &local_error))
    {
      gint64 id = readout_sql_get_int (sql, 0);

      g_array_append_val (ids, id);
    }
  for (guint i = 0; i < ids->len && local_error == NULL; i++)
    add (store, row, g_array_index (ids, gint64, i), NULL, READOUT_POSITION_NONE, &local_error);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
has_opposite (ReadoutBoardRow *row, gint64 id)
{
  for (guint i = 0; row->opposites != NULL && i < row->opposites->len; i++)
    if (((ReadoutOpposite *)g_ptr_array_index (row->opposites, i))->statement_id == id)
      return TRUE;
  return FALSE;
}

#define NOT_REFUSED                                                                                \
  " AND k.state < 2 AND NOT EXISTS (SELECT 1 FROM link l WHERE l.kind = 1 AND l.refused = 1"       \
  "    AND l.statement_id = min(k.statement_id, ?5) AND l.other_id = max(k.statement_id, ?5))"     \
  "  AND NOT EXISTS (SELECT 1 FROM report r WHERE r.id = k.report_id AND"                          \
  "    (r.removed IS NOT NULL OR r.state = 2))"

/* The nearest before and the nearest after. Read from the index of the board. */
static gboolean
add_course (ReadoutStore *store,
            ReadoutBoardRow *row,
            const ReadoutStance *stance,
            gint64 moment,
            GError **error)
{
  static const char *const queries[] = {
    "SELECT k.statement_id FROM stance k WHERE k.topic_id = ?1 AND k.actor_id = ?2"
    "  AND k.position = ?3 AND k.moment < ?4" NOT_REFUSED " ORDER BY k.moment DESC LIMIT 1",
    "SELECT k.statement_id FROM stance k WHERE k.topic_id = ?1 AND k.actor_id = ?2"
    "  AND k.position = ?3 AND k.moment >= ?4" NOT_REFUSED " ORDER BY k.moment LIMIT 1",
  };
  gint64 day = moment - ((moment % SECONDS_A_DAY) + SECONDS_A_DAY) % SECONDS_A_DAY;
  ReadoutPosition other = stance->position == READOUT_POSITION_SUPPORTS ? READOUT_POSITION_OPPOSES
                                                                        : READOUT_POSITION_SUPPORTS;

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (GError) local_error = NULL;
      gint64 id = 0;

      readout_sql_find (store, &id, &local_error, queries[i], "iidii", stance->topic_id,
                        readout_statement_get_actor (row->statement)->actor_id, (int)other,
                        i == 0 ? day : day + SECONDS_A_DAY, row->statement->id);
      if (local_error == NULL && id != 0 && !has_opposite (row, id))
        add (store, row, id, stance, other, &local_error);
      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
    }
  return TRUE;
}

gboolean
readout_store_load_opposites (ReadoutStore *store, ReadoutBoardRow *row, GError **error)
{
  ReadoutStatement *statement = row->statement;
  gint64 moment = 0;

  if (!add_linked (store, row, error))
    return FALSE;
  if (statement->state == READOUT_STATEMENT_DISMISSED || statement->voices->len == 0 ||
      row->report_state == READOUT_REPORT_STATE_WITHDRAWN ||
      !readout_store_parse_date (row->published, &moment))
    return TRUE;
  for (guint i = 0; i < statement->stances->len; i++)
    {
      const ReadoutStance *stance = g_ptr_array_index (statement->stances, i);

      if (stance->position != READOUT_POSITION_NONE &&
          !add_course (store, row, stance, moment, error))
        return FALSE;
    }
  return TRUE;
}

GPtrArray *
readout_store_list_opposites (ReadoutStore *store, gint64 statement_id, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (ReadoutBoardRow) row = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  row = readout_store_load_row (store, statement_id, error);
  if (row == NULL)
    return NULL;
  for (guint i = 0; row->opposites != NULL && i < row->opposites->len; i++)
    {
      const ReadoutOpposite *opposite = g_ptr_array_index (row->opposites, i);
      ReadoutBoardRow *other = readout_store_load_row (store, opposite->statement_id, error);

      if (other == NULL)
        return NULL;
      g_ptr_array_add (rows, other);
    }
  return g_steal_pointer (&rows);
}

static gboolean
set_contradiction (
    ReadoutStore *store, gint64 id, gint64 other_id, gboolean contradict, GError **error)
{
  gint64 n = 0;

  if (!readout_sql_find (store, &n, error, "SELECT count(*) FROM statement WHERE id IN (?, ?)",
                         "ii", id, other_id))
    return FALSE;
  if (n != 2)
    {
      readout_store_set_no_record (error);
      return FALSE;
    }
  /* What contradicts a statement does not say the same. */
  if (contradict)
    {
      g_autoptr (GArray) group = readout_store_find_same (store, id, error);

      if (group == NULL)
        return FALSE;
      for (guint i = 0; i < group->len; i++)
        if (g_array_index (group, gint64, i) == other_id &&
            !readout_store_part_same (store, other_id, error))
          return FALSE;
    }
  return readout_sql_do (store, error,
                         "INSERT INTO link (statement_id, other_id, kind, by_person, refused)"
                         "  VALUES (?, ?, 1, 1, ?)"
                         "  ON CONFLICT DO UPDATE SET by_person = 1, refused = excluded.refused",
                         "iid", MIN (id, other_id), MAX (id, other_id), !contradict);
}

gboolean
readout_store_set_contradiction (
    ReadoutStore *store, gint64 statement_id, gint64 other_id, gboolean contradict, GError **error)
{
  gboolean done;

  g_return_val_if_fail (store != NULL, FALSE);
  g_return_val_if_fail (statement_id != other_id, FALSE);

  if (!readout_action_begin (store, contradict ? N_("Link as Contradiction")
                                               : N_("Cut Link"), READOUT_ACTION_LOGGED, error))
    return FALSE;
  done = set_contradiction (store, statement_id, other_id, contradict, error);
  return readout_action_end (store, done, READOUT_CHANGES_STATEMENTS, error);
}
