/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A report in the reader as a person reads it: from one statement to the next, what is decided and
 * corrected there, words that are found, letters of another size.
 */
#include "window-samples.h"

#include "readout-find-bar.h"
#include "readout-reader.h"

static const char report_text[] =
    "City will close the old bridge\n\nBy Mara Linden\nDaily Lund\n3 March 2024\n\n"
    "The city closes the old bridge in May, the council said.\n\n"
    "Mayor Nora Feld welcomed the closure of the old bridge. Traders are afraid of the summer, and "
    "some of the oldest shops will be gone by then.\n\n"
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

/* No button without a name. */
static void
test_names (void)
{
  ReadoutWindow *window = open_report ("names.readout");

  select_last (window);
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
  g_test_add_func ("/reader/names", test_names);
  return run_tests ();
}
