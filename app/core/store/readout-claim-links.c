/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds the statements that say the same, report by report. Those of one speaker with the same
 * words of substance are found by an index; in copies of one text, where an outlet changed a word,
 * those with nearly the same words. Each is linked to one of them: the rest follows. What is looked
 * at for a report has a limit, so that it does not hang on the size of the project.
 */
#include "store/readout-store-private.h"

#include "stance/readout-claim-key.h"

/* So many reports are looked at in one go. */
#define SLICE 8

/* Of the statements with the same words so many are tried: the person may have cut some. */
#define CANDIDATES_MAX 8

/* So many copies of a report are looked at for nearly the same words. */
#define COPIES_MAX 4

/* Below this the engine itself is in doubt; what a person kept or added counts whatever it says. */
#define CONFIDENCE_MIN "0.4"

/* A statement that is looked at. */
typedef struct
{
  gint64 id;
  gint64 speaker;
  gboolean negated;
  ReadoutClaimKey *words;
} Said;

static void
clear_said (gpointer data)
{
  readout_claim_key_free (((Said *)data)->words);
}

/* A number for who says it: the actor; where it has no name but a description, which belongs to its
 * report, a number for that, negative. */
static gint64
number_speaker (gint64 actor_id, gboolean described, const char *name)
{
  g_autofree char *folded = NULL;

  if (!described)
    return actor_id;
  folded = readout_store_fold_name (name);
  return -1 - (gint64)(g_str_hash (folded) & 0x7fffffff);
}

static Said
read_said (ReadoutSql *sql, ReadoutText *text)
{
  g_autoptr (ReadoutStatement) statement = readout_statement_new ();
  g_autoptr (GArray) content = readout_spans_from_string (readout_sql_get_text (sql, 2));
  g_autoptr (GArray) cue = readout_spans_from_string (readout_sql_get_text (sql, 3));
  Said said = { .id = readout_sql_get_int (sql, 0) };

  statement->negated = said.negated = readout_sql_get_int (sql, 1) != 0;
  if (content != NULL && readout_store_check_spans (text, content, NULL))
    g_array_append_vals (statement->content, content->data, content->len);
  if (cue != NULL && readout_store_check_spans (text, cue, NULL))
    g_array_append_vals (statement->cue, cue->data, cue->len);
  statement->paragraph = readout_sql_get_int (sql, 4);
  said.speaker = number_speaker (readout_sql_get_int (sql, 5), readout_sql_get_int (sql, 6) != 0,
                                 readout_sql_get_text (sql, 7));
  said.words = readout_claim_key_new (text, statement);
  return said;
}

/* What the statements of a report say, a GArray of Said. */
static GArray *
load_said (ReadoutStore *store, gint64 report_id, GError **error)
{
  g_autoptr (ReadoutText) text = readout_store_load_text (store, report_id, error);
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (Said));
  g_autoptr (GError) local_error = NULL;
  g_autoptr (ReadoutSql) sql = NULL;

  if (text == NULL)
    return NULL;
  g_array_set_clear_func (list, clear_said);
  sql = readout_sql_new (
      store, "SELECT s.id, s.negated, s.content, s.cue, s.paragraph, a.id, a.described, a.name"
             "  FROM statement s JOIN actor a ON a.id = s.actor_id WHERE s.report_id = ?"
             "  AND (s.certainty <= 0 OR s.certainty >= " CONFIDENCE_MIN
             "    OR s.state = 1 OR s.origin = 1)"
             "  ORDER BY s.start, s.id");
  readout_sql_bind (sql, "i", report_id);
  while (readout_sql_step (sql, &local_error))
    {
      Said said = read_said (sql, text);

      g_array_append_val (list, said);
    }
  if (local_error == NULL)
    return g_steal_pointer (&list);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/* Those that were linked through the statements of a report, or through one of them, are to be
 * looked at again. */
static gboolean
queue_neighbours (ReadoutStore *store, const char *which, gint64 id, GError **error)
{
  static const char *const sides[][2] = { { "statement_id", "other_id" },
                                          { "other_id", "statement_id" } };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "INSERT INTO claim_queue (report_id) SELECT DISTINCT o.report_id FROM statement s"
          "  JOIN link l ON l.%s = s.id AND l.kind = 0 AND l.refused = 0"
          "  JOIN statement o ON o.id = l.%s"
          "  WHERE s.%s = ? AND NOT EXISTS"
          "    (SELECT 1 FROM claim_queue q WHERE q.report_id = o.report_id)",
          sides[i][0], sides[i][1], which);
      g_autoptr (ReadoutSql) sql = readout_sql_new_once (store, text);

      readout_sql_bind (sql, "i", id);
      if (!readout_sql_run (sql, error))
        return FALSE;
    }
  return TRUE;
}

