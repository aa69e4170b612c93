/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which known actor somebody in another report is.
 */
#include "attribution/readout-actor-matcher-private.h"

#include <string.h>

/* Letters that an acronym must have to stand for a name without further evidence. */
#define ACRONYM_CERTAIN 4

/* A name that only sounds like another one must be as long. */
#define SOUND_MIN 6

/* One of several who share a surname is meant by it alone when nearly all that is said under it is
 * that one's. */
#define DOMINANT_MIN 20
#define DOMINANT_SHARE 0.9

/* The same name in another table: a person to one report, a body to the other. */
static gint64
match_other_kind (ReadoutActorMatcher *matcher,
                  const ReadoutActorQuery *query,
                  ReadoutActorTable table,
                  GArray *doubts)
{
  GArray *names = readout_actor_matcher_look_up (matcher, table, query->key);
  ReadoutActorChoice choice;

  readout_actor_choice_weigh (matcher, query, names, FALSE, NULL, &choice);
  return readout_actor_choice_decide (&choice, strchr (query->key, ' ') == NULL,
                                      READOUT_LIKENESS_KIND, doubts);
}

/* Somebody whose surname alone is known, before. */
static gint64
match_bare (ReadoutActorMatcher *matcher,
            const ReadoutActorQuery *query,
            const char *surname,
            GArray *doubts)
{
  ReadoutActorChoice choice;

  readout_actor_choice_weigh (matcher, query,
                              readout_actor_matcher_look_up (matcher, READOUT_TABLE_BARE, surname),
                              FALSE, NULL, &choice);
  return readout_actor_choice_decide (&choice, TRUE, READOUT_LIKENESS_SURNAME, doubts);
}

static gint64
match_full_name (ReadoutActorMatcher *matcher,
                 const ReadoutActorQuery *query,
                 gboolean complete,
                 GArray *doubts)
{
  const ReadoutNameParts *parts = &query->parts;
  g_autofree char *ends = g_strdup_printf ("%s %s", parts->first, parts->last);
  g_autofree char *sound = NULL;
  g_autofree char *weak = NULL;
  g_autofree char *surname = NULL;
  GArray *bearers;
  ReadoutActorChoice choice;
  gint64 id;
  gboolean short_name;

  if (query->holders != NULL)
    {
      readout_actor_choice_weigh (matcher, query, query->holders, FALSE, doubts, &choice);
      return readout_actor_choice_decide_namesake (&choice, TRUE, READOUT_LIKENESS_NAME, doubts);
    }
  readout_actor_choice_weigh (matcher, query,
                              readout_actor_matcher_look_up (matcher, READOUT_TABLE_ENDS, ends),
                              TRUE, doubts, &choice);
  id = readout_actor_choice_decide_namesake (&choice, FALSE, READOUT_LIKENESS_MIDDLE_NAME, doubts);
  if (id != 0 || choice.n_fitting > 0)
    return id;
  readout_actor_query_dup_sounds (matcher, parts, &sound, &weak, &surname);
  readout_actor_choice_weigh (matcher, query,
                              readout_actor_matcher_look_up (matcher, READOUT_TABLE_SOUND, sound),
                              TRUE, doubts, &choice);
  id = readout_actor_choice_decide (&choice, FALSE, READOUT_LIKENESS_SPELLING, doubts);
  if (id != 0 || choice.n_fitting > 0)
    return id;
  bearers = readout_actor_matcher_look_up (matcher, READOUT_TABLE_SURNAME, surname);
  readout_actor_choice_weigh (matcher, query,
                              readout_actor_matcher_look_up (matcher, READOUT_TABLE_WEAK, weak),
                              TRUE, doubts, &choice);
  /* A short given name, and nobody else has the surname. */
  short_name = choice.n_fitting == 1 && bearers != NULL && bearers->len == 1 &&
               g_array_index (bearers, ReadoutKnownName, 0).known == choice.fitting[0];
  id = readout_actor_choice_decide (
      &choice,
      !(short_name && complete && !readout_actor_matcher_is_common_surname (matcher, parts->last)),
      short_name ? READOUT_LIKENESS_SHORT_NAME : READOUT_LIKENESS_SPELLING, doubts);
  if (id != 0 || choice.n_fitting > 0)
    return id;
  id = match_other_kind (matcher, query, READOUT_TABLE_BODY, doubts);
  if (id != 0)
    return id;
  readout_actor_choice_weigh (
      matcher, query, readout_actor_matcher_look_up (matcher, READOUT_TABLE_TAIL, query->key),
      FALSE, NULL, &choice);
  id = readout_actor_choice_decide (&choice,
                                    readout_actor_matcher_is_given_name (matcher, parts->first),
                                    READOUT_LIKENESS_SURNAME, doubts);
  return id != 0 ? id : match_bare (matcher, query, surname, doubts);
}

