/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The names of the known actors, under the keys by which they are found.
 */
#include "attribution/readout-actor-matcher-private.h"

#include <string.h>

ReadoutActorTable
readout_actor_table_of_kind (ReadoutActorKind kind)
{
  return kind == READOUT_ACTOR_GROUP      ? READOUT_TABLE_GROUP
         : kind == READOUT_ACTOR_DOCUMENT ? READOUT_TABLE_DOCUMENT
                                          : READOUT_TABLE_ANONYMOUS;
}

static char *
dup_table_key (ReadoutActorTable table, const char *key)
{
  return g_strdup_printf ("%c%s", (char)table, key);
}

GArray *
readout_actor_matcher_look_up (ReadoutActorMatcher *matcher,
                               ReadoutActorTable table,
                               const char *key)
{
  g_autofree char *table_key = dup_table_key (table, key);

  return g_hash_table_lookup (matcher->tables, table_key);
}

gboolean
readout_actor_matcher_enter (ReadoutActorMatcher *matcher,
                             ReadoutActorTable table,
                             const char *key,
                             ReadoutKnownActor *known,
                             const ReadoutNameParts *parts)
{
  g_autofree char *table_key = dup_table_key (table, key);
  GArray *names = g_hash_table_lookup (matcher->tables, table_key);
  ReadoutKnownName named = { known, "", "" };

  if (parts != NULL && parts->first != NULL)
    {
      g_autofree char *middle = readout_speller_dup_sound (matcher->speller, parts->middle);

      named.middle = g_string_chunk_insert_const (matcher->strings, middle);
      named.generation = g_string_chunk_insert_const (matcher->strings, parts->generation);
    }
  if (names == NULL)
    {
      names = g_array_sized_new (FALSE, FALSE, sizeof (ReadoutKnownName), 1);
      g_hash_table_insert (matcher->tables, g_steal_pointer (&table_key), names);
    }
  for (guint i = 0; i < names->len; i++)
    {
      const ReadoutKnownName *other = &g_array_index (names, ReadoutKnownName, i);

      if (other->known == known && other->middle == named.middle &&
          other->generation == named.generation)
        return FALSE;
    }
  if (names->len < READOUT_SHARE_MAX)
    g_array_append_val (names, named);
  return TRUE;
}

static gboolean
add_person (ReadoutActorMatcher *matcher, const ReadoutActorQuery *query, ReadoutKnownActor *known)
{
  const ReadoutNameParts *parts = &query->parts;
  g_autofree char *ends = NULL;
  g_autofree char *sound = NULL;
  g_autofree char *weak = NULL;
  g_autofree char *surname = NULL;
  const char *before;

  if (parts->bare)
    {
      surname = readout_actor_query_dup_surname (matcher, parts->last);
      return readout_actor_matcher_enter (matcher, READOUT_TABLE_BARE, surname, known, NULL);
    }
  if (!readout_actor_matcher_enter (matcher, READOUT_TABLE_PERSON, query->key, known, NULL))
    return FALSE;
  ends = g_strdup_printf ("%s %s", parts->first, parts->last);
  readout_actor_query_dup_sounds (matcher, parts, &sound, &weak, &surname);
  readout_actor_matcher_enter (matcher, READOUT_TABLE_ENDS, ends, known, parts);
  readout_actor_matcher_enter (matcher, READOUT_TABLE_SOUND, sound, known, parts);
  readout_actor_matcher_enter (matcher, READOUT_TABLE_WEAK, weak, known, parts);
  readout_actor_matcher_enter (matcher, READOUT_TABLE_SURNAME, surname, known, NULL);
  before = strrchr (parts->middle, ' ');
  before = before != NULL ? before + 1 : parts->middle;
  if (strlen (before) > 1)
    {
      g_autofree char *tail = g_strdup_printf ("%s %s", before, parts->last);

      readout_actor_matcher_enter (matcher, READOUT_TABLE_TAIL, tail, known, NULL);
    }
  if (!readout_actor_matcher_is_given_name (matcher, parts->first))
    readout_actor_matcher_enter (matcher, READOUT_TABLE_FAMILY, parts->first, known, NULL);
  return TRUE;
}

static gboolean
add_body (ReadoutActorMatcher *matcher, const ReadoutActorQuery *query, ReadoutKnownActor *known)
{
  g_autofree char *initials = NULL;
  g_autofree char *sound = NULL;

  if (!readout_actor_matcher_enter (matcher, READOUT_TABLE_BODY, query->key, known, NULL))
    return FALSE;
  initials = readout_actor_query_dup_initials (query->key);
  sound = readout_speller_dup_sound (matcher->speller, query->key);
  readout_actor_matcher_enter (matcher, READOUT_TABLE_BODY_SOUND, sound, known, NULL);
  if (g_utf8_strlen (initials, -1) >= READOUT_ACRONYM_MIN)
    readout_actor_matcher_enter (matcher, READOUT_TABLE_INITIALS, initials, known, NULL);
  return TRUE;
}

gboolean
readout_actor_matcher_enter_name (ReadoutActorMatcher *matcher,
                                  const ReadoutActorQuery *query,
                                  ReadoutKnownActor *known)
{
  ReadoutActorKind kind = query->profile->kind;

  if (kind == READOUT_ACTOR_PERSON)
    return add_person (matcher, query, known);
  if (readout_actor_kind_is_body (kind))
    return add_body (matcher, query, known);
  return readout_actor_matcher_enter (matcher, readout_actor_table_of_kind (kind), query->key,
                                      known, NULL);
}
