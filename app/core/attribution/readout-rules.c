/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the rules share: reading a cue, filling in a finding.
 */
#include "attribution/readout-rules.h"

#include <string.h>

#include "attribution/readout-phrases.h"

#define BIT(flag) READOUT_WORD_BIT (READOUT_WORD_##flag)

gboolean
readout_rules_is_spoken (const ReadoutAnalysis *analysis, guint token)
{
  guint32 passage = analysis->marked_of[token];

  return passage != 0 && g_array_index (analysis->marked, ReadoutMarked, passage - 1).used;
}

/* The noun phrase that the order of words shows before the verb, for trees that are wrong. */
static gboolean
find_adjacent (const ReadoutAnalysis *analysis, guint verb, ReadoutSubject *subject)
{
  guint group = readout_phrases_get_group_start (analysis, verb);
  ReadoutRange range;
  guint32 head;

  if (!readout_phrases_is_finite (analysis, verb) ||
      !readout_phrases_find_before (analysis, readout_analysis_sentence_of (analysis, verb)->first,
                                    group, &range, &head) ||
      (readout_analysis_flags (analysis, head, READOUT_LIST_FUNCTION_WORDS) & BIT (TIME)) != 0)
    return FALSE;
  *subject = (ReadoutSubject){ .head = head, .antecedent = head, .own = TRUE, .range = range };
  return TRUE;
}

/* "The union, whose members waited, insists": who is described by the clause between commas that
 * ends before the verb group at @group. */
static gboolean
find_described (const ReadoutAnalysis *analysis, guint group, gint32 head, ReadoutSubject *subject)
{
  guint first = readout_analysis_sentence_of (analysis, group)->first;
  ReadoutRange range;
  guint32 described;

  if (group < first + 4 || !readout_phrases_is_comma (analysis, group - 1))
    return FALSE;
  for (guint i = group - 2; i > first && i + 25 > group; i--)
    {
      if (!readout_phrases_is_comma (analysis, i))
        continue;
      if (head <= (gint32)i || head >= (gint32)group ||
          (!readout_analysis_is (analysis, i + 1, "who") &&
           !readout_analysis_is (analysis, i + 1, "which") &&
           !readout_analysis_is (analysis, i + 1, "whose")) ||
          !readout_phrases_find_before (analysis, first, i, &range, &described))
        return FALSE;
      *subject = (ReadoutSubject){
        .head = described, .antecedent = described, .own = TRUE, .range = range
      };
      return TRUE;
    }
  return FALSE;
}

ReadoutSubject
readout_rules_find_speaker (const ReadoutAnalysis *analysis, guint token)
{
  guint verb = analysis->shared_with[token] > 0 ? (guint)analysis->shared_with[token] : token;
  ReadoutSubject subject = readout_tree_find_subject (analysis, verb);
  ReadoutSubject adjacent;

  if (subject.head < 0 && !subject.agentless && find_adjacent (analysis, verb, &adjacent))
    return adjacent;
  if (subject.head < 0 || readout_tree_is_passive (analysis, verb) ||
      find_described (analysis, readout_phrases_get_group_start (analysis, verb), subject.head,
                      &subject))
    return subject;
  if (((readout_analysis_flags (analysis, subject.head, READOUT_LIST_FUNCTION_WORDS) &
        BIT (TIME)) != 0 ||
       readout_tree_find_case (analysis, subject.head) >= 0) &&
      readout_analysis_token (analysis, subject.head)->relation != READOUT_RELATION_NMOD_POSS)
    {
      if (find_adjacent (analysis, verb, &adjacent))
        return adjacent;
      if (readout_tree_find_case (analysis, subject.head) < 0)
        subject.head = subject.antecedent = -1;
    }
  return subject;
}

static gboolean
is_nominative (const ReadoutAnalysis *analysis, guint token)
{
  return readout_analysis_is (analysis, token, "he") ||
         readout_analysis_is (analysis, token, "she") ||
         readout_analysis_is (analysis, token, "they") ||
         readout_analysis_is (analysis, token, "it") || readout_analysis_is (analysis, token, "we");
}

