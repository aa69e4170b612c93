/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which known actor somebody in another report is.
 */
#include "attribution/readout-actor-matcher.h"

#include <string.h>

#include "attribution/readout-actor-evidence.h"
#include "attribution/readout-actor-spelling.h"

#define BIT(flag) READOUT_WORD_BIT (READOUT_WORD_##flag)

/* Of those who share a key, no more are looked at. */
#define SHARE_MAX 16

/* Letters that an acronym must have to stand for a name, and to do so without further evidence. */
#define ACRONYM_MIN 3
#define ACRONYM_CERTAIN 4

/* A name that only sounds like another one must be as long. */
#define SOUND_MIN 6

/* A description that identifies somebody is shorter, in bytes. */
#define DESCRIPTION_MAX 40

/* One of several who share a surname is meant by it alone when nearly all that is said under it is
 * that one's. */
#define DOMINANT_MIN 20
#define DOMINANT_SHARE 0.9

/* The tables, told apart by the first letter of their keys. */
typedef enum
{
  TABLE_GIVEN = '!',      /* what the person called it */
  TABLE_PERSON = 'p',     /* full names */
  TABLE_BARE = 'b',       /* surnames alone */
  TABLE_ENDS = 'e',       /* first and last words of full names */
  TABLE_SOUND = 's',      /* their sound */
  TABLE_WEAK = 'w',       /* what sounds alike, short given names made long */
  TABLE_SURNAME = 'l',    /* sound of the surnames of full names */
  TABLE_TAIL = 't',       /* last two words of longer names */
  TABLE_FAMILY = 'f',     /* first words that are no given names */
  TABLE_BODY = 'o',       /* names of bodies */
  TABLE_BODY_SOUND = 'u', /* their sound */
  TABLE_INITIALS = 'i',   /* their initials */
  TABLE_GROUP = 'g',
  TABLE_DOCUMENT = 'd',
  TABLE_ANONYMOUS = 'a',
} Table;

typedef struct
{
  gint64 id;
  guint gender;
  ReadoutRoles roles;
  guint n_statements;
} Known;

/* One name of somebody. The strings live as long as the matcher. */
typedef struct
{
  Known *known;
  const char *middle;
  const char *generation;
} Named;

struct _ReadoutActorMatcher
{
  ReadoutLanguage *language;
  ReadoutSpeller *speller;
  GHashTable *actors; /* id → Known */
  GHashTable *tables; /* key with the letter of its table → GArray of Named */
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
  GArray *holders; /* of Named: who has that very name; borrowed, may be NULL */
} Query;

static char *
dup_table_key (Table table, const char *key)
{
  return g_strdup_printf ("%c%s", (char)table, key);
}

static GArray *
look_up (ReadoutActorMatcher *matcher, Table table, const char *key)
{
  g_autofree char *table_key = dup_table_key (table, key);

  return g_hash_table_lookup (matcher->tables, table_key);
}

/* Enters a name of @known, once; whether it was not there. */
static gboolean
enter (ReadoutActorMatcher *matcher,
       Table table,
       const char *key,
       Known *known,
       const ReadoutNameParts *parts)
{
  g_autofree char *table_key = dup_table_key (table, key);
  GArray *names = g_hash_table_lookup (matcher->tables, table_key);
  Named named = { known, "", "" };

  if (parts != NULL && parts->first != NULL)
    {
      g_autofree char *middle = readout_speller_dup_sound (matcher->speller, parts->middle);

      named.middle = g_string_chunk_insert_const (matcher->strings, middle);
      named.generation = g_string_chunk_insert_const (matcher->strings, parts->generation);
    }
  if (names == NULL)
    {
      names = g_array_sized_new (FALSE, FALSE, sizeof (Named), 1);
      g_hash_table_insert (matcher->tables, g_steal_pointer (&table_key), names);
    }
  for (guint i = 0; i < names->len; i++)
    {
      const Named *other = &g_array_index (names, Named, i);

      if (other->known == known && other->middle == named.middle &&
          other->generation == named.generation)
        return FALSE;
    }
  if (names->len < SHARE_MAX)
    g_array_append_val (names, named);
  return TRUE;
}

