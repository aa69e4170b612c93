/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the person says about actors: who is who, and what they are.
 */
#include "store/readout-store-private.h"

#include <glib/gi18n-lib.h>

#define ACTOR_CHANGES (READOUT_CHANGES_ACTORS | READOUT_CHANGES_STATEMENTS)

static gboolean
check_actor (ReadoutStore *store, gint64 id, GError **error)
{
  return readout_store_check_record (store, "SELECT id FROM actor WHERE id = ?", id, error);
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
         readout_store_join_pairs (store, from, into, error) &&
         readout_store_note_merge (store, READOUT_MERGED_ACTOR, from, into, error) &&
         mark (store, from, FALSE, error) && mark (store, into, TRUE, error);
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
