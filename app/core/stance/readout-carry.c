/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Carries a sign up a dependency tree through the frames of its words.
 */
#include "stance/readout-carry-private.h"

#include <string.h>

#include "stance/readout-doubt.h"
#include "stance/readout-predicate.h"
#include "syntax/readout-syntax.h"

void
readout_carried_decide (
    ReadoutCarried *carried, int sign, double weight, gint32 token, const ReadoutFrame *frame)
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
is_taken_away (const ReadoutTree *tree, gint32 noun)
{
  gint32 verb = readout_tree_get (tree, noun)->head;
  const ReadoutFrame *frame;

  if (verb < 0 || readout_tree_get (tree, noun)->relation != READOUT_RELATION_OBJ)
    return FALSE;
  frame = readout_predicate_find (tree->frames, tree->segments, verb).frame;
  return frame != NULL && frame->roles[READOUT_ROLE_EVENT] == -1;
}

/* What @noun with a preposition is for or against: "took aim at T", "a rally for T". */
static int
get_aim (const ReadoutFrame *noun, ReadoutRole role)
{
  if (role == READOUT_ROLE_AGAINST)
    return -1;
  if ((role == READOUT_ROLE_AT || role == READOUT_ROLE_FOR || role == READOUT_ROLE_OVER) &&
      noun->roles[role] != READOUT_ROLE_UNSET)
    return noun->roles[role];
  return noun->roles[READOUT_ROLE_AIM];
}

/* "chose Lund over T", where the tree has T under the one that was chosen. */
static gboolean
is_not_chosen (const ReadoutTree *tree, gint32 noun, const char *preposition)
{
  gint32 verb = readout_tree_get (tree, noun)->head;

  return preposition != NULL && strcmp (preposition, "over") == 0 && verb >= 0 &&
         readout_tree_get (tree, noun)->relation == READOUT_RELATION_OBJ &&
         readout_frame_get_role (readout_predicate_find (tree->frames, tree->segments, verb).frame,
                                 READOUT_ROLE_OVER) == -1;
}

/* From a part of a noun phrase to its head. */
static void
carry_to_noun (const ReadoutTree *tree, ReadoutCarried *carried, gint32 child, gint32 head)
{
  const ReadoutFrame *frame = readout_predicate_find_noun (tree->frames, tree->segments, head);
  ReadoutRelation relation = readout_tree_get (tree, child)->relation;
  const char *preposition = readout_predicate_get_preposition (tree->segments, child);
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
      readout_carried_decide (carried, frame->roles[READOUT_ROLE_KIN], 0.9, head, frame);
      return;
    }
  if (aim != READOUT_ROLE_UNSET && aim != 0 && (!owns || (frame->patient && !is_by)))
    {
      if (preposition != NULL)
        aim = get_aim (frame, readout_role_from_preposition (preposition));
      if (preposition != NULL && strcmp (preposition, "from") == 0 && !frame->patient &&
          (frame->owner || !is_taken_away (tree, head)))
        {
          carried->weight *= 0.7; /* "support from T" is T's */
          return;
        }
      if (preposition != NULL && strcmp (preposition, "in") == 0)
        carried->weight *= 0.7;
      readout_carried_decide (carried, aim, 0.95, head, frame);
      carried->kind = READOUT_CARRIED_EVENT;
      return;
    }
  if (preposition != NULL && strcmp (preposition, "against") == 0)
    {
      readout_carried_decide (carried, -1, 0.9, head, frame);
      carried->kind = READOUT_CARRIED_EVENT;
      return;
    }
  if (is_not_chosen (tree, head, preposition))
    carried->sign = -carried->sign;
  carried->weight *= relation == READOUT_RELATION_NMOD_POSS ? 0.92 : owns ? 0.8 : 0.75;
}

