/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who is who within one report: names, short names, descriptions and pronouns.
 */
#include "attribution/readout-actors.h"

#include <string.h>

#include "attribution/readout-actor-hints.h"
#include "attribution/readout-phrases.h"
#include "attribution/readout-rules.h"

#define BIT(flag) READOUT_WORD_BIT (READOUT_WORD_##flag)

#define NAME_MAX_TOKENS 14

typedef struct
{
  guint32 first;
  guint32 end;
  ReadoutActor *actor;
} NameMention;

void
readout_actor_free (ReadoutActor *actor)
{
  g_free (actor->name);
  g_free (actor->key);
  g_ptr_array_unref (actor->roles);
  g_free (actor);
}

/* The flags of a token; of a title also where it is written with a full stop. */
static guint64
flags_in (const ReadoutAnalysis *analysis, guint token, ReadoutList list)
{
  const char *folded = readout_analysis_token (analysis, token)->folded;
  gsize length = strlen (folded);
  guint64 flags = readout_language_get_flags (analysis->language, list, folded);
  ReadoutWord word;

  if (flags == 0 && list == READOUT_LIST_TITLES && length > 1 && folded[length - 1] == '.' &&
      readout_language_find (analysis->language, list, folded, length - 1, &word))
    return word.flags;
  return flags;
}

/* The words of a range as written, white space as one space. */
static char *
dup_range (const ReadoutAnalysis *analysis, guint first, guint end)
{
  GString *string = g_string_new (NULL);

  for (guint i = first; i < end; i++)
    {
      const ReadoutToken *token = readout_analysis_token (analysis, i);

      if (i > first && token->space_before)
        g_string_append_c (string, ' ');
      g_string_append_len (string, analysis->string + token->span.start,
                           token->span.end - token->span.start);
    }
  return g_string_free (string, FALSE);
}

/* The folded words of a range with single spaces, its spelling that of the variants list. */
static char *
dup_key (const ReadoutAnalysis *analysis, guint first, guint end)
{
  GString *string = g_string_new (NULL);
  const char *variant;

  for (guint i = first; i < end; i++)
    {
      const char *folded = readout_analysis_token (analysis, i)->folded;

      if (i > first && strcmp (folded, "-") != 0 && string->len > 0 &&
          string->str[string->len - 1] != '-')
        g_string_append_c (string, ' ');
      g_string_append (string, folded);
    }
  variant = readout_language_get_value (analysis->language, READOUT_LIST_VARIANTS, string->str);
  if (variant != NULL)
    g_string_assign (string, variant);
  return g_string_free (string, FALSE);
}

static gboolean is_known_surname (const ReadoutAnalysis *analysis, const char *word);

static gboolean
is_name_token (const ReadoutAnalysis *analysis, guint token)
{
  guint64 flags;

  if (!readout_phrases_is_capital (analysis, token))
    return FALSE;
  flags = flags_in (analysis, token, READOUT_LIST_FUNCTION_WORDS);
  /* The first word of a sentence is a capital whatever it is. */
  if (analysis->has_trees && readout_analysis_sentence_of (analysis, token)->first == token &&
      readout_analysis_token (analysis, token)->shape == READOUT_TOKEN_SHAPE_TITLE &&
      readout_analysis_token (analysis, token)->upos != READOUT_UPOS_PROPN &&
      (token + 1 >= readout_analysis_n_tokens (analysis) ||
       !readout_phrases_is_capital (analysis, token + 1)))
    return is_known_surname (analysis, readout_analysis_token (analysis, token)->folded);
  if (flags == 0)
    return TRUE;
  if (analysis->has_trees)
    return readout_analysis_token (analysis, token)->upos == READOUT_UPOS_PROPN;
  return (flags & BIT (TIME)) == 0 &&
         readout_analysis_token (analysis, token)->shape == READOUT_TOKEN_SHAPE_UPPER &&
         strlen (readout_analysis_token (analysis, token)->form) > 1;
}