static gboolean
is_body (ReadoutActorKind kind)
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
      (word.flags & BIT (STATE)) == 0 || (word.flags & BIT (CAPITAL)) != 0 || *word.value == '\0')
    return key;
  g_free (key);
  return readout_speller_dup_key (matcher->speller, word.value);
}

static void
start_query (ReadoutActorMatcher *matcher, Query *query, const ReadoutActorProfile *profile)
{
  *query = (Query){ .profile = profile };
  query->key = readout_speller_dup_key (matcher->speller, profile->name);
  if (is_body (profile->kind))
    query->key = complete_state (matcher, turn_round (matcher->language, query->key));
  else if (profile->kind == READOUT_ACTOR_PERSON)
    {
      readout_name_parts_parse (&query->parts, query->key);
      query->middle = readout_speller_dup_sound (matcher->speller, query->parts.middle);
    }
  readout_roles_add (&query->roles, matcher->language, profile->roles);
}

static void
end_query (Query *query)
{
  g_free (query->key);
  g_free (query->middle);
  readout_name_parts_clear (&query->parts);
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

/* "IAEA": one word, all capitals. */
static gboolean
is_acronym (const char *name)
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
  return n >= ACRONYM_MIN;
}

static gboolean
is_given_name (ReadoutActorMatcher *matcher, const char *word)
{
  return matcher->language != NULL &&
         readout_language_find (matcher->language, READOUT_LIST_GIVEN_NAMES, word, -1, NULL);
}

static gboolean
is_common_surname (ReadoutActorMatcher *matcher, const char *word)
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

/* The keys of a full name in the tables of sounds. */
static void
dup_sounds (ReadoutActorMatcher *matcher,
            const ReadoutNameParts *parts,
            char **sound,
            char **weak,
            char **surname)
{
  g_autofree char *first = readout_speller_dup_sound (matcher->speller, parts->first);
  g_autofree char *whole =
      readout_speller_dup_sound (matcher->speller, get_long_name (matcher, parts->first));
  g_autofree char *first_weak = readout_speller_dup_weak_sound (whole);
  g_autofree char *last_weak = NULL;

  *surname = readout_speller_dup_sound (matcher->speller, parts->last);
  last_weak = readout_speller_dup_weak_sound (*surname);
  *sound = g_strdup_printf ("%s %s", first, *surname);
  *weak = g_strdup_printf ("%s %s", first_weak, last_weak);
}

static gboolean
add_person (ReadoutActorMatcher *matcher, const Query *query, Known *known)
{
  const ReadoutNameParts *parts = &query->parts;
  g_autofree char *ends = NULL;
  g_autofree char *sound = NULL;
  g_autofree char *weak = NULL;
  g_autofree char *surname = NULL;
  const char *before;

  if (parts->bare)
    {
      surname = readout_speller_dup_sound (matcher->speller, parts->last);
      return enter (matcher, TABLE_BARE, surname, known, NULL);
    }
  if (!enter (matcher, TABLE_PERSON, query->key, known, NULL))
    return FALSE;
  ends = g_strdup_printf ("%s %s", parts->first, parts->last);
  dup_sounds (matcher, parts, &sound, &weak, &surname);
  enter (matcher, TABLE_ENDS, ends, known, parts);
  enter (matcher, TABLE_SOUND, sound, known, parts);
  enter (matcher, TABLE_WEAK, weak, known, parts);
  enter (matcher, TABLE_SURNAME, surname, known, NULL);
  before = strrchr (parts->middle, ' ');
  before = before != NULL ? before + 1 : parts->middle;
  if (strlen (before) > 1)
    {
      g_autofree char *tail = g_strdup_printf ("%s %s", before, parts->last);

      enter (matcher, TABLE_TAIL, tail, known, NULL);
    }
  if (!is_given_name (matcher, parts->first))
    enter (matcher, TABLE_FAMILY, parts->first, known, NULL);
  return TRUE;
}

