/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Mends what the tagger mistakes about verbs of speech, before the rules read the words: "the
 * union, whose members waited, insists that …" has no noun "insists"; "…, the council announced."
 * has no participle.
 */
#include "attribution/readout-rules.h"

#include <string.h>

#include "attribution/readout-phrases.h"
#include "syntax/readout-syntax.h"

/* Nouns between a participle and the root of its sentence. */
#define CLIMB_MAX 4

#define BIT(flag) READOUT_WORD_BIT (READOUT_WORD_##flag)

static ReadoutToken *
get (const ReadoutAnalysis *analysis, guint token)
{
  return readout_analysis_token (analysis, token);
}

static gboolean
is_finite (const ReadoutAnalysis *analysis, guint token)
{
  guint8 xpos = get (analysis, token)->xpos;

  return xpos == READOUT_XPOS_VBD || xpos == READOUT_XPOS_VBZ || xpos == READOUT_XPOS_VBP ||
         xpos == READOUT_XPOS_MD;
}

/* Whether [first, end) has a finite verb outside of its relative clauses. */
static gboolean
has_main_verb (const ReadoutAnalysis *analysis, guint first, guint end)
{
  gboolean relative = FALSE;

  for (guint i = first; i < end; i++)
    {
      if (readout_phrases_is_comma (analysis, i))
        relative = i + 1 < end && (readout_analysis_is (analysis, i + 1, "who") ||
                                   readout_analysis_is (analysis, i + 1, "which") ||
                                   readout_analysis_is (analysis, i + 1, "whose"));
      else if (!relative && is_finite (analysis, i))
        return TRUE;
    }
  return FALSE;
}

/* "estimates" after a name and before "that", "plans" before "to" and a verb, in a sentence that
 * has no verb before it. */
static void
mend_present (const ReadoutAnalysis *analysis, guint token)
{
  const ReadoutSentence *sentence = readout_analysis_sentence_of (analysis, token);
  const char *base = readout_language_get_value (analysis->language, READOUT_LIST_FORMS,
                                                 get (analysis, token)->folded);
  ReadoutWord word;
  guint before = token - 1;

  gboolean to = token + 3 < sentence->end && readout_analysis_is (analysis, token + 1, "to") &&
                get (analysis, token + 2)->xpos == READOUT_XPOS_VB &&
                get (analysis, token)->relation == READOUT_RELATION_ROOT;

  if (base == NULL || token <= sentence->first || token + 3 >= sentence->end ||
      (!to && !readout_analysis_is (analysis, token + 1, "that")) ||
      (readout_analysis_flags (analysis, token, READOUT_LIST_FORMS) & BIT (PRESENT)) == 0 ||
      !readout_language_find (analysis->language, READOUT_LIST_VERBS, base, -1, &word) ||
      (word.flags & (to ? BIT (INFINITIVE) : BIT (THAT))) == 0)
    return;
  if (!readout_phrases_is_comma (analysis, before) &&
      !readout_analysis_is (analysis, before, ")") &&
      !(to && get (analysis, before)->upos == READOUT_UPOS_NOUN) &&
      get (analysis, before)->upos != READOUT_UPOS_PROPN)
    return;
  if (has_main_verb (analysis, sentence->first, token))
    return;
  get (analysis, token)->upos = READOUT_UPOS_VERB;
  get (analysis, token)->xpos = READOUT_XPOS_VBZ;
  get (analysis, token)->lemma = base;
}

/* "announced" at the end of a sentence, after a comma and who announced it. */
static void
mend_past (const ReadoutAnalysis *analysis, guint token)
{
  const ReadoutSentence *sentence = readout_analysis_sentence_of (analysis, token);
  ReadoutWord word;
  gint32 particle;
  ReadoutRange source;
  guint32 head;

  if (token + 2 < sentence->end || token < sentence->first + 5 ||
      !readout_phrases_find_verb (analysis, token, &word, &particle) ||
      (word.flags & BIT (THAT)) == 0 || (word.flags & BIT (QUOTE)) == 0 ||
      readout_phrases_get_group_start (analysis, token) != token ||
      !readout_phrases_find_before (analysis, sentence->first, token, &source, &head) ||
      source.first < sentence->first + 3 || source.end != token ||
      !readout_phrases_is_comma (analysis, source.first - 1))
    return;
  get (analysis, token)->xpos = READOUT_XPOS_VBD;
}

