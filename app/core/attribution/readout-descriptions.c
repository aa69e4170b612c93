/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whom a description means: "the minister", "a senior official", "critics".
 */
#include "attribution/readout-descriptions.h"

#include <string.h>

#include "attribution/readout-actor-hints.h"
#include "attribution/readout-actor-words.h"
#include "attribution/readout-antecedents.h"
#include "attribution/readout-phrases.h"

#define BIT(flag) READOUT_WORD_BIT (READOUT_WORD_##flag)

/* A named body that the noun @data can stand for: "the ministry" is the Foreign Ministry, "the
 * company" any firm. */
static gboolean
fits_body (const ReadoutActor *actor, gpointer data)
{
  static const char *const any[] = { "company",      "firm",        "group",   "organisation",
                                     "organization", "corporation", "airline", NULL };

  return actor->named && actor->kind != READOUT_ACTOR_PERSON &&
         (strcmp (readout_actor_words_get_last (actor->key), data) == 0 ||
          (actor->kind == READOUT_ACTOR_ORGANISATION && g_strv_contains (any, (const char *)data)));
}

static gboolean
fits_role (const ReadoutActor *actor, gpointer data)
{
  for (guint i = 0; i < actor->roles->len; i++)
    if (strcmp (g_ptr_array_index (actor->roles, i), data) == 0)
      return TRUE;
  return FALSE;
}

/* "companies", not "media": a plural that has a singular of its own in the lists. */
static gboolean
is_plural_form (const ReadoutAnalysis *analysis, guint head)
{
  return readout_actor_words_get_flags (analysis, head, READOUT_LIST_BODIES) == 0;
}

/* The actor of a common noun: "a senior official", "the ministry", "critics". */
ReadoutActor *
readout_descriptions_describe (ReadoutAnalysis *analysis,
                               ReadoutNames *names,
                               ReadoutRange range,
                               guint head)
{
  guint64 role = readout_actor_words_get_noun_flags (analysis, head, READOUT_LIST_ROLES);
  guint64 body = readout_actor_words_get_noun_flags (analysis, head, READOUT_LIST_BODIES);
  guint64 document = readout_actor_words_get_noun_flags (analysis, head, READOUT_LIST_DOCUMENTS);
  gboolean definite = readout_analysis_is (analysis, range.first, "the");
  gboolean indefinite = readout_analysis_is (analysis, range.first, "a") ||
                        readout_analysis_is (analysis, range.first, "an");
  gboolean plural = readout_actor_words_is_plural (analysis, head);
  guint first = range.first + (definite ? 1 : 0);
  g_autofree char *name = readout_actor_words_dup (analysis, first, range.end);
  g_autofree char *key = readout_actor_words_dup_key (analysis, first, range.end);
  ReadoutActorKind kind = READOUT_ACTOR_GROUP;
  ReadoutActor *actor;

  if (definite && range.end == range.first + 2 && !plural)
    {
      actor = readout_antecedents_find_latest (
          analysis, range.first, fits_role,
          (gpointer)readout_analysis_token (analysis, head)->folded);
      if (actor != NULL)
        return actor;
    }
  actor = g_hash_table_lookup (names->by_key, key);
  if (actor != NULL && !indefinite)
    return actor;
  if (definite && body != 0 && !plural && range.end == range.first + 2)
    {
      actor = readout_antecedents_find_latest (
          analysis, range.first, fits_body,
          (gpointer)readout_analysis_token (analysis, head)->folded);
      if (actor != NULL)
        return actor;
    }
  if (role != 0)
    kind = plural                    ? READOUT_ACTOR_GROUP
           : indefinite || !definite ? READOUT_ACTOR_ANONYMOUS
                                     : READOUT_ACTOR_PERSON;
  else if (body != 0)
    kind = plural && is_plural_form (analysis, head) ? READOUT_ACTOR_GROUP
                                                     : readout_actor_words_get_kind (body);
  else if (document != 0)
    kind = READOUT_ACTOR_DOCUMENT;
  else if (!plural)
    kind = indefinite ? READOUT_ACTOR_ANONYMOUS : READOUT_ACTOR_ORGANISATION;
  if (role != 0 && !plural &&
      (readout_actor_words_get_flags (analysis, range.first, READOUT_LIST_FUNCTION_WORDS) &
       BIT (POSSESSIVE)) != 0)
    kind = READOUT_ACTOR_PERSON;
  actor = readout_actor_add (analysis, name, key, kind, range.first);
  actor->plural = plural;
  if ((role & BIT (MALE)) != 0)
    actor->gender |= READOUT_GENDER_MALE;
  if ((role & BIT (FEMALE)) != 0)
    actor->gender |= READOUT_GENDER_FEMALE;
  g_ptr_array_add (actor->roles, (char *)readout_analysis_token (analysis, head)->folded);
  if (!indefinite)
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

/* "the chairman, John Smith", "spokesman John Smith", "the newspaper, The Guardian", "High
 * Commissioner for Foreign Policy Josep Borrell": the name that the description stands by. */
ReadoutActor *
readout_descriptions_find_named (
    ReadoutAnalysis *analysis, ReadoutNames *names, guint head, ReadoutRange range, guint64 role)
{
  gboolean body = readout_actor_words_get_noun_flags (analysis, head, READOUT_LIST_BODIES) != 0;

  if (role == 0 && !body)
    return NULL;
  for (guint i = head + 1; i < range.end; i++)
    {
      ReadoutMention *mention = readout_names_find_mention (names, i);
      gboolean fits;

      if (mention == NULL || mention->first < i)
        continue;
      fits = role != 0 ? mention->actor->kind == READOUT_ACTOR_PERSON
                       : mention->actor->kind != READOUT_ACTOR_PERSON;
      if (fits &&
          (i <= head + 2 || (i == head + 3 && readout_phrases_is_comma (analysis, head + 1)) ||
           (role != 0 && strchr (mention->actor->name, ' ') != NULL &&
            readout_hints_is_office_before (analysis, head, i)) ||
           (role != 0 && mention->end + 1 >= range.end &&
            strchr (mention->actor->name, ' ') != NULL &&
            !readout_phrases_is_comma (analysis, i - 1) &&
            strcmp (readout_analysis_token (analysis, i - 1)->folded, "of") != 0 &&
            strcmp (readout_analysis_token (analysis, i - 1)->folded, "to") != 0)))
        {
          g_ptr_array_add (mention->actor->roles,
                           (char *)readout_analysis_token (analysis, head)->folded);
          return mention->actor;
        }
    }
  return NULL;
}