/* Who has a surname. "Le Pen" is nobody called Pen; "al-Assad" may be called Assad. */
static GArray *
find_bearers (ReadoutActorMatcher *matcher, const ReadoutActorQuery *query, const char *surname)
{
  const char *word = query->parts.last;
  const char *space = strrchr (query->key, ' ');
  const char *particle = space;
  GArray *bearers;

  if (space == NULL)
    {
      bearers = readout_actor_matcher_look_up (matcher, READOUT_TABLE_SURNAME, surname);
      return bearers != NULL ? bearers
                             : readout_actor_matcher_look_up (matcher, READOUT_TABLE_FAMILY, word);
    }
  while (particle > query->key && particle[-1] != ' ')
    particle--;
  bearers = readout_actor_matcher_look_up (matcher, READOUT_TABLE_TAIL, particle);
  return bearers != NULL ||
                 !(g_str_has_prefix (particle, "al ") || g_str_has_prefix (particle, "el "))
             ? bearers
             : readout_actor_matcher_look_up (matcher, READOUT_TABLE_SURNAME, surname);
}

static gint64
match_surname (ReadoutActorMatcher *matcher,
               const ReadoutActorQuery *query,
               gboolean complete,
               GArray *doubts)
{
  const char *word = query->parts.last;
  g_autofree char *surname = readout_actor_query_dup_surname (matcher, word);
  GArray *bearers = find_bearers (matcher, query, surname);
  gboolean given = readout_actor_matcher_is_given_name (matcher, word);
  gboolean common = given || readout_actor_matcher_is_common_surname (matcher, word);
  ReadoutActorChoice bare;
  ReadoutActorChoice choice;
  ReadoutKnownActor *dominant;

  readout_actor_choice_weigh (matcher, query, bearers, FALSE, NULL, &choice);
  if (choice.supported != NULL)
    return choice.supported->id;
  dominant =
      complete && !given ? readout_actor_choice_find_dominant (&choice, DOMINANT_SHARE) : NULL;
  if (dominant != NULL && (dominant->n_statements >= DOMINANT_MIN ||
                           (choice.n_fitting == 1 && bearers->len == 1 && !common)))
    return dominant->id;
  dominant = choice.n_fitting > 2 ? readout_actor_choice_find_dominant (&choice, 0.5) : NULL;
  for (guint i = 0; !given && i < choice.n_fitting; i++)
    if (choice.n_fitting <= 2 || choice.fitting[i] == dominant)
      readout_actor_choice_doubt (doubts, choice.fitting[i], READOUT_LIKENESS_SURNAME);
  /* A given name, or a surname of two people, may be somebody else in each report. */
  readout_actor_choice_weigh (matcher, query,
                              readout_actor_matcher_look_up (matcher, READOUT_TABLE_BARE, surname),
                              FALSE, NULL, &bare);
  if (bare.supported != NULL || (bare.n_fitting == 1 && !common && choice.n_fitting <= 1))
    return readout_actor_choice_decide (&bare, FALSE, READOUT_LIKENESS_SURNAME, doubts);
  return 0;
}

