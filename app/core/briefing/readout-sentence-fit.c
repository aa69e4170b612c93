/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether the parts of a statement can make a sentence of reported speech.
 */
#include "briefing/readout-sentence-fit.h"

#include <string.h>

static gboolean
has_sentence_end_outside_quotation (const char *words)
{
  gsize length = strlen (words);
  int depth = 0;

  for (gsize i = 0; i + 1 < length; i++)
    {
      if (strncmp (words + i, "“", 3) == 0)
        depth++;
      else if (strncmp (words + i, "”", 3) == 0)
        depth--;
      else if (depth == 0 && readout_clause_is_sentence_end (words, i, length) && i + 1 < length)
        return TRUE;
    }
  return FALSE;
}

/* Whether the content, outside of quotation marks, names its own speaker: a sign that the parts are
 * not what they seem. */
static gboolean
names_itself (ReadoutClause *clause)
{
  const char *name = clause->actor->name;
  const char *surname;

  if (name == NULL || clause->words.is_quoted || clause->actor->kind != READOUT_ACTOR_PERSON)
    return FALSE;
  surname = strrchr (name, ' ') != NULL ? strrchr (name, ' ') + 1 : name;
  for (const char *p = strstr (clause->words.words, surname); p != NULL;
       p = strstr (p + 1, surname))
    if ((p == clause->words.words || p[-1] == ' ') && !g_ascii_isalnum (p[strlen (surname)]))
      return TRUE;
  return FALSE;
}

gboolean
readout_sentence_fit_is_fit (ReadoutClause *clause)
{
  static const char *const loose_starts[] = { "and ",   "but ",   "or ",    "nor ",   "which ",
                                              "will ",  "would ", "is ",    "are ",   "was ",
                                              "were ",  "has ",   "had ",   "could ", "should ",
                                              "might ", "must ",  "cannot " };
  const char *words = clause->words.words;

  if (has_sentence_end_outside_quotation (words) || names_itself (clause) ||
      readout_clause_is_pronoun (clause->actor->name))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (loose_starts); i++)
    if (g_ascii_strncasecmp (words, loose_starts[i], strlen (loose_starts[i])) == 0)
      return FALSE;
  return clause->source.end > clause->source.start ||
         !readout_actor_names_is_unnamed (clause->actor);
}
