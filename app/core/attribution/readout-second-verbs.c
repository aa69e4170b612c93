/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Verbs that go on with the subject of a cue: "denied the claim and called for talks", "said that
 * it was late but promised to wait". Trees often join the second verb to what is said; the order
 * of words and the tenses tell.
 */
#include "attribution/readout-rules.h"

#include <string.h>

#include "attribution/readout-phrases.h"
#include "syntax/readout-syntax.h"

#define BIT(flag) READOUT_WORD_BIT (READOUT_WORD_##flag)

/* Finite verbs that are looked back at. */
#define VERBS_MAX 12

typedef enum
{
  TENSE_NONE,
  TENSE_PAST,
  TENSE_PLUPERFECT,
  TENSE_PRESENT,
  TENSE_MODAL,
} Tense;

/* A finite verb group: "has long denied". */
typedef struct
{
  guint first;
  guint verb;
  Tense tense;
  gboolean cue;
} Finite;

static const ReadoutToken *
get (const ReadoutAnalysis *analysis, guint token)
{
  return readout_analysis_token (analysis, token);
}

static Tense
get_tense (const ReadoutAnalysis *analysis, guint token)
{
  switch (get (analysis, token)->xpos)
    {
    case READOUT_XPOS_VBD:
      return TENSE_PAST;
    case READOUT_XPOS_VBZ:
    case READOUT_XPOS_VBP:
      return TENSE_PRESENT;
    case READOUT_XPOS_MD:
      return TENSE_MODAL;
    default:
      return TENSE_NONE;
    }
}

static gboolean
is_verb (const ReadoutAnalysis *analysis, guint token)
{
  return get (analysis, token)->upos == READOUT_UPOS_VERB;
}

/* The group that starts at @first with a finite verb or auxiliary. */
static gboolean
read_finite (const ReadoutAnalysis *analysis, guint first, guint end, Finite *finite)
{
  ReadoutWord word;
  gint32 particle;
  guint i = first;

  finite->first = first;
  finite->tense = get_tense (analysis, first);
  if (finite->tense == TENSE_NONE)
    return FALSE;
  if (is_verb (analysis, first))
    {
      /* "the offer made by the owner" */
      if (readout_tree_get_relation (analysis, first) == READOUT_RELATION_ACL &&
          get (analysis, first)->relation != READOUT_RELATION_ACL_RELCL)
        return FALSE;
    }
  else
    for (i = first + 1; i < end && i < first + 6 && !is_verb (analysis, i); i++)
      if (get (analysis, i)->upos != READOUT_UPOS_AUX &&
          get (analysis, i)->upos != READOUT_UPOS_ADV &&
          get (analysis, i)->upos != READOUT_UPOS_PART)
        break;
  if (finite->tense == TENSE_PAST && i < end && i > first &&
      get (analysis, i)->xpos == READOUT_XPOS_VBN &&
      strcmp (get (analysis, first)->lemma, "have") == 0)
    finite->tense = TENSE_PLUPERFECT;
  finite->verb = i < end && is_verb (analysis, i) ? i : first;
  finite->cue = is_verb (analysis, finite->verb) && analysis->marked_of[finite->verb] == 0 &&
                readout_phrases_find_verb (analysis, finite->verb, &word, &particle);
  return TRUE;
}

/* Whether what somebody says follows the verb: "that …", a clause, "NP to …", marks. */
static gboolean
brings_clause (const ReadoutAnalysis *analysis, guint verb, guint end, guint64 flags)
{
  guint next = verb + 1;
  guint8 xpos;

  if (next + 1 >= end)
    return FALSE;
  if (readout_analysis_is (analysis, next, "that") || readout_analysis_is (analysis, next, ":") ||
      get (analysis, next)->shape == READOUT_TOKEN_SHAPE_QUOTE)
    return TRUE;
  if (get (analysis, next)->upos == READOUT_UPOS_ADP)
    return FALSE;
  for (guint i = next; i < end && !readout_phrases_is_comma (analysis, i); i++)
    {
      xpos = get (analysis, i)->xpos;
      if (xpos == READOUT_XPOS_VBD || xpos == READOUT_XPOS_VBZ || xpos == READOUT_XPOS_VBP ||
          xpos == READOUT_XPOS_MD ||
          ((flags & (BIT (ORDER) | BIT (INFINITIVE))) != 0 && xpos == READOUT_XPOS_TO))
        return TRUE;
    }
  return FALSE;
}