static gint64
match_body (ReadoutActorMatcher *matcher,
            const ReadoutActorQuery *query,
            gboolean complete,
            GArray *doubts)
{
  g_autofree char *sound = NULL;
  g_autofree char *initials = NULL;
  gsize length = strlen (query->key);
  ReadoutActorChoice choice;
  gint64 id;

  if (readout_actor_query_is_acronym (query->profile->name))
    {
      readout_actor_choice_weigh (
          matcher, query,
          readout_actor_matcher_look_up (matcher, READOUT_TABLE_INITIALS, query->key), FALSE, NULL,
          &choice);
      id = readout_actor_choice_decide (&choice, !complete || length < ACRONYM_CERTAIN,
                                        READOUT_LIKENESS_ACRONYM, doubts);
      if (id != 0)
        return id;
    }
  if (query->holders != NULL)
    {
      readout_actor_choice_weigh (matcher, query, query->holders, FALSE, doubts, &choice);
      return readout_actor_choice_decide_namesake (&choice, TRUE, READOUT_LIKENESS_NAME, doubts);
    }
  if (length >= SOUND_MIN)
    {
      sound = readout_speller_dup_sound (matcher->speller, query->key);
      readout_actor_choice_weigh (
          matcher, query, readout_actor_matcher_look_up (matcher, READOUT_TABLE_BODY_SOUND, sound),
          FALSE, NULL, &choice);
      id = readout_actor_choice_decide (&choice, FALSE, READOUT_LIKENESS_SPELLING, doubts);
      if (id != 0 || choice.n_fitting > 0)
        return id;
    }
  id = match_other_kind (matcher, query, READOUT_TABLE_PERSON, doubts);
  if (id != 0)
    return id;
  initials = readout_actor_query_dup_initials (query->key);
  if (g_utf8_strlen (initials, -1) < READOUT_ACRONYM_MIN)
    return 0;
  /* ReadoutKnownActor by its acronym so far. */
  readout_actor_choice_weigh (matcher, query,
                              readout_actor_matcher_look_up (matcher, READOUT_TABLE_BODY, initials),
                              FALSE, NULL, &choice);
  return readout_actor_choice_decide (&choice, strlen (initials) < ACRONYM_CERTAIN,
                                      READOUT_LIKENESS_ACRONYM, doubts);
}

static gboolean
is_one_gender (guint gender)
{
  return gender == READOUT_GENDER_MALE || gender == READOUT_GENDER_FEMALE;
}

ReadoutActorMatcher *
readout_actor_matcher_new (ReadoutLanguage *language)
{
  ReadoutActorMatcher *matcher = g_new0 (ReadoutActorMatcher, 1);

  matcher->language = language != NULL ? readout_language_ref (language) : NULL;
  matcher->speller = readout_speller_new (language);
  matcher->actors = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  matcher->tables =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
  matcher->apart = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  matcher->strings = g_string_chunk_new (1024);
  return matcher;
}

void
readout_actor_matcher_free (ReadoutActorMatcher *matcher)
{
  g_return_if_fail (matcher != NULL);

  g_clear_pointer (&matcher->language, readout_language_unref);
  readout_speller_free (matcher->speller);
  g_hash_table_unref (matcher->actors);
  g_hash_table_unref (matcher->tables);
  g_hash_table_unref (matcher->apart);
  g_string_chunk_free (matcher->strings);
  g_free (matcher);
}

gboolean
readout_actor_matcher_add (ReadoutActorMatcher *matcher,
                           gint64 id,
                           const ReadoutActorProfile *profile,
                           gboolean by_person)
{
  ReadoutKnownActor *known;
  ReadoutActorQuery query;
  gboolean is_new = FALSE;

  g_return_val_if_fail (matcher != NULL && id != 0 && profile->name != NULL, FALSE);

  known = g_hash_table_lookup (matcher->actors, &id);
  if (known == NULL)
    {
      known = g_new0 (ReadoutKnownActor, 1);
      known->id = id;
      g_hash_table_insert (matcher->actors, &known->id, known);
    }
  readout_actor_query_start (matcher, &query, profile);
  if (*query.key != '\0' && by_person)
    readout_actor_matcher_enter (matcher, READOUT_TABLE_GIVEN, query.key, known, NULL);
  if (*query.key != '\0' && readout_actor_query_identifies (matcher, &query))
    is_new = readout_actor_matcher_enter_name (matcher, &query, known);
  readout_actor_query_clear (&query);
  return is_new;
}