/* A verb by its tag, or by the pronoun before it: "it pledges" is no noun. */
static gboolean
is_verb (const ReadoutAnalysis *analysis, guint token)
{
  const ReadoutToken *t = readout_analysis_token (analysis, token);

  if (t->upos == READOUT_UPOS_VERB)
    return TRUE;
  return t->upos == READOUT_UPOS_NOUN && token > 0 &&
         readout_analysis_token (analysis, token - 1)->sentence == t->sentence &&
         is_nominative (analysis, token - 1);
}

gboolean
readout_rules_is_about_anonymity (const ReadoutAnalysis *analysis, guint verb)
{
  guint end = MIN (readout_analysis_sentence_of (analysis, verb)->end, verb + 7);

  /* "said on condition of anonymity that …" says something all the same. */
  if (strcmp (readout_analysis_token (analysis, verb)->lemma, "say") == 0 ||
      strcmp (readout_analysis_token (analysis, verb)->lemma, "tell") == 0)
    return FALSE;
  for (guint i = verb + 1; i < end; i++)
    if (readout_analysis_is (analysis, i, "anonymity") ||
        ((readout_analysis_is (analysis, i, "named") ||
          readout_analysis_is (analysis, i, "identified")) &&
         readout_analysis_is (analysis, i - 1, "be")))
      return TRUE;
  return FALSE;
}

gboolean
readout_rules_read_cue (const ReadoutAnalysis *analysis, guint token, ReadoutCue *cue)
{
  if (analysis->cue_of[token] != 0 || !is_verb (analysis, token) ||
      readout_tree_get_relation (analysis, token) == READOUT_RELATION_AMOD ||
      readout_tree_get_relation (analysis, token) == READOUT_RELATION_COMPOUND ||
      !readout_phrases_find_verb (analysis, token, &cue->word, &cue->particle))
    return FALSE;
  if (readout_rules_is_about_anonymity (analysis, token))
    return FALSE;
  cue->verb = token;
  cue->subject = readout_rules_find_speaker (analysis, token);
  return TRUE;
}

/* The token of the range on which the others hang: its first proper name's or noun's head. */
guint
readout_rules_find_head (const ReadoutAnalysis *analysis, ReadoutRange range)
{
  for (guint i = range.first; i < range.end; i++)
    {
      gint32 head = readout_analysis_token (analysis, i)->head;

      if ((head < (gint32)range.first || head >= (gint32)range.end) &&
          readout_analysis_token (analysis, i)->upos != READOUT_UPOS_PUNCT)
        return i;
    }
  return range.first;
}

/* "On board the Freewinds, Paris claims": without a comma that closes it, what follows the comma is
 * no apposition but the speaker. */
ReadoutRange
readout_rules_cut_preceding (const ReadoutAnalysis *analysis, ReadoutRange range, guint cue)
{
  if (range.end != cue || readout_phrases_is_comma (analysis, range.end - 1))
    return range;
  for (guint i = range.end; i > range.first + 1; i--)
    {
      guint8 upos = readout_analysis_token (analysis, i - 1)->upos;

      if (readout_phrases_is_comma (analysis, i - 1))
        return (ReadoutRange){ i, range.end };
      if (upos == READOUT_UPOS_CCONJ || upos == READOUT_UPOS_ADP)
        return range;
    }
  return range;
}

void
readout_rules_set_source (ReadoutAnalysis *analysis,
                          ReadoutFinding *finding,
                          const ReadoutSubject *subject)
{
  ReadoutRange range;

  if (subject->head < 0)
    return;
  range =
      subject->range.end > 0 ? subject->range : readout_tree_get_phrase (analysis, subject->head);
  if (subject->range.end == 0 && subject->own && finding->cue.n > 0)
    range = readout_rules_cut_preceding (analysis, range, finding->cue.item[0].first);
  if (range.first >= range.end ||
      (finding->cue_token >= 0 && (guint)finding->cue_token >= range.first &&
       (guint)finding->cue_token < range.end))
    range = (ReadoutRange){ subject->head, subject->head + 1 };
  readout_ranges_add (&finding->source, range.first, range.end);
  finding->source_token = subject->head;
  finding->antecedent = subject->antecedent;
  if (finding->source_token < (gint32)range.first)
    finding->source_token = finding->antecedent = readout_rules_find_head (analysis, range);
}