/* The end of the name that starts at @first: capitals, with "of" and its like between them. */
static guint
find_name_end (const ReadoutAnalysis *analysis, guint first, guint limit)
{
  guint i = first + 1;

  while (i < limit && i - first < NAME_MAX_TOKENS)
    {
      const char *folded = readout_analysis_token (analysis, i)->folded;

      if (is_name_token (analysis, i))
        i++;
      else if (i + 1 < limit && (strcmp (folded, "'") == 0 || strcmp (folded, "’") == 0) &&
               is_name_token (analysis, i + 1) &&
               flags_in (analysis, i + 1, READOUT_LIST_BODIES) != 0)
        i += 2; /* "Growers' Union" */
      else if (i + 1 < limit && is_name_token (analysis, i + 1) &&
               (strcmp (folded, "of") == 0 || strcmp (folded, "de") == 0 ||
                strcmp (folded, "van") == 0 || strcmp (folded, "von") == 0 ||
                strcmp (folded, "bin") == 0 || strcmp (folded, "al") == 0 ||
                strcmp (folded, "-") == 0 || strcmp (folded, "&") == 0 ||
                strcmp (folded, "der") == 0 || strcmp (folded, "la") == 0 ||
                strcmp (folded, "for") == 0 || strcmp (folded, "da") == 0))
        {
          if (strcmp (folded, "-") == 0 && readout_analysis_token (analysis, i)->space_before)
            break;
          if (strcmp (folded, "for") == 0 && flags_in (analysis, i - 1, READOUT_LIST_BODIES) == 0 &&
              flags_in (analysis, i - 1, READOUT_LIST_TITLES) == 0)
            break;
          if (strcmp (folded, "of") == 0 && flags_in (analysis, i - 1, READOUT_LIST_BODIES) == 0 &&
              flags_in (analysis, i - 1, READOUT_LIST_TITLES) == 0 &&
              flags_in (analysis, i - 1, READOUT_LIST_NAMES) == 0 &&
              strcmp (readout_analysis_token (analysis, i - 1)->folded, "bank") != 0)
            break;
          i += 2;
        }
      else if (i + 2 < limit && strcmp (folded, "of") == 0 &&
               readout_analysis_is (analysis, i + 1, "the") && is_name_token (analysis, i + 2) &&
               flags_in (analysis, i - 1, READOUT_LIST_TITLES) != 0)
        i += 3;
      else
        break;
    }
  return i;
}

/* Where the name proper starts after titles, offices and peoples: "Russian President Vladimir
 * Putin" → "Vladimir Putin". @titled: whether something was taken off. */
static guint
skip_titles (
    const ReadoutAnalysis *analysis, guint first, guint end, guint *gender, gboolean *titled)
{
  guint start = first;

  *titled = FALSE;
  for (guint i = first; i < end; i++)
    {
      guint64 title = flags_in (analysis, i, READOUT_LIST_TITLES);

      if (title == 0 && i + 1 < end && readout_analysis_is (analysis, i + 1, "."))
        continue;
      if (title == 0 && flags_in (analysis, i, READOUT_LIST_ROLES) == 0)
        continue;
      if (i + 1 >= end)
        break;
      start = i + 1;
      *titled = TRUE;
      if ((title & BIT (MALE)) != 0)
        *gender |= READOUT_GENDER_MALE;
      if ((title & BIT (FEMALE)) != 0)
        *gender |= READOUT_GENDER_FEMALE;
    }
  while (start < end && (readout_analysis_is (analysis, start, ".") ||
                         readout_analysis_is (analysis, start, "of") ||
                         readout_analysis_is (analysis, start, "-")))
    start++;
  for (guint i = start + 1; i + 1 < end; i++)
    {
      guint64 given = flags_in (analysis, i, READOUT_LIST_GIVEN_NAMES);

      if (given != 0 && (given & BIT (AMBIGUOUS)) == 0 &&
          flags_in (analysis, i - 1, READOUT_LIST_GIVEN_NAMES) == 0 &&
          (*titled || readout_hints_goes_on_office (analysis, first) ||
           flags_in (analysis, start, READOUT_LIST_PLACES) != 0))
        {
          *titled = TRUE;
          return i;
        }
    }
  return start < end ? start : first;
}

static ReadoutActorKind
kind_from_flags (guint64 flags)
{
  if (flags & BIT (MEDIA))
    return READOUT_ACTOR_MEDIA;
  if (flags & BIT (STATE))
    return READOUT_ACTOR_STATE;
  if (flags & BIT (GROUP))
    return READOUT_ACTOR_GROUP;
  if (flags & BIT (DOCUMENT))
    return READOUT_ACTOR_DOCUMENT;
  if (flags & BIT (PERSON))
    return READOUT_ACTOR_PERSON;
  return READOUT_ACTOR_ORGANISATION;
}

