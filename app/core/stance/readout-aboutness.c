/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which topics a statement is about, by the words that they share.
 */
#include "stance/readout-aboutness.h"

#include <string.h>

#include "stance/readout-stand-in.h"
#include "stance/readout-term.h"

/* Of a paragraph that is read for context, in bytes. */
#define CONTEXT_MAX 3000

/* Words of topics in one part that are looked at: a speech of many pages is no clause. */
#define HITS_MAX 200

/* Paragraphs that tell what a report is about. */
#define LEAD_PARAGRAPHS 4

/* Between a reporting word and the content, where its object may stand, in bytes. */
#define OBJECT_MAX 80

/* So many names of a topic together are about it, whatever else is said. */
#define NAMES_ENOUGH 3

/* "It" stands for what was named at most so many bytes before. */
#define NEAR 180

/* How a part of the report has a term: with a capital only, or also without. */
enum
{
  ABSENT,
  UPPER,
  LOWER,
};

/* A word of the report that is a term of a topic. */
typedef struct
{
  guint32 start;
  guint term; /* index */
  gboolean is_upper;
} Hit;

/* A topic with its terms as indices. */
typedef struct
{
  GArray *terms; /* of guint */
  gboolean has_only_names;
  gboolean is_lead;
} Topic;

struct _ReadoutAboutness
{
  ReadoutReport *report;
  GHashTable *indices; /* stem → index plus 1 */
  GArray *topics;      /* of Topic */
  GArray *hits;        /* of Hit, in the order of the report */
  GArray *stand_ins;   /* of guint32: where words that can be stand-ins start */
  /* One byte a term: ABSENT, UPPER or LOWER. */
  GByteArray *title;
  GByteArray *lead;
  GByteArray *paragraph;
  GByteArray *content;
  gboolean has_stand_in;
  ReadoutSpan span;   /* of the paragraph that was read */
  ReadoutSpan extent; /* of the content that was read */
};

/* What a walk through a text fills in. */
typedef struct
{
  ReadoutAboutness *aboutness;
  GByteArray *set; /* (nullable) */
} Walk;

static void
add_term (GByteArray *set, guint term, gboolean is_upper)
{
  if (set->data[term] != LOWER)
    set->data[term] = is_upper ? UPPER : LOWER;
}

static void
visit_term_cb (ReadoutSpan span, gboolean is_upper, const char *stem, gpointer data)
{
  Walk *walk = data;
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (walk->aboutness->indices, stem));
  Hit hit = { span.start, index - 1, is_upper };

  if (index == 0)
    return;
  if (walk->set != NULL)
    add_term (walk->set, hit.term, is_upper);
  else
    g_array_append_val (walk->aboutness->hits, hit);
}

static gboolean
is_letter (char c)
{
  return g_ascii_isalnum (c) || (guchar)c >= 0x80;
}

/* "’" */
static gboolean
is_apostrophe (const char *string)
{
  return strncmp (string, "\xe2\x80\x99", 3) == 0;
}

/* Copies the word at @start in lower case into @word, which has room for READOUT_STAND_IN_MAX bytes
 * and a NUL; a longer word or a mark leaves it empty. Returns where it ends. */
static guint32
copy_word (const char *string, guint32 start, guint32 end, char *word)
{
  guint32 i = start;

  while (i < end && is_letter (string[i]) && !is_apostrophe (string + i))
    i++;
  if (i - start > READOUT_STAND_IN_MAX)
    {
      *word = '\0';
      return i;
    }
  for (guint32 j = start; j < i; j++)
    word[j - start] = g_ascii_tolower (string[j]);
  word[i - start] = '\0';
  return i;
}

/* The word behind @at as readout_stand_in_is_possible() takes it; %NULL before a mark. */
static const char *
find_next (const char *string, guint32 at, guint32 end, char *word)
{
  while (at < end && g_ascii_isspace (string[at]))
    at++;
  if (at < end && (string[at] == '\'' || is_apostrophe (string + at)))
    return "'s";
  if (at >= end || !is_letter (string[at]))
    return NULL;
  copy_word (string, at, end, word);
  return *word != '\0' ? word : "a long word";
}

