/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Suggests topics: what the reports say that somebody does or is to do, said as a sentence, and
 * what most of the statements are about first.
 */
#include "stance/readout-topics.h"

#include <string.h>

#include "language/readout-data.h"
#include "stance/readout-events.h"
#include "stance/readout-term.h"
#include "syntax/readout-syntax.h"

#define CANDIDATES_MAX 400

/* Of a paragraph that is read for what a statement in it is about, in bytes. */
#define CONTEXT_MAX 3000

/* Several reports must say so many times what is done, unless a headline does. */
#define TIMES_MIN 2

/* A topic needs so many statements about it, of so many speakers. */
#define STATEMENTS_MIN 3
#define ACTORS_MIN 2

/* More speakers than this say no more about a topic. */
#define ACTORS_MAX 8

/* One that is so many times less than the first is a side issue. */
#define WEIGHT_SHARE 25

/* Two topics that share more of their statements than this are one. */
#define OVERLAP_MAX 0.5

/* "the levy on visitors" for "the levy", unless the latter comes up so many times more. */
#define DETAILS_WEIGHT 4

/* Who does it is named when at least so much of what names it names the same one. */
#define AGENT_SHARE 0.25

typedef struct
{
  char *words;
  guint n_times;
  guint n_details; /* nouns that say which one it is */
  gboolean is_plural;
} Phrase;

/* The ways in which the texts name one thing or one actor. */
typedef struct
{
  char *stem;          /* of its head */
  GHashTable *phrases; /* words → Phrase */
  guint n_times;
  guint n_plural;
} Name;

typedef struct
{
  char *verb; /* base form */
  char *verb_stem;
  char *particle;     /* or NULL */
  char *preposition;  /* or NULL */
  gboolean is_thing;  /* the noun alone tells that it is meant */
  GHashTable *agents; /* stem → Name */
  Name *object;       /* or NULL */
  guint n_times;
  gboolean in_headline;

  ReadoutProposition *topic;
  GArray *statements; /* of guint: indices of those about it, ascending */
  guint n_actors;
} Candidate;

typedef struct
{
  const ReadoutEvents *events;
  ReadoutSegments *segments;
  GHashTable *candidates; /* key → Candidate */
  GHashTable *verbs;      /* stem → how often it is done to what is not said: "the filling" */
  GPtrArray *actors;      /* of char *: one a statement, borrowed */
  GHashTable *places;     /* stem → GArray of guint: the statements that have it, ascending */
  guint n_times_min;
  GHashTable *contexts; /* the same for their paragraph and headline */
} Search;

static void
free_phrase (gpointer data)
{
  Phrase *phrase = data;

  g_free (phrase->words);
  g_free (phrase);
}

static Name *
new_name (const char *stem)
{
  Name *name = g_new0 (Name, 1);

  name->stem = g_strdup (stem);
  name->phrases = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_phrase);
  return name;
}

static void
free_name (gpointer data)
{
  Name *name = data;

  g_free (name->stem);
  g_hash_table_unref (name->phrases);
  g_free (name);
}

static void
free_candidate (gpointer data)
{
  Candidate *candidate = data;

  g_free (candidate->verb);
  g_free (candidate->verb_stem);
  g_free (candidate->particle);
  g_free (candidate->preposition);
  g_hash_table_unref (candidate->agents);
  g_clear_pointer (&candidate->object, free_name);
  g_clear_pointer (&candidate->topic, readout_proposition_free);
  g_clear_pointer (&candidate->statements, g_array_unref);
  g_free (candidate);
}

/* --- What the reports say ----------------------------------------------------------------------
 */

static const ReadoutToken *
get_token (Search *search, gint32 token)
{
  return readout_segments_get_token (search->segments, (guint)token);
}

static char *
dup_stem (Search *search, gint32 token)
{
  return readout_term_dup_stem (get_token (search, token)->lemma, -1);
}

static void
add_phrase (Search *search, Name *name, ReadoutText *text, gint32 head)
{
  guint n_details = 0;
  g_autofree char *words = readout_events_dup_phrase (search->segments, text, head, &n_details);
  Phrase *phrase;

  name->n_times++;
  name->n_plural += readout_events_is_plural (search->segments, head);
  if (words == NULL)
    return;
  phrase = g_hash_table_lookup (name->phrases, words);
  if (phrase == NULL)
    {
      phrase = g_new0 (Phrase, 1);
      phrase->words = g_steal_pointer (&words);
      phrase->n_details = n_details;
      phrase->is_plural = readout_events_is_plural (search->segments, head);
      g_hash_table_insert (name->phrases, phrase->words, phrase);
    }
  phrase->n_times++;
}

