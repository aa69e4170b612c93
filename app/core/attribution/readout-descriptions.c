/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whom a description means: "the minister", "a senior official", "critics".
 */
#include "attribution/readout-descriptions.h"

#include <string.h>

#include "attribution/readout-actor-roles.h"
#include "attribution/readout-actor-words.h"
#include "attribution/readout-antecedents.h"
#include "attribution/readout-introductions.h"
#include "attribution/readout-pairs.h"
#include "attribution/readout-phrases.h"

#define BIT(flag) READOUT_WORD_BIT (READOUT_WORD_##flag)

/* So many tokens after somebody spoke, "the lawyer" still is that somebody. */
#define DESCRIBED_WITHIN 90

/* A noun phrase that describes somebody, taken apart. */
typedef struct
{
  ReadoutRange range;
  guint head;
  guint64 role_flags;
  guint64 body_flags;
  guint64 document_flags;
  gboolean definite;
  gboolean indefinite;
  gboolean possessive;
  gboolean plural;
  gboolean bare; /* nothing stands after its head */
  ReadoutRole role;
} Description;

static Description
take_apart (const ReadoutAnalysis *analysis, ReadoutRange range, guint head)
{
  static const char *const definite[] = { "the", "this", "that", "these", "those", "both", NULL };
  const char *first = readout_analysis_token (analysis, range.first)->folded;
  Description description = {
    .range = range,
    .head = head,
    .role_flags = readout_actor_words_get_noun_flags (analysis, head, READOUT_LIST_ROLES) |
                  readout_actor_words_get_noun_flags (analysis, head, READOUT_LIST_TITLES),
    .body_flags = readout_actor_words_get_noun_flags (analysis, head, READOUT_LIST_BODIES),
    .document_flags = readout_actor_words_get_noun_flags (analysis, head, READOUT_LIST_DOCUMENTS),
    .definite = g_strv_contains (definite, first),
    .indefinite = strcmp (first, "a") == 0 || strcmp (first, "an") == 0,
    .possessive =
        (readout_actor_words_get_flags (analysis, range.first, READOUT_LIST_FUNCTION_WORDS) &
         BIT (POSSESSIVE)) != 0,
    .plural = readout_actor_words_is_plural (analysis, head),
    .bare = range.end == head + 1,
  };

  description.role.word = readout_actor_roles_get_word (analysis, head, &description.role.sort);
  description.role.modifier = readout_actor_roles_find_modifier (analysis, head);
  return description;
}

static gint
fits_role (const ReadoutActor *actor, gconstpointer data)
{
  const Description *description = data;

  if (description->plural != actor->plural)
    return 0;
  switch (readout_actor_roles_fit (actor, &description->role))
    {
    case READOUT_ROLE_FIT_WORD:
      return actor->named ? 300 : 260;
    case READOUT_ROLE_FIT_SORT:
      return actor->named ? 220 : 0;
    case READOUT_ROLE_FIT_NONE:
    default:
      return 0;
    }
}

static gboolean
has_word (const char *key, const char *word)
{
  gsize length = strlen (word);

  for (const char *p = strstr (key, word); p != NULL; p = strstr (p + 1, word))
    if ((p == key || p[-1] == ' ') && (p[length] == '\0' || p[length] == ' '))
      return TRUE;
  return FALSE;
}

/* A named body that the noun can stand for: "the ministry" is the Foreign Ministry, "the company"
 * any firm, "the newspaper" any outlet. */
static gint
fits_body (const ReadoutActor *actor, gconstpointer data)
{
  static const char *const any[] = { "company",      "firm",   "group",       "organisation",
                                     "organization", "agency", "corporation", "airline",
                                     "bureau",       "body",   "institution", NULL };
  const Description *description = data;
  const char *word = description->role.word;

  if (!actor->named || (actor->kind == READOUT_ACTOR_PERSON && !actor->doubtful))
    return 0;
  if (has_word (actor->key, word) ||
      readout_actor_roles_fit (actor, &description->role) != READOUT_ROLE_FIT_NONE)
    return 300;
  if (actor->kind == READOUT_ACTOR_MEDIA)
    return (description->body_flags & BIT (MEDIA)) != 0 ? 200 : 0;
  return actor->kind == READOUT_ACTOR_ORGANISATION && g_strv_contains (any, word) ? 100 : 0;
}