/* The kind of a name; FALSE when nothing tells. */
static gboolean
find_kind (const ReadoutAnalysis *analysis,
           const char *key,
           guint first,
           guint end,
           ReadoutActorKind *kind)
{
  static const ReadoutList lists[] = { READOUT_LIST_OUTLETS, READOUT_LIST_NAMES,
                                       READOUT_LIST_PLACES };
  guint64 flags;

  if (g_str_has_prefix (key, "the "))
    key += 4;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      flags = readout_language_get_flags (analysis->language, lists[i], key);
      if (flags != 0 && (flags & BIT (ADJECTIVE)) == 0)
        {
          *kind = kind_from_flags (flags);
          return TRUE;
        }
    }
  for (guint i = first; i < end; i++)
    {
      gboolean last = i + 1 == end;

      if (!last && !readout_analysis_is (analysis, i + 1, "of") &&
          !readout_analysis_is (analysis, i + 1, "for"))
        continue;
      flags = flags_in (analysis, i, READOUT_LIST_BODIES);
      if (flags != 0)
        {
          *kind = kind_from_flags (flags);
          return TRUE;
        }
      break;
    }
  return FALSE;
}

static guint
gender_of_given (const ReadoutAnalysis *analysis, guint token)
{
  guint64 flags = flags_in (analysis, token, READOUT_LIST_GIVEN_NAMES);

  return ((flags & BIT (MALE)) != 0 ? READOUT_GENDER_MALE : 0) |
         ((flags & BIT (FEMALE)) != 0 ? READOUT_GENDER_FEMALE : 0);
}

static ReadoutActor *
add_actor (ReadoutAnalysis *analysis,
           const char *name,
           const char *key,
           ReadoutActorKind kind,
           guint32 token)
{
  ReadoutActor *actor = g_new0 (ReadoutActor, 1);

  actor->name = g_strdup (name);
  actor->key = g_strdup (key);
  actor->kind = kind;
  actor->first = actor->last = token;
  actor->spoke = -1;
  actor->roles = g_ptr_array_new ();
  g_ptr_array_add (analysis->actors, actor);
  return actor;
}

/* Tables while a report is resolved. */
typedef struct
{
  GHashTable *by_key;     /* folded full name → ReadoutActor */
  GHashTable *by_surname; /* last word of a person's name → ReadoutActor */
  GHashTable *by_acronym;
  GArray *mentions; /* of NameMention */
} Names;

static void
free_names (gpointer data)
{
  Names *names = data;

  g_hash_table_unref (names->by_key);
  g_hash_table_unref (names->by_surname);
  g_hash_table_unref (names->by_acronym);
  g_array_unref (names->mentions);
  g_free (names);
}

static const char *
last_word (const char *key)
{
  const char *space = strrchr (key, ' ');

  return space != NULL ? space + 1 : key;
}

static gboolean
is_known_surname (const ReadoutAnalysis *analysis, const char *word)
{
  const Names *names = analysis->names;

  return names != NULL && g_hash_table_contains (names->by_surname, word);
}

/* What stands around a name of unknown kind: "in Ostland", "Ostland's army", "the Green List",
 * "Norva Lines, which". */
static void
vote_kind (const ReadoutAnalysis *analysis, ReadoutActor *actor, guint first, guint end)
{
  guint n_tokens = readout_analysis_n_tokens (analysis);

  if (!actor->doubtful)
    return;
  if (first > 0 && (readout_analysis_is (analysis, first - 1, "in") ||
                    readout_analysis_is (analysis, first - 1, "across") ||
                    readout_analysis_is (analysis, first - 1, "into") ||
                    readout_analysis_is (analysis, first - 1, "neighbouring") ||
                    readout_analysis_is (analysis, first - 1, "neighboring")))
    actor->place_votes++;
  if (first > 1 && readout_analysis_is (analysis, first - 1, "of") &&
      (flags_in (analysis, first - 2, READOUT_LIST_BODIES) & BIT (STATE)) != 0)
    actor->place_votes++;
  if (first > 0 && end > first + 1 && readout_analysis_is (analysis, first - 1, "the"))
    actor->body_votes++;
  if (end + 1 < n_tokens && readout_phrases_is_comma (analysis, end))
    {
      if (readout_analysis_is (analysis, end + 1, "which"))
        actor->body_votes++;
      if (readout_analysis_is (analysis, end + 1, "who"))
        actor->person_votes++;
      for (guint i = end + 1; i < n_tokens && i < end + 5; i++)
        {
          if (flags_in (analysis, i, READOUT_LIST_ROLES) != 0)
            actor->person_votes++;
          if (flags_in (analysis, i, READOUT_LIST_BODIES) != 0 &&
              readout_analysis_token (analysis, i)->shape == READOUT_TOKEN_SHAPE_LOWER)
            {
              actor->body_votes++;
              break;
            }
        }
    }
  if (end + 2 < n_tokens && readout_analysis_is (analysis, end, "'s"))
    for (guint i = end + 1; i < n_tokens && i < end + 4; i++)
      if ((flags_in (analysis, i, READOUT_LIST_BODIES) & BIT (STATE)) != 0)
        actor->place_votes++;
}

