/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Citations of a project: gives out their ids, and finds the passages that they lead back to.
 */
#include "briefing/readout-citation-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "briefing/readout-citation.h"
#include "briefing/readout-passage.h"

/* Whether an id is that of a statement, or of a note that somebody wrote into a briefing. */
static gboolean
is_taken (ReadoutStore *store, const char *key, gboolean *taken, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  *taken = readout_store_find_citation (store, key, &local_error) != 0 ||
           (local_error == NULL && readout_store_is_mentioned (store, key, &local_error));
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* The part of the ids that the report's statements have already, or the first one that is free.
 * Owned by the caller. */
static char *
choose_prefix (ReadoutStore *store, ReadoutReport *report, GPtrArray *statements, GError **error)
{
  g_autofree char *base = readout_citation_dup_prefix (report);

  for (guint i = 0; i < statements->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (statements, i);
      g_autofree char *key = readout_store_get_citation_key (store, statement->id, NULL);
      char *end = key != NULL ? g_strrstr (key, "-s") : NULL;

      if (end != NULL && end != key)
        return g_strndup (key, (gsize)(end - key));
    }
  for (guint n = 1;; n++)
    {
      g_autofree char *prefix = n == 1 ? g_strdup (base) : g_strdup_printf ("%s-%u", base, n);
      gboolean taken = FALSE;

      for (guint ordinal = 1; ordinal <= statements->len && !taken; ordinal++)
        {
          g_autofree char *key = g_strdup_printf ("%s-s%u", prefix, ordinal);

          if (!is_taken (store, key, &taken, error))
            return NULL;
        }
      if (!taken)
        return g_steal_pointer (&prefix);
    }
}

/* A free id for the statement number @ordinal (from 1). */
static char *
choose_key (ReadoutStore *store,
            ReadoutReport *report,
            GPtrArray *statements,
            guint ordinal,
            GError **error)
{
  g_autofree char *prefix = choose_prefix (store, report, statements, error);

  if (prefix == NULL)
    return NULL;
  for (guint n = 1;; n++)
    {
      g_autofree char *key = n == 1 ? g_strdup_printf ("%s-s%u", prefix, ordinal)
                                    : g_strdup_printf ("%s-s%u-%u", prefix, ordinal, n);
      gboolean taken;

      if (!is_taken (store, key, &taken, error))
        return NULL;
      if (!taken)
        return g_steal_pointer (&key);
    }
}

char *
readout_citation_ensure_key_of (
    ReadoutStore *store, ReadoutReport *report, GPtrArray *statements, guint index, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *key = NULL;
  gint64 id;

  g_return_val_if_fail (store != NULL && READOUT_IS_REPORT (report), NULL);
  g_return_val_if_fail (statements != NULL && index < statements->len, NULL);

  id = ((ReadoutStatement *)g_ptr_array_index (statements, index))->id;
  key = readout_store_get_citation_key (store, id, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (key != NULL)
    return g_steal_pointer (&key);
  key = choose_key (store, report, statements, index + 1, error);
  return key != NULL ? readout_store_add_citation (store, id, key, error) : NULL;
}

char *
readout_citation_ensure_key (ReadoutStore *store, gint64 statement_id, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *key = NULL;
  g_autoptr (ReadoutStatement) statement = NULL;
  g_autoptr (ReadoutReport) report = NULL;
  g_autoptr (GPtrArray) statements = NULL;
  guint index = 0;

  g_return_val_if_fail (store != NULL, NULL);

  /* Most have one. */
  key = readout_store_get_citation_key (store, statement_id, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (key != NULL)
    return g_steal_pointer (&key);
  statement = readout_store_get_statement (store, statement_id, error);
  if (statement == NULL)
    return NULL;
  report = readout_store_get_report (store, statement->report_id, error);
  if (report == NULL)
    return NULL;
  statements = readout_store_get_report_statements (store, statement->report_id, error);
  if (statements == NULL)
    return NULL;
  while (index < statements->len &&
         ((ReadoutStatement *)g_ptr_array_index (statements, index))->id != statement_id)
    index++;
  if (index < statements->len)
    return readout_citation_ensure_key_of (store, report, statements, index, error);
  key = choose_key (store, report, statements, index + 1, error);
  return key != NULL ? readout_store_add_citation (store, statement_id, key, error) : NULL;
}

char *
readout_citation_dup_kept (const char *key, gpointer store, GError **error)
{
  g_autoptr (ReadoutStatement) statement = NULL;
  g_autoptr (ReadoutReport) report = NULL;
  gint64 id;

  g_return_val_if_fail (key != NULL, NULL);
  g_return_val_if_fail (store != NULL, NULL);

  if (!readout_store_is_citation_key (key))
    return NULL;
  id = readout_store_find_citation (store, key, error);
  statement = id != 0 ? readout_store_get_statement (store, id, error) : NULL;
  report = statement != NULL ? readout_store_get_report (store, statement->report_id, error) : NULL;
  return report != NULL ? readout_citation_dup_definition (key, report, statement) : NULL;
}

/* The sentence in one line: white space of one byte stays one byte, so that spans hold. */
static char *
dup_line (ReadoutText *text, ReadoutSpan span)
{
  return g_strdelimit (readout_text_dup_span (text, span), "\n\t\f\v\r", ' ');
}

static void
set_sentence (ReadoutCitedPassage *passage)
{
  ReadoutStatement *statement = passage->statement;
  ReadoutClause clause = { 0 };
  ReadoutSpan span;

  clause.report = passage->report;
  clause.text = readout_text_get_string (passage->report->text, NULL);
  clause.content = readout_spans_get_extent (statement->content);
  clause.cue = readout_spans_get_extent (statement->cue);
  clause.source = readout_spans_get_extent (statement->source);
  span = readout_passage_find (&clause, FALSE);
  passage->sentence = dup_line (passage->report->text, span);
  passage->marks = readout_spans_new ();
  for (guint i = 0; i < statement->content->len; i++)
    {
      ReadoutSpan part = readout_spans_get (statement->content, i);

      part.start = MAX (part.start, span.start);
      part.end = MIN (part.end, span.end);
      if (part.start < part.end)
        readout_spans_add (passage->marks, part.start - span.start, part.end - span.start);
    }
}

ReadoutCitedPassage *
readout_cited_passage_load (ReadoutStore *store, const char *key, GError **error)
{
  g_autoptr (ReadoutCitedPassage) passage = g_new0 (ReadoutCitedPassage, 1);
  gint64 id;

  g_return_val_if_fail (store != NULL, NULL);
  g_return_val_if_fail (key != NULL, NULL);

  id = readout_store_find_citation (store, key, error);
  if (id == 0)
    return NULL;
  passage->key = g_strdup (key);
  passage->statement = readout_store_get_statement (store, id, error);
  if (passage->statement == NULL)
    return NULL;
  passage->report = readout_store_get_report (store, passage->statement->report_id, error);
  if (passage->report == NULL ||
      !readout_store_is_report_removed (store, passage->report->id, &passage->is_removed, error))
    return NULL;
  set_sentence (passage);
  return g_steal_pointer (&passage);
}

void
readout_cited_passage_free (ReadoutCitedPassage *passage)
{
  g_free (passage->key);
  g_clear_object (&passage->statement);
  g_clear_object (&passage->report);
  g_free (passage->sentence);
  g_clear_pointer (&passage->marks, g_array_unref);
  g_free (passage);
}
