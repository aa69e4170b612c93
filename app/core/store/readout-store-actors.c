/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Actors: lists of them, and what the person says about who is who.
 */
#include "store/readout-store-private.h"

#include <glib/gi18n-lib.h>

#define ACTOR_CHANGES (READOUT_CHANGES_ACTORS | READOUT_CHANGES_STATEMENTS)

static gboolean
check_actor (ReadoutStore *store, gint64 id, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gint64 found;

  if (readout_sql_find (store, &found, &local_error, "SELECT id FROM actor WHERE id = ?", "i", id))
    return TRUE;
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    readout_store_set_no_record (error);
  return FALSE;
}

static char *
check_name (const char *name, GError **error)
{
  char *stripped = readout_store_strip (name);

  if (stripped == NULL)
    g_set_error_literal (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_INVALID,
                         _("A name cannot be empty."));
  return stripped;
}

/* A name by the person means this actor alone. */
static gboolean
add_name (ReadoutStore *store, gint64 id, const char *name, GError **error)
{
  g_autofree char *folded = readout_store_fold_name (name);

  readout_store_forget_actors (store);
  return readout_sql_do (store, error,
                         "UPDATE actor_name SET by_person = 0 WHERE folded = ? AND actor_id <> ?",
                         "ti", folded, id) &&
         readout_sql_do (store, error,
                         "INSERT INTO actor_name (folded, actor_id, name, by_person)"
                         "  VALUES (?, ?, ?, 1)"
                         "  ON CONFLICT DO UPDATE SET name = excluded.name, by_person = 1",
                         "tit", folded, id, name);
}

static gboolean
mark (ReadoutStore *store, gint64 id, gboolean by_person, GError **error)
{
  return readout_sql_do (store, error, "UPDATE actor SET by_person = ? WHERE id = ?", "di",
                         by_person, id);
}

static GStrv
list_names (ReadoutStore *store, const char *text, gint64 id, const char *except)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autofree char *folded = readout_store_fold_name (except);
  g_autoptr (ReadoutSql) sql = readout_sql_new (store, text);

  readout_sql_bind (sql, "it", id, folded);
  while (readout_sql_step (sql, NULL))
    {
      g_autofree char *name = readout_sql_dup_text (sql, 0);

      g_strv_builder_add (names, name);
    }
  return g_strv_builder_end (names);
}

static ReadoutActor *
load_actor (ReadoutStore *store, ReadoutSql *sql)
{
  ReadoutActor *actor = readout_actor_new ();

  actor->id = readout_sql_get_int (sql, 0);
  actor->name = readout_sql_dup_text (sql, 1);
  actor->kind = readout_sql_get_int (sql, 2);
  actor->affiliation = readout_sql_dup_text (sql, 3);
  actor->by_person = readout_sql_get_int (sql, 4) != 0;
  actor->n_statements = readout_sql_get_int (sql, 5);
  g_strfreev (actor->aliases);
  actor->aliases = list_names (
      store, "SELECT name FROM actor_name WHERE actor_id = ? AND folded <> ? ORDER BY name",
      actor->id, actor->name);
  return actor;
}

/* Actors with their number of statements, in a subquery "a"; the search is parameter 1. */
static char *
select_actors (ReadoutStore *store, const char *columns, gboolean search, const char *order)
{
  const char *visible = readout_store_get_visible (
      store, " AND s.report_id NOT IN (SELECT id FROM report WHERE removed IS NOT NULL)");

  /* The statements are counted from one index; voices are looked at only for those with none. */
  return g_strdup_printf (
      "WITH spoken AS MATERIALIZED (SELECT s.actor_id AS id, count(*) AS n FROM statement s"
      "   WHERE s.state IN (0, 1)%s GROUP BY s.actor_id)"
      " SELECT %s FROM actor a LEFT JOIN spoken ON spoken.id = a.id"
      " WHERE (spoken.n > 0 OR a.by_person OR EXISTS (SELECT 1 FROM voice v"
      "   JOIN statement s ON s.id = v.statement_id WHERE v.actor_id = a.id%s))%s %s",
      visible, columns, visible,
      search ? " AND a.id IN (SELECT actor_id FROM actor_name WHERE instr(folded, ?1) > 0)" : "",
      order);
}