/* The last document of that name: "the letter". */
static gint
fits_document (const ReadoutActor *actor, gconstpointer data)
{
  const Description *description = data;

  return actor->kind == READOUT_ACTOR_DOCUMENT && !actor->plural &&
                 readout_actor_roles_fit (actor, &description->role) == READOUT_ROLE_FIT_WORD
             ? 100
             : 0;
}

/* Somebody with a name who can be a man, a woman, or what the word says. */
static gint
fits_person (const ReadoutActor *actor, gconstpointer data)
{
  const Description *description = data;

  if (actor->kind != READOUT_ACTOR_PERSON || !actor->named || actor->doubtful || actor->plural)
    return 0;
  if (((description->role_flags & BIT (MALE)) != 0 && actor->gender == READOUT_GENDER_FEMALE) ||
      ((description->role_flags & BIT (FEMALE)) != 0 && actor->gender == READOUT_GENDER_MALE))
    return 0;
  return 100;
}

/* A word for a person that nobody is known by: "the tycoon" who spoke just now. Offices, and those
 * who speak for others, are somebody of their own. */
static ReadoutActor *
find_described (ReadoutAnalysis *analysis, const Description *description)
{
  static const char *const own[] = { "spokesman", "spokeswoman", "spokesperson", "official",
                                     "source",    "reporter",    "journalist",   "moderator",
                                     "host",      "interviewer", "witness",      "victim",
                                     "aide",      "adviser",     "advisor",      NULL };
  ReadoutActor *actor;

  if (!description->bare || description->plural || g_strv_contains (own, description->role.word) ||
      readout_language_find (analysis->language, READOUT_LIST_TITLES, description->role.word, -1,
                             NULL) ||
      (description->role_flags & (BIT (MALE) | BIT (FEMALE))) != 0)
    return NULL;
  actor = readout_antecedents_find_best (analysis, description->range.first, fits_person,
                                         description, NULL);
  return actor != NULL && actor->salience + DESCRIBED_WITHIN > (gint64)description->range.first
             ? actor
             : NULL;
}

/* "the presumptive Labour candidate": nothing but nouns and adjectives before the head. */
static gboolean
is_compact (const ReadoutAnalysis *analysis, const Description *description)
{
  guint first = description->range.first;

  if (description->head <= first + 2)
    return TRUE;
  for (guint i = first + 1; i < description->head; i++)
    {
      const ReadoutToken *token = readout_analysis_token (analysis, i);

      if (token->upos != READOUT_UPOS_NOUN && token->upos != READOUT_UPOS_PROPN &&
          token->upos != READOUT_UPOS_ADJ && !readout_analysis_is (analysis, i, "-"))
        return FALSE;
    }
  return description->head <= first + 6;
}

/* The known actor that a definite description means, %NULL for none. */
static ReadoutActor *
find_known (ReadoutAnalysis *analysis,
            ReadoutNames *names,
            const Description *description,
            const char *key)
{
  guint32 before = description->range.first;
  gboolean short_one = description->bare && is_compact (analysis, description);
  ReadoutActor *actor = NULL;

  actor = readout_pairs_find (analysis, description->range, description->head,
                              description->body_flags != 0);
  if (actor != NULL)
    return actor;
  if (description->definite && short_one && description->role_flags != 0)
    {
      actor = readout_antecedents_find_best (analysis, before, fits_role, description, NULL);
      if (actor != NULL)
        return actor;
    }
  if (!description->indefinite)
    actor = g_hash_table_lookup (names->by_key, key);
  if (actor != NULL || !description->definite || description->plural || !short_one)
    return actor;
  if (description->role_flags != 0)
    return find_described (analysis, description);
  if (description->body_flags != 0 && description->head == before + 1)
    actor = readout_antecedents_find_best (analysis, before, fits_body, description, NULL);
  if (actor == NULL && description->document_flags != 0)
    actor = readout_antecedents_find_best (analysis, before, fits_document, description, NULL);
  return actor;
}

