/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The mood of a sentence: its words for and against, counted.
 */
#include "stance/readout-mood.h"

#include "stance/readout-predicate.h"

/* A negation reaches so many words. */
#define NEGATION_REACH 3

/* Words as near to the target as this count twice. */
#define NEAR 6

/* Words of a sentence that are counted, on either side of the target. */
#define WORDS_MAX 120

/* Deeds and words that show liking or dislike, whoever it is of; one agrees and meets with those
 * whom one dislikes too. */
static gboolean
is_telling (ReadoutEventClass event)
{
  switch (event)
    {
    case READOUT_EVENT_NONE:
    case READOUT_EVENT_AGREE:
    case READOUT_EVENT_CONSULT:
    case READOUT_EVENT_COOPERATE:
    case READOUT_EVENT_REQUEST:
    case READOUT_EVENT_MOBILIZE:
      return FALSE;
    default:
      return TRUE;
    }
}

/* What a word says of what it is said of: of who is called so, or of whom it is done to. */
static int
get_value (const ReadoutTree *tree, gint32 token)
{
  const ReadoutFrame *frame = readout_predicate_find (tree->frames, tree->segments, token).frame;
  int value = readout_frame_get_role (frame, READOUT_ROLE_SELF);

  if (value == READOUT_ROLE_UNSET && frame != NULL && is_telling (frame->event))
    value = frame->roles[READOUT_ROLE_AIM] != READOUT_ROLE_UNSET
                ? frame->roles[READOUT_ROLE_AIM]
                : frame->roles[READOUT_ROLE_OBJECT];
  return value != READOUT_ROLE_UNSET ? value : 0;
}

ReadoutMood
readout_mood_measure (const ReadoutTree *tree, gint32 source, gint32 target)
{
  ReadoutMood mood = { 0, -1 };
  const ReadoutSentence *sentence =
      readout_segments_get_sentence (tree->segments, readout_tree_get (tree, target)->sentence);
  gint32 first = MAX ((gint32)sentence->first, target - WORDS_MAX);
  gint32 end = MIN ((gint32)sentence->end, target + WORDS_MAX);
  gint32 nearest[2] = { -1, -1 };
  gint32 negation = -NEGATION_REACH - 1;

  for (gint32 i = first; i < end; i++)
    {
      int value;

      if (readout_predicate_is_negation (tree->segments, i))
        negation = i;
      if (i == source)
        continue;
      value = get_value (tree, i);
      if (value == 0)
        continue;
      if (i - negation <= NEGATION_REACH && i != negation)
        value = -value;
      mood.value += ABS (i - target) <= NEAR ? 2 * value : value;
      if (nearest[value > 0] < 0 || ABS (i - target) < ABS (nearest[value > 0] - target))
        nearest[value > 0] = i;
    }
  if (mood.value != 0)
    mood.deciding = nearest[mood.value > 0];
  return mood;
}
