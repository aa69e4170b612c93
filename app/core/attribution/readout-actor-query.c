/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A name as the matcher looks for it.
 */
#include "attribution/readout-actor-matcher-private.h"

#include <string.h>

#define BIT(flag) READOUT_WORD_BIT (READOUT_WORD_##flag)

/* Shorter surnames are told apart by every letter: "Pen" and "Penn". */
#define SURNAME_SOUND_MIN 5

/* A description that identifies somebody is shorter, in bytes. */
#define DESCRIPTION_MAX 40

gboolean
readout_actor_kind_is_body (ReadoutActorKind kind)
{
  return kind == READOUT_ACTOR_ORGANISATION || kind == READOUT_ACTOR_STATE ||
         kind == READOUT_ACTOR_MEDIA;
}

/* "Ministry of Justice" → "justice ministry". */
static char *
turn_round (const ReadoutLanguage *language, char *key)
{
  char *of = strstr (key, " of ");
  g_autofree char *head = of != NULL ? g_strndup (key, of - key) : NULL;
  char *turned;

  if (head == NULL || language == NULL ||
      (readout_language_get_flags (language, READOUT_LIST_BODIES, head) & BIT (STATE)) == 0)
    return key;
  turned = g_strdup_printf ("%s %s", of + strlen (" of "), head);
  g_free (key);
  return turned;
}

/* "US" → "united states". */
static char *
complete_state (ReadoutActorMatcher *matcher, char *key)
{
  ReadoutWord word;

  if (matcher->language == NULL ||
      !readout_language_find (matcher->language, READOUT_LIST_PLACES, key, -1, &word) ||
      (word.flags & BIT (STATE)) == 0 || (word.flags & (BIT (CAPITAL) | BIT (REGION))) != 0 ||
      *word.value == '\0')
    return key;
  g_free (key);
  return readout_speller_dup_key (matcher->speller, word.value);
}

void
readout_actor_query_start (ReadoutActorMatcher *matcher,
                           ReadoutActorQuery *query,
                           const ReadoutActorProfile *profile)
{
  *query = (ReadoutActorQuery){ .profile = profile };
  query->key = readout_speller_dup_key (matcher->speller, profile->name);
  if (readout_actor_kind_is_body (profile->kind))
    query->key = complete_state (matcher, turn_round (matcher->language, query->key));
  else if (profile->kind == READOUT_ACTOR_PERSON)
    {
      readout_name_parts_parse (&query->parts, query->key);
      query->middle = readout_speller_dup_sound (matcher->speller, query->parts.middle);
    }
  readout_roles_add (&query->roles, matcher->language, profile->roles);
}

void
readout_actor_query_clear (ReadoutActorQuery *query)
{
  g_free (query->key);
  g_free (query->middle);
  readout_name_parts_clear (&query->parts);
}

char *
readout_actor_query_dup_initials (const char *key)
{
  GString *initials = g_string_new (NULL);
  g_auto (GStrv) words = g_strsplit (key, " ", -1);

  for (char **word = words; *word != NULL; word++)
    if (**word != '\0' && !g_str_equal (*word, "of") && !g_str_equal (*word, "the") &&
        !g_str_equal (*word, "for") && !g_str_equal (*word, "and") && !g_str_equal (*word, "on"))
      g_string_append_unichar (initials, g_utf8_get_char (*word));
  return g_string_free (initials, FALSE);
}

gboolean
readout_actor_query_is_acronym (const char *name)
{
  guint n = 0;

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (character == '.')
        continue;
      if (!g_unichar_isupper (character))
        return FALSE;
      n++;
    }
  return n >= READOUT_ACRONYM_MIN;
}

gboolean
readout_actor_matcher_is_given_name (ReadoutActorMatcher *matcher, const char *word)
{
  return matcher->language != NULL &&
         readout_language_find (matcher->language, READOUT_LIST_GIVEN_NAMES, word, -1, NULL);
}

gboolean
readout_actor_matcher_is_common_surname (ReadoutActorMatcher *matcher, const char *word)
{
  return matcher->language != NULL &&
         readout_language_find (matcher->language, READOUT_LIST_SURNAMES, word, -1, NULL);
}

/* "tom" → "thomas". */
static const char *
get_long_name (ReadoutActorMatcher *matcher, const char *given)
{
  const char *name =
      matcher->language != NULL
          ? readout_language_get_value (matcher->language, READOUT_LIST_SHORT_NAMES, given)
          : NULL;

  return name != NULL ? name : given;
}

char *
readout_actor_query_dup_surname (ReadoutActorMatcher *matcher, const char *last)
{
  return g_utf8_strlen (last, -1) < SURNAME_SOUND_MIN
             ? g_strdup (last)
             : readout_speller_dup_sound (matcher->speller, last);
}

