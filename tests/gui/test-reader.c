/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A report in the reader as a person reads it: from one statement to the next, what is decided and
 * corrected there, words that are found, letters of another size.
 */
#include "window-samples.h"

#include "readout-actor-entry.h"
#include "readout-find-bar.h"
#include "readout-reader.h"
#include "readout-span-handle.h"
#include "readout-word-stops.h"

static const char report_text[] =
    "City will close the old bridge\n\nBy Mara Linden\nDaily Lund\n3 March 2024\n\n"
    "The city closes the old bridge in May, the council said.\n\n"
    "Mayor Nora Feld welcomed the closure of the old bridge. Some of the oldest shops will be gone "
    "by then.\n\n"
    "The traders condemned the plan. Otto Berg said that closing the old bridge is a mistake.\n";

static gpointer
get_reader (gpointer window)
{
  return get_child (window, "reader");
}

static GtkTextBuffer *
get_buffer (gpointer window)
{
  return readout_reader_get_buffer (get_reader (window));
}

static gboolean
has_report (gpointer window)
{
  GtkListView *view = get_child (get_child (window, "sidebar"), "reports_view");

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (view))) > 0 &&
         g_str_equal (get_page (window), "project");
}

static GtkTextTag *
get_tag (gpointer window, const char *name)
{
  return gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (get_buffer (window)), name);
}

/* The words that have a tag, parts separated by "|". */
static char *
dup_tagged (gpointer window, const char *name)
{
  GtkTextTag *tag = get_tag (window, name);
  GString *words = g_string_new (NULL);
  gboolean before = FALSE;
  GtkTextIter iter;

  for (gtk_text_buffer_get_start_iter (get_buffer (window), &iter); !gtk_text_iter_is_end (&iter);
       gtk_text_iter_forward_char (&iter))
    {
      gboolean has = gtk_text_iter_has_tag (&iter, tag);

      if (has && !before && words->len > 0)
        g_string_append_c (words, '|');
      if (has)
        g_string_append_unichar (words, gtk_text_iter_get_char (&iter));
      before = has;
    }
  return g_string_free (words, FALSE);
}

static gboolean
is_tagged (gpointer window, const char *name, const char *words)
{
  g_autofree char *tagged = dup_tagged (window, name);

  return strstr (tagged, words) != NULL;
}

static gboolean
is_marked (gpointer window)
{
  return is_tagged (window, "source", "Otto Berg");
}

/* Opens the project with the report in the reader. */
static ReadoutWindow *
open_report (const char *name)
{
  ReadoutWindow *window = open_window (name);
  g_autoptr (GVariant) id = g_variant_ref_sink (g_variant_new_int64 (1));

  import_text (window, "bridge.txt", report_text);
  wait_for (has_report, window, "the report");
  g_action_group_activate_action (G_ACTION_GROUP (window), "open-report", id);
  wait_for (is_marked, window, "the marks");
  return window;
}

static void
do_in_reader (gpointer window, const char *action, const char *format, ...)
{
  g_autoptr (GVariant) argument = NULL;
  va_list arguments;

  va_start (arguments, format);
  if (format != NULL)
    argument = g_variant_ref_sink (g_variant_new_va (format, NULL, &arguments));
  va_end (arguments);
  g_assert_true (gtk_widget_activate_action_variant (get_reader (window), action, argument));
}

static const char *
get_label (gpointer window, const char *name)
{
  return gtk_label_get_text (get_child (get_reader (window), name));
}

/* The chain of voices in the bar, without the marks that keep names of either direction apart. */
static gboolean
has_speaker (gpointer window, const char *chain)
{
  g_autoptr (GString) words = g_string_new (get_label (window, "speaker_label"));

  g_string_replace (words, "\xe2\x81\xa8", "", 0);
  g_string_replace (words, "\xe2\x81\xa9", "", 0);
  return g_str_equal (words->str, chain);
}

static gboolean
is_first (gpointer window)
{
  return g_str_has_prefix (get_label (window, "place_label"), "1 of ");
}

static gboolean
is_second (gpointer window)
{
  return g_str_has_prefix (get_label (window, "place_label"), "2 of ");
}

