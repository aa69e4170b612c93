/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writing a briefing as a person does it: keys and actions in a real window.
 */
#include "window-samples.h"

#include <signal.h>
#include <string.h>

#include "readout-briefing-pane.h"
#include "readout-briefing-status.h"
#include "readout-find-bar.h"
#include "store/readout-project.h"

static ReadoutBriefingPane *
get_pane (ReadoutWindow *window)
{
  return get_child (window, "briefing");
}

static ReadoutEditor *
get_editor (ReadoutWindow *window)
{
  return readout_briefing_pane_get_editor (get_pane (window));
}

static ReadoutBriefingDocument *
get_document (ReadoutWindow *window)
{
  return readout_briefing_pane_get_document (get_pane (window));
}

static gint64
get_id (ReadoutWindow *window)
{
  return readout_briefing_document_get_id (get_document (window));
}

static gboolean
has_any_briefing (gpointer window)
{
  return get_id (window) != 0;
}

typedef struct
{
  ReadoutWindow *window;
  const char *words;
} Expected;

static gboolean
is_text (gpointer data)
{
  const Expected *expected = data;

  return g_str_equal (readout_editor_peek_markdown (get_editor (expected->window), NULL),
                      expected->words);
}

static gpointer
read_saved (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (ReadoutBriefing) briefing = readout_store_get_briefing (store, *(gint64 *)data, error);

  return briefing != NULL ? g_strdup (briefing->markdown) : NULL;
}

static gboolean
is_saved (gpointer data)
{
  const Expected *expected = data;
  gint64 id = get_id (expected->window);
  g_autofree char *saved = readout_project_run (readout_window_get_project (expected->window),
                                                read_saved, &id, NULL, NULL);

  return g_strcmp0 (saved, expected->words) == 0;
}

static void
wait_text (ReadoutWindow *window, const char *words)
{
  Expected expected = { window, words };

  for (guint i = 0; i < 20 * TIMEOUT_SECONDS && !is_text (&expected); i++)
    pause_for (50);
  g_assert_cmpstr (readout_editor_peek_markdown (get_editor (window), NULL), ==, words);
}

static void
wait_saved (ReadoutWindow *window, const char *words)
{
  Expected expected = { window, words };

  wait_for (is_saved, &expected, words);
}

static void
show_editor (ReadoutWindow *window)
{
  g_action_group_change_action_state (G_ACTION_GROUP (window), "briefing-view",
                                      g_variant_new_string ("editor"));
  readout_editor_focus (get_editor (window));
}

/* Takes the place of all words, as by selecting them and typing. */
static void
write_all (ReadoutWindow *window, const char *words)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (readout_editor_get_buffer (get_editor (window)));
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, words, -1);
  gtk_text_buffer_end_user_action (buffer);
}

static ReadoutWindow *
open_blank (const char *name)
{
  ReadoutWindow *window = open_window (name);

  if (!has_any_briefing (window))
    {
      pause_for (100);
      if (!has_any_briefing (window))
        g_action_group_activate_action (G_ACTION_GROUP (window), "blank-briefing", NULL);
    }
  wait_for (has_any_briefing, window, "a briefing");
  show_editor (window);
  return window;
}

static void
activate_editor (ReadoutWindow *window, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_editor (window)), action, NULL));
}

/* Presses a key, or where there is no way to, does what it does. */
static void
press_or (ReadoutWindow *window, const char *key, const char *action, const char *argument)
{
  readout_editor_focus (get_editor (window));
  if (!press (window, key))
    gtk_widget_activate_action (GTK_WIDGET (get_editor (window)), action,
                                argument != NULL ? "s" : NULL, argument);
}