static gboolean
add_body (ReadoutActorMatcher *matcher, const Query *query, Known *known)
{
  g_autofree char *initials = NULL;
  g_autofree char *sound = NULL;

  if (!enter (matcher, TABLE_BODY, query->key, known, NULL))
    return FALSE;
  initials = dup_initials (query->key);
  sound = readout_speller_dup_sound (matcher->speller, query->key);
  enter (matcher, TABLE_BODY_SOUND, sound, known, NULL);
  if (g_utf8_strlen (initials, -1) >= ACRONYM_MIN)
    enter (matcher, TABLE_INITIALS, initials, known, NULL);
  return TRUE;
}

static Table
get_plain_table (ReadoutActorKind kind)
{
  return kind == READOUT_ACTOR_GROUP      ? TABLE_GROUP
         : kind == READOUT_ACTOR_DOCUMENT ? TABLE_DOCUMENT
                                          : TABLE_ANONYMOUS;
}

static char *
dup_pair (gint64 id, gint64 other)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, MIN (id, other),
                          MAX (id, other));
}

/* Whether the person said that @known is not the one who has that very name. */
static gboolean
is_apart (ReadoutActorMatcher *matcher, const Query *query, const Known *known)
{
  if (query->holders == NULL || g_hash_table_size (matcher->apart) == 0)
    return FALSE;
  for (guint i = 0; i < query->holders->len; i++)
    {
      const Known *holder = g_array_index (query->holders, Named, i).known;
      g_autofree char *pair = dup_pair (known->id, holder->id);

      if (g_hash_table_contains (matcher->apart, pair))
        return TRUE;
    }
  return FALSE;
}

static void
doubt (GArray *doubts, const Known *known, ReadoutLikeness likeness)
{
  ReadoutActorCandidate candidate = { known->id, likeness };

  if (doubts == NULL)
    return;
  for (guint i = 0; i < doubts->len; i++)
    if (g_array_index (doubts, ReadoutActorCandidate, i).id == known->id)
      return;
  g_array_append_val (doubts, candidate);
}

/* Whether every name of @known among @names goes with the middle names and generation of the query;
 * if not, why it may be meant all the same. */
static gboolean
names_fit (const Query *query, GArray *names, const Known *known, ReadoutLikeness *likeness)
{
  if (query->parts.first == NULL)
    return TRUE;
  for (guint i = 0; i < names->len; i++)
    {
      const Named *named = &g_array_index (names, Named, i);

      if (named->known != known)
        continue;
      if (!g_str_equal (named->generation, query->parts.generation))
        {
          *likeness = READOUT_LIKENESS_GENERATION;
          return FALSE;
        }
      if (!readout_name_parts_middle_fits (named->middle, query->middle))
        {
          *likeness = READOUT_LIKENESS_MIDDLE_NAME;
          return FALSE;
        }
    }
  return TRUE;
}

/* Those who may be meant, each once. */
typedef struct
{
  Known *fitting[SHARE_MAX];
  guint n_fitting;
  Known *supported; /* the one for whom a role speaks; NULL for none or several */
  guint n_supported;
} Choice;

/* Looks at all of @names; who is excluded may be a doubt. @check_names: the keys do not hold middle
 * names and generations. */
static void
weigh (ReadoutActorMatcher *matcher,
       const Query *query,
       GArray *names,
       gboolean check_names,
       GArray *doubts,
       Choice *choice)
{
  *choice = (Choice){ 0 };
  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      Known *known = g_array_index (names, Named, i).known;
      ReadoutLikeness likeness = READOUT_LIKENESS_NAME;
      ReadoutEvidence evidence;
      gboolean seen = FALSE;

      for (guint j = 0; j < i && !seen; j++)
        seen = g_array_index (names, Named, j).known == known;
      if (seen || is_apart (matcher, query, known))
        continue;
      evidence = readout_evidence_weigh (matcher->language, query->profile->gender, &query->roles,
                                         known->gender, &known->roles);
      if (evidence == READOUT_EVIDENCE_AGAINST ||
          (check_names && !names_fit (query, names, known, &likeness)))
        {
          doubt (doubts, known, likeness);
          continue;
        }
      choice->fitting[choice->n_fitting++] = known;
      if (evidence == READOUT_EVIDENCE_FOR)
        {
          choice->n_supported++;
          choice->supported = choice->n_supported == 1 ? known : NULL;
        }
    }
}