/* "called the charge “baseless”", where the tree has the name beside its noun. */
static int
get_named_value (const ReadoutTree *tree, gint32 noun, gint32 verb, gint32 *named)
{
  static const char *const verbs[] = { "call",     "describe", "brand",   "label", "dub",
                                       "consider", "deem",     "dismiss", "term",  NULL };

  if (!g_strv_contains (verbs, readout_tree_get (tree, verb)->lemma))
    return 0;
  READOUT_TOKEN_CHILDREN (tree->segments, (guint)noun, child)
  {
    ReadoutRelation relation = readout_relation_get_base (readout_tree_get (tree, child)->relation);
    const ReadoutFrame *frame;
    int self;

    if (child < noun || (relation != READOUT_RELATION_APPOS && relation != READOUT_RELATION_AMOD &&
                         relation != READOUT_RELATION_NMOD))
      continue;
    frame = readout_predicate_find (tree->frames, tree->segments, child).frame;
    self = readout_frame_get_role (frame, READOUT_ROLE_SELF);
    if (self == READOUT_ROLE_UNSET || self == 0)
      continue;
    *named = child;
    return self;
  }
  return 0;
}

/* "opened an investigation into T", "offered criticism of T": such a verb only brings about what
 * its noun says, however friendly it is elsewhere. */
static gboolean
is_way_to (const ReadoutFrame *verb, int sign, ReadoutEventClass noun)
{
  return sign > 0 && noun >= READOUT_EVENT_REQUEST && verb->event < READOUT_EVENT_REQUEST &&
         verb->event != READOUT_EVENT_AGREE;
}

/* Whether a verb has something that happens as its object: a clause, or a noun that is the object
 * itself. */
static gboolean
is_event (const ReadoutCarried *carried)
{
  return carried->kind == READOUT_CARRIED_EVENT || (carried->happens && carried->steps == 1);
}

void
readout_carry_object (const ReadoutTree *tree,
                      ReadoutCarried *carried,
                      gint32 child,
                      gint32 head,
                      const ReadoutFrame *frame)
{
  int sign = readout_frame_get_role (frame, READOUT_ROLE_OBJECT);
  gint32 named = -1;
  int value = 0;

  if (is_event (carried) &&
      readout_frame_get_role (frame, READOUT_ROLE_EVENT) != READOUT_ROLE_UNSET)
    sign = readout_frame_get_role (frame, READOUT_ROLE_EVENT);
  if (carried->kind == READOUT_CARRIED_ENTITY)
    {
      /* "called T a liar", "put T at risk" */
      READOUT_TOKEN_CHILDREN (tree->segments, (guint)head, other)
      {
        ReadoutRelation relation = readout_tree_get (tree, other)->relation;
        gboolean is_open = sign == READOUT_ROLE_UNSET || sign == 0;

        if (other == child || value != 0)
          continue;
        if ((relation == READOUT_RELATION_XCOMP &&
             (is_open || readout_tree_get (tree, other)->upos != READOUT_UPOS_VERB)) ||
            (is_open && (relation == READOUT_RELATION_OBJ || relation == READOUT_RELATION_OBL)))
          value = readout_tree_get_own_value (tree, other, &named, 2);
      }
      if (value == 0)
        value = get_named_value (tree, child, head, &named);
      if (value != 0)
        {
          readout_carried_decide (carried, value, 0.85, named, NULL);
          carried->kind = READOUT_CARRIED_CLAIM;
          return;
        }
    }
  if (sign == READOUT_ROLE_UNSET || sign == 0)
    {
      if (frame != NULL && frame->event != READOUT_EVENT_NONE &&
          carried->event == READOUT_EVENT_NONE)
        carried->event = frame->event;
      carried->weight *= carried->kind == READOUT_CARRIED_EVENT ? 0.9 : 0.5;
      if (carried->kind == READOUT_CARRIED_ENTITY)
        carried->kind = READOUT_CARRIED_EVENT;
      return;
    }
  {
    ReadoutEventClass before = carried->event;
    gboolean was_event = carried->kind == READOUT_CARRIED_EVENT;

    readout_carried_decide (carried, sign, 0.98, head, frame);
    if (was_event && (frame->event == READOUT_EVENT_NONE || is_way_to (frame, sign, before)))
      carried->event = before;
    carried->kind = READOUT_CARRIED_EVENT;
  }
}

/* "called for a halt to the filling", where the tree has "to the filling" beside the halt that the
 * verb with its particle is about. */