/* Each part looks different without its colour, and one goes from statement to statement. */
static void
test_marks (void)
{
  ReadoutWindow *window = open_report ("marks.readout");
  PangoUnderline underlines[3];
  int weight;
  PangoStyle style;

  g_assert_true (is_tagged (window, "content", "closing the old bridge is a mistake"));
  g_assert_true (is_tagged (window, "cue", "said"));
  g_object_get (get_tag (window, "content"), "underline", &underlines[0], NULL);
  g_object_get (get_tag (window, "cue"), "underline", &underlines[1], "style", &style, NULL);
  g_object_get (get_tag (window, "source"), "underline", &underlines[2], "weight", &weight, NULL);
  g_assert_cmpint (underlines[0], !=, underlines[1]);
  g_assert_cmpint (underlines[0], !=, underlines[2]);
  g_assert_cmpint (underlines[1], !=, underlines[2]);
  g_assert_cmpint (style, ==, PANGO_STYLE_ITALIC);
  g_assert_cmpint (weight, ==, PANGO_WEIGHT_BOLD);

  activate (window, "next-statement");
  wait_for (is_first, window, "the first statement");
  g_assert_true (is_tagged (window, "selected", "the council"));
  g_assert_cmpstr (get_label (window, "speaker_label"), !=, "");
  readout_reader_focus (get_reader (window));
  if (!press (window, "n"))
    activate (window, "next-statement");
  wait_for (is_second, window, "the second statement");
  g_assert_false (is_tagged (window, "selected", "the council"));
  if (!press (window, "p"))
    activate (window, "previous-statement");
  wait_for (is_first, window, "the first statement again");
  close_window (window);
}

static gboolean
is_dismissed (gpointer window)
{
  return !is_tagged (window, "content", "closing the old bridge is a mistake");
}

static gboolean
is_faint (gpointer window)
{
  return is_tagged (window, "dismissed", "closing the old bridge is a mistake");
}

static gboolean
is_not_faint (gpointer window)
{
  return !is_faint (window);
}

/* Selects the statement of Otto Berg. */
static void
select_last (ReadoutWindow *window)
{
  for (guint i = 0; i < 10 && !is_tagged (window, "selected", "is a mistake"); i++)
    activate (window, "next-statement");
  g_assert_true (is_tagged (window, "selected", "is a mistake"));
}

/* What was dismissed is shown when asked for, fainter, and can come back. */
static void
test_dismissed (void)
{
  ReadoutWindow *window = open_report ("dismissed.readout");

  select_last (window);
  do_in_reader (window, "reader.dismiss", NULL);
  wait_for (is_dismissed, window, "the statement to be dismissed");
  g_assert_false (is_faint (window));
  do_in_reader (window, "reader.show-dismissed", NULL);
  wait_for (is_faint, window, "what was dismissed");
  do_in_reader (window, "reader.show-dismissed", NULL);
  wait_for (is_not_faint, window, "it to be hidden again");
  activate (window, "undo-action");
  wait_for (is_marked, window, "the statement to be back");
  close_window (window);
}

static gboolean
is_opposed (gpointer window)
{
  return strstr (get_label (window, "statement_label"), "Opposes") != NULL;
}

static gboolean
is_supported (gpointer window)
{
  return strstr (get_label (window, "statement_label"), "Supports") != NULL;
}

static gboolean
is_kept (gpointer window)
{
  return gtk_toggle_button_get_active (get_child (get_reader (window), "keep_button"));
}

/* Positions are decided in the reader as on the board, and undone. */
static void
test_positions (void)
{
  ReadoutWindow *window = open_report ("positions.readout");

  select_last (window);
  wait_for (is_opposed, window, "the position that was found");
  do_in_reader (window, "reader.set-position", "(xs)", (gint64)1, "supports");
  wait_for (is_supported, window, "the position of the person");
  wait_for (is_kept, window, "it to be kept");
  activate (window, "undo-action");
  wait_for (is_opposed, window, "the position from before");
  close_window (window);
}

static gboolean
has_heading (gpointer window)
{
  return g_str_equal (get_label (window, "heading_label"), "The bridge closes");
}

static gboolean
has_first_heading (gpointer window)
{
  return g_str_equal (get_label (window, "heading_label"), "City will close the old bridge");
}

static gboolean
has_date (gpointer window)
{
  return strstr (get_label (window, "origin_label"), "9 Mar") != NULL;
}

/* What is known about the report is edited and comes back with undo; a date may be written as
 * people do. */