static void
add_agent (Search *search, Candidate *candidate, ReadoutText *text, gint32 head)
{
  g_autofree char *stem = dup_stem (search, head);
  Name *name = g_hash_table_lookup (candidate->agents, stem);

  if (name == NULL)
    {
      name = new_name (stem);
      g_hash_table_insert (candidate->agents, name->stem, name);
    }
  add_phrase (search, name, text, head);
}

static gboolean
has_stem (GHashTable *stems, const char *stem)
{
  return stem == NULL || g_hash_table_contains (stems, stem);
}

static char *
dup_form (Search *search, gint32 token)
{
  return token >= 0 ? g_strdup (get_token (search, token)->folded) : NULL;
}

static guint
get_verb_times (Search *search, const char *stem)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (search->verbs, stem));
}

static void
count_verb (Search *search, const char *stem)
{
  g_hash_table_insert (search->verbs, g_strdup (stem),
                       GUINT_TO_POINTER (get_verb_times (search, stem) + 1));
}

static void
add_event (Search *search, ReadoutText *text, const ReadoutEvent *event, GHashTable *headline)
{
  gint32 what = event->object >= 0 ? event->object : event->agent;
  g_autofree char *verb_stem = readout_term_dup_stem (event->verb, -1);
  g_autofree char *particle = dup_form (search, event->particle);
  g_autofree char *stem = what >= 0 ? dup_stem (search, what) : NULL;
  g_autofree char *key = NULL;
  Candidate *candidate;

  if (stem == NULL)
    {
      count_verb (search, verb_stem);
      return;
    }
  key = g_strdup_printf ("%s|%s|%s|%d", verb_stem, particle != NULL ? particle : "", stem,
                         event->object >= 0);
  candidate = g_hash_table_lookup (search->candidates, key);
  if (candidate == NULL)
    {
      candidate = g_new0 (Candidate, 1);
      candidate->verb = g_strdup (event->verb);
      candidate->verb_stem = g_strdup (verb_stem);
      candidate->particle = g_steal_pointer (&particle);
      candidate->preposition = dup_form (search, event->preposition);
      candidate->agents = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_name);
      candidate->object = event->object >= 0 ? new_name (stem) : NULL;
      g_hash_table_insert (search->candidates, g_steal_pointer (&key), candidate);
    }
  candidate->n_times++;
  candidate->is_thing = candidate->is_thing || event->object == event->token;
  candidate->in_headline =
      candidate->in_headline || (has_stem (headline, stem) && has_stem (headline, verb_stem));
  if (event->object >= 0)
    add_phrase (search, candidate->object, text, event->object);
  if (event->agent >= 0)
    add_agent (search, candidate, text, event->agent);
}

static GHashTable *
find_stems (const char *string)
{
  GHashTable *stems = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) words = readout_terms_split (string != NULL ? string : "", -1);

  for (guint i = 0; i < words->len; i++)
    if (g_array_index (words, ReadoutTerm, i).stem != NULL)
      g_hash_table_add (stems, g_steal_pointer (&g_array_index (words, ReadoutTerm, i).stem));
  return stems;
}

static void
add_report (Search *search, ReadoutSyntax *syntax, ReadoutReport *report)
{
  g_autoptr (GHashTable) headline = find_stems (report->title);
  g_autoptr (GArray) events = NULL;

  readout_syntax_parse_text (syntax, search->segments, report->text);
  events = readout_events_find (search->events, search->segments);
  for (guint i = 0; i < events->len; i++)
    add_event (search, report->text, &g_array_index (events, ReadoutEvent, i), headline);
}

/* --- As sentences ------------------------------------------------------------------------------
 */

static guint
weigh_phrase (const Phrase *phrase)
{
  return phrase->n_times + (phrase->n_details > 0 ? DETAILS_WEIGHT : 0);
}

/* The phrase that comes up most, one that says which thing it is before others; of several the
 * longest. */
