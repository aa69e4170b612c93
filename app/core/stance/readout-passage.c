/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The paragraphs around a statement with their trees, stems and marks.
 */
#include "stance/readout-passage.h"

#include <string.h>

#include "stance/readout-term.h"

/* Of paragraphs that are read, in bytes. */
#define PASSAGE_MAX 6000

/* Between a reporting word and the content, where its object may stand, in bytes. */
#define OBJECT_MAX 80

ReadoutPassage *
readout_passage_new (void)
{
  ReadoutPassage *passage = g_new0 (ReadoutPassage, 1);

  passage->segments = readout_segments_new ();
  passage->stems = g_ptr_array_new_with_free_func (g_free);
  passage->marks = g_byte_array_new ();
  passage->parsed = g_byte_array_new ();
  return passage;
}

void
readout_passage_free (ReadoutPassage *passage)
{
  g_clear_pointer (&passage->segments, readout_segments_free);
  g_clear_pointer (&passage->stems, g_ptr_array_unref);
  g_clear_pointer (&passage->marks, g_byte_array_unref);
  g_clear_pointer (&passage->parsed, g_byte_array_unref);
  g_clear_pointer (&passage->text, readout_text_unref);
  g_free (passage);
}

/* From the first paragraph of the statement's parts to the last one's end. */
static ReadoutSpan
find_span (ReadoutReport *report, ReadoutStatement *statement)
{
  GArray *paragraphs = readout_text_get_paragraphs (report->text);
  GArray *parts[] = { statement->content, statement->cue, statement->source };
  ReadoutSpan span = readout_spans_get_extent (statement->content);

  for (guint i = 1; i < G_N_ELEMENTS (parts); i++)
    if (parts[i]->len > 0)
      {
        ReadoutSpan part = readout_spans_get_extent (parts[i]);

        span.start = MIN (span.start, part.start);
        span.end = MAX (span.end, part.end);
      }
  if (paragraphs->len > 0)
    {
      ReadoutSpan first = g_array_index (paragraphs, ReadoutParagraph,
                                         readout_text_find_paragraph (report->text, span.start))
                              .span;
      ReadoutSpan last = g_array_index (paragraphs, ReadoutParagraph,
                                        readout_text_find_paragraph (report->text, span.end - 1))
                             .span;

      span.start = MIN (span.start, first.start);
      span.end = MAX (span.end, last.end);
    }
  return span;
}

static char *
dup_stem (const ReadoutToken *token)
{
  return token->upos != READOUT_UPOS_PUNCT && token->upos != READOUT_UPOS_PRON &&
                 token->upos != READOUT_UPOS_DET && token->upos != READOUT_UPOS_ADP
             ? readout_term_dup_stem (token->form, -1)
             : NULL;
}

/* Reads the sentences that have something marked and were not read yet. */
static void
parse_marked (ReadoutPassage *passage, ReadoutSyntax *syntax)
{
  for (guint i = 0; i < passage->segments->sentences->len; i++)
    {
      const ReadoutSentence *sentence = readout_segments_get_sentence (passage->segments, i);
      gboolean is_marked = FALSE;

      for (guint j = sentence->first; j < sentence->end && !is_marked; j++)
        is_marked = passage->marks->data[j] != 0;
      if (!is_marked || passage->parsed->data[i])
        continue;
      readout_syntax_parse_sentence (syntax, passage->segments, i);
      passage->parsed->data[i] = TRUE;
      for (guint j = sentence->first; j < sentence->end; j++)
        passage->stems->pdata[j] = dup_stem (readout_segments_get_token (passage->segments, j));
    }
}

