/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Deeds that say as much as words: "walked out of the talks", "vetoed the bill".
 */
#include "attribution/readout-rules.h"

#include <string.h>

#include "attribution/readout-content.h"
#include "attribution/readout-phrases.h"
#include "syntax/readout-syntax.h"

#define BIT(flag) READOUT_WORD_BIT (READOUT_WORD_##flag)

static const ReadoutToken *
get (const ReadoutAnalysis *analysis, guint token)
{
  return readout_analysis_token (analysis, token);
}

/* Marks what is inside the content of a finding, one byte a token: there somebody else tells of the
 * deed. */
static guint8 *
mark_contents (const ReadoutAnalysis *analysis)
{
  guint8 *inside = g_new0 (guint8, readout_analysis_n_tokens (analysis) + 1);

  for (guint i = 0; i < analysis->findings->len; i++)
    {
      const ReadoutFinding *finding = &g_array_index (analysis->findings, ReadoutFinding, i);

      for (guint j = 0; j < finding->content.n && !finding->dropped; j++)
        memset (inside + finding->content.item[j].first, 1,
                finding->content.item[j].end - finding->content.item[j].first);
    }
  return inside;
}

/* Whether an auxiliary makes it a thing to come, or one that only could be: "would sign". */
static gboolean
is_unreal (const ReadoutAnalysis *analysis, guint verb)
{
  READOUT_TOKEN_CHILDREN (analysis->segments, verb, child)
  {
    guint64 flags = readout_analysis_flags (analysis, child, READOUT_LIST_FUNCTION_WORDS);

    if ((guint)child < verb && (flags & BIT (MODAL)) != 0)
      return TRUE;
    if (readout_tree_get_relation (analysis, child) == READOUT_RELATION_MARK &&
        (readout_analysis_is (analysis, child, "if") ||
         readout_analysis_is (analysis, child, "unless") ||
         readout_analysis_is (analysis, child, "until") ||
         readout_analysis_is (analysis, child, "before") ||
         readout_analysis_is (analysis, child, "whether")))
      return TRUE;
  }
  return FALSE;
}

/* Whether the verb tells that something was done. */
static gboolean
is_done (const ReadoutAnalysis *analysis, guint verb)
{
  switch (get (analysis, verb)->xpos)
    {
    case READOUT_XPOS_VBD:
    case READOUT_XPOS_VBZ:
    case READOUT_XPOS_VBP:
      break;
    case READOUT_XPOS_VBN:
      /* "Lethia imposed sanctions" is no participle, whatever the tagger says */
      if (readout_tree_find_child (analysis, verb, READOUT_RELATION_AUX) < 0 &&
          !readout_tree_is_passive (analysis, verb) &&
          (readout_tree_find_child (analysis, verb, READOUT_RELATION_NSUBJ) < 0 ||
           readout_tree_find_child (analysis, verb, READOUT_RELATION_OBJ) < 0))
        return FALSE;
      break;
    case READOUT_XPOS_VB:
      /* "did not sign" */
      if (readout_tree_is_infinitive (analysis, verb) ||
          readout_tree_find_child (analysis, verb, READOUT_RELATION_AUX) < 0)
        return FALSE;
      break;
    default:
      return FALSE;
    }
  return !is_unreal (analysis, verb);
}

/* "Varland", which the tagger takes for a noun. */
static gboolean
is_name (const ReadoutAnalysis *analysis, guint token)
{
  const ReadoutToken *noun = get (analysis, token);

  return noun->upos == READOUT_UPOS_PROPN ||
         (noun->xpos == READOUT_XPOS_NN && readout_phrases_is_capital (analysis, token));
}

/* Whether somebody does it: not "the strike ended the season", "it joined the alliance". */
static gboolean
is_somebody (const ReadoutAnalysis *analysis, const ReadoutSubject *subject)
{
  const ReadoutToken *token;

  if (subject->head < 0 || subject->antecedent < 0)
    return FALSE;
  token = get (analysis, subject->antecedent);
  return is_name (analysis, (guint)subject->antecedent) ||
         readout_language_find (analysis->language, READOUT_LIST_ROLES, token->lemma, -1, NULL) ||
         readout_language_find (analysis->language, READOUT_LIST_TITLES, token->lemma, -1, NULL) ||
         readout_language_find (analysis->language, READOUT_LIST_BODIES, token->lemma, -1, NULL) ||
         readout_analysis_is (analysis, subject->antecedent, "he") ||
         readout_analysis_is (analysis, subject->antecedent, "she") ||
         readout_analysis_is (analysis, subject->antecedent, "they");
}

/* The noun behind the verb that a preposition of @flags brings: in "walked out of the talks" each
 * word before the noun is a preposition to the tree: the last one counts. */
