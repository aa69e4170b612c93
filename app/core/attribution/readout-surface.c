/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Indirect speech by the order of words: "CLAUSE, NP said", "NP said (that) CLAUSE", "according to
 * NP, CLAUSE".
 */
#include "attribution/readout-rules.h"

#include <string.h>

#include "attribution/readout-phrases.h"

#define BIT(flag) READOUT_WORD_BIT (READOUT_WORD_##flag)

static guint64
function_flags (const ReadoutAnalysis *analysis, guint token)
{
  return readout_analysis_flags (analysis, token, READOUT_LIST_FUNCTION_WORDS);
}

gboolean
readout_rules_has_clause (const ReadoutAnalysis *analysis, guint first, guint end)
{
  guint verbs = 0;

  for (guint i = first; i < end && i < first + 60; i++)
    {
      if ((function_flags (analysis, i) & (BIT (AUXILIARY) | BIT (MODAL))) != 0 && i > first)
        verbs++;
      else if (i > first && readout_phrases_is_finite (analysis, i))
        verbs++;
      else if (i > first && g_str_has_suffix (readout_analysis_token (analysis, i)->folded, "ed"))
        verbs++;
    }
  return verbs > 0 && end >= first + 3;
}

guint
readout_rules_skip_adverbials (const ReadoutAnalysis *analysis, guint i, guint end)
{
  for (guint round = 0; round < 3 && i < end; round++)
    {
      guint64 flags = function_flags (analysis, i);

      if ((flags & BIT (TIME)) != 0 && readout_phrases_is_capital (analysis, i))
        i++;
      else if (i + 1 < end && (flags & BIT (PREPOSITION)) != 0 &&
               (function_flags (analysis, i + 1) & BIT (TIME)) != 0)
        i += 2;
      else if (i + 2 < end && (flags & BIT (PREPOSITION)) != 0 &&
               (function_flags (analysis, i + 1) & (BIT (DETERMINER) | BIT (POSSESSIVE))) != 0)
        {
          guint j = i + 2;

          while (j < end && j < i + 10 && !readout_analysis_is (analysis, j, "that") &&
                 !readout_phrases_is_comma (analysis, j))
            j++;
          if (j >= end || j == i + 10)
            return i;
          i = j;
        }
      else
        break;
    }
  return i;
}

/* Where what is said stops before the end of the sentence: at another voice. */
static guint
find_stop (const ReadoutAnalysis *analysis, guint first, guint end)
{
  for (guint i = first + 2; i + 1 < end; i++)
    {
      ReadoutWord word;
      gint32 particle;

      if (!readout_phrases_is_comma (analysis, i))
        continue;
      if (readout_phrases_find_verb (analysis, i + 1, &word, &particle) &&
          (word.flags & BIT (QUOTE)) != 0 &&
          readout_analysis_flags (analysis, i + 1, READOUT_LIST_FORMS) == BIT (ING))
        return i;
      if (readout_analysis_is (analysis, i + 1, "according"))
        return i;
      if (readout_analysis_is (analysis, i + 1, "while"))
        return i;
    }
  return end;
}

static void
find_clause_after (ReadoutAnalysis *analysis,
                   guint verb,
                   gint32 particle,
                   const ReadoutWord *word,
                   ReadoutRange source,
                   gint64 source_head)
{
  guint end = readout_analysis_sentence_of (analysis, verb)->end;
  guint i = particle >= 0 ? (guint)particle + 1 : verb + 1;
  gboolean that = FALSE;
  ReadoutFinding *finding;
  guint stop;
  ReadoutRange listener;
  guint32 head;

  if ((word->flags & BIT (TELL)) != 0 && !readout_analysis_is (analysis, i, "that") &&
      readout_phrases_find_after (analysis, i, end, &listener, &head))
    i = listener.end;
  i = readout_rules_skip_adverbials (analysis, i, end);
  if (i < end && readout_phrases_is_comma (analysis, i))
    {
      guint j = i + 1;

      while (j < end && j < i + 20 && !readout_phrases_is_comma (analysis, j))
        j++;
      if (j >= end || !readout_analysis_is (analysis, j + 1, "that"))
        return;
      i = j + 1;
    }
  /* "the records that he questioned are …": the next verb has a subject of its own. */
  if (i >= end || readout_analysis_token (analysis, i)->upos == READOUT_UPOS_AUX)
    return;
  if (analysis->has_trees &&
      ((word->flags & BIT (THAT)) == 0 || (word->flags & BIT (QUOTE)) == 0 ||
       ((word->flags & (BIT (THING) | BIT (WEAK_THING))) != 0 &&
        !readout_analysis_is (analysis, i, "that") &&
        readout_tree_find_child (analysis, verb, READOUT_RELATION_OBJ) > (gint32)verb)))
    return;
  that = readout_analysis_is (analysis, i, "that");
  if (!that && (word->flags & BIT (WEAK)) != 0)
    return;
  stop = find_stop (analysis, i, end);
  stop = readout_phrases_trim_end (analysis, i, stop);
  if ((word->flags & (BIT (THAT) | BIT (QUOTE))) != 0 &&
      readout_rules_has_clause (analysis, that ? i + 1 : i, stop) &&
      (function_flags (analysis, i) & BIT (PREPOSITION)) == 0)
    finding = readout_analysis_add_finding (analysis, READOUT_RULE_CLAUSE);
  else if ((word->flags & BIT (INFINITIVE)) != 0 && readout_analysis_is (analysis, i, "to"))
    finding = readout_analysis_add_finding (analysis, READOUT_RULE_INTENT);
  else if ((word->flags & BIT (ORDER)) != 0 &&
           readout_phrases_find_after (analysis, i, end, &listener, &head) &&
           readout_analysis_is (analysis, listener.end, "to"))
    {
      i = listener.end;
      finding = readout_analysis_add_finding (analysis, READOUT_RULE_REQUEST);
    }
  else
    return;
  readout_ranges_add (&finding->content, i, stop);
  finding->negated = readout_phrases_add_cue (analysis, verb, particle, &finding->cue);
  finding->cue_token = verb;
  finding->act = word->value;
  finding->strong = (word->flags & BIT (WEAK)) == 0;
  if (source_head >= 0)
    {
      readout_ranges_add (&finding->source, source.first, source.end);
      finding->source_token = source_head;
    }
  else
    finding->same_speaker = TRUE;
  analysis->cue_of[verb] = 1;
}

