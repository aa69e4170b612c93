/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The names of a report: where they are, which are one, of what kind they are.
 */
#include "attribution/readout-actor-names.h"

#include <string.h>

#include "attribution/readout-actor-hints.h"
#include "attribution/readout-actor-words.h"
#include "attribution/readout-phrases.h"

#define BIT(flag) READOUT_WORD_BIT (READOUT_WORD_##flag)

#define NAME_MAX_TOKENS 14

static void
free_names (gpointer data)
{
  ReadoutNames *names = data;

  g_hash_table_unref (names->by_key);
  g_hash_table_unref (names->by_surname);
  g_hash_table_unref (names->by_acronym);
  g_array_unref (names->mentions);
  g_free (names);
}

static gboolean
is_known_surname (const ReadoutAnalysis *analysis, const char *word)
{
  const ReadoutNames *names = analysis->names;

  return names != NULL && g_hash_table_contains (names->by_surname, word);
}

static gboolean
is_name_token (const ReadoutAnalysis *analysis, guint token)
{
  guint64 flags;

  if (!readout_phrases_is_capital (analysis, token))
    return FALSE;
  flags = readout_actor_words_get_flags (analysis, token, READOUT_LIST_FUNCTION_WORDS);
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
               readout_actor_words_get_flags (analysis, i + 1, READOUT_LIST_BODIES) != 0)
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
          if (strcmp (folded, "for") == 0 &&
              readout_actor_words_get_flags (analysis, i - 1, READOUT_LIST_BODIES) == 0 &&
              readout_actor_words_get_flags (analysis, i - 1, READOUT_LIST_TITLES) == 0)
            break;
          if (strcmp (folded, "of") == 0 &&
              readout_actor_words_get_flags (analysis, i - 1, READOUT_LIST_BODIES) == 0 &&
              readout_actor_words_get_flags (analysis, i - 1, READOUT_LIST_TITLES) == 0 &&
              readout_actor_words_get_flags (analysis, i - 1, READOUT_LIST_NAMES) == 0 &&
              strcmp (readout_analysis_token (analysis, i - 1)->folded, "bank") != 0)
            break;
          i += 2;
        }
      else if (i + 2 < limit && strcmp (folded, "of") == 0 &&
               readout_analysis_is (analysis, i + 1, "the") && is_name_token (analysis, i + 2) &&
               readout_actor_words_get_flags (analysis, i - 1, READOUT_LIST_TITLES) != 0)
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
      guint64 title = readout_actor_words_get_flags (analysis, i, READOUT_LIST_TITLES);

      if (title == 0 && i + 1 < end && readout_analysis_is (analysis, i + 1, "."))
        continue;
      if (title == 0 && readout_actor_words_get_flags (analysis, i, READOUT_LIST_ROLES) == 0)
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
      guint64 given = readout_actor_words_get_flags (analysis, i, READOUT_LIST_GIVEN_NAMES);

      if (given != 0 && (given & BIT (AMBIGUOUS)) == 0 &&
          readout_actor_words_get_flags (analysis, i - 1, READOUT_LIST_GIVEN_NAMES) == 0 &&
          (*titled || readout_hints_goes_on_office (analysis, first) ||
           readout_actor_words_get_flags (analysis, start, READOUT_LIST_PLACES) != 0))
        {
          *titled = TRUE;
          return i;
        }
    }
  return start < end ? start : first;
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
          *kind = readout_actor_words_get_kind (flags);
          return TRUE;
        }
    }
  for (guint i = first; i < end; i++)
    {
      gboolean last = i + 1 == end;

      if (!last && !readout_analysis_is (analysis, i + 1, "of") &&
          !readout_analysis_is (analysis, i + 1, "for"))
        continue;
      flags = readout_actor_words_get_flags (analysis, i, READOUT_LIST_BODIES);
      if (flags != 0)
        {
          *kind = readout_actor_words_get_kind (flags);
          return TRUE;
        }
      break;
    }
  return FALSE;
}

