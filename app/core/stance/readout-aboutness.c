/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which topics a statement is about, by the words that they share.
 */
#include "stance/readout-aboutness.h"

#include <string.h>

#include "stance/readout-term.h"

/* Of a paragraph that is read for context, in bytes. */
#define CONTEXT_MAX 3000

/* Words of a content that are looked at: a speech of many pages is no clause. */
#define WORDS_MAX 400

/* Paragraphs that tell what a report is about. */
#define LEAD_PARAGRAPHS 4

/* Between a reporting word and the content, where its object may stand, in bytes. */
#define OBJECT_MAX 80

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

static GHashTable *
make_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
read_content (ReadoutAboutness *aboutness, ReadoutReport *report, ReadoutStatement *statement)
{
  g_autofree char *words = dup_words (report, statement);
  g_autoptr (GArray) terms = readout_terms_split (words, -1);

  for (guint i = 0; i < terms->len && i < WORDS_MAX; i++)
    {
      ReadoutTerm *term = &g_array_index (terms, ReadoutTerm, i);

      if (term->stem == NULL)
        continue;
      if (!term->is_upper)
        g_hash_table_add (aboutness->lower, g_strdup (term->stem));
      g_hash_table_add (aboutness->content, g_steal_pointer (&term->stem));
    }
}

static void
read_context (ReadoutAboutness *aboutness, ReadoutReport *report, ReadoutStatement *statement)
{
  GArray *paragraphs = readout_text_get_paragraphs (report->text);
  ReadoutSpan content = readout_spans_get_extent (statement->content);
  ReadoutSpan span = content;
  g_autofree char *words = NULL;

  if (paragraphs->len > 0)
    span = g_array_index (paragraphs, ReadoutParagraph,
                          readout_text_find_paragraph (report->text, content.start))
               .span;
  if (span.end - span.start > CONTEXT_MAX)
    span = content;
  if (span.end - span.start > CONTEXT_MAX)
    return;
  words = readout_text_dup_span (report->text, span);
  readout_terms_add_stems (aboutness->context, words);
  if (report->title != NULL)
    readout_terms_add_stems (aboutness->context, report->title);
}

ReadoutAboutness *
readout_aboutness_new (ReadoutReport *report, ReadoutStatement *statement)
{
  ReadoutAboutness *aboutness = g_new0 (ReadoutAboutness, 1);

  aboutness->content = make_set ();
  aboutness->lower = make_set ();
  aboutness->context = make_set ();
  read_content (aboutness, report, statement);
  read_context (aboutness, report, statement);
  return aboutness;
}

void
readout_aboutness_free (ReadoutAboutness *aboutness)
{
  g_hash_table_unref (aboutness->content);
  g_hash_table_unref (aboutness->lower);
  g_hash_table_unref (aboutness->context);
  g_free (aboutness);
}

static guint
count_terms (GHashTable *stems, const ReadoutProposition *topic)
{
  guint n = 0;

  for (guint t = 0; topic->terms[t] != NULL; t++)
    n += g_hash_table_contains (stems, topic->terms[t]);
  return n;
}

gboolean
readout_aboutness_is_about (const ReadoutAboutness *aboutness, const ReadoutProposition *topic)
{
  guint n_terms = g_strv_length (topic->terms);
  guint n = count_terms (aboutness->content, topic);

  if (n_terms == 0 || n == 0)
    return FALSE;
  if (n_terms <= 2 || n >= 2)
    return TRUE;
  return count_terms (aboutness->lower, topic) > 0 && count_terms (aboutness->context, topic) >= 2;
}

gboolean
readout_aboutness_is_around (const ReadoutAboutness *aboutness, const ReadoutProposition *topic)
{
  guint n_terms = g_strv_length (topic->terms);

  return n_terms > 0 &&
         count_terms (aboutness->context, topic) >= MIN (MAX (1, (n_terms + 1) / 2), 3);
}

GHashTable *
readout_aboutness_find_lead (ReadoutReport *report)
{
  GArray *paragraphs = readout_text_get_paragraphs (report->text);
  GHashTable *lead = make_set ();

  if (report->title != NULL)
    readout_terms_add_stems (lead, report->title);
  for (guint i = 0; i < paragraphs->len && i < LEAD_PARAGRAPHS; i++)
    {
      ReadoutSpan span = g_array_index (paragraphs, ReadoutParagraph, i).span;
      g_autofree char *words = NULL;

      if (span.end - span.start > CONTEXT_MAX)
        break;
      words = readout_text_dup_span (report->text, span);
      readout_terms_add_stems (lead, words);
    }
  return lead;
}

gboolean
readout_aboutness_is_lead (GHashTable *lead, const ReadoutProposition *topic)
{
  guint n_terms = g_strv_length (topic->terms);

  return n_terms > 0 && count_terms (lead, topic) * 2 >= n_terms;
}
