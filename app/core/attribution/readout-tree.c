/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Subjects, phrases and clauses read off the dependency trees.
 */
#include "attribution/readout-tree.h"

#include <string.h>

#include "attribution/readout-phrases.h"
#include "syntax/readout-syntax.h"

#define BIT(flag) READOUT_WORD_BIT (READOUT_WORD_##flag)

/* How far a subject is looked for up the tree. */
#define CLIMB_MAX 6

static const ReadoutToken *
get (const ReadoutAnalysis *analysis, guint token)
{
  return readout_analysis_token (analysis, token);
}

ReadoutRelation
readout_tree_get_relation (const ReadoutAnalysis *analysis, guint token)
{
  return readout_relation_get_base (get (analysis, token)->relation);
}

gint32
readout_tree_find_child (const ReadoutAnalysis *analysis, guint token, ReadoutRelation relation)
{
  READOUT_TOKEN_CHILDREN (analysis->segments, token, child)
  {
    if (readout_tree_get_relation (analysis, child) == relation)
      return child;
  }
  return -1;
}

gint32
readout_tree_find_word (const ReadoutAnalysis *analysis,
                        guint token,
                        ReadoutRelation relation,
                        const char *word)
{
  READOUT_TOKEN_CHILDREN (analysis->segments, token, child)
  {
    if (readout_tree_get_relation (analysis, child) == relation &&
        strcmp (get (analysis, child)->folded, word) == 0)
      return child;
  }
  return -1;
}

gint32
readout_tree_find_case (const ReadoutAnalysis *analysis, guint token)
{
  gint32 preposition = readout_tree_find_child (analysis, token, READOUT_RELATION_CASE);

  /* "accused them of gambling": between a clause and a noun the syntax wavers. */
  if (preposition < 0 && get (analysis, token)->upos == READOUT_UPOS_NOUN)
    preposition = readout_tree_find_child (analysis, token, READOUT_RELATION_MARK);
  return preposition;
}

gboolean
readout_tree_is_passive (const ReadoutAnalysis *analysis, guint verb)
{
  guint8 form = get (analysis, verb)->xpos;
  gboolean is_active =
      form == READOUT_XPOS_VBD || form == READOUT_XPOS_VBZ || form == READOUT_XPOS_VBP;

  READOUT_TOKEN_CHILDREN (analysis->segments, verb, child)
  {
    guint8 relation = get (analysis, child)->relation;

    if (relation == READOUT_RELATION_AUX_PASS ||
        (!is_active &&
         (relation == READOUT_RELATION_NSUBJ_PASS || relation == READOUT_RELATION_CSUBJ_PASS)))
      return TRUE;
  }
  /* "the minister accused of fraud", "Asked about it, he said" */
  if ((get (analysis, verb)->xpos != READOUT_XPOS_VBN &&
       (get (analysis, verb)->xpos != READOUT_XPOS_VBD ||
        readout_analysis_sentence_of (analysis, verb)->first != verb)) ||
      readout_tree_find_child (analysis, verb, READOUT_RELATION_AUX) >= 0 ||
      readout_tree_find_child (analysis, verb, READOUT_RELATION_OBJ) > (gint32)verb)
    return FALSE;
  return get (analysis, verb)->relation == READOUT_RELATION_ACL ||
         (readout_tree_get_relation (analysis, verb) == READOUT_RELATION_ADVCL &&
          readout_tree_find_child (analysis, verb, READOUT_RELATION_NSUBJ) < 0);
}