static gboolean
move_voices (ReadoutStore *store, gint64 from, gint64 into, const char *name, GError **error)
{
  /* The statements first: which are its own is told by the voices. */
  if (name == NULL)
    return readout_sql_do (store, error, "UPDATE statement SET actor_id = ?2 WHERE actor_id = ?1",
                           "ii", from, into) &&
           readout_sql_do (store, error, "UPDATE voice SET actor_id = ?2 WHERE actor_id = ?1", "ii",
                           from, into);
  return readout_sql_do (
             store, error,
             "UPDATE statement SET actor_id = ?2 WHERE actor_id = ?1 AND (SELECT v.name = ?3"
             "  FROM voice v WHERE v.statement_id = statement.id ORDER BY v.position DESC LIMIT 1)",
             "iit", from, into, name) &&
         readout_sql_do (store, error,
                         "UPDATE voice SET actor_id = ?2 WHERE actor_id = ?1 AND name = ?3", "iit",
                         from, into, name);
}

static gboolean
merge (ReadoutStore *store, gint64 from, gint64 into, GError **error)
{
  readout_store_forget_actors (store);
  /* The row of the other stays: what undo brings back may point to it. What describes somebody in
   * one report is no name in another. */
  return check_actor (store, from, error) && check_actor (store, into, error) &&
         readout_sql_do (store, error,
                         "INSERT INTO actor_name (folded, actor_id, name, by_person)"
                         "  SELECT folded, ?2, name, by_person OR NOT (SELECT described FROM actor"
                         "    WHERE id = ?1) FROM actor_name WHERE actor_id = ?1"
                         "  ON CONFLICT DO UPDATE SET by_person = max (by_person,"
                         "    excluded.by_person)",
                         "ii", from, into) &&
         readout_sql_do (store, error, "DELETE FROM actor_name WHERE actor_id = ?", "i", from) &&
         readout_sql_do (store, error,
                         "UPDATE actor SET affiliation = coalesce(affiliation,"
                         "  (SELECT affiliation FROM actor WHERE id = ?1)) WHERE id = ?2",
                         "ii", from, into) &&
         move_voices (store, from, into, NULL, error) &&
         readout_store_join_pairs (store, from, into, error) && mark (store, from, FALSE, error) &&
         mark (store, into, TRUE, error);
}

static gint64
split (ReadoutStore *store, gint64 id, const char *name, GError **error)
{
  g_autofree char *folded = readout_store_fold_name (name);
  gint64 new_id;

  if (!check_actor (store, id, error) ||
      !readout_sql_do (store, error,
                       "INSERT INTO actor (name, kind, affiliation, by_person)"
                       "  SELECT ?1, kind, affiliation, 0 FROM actor WHERE id = ?2",
                       "ti", name, id))
    return 0;
  new_id = sqlite3_last_insert_rowid (store->connection);
  if (!readout_sql_do (store, error, "DELETE FROM actor_name WHERE folded = ? AND actor_id = ?",
                       "ti", folded, id) ||
      !add_name (store, new_id, name, error) || !move_voices (store, id, new_id, name, error) ||
      !mark (store, id, TRUE, error) || !mark (store, new_id, TRUE, error) ||
      !readout_store_refuse_pair (store, id, new_id, error))
    return 0;
  return new_id;
}

GPtrArray *
readout_store_list_actors (
    ReadoutStore *store, const char *search, guint offset, guint limit, GError **error)
{
  g_autoptr (GPtrArray) actors = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) local_error = NULL;
  g_autofree char *stripped = readout_store_strip (search);
  g_autofree char *folded = stripped != NULL ? readout_store_fold_name (stripped) : NULL;
  g_autofree char *order = NULL;
  g_autofree char *text = NULL;
  g_autoptr (ReadoutSql) sql = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  order = g_strdup_printf (
      "ORDER BY coalesce(spoken.n, 0) DESC, a.name COLLATE readout_words, a.id LIMIT %u OFFSET %u",
      limit, offset);
  text = select_actors (store,
                        "a.id, a.name, a.kind, a.affiliation, a.by_person, coalesce(spoken.n, 0)",
                        folded != NULL, order);
  sql = readout_sql_new_once (store, text);
  if (folded != NULL)
    readout_sql_bind (sql, "t", folded);
  while (readout_sql_step (sql, &local_error))
    g_ptr_array_add (actors, load_actor (store, sql));
  if (local_error == NULL)
    return g_steal_pointer (&actors);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

