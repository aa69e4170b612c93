/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whom a pronoun means: of those who were named lately, the one that is remembered best.
 */
#include "attribution/readout-antecedents.h"

#include <string.h>

/* Actors that are remembered. */
#define RECENT_MAX 32

/* How much later a mention counts, in tokens, than it stands. */
#define WEIGHT_SUBJECT 18
#define WEIGHT_SPEAKER 40
#define WEIGHT_SPEAKER_ASIDE 8
#define WEIGHT_OWNER -12
#define WEIGHT_OBLIQUE -6
#define WEIGHT_MODIFIER -30
#define WEIGHT_QUOTED -25
#define WEIGHT_AGAIN 6
#define BONUS_SUBJECT_HERE 12

static gint
weigh_relation (const ReadoutAnalysis *analysis, guint first, guint end)
{
  for (guint i = first; i < end && analysis->has_trees; i++)
    {
      const ReadoutToken *token = readout_analysis_token (analysis, i);

      if (token->head >= (gint32)first && token->head < (gint32)end)
        continue;
      switch (token->relation)
        {
        case READOUT_RELATION_NSUBJ:
        case READOUT_RELATION_NSUBJ_PASS:
          return WEIGHT_SUBJECT;
        case READOUT_RELATION_NMOD_POSS:
          return WEIGHT_OWNER;
        case READOUT_RELATION_NMOD:
        case READOUT_RELATION_OBL:
          return WEIGHT_OBLIQUE;
        case READOUT_RELATION_COMPOUND:
        case READOUT_RELATION_AMOD:
          return WEIGHT_MODIFIER;
        default:
          return 0;
        }
    }
  return 0;
}

static void
remember (ReadoutAnalysis *analysis, ReadoutActor *actor, gint64 salience)
{
  actor->salience = MAX (actor->salience, salience);
  if (g_ptr_array_remove (analysis->recent, actor))
    ;
  else if (analysis->recent->len >= RECENT_MAX)
    g_ptr_array_remove_index (analysis->recent, 0);
  g_ptr_array_add (analysis->recent, actor);
}

void
readout_antecedents_touch (ReadoutAnalysis *analysis,
                           ReadoutActor *actor,
                           guint32 first,
                           guint32 end)
{
  gint relation = weigh_relation (analysis, first, end);
  gint64 salience = (gint64)first + relation;

  if (relation == WEIGHT_SUBJECT)
    actor->subject_at = first;
  if (analysis->marked_of[first] != 0)
    salience += WEIGHT_QUOTED;
  if (actor->salience > (gint64)first - 60)
    salience += WEIGHT_AGAIN;
  remember (analysis, actor, salience);
}

void
readout_antecedents_touch_speaker (ReadoutAnalysis *analysis,
                                   ReadoutActor *actor,
                                   guint32 token,
                                   gboolean aside)
{
  remember (analysis, actor, (gint64)token + (aside ? WEIGHT_SPEAKER_ASIDE : WEIGHT_SPEAKER));
}

/* Whoever acts in a sentence is meant further on in it; not in what somebody else says there. */
static gboolean
acts_here (const ReadoutAnalysis *analysis, const ReadoutActor *actor, guint32 token)
{
  return actor->subject_at != G_MAXUINT32 &&
         readout_analysis_token (analysis, actor->subject_at)->sentence ==
             readout_analysis_token (analysis, token)->sentence &&
         analysis->marked_of[actor->subject_at] == analysis->marked_of[token];
}

ReadoutActor *
readout_antecedents_find_best (ReadoutAnalysis *analysis,
                               guint32 before,
                               ReadoutActorFits fits,
                               gconstpointer data,
                               const ReadoutActor *except)
{
  ReadoutActor *best = NULL;
  gint64 best_score = G_MININT64;

  for (guint i = 0; i < analysis->recent->len; i++)
    {
      ReadoutActor *actor = g_ptr_array_index (analysis->recent, i);
      gint fit;

      if (actor == except || actor->first >= before)
        continue;
      fit = fits (actor, data);
      if (fit > 0 && acts_here (analysis, actor, before))
        fit += BONUS_SUBJECT_HERE;
      if (fit > 0 && actor->salience + fit - 100 > best_score)
        {
          best = actor;
          best_score = actor->salience + fit - 100;
        }
    }
  return best;
}