/* "companies", not "media": a plural that has a singular of its own in the lists. */
static gboolean
is_plural_form (const ReadoutAnalysis *analysis, guint head)
{
  return readout_actor_words_get_flags (analysis, head, READOUT_LIST_BODIES) == 0;
}

static ReadoutActorKind
find_kind (const ReadoutAnalysis *analysis, const Description *description)
{
  if (description->role_flags != 0)
    {
      if (description->plural)
        return READOUT_ACTOR_GROUP;
      return description->possessive || description->definite ? READOUT_ACTOR_PERSON
                                                              : READOUT_ACTOR_ANONYMOUS;
    }
  if (description->body_flags != 0)
    return description->plural && is_plural_form (analysis, description->head)
               ? READOUT_ACTOR_GROUP
               : readout_actor_words_get_kind (description->body_flags);
  if (description->document_flags != 0)
    return READOUT_ACTOR_DOCUMENT;
  if (description->plural)
    return READOUT_ACTOR_GROUP;
  return description->indefinite || readout_phrases_is_pronoun (analysis, description->head)
             ? READOUT_ACTOR_ANONYMOUS
             : READOUT_ACTOR_ORGANISATION;
}

/* "his campaign" → "Jonas Pell's campaign"; %NULL where nobody is known whose it is. */
static char *
dup_owned (ReadoutAnalysis *analysis, const Description *description)
{
  g_autofree char *rest = NULL;
  ReadoutActor *owner;

  if (!description->possessive || description->body_flags == 0)
    return NULL;
  owner = readout_antecedents_find_pronoun (analysis, description->range.first, NULL);
  if (owner == NULL || !owner->named)
    return NULL;
  rest = readout_actor_words_dup (analysis, description->range.first + 1, description->range.end);
  return g_strdup_printf ("%s's %s", owner->name, rest);
}

/* Who is named only later. */
static ReadoutActor *
find_introduced (const ReadoutAnalysis *analysis,
                 const ReadoutNames *names,
                 const Description *description,
                 ReadoutRange range)
{
  ReadoutActor *actor;

  if (description->role_flags == 0 || description->plural || description->possessive)
    return NULL;
  actor = readout_introductions_find (analysis, names, &description->role, range);
  if (actor != NULL)
    readout_actor_roles_add (analysis, description->head, actor);
  return actor;
}

ReadoutActor *
readout_descriptions_describe (ReadoutAnalysis *analysis,
                               ReadoutNames *names,
                               ReadoutRange range,
                               guint head)
{
  Description description = take_apart (analysis, range, head);
  guint first = range.first + (readout_analysis_is (analysis, range.first, "the") ? 1 : 0);
  g_autofree char *name = dup_owned (analysis, &description);
  g_autofree char *key = NULL;
  ReadoutActor *actor;

  if (first >= range.end)
    first = range.first;
  if (name != NULL)
    key = g_utf8_strdown (name, -1);
  else
    {
      name = readout_actor_words_dup (analysis, first, range.end);
      key = readout_actor_words_dup_key (analysis, first, range.end);
    }
  actor = find_known (analysis, names, &description, key);
  if (actor == NULL)
    actor = find_introduced (analysis, names, &description, range);
  if (actor != NULL)
    return actor;
  actor = readout_actor_add (analysis, name, key, find_kind (analysis, &description), range.first);
  actor->plural = description.plural;
  if ((description.role_flags & BIT (MALE)) != 0)
    actor->gender |= READOUT_GENDER_MALE;
  if ((description.role_flags & BIT (FEMALE)) != 0)
    actor->gender |= READOUT_GENDER_FEMALE;
  readout_actor_roles_add (analysis, head, actor);
  if (!description.indefinite)
    g_hash_table_insert (names->by_key, g_steal_pointer (&key), actor);
  return actor;
}

/* "the news agency Meropress": the words before a name of unknown kind tell it. */
void
readout_descriptions_tell_kind (const ReadoutAnalysis *analysis, ReadoutMention *mention)
{
  for (guint words = 2; mention->actor->doubtful && words > 0; words--)
    {
      g_autofree char *key = NULL;
      guint64 flags;

      if (mention->first < words)
        continue;
      key = readout_actor_words_dup_key (analysis, mention->first - words, mention->first);
      flags = readout_language_get_flags (analysis->language, READOUT_LIST_BODIES, key);
      if (flags != 0)
        {
          mention->actor->kind = readout_actor_words_get_kind (flags);
          mention->actor->doubtful = FALSE;
        }
    }
}

