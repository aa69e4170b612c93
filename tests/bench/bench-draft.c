/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What it takes to draft from a project that grows: bench-draft [REPORTS [STATEMENTS]]. Projects of
 * a tenth, of half and of all reports are drafted with each template; the ratio to the smaller one
 * tells how the time grows. Topics, speakers and words are shared as in real projects.
 */
#include "../core/briefing-samples.h"

#include <stdlib.h>
#include <sys/resource.h>

#include "briefing/readout-draft-builder.h"
#include "briefing/readout-template-folder.h"

#define N_TOPICS 12
#define N_SPEAKERS 4001

static double
get_processor_seconds (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_utime.tv_sec + usage.ru_stime.tv_sec +
         (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static void
add_report (ReadoutSnapshot *snapshot, guint number, guint n_statements)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *outlet = g_strdup_printf ("Outlet %u", number % 90);
  g_autofree char *day = g_strdup_printf ("2024-%02u-%02u", number / 28 % 12 + 1, number % 28 + 1);
  g_autoptr (ReadoutReport) report = NULL;

  for (guint i = 0; i < n_statements; i++)
    g_string_append_printf (text, "Speaker N%u said%u that gate %u of lake %u stays open.\n\n",
                            (number * 7 + i * 13) % N_SPEAKERS, i, i, number / 3);
  report = sample_report (text->str, outlet, "Lakes", day);
  for (guint i = 0; i < n_statements; i++)
    {
      g_autofree char *source =
          g_strdup_printf ("Speaker N%u ", (number * 7 + i * 13) % N_SPEAKERS);
      g_autofree char *cue = g_strdup_printf ("said%u", i);
      g_autofree char *content =
          g_strdup_printf ("that gate %u of lake %u stays open", i, number / 3);
      ReadoutStatement *statement =
          sample_statement (report, source, cue, content, g_strstrip (source), READOUT_ACTOR_PERSON,
                            READOUT_QUOTATION_INDIRECT);

      if (i % 2 == 0)
        sample_stance (statement, 1 + (number + i) % N_TOPICS, i % 3);
      g_ptr_array_add (statements, statement);
    }
  readout_snapshot_add_report (snapshot, report, statements);
}

static ReadoutSnapshot *
make_snapshot (guint n_reports, guint n_statements)
{
  ReadoutSnapshot *snapshot = readout_snapshot_new ();

  for (guint i = 0; i < N_TOPICS; i++)
    {
      g_autofree char *words = g_strdup_printf ("Gate %u stays open", i);
      g_autoptr (ReadoutProposition) topic = readout_proposition_new (1 + i, words, NULL);

      readout_snapshot_add_topic (snapshot, topic);
    }
  for (guint i = 0; i < n_reports; i++)
    add_report (snapshot, i, n_statements);
  return snapshot;
}

int
main (int argc, char **argv)
{
  static const char *const names[] = { "positions-by-topic", "press-review", "situation-report",
                                       "timeline" };
  static const guint parts[] = { 10, 2, 1 };
  guint n_reports = argc > 1 ? (guint)atoi (argv[1]) : 10000;
  guint n_statements = argc > 2 ? (guint)atoi (argv[2]) : 20;
  double before[G_N_ELEMENTS (names)] = { 0 };
  guint n_before = 0;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      guint n = n_reports / parts[i];
      g_autoptr (ReadoutSnapshot) snapshot = make_snapshot (n, n_statements);

      for (guint j = 0; j < G_N_ELEMENTS (names); j++)
        {
          g_autoptr (ReadoutTemplate) template = readout_template_load (names[j], NULL);
          double start = get_processor_seconds ();
          g_autofree char *markdown = readout_draft_build (snapshot, template, NULL);
          double seconds = get_processor_seconds () - start;

          g_print ("%-20s %6u reports, %7u statements: %7.2f s, %6.1f MB", names[j], n,
                   n * n_statements, seconds, strlen (markdown) / 1e6);
          if (before[j] > 0)
            g_print (", ratio to linear %.2f", seconds / before[j] * n_before / n);
          g_print ("\n");
          before[j] = seconds;
        }
      n_before = n;
    }
  return 0;
}
