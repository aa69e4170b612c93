/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Suggests topics: events that the statements name as nouns ("the filling of the reservoir"), the
 * most shared first.
 */
#include "stance/readout-topics.h"

#include <string.h>

#include "stance/readout-term.h"

#define MODIFIERS_MAX 2
#define OBJECT_WORDS_MAX 6
#define CANDIDATES_MAX 300

/* A topic needs so many statements about it, of so many speakers. */
#define STATEMENTS_MIN 3
#define ACTORS_MIN 2

/* Two topics that share more of their statements than this are one. */
#define OVERLAP_MAX 0.5

typedef struct
{
  ReadoutProposition *topic;
  char *event;        /* the stem of its noun */
  guint n_times;      /* how often the phrase, or one of the same terms, comes up */
  GArray *statements; /* of guint: indices of those about it, ascending */
  guint n_actors;
} Candidate;

typedef struct
{
  GHashTable *candidates; /* terms joined → Candidate */
  GPtrArray *actors;      /* of char *: one a statement, borrowed */
  GHashTable *places;     /* stem → GArray of guint: the statements that have it, ascending */
  guint n_statements;
} Search;

static void
free_candidate (gpointer data)
{
  Candidate *candidate = data;

  readout_proposition_free (candidate->topic);
  g_free (candidate->event);
  g_clear_pointer (&candidate->statements, g_array_unref);
  g_free (candidate);
}

static gboolean
has_one_of (const char *word, const char *const *list)
{
  return g_strv_contains (list, word);
}

/* Whether a noun names something that somebody does or that is to happen. */
static gboolean
is_event (const char *word)
{
  static const char *const suffixes[] = { "ing",    "tion",   "sion",  "ment",  "ance", "ture",
                                          "drawal", "proval", "posal", "fusal", "newal" };
  static const char *const others[] = {
    "attack",   "ban",      "blockade", "boycott",  "call",     "ceasefire", "closure", "cut",
    "cuts",     "deal",     "delay",    "delivery", "dispatch", "embargo",   "exit",    "expulsion",
    "halt",     "increase", "invasion", "law",      "merger",   "move",      "offer",   "plan",
    "purchase", "raid",     "recall",   "reform",   "release",  "return",    "sale",    "sanctions",
    "seizure",  "siege",    "strike",   "strikes",  "supply",   "takeover",  "talks",   "tax",
    "transfer", "treaty",   "use",      "vote",     "war",      NULL
  };
  static const char *const no_events[] = {
    "beginning",  "building",   "evening",    "meeting",  "morning",    "nothing",    "something",
    "anything",   "everything", "thing",      "king",     "spring",     "string",     "mention",
    "question",   "section",    "position",   "nation",   "station",    "moment",     "department",
    "government", "parliament", "document",   "distance", "instance",   "chance",     "picture",
    "future",     "nature",     "creature",   "culture",  "opposition", "population", "option",
    "version",    "mission",    "commission", "session",  "division",   "television", "being",
    "feeling",    "meaning",    NULL
  };

  if (has_one_of (word, others))
    return TRUE;
  if (has_one_of (word, no_events))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (strlen (word) > strlen (suffixes[i]) + 2 && g_str_has_suffix (word, suffixes[i]))
      return TRUE;
  return FALSE;
}

static char *
dup_folded (const char *text, ReadoutSpan span)
{
  return g_utf8_casefold (text + span.start, span.end - span.start);
}

/* Whether only a space stands between two words that follow each other. */
static gboolean
is_joined (const char *text, GArray *words, guint index)
{
  return g_array_index (words, ReadoutTerm, index + 1).span.start ==
             g_array_index (words, ReadoutTerm, index).span.end + 1 &&
         text[g_array_index (words, ReadoutTerm, index).span.end] == ' ';
}

/* The first word of the phrase whose noun is at @noun: a determiner or a possessor; @noun + 1 when
 * there is none. */
static guint
find_phrase_start (const char *text, GArray *words, guint noun)
{
  guint i = noun;

  for (guint n = 0; n <= MODIFIERS_MAX && i > 0 && is_joined (text, words, i - 1); n++)
    {
      ReadoutTerm *previous = &g_array_index (words, ReadoutTerm, i - 1);
      g_autofree char *folded = dup_folded (text, previous->span);

      if (strcmp (folded, "the") == 0)
        return i - 1;
      if (previous->is_upper &&
          (g_str_has_suffix (folded, "'s") || g_str_has_suffix (folded, "’s")))
        {
          i--;
          while (i > 0 && is_joined (text, words, i - 1) &&
                 g_array_index (words, ReadoutTerm, i - 1).is_upper &&
                 g_array_index (words, ReadoutTerm, i - 1).stem != NULL)
            i--;
          return i;
        }
      if (previous->stem == NULL)
        break;
      i--;
    }
  return noun + 1;
}