/* Whether nothing but a comma, a mark or capitals stands between @head and @token. */
static gboolean
is_beside (const ReadoutAnalysis *analysis, guint head, guint token)
{
  for (guint i = head + 1; i < token; i++)
    if (!readout_phrases_is_mark (analysis, i) && !readout_phrases_is_capital (analysis, i))
      return FALSE;
  return token <= head + 4;
}

/* "the city of Merren", "the republic of Norland" */
static gboolean
is_place_of (const ReadoutAnalysis *analysis, guint head, guint token)
{
  static const char *const places[] = { "city",     "town",    "village", "state", "province",
                                        "republic", "kingdom", "region",  NULL };

  return token == head + 2 && readout_analysis_is (analysis, head + 1, "of") &&
         g_strv_contains (places, readout_analysis_token (analysis, head)->folded);
}

/* Whether the name at @mention stands in apposition to the noun at @head: "the company's founder,
 * Jonas Pell," – with nothing but what belongs to the noun between it and the comma. */
static gboolean
is_apposition (const ReadoutAnalysis *analysis,
               guint head,
               const ReadoutMention *mention,
               guint end)
{
  guint comma = mention->first - 1;

  if (comma > head + 1 && readout_analysis_is (analysis, comma, "the"))
    comma--;
  if (comma <= head || !readout_phrases_is_comma (analysis, comma) || comma > head + 10 ||
      (mention->end < end && !readout_phrases_is_comma (analysis, mention->end) &&
       !readout_analysis_is (analysis, mention->end, "(")))
    return FALSE;
  for (guint i = head + 1; i < comma; i++)
    if (readout_phrases_is_comma (analysis, i) ||
        readout_analysis_token (analysis, i)->upos == READOUT_UPOS_VERB)
      return FALSE;
  return comma == head + 1 ||
         (readout_analysis_flags (analysis, head + 1, READOUT_LIST_FUNCTION_WORDS) &
          BIT (PREPOSITION)) != 0;
}

/* Whether the name at @mention follows its office directly: "High Commissioner for Foreign Policy
 * Josep Borrell". */
static gboolean
ends_office (const ReadoutAnalysis *analysis, guint head, const ReadoutMention *mention, guint end)
{
  if (strchr (mention->actor->name, ' ') == NULL || mention->end + 1 < end)
    return FALSE;
  for (guint i = head + 1; i < mention->first; i++)
    if (readout_phrases_is_comma (analysis, i))
      return FALSE;
  return (readout_analysis_flags (analysis, mention->first - 1, READOUT_LIST_FUNCTION_WORDS) &
          BIT (PREPOSITION)) == 0;
}

ReadoutActor *
readout_descriptions_find_named (
    ReadoutAnalysis *analysis, ReadoutNames *names, guint head, ReadoutRange range, guint64 role)
{
  gboolean body = readout_actor_words_get_noun_flags (analysis, head, READOUT_LIST_BODIES) != 0;
  gboolean one = readout_analysis_is (analysis, head, "one");

  if ((role == 0 && !body && !one) || readout_actor_words_is_plural (analysis, head))
    return NULL;
  for (guint i = head + 1; i < range.end; i++)
    {
      ReadoutMention *mention = readout_names_find_mention (names, i);
      gboolean fits;

      if (mention == NULL || mention->first < i)
        continue;
      fits = one         ? TRUE
             : role != 0 ? mention->actor->kind == READOUT_ACTOR_PERSON
                         : mention->actor->kind != READOUT_ACTOR_PERSON || mention->actor->doubtful;
      if (fits &&
          (is_beside (analysis, head, i) || is_apposition (analysis, head, mention, range.end) ||
           (role == 0 && is_place_of (analysis, head, i)) ||
           (role != 0 && ends_office (analysis, head, mention, range.end))))
        {
          readout_actor_roles_add (analysis, head, mention->actor);
          return mention->actor;
        }
    }
  return NULL;
}
