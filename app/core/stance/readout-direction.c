/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who is for or against whom: carries the sign of the target up the tree to its source.
 */
#include "stance/readout-direction.h"

#include <string.h>

#include "stance/readout-doubt.h"
#include "stance/readout-mentions.h"
#include "stance/readout-mood.h"
#include "stance/readout-predicate.h"
#include "syntax/readout-syntax.h"

/* Words between two actors that are looked at where the tree says nothing. */
#define WORDS_MAX 40

/* Below this the words between them may tell more. */
#define UNSURE 0.3

/* Below this the mood of the sentence counts, so many words of which are as much as all certainty.
 */
#define MOOD_BELOW 0.4
#define MOOD_WORDS 3
/* Blame that was found is seldom meant otherwise. */
#define MOOD_BLAME 5

typedef struct
{
  ReadoutTree tree;
  ReadoutMentions sources;
  ReadoutMentions targets;
} Search;

static const ReadoutToken *
get (const Search *search, gint32 token)
{
  return readout_segments_get_token (search->tree.segments, (guint)token);
}

static gboolean
is_nominal (const ReadoutToken *token)
{
  return token->upos == READOUT_UPOS_NOUN || token->upos == READOUT_UPOS_PROPN ||
         token->upos == READOUT_UPOS_PRON;
}

/* What is to come is a promise or a threat; what is taken back or undone is of the other side. */
static ReadoutEventClass
adapt_event (const ReadoutCarried *carried, int sign)
{
  ReadoutEventClass event = carried->event;

  if (carried->negated && sign < 0)
    return READOUT_EVENT_REJECT;
  if (event == READOUT_EVENT_NONE)
    return sign < 0 ? READOUT_EVENT_ACCUSE : READOUT_EVENT_SUPPORT;
  if (carried->future && event >= READOUT_EVENT_PROTEST && sign < 0)
    return READOUT_EVENT_THREATEN;
  if (carried->future && sign > 0 &&
      (event == READOUT_EVENT_CONSULT || event >= READOUT_EVENT_COOPERATE))
    return READOUT_EVENT_AGREE;
  if (sign > 0 && event >= READOUT_EVENT_PROTEST)
    return READOUT_EVENT_YIELD;
  if (sign > 0 && event >= READOUT_EVENT_REQUEST)
    return READOUT_EVENT_SUPPORT;
  if (sign < 0 && event == READOUT_EVENT_AGREE)
    return READOUT_EVENT_THREATEN;
  if (sign < 0 && event < READOUT_EVENT_REQUEST)
    return READOUT_EVENT_SANCTION;
  return event;
}

/* How sure a class and a path make: the measured precision of each, as a part of that of "SOURCE
 * denounced TARGET". Deeds are often done to somebody in passing. */
static double
measure_evidence (const ReadoutCarried *carried)
{
  double weight = 0.85;

  switch (carried->event)
    {
    case READOUT_EVENT_ACCUSE:
    case READOUT_EVENT_SUPPORT:
    case READOUT_EVENT_COERCE:
    case READOUT_EVENT_REJECT:
      weight = 1;
      break;
    default:
      break;
    }
  for (guint i = 2; i < carried->steps; i++)
    weight *= 0.9;
  return weight;
}

