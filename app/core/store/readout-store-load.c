/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Loads the records of reports and statements.
 */
#include "store/readout-store-private.h"

#include <glib/gi18n-lib.h>

/* No document that Readout takes is larger: an original that says so is not unpacked. */
#define MAX_ORIGINAL (G_GINT64_CONSTANT (1) << 30)

static GArray *
get_spans (ReadoutSql *sql, int column)
{
  GArray *spans = readout_spans_from_string (readout_sql_get_text (sql, column));

  return spans != NULL ? spans : readout_spans_new ();
}

static gboolean
load_voices (ReadoutStore *store, ReadoutStatement *statement, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (ReadoutSql) sql =
      readout_sql_new (store, "SELECT a.name, a.kind, v.actor_id, v.spans"
                              "  FROM voice v JOIN actor a ON a.id = v.actor_id"
                              "  WHERE v.statement_id = ? ORDER BY v.position");

  readout_sql_bind (sql, "i", statement->id);
  while (readout_sql_step (sql, &local_error))
    {
      g_autoptr (GArray) spans = get_spans (sql, 3);
      g_autofree char *name = readout_sql_dup_text (sql, 0);
      ReadoutVoice *voice = readout_voice_new (name, readout_sql_get_int (sql, 1), spans);

      voice->actor_id = readout_sql_get_int (sql, 2);
      g_ptr_array_add (statement->voices, voice);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
load_stances (ReadoutStore *store, ReadoutStatement *statement, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (ReadoutSql) sql = readout_sql_new (
      store, "SELECT k.topic_id, k.position, k.confidence, k.reason, k.by_person, k.words, k.lesson"
             "  FROM stance k JOIN topic t ON t.id = k.topic_id"
             "  WHERE k.statement_id = ? AND k.position IS NOT NULL AND t.removed IS NULL"
             "  ORDER BY k.topic_id");

  readout_sql_bind (sql, "i", statement->id);
  while (readout_sql_step (sql, &local_error))
    {
      g_autofree char *reason = readout_sql_dup_text (sql, 3);
      ReadoutStance *stance =
          readout_stance_new (readout_sql_get_int (sql, 0), readout_sql_get_int (sql, 1),
                              readout_sql_get_real (sql, 2), reason);

      stance->by_person = readout_sql_get_int (sql, 4) != 0;
      stance->words = readout_sql_dup_text (sql, 5);
      stance->lesson = readout_sql_dup_text (sql, 6);
      g_ptr_array_add (statement->stances, stance);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static GArray *
load_paragraphs (ReadoutStore *store, gint64 report_id, gsize length, GError **error)
{
  g_autoptr (GArray) paragraphs = g_array_new (FALSE, TRUE, sizeof (ReadoutParagraph));
  g_autoptr (GError) local_error = NULL;
  g_autoptr (ReadoutSql) sql = readout_sql_new (
      store, "SELECT start, end, page FROM paragraph WHERE report_id = ? ORDER BY number");
  gint64 before = 0;

  readout_sql_bind (sql, "i", report_id);
  while (readout_sql_step (sql, &local_error))
    {
      ReadoutParagraph paragraph;
      gint64 start = readout_sql_get_int (sql, 0);
      gint64 end = readout_sql_get_int (sql, 1);

      if (start < before || end < start || end > (gint64)length)
        continue; /* not of this text */
      paragraph.span.start = start;
      paragraph.span.end = end;
      paragraph.page = readout_sql_get_int (sql, 2);
      g_array_append_val (paragraphs, paragraph);
      before = end;
    }
  if (local_error == NULL)
    return g_steal_pointer (&paragraphs);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

ReadoutText *
readout_store_load_text (ReadoutStore *store, gint64 report_id, GError **error)
{
  g_autoptr (ReadoutSql) sql = readout_sql_new (store, "SELECT text FROM report WHERE id = ?");
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GArray) paragraphs = NULL;
  g_autofree char *name = NULL;
  ReadoutText *text;
  const char *string;
  gsize length;

  readout_sql_bind (sql, "i", report_id);
  if (!readout_sql_step (sql, &local_error))
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        readout_store_set_no_record (error);
      return NULL;
    }
  string = readout_sql_get_text (sql, 0);
  length = sqlite3_column_bytes (sql->handle, 0);
  paragraphs = load_paragraphs (store, report_id, length, error);
  if (paragraphs == NULL)
    return NULL;
  text = readout_text_new (string, length, paragraphs, &local_error);
  if (text != NULL)
    return text;
  name = g_filename_display_basename (store->path);
  g_set_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_DAMAGED,
               _("The project file “%s” is damaged: the text of a report cannot be read."), name);
  return NULL;
}

ReadoutStatement *
readout_store_load_statement (ReadoutStore *store, gint64 id, GError **error)
{
  g_autoptr (ReadoutStatement) statement = readout_statement_new ();
  g_autoptr (GError) local_error = NULL;
  g_autoptr (ReadoutSql) sql = readout_sql_new (
      store, "SELECT report_id, state, quotation, negated, hedged, certainty, credibility, origin,"
             "  paragraph, page, act, rule, content, cue, source FROM statement WHERE id = ?");

  readout_sql_bind (sql, "i", id);
  if (!readout_sql_step (sql, &local_error))
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        readout_store_set_no_record (error);
      return NULL;
    }
  statement->id = id;
  statement->report_id = readout_sql_get_int (sql, 0);
  statement->state = readout_sql_get_int (sql, 1);
  statement->quotation = readout_sql_get_int (sql, 2);
  statement->negated = readout_sql_get_int (sql, 3) != 0;
  statement->hedged = readout_sql_get_int (sql, 4) != 0;
  statement->confidence = readout_sql_get_real (sql, 5);
  statement->credibility = readout_sql_get_int (sql, 6);
  statement->origin = readout_sql_get_int (sql, 7);
  statement->paragraph = readout_sql_get_int (sql, 8);
  statement->page = readout_sql_get_int (sql, 9);
  statement->act = readout_sql_dup_text (sql, 10);
  statement->rule = readout_sql_dup_text (sql, 11);
  g_array_unref (statement->content);
  statement->content = get_spans (sql, 12);
  g_array_unref (statement->cue);
  statement->cue = get_spans (sql, 13);
  g_array_unref (statement->source);
  statement->source = get_spans (sql, 14);
  if (!load_voices (store, statement, error) || !load_stances (store, statement, error))
    return NULL;
  return g_steal_pointer (&statement);
}

ReadoutBoardRow *
readout_store_load_row (ReadoutStore *store, gint64 id, GError **error)
{
  g_autoptr (ReadoutBoardRow) row = readout_board_row_new ();
  g_autoptr (GError) local_error = NULL;
  g_autoptr (ReadoutSql) sql = NULL;

  row->statement = readout_store_load_statement (store, id, error);
  if (row->statement == NULL)
    return NULL;
  sql = readout_sql_new (
      store,
      "SELECT s.words, o.name, r.author, r.title, r.published, r.state, c.key,"
      "  (SELECT count(*) FROM mention m WHERE m.key = c.key), coalesce(r.outlet_id, 0),"
      "  o.reliability"
      "  FROM statement s JOIN report r ON r.id = s.report_id"
      "  LEFT JOIN outlet o ON o.id = r.outlet_id LEFT JOIN citation c ON c.statement_id = s.id"
      "  WHERE s.id = ?");
  readout_sql_bind (sql, "i", id);
  if (!readout_sql_step (sql, &local_error))
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        readout_store_set_no_record (error);
      return NULL;
    }
  row->words = readout_sql_dup_text (sql, 0);
  row->outlet = readout_sql_dup_text (sql, 1);
  row->author = readout_sql_dup_text (sql, 2);
  row->title = readout_sql_dup_text (sql, 3);
  row->published = readout_sql_dup_text (sql, 4);
  row->report_state = readout_sql_get_int (sql, 5);
  row->key = readout_sql_dup_text (sql, 6);
  row->n_briefings = readout_sql_get_int (sql, 7);
  row->outlet_id = readout_sql_get_int (sql, 8);
  if (!readout_sql_is_null (sql, 9))
    row->reliability = *readout_sql_get_text (sql, 9);
  if (!readout_store_load_claim (store, row, error) ||
      !readout_store_load_opposites (store, row, error))
    return NULL;
  return g_steal_pointer (&row);
}

