/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Noun phrases, verb groups and cues found by the order of words.
 */
#include "attribution/readout-phrases.h"

#include <string.h>

#include "attribution/readout-tree.h"

#define PHRASE_MAX 40

#define BIT(flag) READOUT_WORD_BIT (READOUT_WORD_##flag)

static guint64
function_flags (const ReadoutAnalysis *analysis, guint token)
{
  return readout_analysis_flags (analysis, token, READOUT_LIST_FUNCTION_WORDS);
}

gboolean
readout_phrases_is_comma (const ReadoutAnalysis *analysis, guint token)
{
  return token < readout_analysis_n_tokens (analysis) &&
         strcmp (readout_analysis_token (analysis, token)->form, ",") == 0;
}

gboolean
readout_phrases_is_mark (const ReadoutAnalysis *analysis, guint token)
{
  guint8 shape = readout_analysis_token (analysis, token)->shape;

  return shape == READOUT_TOKEN_SHAPE_MARK || shape == READOUT_TOKEN_SHAPE_QUOTE;
}

gboolean
readout_phrases_is_capital (const ReadoutAnalysis *analysis, guint token)
{
  guint8 shape = readout_analysis_token (analysis, token)->shape;

  return shape == READOUT_TOKEN_SHAPE_TITLE || shape == READOUT_TOKEN_SHAPE_UPPER ||
         shape == READOUT_TOKEN_SHAPE_MIXED ||
         (shape == READOUT_TOKEN_SHAPE_LETTER && !readout_analysis_is (analysis, token, "i"));
}

gboolean
readout_phrases_is_pronoun (const ReadoutAnalysis *analysis, guint token)
{
  return (function_flags (analysis, token) & BIT (PRONOUN)) != 0;
}

static const char *
base_of (const ReadoutAnalysis *analysis, guint token)
{
  const ReadoutToken *t = readout_analysis_token (analysis, token);
  const char *base;

  if (analysis->has_trees && (t->upos == READOUT_UPOS_VERB || t->upos == READOUT_UPOS_AUX))
    return t->lemma;
  base = readout_language_get_value (analysis->language, READOUT_LIST_FORMS, t->folded);
  return base;
}

gboolean
readout_phrases_find_word (const ReadoutAnalysis *analysis,
                           ReadoutList list,
                           guint token,
                           ReadoutWord *word,
                           gint32 *particle)
{
  const char *base = base_of (analysis, token);
  guint end = readout_analysis_sentence_of (analysis, token)->end;

  *particle = -1;
  if (base == NULL)
    return FALSE;
  for (guint i = token + 1; i < end && i <= token + 3; i++)
    {
      const ReadoutToken *next = readout_analysis_token (analysis, i);
      char key[READOUT_TOKEN_MAX_LENGTH * 2 + 2];
      int length;

      if (i > token + 1 && !analysis->has_trees)
        break;
      if (analysis->has_trees && next->relation != READOUT_RELATION_COMPOUND_PRT && i > token + 1)
        continue;
      if (strlen (next->folded) > 6)
        break;
      length = g_snprintf (key, sizeof key, "%s %s", base, next->folded);
      if (length < (int)sizeof key &&
          readout_language_find (analysis->language, list, key, length, word))
        {
          *particle = i;
          return TRUE;
        }
    }
  if (readout_language_find (analysis->language, list, base, -1, word))
    return TRUE;
  /* "boycotted", of which the syntax makes "boycot" */
  base = readout_language_get_value (analysis->language, READOUT_LIST_FORMS,
                                     readout_analysis_token (analysis, token)->folded);
  return base != NULL && readout_language_find (analysis->language, list, base, -1, word);
}

gboolean
readout_phrases_find_verb (const ReadoutAnalysis *analysis,
                           guint token,
                           ReadoutWord *word,
                           gint32 *particle)
{
  return readout_phrases_find_word (analysis, READOUT_LIST_VERBS, token, word, particle);
}

