/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who is for or against whom: carries the sign of the target up the tree to its source.
 */
#include "stance/readout-direction.h"

#include <string.h>

#include "stance/readout-predicate.h"
#include "syntax/readout-syntax.h"

/* Mentions of one actor that are looked at. */
#define MENTIONS_MAX 8

/* No path through a tree is followed further. */
#define STEPS_MAX 60

typedef struct
{
  guint n;
  gint32 item[MENTIONS_MAX];
} Mentions;

typedef struct
{
  const ReadoutFrames *frames;
  const ReadoutSegments *segments;
  Mentions sources;
  Mentions targets;
} Search;

/* What is carried up: being for the token is being for the target times @sign. */
typedef enum
{
  CARRIED_ENTITY, /* somebody or something */
  CARRIED_EVENT,  /* what happens to the target */
  CARRIED_CLAIM,  /* what is said of it */
} CarriedKind;

typedef struct
{
  int sign;
  double weight;
  CarriedKind kind;
  gboolean decided; /* a word has spoken for or against */
  gint32 deciding;
  ReadoutEventClass event;
  gboolean future;
  gboolean negated;
  gboolean own; /* a pronoun for the source does it */
} Carried;

static const ReadoutToken *
get (const Search *search, gint32 token)
{
  return readout_segments_get_token (search->segments, (guint)token);
}

