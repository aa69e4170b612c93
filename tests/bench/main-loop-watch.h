/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Watches the main loop of a real window: how long it works without a rest, by the clock and by the
 * processor (which a busy machine does not change much), how long its frames take, and how much
 * memory the process has. With READOUT_BENCH_STACKS in the environment, a stretch that takes too
 * long of the processor prints where it was when it became so.
 */
#pragma once

#include <execinfo.h>
#include <gtk/gtk.h>
#include <signal.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

/* Milliseconds that the main loop may work without a rest. */
#define WATCH_LIMIT 50

typedef struct
{
  double clock; /* both in milliseconds */
  double processor;
} WatchTime;

typedef struct
{
  WatchTime start;   /* of the stretch under way */
  WatchTime longest; /* each of the two by itself */
  guint n_late;      /* stretches over the limit, by the processor */
  WatchTime frame_start;
  GArray *frames; /* of double: milliseconds of the processor */
  double worst_frame_clock;
  gboolean stacks;
  timer_t timer;
} Watch;

static Watch watch;

static inline double
watch_read (clockid_t id)
{
  struct timespec time;

  clock_gettime (id, &time);
  return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static inline WatchTime
watch_now (void)
{
  return (WatchTime){ watch_read (CLOCK_MONOTONIC), watch_read (CLOCK_THREAD_CPUTIME_ID) };
}

static inline void
watch_set_timer (gboolean on)
{
  const struct itimerspec time = { .it_value.tv_nsec = on ? WATCH_LIMIT * 1000000 : 0 };

  if (watch.stacks)
    timer_settime (watch.timer, 0, &time, NULL);
}

static inline void
watch_stack_cb (int number)
{
  void *places[40];

  backtrace_symbols_fd (places, backtrace (places, G_N_ELEMENTS (places)), STDERR_FILENO);
  (void)!write (STDERR_FILENO, "\n", 1);
}

static inline void
watch_end_stretch (void)
{
  WatchTime now = watch_now ();
  double processor = now.processor - watch.start.processor;

  watch_set_timer (FALSE);
  watch.longest.clock = MAX (watch.longest.clock, now.clock - watch.start.clock);
  watch.longest.processor = MAX (watch.longest.processor, processor);
  watch.n_late += processor > WATCH_LIMIT;
}

static inline void
watch_begin_stretch (void)
{
  watch.start = watch_now ();
  watch_set_timer (TRUE);
}

static inline int
watch_poll (GPollFD *files, guint n_files, int timeout)
{
  int result;

  watch_end_stretch ();
  result = g_poll (files, n_files, timeout);
  watch_begin_stretch ();
  return result;
}

static inline void
watch_frame_begins_cb (GdkFrameClock *clock)
{
  watch.frame_start = watch_now ();
}

static inline void
watch_frame_ends_cb (GdkFrameClock *clock)
{
  WatchTime now = watch_now ();
  double processor = now.processor - watch.frame_start.processor;

  g_array_append_val (watch.frames, processor);
  watch.worst_frame_clock = MAX (watch.worst_frame_clock, now.clock - watch.frame_start.clock);
}

/* Begins to watch the main loop. */
static inline void
watch_main_loop (void)
{
  struct sigevent event = { .sigev_notify = SIGEV_THREAD_ID, .sigev_signo = SIGUSR2 };

  watch.frames = g_array_new (FALSE, FALSE, sizeof (double));
  watch.stacks = g_getenv ("READOUT_BENCH_STACKS") != NULL;
  event._sigev_un._tid = (pid_t)syscall (SYS_gettid);
  if (watch.stacks)
    {
      struct sigaction action = { .sa_handler = watch_stack_cb, .sa_flags = SA_RESTART };

      sigaction (SIGUSR2, &action, NULL);
      watch.stacks = timer_create (CLOCK_THREAD_CPUTIME_ID, &event, &watch.timer) == 0;
    }
  watch_begin_stretch ();
  g_main_context_set_poll_func (NULL, watch_poll);
}

/* And the frames of a window that is realized. */
static inline void
watch_frames (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  g_signal_connect (clock, "before-paint", G_CALLBACK (watch_frame_begins_cb), NULL);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (watch_frame_ends_cb), NULL);
}

static inline int
watch_compare (gconstpointer a, gconstpointer b)
{
  const double *first = a;
  const double *second = b;

  return (*first > *second) - (*first < *second);
}

/* A number in kB from a file of /proc/self. */
static inline gint64
watch_read_memory (const char *file, const char *key)
{
  g_autofree char *text = NULL;
  const char *at = g_file_get_contents (file, &text, NULL, NULL) ? strstr (text, key) : NULL;

  return at != NULL ? g_ascii_strtoll (at + strlen (key), NULL, 10) : 0;
}

static inline double
watch_get_memory (void)
{
  return (double)watch_read_memory ("/proc/self/smaps_rollup", "Rss:") / 1024;
}

static inline double
watch_get_most_memory (void)
{
  return (double)watch_read_memory ("/proc/self/status", "VmHWM:") / 1024;
}

static inline void
watch_reset (void)
{
  watch.longest = (WatchTime){ 0 };
  watch.n_late = 0;
  watch.worst_frame_clock = 0;
  g_array_set_size (watch.frames, 0);
  watch_set_timer (TRUE);
  watch.start = watch_now ();
}

static inline void
watch_print_head (void)
{
  g_print ("%-44s %9s  %17s %5s  %6s %7s %7s %7s  %6s %6s\n", "milliseconds", "answer",
           "loop: cpu/clock", "late", "frames", "median", "worst", "clock", "RSS MB", "PSS MB");
}

/* One line about what happened since the last one; @answer: milliseconds until it was done, -1:
 * nothing to tell. Whether the limit was kept. */
static inline gboolean
watch_print (const char *what, double answer)
{
  gboolean good;
  double median = 0;
  double worst = 0;

  watch_end_stretch ();
  good = watch.longest.processor <= WATCH_LIMIT;
  g_array_sort (watch.frames, watch_compare);
  if (watch.frames->len > 0)
    {
      median = g_array_index (watch.frames, double, watch.frames->len / 2);
      worst = g_array_index (watch.frames, double, watch.frames->len - 1);
    }
  g_print ("%-44s %9.0f  %8.1f/%8.1f %5u  %6u %7.1f %7.1f %7.1f  %6.0f %6.0f%s\n", what, answer,
           watch.longest.processor, watch.longest.clock, watch.n_late, watch.frames->len, median,
           worst, watch.worst_frame_clock, watch_get_memory (),
           (double)watch_read_memory ("/proc/self/smaps_rollup", "Pss:") / 1024,
           good ? "" : "  LATE");
  watch_reset ();
  return good;
}