gboolean
readout_phrases_is_finite (const ReadoutAnalysis *analysis, guint token)
{
  const ReadoutToken *t = readout_analysis_token (analysis, token);
  guint first = readout_analysis_sentence_of (analysis, token)->first;
  guint64 form;
  guint64 before;

  if (analysis->has_trees)
    return t->upos == READOUT_UPOS_VERB &&
           (t->xpos == READOUT_XPOS_VBD || t->xpos == READOUT_XPOS_VBZ ||
            t->xpos == READOUT_XPOS_VBP ||
            (t->xpos == READOUT_XPOS_VBN && t->relation == READOUT_RELATION_ACL &&
             readout_tree_find_child (analysis, token, READOUT_RELATION_OBJ) > (gint32)token) ||
            readout_phrases_get_group_start (analysis, token) < token);
  form = readout_analysis_flags (analysis, token, READOUT_LIST_FORMS);
  if (form == 0 || t->shape != READOUT_TOKEN_SHAPE_LOWER)
    return FALSE;
  if (form == BIT (ING))
    return FALSE;
  if (token == first)
    return FALSE;
  before = function_flags (analysis, token - 1);
  if ((before & (BIT (DETERMINER) | BIT (POSSESSIVE) | BIT (PREPOSITION) | BIT (NUMBER))) != 0 &&
      (before & (BIT (PRONOUN) | BIT (RELATIVE) | BIT (ADVERB))) == 0)
    return FALSE;
  return !readout_analysis_is (analysis, token - 1, "'s") || strcmp (t->folded, "said") == 0;
}

guint
readout_phrases_get_group_start (const ReadoutAnalysis *analysis, guint verb)
{
  guint first = readout_analysis_sentence_of (analysis, verb)->first;
  guint start = verb;

  for (guint i = verb; i > first && i + 8 > verb; i--)
    {
      const ReadoutToken *token = readout_analysis_token (analysis, i - 1);
      guint64 flags = function_flags (analysis, i - 1);
      gsize length = strlen (token->folded);

      if (analysis->marked_of[i - 1] != analysis->marked_of[verb])
        break;
      if ((flags & (BIT (AUXILIARY) | BIT (MODAL) | BIT (NEGATION))) != 0)
        {
          /* The possessive "'s" is written like the auxiliary. */
          if (strcmp (token->folded, "'s") == 0 && analysis->has_trees &&
              token->upos != READOUT_UPOS_AUX)
            break;
          start = i - 1;
        }
      else if ((flags & BIT (ADVERB)) != 0 ||
               (length > 4 && g_str_has_suffix (token->folded, "ly") &&
                token->shape == READOUT_TOKEN_SHAPE_LOWER &&
                (!analysis->has_trees || token->upos != READOUT_UPOS_NOUN)) ||
               (analysis->has_trees && token->upos == READOUT_UPOS_ADV &&
                token->head == (gint32)verb && token->xpos != READOUT_XPOS_WRB &&
                token->shape == READOUT_TOKEN_SHAPE_LOWER))
        start = i - 1;
      else
        break;
    }
  return start;
}

/* The start of "to say", "went on to say", "continues to call for": the verbs that only lead to the
 * one that says something. */
static guint
find_infinitive_start (const ReadoutAnalysis *analysis, guint verb, guint start)
{
  guint first = readout_analysis_sentence_of (analysis, verb)->first;
  guint leader = start;
  ReadoutWord word;
  gint32 particle;

  if (start < first + 2 || readout_analysis_token (analysis, start - 1)->xpos != READOUT_XPOS_TO ||
      analysis->marked_of[start - 1] != analysis->marked_of[verb])
    return start;
  start--;
  leader = start - 1;
  if (leader > first && (readout_analysis_is (analysis, leader, "on") ||
                         readout_analysis_token (analysis, leader)->upos == READOUT_UPOS_ADV))
    leader--;
  if (readout_analysis_token (analysis, leader)->upos != READOUT_UPOS_VERB ||
      readout_analysis_token (analysis, verb)->head != (gint32)leader ||
      analysis->marked_of[leader] != analysis->marked_of[verb] || analysis->cue_of[leader] != 0 ||
      (readout_phrases_find_verb (analysis, leader, &word, &particle) &&
       (word.flags & (BIT (INFINITIVE) | BIT (ORDER))) != 0))
    return start;
  return readout_phrases_get_group_start (analysis, leader);
}

gboolean
readout_phrases_add_cue (const ReadoutAnalysis *analysis,
                         guint verb,
                         gint32 particle,
                         ReadoutRanges *cue)
{
  guint start = readout_phrases_get_group_start (analysis, verb);
  gint64 negation = -1;

  for (guint i = start; i < verb; i++)
    if ((function_flags (analysis, i) & BIT (NEGATION)) != 0)
      negation = i;
  if (analysis->has_trees)
    start = find_infinitive_start (analysis, verb, start);
  readout_ranges_add (cue, start, verb + 1);
  if (particle >= 0)
    readout_ranges_add (cue, particle, particle + 1);
  return negation >= 0;
}

