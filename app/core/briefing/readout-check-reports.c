/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The source check: what is to be known of the reports that a sentence rests on?
 */
#include "briefing/readout-check-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "briefing/readout-actor-name.h"
#include "briefing/readout-citation.h"

/* A label like "Continental Wire, 4 March 2024"; owned by the caller. */
static char *
dup_report_name (const ReadoutReport *report)
{
  const char *name = report->outlet != NULL && *report->outlet != '\0' ? report->outlet
                     : report->title != NULL && *report->title != '\0' ? report->title
                                                                       : _ ("an unknown outlet");
  g_autofree char *date = readout_citation_dup_date (report->published);

  if (report->published == NULL || strcmp (date, "undated") == 0)
    return g_strdup (name);
  return g_strdup_printf ("%s, %s", name, date);
}

static void
check_state (ReadoutCheckedSentence *checked, const ReadoutCheckStatement *cited)
{
  const ReadoutReport *report = cited->report->report;
  ReadoutSpan span = checked->sentence->span;
  g_autofree char *name = dup_report_name (report);

  if (cited->report->is_removed)
    readout_checked_sentence_add (
        checked, READOUT_FINDING_WITHDRAWN_SOURCE, READOUT_SEVERITY_ERROR, span, cited->key,
        /* Translators: %s is an outlet and a date */
        g_strdup_printf (_ ("Rests on a report that was removed from the project: %s."), name));
  else if (report->state == READOUT_REPORT_STATE_CORRECTED)
    readout_checked_sentence_add (
        checked, READOUT_FINDING_CORRECTED_SOURCE, READOUT_SEVERITY_WARNING, span, cited->key,
        /* Translators: %s is an outlet and a date */
        g_strdup_printf (_ ("Rests on a report that has been corrected: %s."), name));
  else if (report->state == READOUT_REPORT_STATE_WITHDRAWN)
    readout_checked_sentence_add (
        checked, READOUT_FINDING_WITHDRAWN_SOURCE, READOUT_SEVERITY_ERROR, span, cited->key,
        /* Translators: %s is an outlet and a date */
        g_strdup_printf (_ ("Rests on a report that has been withdrawn: %s."), name));
}

static void
check_metadata (ReadoutCheckedSentence *checked, const ReadoutCheckStatement *cited)
{
  const ReadoutReport *report = cited->report->report;
  g_autofree char *date = readout_citation_dup_date (report->published);
  gboolean nameless = report->outlet == NULL || *report->outlet == '\0';
  gboolean undated = strcmp (date, "undated") == 0;
  ReadoutFinding *finding;

  if (!nameless && !undated)
    return;
  finding = readout_checked_sentence_add (
      checked, READOUT_FINDING_MISSING_METADATA, READOUT_SEVERITY_NOTE, checked->sentence->span,
      cited->key,
      g_strdup (nameless && undated
                ? _ ("The outlet and the date of the cited report are not known.")
                : nameless
                ? _ ("The outlet of the cited report is not known.")
                : _ ("The date of the cited report is not known.")));
  finding->report_id = report->id;
}

void
readout_check_reports (ReadoutCheckedSentence *checked)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < checked->cited->len; i++)
    {
      const ReadoutCheckStatement *cited = g_ptr_array_index (checked->cited, i);

      if (!g_hash_table_add (seen, cited->report))
        continue;
      check_state (checked, cited);
      check_metadata (checked, cited);
    }
}

/* How many sources there are behind the citations: copies of one text are one.
 * @all: also those that say the same and are not cited */
static guint
count_sources (ReadoutCheckedSentence *checked, gboolean all)
{
  g_autoptr (GHashTable) sources = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < checked->reports->len; i++)
    g_hash_table_add (sources,
                      &((ReadoutCheckReport *)g_ptr_array_index (checked->reports, i))->source);
  for (guint i = 0; all && i < checked->cited->len; i++)
    {
      GArray *same = ((ReadoutCheckStatement *)g_ptr_array_index (checked->cited, i))->sources;

      for (guint j = 0; same != NULL && j < same->len; j++)
        g_hash_table_add (sources, &g_array_index (same, gint64, j));
    }
  return g_hash_table_size (sources);
}

void
readout_check_support (ReadoutCheckedSentence *checked)
{
  gboolean copies = FALSE;

  if (checked->cited->len == 0 || !checked->all_known || checked->sentence->is_label)
    return;
  for (guint i = 0; i < checked->cited->len; i++)
    {
      const ReadoutCheckStatement *cited = g_ptr_array_index (checked->cited, i);
      const ReadoutCheckStatement *first = g_ptr_array_index (checked->cited, 0);
      ReadoutVoice *actor = readout_statement_get_actor (cited->statement);

      if (actor != NULL && !readout_actor_names_is_unnamed (actor))
        return;
      copies = copies || cited->report != first->report;
    }
  if (count_sources (checked, TRUE) == 1 && !copies)
    readout_checked_sentence_add (
        checked, READOUT_FINDING_SINGLE_SOURCE, READOUT_SEVERITY_NOTE, checked->sentence->span,
        g_ptr_array_index (checked->sentence->keys, 0),
        g_strdup (_ ("Rests on one report, and on a source that it does not name.")));
  else if (count_sources (checked, TRUE) == 1)
    readout_checked_sentence_add (
        checked, READOUT_FINDING_SINGLE_SOURCE, READOUT_SEVERITY_NOTE, checked->sentence->span,
        g_ptr_array_index (checked->sentence->keys, 0),
        g_strdup (_ ("Rests on copies of one report, and on a source that they do not name.")));
  else
    readout_checked_sentence_add (
        checked, READOUT_FINDING_UNNAMED_SOURCE, READOUT_SEVERITY_NOTE, checked->sentence->span,
        g_ptr_array_index (checked->sentence->keys, 0),
        g_strdup (
            count_sources (checked, FALSE) == 1
            ? _ ("Rests on a source that is not named. Others report the same and could be cited, too.")
            : _ ("Rests on sources only that nobody names.")));
}