static void
test_format (void)
{
  ReadoutWindow *window = open_blank ("format.readout");
  ReadoutEditor *editor = get_editor (window);

  write_all (window, "The ferry sails.\n");
  readout_editor_select_bytes (editor, 4, 9);
  press_or (window, "ctrl+b", "editor.marks", "**");
  wait_text (window, "The **ferry** sails.\n");
  press_or (window, "ctrl+b", "editor.marks", "**");
  wait_text (window, "The ferry sails.\n");
  press_or (window, "ctrl+i", "editor.marks", "*");
  wait_text (window, "The *ferry* sails.\n");
  press_or (window, "ctrl+grave", "editor.marks", "`");
  wait_text (window, "The `*ferry*` sails.\n");
  activate (window, "undo");
  activate (window, "undo");
  wait_text (window, "The ferry sails.\n");
  press_or (window, "ctrl+shift+l", "editor.bullets", NULL);
  wait_text (window, "- The ferry sails.\n");
  press_or (window, "ctrl+shift+m", "editor.numbers", NULL);
  wait_text (window, "1. The ferry sails.\n");
  press_or (window, "ctrl+shift+m", "editor.numbers", NULL);
  wait_text (window, "The ferry sails.\n");
  press_or (window, "ctrl+shift+q", "editor.quote", NULL);
  wait_text (window, "> The ferry sails.\n");
  activate (window, "undo");
  if (press (window, "ctrl+alt+2"))
    wait_text (window, "## The ferry sails.\n");
  close_window (window);
}

static void
test_lists (void)
{
  ReadoutWindow *window = open_blank ("lists.readout");
  ReadoutEditor *editor = get_editor (window);

  write_all (window, "- One");
  readout_editor_select_bytes (editor, 5, 5);
  if (!press (window, "Return"))
    {
      close_window (window);
      g_test_skip ("there is no way to press keys");
      return;
    }
  wait_text (window, "- One\n- ");
  press (window, "x");
  wait_text (window, "- One\n- x");
  press (window, "Tab");
  wait_text (window, "- One\n  - x");
  press (window, "shift+Tab");
  wait_text (window, "- One\n- x");
  press (window, "Return");
  press (window, "Return");
  wait_text (window, "- One\n- x\n");
  /* Where there is no item, Tab moves on. */
  press (window, "Tab");
  wait_text (window, "- One\n- x\n");
  g_assert_false (readout_editor_has_focus (editor));
  close_window (window);
}

static gboolean
says_one_of_two (gpointer bar)
{
  return strcmp (gtk_label_get_text (get_child (bar, "count_label")), "1 of 2") == 0;
}

/* Something was found, and the first of it is selected. */
static gboolean
has_found (gpointer bar)
{
  return g_str_has_prefix (gtk_label_get_text (get_child (bar, "count_label")), "1 of ");
}

static gboolean
says_one_of_one (gpointer bar)
{
  return strcmp (gtk_label_get_text (get_child (bar, "count_label")), "1 of 1") == 0;
}

static gboolean
says_wrong_expression (gpointer bar)
{
  return strcmp (gtk_label_get_text (get_child (bar, "count_label")), "Not a regular expression") ==
         0;
}

static gboolean
has_selected_second (gpointer window)
{
  gsize start;
  gsize end;

  readout_editor_get_selected_bytes (get_editor (window), &start, &end);
  return start == 10 && end == 15;
}

static void
test_find (void)
{
  ReadoutWindow *window = open_blank ("find.readout");
  ReadoutEditor *editor = get_editor (window);
  gpointer bar = get_child (editor, "find_bar");

  write_all (window, "Ferry and ferry, ferryman.\n");
  readout_editor_select_bytes (editor, 0, 0);
  readout_editor_focus (editor);
  /* Ctrl+F is about the briefing while one writes it. */
  activate (window, "search");
  g_assert_true (readout_find_bar_is_open (bar));
  gtk_editable_set_text (get_child (bar, "find_entry"), "ferry");
  gtk_check_button_set_active (get_child (bar, "words_button"), TRUE);
  wait_for (says_one_of_two, bar, "the first of two matches");
  {
    int minimum;

    /* All of it fits into a narrow window. */
    gtk_widget_measure (GTK_WIDGET (get_pane (window)), GTK_ORIENTATION_HORIZONTAL, -1, &minimum,
                        NULL, NULL, NULL);
    g_assert_cmpint (minimum, <=, 360);
  }
  gtk_widget_activate_action (GTK_WIDGET (bar), "find.next", NULL);
  wait_for (has_selected_second, window, "the second match");
  gtk_check_button_set_active (get_child (bar, "case_button"), TRUE);
  wait_for (says_one_of_one, bar, "one match");
  gtk_check_button_set_active (get_child (bar, "case_button"), FALSE);
  gtk_check_button_set_active (get_child (bar, "words_button"), FALSE);

  gtk_editable_set_text (get_child (bar, "replace_entry"), "boat");
  wait_for (has_found, bar, "the matches");
  gtk_widget_activate_action (GTK_WIDGET (bar), "find.replace-all", NULL);
  wait_text (window, "boat and boat, boatman.\n");
  readout_find_bar_close (bar);
  g_assert_true (readout_editor_has_focus (editor));
  activate (window, "undo");
  wait_text (window, "Ferry and ferry, ferryman.\n");

  readout_editor_select_bytes (editor, 0, 0);
  activate_editor (window, "editor.replace");
  gtk_check_button_set_active (get_child (bar, "regex_button"), TRUE);
  gtk_editable_set_text (get_child (bar, "find_entry"), "(f[a-z");
  wait_for (says_wrong_expression, bar, "that this is no expression");
  gtk_editable_set_text (get_child (bar, "find_entry"), "(f)err(y)");
  gtk_editable_set_text (get_child (bar, "replace_entry"), "\\1l\\2");
  wait_for (has_found, bar, "the matches of the expression");
  gtk_widget_activate_action (GTK_WIDGET (bar), "find.replace-all", NULL);
  wait_text (window, "Fly and fly, flyman.\n");
  close_window (window);
}

