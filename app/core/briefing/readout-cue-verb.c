/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The verb of a sentence and what stands between it and its subject.
 */
#include "briefing/readout-cue-verb.h"

#include <string.h>

#include "briefing/readout-cue-form.h"

#define GAP_WORDS_MAX 8

gboolean
readout_cue_verb_clean_gap (char *gap, char **kept)
{
  char *rest = gap;
  g_auto (GStrv) words = NULL;
  guint n_words;

  *kept = NULL;
  g_strstrip (gap);
  if (*gap == ',' || *gap == '(' || g_str_has_prefix (gap, "–") || g_str_has_prefix (gap, "—"))
    {
      /* An aside: goes whole. */
      char *comma = strrchr (gap, *gap == '(' ? ')' : ',');

      rest = comma != NULL ? comma + 1 : gap + strlen (gap);
      if (comma == gap)
        rest = gap + 1;
    }
  g_strstrip (rest);
  words = g_strsplit (rest, " ", -1);
  n_words = g_strv_length (words);
  if (n_words == 0)
    {
      *kept = g_strdup ("");
      return TRUE;
    }
  if (n_words > GAP_WORDS_MAX || strcmp (words[0], "-") == 0 ||
      strcmp (words[n_words - 1], "-") == 0 || strpbrk (rest, ".;:,()\"") != NULL ||
      readout_clause_has_quotation_mark (rest))
    return FALSE;
  if (g_ascii_strcasecmp (words[0], "who") == 0 || g_ascii_strcasecmp (words[0], "which") == 0)
    {
      rest += strlen (words[0]);
      g_strstrip (rest);
    }
  if (g_ascii_strcasecmp (words[n_words - 1], "and") == 0 ||
      g_ascii_strcasecmp (words[n_words - 1], "but") == 0)
    {
      *kept = g_strdup ("");
      return TRUE;
    }
  /* "who told reporters he" – another verb stands between. */
  if (rest != gap && *rest != '\0' && !readout_cue_form_is_auxiliary (words[n_words - 1]))
    return FALSE;
  *kept = g_strdup (rest);
  return TRUE;
}

void
readout_cue_verb_drop_also (char *gap)
{
  if (g_str_has_prefix (gap, "also "))
    memmove (gap, gap + 5, strlen (gap + 5) + 1);
  else if (strcmp (gap, "also") == 0 || g_str_has_suffix (gap, " also"))
    *strrchr (gap, strchr (gap, ' ') != NULL ? ' ' : 'a') = '\0';
}

gboolean
readout_cue_verb_has_be (const char *words)
{
  static const char *const forms[] = { "is",   "was",   "are",   "were",  "be",
                                       "been", "being", "isn't", "wasn't" };
  g_auto (GStrv) split = g_strsplit (words, " ", -1);

  for (guint i = 0; split[i] != NULL; i++)
    if (g_strv_contains (forms, split[i]) || g_str_has_suffix (split[i], "'s"))
      return TRUE;
  return FALSE;
}

static gboolean
is_preposition (const char *word)
{
  static const char *const words[] = { "by",    "without", "in",      "for",  "of",      "from",
                                       "after", "before",  "while",   "when", "on",      "to",
                                       "at",    "with",    "about",   "into", "against", "over",
                                       "than",  "as",      "through", NULL };

  return g_strv_contains (words, word);
}

/* Whether the source is somebody's: "the ministry’s" refusal. */
static gboolean
has_genitive (ReadoutClause *clause)
{
  static const char *const endings[] = { "'s", "’s", "s'", "s’" };
  g_autofree char *source =
      readout_clause_dup_words (clause, clause->source.start, clause->source.end);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (source, endings[i]))
      return TRUE;
  return FALSE;
}

/* Whether one person, or one body, is the subject; several where the name tells. */
static ReadoutCueNumber
get_subject_number (const ReadoutVoice *actor)
{
  const char *name = actor->name != NULL ? actor->name : "";

  if (strstr (name, " and ") != NULL)
    return READOUT_CUE_NUMBER_ANY;
  if (actor->kind == READOUT_ACTOR_PERSON)
    return READOUT_CUE_NUMBER_ONE;
  if (actor->kind == READOUT_ACTOR_GROUP && g_str_has_suffix (name, "s") &&
      strchr (name, ' ') == NULL)
    return READOUT_CUE_NUMBER_SEVERAL;
  return READOUT_CUE_NUMBER_ANY;
}