/* Takes away what Readout linked because of what the statement said before. */
static gboolean
unlink_found (ReadoutStore *store, gint64 id, GError **error)
{
  return queue_neighbours (store, "id", id, error) &&
         readout_sql_do (store, error,
                         "DELETE FROM link WHERE statement_id = ? AND kind = 0 AND NOT by_person",
                         "i", id) &&
         readout_sql_do (store, error,
                         "DELETE FROM link WHERE other_id = ? AND kind = 0 AND NOT by_person", "i",
                         id);
}

/* Notes what a statement says. */
static gboolean
put_claim (ReadoutStore *store, const Said *said, GError **error)
{
  gint64 number = readout_claim_key_get_number (said->words);
  g_autoptr (GError) local_error = NULL;
  gint64 same = 0;

  if (readout_sql_find (store, &same, &local_error,
                        "SELECT key = ?2 AND speaker = ?3 FROM claim WHERE statement_id = ?1",
                        "iii", said->id, number, said->speaker) &&
      same == 0 && !unlink_found (store, said->id, &local_error))
    return FALSE;
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return same != 0 || readout_sql_do (store, error,
                                      "INSERT OR REPLACE INTO claim (statement_id, key, speaker)"
                                      "  VALUES (?, ?, ?)",
                                      "iii", said->id, number, said->speaker);
}

