/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the person's decisions teach about the statements that are not decided.
 */
#include "store/readout-store-private.h"

#include <glib/gi18n-lib.h>

static ReadoutLessons *
load_lessons (ReadoutStore *store, gint64 topic_id, GError **error)
{
  g_autoptr (ReadoutLessons) lessons = readout_lessons_new ();
  g_autoptr (GError) local_error = NULL;
  g_autoptr (ReadoutSql) sql = readout_sql_new (
      store, "SELECT actor_id, found, words, position FROM stance"
             "  WHERE topic_id = ? AND by_person AND by_person = 1 AND position IS NOT NULL"
             "    AND state <> 2");

  readout_sql_bind (sql, "i", topic_id);
  while (readout_sql_step (sql, &local_error))
    readout_lessons_add (lessons, readout_sql_get_int (sql, 0), readout_sql_get_int (sql, 1),
                         readout_sql_get_text (sql, 2), readout_sql_get_int (sql, 3));
  if (local_error == NULL)
    return g_steal_pointer (&lessons);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

const ReadoutLessons *
readout_store_get_lessons (ReadoutStore *store, gint64 topic_id, GError **error)
{
  ReadoutLessons *lessons = g_hash_table_lookup (store->lessons, &topic_id);

  if (lessons != NULL)
    return lessons;
  lessons = load_lessons (store, topic_id, error);
  if (lessons != NULL)
    g_hash_table_insert (store->lessons, g_memdup2 (&topic_id, sizeof topic_id), lessons);
  return lessons;
}

void
readout_store_learn (const ReadoutLessons *lessons,
                     gint64 actor_id,
                     ReadoutPosition found,
                     double confidence,
                     const char *words,
                     ReadoutLearnt *learnt)
{
  learnt->position =
      readout_lessons_apply (lessons, actor_id, found, confidence, words, &learnt->lesson);
  learnt->review =
      readout_lessons_need_review (learnt->position, confidence, words, learnt->lesson);
}

/* A stance of which the lessons make something else than before. */
typedef struct
{
  gint64 statement_id;
  ReadoutLearnt learnt;
} Change;

static void
clear_change (gpointer data)
{
  g_free (((Change *)data)->learnt.lesson);
}

/* Only what has deciding words, or was changed by a lesson, can change. */
static GArray *
find_changes (ReadoutStore *store, gint64 topic_id, const ReadoutLessons *lessons, GError **error)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (Change));
  g_autoptr (GError) local_error = NULL;
  g_autoptr (ReadoutSql) sql = readout_sql_new (
      store, "SELECT statement_id, actor_id, found, confidence, words, lesson, position FROM stance"
             "  WHERE topic_id = ? AND NOT by_person AND found IS NOT NULL AND words IS NOT NULL");

  g_array_set_clear_func (changes, clear_change);
  readout_sql_bind (sql, "i", topic_id);
  while (readout_sql_step (sql, &local_error))
    {
      Change change = { readout_sql_get_int (sql, 0), { 0 } };

      readout_store_learn (lessons, readout_sql_get_int (sql, 1), readout_sql_get_int (sql, 2),
                           readout_sql_get_real (sql, 3), readout_sql_get_text (sql, 4),
                           &change.learnt);
      if (g_strcmp0 (change.learnt.lesson, readout_sql_get_text (sql, 5)) == 0 &&
          (gint64)change.learnt.position == readout_sql_get_int (sql, 6))
        clear_change (&change);
      else
        g_array_append_val (changes, change);
    }
  if (local_error == NULL)
    return g_steal_pointer (&changes);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

gboolean
readout_store_learn_again (ReadoutStore *store, gint64 topic_id, const char *before, GError **error)
{
  const ReadoutLessons *lessons;
  g_autofree char *after = NULL;
  g_autoptr (GArray) changes = NULL;

  g_hash_table_remove (store->lessons, &topic_id);
  lessons = readout_store_get_lessons (store, topic_id, error);
  if (lessons == NULL)
    return FALSE;
  after = readout_lessons_to_string (lessons);
  if (g_str_equal (before, after))
    return TRUE;
  changes = find_changes (store, topic_id, lessons, error);
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      const Change *change = &g_array_index (changes, Change, i);

      if (!readout_sql_do (store, error,
                           "UPDATE stance SET position = ?, lesson = ?, review = ?"
                           "  WHERE statement_id = ? AND topic_id = ?",
                           "dtdii", (int)change->learnt.position, change->learnt.lesson,
                           change->learnt.review != FALSE, change->statement_id, topic_id))
        return FALSE;
    }
  return changes != NULL;
}

char *
readout_store_dup_lessons (ReadoutStore *store, gint64 topic_id, GError **error)
{
  g_autoptr (ReadoutLessons) lessons = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  lessons = load_lessons (store, topic_id, error);
  return lessons != NULL ? readout_lessons_to_string (lessons) : NULL;
}

gboolean
readout_store_forget_lessons (ReadoutStore *store, gint64 topic_id, GError **error)
{
  g_autofree char *before = NULL;
  gboolean done;

  g_return_val_if_fail (store != NULL, FALSE);

  if (!readout_action_begin (store, N_("Forget What Was Learnt"), READOUT_ACTION_LOGGED, error))
    return FALSE;
  before = readout_store_dup_lessons (store, topic_id, error);
  done = before != NULL &&
         readout_sql_do (store, error,
                         "UPDATE stance SET by_person = 2 WHERE topic_id = ? AND by_person"
                         "  AND by_person = 1",
                         "i", topic_id) &&
         readout_store_learn_again (store, topic_id, before, error);
  return readout_action_end (store, done, READOUT_CHANGES_STATEMENTS | READOUT_CHANGES_TOPICS,
                             error);
}