static GListModel *
get_headings (ReadoutWindow *window)
{
  gpointer panel = readout_briefing_pane_get_panel (get_pane (window));
  AdwViewStack *pages = get_child (panel, "pages");
  GtkWidget *page = adw_view_stack_get_child_by_name (pages, "outline");

  return G_LIST_MODEL (get_child (page, "selection"));
}

static gboolean
has_two_headings (gpointer window)
{
  return g_list_model_get_n_items (get_headings (window)) == 2;
}

static gboolean
has_three_headings (gpointer window)
{
  return g_list_model_get_n_items (get_headings (window)) == 3;
}

/* The keyboard is where the page was opened. */
static gboolean
has_focus_in_outline (gpointer window)
{
  gpointer panel = readout_briefing_pane_get_panel (get_pane (window));
  GtkWidget *page = adw_view_stack_get_visible_child (get_child (panel, "pages"));
  GtkWidget *focus = gtk_window_get_focus (window);

  return focus != NULL && gtk_widget_is_ancestor (focus, page);
}

static gboolean
is_at_second (gpointer window)
{
  return gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (get_headings (window))) == 1;
}

static void
test_panel (void)
{
  ReadoutWindow *window = open_blank ("panel.readout");
  ReadoutEditor *editor = get_editor (window);
  gsize start;
  gsize end;

  write_all (window, "# One\n\nWords.\n\n## Two\n\nMore words.\n");
  g_assert_false (readout_briefing_pane_get_panel_open (get_pane (window)));
  g_action_group_activate_action (G_ACTION_GROUP (window), "briefing-page",
                                  g_variant_new_string ("outline"));
  g_assert_true (readout_briefing_pane_get_panel_open (get_pane (window)));
  wait_for (has_two_headings, window, "two headings");
  wait_for (has_focus_in_outline, window, "the keyboard in the outline");
  readout_editor_select_bytes (editor, 26, 26);
  wait_for (is_at_second, window, "the second heading to be the current one");
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (get_headings (window)), 0);
  readout_editor_get_selected_bytes (editor, &start, &end);
  g_assert_cmpuint (start, ==, 0);
  readout_editor_replace_bytes (editor, 0, 0, "# Nought\n\n");
  wait_for (has_three_headings, window, "the third heading");
  g_action_group_change_action_state (G_ACTION_GROUP (window), "briefing-panel",
                                      g_variant_new_boolean (FALSE));
  g_assert_false (readout_briefing_pane_get_panel_open (get_pane (window)));
  g_assert_true (readout_editor_has_focus (editor));
  check_names (GTK_WIDGET (window));
  close_window (window);
}

static gboolean
says_four_words (gpointer status)
{
  return strcmp (readout_briefing_status_get_text (status), "4 words · 1 minute to read") == 0;
}

static gboolean
says_two_of_four (gpointer status)
{
  return strcmp (readout_briefing_status_get_text (status), "2 of 4 words · 1 minute to read") == 0;
}