/* Whether the person said of any of those that would be linked that they are not the same. */
static gboolean
is_refused (ReadoutStore *store, gint64 id, gint64 other_id, gboolean *refused, GError **error)
{
  g_autoptr (GArray) group = readout_store_find_same (store, id, error);
  g_autoptr (GArray) others =
      group != NULL ? readout_store_find_same (store, other_id, error) : NULL;
  g_autoptr (GHashTable) set = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (ReadoutSql) sql = NULL;
  g_autoptr (GError) local_error = NULL;

  if (others == NULL)
    return FALSE;
  *refused = FALSE;
  for (guint i = 0; i < others->len; i++)
    g_hash_table_add (set, &g_array_index (others, gint64, i));
  sql = readout_sql_new (
      store, "SELECT other_id FROM link WHERE statement_id = ?1 AND kind = 0 AND refused = 1"
             " UNION ALL"
             " SELECT statement_id FROM link WHERE other_id = ?1 AND kind = 0 AND refused = 1");
  for (guint i = 0; i < group->len && !*refused && local_error == NULL; i++)
    {
      readout_sql_bind (sql, "i", g_array_index (group, gint64, i));
      while (!*refused && readout_sql_step (sql, &local_error))
        {
          gint64 found = readout_sql_get_int (sql, 0);

          *refused = g_hash_table_contains (set, &found);
        }
      if (sql->handle != NULL)
        sqlite3_reset (sql->handle);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Links the two unless the person said otherwise. @any_refused: whether there is a cut at all */
static gboolean
try_link (ReadoutStore *store,
          gint64 id,
          gint64 other_id,
          gboolean any_refused,
          gboolean *linked,
          GError **error)
{
  gboolean refused = FALSE;
  int before;

  *linked = FALSE;
  if (any_refused && !is_refused (store, id, other_id, &refused, error))
    return FALSE;
  if (refused)
    return TRUE;
  before = sqlite3_total_changes (store->connection);
  if (!readout_sql_do (store, error,
                       "INSERT INTO link (statement_id, other_id, kind, by_person)"
                       "  VALUES (?, ?, 0, 0) ON CONFLICT DO NOTHING",
                       "ii", MIN (id, other_id), MAX (id, other_id)))
    return FALSE;
  if (sqlite3_total_changes (store->connection) != before)
    store->linked_claims = TRUE;
  *linked = TRUE;
  return TRUE;
}

static gboolean
link_exactly (
    ReadoutStore *store, const Said *said, gboolean any_refused, gboolean *linked, GError **error)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local_error = NULL;
  g_autoptr (ReadoutSql) sql = readout_sql_new (
      store, "SELECT statement_id FROM claim WHERE key = ? AND speaker = ? AND statement_id <> ?"
             "  ORDER BY statement_id LIMIT ?");

  readout_sql_bind (sql, "iiid", readout_claim_key_get_number (said->words), said->speaker,
                    said->id, any_refused ? CANDIDATES_MAX : 1);
  while (readout_sql_step (sql, &local_error))
    {
      gint64 id = readout_sql_get_int (sql, 0);

      g_array_append_val (candidates, id);
    }
  for (guint i = 0; i < candidates->len && !*linked && local_error == NULL; i++)
    try_link (store, said->id, g_array_index (candidates, gint64, i), any_refused, linked,
              &local_error);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* What is said in copies of the report: a GPtrArray of GArray of Said. */
static GPtrArray *
load_copies (ReadoutStore *store, gint64 report_id, GError **error)
{
  g_autoptr (GPtrArray) copies = readout_store_list_copies (store, report_id, error);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);

  for (guint i = 0; copies != NULL && i < copies->len && texts->len < COPIES_MAX; i++)
    {
      const ReadoutCopy *copy = g_ptr_array_index (copies, i);
      GArray *said;

      /* The same text has the same statements: those were found already. */
      if (copy->kind == READOUT_COPY_SAME)
        continue;
      said = load_said (store, copy->other_id, error);
      if (said == NULL)
        return NULL;
      g_ptr_array_add (texts, said);
    }
  return copies != NULL ? g_steal_pointer (&texts) : NULL;
}

static gboolean
link_nearly (
    ReadoutStore *store, const Said *said, GPtrArray *texts, gboolean any_refused, GError **error)
{
  gint64 best = 0;
  double best_share = 0;
  gboolean linked = FALSE;

  for (guint i = 0; i < texts->len; i++)
    {
      GArray *others = g_ptr_array_index (texts, i);

      for (guint j = 0; j < others->len; j++)
        {
          const Said *other = &g_array_index (others, Said, j);
          double share;

          if (other->speaker != said->speaker || other->negated != said->negated)
            continue;
          share = readout_claim_keys_compare (said->words, other->words);
          if (share > best_share)
            {
              best_share = share;
              best = other->id;
            }
        }
    }
  return best == 0 || try_link (store, said->id, best, any_refused, &linked, error);
}

static gboolean
link_report (ReadoutStore *store, gint64 report_id, GError **error)
{
  g_autoptr (GArray) list = load_said (store, report_id, error);
  g_autoptr (GPtrArray) texts = NULL;
  gint64 any_refused = 0;

  if (list == NULL)
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    if (!put_claim (store, &g_array_index (list, Said, i), error))
      return FALSE;
  if (!readout_sql_find (store, &any_refused, error,
                         "SELECT EXISTS (SELECT 1 FROM link INDEXED BY link_refused"
                         "  WHERE refused AND kind = 0)",
                         ""))
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    {
      const Said *said = &g_array_index (list, Said, i);
      gboolean linked = FALSE;

      if (!link_exactly (store, said, any_refused != 0, &linked, error))
        return FALSE;
      if (linked)
        continue;
      if (texts == NULL)
        texts = load_copies (store, report_id, error);
      if (texts == NULL || !link_nearly (store, said, texts, any_refused != 0, error))
        return FALSE;
    }
  return TRUE;
}

static GArray *
list_queued (ReadoutStore *store, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local_error = NULL;
  g_autoptr (ReadoutSql) sql =
      readout_sql_new (store, "SELECT report_id FROM claim_queue ORDER BY report_id LIMIT ?");

  readout_sql_bind (sql, "d", SLICE);
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

/* What cannot be read is left out, or it would stand in the way for ever. */
static gboolean
take_from_queue (ReadoutStore *store, gint64 id, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (!readout_sql_do (store, error, "DELETE FROM claim_queue WHERE report_id = ?", "i", id))
    return FALSE;
  if (link_report (store, id, &local_error) ||
      g_error_matches (local_error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_DAMAGED) ||
      g_error_matches (local_error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_NO_RECORD))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

gboolean
readout_store_link_claims_next (ReadoutStore *store, GError **error)
{
  g_autoptr (GArray) ids = list_queued (store, error);
  gboolean done = TRUE;

  /* That something was found is told once, at the end. */
  if (ids == NULL || (ids->len == 0 && !store->linked_claims) ||
      !readout_action_begin (store, "", READOUT_ACTION_SILENT, error))
    return FALSE;
  for (guint i = 0; done && i < ids->len; i++)
    done = take_from_queue (store, g_array_index (ids, gint64, i), error);
  if (ids->len > 0)
    return readout_action_end (store, done, READOUT_CHANGES_NONE, error);
  store->linked_claims = FALSE;
  readout_action_end (store, done, READOUT_CHANGES_STATEMENTS, error);
  return FALSE;
}

gboolean
readout_store_unlink_claim (ReadoutStore *store, gint64 statement_id, GError **error)
{
  return queue_neighbours (store, "id", statement_id, error);
}

gboolean
readout_store_unlink_claims (ReadoutStore *store, gint64 report_id, GError **error)
{
  return queue_neighbours (store, "report_id", report_id, error);
}

gboolean
readout_store_find_claims (ReadoutStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (store != NULL, FALSE);

  if (store->read_only)
    return TRUE;
  while (readout_store_link_claims_next (store, &local_error))
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}
