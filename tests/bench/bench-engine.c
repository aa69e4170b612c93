/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bench-engine FILE…: words a second of each stage of the language engine on one thread, beside
 * plain ICU word and sentence breaking of the same texts; of the stances towards suggested topics,
 * with their share of the engine's time; then of the whole on all processors, with the memory that
 * many reports take.
 */
#include <sys/resource.h>
#include <time.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>

#include "attribution/readout-engine.h"
#include "language/readout-data.h"
#include "stance/readout-stance-rules.h"
#include "stance/readout-topics.h"
#include "syntax/readout-syntax.h"
#include "text/readout-ordered-pool.h"

/* How many reports go through the pool; the files are taken again and again. */
#define POOL_REPORTS 10000
/* As many topics as a project is suggested. */
#define TOPICS 5
/* Engine and stances by turns, since what else the machine does slows either. */
#define ROUNDS 5

static GPtrArray *reports; /* of ReadoutReport */
static guint64 n_words;

/* Processor time: what else the machine does is left out. */
static gint64
get_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static double
get_seconds (gint64 start)
{
  return (get_time () - start) / (double)G_USEC_PER_SEC;
}

/* The words between ICU's boundaries, and its sentences. */
static guint64
break_with_icu (void)
{
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *words = ubrk_open (UBRK_WORD, "en", NULL, 0, &status);
  UBreakIterator *sentences = ubrk_open (UBRK_SENTENCE, "en", NULL, 0, &status);
  guint64 found = 0;

  for (guint i = 0; i < reports->len; i++)
    {
      ReadoutReport *report = g_ptr_array_index (reports, i);
      gsize length;
      const char *string = readout_text_get_string (report->text, &length);
      g_autofree UChar *wide = g_new (UChar, length + 1);
      int32_t wide_length = 0;

      status = U_ZERO_ERROR;
      u_strFromUTF8 (wide, length + 1, &wide_length, string, length, &status);
      ubrk_setText (words, wide, wide_length, &status);
      ubrk_setText (sentences, wide, wide_length, &status);
      while (ubrk_next (words) != UBRK_DONE)
        found += ubrk_getRuleStatus (words) >= UBRK_WORD_NONE_LIMIT;
      while (ubrk_next (sentences) != UBRK_DONE)
        ;
    }
  ubrk_close (words);
  ubrk_close (sentences);
  return found;
}

static double
measure_icu (void)
{
  gint64 start = get_time ();

  n_words = break_with_icu ();
  return get_seconds (start);
}

typedef enum
{
  STAGE_SEGMENT,
  STAGE_TAG,
  STAGE_PARSE,
} Stage;

static double
measure_stage (ReadoutSyntax *syntax, Stage stage)
{
  ReadoutSegments *segments = readout_segments_new ();
  gint64 start = get_time ();

  for (guint i = 0; i < reports->len; i++)
    {
      ReadoutReport *report = g_ptr_array_index (reports, i);

      readout_segmenter_run (segments, report->text);
      if (stage == STAGE_TAG)
        readout_syntax_tag (syntax, segments);
      else if (stage == STAGE_PARSE)
        readout_syntax_parse (syntax, segments);
    }
  readout_segments_free (segments);
  return get_seconds (start);
}

static gpointer
analyse (guint index, gpointer engine, GCancellable *cancellable)
{
  ReadoutReport *report = g_ptr_array_index (reports, index % reports->len);
  GPtrArray *statements = readout_engine_analyse (engine, report, cancellable, NULL);

  g_assert_nonnull (statements);
  return statements;
}

static gboolean
take (guint index, gpointer result, gpointer engine, GError **error)
{
  (void)index;
  (void)engine;
  (void)error;
  g_ptr_array_unref (result);
  return TRUE;
}

static double
measure_engine (ReadoutEngine *engine)
{
  gint64 start = get_time ();

  for (guint i = 0; i < reports->len; i++)
    g_ptr_array_unref (analyse (i, engine, NULL));
  return get_seconds (start);
}

/* What was found in each report, for the stances: a GPtrArray of ReadoutStatement a report. */
static GPtrArray *
analyse_all (ReadoutEngine *engine, GPtrArray *all)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);

  for (guint i = 0; i < reports->len; i++)
    {
      GPtrArray *statements = analyse (i, engine, NULL);

      for (guint j = 0; j < statements->len; j++)
        {
          ReadoutStatement *statement = g_ptr_array_index (statements, j);

          statement->report_id = i + 1;
          g_ptr_array_add (all, statement);
        }
      g_ptr_array_add (found, statements);
    }
  return found;
}