/* Whether something that the verb takes follows: an object, a clause, the preposition of a verb
 * that has no object. A participle in the passive has none of them. */
static gboolean
has_complement (const ReadoutAnalysis *analysis, guint token, const ReadoutWord *word)
{
  if (readout_analysis_is (analysis, token + 1, "by"))
    return FALSE;
  if ((word->flags & BIT (THING)) == 0 &&
      (readout_rules_get_preposition_flag (analysis, token + 1) & word->flags) != 0)
    return TRUE;
  READOUT_TOKEN_CHILDREN (analysis->segments, token, child)
  {
    ReadoutRelation relation = readout_tree_get_relation (analysis, child);

    if ((guint)child > token &&
        (relation == READOUT_RELATION_OBJ ||
         (relation == READOUT_RELATION_CCOMP && (word->flags & BIT (THAT)) != 0)))
      return TRUE;
  }
  return FALSE;
}

/* Whether nothing but nouns stands above @noun, to the root, and none of them is a predicate. */
static gboolean
is_verbless (const ReadoutAnalysis *analysis, gint32 noun)
{
  for (guint depth = 0; depth < CLIMB_MAX; depth++)
    {
      const ReadoutToken *token = get (analysis, noun);

      if ((token->upos != READOUT_UPOS_NOUN && token->upos != READOUT_UPOS_PROPN &&
           (depth > 0 || token->upos != READOUT_UPOS_PRON)) ||
          readout_tree_find_child (analysis, noun, READOUT_RELATION_COP) >= 0 ||
          readout_tree_find_child (analysis, noun, READOUT_RELATION_NSUBJ) >= 0)
        return FALSE;
      if (token->head < 0)
        return TRUE;
      noun = token->head;
    }
  return FALSE;
}

/* "even as residents of the valley called for his dismissal": a participle after the noun phrase of
 * a clause that has no other verb is its past tense. */
static void
mend_main (const ReadoutAnalysis *analysis, guint token)
{
  const ReadoutSentence *sentence = readout_analysis_sentence_of (analysis, token);
  gint32 noun = get (analysis, token)->head;
  gint32 opener;
  ReadoutWord word;
  gint32 particle;

  if (get (analysis, token)->relation != READOUT_RELATION_ACL || noun < 0 || noun > (gint32)token ||
      token + 2 >= sentence->end ||
      !readout_phrases_find_verb (analysis, token, &word, &particle) ||
      readout_phrases_get_group_start (analysis, token) != token ||
      !has_complement (analysis, token, &word))
    return;
  opener = readout_tree_find_child (analysis, noun, READOUT_RELATION_MARK);
  if (opener < 0)
    opener = readout_tree_find_case (analysis, noun);
  if (is_verbless (analysis, noun))
    {
      get (analysis, token)->xpos = READOUT_XPOS_VBD;
      return;
    }
  if (opener < 0 || opener > noun ||
      !(readout_analysis_is (analysis, opener, "as") ||
        readout_analysis_is (analysis, opener, "while") ||
        readout_analysis_is (analysis, opener, "when") ||
        readout_analysis_is (analysis, opener, "because") ||
        readout_analysis_is (analysis, opener, "after") ||
        readout_analysis_is (analysis, opener, "although")))
    return;
  get (analysis, token)->xpos = READOUT_XPOS_VBD;
}

void
readout_rules_mend_verbs (ReadoutAnalysis *analysis)
{
  guint n_tokens = readout_analysis_n_tokens (analysis);

  for (guint i = 0; i < n_tokens; i++)
    {
      const ReadoutToken *token = get (analysis, i);

      if (analysis->marked_of[i] != 0)
        continue;
      if (token->upos == READOUT_UPOS_NOUN && token->xpos == READOUT_XPOS_NNS)
        mend_present (analysis, i);
      else if (token->upos == READOUT_UPOS_VERB && token->xpos == READOUT_XPOS_VBN)
        {
          mend_past (analysis, i);
          mend_main (analysis, i);
        }
    }
}