/* @predicate is what the source does; it says something where nothing on the way did. */
static ReadoutDirection
conclude (const Search *search,
          const ReadoutCarried *given,
          gint32 predicate,
          double weight,
          gint32 target)
{
  ReadoutDirection direction = { 0 };
  ReadoutCarried copy = *given;
  ReadoutCarried *carried = &copy;

  if (!carried->decided && predicate >= 0)
    {
      gint32 deciding = -1;
      ReadoutEventClass event = READOUT_EVENT_NONE;
      int sign = readout_tree_get_act_value (&search->tree, predicate, &deciding, &event, 0);

      if (sign != 0)
        {
          carried->sign = sign;
          carried->deciding = deciding;
          carried->event = event;
        }
    }

  direction.sign = weight < 0 ? -carried->sign : carried->sign;
  direction.confidence =
      ABS (weight) * carried->weight * (carried->decided ? 1 : 0.35) * measure_evidence (carried);
  direction.deciding = carried->deciding;
  direction.target = target;
  direction.sign *= readout_doubt_turn (&search->tree, direction.deciding);
  direction.doubt = carried->passed_over ? READOUT_DOUBT_COMPARISON
                                         : readout_doubt_find (&search->tree, direction.deciding);
  if (direction.doubt != READOUT_DOUBT_NONE)
    direction.confidence *= READOUT_DOUBT_LEFT;
  direction.event = adapt_event (carried, direction.sign);
  return direction;
}

/* "S and T met": what their common predicate does between them. */
static ReadoutDirection
judge_together (const Search *search, gint32 top, gint32 target, double weight)
{
  ReadoutCarried carried = { .sign = 1, .weight = 0.9, .deciding = -1 };
  gint32 head = get (search, top)->head;
  ReadoutPredicate predicate = { NULL, -1 };
  gint32 object = -1;
  const ReadoutFrame *noun;
  int sign;

  if (head < 0)
    return (ReadoutDirection){ .deciding = -1, .target = target };
  predicate = readout_predicate_find (search->tree.frames, search->tree.segments, head);
  if (predicate.frame == NULL)
    predicate.frame =
        readout_predicate_find_noun (search->tree.frames, search->tree.segments, head);
  noun = readout_tree_find_object_frame (&search->tree, head, &object);
  if (predicate.frame != NULL && predicate.frame->symmetric)
    {
      sign = predicate.frame->roles[READOUT_ROLE_WITH];
      if (sign == READOUT_ROLE_UNSET || sign == 0)
        sign = predicate.frame->roles[READOUT_ROLE_AIM];
      if (sign != READOUT_ROLE_UNSET && sign != 0)
        readout_carried_decide (&carried, sign, 1, head, predicate.frame);
    }
  else if (noun != NULL && (noun->symmetric || object >= 0))
    readout_carried_decide (&carried, noun->roles[READOUT_ROLE_AIM], noun->symmetric ? 0.9 : 0.5,
                            object, noun);
  else
    {
      int object_sign = readout_frame_get_role (predicate.frame, READOUT_ROLE_OBJECT);

      carried.weight = 0.5;
      if (object < 0 && object_sign != READOUT_ROLE_UNSET && object_sign != 0)
        readout_carried_decide (&carried, object_sign, 0.6, head, predicate.frame);
    }
  if (readout_predicate_is_negated (search->tree.segments, head))
    {
      carried.sign = -carried.sign;
      carried.negated = TRUE;
    }
  carried.future = readout_predicate_is_future (search->tree.segments, head);
  return conclude (search, &carried, head, weight, target);
}

/* "S and other critics of T": S is one of them. */
static gboolean
is_one_of (const Search *search, gint32 noun)
{
  READOUT_TOKEN_CHILDREN (search->tree.segments, (guint)noun, child)
  if (strcmp (get (search, child)->folded, "other") == 0)
    return TRUE;
  return FALSE;
}

/* What the target is to the source: "S's rival T", "T, an ally of S". 0 where it is called nothing
 * of the kind. */