static double
measure_stances (ReadoutStanceRules *rules, GPtrArray *found, GPtrArray *topics)
{
  gint64 start = get_time ();

  for (guint i = 0; i < reports->len; i++)
    readout_stance_rules_apply (rules, g_ptr_array_index (reports, i), g_ptr_array_index (found, i),
                                topics);
  return get_seconds (start);
}

/* Prints how long the stances of all statements towards the suggested topics take. */
static gboolean
print_stance (ReadoutEngine *engine, GError **error)
{
  g_autoptr (ReadoutStanceRules) rules = readout_stance_rules_new (NULL, error);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GPtrArray) found = analyse_all (engine, all);
  g_autoptr (GPtrArray) topics = NULL;
  double whole = 0;
  double seconds = 0;

  if (rules == NULL)
    return FALSE;
  topics = readout_topics_suggest (NULL, reports, all, TOPICS, error);
  if (topics == NULL)
    return FALSE;
  for (guint i = 0; i < ROUNDS; i++)
    {
      whole += measure_engine (engine) / ROUNDS;
      seconds += measure_stances (rules, found, topics) / ROUNDS;
    }
  whole = MAX (whole, 1e-6);
  seconds = MAX (seconds, 1e-6);
  g_print ("%-24s %10.0f words/s  %6.1f %% of the engine's time; %.0f statements/s, %u topics\n",
           "stances", n_words / seconds, 100 * seconds / whole, all->len / seconds, topics->len);
  return TRUE;
}

static long
get_peak_memory (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

/* As the program does it: results are taken in order, few are in memory at any time. */
static void
measure_pool (ReadoutEngine *engine)
{
  long before = get_peak_memory ();
  gint64 start = g_get_monotonic_time ();
  double seconds;

  readout_ordered_pool_run (POOL_REPORTS, analyse, take, (GDestroyNotify)g_ptr_array_unref, engine,
                            NULL, NULL);
  seconds = (g_get_monotonic_time () - start) / (double)G_USEC_PER_SEC;
  g_print ("%-24s %10.0f words/s  %u reports on %u processors, at most %ld MB, %ld MB before\n",
           "whole, pool", (double)n_words / reports->len * POOL_REPORTS / seconds, POOL_REPORTS,
           g_get_num_processors (), get_peak_memory (), before);
}

static void
print_row (const char *name, double seconds, double floor)
{
  g_print ("%-24s %10.0f words/s  %6.1f times ICU's time\n", name, n_words / seconds,
           seconds / floor);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutEngine) engine = readout_engine_new (NULL, &error);
  g_autoptr (ReadoutSyntax) syntax = NULL;
  g_autofree char *model = NULL;
  double floor;
  double segment;
  double tag;
  double parse;
  double whole;

  if (argc < 2)
    {
      g_printerr ("Usage: bench-engine FILE…\n");
      return 2;
    }
  if (engine == NULL ||
      (model = readout_data_find (NULL, "language/en/syntax.model", &error)) == NULL ||
      (syntax = readout_syntax_new_from_file (model, &error)) == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  reports = g_ptr_array_new_with_free_func (g_object_unref);
  for (int i = 1; i < argc; i++)
    {
      g_autoptr (ReadoutReport) report = readout_report_new ();
      g_autofree char *contents = NULL;
      gsize length;

      if (!g_file_get_contents (argv[i], &contents, &length, &error) ||
          (report->text = readout_text_new (contents, length, NULL, &error)) == NULL)
        {
          g_printerr ("%s: %s\n", argv[i], error->message);
          return 1;
        }
      report->id = i;
      g_ptr_array_add (reports, g_steal_pointer (&report));
    }
  measure_icu ();
  floor = measure_icu ();
  segment = measure_stage (syntax, STAGE_SEGMENT);
  tag = measure_stage (syntax, STAGE_TAG);
  parse = measure_stage (syntax, STAGE_PARSE);
  whole = measure_engine (engine);

  g_print ("%u reports, %" G_GUINT64_FORMAT " words\n", reports->len, n_words);
  print_row ("ICU words and sentences", floor, floor);
  print_row ("segmentation", segment, floor);
  print_row ("tagging", tag - segment, floor);
  print_row ("parsing", parse - tag, floor);
  print_row ("attribution", MAX (whole - parse, 1e-6), floor);
  print_row ("whole, one thread", whole, floor);
  if (!print_stance (engine, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  measure_pool (engine);
  g_ptr_array_unref (reports);
  return 0;
}