ReadoutFinding *
readout_rules_add (ReadoutAnalysis *analysis, ReadoutRule rule, const ReadoutCue *cue)
{
  ReadoutFinding *finding = readout_analysis_add_finding (analysis, rule);
  guint after = cue->particle >= 0 ? (guint)cue->particle + 1 : cue->verb + 1;

  finding->cue_token = cue->verb;
  finding->act = cue->word.value;
  finding->strong = (cue->word.flags & BIT (QUOTE)) != 0 && (cue->word.flags & BIT (THAT)) != 0 &&
                    (cue->word.flags & BIT (WEAK)) == 0;
  finding->negated = readout_phrases_add_cue (analysis, cue->verb, cue->particle, &finding->cue);
  if (after < readout_analysis_n_tokens (analysis) && readout_analysis_is (analysis, after, ":"))
    readout_ranges_add (&finding->cue, after, after + 1);
  readout_rules_set_source (analysis, finding, &cue->subject);
  analysis->cue_of[cue->verb] = 1;
  return finding;
}

/* Whether the sentence starts with a clause under "when", "while", "after" …, and @token stands in
 * it. */
static gboolean
is_in_opening_clause (const ReadoutAnalysis *analysis, guint token)
{
  const ReadoutSentence *sentence = readout_analysis_sentence_of (analysis, token);
  const ReadoutToken *first = readout_analysis_token (analysis, sentence->first);

  if (first->upos != READOUT_UPOS_SCONJ && first->xpos != READOUT_XPOS_WRB)
    return FALSE;
  for (guint i = sentence->first; i < token; i++)
    if (readout_phrases_is_comma (analysis, i))
      return FALSE;
  return TRUE;
}

/* "after …", "hours after …": when it was said, not what. */
static gboolean
is_after (const ReadoutAnalysis *analysis, guint token, guint end)
{
  for (guint i = token; i < end && i < token + 4; i++)
    {
      if (readout_analysis_is (analysis, i, "after"))
        return i + 3 < end;
      if (readout_analysis_token (analysis, i)->upos != READOUT_UPOS_NOUN &&
          readout_analysis_token (analysis, i)->upos != READOUT_UPOS_DET &&
          readout_analysis_token (analysis, i)->upos != READOUT_UPOS_NUM &&
          readout_analysis_token (analysis, i)->upos != READOUT_UPOS_ADV)
        return FALSE;
    }
  return FALSE;
}

guint
readout_rules_find_other_voice (const ReadoutAnalysis *analysis, guint first, guint end)
{
  gboolean opening = first > 0 && is_in_opening_clause (analysis, first);

  end = readout_rules_find_second_verb (analysis, first, end);
  for (guint i = first + 2; i + 1 < end; i++)
    {
      ReadoutWord word;
      gint32 particle;

      if (!readout_phrases_is_comma (analysis, i) || analysis->marked_of[i] != 0)
        continue;
      if (opening && (readout_analysis_token (analysis, i + 1)->upos == READOUT_UPOS_PRON ||
                      readout_analysis_token (analysis, i + 1)->upos == READOUT_UPOS_PROPN ||
                      readout_analysis_token (analysis, i + 1)->upos == READOUT_UPOS_DET))
        return i;
      if (readout_analysis_is (analysis, i + 1, "according") ||
          readout_analysis_is (analysis, i + 1, "although") ||
          readout_analysis_is (analysis, i + 1, "though") ||
          readout_analysis_is (analysis, i + 1, "while") || is_after (analysis, i + 1, end) ||
          readout_analysis_is (analysis, i + 1, "whereas"))
        return i;
      if (readout_analysis_token (analysis, i + 1)->xpos == READOUT_XPOS_VBG &&
          readout_phrases_find_verb (analysis, i + 1, &word, &particle) &&
          (word.flags & BIT (QUOTE)) != 0 && (word.flags & BIT (THAT)) != 0 &&
          (word.flags & BIT (WEAK)) == 0)
        return i;
    }
  return end;
}

gboolean
readout_rules_is_participle (const ReadoutAnalysis *analysis, guint token)
{
  ReadoutWord word;
  gint32 particle;

  return token > 0 && readout_analysis_token (analysis, token)->xpos == READOUT_XPOS_VBG &&
         readout_phrases_is_comma (analysis, token - 1) &&
         readout_phrases_find_verb (analysis, token, &word, &particle);
}
