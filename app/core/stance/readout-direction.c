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

/* Words between two actors that are looked at where the tree says nothing. */
#define WORDS_MAX 40

/* Below this the words between them may tell more. */
#define UNSURE 0.3

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
  guint steps;
} Carried;

static const ReadoutToken *
get (const Search *search, gint32 token)
{
  return readout_segments_get_token (search->segments, (guint)token);
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

/* Whether a verb that ends something has the noun as its object: "withdrew its troops from T". */
static gboolean
is_taken_away (const Search *search, gint32 noun)
{
  gint32 verb = get (search, noun)->head;
  const ReadoutFrame *frame;

  if (verb < 0 || get (search, noun)->relation != READOUT_RELATION_OBJ)
    return FALSE;
  frame = readout_predicate_find (search->frames, search->segments, verb).frame;
  return frame != NULL && frame->roles[READOUT_ROLE_EVENT] == -1;
}

/* From a part of a noun phrase to its head. */
static void
carry_to_noun (const Search *search, Carried *carried, gint32 child, gint32 head)
{
  const ReadoutFrame *frame = readout_predicate_find_noun (search->frames, search->segments, head);
  ReadoutRelation relation = get (search, child)->relation;
  const char *preposition = readout_predicate_get_preposition (search->segments, child);
  gboolean is_by = preposition != NULL && strcmp (preposition, "by") == 0;
  gboolean owns =
      relation == READOUT_RELATION_NMOD_POSS || relation == READOUT_RELATION_COMPOUND ||
      relation == READOUT_RELATION_AMOD || is_by ||
      (frame != NULL && frame->owner && preposition != NULL && strcmp (preposition, "of") == 0);
  int aim = frame != NULL ? frame->roles[READOUT_ROLE_AIM] : READOUT_ROLE_UNSET;

  if (frame != NULL && frame->roles[READOUT_ROLE_KIN] != READOUT_ROLE_UNSET &&
      (owns || (preposition != NULL &&
                (strcmp (preposition, "of") == 0 || strcmp (preposition, "to") == 0))))
    {
      decide (carried, frame->roles[READOUT_ROLE_KIN], 0.9, head, frame);
      return;
    }
  if (aim != READOUT_ROLE_UNSET && aim != 0 && (!owns || (frame->patient && !is_by)))
    {
      if (preposition != NULL && strcmp (preposition, "against") == 0)
        aim = -1;
      if (preposition != NULL && strcmp (preposition, "from") == 0 && !frame->patient &&
          !is_taken_away (search, head))
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
  carried->weight *= relation == READOUT_RELATION_NMOD_POSS ? 0.92 : owns ? 0.8 : 0.75;
}

static const ReadoutFrame *
find_aimed (const Search *search, gint32 noun)
{
  const ReadoutFrame *frame = readout_predicate_find_noun (search->frames, search->segments, noun);

  return frame != NULL && frame->roles[READOUT_ROLE_AIM] != READOUT_ROLE_UNSET &&
                 frame->roles[READOUT_ROLE_AIM] != 0
             ? frame
             : NULL;
}

/* The noun that a verb with no side of its own acts with: "launched an attack on T", "declared a
 * state of siege", "some of its troops". */
static const ReadoutFrame *
find_object_frame (const Search *search, gint32 verb, gint32 *object)
{
  READOUT_TOKEN_CHILDREN (search->segments, (guint)verb, child)
  {
    ReadoutRelation relation = get (search, child)->relation;
    const ReadoutFrame *frame;

    if (relation != READOUT_RELATION_OBJ && relation != READOUT_RELATION_NSUBJ_PASS)
      continue;
    *object = child;
    frame = find_aimed (search, child);
    if (frame != NULL)
      return frame;
    READOUT_TOKEN_CHILDREN (search->segments, (guint)child, part)
    {
      const char *preposition = readout_predicate_get_preposition (search->segments, part);

      if (preposition == NULL || strcmp (preposition, "of") != 0)
        continue;
      frame = find_aimed (search, part);
      if (frame != NULL)
        {
          *object = part;
          return frame;
        }
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
  int value = 0;

  if (carried->kind == CARRIED_EVENT && get_role (frame, READOUT_ROLE_EVENT) != READOUT_ROLE_UNSET)
    sign = get_role (frame, READOUT_ROLE_EVENT);
  if (carried->kind == CARRIED_ENTITY)
    {
      /* "called T a liar", "put T at risk" */
      READOUT_TOKEN_CHILDREN (search->segments, (guint)head, other)
      {
        ReadoutRelation relation = get (search, other)->relation;
        gboolean is_open = sign == READOUT_ROLE_UNSET || sign == 0;

        if (other == child || value != 0)
          continue;
        if ((relation == READOUT_RELATION_XCOMP &&
             (is_open || get (search, other)->upos != READOUT_UPOS_VERB)) ||
            (is_open && (relation == READOUT_RELATION_OBJ || relation == READOUT_RELATION_OBL)))
          value = get_own_value (search, other, &named, 2);
      }
      if (value != 0)
        {
          decide (carried, value, 0.85, named, NULL);
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
  ReadoutRole role = preposition != NULL ? readout_role_from_preposition (preposition)
                     : get (search, child)->relation == READOUT_RELATION_IOBJ ? READOUT_ROLE_TO_WHOM
                                                                              : READOUT_N_ROLES;
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
  if (carried->kind == CARRIED_EVENT && carried->decided &&
      (sign == READOUT_ROLE_UNSET || sign == 0))
    {
      carried->weight *= 0.8;
      return;
    }
  if (noun != NULL && role != READOUT_N_ROLES && role != READOUT_ROLE_AS &&
      (role != READOUT_ROLE_FROM || get_role (predicate->frame, READOUT_ROLE_EVENT) == -1))
    {
      int event = get_role (predicate->frame, READOUT_ROLE_EVENT);

      if (event == READOUT_ROLE_UNSET || event == 0)
        event = object_sign != READOUT_ROLE_UNSET && object_sign != 0 ? object_sign : 1;
      decide (carried, (role == READOUT_ROLE_AGAINST ? -1 : noun->roles[READOUT_ROLE_AIM]) * event,
              role == READOUT_ROLE_IN ? 0.6 : 0.9, object, noun);
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
      if (carried->kind == CARRIED_CLAIM && !carried->decided && frame != NULL &&
          frame->event == READOUT_EVENT_REQUEST)
        {
          decide (carried, -1, 1.5, head, frame);
          return;
        }
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

/* What a verb does, whomever it may concern: "halted the talks" is against, "lifted the ban" for.
 */
static int
get_act_value (
    const Search *search, gint32 verb, gint32 *deciding, ReadoutEventClass *event, guint depth)
{
  ReadoutPredicate predicate = readout_predicate_find (search->frames, search->segments, verb);
  gint32 object = -1;
  const ReadoutFrame *noun = find_object_frame (search, verb, &object);
  int sign = get_role (predicate.frame, READOUT_ROLE_EVENT);

  *deciding = verb;
  if (predicate.frame != NULL)
    *event = predicate.frame->event;
  if (sign == READOUT_ROLE_UNSET || (sign == 0 && noun == NULL))
    sign = get_role (predicate.frame, READOUT_ROLE_OBJECT);
  if (noun != NULL)
    {
      if (sign == READOUT_ROLE_UNSET || sign == 0)
        sign = 1;
      sign *= noun->roles[READOUT_ROLE_AIM];
      if (predicate.frame == NULL || predicate.frame->event == READOUT_EVENT_NONE)
        {
          *deciding = object;
          *event = noun->event;
        }
    }
  else if (depth < 3)
    READOUT_TOKEN_CHILDREN (search->segments, (guint)verb, child)
  if (get (search, child)->relation == READOUT_RELATION_XCOMP)
    {
      int to = get_role (predicate.frame, READOUT_ROLE_TO);

      sign = get_act_value (search, child, deciding, event, depth + 1);
      if (to == -1)
        sign = -sign;
    }
  if (sign == READOUT_ROLE_UNSET)
    return 0;
  return readout_predicate_is_negated (search->segments, verb) ? -sign : sign;
}

/* From @child to its head. */
static void
carry (const Search *search, Carried *carried, gint32 child, gint32 head)
{
  ReadoutRelation relation = get (search, child)->relation;
  ReadoutPredicate predicate;

  carried->steps++;
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
      carried->weight *= 0.85;
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

/* What is to come is a promise or a threat; what is taken back or undone is of the other side. */
static ReadoutEventClass
adapt_event (const Carried *carried, int sign)
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
measure_evidence (const Carried *carried)
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
conclude (
    const Search *search, const Carried *given, gint32 predicate, double weight, gint32 target)
{
  ReadoutDirection direction = { 0 };
  Carried copy = *given;
  Carried *carried = &copy;

  if (!carried->decided && predicate >= 0)
    {
      gint32 deciding = -1;
      ReadoutEventClass event = READOUT_EVENT_NONE;
      int sign = get_act_value (search, predicate, &deciding, &event, 0);

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
  direction.event = carried->event;
  direction.event = adapt_event (carried, direction.sign);
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
  return conclude (search, &carried, head, weight, target);
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
      return conclude (search, carried, -1, 0.5, target);
    }
  weight = measure_phrase (search, branch);
  if (get (search, branch)->relation == READOUT_RELATION_CONJ &&
      get (search, top)->upos != READOUT_UPOS_VERB)
    return judge_together (search, top, target, weight != 0 ? weight : 0.5);
  return conclude (search, carried, top, weight != 0 ? weight * 0.4 : 0.2, target);
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
          ReadoutDirection found = conclude (search, &carried, head, weight, target);

          return found.confidence > best.confidence ? found : best;
        }
      if (agent >= 0 && !carried.own && (weight = measure_pronoun (search, agent)) != 0)
        {
          best = conclude (search, &carried, head, weight, target);
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

/* A word between the two, whatever the tagger takes it for. */
static const ReadoutFrame *
find_any (const Search *search, gint32 token, gboolean *is_noun)
{
  const ReadoutToken *word = get (search, token);
  const ReadoutFrame *frame = readout_predicate_find_noun (search->frames, search->segments, token);

  *is_noun = frame != NULL && frame->roles[READOUT_ROLE_AIM] != READOUT_ROLE_UNSET;
  if (*is_noun)
    return frame;
  if (word->upos == READOUT_UPOS_VERB)
    return readout_predicate_find (search->frames, search->segments, token).frame;
  if (word->upos == READOUT_UPOS_ADJ || word->upos == READOUT_UPOS_NOUN)
    return readout_predicate_find_form (search->frames, word->folded);
  return NULL;
}

/* Where the tree says nothing: the words between the two, in their order. */
static ReadoutDirection
judge_words (const Search *search, gint32 source, gint32 target)
{
  Carried carried = { .sign = 1, .weight = 0.3, .deciding = -1 };
  gint32 first = MIN (source, target) + 1;
  gint32 end = MAX (source, target);
  int pending = 0;

  for (gint32 i = first; i < end && i < first + WORDS_MAX; i++)
    {
      gboolean is_noun = FALSE;
      const ReadoutFrame *frame = find_any (search, i, &is_noun);
      int sign;

      if (readout_predicate_is_negation (search->segments, i))
        carried.sign = -carried.sign;
      if (frame == NULL)
        continue;
      if (is_noun)
        sign = frame->roles[READOUT_ROLE_AIM] * (pending != 0 ? pending : 1);
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
      decide (&carried, sign, 1, i, frame);
    }
  if (!carried.decided)
    carried.weight = 0.1;
  return conclude (search, &carried, -1, 1, target);
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
  return best;
}
