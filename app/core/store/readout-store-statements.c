/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the person does to statements. It is marked as such, and no later analysis takes it back.
 */
#include "store/readout-store-private.h"

#include <glib/gi18n-lib.h>

#define STATEMENT_CHANGES                                                                          \
  (READOUT_CHANGES_STATEMENTS | READOUT_CHANGES_ACTORS | READOUT_CHANGES_TOPICS)

static gboolean
find_or_fail (ReadoutStore *store, const char *text, gint64 id, gint64 *value, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (readout_sql_find (store, value, &local_error, text, "i", id))
    return TRUE;
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    readout_store_set_no_record (error);
  return FALSE;
}

static gboolean
find_report (ReadoutStore *store, gint64 statement_id, gint64 *report_id, GError **error)
{
  return find_or_fail (store, "SELECT report_id FROM statement WHERE id = ?", statement_id,
                       report_id, error);
}

static gboolean
check_statement (ReadoutStore *store, gint64 id, GError **error)
{
  gint64 report_id;

  return find_report (store, id, &report_id, error);
}

static gboolean
check_topic (ReadoutStore *store, gint64 id, GError **error)
{
  gint64 found;

  return find_or_fail (store, "SELECT id FROM topic WHERE id = ? AND removed IS NULL", id, &found,
                       error);
}

/* @position -1: not about the topic */
static gboolean
put_decision (
    ReadoutStore *store, gint64 statement_id, gint64 topic_id, int position, GError **error)
{
  return readout_sql_do (
      store, error,
      "INSERT INTO stance (statement_id, topic_id, position, confidence, by_person, report_id,"
      "    actor_id, state, moment)"
      "  SELECT id, ?2, nullif(?3, -1), 1, 1, report_id, actor_id, state, moment"
      "    FROM statement WHERE id = ?1"
      "  ON CONFLICT DO UPDATE SET position = excluded.position, confidence = 1, reason = NULL,"
      "    by_person = 1, lesson = NULL, review = 0",
      "iid", statement_id, topic_id, position);
}

/* Decides, and learns from it. */
static gboolean
decide (ReadoutStore *store, gint64 statement_id, gint64 topic_id, int position, GError **error)
{
  g_autofree char *before = NULL;

  if (!check_statement (store, statement_id, error) || !check_topic (store, topic_id, error))
    return FALSE;
  before = readout_store_dup_lessons (store, topic_id, error);
  return before != NULL && put_decision (store, statement_id, topic_id, position, error) &&
         readout_store_learn_again (store, topic_id, before, error);
}

/* The date of a report, for what is added to it. */
static gboolean
find_moment (ReadoutStore *store, gint64 report_id, gint64 *moment)
{
  return readout_sql_find (store, moment, NULL,
                           "SELECT moment FROM report WHERE id = ? AND moment IS NOT NULL", "i",
                           report_id);
}

static void
place (ReadoutStatement *statement, ReadoutText *text)
{
  GArray *paragraphs = readout_text_get_paragraphs (text);
  ReadoutSpan extent = readout_spans_get_extent (statement->content);

  statement->paragraph = readout_text_find_paragraph (text, extent.start);
  if (statement->paragraph < paragraphs->len)
    statement->page = g_array_index (paragraphs, ReadoutParagraph, statement->paragraph).page;
}

static gboolean
add_placed (ReadoutStore *store, ReadoutStatement *statement, GError **error)
{
  g_autoptr (ReadoutText) text = readout_store_load_text (store, statement->report_id, error);
  gint64 moment;

  if (text == NULL)
    return FALSE;
  if (!readout_store_check_spans (text, statement->content, error))
    return FALSE;
  place (statement, text);
  for (guint i = 0; i < statement->voices->len; i++)
    {
      ReadoutVoice *voice = g_ptr_array_index (statement->voices, i);

      voice->actor_id = readout_store_resolve_voice (store, voice->name, voice->kind,
                                                     statement->report_id, error);
      if (voice->actor_id == 0)
        return FALSE;
    }
  return readout_store_insert_statement (
      store, statement, text, find_moment (store, statement->report_id, &moment) ? &moment : NULL,
      error);
}

