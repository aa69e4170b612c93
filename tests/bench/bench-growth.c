/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bench-growth SHORT LONG FILE…: each file repeated to SHORT and to LONG bytes, the processor time
 * that the language engine takes for a kilobyte of either, and how many times more it takes for one
 * of the long text: 1.0 is linear, LONG / SHORT quadratic. Every % in a file becomes another name.
 */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "attribution/readout-engine.h"
#include "repeated-text.h"

/* The least of so many runs: what else the machine does only makes a run longer. */
#define N_RUNS 3

static double
get_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * 1e6 + now.tv_nsec / 1e3;
}

/* Microseconds for a kilobyte, or a negative number if the text is none. */
static double
measure (ReadoutEngine *engine, const char *contents, gsize length, gsize least)
{
  g_autofree char *string = repeat_text (contents, length, least);
  g_autoptr (ReadoutReport) report = readout_report_new ();
  double best = -1;

  report->text = readout_text_new (string, -1, NULL, NULL);
  for (guint i = 0; report->text != NULL && i < N_RUNS; i++)
    {
      double start = get_time ();
      g_autoptr (GPtrArray) statements = readout_engine_analyse (engine, report, NULL, NULL);
      double passed = get_time () - start;

      g_assert_nonnull (statements);
      best = best < 0 ? passed : MIN (best, passed);
    }
  return best / strlen (string) * 1000;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutEngine) engine = readout_engine_new (NULL, &error);
  guint64 least;
  guint64 most;

  if (engine == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  if (argc < 4 || !g_ascii_string_to_unsigned (argv[1], 10, 1, 1u << 27, &least, &error) ||
      !g_ascii_string_to_unsigned (argv[2], 10, least, 1u << 27, &most, &error))
    {
      g_printerr ("Usage: bench-growth SHORT LONG FILE…\n");
      return 2;
    }
  g_print ("%-28s %10s %10s  microseconds a kB, of %" G_GUINT64_FORMAT " and %" G_GUINT64_FORMAT
           " bytes\n",
           "", "short", "long", least, most);
  for (int i = 3; i < argc; i++)
    {
      g_autofree char *contents = NULL;
      g_autofree char *name = g_path_get_basename (argv[i]);
      gsize length;
      double brief;
      double lengthy;

      if (!g_file_get_contents (argv[i], &contents, &length, &error))
        {
          g_printerr ("%s\n", error->message);
          return 1;
        }
      if (length == 0)
        continue;
      brief = measure (engine, contents, length, least);
      lengthy = measure (engine, contents, length, most);
      if (brief < 0 || lengthy < 0)
        g_print ("%-28s no text\n", name);
      else
        g_print ("%-28s %10.0f %10.0f  %6.2f\n", name, brief, lengthy, lengthy / brief);
    }
  return EXIT_SUCCESS;
}