static void
test_details (void)
{
  ReadoutWindow *window = open_report ("details.readout");
  AdwEntryRow *title = get_child (get_reader (window), "title_row");
  AdwEntryRow *date = get_child (get_reader (window), "published_row");

  gtk_editable_set_text (GTK_EDITABLE (title), "The bridge closes");
  g_signal_emit_by_name (title, "apply");
  wait_for (has_heading, window, "the new headline");
  activate (window, "undo-action");
  wait_for (has_first_heading, window, "the headline from before");
  gtk_editable_set_text (GTK_EDITABLE (date), "9 March 2024");
  g_signal_emit_by_name (date, "apply");
  wait_for (has_date, window, "the new date");
  gtk_editable_set_text (GTK_EDITABLE (date), "some day");
  g_signal_emit_by_name (date, "apply");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (date), "error"));
  close_window (window);
}

static gboolean
has_matches (gpointer window)
{
  GtkLabel *label = get_child (get_child (get_reader (window), "find_bar"), "count_label");

  return g_str_equal (gtk_label_get_text (label), "1 of 4");
}

static gboolean
has_second_match (gpointer window)
{
  GtkLabel *label = get_child (get_child (get_reader (window), "find_bar"), "count_label");

  return g_str_equal (gtk_label_get_text (label), "2 of 4");
}

/* Ctrl+F looks in the report while it is being read. */
static void
test_find (void)
{
  ReadoutWindow *window = open_report ("find.readout");
  GtkWidget *bar = get_child (get_reader (window), "find_bar");

  readout_reader_focus (get_reader (window));
  activate (window, "search");
  g_assert_true (readout_find_bar_is_open (READOUT_FIND_BAR (bar)));
  g_assert_false (gtk_widget_get_visible (get_child (bar, "replace_button")));
  gtk_editable_set_text (get_child (bar, "find_entry"), "old bridge");
  wait_for (has_matches, window, "the matches");
  do_in_reader (window, "reader.find-next", NULL);
  wait_for (has_second_match, window, "the second match");
  readout_find_bar_close (READOUT_FIND_BAR (bar));
  g_assert_true (gtk_widget_has_focus (get_child (get_reader (window), "view")));
  close_window (window);
}

/* Letters have the size from last time; lines grow with them. */
static void
test_zoom (void)
{
  ReadoutWindow *window = open_report ("zoom.readout");
  GObject *view = get_child (get_reader (window), "view");
  AdwClampScrollable *clamp = get_child (get_reader (window), "text_clamp");
  int width = adw_clamp_scrollable_get_maximum_size (clamp);
  double zoom;

  for (guint i = 0; i < 5; i++)
    do_in_reader (window, "reader.zoom-in", NULL);
  g_object_get (view, "zoom", &zoom, NULL);
  g_assert_cmpfloat (zoom, >, 1.5);
  g_assert_cmpint (adw_clamp_scrollable_get_maximum_size (clamp), >, width);
  close_window (window);
  window = open_report ("zoom-again.readout");
  view = get_child (get_reader (window), "view");
  g_object_get (view, "zoom", &zoom, NULL);
  g_assert_cmpfloat (zoom, >, 1.5);
  do_in_reader (window, "reader.zoom-usual", NULL);
  g_object_get (view, "zoom", &zoom, NULL);
  g_assert_cmpfloat (zoom, ==, 1);
  close_window (window);
}

/* Selects words that occur once in the report. */
static void
select_words (gpointer window, const char *words)
{
  GtkTextIter iter;
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_start_iter (get_buffer (window), &iter);
  g_assert_true (gtk_text_iter_forward_search (&iter, words, 0, &start, &end, NULL));
  gtk_text_buffer_select_range (get_buffer (window), &start, &end);
}

static const char *
get_bar (gpointer window)
{
  return gtk_stack_get_visible_child_name (get_child (get_reader (window), "bar_stack"));
}

static GtkWidget *
get_form (gpointer window)
{
  return get_child (get_reader (window), "form");
}

