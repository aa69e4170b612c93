/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A word with its dependents: its frame, who does it, whether it is negated, to come or wanted.
 */
#include "stance/readout-predicate.h"

#include <string.h>

#include "syntax/readout-syntax.h"

static const ReadoutToken *
get (const ReadoutSegments *segments, gint32 token)
{
  return readout_segments_get_token (segments, (guint)token);
}

static ReadoutRelation
get_relation (const ReadoutSegments *segments, gint32 token)
{
  return readout_relation_get_base (get (segments, token)->relation);
}

static ReadoutPredicate
find_verb (const ReadoutFrames *frames, const ReadoutSegments *segments, gint32 token)
{
  const ReadoutToken *verb = get (segments, token);
  ReadoutPredicate predicate = { NULL, -1 };
  char key[READOUT_TOKEN_MAX_LENGTH * 2 + 2];
  g_autofree char *lemma = g_ascii_strdown (verb->lemma, -1);

  READOUT_TOKEN_CHILDREN (segments, (guint)token, child)
  {
    gint32 word = -1;
    ReadoutRelation relation = get_relation (segments, child);

    if (get (segments, child)->relation == READOUT_RELATION_COMPOUND_PRT ||
        (relation == READOUT_RELATION_ADVMOD && child == token + 1))
      word = child;
    else if (relation == READOUT_RELATION_OBL && child > token)
      word = readout_predicate_find_preposition (segments, child);
    if (word < 0 || word > token + 4)
      continue;
    g_snprintf (key, sizeof key, "%s %s", lemma, get (segments, word)->folded);
    predicate.frame = readout_frames_find (frames, READOUT_WORD_CLASS_VERB, key);
    if (predicate.frame != NULL)
      {
        predicate.particle = word;
        return predicate;
      }
  }
  predicate.frame = readout_frames_find (frames, READOUT_WORD_CLASS_VERB, lemma);
  if (predicate.frame == NULL)
    predicate.frame = readout_predicate_find_form (frames, verb->folded);
  return predicate;
}

const ReadoutFrame *
readout_predicate_find_for (const ReadoutFrames *frames,
                            const ReadoutSegments *segments,
                            gint32 token)
{
  char key[READOUT_TOKEN_MAX_LENGTH + 5];
  const ReadoutFrame *frame;

  g_snprintf (key, sizeof key, "%s for", get (segments, token)->lemma);
  frame = readout_frames_find (frames, READOUT_WORD_CLASS_VERB, key);
  return frame != NULL
             ? frame
             : readout_frames_find (frames, READOUT_WORD_CLASS_VERB, get (segments, token)->lemma);
}

ReadoutPredicate
readout_predicate_find (const ReadoutFrames *frames, const ReadoutSegments *segments, gint32 token)
{
  const ReadoutToken *word = get (segments, token);
  ReadoutPredicate predicate = { NULL, -1 };

  switch (word->upos)
    {
    case READOUT_UPOS_VERB:
    case READOUT_UPOS_AUX:
      return find_verb (frames, segments, token);
    case READOUT_UPOS_NOUN:
    case READOUT_UPOS_PROPN:
      predicate.frame = readout_predicate_find_noun (frames, segments, token);
      break;
    case READOUT_UPOS_ADJ:
      predicate.frame = readout_frames_find (frames, READOUT_WORD_CLASS_ADJECTIVE, word->folded);
      if (predicate.frame == NULL)
        predicate.frame = readout_frames_find (frames, READOUT_WORD_CLASS_ADJECTIVE, word->lemma);
      break;
    case READOUT_UPOS_ADV:
      predicate.frame = readout_frames_find (frames, READOUT_WORD_CLASS_ADVERB, word->folded);
      break;
    default:
      break;
    }
  return predicate;
}

/* "cease-fire" is three tokens. */
static const ReadoutFrame *
find_hyphened (const ReadoutFrames *frames, const ReadoutSegments *segments, gint32 token)
{
  const ReadoutToken *word = get (segments, token);
  const ReadoutToken *hyphen;
  const ReadoutToken *first;
  char key[READOUT_TOKEN_MAX_LENGTH * 2 + 2];

  if (token < 2 || word->space_before)
    return NULL;
  hyphen = get (segments, token - 1);
  first = get (segments, token - 2);
  if (strcmp (hyphen->form, "-") != 0 || hyphen->space_before || first->sentence != word->sentence)
    return NULL;
  g_snprintf (key, sizeof key, "%s-%s", first->folded, word->lemma);
  return readout_frames_find (frames, READOUT_WORD_CLASS_NOUN, key);
}

