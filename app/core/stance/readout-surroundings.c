/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The paragraphs around a statement with their trees, stems and marks.
 */
#include "stance/readout-surroundings.h"

#include <string.h>

#include "stance/readout-stand-in.h"
#include "stance/readout-term.h"

/* Of paragraphs that are read, in bytes. */
#define SURROUNDINGS_MAX 6000

/* Between a reporting word and the content, where its object may stand, in bytes. */
#define OBJECT_MAX 80

ReadoutSurroundings *
readout_surroundings_new (void)
{
  ReadoutSurroundings *surroundings = g_new0 (ReadoutSurroundings, 1);

  surroundings->segments = readout_segments_new ();
  surroundings->stems = g_ptr_array_new_with_free_func (g_free);
  surroundings->marks = g_byte_array_new ();
  surroundings->parsed = g_byte_array_new ();
  return surroundings;
}

void
readout_surroundings_free (ReadoutSurroundings *surroundings)
{
  g_clear_pointer (&surroundings->segments, readout_segments_free);
  g_clear_pointer (&surroundings->stems, g_ptr_array_unref);
  g_clear_pointer (&surroundings->marks, g_byte_array_unref);
  g_clear_pointer (&surroundings->parsed, g_byte_array_unref);
  g_clear_pointer (&surroundings->text, readout_text_unref);
  g_free (surroundings);
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

/* Whether the sentence has a word that can be about a topic; without one it tells nothing, and need
 * not be parsed, which is what takes time. */
static gboolean
is_wanted (const ReadoutSurroundings *surroundings,
           const ReadoutSentence *sentence,
           GHashTable *wanted)
{
  for (guint i = sentence->first; i < sentence->end; i++)
    {
      const ReadoutToken *token = readout_segments_get_token (surroundings->segments, i);
      const ReadoutToken *next =
          i + 1 < sentence->end ? readout_segments_get_token (surroundings->segments, i + 1) : NULL;
      g_autofree char *stem = NULL;

      if (token->shape == READOUT_TOKEN_SHAPE_MARK || token->shape == READOUT_TOKEN_SHAPE_QUOTE)
        continue;
      if (readout_stand_in_is_possible (token->folded, next != NULL ? next->folded : NULL))
        return TRUE;
      stem = readout_term_dup_stem (token->form, -1);
      if (g_hash_table_contains (wanted, stem))
        return TRUE;
    }
  return FALSE;
}

/* Reads the sentences that have something marked and something wanted, and were not read yet. */
static void
parse_marked (ReadoutSurroundings *surroundings, ReadoutSyntax *syntax, GHashTable *wanted)
{
  for (guint i = 0; i < surroundings->segments->sentences->len; i++)
    {
      const ReadoutSentence *sentence = readout_segments_get_sentence (surroundings->segments, i);
      gboolean is_marked = FALSE;

      for (guint j = sentence->first; j < sentence->end && !is_marked; j++)
        is_marked = surroundings->marks->data[j] != 0;
      if (!is_marked || surroundings->parsed->data[i])
        continue;
      surroundings->parsed->data[i] = TRUE;
      if (!is_wanted (surroundings, sentence, wanted))
        continue;
      readout_syntax_parse_sentence (syntax, surroundings->segments, i);
      for (guint j = sentence->first; j < sentence->end; j++)
        surroundings->stems->pdata[j] =
            dup_stem (readout_segments_get_token (surroundings->segments, j));
    }
}

/* Cuts the paragraphs into sentences, none of which is read yet. */
static gboolean
segment (ReadoutSurroundings *surroundings, ReadoutReport *report, ReadoutSpan span)
{
  g_autofree char *words = readout_text_dup_span (report->text, span);

  g_clear_pointer (&surroundings->text, readout_text_unref);
  surroundings->text = readout_text_new (words, -1, NULL, NULL);
  if (surroundings->text == NULL)
    return FALSE;
  surroundings->span = span;
  readout_segmenter_run (surroundings->segments, surroundings->text);
  g_ptr_array_set_size (surroundings->stems, 0);
  g_ptr_array_set_size (surroundings->stems, (int)surroundings->segments->tokens->len);
  g_byte_array_set_size (surroundings->parsed, surroundings->segments->sentences->len);
  if (surroundings->parsed->len > 0)
    memset (surroundings->parsed->data, 0, surroundings->parsed->len);
  return TRUE;
}

static void
mark (ReadoutSurroundings *surroundings, GArray *spans, guint8 mark)
{
  for (guint i = 0; i < spans->len; i++)
    {
      ReadoutSpan span = readout_spans_get (spans, i);
      guint32 start = MAX (span.start, surroundings->span.start) - surroundings->span.start;
      guint32 end = MIN (span.end, surroundings->span.end) - surroundings->span.start;

      for (guint j = readout_segments_find_token (surroundings->segments, start);
           j < surroundings->segments->tokens->len &&
           readout_segments_get_token (surroundings->segments, j)->span.start < end;
           j++)
        surroundings->marks->data[j] |= mark;
    }
}

/* "condemned the filling as “…”" says between cue and content what is condemned. */
static void
mark_object (ReadoutSurroundings *surroundings, ReadoutStatement *statement)
{
  ReadoutSpan content = readout_spans_get_extent (statement->content);
  ReadoutSpan cue = readout_spans_get_extent (statement->cue);
  g_autoptr (GArray) between = NULL;
  ReadoutSpan span = { cue.end, content.start };

  if (cue.end == 0 || cue.end >= content.start || content.start - cue.end > OBJECT_MAX)
    return;
  between = g_array_new (FALSE, FALSE, sizeof (ReadoutSpan));
  g_array_append_val (between, span);
  mark (surroundings, between, READOUT_MARK_CONTENT | READOUT_MARK_BETWEEN);
}

/* The cue is a verb of which the source is the subject, whatever the parser takes it for. */
static void
mend_cue (ReadoutSurroundings *surroundings)
{
  for (guint i = 0; i < surroundings->segments->tokens->len; i++)
    {
      const ReadoutToken *token = readout_segments_get_token (surroundings->segments, i);

      if (!readout_surroundings_is_marked (surroundings, (gint32)i, READOUT_MARK_CUE) ||
          token->upos != READOUT_UPOS_VERB || token->head < 0 || token->head > (gint32)i ||
          readout_relation_get_base (token->relation) != READOUT_RELATION_ACL ||
          (token->xpos != READOUT_XPOS_VBN && token->xpos != READOUT_XPOS_VBD) ||
          !readout_surroundings_is_marked (surroundings, token->head, READOUT_MARK_SOURCE))
        continue;
      readout_syntax_raise (surroundings->segments, i);
      return;
    }
}

gboolean
readout_surroundings_read (ReadoutSurroundings *surroundings,
                           ReadoutSyntax *syntax,
                           GHashTable *wanted,
                           ReadoutReport *report,
                           ReadoutStatement *statement)
{
  ReadoutSpan span = find_span (report, statement);

  if (span.end - span.start > SURROUNDINGS_MAX)
    return FALSE;
  if ((surroundings->text == NULL || surroundings->span.start != span.start ||
       surroundings->span.end != span.end) &&
      !segment (surroundings, report, span))
    return FALSE;
  g_byte_array_set_size (surroundings->marks, surroundings->segments->tokens->len);
  if (surroundings->marks->len > 0)
    memset (surroundings->marks->data, 0, surroundings->marks->len);
  mark (surroundings, statement->content, READOUT_MARK_CONTENT);
  mark_object (surroundings, statement);
  mark (surroundings, statement->cue, READOUT_MARK_CUE);
  mark (surroundings, statement->source, READOUT_MARK_SOURCE);
  parse_marked (surroundings, syntax, wanted);
  mend_cue (surroundings);
  return TRUE;
}

char *
readout_surroundings_dup_words (ReadoutSurroundings *surroundings, gint32 first, gint32 last)
{
  ReadoutSpan span = {
    readout_segments_get_token (surroundings->segments, (guint)first)->span.start,
    readout_segments_get_token (surroundings->segments, (guint)last)->span.end
  };

  return readout_text_dup_span (surroundings->text, span);
}
