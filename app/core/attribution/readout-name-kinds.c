/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Of what kind a name is: by the lists, by its form, by what stands around it.
 */
#include "attribution/readout-name-kinds.h"

#include <string.h>

#include "attribution/readout-actor-words.h"
#include "attribution/readout-phrases.h"

#define BIT(flag) READOUT_WORD_BIT (READOUT_WORD_##flag)

gboolean
readout_name_kinds_find (const ReadoutAnalysis *analysis,
                         const char *key,
                         guint first,
                         guint end,
                         ReadoutActorKind *kind)
{
  static const ReadoutList lists[] = { READOUT_LIST_OUTLETS, READOUT_LIST_NAMES,
                                       READOUT_LIST_PLACES };
  guint64 flags;

  if (g_str_has_prefix (key, "the "))
    key += 4;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      flags = readout_language_get_flags (analysis->language, lists[i], key);
      if (flags != 0 && (flags & BIT (ADJECTIVE)) == 0)
        {
          *kind = readout_actor_words_get_kind (flags);
          return TRUE;
        }
    }
  for (guint i = first; i < end; i++)
    {
      gboolean last = i + 1 == end;

      if (!last && !readout_analysis_is (analysis, i + 1, "of") &&
          !readout_analysis_is (analysis, i + 1, "for"))
        continue;
      flags = readout_actor_words_get_noun_flags (analysis, i, READOUT_LIST_BODIES);
      if (flags != 0)
        {
          *kind = readout_actor_words_get_kind (flags);
          return TRUE;
        }
      break;
    }
  return FALSE;
}

/* "Palestinians", "Houthis", "Voters": people in the plural. */
static gboolean
is_people (const ReadoutAnalysis *analysis, guint token)
{
  const ReadoutToken *t = readout_analysis_token (analysis, token);
  gsize length = strlen (t->folded);
  g_autofree char *singular = NULL;

  if (length < 5 || t->folded[length - 1] != 's' ||
      readout_actor_words_get_flags (analysis, token, READOUT_LIST_GIVEN_NAMES) != 0)
    return FALSE;
  singular = g_strndup (t->folded, length - 1);
  if ((readout_language_get_flags (analysis->language, READOUT_LIST_PLACES, singular) &
       BIT (ADJECTIVE)) != 0)
    return TRUE;
  if (readout_actor_words_get_noun_flags (analysis, token, READOUT_LIST_ROLES) != 0)
    return TRUE;
  return analysis->has_trees && t->xpos == READOUT_XPOS_NNPS;
}

ReadoutActorKind
readout_name_kinds_guess (const ReadoutAnalysis *analysis, const ReadoutNameSpan *span)
{
  if (span->titled || span->end != span->start + 1 ||
      readout_name_kinds_get_gender (analysis, span->start) != 0)
    return READOUT_ACTOR_PERSON;
  if (is_people (analysis, span->start) ||
      (readout_actor_words_get_flags (analysis, span->start, READOUT_LIST_PLACES) &
       BIT (ADJECTIVE)) != 0)
    return READOUT_ACTOR_GROUP;
  if (readout_analysis_token (analysis, span->start)->shape == READOUT_TOKEN_SHAPE_UPPER)
    return READOUT_ACTOR_ORGANISATION;
  return READOUT_ACTOR_PERSON;
}

guint
readout_name_kinds_get_gender (const ReadoutAnalysis *analysis, guint token)
{
  guint64 flags = readout_actor_words_get_flags (analysis, token, READOUT_LIST_GIVEN_NAMES);

  return ((flags & BIT (MALE)) != 0 ? READOUT_GENDER_MALE : 0) |
         ((flags & BIT (FEMALE)) != 0 ? READOUT_GENDER_FEMALE : 0);
}

/* ", a shipping company", ", the mayor of Merren": what @first begins. */
static void
vote_apposition (const ReadoutAnalysis *analysis, ReadoutActor *actor, guint first)
{
  guint end = readout_analysis_sentence_of (analysis, first - 1)->end;

  for (guint i = first; i < end && i < first + 6; i++)
    {
      const ReadoutToken *token = readout_analysis_token (analysis, i);

      if (readout_phrases_is_comma (analysis, i) || readout_phrases_is_mark (analysis, i) ||
          token->upos == READOUT_UPOS_VERB || token->upos == READOUT_UPOS_AUX ||
          (readout_analysis_flags (analysis, i, READOUT_LIST_FUNCTION_WORDS) & BIT (PREPOSITION)) !=
              0)
        return;
      if (readout_actor_words_get_flags (analysis, i, READOUT_LIST_ROLES) != 0)
        actor->person_votes++;
      if (readout_actor_words_get_flags (analysis, i, READOUT_LIST_BODIES) != 0 &&
          token->shape == READOUT_TOKEN_SHAPE_LOWER &&
          (i + 1 == end || readout_analysis_token (analysis, i + 1)->upos != READOUT_UPOS_NOUN))
        {
          actor->body_votes++;
          return;
        }
    }
}

