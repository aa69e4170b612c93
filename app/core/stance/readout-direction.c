/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who is for or against whom: carries the sign of the target up the tree to its source.
 */
#include "stance/readout-direction.h"

#include <string.h>

#include "stance/readout-doubt.h"
#include "stance/readout-mood.h"
#include "stance/readout-predicate.h"
#include "syntax/readout-syntax.h"

/* Mentions of one actor that are looked at. */
#define MENTIONS_MAX 8

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
  guint n;
  gint32 item[MENTIONS_MAX];
} Mentions;

typedef struct
{
  ReadoutTree tree;
  Mentions sources;
  Mentions targets;
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

/* The token of a span whose head is outside of it; of several the noun that holds most. */
static gint32
find_head (const ReadoutSegments *segments, ReadoutSpan span)
{
  gint32 best = -1;
  guint best_value = 0;

  for (guint i = readout_segments_find_token (segments, span.start); i < segments->tokens->len; i++)
    {
      const ReadoutToken *token = readout_segments_get_token (segments, i);
      guint value;

      if (token->span.start >= span.end)
        break;
      if (token->upos == READOUT_UPOS_PUNCT)
        continue;
      if (token->head >= 0)
        {
          ReadoutSpan head = readout_segments_get_token (segments, (guint)token->head)->span;

          if (head.end > span.start && head.start < span.end)
            continue;
        }
      value = MIN (token->end - token->first, 50) + (is_nominal (token) ? 100 : 1);
      if (value > best_value)
        {
          best = (gint32)i;
          best_value = value;
        }
    }
  return best;
}

static gboolean
is_name (const ReadoutToken *token)
{
  return token->upos == READOUT_UPOS_PROPN;
}

static void
add_mention (Mentions *mentions, gint32 token)
{
  for (guint i = 0; i < mentions->n; i++)
    if (mentions->item[i] == token)
      return;
  if (mentions->n < MENTIONS_MAX)
    mentions->item[mentions->n++] = token;
}

/* The span itself first, then the same name elsewhere. */
static void
find_mentions (const ReadoutSegments *segments, ReadoutSpan span, Mentions *mentions)
{
  gint32 head = find_head (segments, span);
  guint first = readout_segments_find_token (segments, span.start);

  mentions->n = 0;
  if (head < 0)
    return;
  add_mention (mentions, head);
  for (guint j = first; j < segments->tokens->len; j++)
    {
      const ReadoutToken *part = readout_segments_get_token (segments, j);

      if (part->span.start >= span.end)
        break;
      if (!is_name (part) || (j + 1 < segments->tokens->len &&
                              readout_segments_get_token (segments, j + 1)->span.end <= span.end &&
                              is_name (readout_segments_get_token (segments, j + 1))))
        continue;
      for (guint i = 0; i < segments->tokens->len && mentions->n < MENTIONS_MAX; i++)
        {
          const ReadoutToken *token = readout_segments_get_token (segments, i);

          if ((token->span.start < span.start || token->span.start >= span.end) &&
              is_name (token) && strcmp (token->folded, part->folded) == 0)
            add_mention (mentions, (gint32)i);
        }
    }
}

static gboolean
is_mention (const Mentions *mentions, gint32 token)
{
  for (guint i = 0; i < mentions->n; i++)
    if (mentions->item[i] == token)
      return TRUE;
  return FALSE;
}

/* The mention of the source under @token, itself included; -1 if there is none. */
static gint32
find_source_under (const Search *search, gint32 token)
{
  for (guint i = 0; i < search->sources.n; i++)
    {
      guint32 mention = (guint32)search->sources.item[i];

      if (mention >= get (search, token)->first && mention < get (search, token)->end)
        return (gint32)mention;
    }
  return -1;
}

/* How the noun phrase @token stands for the source: 1 where it is the source, less where it only
 * belongs to it, negative for "critics of SOURCE"; 0 where it is somebody else. */
static double
measure_phrase (const Search *search, gint32 token)
{
  gint32 mention = find_source_under (search, token);
  double weight = 1;

  for (guint i = 0; mention >= 0 && mention != token && i < READOUT_CARRY_STEPS_MAX; i++)
    {
      gint32 head = get (search, mention)->head;
      const ReadoutFrame *frame;

      if (head < 0)
        return 0;
      frame = readout_predicate_find_noun (search->tree.frames, search->tree.segments, head);
      switch (readout_relation_get_base (get (search, mention)->relation))
        {
        case READOUT_RELATION_APPOS:
        case READOUT_RELATION_FLAT:
        case READOUT_RELATION_CONJ:
          break;
        case READOUT_RELATION_NMOD:
        case READOUT_RELATION_COMPOUND:
        case READOUT_RELATION_AMOD:
          if (frame != NULL && frame->roles[READOUT_ROLE_KIN] == -1)
            weight = -weight;
          weight *= 0.75;
          break;
        case READOUT_RELATION_ACL:
          weight *= 0.4;
          break;
        default:
          return 0;
        }
      mention = head;
    }
  return mention >= 0 ? weight : 0;
}

/* Whether the pronoun @token can stand for the source: the source speaks or acts above it, or was
 * named before. */
static double
measure_pronoun (const Search *search, gint32 token)
{
  static const char *const pronouns[] = { "he",  "she", "it",    "they", "we",  "i",  "his",
                                          "her", "its", "their", "them", "our", "my", NULL };
  gint32 at = token;

  if (!g_strv_contains (pronouns, get (search, token)->folded))
    return 0;
  for (guint i = 0; at >= 0 && i < READOUT_CARRY_STEPS_MAX; i++)
    {
      gint32 head = get (search, at)->head;

      if (head < 0)
        break;
      at = head;
      READOUT_TOKEN_CHILDREN (search->tree.segments, (guint)head, child)
      if (readout_relation_get_base (get (search, child)->relation) == READOUT_RELATION_NSUBJ &&
          child != token && measure_phrase (search, child) > 0.8)
        return 0.85;
    }
  for (guint i = 0; i < search->sources.n; i++)
    if (search->sources.item[i] < token)
      return 0.4;
  return 0;
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
  gint32 near[MENTIONS_MAX] = { target };
  guint n = 1;

  if (get (search, target)->relation == READOUT_RELATION_APPOS ||
      get (search, target)->relation == READOUT_RELATION_FLAT)
    near[n++] = get (search, target)->head;
  READOUT_TOKEN_CHILDREN (search->tree.segments, (guint)target, child)
  if (n < MENTIONS_MAX && (get (search, child)->relation == READOUT_RELATION_APPOS ||
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
          owner != near[i] && measure_phrase (search, owner) > 0.8)
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
  gint32 mention = find_source_under (search, top);
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
  weight = measure_phrase (search, branch);
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
      double weight = agent >= 0 ? measure_phrase (search, agent) : 0;

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

      if (is_mention (&search->sources, at) && at != target)
        break;
      if (head < 0)
        break;
      readout_carry (&search->tree, &carried, at, head);
      agent = readout_predicate_find_agent (search->tree.segments, head, at);
      weight = agent >= 0 ? measure_phrase (search, agent) : 0;
      if (weight != 0)
        {
          ReadoutDirection found = conclude (search, &carried, head, weight, target);

          /* "lifted its blockade of T": what is done with it counts */
          if (owned >= 0 && get (search, owned)->head == head && found.deciding == head)
            return found;
          return found.confidence > best.confidence ? found : best;
        }
      if (agent >= 0 && !carried.own && (weight = measure_pronoun (search, agent)) != 0)
        {
          best = conclude (search, &carried, head, weight, target);
          carried.own = TRUE;
          if (is_nominal (get (search, head)))
            owned = head;
        }
      if (find_source_under (search, head) >= 0)
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

  find_mentions (segments, source, &search.sources);
  find_mentions (segments, target, &search.targets);
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