/* The entry of the last voice, the speaker. */
static ReadoutActorEntry *
get_speaker (gpointer window)
{
  GtkWidget *row = gtk_widget_get_last_child (get_child (get_form (window), "voices_box"));

  for (GtkWidget *child = gtk_widget_get_first_child (row); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (READOUT_IS_ACTOR_ENTRY (child))
      return READOUT_ACTOR_ENTRY (child);
  return NULL;
}

static gboolean
is_guessed (gpointer window)
{
  g_autofree char *name = readout_actor_entry_dup_name (get_speaker (window));

  return g_str_equal (name, "Nora Feld");
}

static gboolean
is_added (gpointer window)
{
  return strstr (get_label (window, "statement_label"), "Added by you") != NULL &&
         is_tagged (window, "content", "Some of the oldest shops will be gone by then");
}

static gboolean
is_not_added (gpointer window)
{
  return !is_tagged (window, "content", "Some of the oldest shops");
}

static void
click (GtkWidget *button)
{
  g_signal_emit_by_name (button, "clicked");
}

/* Words that are selected become a statement: who said it is guessed, and corrected; it is one step
 * of the undo, and can be removed. */
static void
test_add (void)
{
  ReadoutWindow *window = open_report ("add.readout");
  GtkEditable *name;

  /* A part of a word means all of it. */
  select_words (window, "ome of the oldest shops will be gone by th");
  g_assert_cmpstr (get_bar (window), ==, "selection");
  readout_reader_focus (get_reader (window));
  if (!press (window, "a"))
    do_in_reader (window, "reader.new-statement", NULL);
  g_assert_cmpstr (get_bar (window), ==, "form");
  wait_for (is_guessed, window, "the guess");
  name = readout_actor_entry_get_editable (get_speaker (window));

  /* Nobody is no speaker. */
  gtk_editable_set_text (name, " ");
  click (get_child (get_form (window), "apply_button"));
  g_assert_cmpstr (get_bar (window), ==, "form");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (name), "error"));

  gtk_editable_set_text (name, "Otto Berg");
  click (get_child (get_form (window), "apply_button"));
  wait_for (is_added, window, "the statement");
  g_assert_cmpstr (get_bar (window), ==, "statement");
  g_assert_true (has_speaker (window, "Otto Berg"));
  activate (window, "undo-action");
  wait_for (is_not_added, window, "it to be undone");
  activate (window, "redo");
  wait_for (is_added, window, "it to be back");
  do_in_reader (window, "reader.remove-statement", NULL);
  wait_for (is_not_added, window, "it to be removed");
  close_window (window);
}

static gboolean
has_chain (gpointer window)
{
  return has_speaker (window, "Daily Lund ← Ida Moor") &&
         strstr (get_label (window, "statement_label"), "Mixed quotation") != NULL;
}

static gboolean
has_no_chain (gpointer window)
{
  return has_speaker (window, "Otto Berg") &&
         strstr (get_label (window, "statement_label"), "Indirect quotation") != NULL;
}

/* Speaker, chain and kind are changed in one step; giving up changes nothing. */
static void
test_edit (void)
{
  ReadoutWindow *window = open_report ("edit.readout");
  ReadoutActorEntry *first;
  GtkWidget *row;

  select_last (window);
  do_in_reader (window, "reader.edit-statement", NULL);
  gtk_editable_set_text (readout_actor_entry_get_editable (get_speaker (window)), "Nobody");
  do_in_reader (window, "reader.escape", NULL);
  g_assert_cmpstr (get_bar (window), ==, "statement");
  g_assert_true (has_speaker (window, "Otto Berg"));

  do_in_reader (window, "reader.edit-statement", NULL);
  gtk_editable_set_text (readout_actor_entry_get_editable (get_speaker (window)), "Ida Moor");
  click (get_child (get_form (window), "add_voice_button"));
  row = gtk_widget_get_first_child (get_child (get_form (window), "voices_box"));
  first = READOUT_ACTOR_ENTRY (gtk_widget_get_next_sibling (gtk_widget_get_first_child (row)));
  gtk_editable_set_text (readout_actor_entry_get_editable (first), "Daily Lund");
  gtk_drop_down_set_selected (get_child (get_form (window), "quotation_drop_down"),
                              READOUT_QUOTATION_MIXED);
  click (get_child (get_form (window), "apply_button"));
  wait_for (has_chain, window, "the chain");
  activate (window, "undo-action");
  wait_for (has_no_chain, window, "the speaker from before");
  close_window (window);
}