/* Whether the first word of @gap and verb that shows a number agrees with the subject: where it
 * does not, the report has another one. */
static gboolean
agrees (ReadoutClause *clause, const char *gap, const char *verb)
{
  ReadoutCueNumber subject = get_subject_number (clause->actor);
  g_autofree char *all = g_strconcat (gap, " ", verb, NULL);
  g_auto (GStrv) words = g_strsplit (all, " ", -1);

  for (guint i = 0; words[i] != NULL && subject != READOUT_CUE_NUMBER_ANY; i++)
    {
      static const char *const plain[] = { "can",   "can't",    "cannot", "could", "couldn't",
                                           "did",   "didn't",   "had",    "may",   "might",
                                           "must",  "shall",    "should", "will",  "won't",
                                           "would", "wouldn't", NULL };
      ReadoutCueNumber number = readout_cue_form_get_number (words[i]);

      if (g_strv_contains (plain, words[i]))
        return TRUE;
      if (number != READOUT_CUE_NUMBER_ANY)
        return number == subject;
    }
  return TRUE;
}

/* The verb in itself. */
static char *
dup_finite (ReadoutClause *clause, const char *gap)
{
  g_auto (GStrv) words = g_strsplit (clause->cue_words, " ", -1);
  g_autofree char *last_of_gap = NULL;
  g_autofree char *past = NULL;
  const char *space = strrchr (gap, ' ');
  guint verb = 0;

  last_of_gap = g_ascii_strdown (space != NULL ? space + 1 : gap, -1);
  while (words[verb] != NULL && words[verb + 1] != NULL &&
         readout_cue_form_is_auxiliary (words[verb]))
    verb++;
  if (words[verb] == NULL || readout_cue_form_is_noun (words[verb]) || has_genitive (clause))
    return NULL;
  /* "Clinton message of": no form of a verb at all. */
  if (verb == 0 && !readout_cue_form_is_participle (words[verb]) &&
      !readout_cue_form_is_finite (words[verb]) && !readout_cue_form_takes_that (words[verb]) &&
      !readout_cue_form_is_auxiliary (words[verb]) && !readout_cue_verb_has_be (gap) &&
      g_ascii_isalpha (*words[verb]))
    return NULL;
  if (verb > 0 && readout_cue_form_is_participle (words[verb]) && !readout_cue_verb_has_be (gap) &&
      !readout_cue_verb_has_be (clause->cue_words))
    return NULL;
  if (verb > 0 || readout_cue_verb_has_be (gap))
    return g_strdup (clause->cue_words);

  if (readout_cue_form_is_participle (words[verb]))
    {
      if (is_preposition (last_of_gap))
        return NULL;
      past = readout_cue_form_dup_past (words[verb]);
    }
  else if (*gap == '\0' && clause->source.end <= clause->source.start)
    {
      /* Whose verb it is, the text says elsewhere. */
      if (!readout_cue_form_takes_that (words[verb]))
        return NULL;
      return g_strdup (clause->cue_words);
    }
  else if (*gap == '\0')
    {
      static const char *const plural[] = { "i", "we", "they", "you", NULL };
      g_autofree char *source =
          readout_clause_dup_words (clause, clause->source.start, clause->source.end);
      g_autofree char *lower = g_ascii_strdown (source, -1);

      if (!g_strv_contains (plural, lower))
        return g_strdup (clause->cue_words);
      past = readout_cue_form_dup_past (words[verb]);
    }
  else
    return g_strdup (clause->cue_words);

  g_free (words[verb]);
  words[verb] = g_steal_pointer (&past);
  return g_strjoinv (" ", words);
}

char *
readout_cue_verb_dup_finite (ReadoutClause *clause, const char *gap)
{
  g_autofree char *verb = dup_finite (clause, gap);

  return verb != NULL && agrees (clause, gap, verb) ? g_steal_pointer (&verb) : NULL;
}
