/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Topics, and the stances that an analysis finds towards them.
 */
#include "store/readout-store-private.h"

#include <glib/gi18n-lib.h>

#include "stance/readout-proposition.h"

#define TOPIC_CHANGES (READOUT_CHANGES_TOPICS | READOUT_CHANGES_STATEMENTS)

static gboolean
check_topic (ReadoutStore *store, gint64 id, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gint64 found;

  if (readout_sql_find (store, &found, &local_error,
                        "SELECT id FROM topic WHERE id = ? AND removed IS NULL", "i", id))
    return TRUE;
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    readout_store_set_no_record (error);
  return FALSE;
}

static char *
check_proposition (const char *proposition, GError **error)
{
  char *stripped = readout_store_strip (proposition);

  if (stripped == NULL)
    g_set_error_literal (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_INVALID,
                         _("A topic needs a proposition that one can be for or against."));
  return stripped;
}

/* One a line. */
static char *
join_terms (const char *const *terms)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; terms != NULL && terms[i] != NULL; i++)
    {
      g_autofree char *term = readout_store_strip (terms[i]);

      if (term == NULL)
        continue;
      g_strdelimit (term, "\n", ' ');
      if (joined->len > 0)
        g_string_append_c (joined, '\n');
      g_string_append (joined, term);
    }
  return g_string_free (joined, FALSE);
}

static ReadoutTopic *
load_topic (ReadoutSql *sql)
{
  ReadoutTopic *topic = readout_topic_new ();
  g_autofree char *terms = readout_sql_dup_text (sql, 2);

  topic->id = readout_sql_get_int (sql, 0);
  topic->proposition = readout_sql_dup_text (sql, 1);
  if (terms != NULL && *terms != '\0')
    {
      g_strfreev (topic->terms);
      topic->terms = g_strsplit (terms, "\n", -1);
    }
  topic->by_person = readout_sql_get_int (sql, 3) != 0;
  topic->n_statements = readout_sql_get_int (sql, 4);
  return topic;
}

static char *
select_topics (ReadoutStore *store, const char *where)
{
  return g_strdup_printf (
      "SELECT t.id, t.proposition, t.terms, t.by_person, (SELECT count(*) FROM stance k"
      "  WHERE k.topic_id = t.id AND k.position IS NOT NULL AND k.state IN (0, 1)%s)"
      "  FROM topic t WHERE %s ORDER BY t.id",
      readout_store_get_visible (
          store, " AND k.report_id NOT IN (SELECT id FROM report WHERE removed IS NOT NULL)"),
      where);
}

static gboolean
insert_topic (ReadoutStore *store,
              const char *proposition,
              const char *const *terms,
              gboolean by_person,
              gint64 *id,
              GError **error)
{
  g_autofree char *joined = join_terms (terms);
  g_autofree char *step = NULL;

  /* Where there are no statements, all are judged. */
  if (!readout_sql_do (store, error,
                       "INSERT INTO topic (proposition, terms, by_person, judged) VALUES (?1, ?2,"
                       "  ?3, iif(EXISTS (SELECT 1 FROM statement), NULL, ?1 || char(10) || ?2))",
                       "ttd", proposition, joined, by_person != FALSE))
    return FALSE;
  *id = sqlite3_last_insert_rowid (store->connection);
  step = g_strdup_printf ("UPDATE topic SET removed = %" G_GINT64_FORMAT
                          " WHERE id = %" G_GINT64_FORMAT,
                          store->action, *id);
  return readout_action_log (store, step, error);
}

/* What an analysis found towards one topic, for the other. Not logged: another analysis finds it
 * again, or does not, once this is undone. */
static gboolean
copy_findings (ReadoutStore *store, gint64 from, gint64 into, GError **error)
{
  gboolean done;

  store->muted = TRUE;
  done = readout_sql_do (
      store, error,
      "INSERT OR IGNORE INTO stance (statement_id, topic_id, position, confidence, reason, found,"
      "    words, lesson, review, report_id, actor_id, state, moment)"
      "  SELECT statement_id, ?2, position, confidence, reason, found, words, lesson, review,"
      "    report_id, actor_id, state, moment FROM stance WHERE topic_id = ?1 AND NOT by_person",
      "ii", from, into);
  store->muted = FALSE;
  return done;
}