void
readout_actor_query_dup_sounds (ReadoutActorMatcher *matcher,
                                const ReadoutNameParts *parts,
                                char **sound,
                                char **weak,
                                char **surname)
{
  g_autofree char *first = readout_speller_dup_sound (matcher->speller, parts->first);
  g_autofree char *whole =
      readout_speller_dup_sound (matcher->speller, get_long_name (matcher, parts->first));
  g_autofree char *first_weak = readout_speller_dup_weak_sound (whole);
  g_autofree char *last = readout_speller_dup_sound (matcher->speller, parts->last);
  g_autofree char *last_weak = readout_speller_dup_weak_sound (last);

  *surname = readout_actor_query_dup_surname (matcher, parts->last);
  *sound = g_strdup_printf ("%s %s", first, last);
  *weak = g_strdup_printf ("%s %s", first_weak, last_weak);
}

/* Whether one word of a description is the name of somebody known, or of a place: "Keller
 * campaign", "Russian officials". */
static gboolean
holds_name (ReadoutActorMatcher *matcher, const char *key)
{
  g_auto (GStrv) words = g_strsplit (key, " ", -1);

  for (char **word = words; *word != NULL; word++)
    {
      g_autofree char *sound = NULL;

      if (matcher->language != NULL &&
          (readout_language_find (matcher->language, READOUT_LIST_PLACES, *word, -1, NULL) ||
           readout_language_find (matcher->language, READOUT_LIST_AFFILIATIONS, *word, -1, NULL) ||
           readout_language_find (matcher->language, READOUT_LIST_NAMES, *word, -1, NULL) ||
           readout_language_find (matcher->language, READOUT_LIST_OUTLETS, *word, -1, NULL)))
        return TRUE;
      sound = readout_actor_query_dup_surname (matcher, *word);
      if (readout_actor_matcher_look_up (matcher, READOUT_TABLE_SURNAME, sound) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* "Party", "the Committee": a body that another report may call so too. */
static gboolean
is_common_noun (ReadoutActorMatcher *matcher, const ReadoutActorQuery *query)
{
  static const ReadoutList names[] = { READOUT_LIST_NAMES, READOUT_LIST_PLACES,
                                       READOUT_LIST_OUTLETS, READOUT_LIST_AFFILIATIONS };

  if (matcher->language == NULL || strchr (query->key, ' ') != NULL ||
      (query->profile->kind != READOUT_ACTOR_PERSON &&
       !readout_actor_kind_is_body (query->profile->kind)) ||
      (readout_language_get_flags (matcher->language, READOUT_LIST_BODIES, query->key) == 0 &&
       readout_language_get_flags (matcher->language, READOUT_LIST_DOCUMENTS, query->key) == 0))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (readout_language_find (matcher->language, names[i], query->key, -1, NULL))
      return FALSE;
  return TRUE;
}

gboolean
readout_actor_query_identifies (ReadoutActorMatcher *matcher, const ReadoutActorQuery *query)
{
  const ReadoutActorProfile *profile = query->profile;
  g_autofree char *first = NULL;
  guint64 flags;

  if (profile->kind == READOUT_ACTOR_ANONYMOUS)
    return g_str_equal (query->key, "unnamed");
  if (!profile->described)
    return !is_common_noun (matcher, query);
  if (!readout_actor_kind_is_body (profile->kind) && profile->kind != READOUT_ACTOR_GROUP)
    return FALSE;
  first = g_strndup (query->key, strcspn (query->key, " "));
  if (strlen (first) == strlen (query->key) || g_ascii_isdigit (*first) ||
      g_str_has_prefix (profile->name, "a ") || g_str_has_prefix (profile->name, "A ") ||
      g_str_has_prefix (profile->name, "an ") || g_str_has_prefix (profile->name, "An "))
    return FALSE;
  flags = matcher->language != NULL
              ? readout_language_get_flags (matcher->language, READOUT_LIST_FUNCTION_WORDS, first)
              : 0;
  return flags == 0 && strlen (query->key) < DESCRIPTION_MAX && holds_name (matcher, query->key);
}

GArray *
readout_actor_query_find_holders (ReadoutActorMatcher *matcher, const ReadoutActorQuery *query)
{
  ReadoutActorKind kind = query->profile->kind;

  if (kind == READOUT_ACTOR_PERSON && query->parts.bare)
    {
      g_autofree char *surname = readout_actor_query_dup_surname (matcher, query->parts.last);

      return readout_actor_matcher_look_up (matcher, READOUT_TABLE_BARE, surname);
    }
  return readout_actor_matcher_look_up (matcher,
                                        kind == READOUT_ACTOR_PERSON ? READOUT_TABLE_PERSON
                                        : readout_actor_kind_is_body (kind)
                                            ? READOUT_TABLE_BODY
                                            : readout_actor_table_of_kind (kind),
                                        query->key);
}
