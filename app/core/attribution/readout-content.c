/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How far it reaches what somebody says, where that is no clause.
 */
#include "attribution/readout-content.h"

#include "attribution/readout-rules.h"

#include "attribution/readout-tree.h"
#include "syntax/readout-syntax.h"

#define BIT(flag) READOUT_WORD_BIT (READOUT_WORD_##flag)

static const ReadoutToken *
get (const ReadoutAnalysis *analysis, guint token)
{
  return readout_analysis_token (analysis, token);
}

static gboolean
is_any (const ReadoutAnalysis *analysis, guint token, const char *const *words, guint n_words)
{
  for (guint i = 0; i < n_words; i++)
    if (readout_analysis_is (analysis, token, words[i]))
      return TRUE;
  return FALSE;
}

gboolean
readout_content_is_time (const ReadoutAnalysis *analysis, guint child)
{
  const ReadoutToken *token = get (analysis, child);

  return ((readout_analysis_flags (analysis, child, READOUT_LIST_FUNCTION_WORDS) |
           readout_language_get_flags (analysis->language, READOUT_LIST_FUNCTION_WORDS,
                                       token->lemma)) &
          BIT (TIME)) != 0 ||
         token->shape == READOUT_TOKEN_SHAPE_NUMBER;
}

/* "at a rally", "in an interview", "on television". */
static gboolean
is_occasion (const ReadoutAnalysis *analysis, guint child, guint preposition)
{
  static const char *const places[] = { "at", "during", "in", "on", "with", "via", "through" };
  const char *lemma = get (analysis, child)->lemma;

  if (!is_any (analysis, preposition, places, G_N_ELEMENTS (places)))
    return FALSE;
  return readout_language_find (analysis->language, READOUT_LIST_OCCASIONS, lemma, -1, NULL) ||
         readout_language_find (analysis->language, READOUT_LIST_OCCASIONS,
                                get (analysis, child)->folded, -1, NULL) ||
         readout_language_find (analysis->language, READOUT_LIST_DOCUMENTS, lemma, -1, NULL) ||
         readout_language_find (analysis->language, READOUT_LIST_OUTLETS,
                                get (analysis, child)->folded, -1, NULL);
}

/* Whether the noun happens somewhere, some day: "the rally on Monday". */
static gboolean
is_event (const ReadoutAnalysis *analysis, guint token)
{
  const char *lemma = get (analysis, token)->lemma;

  return readout_language_find (analysis->language, READOUT_LIST_OCCASIONS, lemma, -1, NULL) ||
         readout_language_find (analysis->language, READOUT_LIST_DOCUMENTS, lemma, -1, NULL) ||
         readout_content_is_time (analysis, token);
}

/* Cuts off a last phrase of time or occasion that the parser has hung on the thing: "criticised the
 * plan on Monday". */
static ReadoutRange
cut_occasion (const ReadoutAnalysis *analysis, guint head, ReadoutRange range)
{
  for (guint i = head + 1; i < range.end; i++)
    {
      const ReadoutToken *token = get (analysis, i);
      gint32 marker;

      if (token->end < range.end || token->first <= head || analysis->marked_of[i] != 0 ||
          (readout_tree_get_relation (analysis, i) != READOUT_RELATION_NMOD &&
           readout_tree_get_relation (analysis, i) != READOUT_RELATION_OBL) ||
          (token->head >= 0 && is_event (analysis, token->head)))
        continue;
      marker = readout_tree_find_case (analysis, i);
      if ((readout_content_is_time (analysis, i) &&
           (marker < 0 || readout_analysis_is (analysis, marker, "on") ||
            readout_analysis_is (analysis, marker, "in"))) ||
          (marker >= 0 &&
           readout_language_find (analysis->language, READOUT_LIST_OCCASIONS, token->lemma, -1,
                                  NULL) &&
           is_occasion (analysis, i, marker)))
        return readout_tree_trim (analysis, range.first, token->first);
    }
  return range;
}

