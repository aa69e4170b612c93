/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Adds reports with all that they hold, at the speed of plain inserts: the undo log gets one step a
 * report.
 */
#include "store/readout-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How the parts of a statement are joined in its words. */
#define BETWEEN_PARTS " … "

static GBytes *
pack (GBytes *original, const char **packing)
{
  g_autoptr (GConverter) compressor =
      G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, -1));
  g_autoptr (GInputStream) input = g_memory_input_stream_new_from_bytes (original);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (input, compressor);
  g_autoptr (GOutputStream) output = g_memory_output_stream_new_resizable ();
  g_autoptr (GBytes) packed = NULL;

  if (g_output_stream_splice (output, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL) >= 0)
    packed = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (output));
  if (packed == NULL || g_bytes_get_size (packed) >= g_bytes_get_size (original))
    {
      *packing = "none"; /* a document that is compressed in itself */
      return g_bytes_ref (original);
    }
  *packing = "zlib";
  return g_steal_pointer (&packed);
}

static gboolean
is_boundary (const char *string, gsize length, guint32 byte)
{
  return byte == length || (byte < length && ((guint8)string[byte] & 0xc0) != 0x80);
}

static char *
dup_sha256 (ReadoutReport *report)
{
  gsize length;
  const char *string;

  if (report->sha256 != NULL && *report->sha256 != '\0')
    return g_strdup (report->sha256);
  if (report->original != NULL)
    return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, report->original);
  string = readout_text_get_string (report->text, &length);
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *)string, length);
}

static guint
get_doubts (ReadoutReport *report)
{
  guint doubts = 0;

  for (guint i = 0; i < report->doubtful->len; i++)
    doubts |= 1u << g_array_index (report->doubtful, ReadoutReportField, i);
  return doubts;
}

/* Undone, the report is removed by the entry under way, which can bring it back. */
static gboolean
log_removal (ReadoutStore *store, gint64 id, gint64 entry, GError **error)
{
  g_autofree char *step = g_strdup_printf (
      "UPDATE report SET removed = %" G_GINT64_FORMAT " WHERE id = %" G_GINT64_FORMAT, entry, id);

  return readout_action_log (store, step, error);
}

/* The same bytes: TRUE when the report is there, or was removed and is there again. */
static gboolean
find_same (ReadoutStore *store, const char *sha256, gint64 *id, gboolean *duplicate, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gint64 entry = 0;
  gint64 found = 0;

  if (readout_sql_find (store, id, &local_error,
                        "SELECT id FROM report INDEXED BY report_sha256"
                        "  WHERE sha256 = ? AND removed IS NULL",
                        "t", sha256))
    {
      *duplicate = TRUE;
      return TRUE;
    }
  if (local_error == NULL &&
      readout_sql_find (store, id, &local_error,
                        "SELECT id FROM report INDEXED BY report_removed"
                        "  WHERE sha256 = ? AND removed IS NOT NULL ORDER BY id DESC LIMIT 1",
                        "t", sha256))
    {
      /* The entry that removed it may still be undone later: it must find what it left. */
      readout_sql_find (store, &entry, &local_error, "SELECT removed FROM report WHERE id = ?", "i",
                        *id);
      if (!readout_sql_find (store, &found, &local_error, "SELECT id FROM undo_entry WHERE id = ?",
                             "i", entry))
        entry = store->action;
      if (local_error == NULL && log_removal (store, *id, entry, &local_error))
        readout_sql_do (store, &local_error, "UPDATE report SET removed = NULL WHERE id = ?", "i",
                        *id);
    }
  if (local_error != NULL)
    {
      *id = 0;
      g_propagate_error (error, g_steal_pointer (&local_error));
    }
  return FALSE;
}