/* The handle at one end of the content. */
static GtkWidget *
find_handle (gpointer window, gboolean is_end)
{
  GtkWidget *view = get_child (get_reader (window), "view");

  for (GtkWidget *child = gtk_widget_get_first_child (view); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (READOUT_IS_SPAN_HANDLE (child) && gtk_widget_get_visible (child) &&
        readout_span_handle_get_role (READOUT_SPAN_HANDLE (child)) == READOUT_SPAN_CONTENT &&
        readout_span_handle_is_end (READOUT_SPAN_HANDLE (child)) == is_end)
      return child;
  return NULL;
}

static gboolean
is_shorter (gpointer window)
{
  return is_tagged (window, "selected", "closing the old bridge") &&
         !is_tagged (window, "selected", "mistake") && !is_tagged (window, "content", "mistake");
}

static gboolean
is_whole (gpointer window)
{
  return is_tagged (window, "selected", "closing the old bridge is a mistake") &&
         is_tagged (window, "content", "closing the old bridge is a mistake");
}

static gboolean
has_undo (gpointer window)
{
  return g_strcmp0 (readout_project_get_undo_name (readout_window_get_project (window)),
                    "Edit Statement") == 0;
}

/* An end is moved by the keys of its handle, word by word, and by those of the text. */
static void
test_handles (void)
{
  ReadoutWindow *window = open_report ("handles.readout");
  GtkWidget *handle;

  select_last (window);
  handle = find_handle (window, TRUE);
  g_assert_nonnull (handle);
  g_assert_nonnull (find_handle (window, FALSE));
  g_signal_emit_by_name (handle, "step", -1);
  wait_for (is_shorter, window, "the content to be shorter");
  wait_for (has_undo, window, "the change");
  activate (window, "undo-action");
  wait_for (is_whole, window, "the content to be whole again");

  for (guint i = 0; i < 3; i++)
    do_in_reader (window, "reader.move-edge", "(si)", "end", -1);
  wait_for (is_shorter, window, "the content to be shorter again");
  /* Nothing is left of it: no further. */
  for (guint i = 0; i < 20; i++)
    do_in_reader (window, "reader.move-edge", "(si)", "end", -1);
  g_assert_true (is_tagged (window, "selected", "that"));
  g_assert_nonnull (find_handle (window, TRUE));
  close_window (window);
}

/* Presses at one place of the window, moves to another and releases, as a hand does. FALSE where
 * there is no way to. */
static gboolean
drag (ReadoutWindow *window, GtkWidget *from, int dx)
{
  g_autofree char *program = g_find_program_in_path ("xdotool");
  g_autofree char *command = NULL;
  g_autoptr (GError) error = NULL;
  graphene_point_t place;
  double x;
  double y;

  if (program == NULL)
    return FALSE;
  g_assert_true (gtk_widget_compute_point (
      from, GTK_WIDGET (window),
      &GRAPHENE_POINT_INIT (READOUT_SPAN_HANDLE_SIZE / 2, READOUT_SPAN_HANDLE_SIZE / 2), &place));
  gtk_native_get_surface_transform (GTK_NATIVE (window), &x, &y);
  command = g_strdup_printf (
      "xdotool search --onlyvisible --name 'Readout$' mousemove --window %%1 %d %d sleep 0.2 "
      "mousedown 1 sleep 0.2 mousemove_relative -- %d 0 sleep 0.2 mousemove_relative -- %d 0 "
      "sleep 0.2 mouseup 1",
      (int)(place.x + x), (int)(place.y + y), dx / 2, dx / 2);
  {
    const char *arguments[] = { "sh", "-c", command, NULL };
    g_autoptr (GSubprocess) process = g_subprocess_newv (
        arguments, G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error);
    gboolean done = FALSE;

    g_assert_no_error (error);
    /* The window must have its turn meanwhile. */
    g_subprocess_wait_async (process, NULL, NULL, NULL);
    while (!done)
      {
        pause_for (50);
        done = g_subprocess_get_identifier (process) == NULL;
      }
  }
  pause_for (100);
  return TRUE;
}

static gboolean
has_words_of_handle (gpointer window)
{
  return is_tagged (window, "selected", "that closing the old") &&
         !is_tagged (window, "selected", "mistake") && has_undo (window);
}

static gboolean
has_place (gpointer handle)
{
  return gtk_widget_get_width (handle) > 0 && gtk_widget_get_mapped (handle);
}

/* Until lines above no longer move it. */
static void
wait_for_rest (ReadoutWindow *window, GtkWidget *handle)
{
  graphene_point_t before = { 0 };
  graphene_point_t now = { -1, -1 };

  while (!graphene_point_equal (&before, &now))
    {
      before = now;
      pause_for (400);
      g_assert_true (gtk_widget_compute_point (handle, GTK_WIDGET (window),
                                               &GRAPHENE_POINT_INIT (0, 0), &now));
    }
}

/* A drag is one step of the undo. */
static void
test_drag (void)
{
  ReadoutWindow *window = open_report ("drag.readout");
  GtkWidget *handle;

  select_last (window);
  handle = find_handle (window, TRUE);
  wait_for (has_place, handle, "the handle");
  wait_for_rest (window, handle);
  if (!drag (window, handle, -80))
    {
      g_test_skip ("there is no xdotool");
      close_window (window);
      return;
    }
  wait_for (has_words_of_handle, window, "the words");
  activate (window, "undo-action");
  wait_for (is_whole, window, "all words again");
  g_assert_false (has_undo (window));
  close_window (window);
}

static gboolean
has_cue (gpointer window)
{
  return is_tagged (window, "cue", "Otto Berg said");
}

static gboolean
has_two_parts (gpointer window)
{
  return is_tagged (window, "selected", "The traders") && is_whole (window);
}

static gboolean
has_one_part (gpointer window)
{
  return !is_tagged (window, "selected", "The traders") && is_whole (window);
}

/* Selected words become cue, source or another part of the statement. */
static void
test_words (void)
{
  ReadoutWindow *window = open_report ("words.readout");

  select_last (window);
  select_words (window, "Otto Berg said");
  g_assert_true (gtk_widget_get_visible (get_child (get_reader (window), "set_as_button")));
  do_in_reader (window, "reader.set-cue", NULL);
  wait_for (has_cue, window, "the cue");
  select_words (window, "The traders");
  do_in_reader (window, "reader.add-part", NULL);
  wait_for (has_two_parts, window, "the second part");
  do_in_reader (window, "reader.remove-part", NULL);
  wait_for (has_one_part, window, "the part to be gone");
  close_window (window);
}

/* Where words may be cut: "|" marks the stops. */
static char *
mark_stops (const char *text, gboolean is_end)
{
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);
  GString *marked = g_string_new (text);
  g_autoptr (GArray) offsets = g_array_new (FALSE, FALSE, sizeof (int));
  GtkTextIter iter;

  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_get_start_iter (buffer, &iter);
  while (readout_word_stops_step (&iter, is_end, 1))
    {
      int offset = gtk_text_iter_get_offset (&iter);

      g_array_append_val (offsets, offset);
    }
  for (guint i = offsets->len; i > 0; i--)
    g_string_insert_c (marked,
                       g_utf8_offset_to_pointer (marked->str, g_array_index (offsets, int, i - 1)) -
                           marked->str,
                       '|');
  return g_string_free (marked, FALSE);
}