/* Where words that can stand for a topic are. */
static void
find_stand_ins (ReadoutAboutness *aboutness, const char *string, ReadoutSpan span)
{
  for (guint32 i = span.start; i < span.end;)
    {
      char word[READOUT_STAND_IN_MAX + 1];
      char next[READOUT_STAND_IN_MAX + 1];
      guint32 start = i;

      if (!is_letter (string[i]) || is_apostrophe (string + i))
        {
          i++;
          continue;
        }
      i = copy_word (string, start, span.end, word);
      if (readout_stand_in_find (word) != READOUT_STAND_IN_NONE &&
          readout_stand_in_is_possible (word, find_next (string, i, span.end, next)))
        g_array_append_val (aboutness->stand_ins, start);
    }
}

static guint
find_first_hit (const ReadoutAboutness *aboutness, guint32 start)
{
  guint low = 0;
  guint high = aboutness->hits->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (aboutness->hits, Hit, middle).start < start)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
add_span (const ReadoutAboutness *aboutness, GByteArray *set, ReadoutSpan span)
{
  guint first = find_first_hit (aboutness, span.start);

  for (guint i = first; i < aboutness->hits->len && i < first + HITS_MAX; i++)
    {
      const Hit *hit = &g_array_index (aboutness->hits, Hit, i);

      if (hit->start >= span.end)
        break;
      add_term (set, hit->term, hit->is_upper);
    }
}

static gboolean
has_stand_in (const ReadoutAboutness *aboutness, ReadoutSpan span)
{
  guint low = 0;
  guint high = aboutness->stand_ins->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (aboutness->stand_ins, guint32, middle) < span.start)
        low = middle + 1;
      else
        high = middle;
    }
  return low < aboutness->stand_ins->len &&
         g_array_index (aboutness->stand_ins, guint32, low) < span.end;
}

static void
clear_set (GByteArray *set)
{
  if (set->len > 0)
    memset (set->data, ABSENT, set->len);
}

static GByteArray *
make_set (const ReadoutAboutness *aboutness)
{
  GByteArray *set = g_byte_array_new ();

  g_byte_array_set_size (set, g_hash_table_size (aboutness->indices));
  clear_set (set);
  return set;
}

/* How many of @terms are in any of the sets; and how many of these as words without a capital.
 * @second: (nullable) */
static guint
count_terms (const GByteArray *first, const GByteArray *second, const Topic *topic, guint *n_lower)
{
  guint n = 0;

  *n_lower = 0;
  for (guint i = 0; i < topic->terms->len; i++)
    {
      guint term = g_array_index (topic->terms, guint, i);
      guint8 found = first->data[term];

      if (found != LOWER && second != NULL && second->data[term] != ABSENT)
        found = second->data[term];
      n += found != ABSENT;
      *n_lower += found == LOWER;
    }
  return n;
}

/* Whether the words of a topic can be recognised by their small letters only. */
static gboolean
has_only_names (const ReadoutProposition *topic)
{
  g_autoptr (GArray) terms = readout_terms_split (topic->text, -1);

  for (guint i = 0; i < terms->len; i++)
    if (g_array_index (terms, ReadoutTerm, i).stem != NULL &&
        !g_array_index (terms, ReadoutTerm, i).is_upper)
      return FALSE;
  return TRUE;
}

static void
clear_topic (gpointer data)
{
  g_array_unref (((Topic *)data)->terms);
}

static void
add_topic (ReadoutAboutness *aboutness, const ReadoutProposition *proposition)
{
  Topic topic = { g_array_new (FALSE, FALSE, sizeof (guint)), has_only_names (proposition), FALSE };

  for (guint i = 0; proposition->terms[i] != NULL; i++)
    {
      guint n_terms = g_hash_table_size (aboutness->indices);
      gpointer found = g_hash_table_lookup (aboutness->indices, proposition->terms[i]);
      guint term = found != NULL ? GPOINTER_TO_UINT (found) - 1 : n_terms;

      if (found == NULL)
        g_hash_table_insert (aboutness->indices, g_strdup (proposition->terms[i]),
                             GUINT_TO_POINTER (n_terms + 1));
      g_array_append_val (topic.terms, term);
    }
  g_array_append_val (aboutness->topics, topic);
}