static const Phrase *
choose_phrase (Name *name)
{
  gboolean is_plural = name->n_plural * 2 > name->n_times;
  const Phrase *best = NULL;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, name->phrases);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Phrase *phrase = value;
      int more;

      if (phrase->is_plural != is_plural)
        continue;
      more = best != NULL ? (int)weigh_phrase (phrase) - (int)weigh_phrase (best) : 1;

      if (more == 0)
        more = (int)strlen (phrase->words) - (int)strlen (best->words);
      if (more > 0 || (more == 0 && strcmp (phrase->words, best->words) < 0))
        best = phrase;
    }
  return best;
}

/* Who is most often said to do it; %NULL when nobody, or one as often as others. */
static const Phrase *
choose_agent (Candidate *candidate)
{
  Name *best = NULL;
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, candidate->agents);
  while (g_hash_table_iter_next (&iter, NULL, &name))
    if (best == NULL || ((Name *)name)->n_times > best->n_times ||
        (((Name *)name)->n_times == best->n_times && strcmp (((Name *)name)->stem, best->stem) < 0))
      best = name;
  return best != NULL && best->n_times >= candidate->n_times * AGENT_SHARE ? choose_phrase (best)
                                                                           : NULL;
}

static void
append_word (GString *sentence, const char *word)
{
  if (word == NULL)
    return;
  if (sentence->len > 0)
    g_string_append_c (sentence, ' ');
  g_string_append (sentence, word);
}

/* "Tovel fills the lake"; "The lake is filled". */
static char *
dup_sentence (Search *search, Candidate *candidate)
{
  g_autoptr (GString) sentence = g_string_new (NULL);
  const Phrase *agent = choose_agent (candidate);
  const Phrase *object = candidate->object != NULL ? choose_phrase (candidate->object) : NULL;
  g_autofree char *verb = NULL;
  gunichar first;

  if (agent == NULL ? object == NULL || candidate->preposition != NULL
                    : candidate->object != NULL && object == NULL)
    return NULL;
  if (agent != NULL)
    verb = readout_events_dup_present (search->events, candidate->verb, agent->is_plural);
  else
    verb = readout_events_dup_participle (search->events, candidate->verb);
  append_word (sentence, agent != NULL ? agent->words : object->words);
  if (agent == NULL)
    append_word (sentence, object->is_plural ? "are" : "is");
  append_word (sentence, verb);
  append_word (sentence, candidate->particle);
  append_word (sentence, candidate->preposition);
  if (agent != NULL && object != NULL)
    append_word (sentence, object->words);

  first = g_unichar_toupper (g_utf8_get_char (sentence->str));
  g_string_erase (sentence, 0, g_utf8_next_char (sentence->str) - sentence->str);
  g_string_prepend_unichar (sentence, first);
  return g_string_free (g_steal_pointer (&sentence), FALSE);
}

/* --- What the statements are about -------------------------------------------------------------
 */

/* Notes under each stem of @words that the statement has it. */
static void
index_words (GHashTable *places, const char *words, guint statement)
{
  g_autoptr (GArray) terms = words != NULL ? readout_terms_split (words, -1) : NULL;

  for (guint i = 0; terms != NULL && i < terms->len; i++)
    {
      const char *stem = g_array_index (terms, ReadoutTerm, i).stem;
      GArray *list;

      if (stem == NULL)
        continue;
      list = g_hash_table_lookup (places, stem);
      if (list == NULL)
        {
          list = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (places, g_strdup (stem), list);
        }
      if (list->len == 0 || g_array_index (list, guint, list->len - 1) != statement)
        g_array_append_val (list, statement);
    }
}

/* The statements that have terms of the topic in what they say or around it, with how many. */
static GHashTable *
count_terms (Search *search, Candidate *candidate)
{
  GHashTable *hits = g_hash_table_new (NULL, NULL);

  for (guint t = 0; candidate->topic->terms[t] != NULL; t++)
    {
      GArray *places = g_hash_table_lookup (search->contexts, candidate->topic->terms[t]);

      for (guint i = 0; places != NULL && i < places->len; i++)
        {
          gpointer key = GUINT_TO_POINTER (g_array_index (places, guint, i));
          guint n = GPOINTER_TO_UINT (g_hash_table_lookup (hits, key));

          g_hash_table_insert (hits, key, GUINT_TO_POINTER (n + 1));
        }
    }
  return hits;
}