static void
test_stops (void)
{
  g_autofree char *ends = mark_stops ("He said “it’s déjà vu.” Then", TRUE);
  g_autofree char *starts = mark_stops ("He said “it’s déjà vu.” Then", FALSE);
  g_autofree char *combined = mark_stops ("e\xcc\x81te\xcc\x81 ok", TRUE);

  g_assert_cmpstr (ends, ==, "He| said| “it’s| déjà| vu|.”| Then|");
  g_assert_cmpstr (starts, ==, "He |said |“|it’s |déjà |vu.” |Then");
  g_assert_cmpstr (combined, ==, "e\xcc\x81te\xcc\x81| ok|");
}

/* No button without a name. */
static void
test_names (void)
{
  ReadoutWindow *window = open_report ("names.readout");

  select_last (window);
  check_names (get_reader (window));
  do_in_reader (window, "reader.edit-statement", NULL);
  check_names (get_reader (window));
  close_window (window);
}

int
main (int argc, char *argv[])
{
  if (!start_application (&argc, &argv))
    return 0;
  g_test_add_func ("/reader/marks", test_marks);
  g_test_add_func ("/reader/dismissed", test_dismissed);
  g_test_add_func ("/reader/positions", test_positions);
  g_test_add_func ("/reader/details", test_details);
  g_test_add_func ("/reader/find", test_find);
  g_test_add_func ("/reader/zoom", test_zoom);
  g_test_add_func ("/reader/stops", test_stops);
  g_test_add_func ("/reader/add", test_add);
  g_test_add_func ("/reader/edit", test_edit);
  g_test_add_func ("/reader/handles", test_handles);
  g_test_add_func ("/reader/drag", test_drag);
  g_test_add_func ("/reader/words", test_words);
  g_test_add_func ("/reader/names", test_names);
  return run_tests ();
}