/* A past tense that was taken for a participle has an object: "was closed and urged them to go". */
static gboolean
has_object (const ReadoutAnalysis *analysis, guint verb, guint end)
{
  guint8 upos;

  if (verb + 1 >= end)
    return FALSE;
  upos = get (analysis, verb + 1)->upos;
  return upos == READOUT_UPOS_DET || upos == READOUT_UPOS_PROPN || upos == READOUT_UPOS_PRON ||
         upos == READOUT_UPOS_NOUN || readout_analysis_is (analysis, verb + 1, "that");
}

/* "claimed it was late and claim she has left": what the tagger takes for an infinitive, with no
 * "to" and no modal that it could go with. */
static gboolean
is_present (const ReadoutAnalysis *analysis, guint first, guint and)
{
  guint start = readout_analysis_sentence_of (analysis, first)->first;

  if (get (analysis, first)->xpos != READOUT_XPOS_VB || !is_verb (analysis, first))
    return FALSE;
  for (guint i = start; i < and; i++)
    if (get (analysis, i)->xpos == READOUT_XPOS_TO || get (analysis, i)->xpos == READOUT_XPOS_MD ||
        readout_analysis_is (analysis, i, "do") || readout_analysis_is (analysis, i, "did") ||
        readout_analysis_is (analysis, i, "let"))
      return FALSE;
  return TRUE;
}

/* The cue that "and" or "but" at @and is followed by, without a subject of its own. */
static gboolean
read_second (const ReadoutAnalysis *analysis, guint and, guint end, Finite *second)
{
  guint first = and+1;

  while (first < end && get (analysis, first)->upos == READOUT_UPOS_ADV)
    first++;
  if (first >= end || analysis->marked_of[first] != 0)
    return FALSE;
  if (read_finite (analysis, first, end, second))
    return second->cue;
  second->first = second->verb = first;
  if (is_present (analysis, first, and))
    {
      ReadoutWord word;
      gint32 particle;

      second->tense = TENSE_PRESENT;
      return readout_phrases_find_verb (analysis, first, &word, &particle) &&
             brings_clause (analysis, first, end, word.flags);
    }
  second->tense = TENSE_PAST;
  if (get (analysis, first)->xpos == READOUT_XPOS_VBN && has_object (analysis, first, end))
    {
      ReadoutWord word;
      gint32 particle;

      return readout_phrases_find_verb (analysis, first, &word, &particle);
    }
  return FALSE;
}

/* "were asked to write and tell them": the second verb is an infinitive as well. */
static gboolean
is_infinitive (const ReadoutAnalysis *analysis, guint first, guint second)
{
  if (get (analysis, second)->xpos != READOUT_XPOS_VBP)
    return FALSE;
  for (guint i = first + 1; i < second; i++)
    if (get (analysis, i)->xpos == READOUT_XPOS_TO)
      return TRUE;
  return FALSE;
}

static gboolean
is_but (const ReadoutAnalysis *analysis, const Finite *second)
{
  return second->first > 0 && readout_analysis_is (analysis, second->first - 1, "but");
}

/* Whether the verb is one that somebody who has just said something goes on with, not one of those
 * of whom it was said. */
static gboolean
is_of_speaker (const ReadoutAnalysis *analysis,
               const Finite *inner,
               const Finite *second,
               guint end)
{
  ReadoutWord word;
  gint32 particle;

  readout_phrases_find_verb (analysis, second->verb, &word, &particle);
  if ((word.flags & BIT (WEAK)) != 0)
    return FALSE;
  if ((word.flags & BIT (THAT)) != 0 && (word.flags & BIT (QUOTE)) != 0 &&
      (is_but (analysis, second) || brings_clause (analysis, second->verb, end, word.flags)))
    return TRUE;
  /* "He said he had waited and offered to help": of two clauses about him the second is the
   * report's. */
  return (word.flags & BIT (INFINITIVE)) != 0 && second->verb + 1 < end &&
         get (analysis, second->verb + 1)->xpos == READOUT_XPOS_TO && inner->first > 0 &&
         get (analysis, inner->first - 1)->xpos == READOUT_XPOS_PRP;
}