GBytes *
readout_store_get_original (ReadoutStore *store, gint64 id, GError **error)
{
  g_autoptr (ReadoutSql) sql = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GBytes) data = NULL;
  g_autofree char *name = NULL;
  g_autofree guint8 *unpacked = NULL;
  gsize length = 0;
  gint64 size;

  g_return_val_if_fail (store != NULL, NULL);

  sql = readout_sql_new (store, "SELECT size, packing, data FROM original WHERE report_id = ?");
  readout_sql_bind (sql, "i", id);
  if (!readout_sql_step (sql, error))
    return NULL;
  size = readout_sql_get_int (sql, 0);
  data = g_bytes_new (sqlite3_column_blob (sql->handle, 2), sqlite3_column_bytes (sql->handle, 2));
  if (g_strcmp0 (readout_sql_get_text (sql, 1), "none") == 0)
    return g_steal_pointer (&data);

  if (size >= 0 && size <= MAX_ORIGINAL)
    {
      g_autoptr (GConverter) expander =
          G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
      g_autoptr (GInputStream) packed = g_memory_input_stream_new_from_bytes (data);

      stream = g_converter_input_stream_new (packed, expander);
      unpacked = g_try_malloc (size + 1);
    }
  /* One byte more than it says: a bomb ends there. */
  if (unpacked != NULL &&
      g_input_stream_read_all (stream, unpacked, size + 1, &length, NULL, NULL) &&
      (gint64)length == size)
    return g_bytes_new_take (g_steal_pointer (&unpacked), length);
  name = g_filename_display_basename (store->path);
  g_set_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_DAMAGED,
               _("The project file “%s” is damaged: the original of a report cannot be read."),
                  name);
  return NULL;
}