/* Settles the kinds of the names that only their places in sentences tell. */
static void
settle_kinds (ReadoutAnalysis *analysis)
{
  for (guint i = 0; i < analysis->actors->len; i++)
    {
      ReadoutActor *actor = g_ptr_array_index (analysis->actors, i);

      if (!actor->doubtful || actor->person_votes > 0 || actor->gender != 0)
        continue;
      if (actor->place_votes > 0 && strchr (actor->key, ' ') == NULL)
        actor->kind = READOUT_ACTOR_STATE;
      else if (actor->body_votes > 0)
        actor->kind = READOUT_ACTOR_ORGANISATION;
    }
}

static ReadoutActor *
name_actor (ReadoutAnalysis *analysis, Names *names, guint first, guint end)
{
  guint gender = 0;
  gboolean titled;
  guint start = skip_titles (analysis, first, end, &gender, &titled);
  g_autofree char *key = dup_key (analysis, start, end);
  g_autofree char *name = NULL;
  ReadoutActorKind kind = READOUT_ACTOR_PERSON;
  ReadoutActor *actor;
  gboolean known;
  guint given;

  /* "Foreign Ministry", "Prime Minister": nothing is left that is a name. */
  known = find_kind (analysis, key, start, end, &kind);
  if (!known && start > first)
    {
      g_autofree char *whole = dup_key (analysis, first, end);

      if (find_kind (analysis, whole, first, end, &kind))
        {
          start = first;
          known = TRUE;
          titled = FALSE;
          g_free (key);
          key = g_steal_pointer (&whole);
        }
    }
  actor = g_hash_table_lookup (names->by_key, key);
  if (actor == NULL && end == start + 1)
    actor = g_hash_table_lookup (names->by_surname, key);
  if (actor != NULL)
    {
      actor->gender |= gender;
      return actor;
    }
  given = gender_of_given (analysis, start);
  if (!known)
    {
      ReadoutActor *person = g_hash_table_lookup (names->by_surname, last_word (key));

      if (person != NULL && strchr (key, ' ') == NULL)
        {
          person->gender |= gender;
          return person;
        }
      if (end == start + 1 && !titled)
        {
          ReadoutActor *body = g_hash_table_lookup (names->by_acronym, key);

          if (body != NULL)
            return body;
        }
      if (!titled && given == 0 &&
          (end == start + 1
               ? readout_analysis_token (analysis, start)->shape == READOUT_TOKEN_SHAPE_UPPER
               : FALSE))
        kind = READOUT_ACTOR_ORGANISATION;
    }
  name = dup_range (analysis, start, end);
  if (strcmp (key, "al jazeera") == 0)
    {
      g_free (name);
      name = g_strdup ("Al Jazeera");
    }
  actor = add_actor (analysis, name, key, kind, start);
  actor->named = TRUE;
  actor->doubtful = !known && !titled && given == 0 && kind == READOUT_ACTOR_PERSON;
  actor->gender = gender | (kind == READOUT_ACTOR_PERSON && end > start + 1 ? given : 0);
  g_hash_table_insert (names->by_key, g_strdup (key), actor);
  if (kind == READOUT_ACTOR_PERSON && end > start + 1)
    {
      ReadoutActor *short_one = g_hash_table_lookup (names->by_key, last_word (key));

      g_hash_table_insert (names->by_surname, g_strdup (last_word (key)), actor);
      if (short_one != NULL && short_one->kind == READOUT_ACTOR_PERSON)
        {
          /* The surname came first: the full name is told now. */
          g_free (short_one->name);
          short_one->name = g_strdup (name);
          short_one->gender |= actor->gender;
          g_hash_table_insert (names->by_key, g_strdup (key), short_one);
          g_hash_table_insert (names->by_surname, g_strdup (last_word (key)), short_one);
          actor = short_one;
        }
    }
  if (titled)
    for (guint i = first; i < start; i++)
      if (flags_in (analysis, i, READOUT_LIST_ROLES) != 0 ||
          flags_in (analysis, i, READOUT_LIST_TITLES) != 0)
        g_ptr_array_add (actor->roles, (char *)readout_analysis_token (analysis, i)->folded);
  return actor;
}