static gint
fits_gender (const ReadoutActor *actor, gconstpointer data)
{
  guint gender = GPOINTER_TO_UINT (data);

  if ((actor->kind != READOUT_ACTOR_PERSON && actor->kind != READOUT_ACTOR_ANONYMOUS) ||
      actor->plural || (actor->gender != 0 && (actor->gender & gender) == 0) ||
      (actor->kind == READOUT_ACTOR_ANONYMOUS && actor->roles->len == 0))
    return 0;
  if (actor->kind == READOUT_ACTOR_ANONYMOUS)
    return 88;
  if (actor->doubtful)
    return 85;
  return actor->gender == gender ? 110 : 100;
}

static gint
fits_thing (const ReadoutActor *actor, gconstpointer data)
{
  (void)data;
  switch (actor->kind)
    {
    case READOUT_ACTOR_ORGANISATION:
    case READOUT_ACTOR_STATE:
    case READOUT_ACTOR_MEDIA:
      return actor->plural ? 60 : 100;
    case READOUT_ACTOR_DOCUMENT:
      return 100;
    case READOUT_ACTOR_PERSON:
      return actor->doubtful && actor->gender == 0 && actor->person_votes == 0 ? 40 : 0;
    case READOUT_ACTOR_GROUP:
    case READOUT_ACTOR_ANONYMOUS:
    default:
      return 0;
    }
}

static gint
fits_plural (const ReadoutActor *actor, gconstpointer data)
{
  (void)data;
  if (actor->pair)
    return actor->of_persons ? 100 : 70;
  if (!actor->named && actor->roles->len == 0)
    return 0;
  if (actor->plural || actor->kind == READOUT_ACTOR_GROUP)
    return 100;
  switch (actor->kind)
    {
    case READOUT_ACTOR_ORGANISATION:
    case READOUT_ACTOR_STATE:
    case READOUT_ACTOR_MEDIA:
      return 70;
    default:
      return 0;
    }
}

/* Who speaks where the pronoun stands. */
static ReadoutActor *
find_speaker_around (const ReadoutAnalysis *analysis, const ReadoutFinding *finding)
{
  if (finding == NULL || finding->outer < 0)
    return NULL;
  return g_array_index (analysis->findings, ReadoutFinding, finding->outer).speaker_actor;
}

static gboolean
is_one_of (const char *word, const char *const *words)
{
  return g_strv_contains (words, word);
}

ReadoutActor *
readout_antecedents_find_pronoun (ReadoutAnalysis *analysis,
                                  guint token,
                                  const ReadoutFinding *finding)
{
  static const char *const first_person[] = { "i", "we", "me", "us", "my", "our", "myself", NULL };
  static const char *const male[] = { "he", "him", "his", NULL };
  static const char *const female[] = { "she", "her", "hers", NULL };
  static const char *const thing[] = { "it", "its", NULL };
  static const char *const plural[] = { "they", "them", "their", "whom", NULL };
  const char *folded = readout_analysis_token (analysis, token)->folded;
  ReadoutActor *around = find_speaker_around (analysis, finding);
  /* Who is quoted says "I", and "he" of somebody else. */
  const ReadoutActor *except = analysis->marked_of[token] != 0 ? around : NULL;

  if (is_one_of (folded, first_person))
    return around;
  if (is_one_of (folded, male))
    return readout_antecedents_find_best (analysis, token, fits_gender,
                                          GUINT_TO_POINTER (READOUT_GENDER_MALE), except);
  if (is_one_of (folded, female))
    return readout_antecedents_find_best (analysis, token, fits_gender,
                                          GUINT_TO_POINTER (READOUT_GENDER_FEMALE), except);
  if (is_one_of (folded, thing))
    return readout_antecedents_find_best (analysis, token, fits_thing, NULL, except);
  if (is_one_of (folded, plural))
    return readout_antecedents_find_best (analysis, token, fits_plural, NULL, except);
  return NULL;
}

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