static ReadoutFinding *
add_trailing (ReadoutAnalysis *analysis,
              ReadoutRule rule,
              guint verb,
              gint32 particle,
              const ReadoutWord *word,
              ReadoutRange source,
              guint32 source_head)
{
  ReadoutFinding *finding = readout_analysis_add_finding (analysis, rule);

  finding->negated = readout_phrases_add_cue (analysis, verb, particle, &finding->cue);
  finding->cue_token = verb;
  finding->act = word->value;
  finding->strong = (word->flags & BIT (WEAK)) == 0;
  readout_ranges_add (&finding->source, source.first, source.end);
  finding->source_token = source_head >= source.first && source_head < source.end
                              ? source_head
                              : readout_rules_find_head (analysis, source);
  analysis->cue_of[verb] = 1;
  return finding;
}

/* "A, NP said, B" and "A, NP said, adding that …". */
static gboolean
find_between (ReadoutAnalysis *analysis,
              guint verb,
              gint32 particle,
              const ReadoutWord *word,
              ReadoutRange source,
              guint32 source_head)
{
  const ReadoutSentence *sentence = readout_analysis_sentence_of (analysis, verb);
  guint after = particle >= 0 ? (guint)particle + 1 : verb + 1;
  gboolean left;
  guint8 upos;
  ReadoutFinding *finding;
  ReadoutRange range;

  if (after + 2 >= sentence->end || !readout_phrases_is_comma (analysis, after) ||
      (word->flags & BIT (WEAK)) != 0)
    return FALSE;
  left = readout_rules_has_clause (analysis, sentence->first, source.first - 1);
  upos = readout_analysis_token (analysis, after + 1)->upos;
  if (left && (upos == READOUT_UPOS_VERB || upos == READOUT_UPOS_CCONJ ||
               upos == READOUT_UPOS_SCONJ || upos == READOUT_UPOS_ADV || upos == READOUT_UPOS_ADP ||
               readout_analysis_is (analysis, after + 1, "according") ||
               readout_analysis_is (analysis, after + 1, "who")))
    {
      finding =
          add_trailing (analysis, READOUT_RULE_TRAILING, verb, particle, word, source, source_head);
      readout_ranges_add (&finding->content, sentence->first, source.first - 1);
      return TRUE;
    }
  if (!left && !readout_rules_has_clause (analysis, after + 1, sentence->end))
    return FALSE;
  finding =
      add_trailing (analysis, READOUT_RULE_PARENTHESIS, verb, particle, word, source, source_head);
  readout_ranges_add (&finding->content, sentence->first, source.first - 1);
  range = readout_tree_trim (analysis, after + 1, sentence->end);
  range = readout_tree_close_marks (analysis, range);
  readout_ranges_add (&finding->content, range.first, range.end);
  return TRUE;
}

/* "CLAUSE, Keller wrote Holm." – a name at the end of the sentence is the one who is told. */
static gboolean
is_listener (const ReadoutAnalysis *analysis, guint verb, const ReadoutWord *word)
{
  guint end = readout_phrases_trim_end (analysis, verb + 1,
                                        readout_analysis_sentence_of (analysis, verb)->end);

  if ((word->flags & BIT (QUOTE)) == 0 || (word->flags & BIT (THAT)) == 0 || end <= verb + 1 ||
      end > verb + 5)
    return FALSE;
  for (guint i = verb + 1; i < end; i++)
    if (readout_analysis_token (analysis, i)->upos != READOUT_UPOS_PROPN)
      return FALSE;
  return TRUE;
}

