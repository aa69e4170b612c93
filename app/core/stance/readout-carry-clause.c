/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Carries a sign from a clause to the word that it stands under.
 */
#include "stance/readout-carry-private.h"

#include "stance/readout-predicate.h"
#include "syntax/readout-syntax.h"

/* Whether somebody else than the subject is to do what @clause says: "urged T to …". */
static gboolean
has_object (const ReadoutTree *tree, gint32 verb, gint32 clause)
{
  READOUT_TOKEN_CHILDREN (tree->segments, (guint)verb, child)
  {
    ReadoutRelation relation = readout_tree_get (tree, child)->relation;

    if (child < clause && (relation == READOUT_RELATION_OBJ || relation == READOUT_RELATION_OBL ||
                           relation == READOUT_RELATION_NSUBJ_PASS))
      return TRUE;
  }
  return FALSE;
}

/* "a halt to filling the lake": the noun at @noun is for or against what the gerund says. */
static gboolean
carry_to_aim (
    const ReadoutTree *tree, ReadoutCarried *carried, gint32 clause, gint32 noun, int times)
{
  const ReadoutFrame *frame = readout_tree_find_aimed (tree, noun);

  if (frame == NULL || readout_tree_get (tree, clause)->xpos != READOUT_XPOS_VBG ||
      readout_tree_get (tree, clause)->first == (guint32)clause ||
      readout_syntax_find_child (tree->segments, (guint)clause, READOUT_RELATION_AUX) >= 0)
    return FALSE; /* "rumours that it was filling the lake" is another matter */
  readout_carried_decide (carried, frame->roles[READOUT_ROLE_AIM] * times, 0.9, noun, frame);
  carried->kind = READOUT_CARRIED_EVENT;
  return TRUE;
}

/* "called for a ban on filling the lake", where the tree has the gerund beside the noun that it
 * belongs to. */
static gboolean
carry_past_noun (const ReadoutTree *tree,
                 ReadoutCarried *carried,
                 gint32 clause,
                 gint32 verb,
                 const ReadoutFrame *frame)
{
  READOUT_TOKEN_CHILDREN (tree->segments, (guint)verb, child)
  {
    const ReadoutToken *noun = readout_tree_get (tree, child);
    int times = readout_frame_get_role (frame, READOUT_ROLE_EVENT);

    if (noun->end != readout_tree_get (tree, clause)->first ||
        (noun->relation != READOUT_RELATION_OBJ && noun->relation != READOUT_RELATION_OBL))
      continue;
    return carry_to_aim (tree, carried, clause, child,
                         times != READOUT_ROLE_UNSET && times != 0 ? times : 1);
  }
  return FALSE;
}

/* "alleged that T …", "warned that T …" */
static gboolean
is_charge (const ReadoutFrame *frame)
{
  return frame != NULL &&
         (frame->event == READOUT_EVENT_ACCUSE || frame->event == READOUT_EVENT_THREATEN) &&
         readout_frame_get_role (frame, READOUT_ROLE_THAT) != READOUT_ROLE_UNSET;
}

/* What T does is bad, whether the clause says so or not; the verb does not deny it. */
static void
carry_charge (ReadoutCarried *carried, gint32 head, const ReadoutFrame *frame)
{
  if (!carried->decided)
    readout_carried_decide (carried, -1, 1.2, head, frame);
  carried->event = frame->event;
}

void
readout_carry_clause (const ReadoutTree *tree,
                      ReadoutCarried *carried,
                      gint32 child,
                      gint32 head,
                      const ReadoutFrame *frame)
{
  ReadoutRelation relation = readout_relation_get_base (readout_tree_get (tree, child)->relation);
  gint32 deciding = -1;
  int value;
  int sign = 1;

  switch (relation)
    {
    case READOUT_RELATION_ACL:
      if (carry_to_aim (tree, carried, child, head, 1))
        return;
      G_GNUC_FALLTHROUGH;
    case READOUT_RELATION_XCOMP:
      if (readout_tree_get (tree, child)->xpos == READOUT_XPOS_VBG &&
          relation == READOUT_RELATION_XCOMP)
        {
          /* "condemned closing the bridge" */
          carried->kind = READOUT_CARRIED_EVENT;
          readout_carry_object (tree, carried, child, head, frame);
          return;
        }
      sign = readout_frame_get_role (frame, has_object (tree, head, child) ? READOUT_ROLE_OBJECT_TO
                                                                           : READOUT_ROLE_TO);
      break;
    case READOUT_RELATION_CSUBJ:
      value = readout_tree_get_own_value (tree, head, &deciding, 0);
      if (value != 0)
        {
          /* "changing the flag is a mistake" */
          readout_carried_decide (carried, value, 0.8, deciding, NULL);
          carried->kind = READOUT_CARRIED_CLAIM;
          return;
        }
      G_GNUC_FALLTHROUGH;
    case READOUT_RELATION_CCOMP:
      sign = readout_frame_get_role (frame, READOUT_ROLE_THAT);
      if (carried->kind == READOUT_CARRIED_CLAIM && !carried->decided && frame != NULL &&
          frame->event == READOUT_EVENT_REQUEST)
        {
          readout_carried_decide (carried, -1, 1.5, head, frame);
          return;
        }
      if (carried->kind == READOUT_CARRIED_CLAIM && is_charge (frame))
        {
          carry_charge (carried, head, frame);
          return;
        }
      if (carried->kind == READOUT_CARRIED_EVENT && !carried->own)
        carried->weight *= 0.45;
      break;
    case READOUT_RELATION_ADVCL:
      if (carry_past_noun (tree, carried, child, head, frame))
        return;
      carried->weight *= readout_predicate_has_subject (tree->segments, child) ? 0.6 : 0.9;
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
