/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the rules find, looked over once more: datelines are no speech, and nobody is no speaker.
 */
#include "attribution/readout-review.h"

#include "attribution/readout-actor-words.h"
#include "attribution/readout-rules.h"
#include "text/readout-dateline.h"
#include "text/readout-furniture.h"

/* Words between a noun and the verb of its clause. */
#define GOVERNORS_MAX 3

/* For each token of a dateline the first one after it, 0 elsewhere. %NULL when there is none. */
static guint32 *
find_datelines (const ReadoutAnalysis *analysis)
{
  GArray *paragraphs = readout_text_get_paragraphs (analysis->report->text);
  guint n_tokens = readout_analysis_n_tokens (analysis);
  guint32 *after = NULL;
  guint token = 0;

  for (guint i = 0; i < paragraphs->len; i++)
    {
      ReadoutSpan span = g_array_index (paragraphs, ReadoutParagraph, i).span;
      guint32 end = readout_dateline_find_end (analysis->string, span.start, span.end);
      guint first;

      if (end <= span.start)
        continue;
      while (token < n_tokens && readout_analysis_token (analysis, token)->span.start < span.start)
        token++;
      first = token;
      while (token < n_tokens && readout_analysis_token (analysis, token)->span.start < end)
        token++;
      if (after == NULL)
        after = g_new0 (guint32, n_tokens + 1);
      for (guint j = first; j < token; j++)
        after[j] = token;
    }
  return after;
}

static void
cut (ReadoutRanges *ranges, const guint32 *after)
{
  ReadoutRanges kept = { 0 };

  for (guint i = 0; i < ranges->n; i++)
    {
      guint32 first = ranges->item[i].first;

      if (after[first] != 0)
        first = after[first];
      if (first < ranges->item[i].end)
        readout_ranges_add (&kept, first, ranges->item[i].end);
    }
  *ranges = kept;
}

void
readout_review_datelines (ReadoutAnalysis *analysis)
{
  g_autofree guint32 *after = find_datelines (analysis);

  if (after == NULL)
    return;
  for (guint i = 0; i < analysis->findings->len; i++)
    {
      ReadoutFinding *finding = &g_array_index (analysis->findings, ReadoutFinding, i);

      if (finding->dropped)
        continue;
      cut (&finding->content, after);
      finding->dropped = finding->content.n == 0 ||
                         (finding->source_token >= 0 && after[finding->source_token] != 0) ||
                         (finding->cue_token >= 0 && after[finding->cue_token] != 0);
      if (!finding->dropped)
        cut (&finding->source, after);
    }
}

void
readout_review_furniture (ReadoutAnalysis *analysis)
{
  GArray *paragraphs = readout_text_get_paragraphs (analysis->report->text);

  for (guint i = 0; i < analysis->findings->len; i++)
    {
      ReadoutFinding *finding = &g_array_index (analysis->findings, ReadoutFinding, i);
      const ReadoutSentence *sentence;
      ReadoutSpan span;

      if (finding->dropped || finding->content.n == 0)
        continue;
      sentence = readout_analysis_sentence_of (analysis, finding->content.item[0].first);
      span = g_array_index (paragraphs, ReadoutParagraph, sentence->paragraph).span;
      finding->dropped = readout_furniture_check (analysis->string, span.start, span.end);
    }
}

/* "”", "’s": what a slip of the syntax took for a word. */
static gboolean
is_no_word (const ReadoutToken *token)
{
  return !g_unichar_isalnum (g_utf8_get_char (token->form));
}

/* "whoever", "nobody": not anybody who says something. */
static gboolean
is_nobody (const ReadoutAnalysis *analysis, const ReadoutFinding *finding)
{
  static const char *const words[] = { "whoever", "whatever", "nobody",
                                       "nothing", "what",     "whichever" };

  if (finding->source.n != 1 || finding->source_token < 0 ||
      finding->source.item[0].end > finding->source.item[0].first + 1)
    return FALSE;
  if (is_no_word (readout_analysis_token (analysis, finding->source_token)))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (readout_analysis_is (analysis, finding->source_token, words[i]))
      return TRUE;
  return readout_analysis_is (analysis, finding->source_token, "who") && finding->antecedent < 0;
}

static gboolean
is_somebody (const ReadoutAnalysis *analysis, guint token)
{
  return readout_actor_words_get_noun_flags (analysis, token, READOUT_LIST_ROLES) != 0 ||
         readout_actor_words_get_noun_flags (analysis, token, READOUT_LIST_BODIES) != 0;
}

