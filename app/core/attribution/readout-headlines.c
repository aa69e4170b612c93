/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rules for a name and a colon: headlines ("Minister: no talks before spring") and transcripts
 * ("SMITH: No, I never said that.").
 */
#include "attribution/readout-rules.h"

#include <string.h>

#include "attribution/readout-phrases.h"

#define BIT(flag) READOUT_WORD_BIT (READOUT_WORD_##flag)

/* More words before a colon are no name. */
#define LABEL_MAX 8

/* Paragraphs from the top in which a headline can stand. */
#define HEADLINE_PARAGRAPHS 2

static const ReadoutToken *
get (const ReadoutAnalysis *analysis, guint token)
{
  return readout_analysis_token (analysis, token);
}

/* The colon after the words that start the sentence, 0 when it does not start like that. */
static guint
find_colon (const ReadoutAnalysis *analysis, const ReadoutSentence *sentence)
{
  for (guint i = sentence->first; i < sentence->end && i <= sentence->first + LABEL_MAX; i++)
    {
      if (readout_analysis_is (analysis, i, ":"))
        return i > sentence->first && i + 3 < sentence->end && get (analysis, i + 1)->space_before
                   ? i
                   : 0;
      if (get (analysis, i)->shape == READOUT_TOKEN_SHAPE_QUOTE ||
          get (analysis, i)->shape == READOUT_TOKEN_SHAPE_NUMBER ||
          get (analysis, i)->upos == READOUT_UPOS_VERB ||
          get (analysis, i)->upos == READOUT_UPOS_AUX ||
          get (analysis, i)->upos == READOUT_UPOS_PRON)
        return 0;
    }
  return 0;
}

/* Whether all the words of the label are capitals. */
static gboolean
is_shouted (const ReadoutAnalysis *analysis, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    if (get (analysis, i)->shape != READOUT_TOKEN_SHAPE_UPPER &&
        get (analysis, i)->shape != READOUT_TOKEN_SHAPE_LETTER &&
        get (analysis, i)->shape != READOUT_TOKEN_SHAPE_MARK)
      return FALSE;
  return TRUE;
}

gboolean
readout_rules_is_voice (const ReadoutAnalysis *analysis, guint first, guint end)
{
  guint last = end - 1;

  if (get (analysis, last)->upos == READOUT_UPOS_PROPN)
    return TRUE;
  return readout_language_find (analysis->language, READOUT_LIST_ROLES, get (analysis, last)->lemma,
                                -1, NULL) ||
         readout_language_find (analysis->language, READOUT_LIST_BODIES,
                                get (analysis, last)->lemma, -1, NULL) ||
         readout_analysis_is (analysis, last, "poll") ||
         readout_analysis_is (analysis, last, "report") ||
         readout_analysis_is (analysis, last, "study") ||
         readout_analysis_is (analysis, last, "survey");
}

static void
add_labelled (ReadoutAnalysis *analysis, guint first, guint colon, guint end)
{
  ReadoutFinding *finding = readout_analysis_add_finding (analysis, READOUT_RULE_COLON);
  ReadoutRange content = readout_tree_trim (analysis, colon + 1, end);
  guint head = readout_rules_find_head (analysis, (ReadoutRange){ first, colon });

  content = readout_tree_close_marks (analysis, content);
  finding->cue_token = colon;
  finding->source_token = finding->antecedent = head;
  readout_ranges_add (&finding->source, first, colon);
  readout_ranges_add (&finding->cue, colon, colon + 1);
  readout_ranges_add (&finding->content, content.first, content.end);
  analysis->cue_of[colon] = 1;
}

/* The end of the paragraph of the sentence @index. */
static guint
find_paragraph_end (const ReadoutAnalysis *analysis, guint index)
{
  GArray *sentences = analysis->segments->sentences;
  guint paragraph = g_array_index (sentences, ReadoutSentence, index).paragraph;

  while (index + 1 < sentences->len &&
         g_array_index (sentences, ReadoutSentence, index + 1).paragraph == paragraph)
    index++;
  return g_array_index (sentences, ReadoutSentence, index).end;
}

/* Whether the sentence is a bare name: what stands under a quotation that is set apart. */
static gboolean
is_signature (const ReadoutAnalysis *analysis, const ReadoutSentence *sentence)
{
  if (sentence->end - sentence->first < 2 || sentence->end - sentence->first > 4)
    return FALSE;
  for (guint i = sentence->first; i < sentence->end; i++)
    if (get (analysis, i)->upos != READOUT_UPOS_PROPN || !readout_phrases_is_capital (analysis, i))
      return FALSE;
  return TRUE;
}

/* "I was told to leave. Anna Keller": somebody's own words, set apart with the name under them. */
static void
find_set_apart (ReadoutAnalysis *analysis, guint first, guint last)
{
  const ReadoutSentence *begin = readout_segments_get_sentence (analysis->segments, first);
  const ReadoutSentence *name = readout_segments_get_sentence (analysis->segments, last);
  ReadoutFinding *finding;
  gboolean own_words = FALSE;

  if (last == first || !is_signature (analysis, name))
    return;
  for (guint i = begin->first; i < name->first && !own_words; i++)
    own_words = analysis->marked_of[i] == 0 && (readout_analysis_is (analysis, i, "i") ||
                                                readout_analysis_is (analysis, i, "my") ||
                                                readout_analysis_is (analysis, i, "we"));
  if (!own_words)
    return;
  finding = readout_analysis_add_finding (analysis, READOUT_RULE_DASH);
  finding->source_token = finding->antecedent = name->first;
  finding->quotation = READOUT_QUOTATION_DIRECT;
  finding->set_apart = TRUE;
  readout_ranges_add (&finding->content, begin->first, name->first);
  readout_ranges_add (&finding->source, name->first, name->end);
}

void
readout_rules_find_headlines (ReadoutAnalysis *analysis)
{
  GArray *sentences = analysis->segments->sentences;

  for (guint i = 0; i < sentences->len; i++)
    {
      const ReadoutSentence *sentence = &g_array_index (sentences, ReadoutSentence, i);
      guint colon;

      if (i + 1 == sentences->len || sentence[1].paragraph != sentence->paragraph)
        {
          guint first = i;

          while (first > 0 && i - first < 12 &&
                 sentence[(gint)first - (gint)i - 1].paragraph == sentence->paragraph)
            first--;
          find_set_apart (analysis, first, i);
        }
      if (i > 0 && sentence->paragraph == sentence[-1].paragraph)
        continue;
      colon = find_colon (analysis, sentence);
      if (colon == 0 || analysis->cue_of[colon] != 0)
        continue;
      if (is_shouted (analysis, sentence->first, colon) && colon <= sentence->first + 4 &&
          sentence->paragraph > 0)
        add_labelled (analysis, sentence->first, colon, find_paragraph_end (analysis, i));
      else if (sentence->paragraph < HEADLINE_PARAGRAPHS &&
               readout_rules_is_voice (analysis, sentence->first, colon))
        add_labelled (analysis, sentence->first, colon, sentence->end);
    }
}