static gint32
find_after_preposition (const ReadoutAnalysis *analysis,
                        guint verb,
                        guint64 flags,
                        gint32 *preposition)
{
  READOUT_TOKEN_CHILDREN (analysis->segments, verb, child)
  {
    ReadoutRelation relation = readout_tree_get_relation (analysis, child);

    if ((guint)child < verb ||
        (relation != READOUT_RELATION_OBL && relation != READOUT_RELATION_NMOD))
      continue;
    READOUT_TOKEN_CHILDREN (analysis->segments, (guint)child, word)
    if (word < child && readout_tree_get_relation (analysis, word) == READOUT_RELATION_CASE &&
        (readout_rules_get_preposition_flag (analysis, (guint)word) & flags) != 0)
      {
        *preposition = word;
        return child;
      }
  }
  return -1;
}

static gboolean
is_affair (const ReadoutAnalysis *analysis, guint token)
{
  return readout_language_find (analysis->language, READOUT_LIST_AFFAIRS,
                                get (analysis, token)->lemma, -1, NULL);
}

/* The object; of "broke off the talks" the noun that the particle stands before, whatever the tree
 * takes it for. */
static gint32
find_object (const ReadoutAnalysis *analysis, const ReadoutCue *cue)
{
  gint32 object = readout_tree_find_child (analysis, cue->verb,
                                           readout_tree_is_passive (analysis, cue->verb)
                                               ? READOUT_RELATION_NSUBJ
                                               : READOUT_RELATION_OBJ);

  if (object < 0 && cue->particle >= 0 &&
      readout_tree_get_relation (analysis, (guint)cue->particle) == READOUT_RELATION_CASE)
    {
      object = get (analysis, (guint)cue->particle)->head;
      if (object <= cue->particle || get (analysis, (guint)object)->head != (gint32)cue->verb)
        return -1;
    }
  return object;
}

/* What the deed is done to, and the preposition before it; -1 where it is done to nothing that can
 * be talked about. */
static gint32
find_thing (const ReadoutAnalysis *analysis, const ReadoutCue *cue, gint32 *preposition)
{
  guint64 flags = cue->word.flags;
  gint32 thing = -1;

  *preposition = -1;
  if ((flags & (BIT (THING) | BIT (WEAK_THING))) != 0)
    {
      thing = find_object (analysis, cue);
      if (thing >= 0 && get (analysis, thing)->upos != READOUT_UPOS_PRON &&
          !readout_content_is_time (analysis, (guint)thing) &&
          ((flags & BIT (THING)) != 0 || is_affair (analysis, (guint)thing)))
        return thing;
      if (thing >= 0)
        return -1;
    }
  thing = find_after_preposition (analysis, cue->verb, flags, preposition);
  if (thing < 0 || get (analysis, thing)->upos == READOUT_UPOS_PRON ||
      ((flags & BIT (WEAK)) != 0 && !is_affair (analysis, (guint)thing)))
    return -1;
  return thing;
}

gboolean
readout_rules_is_deed (const ReadoutAnalysis *analysis, guint token)
{
  gint32 object;
  ReadoutWord word;
  gint32 particle;

  if (!analysis->has_trees ||
      !readout_phrases_find_word (analysis, READOUT_LIST_DEEDS, token, &word, &particle) ||
      (word.flags & BIT (WEAK_THING)) == 0)
    return FALSE;
  object = readout_tree_find_child (analysis, token, READOUT_RELATION_OBJ);
  return object >= 0 && is_affair (analysis, (guint)object) && is_done (analysis, token);
}

static void
add_deed (ReadoutAnalysis *analysis, const ReadoutCue *cue)
{
  gint32 preposition;
  gint32 thing = find_thing (analysis, cue, &preposition);
  ReadoutFinding *finding;
  ReadoutRange range;

  if (thing < 0)
    return;
  range = readout_content_of (analysis, (guint)thing);
  if (cue->particle >= (gint32)range.first && cue->particle < thing)
    range.first = (guint)cue->particle + 1;
  finding = readout_rules_add (analysis, READOUT_RULE_DEED, cue);
  if (preposition >= 0)
    {
      readout_ranges_add (&finding->cue, (guint)preposition, (guint)preposition + 1);
      range.first = MAX (range.first, (guint)preposition + 1);
    }
  readout_ranges_add (&finding->content, range.first, range.end);
}

void
readout_rules_find_deeds (ReadoutAnalysis *analysis)
{
  guint n_tokens = readout_analysis_n_tokens (analysis);
  g_autofree guint8 *inside = mark_contents (analysis);

  for (guint i = 0; i < n_tokens; i++)
    {
      ReadoutCue cue;

      if (inside[i] || analysis->marked_of[i] != 0 || analysis->cue_of[i] != 0 ||
          get (analysis, i)->upos != READOUT_UPOS_VERB ||
          !readout_phrases_find_word (analysis, READOUT_LIST_DEEDS, i, &cue.word, &cue.particle) ||
          !is_done (analysis, i))
        continue;
      cue.verb = i;
      cue.subject = readout_rules_find_speaker (analysis, i);
      if (is_somebody (analysis, &cue.subject))
        add_deed (analysis, &cue);
    }
}