static int
find_kin (const Search *search, gint32 target, gint32 *called)
{
  gint32 near[READOUT_MENTIONS_MAX] = { target };
  guint n = 1;

  if (get (search, target)->relation == READOUT_RELATION_APPOS ||
      get (search, target)->relation == READOUT_RELATION_FLAT)
    near[n++] = get (search, target)->head;
  READOUT_TOKEN_CHILDREN (search->tree.segments, (guint)target, child)
  if (n < READOUT_MENTIONS_MAX && (get (search, child)->relation == READOUT_RELATION_APPOS ||
                                   get (search, child)->relation == READOUT_RELATION_COMPOUND))
    near[n++] = child;
  for (guint i = 0; i < n; i++)
    {
      const ReadoutFrame *frame =
          readout_predicate_find_noun (search->tree.frames, search->tree.segments, near[i]);
      int kin = readout_frame_get_role (frame, READOUT_ROLE_KIN);

      if (kin == READOUT_ROLE_UNSET || kin == 0)
        continue;
      for (guint j = 0; j < 2; j++)
        READOUT_TOKEN_CHILDREN (search->tree.segments, (guint)(j == 0 ? near[i] : target), owner)
      if ((get (search, owner)->relation == READOUT_RELATION_NMOD_POSS ||
           get (search, owner)->relation == READOUT_RELATION_NMOD) &&
          owner != near[i] &&
          readout_mentions_measure_phrase (&search->sources, &search->tree, owner) > 0.8)
        {
          *called = near[i];
          return kin;
        }
    }
  return 0;
}

/* The source is in the sentence of the target, but not who acts on the path: at @top they meet. */
static ReadoutDirection
judge_meeting (
    const Search *search, const ReadoutCarried *carried, gint32 child, gint32 top, gint32 target)
{
  gint32 mention = readout_mentions_find_under (&search->sources, &search->tree, top);
  gint32 branch = mention;
  double weight;

  for (guint i = 0;
       branch != top && get (search, branch)->head != top && i < READOUT_CARRY_STEPS_MAX; i++)
    branch = get (search, branch)->head;
  if (branch == top)
    {
      if (readout_relation_get_base (get (search, child)->relation) == READOUT_RELATION_CONJ &&
          get (search, top)->upos != READOUT_UPOS_VERB)
        {
          if (carried->decided && is_one_of (search, child))
            return conclude (search, carried, -1, 0.9, target);
          return judge_together (search, top, target, 1);
        }
      return conclude (search, carried, -1, 0.5, target);
    }
  weight = readout_mentions_measure_phrase (&search->sources, &search->tree, branch);
  if (get (search, branch)->relation == READOUT_RELATION_CONJ &&
      get (search, top)->upos != READOUT_UPOS_VERB)
    return judge_together (search, top, target, weight != 0 ? weight : 0.5);
  return conclude (search, carried, top, weight != 0 ? weight * 0.4 : 0.2, target);
}

/* The verb or noun that asks the target to do something: "called for T to resign", "their calls for
 * T to act"; -1 without one. */
static gint32
find_request (const Search *search, gint32 target)
{
  const ReadoutToken *token = get (search, target);
  const ReadoutSentence *sentence =
      readout_segments_get_sentence (search->tree.segments, token->sentence);
  gint32 first = (gint32)token->first;
  const ReadoutFrame *frame;
  gint32 word;

  if (token->end + 1 >= sentence->end ||
      strcmp (get (search, (gint32)token->end)->folded, "to") != 0 ||
      strcmp (get (search, (gint32)token->end + 1)->folded, "be") == 0)
    return -1; /* "called for the rules to be changed": who is to do it? */
  if (strcmp (get (search, first)->folded, "for") == 0)
    word = first - 1;
  else if (first > (gint32)sentence->first && strcmp (get (search, first - 1)->folded, "for") == 0)
    word = first - 2;
  else
    return -1;
  if (word < (gint32)sentence->first)
    return -1;
  frame = get (search, word)->upos == READOUT_UPOS_VERB
              ? readout_predicate_find_for (search->tree.frames, search->tree.segments, word)
              : readout_predicate_find_noun (search->tree.frames, search->tree.segments, word);
  return frame != NULL && frame->event == READOUT_EVENT_REQUEST ? word : -1;
}

