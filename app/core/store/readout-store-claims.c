/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Statements that say the same: who they are, how many outlets report them, and what the person
 * links and cuts. A link leads from one statement to another; all that are connected say the same,
 * and no two of them are ones that the person cut from each other.
 */
#include "store/readout-store-private.h"

#include <glib/gi18n-lib.h>

/* A statement as it counts. */
typedef struct
{
  gint64 id;
  gint64 report_id;
  gint64 outlet_id; /* that of an unknown outlet is one of its own, negative */
  gint64 source;
  gint64 moment;
  guint number; /* the smallest index of those that are not independent of it */
} Member;

GArray *
readout_store_find_same (ReadoutStore *store, gint64 statement_id, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local_error = NULL;
  g_autoptr (ReadoutSql) sql = readout_sql_new (
      store, "WITH RECURSIVE same (id) AS (VALUES (?1)"
             "  UNION SELECT l.other_id FROM same JOIN link l ON l.statement_id = same.id"
             "    WHERE l.kind = 0 AND l.refused = 0"
             "  UNION SELECT l.statement_id FROM same JOIN link l ON l.other_id = same.id"
             "    WHERE l.kind = 0 AND l.refused = 0"
             "  LIMIT ?2) SELECT id FROM same");

  readout_sql_bind (sql, "id", statement_id, READOUT_CLAIM_MAX);
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

/* FALSE without @error: it does not count. */
static gboolean
load_member (
    ReadoutStore *store, const ReadoutCopyGroups *groups, gint64 id, Member *member, GError **error)
{
  g_autoptr (ReadoutSql) sql = readout_sql_new (
      store, "SELECT r.id, r.outlet_id, coalesce(s.moment, 0) FROM statement s"
             "  JOIN report r ON r.id = s.report_id"
             "  WHERE s.id = ? AND s.state < 2 AND r.removed IS NULL AND r.state < 2");

  readout_sql_bind (sql, "i", id);
  if (!readout_sql_step (sql, error))
    return FALSE;
  member->id = id;
  member->report_id = readout_sql_get_int (sql, 0);
  member->outlet_id =
      readout_sql_is_null (sql, 1) ? -member->report_id : readout_sql_get_int (sql, 1);
  member->moment = readout_sql_get_int (sql, 2);
  member->source = readout_copy_groups_find ((ReadoutCopyGroups *)groups, member->report_id);
  return TRUE;
}

static int
compare_members (gconstpointer a, gconstpointer b)
{
  const Member *first = a;
  const Member *second = b;

  if (first->moment != second->moment)
    return first->moment < second->moment ? -1 : 1;
  return (first->id > second->id) - (first->id < second->id);
}

/* Those of @ids that count, the oldest first. */
static GArray *
load_members (ReadoutStore *store, GArray *ids, GError **error)
{
  const ReadoutCopyGroups *groups = readout_store_peek_copy_groups (store, error);
  g_autoptr (GArray) members = g_array_new (FALSE, TRUE, sizeof (Member));
  g_autoptr (GError) local_error = NULL;

  if (groups == NULL)
    return NULL;
  for (guint i = 0; i < ids->len && local_error == NULL; i++)
    {
      Member member = { 0 };

      if (load_member (store, groups, g_array_index (ids, gint64, i), &member, &local_error))
        g_array_append_val (members, member);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  g_array_sort (members, compare_members);
  return g_steal_pointer (&members);
}

static guint
find_root (GArray *members, guint index)
{
  while (g_array_index (members, Member, index).number != index)
    index = g_array_index (members, Member, index).number;
  return index;
}

/* Those with the same number of an outlet or a source are not independent of each other. */
static void
unite (GArray *members, GHashTable *first, const gint64 *number, guint index)
{
  gpointer found;
  guint a;
  guint b;

  if (!g_hash_table_lookup_extended (first, number, NULL, &found))
    {
      g_hash_table_insert (first, (gpointer)number, GUINT_TO_POINTER (index));
      return;
    }
  a = find_root (members, GPOINTER_TO_UINT (found));
  b = find_root (members, index);
  g_array_index (members, Member, MAX (a, b)).number = MIN (a, b);
}

/* How many of them are independent: copies of one text count once, and so does one outlet. */
static void
count (GArray *members, guint *n_outlets, guint *n_independent)
{
  g_autoptr (GHashTable) outlets = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) sources = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < members->len; i++)
    {
      Member *member = &g_array_index (members, Member, i);

      member->number = i;
      unite (members, outlets, &member->outlet_id, i);
      unite (members, sources, &member->source, i);
    }
  *n_outlets = g_hash_table_size (outlets);
  *n_independent = 0;
  for (guint i = 0; i < members->len; i++)
    *n_independent += g_array_index (members, Member, i).number == i;
}