gboolean
readout_tree_is_infinitive (const ReadoutAnalysis *analysis, guint verb)
{
  READOUT_TOKEN_CHILDREN (analysis->segments, verb, child)
  {
    if (get (analysis, child)->xpos == READOUT_XPOS_TO)
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_relative_pronoun (const ReadoutAnalysis *analysis, guint token)
{
  guint8 xpos = get (analysis, token)->xpos;

  return xpos == READOUT_XPOS_WP || xpos == READOUT_XPOS_WDT;
}

/* The noun that the clause of @verb describes, -1 if it is no relative clause. */
static gint32
find_antecedent (const ReadoutAnalysis *analysis, guint verb)
{
  gint32 i = verb;

  for (guint depth = 0; depth < CLIMB_MAX && i >= 0; depth++)
    {
      const ReadoutToken *token = get (analysis, i);

      if (token->relation == READOUT_RELATION_ACL_RELCL)
        return token->head;
      if (readout_tree_get_relation (analysis, i) != READOUT_RELATION_CONJ &&
          readout_tree_get_relation (analysis, i) != READOUT_RELATION_CCOMP &&
          readout_tree_get_relation (analysis, i) != READOUT_RELATION_XCOMP)
        return -1;
      i = token->head;
    }
  return -1;
}

static gint32
find_own_subject (const ReadoutAnalysis *analysis, guint verb)
{
  gint32 subject = -1;

  READOUT_TOKEN_CHILDREN (analysis->segments, verb, child)
  {
    if (readout_tree_get_relation (analysis, child) != READOUT_RELATION_NSUBJ)
      continue;
    /* A subject inside the quotation is not the speaker's; of several the nearest is. */
    if (subject >= 0 && analysis->marked_of[child] != analysis->marked_of[verb])
      continue;
    if (subject < 0 || analysis->marked_of[subject] != analysis->marked_of[verb] ||
        (guint)child < verb)
      subject = child;
  }
  return subject;
}

/* The verb above a noun: "Keller met the council, saying …" is said by who met. */
static guint
find_clause_above (const ReadoutAnalysis *analysis, guint noun)
{
  gint32 i = noun;

  for (guint depth = 0; depth < CLIMB_MAX && get (analysis, i)->head >= 0; depth++)
    {
      i = get (analysis, i)->head;
      if (get (analysis, i)->upos == READOUT_UPOS_VERB)
        return i;
    }
  return noun;
}

static ReadoutSubject
find_subject (const ReadoutAnalysis *analysis, guint verb, guint depth)
{
  ReadoutSubject subject = { .head = -1, .antecedent = -1 };
  const ReadoutToken *token = get (analysis, verb);
  gint32 own = find_own_subject (analysis, verb);
  gint32 object;

  if (readout_tree_is_passive (analysis, verb))
    {
      READOUT_TOKEN_CHILDREN (analysis->segments, verb, child)
      {
        gint32 by;

        if (readout_tree_get_relation (analysis, child) != READOUT_RELATION_OBL)
          continue;
        by = readout_tree_find_case (analysis, child);
        if (get (analysis, child)->relation == READOUT_RELATION_OBL_AGENT ||
            (by >= 0 && strcmp (get (analysis, by)->folded, "by") == 0))
          {
            subject.head = subject.antecedent = child;
            subject.own = TRUE;
            return subject;
          }
      }
      subject.agentless = TRUE;
      return subject;
    }
  if (own >= 0)
    {
      subject.head = subject.antecedent = own;
      subject.own = TRUE;
      if (is_relative_pronoun (analysis, own))
        {
          gint32 antecedent = find_antecedent (analysis, verb);

          if (antecedent >= 0)
            subject.antecedent = antecedent;
        }
      return subject;
    }
  if (depth >= CLIMB_MAX || token->head < 0)
    return subject;
  switch (readout_tree_get_relation (analysis, verb))
    {
    case READOUT_RELATION_CONJ:
    case READOUT_RELATION_PARATAXIS:
      subject = find_subject (analysis, token->head, depth + 1);
      break;
    case READOUT_RELATION_ADVCL:
    case READOUT_RELATION_XCOMP:
    case READOUT_RELATION_CCOMP:
      object = readout_tree_find_child (analysis, token->head, READOUT_RELATION_OBJ);
      if (readout_tree_get_relation (analysis, verb) != READOUT_RELATION_ADVCL && object >= 0 &&
          (guint)object < verb && object > token->head)
        subject.head = subject.antecedent = object;
      else if (readout_tree_is_passive (analysis, token->head))
        {
          /* "was asked to say": the one who was asked says. */
          gint32 patient = find_own_subject (analysis, token->head);

          subject.head = subject.antecedent = patient;
        }
      else
        subject = find_subject (analysis, token->head, depth + 1);
      break;
    case READOUT_RELATION_ACL:
      if (token->xpos == READOUT_XPOS_VBG)
        {
          if (token->first > 0 && readout_phrases_is_comma (analysis, token->first - 1))
            subject = find_subject (analysis, find_clause_above (analysis, token->head), depth + 1);
          if (subject.head < 0 || (guint)subject.head > verb)
            subject = (ReadoutSubject){ .head = token->head, .antecedent = token->head };
        }
      else if (readout_tree_is_infinitive (analysis, verb))
        {
          gint32 owner = -1;

          READOUT_TOKEN_CHILDREN (analysis->segments, token->head, child)
          {
            if (get (analysis, child)->relation == READOUT_RELATION_NMOD_POSS)
              owner = child;
          }
          if (owner >= 0)
            subject.head = subject.antecedent = owner;
          else if (get (analysis, token->head)->head >= 0)
            subject = find_subject (analysis, get (analysis, token->head)->head, depth + 1);
        }
      break;
    default:
      break;
    }
  subject.own = FALSE;
  return subject;
}

ReadoutSubject
readout_tree_find_subject (const ReadoutAnalysis *analysis, guint verb)
{
  return find_subject (analysis, verb, 0);
}

ReadoutRange
readout_tree_trim (const ReadoutAnalysis *analysis, guint first, guint end)
{
  ReadoutRange range;

  end = readout_phrases_trim_end (analysis, first, end);
  while (first < end)
    {
      const char *form = get (analysis, first)->form;

      if (get (analysis, first)->shape != READOUT_TOKEN_SHAPE_MARK || *form == '(' ||
          *form == '[' || *form == '$' || *form == '#' || *form == '@')
        break;
      first++;
    }
  range.first = first;
  range.end = end;
  return range;
}

ReadoutRange
readout_tree_get_subtree (const ReadoutAnalysis *analysis, guint head)
{
  ReadoutRange range =
      readout_tree_trim (analysis, get (analysis, head)->first, get (analysis, head)->end);
  guint end = readout_analysis_sentence_of (analysis, head)->end;

  /* "Trans" of "Trans-Pacific Partnership" is no phrase. */
  if (range.end > range.first && range.end + 1 < end &&
      readout_analysis_is (analysis, range.end, "-") && !get (analysis, range.end)->space_before &&
      !get (analysis, range.end + 1)->space_before)
    {
      guint after = range.end + 1;
      gint32 up = get (analysis, after)->head;

      range.end = get (analysis, after)->end;
      if (up > (gint32)after && (guint)up < end && get (analysis, up)->first >= range.first)
        range.end = get (analysis, up)->end;
      range = readout_tree_trim (analysis, range.first, MAX (range.end, after + 1));
    }
  return range;
}

/* Whether what follows a name is where it was said: "Ryan in a statement". */
static gboolean
is_occasion (const ReadoutAnalysis *analysis, guint child)
{
  gint32 preposition = readout_tree_find_case (analysis, child);
  const char *lemma = get (analysis, child)->lemma;

  if (preposition < 0)
    return FALSE;
  if (get (analysis, child)->first > 0 &&
      readout_phrases_is_comma (analysis, get (analysis, child)->first - 1))
    return TRUE;
  return (readout_analysis_is (analysis, preposition, "in") ||
          readout_analysis_is (analysis, preposition, "on") ||
          readout_analysis_is (analysis, preposition, "at") ||
          readout_analysis_is (analysis, preposition, "during")) &&
         (readout_language_find (analysis->language, READOUT_LIST_DOCUMENTS, lemma, -1, NULL) ||
          (readout_analysis_flags (analysis, child, READOUT_LIST_FUNCTION_WORDS) & BIT (TIME)) !=
              0);
}

/* "(R-Ky.)" after a name. */
static gboolean
is_bracketed (const ReadoutAnalysis *analysis, guint first, guint end)
{
  return end > first && end <= first + 7 && readout_analysis_is (analysis, first, "(") &&
         readout_analysis_is (analysis, end - 1, ")");
}

/* Where the phrase ends, going over the children after its head; FALSE to stop there. */
static gboolean
extend_phrase (const ReadoutAnalysis *analysis, guint child, guint32 *end)
{
  const ReadoutToken *token = get (analysis, child);

  /* "Lethian Prime Minister Dario Fenn": nothing parts the two, so it is one name and no list. */
  if (token->relation == READOUT_RELATION_LIST && token->first > 0 &&
      get (analysis, token->first - 1)->upos != READOUT_UPOS_PUNCT)
    return TRUE;
  switch (token->relation)
    {
    case READOUT_RELATION_ACL_RELCL:
    case READOUT_RELATION_ADVCL:
    case READOUT_RELATION_ADVCL_RELCL:
    case READOUT_RELATION_CCOMP:
    case READOUT_RELATION_PARATAXIS:
    case READOUT_RELATION_LIST:
      if (!is_bracketed (analysis, token->first, token->end))
        {
          *end = MIN (*end, token->first);
          return FALSE;
        }
      return TRUE;
    case READOUT_RELATION_NMOD:
    case READOUT_RELATION_NMOD_UNMARKED:
    case READOUT_RELATION_OBL:
    case READOUT_RELATION_OBL_UNMARKED:
      if (is_occasion (analysis, child))
        {
          *end = MIN (*end, token->first);
          return FALSE;
        }
      return TRUE;
    default:
      return TRUE;
    }
}

/* The end of a phrase once its appositions have had their relative clauses cut off. */
static guint32
cut_last_clause (const ReadoutAnalysis *analysis, guint head, guint32 end, guint depth)
{
  guint32 cut = end;

  READOUT_TOKEN_CHILDREN (analysis->segments, head, child)
  {
    if ((guint)child < head || get (analysis, child)->first >= cut)
      continue;
    if (!extend_phrase (analysis, child, &cut))
      break;
    if (get (analysis, child)->end >= end && depth < 4)
      cut = MIN (cut, cut_last_clause (analysis, child, end, depth + 1));
  }
  return cut;
}

ReadoutRange
readout_tree_get_phrase (const ReadoutAnalysis *analysis, guint head)
{
  ReadoutRange range = { get (analysis, head)->first, get (analysis, head)->end };
  gboolean apposition = FALSE;

  READOUT_TOKEN_CHILDREN (analysis->segments, head, child)
  {
    const ReadoutToken *token = get (analysis, child);

    if ((guint)child > head)
      break;
    switch (readout_tree_get_relation (analysis, child))
      {
      case READOUT_RELATION_CASE:
      case READOUT_RELATION_MARK:
      case READOUT_RELATION_CC:
      case READOUT_RELATION_PUNCT:
      case READOUT_RELATION_PARATAXIS:
      case READOUT_RELATION_COP:
      case READOUT_RELATION_ADVMOD:
        if (token->shape != READOUT_TOKEN_SHAPE_QUOTE)
          range.first = MAX (range.first, token->end);
        break;
      default:
        break;
      }
  }
  /* "Al-Jazeera" and "correspondent" both as subjects of one verb are one phrase. */
  for (guint i = range.first; i > 0 && get (analysis, i - 1)->head >= 0; i = range.first)
    {
      gint32 sibling = i - 1;

      while (get (analysis, sibling)->head >= 0 && get (analysis, sibling)->head < (gint32)i &&
             get (analysis, sibling)->head != get (analysis, head)->head)
        sibling = get (analysis, sibling)->head;
      if (get (analysis, sibling)->head != get (analysis, head)->head ||
          readout_tree_get_relation (analysis, sibling) != READOUT_RELATION_NSUBJ ||
          readout_tree_get_relation (analysis, head) != READOUT_RELATION_NSUBJ ||
          get (analysis, sibling)->end != i || get (analysis, i - 1)->upos == READOUT_UPOS_PUNCT ||
          get (analysis, sibling)->sentence != get (analysis, head)->sentence)
        break;
      range.first = get (analysis, sibling)->first;
    }
  range.end = cut_last_clause (analysis, head, range.end, 0);
  range = readout_tree_trim (analysis, range.first, range.end);
  for (guint i = head + 1; i < range.end && !apposition; i++)
    apposition = readout_phrases_is_comma (analysis, i);
  if (apposition && readout_phrases_is_comma (analysis, range.end))
    range.end++;
  return range;
}

void
readout_tree_add_without (const ReadoutAnalysis *analysis,
                          guint head,
                          guint without,
                          ReadoutRanges *ranges)
{
  ReadoutRange left =
      readout_tree_trim (analysis, get (analysis, head)->first, get (analysis, without)->first);
  ReadoutRange right =
      readout_tree_trim (analysis, get (analysis, without)->end, get (analysis, head)->end);

  readout_ranges_add (ranges, left.first, left.end);
  readout_ranges_add (ranges, right.first, right.end);
}

ReadoutRange
readout_tree_close_marks (const ReadoutAnalysis *analysis, ReadoutRange range)
{
  guint32 passage = range.end > range.first ? analysis->marked_of[range.end - 1] : 0;
  const ReadoutMarked *marked;

  if (passage == 0)
    return range;
  marked = &g_array_index (analysis->marked, ReadoutMarked, passage - 1);
  if (marked->first >= range.first && marked->end > range.end)
    range.end = marked->end;
  return range;
}

gboolean
readout_tree_find_antecedent (const ReadoutAnalysis *analysis, guint verb, ReadoutRange *range)
{
  const ReadoutToken *token = get (analysis, verb);
  guint pronoun;
  guint before;
  guint32 head;

  for (pronoun = token->first; pronoun < verb; pronoun++)
    if (is_relative_pronoun (analysis, pronoun) ||
        (readout_analysis_is (analysis, pronoun, "that") &&
         get (analysis, pronoun)->upos == READOUT_UPOS_PRON))
      break;
    else if (get (analysis, pronoun)->upos != READOUT_UPOS_PUNCT)
      return FALSE;
  before = pronoun;
  if (pronoun >= verb || pronoun == 0)
    return FALSE;
  if (token->relation == READOUT_RELATION_ACL_RELCL && token->head >= 0)
    {
      *range = readout_tree_get_phrase (analysis, token->head);
      range->end = readout_phrases_trim_end (analysis, range->first, MIN (range->end, before));
      return range->end > range->first;
    }
  if (readout_phrases_is_comma (analysis, before - 1))
    before--;
  return readout_phrases_find_before (
      analysis, readout_analysis_sentence_of (analysis, verb)->first, before, range, &head);
}

gboolean
readout_tree_is_under (const ReadoutAnalysis *analysis, guint token, guint ancestor)
{
  return token >= get (analysis, ancestor)->first && token < get (analysis, ancestor)->end;
}
