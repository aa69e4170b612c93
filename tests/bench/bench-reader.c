/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A long report in the reader of the real window: bench-reader [BYTES]. Tells the longest piece of
 * work of the main loop while the report is opened and marked, while it is scrolled by the wheel,
 * by screenfuls, and dragged to places all over it, while one goes from statement to statement,
 * dismisses one and shows the dismissed ones. What the processor does for the main loop
 * is told, so that a busy machine does not count. Needs a display:
 * tests/with-display build/tests/bench/bench-reader.
 */
#include "../gui/window-samples.h"

#include <stdlib.h>
#include <time.h>

#include "readout-reader.h"

typedef struct
{
  double longest;
  double last;
  double sum;
} Work;

static double
get_work (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static gboolean
tick_cb (gpointer user_data)
{
  Work *work = user_data;
  double now = get_work ();

  work->longest = MAX (work->longest, now - work->last);
  work->sum += now - work->last;
  work->last = now;
  return G_SOURCE_CONTINUE;
}

static void
tell (Work *work, const char *what)
{
  tick_cb (work);
  g_print ("%-28s longest piece %6.1f ms, all %7.1f ms\n", what, work->longest, work->sum);
  *work = (Work){ .last = get_work () };
}

static char *
make_report (gsize length)
{
  GString *text = g_string_new ("The ferry sails late\n\nBy Ann Lee\nDaily Lund\n3 March 2024\n\n");

  for (guint i = 0; text->len < length; i++)
    g_string_append_printf (
        text,
        "Mayor Nora Feld number %u said that the ferry would sail on day %u. “We waited for "
        "years,” the trader Otto Berg said. It was raining in the harbour and nobody minded, for "
        "the boats were in.\n\n",
        i, i);
  return g_string_free (text, FALSE);
}

static gboolean
has_reports (gpointer window)
{
  GtkListView *view = get_child (get_child (window, "sidebar"), "reports_view");

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (view))) > 1 &&
         g_str_equal (get_page (window), "project");
}

/* The last words of the report have their mark: all before have theirs. */
static gboolean
is_marked (gpointer window)
{
  GtkTextBuffer *buffer = readout_reader_get_buffer (get_child (window, "reader"));
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "content");
  GtkTextIter iter;

  gtk_text_buffer_get_end_iter (buffer, &iter);
  return gtk_text_iter_backward_to_tag_toggle (&iter, tag) &&
         gtk_text_iter_get_offset (&iter) > gtk_text_buffer_get_char_count (buffer) - 2000 &&
         gtk_text_buffer_get_char_count (buffer) > 0;
}

static GtkAdjustment *
find_adjustment (GtkWidget *reader)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (get_child (reader, "view")));
}

/* @step: how far at once; 0: to places all over the report */
static void
scroll (GtkWidget *reader, double step, guint n)
{
  GtkAdjustment *adjustment = find_adjustment (reader);

  gtk_adjustment_set_value (adjustment, 0);
  pause_for (500);
  for (guint i = 0; i < n; i++)
    {
      double all = gtk_adjustment_get_upper (adjustment);

      gtk_adjustment_set_value (adjustment, step > 0 ? gtk_adjustment_get_value (adjustment) + step
                                                     : all * (double)((i * 7 + 5) % n) / n);
      pause_for (30);
    }
  pause_for (500);
}

int
main (int argc, char *argv[])
{
  g_autofree char *text = make_report (argc > 1 ? strtoul (argv[1], NULL, 10) : 1024 * 1024);
  g_autofree char *short_text = make_report (5000);
  g_autoptr (GVariant) short_id = g_variant_ref_sink (g_variant_new_int64 (1));
  g_autoptr (GVariant) id = g_variant_ref_sink (g_variant_new_int64 (2));
  ReadoutWindow *window;
  GtkWidget *reader;
  Work work = { 0 };
  int n = 1;

  if (!start_application (&n, &argv))
    return 0;
  window = open_window ("reader.readout");
  import_text (window, "short.txt", short_text);
  pause_for (3000);
  import_text (window, "long.txt", text);
  while (!has_reports (window))
    pause_for (200);
  pause_for (3000);
  reader = get_child (window, "reader");
  work.last = get_work ();
  g_timeout_add_full (G_PRIORITY_HIGH, 1, tick_cb, &work, NULL);
  g_action_group_activate_action (G_ACTION_GROUP (window), "open-report", short_id);
  wait_for (is_marked, window, "the marks");
  pause_for (2000);
  tell (&work, "open the first, a short one");
  g_action_group_activate_action (G_ACTION_GROUP (window), "open-report", id);
  /* The project may still be at work on the import. */
  do
    pause_for (2000);
  while (!is_marked (window) || gtk_text_buffer_get_char_count (
                                    readout_reader_get_buffer (READOUT_READER (reader))) < 10000);
  pause_for (3000);
  tell (&work, "open and mark");
  scroll (reader, 100, 100);
  tell (&work, "100 turns of the wheel");
  scroll (reader, 600, 50);
  tell (&work, "50 screenfuls");
  scroll (reader, 0, 30);
  tell (&work, "30 places");
  for (guint i = 0; i < 20; i++)
    {
      activate (window, "next-statement");
      pause_for (100);
    }
  tell (&work, "20 steps");
  gtk_widget_activate_action (reader, "reader.dismiss", NULL);
  pause_for (3000);
  tell (&work, "dismiss");
  gtk_widget_activate_action (reader, "reader.show-dismissed", NULL);
  pause_for (3000);
  tell (&work, "show dismissed");
  close_window (window);
  g_clear_object (&application);
  delete_folder (folder);
  g_free (folder);
  return 0;
}