/* "(IAEA)" after a name whose words start with these letters. */
static void
note_acronym (ReadoutAnalysis *analysis, Names *names, guint end, ReadoutActor *actor)
{
  if (end + 2 < readout_analysis_n_tokens (analysis) && readout_analysis_is (analysis, end, "(") &&
      readout_analysis_is (analysis, end + 2, ")") &&
      readout_analysis_token (analysis, end + 1)->shape == READOUT_TOKEN_SHAPE_UPPER)
    {
      const char *acronym = readout_analysis_token (analysis, end + 1)->folded;

      g_hash_table_insert (names->by_acronym, g_strdup (acronym), actor);
      g_hash_table_insert (names->by_key, g_strdup (acronym), actor);
    }
}

void
readout_actors_collect (ReadoutAnalysis *analysis)
{
  Names *names = g_new0 (Names, 1);
  guint n_sentences = analysis->segments->sentences->len;

  names->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  names->by_surname = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  names->by_acronym = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  names->mentions = g_array_new (FALSE, FALSE, sizeof (NameMention));
  analysis->names = names;
  analysis->names_free = free_names;

  for (guint s = 0; s < n_sentences; s++)
    {
      const ReadoutSentence *sentence = readout_segments_get_sentence (analysis->segments, s);

      for (guint i = sentence->first; i < sentence->end;)
        {
          NameMention mention;
          guint end;

          if (!is_name_token (analysis, i) ||
              (i == sentence->first && i + 1 < sentence->end && !is_name_token (analysis, i + 1) &&
               !analysis->has_trees && flags_in (analysis, i, READOUT_LIST_FORMS) != 0))
            {
              i++;
              continue;
            }
          end = find_name_end (analysis, i, sentence->end);
          mention = (NameMention){ i, end, name_actor (analysis, names, i, end) };
          note_acronym (analysis, names, end, mention.actor);
          vote_kind (analysis, mention.actor, i, end);
          g_array_append_val (names->mentions, mention);
          i = end;
        }
    }
  settle_kinds (analysis);
}

static NameMention *
find_mention (Names *names, guint token)
{
  guint low = 0;
  guint high = names->mentions->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      NameMention *mention = &g_array_index (names->mentions, NameMention, middle);

      if (mention->end <= token)
        low = middle + 1;
      else if (mention->first > token)
        high = middle;
      else
        return mention;
    }
  return NULL;
}

static gboolean
is_plural (const ReadoutAnalysis *analysis, guint head)
{
  const ReadoutToken *token = readout_analysis_token (analysis, head);

  if (analysis->has_trees)
    return token->xpos == READOUT_XPOS_NNS || token->xpos == READOUT_XPOS_NNPS;
  return g_str_has_suffix (token->folded, "s") && !g_str_has_suffix (token->folded, "ss");
}

/* The flags of a common noun in a list, in the singular if need be. */
static guint64
noun_flags (const ReadoutAnalysis *analysis, guint token, ReadoutList list)
{
  const char *folded = readout_analysis_token (analysis, token)->folded;
  guint64 flags = readout_language_get_flags (analysis->language, list, folded);
  gsize length = strlen (folded);
  char singular[READOUT_TOKEN_MAX_LENGTH * 4];

  if (flags != 0 || length < 3 || length + 2 > sizeof singular || folded[length - 1] != 's')
    return flags;
  memcpy (singular, folded, length + 1);
  singular[length - 1] = '\0';
  flags = readout_language_get_flags (analysis->language, list, singular);
  if (flags == 0 && g_str_has_suffix (folded, "ies"))
    {
      memcpy (singular + length - 3, "y", 2);
      flags = readout_language_get_flags (analysis->language, list, singular);
    }
  if (flags == 0 && g_str_has_suffix (folded, "men"))
    {
      singular[length - 2] = 'a';
      flags = readout_language_get_flags (analysis->language, list, singular);
    }
  return flags;
}

