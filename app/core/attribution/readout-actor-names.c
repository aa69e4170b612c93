/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who is named in a report: full and short names, acronyms, spellings of one actor.
 */
#include "attribution/readout-actor-names.h"

#include <string.h>

#include "attribution/readout-actor-roles.h"
#include "attribution/readout-actor-words.h"
#include "attribution/readout-appositions.h"
#include "attribution/readout-name-kinds.h"
#include "attribution/readout-name-spans.h"
#include "attribution/readout-phrases.h"
#include "text/readout-dateline.h"

/* A namesake who was named in so many tokens is the one meant. */
#define NEAR_TOKENS 60

/* Names in a headline are no longer than this. */
#define HEADLINE_NAME_MAX 5

/* What a single word can be of the name of a person. */
typedef enum
{
  PART_MIDDLE,
  PART_FIRST,
  PART_SURNAME,
} Part;

typedef struct
{
  ReadoutActor *actor;
  Part part;
} Bearer;

static void
free_names (gpointer data)
{
  ReadoutNames *names = data;

  g_hash_table_unref (names->by_key);
  g_hash_table_unref (names->by_part);
  g_hash_table_unref (names->by_acronym);
  g_array_unref (names->mentions);
  g_free (names);
}

static gboolean
is_suffix (const char *word)
{
  static const char *const suffixes[] = { "jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "(", NULL };

  return g_strv_contains (suffixes, word);
}

static void
add_part (ReadoutNames *names, const char *word, ReadoutActor *actor, Part part)
{
  GArray *bearers = g_hash_table_lookup (names->by_part, word);
  Bearer bearer = { actor, part };

  if (bearers == NULL)
    {
      bearers = g_array_new (FALSE, FALSE, sizeof (Bearer));
      g_hash_table_insert (names->by_part, g_strdup (word), bearers);
    }
  for (guint i = 0; i < bearers->len; i++)
    if (g_array_index (bearers, Bearer, i).actor == actor)
      return;
  /* Who has so common a name is not told by it. */
  if (bearers->len < 16)
    g_array_append_val (bearers, bearer);
}

/* Enters the words by which a person of several names may be called. */
static void
add_parts (ReadoutNames *names, ReadoutActor *actor)
{
  g_auto (GStrv) words = g_strsplit (actor->key, " ", -1);
  guint n = g_strv_length (words);

  while (n > 2 && is_suffix (words[n - 1]))
    n--;
  for (guint i = n; i-- > 0;)
    {
      const char *hyphen = strchr (words[i], '-');
      Part part = i + 1 == n ? PART_SURNAME : i == 0 ? PART_FIRST : PART_MIDDLE;

      if (strlen (words[i]) < 2 || strchr (words[i], '.') != NULL)
        continue;
      add_part (names, words[i], actor, part);
      if (hyphen != NULL && hyphen - words[i] == 2 && i > 0) /* al-Assad */
        add_part (names, hyphen + 1, actor, part);
    }
}

/* Whom a single word means, by the full names of the report; %NULL for nobody. @gender: what a
 * title before it tells. */
static ReadoutActor *
find_bearer (const ReadoutNames *names, const char *word, guint token, guint gender, Part least)
{
  const GArray *bearers = g_hash_table_lookup (names->by_part, word);
  ReadoutActor *best = NULL;
  guint best_score = 0;

  for (guint i = 0; bearers != NULL && i < bearers->len; i++)
    {
      const Bearer *bearer = &g_array_index (bearers, Bearer, i);
      ReadoutActor *actor = bearer->actor;
      guint score = 1000 * (bearer->part + 1) + MIN (actor->mentions, 400);

      if (bearer->part < least || actor->kind != READOUT_ACTOR_PERSON ||
          (gender != 0 && actor->gender != 0 && (gender & actor->gender) == 0))
        continue;
      if (actor->mentions > 0 && actor->seen <= token && token - actor->seen < NEAR_TOKENS)
        score += 500;
      if (score > best_score)
        {
          best = actor;
          best_score = score;
        }
    }
  return best;
}

/* Whether two keys can be one person's: "hillary rodham clinton" and "hillary clinton", "le pen"
 * and "marine le pen". */
static gboolean
is_same_person (const char *x, const char *y)
{
  gsize first_x = strcspn (x, " ");
  gsize first_y = strcspn (y, " ");

  if (strlen (x) < strlen (y))
    return is_same_person (y, x);
  if (g_str_has_suffix (x, y) && x[strlen (x) - strlen (y) - 1] == ' ')
    return TRUE;
  return first_x == first_y && strncmp (x, y, first_x) == 0;
}

/* A person with the same surname whose full name is a longer or shorter form of @key. */
static ReadoutActor *
find_other_form (const ReadoutNames *names, const char *key)
{
  const GArray *bearers = g_hash_table_lookup (names->by_part, readout_actor_words_get_last (key));

  for (guint i = 0; bearers != NULL && i < bearers->len; i++)
    {
      const Bearer *bearer = &g_array_index (bearers, Bearer, i);

      if (bearer->part == PART_SURNAME && bearer->actor->kind == READOUT_ACTOR_PERSON &&
          strcmp (bearer->actor->key, key) != 0 && is_same_person (bearer->actor->key, key))
        return bearer->actor;
    }
  return NULL;
}

/* The first letters of the words of a key, but for "of" and its like. */
static char *
dup_initials (const char *key)
{
  GString *initials = g_string_new (NULL);
  g_auto (GStrv) words = g_strsplit_set (key, " -", -1);

  for (char **word = words; *word != NULL; word++)
    if (**word != '\0' && !g_str_equal (*word, "of") && !g_str_equal (*word, "the") &&
        !g_str_equal (*word, "for") && !g_str_equal (*word, "and") && !g_str_equal (*word, "on"))
      g_string_append_unichar (initials, g_utf8_get_char (*word));
  return g_string_free (initials, FALSE);
}

static ReadoutActor *
add_named (ReadoutAnalysis *analysis,
           ReadoutNames *names,
           const ReadoutNameSpan *span,
           const char *key,
           ReadoutActorKind kind,
           gboolean known)
{
  guint given = readout_name_kinds_get_gender (analysis, span->start);
  g_autofree char *name = readout_actor_words_dup (analysis, span->start, span->end);
  ReadoutActor *actor;

  if (strcmp (key, "al jazeera") == 0)
    {
      g_free (name);
      name = g_strdup ("Al Jazeera");
    }
  actor = readout_actor_add (analysis, name, key, kind, span->start);
  actor->named = TRUE;
  actor->doubtful = !known && !span->titled && given == 0 && kind == READOUT_ACTOR_PERSON;
  actor->plural = kind == READOUT_ACTOR_GROUP;
  actor->gender =
      span->gender | (kind == READOUT_ACTOR_PERSON && span->end > span->start + 1 ? given : 0);
  g_hash_table_insert (names->by_key, g_strdup (key), actor);
  if (kind == READOUT_ACTOR_PERSON && strchr (key, ' ') != NULL)
    add_parts (names, actor);
  if ((kind != READOUT_ACTOR_PERSON || actor->doubtful) && strchr (key, ' ') != NULL)
    {
      g_autofree char *initials = dup_initials (key);

      if (g_utf8_strlen (initials, -1) >= 3 && !g_hash_table_contains (names->by_acronym, initials))
        g_hash_table_insert (names->by_acronym, g_strdup (initials), actor);
    }
  return actor;
}

/* Where the lists know the whole but not what is left after its titles – "Foreign Ministry" –, the
 * whole is the name. Returns whether they know one. */
static gboolean
settle_span (const ReadoutAnalysis *analysis,
             ReadoutNameSpan *span,
             char **key,
             ReadoutActorKind *kind)
{
  g_autofree char *whole = NULL;

  if (readout_name_kinds_find (analysis, *key, span->start, span->end, kind))
    return TRUE;
  /* "Democratic White House" */
  if (span->end > span->start + 1 && analysis->has_trees &&
      readout_analysis_token (analysis, span->start)->upos == READOUT_UPOS_ADJ)
    {
      g_autofree char *rest = readout_actor_words_dup_key (analysis, span->start + 1, span->end);

      if (readout_name_kinds_find (analysis, rest, span->end, span->end, kind))
        {
          span->start++;
          g_free (*key);
          *key = g_steal_pointer (&rest);
          return TRUE;
        }
    }
  if (span->start == span->first)
    return FALSE;
  whole = readout_actor_words_dup_key (analysis, span->first, span->end);
  if (!readout_name_kinds_find (analysis, whole, span->first, span->end, kind))
    return FALSE;
  span->start = span->first;
  span->titled = FALSE;
  g_free (*key);
  *key = g_steal_pointer (&whole);
  return TRUE;
}

/* The longer of two spellings of one name is the fuller one. */
static void
prefer_longer (const ReadoutAnalysis *analysis, const ReadoutNameSpan *span, ReadoutActor *actor)
{
  g_autofree char *name = NULL;

  if (strlen (actor->name) >= 6 || actor->kind == READOUT_ACTOR_PERSON)
    return;
  name = readout_actor_words_dup (analysis, span->start, span->end);
  if (strlen (name) > strlen (actor->name) + 3)
    {
      g_free (actor->name);
      actor->name = g_steal_pointer (&name);
    }
}

/* Whether @longer is @shorter with a word before it that is no name: "certainly donald hale". */
static gboolean
is_led_by_word (const ReadoutAnalysis *analysis, const char *longer, const char *shorter)
{
  gsize lead = strlen (longer) - strlen (shorter);
  g_autofree char *given = g_strndup (shorter, strcspn (shorter, " "));
  g_autofree char *first = g_strndup (longer, strcspn (longer, " "));

  if (strlen (longer) <= strlen (shorter) || strchr (shorter, ' ') == NULL ||
      longer[lead - 1] != ' ' || strcmp (longer + lead, shorter) != 0 || strlen (first) < 3)
    return FALSE;
  return readout_language_find (analysis->language, READOUT_LIST_GIVEN_NAMES, given, -1, NULL) &&
         !readout_language_find (analysis->language, READOUT_LIST_GIVEN_NAMES, first, -1, NULL);
}

/* @key is another form of the name of @actor, perhaps the fuller one. */
static void
take_form (const ReadoutAnalysis *analysis,
           ReadoutNames *names,
           const ReadoutNameSpan *span,
           ReadoutActor *actor,
           const char *key)
{
  if (is_led_by_word (analysis, actor->key, key) ||
      (strlen (key) > strlen (actor->key) && !is_led_by_word (analysis, key, actor->key)))
    {
      g_free (actor->name);
      g_free (actor->key);
      actor->name = readout_actor_words_dup (analysis, span->start, span->end);
      actor->key = g_strdup (key);
      actor->gender |= readout_name_kinds_get_gender (analysis, span->start);
      actor->doubtful = actor->doubtful && actor->gender == 0;
      add_parts (names, actor);
    }
  g_hash_table_insert (names->by_key, g_strdup (key), actor);
}

/* "Absent Hale", "Top Hale": two capitals of which the first may be a plain word. */
static gboolean
may_be_led (const ReadoutAnalysis *analysis, const ReadoutNameSpan *span)
{
  const ReadoutToken *first = readout_analysis_token (analysis, span->start);

  return span->end == span->start + 2 && !span->titled && analysis->has_trees &&
         (first->upos == READOUT_UPOS_ADJ || first->upos == READOUT_UPOS_ADV ||
          first->upos == READOUT_UPOS_VERB) &&
         first->shape == READOUT_TOKEN_SHAPE_TITLE &&
         readout_name_kinds_get_gender (analysis, span->start) == 0;
}

/* The actor of a name; %NULL for a word that nothing but its capital makes a name. */
static ReadoutActor *
find_actor (ReadoutAnalysis *analysis, ReadoutNames *names, ReadoutNameSpan *span)
{
  g_autofree char *key = readout_actor_words_dup_key (analysis, span->start, span->end);
  ReadoutActorKind kind;
  ReadoutActor *actor = NULL;
  gboolean single = span->end == span->start + 1;
  gboolean known;

  if (single)
    actor = find_bearer (names, key, span->start, span->gender, PART_SURNAME);
  if (actor == NULL && may_be_led (analysis, span))
    actor = find_bearer (names, readout_analysis_token (analysis, span->start + 1)->folded,
                         span->start, span->gender, PART_SURNAME);
  if (actor != NULL)
    {
      actor->person_votes++;
      return actor;
    }
  if (span->office)
    {
      ReadoutActorKind unused;

      if (!readout_name_kinds_find (analysis, key, span->start, span->end, &unused))
        return NULL;
    }
  known = settle_span (analysis, span, &key, &kind);
  actor = g_hash_table_lookup (names->by_key, key);
  if (actor != NULL)
    {
      prefer_longer (analysis, span, actor);
      return actor;
    }
  if (!single && !known && (actor = find_other_form (names, key)) != NULL)
    {
      take_form (analysis, names, span, actor, key);
      return actor;
    }
  if (single && !known)
    {
      if (!span->titled)
        actor = g_hash_table_lookup (names->by_acronym, key);
      if (actor == NULL)
        actor = find_bearer (names, key, span->start, span->gender, PART_MIDDLE);
      if (actor != NULL)
        return actor;
    }
  if (span->loose && !known)
    return NULL;
  /* "People", "Critics" at the start of a sentence. */
  if (single && known && kind == READOUT_ACTOR_GROUP && span->initial &&
      readout_language_get_flags (analysis->language, READOUT_LIST_NAMES, key) == 0 &&
      readout_language_get_flags (analysis->language, READOUT_LIST_PLACES, key) == 0)
    return NULL;
  if (!known)
    kind = readout_name_kinds_guess (analysis, span);
  return add_named (analysis, names, span, key, kind, known);
}

/* "(IAEA)" after a name. */
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

static void
add_mention (ReadoutAnalysis *analysis,
             ReadoutNames *names,
             const ReadoutNameSpan *span,
             ReadoutActor *actor)
{
  ReadoutMention mention = { span->first, span->end, actor };

  actor->gender |= span->gender;
  actor->mentions++;
  actor->seen = span->first;
  actor->first = MIN (actor->first, span->first);
  readout_actor_roles_note (analysis, span, actor);
  g_array_append_val (names->mentions, mention);
}

/* A full name of the headline at @token that the body or the lists know, the longest. */
static ReadoutActor *
find_in_headline (
    ReadoutAnalysis *analysis, ReadoutNames *names, guint token, guint limit, ReadoutNameSpan *span)
{
  for (guint end = MIN (limit, token + HEADLINE_NAME_MAX); end > token; end--)
    {
      g_autofree char *key = readout_actor_words_dup_key (analysis, token, end);
      ReadoutActor *actor = g_hash_table_lookup (names->by_key, key);
      ReadoutActorKind kind;

      *span = (ReadoutNameSpan){ .first = token, .start = token, .end = end };
      if (actor == NULL && end == token + 1)
        actor = find_bearer (names, key, token, 0, PART_FIRST);
      if (actor != NULL)
        return actor;
      if (readout_name_kinds_find (analysis, key, token, token, &kind))
        return add_named (analysis, names, span, key, kind, TRUE);
    }
  *span = (ReadoutNameSpan){ .first = token, .start = token, .end = MIN (limit, token + 2) };
  if (span->end == token + 2 && readout_phrases_is_capital (analysis, token + 1) &&
      readout_name_kinds_get_gender (analysis, token) != 0)
    {
      g_autofree char *key = readout_actor_words_dup_key (analysis, token, token + 2);

      return add_named (analysis, names, span, key, READOUT_ACTOR_PERSON, FALSE);
    }
  return NULL;
}

static void
collect_headline (ReadoutAnalysis *analysis, ReadoutNames *names, const ReadoutSentence *sentence)
{
  for (guint i = sentence->first; i < sentence->end;)
    {
      ReadoutNameSpan span;
      ReadoutActor *actor = NULL;

      if (readout_phrases_is_capital (analysis, i))
        actor = find_in_headline (analysis, names, i, sentence->end, &span);
      if (actor != NULL)
        add_mention (analysis, names, &span, actor);
      i = actor != NULL ? span.end : i + 1;
    }
}

/* The first token after the dateline of the paragraph that @sentence begins. */
static guint
skip_dateline (const ReadoutAnalysis *analysis, const ReadoutSentence *sentence)
{
  GArray *paragraphs = readout_text_get_paragraphs (analysis->report->text);
  guint first = sentence->first;
  ReadoutSpan span;
  guint32 end;

  if (sentence->paragraph >= paragraphs->len)
    return first;
  span = g_array_index (paragraphs, ReadoutParagraph, sentence->paragraph).span;
  if (readout_analysis_token (analysis, first)->span.start != span.start)
    return first;
  end = readout_dateline_find_end (analysis->string, span.start, span.end);
  while (first < sentence->end && readout_analysis_token (analysis, first)->span.start < end)
    first++;
  return first;
}

/* Finds where the names are; those of several words become actors at once, so that a short name
 * may come before the full one. */
static void
find_spans (ReadoutAnalysis *analysis, ReadoutNames *names, GArray *spans)
{
  for (guint s = 0; s < analysis->segments->sentences->len; s++)
    {
      const ReadoutSentence *sentence = readout_segments_get_sentence (analysis->segments, s);
      ReadoutNameSpan span;

      if (readout_name_spans_is_headline (analysis, sentence))
        continue;
      for (guint i = skip_dateline (analysis, sentence); i < sentence->end;)
        {
          if (!readout_name_spans_read (analysis, i, sentence->end, &span))
            {
              i++;
              continue;
            }
          /* Whether a full name makes the second word a surname is known only later. */
          if (span.end > span.start + 1 && !span.office && !may_be_led (analysis, &span))
            {
              ReadoutActor *actor = find_actor (analysis, names, &span);

              if (actor != NULL)
                note_acronym (analysis, names, span.end, actor);
            }
          g_array_append_val (spans, span);
          i = span.end;
        }
    }
}

static int
compare_mentions (gconstpointer a, gconstpointer b)
{
  const ReadoutMention *x = a;
  const ReadoutMention *y = b;

  return x->first < y->first ? -1 : x->first > y->first;
}

void
readout_actors_collect (ReadoutAnalysis *analysis)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (ReadoutNameSpan));
  ReadoutNames *names = g_new0 (ReadoutNames, 1);

  names->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  names->by_part =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
  names->by_acronym = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  names->mentions = g_array_new (FALSE, FALSE, sizeof (ReadoutMention));
  analysis->names = names;
  analysis->names_free = free_names;

  find_spans (analysis, names, spans);
  for (guint i = 0; i < spans->len; i++)
    {
      ReadoutNameSpan *span = &g_array_index (spans, ReadoutNameSpan, i);
      ReadoutActor *actor = find_actor (analysis, names, span);

      if (actor == NULL)
        continue;
      readout_name_kinds_vote (analysis, actor, span->first, span->end);
      add_mention (analysis, names, span, actor);
    }
  for (guint s = 0; s < analysis->segments->sentences->len; s++)
    {
      const ReadoutSentence *sentence = readout_segments_get_sentence (analysis->segments, s);

      if (readout_name_spans_is_headline (analysis, sentence))
        collect_headline (analysis, names, sentence);
    }
  g_array_sort (names->mentions, compare_mentions);
  for (guint i = 0; i < names->mentions->len; i++)
    readout_appositions_tell_kind (analysis, &g_array_index (names->mentions, ReadoutMention, i));
  readout_name_kinds_settle (analysis);
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