/* Finds the statements about a candidate: those that name what it is done to, or what is done, with
 * another of its terms around; a thing with which something is done alone is enough. */
static void
find_statements (Search *search, Candidate *candidate)
{
  g_autoptr (GHashTable) hits = count_terms (search, candidate);
  g_autoptr (GHashTable) actors = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) about = g_hash_table_new (NULL, NULL);
  const char *heads[] = { candidate->object != NULL ? candidate->object->stem : NULL,
                          candidate->verb_stem };

  candidate->statements = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint h = 0; h < G_N_ELEMENTS (heads); h++)
    {
      GArray *places = heads[h] != NULL ? g_hash_table_lookup (search->places, heads[h]) : NULL;

      for (guint i = 0; places != NULL && i < places->len; i++)
        {
          guint index = g_array_index (places, guint, i);
          gpointer key = GUINT_TO_POINTER (index);

          if ((GPOINTER_TO_UINT (g_hash_table_lookup (hits, key)) >= 2 ||
               (h == 0 && candidate->is_thing)) &&
              g_hash_table_add (about, key))
            {
              g_array_append_val (candidate->statements, index);
              g_hash_table_add (actors, g_ptr_array_index (search->actors, index));
            }
        }
    }
  candidate->n_actors = g_hash_table_size (actors);
}

/* --- The best ----------------------------------------------------------------------------------
 */

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const Candidate *first = *(const Candidate *const *)a;
  const Candidate *second = *(const Candidate *const *)b;
  guint times = first->n_times * (first->in_headline ? 2 : 1);
  guint other = second->n_times * (second->in_headline ? 2 : 1);

  if (times != other)
    return times > other ? -1 : 1;
  return strcmp (first->topic->text, second->topic->text);
}

static guint
weigh (const Candidate *candidate)
{
  return candidate->statements->len * MIN (candidate->n_actors, ACTORS_MAX) *
         MIN (candidate->n_times, 4) * (candidate->in_headline ? 2 : 1);
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  guint weight = weigh (*(const Candidate *const *)a);
  guint other = weigh (*(const Candidate *const *)b);

  if (weight != other)
    return weight > other ? -1 : 1;
  return compare_times (a, b);
}

/* Whether most of the statements about @candidate are taken, or one of the chosen is about the same
 * being done. */
static gboolean
is_covered (Candidate *candidate, GHashTable *taken, GHashTable *verbs)
{
  guint n = 0;

  if (g_hash_table_contains (verbs, candidate->verb_stem))
    return TRUE;
  for (guint i = 0; i < candidate->statements->len; i++)
    n += g_hash_table_contains (taken,
                                GUINT_TO_POINTER (g_array_index (candidate->statements, guint, i)));
  return n > candidate->statements->len * OVERLAP_MAX;
}

/* The candidates that can be said in a sentence, those that come up most first. */
static GPtrArray *
list_candidates (Search *search)
{
  GPtrArray *candidates = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, search->candidates);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Candidate *candidate = value;
      g_autofree char *sentence = NULL;

      if (candidate->n_times < search->n_times_min && !candidate->in_headline)
        continue;
      sentence = dup_sentence (search, candidate);
      if (sentence == NULL)
        continue;
      candidate->n_times += MIN (get_verb_times (search, candidate->verb_stem), candidate->n_times);
      candidate->topic = readout_proposition_new (0, sentence, NULL);
      if (g_strv_length (candidate->topic->terms) >= 2)
        g_ptr_array_add (candidates, candidate);
    }
  g_ptr_array_sort (candidates, compare_times);
  if (candidates->len > CANDIDATES_MAX)
    g_ptr_array_set_size (candidates, CANDIDATES_MAX);
  return candidates;
}

/* The topic as it is handed out. What is done with a thing ("the levy is introduced") is our word,
 * not that of the reports: who names the thing is about it. */
static ReadoutProposition *
hand_out (Candidate *candidate, gint64 id)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) terms = NULL;

  for (guint i = 0; candidate->topic->terms[i] != NULL; i++)
    if (!candidate->is_thing || !g_str_equal (candidate->topic->terms[i], candidate->verb_stem))
      g_strv_builder_add (builder, candidate->topic->terms[i]);
  terms = g_strv_builder_end (builder);
  return readout_proposition_new (id, candidate->topic->text, (const char *const *)terms);
}

