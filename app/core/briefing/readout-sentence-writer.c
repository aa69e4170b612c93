/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Statements as sentences of reported speech.
 */
#include "briefing/readout-sentence-writer.h"

#include <string.h>

#include "briefing/readout-citation.h"
#include "briefing/readout-headline-sentence.h"
#include "briefing/readout-passage.h"
#include "briefing/readout-sentence-fit.h"
#include "briefing/readout-sentence-forms.h"

struct _ReadoutSentenceWriter
{
  ReadoutSnapshot *snapshot;
  ReadoutActorNames *names;
};

/* @quoted: set to the part of the report that the sentence quotes whole, if it does. */
static char *
write_sentence (ReadoutClause *clause, ReadoutSpan *quoted)
{
  gboolean paired =
      readout_quoted_words_from_statement (&clause->words, clause->report, clause->statement);
  gboolean refers = paired && readout_passage_is_needed (clause);
  char *sentence = readout_headline_sentence_write (clause, quoted);

  if (sentence == NULL && paired && !refers && readout_clause_complete (clause) &&
      readout_sentence_fit_is_fit (clause))
    {
      sentence = readout_sentence_forms_write_quoting (clause);
      if (sentence == NULL)
        sentence = readout_sentence_forms_write_according_to (clause);
      if (sentence == NULL)
        sentence = readout_sentence_forms_write_clause (clause);
      if (sentence == NULL)
        sentence = readout_sentence_forms_write_anew (clause);
    }
  if (sentence == NULL)
    {
      *quoted = readout_passage_find (clause, refers);
      sentence = readout_passage_write (clause, refers);
    }
  return sentence;
}

ReadoutSentenceWriter *
readout_sentence_writer_new (ReadoutSnapshot *snapshot)
{
  ReadoutSentenceWriter *writer;

  g_return_val_if_fail (snapshot != NULL, NULL);

  writer = g_new0 (ReadoutSentenceWriter, 1);
  writer->snapshot = readout_snapshot_ref (snapshot);
  writer->names = readout_actor_names_new (snapshot);
  return writer;
}

void
readout_sentence_writer_free (ReadoutSentenceWriter *writer)
{
  readout_actor_names_free (writer->names);
  readout_snapshot_unref (writer->snapshot);
  g_free (writer);
}

ReadoutActorNames *
readout_sentence_writer_get_names (ReadoutSentenceWriter *writer)
{
  g_return_val_if_fail (writer != NULL, NULL);

  return writer->names;
}

char *
readout_sentence_writer_write (ReadoutSentenceWriter *writer,
                               ReadoutStatement *statement,
                               ReadoutSentenceFlags flags,
                               ReadoutSpan *quoted)
{
  g_auto (ReadoutClause) clause = { 0 };
  g_autofree char *sentence = NULL;
  ReadoutSpan ignored;
  GString *cue;

  g_return_val_if_fail (writer != NULL, NULL);
  g_return_val_if_fail (READOUT_IS_STATEMENT (statement), NULL);

  clause.snapshot = writer->snapshot;
  clause.names = writer->names;
  clause.statement = statement;
  clause.report = readout_snapshot_get_report (writer->snapshot, statement);
  clause.actor = readout_statement_get_actor (statement);
  clause.flags = flags;
  g_return_val_if_fail (clause.report != NULL && clause.report->text != NULL, NULL);
  g_return_val_if_fail (clause.actor != NULL, NULL);

  clause.is_markdown = readout_report_is_markdown (clause.report);
  clause.text = readout_text_get_string (clause.report->text, NULL);
  clause.source = readout_spans_get_extent (statement->source);
  clause.cue = readout_spans_get_extent (statement->cue);
  clause.content = readout_spans_get_extent (statement->content);
  cue = g_string_new (NULL);
  for (guint i = 0; i < statement->cue->len; i++)
    {
      ReadoutSpan span = readout_spans_get (statement->cue, i);
      g_autofree char *words = readout_clause_dup_words (&clause, span.start, span.end);

      g_string_append_printf (cue, "%s%s", i > 0 ? " " : "", words);
    }
  g_string_replace (cue, "’", "'", 0);
  /* A cue begins with a capital only where it begins the sentence. */
  clause.cue_words = g_ascii_strdown (cue->str, -1);
  g_string_free (cue, TRUE);

  quoted = quoted != NULL ? quoted : &ignored;
  *quoted = (ReadoutSpan){ 0, 0 };
  sentence = write_sentence (&clause, quoted);
  return readout_citation_guard_line (sentence);
}
