/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An import of many documents in the real window, with the window of the import beside it: how many
 * files a second, and how long the main loop waits: bench-import [FILES], short made-up reports.
 * Needs a display: tests/with-display build/tests/bench/bench-import.
 */
#include "../gui/window-samples.h"

#include <stdlib.h>
#include <time.h>

#include "readout-import-window.h"
#include "readout-settings.h"

/* A frame at 60 a second, in milliseconds. */
#define FRAME 16.7

#define TICK 2

/* The gaps of the main loop since the last time that they were told, in microseconds. */
typedef struct
{
  gint64 last_tick;
  gint64 last_work;
  gint64 longest;
  gint64 longest_work; /* of the processor for the main loop in a gap, whatever else it does */
  guint n_late;        /* longer than a frame */
  guint n_very_late;   /* longer than three */
} Gaps;

static Gaps gaps;

static gint64
get_work (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static gboolean
tick_cb (gpointer user_data)
{
  gint64 now = g_get_monotonic_time ();
  gint64 work = get_work ();
  gint64 gap = gaps.last_tick != 0 ? now - gaps.last_tick - TICK * 1000 : 0;

  gaps.longest = MAX (gaps.longest, gap);
  gaps.n_late += gap > FRAME * 1000;
  gaps.n_very_late += gap > 3 * FRAME * 1000;
  if (gaps.last_tick != 0)
    gaps.longest_work = MAX (gaps.longest_work, work - gaps.last_work);
  gaps.last_tick = now;
  gaps.last_work = work;
  return G_SOURCE_CONTINUE;
}

static void
tell_gaps (const char *what, double seconds)
{
  g_print ("%-24s %7.2f s, longest gap %6.1f ms, longest work %6.1f ms; over a frame: %u, over "
           "three: %u\n",
           what, seconds, gaps.longest / 1000.0, gaps.longest_work / 1000.0, gaps.n_late,
           gaps.n_very_late);
  gaps = (Gaps){ 0 };
}

static gboolean
is_idle (gpointer window)
{
  return !readout_importer_is_busy (readout_window_get_importer (window));
}

static guint
count (gpointer window, ReadoutImportFilter what)
{
  return readout_import_list_count (
      readout_importer_get_list (readout_window_get_importer (window)), what);
}

static gboolean
has_list (gpointer window)
{
  return count (window, READOUT_IMPORT_FILTER_ALL) > 0;
}

/* Longer than the tests wait. */
static void
wait_long (Condition condition, gpointer data)
{
  while (!condition (data))
    g_main_context_iteration (NULL, TRUE);
}

static double
get_seconds (gint64 since)
{
  return (g_get_monotonic_time () - since) / (double)G_USEC_PER_SEC;
}

static ReadoutImportWindow *
find_import_window (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);
      if (READOUT_IS_IMPORT_WINDOW (window))
        return READOUT_IMPORT_WINDOW (window);
    }
  return NULL;
}