static ReadoutActor *
find_latest (ReadoutAnalysis *analysis,
             Names *names,
             guint32 before,
             gboolean (*fits) (const ReadoutActor *actor, gpointer data),
             gpointer data)
{
  ReadoutActor *best = NULL;
  gint64 best_score = -1;

  for (guint i = 0; i < analysis->recent->len; i++)
    {
      ReadoutActor *actor = g_ptr_array_index (analysis->recent, i);
      gint64 score = MAX ((gint64)actor->last, actor->spoke + 40);

      if (fits (actor, data) && score > best_score && actor->first < before)
        {
          best = actor;
          best_score = score;
        }
    }
  return best;
}

static gboolean
fits_gender (const ReadoutActor *actor, gpointer data)
{
  guint gender = GPOINTER_TO_UINT (data);

  return (actor->kind == READOUT_ACTOR_PERSON || actor->kind == READOUT_ACTOR_ANONYMOUS) &&
         !actor->plural && (actor->gender == 0 || (actor->gender & gender) != 0);
}

static gboolean
fits_thing (const ReadoutActor *actor, gpointer data)
{
  return actor->kind != READOUT_ACTOR_PERSON && actor->kind != READOUT_ACTOR_GROUP &&
         actor->kind != READOUT_ACTOR_ANONYMOUS;
}

static gboolean
fits_plural (const ReadoutActor *actor, gpointer data)
{
  return actor->plural || actor->kind == READOUT_ACTOR_GROUP ||
         actor->kind == READOUT_ACTOR_ORGANISATION || actor->kind == READOUT_ACTOR_MEDIA ||
         actor->kind == READOUT_ACTOR_STATE;
}

/* A named body that the noun @data can stand for: "the ministry" is the Foreign Ministry, "the
 * company" any firm. */