/* Most statements are linked to none. */
static gboolean
is_linked (ReadoutStore *store, gint64 id, GError **error)
{
  gint64 linked = 0;

  return readout_sql_find (store, &linked, error,
                           "SELECT EXISTS (SELECT 1 FROM link WHERE statement_id = ?1)"
                           "  OR EXISTS (SELECT 1 FROM link WHERE other_id = ?1)",
                           "i", id) &&
         linked != 0;
}

gboolean
readout_store_load_claim (ReadoutStore *store, ReadoutBoardRow *row, GError **error)
{
  gint64 id = row->statement->id;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) members = NULL;
  g_autoptr (GError) local_error = NULL;

  if (!is_linked (store, id, &local_error))
    {
      if (local_error == NULL)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  ids = readout_store_find_same (store, id, error);
  if (ids == NULL)
    return FALSE;
  if (ids->len == 1)
    return TRUE;
  members = load_members (store, ids, error);
  if (members == NULL)
    return FALSE;
  for (guint i = 0; i < members->len; i++)
    row->n_same += g_array_index (members, Member, i).id != id;
  count (members, &row->n_outlets, &row->n_independent);
  return TRUE;
}

/* --- Lists ------------------------------------------------------------------------------------ */

/* Copies of one text get the same number, in the order in which they come. */
static guint
number_source (GHashTable *numbers, gint64 source)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, &source));

  if (number == 0)
    {
      number = g_hash_table_size (numbers) + 1;
      g_hash_table_insert (numbers, g_memdup2 (&source, sizeof source), GUINT_TO_POINTER (number));
    }
  return number;
}

static ReadoutBoardRow *
load_same (ReadoutStore *store, gint64 id, GHashTable *numbers, GError **error)
{
  g_autoptr (ReadoutBoardRow) row = readout_store_load_row (store, id, error);
  const ReadoutCopyGroups *groups =
      row != NULL ? readout_store_peek_copy_groups (store, error) : NULL;
  gint64 by_person = 0;

  if (groups == NULL ||
      !readout_sql_find (store, &by_person, error,
                         "SELECT EXISTS (SELECT 1 FROM link WHERE statement_id = ?1 AND kind = 0"
                         "    AND refused = 0 AND by_person)"
                         "  OR EXISTS (SELECT 1 FROM link WHERE other_id = ?1 AND kind = 0"
                         "    AND refused = 0 AND by_person)",
                         "i", id))
    return NULL;
  row->source = number_source (
      numbers, readout_copy_groups_find ((ReadoutCopyGroups *)groups, row->statement->report_id));
  row->linked_by_person = by_person != 0;
  return g_steal_pointer (&row);
}

GPtrArray *
readout_store_list_same (ReadoutStore *store, gint64 statement_id, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) numbers =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) members = NULL;
  ReadoutBoardRow *row;

  g_return_val_if_fail (store != NULL, NULL);

  ids = readout_store_find_same (store, statement_id, error);
  members = ids != NULL ? load_members (store, ids, error) : NULL;
  row = members != NULL ? load_same (store, statement_id, numbers, error) : NULL;
  if (row == NULL)
    return NULL;
  g_ptr_array_add (rows, row);
  for (guint i = 0; i < members->len; i++)
    {
      if (g_array_index (members, Member, i).id == statement_id)
        continue;
      row = load_same (store, g_array_index (members, Member, i).id, numbers, error);
      if (row == NULL)
        return NULL;
      g_ptr_array_add (rows, row);
    }
  return g_steal_pointer (&rows);
}

