/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which known actor a name from another report means.
 */
#include "attribution/readout-actor-matcher.h"

#include <string.h>

#define BIT(flag) READOUT_WORD_BIT (READOUT_WORD_##flag)

/* A longer name is cut for comparison. */
#define KEY_MAX 256

/* Letters that an acronym must have to stand for a name. */
#define ACRONYM_MIN 3

/* What a key of a table leads to: an actor, or several and so none. */
typedef struct
{
  gint64 id;
  ReadoutActorKind kind;
  gboolean several;
} Known;

struct _ReadoutActorMatcher
{
  ReadoutLanguage *language;
  GHashTable *by_person;  /* key → Known */
  GHashTable *by_key;     /* kind family and key → Known */
  GHashTable *by_ends;    /* first and last word of a person's name → Known */
  GHashTable *by_surname; /* last word of a person's full name → Known */
  GHashTable *by_acronym; /* initials of a body's name → Known */
};

/* Kinds between which reports waver: a ministry is a state to one and an organisation to another.
 */
typedef enum
{
  FAMILY_PERSON,
  FAMILY_BODY,
  FAMILY_GROUP,
  FAMILY_DOCUMENT,
  FAMILY_ANONYMOUS,
} Family;

static Family
family_of (ReadoutActorKind kind)
{
  switch (kind)
    {
    case READOUT_ACTOR_PERSON:
      return FAMILY_PERSON;
    case READOUT_ACTOR_GROUP:
      return FAMILY_GROUP;
    case READOUT_ACTOR_DOCUMENT:
      return FAMILY_DOCUMENT;
    case READOUT_ACTOR_ANONYMOUS:
      return FAMILY_ANONYMOUS;
    case READOUT_ACTOR_ORGANISATION:
    case READOUT_ACTOR_STATE:
    case READOUT_ACTOR_MEDIA:
    default:
      return FAMILY_BODY;
    }
}

/* Folded, without accents; marks and white space become single spaces. */
static char *
fold (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autofree char *cut = g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), KEY_MAX));
  g_autofree char *lower = g_utf8_casefold (cut, -1);
  g_autofree char *plain = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL);
  GString *folded = g_string_new (NULL);

  for (const char *p = plain; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (g_unichar_ismark (character) || character == '.' || character == '\'' ||
          character == 0x2019)
        continue;
      if (g_unichar_isalnum (character))
        g_string_append_unichar (folded, character);
      else if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
        g_string_append_c (folded, ' ');
    }
  if (folded->len > 0 && folded->str[folded->len - 1] == ' ')
    g_string_truncate (folded, folded->len - 1);
  return g_string_free (folded, FALSE);
}

static gboolean
is_title (const ReadoutLanguage *language, const char *word)
{
  return language != NULL && readout_language_find (language, READOUT_LIST_TITLES, word, -1, NULL);
}

char *
readout_actor_dup_key (const ReadoutLanguage *language, const char *name)
{
  g_autofree char *folded = NULL;
  const char *start;
  const char *variant;
  const char *space;

  g_return_val_if_fail (name != NULL, NULL);

  folded = fold (name);
  start = folded;
  if (g_str_has_prefix (start, "the ") || g_str_has_prefix (start, "an "))
    start = strchr (start, ' ') + 1;
  else if (g_str_has_prefix (start, "a "))
    start += 2;
  while ((space = strchr (start, ' ')) != NULL)
    {
      g_autofree char *first = g_strndup (start, space - start);

      if (!is_title (language, first))
        break;
      start = space + 1;
    }
  variant =
      language != NULL ? readout_language_get_value (language, READOUT_LIST_VARIANTS, start) : NULL;
  return variant != NULL ? fold (variant) : g_strdup (start);
}

/* Enters @id under @key; a second actor there makes it doubtful. */
static void
enter (GHashTable *table, const char *key, gint64 id, ReadoutActorKind kind)
{
  Known *known = g_hash_table_lookup (table, key);

  if (known == NULL)
    {
      known = g_new (Known, 1);
      *known = (Known){ .id = id, .kind = kind };
      g_hash_table_insert (table, g_strdup (key), known);
    }
  else if (known->id != id)
    known->several = TRUE;
}

static gint64
look_up (GHashTable *table, const char *key)
{
  const Known *known = g_hash_table_lookup (table, key);

  return known != NULL && !known->several ? known->id : 0;
}

static char *
dup_family_key (ReadoutActorKind kind, const char *key)
{
  return g_strdup_printf ("%u:%s", family_of (kind), key);
}

static const char *
last_word (const char *key)
{
  const char *space = strrchr (key, ' ');

  return space != NULL ? space + 1 : key;
}

/* First and last word, without what stands between; NULL for fewer than three words or with
 * particles that belong to the surname. */
static char *
dup_ends (const char *key)
{
  const char *first = strchr (key, ' ');
  const char *last = last_word (key);

  if (first == NULL || last == first + 1)
    return g_strdup (key);
  return g_strdup_printf ("%.*s %s", (int)(first - key), key, last);
}

static char *
dup_initials (const char *key)
{
  GString *initials = g_string_new (NULL);
  g_auto (GStrv) words = g_strsplit (key, " ", -1);

  for (char **word = words; *word != NULL; word++)
    if (**word != '\0' && !g_str_equal (*word, "of") && !g_str_equal (*word, "the") &&
        !g_str_equal (*word, "for") && !g_str_equal (*word, "and") && !g_str_equal (*word, "on"))
      g_string_append_unichar (initials, g_utf8_get_char (*word));
  return g_string_free (initials, FALSE);
}