/* "itself Red Lantern", "a group called Red Lantern", "a spokesman for Norva Lines", "Norva Lines,
 * based in Merren", "Norva Lines's chief executive": only of a body. */
static void
vote_body (const ReadoutAnalysis *analysis, ReadoutActor *actor, guint first, guint end)
{
  static const char *const of_body[] = { "based",   "owned",    "headquartered",
                                         "founded", "operated", NULL };
  static const char *const parts[] = { "ceo",       "chairman",     "spokesman",  "spokeswoman",
                                       "founder",   "shareholders", "shares",     "headquarters",
                                       "customers", "subsidiary",   "executives", "spokesperson",
                                       "board",     "employees",    NULL };
  guint n_tokens = readout_analysis_n_tokens (analysis);

  if (first > 0 && readout_analysis_is (analysis, first - 1, "itself"))
    actor->body_votes += 2;
  if (first > 1 &&
      (readout_analysis_is (analysis, first - 1, "called") ||
       readout_analysis_is (analysis, first - 1, "named")) &&
      readout_actor_words_get_flags (analysis, first - 2, READOUT_LIST_BODIES) != 0)
    actor->body_votes += 2;
  if (first > 1 && readout_analysis_is (analysis, first - 1, "for") &&
      g_str_has_prefix (readout_analysis_token (analysis, first - 2)->folded, "spokes") &&
      end > first + 1)
    actor->body_votes++;
  if (end + 1 < n_tokens && readout_phrases_is_comma (analysis, end) &&
      g_strv_contains (of_body, readout_analysis_token (analysis, end + 1)->folded))
    actor->body_votes++;
  if (end + 1 < n_tokens && readout_analysis_is (analysis, end, "'s"))
    for (guint i = end + 1; i < n_tokens && i < end + 4; i++)
      if (g_strv_contains (parts, readout_analysis_token (analysis, i)->folded) ||
          (readout_analysis_is (analysis, i, "executive") &&
           readout_analysis_is (analysis, i - 1, "chief")))
        actor->body_votes++;
}

void
readout_name_kinds_vote (const ReadoutAnalysis *analysis,
                         ReadoutActor *actor,
                         guint first,
                         guint end)
{
  guint n_tokens = readout_analysis_n_tokens (analysis);

  if (!actor->doubtful)
    return;
  if (first > 0 && (readout_analysis_is (analysis, first - 1, "in") ||
                    readout_analysis_is (analysis, first - 1, "across") ||
                    readout_analysis_is (analysis, first - 1, "into") ||
                    readout_analysis_is (analysis, first - 1, "neighbouring") ||
                    readout_analysis_is (analysis, first - 1, "neighboring")))
    actor->place_votes++;
  if (first > 1 && readout_analysis_is (analysis, first - 1, "of") &&
      (readout_actor_words_get_flags (analysis, first - 2, READOUT_LIST_BODIES) & BIT (STATE)) != 0)
    actor->place_votes++;
  if (first > 0 && end > first + 1 && readout_analysis_is (analysis, first - 1, "the"))
    actor->body_votes++;
  vote_body (analysis, actor, first, end);
  if (end + 1 < n_tokens && readout_phrases_is_comma (analysis, end))
    {
      if (readout_analysis_is (analysis, end + 1, "which"))
        actor->body_votes++;
      if (readout_analysis_is (analysis, end + 1, "who"))
        actor->person_votes++;
      vote_apposition (analysis, actor, end + 1);
    }
  if (end + 2 < n_tokens && readout_analysis_is (analysis, end, "'s"))
    for (guint i = end + 1; i < n_tokens && i < end + 4; i++)
      if ((readout_actor_words_get_flags (analysis, i, READOUT_LIST_BODIES) & BIT (STATE)) != 0)
        actor->place_votes++;
}

void
readout_name_kinds_settle (ReadoutAnalysis *analysis)
{
  for (guint i = 0; i < analysis->actors->len; i++)
    {
      ReadoutActor *actor = g_ptr_array_index (analysis->actors, i);

      if (!actor->doubtful)
        continue;
      if (actor->person_votes > actor->body_votes ||
          (actor->person_votes > 0 && actor->body_votes < 2) || actor->gender != 0)
        {
          actor->doubtful = FALSE;
          continue;
        }
      if (actor->place_votes > 0 && strchr (actor->key, ' ') == NULL)
        actor->kind = READOUT_ACTOR_STATE;
      else if (actor->body_votes > 0)
        actor->kind = READOUT_ACTOR_ORGANISATION;
    }
}