static gboolean
merge (ReadoutStore *store, gint64 from, gint64 into, GError **error)
{
  g_autofree char *before = NULL;

  if (!check_topic (store, from, error) || !check_topic (store, into, error))
    return FALSE;
  before = readout_store_dup_lessons (store, into, error);
  return before != NULL &&
         readout_sql_do (
             store, error,
             "INSERT INTO stance (statement_id, topic_id, position, confidence, reason, by_person,"
             "    found, words, report_id, actor_id, state, moment)"
             "  SELECT statement_id, ?2, position, confidence, reason, by_person, found, words,"
             "    report_id, actor_id, state, moment FROM stance WHERE topic_id = ?1 AND by_person"
             "  ON CONFLICT DO UPDATE SET position = excluded.position,"
             "    confidence = excluded.confidence, reason = excluded.reason,"
             "    by_person = excluded.by_person, lesson = NULL, review = 0 WHERE NOT by_person",
             "ii", from, into) &&
         copy_findings (store, from, into, error) &&
         readout_sql_do (store, error,
                         "UPDATE topic SET terms = trim(terms || char(10) ||"
                         "  (SELECT terms FROM topic WHERE id = ?1), char(10)), by_person = 1"
                         "  WHERE id = ?2",
                         "ii", from, into) &&
         readout_sql_do (store, error, "UPDATE topic SET removed = ?, by_person = 2 WHERE id = ?",
                         "ii", store->action, from) &&
         readout_store_note_merge (store, READOUT_MERGED_TOPIC, from, into, error) &&
         readout_store_learn_again (store, into, before, error);
}

GPtrArray *
readout_store_list_topics (ReadoutStore *store, GError **error)
{
  g_autoptr (GPtrArray) topics = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) local_error = NULL;
  g_autofree char *text = NULL;
  g_autoptr (ReadoutSql) sql = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  text = select_topics (store, "t.removed IS NULL");
  sql = readout_sql_new_once (store, text);
  while (readout_sql_step (sql, &local_error))
    g_ptr_array_add (topics, load_topic (sql));
  if (local_error == NULL)
    return g_steal_pointer (&topics);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

ReadoutTopic *
readout_store_get_topic (ReadoutStore *store, gint64 id, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *text = NULL;
  g_autoptr (ReadoutSql) sql = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  text = select_topics (store, "t.id = ?1 AND t.removed IS NULL");
  sql = readout_sql_new_once (store, text);
  readout_sql_bind (sql, "i", id);
  if (readout_sql_step (sql, &local_error))
    return load_topic (sql);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    readout_store_set_no_record (error);
  return NULL;
}

gboolean
readout_store_has_topics (ReadoutStore *store)
{
  gint64 has = 0;

  g_return_val_if_fail (store != NULL, FALSE);

  readout_sql_find (store, &has, NULL, "SELECT EXISTS (SELECT 1 FROM topic WHERE removed IS NULL)",
                    "");
  return has != 0;
}

gboolean
readout_store_had_topics (ReadoutStore *store)
{
  gint64 had = 0;

  g_return_val_if_fail (store != NULL, FALSE);

  readout_sql_find (store, &had, NULL,
                    "SELECT EXISTS (SELECT 1 FROM topic WHERE removed IS NULL OR by_person = 2)",
                    "");
  return had != 0;
}

gint64
readout_store_find_topic (ReadoutStore *store, const char *proposition, GError **error)
{
  g_autoptr (ReadoutSql) sql = NULL;

  g_return_val_if_fail (store != NULL && proposition != NULL, 0);

  sql = readout_sql_new (store,
                         "SELECT id, proposition FROM topic WHERE removed IS NULL ORDER BY id");
  while (readout_sql_step (sql, error))
    if (readout_proposition_is_same (readout_sql_get_text (sql, 1), proposition))
      return readout_sql_get_int (sql, 0);
  return 0;
}