gint64
readout_store_count_actors (ReadoutStore *store, const char *search, GError **error)
{
  g_autofree char *stripped = readout_store_strip (search);
  g_autofree char *folded = stripped != NULL ? readout_store_fold_name (stripped) : NULL;
  g_autofree char *text = NULL;
  g_autoptr (ReadoutSql) sql = NULL;

  g_return_val_if_fail (store != NULL, -1);

  text = select_actors (store, "count(*)", folded != NULL, "");
  sql = readout_sql_new_once (store, text);
  if (folded != NULL)
    readout_sql_bind (sql, "t", folded);
  return readout_sql_step (sql, error) ? readout_sql_get_int (sql, 0) : -1;
}

ReadoutActor *
readout_store_get_actor (ReadoutStore *store, gint64 id, GError **error)
{
  g_autoptr (ReadoutSql) sql = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  text = g_strdup_printf (
      "SELECT id, name, kind, affiliation, by_person, (SELECT count(*) FROM statement s"
      "  WHERE s.actor_id = actor.id AND s.state IN (0, 1)%s) FROM actor WHERE id = ?",
      readout_store_get_visible (
          store, " AND s.report_id NOT IN (SELECT id FROM report WHERE removed IS NOT NULL)"));
  sql = readout_sql_new_once (store, text);
  readout_sql_bind (sql, "i", id);
  if (readout_sql_step (sql, &local_error))
    return load_actor (store, sql);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    readout_store_set_no_record (error);
  return NULL;
}

gint64
readout_store_ensure_actor (ReadoutStore *store,
                            const char *name,
                            ReadoutActorKind kind,
                            GError **error)
{
  g_autofree char *stripped = check_name (name, error);
  gint64 id;

  g_return_val_if_fail (store != NULL, 0);

  if (stripped == NULL || !readout_action_begin (store, "", READOUT_ACTION_SILENT, error))
    return 0;
  id = readout_store_resolve_voice (store, stripped, kind, 0, error);
  return readout_action_end (store, id != 0, READOUT_CHANGES_ACTORS, error) ? id : 0;
}

gboolean
readout_store_rename_actor (ReadoutStore *store, gint64 id, const char *name, GError **error)
{
  g_autofree char *stripped = check_name (name, error);
  gboolean done;

  g_return_val_if_fail (store != NULL, FALSE);

  if (stripped == NULL ||
      !readout_action_begin (store, N_("Rename Actor"), READOUT_ACTION_LOGGED, error))
    return FALSE;
  done = check_actor (store, id, error) &&
         readout_sql_do (store, error, "UPDATE actor SET name = ?, by_person = 1 WHERE id = ?",
                         "ti", stripped, id) &&
         add_name (store, id, stripped, error);
  return readout_action_end (store, done, ACTOR_CHANGES, error);
}

gboolean
readout_store_set_actor_kind (ReadoutStore *store, gint64 id, ReadoutActorKind kind, GError **error)
{
  gboolean done;

  g_return_val_if_fail (store != NULL, FALSE);
  g_return_val_if_fail (kind <= READOUT_ACTOR_ANONYMOUS, FALSE);

  if (!readout_action_begin (store, N_("Change Kind of Actor"), READOUT_ACTION_LOGGED, error))
    return FALSE;
  readout_store_forget_actors (store);
  /* Later analyses find it under its names whatever kind they guess. */
  done = check_actor (store, id, error) &&
         readout_sql_do (store, error, "UPDATE actor SET kind = ?, by_person = 1 WHERE id = ?",
                         "di", (int)kind, id) &&
         readout_sql_do (store, error, "UPDATE actor_name SET by_person = 1 WHERE actor_id = ?",
                         "i", id);
  return readout_action_end (store, done, ACTOR_CHANGES, error);
}

