/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From the start of the program to its first frame: Readout with a new project, with one that is
 * there, and an empty window, by turns: bench-start [RUNS]. Tells the medians and their ratio to
 * the empty window; exit status 1 when it is more than 1.3. The last line is for the whole window
 * of the project: until nothing more was drawn of it. Needs a display:
 * tests/with-display build/tests/bench/bench-start.
 */
#include "../core/store-samples.h"

#include <stdlib.h>

#define MAX_RATIO 1.3

/* Started once before, for what the first start of anything reads from the disk. */
#define N_WARM_UP 2

typedef struct
{
  const char *name;
  const char *arguments[3];
  gboolean whole; /* until all is drawn, instead of the first frame */
  GArray *times;  /* of double, in milliseconds */
  GArray *cpu;    /* likewise, of all threads */
} Program;

static void
start (const Program *program, const char *folder, gboolean keep)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  g_auto (GStrv) numbers = NULL;
  gint64 begin;
  double time;
  double cpu;

  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_CONFIG_HOME", folder, TRUE);
  /* No session is restored. */
  g_subprocess_launcher_setenv (launcher, "GSETTINGS_BACKEND", "memory", TRUE);
  if (program->whole)
    g_subprocess_launcher_setenv (launcher, "READOUT_BENCH_WHOLE", "1", TRUE);
  begin = g_get_monotonic_time ();
  process = g_subprocess_launcher_spawnv (launcher, program->arguments, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  if (*output == '\0')
    g_error ("%s drew nothing", program->name);
  numbers = g_strsplit (g_strstrip (output), " ", 2);
  time = (double)(g_ascii_strtoll (numbers[0], NULL, 10) - begin) / 1000;
  cpu = (double)g_ascii_strtoll (numbers[1], NULL, 10) / 1000;
  if (!keep)
    return;
  g_array_append_val (program->times, time);
  g_array_append_val (program->cpu, cpu);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const double *first = a;
  const double *second = b;

  return (*first > *second) - (*first < *second);
}

static double
get_median (GArray *times)
{
  g_array_sort (times, compare_times);
  return g_array_index (times, double, times->len / 2);
}

int
main (int argc, char *argv[])
{
  guint n_runs = argc > 1 ? (guint)atoi (argv[1]) : 15;
  g_autofree char *place = g_path_get_dirname (argv[0]);
  g_autofree char *empty = g_build_filename (place, "start-empty", NULL);
  g_autofree char *readout = g_build_filename (place, "start-readout", NULL);
  SampleFile file;
  ReadoutStore *store;
  gboolean good = TRUE;
  double base;
  double base_cpu;

  sample_file_set_up (&file, NULL);
  store = sample_open (file.path);
  for (guint i = 0; i < 20; i++)
    sample_add (store, i, 20);
  sample_close (store);
  {
    Program programs[] = {
      { "an empty window", { empty }, FALSE, NULL, NULL },
      { "Readout, new project", { readout }, FALSE, NULL, NULL },
      { "Readout, 20 reports", { readout, file.path }, FALSE, NULL, NULL },
      { "the whole of these", { readout, file.path }, TRUE, NULL, NULL },
    };

    for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
      {
        programs[i].times = g_array_new (FALSE, FALSE, sizeof (double));
        programs[i].cpu = g_array_new (FALSE, FALSE, sizeof (double));
      }
    for (guint run = 0; run < n_runs + N_WARM_UP; run++)
      for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
        start (&programs[i], file.folder, run >= N_WARM_UP);
    base = get_median (programs[0].times);
    base_cpu = get_median (programs[0].cpu);
    for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
      {
        double median = get_median (programs[i].times);
        double cpu = get_median (programs[i].cpu);

        g_print ("%-22s median %6.1f ms, best %6.1f ms, %.2f times an empty window; "
                 "processor %6.1f ms, %.2f times\n",
                 programs[i].name, median, g_array_index (programs[i].times, double, 0),
                 median / base, cpu, cpu / base_cpu);
        good &= programs[i].whole || median <= MAX_RATIO * base;
        g_array_unref (programs[i].times);
        g_array_unref (programs[i].cpu);
      }
  }
  sample_file_tear_down (&file, NULL);
  return good ? 0 : 1;
}