static gint64
decide (const Choice *choice, gboolean needs_support, ReadoutLikeness likeness, GArray *doubts)
{
  if (choice->supported != NULL)
    return choice->supported->id;
  if (!needs_support && choice->n_fitting == 1)
    return choice->fitting[0]->id;
  for (guint i = 0; i < choice->n_fitting; i++)
    doubt (doubts, choice->fitting[i], likeness);
  return 0;
}

/* The same name in another table: a person to one report, a body to the other. */
static gint64
match_other_kind (ReadoutActorMatcher *matcher, const Query *query, Table table, GArray *doubts)
{
  GArray *names = look_up (matcher, table, query->key);
  Choice choice;

  weigh (matcher, query, names, FALSE, NULL, &choice);
  return decide (&choice, strchr (query->key, ' ') == NULL, READOUT_LIKENESS_KIND, doubts);
}

/* Somebody whose surname alone is known, before. */
static gint64
match_bare (ReadoutActorMatcher *matcher, const Query *query, const char *surname, GArray *doubts)
{
  Choice choice;

  weigh (matcher, query, look_up (matcher, TABLE_BARE, surname), FALSE, NULL, &choice);
  return decide (&choice, TRUE, READOUT_LIKENESS_SURNAME, doubts);
}

static gint64
match_full_name (ReadoutActorMatcher *matcher,
                 const Query *query,
                 gboolean complete,
                 GArray *doubts)
{
  const ReadoutNameParts *parts = &query->parts;
  g_autofree char *ends = g_strdup_printf ("%s %s", parts->first, parts->last);
  g_autofree char *sound = NULL;
  g_autofree char *weak = NULL;
  g_autofree char *surname = NULL;
  GArray *bearers;
  Choice choice;
  gint64 id;
  gboolean short_name;

  if (query->holders != NULL)
    {
      weigh (matcher, query, query->holders, FALSE, doubts, &choice);
      return decide (&choice, FALSE, READOUT_LIKENESS_NAME, doubts);
    }
  weigh (matcher, query, look_up (matcher, TABLE_ENDS, ends), TRUE, doubts, &choice);
  id = decide (&choice, FALSE, READOUT_LIKENESS_MIDDLE_NAME, doubts);
  if (id != 0 || choice.n_fitting > 0)
    return id;
  dup_sounds (matcher, parts, &sound, &weak, &surname);
  weigh (matcher, query, look_up (matcher, TABLE_SOUND, sound), TRUE, doubts, &choice);
  id = decide (&choice, FALSE, READOUT_LIKENESS_SPELLING, doubts);
  if (id != 0 || choice.n_fitting > 0)
    return id;
  bearers = look_up (matcher, TABLE_SURNAME, surname);
  weigh (matcher, query, look_up (matcher, TABLE_WEAK, weak), TRUE, doubts, &choice);
  /* A short given name, and nobody else has the surname. */
  short_name = choice.n_fitting == 1 && bearers != NULL && bearers->len == 1 &&
               g_array_index (bearers, Named, 0).known == choice.fitting[0];
  id = decide (&choice, !(short_name && complete && !is_common_surname (matcher, parts->last)),
               short_name ? READOUT_LIKENESS_SHORT_NAME : READOUT_LIKENESS_SPELLING, doubts);
  if (id != 0 || choice.n_fitting > 0)
    return id;
  id = match_other_kind (matcher, query, TABLE_BODY, doubts);
  if (id != 0)
    return id;
  weigh (matcher, query, look_up (matcher, TABLE_TAIL, query->key), FALSE, NULL, &choice);
  id = decide (&choice, is_given_name (matcher, parts->first), READOUT_LIKENESS_SURNAME, doubts);
  return id != 0 ? id : match_bare (matcher, query, surname, doubts);
}

/* The one whom nearly all that is said under a surname belongs to. */
static Known *
find_dominant (const Choice *choice, double share)
{
  Known *most = NULL;
  guint total = 0;

  for (guint i = 0; i < choice->n_fitting; i++)
    {
      total += choice->fitting[i]->n_statements;
      if (most == NULL || choice->fitting[i]->n_statements > most->n_statements)
        most = choice->fitting[i];
    }
  return most != NULL && most->n_statements >= share * total ? most : NULL;
}

