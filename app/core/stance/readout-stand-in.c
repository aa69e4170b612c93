/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words that stand for a topic that was named before.
 */
#include "stance/readout-stand-in.h"

#include <string.h>

/* Sorted by word. */
static const struct
{
  const char *word;
  ReadoutStandIn kind;
} stand_ins[] = {
  { "account", READOUT_STAND_IN_CLAIM },    { "accusation", READOUT_STAND_IN_CLAIM },
  { "allegation", READOUT_STAND_IN_CLAIM }, { "assertion", READOUT_STAND_IN_CLAIM },
  { "bill", READOUT_STAND_IN_PLAN },        { "charge", READOUT_STAND_IN_CLAIM },
  { "claim", READOUT_STAND_IN_CLAIM },      { "criticism", READOUT_STAND_IN_CLAIM },
  { "decision", READOUT_STAND_IN_PLAN },    { "defence", READOUT_STAND_IN_EXCUSE },
  { "defense", READOUT_STAND_IN_EXCUSE },   { "denial", READOUT_STAND_IN_EXCUSE },
  { "excuse", READOUT_STAND_IN_EXCUSE },    { "explanation", READOUT_STAND_IN_EXCUSE },
  { "idea", READOUT_STAND_IN_PLAN },        { "it", READOUT_STAND_IN_PRONOUN },
  { "measure", READOUT_STAND_IN_PLAN },     { "move", READOUT_STAND_IN_PLAN },
  { "one", READOUT_STAND_IN_ONE },          { "plan", READOUT_STAND_IN_PLAN },
  { "proposal", READOUT_STAND_IN_PLAN },    { "rumor", READOUT_STAND_IN_CLAIM },
  { "rumour", READOUT_STAND_IN_CLAIM },     { "step", READOUT_STAND_IN_PLAN },
  { "story", READOUT_STAND_IN_CLAIM },      { "suggestion", READOUT_STAND_IN_CLAIM },
  { "that", READOUT_STAND_IN_PRONOUN },     { "this", READOUT_STAND_IN_PRONOUN },
  { "version", READOUT_STAND_IN_EXCUSE },
};

static int
compare (const char *word, gsize length, const char *entry)
{
  int order = strncmp (word, entry, length);

  return order != 0 ? order : entry[length] == '\0' ? 0 : -1;
}

ReadoutStandIn
readout_stand_in_find (const char *word)
{
  gsize length = strlen (word);
  guint low = 0;
  guint high = G_N_ELEMENTS (stand_ins);

  if (length > 4 && word[length - 1] == 's')
    length--;
  while (low < high)
    {
      guint middle = (low + high) / 2;
      int order = compare (word, length, stand_ins[middle].word);

      if (order == 0)
        return stand_ins[middle].kind;
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  return READOUT_STAND_IN_NONE;
}

gboolean
readout_stand_in_is_possible (const char *word, const char *next)
{
  static const char *const after[] = { "'d",    "'ll",   "'s",    "are",   "be",    "can",
                                       "could", "did",   "does",  "had",   "has",   "is",
                                       "may",   "means", "might", "must",  "seems", "should",
                                       "was",   "were",  "will",  "would", NULL };

  switch (readout_stand_in_find (word))
    {
    case READOUT_STAND_IN_NONE:
      return FALSE;
    case READOUT_STAND_IN_PRONOUN:
      return strcmp (word, "it") == 0 || next == NULL || !g_ascii_isalpha (next[*next == '\'']) ||
             g_strv_contains (after, next);
    default:
      return TRUE;
    }
}