static void
test_words (void)
{
  ReadoutWindow *window = open_blank ("words.readout");
  gpointer status = get_child (get_pane (window), "status");

  write_all (window, "The **ferry** sails late.[^wire-20230503-s1]\n");
  wait_for (says_four_words, status, "four words");
  readout_editor_select_bytes (get_editor (window), 0, 13);
  wait_for (says_two_of_four, status, "two of four words");
  close_window (window);
}

static void
test_restart (void)
{
  ReadoutWindow *window = open_blank ("restart.readout");

  write_all (window, "First.\n");
  wait_saved (window, "First.\n");
  readout_editor_replace_bytes (get_editor (window), 7, 7, "Second.\n");
  wait_saved (window, "First.\nSecond.\n");
  /* What was typed right before the window closes is kept too. */
  readout_editor_replace_bytes (get_editor (window), 15, 15, "Third.\n");
  close_window (window);

  window = open_blank ("restart.readout");
  wait_text (window, "First.\nSecond.\nThird.\n");
  activate (window, "undo");
  wait_text (window, "First.\nSecond.\n");
  activate (window, "undo");
  wait_text (window, "First.\n");
  wait_saved (window, "First.\n");
  close_window (window);

  window = open_blank ("restart.readout");
  wait_text (window, "First.\n");
  activate (window, "redo");
  wait_text (window, "First.\nSecond.\n");
  close_window (window);
}

static void
test_killed_child (void)
{
  const char *path = g_getenv ("READOUT_TEST_PROJECT");
  ReadoutWindow *window = readout_window_new (application);

  readout_window_open_project (window, path, TRUE);
  gtk_window_present (GTK_WINDOW (window));
  wait_for (is_open, window, "the project to open");
  g_action_group_activate_action (G_ACTION_GROUP (window), "blank-briefing", NULL);
  wait_for (has_any_briefing, window, "a briefing");
  show_editor (window);
  write_all (window, "Typed before the crash.\n");
  /* Within a second where the machine has time for it. */
  wait_saved (window, "Typed before the crash.\n");
  raise (SIGKILL);
}

static void
test_killed (void)
{
  g_autofree char *path = g_build_filename (folder, "killed.readout", NULL);
  ReadoutWindow *window;

  g_setenv ("READOUT_TEST_PROJECT", path, TRUE);
  g_test_trap_subprocess ("/editor/killed/subprocess", 0, 0);
  g_test_trap_assert_failed ();
  window = open_blank ("killed.readout");
  wait_text (window, "Typed before the crash.\n");
  activate (window, "undo");
  wait_text (window, "# killed\n\n");
  close_window (window);
}

typedef struct
{
  ReadoutWindow *window;
  gint64 id;
} Opened;

static gboolean
is_another (gpointer data)
{
  const Opened *opened = data;
  gint64 id = get_id (opened->window);

  return id != 0 && id != opened->id;
}

static gboolean
is_that_one (gpointer data)
{
  const Opened *opened = data;

  return get_id (opened->window) == opened->id;
}

static gboolean
has_two_briefings (gpointer window)
{
  GPtrArray *briefings = readout_briefing_document_get_briefings (get_document (window));

  return briefings != NULL && briefings->len == 2;
}

static gboolean
has_one_briefing (gpointer window)
{
  GPtrArray *briefings = readout_briefing_document_get_briefings (get_document (window));

  return briefings != NULL && briefings->len == 1;
}

static void
test_briefings (void)
{
  ReadoutWindow *window = open_blank ("briefings.readout");
  Opened first = { window, get_id (window) };
  gint64 second;

  write_all (window, "The first one.\n");
  activate (window, "duplicate-briefing");
  wait_for (is_another, &first, "the copy");
  wait_text (window, "The first one.\n");
  second = get_id (window);
  write_all (window, "The second one.\n");
  g_action_group_activate_action (G_ACTION_GROUP (window), "open-briefing",
                                  g_variant_new_int64 (first.id));
  wait_for (is_that_one, &first, "the first briefing");
  wait_text (window, "The first one.\n");
  activate (window, "next-briefing");
  wait_text (window, "The second one.\n");
  close_window (window);

  /* The one that was open last is open again, with its own undo. */
  window = open_blank ("briefings.readout");
  wait_text (window, "The second one.\n");
  g_assert_cmpint (get_id (window), ==, second);
  activate (window, "undo");
  wait_text (window, "The first one.\n");
  wait_for (has_two_briefings, window, "both briefings");
  activate (window, "remove-briefing");
  wait_for (has_one_briefing, window, "the briefing to go");
  first.window = window;
  wait_for (is_that_one, &first, "the other briefing");
  activate (window, "undo-action");
  wait_for (has_two_briefings, window, "the briefing to come back");
  close_window (window);
}