static gint64
match_surname (ReadoutActorMatcher *matcher, const Query *query, gboolean complete, GArray *doubts)
{
  const char *word = query->parts.last;
  g_autofree char *surname = readout_speller_dup_sound (matcher->speller, word);
  GArray *bearers = look_up (matcher, TABLE_SURNAME, surname);
  gboolean given = is_given_name (matcher, word);
  gboolean common = given || is_common_surname (matcher, word);
  Choice bare;
  Choice choice;
  Known *dominant;

  if (bearers == NULL)
    bearers = look_up (matcher, TABLE_FAMILY, word);
  weigh (matcher, query, bearers, FALSE, NULL, &choice);
  if (choice.supported != NULL)
    return choice.supported->id;
  dominant = complete && !given ? find_dominant (&choice, DOMINANT_SHARE) : NULL;
  if (dominant != NULL && (dominant->n_statements >= DOMINANT_MIN ||
                           (choice.n_fitting == 1 && bearers->len == 1 && !common)))
    return dominant->id;
  dominant = choice.n_fitting > 2 ? find_dominant (&choice, 0.5) : NULL;
  for (guint i = 0; !given && i < choice.n_fitting; i++)
    if (choice.n_fitting <= 2 || choice.fitting[i] == dominant)
      doubt (doubts, choice.fitting[i], READOUT_LIKENESS_SURNAME);
  /* A given name, or a surname of two people, may be somebody else in each report. */
  weigh (matcher, query, look_up (matcher, TABLE_BARE, surname), FALSE, NULL, &bare);
  if (bare.supported != NULL || (bare.n_fitting == 1 && !common && choice.n_fitting <= 1))
    return decide (&bare, FALSE, READOUT_LIKENESS_SURNAME, doubts);
  return 0;
}