static gboolean
is_speech (const ReadoutAnalysis *analysis, guint verb)
{
  ReadoutWord word;
  gint32 particle;

  return readout_phrases_find_verb (analysis, verb, &word, &particle) &&
         (word.flags & BIT (QUOTE)) != 0;
}

/* Which of the finite verbs before it the second one goes on with; -1 when that is none that says
 * something. */
static gint64
find_first (const ReadoutAnalysis *analysis,
            const Finite *before,
            guint n_before,
            const Finite *second,
            guint end)
{
  const Finite *nearest = n_before > 0 ? &before[n_before - 1] : NULL;
  gboolean of_speaker;

  if (nearest == NULL || is_infinitive (analysis, nearest->verb, second->verb))
    return -1;
  of_speaker = is_of_speaker (analysis, nearest, second, end);
  if (nearest->tense == second->tense && nearest->cue && !(of_speaker && is_but (analysis, second)))
    return nearest->verb;
  if (nearest->tense == second->tense && !of_speaker)
    return -1;
  for (guint i = n_before; i > 0; i--)
    if (before[i - 1].cue && before[i - 1].tense == second->tense &&
        (!of_speaker || is_speech (analysis, before[i - 1].verb)))
      return before[i - 1].verb;
  /* "They claimed she was away and claim she has a house." */
  for (guint i = n_before; i > 0; i--)
    if (before[i - 1].cue && (of_speaker || i == n_before))
      return before[i - 1].verb;
  return -1;
}

static void
find_in_sentence (ReadoutAnalysis *analysis, const ReadoutSentence *sentence)
{
  Finite before[VERBS_MAX];
  guint n_before = 0;

  for (guint i = sentence->first; i < sentence->end; i++)
    {
      Finite finite;

      if (analysis->marked_of[i] != 0)
        continue;
      if (strcmp (get (analysis, i)->form, ";") == 0)
        n_before = 0;
      if (get (analysis, i)->upos == READOUT_UPOS_CCONJ &&
          (readout_analysis_is (analysis, i, "and") || readout_analysis_is (analysis, i, "but")) &&
          read_second (analysis, i, sentence->end, &finite))
        {
          gint64 first = find_first (analysis, before, n_before, &finite, sentence->end);

          if (first >= 0)
            analysis->shared_with[finite.verb] = first;
          continue;
        }
      if (!read_finite (analysis, i, sentence->end, &finite))
        continue;
      if (n_before == VERBS_MAX)
        memmove (before, before + 1, --n_before * sizeof *before);
      before[n_before++] = finite;
      i = finite.verb;
    }
}

void
readout_rules_find_second_verbs (ReadoutAnalysis *analysis)
{
  GArray *sentences = analysis->segments->sentences;

  for (guint i = 0; i < sentences->len; i++)
    find_in_sentence (analysis, &g_array_index (sentences, ReadoutSentence, i));
}

guint
readout_rules_find_second_verb (const ReadoutAnalysis *analysis, guint first, guint end)
{
  guint limit = end;

  if (first >= end)
    return end;
  limit = MIN (end, readout_analysis_sentence_of (analysis, first)->end);
  for (guint i = first; i + 1 < limit; i++)
    {
      Finite second;
      gint32 leader;

      if (get (analysis, i)->upos != READOUT_UPOS_CCONJ || analysis->marked_of[i] != 0 ||
          !read_second (analysis, i, limit, &second))
        continue;
      leader = analysis->shared_with[second.verb];
      if (leader > 0 && leader < (gint32)first)
        return i > first && readout_phrases_is_comma (analysis, i - 1) ? i - 1 : i;
    }
  return end;
}