/* Of so many terms, how many must be named where the topic itself may be meant by "it". */
static guint
get_least (guint n_terms)
{
  return n_terms <= 1 ? n_terms : CLAMP ((n_terms + 1) / 2, 2, 3);
}

static gboolean
find_is_lead (const ReadoutAboutness *aboutness, const Topic *topic)
{
  guint n_terms = topic->terms->len;
  guint n_lower = 0;
  guint n = count_terms (aboutness->lead, NULL, topic, &n_lower);

  return n_terms > 0 && n >= MAX (get_least (n_terms), (n_terms + 1) / 2) &&
         (n_lower > 0 || n >= NAMES_ENOUGH || topic->has_only_names);
}

/* The words of topics in the whole report, in its headline and its first paragraphs. */
static void
read_report (ReadoutAboutness *aboutness)
{
  GArray *paragraphs = readout_text_get_paragraphs (aboutness->report->text);
  gsize length;
  const char *string = readout_text_get_string (aboutness->report->text, &length);
  Walk walk = { aboutness, aboutness->title };

  if (aboutness->report->title != NULL)
    readout_terms_visit (aboutness->report->title, -1, aboutness->indices, visit_term_cb, &walk);
  memcpy (aboutness->lead->data, aboutness->title->data, aboutness->title->len);
  walk.set = NULL;
  readout_terms_visit (string, (gssize)length, aboutness->indices, visit_term_cb, &walk);
  find_stand_ins (aboutness, string, (ReadoutSpan){ 0, (guint32)length });
  for (guint i = 0; i < paragraphs->len && i < LEAD_PARAGRAPHS; i++)
    {
      ReadoutSpan span = g_array_index (paragraphs, ReadoutParagraph, i).span;

      if (span.end - span.start <= CONTEXT_MAX)
        add_span (aboutness, aboutness->lead, span);
    }
  for (guint i = 0; i < aboutness->topics->len; i++)
    {
      Topic *topic = &g_array_index (aboutness->topics, Topic, i);

      topic->is_lead = find_is_lead (aboutness, topic);
    }
}

ReadoutAboutness *
readout_aboutness_new (ReadoutReport *report, GPtrArray *topics)
{
  ReadoutAboutness *aboutness = g_new0 (ReadoutAboutness, 1);

  aboutness->report = g_object_ref (report);
  aboutness->indices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  aboutness->topics = g_array_new (FALSE, FALSE, sizeof (Topic));
  g_array_set_clear_func (aboutness->topics, clear_topic);
  for (guint i = 0; i < topics->len; i++)
    add_topic (aboutness, g_ptr_array_index (topics, i));
  aboutness->hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  aboutness->stand_ins = g_array_new (FALSE, FALSE, sizeof (guint32));
  aboutness->title = make_set (aboutness);
  aboutness->lead = make_set (aboutness);
  aboutness->paragraph = make_set (aboutness);
  aboutness->content = make_set (aboutness);
  if (g_hash_table_size (aboutness->indices) > 0)
    read_report (aboutness);
  return aboutness;
}

void
readout_aboutness_free (ReadoutAboutness *aboutness)
{
  g_object_unref (aboutness->report);
  g_hash_table_unref (aboutness->indices);
  g_array_unref (aboutness->topics);
  g_array_unref (aboutness->hits);
  g_array_unref (aboutness->stand_ins);
  g_byte_array_unref (aboutness->title);
  g_byte_array_unref (aboutness->lead);
  g_byte_array_unref (aboutness->paragraph);
  g_byte_array_unref (aboutness->content);
  g_free (aboutness);
}