static gboolean
carry_past_oblique (const ReadoutTree *tree,
                    ReadoutCarried *carried,
                    gint32 child,
                    gint32 verb,
                    const ReadoutPredicate *predicate)
{
  READOUT_TOKEN_CHILDREN (tree->segments, (guint)verb, other)
  {
    const ReadoutFrame *frame;
    int times = readout_frame_get_role (predicate->frame, READOUT_ROLE_EVENT);

    if (other == child || predicate->particle < 0 ||
        readout_tree_get (tree, other)->relation != READOUT_RELATION_OBL ||
        readout_tree_get (tree, other)->end != readout_tree_get (tree, child)->first ||
        readout_predicate_find_preposition (tree->segments, other) != predicate->particle)
      continue;
    frame = readout_tree_find_aimed (tree, other);
    if (frame == NULL)
      return FALSE;
    readout_carried_decide (carried,
                            frame->roles[READOUT_ROLE_AIM] *
                                (times != READOUT_ROLE_UNSET && times != 0 ? times : 1),
                            0.85, other, frame);
    carried->kind = READOUT_CARRIED_EVENT;
    return TRUE;
  }
  return FALSE;
}

/* "met on T", "talked about T": says nothing of T. */
static gboolean
is_subject_of_talks (const ReadoutFrame *frame, ReadoutRole role)
{
  return frame != NULL && frame->event == READOUT_EVENT_CONSULT &&
         (role == READOUT_ROLE_ON || role == READOUT_ROLE_ABOUT || role == READOUT_ROLE_OVER ||
          role == READOUT_ROLE_FOR);
}

/* The target stands behind a preposition under @head. */
static void
carry_oblique (const ReadoutTree *tree,
               ReadoutCarried *carried,
               gint32 child,
               gint32 head,
               const ReadoutPredicate *predicate)
{
  const char *preposition = readout_predicate_get_preposition (tree->segments, child);
  ReadoutRole role = preposition != NULL ? readout_role_from_preposition (preposition)
                     : readout_tree_get (tree, child)->relation == READOUT_RELATION_IOBJ
                         ? READOUT_ROLE_TO_WHOM
                         : READOUT_N_ROLES;
  int sign = readout_frame_get_role (predicate->frame, role);
  int object_sign = readout_frame_get_role (predicate->frame, READOUT_ROLE_OBJECT);
  gint32 object = -1;
  const ReadoutFrame *noun = readout_tree_find_object_frame (tree, head, &object);
  int event_sign = readout_frame_get_role (predicate->frame, READOUT_ROLE_EVENT);

  if (is_event (carried) && event_sign != READOUT_ROLE_UNSET)
    object_sign = event_sign;
  /* who withdraws from a valley may do it a favour, from a pact does not */
  if (is_event (carried) && role == READOUT_ROLE_FROM && object < 0 &&
      event_sign != READOUT_ROLE_UNSET)
    sign = event_sign;
  if (predicate->particle >= 0 && preposition != NULL &&
      predicate->particle == readout_predicate_find_preposition (tree->segments, child))
    {
      readout_carry_object (tree, carried, child, head, predicate->frame);
      return;
    }
  if (carry_past_oblique (tree, carried, child, head, predicate))
    return;
  if (carried->kind == READOUT_CARRIED_EVENT && carried->decided &&
      (sign == READOUT_ROLE_UNSET || sign == 0))
    {
      carried->weight *= 0.8;
      return;
    }
  if (noun != NULL && role != READOUT_N_ROLES && role != READOUT_ROLE_AS &&
      (role != READOUT_ROLE_FROM ||
       readout_frame_get_role (predicate->frame, READOUT_ROLE_EVENT) == -1))
    {
      int event = readout_frame_get_role (predicate->frame, READOUT_ROLE_EVENT);

      if (event == READOUT_ROLE_UNSET || event == 0)
        event = object_sign != READOUT_ROLE_UNSET && object_sign != 0 ? object_sign : 1;
      if (role == READOUT_ROLE_FROM && noun->owner)
        {
          /* "rejected a call from T": what T asks for is T's */
          readout_carried_decide (carried, event, 0.9, head, predicate->frame);
          carried->kind = READOUT_CARRIED_EVENT;
          return;
        }
      readout_carried_decide (carried, get_aim (noun, role) * event,
                              role == READOUT_ROLE_IN ? 0.6 : 0.9, object, noun);
      carried->kind = READOUT_CARRIED_EVENT;
      if (event < 0 && predicate->frame->event != READOUT_EVENT_NONE)
        carried->event = predicate->frame->event;
      return;
    }
  if (sign == READOUT_ROLE_UNSET && role == READOUT_ROLE_AGAINST)
    sign = -1;
  if (sign == READOUT_ROLE_UNSET && object_sign != READOUT_ROLE_UNSET && object_sign != 0 &&
      object < 0 && !is_subject_of_talks (predicate->frame, role) &&
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
        readout_carried_decide (carried, object_sign, 0.4, head, predicate->frame);
      else
        carried->weight *= carried->decided ? 0.75 : 0.4;
      if (carried->kind == READOUT_CARRIED_ENTITY)
        carried->kind = READOUT_CARRIED_EVENT;
      return;
    }
  {
    ReadoutEventClass before = carried->event;

    readout_carried_decide (
        carried, sign,
        (role == READOUT_ROLE_IN || role == READOUT_ROLE_FROM) && !is_event (carried) ? 0.7 : 0.9,
        head, predicate->frame);
    if (predicate->frame == NULL || predicate->frame->event == READOUT_EVENT_NONE)
      carried->event = before;
  }
  carried->kind = READOUT_CARRIED_EVENT;
}

