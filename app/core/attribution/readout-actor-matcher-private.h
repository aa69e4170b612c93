/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the matcher share.
 */
#pragma once

#include "attribution/readout-actor-evidence.h"
#include "attribution/readout-actor-matcher.h"
#include "attribution/readout-actor-spelling.h"

G_BEGIN_DECLS

/* Of those who share a key, no more are looked at. */
#define READOUT_SHARE_MAX 16

/* Letters that an acronym must have to stand for a name. */
#define READOUT_ACRONYM_MIN 3

/* The tables, told apart by the first letter of their keys. */
typedef enum
{
  READOUT_TABLE_GIVEN = '!',      /* what the person called it */
  READOUT_TABLE_PERSON = 'p',     /* full names */
  READOUT_TABLE_BARE = 'b',       /* surnames alone */
  READOUT_TABLE_ENDS = 'e',       /* first and last words of full names */
  READOUT_TABLE_SOUND = 's',      /* their sound */
  READOUT_TABLE_WEAK = 'w',       /* what sounds alike, short given names made long */
  READOUT_TABLE_SURNAME = 'l',    /* sound of the surnames of full names */
  READOUT_TABLE_TAIL = 't',       /* last two words of longer names */
  READOUT_TABLE_FAMILY = 'f',     /* first words that are no given names */
  READOUT_TABLE_BODY = 'o',       /* names of bodies */
  READOUT_TABLE_BODY_SOUND = 'u', /* their sound */
  READOUT_TABLE_INITIALS = 'i',   /* their initials */
  READOUT_TABLE_GROUP = 'g',
  READOUT_TABLE_DOCUMENT = 'd',
  READOUT_TABLE_ANONYMOUS = 'a',
} ReadoutActorTable;

typedef struct
{
  gint64 id;
  guint gender;
  ReadoutRoles roles;
  guint n_statements;
} ReadoutKnownActor;

/* One name of somebody. The strings live as long as the matcher. */
typedef struct
{
  ReadoutKnownActor *known;
  const char *middle;
  const char *generation;
} ReadoutKnownName;

struct _ReadoutActorMatcher
{
  ReadoutLanguage *language;
  ReadoutSpeller *speller;
  GHashTable *actors; /* id → ReadoutKnownActor */
  GHashTable *tables; /* key with the letter of its table → GArray of ReadoutKnownName */
  GHashTable *apart;  /* "id id", the smaller first */
  GStringChunk *strings;
};

/* Somebody to be matched, or added. */
typedef struct
{
  const ReadoutActorProfile *profile;
  char *key;
  ReadoutNameParts parts; /* of a person */
  char *middle;           /* sound of the middle names of a person */
  ReadoutRoles roles;
  GArray *holders; /* of ReadoutKnownName: who has that very name; borrowed, may be NULL */
} ReadoutActorQuery;

/* Those who may be meant, each once. */
typedef struct
{
  ReadoutKnownActor *fitting[READOUT_SHARE_MAX];
  guint n_fitting;
  ReadoutKnownActor *supported; /* the one for whom a role speaks; NULL for none or several */
  guint n_supported;
} ReadoutActorChoice;

/* readout-actor-query.c */

/* Whether it acts as one: an organisation, a state, a medium. */
gboolean readout_actor_kind_is_body (ReadoutActorKind kind);

/* @profile is borrowed. Cleared with readout_actor_query_clear(). */
void readout_actor_query_start (ReadoutActorMatcher *matcher,
                                ReadoutActorQuery *query,
                                const ReadoutActorProfile *profile);

void readout_actor_query_clear (ReadoutActorQuery *query);

/* "international atomic energy agency" → "iaea". Owned by the caller. */
char *readout_actor_query_dup_initials (const char *key);

/* "IAEA": one word, all capitals. */
gboolean readout_actor_query_is_acronym (const char *name);

gboolean readout_actor_matcher_is_given_name (ReadoutActorMatcher *matcher, const char *word);

gboolean readout_actor_matcher_is_common_surname (ReadoutActorMatcher *matcher, const char *word);

/* A surname as the tables have it: its sound, unless it is short. Owned by the caller. */
char *readout_actor_query_dup_surname (ReadoutActorMatcher *matcher, const char *last);

/* The keys of a full name in the tables of sounds. Owned by the caller. */
void readout_actor_query_dup_sounds (ReadoutActorMatcher *matcher,
                                     const ReadoutNameParts *parts,
                                     char **sound,
                                     char **weak,
                                     char **surname);

/* Whether a description may mean the same in another report: "the Keller campaign" does, "a Keller
 * adviser", "three officials", "his campaign" and what runs on and on do not. */
gboolean readout_actor_query_identifies (ReadoutActorMatcher *matcher,
                                         const ReadoutActorQuery *query);

/* (nullable): who has that very name. Owned by @matcher. */
GArray *readout_actor_query_find_holders (ReadoutActorMatcher *matcher,
                                          const ReadoutActorQuery *query);

/* readout-actor-tables.c */

/* The table of the names of groups, documents and unnamed sources. */
ReadoutActorTable readout_actor_table_of_kind (ReadoutActorKind kind);

/* (nullable) (element-type ReadoutKnownName): owned by @matcher. */
GArray *readout_actor_matcher_look_up (ReadoutActorMatcher *matcher,
                                       ReadoutActorTable table,
                                       const char *key);

/* Enters a name of @known, once; whether it was not there. @parts: (nullable): its middle names and
 * generation are kept with it. */
gboolean readout_actor_matcher_enter (ReadoutActorMatcher *matcher,
                                      ReadoutActorTable table,
                                      const char *key,
                                      ReadoutKnownActor *known,
                                      const ReadoutNameParts *parts);

/* Enters the name of a query under all keys by which it is looked for; whether it was not there. */
gboolean readout_actor_matcher_enter_name (ReadoutActorMatcher *matcher,
                                           const ReadoutActorQuery *query,
                                           ReadoutKnownActor *known);

/* readout-actor-choice.c */

/* The key of two actors among those kept apart. Owned by the caller. */
char *readout_actor_choice_dup_pair (gint64 id, gint64 other);

/* Adds @known to @doubts, once. */
void readout_actor_choice_doubt (GArray *doubts,
                                 const ReadoutKnownActor *known,
                                 ReadoutLikeness likeness);

/* Looks at all of @names; who is excluded may be a doubt. @check_names: the keys do not hold middle
 * names and generations. */
void readout_actor_choice_weigh (ReadoutActorMatcher *matcher,
                                 const ReadoutActorQuery *query,
                                 GArray *names,
                                 gboolean check_names,
                                 GArray *doubts,
                                 ReadoutActorChoice *choice);

/* The id of the one who is meant, or 0: then those who fit are doubts. @needs_support: whether it
 * is not enough that only one fits. */
gint64 readout_actor_choice_decide (const ReadoutActorChoice *choice,
                                    gboolean needs_support,
                                    ReadoutLikeness likeness,
                                    GArray *doubts);

/* The same of those who share first and last name: the one who says most under it is meant where
 * nothing speaks for another; @same_name: else one of whom nothing else is known. */
gint64 readout_actor_choice_decide_namesake (const ReadoutActorChoice *choice,
                                             gboolean same_name,
                                             ReadoutLikeness likeness,
                                             GArray *doubts);

/* The one whom nearly all that is said under a surname belongs to; %NULL for none. */
ReadoutKnownActor *readout_actor_choice_find_dominant (const ReadoutActorChoice *choice,
                                                       double share);

G_END_DECLS
