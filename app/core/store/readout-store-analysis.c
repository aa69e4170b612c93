/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Takes over a later analysis of a report, and leaves alone what the person did to the one before.
 */
#include "store/readout-store-private.h"

#include <glib/gi18n-lib.h>

#include "stance/readout-proposition.h"

/* A statement of the analysis before. */
typedef struct
{
  gint64 id;
  char *content; /* as found */
  ReadoutSpan extent;
  guint by_person;  /* bits: 1 spans, 2 voices, 4 quotation; all of one that was added */
  gboolean touched; /* by the person in any way: it stays */
  gboolean matched;
} Former;

static void
free_former (Former *former)
{
  g_free (former->content);
  g_free (former);
}

static GPtrArray *
load_formers (ReadoutStore *store, gint64 report_id, GError **error)
{
  g_autoptr (GPtrArray) formers = g_ptr_array_new_with_free_func ((GDestroyNotify)free_former);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (ReadoutSql) sql = readout_sql_new (
      store,
      "SELECT id, coalesce(found, content), iif(origin <> 0, 7, by_person),"
      "  by_person OR state <> 0 OR origin <> 0 OR credibility <> 0"
      "    OR EXISTS (SELECT 1 FROM citation c WHERE c.statement_id = s.id)"
      "    OR EXISTS (SELECT 1 FROM stance k WHERE k.statement_id = s.id AND k.by_person)"
      "    OR EXISTS (SELECT 1 FROM link l WHERE (l.statement_id = s.id OR l.other_id = s.id)"
      "      AND l.by_person)"
      "  FROM statement s WHERE report_id = ? ORDER BY start, id");

  readout_sql_bind (sql, "i", report_id);
  while (readout_sql_step (sql, &local_error))
    {
      Former *former = g_new0 (Former, 1);
      g_autoptr (GArray) spans = NULL;

      former->id = readout_sql_get_int (sql, 0);
      former->content = readout_sql_dup_text (sql, 1);
      former->by_person = readout_sql_get_int (sql, 2);
      former->touched = readout_sql_get_int (sql, 3) != 0;
      spans = readout_spans_from_string (former->content);
      former->extent = readout_spans_get_extent (spans);
      g_ptr_array_add (formers, former);
    }
  if (local_error == NULL)
    return g_steal_pointer (&formers);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/* Each key to the formers that have it, in the order of the text. */
static void
index_former (GHashTable *table, char *key, Former *former)
{
  GQueue *queue = g_hash_table_lookup (table, key);

  if (queue == NULL)
    {
      queue = g_queue_new ();
      g_hash_table_insert (table, g_steal_pointer (&key), queue);
    }
  g_free (key);
  g_queue_push_tail (queue, former);
}

static Former *
take_former (GHashTable *table, const char *key)
{
  GQueue *queue = g_hash_table_lookup (table, key);
  Former *former = NULL;

  while (queue != NULL && !g_queue_is_empty (queue) && (former == NULL || former->matched))
    former = g_queue_pop_head (queue);
  return former != NULL && !former->matched ? former : NULL;
}

/* Which former statement each new one is: the same content, else, if the person touched it, one
 * that begins or ends at the same place. */
static GPtrArray *
match_formers (GPtrArray *formers, GPtrArray *statements)
{
  g_autoptr (GHashTable) table =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_queue_free);
  GPtrArray *matches = g_ptr_array_new ();

  for (guint i = 0; i < formers->len; i++)
    {
      Former *former = g_ptr_array_index (formers, i);

      index_former (table, g_strdup (former->content), former);
      if (former->touched)
        {
          index_former (table, g_strdup_printf ("start %u", former->extent.start), former);
          index_former (table, g_strdup_printf ("end %u", former->extent.end), former);
        }
    }
  g_ptr_array_set_size (matches, statements->len);
  for (guint pass = 0; pass < 3; pass++)
    for (guint i = 0; i < statements->len; i++)
      {
        ReadoutStatement *statement = g_ptr_array_index (statements, i);
        ReadoutSpan extent = readout_spans_get_extent (statement->content);
        g_autofree char *key = NULL;

        if (g_ptr_array_index (matches, i) != NULL)
          continue;
        key = pass == 0   ? readout_spans_to_string (statement->content)
              : pass == 1 ? g_strdup_printf ("start %u", extent.start)
                          : g_strdup_printf ("end %u", extent.end);
        matches->pdata[i] = take_former (table, key);
        if (matches->pdata[i] != NULL)
          ((Former *)matches->pdata[i])->matched = TRUE;
      }
  return matches;
}

static gboolean
update_voices (ReadoutStore *store, ReadoutStatement *statement, GError **error)
{
  return readout_sql_do (store, error, "DELETE FROM voice WHERE statement_id = ?", "i",
                         statement->id) &&
         readout_store_insert_voices (store, statement, FALSE, error) &&
         readout_sql_do (store, error, "UPDATE statement SET actor_id = ? WHERE id = ?", "ii",
                         readout_statement_get_actor (statement)->actor_id, statement->id);
}

