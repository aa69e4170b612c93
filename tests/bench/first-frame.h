/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tells bench-start when the first frame of a program's window has been drawn, or when the whole
 * window has, and what it took of the processor by then; and ends the program.
 */
#pragma once

#include <gtk/gtk.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

/* So long nothing is drawn, in milliseconds, once all is there. */
#define FIRST_FRAME_QUIET 500

typedef struct
{
  gint64 time; /* of the last frame */
  gint64 cpu;  /* of all threads until then */
  guint source;
} FirstFrame;

static inline gboolean
first_frame_end_cb (gpointer user_data)
{
  const FirstFrame *frame = user_data;
  char line[64];
  int length = g_snprintf (line, sizeof line, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n",
                           frame->time, frame->cpu);

  if (write (STDOUT_FILENO, line, (gsize)length) < 0)
    _exit (1);
  _exit (0);
}

static inline void
first_frame_painted_cb (GdkFrameClock *clock, gpointer user_data)
{
  static FirstFrame frame;
  struct rusage usage;

  frame.time = g_get_monotonic_time ();
  getrusage (RUSAGE_SELF, &usage);
  frame.cpu = (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * G_USEC_PER_SEC +
              usage.ru_utime.tv_usec + usage.ru_stime.tv_usec;
  if (g_getenv ("READOUT_BENCH_WHOLE") == NULL)
    first_frame_end_cb (&frame);
  g_clear_handle_id (&frame.source, g_source_remove);
  frame.source = g_timeout_add (FIRST_FRAME_QUIET, first_frame_end_cb, &frame);
}

static inline void
first_frame_realized_cb (GtkWidget *window)
{
  g_signal_connect_after (gtk_widget_get_frame_clock (window), "after-paint",
                          G_CALLBACK (first_frame_painted_cb), NULL);
}

static inline void
first_frame_window_cb (GtkApplication *application, GtkWindow *window)
{
  g_signal_connect_after (window, "realize", G_CALLBACK (first_frame_realized_cb), NULL);
}

static inline void
first_frame_tell (gpointer application)
{
  g_signal_connect (application, "window-added", G_CALLBACK (first_frame_window_cb), NULL);
}