/* The words of the content, from the end of the cue where an object stands between the two. */
static void
read_content (ReadoutAboutness *aboutness, ReadoutStatement *statement)
{
  ReadoutSpan extent = readout_spans_get_extent (statement->content);
  ReadoutSpan cue = readout_spans_get_extent (statement->cue);
  gboolean has_object =
      cue.end > 0 && cue.end < extent.start && extent.start - cue.end <= OBJECT_MAX;

  aboutness->extent = extent;
  clear_set (aboutness->content);
  aboutness->has_stand_in = FALSE;
  for (guint i = 0; i < statement->content->len; i++)
    {
      ReadoutSpan span = readout_spans_get (statement->content, i);

      if (i == 0 && has_object)
        span.start = cue.end;
      add_span (aboutness, aboutness->content, span);
      aboutness->has_stand_in = aboutness->has_stand_in || has_stand_in (aboutness, span);
    }
}

void
readout_aboutness_read (ReadoutAboutness *aboutness, ReadoutStatement *statement)
{
  GArray *paragraphs = readout_text_get_paragraphs (aboutness->report->text);
  ReadoutSpan span = readout_spans_get_extent (statement->content);

  read_content (aboutness, statement);
  if (paragraphs->len > 0)
    {
      ReadoutSpan paragraph =
          g_array_index (paragraphs, ReadoutParagraph,
                         readout_text_find_paragraph (aboutness->report->text, span.start))
              .span;

      if (paragraph.end - paragraph.start <= CONTEXT_MAX)
        span = paragraph;
    }
  if (span.start == aboutness->span.start && span.end == aboutness->span.end)
    return;
  aboutness->span = span;
  clear_set (aboutness->paragraph);
  if (span.end - span.start <= CONTEXT_MAX)
    add_span (aboutness, aboutness->paragraph, span);
}

gboolean
readout_aboutness_is_about (const ReadoutAboutness *aboutness, guint index)
{
  const Topic *topic = &g_array_index (aboutness->topics, Topic, index);
  guint n_terms = topic->terms->len;
  guint n_lower = 0;
  guint n = count_terms (aboutness->content, NULL, topic, &n_lower);
  guint n_lower_around = 0;
  guint n_around;

  if (n_terms == 0 || n == 0)
    return FALSE;
  if (n_terms == 1 || (n >= 2 && n_lower > 0))
    return TRUE;
  n_around = count_terms (aboutness->paragraph, aboutness->title, topic, &n_lower_around);
  if (n_lower > 0)
    return n_around >= 2 || topic->is_lead;
  return n >= 2 &&
         (n_lower_around > 0 || n >= NAMES_ENOUGH || topic->is_lead || topic->has_only_names);
}

gboolean
readout_aboutness_is_around (const ReadoutAboutness *aboutness, guint index)
{
  const Topic *topic = &g_array_index (aboutness->topics, Topic, index);
  guint n_terms = topic->terms->len;
  guint n_lower = 0;
  guint n = count_terms (aboutness->paragraph, aboutness->title, topic, &n_lower);

  return n_terms > 0 && n >= get_least (n_terms) &&
         (n_lower > 0 || n >= NAMES_ENOUGH || topic->has_only_names);
}

gboolean
readout_aboutness_was_just_named (const ReadoutAboutness *aboutness, guint index)
{
  const Topic *topic = &g_array_index (aboutness->topics, Topic, index);
  guint32 start = aboutness->extent.start > NEAR ? aboutness->extent.start - NEAR : 0;

  for (guint i = find_first_hit (aboutness, start); i < aboutness->hits->len; i++)
    {
      const Hit *hit = &g_array_index (aboutness->hits, Hit, i);

      if (hit->start >= aboutness->extent.end)
        return FALSE;
      if (hit->is_upper && !topic->has_only_names)
        continue;
      for (guint j = 0; j < topic->terms->len; j++)
        if (g_array_index (topic->terms, guint, j) == hit->term)
          return TRUE;
    }
  return FALSE;
}

gboolean
readout_aboutness_is_lead (const ReadoutAboutness *aboutness, guint index)
{
  return g_array_index (aboutness->topics, Topic, index).is_lead;
}

gboolean
readout_aboutness_has_stand_in (const ReadoutAboutness *aboutness)
{
  return aboutness->has_stand_in;
}
