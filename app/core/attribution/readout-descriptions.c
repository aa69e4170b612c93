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
  const ReadoutAnalysis *analysis;
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
    .analysis = analysis,
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

/* "Lowbridge University" is no "company". */
static gboolean
is_other_body (const ReadoutAnalysis *analysis, const ReadoutActor *actor, const char *word)
{
  static const char *const firms[] = { "airline", "company", "corporation", "firm", NULL };
  static const char *const of_firms[] = { "bank", "corp", "group", "partners", NULL };
  const char *of = strstr (actor->key, " of ");
  g_autofree char *head =
      of != NULL ? g_strndup (actor->key, of - actor->key) : g_strdup (actor->key);
  const char *last = readout_actor_words_get_last (head);
  guint64 flags = readout_language_get_flags (analysis->language, READOUT_LIST_BODIES, last);

  /* "Motors", "Lines": what only firms are called. */
  return g_strv_contains (firms, word) && !g_strv_contains (firms, last) &&
         !g_strv_contains (of_firms, last) && flags != 0 && (flags & BIT (AMBIGUOUS)) == 0;
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
  if (is_other_body (description->analysis, actor, word))
    return 0;
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
  static const char *const own[] = {
    "adviser",    "advisor",      "aide",        "auditor",   "bailiff",   "coroner",  "host",
    "inspector",  "interviewer",  "journalist",  "moderator", "notary",    "official", "ombudsman",
    "prosecutor", "provost",      "referee",     "registrar", "regulator", "reporter", "source",
    "spokesman",  "spokesperson", "spokeswoman", "treasurer", "umpire",    "victim",   "witness",
    NULL
  };
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
  if (description->body_flags != 0 &&
      (description->head == before + 1 ||
       (description->head == before + 2 && readout_analysis_is (analysis, before + 1, "same"))))
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

/* "45 percent of voters", "most", "others": so many people. */
static gboolean
is_quantity (const ReadoutAnalysis *analysis, guint head)
{
  static const char *const words[] = {
    "%",         "all",        "both",      "couple",     "dozen",   "dozens",   "few",
    "half",      "handful",    "hundreds",  "lot",        "lots",    "many",     "majorities",
    "majority",  "million",    "millions",  "minority",   "most",    "number",   "others",
    "percent",   "percentage", "plurality", "proportion", "quarter", "quarters", "scores",
    "several",   "share",      "some",      "tens",       "third",   "thirds",   "those",
    "thousands", "two",        NULL
  };

  return g_strv_contains (words, readout_analysis_token (analysis, head)->folded) ||
         readout_analysis_token (analysis, head)->upos == READOUT_UPOS_NUM;
}

/* "who", "that", "none": words that stand for a noun. */
static gboolean
stands_for_noun (const ReadoutAnalysis *analysis, guint head)
{
  static const char *const words[] = { "all",    "another", "both",   "each", "either", "neither",
                                       "nobody", "none",    "others", "some", "such",   "this",
                                       "that",   "these",   "those",  "who",  "whom",   "whose",
                                       "which",  "what",    NULL };

  return (readout_phrases_is_pronoun (analysis, head) &&
          !readout_analysis_is (analysis, head, "one")) ||
         g_strv_contains (words, readout_analysis_token (analysis, head)->folded);
}

/* "one of them", "the other": one of several. */
static gboolean
is_one_of_several (const ReadoutAnalysis *analysis, guint head)
{
  static const char *const words[] = { "one", "other", "former", "latter", NULL };

  return g_strv_contains (words, readout_analysis_token (analysis, head)->folded);
}

/* "a decision", "a request by the ministry": words, not somebody. */
static gboolean
is_utterance (const ReadoutAnalysis *analysis, guint head)
{
  return readout_actor_words_get_noun_flags (analysis, head, READOUT_LIST_NOUNS) != 0;
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
  if (description->plural || is_quantity (analysis, description->head))
    return READOUT_ACTOR_GROUP;
  if (description->indefinite && is_utterance (analysis, description->head))
    return READOUT_ACTOR_DOCUMENT;
  return description->indefinite || stands_for_noun (analysis, description->head) ||
                 is_one_of_several (analysis, description->head)
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
  if (owner == NULL || !owner->named || has_word (owner->key, description->role.word))
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

  if (first >= range.end || is_one_of_several (analysis, head))
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
  if (!stands_for_noun (analysis, head))
    readout_actor_roles_add (analysis, head, actor);
  if (!description.indefinite)
    g_hash_table_insert (names->by_key, g_steal_pointer (&key), actor);
  return actor;
}
