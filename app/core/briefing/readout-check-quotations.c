/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The source check: are quotations what the cited reports say, word by word?
 */
#include "briefing/readout-check-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "briefing/readout-citation.h"
#include "briefing/readout-quoted-words.h"
#include "briefing/readout-word-difference.h"

/* Quotations that are less like the source than this are no slips: nothing to mend. */
#define SIMILARITY_MIN 0.5

/* In so many reports a quotation is looked for. */
#define REPORTS_MAX 50

static gboolean
is_in_sources (ReadoutCheckedSentence *checked, GArray *words)
{
  for (guint i = 0; i < checked->reports->len; i++)
    {
      ReadoutCheckReport *report = g_ptr_array_index (checked->reports, i);

      if (report->report->text == NULL || i == REPORTS_MAX)
        return TRUE; /* cannot be told */
      if (readout_compared_words_contain (readout_check_report_get_words (report), words) ||
          readout_compared_words_contain (readout_check_report_get_title (report), words))
        return TRUE;
    }
  return FALSE;
}

/* The words of the source as they stand inside double marks, with what the quotation has around its
 * words, as Markdown. */
static char *
dup_fix (const char *right, const char *quotation, GArray *words)
{
  guint32 start = g_array_index (words, ReadoutComparedWord, 0).span.start;
  guint32 end = g_array_index (words, ReadoutComparedWord, words->len - 1).span.end;
  g_autofree char *whole =
      g_strdup_printf ("%.*s%s%s", (int)start, quotation, right, quotation + end);
  g_autofree char *passage = readout_quoted_words_dup_passage (whole);
  g_autofree char *inner =
      g_strndup (passage + strlen ("“"), strlen (passage) - strlen ("“") - strlen ("”"));

  return readout_citation_escape (inner);
}

/* The first citation of the sentence that leads to the report. */
static const char *
find_key (ReadoutCheckedSentence *checked, const ReadoutCheckReport *report)
{
  for (guint i = 0; i < checked->cited->len; i++)
    {
      const ReadoutCheckStatement *cited = g_ptr_array_index (checked->cited, i);

      if (cited->report == report)
        return cited->key;
    }
  return NULL;
}

/* Finds the nearest words of the sources, and how to mend the quotation. */
static void
mend (ReadoutCheckedSentence *checked,
      ReadoutFinding *finding,
      const char *quotation,
      GArray *words)
{
  g_autoptr (ReadoutWordDifference) best = NULL;

  for (guint i = 0; i < checked->reports->len && i < REPORTS_MAX; i++)
    {
      ReadoutCheckReport *report = g_ptr_array_index (checked->reports, i);
      ReadoutWordDifference *difference = readout_word_difference_new (
          readout_text_get_string (report->report->text, NULL),
          readout_check_report_get_words (report), quotation, words, SIMILARITY_MIN);

      if (difference != NULL && (best == NULL || difference->similarity > best->similarity))
        {
          g_clear_pointer (&best, readout_word_difference_free);
          best = difference;
          g_free (finding->key);
          finding->key = g_strdup (find_key (checked, report));
        }
      else
        g_clear_pointer (&difference, readout_word_difference_free);
    }
  if (best == NULL)
    return;
  finding->difference = readout_word_difference_dup_markdown (best);
  finding->pieces = g_array_ref (best->pieces);
  if (best->right != NULL)
    finding->fix = dup_fix (best->right, quotation, words);
}

void
readout_check_quotations (ReadoutCheckedSentence *checked)
{
  ReadoutDraftSentence *sentence = checked->sentence;

  for (guint i = 0; i < sentence->quotations->len; i++)
    {
      ReadoutSpan span = readout_spans_get (sentence->quotations, i);
      g_autofree char *quotation = g_strndup (sentence->words + span.start, span.end - span.start);
      g_autoptr (GArray) words =
          readout_compared_words_new_quotation (quotation, strlen (quotation));
      ReadoutFinding *finding;

      if (words->len == 0 || is_in_sources (checked, words))
        continue;
      finding = readout_checked_sentence_add (
          checked, READOUT_FINDING_QUOTATION, READOUT_SEVERITY_ERROR,
          readout_draft_sentence_get_source (sentence, span),
          sentence->keys->len == 1 ? g_ptr_array_index (sentence->keys, 0) : NULL, NULL);
      mend (checked, finding, quotation, words);
      finding->words = g_strdup (
          finding->difference != NULL ? _ ("The quotation differs from its source.")
                                      : checked->all_known
          ? _ ("The cited reports do not have the words that are quoted.")
          : _ ("The cited reports that are known do not have the words that are quoted."));
    }
}