/* A report of its own: words by chance, said by somebody. Owned by the caller. */
static char *
make_report (guint number)
{
  static const char *const words[] = { "pier",   "ferry",  "levy",   "harbour", "bridge", "quota",
                                       "dam",    "storm",  "budget", "school",  "road",   "tunnel",
                                       "market", "boat",   "island", "light",   "winter", "permit",
                                       "crane",  "record", "street", "season",  "bay",    "town",
                                       "north",  "fleet",  "signal", "garden",  "border", "museum",
                                       "tower",  "river",  "valley", "engine",  "archive" };
  static const char *const names[] = { "Elin Sand", "Olaf Brandt", "Nora Quist", "Ivar Holm",
                                       "Ada Lund",  "Jon Berg",    "Liv Moen" };
  static const char *const acts[] = { "said that", "denied that", "announced that", "warned that" };
  g_autoptr (GRand) random = g_rand_new_with_seed (number);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "Harbour notes of day %u\n", number);
  for (guint i = 0; i < 3; i++)
    {
      g_string_append_printf (text, "\nMayor %s %s the %s",
                              names[g_rand_int_range (random, 0, G_N_ELEMENTS (names))],
                              acts[g_rand_int_range (random, 0, G_N_ELEMENTS (acts))],
                              words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
      for (guint j = 0; j < 6; j++)
        g_string_append_printf (text, " near the %s",
                                words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
      g_string_append (text, " would close.\n");
    }
  return g_string_free (text, FALSE);
}

/* One in ten is empty, one in ten the same as the one before. */
static char *
write_documents (guint n)
{
  char *top = g_build_filename (folder, "many", NULL);

  g_mkdir (top, 0700);
  for (guint i = 0; i < n; i++)
    {
      /* As most have, a date of their own. */
      g_autofree char *name = g_strdup_printf ("many/%u-%02u-%02u-note-%05u.txt",
                                               2000 + i / 336 % 24, 1 + i / 28 % 12, 1 + i % 28, i);
      g_autofree char *text = i % 10 == 2 ? g_strdup ("") : make_report (i % 10 == 1 ? i - 1 : i);
      g_autofree char *path = write_file (name, text);
    }
  return top;
}

static gboolean
is_outlet_set (gpointer window)
{
  ReadoutImportList *list = readout_importer_get_list (readout_window_get_importer (window));
  ReadoutImportItem *item = NULL;

  while ((item = readout_import_list_get_next (list, item)) != NULL)
    if (readout_import_item_has_report (item) &&
        g_strcmp0 (item->report->outlet, "The Quay Gazette") != 0)
      return FALSE;
  return TRUE;
}

static void
bench_filters (ReadoutImportWindow *import)
{
  static const char *const names[] = { "show all", "show what failed", "show what wants a look",
                                       "show what was there" };

  for (guint i = 0; i < 2 * READOUT_IMPORT_N_FILTERS; i++)
    {
      gint64 start = g_get_monotonic_time ();

      readout_import_window_show_filter (import, (i + 1) % READOUT_IMPORT_N_FILTERS);
      pause_for (300);
      if (i >= READOUT_IMPORT_N_FILTERS)
        tell_gaps (names[(i + 1) % READOUT_IMPORT_N_FILTERS], get_seconds (start) - 0.3);
      else
        gaps = (Gaps){ 0 };
    }
}

static void
bench_edit (ReadoutWindow *window, ReadoutImportWindow *import)
{
  GtkListView *view = get_child (import, "view");
  GtkEditable *entry = get_child (get_child (import, "fields"), "outlet_entry");
  gint64 start = g_get_monotonic_time ();

  readout_import_window_show_filter (import, READOUT_IMPORT_FILTER_ALL);
  gtk_selection_model_select_all (gtk_list_view_get_model (view));
  pause_for (1000);
  tell_gaps ("select all", get_seconds (start) - 1);
  start = g_get_monotonic_time ();
  gtk_editable_set_text (entry, "The Quay Gazette");
  g_signal_emit_by_name (entry, "activate");
  while (!is_outlet_set (window))
    pause_for (20);
  tell_gaps ("set the outlet of all", get_seconds (start));
}

int
main (int argc, char *argv[])
{
  guint n = argc > 1 ? atoi (argv[1]) : 10000;
  g_autofree char *top = NULL;
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  ReadoutWindow *window;
  gint64 start;
  double seconds;

  if (!start_application (&argc, &argv))
    return 77;
  readout_settings_set_boolean (READOUT_SETTING_DRAFT_ON_IMPORT, FALSE);
  top = write_documents (n);
  window = open_window ("bench.readout");
  g_ptr_array_add (files, g_file_new_for_path (top));
  pause_for (1000);
  g_timeout_add (TICK, tick_cb, NULL);

  start = g_get_monotonic_time ();
  readout_window_import_files (window, files);
  wait_long (has_list, window);
  activate (window, "show-import");
  pause_for (500);
  tell_gaps ("the list appears", get_seconds (start));
  wait_long (is_idle, window);
  seconds = get_seconds (start);
  tell_gaps ("the import", seconds);
  g_print ("%u files: %.0f a second; %u added, %u there already, %u failed\n", n, n / seconds,
           count (window, READOUT_IMPORT_COUNT_ADDED),
           count (window, READOUT_IMPORT_FILTER_PRESENT),
           count (window, READOUT_IMPORT_FILTER_FAILED));
  pause_for (2000);
  tell_gaps ("what follows an import", 2);
  bench_filters (find_import_window ());
  bench_edit (window, find_import_window ());
  close_window (window);
  g_clear_object (&application);
  delete_folder (folder);
  return 0;
}
