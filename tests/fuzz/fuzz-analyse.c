/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fuzz target of the language engine: any text gives statements whose spans lie in it, and which
 * are judged towards a topic of the text's own words. Built with a
 * fuzzer (-DREADOUT_FUZZER, -fsanitize=fuzzer) it is driven by that; else it replays the files it
 * is given, each also cut, doubled and shuffled by a fixed seed, and repeated until it is long.
 */
#include <stdlib.h>
#include <string.h>

#include "attribution/readout-engine.h"
#include "stance/readout-stance-rules.h"
#ifndef READOUT_FUZZER
#include "repeated-text.h"
#endif

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* Of a content that is taken as a topic. */
#define TOPIC_BYTES 80

static ReadoutEngine *
get_engine (void)
{
  static ReadoutEngine *engine;
  g_autoptr (GError) error = NULL;

  if (engine == NULL)
    engine = readout_engine_new (NULL, &error);
  if (engine == NULL)
    g_error ("%s", error->message);
  return engine;
}

static ReadoutStanceRules *
get_rules (void)
{
  static ReadoutStanceRules *rules;
  g_autoptr (GError) error = NULL;

  if (rules == NULL)
    rules = readout_stance_rules_new (NULL, &error);
  if (rules == NULL)
    g_error ("%s", error->message);
  return rules;
}

/* The beginning of what is said first, as a topic. */
static ReadoutProposition *
make_topic (ReadoutReport *report, ReadoutStatement *statement)
{
  g_autofree char *words = readout_text_dup_spans (report->text, statement->content, " ");
  g_autofree char *valid = NULL;

  if (strlen (words) > TOPIC_BYTES)
    words[TOPIC_BYTES] = '\0';
  valid = g_utf8_make_valid (words, -1);
  return readout_proposition_new (1, valid, NULL);
}

static void
check_stances (ReadoutReport *report, GPtrArray *statements)
{
  g_autoptr (GPtrArray) topics =
      g_ptr_array_new_with_free_func ((GDestroyNotify)readout_proposition_free);

  if (statements->len == 0)
    return;
  g_ptr_array_add (topics, make_topic (report, g_ptr_array_index (statements, 0)));
  readout_stance_rules_apply (get_rules (), report, statements, topics);
  for (guint i = 0; i < statements->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (statements, i);

      g_assert_cmpuint (statement->stances->len, <=, 1);
    }
}

static void
check_spans (const char *string, gsize length, GArray *spans)
{
  guint32 last = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      ReadoutSpan span = readout_spans_get (spans, i);

      g_assert_cmpuint (span.start, <, span.end);
      g_assert_cmpuint (span.end, <=, length);
      g_assert_cmpuint (span.start, >=, last);
      g_assert_true (((guint8)string[span.start] & 0xc0) != 0x80);
      g_assert_true (span.end == length || ((guint8)string[span.end] & 0xc0) != 0x80);
      last = span.end;
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (ReadoutReport) report = readout_report_new ();
  g_autoptr (GPtrArray) statements = NULL;
  g_autoptr (GError) error = NULL;

  report->text = readout_text_new ((const char *)data, size, NULL, NULL);
  if (report->text == NULL)
    return 0;
  statements = readout_engine_analyse (get_engine (), report, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < statements->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (statements, i);

      g_assert_cmpuint (statement->content->len, >, 0);
      g_assert_cmpuint (statement->voices->len, >, 0);
      check_spans ((const char *)data, size, statement->content);
      check_spans ((const char *)data, size, statement->cue);
      check_spans ((const char *)data, size, statement->source);
    }
  check_stances (report, statements);
  return 0;
}

#ifndef READOUT_FUZZER

#define MUTATIONS 60

/* Each file is repeated to so many bytes. */
#define LONG_BYTES 200000

static void
run_valid (const char *bytes, gsize size)
{
  g_autofree char *valid = g_utf8_make_valid (bytes, size);

  LLVMFuzzerTestOneInput ((const guint8 *)valid, strlen (valid));
}

/* Cuts, doubles and swaps pieces of the file, always the same ones. */
static void
mutate (GRand *random, const char *contents, gsize length)
{
  g_autoptr (GString) string = g_string_new_len (contents, length);

  for (guint i = 0; i < 4 && string->len > 2; i++)
    {
      gsize start = g_rand_int_range (random, 0, string->len);
      gsize size = g_rand_int_range (random, 1, MIN (40, string->len - start) + 1);
      g_autofree char *piece = g_strndup (string->str + start, size);

      if (g_rand_boolean (random))
        g_string_erase (string, start, size);
      if (g_rand_boolean (random))
        g_string_insert (string, g_rand_int_range (random, 0, string->len + 1), piece);
    }
  run_valid (string->str, string->len);
}

/* Whatever takes more than linear time takes minutes here; bench-growth tells how much. */
static void
run_long (const char *contents, gsize length)
{
  g_autofree char *string = repeat_text (contents, length, LONG_BYTES);

  LLVMFuzzerTestOneInput ((const guint8 *)string, strlen (string));
}

int
main (int argc, char **argv)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20260101);

  g_print ("1..%d\n", argc - 1);
  for (int i = 1; i < argc; i++)
    {
      g_autofree char *contents = NULL;
      g_autofree char *name = g_path_get_basename (argv[i]);
      g_autoptr (GError) error = NULL;
      gsize length;

      if (!g_file_get_contents (argv[i], &contents, &length, &error))
        g_error ("%s", error->message);
      LLVMFuzzerTestOneInput ((const guint8 *)contents, length);
      for (guint j = 0; j < MUTATIONS; j++)
        mutate (random, contents, length);
      if (length > 0)
        run_long (contents, length);
      g_print ("ok %d %s\n", i, name);
    }
  return EXIT_SUCCESS;
}

#endif