static gboolean
update_spans (ReadoutStore *store, ReadoutStatement *statement, ReadoutText *text, GError **error)
{
  g_autofree char *content = readout_spans_to_string (statement->content);
  g_autofree char *cue = readout_spans_to_string (statement->cue);
  g_autofree char *source = readout_spans_to_string (statement->source);
  g_autofree char *words = readout_store_dup_words (text, statement->content);

  return readout_sql_do (store, error,
                         "UPDATE statement SET content = ?, cue = ?, source = ?, words = ?,"
                         "  start = ?, paragraph = ?, page = ? WHERE id = ?",
                         "ttttiddi", content, cue, source, words,
                         (gint64)readout_spans_get_extent (statement->content).start,
                         (int)statement->paragraph, (int)statement->page, statement->id);
}

static gboolean
update_stances (ReadoutStore *store, ReadoutStatement *statement, GError **error)
{
  for (guint i = 0; i < statement->stances->len; i++)
    {
      ReadoutStance *stance = g_ptr_array_index (statement->stances, i);
      ReadoutStanceResult result = { statement->id, stance };

      if (!readout_store_put_stances (store, stance->topic_id, &result, 1, error))
        return FALSE;
    }
  return TRUE;
}

/* Positions that the judgement before had found, and the new one has not. */
static gboolean
drop_stances (ReadoutStore *store, ReadoutStatement *statement, GPtrArray *topics, GError **error)
{
  for (guint i = 0; topics != NULL && i < topics->len; i++)
    {
      const ReadoutProposition *topic = g_ptr_array_index (topics, i);
      ReadoutStanceResult none = { statement->id, NULL };

      if (readout_statement_get_stance (statement, topic->id) == NULL &&
          !readout_store_put_stances (store, topic->id, &none, 1, error))
        return FALSE;
    }
  return TRUE;
}

/* A statement that was found again: what the person set stays. The words of one that was cited or
 * kept stay too, even where the new analysis cuts them otherwise. */
static gboolean
update_statement (ReadoutStore *store,
                  const Former *former,
                  ReadoutStatement *statement,
                  ReadoutText *text,
                  GPtrArray *topics,
                  GError **error)
{
  statement->id = former->id;
  return readout_sql_do (
             store, error,
             "UPDATE statement SET negated = ?, hedged = ?, certainty = ?, act = ?, rule = ?"
             "  WHERE id = ?",
             "ddrtti", statement->negated != FALSE, statement->hedged != FALSE,
             statement->confidence, statement->act, statement->rule, former->id) &&
         ((former->by_person & 4) ||
          readout_sql_do (store, error, "UPDATE statement SET quotation = ? WHERE id = ?", "di",
                          (int)statement->quotation, former->id)) &&
         (former->touched || update_spans (store, statement, text, error)) &&
         ((former->by_person & 2) || update_voices (store, statement, error)) &&
         update_stances (store, statement, error) && drop_stances (store, statement, topics, error);
}

static gboolean
take_over (
    ReadoutStore *store, gint64 report_id, GPtrArray *statements, GPtrArray *topics, GError **error)
{
  g_autoptr (ReadoutText) text = readout_store_load_text (store, report_id, error);
  g_autoptr (GPtrArray) formers = NULL;
  g_autoptr (GPtrArray) matches = NULL;
  gint64 moment = 0;
  gboolean dated;

  if (text == NULL)
    return FALSE;
  formers = load_formers (store, report_id, error);
  if (formers == NULL || !readout_store_resolve_report (store, report_id, statements, error))
    return FALSE;
  dated = readout_sql_find (store, &moment, NULL,
                            "SELECT moment FROM report WHERE id = ? AND moment IS NOT NULL", "i",
                            report_id);
  if (!readout_store_unlink_claims (store, report_id, error) ||
      !readout_sql_do (store, error,
                       "INSERT INTO claim_queue (report_id) VALUES (?) ON CONFLICT DO NOTHING", "i",
                       report_id))
    return FALSE;
  matches = match_formers (formers, statements);
  for (guint i = 0; i < formers->len; i++)
    {
      Former *former = g_ptr_array_index (formers, i);

      if (!former->matched && !former->touched &&
          !readout_sql_do (store, error, "DELETE FROM statement WHERE id = ?", "i", former->id))
        return FALSE;
    }
  for (guint i = 0; i < statements->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (statements, i);
      Former *former = g_ptr_array_index (matches, i);

      statement->report_id = report_id;
      if (!readout_store_check_spans (text, statement->content, error) ||
          !readout_store_check_spans (text, statement->cue, error) ||
          !readout_store_check_spans (text, statement->source, error))
        return FALSE;
      if (former != NULL ? !update_statement (store, former, statement, text, topics, error)
                         : !readout_store_insert_statement (store, statement, text,
                                                            dated ? &moment : NULL, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
readout_store_replace_statements (
    ReadoutStore *store, gint64 report_id, GPtrArray *statements, GPtrArray *topics, GError **error)
{
  gboolean done;

  g_return_val_if_fail (store != NULL, FALSE);
  g_return_val_if_fail (statements != NULL, FALSE);

  if (!readout_action_begin (store, N_("Analyse Report Again"), READOUT_ACTION_LOGGED, error))
    return FALSE;
  done = take_over (store, report_id, statements, topics, error);
  return readout_action_end (
      store, done, READOUT_CHANGES_STATEMENTS | READOUT_CHANGES_ACTORS | READOUT_CHANGES_TOPICS,
      error);
}
