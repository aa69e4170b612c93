/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rules for nouns and adjectives: "expressed concern that …", "the claim that …", "his support for
 * …", "is confident that …".
 */
#include "attribution/readout-rules.h"

#include <string.h>

#include "attribution/readout-phrases.h"
#include "syntax/readout-syntax.h"

#define BIT(flag) READOUT_WORD_BIT (READOUT_WORD_##flag)

static const ReadoutToken *
get (const ReadoutAnalysis *analysis, guint token)
{
  return readout_analysis_token (analysis, token);
}

static gboolean
is_copula_or_light (const ReadoutAnalysis *analysis, guint verb)
{
  static const char *const light[] = {
    "abandon", "air",     "convey",  "declare", "deliver", "drop",     "echo",   "express",
    "give",    "harbor",  "harbour", "hold",    "issue",   "level",    "lodge",  "make",
    "offer",   "present", "publish", "put",     "raise",   "register", "reject", "reiterate",
    "release", "renew",   "repeat",  "send",    "share",   "show",     "state",  "voice",
  };

  for (guint i = 0; i < G_N_ELEMENTS (light); i++)
    if (strcmp (get (analysis, verb)->lemma, light[i]) == 0)
      return TRUE;
  return FALSE;
}

/* The clause or infinitive that says what the noun or adjective is about. */
static gint32
find_clause (const ReadoutAnalysis *analysis, guint head, guint64 flags)
{
  READOUT_TOKEN_CHILDREN (analysis->segments, head, child)
  {
    ReadoutRelation relation = readout_tree_get_relation (analysis, child);

    if ((guint)child < head ||
        (relation != READOUT_RELATION_ACL && relation != READOUT_RELATION_CCOMP &&
         relation != READOUT_RELATION_XCOMP && relation != READOUT_RELATION_ADVCL))
      continue;
    if ((flags & BIT (THAT)) != 0 &&
        (readout_tree_find_word (analysis, child, READOUT_RELATION_MARK, "that") >= 0 ||
         (relation == READOUT_RELATION_CCOMP && !readout_tree_is_infinitive (analysis, child))))
      return child;
    if ((flags & BIT (INFINITIVE)) != 0 && readout_tree_is_infinitive (analysis, child))
      return child;
    if ((flags & BIT (WHETHER)) != 0 &&
        (readout_tree_find_word (analysis, child, READOUT_RELATION_MARK, "whether") >= 0))
      return child;
  }
  return -1;
}

/* Whose claim it is: "Clinton's claim", "the claim by Clinton". */
static gint32
find_owner (const ReadoutAnalysis *analysis, guint noun)
{
  READOUT_TOKEN_CHILDREN (analysis->segments, noun, child)
  {
    gint32 marker;

    if (get (analysis, child)->relation == READOUT_RELATION_NMOD_POSS)
      return child;
    if (readout_tree_get_relation (analysis, child) != READOUT_RELATION_NMOD || (guint)child < noun)
      continue;
    marker = readout_tree_find_case (analysis, child);
    if (marker >= 0 && (readout_analysis_is (analysis, marker, "by") ||
                        readout_analysis_is (analysis, marker, "from") ||
                        readout_analysis_is (analysis, marker, "among")))
      return child;
  }
  return -1;
}

static gboolean
find_noun (ReadoutAnalysis *analysis, guint noun)
{
  const ReadoutToken *token = get (analysis, noun);
  ReadoutCue cue = { .verb = noun, .particle = -1 };
  ReadoutFinding *finding;
  gint32 owner;
  gint32 clause;
  gint32 preposition = -1;
  gint32 verb = -1;
  ReadoutRange range;
  ReadoutRelation relation = readout_tree_get_relation (analysis, noun);

  if (!readout_language_find (analysis->language, READOUT_LIST_NOUNS, token->lemma, -1,
                              &cue.word) ||
      relation == READOUT_RELATION_COMPOUND)
    return FALSE;
  cue.subject = (ReadoutSubject){ .head = -1, .antecedent = -1 };
  owner = find_owner (analysis, noun);
  if ((relation == READOUT_RELATION_OBJ || relation == READOUT_RELATION_NSUBJ) &&
      token->head >= 0 && get (analysis, token->head)->upos == READOUT_UPOS_VERB &&
      is_copula_or_light (analysis, token->head) && analysis->cue_of[token->head] == 0)
    {
      gboolean passive = readout_tree_is_passive (analysis, token->head);

      if ((relation == READOUT_RELATION_OBJ) == !passive)
        {
          verb = token->head;
          cue.subject = readout_tree_find_subject (analysis, verb);
        }
    }
  clause = find_clause (analysis, noun, cue.word.flags);
  if (clause < 0 && verb >= 0)
    clause = (guint)verb < noun ? find_clause (analysis, verb, cue.word.flags & BIT (THAT)) : -1;
  if (clause < 0)
    {
      if ((cue.word.flags & BIT (WEAK)) != 0)
        return FALSE;
      clause = readout_rules_find_prepositional (analysis, noun, cue.word.flags, &preposition);
      if (clause < 0 || clause == owner)
        return FALSE;
    }
  if (owner >= 0 && (cue.subject.head < 0 || get (analysis, owner)->upos != READOUT_UPOS_PRON))
    cue.subject = (ReadoutSubject){ .head = owner, .antecedent = owner };
  if (cue.subject.head < 0)
    return FALSE;
  finding = readout_analysis_add_finding (analysis,
                                          verb >= 0 ? READOUT_RULE_LIGHT_VERB : READOUT_RULE_NOUN);
  finding->cue_token = noun;
  finding->act = cue.word.value;
  if (verb >= 0 && (guint)verb < noun)
    {
      ReadoutRanges group = { 0 };

      finding->negated = readout_phrases_add_cue (analysis, verb, -1, &group);
      readout_ranges_add (&finding->cue, group.item[0].first, noun + 1);
    }
  else
    readout_ranges_add (&finding->cue, noun, noun + 1);
  if (preposition >= 0)
    readout_ranges_add (&finding->cue, preposition, preposition + 1);
  readout_rules_set_source (analysis, finding, &cue.subject);
  range = readout_tree_close_marks (analysis, readout_tree_get_subtree (analysis, clause));
  if (preposition >= 0)
    range.first = MAX (range.first, (guint)preposition + 1);
  readout_ranges_add (&finding->content, range.first, range.end);
  analysis->cue_of[noun] = 1;
  if (verb >= 0)
    analysis->cue_of[verb] = 1;
  return TRUE;
}

