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

/* Words of a content that are looked at: a speech of many pages is no clause. */
#define WORDS_MAX 400

/* Paragraphs that tell what a report is about. */
#define LEAD_PARAGRAPHS 4

/* Between a reporting word and the content, where its object may stand, in bytes. */
#define OBJECT_MAX 80

/* So many names of a topic together are about it, whatever else is said. */
#define NAMES_ENOUGH 3

/* A stem with a word that begins with no capital is told apart by this value of the set. */
#define UPPER GINT_TO_POINTER (1)
#define LOWER GINT_TO_POINTER (2)

struct _ReadoutAboutness
{
  ReadoutReport *report;
  GHashTable *title; /* sets of stems, with UPPER or LOWER */
  GHashTable *lead;
  GHashTable *paragraph;
  GHashTable *content;
  gboolean has_stand_in;
  ReadoutSpan span; /* of the paragraph that was read */
};

static GHashTable *
make_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
add_words (GHashTable *set, const char *string)
{
  g_autoptr (GArray) terms = readout_terms_split (string, -1);

  for (guint i = 0; i < terms->len && i < WORDS_MAX; i++)
    {
      ReadoutTerm *term = &g_array_index (terms, ReadoutTerm, i);

      if (term->stem != NULL && g_hash_table_lookup (set, term->stem) != LOWER)
        g_hash_table_insert (set, g_steal_pointer (&term->stem), term->is_upper ? UPPER : LOWER);
    }
}

static gboolean
find_stand_in (const char *string)
{
  g_autoptr (GArray) terms = readout_terms_split (string, -1);

  for (guint i = 0; i < terms->len && i < WORDS_MAX; i++)
    {
      ReadoutSpan span = g_array_index (terms, ReadoutTerm, i).span;
      g_autofree char *word = g_ascii_strdown (string + span.start, span.end - span.start);

      if (readout_stand_in_find (word) != READOUT_STAND_IN_NONE)
        return TRUE;
    }
  return FALSE;
}

static void
add_span (GHashTable *set, ReadoutReport *report, ReadoutSpan span)
{
  g_autofree char *words = NULL;

  if (span.end - span.start > CONTEXT_MAX)
    return;
  words = readout_text_dup_span (report->text, span);
  add_words (set, words);
}

ReadoutAboutness *
readout_aboutness_new (ReadoutReport *report)
{
  ReadoutAboutness *aboutness = g_new0 (ReadoutAboutness, 1);
  GArray *paragraphs = readout_text_get_paragraphs (report->text);

  aboutness->report = g_object_ref (report);
  aboutness->title = make_set ();
  aboutness->lead = make_set ();
  aboutness->paragraph = make_set ();
  aboutness->content = make_set ();
  if (report->title != NULL)
    {
      add_words (aboutness->title, report->title);
      add_words (aboutness->lead, report->title);
    }
  for (guint i = 0; i < paragraphs->len && i < LEAD_PARAGRAPHS; i++)
    add_span (aboutness->lead, report, g_array_index (paragraphs, ReadoutParagraph, i).span);
  return aboutness;
}

void
readout_aboutness_free (ReadoutAboutness *aboutness)
{
  g_object_unref (aboutness->report);
  g_hash_table_unref (aboutness->title);
  g_hash_table_unref (aboutness->lead);
  g_hash_table_unref (aboutness->paragraph);
  g_hash_table_unref (aboutness->content);
  g_free (aboutness);
}

/* The words of the content, from the end of the cue where an object stands between the two. */
static char *
dup_words (ReadoutReport *report, ReadoutStatement *statement)
{
  g_autoptr (GArray) content = readout_spans_copy (statement->content);
  ReadoutSpan extent = readout_spans_get_extent (statement->content);
  ReadoutSpan cue = readout_spans_get_extent (statement->cue);

  if (cue.end > 0 && cue.end < extent.start && extent.start - cue.end <= OBJECT_MAX &&
      content->len > 0)
    g_array_index (content, ReadoutSpan, 0).start = cue.end;
  return readout_text_dup_spans (report->text, content, " ");
}

void
readout_aboutness_read (ReadoutAboutness *aboutness, ReadoutStatement *statement)
{
  GArray *paragraphs = readout_text_get_paragraphs (aboutness->report->text);
  ReadoutSpan span = readout_spans_get_extent (statement->content);
  g_autofree char *words = dup_words (aboutness->report, statement);

  g_hash_table_remove_all (aboutness->content);
  add_words (aboutness->content, words);
  aboutness->has_stand_in = find_stand_in (words);
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
  g_hash_table_remove_all (aboutness->paragraph);
  add_span (aboutness->paragraph, aboutness->report, span);
}

/* How many terms of @topic are in any of the sets; and how many of these as words without a
 * capital. @second: (nullable) */
static guint
count_terms (GHashTable *first, GHashTable *second, const ReadoutProposition *topic, guint *n_lower)
{
  guint n = 0;

  *n_lower = 0;
  for (guint i = 0; topic->terms[i] != NULL; i++)
    {
      gpointer found = g_hash_table_lookup (first, topic->terms[i]);

      if (found != LOWER && second != NULL)
        {
          gpointer other = g_hash_table_lookup (second, topic->terms[i]);

          found = other != NULL ? other : found;
        }
      n += found != NULL;
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

gboolean
readout_aboutness_is_about (const ReadoutAboutness *aboutness, const ReadoutProposition *topic)
{
  guint n_terms = g_strv_length (topic->terms);
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
    return n_around >= 2 || readout_aboutness_is_lead (aboutness, topic);
  return n >= 2 && (n_lower_around > 0 || n >= NAMES_ENOUGH ||
                    readout_aboutness_is_lead (aboutness, topic) || has_only_names (topic));
}

/* Of so many terms, how many must be named where the topic itself may be meant by "it". */
static guint
get_least (guint n_terms)
{
  return n_terms <= 1 ? n_terms : CLAMP ((n_terms + 1) / 2, 2, 3);
}

gboolean
readout_aboutness_is_around (const ReadoutAboutness *aboutness, const ReadoutProposition *topic)
{
  guint n_terms = g_strv_length (topic->terms);
  guint n_lower = 0;
  guint n = count_terms (aboutness->paragraph, aboutness->title, topic, &n_lower);

  return n_terms > 0 && n >= get_least (n_terms) &&
         (n_lower > 0 || n >= NAMES_ENOUGH || has_only_names (topic));
}

gboolean
readout_aboutness_is_lead (const ReadoutAboutness *aboutness, const ReadoutProposition *topic)
{
  guint n_terms = g_strv_length (topic->terms);
  guint n_lower = 0;
  guint n = count_terms (aboutness->lead, NULL, topic, &n_lower);

  return n_terms > 0 && n >= MAX (get_least (n_terms), (n_terms + 1) / 2) &&
         (n_lower > 0 || n >= NAMES_ENOUGH || has_only_names (topic));
}

gboolean
readout_aboutness_has_stand_in (const ReadoutAboutness *aboutness)
{
  return aboutness->has_stand_in;
}
