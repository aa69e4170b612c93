/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which state a place, an office or a body stands for.
 */
#include "attribution/readout-actor-affiliation.h"

#include <string.h>

#define BIT(flag) READOUT_WORD_BIT (READOUT_WORD_##flag)

/* What the whole name stands for. */
static const char *
find_whole (const ReadoutLanguage *language, const char *name)
{
  guint64 place = readout_language_get_flags (language, READOUT_LIST_PLACES, name);
  const char *state;

  /* A country stands for itself. */
  if ((place & BIT (STATE)) != 0 && (place & BIT (CAPITAL)) == 0)
    return NULL;
  state = readout_language_get_value (language, READOUT_LIST_AFFILIATIONS, name);
  if (state == NULL && place != 0)
    state = readout_language_get_value (language, READOUT_LIST_PLACES, name);
  return state != NULL && *state != '\0' ? state : NULL;
}

/* What the beginning of a name says: "Russian" of a ministry; a newspaper is named after its city
 * and does not speak for it. */
static const char *
find_beginning (const ReadoutLanguage *language, const char *beginning, ReadoutActorKind kind)
{
  ReadoutWord word;

  if (!readout_language_find (language, READOUT_LIST_PLACES, beginning, -1, &word) ||
      (word.flags & BIT (AMBIGUOUS)) != 0 ||
      (kind == READOUT_ACTOR_MEDIA && (word.flags & BIT (ADJECTIVE)) == 0))
    return NULL;
  return *word.value != '\0' ? word.value : NULL;
}

const char *
readout_actor_find_affiliation (const ReadoutLanguage *language,
                                const char *name,
                                ReadoutActorKind kind)
{
  g_autofree char *folded = NULL;
  const char *state;
  char *start;
  char *end;

  g_return_val_if_fail (language != NULL && name != NULL, NULL);

  if (kind == READOUT_ACTOR_PERSON || kind == READOUT_ACTOR_ANONYMOUS ||
      kind == READOUT_ACTOR_DOCUMENT)
    return NULL;
  folded = g_utf8_strdown (name, -1);
  start = g_str_has_prefix (folded, "the ") ? folded + 4 : folded;
  state = find_whole (language, start);
  while (state == NULL && (end = strrchr (start, ' ')) != NULL)
    {
      *end = '\0';
      if (g_str_has_suffix (start, "'s"))
        start[strlen (start) - 2] = '\0';
      else if (g_str_has_suffix (start, "’s"))
        start[strlen (start) - strlen ("’s")] = '\0';
      state = find_beginning (language, start, kind);
    }
  return state;
}