const ReadoutFrame *
readout_predicate_find_noun (const ReadoutFrames *frames,
                             const ReadoutSegments *segments,
                             gint32 token)
{
  const ReadoutToken *word = get (segments, token);
  const ReadoutFrame *frame;
  gsize length = strlen (word->folded);

  if (word->upos != READOUT_UPOS_NOUN && word->upos != READOUT_UPOS_PROPN)
    return NULL;
  frame = find_hyphened (frames, segments, token);
  if (frame != NULL)
    return frame;
  if (word->upos == READOUT_UPOS_NOUN)
    {
      frame = readout_frames_find (frames, READOUT_WORD_CLASS_NOUN, word->lemma);
      return frame != NULL ? frame
                           : readout_frames_find (frames, READOUT_WORD_CLASS_NOUN, word->folded);
    }
  /* "Critics" at the start of a sentence, "attack" in a headline pass for names. */
  frame = readout_frames_find (frames, READOUT_WORD_CLASS_NOUN, word->folded);
  if (frame == NULL && length > 2 && word->folded[length - 1] == 's')
    {
      g_autofree char *singular = g_strndup (word->folded, length - 1);

      frame = readout_frames_find (frames, READOUT_WORD_CLASS_NOUN, singular);
    }
  return frame != NULL && (word->shape == READOUT_TOKEN_SHAPE_LOWER ||
                           frame->roles[READOUT_ROLE_KIN] != READOUT_ROLE_UNSET)
             ? frame
             : NULL;
}

const ReadoutFrame *
readout_predicate_find_form (const ReadoutFrames *frames, const char *form)
{
  static const char *const endings[][2] = { { "ied", "y" }, { "ies", "y" }, { "ed", "" },
                                            { "ed", "e" },  { "es", "" },   { "s", "" } };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (form, endings[i][0]) && strlen (form) > 4)
      {
        g_autofree char *stem = g_strndup (form, strlen (form) - strlen (endings[i][0]));
        g_autofree char *lemma = g_strconcat (stem, endings[i][1], NULL);
        const ReadoutFrame *frame = readout_frames_find (frames, READOUT_WORD_CLASS_VERB, lemma);

        if (frame != NULL)
          return frame;
      }
  return NULL;
}

gint32
readout_predicate_find_preposition (const ReadoutSegments *segments, gint32 token)
{
  READOUT_TOKEN_CHILDREN (segments, (guint)token, child)
  if (get_relation (segments, child) == READOUT_RELATION_CASE &&
      get (segments, child)->upos != READOUT_UPOS_PART && child < token)
    return child;
  return -1;
}

const char *
readout_predicate_get_preposition (const ReadoutSegments *segments, gint32 token)
{
  gint32 preposition = readout_predicate_find_preposition (segments, token);

  return preposition >= 0 ? get (segments, preposition)->folded : NULL;
}

/* Of a verb or a predicate with a copula. */
static gint32
find_subject (const ReadoutSegments *segments, gint32 predicate)
{
  static const char *const quantifiers[] = { "some", "many", "most", "few", "others", NULL };
  gint32 subject = -1;

  READOUT_TOKEN_CHILDREN (segments, (guint)predicate, child)
  {
    ReadoutRelation relation = get (segments, child)->relation;

    if (relation == READOUT_RELATION_OBL_AGENT)
      return child;
    if (relation == READOUT_RELATION_NSUBJ && subject < 0)
      subject = child;
    /* "Some oppose it", which the tree takes for something else */
    if (subject < 0 && child < predicate &&
        g_strv_contains (quantifiers, get (segments, child)->folded) &&
        get (segments, predicate)->upos == READOUT_UPOS_VERB)
      subject = child;
  }
  return subject;
}

static gboolean
is_passive (const ReadoutSegments *segments, gint32 predicate)
{
  return readout_syntax_find_child (segments, (guint)predicate, READOUT_RELATION_NSUBJ_PASS) >= 0 ||
         readout_syntax_find_child (segments, (guint)predicate, READOUT_RELATION_AUX_PASS) >= 0;
}