void
readout_rules_find_nouns (ReadoutAnalysis *analysis)
{
  guint n_tokens = readout_analysis_n_tokens (analysis);

  for (guint i = 0; i < n_tokens; i++)
    if (get (analysis, i)->upos == READOUT_UPOS_NOUN && analysis->cue_of[i] == 0)
      find_noun (analysis, i);
}

/* "is confident that", "worried about", "eager to". */
static gboolean
find_adjective (ReadoutAnalysis *analysis, guint adjective)
{
  ReadoutCue cue = { .verb = adjective, .particle = -1 };
  ReadoutFinding *finding;
  gint32 clause;
  gint32 preposition = -1;
  ReadoutRange range;
  guint start;

  if (!readout_language_find (analysis->language, READOUT_LIST_ADJECTIVES,
                              get (analysis, adjective)->folded, -1, &cue.word) ||
      readout_tree_get_relation (analysis, adjective) == READOUT_RELATION_AMOD)
    return FALSE;
  clause = find_clause (analysis, adjective, cue.word.flags);
  if (clause < 0)
    {
      clause = readout_rules_find_prepositional (analysis, adjective, cue.word.flags, &preposition);
      if (clause < 0)
        return FALSE;
    }
  /* The subject of an adjective is the patient of a participle: "was worried". */
  {
    gint32 own = readout_tree_find_child (analysis, adjective, READOUT_RELATION_NSUBJ);

    if (own >= 0)
      {
        cue.subject = (ReadoutSubject){ .head = own, .antecedent = own, .own = TRUE };
        if (get (analysis, adjective)->relation == READOUT_RELATION_ACL_RELCL)
          cue.subject.antecedent = get (analysis, adjective)->head;
      }
    else
      cue.subject = readout_tree_find_subject (analysis, adjective);
  }
  if (cue.subject.head < 0 || (guint)cue.subject.head > adjective ||
      readout_analysis_is (analysis, cue.subject.head, "it"))
    return FALSE;
  finding = readout_analysis_add_finding (analysis, READOUT_RULE_ADJECTIVE);
  finding->cue_token = adjective;
  finding->act = cue.word.value;
  start = readout_phrases_get_group_start (analysis, adjective);
  {
    ReadoutRanges group = { 0 };

    finding->negated = readout_phrases_add_cue (analysis, adjective, -1, &group);
  }
  readout_ranges_add (&finding->cue, start, adjective + 1);
  if (preposition >= 0)
    readout_ranges_add (&finding->cue, preposition, preposition + 1);
  readout_rules_set_source (analysis, finding, &cue.subject);
  range = readout_tree_close_marks (analysis, readout_tree_get_subtree (analysis, clause));
  if (preposition >= 0)
    range.first = MAX (range.first, (guint)preposition + 1);
  readout_ranges_add (&finding->content, range.first, range.end);
  analysis->cue_of[adjective] = 1;
  return TRUE;
}

void
readout_rules_find_adjectives (ReadoutAnalysis *analysis)
{
  guint n_tokens = readout_analysis_n_tokens (analysis);

  for (guint i = 0; i < n_tokens; i++)
    if ((get (analysis, i)->upos == READOUT_UPOS_ADJ ||
         (get (analysis, i)->upos == READOUT_UPOS_VERB &&
          get (analysis, i)->xpos == READOUT_XPOS_VBN)) &&
        analysis->cue_of[i] == 0)
      find_adjective (analysis, i);
}