gint64
readout_store_add_topic (ReadoutStore *store,
                         const char *proposition,
                         const char *const *terms,
                         gboolean by_person,
                         GError **error)
{
  g_autofree char *stripped = check_proposition (proposition, error);
  g_autoptr (GError) local_error = NULL;
  gint64 id = 0;
  gboolean done;

  g_return_val_if_fail (store != NULL, 0);

  if (stripped == NULL ||
      !readout_action_begin (store, N_("Add Topic"), READOUT_ACTION_BULK, error))
    return 0;
  id = readout_store_find_topic (store, stripped, &local_error);
  done = id != 0;
  if (!done && local_error == NULL)
    done = insert_topic (store, stripped, terms, by_person, &id, &local_error);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return readout_action_end (store, done, TOPIC_CHANGES, error) ? id : 0;
}

/* Whether no other topic has these words. */
static gboolean
check_unique (ReadoutStore *store, gint64 id, const char *proposition, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gint64 other = readout_store_find_topic (store, proposition, &local_error);

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (other == 0 || other == id)
    return TRUE;
  else
    g_set_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_INVALID,
                 _("There is a topic “%s” already. Merge the two to make them one."), proposition);
  return FALSE;
}

gboolean
readout_store_edit_topic (ReadoutStore *store,
                          gint64 id,
                          const char *proposition,
                          const char *const *terms,
                          GError **error)
{
  g_autofree char *stripped = check_proposition (proposition, error);
  g_autofree char *joined = terms != NULL ? join_terms (terms) : NULL;
  gboolean done;

  g_return_val_if_fail (store != NULL, FALSE);

  if (stripped == NULL ||
      !readout_action_begin (store, N_("Edit Topic"), READOUT_ACTION_LOGGED, error))
    return FALSE;
  done = check_topic (store, id, error) && check_unique (store, id, stripped, error) &&
         readout_sql_do (store, error,
                         "UPDATE topic SET proposition = ?, terms = coalesce(?, terms),"
                         "  by_person = 1 WHERE id = ?",
                         "tti", stripped, joined, id);
  return readout_action_end (store, done, TOPIC_CHANGES, error);
}

gboolean
readout_store_merge_topics (ReadoutStore *store, gint64 from, gint64 into, GError **error)
{
  gboolean done;

  g_return_val_if_fail (store != NULL, FALSE);
  g_return_val_if_fail (from != into, FALSE);

  if (!readout_action_begin (store, N_("Merge Topics"), READOUT_ACTION_LOGGED, error))
    return FALSE;
  done = merge (store, from, into, error);
  return readout_action_end (store, done, TOPIC_CHANGES, error);
}

gboolean
readout_store_remove_topic (ReadoutStore *store, gint64 id, GError **error)
{
  gboolean done;

  g_return_val_if_fail (store != NULL, FALSE);

  if (!readout_action_begin (store, N_("Remove Topic"), READOUT_ACTION_LOGGED, error))
    return FALSE;
  done = check_topic (store, id, error) &&
         readout_sql_do (store, error, "UPDATE topic SET removed = ?, by_person = 2 WHERE id = ?",
                         "ii", store->action, id);
  return readout_action_end (store, done, TOPIC_CHANGES, error);
}

static gboolean
put_stance (ReadoutSql *put,
            const ReadoutLessons *lessons,
            gint64 statement_id,
            gint64 topic_id,
            gint64 actor_id,
            const ReadoutStance *stance,
            GError **error)
{
  ReadoutLearnt learnt = { 0 };
  gboolean done;

  readout_store_learn (lessons, actor_id, stance->position, stance->confidence, stance->words,
                       &learnt);
  readout_sql_bind (put, "iidrtdttd", statement_id, topic_id, (int)learnt.position,
                    stance->confidence, stance->reason, (int)stance->position, stance->words,
                    learnt.lesson, learnt.review != FALSE);
  done = readout_sql_run (put, error);
  g_free (learnt.lesson);
  return done;
}

static gint64
find_actor (ReadoutStore *store, gint64 statement_id)
{
  gint64 actor_id = 0;

  readout_sql_find (store, &actor_id, NULL, "SELECT actor_id FROM statement WHERE id = ?", "i",
                    statement_id);
  return actor_id;
}