/* Whether the token can stand inside a noun phrase. */
static gboolean
is_nominal (const ReadoutAnalysis *analysis, guint token)
{
  const ReadoutToken *t = readout_analysis_token (analysis, token);
  guint64 flags = function_flags (analysis, token);

  switch (t->shape)
    {
    case READOUT_TOKEN_SHAPE_TITLE:
    case READOUT_TOKEN_SHAPE_UPPER:
    case READOUT_TOKEN_SHAPE_MIXED:
    case READOUT_TOKEN_SHAPE_LETTER:
    case READOUT_TOKEN_SHAPE_NUMBER:
    case READOUT_TOKEN_SHAPE_ADDRESS:
    case READOUT_TOKEN_SHAPE_OTHER:
      return (flags & (BIT (PREPOSITION) | BIT (SUBORDINATOR) | BIT (AUXILIARY) | BIT (MODAL) |
                       BIT (CONJUNCTION) | BIT (RELATIVE))) == 0 ||
             (flags & BIT (TIME)) != 0;
    case READOUT_TOKEN_SHAPE_MARK:
      return strcmp (t->form, "-") == 0 || strcmp (t->form, "&") == 0 ||
             strcmp (t->form, ".") == 0 || strcmp (t->form, "%") == 0 || strcmp (t->form, "'") == 0;
    case READOUT_TOKEN_SHAPE_QUOTE:
      return FALSE;
    default:
      break;
    }
  if (strcmp (t->form, "'s") == 0 || strcmp (t->form, "'") == 0)
    return TRUE;
  if (analysis->has_trees)
    return t->upos == READOUT_UPOS_NOUN || t->upos == READOUT_UPOS_ADJ ||
           t->upos == READOUT_UPOS_PROPN || t->upos == READOUT_UPOS_NUM ||
           (t->upos == READOUT_UPOS_VERB && t->relation == READOUT_RELATION_AMOD);
  if (flags != 0)
    return (flags & (BIT (NUMBER) | BIT (TIME))) != 0 && (flags & BIT (PREPOSITION)) == 0;
  return readout_analysis_flags (analysis, token, READOUT_LIST_FORMS) == 0 ||
         readout_analysis_flags (analysis, token, READOUT_LIST_ROLES) != 0 ||
         readout_analysis_flags (analysis, token, READOUT_LIST_DOCUMENTS) != 0 ||
         readout_analysis_flags (analysis, token, READOUT_LIST_BODIES) != 0 ||
         readout_analysis_flags (analysis, token, READOUT_LIST_NOUNS) != 0;
}

static gboolean
is_linking (const ReadoutAnalysis *analysis, guint token)
{
  return readout_analysis_is (analysis, token, "of") ||
         readout_analysis_is (analysis, token, "for") ||
         readout_analysis_is (analysis, token, "at") ||
         readout_analysis_is (analysis, token, "in") ||
         readout_analysis_is (analysis, token, "from") ||
         readout_analysis_is (analysis, token, "to") ||
         readout_analysis_is (analysis, token, "with");
}

/* The start of the plain noun phrase (with "of" and its like) that ends before @end. */
static guint
walk_back (const ReadoutAnalysis *analysis, guint from, guint end)
{
  guint i = end;

  while (i > from && end - i < PHRASE_MAX)
    {
      guint64 flags = function_flags (analysis, i - 1);

      if (is_nominal (analysis, i - 1))
        {
          i--;
          continue;
        }
      if (i < end && (flags & (BIT (DETERMINER) | BIT (POSSESSIVE))) != 0 &&
          (flags & BIT (SUBORDINATOR)) == 0)
        {
          i--;
          if (i >= from + 2 && is_linking (analysis, i - 1) && is_nominal (analysis, i - 2))
            {
              i--;
              continue;
            }
          /* "all the", "some of the" */
          while (i > from && (function_flags (analysis, i - 1) & BIT (DETERMINER)) != 0)
            i--;
          break;
        }
      if (i < end && i >= from + 2 && is_linking (analysis, i - 1) &&
          (is_nominal (analysis, i - 2) ||
           (function_flags (analysis, i - 2) & BIT (DETERMINER)) != 0))
        {
          i--;
          continue;
        }
      if (i < end && i >= from + 2 && readout_analysis_is (analysis, i - 1, "and") &&
          is_nominal (analysis, i - 2) && readout_phrases_is_capital (analysis, i) &&
          readout_phrases_is_capital (analysis, i - 2))
        {
          i--;
          continue;
        }
      break;
    }
  return i;
}