GArray *
readout_store_list_same_sources (ReadoutStore *store, gint64 statement_id, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) sources = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) members = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  ids = readout_store_find_same (store, statement_id, error);
  members = ids != NULL ? load_members (store, ids, error) : NULL;
  for (guint i = 0; members != NULL && i < members->len; i++)
    {
      const Member *member = &g_array_index (members, Member, i);

      if (g_hash_table_add (seen, (gpointer)&member->source))
        g_array_append_val (sources, member->source);
    }
  return members != NULL ? g_steal_pointer (&sources) : NULL;
}

/* 0: says the same, 1: contradicts */
static gboolean
visit_links (ReadoutStore *store, int kind, ReadoutSameFunc function, gpointer data, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (ReadoutSql) sql =
      readout_sql_new (store, "SELECT statement_id, other_id, refused FROM link WHERE kind = ?"
                              "  ORDER BY statement_id, other_id");

  readout_sql_bind (sql, "d", kind);
  while (readout_sql_step (sql, &local_error))
    function (readout_sql_get_int (sql, 0), readout_sql_get_int (sql, 1),
              readout_sql_get_int (sql, 2) != 0, data);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

gboolean
readout_store_visit_same (ReadoutStore *store,
                          ReadoutSameFunc function,
                          gpointer data,
                          GError **error)
{
  g_return_val_if_fail (store != NULL && function != NULL, FALSE);

  return visit_links (store, 0, function, data, error);
}

gboolean
readout_store_visit_contradictions (ReadoutStore *store,
                                    ReadoutSameFunc function,
                                    gpointer data,
                                    GError **error)
{
  g_return_val_if_fail (store != NULL && function != NULL, FALSE);

  return visit_links (store, 1, function, data, error);
}

/* --- What the person does --------------------------------------------------------------------- */

static gboolean
check_statement (ReadoutStore *store, gint64 id, GError **error)
{
  return readout_store_check_record (store, "SELECT id FROM statement WHERE id = ?", id, error);
}

static gboolean
put_link (ReadoutStore *store,
          gint64 id,
          gint64 other_id,
          gboolean by_person,
          gboolean refused,
          GError **error)
{
  return readout_sql_do (store, error,
                         "INSERT INTO link (statement_id, other_id, kind, by_person, refused)"
                         "  VALUES (?, ?, 0, ?, ?)"
                         "  ON CONFLICT DO UPDATE SET by_person = excluded.by_person,"
                         "    refused = excluded.refused",
                         "iidd", MIN (id, other_id), MAX (id, other_id), by_person != FALSE,
                         refused != FALSE);
}

/* What the person cut between the two groups, or called a contradiction, is so no more. */
static gboolean
forget_cuts_of (ReadoutStore *store, gint64 id, GHashTable *others, GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local_error = NULL;
  g_autoptr (ReadoutSql) sql = readout_sql_new (
      store, "SELECT other_id FROM link WHERE statement_id = ?1 AND refused = (kind = 0)"
             " UNION SELECT statement_id FROM link WHERE other_id = ?1 AND refused = (kind = 0)");

  readout_sql_bind (sql, "i", id);
  while (readout_sql_step (sql, &local_error))
    {
      gint64 other = readout_sql_get_int (sql, 0);

      if (g_hash_table_contains (others, &other))
        g_array_append_val (found, other);
    }
  for (guint i = 0; i < found->len && local_error == NULL; i++)
    {
      gint64 other = g_array_index (found, gint64, i);

      readout_sql_do (store, &local_error,
                      "DELETE FROM link WHERE statement_id = ? AND other_id = ?"
                      "  AND refused = (kind = 0)",
                      "ii", MIN (id, other), MAX (id, other));
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
forget_cuts (ReadoutStore *store, GArray *group, GArray *others, GError **error)
{
  g_autoptr (GHashTable) set = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < others->len; i++)
    g_hash_table_add (set, &g_array_index (others, gint64, i));
  for (guint i = 0; i < group->len; i++)
    if (!forget_cuts_of (store, g_array_index (group, gint64, i), set, error))
      return FALSE;
  return TRUE;
}

static gboolean
has_id (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

static gboolean
join (ReadoutStore *store, gint64 first, gint64 other, GError **error)
{
  g_autoptr (GArray) group = readout_store_find_same (store, first, error);
  g_autoptr (GArray) others = NULL;

  if (group == NULL || !check_statement (store, other, error))
    return FALSE;
  if (has_id (group, other))
    return TRUE;
  others = readout_store_find_same (store, other, error);
  return others != NULL && forget_cuts (store, group, others, error) &&
         put_link (store, first, other, TRUE, FALSE, error);
}

gboolean
readout_store_link_same (ReadoutStore *store, GArray *ids, GError **error)
{
  gboolean done;

  g_return_val_if_fail (store != NULL, FALSE);
  g_return_val_if_fail (ids != NULL && ids->len > 1, FALSE);

  if (!readout_action_begin (store, N_("Link Statements"), READOUT_ACTION_LOGGED, error))
    return FALSE;
  done = check_statement (store, g_array_index (ids, gint64, 0), error);
  for (guint i = 1; done && i < ids->len; i++)
    done = join (store, g_array_index (ids, gint64, 0), g_array_index (ids, gint64, i), error);
  return readout_action_end (store, done, READOUT_CHANGES_STATEMENTS, error);
}

/* Those that a statement is linked to directly. */
static GArray *
list_neighbours (ReadoutStore *store, gint64 id, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local_error = NULL;
  g_autoptr (ReadoutSql) sql = readout_sql_new (
      store, "SELECT other_id FROM link WHERE statement_id = ?1 AND kind = 0 AND refused = 0"
             " UNION ALL"
             " SELECT statement_id FROM link WHERE other_id = ?1 AND kind = 0 AND refused = 0");

  readout_sql_bind (sql, "i", id);
  while (readout_sql_step (sql, &local_error))
    {
      gint64 found = readout_sql_get_int (sql, 0);

      g_array_append_val (ids, found);
    }
  if (local_error == NULL)
    return g_steal_pointer (&ids);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/* Those that were linked through a statement stay so without it. */
static gboolean
reconnect (ReadoutStore *store, GArray *neighbours, GError **error)
{
  g_autoptr (GArray) group = NULL;

  for (guint i = 0; i < neighbours->len; i++)
    {
      gint64 id = g_array_index (neighbours, gint64, i);

      if (group == NULL || !has_id (group, id))
        {
          if (i > 0 &&
              !put_link (store, g_array_index (neighbours, gint64, 0), id, FALSE, FALSE, error))
            return FALSE;
          g_clear_pointer (&group, g_array_unref);
          group = readout_store_find_same (store, g_array_index (neighbours, gint64, 0), error);
          if (group == NULL)
            return FALSE;
        }
    }
  return TRUE;
}

/* Of removed reports nothing is noted: they may be gone when that is undone. */
static gboolean
is_there (ReadoutStore *store, gint64 id)
{
  gint64 found;

  return readout_sql_find (store, &found, NULL,
                           "SELECT s.id FROM statement s JOIN report r ON r.id = s.report_id"
                           "  WHERE s.id = ? AND r.removed IS NULL",
                           "i", id);
}

gboolean
readout_store_part_same (ReadoutStore *store, gint64 statement_id, GError **error)
{
  g_autoptr (GArray) group = readout_store_find_same (store, statement_id, error);
  g_autoptr (GArray) neighbours =
      group != NULL ? list_neighbours (store, statement_id, error) : NULL;

  if (neighbours == NULL)
    return FALSE;
  for (guint i = 0; i < neighbours->len; i++)
    {
      gint64 id = g_array_index (neighbours, gint64, i);

      if (!readout_sql_do (store, error,
                           "DELETE FROM link WHERE statement_id = ? AND other_id = ? AND kind = 0",
                           "ii", MIN (id, statement_id), MAX (id, statement_id)))
        return FALSE;
    }
  for (guint i = 0; i < group->len; i++)
    {
      gint64 id = g_array_index (group, gint64, i);

      if (id != statement_id && is_there (store, id) &&
          !put_link (store, statement_id, id, TRUE, TRUE, error))
        return FALSE;
    }
  return reconnect (store, neighbours, error);
}

gboolean
readout_store_cut_same (ReadoutStore *store, gint64 statement_id, GError **error)
{
  gboolean done;

  g_return_val_if_fail (store != NULL, FALSE);

  if (!readout_action_begin (store, N_("Cut Link"), READOUT_ACTION_LOGGED, error))
    return FALSE;
  done = check_statement (store, statement_id, error) &&
         readout_store_part_same (store, statement_id, error);
  return readout_action_end (store, done, READOUT_CHANGES_STATEMENTS, error);
}