gboolean
readout_store_put_stances (ReadoutStore *store,
                           gint64 topic_id,
                           const ReadoutStanceResult *results,
                           guint n_results,
                           GError **error)
{
  g_autoptr (ReadoutSql) put = readout_sql_new (
      store,
      "INSERT INTO stance (statement_id, topic_id, position, confidence, reason, found, words,"
      "    lesson, review, report_id, actor_id, state, moment)"
      "  SELECT id, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, report_id, actor_id, state, moment"
      "    FROM statement WHERE id = ?1"
      "  ON CONFLICT DO UPDATE SET found = excluded.found, words = excluded.words,"
      "    position = iif(by_person, position, excluded.position),"
      "    confidence = iif(by_person, confidence, excluded.confidence),"
      "    reason = iif(by_person, reason, excluded.reason),"
      "    lesson = iif(by_person, lesson, excluded.lesson),"
      "    review = iif(by_person, review, excluded.review)");
  g_autoptr (ReadoutSql) take = readout_sql_new (
      store, "DELETE FROM stance WHERE statement_id = ? AND topic_id = ? AND NOT by_person");
  const ReadoutLessons *lessons = readout_store_get_lessons (store, topic_id, error);

  if (lessons == NULL)
    return FALSE;
  for (guint i = 0; i < n_results; i++)
    {
      gint64 id = results[i].statement_id;
      const ReadoutStance *stance = results[i].stance;

      if (stance != NULL)
        {
          if (!put_stance (put, lessons, id, topic_id, find_actor (store, id), stance, error))
            return FALSE;
          continue;
        }
      readout_sql_bind (take, "ii", id, topic_id);
      if (!readout_sql_run (take, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
readout_store_set_stances (ReadoutStore *store,
                           gint64 topic_id,
                           const ReadoutStanceResult *results,
                           guint n_results,
                           GError **error)
{
  gboolean done;

  g_return_val_if_fail (store != NULL, FALSE);
  g_return_val_if_fail (results != NULL || n_results == 0, FALSE);

  if (!readout_action_begin (store, "", READOUT_ACTION_SILENT, error))
    return FALSE;
  done = check_topic (store, topic_id, error) &&
         readout_store_put_stances (store, topic_id, results, n_results, error);
  return readout_action_end (store, done, TOPIC_CHANGES, error);
}

/* The words of a topic as one string, to tell whether it was judged with them. */
#define JUDGED_WITH "proposition || char(10) || terms"

GArray *
readout_store_list_unjudged_topics (ReadoutStore *store, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local_error = NULL;
  g_autoptr (ReadoutSql) sql = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  sql = readout_sql_new (store, "SELECT id FROM topic WHERE removed IS NULL"
                                "  AND judged IS NOT " JUDGED_WITH " ORDER BY id");
  while (readout_sql_step (sql, &local_error))
    {
      gint64 id = readout_sql_get_int (sql, 0);

      if (!g_hash_table_contains (store->reserved, &id))
        g_array_append_val (ids, id);
    }
  if (local_error == NULL)
    return g_steal_pointer (&ids);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

void
readout_store_reserve_topic (ReadoutStore *store, gint64 id, gboolean reserved)
{
  g_return_if_fail (store != NULL);

  if (reserved)
    g_hash_table_add (store->reserved, g_memdup2 (&id, sizeof id));
  else
    g_hash_table_remove (store->reserved, &id);
}

gboolean
readout_store_set_topic_judged (ReadoutStore *store,
                                gint64 id,
                                const char *proposition,
                                const char *const *terms,
                                GError **error)
{
  g_autofree char *joined = NULL;
  g_autofree char *judged = NULL;
  gboolean done;

  g_return_val_if_fail (store != NULL, FALSE);

  if (!readout_action_begin (store, "", READOUT_ACTION_SILENT, error))
    return FALSE;
  joined = join_terms (terms);
  judged = proposition != NULL ? g_strconcat (proposition, "\n", joined, NULL) : NULL;
  done =
      readout_sql_do (store, error, "UPDATE topic SET judged = ? WHERE id = ?", "ti", judged, id);
  return readout_action_end (store, done, TOPIC_CHANGES, error);
}
