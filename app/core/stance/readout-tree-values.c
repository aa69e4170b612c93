/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a word with those that belong to it says of somebody, whoever it may be.
 */
#include "stance/readout-tree-values.h"

#include <string.h>

#include "stance/readout-predicate.h"
#include "syntax/readout-syntax.h"

gint8
readout_frame_get_role (const ReadoutFrame *frame, ReadoutRole role)
{
  return frame != NULL && role < READOUT_N_ROLES ? frame->roles[role] : READOUT_ROLE_UNSET;
}

const ReadoutFrame *
readout_tree_find_aimed (const ReadoutTree *tree, gint32 noun)
{
  const ReadoutFrame *frame = readout_predicate_find_noun (tree->frames, tree->segments, noun);

  return frame != NULL && frame->roles[READOUT_ROLE_AIM] != READOUT_ROLE_UNSET &&
                 frame->roles[READOUT_ROLE_AIM] != 0
             ? frame
             : NULL;
}

gboolean
readout_tree_is_event_noun (const ReadoutTree *tree, gint32 token)
{
  const ReadoutFrame *frame = readout_predicate_find_noun (tree->frames, tree->segments, token);

  return frame != NULL && frame->roles[READOUT_ROLE_AIM] != READOUT_ROLE_UNSET &&
         frame->roles[READOUT_ROLE_KIN] == READOUT_ROLE_UNSET;
}

const ReadoutFrame *
readout_tree_find_object_frame (const ReadoutTree *tree, gint32 verb, gint32 *object)
{
  READOUT_TOKEN_CHILDREN (tree->segments, (guint)verb, child)
  {
    ReadoutRelation relation = readout_tree_get (tree, child)->relation;
    const ReadoutFrame *frame;

    if (relation != READOUT_RELATION_OBJ && relation != READOUT_RELATION_NSUBJ_PASS)
      continue;
    *object = child;
    frame = readout_tree_find_aimed (tree, child);
    if (frame != NULL)
      return frame;
    READOUT_TOKEN_CHILDREN (tree->segments, (guint)child, part)
    {
      const char *preposition = readout_predicate_get_preposition (tree->segments, part);

      if (preposition == NULL || strcmp (preposition, "of") != 0)
        continue;
      frame = readout_tree_find_aimed (tree, part);
      if (frame != NULL)
        {
          *object = part;
          return frame;
        }
    }
  }
  return NULL;
}

/* Whether an adjective blames who has to do with @noun: "sent a cruel message". */
static int
get_described_value (const ReadoutTree *tree, gint32 noun, gint32 *deciding)
{
  READOUT_TOKEN_CHILDREN (tree->segments, (guint)noun, child)
  {
    int self;

    if (readout_tree_get (tree, child)->relation != READOUT_RELATION_AMOD)
      continue;
    self = readout_frame_get_role (
        readout_predicate_find (tree->frames, tree->segments, child).frame, READOUT_ROLE_SELF);
    if (self >= 0)
      continue;
    *deciding = child;
    return self;
  }
  return 0;
}

int
readout_tree_get_own_value (const ReadoutTree *tree,
                            gint32 predicate,
                            gint32 *deciding,
                            guint depth)
{
  const ReadoutPredicate found = readout_predicate_find (tree->frames, tree->segments, predicate);
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
    READOUT_TOKEN_CHILDREN (tree->segments, (guint)predicate, child)
    {
      ReadoutRelation relation = readout_tree_get (tree, child)->relation;
      const ReadoutFrame *frame;

      if (sign != 0)
        break;
      if (relation == READOUT_RELATION_XCOMP && depth < 3)
        {
          sign = readout_tree_get_own_value (tree, child, deciding, depth + 1);
          if (readout_frame_get_role (found.frame, READOUT_ROLE_TO) == -1)
            sign = -sign; /* "refused to help" */
        }
      else if (relation == READOUT_RELATION_OBJ || relation == READOUT_RELATION_AMOD)
        {
          frame = relation == READOUT_RELATION_OBJ
                      ? readout_predicate_find_noun (tree->frames, tree->segments, child)
                      : readout_predicate_find (tree->frames, tree->segments, child).frame;
          if (frame != NULL && frame->roles[READOUT_ROLE_SELF] != READOUT_ROLE_UNSET)
            {
              sign = frame->roles[READOUT_ROLE_SELF];
              *deciding = child;
            }
          else if (relation == READOUT_RELATION_OBJ)
            sign = get_described_value (tree, child, deciding);
        }
      else if (relation == READOUT_RELATION_OBL && child > predicate)
        {
          /* "sided with extremists" */
          static const char *const prepositions[] = { "with", "into", "from", "of", "to", NULL };
          const char *preposition = readout_predicate_get_preposition (tree->segments, child);

          frame = readout_predicate_find_noun (tree->frames, tree->segments, child);
          if (readout_frame_get_role (frame, READOUT_ROLE_SELF) == -1 && preposition != NULL &&
              g_strv_contains (prepositions, preposition))
            {
              sign = -1;
              *deciding = child;
            }
        }
      else if (relation == READOUT_RELATION_ADVMOD)
        {
          frame = readout_predicate_find (tree->frames, tree->segments, child).frame;
          if (frame != NULL && frame->roles[READOUT_ROLE_SELF] != READOUT_ROLE_UNSET)
            {
              sign = frame->roles[READOUT_ROLE_SELF];
              *deciding = child;
            }
        }
    }
  return readout_predicate_is_negated (tree->segments, predicate) ? -sign : sign;
}

int
readout_tree_get_act_value (
    const ReadoutTree *tree, gint32 verb, gint32 *deciding, ReadoutEventClass *event, guint depth)
{
  ReadoutPredicate predicate = readout_predicate_find (tree->frames, tree->segments, verb);
  gint32 object = -1;
  const ReadoutFrame *noun = readout_tree_find_object_frame (tree, verb, &object);
  int sign = readout_frame_get_role (predicate.frame, READOUT_ROLE_EVENT);

  *deciding = verb;
  if (predicate.frame != NULL)
    *event = predicate.frame->event;
  if (sign == READOUT_ROLE_UNSET || (sign == 0 && noun == NULL))
    sign = readout_frame_get_role (predicate.frame, READOUT_ROLE_OBJECT);
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
    READOUT_TOKEN_CHILDREN (tree->segments, (guint)verb, child)
  if (readout_tree_get (tree, child)->relation == READOUT_RELATION_XCOMP)
    {
      int to = readout_frame_get_role (predicate.frame, READOUT_ROLE_TO);

      sign = readout_tree_get_act_value (tree, child, deciding, event, depth + 1);
      if (to == -1)
        sign = -sign;
    }
  if (sign == READOUT_ROLE_UNSET)
    return 0;
  return readout_predicate_is_negated (tree->segments, verb) ? -sign : sign;
}