/* Cuts the paragraphs into sentences, none of which is read yet. */
static gboolean
segment (ReadoutPassage *passage, ReadoutReport *report, ReadoutSpan span)
{
  g_autofree char *words = readout_text_dup_span (report->text, span);

  g_clear_pointer (&passage->text, readout_text_unref);
  passage->text = readout_text_new (words, -1, NULL, NULL);
  if (passage->text == NULL)
    return FALSE;
  passage->span = span;
  readout_segmenter_run (passage->segments, passage->text);
  g_ptr_array_set_size (passage->stems, 0);
  g_ptr_array_set_size (passage->stems, (int)passage->segments->tokens->len);
  g_byte_array_set_size (passage->parsed, passage->segments->sentences->len);
  if (passage->parsed->len > 0)
    memset (passage->parsed->data, 0, passage->parsed->len);
  return TRUE;
}

static void
mark (ReadoutPassage *passage, GArray *spans, guint8 mark)
{
  for (guint i = 0; i < spans->len; i++)
    {
      ReadoutSpan span = readout_spans_get (spans, i);
      guint32 start = MAX (span.start, passage->span.start) - passage->span.start;
      guint32 end = MIN (span.end, passage->span.end) - passage->span.start;

      for (guint j = readout_segments_find_token (passage->segments, start);
           j < passage->segments->tokens->len &&
           readout_segments_get_token (passage->segments, j)->span.start < end;
           j++)
        passage->marks->data[j] |= mark;
    }
}

/* "condemned the filling as “…”" says between cue and content what is condemned. */
static void
mark_object (ReadoutPassage *passage, ReadoutStatement *statement)
{
  ReadoutSpan content = readout_spans_get_extent (statement->content);
  ReadoutSpan cue = readout_spans_get_extent (statement->cue);
  g_autoptr (GArray) between = NULL;
  ReadoutSpan span = { cue.end, content.start };

  if (cue.end == 0 || cue.end >= content.start || content.start - cue.end > OBJECT_MAX)
    return;
  between = g_array_new (FALSE, FALSE, sizeof (ReadoutSpan));
  g_array_append_val (between, span);
  mark (passage, between, READOUT_MARK_CONTENT);
}

/* The cue is a verb of which the source is the subject, whatever the parser takes it for. */
static void
mend_cue (ReadoutPassage *passage)
{
  for (guint i = 0; i < passage->segments->tokens->len; i++)
    {
      const ReadoutToken *token = readout_segments_get_token (passage->segments, i);

      if (!readout_passage_is_marked (passage, (gint32)i, READOUT_MARK_CUE) ||
          token->upos != READOUT_UPOS_VERB || token->head < 0 || token->head > (gint32)i ||
          readout_relation_get_base (token->relation) != READOUT_RELATION_ACL ||
          (token->xpos != READOUT_XPOS_VBN && token->xpos != READOUT_XPOS_VBD) ||
          !readout_passage_is_marked (passage, token->head, READOUT_MARK_SOURCE))
        continue;
      readout_syntax_raise (passage->segments, i);
      return;
    }
}

gboolean
readout_passage_read (ReadoutPassage *passage,
                      ReadoutSyntax *syntax,
                      ReadoutReport *report,
                      ReadoutStatement *statement)
{
  ReadoutSpan span = find_span (report, statement);

  if (span.end - span.start > PASSAGE_MAX)
    return FALSE;
  if ((passage->text == NULL || passage->span.start != span.start ||
       passage->span.end != span.end) &&
      !segment (passage, report, span))
    return FALSE;
  g_byte_array_set_size (passage->marks, passage->segments->tokens->len);
  if (passage->marks->len > 0)
    memset (passage->marks->data, 0, passage->marks->len);
  mark (passage, statement->content, READOUT_MARK_CONTENT);
  mark_object (passage, statement);
  mark (passage, statement->cue, READOUT_MARK_CUE);
  mark (passage, statement->source, READOUT_MARK_SOURCE);
  parse_marked (passage, syntax);
  mend_cue (passage);
  return TRUE;
}

char *
readout_passage_dup_words (ReadoutPassage *passage, gint32 first, gint32 last)
{
  ReadoutSpan span = { readout_segments_get_token (passage->segments, (guint)first)->span.start,
                       readout_segments_get_token (passage->segments, (guint)last)->span.end };

  return readout_text_dup_span (passage->text, span);
}