/* The last word of what follows "of" at @of; @of when nothing fits. */
static guint
find_object_end (const char *text, GArray *words, guint of)
{
  guint last = of;
  gboolean has_name = FALSE;
  guint n_lower = 0;

  for (guint i = of + 1;
       i < words->len && i <= of + OBJECT_WORDS_MAX && is_joined (text, words, i - 1); i++)
    {
      ReadoutTerm *term = &g_array_index (words, ReadoutTerm, i);
      g_autofree char *folded = dup_folded (text, term->span);

      if (strcmp (folded, "the") == 0 && i == of + 1)
        continue;
      if (strcmp (folded, "and") == 0 && has_name && i + 1 < words->len &&
          is_joined (text, words, i) && g_array_index (words, ReadoutTerm, i + 1).is_upper)
        continue;
      if (term->stem == NULL)
        break;
      if (!term->is_upper && (n_lower > 0 || g_str_has_suffix (folded, "ed")))
        break;
      n_lower += !term->is_upper;
      has_name = has_name || term->is_upper;
      last = i;
      if (n_lower > 0)
        break;
    }
  return last;
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static void
add_candidate (Search *search, const char *text, GArray *words, guint first, guint noun, guint last)
{
  guint32 start = g_array_index (words, ReadoutTerm, first).span.start;
  g_autofree char *phrase =
      g_strndup (text + start, g_array_index (words, ReadoutTerm, last).span.end - start);
  g_autoptr (ReadoutProposition) topic = NULL;
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  g_autofree char *key = NULL;
  Candidate *candidate;

  phrase[0] = g_ascii_toupper (phrase[0]);
  topic = readout_proposition_new (0, phrase, NULL);
  if (g_strv_length (topic->terms) < 2)
    return;
  for (guint i = 0; topic->terms[i] != NULL; i++)
    g_ptr_array_add (sorted, topic->terms[i]);
  g_ptr_array_sort (sorted, compare_strings);
  g_ptr_array_add (sorted, NULL);
  key = g_strjoinv ("|", (GStrv)sorted->pdata);
  candidate = g_hash_table_lookup (search->candidates, key);
  if (candidate == NULL)
    {
      candidate = g_new0 (Candidate, 1);
      candidate->topic = g_steal_pointer (&topic);
      candidate->event = g_strdup (g_array_index (words, ReadoutTerm, noun).stem);
      g_hash_table_insert (search->candidates, g_steal_pointer (&key), candidate);
    }
  candidate->n_times++;
}

/* The phrases of one content. */
static void
find_phrases (Search *search, const char *text, GArray *words)
{
  for (guint i = 0; i < words->len; i++)
    {
      ReadoutTerm *term = &g_array_index (words, ReadoutTerm, i);
      g_autofree char *folded = NULL;
      guint first;
      guint last = i;

      if (term->stem == NULL || term->is_upper)
        continue;
      folded = dup_folded (text, term->span);
      if (!is_event (folded))
        continue;
      first = find_phrase_start (text, words, i);
      if (first > i)
        continue;
      if (i + 1 < words->len && is_joined (text, words, i))
        {
          g_autofree char *next = dup_folded (text, g_array_index (words, ReadoutTerm, i + 1).span);

          if (strcmp (next, "of") == 0)
            {
              last = find_object_end (text, words, i + 1);
              last = last == i + 1 ? i : last;
            }
        }
      add_candidate (search, text, words, first, i, last);
    }
}

static void
index_words (Search *search, GArray *words, guint statement)
{
  for (guint i = 0; i < words->len; i++)
    {
      const char *stem = g_array_index (words, ReadoutTerm, i).stem;
      GArray *places;

      if (stem == NULL)
        continue;
      places = g_hash_table_lookup (search->places, stem);
      if (places == NULL)
        {
          places = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (search->places, g_strdup (stem), places);
        }
      if (places->len == 0 || g_array_index (places, guint, places->len - 1) != statement)
        g_array_append_val (places, statement);
    }
}

/* Finds the statements about a candidate: those with its event and another of its terms, or with
 * two others. */
static void
count_statements (Search *search, Candidate *candidate)
{
  g_autoptr (GHashTable) hits = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) actors = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer statement;
  gpointer n;

  candidate->statements = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint t = 0; candidate->topic->terms[t] != NULL; t++)
    {
      GArray *places = g_hash_table_lookup (search->places, candidate->topic->terms[t]);

      for (guint i = 0; places != NULL && i < places->len; i++)
        {
          gpointer key = GUINT_TO_POINTER (g_array_index (places, guint, i) + 1);

          g_hash_table_insert (
              hits, key, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (hits, key)) + 1));
        }
    }
  g_hash_table_iter_init (&iter, hits);
  while (g_hash_table_iter_next (&iter, &statement, &n))
    if (GPOINTER_TO_UINT (n) >= 2)
      {
        guint index = GPOINTER_TO_UINT (statement) - 1;

        g_array_append_val (candidate->statements, index);
        g_hash_table_add (actors, g_ptr_array_index (search->actors, index));
      }
  candidate->n_actors = g_hash_table_size (actors);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const Candidate *first = *(const Candidate *const *)a;
  const Candidate *second = *(const Candidate *const *)b;

  if (first->n_times != second->n_times)
    return first->n_times > second->n_times ? -1 : 1;
  return strcmp (first->topic->text, second->topic->text);
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *first = *(const Candidate *const *)a;
  const Candidate *second = *(const Candidate *const *)b;
  guint weight = first->statements->len * MIN (first->n_actors, 8);
  guint other = second->statements->len * MIN (second->n_actors, 8);

  if (weight != other)
    return weight > other ? -1 : 1;
  return compare_times (a, b);
}