static gboolean
is_relative (const ReadoutToken *token)
{
  return token->xpos == READOUT_XPOS_WDT || token->xpos == READOUT_XPOS_WP;
}

/* "a Varlandish plan", not "a good plan". */
static gboolean
is_of_name (const ReadoutToken *adjective)
{
  return adjective->upos != READOUT_UPOS_ADJ || adjective->shape != READOUT_TOKEN_SHAPE_LOWER;
}

/* Of a noun: who owns it. */
static gint32
find_owner (const ReadoutSegments *segments, gint32 noun)
{
  gint32 owner = -1;

  READOUT_TOKEN_CHILDREN (segments, (guint)noun, child)
  {
    ReadoutRelation relation = get (segments, child)->relation;
    const char *preposition = readout_predicate_get_preposition (segments, child);

    if (relation == READOUT_RELATION_NMOD_POSS ||
        (preposition != NULL && strcmp (preposition, "by") == 0))
      return child;
    if ((relation == READOUT_RELATION_COMPOUND ||
         (relation == READOUT_RELATION_AMOD && is_of_name (get (segments, child))) ||
         (preposition != NULL && strcmp (preposition, "from") == 0)) &&
        owner < 0)
      owner = child;
  }
  return owner;
}

gint32
readout_predicate_find_agent (const ReadoutSegments *segments, gint32 predicate, gint32 except)
{
  const ReadoutToken *token = get (segments, predicate);
  gint32 agent = find_subject (segments, predicate);

  /* "critics who oppose it"; but "whoever opposes it" has no other name */
  if (agent >= 0 && is_relative (get (segments, agent)) &&
      get_relation (segments, predicate) == READOUT_RELATION_ACL)
    agent = token->head;
  else if (agent < 0 && token->upos == READOUT_UPOS_NOUN)
    agent = find_owner (segments, predicate);
  else if (agent < 0 && get_relation (segments, predicate) == READOUT_RELATION_ACL &&
           token->xpos == READOUT_XPOS_VBG)
    agent = token->head;
  return agent != except ? agent : -1;
}

gboolean
readout_predicate_has_subject (const ReadoutSegments *segments, gint32 predicate)
{
  return find_subject (segments, predicate) >= 0 || is_passive (segments, predicate);
}

gboolean
readout_predicate_is_negation (const ReadoutSegments *segments, gint32 token)
{
  static const char *const words[] = { "not",    "n't", "never",   "no", "neither",
                                       "hardly", "nor", "without", NULL };

  return g_strv_contains (words, get (segments, token)->folded);
}

gboolean
readout_predicate_is_negated (const ReadoutSegments *segments, gint32 predicate)
{
  READOUT_TOKEN_CHILDREN (segments, (guint)predicate, child)
  {
    ReadoutRelation relation = get_relation (segments, child);

    if ((relation == READOUT_RELATION_ADVMOD || relation == READOUT_RELATION_DET ||
         relation == READOUT_RELATION_MARK || relation == READOUT_RELATION_CC) &&
        readout_predicate_is_negation (segments, child))
      return TRUE;
  }
  return FALSE;
}

static gboolean
has_auxiliary (const ReadoutSegments *segments, gint32 predicate, const char *const *words)
{
  READOUT_TOKEN_CHILDREN (segments, (guint)predicate, child)
  if (get_relation (segments, child) == READOUT_RELATION_AUX &&
      g_strv_contains (words, get (segments, child)->folded))
    return TRUE;
  return FALSE;
}

gboolean
readout_predicate_is_future (const ReadoutSegments *segments, gint32 predicate)
{
  static const char *const words[] = { "will",  "would", "'ll", "shall", "may",
                                       "might", "could", "can", NULL };

  return has_auxiliary (segments, predicate, words);
}

gboolean
readout_predicate_is_obliged (const ReadoutSegments *segments, gint32 predicate)
{
  static const char *const words[] = { "must", "should", "ought", NULL };
  static const char *const verbs[] = { "need", "have", NULL };

  if (has_auxiliary (segments, predicate, words))
    return TRUE;
  return g_strv_contains (verbs, get (segments, predicate)->lemma) &&
         readout_syntax_find_child (segments, (guint)predicate, READOUT_RELATION_XCOMP) >= 0;
}