/* "CLAUSE, NP said." */
static gboolean
find_trailing (ReadoutAnalysis *analysis,
               guint verb,
               gint32 particle,
               const ReadoutWord *word,
               ReadoutRange source,
               guint32 source_head)
{
  const ReadoutSentence *sentence = readout_analysis_sentence_of (analysis, verb);
  guint after = particle >= 0 ? (guint)particle + 1 : verb + 1;
  guint tail;
  ReadoutFinding *finding;

  if (analysis->has_trees &&
      ((word->flags & BIT (THAT)) == 0 || (word->flags & (BIT (WEAK) | BIT (SHOW))) == BIT (WEAK) ||
       (readout_tree_find_child (analysis, verb, READOUT_RELATION_OBJ) >= (gint32)verb &&
        !is_listener (analysis, verb, word)) ||
       readout_tree_find_child (analysis, verb, READOUT_RELATION_XCOMP) >= (gint32)verb))
    return FALSE;
  if ((word->flags & (BIT (QUOTE) | BIT (SHOW))) == 0 || source.first < sentence->first + 2 ||
      (!analysis->has_trees && !readout_phrases_is_comma (analysis, source.first - 1)))
    return FALSE;
  if (analysis->has_trees)
    {
      source = readout_rules_cut_preceding (analysis, source,
                                            readout_phrases_get_group_start (analysis, verb));
      if (!readout_phrases_is_comma (analysis, source.first - 1))
        return FALSE;
      if (find_between (analysis, verb, particle, word, source, source_head))
        return TRUE;
    }
  tail = readout_phrases_trim_end (analysis, after, sentence->end);
  if (tail > after &&
      (readout_analysis_is (analysis, after, "that") ||
       (tail > after + 2 && readout_rules_has_clause (analysis, after, tail) &&
        (function_flags (analysis, after) & (BIT (PREPOSITION) | BIT (TIME))) == 0)))
    return FALSE;
  if (!readout_rules_has_clause (analysis, sentence->first, source.first - 1))
    return FALSE;
  finding =
      add_trailing (analysis, READOUT_RULE_TRAILING, verb, particle, word, source, source_head);
  readout_ranges_add (&finding->content, sentence->first, source.first - 1);
  return TRUE;
}

static void
find_according (ReadoutAnalysis *analysis, guint at)
{
  const ReadoutSentence *sentence = readout_analysis_sentence_of (analysis, at);
  ReadoutRange source;
  guint32 head;
  ReadoutFinding *finding;
  guint first;
  guint end;

  if (at + 2 >= sentence->end || !readout_analysis_is (analysis, at + 1, "to") ||
      !readout_phrases_find_after (analysis, at + 2, sentence->end, &source, &head))
    return;
  if (at == sentence->first)
    {
      if (source.end >= sentence->end || !readout_phrases_is_comma (analysis, source.end))
        return;
      first = source.end + 1;
      end = sentence->end;
    }
  else
    {
      first = sentence->first;
      end = at;
    }
  end = readout_phrases_trim_end (analysis, first, end);
  if (end <= first)
    return;
  finding = readout_analysis_add_finding (analysis, READOUT_RULE_ACCORDING);
  readout_ranges_add (&finding->content, first, end);
  readout_ranges_add (&finding->cue, at, at + 2);
  readout_ranges_add (&finding->source, source.first, source.end);
  finding->cue_token = at;
  finding->source_token = head;
  analysis->cue_of[at] = 1;
}

void
readout_rules_find_surface (ReadoutAnalysis *analysis)
{
  guint n_tokens = readout_analysis_n_tokens (analysis);

  for (guint i = 0; i < n_tokens; i++)
    {
      const ReadoutSentence *sentence = readout_analysis_sentence_of (analysis, i);
      ReadoutWord word;
      gint32 particle;
      ReadoutRange source = { 0, 0 };
      guint32 head;

      if (analysis->marked_of[i] != 0 || analysis->cue_of[i] != 0)
        continue;
      if (readout_analysis_is (analysis, i, "according") && !analysis->has_trees)
        {
          find_according (analysis, i);
          continue;
        }
      if (!readout_phrases_find_verb (analysis, i, &word, &particle) ||
          readout_rules_is_about_anonymity (analysis, i))
        continue;
      if (readout_phrases_is_finite (analysis, i))
        {
          guint group = readout_phrases_get_group_start (analysis, i);

          if (analysis->has_trees)
            {
              ReadoutSubject subject = readout_tree_find_subject (analysis, i);

              if (subject.head >= 0)
                {
                  source = readout_tree_get_phrase (analysis, subject.head);
                  head = subject.head;
                  if (source.first <= i && source.end > i)
                    source = (ReadoutRange){ head, head + 1 };
                }
              if (subject.agentless)
                continue;
            }
          if (source.end == 0 &&
              !readout_phrases_find_before (analysis, sentence->first, group, &source, &head))
            continue;
          if (!find_trailing (analysis, i, particle, &word, source, head))
            find_clause_after (analysis, i, particle, &word, source, head);
        }
      else if (!analysis->has_trees && i > sentence->first &&
               readout_phrases_is_comma (analysis, i - 1) &&
               readout_analysis_flags (analysis, i, READOUT_LIST_FORMS) == BIT (ING) &&
               (word.flags & BIT (QUOTE)) != 0)
        find_clause_after (analysis, i, particle, &word, source, -1);
    }
}
