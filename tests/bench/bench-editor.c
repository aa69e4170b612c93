/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Typing in a long briefing in the real window, held against a bare GtkSourceView with the same
 * text and the same highlighting: bench-editor [BYTES [KEYS]]. What the processor does for the main
 * loop is told, so that a busy machine does not count. Needs a display:
 * tests/with-display build/tests/bench/bench-editor.
 */
#include "../gui/window-samples.h"

#include <stdlib.h>
#include <time.h>

#include "readout-briefing-pane.h"

/* A frame at 60 a second, in milliseconds. */
#define FRAME 16.7

/* A fast writer presses a key every so many milliseconds. */
#define KEY_DELAY 60
#define TICK 1

typedef struct
{
  GtkTextBuffer *buffer;
  guint n_keys;
  GArray *keys;   /* of double: milliseconds of work for what a key does at once */
  GArray *pieces; /* of double: milliseconds of work without a rest */
  double start;
  double last;
} Typing;

static double
get_work (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static gboolean
tick_cb (gpointer user_data)
{
  Typing *typing = user_data;
  double now = get_work ();
  double piece = now - typing->last;

  g_array_append_val (typing->pieces, piece);
  typing->last = now;
  return G_SOURCE_CONTINUE;
}

static gboolean
key_cb (gpointer user_data)
{
  static const char letters[] = "the ferry sails late and nobody knows why ";
  Typing *typing = user_data;
  double before = get_work ();
  double work;

  gtk_text_buffer_begin_user_action (typing->buffer);
  gtk_text_buffer_insert_interactive_at_cursor (
      typing->buffer, &letters[typing->keys->len % (sizeof letters - 1)], 1, TRUE);
  gtk_text_buffer_end_user_action (typing->buffer);
  work = get_work () - before;
  g_array_append_val (typing->keys, work);
  return typing->keys->len < typing->n_keys ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  const double *first = a;
  const double *second = b;

  return (*first > *second) - (*first < *second);
}

static double
get_share (GArray *numbers, double share)
{
  g_array_sort (numbers, compare_numbers);
  return g_array_index (numbers, double, (guint)(share * (numbers->len - 1)));
}

static gboolean
has_typed (gpointer data)
{
  const Typing *typing = data;

  return typing->keys->len == typing->n_keys;
}

/* Types in the middle of the text; the work a key in milliseconds, all told. */
static double
type (const char *what, GtkTextBuffer *buffer, GtkTextView *view, guint n_keys)
{
  Typing typing = { buffer,
                    n_keys,
                    g_array_new (FALSE, FALSE, sizeof (double)),
                    g_array_new (FALSE, FALSE, sizeof (double)),
                    0,
                    0 };
  GtkTextIter iter;
  guint tick;
  guint n_late = 0;
  double work;

  gtk_text_buffer_get_iter_at_line (buffer, &iter, gtk_text_buffer_get_line_count (buffer) / 2);
  gtk_text_buffer_place_cursor (buffer, &iter);
  gtk_text_view_scroll_to_mark (view, gtk_text_buffer_get_insert (buffer), 0, TRUE, 0, 0.5);
  pause_for (6000); /* the highlighting and the layout of the whole text */
  tick = g_timeout_add (TICK, tick_cb, &typing);
  typing.start = typing.last = get_work ();
  g_timeout_add (KEY_DELAY, key_cb, &typing);
  wait_for (has_typed, &typing, "the keys");
  pause_for (1500); /* what comes later: saving, counting, the outline */
  work = (get_work () - typing.start) / n_keys;
  g_source_remove (tick);
  for (guint i = 0; i < typing.pieces->len; i++)
    n_late += g_array_index (typing.pieces, double, i) > FRAME;
  g_print ("%-12s at the key: median %5.2f ms, worst %5.2f ms; all work %5.2f ms a key; longest "
           "work without a rest %5.1f ms, over a frame: %u\n",
           what, get_share (typing.keys, 0.5), get_share (typing.keys, 1), work,
           get_share (typing.pieces, 1), n_late);
  g_array_unref (typing.keys);
  g_array_unref (typing.pieces);
  return work;
}

static char *
make_text (gsize length)
{
  GString *text = g_string_new ("# The ferry\n\n");

  for (guint i = 1; text->len < length; i++)
    {
      if (i % 12 == 0)
        g_string_append_printf (text, "## Chapter %u\n\n", i / 12);
      g_string_append_printf (text,
                              "The harbour master said on day %u that the *ferry* would sail "
                              "“on time”.[^gazette-20230503-s%u] Nobody **agreed**; according to "
                              "the engineers it needs [repairs](https://x.org/%u).\n\n",
                              i, i, i);
      if (i % 5 == 0)
        g_string_append (text, "- one\n- two\n\n> They said so.\n\n");
    }
  return g_string_free (text, FALSE);
}

static double
type_bare (const char *text, guint n_keys)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_source_view_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  double work;

  gtk_source_buffer_set_language (GTK_SOURCE_BUFFER (buffer),
                                  gtk_source_language_manager_get_language (
                                      gtk_source_language_manager_get_default (), "markdown"));
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (window), 640, 700);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_grab_focus (view);
  work = type ("bare view", buffer, GTK_TEXT_VIEW (view), n_keys);
  gtk_window_destroy (GTK_WINDOW (window));
  return work;
}

static gboolean
has_briefing (gpointer window)
{
  return readout_briefing_pane_has_briefing (get_child (window, "briefing"));
}

static double
type_briefing (const char *text, guint n_keys)
{
  ReadoutWindow *window = open_window ("bench.readout");
  ReadoutEditor *editor;
  double work;

  pause_for (300);
  g_action_group_activate_action (G_ACTION_GROUP (window), "blank-briefing", NULL);
  wait_for (has_briefing, window, "a briefing");
  g_action_group_change_action_state (G_ACTION_GROUP (window), "briefing-view",
                                      g_variant_new_string ("editor"));
  g_action_group_activate_action (G_ACTION_GROUP (window), "briefing-page",
                                  g_variant_new_string ("outline"));
  editor = readout_briefing_pane_get_editor (get_child (window, "briefing"));
  readout_editor_replace_bytes (editor, 0, 0, text);
  readout_editor_focus (editor);
  work = type ("briefing", GTK_TEXT_BUFFER (readout_editor_get_buffer (editor)),
               get_child (editor, "view"), n_keys);
  close_window (window);
  return work;
}

int
main (int argc, char *argv[])
{
  gsize length = argc > 1 ? (gsize)strtoul (argv[1], NULL, 10) : 1024 * 1024;
  guint n_keys = argc > 2 ? (guint)strtoul (argv[2], NULL, 10) : 200;
  g_autofree char *text = make_text (length);
  double bare;
  double briefing;

  argc = 1;
  if (!start_application (&argc, &argv))
    return 0;
  bare = type_bare (text, n_keys);
  briefing = type_briefing (text, n_keys);
  g_print ("%zu bytes: %.2f times the work of a bare view\n", strlen (text), briefing / bare);
  g_clear_object (&application);
  delete_folder (folder);
  g_free (folder);
  return 0;
}