/* Whether most of the statements about @candidate are taken, or one of @chosen has its event and
 * name. */
static gboolean
is_covered (Candidate *candidate, GHashTable *taken)
{
  guint n = 0;

  for (guint i = 0; i < candidate->statements->len; i++)
    n += g_hash_table_contains (
        taken, GUINT_TO_POINTER (g_array_index (candidate->statements, guint, i) + 1));
  return n > candidate->statements->len * OVERLAP_MAX;
}

static GPtrArray *
choose (Search *search, guint max)
{
  GPtrArray *topics = g_ptr_array_new_with_free_func ((GDestroyNotify)readout_proposition_free);
  g_autoptr (GPtrArray) candidates = g_ptr_array_new ();
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer candidate;

  g_hash_table_iter_init (&iter, search->candidates);
  while (g_hash_table_iter_next (&iter, NULL, &candidate))
    g_ptr_array_add (candidates, candidate);
  g_ptr_array_sort (candidates, compare_times);
  if (candidates->len > CANDIDATES_MAX)
    g_ptr_array_set_size (candidates, CANDIDATES_MAX);
  for (guint i = 0; i < candidates->len; i++)
    count_statements (search, g_ptr_array_index (candidates, i));
  g_ptr_array_sort (candidates, compare_candidates);

  for (guint i = 0; i < candidates->len && topics->len < max; i++)
    {
      Candidate *best = g_ptr_array_index (candidates, i);

      if (best->statements->len < STATEMENTS_MIN || best->n_actors < ACTORS_MIN ||
          is_covered (best, taken))
        continue;
      for (guint j = 0; j < best->statements->len; j++)
        g_hash_table_add (taken, GUINT_TO_POINTER (g_array_index (best->statements, guint, j) + 1));
      g_ptr_array_add (topics, readout_proposition_copy (best->topic));
      ((ReadoutProposition *)g_ptr_array_index (topics, topics->len - 1))->id = topics->len - 1;
    }
  return topics;
}

GPtrArray *
readout_topics_suggest (GPtrArray *reports, GPtrArray *statements, guint max)
{
  Search search = { 0 };
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  GPtrArray *topics;

  g_return_val_if_fail (reports != NULL, NULL);
  g_return_val_if_fail (statements != NULL, NULL);

  for (guint i = 0; i < reports->len; i++)
    g_hash_table_insert (by_id, &((ReadoutReport *)g_ptr_array_index (reports, i))->id,
                         g_ptr_array_index (reports, i));
  search.candidates = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_candidate);
  search.places =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
  search.actors = g_ptr_array_new ();
  for (guint i = 0; i < statements->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (statements, i);
      ReadoutReport *report = g_hash_table_lookup (by_id, &statement->report_id);
      ReadoutVoice *actor = readout_statement_get_actor (statement);
      g_autofree char *content = NULL;
      g_autoptr (GArray) words = NULL;

      g_ptr_array_add (search.actors,
                       actor != NULL && actor->name != NULL ? actor->name : (char *)"");
      if (report == NULL || report->text == NULL || statement->state == READOUT_STATEMENT_DISMISSED)
        continue;
      content = readout_text_dup_spans (report->text, statement->content, " ");
      words = readout_terms_split (content, -1);
      index_words (&search, words, i);
      find_phrases (&search, content, words);
    }
  topics = choose (&search, max);
  g_hash_table_unref (search.candidates);
  g_hash_table_unref (search.places);
  g_ptr_array_unref (search.actors);
  return topics;
}