static gint64
match_body (ReadoutActorMatcher *matcher, const Query *query, gboolean complete, GArray *doubts)
{
  g_autofree char *sound = NULL;
  g_autofree char *initials = NULL;
  gsize length = strlen (query->key);
  Choice choice;
  gint64 id;

  if (is_acronym (query->profile->name))
    {
      weigh (matcher, query, look_up (matcher, TABLE_INITIALS, query->key), FALSE, NULL, &choice);
      id =
          decide (&choice, !complete || length < ACRONYM_CERTAIN, READOUT_LIKENESS_ACRONYM, doubts);
      if (id != 0)
        return id;
    }
  if (query->holders != NULL)
    {
      weigh (matcher, query, query->holders, FALSE, doubts, &choice);
      return decide (&choice, FALSE, READOUT_LIKENESS_NAME, doubts);
    }
  if (length >= SOUND_MIN)
    {
      sound = readout_speller_dup_sound (matcher->speller, query->key);
      weigh (matcher, query, look_up (matcher, TABLE_BODY_SOUND, sound), FALSE, NULL, &choice);
      id = decide (&choice, FALSE, READOUT_LIKENESS_SPELLING, doubts);
      if (id != 0 || choice.n_fitting > 0)
        return id;
    }
  id = match_other_kind (matcher, query, TABLE_PERSON, doubts);
  if (id != 0)
    return id;
  initials = dup_initials (query->key);
  if (g_utf8_strlen (initials, -1) < ACRONYM_MIN)
    return 0;
  /* Known by its acronym so far. */
  weigh (matcher, query, look_up (matcher, TABLE_BODY, initials), FALSE, NULL, &choice);
  return decide (&choice, strlen (initials) < ACRONYM_CERTAIN, READOUT_LIKENESS_ACRONYM, doubts);
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
      sound = readout_speller_dup_sound (matcher->speller, *word);
      if (look_up (matcher, TABLE_SURNAME, sound) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Whether a description may mean the same in another report: "the Keller campaign" does, "a Keller
 * adviser", "three officials", "his campaign" and what runs on and on do not. */
static gboolean
identifies (ReadoutActorMatcher *matcher, const Query *query)
{
  const ReadoutActorProfile *profile = query->profile;
  g_autofree char *first = NULL;
  guint64 flags;

  if (profile->kind == READOUT_ACTOR_ANONYMOUS)
    return g_str_equal (query->key, "unnamed");
  if (!profile->described)
    return TRUE;
  if (!is_body (profile->kind) && profile->kind != READOUT_ACTOR_GROUP)
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

static GArray *
find_holders (ReadoutActorMatcher *matcher, const Query *query)
{
  ReadoutActorKind kind = query->profile->kind;

  if (kind == READOUT_ACTOR_PERSON && query->parts.bare)
    {
      g_autofree char *surname = readout_speller_dup_sound (matcher->speller, query->parts.last);

      return look_up (matcher, TABLE_BARE, surname);
    }
  return look_up (matcher,
                  kind == READOUT_ACTOR_PERSON ? TABLE_PERSON
                  : is_body (kind)             ? TABLE_BODY
                                               : get_plain_table (kind),
                  query->key);
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
  Known *known;
  Query query;
  gboolean is_new = FALSE;

  g_return_val_if_fail (matcher != NULL && id != 0 && profile->name != NULL, FALSE);

  known = g_hash_table_lookup (matcher->actors, &id);
  if (known == NULL)
    {
      known = g_new0 (Known, 1);
      known->id = id;
      g_hash_table_insert (matcher->actors, &known->id, known);
    }
  start_query (matcher, &query, profile);
  if (*query.key != '\0' && by_person)
    enter (matcher, TABLE_GIVEN, query.key, known, NULL);
  if (*query.key != '\0' && identifies (matcher, &query))
    {
      if (profile->kind == READOUT_ACTOR_PERSON)
        is_new = add_person (matcher, &query, known);
      else if (is_body (profile->kind))
        is_new = add_body (matcher, &query, known);
      else
        is_new = enter (matcher, get_plain_table (profile->kind), query.key, known, NULL);
    }
  end_query (&query);
  return is_new;
}

gboolean
readout_actor_matcher_note (ReadoutActorMatcher *matcher,
                            gint64 id,
                            const ReadoutActorProfile *profile,
                            guint n_statements)
{
  Known *known;
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
  given = look_up (matcher, TABLE_GIVEN, key);
  return given != NULL && given->len == 1 ? g_array_index (given, Named, 0).known->id : 0;
}

gboolean
readout_actor_matcher_get (ReadoutActorMatcher *matcher, gint64 id, guint *gender, char **roles)
{
  const Known *known;

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

  g_hash_table_add (matcher->apart, dup_pair (id, other));
}

gboolean
readout_actor_matcher_is_short (ReadoutActorMatcher *matcher, const ReadoutActorProfile *profile)
{
  Query query;
  gboolean is_short;

  g_return_val_if_fail (matcher != NULL && profile->name != NULL, FALSE);

  if (profile->described)
    return FALSE;
  if (is_body (profile->kind))
    return is_acronym (profile->name);
  if (profile->kind != READOUT_ACTOR_PERSON)
    return FALSE;
  start_query (matcher, &query, profile);
  is_short = query.parts.bare;
  end_query (&query);
  return is_short;
}

gint64
readout_actor_matcher_match (ReadoutActorMatcher *matcher,
                             const ReadoutActorProfile *profile,
                             gboolean complete,
                             GArray *doubts)
{
  Query query;
  Choice choice;
  gint64 id = 0;

  g_return_val_if_fail (matcher != NULL && profile->name != NULL, 0);

  start_query (matcher, &query, profile);
  if (*query.key != '\0')
    {
      id = readout_actor_matcher_find_given (matcher, profile->name);
      if (id == 0 && identifies (matcher, &query))
        {
          query.holders = find_holders (matcher, &query);
          if (is_body (profile->kind))
            id = match_body (matcher, &query, complete, doubts);
          else if (profile->kind != READOUT_ACTOR_PERSON)
            {
              weigh (matcher, &query, query.holders, FALSE, doubts, &choice);
              id = decide (&choice, FALSE, READOUT_LIKENESS_NAME, doubts);
            }
          else if (query.parts.bare)
            id = match_surname (matcher, &query, complete, doubts);
          else
            id = match_full_name (matcher, &query, complete, doubts);
        }
    }
  end_query (&query);
  return id;
}