/* The head: the last nominal before the first "of" and its like. */
static guint32
find_head (const ReadoutAnalysis *analysis, guint first, guint end)
{
  guint32 head = first;

  for (guint i = first; i < end; i++)
    {
      if (readout_phrases_is_comma (analysis, i) || (i > first && is_linking (analysis, i)))
        break;
      if (is_nominal (analysis, i) && !readout_analysis_is (analysis, i, "'s"))
        head = i;
    }
  return head;
}

gboolean
readout_phrases_find_before (
    const ReadoutAnalysis *analysis, guint from, guint end, ReadoutRange *phrase, guint32 *head)
{
  guint start;
  guint stop = end;

  if (end <= from)
    return FALSE;
  if (readout_phrases_is_pronoun (analysis, end - 1) ||
      (function_flags (analysis, end - 1) & BIT (RELATIVE)) != 0)
    {
      *phrase = (ReadoutRange){ end - 1, end };
      *head = end - 1;
      return TRUE;
    }
  /* "NP, aside, said" */
  if (readout_phrases_is_comma (analysis, end - 1) && end >= from + 3)
    {
      guint comma = end - 1;

      while (comma > from && end - comma < PHRASE_MAX &&
             !readout_phrases_is_comma (analysis, comma - 1))
        comma--;
      if (comma <= from || !readout_phrases_is_comma (analysis, comma - 1))
        return FALSE;
      stop = comma - 1;
      start = walk_back (analysis, from, stop);
      if (start == stop)
        return FALSE;
      *head = find_head (analysis, start, stop);
      *phrase =
          (ReadoutRange){ start,
                          (function_flags (analysis, comma) & BIT (RELATIVE)) != 0 ? stop : end };
      return TRUE;
    }
  /* "Harry Reid (D-Nev.) said" */
  if (readout_analysis_is (analysis, end - 1, ")"))
    for (guint i = end - 1; i > from && i + 8 > end; i--)
      if (readout_analysis_is (analysis, i - 1, "("))
        {
          start = walk_back (analysis, from, i - 1);
          if (start == i - 1)
            return FALSE;
          *head = find_head (analysis, start, i - 1);
          *phrase = (ReadoutRange){ start, end };
          return TRUE;
        }
  start = walk_back (analysis, from, stop);
  if (start == stop)
    return FALSE;
  *phrase = (ReadoutRange){ start, stop };
  *head = find_head (analysis, start, stop);
  return TRUE;
}

gboolean
readout_phrases_find_after (
    const ReadoutAnalysis *analysis, guint first, guint end, ReadoutRange *phrase, guint32 *head)
{
  guint i = first;

  if (first >= end)
    return FALSE;
  if (readout_phrases_is_pronoun (analysis, first))
    {
      *phrase = (ReadoutRange){ first, first + 1 };
      *head = first;
      return TRUE;
    }
  while (i < end && i - first < PHRASE_MAX)
    {
      guint64 flags = function_flags (analysis, i);

      if (is_nominal (analysis, i))
        {
          if (readout_analysis_is (analysis, i, "."))
            break;
          /* "said John Smith Tuesday" */
          if (i > first && (flags & BIT (TIME)) != 0)
            break;
          i++;
        }
      else if ((flags & (BIT (DETERMINER) | BIT (POSSESSIVE))) != 0 &&
               (i == first || is_linking (analysis, i - 1) ||
                (function_flags (analysis, i - 1) & BIT (DETERMINER)) != 0))
        i++;
      else if (i > first && i + 1 < end && is_linking (analysis, i) &&
               (is_nominal (analysis, i + 1) ||
                (function_flags (analysis, i + 1) & (BIT (DETERMINER) | BIT (POSSESSIVE))) != 0) &&
               (function_flags (analysis, i + 1) & BIT (TIME)) == 0)
        i++;
      else if (i > first && i + 1 < end && readout_analysis_is (analysis, i, "and") &&
               is_nominal (analysis, i + 1))
        i++;
      else
        break;
    }
  if (i == first)
    return FALSE;
  *phrase = (ReadoutRange){ first, i };
  *head = find_head (analysis, first, i);
  return TRUE;
}

guint
readout_phrases_trim_end (const ReadoutAnalysis *analysis, guint first, guint end)
{
  while (end > first)
    {
      const char *form = readout_analysis_token (analysis, end - 1)->form;

      if (strcmp (form, ".") != 0 && strcmp (form, ",") != 0 && strcmp (form, ";") != 0 &&
          strcmp (form, ":") != 0 && strcmp (form, "-") != 0 && strcmp (form, "–") != 0 &&
          strcmp (form, "—") != 0 && strcmp (form, "--") != 0)
        break;
      end--;
    }
  return end;
}