gboolean
readout_actor_matcher_note (ReadoutActorMatcher *matcher,
                            gint64 id,
                            const ReadoutActorProfile *profile,
                            guint n_statements)
{
  ReadoutKnownActor *known;
  gboolean changed = FALSE;

  g_return_val_if_fail (matcher != NULL, FALSE);

  known = g_hash_table_lookup (matcher->actors, &id);
  if (known == NULL)
    return FALSE;
  known->n_statements += n_statements;
  /* Both are as good as none. */
  if (is_one_gender (profile->gender) && !is_one_gender (known->gender))
    {
      known->gender = profile->gender;
      changed = TRUE;
    }
  return readout_roles_add (&known->roles, matcher->language, profile->roles) || changed;
}

gint64
readout_actor_matcher_find_given (ReadoutActorMatcher *matcher, const char *name)
{
  g_autofree char *key = NULL;
  GArray *given;

  g_return_val_if_fail (matcher != NULL && name != NULL, 0);

  key = readout_speller_dup_key (matcher->speller, name);
  given = readout_actor_matcher_look_up (matcher, READOUT_TABLE_GIVEN, key);
  return given != NULL && given->len == 1 ? g_array_index (given, ReadoutKnownName, 0).known->id
                                          : 0;
}

gboolean
readout_actor_matcher_get (ReadoutActorMatcher *matcher, gint64 id, guint *gender, char **roles)
{
  const ReadoutKnownActor *known;

  g_return_val_if_fail (matcher != NULL, FALSE);

  known = g_hash_table_lookup (matcher->actors, &id);
  if (known == NULL)
    return FALSE;
  *gender = known->gender;
  *roles = readout_roles_to_string (&known->roles);
  return TRUE;
}

void
readout_actor_matcher_keep_apart (ReadoutActorMatcher *matcher, gint64 id, gint64 other)
{
  g_return_if_fail (matcher != NULL);

  g_hash_table_add (matcher->apart, readout_actor_choice_dup_pair (id, other));
}

gboolean
readout_actor_matcher_is_short (ReadoutActorMatcher *matcher, const ReadoutActorProfile *profile)
{
  ReadoutActorQuery query;
  gboolean is_short;

  g_return_val_if_fail (matcher != NULL && profile->name != NULL, FALSE);

  if (profile->described)
    return FALSE;
  if (readout_actor_kind_is_body (profile->kind))
    return readout_actor_query_is_acronym (profile->name);
  if (profile->kind != READOUT_ACTOR_PERSON)
    return FALSE;
  readout_actor_query_start (matcher, &query, profile);
  is_short = query.parts.bare;
  readout_actor_query_clear (&query);
  return is_short;
}

gint64
readout_actor_matcher_match (ReadoutActorMatcher *matcher,
                             const ReadoutActorProfile *profile,
                             gboolean complete,
                             GArray *doubts)
{
  ReadoutActorQuery query;
  ReadoutActorChoice choice;
  gint64 id = 0;

  g_return_val_if_fail (matcher != NULL && profile->name != NULL, 0);

  readout_actor_query_start (matcher, &query, profile);
  if (*query.key != '\0')
    {
      id = readout_actor_matcher_find_given (matcher, profile->name);
      if (id == 0 && readout_actor_query_identifies (matcher, &query))
        {
          query.holders = readout_actor_query_find_holders (matcher, &query);
          if (readout_actor_kind_is_body (profile->kind))
            id = match_body (matcher, &query, complete, doubts);
          else if (profile->kind != READOUT_ACTOR_PERSON)
            {
              readout_actor_choice_weigh (matcher, &query, query.holders, FALSE, doubts, &choice);
              id = readout_actor_choice_decide (&choice, FALSE, READOUT_LIKENESS_NAME, doubts);
            }
          else if (query.parts.bare)
            id = match_surname (matcher, &query, complete, doubts);
          else
            id = match_full_name (matcher, &query, complete, doubts);
        }
    }
  readout_actor_query_clear (&query);
  return id;
}