static gint64 version_id;

static gpointer
find_version (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) versions =
      readout_store_list_briefing_versions (store, *(gint64 *)data, error);

  for (guint i = 0; i < versions->len; i++)
    if (READOUT_BRIEFING_VERSION (g_ptr_array_index (versions, i))->by_person)
      version_id = READOUT_BRIEFING_VERSION (g_ptr_array_index (versions, i))->id;
  return GINT_TO_POINTER (TRUE);
}

static gpointer
add_version (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (
      readout_store_add_briefing_version (store, *(gint64 *)data, "Early", error) != 0);
}

static GtkWindow *
find_compare_window (void)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (g_str_equal (G_OBJECT_TYPE_NAME (window), "ReadoutCompareWindow"))
        return window;
    }
  return NULL;
}

static char *
dup_compared (void)
{
  GtkTextBuffer *buffer = get_child (find_compare_window (), "buffer");
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static gboolean
has_compared (gpointer data)
{
  g_autofree char *words = find_compare_window () != NULL ? dup_compared () : NULL;

  return words != NULL && *words != '\0';
}

static void
test_versions (void)
{
  ReadoutWindow *window = open_blank ("versions.readout");
  gpointer panel = readout_briefing_pane_get_panel (get_pane (window));
  gint64 id = get_id (window);
  GtkWidget *page;
  g_autofree char *words = NULL;

  write_all (window, "The ferry sails on time.\n");
  wait_saved (window, "The ferry sails on time.\n");
  readout_project_run (readout_window_get_project (window), add_version, &id, NULL, NULL);
  write_all (window, "The ferry sails late.\n");
  wait_saved (window, "The ferry sails late.\n");
  readout_project_run (readout_window_get_project (window), find_version, &id, NULL, NULL);
  g_action_group_activate_action (G_ACTION_GROUP (window), "briefing-page",
                                  g_variant_new_string ("versions"));
  page = adw_view_stack_get_visible_child (get_child (panel, "pages"));
  g_assert_true (gtk_widget_activate_action (page, "versions.compare", "x", version_id));
  wait_for (has_compared, window, "the comparison");
  words = dup_compared ();
  g_assert_nonnull (strstr (words, "on time"));
  g_assert_nonnull (strstr (words, "late"));
  check_names (GTK_WIDGET (find_compare_window ()));
  gtk_widget_activate_action (GTK_WIDGET (find_compare_window ()), "compare.next", NULL);
  gtk_widget_activate_action (GTK_WIDGET (find_compare_window ()), "compare.restore", NULL);
  wait_text (window, "The ferry sails on time.\n");
  gtk_window_close (find_compare_window ());

  /* The text from before is one step away, by either undo. */
  readout_editor_focus (get_editor (window));
  activate (window, "undo");
  wait_text (window, "The ferry sails late.\n");
  wait_saved (window, "The ferry sails late.\n");
  close_window (window);
}

int
main (int argc, char *argv[])
{
  if (!start_application (&argc, &argv))
    return 0;

  g_test_add_func ("/editor/format", test_format);
  g_test_add_func ("/editor/lists", test_lists);
  g_test_add_func ("/editor/find", test_find);
  g_test_add_func ("/editor/panel", test_panel);
  g_test_add_func ("/editor/words", test_words);
  g_test_add_func ("/editor/restart", test_restart);
  g_test_add_func ("/editor/killed", test_killed);
  g_test_add_func ("/editor/killed/subprocess", test_killed_child);
  g_test_add_func ("/editor/briefings", test_briefings);
  g_test_add_func ("/editor/versions", test_versions);

  return run_tests ();
}