static gboolean
insert_paragraphs (ReadoutStore *store, gint64 report_id, ReadoutText *text, GError **error)
{
  GArray *paragraphs = readout_text_get_paragraphs (text);
  g_autoptr (ReadoutSql) sql =
      readout_sql_new (store, "INSERT INTO paragraph (report_id, number, start, end, page)"
                              "  VALUES (?, ?, ?, ?, ?)");

  for (guint i = 0; i < paragraphs->len; i++)
    {
      ReadoutParagraph *paragraph = &g_array_index (paragraphs, ReadoutParagraph, i);

      readout_sql_bind (sql, "iiiii", report_id, (gint64)i, (gint64)paragraph->span.start,
                        (gint64)paragraph->span.end, (gint64)paragraph->page);
      if (!readout_sql_run (sql, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
insert_original (ReadoutStore *store, gint64 report_id, GBytes *original, GError **error)
{
  g_autoptr (GBytes) packed = NULL;
  const char *packing;

  if (original == NULL)
    return TRUE;
  packed = pack (original, &packing);
  return readout_sql_do (
      store, error, "INSERT INTO original (report_id, size, packing, data) VALUES (?, ?, ?, ?)",
      "iitb", report_id, (gint64)g_bytes_get_size (original), packing, packed);
}

static gint64
insert_report (ReadoutStore *store,
               ReadoutReport *report,
               const char *sha256,
               const gint64 *moment,
               GError **error)
{
  g_autofree char *outlet = readout_store_strip (report->outlet);
  g_autofree char *file_name =
      report->path != NULL ? g_filename_display_basename (report->path) : NULL;
  const char *text = readout_text_get_string (report->text, NULL);
  g_autoptr (ReadoutSql) sql = NULL;
  gboolean aliased = FALSE;
  gint64 outlet_id = 0;
  gint64 id;

  if (outlet != NULL)
    {
      outlet_id = readout_store_resolve_outlet (store, outlet, &aliased, error);
      if (outlet_id == 0)
        return 0;
    }
  sql = readout_sql_new (store,
                         "INSERT INTO report (sha256, outlet_id, title, author, published, moment,"
                         "  url, language, media_type, file_name, state, doubtful, added, text,"
                         "  outlet_name)"
                         "  VALUES (?1, nullif(?2, 0), ?3, ?4, ?5, iif(?6, ?7, NULL), ?8, ?9, ?10,"
                         "    ?11, ?12, ?13, ?14, ?15, ?16)");
  readout_sql_bind (sql, "titttdittttdditt", sha256, outlet_id, report->title, report->author,
                    report->published, moment != NULL, moment != NULL ? *moment : (gint64)0,
                    report->url, report->language, report->media_type, file_name,
                    (int)report->state, (int)get_doubts (report),
                    g_get_real_time () / G_USEC_PER_SEC, text, aliased ? outlet : NULL);
  if (!readout_sql_run (sql, error))
    return 0;
  id = sqlite3_last_insert_rowid (store->connection);
  if (!insert_paragraphs (store, id, report->text, error) ||
      !insert_original (store, id, report->original, error))
    return 0;
  return id;
}

static gboolean
insert_stances (ReadoutStore *store,
                ReadoutStatement *statement,
                gint64 actor_id,
                const gint64 *moment,
                GError **error)
{
  g_autoptr (ReadoutSql) sql = NULL;

  if (statement->stances->len == 0)
    return TRUE;
  sql = readout_sql_new (
      store, "INSERT OR IGNORE INTO stance (statement_id, topic_id, position, confidence, reason,"
             "  by_person, report_id, actor_id, state, moment, found, words, lesson, review)"
             "  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, iif(?10, ?11, NULL), ?12, ?13, ?14,"
             "    ?15)");
  for (guint i = 0; i < statement->stances->len; i++)
    {
      ReadoutStance *stance = g_ptr_array_index (statement->stances, i);
      const ReadoutLessons *lessons = readout_store_get_lessons (store, stance->topic_id, error);
      g_autofree char *lesson = NULL;
      ReadoutLearnt learnt = { .position = stance->position };

      if (lessons == NULL)
        return FALSE;
      if (!stance->by_person)
        readout_store_learn (lessons, actor_id, stance->position, stance->confidence, stance->words,
                             &learnt);
      lesson = learnt.lesson;
      readout_sql_bind (sql, "iidrtdiiddidttd", statement->id, stance->topic_id,
                        (int)learnt.position, stance->confidence, stance->reason, stance->by_person,
                        statement->report_id, actor_id, (int)statement->state, moment != NULL,
                        moment != NULL ? *moment : (gint64)0, (int)stance->position, stance->words,
                        lesson, learnt.review != FALSE);
      if (!readout_sql_run (sql, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_statement (ReadoutStatement *statement, ReadoutText *text, GError **error)
{
  if (statement->content->len == 0 || statement->voices->len == 0)
    {
      g_set_error_literal (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_INVALID,
                           _("A statement needs words and a speaker."));
      return FALSE;
    }
  return readout_store_check_spans (text, statement->content, error) &&
         readout_store_check_spans (text, statement->cue, error) &&
         readout_store_check_spans (text, statement->source, error);
}

static gboolean
add_whole_report (
    ReadoutStore *store, ReadoutReport *report, GPtrArray *statements, gint64 *id, GError **error)
{
  g_autofree char *sha256 = dup_sha256 (report);
  gint64 moment = 0;
  gboolean dated = readout_store_parse_date (report->published, &moment);

  *id = insert_report (store, report, sha256, dated ? &moment : NULL, error);
  if (*id == 0 ||
      (statements != NULL && !readout_store_resolve_report (store, *id, statements, error)))
    return FALSE;
  for (guint i = 0; statements != NULL && i < statements->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (statements, i);

      statement->report_id = *id;
      if (!readout_store_insert_statement (store, statement, report->text, dated ? &moment : NULL,
                                           error))
        return FALSE;
    }
  return readout_sql_do (store, error,
                         "INSERT INTO statement_search (rowid, words)"
                         "  SELECT id, words FROM statement WHERE report_id = ?",
                         "i", *id) &&
         readout_store_link_report (store, *id, report, NULL, error) &&
         log_removal (store, *id, store->action, error);
}

gboolean
readout_store_check_spans (ReadoutText *text, GArray *spans, GError **error)
{
  gsize length;
  const char *string = readout_text_get_string (text, &length);
  guint32 before = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      ReadoutSpan span = readout_spans_get (spans, i);

      if (span.start < before || span.start >= span.end || span.end > length ||
          !is_boundary (string, length, span.start) || !is_boundary (string, length, span.end))
        {
          g_set_error_literal (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_INVALID,
                               _("A statement must lie within the text of its report."));
          return FALSE;
        }
      before = span.end;
    }
  return TRUE;
}

char *
readout_store_dup_words (ReadoutText *text, GArray *content)
{
  return readout_text_dup_spans (text, content, BETWEEN_PARTS);
}

gboolean
readout_store_insert_voices (ReadoutStore *store,
                             ReadoutStatement *statement,
                             gboolean by_person,
                             GError **error)
{
  g_autoptr (ReadoutSql) sql = readout_sql_new (
      store, "INSERT INTO voice (statement_id, position, actor_id, name, spans, by_person)"
             "  VALUES (?, ?, ?, ?, ?, ?)");

  for (guint i = 0; i < statement->voices->len; i++)
    {
      ReadoutVoice *voice = g_ptr_array_index (statement->voices, i);
      g_autofree char *spans = readout_spans_to_string (voice->span);

      readout_sql_bind (sql, "iiittd", statement->id, (gint64)i, voice->actor_id,
                        voice->name != NULL ? voice->name : "", spans, by_person);
      if (!readout_sql_run (sql, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
readout_store_insert_statement (ReadoutStore *store,
                                ReadoutStatement *statement,
                                ReadoutText *text,
                                const gint64 *moment,
                                GError **error)
{
  g_autofree char *content = NULL;
  g_autofree char *cue = NULL;
  g_autofree char *source = NULL;
  g_autofree char *words = NULL;
  g_autoptr (ReadoutSql) sql = NULL;
  ReadoutVoice *speaker;

  if (!check_statement (statement, text, error))
    return FALSE;
  speaker = readout_statement_get_actor (statement);
  content = readout_spans_to_string (statement->content);
  cue = readout_spans_to_string (statement->cue);
  source = readout_spans_to_string (statement->source);
  words = readout_store_dup_words (text, statement->content);
  sql = readout_sql_new (
      store,
      "INSERT INTO statement (report_id, actor_id, state, moment, start, quotation, negated, hedged,"
      "  certainty, credibility, origin, paragraph, page, act, rule, content, cue, source, words)"
      "  VALUES (?1, ?2, ?3, iif(?4, ?5, NULL), ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16,"
      "    ?17, ?18, ?19, ?20)");
  readout_sql_bind (
      sql,
      "iiddiidddrdddd"
      "tttttt",
      statement->report_id, speaker->actor_id, (int)statement->state, moment != NULL,
      moment != NULL ? *moment : (gint64)0,
      (gint64)readout_spans_get_extent (statement->content).start, (int)statement->quotation,
      statement->negated != FALSE, statement->hedged != FALSE, statement->confidence,
      (int)MIN (statement->credibility, 6), (int)statement->origin, (int)statement->paragraph,
      (int)statement->page, statement->act, statement->rule, content, cue, source, words);
  if (!readout_sql_run (sql, error))
    return FALSE;
  statement->id = sqlite3_last_insert_rowid (store->connection);
  return readout_store_insert_voices (store, statement, FALSE, error) &&
         insert_stances (store, statement, speaker->actor_id, moment, error);
}

gint64
readout_store_add_report (ReadoutStore *store,
                          ReadoutReport *report,
                          GPtrArray *statements,
                          gboolean *duplicate,
                          GError **error)
{
  g_autofree char *sha256 = NULL;
  g_autoptr (GError) local_error = NULL;
  gboolean same = FALSE;
  gint64 id = 0;

  g_return_val_if_fail (store != NULL, 0);
  g_return_val_if_fail (READOUT_IS_REPORT (report), 0);
  g_return_val_if_fail (report->text != NULL, 0);

  sha256 = dup_sha256 (report);
  if (duplicate != NULL)
    *duplicate = FALSE;
  if (!readout_action_begin (store, N_("Import Report"), READOUT_ACTION_BULK, error))
    return 0;
  readout_store_forget_copy_groups (store);
  if (!find_same (store, sha256, &id, &same, &local_error) && local_error == NULL && id == 0)
    add_whole_report (store, report, statements, &id, &local_error);
  if (!readout_action_end (store, local_error == NULL,
                           same ? READOUT_CHANGES_NONE
                                : READOUT_CHANGES_REPORTS | READOUT_CHANGES_STATEMENTS |
                                      READOUT_CHANGES_ACTORS | READOUT_CHANGES_TOPICS,
                           local_error == NULL ? &local_error : NULL))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return 0;
    }
  if (duplicate != NULL)
    *duplicate = same;
  report->id = id;
  g_free (report->sha256);
  report->sha256 = g_steal_pointer (&sha256);
  return id;
}
