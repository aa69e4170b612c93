/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pairs quotation marks into passages, paragraph by paragraph, in one walk over the tokens.
 */
#include "attribution/readout-analysis.h"

typedef enum
{
  MARK_NONE,
  MARK_OPEN,
  MARK_CLOSE,
  MARK_EITHER,
} MarkSide;

typedef struct
{
  MarkSide side;
  gboolean single;
} Mark;

/* What a token says by its sign; the signs that serve for both sides, by the spaces around it. */
static Mark
read_mark (const ReadoutAnalysis *analysis, guint index)
{
  const ReadoutToken *token = readout_analysis_token (analysis, index);
  const ReadoutToken *next = index + 1 < readout_analysis_n_tokens (analysis) ? token + 1 : NULL;
  const ReadoutToken *previous = index > 0 ? token - 1 : NULL;
  gunichar sign = g_utf8_get_char (analysis->string + token->span.start);
  Mark mark = { MARK_EITHER, FALSE };
  gboolean space_after = next == NULL || next->space_before;

  if (token->shape != READOUT_TOKEN_SHAPE_QUOTE)
    return (Mark){ MARK_NONE, FALSE };
  switch (sign)
    {
    case 0x201c: /* “ */
    case 0x201e: /* „ */
    case 0x201f: /* ‟ */
    case 0x00ab: /* « */
    case 0x300c: /* 「 */
    case 0x300e: /* 『 */
      return (Mark){ MARK_OPEN, FALSE };
    case 0x201d: /* ” */
    case 0x00bb: /* » */
    case 0x300d: /* 」 */
    case 0x300f: /* 』 */
      return (Mark){ MARK_CLOSE, FALSE };
    case 0x2018: /* ‘ */
    case 0x201a: /* ‚ */
    case 0x2039: /* ‹ */
      return (Mark){ MARK_OPEN, TRUE };
    case 0x2019: /* ’ */
    case 0x203a: /* › */
      return (Mark){ MARK_CLOSE, TRUE };
    case '\'':
      mark.single = token->span.end - token->span.start == 1;
      break;
    case '`':
      return (Mark){ MARK_OPEN, token->span.end - token->span.start == 1 };
    default:
      break;
    }
  if ((token->space_before || previous == NULL) && !space_after)
    mark.side = MARK_OPEN;
  else if (!token->space_before && space_after)
    mark.side = MARK_CLOSE;
  else if (previous != NULL && previous->shape == READOUT_TOKEN_SHAPE_MARK &&
           g_unichar_ispunct (g_utf8_get_char (previous->form)) && !token->space_before)
    mark.side =
        (*previous->form == '(' || *previous->form == '[' || *previous->form == '-') && !space_after
            ? MARK_OPEN
            : MARK_CLOSE;
  return mark;
}

static void
add_passage (ReadoutAnalysis *analysis, guint first, guint end, guint paragraph, gboolean closed)
{
  ReadoutMarked passage = { .first = first, .end = end, .paragraph = paragraph, .closed = closed };

  if (end <= first + 1)
    return;
  g_array_append_val (analysis->marked, passage);
  for (guint i = first; i < end; i++)
    analysis->marked_of[i] = analysis->marked->len;
}

/* Of a mark that nobody closes: to the end of the paragraph when the next one goes on with a mark
 * of its own, or when it opens its sentence; else to the end of its sentence. */
static void
close_open_passage (ReadoutAnalysis *analysis, guint open, guint end, guint paragraph)
{
  const ReadoutSentence *sentence = readout_analysis_sentence_of (analysis, open);
  gboolean goes_on = end < readout_analysis_n_tokens (analysis) &&
                     read_mark (analysis, end).side != MARK_NONE &&
                     read_mark (analysis, end).side != MARK_CLOSE;

  add_passage (analysis, open, goes_on || open == sentence->first ? end : MIN (end, sentence->end),
               paragraph, FALSE);
  if (goes_on && analysis->marked->len > 0)
    g_array_index (analysis->marked, ReadoutMarked, analysis->marked->len - 1).continues = TRUE;
}

static void
pair_paragraph (ReadoutAnalysis *analysis, guint first, guint end, guint paragraph)
{
  gint64 open = -1;
  gint64 open_single = -1;

  for (guint i = first; i < end; i++)
    {
      Mark mark = read_mark (analysis, i);

      if (mark.side == MARK_NONE)
        continue;
      if (mark.single)
        {
          if (open >= 0)
            continue;
          if (mark.side == MARK_OPEN && open_single < 0)
            open_single = i;
          else if (mark.side != MARK_OPEN && open_single >= 0)
            {
              add_passage (analysis, open_single, i + 1, paragraph, TRUE);
              open_single = -1;
            }
          continue;
        }
      open_single = -1;
      if (open < 0)
        {
          if (mark.side != MARK_CLOSE)
            open = i;
          continue;
        }
      if (mark.side == MARK_OPEN && i > open + 1)
        {
          /* The one before was never closed: it ends with its sentence. */
          const ReadoutSentence *sentence = readout_analysis_sentence_of (analysis, open);

          add_passage (analysis, open, MIN (i, sentence->end), paragraph, FALSE);
          open = i;
          continue;
        }
      add_passage (analysis, open, i + 1, paragraph, TRUE);
      open = -1;
    }
  if (open >= 0)
    close_open_passage (analysis, open, end, paragraph);
}

void
readout_find_marked (ReadoutAnalysis *analysis)
{
  GArray *sentences = analysis->segments->sentences;
  guint i = 0;

  while (i < sentences->len)
    {
      guint paragraph = g_array_index (sentences, ReadoutSentence, i).paragraph;
      guint first = g_array_index (sentences, ReadoutSentence, i).first;
      guint end = first;

      for (; i < sentences->len; i++)
        {
          const ReadoutSentence *sentence = &g_array_index (sentences, ReadoutSentence, i);

          if (sentence->paragraph != paragraph)
            break;
          end = sentence->end;
        }
      pair_paragraph (analysis, first, end, paragraph);
    }
}