static gboolean
fits_body (const ReadoutActor *actor, gpointer data)
{
  static const char *const any[] = { "company",      "firm",        "group",   "organisation",
                                     "organization", "corporation", "airline", NULL };

  return actor->named && actor->kind != READOUT_ACTOR_PERSON &&
         (strcmp (last_word (actor->key), data) == 0 ||
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

/* Remembers @actor among those named lately, of whom only so many are kept. */
static void
touch (ReadoutAnalysis *analysis, ReadoutActor *actor, guint32 token)
{
  actor->last = token;
  g_ptr_array_remove (analysis->recent, actor);
  if (analysis->recent->len >= 24)
    g_ptr_array_remove_index (analysis->recent, 0);
  g_ptr_array_add (analysis->recent, actor);
}

/* "companies", not "media": a plural that has a singular of its own in the lists. */
static gboolean
is_plural_form (const ReadoutAnalysis *analysis, guint head)
{
  return flags_in (analysis, head, READOUT_LIST_BODIES) == 0;
}

/* The actor of a common noun: "a senior official", "the ministry", "critics". */
static ReadoutActor *
describe (ReadoutAnalysis *analysis, Names *names, ReadoutRange range, guint head)
{
  guint64 role = noun_flags (analysis, head, READOUT_LIST_ROLES);
  guint64 body = noun_flags (analysis, head, READOUT_LIST_BODIES);
  guint64 document = noun_flags (analysis, head, READOUT_LIST_DOCUMENTS);
  gboolean definite = readout_analysis_is (analysis, range.first, "the");
  gboolean indefinite = readout_analysis_is (analysis, range.first, "a") ||
                        readout_analysis_is (analysis, range.first, "an");
  gboolean plural = is_plural (analysis, head);
  guint first = range.first + (definite ? 1 : 0);
  g_autofree char *name = dup_range (analysis, first, range.end);
  g_autofree char *key = dup_key (analysis, first, range.end);
  ReadoutActorKind kind = READOUT_ACTOR_GROUP;
  ReadoutActor *actor;

  if (definite && range.end == range.first + 2 && !plural)
    {
      actor = find_latest (analysis, names, range.first, fits_role,
                           (gpointer)readout_analysis_token (analysis, head)->folded);
      if (actor != NULL)
        return actor;
    }
  actor = g_hash_table_lookup (names->by_key, key);
  if (actor != NULL && !indefinite)
    return actor;
  if (definite && body != 0 && !plural && range.end == range.first + 2)
    {
      actor = find_latest (analysis, names, range.first, fits_body,
                           (gpointer)readout_analysis_token (analysis, head)->folded);
      if (actor != NULL)
        return actor;
    }
  if (role != 0)
    kind = plural                    ? READOUT_ACTOR_GROUP
           : indefinite || !definite ? READOUT_ACTOR_ANONYMOUS
                                     : READOUT_ACTOR_PERSON;
  else if (body != 0)
    kind = plural && is_plural_form (analysis, head) ? READOUT_ACTOR_GROUP : kind_from_flags (body);
  else if (document != 0)
    kind = READOUT_ACTOR_DOCUMENT;
  else if (!plural)
    kind = indefinite ? READOUT_ACTOR_ANONYMOUS : READOUT_ACTOR_ORGANISATION;
  if (role != 0 && !plural &&
      (flags_in (analysis, range.first, READOUT_LIST_FUNCTION_WORDS) & BIT (POSSESSIVE)) != 0)
    kind = READOUT_ACTOR_PERSON;
  actor = add_actor (analysis, name, key, kind, range.first);
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

static ReadoutActor *
resolve_pronoun (ReadoutAnalysis *analysis, Names *names, guint token)
{
  const char *folded = readout_analysis_token (analysis, token)->folded;

  if (strcmp (folded, "he") == 0 || strcmp (folded, "him") == 0 || strcmp (folded, "his") == 0)
    return find_latest (analysis, names, token, fits_gender,
                        GUINT_TO_POINTER (READOUT_GENDER_MALE));
  if (strcmp (folded, "she") == 0 || strcmp (folded, "her") == 0)
    return find_latest (analysis, names, token, fits_gender,
                        GUINT_TO_POINTER (READOUT_GENDER_FEMALE));
  if (strcmp (folded, "it") == 0 || strcmp (folded, "its") == 0)
    return find_latest (analysis, names, token, fits_thing, NULL);
  if (strcmp (folded, "they") == 0 || strcmp (folded, "their") == 0)
    return find_latest (analysis, names, token, fits_plural, NULL);
  return NULL;
}

/* The range without what follows its first comma. */
static ReadoutRange
cut_apposition (const ReadoutAnalysis *analysis, ReadoutRange range, guint head)
{
  for (guint i = head + 1; i < range.end; i++)
    if (readout_phrases_is_comma (analysis, i))
      {
        range.end = i;
        break;
      }
  return range;
}

/* "the news agency Meropress": the words before a name of unknown kind tell it. */
static void
describe_kind (const ReadoutAnalysis *analysis, NameMention *mention)
{
  for (guint words = 2; mention->actor->doubtful && words > 0; words--)
    {
      g_autofree char *key = NULL;
      guint64 flags;

      if (mention->first < words)
        continue;
      key = dup_key (analysis, mention->first - words, mention->first);
      flags = readout_language_get_flags (analysis->language, READOUT_LIST_BODIES, key);
      if (flags != 0)
        {
          mention->actor->kind = kind_from_flags (flags);
          mention->actor->doubtful = FALSE;
        }
    }
}

/* "the chairman, John Smith", "spokesman John Smith", "the newspaper, The Guardian", "High
 * Commissioner for Foreign Policy Josep Borrell": the name that the description stands by. */
static ReadoutActor *
find_named (ReadoutAnalysis *analysis, Names *names, guint head, ReadoutRange range, guint64 role)
{
  gboolean body = noun_flags (analysis, head, READOUT_LIST_BODIES) != 0;

  if (role == 0 && !body)
    return NULL;
  for (guint i = head + 1; i < range.end; i++)
    {
      NameMention *mention = find_mention (names, i);
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

static ReadoutActor *
resolve_source (ReadoutAnalysis *analysis, Names *names, guint head, ReadoutRange range)
{
  ReadoutRange core = cut_apposition (analysis, range, head);
  NameMention *mention;
  ReadoutActor *actor;
  guint64 role;

  if (readout_phrases_is_pronoun (analysis, head))
    {
      actor = resolve_pronoun (analysis, names, head);
      if (actor != NULL)
        return actor;
    }
  if ((readout_analysis_flags (analysis, head, READOUT_LIST_FUNCTION_WORDS) & BIT (RELATIVE)) != 0)
    for (guint i = head; i > 0 && i + 8 > head; i--)
      {
        mention = find_mention (names, i - 1);
        if (mention != NULL)
          return mention->actor;
      }
  mention = find_mention (names, head);
  role = noun_flags (analysis, head, READOUT_LIST_ROLES);
  /* "Lethia's Agriculture Minister, Jonas Pell,": an office in capitals is no name. */
  if (mention != NULL && mention->end == head + 1 && role != 0)
    {
      actor = find_named (analysis, names, head, range, role);
      if (actor != NULL)
        return actor;
    }
  if (mention != NULL && mention->end <= range.end)
    {
      describe_kind (analysis, mention);
      actor = readout_hints_find_people (names->by_key, mention->actor);
      return actor != NULL ? actor : mention->actor;
    }
  /* "Al-Jazeera correspondent" speaks for the outlet. */
  if (role != 0 && head > core.first &&
      (readout_analysis_is (analysis, head, "correspondent") ||
       readout_analysis_is (analysis, head, "reporter")))
    for (guint i = core.first; i < head; i++)
      {
        mention = find_mention (names, i);
        if (mention != NULL && mention->actor->kind == READOUT_ACTOR_MEDIA)
          return mention->actor;
      }
  actor = find_named (analysis, names, head, range, role);
  if (actor != NULL)
    return actor;
  return describe (analysis, names, core, head);
}

/* "Norland said it would wait": a pronoun that begins what somebody says is that somebody, where it
 * can be. %NULL where it is not. */
static ReadoutActor *
find_outer_speaker (const ReadoutAnalysis *analysis, const ReadoutFinding *finding)
{
  const ReadoutFinding *outer;
  ReadoutActor *speaker;
  guint32 first;
  guint token;

  if (finding->outer < 0 || finding->source_token < 0)
    return NULL;
  token = (guint)finding->source_token;
  outer = &g_array_index (analysis->findings, ReadoutFinding, finding->outer);
  speaker = outer->speaker_actor;
  if (speaker == NULL || outer->content.n == 0 || analysis->marked_of[token] != 0)
    return NULL;
  first = outer->content.item[0].first;
  if (token != first && !(token == first + 1 && readout_analysis_is (analysis, first, "that")))
    return NULL;
  if (readout_analysis_is (analysis, token, "it"))
    return fits_thing (speaker, NULL) ? speaker : NULL;
  if (readout_analysis_is (analysis, token, "they"))
    return fits_plural (speaker, NULL) ? speaker : NULL;
  if (readout_analysis_is (analysis, token, "he"))
    return fits_gender (speaker, GUINT_TO_POINTER (READOUT_GENDER_MALE)) ? speaker : NULL;
  if (readout_analysis_is (analysis, token, "she"))
    return fits_gender (speaker, GUINT_TO_POINTER (READOUT_GENDER_FEMALE)) ? speaker : NULL;
  return NULL;
}

void
readout_actors_resolve (ReadoutAnalysis *analysis)
{
  Names *names = analysis->names;
  guint mention_index = 0;
  ReadoutActor *last_speaker = NULL;

  for (guint i = 0; i < analysis->order->len; i++)
    {
      guint index = g_array_index (analysis->order, guint, i);
      ReadoutFinding *finding = &g_array_index (analysis->findings, ReadoutFinding, index);
      guint32 at = finding->source_token >= 0 ? (guint32)finding->source_token
                                              : readout_ranges_get_extent (&finding->content).first;
      ReadoutActor *actor = NULL;

      for (; mention_index < names->mentions->len; mention_index++)
        {
          NameMention *mention = &g_array_index (names->mentions, NameMention, mention_index);

          if (mention->first >= at)
            break;
          touch (analysis, mention->actor, mention->first);
        }
      actor = find_outer_speaker (analysis, finding);
      if (actor == NULL && finding->source_token >= 0)
        actor = resolve_source (
            analysis, names,
            finding->antecedent >= 0 ? (guint)finding->antecedent : (guint)finding->source_token,
            finding->antecedent >= 0 && finding->antecedent != finding->source_token
                ? readout_tree_get_phrase (analysis, finding->antecedent)
                : readout_ranges_get_extent (&finding->source));
      else if (actor == NULL && finding->same_speaker)
        actor = last_speaker;
      if (finding->through >= 0)
        finding->through_actor =
            resolve_source (analysis, names, finding->through, finding->through_range);
      if (actor == NULL)
        continue;
      touch (analysis, actor, at);
      actor->spoke = at;
      last_speaker = actor;
      finding->speaker_actor = actor;
    }
}

gboolean
readout_actors_is_outlet (const ReadoutAnalysis *analysis, ReadoutRange range)
{
  for (guint i = range.first; i < range.end; i++)
    for (guint end = range.end; end > i; end--)
      {
        g_autofree char *key = dup_key (analysis, i, end);

        if (readout_language_find (analysis->language, READOUT_LIST_OUTLETS, key, -1, NULL))
          return TRUE;
      }
  return FALSE;
}