/* Cuts off a clause of time or reason after @from: "spoke against the plan after she had left". */
static ReadoutRange
cut_conjunction (const ReadoutAnalysis *analysis, guint from, ReadoutRange range)
{
  static const char *const conjunctions[] = { "after",    "before", "while",
                                              "although", "though", "since" };

  for (guint i = MAX (range.first, from) + 1; i < range.end; i++)
    if (readout_tree_get_relation (analysis, i) == READOUT_RELATION_MARK &&
        analysis->marked_of[i] == 0 &&
        is_any (analysis, i, conjunctions, G_N_ELEMENTS (conjunctions)))
      return readout_tree_trim (analysis, range.first, i);
  return range;
}

ReadoutRange
readout_content_of (const ReadoutAnalysis *analysis, guint head)
{
  ReadoutRange range = cut_conjunction (analysis, head, readout_tree_get_subtree (analysis, head));

  range = cut_occasion (analysis, head, range);
  range = readout_tree_trim (analysis, range.first,
                             readout_rules_find_second_verb (analysis, range.first, range.end));
  return readout_tree_close_marks (analysis, range);
}

static gboolean
is_joined_phrase (const ReadoutAnalysis *analysis, guint child)
{
  static const char *const prepositions[] = {
    "about", "against", "among",     "as",      "at",   "between", "for",  "from",
    "in",    "into",    "including", "like",    "of",   "on",      "over", "regarding",
    "than",  "to",      "toward",    "towards", "with", "without",
  };
  gint32 marker = readout_tree_find_case (analysis, child);

  if (readout_content_is_time (analysis, child))
    return FALSE;
  if (marker < 0)
    return TRUE;
  /* "mocked the mayor as a clown", but: "warned of floods as rivers rose" */
  if (readout_analysis_is (analysis, marker, "as") &&
      readout_tree_find_child (analysis, get (analysis, child)->head, READOUT_RELATION_OBJ) < 0)
    return FALSE;
  return is_any (analysis, marker, prepositions, G_N_ELEMENTS (prepositions)) &&
         !is_occasion (analysis, child, marker);
}

/* Whether the dependent of a cue belongs to what is said. */
static gboolean
is_joined (const ReadoutAnalysis *analysis, guint child)
{
  static const char *const markers[] = { "about", "as", "for", "from", "of", "on", "with" };
  static const char *const limits[] = { "unless", "until", "that" };
  gint32 marker;

  switch (readout_tree_get_relation (analysis, child))
    {
    case READOUT_RELATION_OBL:
    case READOUT_RELATION_NMOD:
      return is_joined_phrase (analysis, child);
    case READOUT_RELATION_XCOMP:
    case READOUT_RELATION_CCOMP:
    case READOUT_RELATION_ACL:
      return TRUE;
    case READOUT_RELATION_OBJ:
      return !readout_content_is_time (analysis, child);
    case READOUT_RELATION_ADVCL:
      marker = readout_tree_find_child (analysis, child, READOUT_RELATION_MARK);
      return readout_tree_is_infinitive (analysis, child) ||
             (marker >= 0 && is_any (analysis, marker, limits, G_N_ELEMENTS (limits))) ||
             (marker >= 0 && get (analysis, child)->xpos == READOUT_XPOS_VBG &&
              is_any (analysis, marker, markers, G_N_ELEMENTS (markers)));
    case READOUT_RELATION_PARATAXIS:
      /* "a lever it had": a relative clause without its pronoun */
      return get (analysis, get (analysis, child)->first)->xpos == READOUT_XPOS_PRP;
    default:
      return FALSE;
    }
}

ReadoutRange
readout_content_stretch (const ReadoutAnalysis *analysis, guint verb, ReadoutRange range)
{
  guint first = range.first;

  READOUT_TOKEN_CHILDREN (analysis->segments, verb, child)
  {
    const ReadoutToken *token = get (analysis, child);

    if (token->first < range.end)
      continue;
    if (token->first != range.end || !is_joined (analysis, child) ||
        (analysis->cue_of[child] != 0 &&
         readout_tree_get_relation (analysis, child) != READOUT_RELATION_ADVCL))
      break;
    range.end = token->end;
  }
  range = cut_conjunction (analysis, first, readout_tree_trim (analysis, first, range.end));
  return readout_tree_close_marks (analysis, range);
}