/* The target is who does what @head says. */
static void
carry_subject (const ReadoutTree *tree, ReadoutCarried *carried, gint32 head)
{
  gint32 deciding = -1;
  int value = readout_tree_get_own_value (tree, head, &deciding, 0);

  carried->kind = READOUT_CARRIED_CLAIM;
  if (value != 0)
    {
      readout_carried_decide (carried, value, 0.8, deciding, NULL);
      carried->event = READOUT_EVENT_NONE;
      return;
    }
  if (readout_predicate_is_obliged (tree->segments, head))
    {
      readout_carried_decide (carried, -1, 0.5, head, NULL);
      carried->event = READOUT_EVENT_REQUEST;
      return;
    }
  carried->weight *= 0.5;
}

/* From @child to its head. */
void
readout_carry (const ReadoutTree *tree, ReadoutCarried *carried, gint32 child, gint32 head)
{
  ReadoutRelation relation = readout_tree_get (tree, child)->relation;
  ReadoutPredicate predicate;

  carried->steps++;
  if (!carried->passed_over && readout_doubt_is_passed_over (tree->segments, child))
    {
      carried->sign = -carried->sign;
      carried->passed_over = TRUE;
    }
  switch (readout_relation_get_base (relation))
    {
    case READOUT_RELATION_NMOD:
    case READOUT_RELATION_COMPOUND:
    case READOUT_RELATION_AMOD:
      carry_to_noun (tree, carried, child, head);
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
  predicate = readout_predicate_find (tree->frames, tree->segments, head);
  switch (readout_relation_get_base (relation))
    {
    case READOUT_RELATION_OBJ:
      readout_carry_object (tree, carried, child, head, predicate.frame);
      break;
    case READOUT_RELATION_IOBJ:
      carry_oblique (tree, carried, child, head, &predicate);
      break;
    case READOUT_RELATION_OBL:
      if (relation == READOUT_RELATION_OBL_AGENT)
        carry_subject (tree, carried, head);
      else
        carry_oblique (tree, carried, child, head, &predicate);
      break;
    case READOUT_RELATION_NSUBJ:
      if (relation == READOUT_RELATION_NSUBJ_PASS)
        readout_carry_object (tree, carried, child, head, predicate.frame);
      else
        carry_subject (tree, carried, head);
      break;
    case READOUT_RELATION_CCOMP:
    case READOUT_RELATION_XCOMP:
    case READOUT_RELATION_CSUBJ:
    case READOUT_RELATION_ADVCL:
    case READOUT_RELATION_ACL:
    case READOUT_RELATION_PARATAXIS:
      readout_carry_clause (tree, carried, child, head, predicate.frame);
      break;
    default:
      carried->weight *= 0.7;
      break;
    }
  if (readout_predicate_is_negated (tree->segments, head) && relation != READOUT_RELATION_NSUBJ)
    {
      carried->sign = -carried->sign;
      carried->weight *= 0.8;
      carried->negated = TRUE;
    }
  if (readout_predicate_is_future (tree->segments, head))
    carried->future = TRUE;
}
