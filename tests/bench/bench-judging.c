/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A topic of a project whose words changed: how many statements a second are judged again, and how
 * long the main loop and the lists of the window wait meanwhile: bench-judging [REPORTS
 * [STATEMENTS]], made-up reports with so many statements each.
 */
#include "../core/store-samples.h"

#include <stdlib.h>

#include "store/readout-intake.h"

/* A frame at 60 a second, in milliseconds. */
#define FRAME 16.7

#define TICK 2

typedef struct
{
  ReadoutProject *project;
  ReadoutStanceRules *rules;
  GMainLoop *loop;
  gint64 last_tick;
  gint64 longest_gap;
  gint64 asked;
  gint64 longest_answer;
  guint n_answers;
  gboolean done;
} Bench;

static gpointer
fill_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const guint *numbers = data;
  g_autoptr (ReadoutProposition) topic = readout_proposition_new (0, "The ferry would sail", NULL);

  for (guint i = 0; i < numbers[0]; i++)
    sample_add (store, i, numbers[1]);
  return GINT_TO_POINTER ((int)readout_store_add_topic (
      store, topic->text, (const char *const *)topic->terms, TRUE, error));
}

static gpointer
list_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const ReadoutStatementQuery query = { .topic_id = 1 };

  return readout_store_list_statements (store, &query, 0, 50, error);
}

static void ask (Bench *bench);

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Bench *bench = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows =
      readout_project_run_finish (READOUT_PROJECT (source), result, &error);

  g_assert_no_error (error);
  bench->longest_answer = MAX (bench->longest_answer, g_get_monotonic_time () - bench->asked);
  bench->n_answers++;
  if (bench->done)
    g_main_loop_quit (bench->loop);
  else
    ask (bench);
}

static void
ask (Bench *bench)
{
  bench->asked = g_get_monotonic_time ();
  readout_project_run_async (bench->project, list_cb, NULL, NULL, (GDestroyNotify)g_ptr_array_unref,
                             NULL, listed_cb, bench);
}

static gboolean
tick_cb (gpointer user_data)
{
  Bench *bench = user_data;
  gint64 now = g_get_monotonic_time ();

  if (bench->last_tick != 0)
    bench->longest_gap = MAX (bench->longest_gap, now - bench->last_tick - TICK * 1000);
  bench->last_tick = now;
  return G_SOURCE_CONTINUE;
}

static gpointer
judge_cb (gpointer data)
{
  Bench *bench = data;
  g_autoptr (GError) error = NULL;

  readout_intake_judge_topics (bench->project, bench->rules, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  bench->done = TRUE;
  return NULL;
}

int
main (int argc, char *argv[])
{
  guint numbers[] = { argc > 1 ? atoi (argv[1]) : 2500, argc > 2 ? atoi (argv[2]) : 40 };
  g_autoptr (GError) error = NULL;
  SampleFile file;
  Bench bench = { 0 };
  GThread *thread;
  gint64 start;
  double seconds;

  sample_file_set_up (&file, NULL);
  bench.project = readout_project_open (file.path, TRUE, NULL, &error);
  g_assert_no_error (error);
  bench.rules = readout_stance_rules_new (NULL, &error);
  g_assert_no_error (error);
  bench.loop = g_main_loop_new (NULL, FALSE);
  readout_project_run (bench.project, fill_cb, numbers, NULL, &error);
  g_assert_no_error (error);

  g_timeout_add (TICK, tick_cb, &bench);
  start = g_get_monotonic_time ();
  thread = g_thread_new ("judging", judge_cb, &bench);
  ask (&bench);
  g_main_loop_run (bench.loop);
  g_thread_join (thread);
  seconds = (g_get_monotonic_time () - start) / (double)G_USEC_PER_SEC;
  g_print ("%u statements judged again in %.1f s: %.0f a second\n", numbers[0] * numbers[1],
           seconds, numbers[0] * numbers[1] / seconds);
  g_print ("longest gap of the main loop: %.1f ms, %.2f frames\n", bench.longest_gap / 1000.0,
           bench.longest_gap / 1000.0 / FRAME);
  g_print ("longest wait for a page of the board: %.1f ms, of %u\n", bench.longest_answer / 1000.0,
           bench.n_answers);
  g_main_loop_unref (bench.loop);
  g_clear_object (&bench.rules);
  g_clear_object (&bench.project);
  sample_file_tear_down (&file, NULL);
  return 0;
}
