/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a report calls somebody besides the name: the words by which descriptions find them again.
 */
#include "attribution/readout-actor-roles.h"

#include <string.h>

#include "attribution/readout-actor-words.h"
#include "attribution/readout-phrases.h"

#define BIT(flag) READOUT_WORD_BIT (READOUT_WORD_##flag)

/* More roles than these are not kept. */
#define ROLES_MAX 12

/* Words between a name and the end of what describes it. */
#define APPOSITION_MAX 9

/* Whether the noun can say what @actor is. */
static gboolean
is_noun_for (const ReadoutAnalysis *analysis, guint token, const ReadoutActor *actor)
{
  if (actor->kind == READOUT_ACTOR_PERSON &&
      (readout_actor_words_get_noun_flags (analysis, token, READOUT_LIST_ROLES) != 0 ||
       readout_actor_words_get_flags (analysis, token, READOUT_LIST_TITLES) != 0))
    return TRUE;
  if (actor->kind == READOUT_ACTOR_PERSON && !actor->doubtful)
    return FALSE;
  return readout_actor_words_get_noun_flags (analysis, token, READOUT_LIST_BODIES) != 0 ||
         readout_actor_words_get_noun_flags (analysis, token, READOUT_LIST_DOCUMENTS) != 0;
}

const char *
readout_actor_roles_get_word (const ReadoutAnalysis *analysis, guint token, const char **sort)
{
  static const ReadoutList lists[] = { READOUT_LIST_ROLES, READOUT_LIST_TITLES,
                                       READOUT_LIST_BODIES };
  const ReadoutToken *t = readout_analysis_token (analysis, token);
  gboolean stop = g_str_has_suffix (t->folded, ".");
  ReadoutWord word = { 0 };

  *sort = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (readout_language_find (analysis->language, lists[i], t->folded, -1, &word) ||
        (t->lemma != NULL &&
         readout_language_find (analysis->language, lists[i], t->lemma, -1, &word)) ||
        (stop && readout_language_find (analysis->language, lists[i], t->folded,
                                        (gssize)strlen (t->folded) - 1, &word)))
      {
        if (word.value != NULL && *word.value != '\0')
          *sort = word.value;
        return word.key;
      }
  return t->folded;
}

const char *
readout_actor_roles_find_modifier (const ReadoutAnalysis *analysis, guint token)
{
  const ReadoutToken *before;

  if (token == 0)
    return NULL;
  before = readout_analysis_token (analysis, token - 1);
  if (before->sentence != readout_analysis_token (analysis, token)->sentence ||
      readout_analysis_flags (analysis, token - 1, READOUT_LIST_FUNCTION_WORDS) != 0)
    return NULL;
  return readout_phrases_is_capital (analysis, token - 1) ? before->folded : NULL;
}

void
readout_actor_roles_add (const ReadoutAnalysis *analysis, guint token, ReadoutActor *actor)
{
  ReadoutRole role = { .modifier = readout_actor_roles_find_modifier (analysis, token) };

  role.word = readout_actor_roles_get_word (analysis, token, &role.sort);

  for (guint i = 0; i < actor->roles->len; i++)
    {
      const ReadoutRole *known = &g_array_index (actor->roles, ReadoutRole, i);

      if (strcmp (known->word, role.word) == 0 && g_strcmp0 (known->modifier, role.modifier) == 0)
        return;
    }
  if (actor->roles->len < ROLES_MAX)
    g_array_append_val (actor->roles, role);
}

ReadoutRoleFit
readout_actor_roles_fit (const ReadoutActor *actor, const ReadoutRole *role)
{
  ReadoutRoleFit fit = READOUT_ROLE_FIT_NONE;

  for (guint i = 0; i < actor->roles->len; i++)
    {
      const ReadoutRole *own = &g_array_index (actor->roles, ReadoutRole, i);
      gboolean differs = role->modifier != NULL && own->modifier != NULL &&
                         strcmp (role->modifier, own->modifier) != 0;

      if (strcmp (own->word, role->word) == 0 && !differs)
        return READOUT_ROLE_FIT_WORD;
      if (!differs && (g_strcmp0 (own->sort, role->word) == 0 ||
                       (role->sort != NULL && (g_strcmp0 (own->sort, role->sort) == 0 ||
                                               strcmp (own->word, role->sort) == 0))))
        fit = READOUT_ROLE_FIT_SORT;
    }
  return fit;
}

/* "the minister, Jonas Pell,", "spokesman Jonas Pell" */
static void
note_before (const ReadoutAnalysis *analysis, const ReadoutNameSpan *span, ReadoutActor *actor)
{
  const ReadoutSentence *sentence = readout_analysis_sentence_of (analysis, span->first);
  guint i = span->first;

  if (i > sentence->first && readout_phrases_is_comma (analysis, i - 1))
    {
      /* "According to the diplomat, Pell said": another one. */
      if (span->end < sentence->end && !readout_phrases_is_comma (analysis, span->end) &&
          readout_analysis_token (analysis, span->end)->shape != READOUT_TOKEN_SHAPE_MARK)
        return;
      i--;
    }
  if (i > sentence->first && is_noun_for (analysis, i - 1, actor))
    readout_actor_roles_add (analysis, i - 1, actor);
}

/* ", the minister of trade", ", a shipping company" */
static void
note_after (const ReadoutAnalysis *analysis, const ReadoutNameSpan *span, ReadoutActor *actor)
{
  guint end = readout_analysis_sentence_of (analysis, span->first)->end;
  gint64 head = -1;

  if (span->end >= end || !readout_phrases_is_comma (analysis, span->end))
    return;
  for (guint i = span->end + 1; i < end && i < span->end + APPOSITION_MAX; i++)
    {
      guint64 flags = readout_analysis_flags (analysis, i, READOUT_LIST_FUNCTION_WORDS);

      if (is_noun_for (analysis, i, actor))
        head = i;
      else if ((flags & (BIT (PREPOSITION) | BIT (RELATIVE) | BIT (AUXILIARY) | BIT (PRONOUN))) !=
                   0 ||
               readout_phrases_is_mark (analysis, i) ||
               readout_analysis_token (analysis, i)->upos == READOUT_UPOS_VERB)
        break;
    }
  if (head >= 0)
    readout_actor_roles_add (analysis, head, actor);
}

/* "Pell is the minister of trade" */
static void
note_predicate (const ReadoutAnalysis *analysis, const ReadoutNameSpan *span, ReadoutActor *actor)
{
  for (guint i = span->start; i < span->end && analysis->has_trees; i++)
    {
      const ReadoutToken *token = readout_analysis_token (analysis, i);

      if (token->head < 0 ||
          (token->head >= (gint32)span->first && token->head < (gint32)span->end))
        continue;
      if (token->relation == READOUT_RELATION_NSUBJ && token->head > (gint32)span->end &&
          readout_analysis_token (analysis, token->head)->upos == READOUT_UPOS_NOUN &&
          is_noun_for (analysis, token->head, actor))
        readout_actor_roles_add (analysis, token->head, actor);
      return;
    }
}

void
readout_actor_roles_note (const ReadoutAnalysis *analysis,
                          const ReadoutNameSpan *span,
                          ReadoutActor *actor)
{
  for (guint i = span->first; i < span->start; i++)
    if (is_noun_for (analysis, i, actor))
      readout_actor_roles_add (analysis, i, actor);
  note_before (analysis, span, actor);
  note_after (analysis, span, actor);
  note_predicate (analysis, span, actor);
}