/* The token of [first, end) whose head is outside: a name rather than a mark. */
static gint32
find_head (const ReadoutSegments *segments, ReadoutSpan span)
{
  guint first = readout_segments_find_token (segments, span.start);
  gint32 best = -1;

  for (guint i = first; i < segments->tokens->len; i++)
    {
      const ReadoutToken *token = readout_segments_get_token (segments, i);
      gboolean inside;

      if (token->span.start >= span.end)
        break;
      if (token->upos == READOUT_UPOS_PUNCT)
        continue;
      inside = token->head >= 0 &&
               readout_segments_get_token (segments, token->head)->span.end > span.start &&
               readout_segments_get_token (segments, token->head)->span.start < span.end;
      if (!inside &&
          (best < 0 || readout_segments_get_token (segments, best)->upos == READOUT_UPOS_ADP))
        best = (gint32)i;
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

  for (guint i = 0; mention >= 0 && mention != token && i < STEPS_MAX; i++)
    {
      gint32 head = get (search, mention)->head;
      const ReadoutFrame *frame;

      if (head < 0)
        return 0;
      frame = readout_predicate_find_noun (search->frames, search->segments, head);
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
          weight *= 0.85;
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
  for (guint i = 0; at >= 0 && i < STEPS_MAX; i++)
    {
      gint32 head = get (search, at)->head;

      if (head < 0)
        break;
      at = head;
      READOUT_TOKEN_CHILDREN (search->segments, (guint)head, child)
      if (readout_relation_get_base (get (search, child)->relation) == READOUT_RELATION_NSUBJ &&
          child != token && measure_phrase (search, child) > 0.8)
        return 0.85;
    }
  for (guint i = 0; i < search->sources.n; i++)
    if (search->sources.item[i] < token)
      return 0.4;
  return 0;
}

static void
decide (Carried *carried, int sign, double weight, gint32 token, const ReadoutFrame *frame)
{
  carried->sign *= sign;
  carried->weight *= weight;
  carried->decided = TRUE;
  carried->deciding = token;
  if (frame != NULL && frame->event != READOUT_EVENT_NONE)
    carried->event = frame->event;
}

/* From a part of a noun phrase to its head. */
static void
carry_to_noun (const Search *search, Carried *carried, gint32 child, gint32 head)
{
  const ReadoutFrame *frame = readout_predicate_find_noun (search->frames, search->segments, head);
  ReadoutRelation relation = get (search, child)->relation;
  const char *preposition = readout_predicate_get_preposition (search->segments, child);
  gboolean owns = relation == READOUT_RELATION_NMOD_POSS || relation == READOUT_RELATION_COMPOUND ||
                  relation == READOUT_RELATION_AMOD ||
                  (preposition != NULL && strcmp (preposition, "by") == 0);
  int aim = frame != NULL ? frame->roles[READOUT_ROLE_AIM] : READOUT_ROLE_UNSET;

  if (frame != NULL && frame->roles[READOUT_ROLE_KIN] != READOUT_ROLE_UNSET &&
      (owns || (preposition != NULL &&
                (strcmp (preposition, "of") == 0 || strcmp (preposition, "to") == 0))))
    {
      decide (carried, frame->roles[READOUT_ROLE_KIN], 0.9, head, frame);
      return;
    }
  if (aim != READOUT_ROLE_UNSET && aim != 0 && (!owns || frame->patient))
    {
      if (preposition != NULL && strcmp (preposition, "against") == 0)
        aim = -1;
      if (preposition != NULL && strcmp (preposition, "from") == 0 && !frame->patient)
        {
          carried->weight *= 0.7; /* "support from T" is T's */
          return;
        }
      if (preposition != NULL && strcmp (preposition, "in") == 0)
        carried->weight *= 0.7;
      decide (carried, aim, 0.95, head, frame);
      carried->kind = CARRIED_EVENT;
      return;
    }
  if (preposition != NULL && strcmp (preposition, "against") == 0)
    {
      decide (carried, -1, 0.9, head, frame);
      carried->kind = CARRIED_EVENT;
      return;
    }
  carried->weight *= owns ? 0.92 : 0.8;
}

/* The noun that a verb with no side of its own acts with: "launched an attack on T". */
static const ReadoutFrame *
find_object_frame (const Search *search, gint32 verb, gint32 *object)
{
  READOUT_TOKEN_CHILDREN (search->segments, (guint)verb, child)
  {
    ReadoutRelation relation = get (search, child)->relation;

    if (relation == READOUT_RELATION_OBJ || relation == READOUT_RELATION_NSUBJ_PASS)
      {
        const ReadoutFrame *frame =
            readout_predicate_find_noun (search->frames, search->segments, child);

        *object = child;
        if (frame != NULL && frame->roles[READOUT_ROLE_AIM] != READOUT_ROLE_UNSET &&
            frame->roles[READOUT_ROLE_AIM] != 0)
          return frame;
      }
  }
  return NULL;
}

/* How a predicate speaks of the one who does it: "lied", "attacked civilians", "is a threat". 0
 * where it says nothing. */
static int
get_own_value (const Search *search, gint32 predicate, gint32 *deciding, guint depth)
{
  const ReadoutPredicate found =
      readout_predicate_find (search->frames, search->segments, predicate);
  int sign = 0;

  if (found.frame != NULL)
    {
      *deciding = predicate;
      if (found.frame->roles[READOUT_ROLE_SELF] != READOUT_ROLE_UNSET)
        sign = found.frame->roles[READOUT_ROLE_SELF];
      else if (found.frame->roles[READOUT_ROLE_SUBJECT] != READOUT_ROLE_UNSET)
        sign = found.frame->roles[READOUT_ROLE_SUBJECT];
      else if (found.frame->event >= READOUT_EVENT_PROTEST)
        sign = -1;
    }
  if (sign == 0)
    READOUT_TOKEN_CHILDREN (search->segments, (guint)predicate, child)
    {
      ReadoutRelation relation = get (search, child)->relation;
      const ReadoutFrame *frame;

      if (sign != 0)
        break;
      if (relation == READOUT_RELATION_XCOMP && depth < 3)
        sign = get_own_value (search, child, deciding, depth + 1);
      else if (relation == READOUT_RELATION_OBJ || relation == READOUT_RELATION_AMOD)
        {
          frame = relation == READOUT_RELATION_OBJ
                      ? readout_predicate_find_noun (search->frames, search->segments, child)
                      : readout_predicate_find (search->frames, search->segments, child).frame;
          if (frame != NULL && frame->roles[READOUT_ROLE_SELF] != READOUT_ROLE_UNSET)
            {
              sign = frame->roles[READOUT_ROLE_SELF];
              *deciding = child;
            }
        }
      else if (relation == READOUT_RELATION_ADVMOD)
        {
          frame = readout_predicate_find (search->frames, search->segments, child).frame;
          if (frame != NULL && frame->roles[READOUT_ROLE_SELF] != READOUT_ROLE_UNSET)
            {
              sign = frame->roles[READOUT_ROLE_SELF];
              *deciding = child;
            }
        }
    }
  return readout_predicate_is_negated (search->segments, predicate) ? -sign : sign;
}

static gint8
get_role (const ReadoutFrame *frame, ReadoutRole role)
{
  return frame != NULL && role < READOUT_N_ROLES ? frame->roles[role] : READOUT_ROLE_UNSET;
}

/* The target is the object of @head. */
static void
carry_object (
    const Search *search, Carried *carried, gint32 child, gint32 head, const ReadoutFrame *frame)
{
  int sign = get_role (frame, READOUT_ROLE_OBJECT);
  gint32 named = -1;

  if (carried->kind == CARRIED_EVENT && get_role (frame, READOUT_ROLE_EVENT) != READOUT_ROLE_UNSET)
    sign = get_role (frame, READOUT_ROLE_EVENT);
  if (sign == READOUT_ROLE_UNSET || (sign == 0 && carried->kind == CARRIED_ENTITY))
    {
      /* "called T a liar", "put T at risk" */
      READOUT_TOKEN_CHILDREN (search->segments, (guint)head, other)
      {
        ReadoutRelation relation = get (search, other)->relation;

        if (other == child ||
            (relation != READOUT_RELATION_XCOMP && relation != READOUT_RELATION_OBJ &&
             relation != READOUT_RELATION_OBL))
          continue;
        sign = get_own_value (search, other, &named, 2);
        if (sign != 0)
          break;
        sign = READOUT_ROLE_UNSET;
      }
      if (sign != READOUT_ROLE_UNSET && sign != 0)
        {
          decide (carried, sign, 0.85, named, NULL);
          carried->kind = CARRIED_CLAIM;
          return;
        }
    }
  if (sign == READOUT_ROLE_UNSET || sign == 0)
    {
      if (frame != NULL && frame->event != READOUT_EVENT_NONE &&
          carried->event == READOUT_EVENT_NONE)
        carried->event = frame->event;
      carried->weight *= carried->kind == CARRIED_EVENT ? 0.9 : 0.5;
      if (carried->kind == CARRIED_ENTITY)
        carried->kind = CARRIED_EVENT;
      return;
    }
  {
    ReadoutEventClass before = carried->event;
    gboolean was_event = carried->kind == CARRIED_EVENT;

    decide (carried, sign, 0.98, head, frame);
    if (was_event && frame->event == READOUT_EVENT_NONE)
      carried->event = before;
    carried->kind = CARRIED_EVENT;
  }
}

/* The target stands behind a preposition under @head. */
static void
carry_oblique (const Search *search,
               Carried *carried,
               gint32 child,
               gint32 head,
               const ReadoutPredicate *predicate)
{
  const char *preposition = readout_predicate_get_preposition (search->segments, child);
  ReadoutRole role =
      preposition != NULL ? readout_role_from_preposition (preposition) : READOUT_N_ROLES;
  int sign = get_role (predicate->frame, role);
  int object_sign = get_role (predicate->frame, READOUT_ROLE_OBJECT);
  gint32 object = -1;
  const ReadoutFrame *noun = find_object_frame (search, head, &object);

  if (predicate->particle >= 0 && preposition != NULL &&
      predicate->particle == readout_predicate_find_preposition (search->segments, child))
    {
      carry_object (search, carried, child, head, predicate->frame);
      return;
    }
  if (noun != NULL && role != READOUT_N_ROLES && role != READOUT_ROLE_FROM &&
      role != READOUT_ROLE_IN && role != READOUT_ROLE_AS)
    {
      int event = get_role (predicate->frame, READOUT_ROLE_EVENT);

      if (event == READOUT_ROLE_UNSET || event == 0)
        event = object_sign != READOUT_ROLE_UNSET && object_sign != 0 ? object_sign : 1;
      decide (carried, (role == READOUT_ROLE_AGAINST ? -1 : noun->roles[READOUT_ROLE_AIM]) * event,
              0.9, object, noun);
      carried->kind = CARRIED_EVENT;
      if (event < 0 && predicate->frame->event != READOUT_EVENT_NONE)
        carried->event = predicate->frame->event;
      return;
    }
  if (sign == READOUT_ROLE_UNSET && role == READOUT_ROLE_AGAINST)
    sign = -1;
  if (sign == READOUT_ROLE_UNSET && object_sign != READOUT_ROLE_UNSET && object_sign != 0 &&
      object < 0 &&
      (role == READOUT_ROLE_ON || role == READOUT_ROLE_AT || role == READOUT_ROLE_TO_WHOM ||
       role == READOUT_ROLE_OF || role == READOUT_ROLE_WITH || role == READOUT_ROLE_OVER ||
       role == READOUT_ROLE_TOWARD || role == READOUT_ROLE_FOR || role == READOUT_ROLE_ABOUT ||
       role == READOUT_ROLE_INTO))
    sign = object_sign;
  if (sign == READOUT_ROLE_UNSET || sign == 0)
    {
      if (predicate->frame != NULL && carried->event == READOUT_EVENT_NONE)
        carried->event = predicate->frame->event;
      if (!carried->decided && object_sign != READOUT_ROLE_UNSET && object_sign != 0)
        decide (carried, object_sign, 0.4, head, predicate->frame);
      else
        carried->weight *= carried->decided ? 0.75 : 0.4;
      if (carried->kind == CARRIED_ENTITY)
        carried->kind = CARRIED_EVENT;
      return;
    }
  {
    ReadoutEventClass before = carried->event;

    decide (carried, sign, role == READOUT_ROLE_IN || role == READOUT_ROLE_FROM ? 0.7 : 0.9, head,
            predicate->frame);
    if (predicate->frame == NULL || predicate->frame->event == READOUT_EVENT_NONE)
      carried->event = before;
  }
  carried->kind = CARRIED_EVENT;
}

/* The target is who does what @head says. */
static void
carry_subject (const Search *search, Carried *carried, gint32 head)
{
  gint32 deciding = -1;
  int value = get_own_value (search, head, &deciding, 0);

  carried->kind = CARRIED_CLAIM;
  if (value != 0)
    {
      decide (carried, value, 0.8, deciding, NULL);
      carried->event = READOUT_EVENT_NONE;
      return;
    }
  if (readout_predicate_is_obliged (search->segments, head))
    {
      decide (carried, -1, 0.5, head, NULL);
      carried->event = READOUT_EVENT_REQUEST;
      return;
    }
  carried->weight *= 0.5;
}

/* A clause about the target stands under @head. */
static void
carry_clause (
    const Search *search, Carried *carried, gint32 child, gint32 head, const ReadoutFrame *frame)
{
  ReadoutRelation relation = readout_relation_get_base (get (search, child)->relation);
  int sign = 1;

  switch (relation)
    {
    case READOUT_RELATION_XCOMP:
    case READOUT_RELATION_ACL:
      sign = get_role (frame, READOUT_ROLE_TO);
      break;
    case READOUT_RELATION_CCOMP:
    case READOUT_RELATION_CSUBJ:
      sign = get_role (frame, READOUT_ROLE_THAT);
      if (carried->kind == CARRIED_EVENT && !carried->own)
        carried->weight *= 0.45;
      break;
    case READOUT_RELATION_ADVCL:
      carried->weight *= readout_predicate_has_subject (search->segments, child) ? 0.6 : 0.9;
      break;
    case READOUT_RELATION_PARATAXIS:
      carried->weight *= 0.7;
      break;
    default:
      carried->weight *= 0.8;
      return;
    }
  if (sign == READOUT_ROLE_UNSET || sign == 0)
    sign = 1;
  carried->sign *= sign;
  if (frame == NULL || relation == READOUT_RELATION_ADVCL ||
      relation == READOUT_RELATION_PARATAXIS || frame->event == READOUT_EVENT_NONE)
    return;
  carried->deciding = sign < 0 || !carried->decided ? head : carried->deciding;
  carried->event = frame->event;
}

/* From @child to its head. */
static void
carry (const Search *search, Carried *carried, gint32 child, gint32 head)
{
  ReadoutRelation relation = get (search, child)->relation;
  ReadoutPredicate predicate;

  switch (readout_relation_get_base (relation))
    {
    case READOUT_RELATION_NMOD:
    case READOUT_RELATION_COMPOUND:
    case READOUT_RELATION_AMOD:
      carry_to_noun (search, carried, child, head);
      return;
    case READOUT_RELATION_APPOS:
    case READOUT_RELATION_FLAT:
    case READOUT_RELATION_DET:
    case READOUT_RELATION_NUMMOD:
    case READOUT_RELATION_FIXED:
      return;
    case READOUT_RELATION_CONJ:
      carried->weight *= 0.9;
      return;
    default:
      break;
    }
  predicate = readout_predicate_find (search->frames, search->segments, head);
  switch (readout_relation_get_base (relation))
    {
    case READOUT_RELATION_OBJ:
      carry_object (search, carried, child, head, predicate.frame);
      break;
    case READOUT_RELATION_IOBJ:
      carry_oblique (search, carried, child, head, &predicate);
      break;
    case READOUT_RELATION_OBL:
      if (relation == READOUT_RELATION_OBL_AGENT)
        carry_subject (search, carried, head);
      else
        carry_oblique (search, carried, child, head, &predicate);
      break;
    case READOUT_RELATION_NSUBJ:
      if (relation == READOUT_RELATION_NSUBJ_PASS)
        carry_object (search, carried, child, head, predicate.frame);
      else
        carry_subject (search, carried, head);
      break;
    case READOUT_RELATION_CCOMP:
    case READOUT_RELATION_XCOMP:
    case READOUT_RELATION_CSUBJ:
    case READOUT_RELATION_ADVCL:
    case READOUT_RELATION_ACL:
    case READOUT_RELATION_PARATAXIS:
      carry_clause (search, carried, child, head, predicate.frame);
      break;
    default:
      carried->weight *= 0.7;
      break;
    }
  if (readout_predicate_is_negated (search->segments, head) && relation != READOUT_RELATION_NSUBJ)
    {
      carried->sign = -carried->sign;
      carried->weight *= 0.8;
      carried->negated = TRUE;
    }
  if (readout_predicate_is_future (search->segments, head))
    carried->future = TRUE;
}

static ReadoutDirection
conclude (const Carried *carried, double weight, gint32 target)
{
  ReadoutDirection direction = { 0 };

  direction.sign = weight < 0 ? -carried->sign : carried->sign;
  direction.confidence = ABS (weight) * carried->weight * (carried->decided ? 1 : 0.35);
  direction.deciding = carried->deciding;
  direction.target = target;
  direction.event = carried->event;
  if (carried->negated && direction.sign < 0)
    direction.event = READOUT_EVENT_REJECT;
  else if (carried->future && direction.event >= READOUT_EVENT_PROTEST)
    direction.event = READOUT_EVENT_THREATEN;
  else if (carried->future && direction.sign > 0 &&
           (direction.event == READOUT_EVENT_AID || direction.event == READOUT_EVENT_COOPERATE ||
            direction.event == READOUT_EVENT_YIELD || direction.event == READOUT_EVENT_CONSULT))
    direction.event = READOUT_EVENT_AGREE;
  if (direction.event == READOUT_EVENT_NONE)
    direction.event = direction.sign < 0 ? READOUT_EVENT_ACCUSE : READOUT_EVENT_SUPPORT;
  else if (direction.sign > 0 && direction.event >= READOUT_EVENT_REQUEST)
    direction.event = READOUT_EVENT_SUPPORT;
  else if (direction.sign < 0 && direction.event < READOUT_EVENT_REQUEST)
    direction.event =
        direction.event >= READOUT_EVENT_COOPERATE ? READOUT_EVENT_SANCTION : READOUT_EVENT_REJECT;
  return direction;
}

/* "S and T met": what their common predicate does between them. */
static ReadoutDirection
judge_together (const Search *search, gint32 top, gint32 target, double weight)
{
  Carried carried = { .sign = 1, .weight = 0.9, .deciding = -1 };
  gint32 head = get (search, top)->head;
  ReadoutPredicate predicate = { NULL, -1 };
  gint32 object = -1;
  const ReadoutFrame *noun;
  int sign;

  if (head < 0)
    return (ReadoutDirection){ .deciding = -1, .target = target };
  predicate = readout_predicate_find (search->frames, search->segments, head);
  if (predicate.frame == NULL)
    predicate.frame = readout_predicate_find_noun (search->frames, search->segments, head);
  noun = find_object_frame (search, head, &object);
  if (predicate.frame != NULL && predicate.frame->symmetric)
    {
      sign = predicate.frame->roles[READOUT_ROLE_WITH];
      if (sign == READOUT_ROLE_UNSET || sign == 0)
        sign = predicate.frame->roles[READOUT_ROLE_AIM];
      if (sign != READOUT_ROLE_UNSET && sign != 0)
        decide (&carried, sign, 1, head, predicate.frame);
    }
  else if (noun != NULL && (noun->symmetric || object >= 0))
    decide (&carried, noun->roles[READOUT_ROLE_AIM], noun->symmetric ? 0.9 : 0.5, object, noun);
  else
    {
      int object_sign = get_role (predicate.frame, READOUT_ROLE_OBJECT);

      carried.weight = 0.5;
      if (object < 0 && object_sign != READOUT_ROLE_UNSET && object_sign != 0)
        decide (&carried, object_sign, 0.6, head, predicate.frame);
    }
  if (readout_predicate_is_negated (search->segments, head))
    {
      carried.sign = -carried.sign;
      carried.negated = TRUE;
    }
  carried.future = readout_predicate_is_future (search->segments, head);
  return conclude (&carried, weight, target);
}

/* The source is in the sentence of the target, but not who acts on the path: at @top they meet. */
static ReadoutDirection
judge_meeting (
    const Search *search, const Carried *carried, gint32 child, gint32 top, gint32 target)
{
  gint32 mention = find_source_under (search, top);
  gint32 branch = mention;
  double weight;

  for (guint i = 0; branch != top && get (search, branch)->head != top && i < STEPS_MAX; i++)
    branch = get (search, branch)->head;
  if (branch == top)
    {
      if (readout_relation_get_base (get (search, child)->relation) == READOUT_RELATION_CONJ &&
          get (search, top)->upos != READOUT_UPOS_VERB)
        return judge_together (search, top, target, 1);
      return conclude (carried, 0.5, target);
    }
  weight = measure_phrase (search, branch);
  if (get (search, branch)->relation == READOUT_RELATION_CONJ &&
      get (search, top)->upos != READOUT_UPOS_VERB)
    return judge_together (search, top, target, weight != 0 ? weight : 0.5);
  return conclude (carried, weight != 0 ? weight * 0.4 : 0.2, target);
}

static ReadoutDirection
judge_target (const Search *search, gint32 target)
{
  Carried carried = { .sign = 1, .weight = 1, .deciding = -1 };
  ReadoutDirection best = { .deciding = -1, .target = target };
  gint32 at = target;

  for (guint i = 0; at >= 0 && i < STEPS_MAX; i++)
    {
      gint32 head = get (search, at)->head;
      gint32 agent;
      double weight;

      if (is_mention (&search->sources, at) && at != target)
        break;
      if (head < 0)
        break;
      carry (search, &carried, at, head);
      agent = readout_predicate_find_agent (search->segments, head, at);
      weight = agent >= 0 ? measure_phrase (search, agent) : 0;
      if (weight != 0)
        {
          ReadoutDirection found = conclude (&carried, weight, target);

          return found.confidence > best.confidence ? found : best;
        }
      if (agent >= 0 && !carried.own && (weight = measure_pronoun (search, agent)) != 0)
        {
          best = conclude (&carried, weight, target);
          carried.own = TRUE;
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

ReadoutDirection
readout_direction_find (const ReadoutFrames *frames,
                        const ReadoutSegments *segments,
                        ReadoutSpan source,
                        ReadoutSpan target)
{
  Search search = { frames, segments, { 0 }, { 0 } };
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

      if (i > 0)
        found.confidence *= 0.9;
      if (found.confidence > best.confidence)
        best = found;
    }
  return best;
}
