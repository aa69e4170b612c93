/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reports of a sentence or two with what the engine finds in them, for the tests of its rules.
 */
#pragma once

#include <string.h>

#include "attribution/readout-engine.h"

/* A sentence, and the statement that is among those found in it: "source | cue | content". A NULL
 * statement means that there is none at all; one that begins with "!" must not be there. */
typedef struct
{
  const char *sentence;
  const char *statement;
} Case;

static ReadoutEngine *engine;

static void
open_engine (void)
{
  g_autoptr (GError) error = NULL;

  engine = readout_engine_new (NULL, &error);
  g_assert_no_error (error);
}

static void
close_engine (void)
{
  g_clear_object (&engine);
}

static char *
describe (const char *string)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutReport) report = readout_report_new ();
  g_autoptr (GPtrArray) statements = NULL;
  GString *lines = g_string_new ("");

  report->text = readout_text_new (string, -1, NULL, &error);
  g_assert_no_error (error);
  statements = readout_engine_analyse (engine, report, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < statements->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (statements, i);
      g_autofree char *source = readout_text_dup_spans (report->text, statement->source, " … ");
      g_autofree char *cue = readout_text_dup_spans (report->text, statement->cue, " … ");
      g_autofree char *content = readout_text_dup_spans (report->text, statement->content, " … ");

      g_string_append_printf (lines, "%s | %s | %s\n", source, cue, content);
    }
  return g_string_free (lines, FALSE);
}

static void
check (const Case *cases, guint n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autofree char *lines = describe (cases[i].sentence);
      const char *wanted = cases[i].statement;
      gboolean absent = wanted == NULL || wanted[0] == '!';
      g_autofree char *line =
          wanted == NULL ? g_strdup ("|") : g_strconcat (absent ? wanted + 1 : wanted, "\n", NULL);

      if ((strstr (lines, line) != NULL) == absent)
        g_error ("“%s”\n%s: %s\nfound:\n%s", cases[i].sentence, absent ? "not wanted" : "wanted",
                 line, lines);
    }
}