static guint
gender_of_given (const ReadoutAnalysis *analysis, guint token)
{
  guint64 flags = readout_actor_words_get_flags (analysis, token, READOUT_LIST_GIVEN_NAMES);

  return ((flags & BIT (MALE)) != 0 ? READOUT_GENDER_MALE : 0) |
         ((flags & BIT (FEMALE)) != 0 ? READOUT_GENDER_FEMALE : 0);
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
      (readout_actor_words_get_flags (analysis, first - 2, READOUT_LIST_BODIES) & BIT (STATE)) != 0)
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
          if (readout_actor_words_get_flags (analysis, i, READOUT_LIST_ROLES) != 0)
            actor->person_votes++;
          if (readout_actor_words_get_flags (analysis, i, READOUT_LIST_BODIES) != 0 &&
              readout_analysis_token (analysis, i)->shape == READOUT_TOKEN_SHAPE_LOWER)
            {
              actor->body_votes++;
              break;
            }
        }
    }
  if (end + 2 < n_tokens && readout_analysis_is (analysis, end, "'s"))
    for (guint i = end + 1; i < n_tokens && i < end + 4; i++)
      if ((readout_actor_words_get_flags (analysis, i, READOUT_LIST_BODIES) & BIT (STATE)) != 0)
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
name_actor (ReadoutAnalysis *analysis, ReadoutNames *names, guint first, guint end)
{
  guint gender = 0;
  gboolean titled;
  guint start = skip_titles (analysis, first, end, &gender, &titled);
  g_autofree char *key = readout_actor_words_dup_key (analysis, start, end);
  g_autofree char *name = NULL;
  ReadoutActorKind kind = READOUT_ACTOR_PERSON;
  ReadoutActor *actor;
  gboolean known;
  guint given;

  /* "Foreign Ministry", "Prime Minister": nothing is left that is a name. */
  known = find_kind (analysis, key, start, end, &kind);
  if (!known && start > first)
    {
      g_autofree char *whole = readout_actor_words_dup_key (analysis, first, end);

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
      ReadoutActor *person =
          g_hash_table_lookup (names->by_surname, readout_actor_words_get_last (key));

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
  name = readout_actor_words_dup (analysis, start, end);
  if (strcmp (key, "al jazeera") == 0)
    {
      g_free (name);
      name = g_strdup ("Al Jazeera");
    }
  actor = readout_actor_add (analysis, name, key, kind, start);
  actor->named = TRUE;
  actor->doubtful = !known && !titled && given == 0 && kind == READOUT_ACTOR_PERSON;
  actor->gender = gender | (kind == READOUT_ACTOR_PERSON && end > start + 1 ? given : 0);
  g_hash_table_insert (names->by_key, g_strdup (key), actor);
  if (kind == READOUT_ACTOR_PERSON && end > start + 1)
    {
      ReadoutActor *short_one =
          g_hash_table_lookup (names->by_key, readout_actor_words_get_last (key));

      g_hash_table_insert (names->by_surname, g_strdup (readout_actor_words_get_last (key)), actor);
      if (short_one != NULL && short_one->kind == READOUT_ACTOR_PERSON)
        {
          /* The surname came first: the full name is told now. */
          g_free (short_one->name);
          short_one->name = g_strdup (name);
          short_one->gender |= actor->gender;
          g_hash_table_insert (names->by_key, g_strdup (key), short_one);
          g_hash_table_insert (names->by_surname, g_strdup (readout_actor_words_get_last (key)),
                               short_one);
          actor = short_one;
        }
    }
  if (titled)
    for (guint i = first; i < start; i++)
      if (readout_actor_words_get_flags (analysis, i, READOUT_LIST_ROLES) != 0 ||
          readout_actor_words_get_flags (analysis, i, READOUT_LIST_TITLES) != 0)
        g_ptr_array_add (actor->roles, (char *)readout_analysis_token (analysis, i)->folded);
  return actor;
}

/* "(IAEA)" after a name whose words start with these letters. */
static void
note_acronym (ReadoutAnalysis *analysis, ReadoutNames *names, guint end, ReadoutActor *actor)
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
  ReadoutNames *names = g_new0 (ReadoutNames, 1);
  guint n_sentences = analysis->segments->sentences->len;

  names->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  names->by_surname = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  names->by_acronym = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  names->mentions = g_array_new (FALSE, FALSE, sizeof (ReadoutMention));
  analysis->names = names;
  analysis->names_free = free_names;

  for (guint s = 0; s < n_sentences; s++)
    {
      const ReadoutSentence *sentence = readout_segments_get_sentence (analysis->segments, s);

      for (guint i = sentence->first; i < sentence->end;)
        {
          ReadoutMention mention;
          guint end;

          if (!is_name_token (analysis, i) ||
              (i == sentence->first && i + 1 < sentence->end && !is_name_token (analysis, i + 1) &&
               !analysis->has_trees &&
               readout_actor_words_get_flags (analysis, i, READOUT_LIST_FORMS) != 0))
            {
              i++;
              continue;
            }
          end = find_name_end (analysis, i, sentence->end);
          mention = (ReadoutMention){ i, end, name_actor (analysis, names, i, end) };
          note_acronym (analysis, names, end, mention.actor);
          vote_kind (analysis, mention.actor, i, end);
          g_array_append_val (names->mentions, mention);
          i = end;
        }
    }
  settle_kinds (analysis);
}

ReadoutMention *
readout_names_find_mention (ReadoutNames *names, guint token)
{
  guint low = 0;
  guint high = names->mentions->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      ReadoutMention *mention = &g_array_index (names->mentions, ReadoutMention, middle);

      if (mention->end <= token)
        low = middle + 1;
      else if (mention->first > token)
        high = middle;
      else
        return mention;
    }
  return NULL;
}
