/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reports and statements for the tests of stances, briefings and exports: built from words, not
 * from offsets.
 */
#pragma once

#include <string.h>

#include "briefing/readout-snapshot.h"

static inline ReadoutReport *
sample_report (const char *text, const char *outlet, const char *title, const char *published)
{
  g_autoptr (GError) error = NULL;
  ReadoutReport *report = readout_report_new ();

  report->text = readout_text_new (text, -1, NULL, &error);
  g_assert_no_error (error);
  report->outlet = g_strdup (outlet);
  report->title = g_strdup (title);
  report->published = g_strdup (published);
  report->path = g_strdup ("/reports/sample.txt");
  return report;
}

/* Adds the place of each part of @words ("a|b" are two parts, in order) to @spans. */
static inline void
sample_spans (ReadoutReport *report, GArray *spans, const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, "|", -1);
  const char *text = readout_text_get_string (report->text, NULL);
  const char *from = text;

  for (guint i = 0; parts[i] != NULL && *words != '\0'; i++)
    {
      const char *place = strstr (from, parts[i]);

      g_assert_nonnull (place);
      readout_spans_add (spans, (guint32)(place - text),
                         (guint32)(place - text + strlen (parts[i])));
      from = place + strlen (parts[i]);
    }
}

/* A statement whose parts are the first places of the words. @voices: "outer|speaker". */
static inline ReadoutStatement *
sample_statement (ReadoutReport *report,
                  const char *source,
                  const char *cue,
                  const char *content,
                  const char *voices,
                  ReadoutActorKind kind,
                  ReadoutQuotation quotation)
{
  ReadoutStatement *statement = readout_statement_new ();
  g_auto (GStrv) names = g_strsplit (voices, "|", -1);

  sample_spans (report, statement->source, source);
  sample_spans (report, statement->cue, cue);
  sample_spans (report, statement->content, content);
  for (guint i = 0; names[i] != NULL; i++)
    {
      gboolean last = names[i + 1] == NULL;

      g_ptr_array_add (statement->voices,
                       readout_voice_new (names[i], last ? kind : READOUT_ACTOR_MEDIA,
                                          last ? statement->source : NULL));
    }
  statement->quotation = quotation;
  statement->confidence = 0.9;
  statement->act = g_strdup ("states");
  statement->paragraph =
      readout_text_find_paragraph (report->text, readout_spans_get (statement->content, 0).start);
  return statement;
}

static inline void
sample_stance (ReadoutStatement *statement, gint64 topic, ReadoutPosition position)
{
  g_ptr_array_add (statement->stances, readout_stance_new (topic, position, 0.8, "because"));
}