gboolean
readout_store_set_actor_affiliation (ReadoutStore *store,
                                     gint64 id,
                                     const char *affiliation,
                                     GError **error)
{
  g_autofree char *stripped = readout_store_strip (affiliation);
  gboolean done;

  g_return_val_if_fail (store != NULL, FALSE);

  if (!readout_action_begin (store, N_("Change Affiliation"), READOUT_ACTION_LOGGED, error))
    return FALSE;
  done =
      check_actor (store, id, error) &&
      readout_sql_do (store, error, "UPDATE actor SET affiliation = ?, by_person = 1 WHERE id = ?",
                      "ti", stripped, id);
  return readout_action_end (store, done, READOUT_CHANGES_ACTORS, error);
}

gboolean
readout_store_merge_actors (ReadoutStore *store, gint64 from, gint64 into, GError **error)
{
  gboolean done;

  g_return_val_if_fail (store != NULL, FALSE);
  g_return_val_if_fail (from != into, FALSE);

  if (!readout_action_begin (store, N_("Merge Actors"), READOUT_ACTION_LOGGED, error))
    return FALSE;
  done = merge (store, from, into, error);
  return readout_action_end (store, done, ACTOR_CHANGES | READOUT_CHANGES_TOPICS, error);
}

gint64
readout_store_split_actor (ReadoutStore *store, gint64 id, const char *name, GError **error)
{
  g_autofree char *stripped = check_name (name, error);
  gint64 new_id;

  g_return_val_if_fail (store != NULL, 0);

  if (stripped == NULL ||
      !readout_action_begin (store, N_("Split Actor"), READOUT_ACTION_LOGGED, error))
    return 0;
  new_id = split (store, id, stripped, error);
  return readout_action_end (store, new_id != 0, ACTOR_CHANGES | READOUT_CHANGES_TOPICS, error)
             ? new_id
             : 0;
}

GStrv
readout_store_list_found_names (ReadoutStore *store, gint64 id, GError **error)
{
  g_return_val_if_fail (store != NULL, NULL);

  if (!check_actor (store, id, error))
    return NULL;
  return list_names (store,
                     "SELECT name FROM voice WHERE actor_id = ?1 AND name <> ?2"
                     "  GROUP BY name ORDER BY count(*) DESC, name",
                     id, "");
}

gboolean
readout_store_add_actor_alias (ReadoutStore *store, gint64 id, const char *alias, GError **error)
{
  g_autofree char *stripped = check_name (alias, error);
  gboolean done;

  g_return_val_if_fail (store != NULL, FALSE);

  if (stripped == NULL ||
      !readout_action_begin (store, N_("Add Name of Actor"), READOUT_ACTION_LOGGED, error))
    return FALSE;
  done = check_actor (store, id, error) && add_name (store, id, stripped, error) &&
         mark (store, id, TRUE, error);
  return readout_action_end (store, done, READOUT_CHANGES_ACTORS, error);
}

gboolean
readout_store_remove_actor_alias (ReadoutStore *store, gint64 id, const char *alias, GError **error)
{
  g_autofree char *folded = NULL;
  gboolean done;

  g_return_val_if_fail (store != NULL, FALSE);
  g_return_val_if_fail (alias != NULL, FALSE);

  if (!readout_action_begin (store, N_("Remove Name of Actor"), READOUT_ACTION_LOGGED, error))
    return FALSE;
  folded = readout_store_fold_name (alias);
  readout_store_forget_actors (store);
  done = check_actor (store, id, error) &&
         readout_sql_do (store, error, "DELETE FROM actor_name WHERE actor_id = ? AND folded = ?",
                         "it", id, folded) &&
         mark (store, id, TRUE, error);
  return readout_action_end (store, done, READOUT_CHANGES_ACTORS, error);
}