static ReadoutDirection
judge_target (const Search *search, gint32 target)
{
  ReadoutCarried carried = { .sign = 1, .weight = 1, .deciding = -1 };
  ReadoutDirection best = { .deciding = -1, .target = target };
  gint32 at = target;
  int kin = find_kin (search, target, &carried.deciding);
  gint32 request;
  gint32 owned = -1; /* "its blockade": a noun of a pronoun for the source */

  if (kin != 0)
    {
      readout_carried_decide (&carried, kin, 0.9, carried.deciding, NULL);
      return conclude (search, &carried, -1, 1, target);
    }
  request = find_request (search, target);
  if (request >= 0)
    {
      gint32 agent = readout_predicate_find_agent (search->tree.segments, request, target);
      double weight =
          agent >= 0 ? readout_mentions_measure_phrase (&search->sources, &search->tree, agent) : 0;

      readout_carried_decide (&carried, -1, 0.9, request, NULL);
      carried.event = READOUT_EVENT_REQUEST;
      carried.kind = READOUT_CARRIED_EVENT;
      if (weight != 0)
        return conclude (search, &carried, request, weight, target);
      at = request;
    }
  for (guint i = 0; at >= 0 && i < READOUT_CARRY_STEPS_MAX; i++)
    {
      gint32 head = get (search, at)->head;
      gint32 agent;
      double weight;

      if (readout_mentions_have (&search->sources, at) && at != target)
        break;
      if (head < 0)
        break;
      readout_carry (&search->tree, &carried, at, head);
      agent = readout_predicate_find_agent (search->tree.segments, head, at);
      weight =
          agent >= 0 ? readout_mentions_measure_phrase (&search->sources, &search->tree, agent) : 0;
      if (weight != 0)
        {
          ReadoutDirection found = conclude (search, &carried, head, weight, target);

          /* "lifted its blockade of T": what is done with it counts */
          if (owned >= 0 && get (search, owned)->head == head && found.deciding == head)
            return found;
          return found.confidence > best.confidence ? found : best;
        }
      if (agent >= 0 && !carried.own &&
          (weight = readout_mentions_measure_pronoun (&search->sources, &search->tree, agent)) != 0)
        {
          best = conclude (search, &carried, head, weight, target);
          carried.own = TRUE;
          if (is_nominal (get (search, head)))
            owned = head;
        }
      if (readout_mentions_find_under (&search->sources, &search->tree, head) >= 0)
        {
          ReadoutDirection found = judge_meeting (search, &carried, at, head, target);

          return found.confidence > best.confidence ? found : best;
        }
      at = head;
    }
  return best;
}

/* A word between the two, whatever the tagger takes it for. */
static const ReadoutFrame *
find_any (const Search *search, gint32 token, gboolean *is_noun)
{
  const ReadoutToken *word = get (search, token);
  const ReadoutFrame *frame =
      readout_predicate_find_noun (search->tree.frames, search->tree.segments, token);

  *is_noun = frame != NULL && frame->roles[READOUT_ROLE_AIM] != READOUT_ROLE_UNSET;
  if (*is_noun)
    return frame;
  if (word->upos == READOUT_UPOS_VERB)
    return readout_predicate_find (search->tree.frames, search->tree.segments, token).frame;
  if (word->upos == READOUT_UPOS_ADJ || word->upos == READOUT_UPOS_NOUN)
    return readout_predicate_find_form (search->tree.frames, word->folded);
  return NULL;
}

/* "plan", "opportunity": good or bad for what they aim at, which may be anything. */
static gboolean
says_nothing (const ReadoutFrame *noun)
{
  return noun->event == READOUT_EVENT_NONE && noun->roles[READOUT_ROLE_SELF] == READOUT_ROLE_UNSET;
}