ReadoutActorMatcher *
readout_actor_matcher_new (ReadoutLanguage *language)
{
  ReadoutActorMatcher *matcher = g_new0 (ReadoutActorMatcher, 1);

  matcher->language = language != NULL ? readout_language_ref (language) : NULL;
  matcher->by_person = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  matcher->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  matcher->by_ends = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  matcher->by_surname = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  matcher->by_acronym = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return matcher;
}

void
readout_actor_matcher_free (ReadoutActorMatcher *matcher)
{
  g_return_if_fail (matcher != NULL);

  g_clear_pointer (&matcher->language, readout_language_unref);
  g_hash_table_unref (matcher->by_person);
  g_hash_table_unref (matcher->by_key);
  g_hash_table_unref (matcher->by_ends);
  g_hash_table_unref (matcher->by_surname);
  g_hash_table_unref (matcher->by_acronym);
  g_free (matcher);
}

void
readout_actor_matcher_add (ReadoutActorMatcher *matcher,
                           gint64 id,
                           const char *name,
                           ReadoutActorKind kind,
                           gboolean by_person)
{
  g_autofree char *key = NULL;
  g_autofree char *family_key = NULL;

  g_return_if_fail (matcher != NULL && id != 0 && name != NULL);

  key = readout_actor_dup_key (matcher->language, name);
  if (*key == '\0')
    return;
  family_key = dup_family_key (kind, key);
  if (by_person)
    enter (matcher->by_person, key, id, kind);
  enter (matcher->by_key, family_key, id, kind);
  if (kind == READOUT_ACTOR_PERSON)
    {
      g_autofree char *ends = dup_ends (key);

      if (strchr (key, ' ') != NULL)
        {
          enter (matcher->by_ends, ends, id, kind);
          enter (matcher->by_surname, last_word (key), id, kind);
        }
    }
  else if (family_of (kind) == FAMILY_BODY)
    {
      g_autofree char *initials = dup_initials (key);

      if (g_utf8_strlen (initials, -1) >= ACRONYM_MIN)
        enter (matcher->by_acronym, initials, id, kind);
    }
}

static gint64
match_person (ReadoutActorMatcher *matcher, const char *key)
{
  g_autofree char *ends = NULL;
  g_autofree char *surname_key = NULL;
  gint64 id;

  if (strchr (key, ' ') == NULL)
    return look_up (matcher->by_surname, key);
  ends = dup_ends (key);
  id = look_up (matcher->by_ends, ends);
  if (id != 0)
    return id;
  /* Known by the surname alone so far, and nobody else has it. */
  if (g_hash_table_lookup (matcher->by_surname, last_word (key)) != NULL)
    return 0;
  surname_key = dup_family_key (READOUT_ACTOR_PERSON, last_word (key));
  return look_up (matcher->by_key, surname_key);
}

static gint64
match_body (ReadoutActorMatcher *matcher, const char *key)
{
  g_autofree char *initials = NULL;
  g_autofree char *acronym_key = NULL;

  if (strchr (key, ' ') == NULL)
    return strlen (key) >= ACRONYM_MIN ? look_up (matcher->by_acronym, key) : 0;
  initials = dup_initials (key);
  if (g_utf8_strlen (initials, -1) < ACRONYM_MIN ||
      g_hash_table_lookup (matcher->by_acronym, initials) != NULL)
    return 0;
  acronym_key = dup_family_key (READOUT_ACTOR_ORGANISATION, initials);
  return look_up (matcher->by_key, acronym_key);
}

/* "unnamed" is one actor for all; other descriptions of one person are somebody new each time. */
static gboolean
is_description (const char *key, ReadoutActorKind kind)
{
  return (kind == READOUT_ACTOR_ANONYMOUS && !g_str_equal (key, "unnamed"));
}

gint64
readout_actor_matcher_match (ReadoutActorMatcher *matcher, const char *name, ReadoutActorKind kind)
{
  g_autofree char *key = NULL;
  g_autofree char *family_key = NULL;
  gint64 id;

  g_return_val_if_fail (matcher != NULL && name != NULL, 0);

  key = readout_actor_dup_key (matcher->language, name);
  if (*key == '\0')
    return 0;
  id = look_up (matcher->by_person, key);
  if (id != 0)
    return id;
  if (is_description (key, kind))
    return 0;
  family_key = dup_family_key (kind, key);
  if (g_hash_table_contains (matcher->by_key, family_key))
    return look_up (matcher->by_key, family_key);
  switch (family_of (kind))
    {
    case FAMILY_PERSON:
      return match_person (matcher, key);
    case FAMILY_BODY:
      return match_body (matcher, key);
    case FAMILY_GROUP:
    case FAMILY_DOCUMENT:
    case FAMILY_ANONYMOUS:
    default:
      return 0;
    }
}

const char *
readout_actor_find_affiliation (const ReadoutLanguage *language, const char *name)
{
  g_autofree char *folded = NULL;
  char *start;
  char *end;

  g_return_val_if_fail (language != NULL && name != NULL, NULL);

  folded = g_utf8_strdown (name, -1);
  start = g_str_has_prefix (folded, "the ") ? folded + 4 : folded;
  /* The whole name, then its beginnings: "Russian Foreign Ministry" → "Russian". */
  while (TRUE)
    {
      const char *state = readout_language_get_value (language, READOUT_LIST_AFFILIATIONS, start);

      if (state == NULL)
        state = readout_language_get_value (language, READOUT_LIST_PLACES, start);
      if (state != NULL && *state != '\0')
        return state;
      end = strrchr (start, ' ');
      if (end == NULL)
        return NULL;
      *end = '\0';
      if (g_str_has_suffix (start, "'s"))
        start[strlen (start) - 2] = '\0';
    }
}
