/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whom a pronoun means.
 */
#include "attribution/readout-antecedents.h"

#include <string.h>

ReadoutActor *
readout_antecedents_find_latest (ReadoutAnalysis *analysis,
                                 guint32 before,
                                 ReadoutActorFits fits,
                                 gpointer data)
{
  ReadoutActor *best = NULL;
  gint64 best_score = -1;

  for (guint i = 0; i < analysis->recent->len; i++)
    {
      ReadoutActor *actor = g_ptr_array_index (analysis->recent, i);
      gint64 score = MAX ((gint64)actor->last, actor->spoke + 40);

      if (fits (actor, data) && score > best_score && actor->first < before)
        {
          best = actor;
          best_score = score;
        }
    }
  return best;
}

static gboolean
fits_gender (const ReadoutActor *actor, gpointer data)
{
  guint gender = GPOINTER_TO_UINT (data);

  return (actor->kind == READOUT_ACTOR_PERSON || actor->kind == READOUT_ACTOR_ANONYMOUS) &&
         !actor->plural && (actor->gender == 0 || (actor->gender & gender) != 0);
}

static gboolean
fits_thing (const ReadoutActor *actor, gpointer data)
{
  return actor->kind != READOUT_ACTOR_PERSON && actor->kind != READOUT_ACTOR_GROUP &&
         actor->kind != READOUT_ACTOR_ANONYMOUS;
}

static gboolean
fits_plural (const ReadoutActor *actor, gpointer data)
{
  return actor->plural || actor->kind == READOUT_ACTOR_GROUP ||
         actor->kind == READOUT_ACTOR_ORGANISATION || actor->kind == READOUT_ACTOR_MEDIA ||
         actor->kind == READOUT_ACTOR_STATE;
}

/* Remembers @actor among those named lately, of whom only so many are kept. */
void
readout_antecedents_touch (ReadoutAnalysis *analysis, ReadoutActor *actor, guint32 token)
{
  actor->last = token;
  g_ptr_array_remove (analysis->recent, actor);
  if (analysis->recent->len >= 24)
    g_ptr_array_remove_index (analysis->recent, 0);
  g_ptr_array_add (analysis->recent, actor);
}

ReadoutActor *
readout_antecedents_find_pronoun (ReadoutAnalysis *analysis, guint token)
{
  const char *folded = readout_analysis_token (analysis, token)->folded;

  if (strcmp (folded, "he") == 0 || strcmp (folded, "him") == 0 || strcmp (folded, "his") == 0)
    return readout_antecedents_find_latest (analysis, token, fits_gender,
                                            GUINT_TO_POINTER (READOUT_GENDER_MALE));
  if (strcmp (folded, "she") == 0 || strcmp (folded, "her") == 0)
    return readout_antecedents_find_latest (analysis, token, fits_gender,
                                            GUINT_TO_POINTER (READOUT_GENDER_FEMALE));
  if (strcmp (folded, "it") == 0 || strcmp (folded, "its") == 0)
    return readout_antecedents_find_latest (analysis, token, fits_thing, NULL);
  if (strcmp (folded, "they") == 0 || strcmp (folded, "their") == 0)
    return readout_antecedents_find_latest (analysis, token, fits_plural, NULL);
  return NULL;
}

/* "Norland said it would wait": a pronoun that begins what somebody says is that somebody, where it
 * can be. %NULL where it is not. */
ReadoutActor *
readout_antecedents_find_outer (const ReadoutAnalysis *analysis, const ReadoutFinding *finding)
{
  const ReadoutFinding *outer;
  ReadoutActor *speaker;
  guint32 first;
  guint token;

  if (finding->outer < 0 || finding->source_token < 0)
    return NULL;
  token = (guint)finding->source_token;
  outer = &g_array_index (analysis->findings, ReadoutFinding, finding->outer);
  speaker = outer->speaker_actor;
  if (speaker == NULL || outer->content.n == 0 || analysis->marked_of[token] != 0)
    return NULL;
  first = outer->content.item[0].first;
  if (token != first && !(token == first + 1 && readout_analysis_is (analysis, first, "that")))
    return NULL;
  if (readout_analysis_is (analysis, token, "it"))
    return fits_thing (speaker, NULL) ? speaker : NULL;
  if (readout_analysis_is (analysis, token, "they"))
    return fits_plural (speaker, NULL) ? speaker : NULL;
  if (readout_analysis_is (analysis, token, "he"))
    return fits_gender (speaker, GUINT_TO_POINTER (READOUT_GENDER_MALE)) ? speaker : NULL;
  if (readout_analysis_is (analysis, token, "she"))
    return fits_gender (speaker, GUINT_TO_POINTER (READOUT_GENDER_FEMALE)) ? speaker : NULL;
  return NULL;
}
