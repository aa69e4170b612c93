/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tells bench-start when the first frame of a program's window has been drawn, and ends the
 * program.
 */
#pragma once

#include <gtk/gtk.h>
#include <stdlib.h>
#include <unistd.h>

static inline void
first_frame_painted_cb (GdkFrameClock *clock, gpointer user_data)
{
  char line[64];
  int length = g_snprintf (line, sizeof line, "%" G_GINT64_FORMAT "\n", g_get_monotonic_time ());

  if (write (STDOUT_FILENO, line, (gsize)length) < 0)
    _exit (1);
  _exit (0);
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