static GPtrArray *
choose (Search *search, guint max)
{
  GPtrArray *topics = g_ptr_array_new_with_free_func ((GDestroyNotify)readout_proposition_free);
  g_autoptr (GPtrArray) candidates = list_candidates (search);
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) verbs = g_hash_table_new (g_str_hash, g_str_equal);
  guint most = 0;

  for (guint i = 0; i < candidates->len; i++)
    find_statements (search, g_ptr_array_index (candidates, i));
  g_ptr_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < candidates->len && topics->len < max; i++)
    {
      Candidate *best = g_ptr_array_index (candidates, i);

      if (best->statements->len < STATEMENTS_MIN || best->n_actors < ACTORS_MIN ||
          weigh (best) * WEIGHT_SHARE < most || is_covered (best, taken, verbs))
        continue;
      most = MAX (most, weigh (best));
      g_hash_table_add (verbs, best->verb_stem);
      for (guint j = 0; j < best->statements->len; j++)
        g_hash_table_add (taken, GUINT_TO_POINTER (g_array_index (best->statements, guint, j)));
      g_ptr_array_add (topics, hand_out (best, topics->len));
    }
  return topics;
}

/* The paragraph in which a statement begins; nothing when it is a whole book. */
static char *
dup_paragraph (ReadoutReport *report, ReadoutStatement *statement)
{
  GArray *paragraphs = readout_text_get_paragraphs (report->text);
  guint32 start = readout_spans_get_extent (statement->content).start;
  ReadoutSpan span;

  if (paragraphs->len == 0)
    return NULL;
  span = g_array_index (paragraphs, ReadoutParagraph,
                        readout_text_find_paragraph (report->text, start))
             .span;
  return span.end - span.start <= CONTEXT_MAX ? readout_text_dup_span (report->text, span) : NULL;
}

static void
add_statement (Search *search, ReadoutReport *report, ReadoutStatement *statement)
{
  ReadoutVoice *actor = readout_statement_get_actor (statement);
  guint index = search->actors->len;
  g_autofree char *content = NULL;
  g_autofree char *paragraph = NULL;

  g_ptr_array_add (search->actors, actor != NULL && actor->name != NULL ? actor->name : (char *)"");
  if (report == NULL || report->text == NULL || statement->state == READOUT_STATEMENT_DISMISSED)
    return;
  content = readout_text_dup_spans (report->text, statement->content, " ");
  paragraph = dup_paragraph (report, statement);
  index_words (search->places, content, index);
  index_words (search->contexts, content, index);
  index_words (search->contexts, paragraph, index);
  index_words (search->contexts, report->title, index);
}

GPtrArray *
readout_topics_suggest (
    const char *data_dir, GPtrArray *reports, GPtrArray *statements, guint max, GError **error)
{
  g_autoptr (ReadoutEvents) events = NULL;
  g_autoptr (ReadoutSyntax) syntax = NULL;
  g_autoptr (ReadoutSegments) segments = NULL;
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) candidates =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_candidate);
  g_autoptr (GHashTable) places =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
  g_autoptr (GHashTable) contexts =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
  g_autoptr (GHashTable) verbs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) actors = g_ptr_array_new ();
  g_autofree char *model = readout_data_find (data_dir, "language/en/syntax.model", error);
  Search search = { .candidates = candidates,
                    .verbs = verbs,
                    .actors = actors,
                    .places = places,
                    .contexts = contexts,
                    .n_times_min = reports != NULL && reports->len > 1 ? TIMES_MIN : 1 };

  g_return_val_if_fail (reports != NULL, NULL);
  g_return_val_if_fail (statements != NULL, NULL);

  if (model == NULL || (syntax = readout_syntax_new_from_file (model, error)) == NULL ||
      (events = readout_events_new (data_dir, error)) == NULL)
    return NULL;
  segments = readout_segments_new ();
  search.events = events;
  search.segments = segments;
  for (guint i = 0; i < reports->len; i++)
    {
      ReadoutReport *report = g_ptr_array_index (reports, i);

      g_hash_table_insert (by_id, &report->id, report);
      if (report->text != NULL)
        add_report (&search, syntax, report);
    }
  for (guint i = 0; i < statements->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (statements, i);

      add_statement (&search, g_hash_table_lookup (by_id, &statement->report_id), statement);
    }
  return choose (&search, max);
}