/* "hard", "asking", "last": no noun that could speak, unless it is made one: "the accused". */
static gboolean
is_no_noun (const ReadoutAnalysis *analysis, const ReadoutFinding *finding)
{
  const ReadoutToken *head;

  if (finding->source_token < 0 || finding->source.n != 1 ||
      finding->antecedent != finding->source_token)
    return FALSE;
  for (guint i = finding->source.item[0].first; i < finding->source.item[0].end; i++)
    switch (readout_analysis_token (analysis, i)->upos)
      {
      case READOUT_UPOS_NOUN:
      case READOUT_UPOS_PROPN:
      case READOUT_UPOS_PRON:
      case READOUT_UPOS_NUM:
      case READOUT_UPOS_DET:
        return FALSE;
      default:
        break;
      }
  head = readout_analysis_token (analysis, (guint)finding->source_token);
  return (head->upos == READOUT_UPOS_ADJ || head->upos == READOUT_UPOS_ADV ||
          head->upos == READOUT_UPOS_VERB) &&
         head->shape == READOUT_TOKEN_SHAPE_LOWER &&
         !is_somebody (analysis, (guint)finding->source_token);
}

/* "the last step of announcing", "success at persuading": who does it is not the noun. */
static gboolean
is_named_deed (const ReadoutAnalysis *analysis, const ReadoutFinding *finding)
{
  guint before;
  const ReadoutToken *head;

  if (finding->cue_token < 2 || finding->source_token < 0 || finding->cue.n == 0 ||
      readout_analysis_token (analysis, (guint)finding->cue_token)->xpos != READOUT_XPOS_VBG)
    return FALSE;
  before = finding->cue.item[0].first;
  if (before < 2 || (guint)finding->source_token + 2 != before)
    return FALSE;
  head = readout_analysis_token (analysis, (guint)finding->source_token);
  return (readout_analysis_flags (analysis, before - 1, READOUT_LIST_FUNCTION_WORDS) &
          READOUT_WORD_BIT (READOUT_WORD_PREPOSITION)) != 0 &&
         head->upos == READOUT_UPOS_NOUN && head->shape == READOUT_TOKEN_SHAPE_LOWER &&
         !is_somebody (analysis, (guint)finding->source_token);
}

/* "Keller took the last step of announcing it", "her success at persuading them": whoever acts or
 * has it. */
static void
find_doer (ReadoutAnalysis *analysis, ReadoutFinding *finding)
{
  guint noun = (guint)finding->source_token;
  gint32 verb = readout_analysis_token (analysis, noun)->head;
  ReadoutSubject doer = { .head =
                              readout_tree_find_child (analysis, noun, READOUT_RELATION_NMOD_POSS),
                          .own = TRUE };

  doer.antecedent = doer.head;
  for (guint i = 0; i < GOVERNORS_MAX && verb >= 0 && doer.head < 0; i++)
    {
      if (readout_analysis_token (analysis, (guint)verb)->upos == READOUT_UPOS_VERB)
        {
          doer = readout_tree_find_subject (analysis, (guint)verb);
          break;
        }
      verb = readout_analysis_token (analysis, (guint)verb)->head;
    }
  finding->source.n = 0;
  finding->source_token = finding->antecedent = -1;
  if (doer.head >= 0 && doer.head != (gint32)noun)
    readout_rules_set_source (analysis, finding, &doer);
}

/* ", asked about the remark,": a question that somebody was asked, which is no word of those beside
 * it. */
static gboolean
is_occasion (const ReadoutAnalysis *analysis, const ReadoutFinding *finding)
{
  static const char *const links[] = { "about", "whether", "if", "why", "how", "what", "when" };
  guint token = finding->cue_token >= 0 ? (guint)finding->cue_token : 0;

  if (finding->cue_token < 0 || finding->rule == READOUT_RULE_ASKED ||
      !readout_analysis_is (analysis, token, "asked") ||
      token + 1 >= readout_analysis_n_tokens (analysis))
    return FALSE;
  if (readout_analysis_sentence_of (analysis, token)->first != token &&
      !readout_analysis_is (analysis, token - 1, ","))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    if (readout_analysis_is (analysis, token + 1, links[i]))
      return TRUE;
  return FALSE;
}

void
readout_review_sources (ReadoutAnalysis *analysis)
{
  for (guint i = 0; i < analysis->findings->len; i++)
    {
      ReadoutFinding *finding = &g_array_index (analysis->findings, ReadoutFinding, i);

      finding->dropped = finding->dropped || is_nobody (analysis, finding) ||
                         is_occasion (analysis, finding) ||
                         (analysis->has_trees && is_no_noun (analysis, finding));
      if (analysis->has_trees && !finding->dropped && is_named_deed (analysis, finding))
        find_doer (analysis, finding);
    }
}