/* The words and the place that go with new spans of the content. */
static gboolean
put_content (
    ReadoutStore *store, gint64 id, ReadoutText *text, ReadoutStatement *statement, GError **error)
{
  g_autofree char *spans = readout_spans_to_string (statement->content);
  g_autofree char *words = readout_store_dup_words (text, statement->content);

  place (statement, text);
  return readout_sql_do (store, error,
                         "UPDATE statement SET found = coalesce(found, content), content = ?1,"
                         "  words = ?2, start = ?3, paragraph = ?4, page = ?5, by_person ="
                         "  by_person | 1 WHERE id = ?6 AND content <> ?1",
                         "ttiddi", spans, words,
                         (gint64)readout_spans_get_extent (statement->content).start,
                         (int)statement->paragraph, (int)statement->page, id);
}

static gboolean
put_spans (ReadoutStore *store, gint64 id, const char *update, GArray *spans, GError **error)
{
  g_autofree char *string = readout_spans_to_string (spans);

  return readout_sql_do (store, error, update, "ti", string, id);
}

static gboolean
change_spans (
    ReadoutStore *store, gint64 id, GArray *content, GArray *cue, GArray *source, GError **error)
{
  GArray *lists[] = { content, cue, source };
  g_autoptr (ReadoutText) text = NULL;
  gint64 report_id;

  if (!find_report (store, id, &report_id, error))
    return FALSE;
  text = readout_store_load_text (store, report_id, error);
  if (text == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (lists[i] != NULL && !readout_store_check_spans (text, lists[i], error))
      return FALSE;
  if (content != NULL)
    {
      g_autoptr (ReadoutStatement) statement = readout_statement_new ();

      if (content->len == 0)
        {
          g_set_error_literal (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_INVALID,
                               _("A statement needs words."));
          return FALSE;
        }
      g_array_append_vals (statement->content, content->data, content->len);
      if (!put_content (store, id, text, statement, error))
        return FALSE;
    }
  return (cue == NULL ||
          put_spans (store, id,
                     "UPDATE statement SET cue = ?1, by_person = by_person | 1 WHERE id = ?2", cue,
                     error)) &&
         (source == NULL ||
          put_spans (store, id,
                     "UPDATE statement SET source = ?1, by_person = by_person | 1 WHERE id = ?2",
                     source, error));
}

static gboolean
change_voices (ReadoutStore *store, gint64 id, GPtrArray *voices, GError **error)
{
  g_autoptr (ReadoutStatement) statement = readout_statement_new ();

  statement->id = id;
  if (!find_report (store, id, &statement->report_id, error))
    return FALSE;
  for (guint i = 0; i < voices->len; i++)
    {
      ReadoutVoice *voice = readout_voice_copy (g_ptr_array_index (voices, i));

      g_ptr_array_add (statement->voices, voice);
      if (voice->actor_id == 0)
        voice->actor_id = readout_store_resolve_voice (store, voice->name, voice->kind,
                                                       statement->report_id, error);
      if (voice->actor_id == 0)
        return FALSE;
    }
  return readout_sql_do (store, error, "DELETE FROM voice WHERE statement_id = ?", "i", id) &&
         readout_store_insert_voices (store, statement, TRUE, error) &&
         readout_sql_do (store, error,
                         "UPDATE statement SET actor_id = ?, by_person = by_person | 2"
                         "  WHERE id = ?",
                         "ii", readout_statement_get_actor (statement)->actor_id, id);
}

static gboolean
change_speaker (
    ReadoutStore *store, gint64 id, const char *name, ReadoutActorKind kind, GError **error)
{
  gint64 report_id;
  gint64 actor_id;

  if (!find_report (store, id, &report_id, error))
    return FALSE;
  actor_id = readout_store_resolve_voice (store, name, kind, report_id, error);
  return actor_id != 0 &&
         readout_sql_do (
             store, error,
             "UPDATE voice SET actor_id = ?1, name = ?2, by_person = 1 WHERE statement_id = ?3"
             "  AND position = (SELECT max(position) FROM voice WHERE statement_id = ?3)",
             "iti", actor_id, name, id) &&
         readout_sql_do (
             store, error,
             "UPDATE statement SET actor_id = ?, by_person = by_person | 2 WHERE id = ?", "ii",
             actor_id, id);
}

static const char *
get_state_action (ReadoutStatementState state, guint n_statements)
{
  switch (state)
    {
    case READOUT_STATEMENT_KEPT:
      return n_statements == 1 ? N_("Keep Statement") : N_("Keep Statements");
    case READOUT_STATEMENT_DISMISSED:
      return n_statements == 1 ? N_("Dismiss Statement") : N_("Dismiss Statements");
    case READOUT_STATEMENT_NEW:
    default:
      return N_("Mark as New");
    }
}

gint64
readout_store_add_statement (ReadoutStore *store, ReadoutStatement *statement, GError **error)
{
  gboolean done;

  g_return_val_if_fail (store != NULL, 0);
  g_return_val_if_fail (READOUT_IS_STATEMENT (statement), 0);

  if (!readout_action_begin (store, N_("Add Statement"), READOUT_ACTION_LOGGED, error))
    return 0;
  statement->origin = READOUT_ORIGIN_ADDED;
  statement->state = READOUT_STATEMENT_KEPT;
  done = add_placed (store, statement, error);
  return readout_action_end (store, done, STATEMENT_CHANGES, error) ? statement->id : 0;
}

gboolean
readout_store_remove_statement (ReadoutStore *store, gint64 id, GError **error)
{
  gint64 origin;
  gboolean done;

  g_return_val_if_fail (store != NULL, FALSE);

  if (!readout_action_begin (store, N_("Remove Statement"), READOUT_ACTION_LOGGED, error))
    return FALSE;
  done = find_or_fail (store, "SELECT origin FROM statement WHERE id = ?", id, &origin, error) &&
         (origin != READOUT_ORIGIN_ADDED || readout_store_unlink_claim (store, id, error)) &&
         readout_sql_do (store, error,
                         origin == READOUT_ORIGIN_ADDED
                             ? "DELETE FROM statement WHERE id = ?"
                             : "UPDATE statement SET state = 2 WHERE id = ?",
                         "i", id);
  return readout_action_end (store, done, STATEMENT_CHANGES, error);
}

gboolean
readout_store_set_statement_states (ReadoutStore *store,
                                    GArray *ids,
                                    ReadoutStatementState state,
                                    GError **error)
{
  gboolean done = TRUE;

  g_return_val_if_fail (store != NULL, FALSE);
  g_return_val_if_fail (ids != NULL, FALSE);
  g_return_val_if_fail (state <= READOUT_STATEMENT_DISMISSED, FALSE);

  if (!readout_action_begin (store, get_state_action (state, ids->len), READOUT_ACTION_LOGGED,
                             error))
    return FALSE;
  for (guint i = 0; done && i < ids->len; i++)
    done = readout_sql_do (store, error,
                           "UPDATE statement SET state = ?1 WHERE id = ?2 AND state <> ?1", "di",
                           (int)state, g_array_index (ids, gint64, i));
  return readout_action_end (store, done, STATEMENT_CHANGES, error);
}

gboolean
readout_store_set_statement_state (ReadoutStore *store,
                                   gint64 id,
                                   ReadoutStatementState state,
                                   GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (store != NULL, FALSE);

  if (!check_statement (store, id, error))
    return FALSE;
  g_array_append_val (ids, id);
  return readout_store_set_statement_states (store, ids, state, error);
}

gboolean
readout_store_set_position (ReadoutStore *store,
                            gint64 statement_id,
                            gint64 topic_id,
                            ReadoutPosition position,
                            GError **error)
{
  gboolean done;

  g_return_val_if_fail (store != NULL, FALSE);
  g_return_val_if_fail (position <= READOUT_POSITION_OPPOSES, FALSE);

  if (!readout_action_begin (store, N_("Set Position"), READOUT_ACTION_LOGGED, error))
    return FALSE;
  done = decide (store, statement_id, topic_id, (int)position, error) &&
         readout_sql_do (store, error, "UPDATE statement SET state = 1 WHERE id = ? AND state = 0",
                         "i", statement_id);
  return readout_action_end (store, done, STATEMENT_CHANGES, error);
}

/* What is learnt is learnt once, however many they are. */
static gboolean
decide_all (ReadoutStore *store, gint64 topic_id, GArray *ids, int position, GError **error)
{
  g_autofree char *before = NULL;

  if (!check_topic (store, topic_id, error))
    return FALSE;
  before = readout_store_dup_lessons (store, topic_id, error);
  if (before == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (!check_statement (store, id, error) ||
          !put_decision (store, id, topic_id, position, error) ||
          (position >= 0 &&
           !readout_sql_do (store, error,
                            "UPDATE statement SET state = 1 WHERE id = ? AND state = 0", "i", id)))
        return FALSE;
    }
  return readout_store_learn_again (store, topic_id, before, error);
}

gboolean
readout_store_set_positions (
    ReadoutStore *store, gint64 topic_id, GArray *ids, int position, GError **error)
{
  gboolean done;

  g_return_val_if_fail (store != NULL, FALSE);
  g_return_val_if_fail (ids != NULL, FALSE);
  g_return_val_if_fail (position >= -1 && position <= READOUT_POSITION_OPPOSES, FALSE);

  if (!readout_action_begin (store, position < 0 ? N_("Remove From Topic")
                                                 : ids->len == 1
                             ? N_("Set Position")
                             : N_("Set Positions"), READOUT_ACTION_LOGGED, error))
    return FALSE;
  done = decide_all (store, topic_id, ids, position, error);
  return readout_action_end (store, done, STATEMENT_CHANGES, error);
}

gboolean
readout_store_remove_position (ReadoutStore *store,
                               gint64 statement_id,
                               gint64 topic_id,
                               GError **error)
{
  gboolean done;

  g_return_val_if_fail (store != NULL, FALSE);

  if (!readout_action_begin (store, N_("Remove From Topic"), READOUT_ACTION_LOGGED, error))
    return FALSE;
  done = decide (store, statement_id, topic_id, -1, error);
  return readout_action_end (store, done, STATEMENT_CHANGES, error);
}

gboolean
readout_store_set_speaker (ReadoutStore *store,
                           gint64 statement_id,
                           const char *name,
                           ReadoutActorKind kind,
                           GError **error)
{
  g_autofree char *stripped = readout_store_strip (name);
  gboolean done;

  g_return_val_if_fail (store != NULL, FALSE);

  if (stripped == NULL)
    {
      g_set_error_literal (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_INVALID,
                           _("A name cannot be empty."));
      return FALSE;
    }
  if (!readout_action_begin (store, N_("Change Speaker"), READOUT_ACTION_LOGGED, error))
    return FALSE;
  done = change_speaker (store, statement_id, stripped, kind, error);
  return readout_action_end (store, done, STATEMENT_CHANGES, error);
}

gboolean
readout_store_set_voices (ReadoutStore *store,
                          gint64 statement_id,
                          GPtrArray *voices,
                          GError **error)
{
  gboolean done;

  g_return_val_if_fail (store != NULL, FALSE);
  g_return_val_if_fail (voices != NULL && voices->len > 0, FALSE);

  if (!readout_action_begin (store, N_("Change Voices"), READOUT_ACTION_LOGGED, error))
    return FALSE;
  done = change_voices (store, statement_id, voices, error);
  return readout_action_end (store, done, STATEMENT_CHANGES, error);
}

gboolean
readout_store_set_spans (ReadoutStore *store,
                         gint64 statement_id,
                         GArray *content,
                         GArray *cue,
                         GArray *source,
                         GError **error)
{
  gboolean done;

  g_return_val_if_fail (store != NULL, FALSE);

  if (!readout_action_begin (store, N_("Edit Statement"), READOUT_ACTION_LOGGED, error))
    return FALSE;
  done = change_spans (store, statement_id, content, cue, source, error);
  return readout_action_end (store, done, STATEMENT_CHANGES, error);
}

gboolean
readout_store_set_quotation (ReadoutStore *store,
                             gint64 statement_id,
                             ReadoutQuotation quotation,
                             GError **error)
{
  gboolean done;

  g_return_val_if_fail (store != NULL, FALSE);
  g_return_val_if_fail (quotation <= READOUT_QUOTATION_MIXED, FALSE);

  if (!readout_action_begin (store, N_("Edit Statement"), READOUT_ACTION_LOGGED, error))
    return FALSE;
  done =
      check_statement (store, statement_id, error) &&
      readout_sql_do (store, error,
                      "UPDATE statement SET quotation = ?, by_person = by_person | 4 WHERE id = ?",
                      "di", (int)quotation, statement_id);
  return readout_action_end (store, done, READOUT_CHANGES_STATEMENTS, error);
}

gboolean
readout_store_set_credibility (ReadoutStore *store,
                               gint64 statement_id,
                               guint credibility,
                               GError **error)
{
  gboolean done;

  g_return_val_if_fail (store != NULL, FALSE);
  g_return_val_if_fail (credibility <= 6, FALSE);

  if (!readout_action_begin (store, N_("Grade Statement"), READOUT_ACTION_LOGGED, error))
    return FALSE;
  done = check_statement (store, statement_id, error) &&
         readout_sql_do (store, error, "UPDATE statement SET credibility = ? WHERE id = ?", "di",
                         (int)credibility, statement_id);
  return readout_action_end (store, done, READOUT_CHANGES_STATEMENTS, error);
}