/* Where the tree says nothing: the words between the two, in their order. */
static ReadoutDirection
judge_words (const Search *search, gint32 source, gint32 target)
{
  ReadoutCarried carried = { .sign = 1, .weight = 0.3, .deciding = -1 };
  gint32 first = MIN (source, target) + 1;
  gint32 end = MAX (source, target);
  int pending = 0;

  carried.passed_over = readout_doubt_is_passed_over (search->tree.segments, target);
  if (carried.passed_over)
    carried.sign = -1;
  for (gint32 i = first; i < end && i < first + WORDS_MAX; i++)
    {
      gboolean is_noun = FALSE;
      const ReadoutFrame *frame = find_any (search, i, &is_noun);
      int sign;

      if (readout_predicate_is_negation (search->tree.segments, i))
        carried.sign = -carried.sign;
      if (frame == NULL || (is_noun && says_nothing (frame)))
        continue;
      if (is_noun)
        sign = frame->roles[READOUT_ROLE_AIM] * (pending != 0 && source < target ? pending : 1);
      else
        {
          sign = frame->roles[READOUT_ROLE_OBJECT];
          pending = frame->roles[READOUT_ROLE_EVENT];
          if (pending == READOUT_ROLE_UNSET)
            pending = sign != READOUT_ROLE_UNSET ? sign : 0;
        }
      if (sign == READOUT_ROLE_UNSET || sign == 0 || (carried.decided && !is_noun))
        continue;
      if (carried.decided && is_noun)
        {
          /* the noun instead of its verb */
          carried.sign = sign;
          carried.deciding = i;
          if (frame->event != READOUT_EVENT_NONE && carried.event == READOUT_EVENT_NONE)
            carried.event = frame->event;
          break;
        }
      readout_carried_decide (&carried, sign, 1, i, frame);
    }
  if (!carried.decided)
    carried.weight = 0.1;
  return conclude (search, &carried, -1, 1, target);
}

/* Which side is the likelier one, where there is little to go by. */
static void
consider_mood (const Search *search, ReadoutDirection *direction)
{
  ReadoutMood mood =
      readout_mood_measure (&search->tree, search->sources.item[0], search->targets.item[0]);
  double found = direction->deciding >= 0 ? direction->sign * direction->confidence : 0;
  double sum = found * (found < 0 ? MOOD_WORDS * MOOD_BLAME : MOOD_WORDS) + mood.value;
  int sign = sum > 0 ? 1 : sum < 0 ? -1 : direction->sign;

  if (mood.value == 0 || (sign == direction->sign && found != 0))
    return;
  if (sign != direction->sign)
    direction->event = sign < 0 ? READOUT_EVENT_ACCUSE : READOUT_EVENT_SUPPORT;
  direction->sign = sign;
  direction->deciding = mood.deciding;
  direction->target = search->targets.item[0];
}

ReadoutDirection
readout_direction_find (const ReadoutFrames *frames,
                        const ReadoutSegments *segments,
                        ReadoutSpan source,
                        ReadoutSpan target)
{
  Search search = { { frames, segments }, { 0 }, { 0 } };
  ReadoutDirection best = { .deciding = -1, .target = -1 };

  g_return_val_if_fail (frames != NULL, best);
  g_return_val_if_fail (segments != NULL, best);

  readout_mentions_find (&search.sources, segments, source);
  readout_mentions_find (&search.targets, segments, target);
  if (search.sources.n == 0)
    return best;
  for (guint i = 0; i < search.targets.n; i++)
    {
      ReadoutDirection found = judge_target (&search, search.targets.item[i]);

      if (found.confidence < UNSURE)
        for (guint j = 0; j < search.sources.n; j++)
          if (get (&search, search.sources.item[j])->sentence ==
              get (&search, search.targets.item[i])->sentence)
            {
              ReadoutDirection words =
                  judge_words (&search, search.sources.item[j], search.targets.item[i]);

              if (words.confidence > found.confidence)
                found = words;
            }
      if (i > 0)
        found.confidence *= 0.9;
      if (found.confidence > best.confidence)
        best = found;
    }
  if (search.targets.n > 0 && best.confidence < MOOD_BELOW && best.doubt == READOUT_DOUBT_NONE)
    consider_mood (&search, &best);
  return best;
}
