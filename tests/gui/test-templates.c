/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window that asks for a template: the person's own, broken ones, the preview, the way to one's
 * own, and what is drafted.
 */
#include "window-samples.h"

#include "briefing/readout-template-folder.h"
#include "readout-briefing-pane.h"
#include "readout-preview.h"
#include "readout-template-chooser.h"

static const char report[] =
    "City will close the old bridge\n\nBy Mara Linden\nDaily Lund\n3 March 2024\n\n"
    "The city closes the old bridge in May, the council said.\n\n"
    "Mayor Nora Feld welcomed the closure of the old bridge.\n\n"
    "The traders condemned the plan. Otto Berg said that closing the old bridge is a mistake.\n";

static const char own_template[] = "<!-- Morning note\nTwo points for the desk. -->\n"
                                   "# {{title}}\n\n## In short, for the desk\n\n{{key-points 2}}\n";

static gboolean
has_briefing (gpointer window)
{
  g_autofree char *markdown = readout_briefing_pane_dup_markdown (get_child (window, "briefing"));

  return strstr (markdown, "[^") != NULL;
}

static gboolean
is_drafted_anew (gpointer window)
{
  g_autofree char *markdown = readout_briefing_pane_dup_markdown (get_child (window, "briefing"));

  return strstr (markdown, "## In short, for the desk") != NULL;
}

static GtkWindow *
get_chooser (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (READOUT_IS_TEMPLATE_CHOOSER (l->data))
      return l->data;
  return NULL;
}

static gboolean
has_chooser (gpointer data)
{
  return get_chooser () != NULL;
}

static gboolean
has_no_chooser (gpointer data)
{
  return get_chooser () == NULL;
}

static const ReadoutTemplate *
get_template (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "readout-template");
}

static GtkListBoxRow *
find_row (const char *id)
{
  GtkListBox *list = get_child (get_chooser (), "list");
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    if (g_str_equal (get_template (row)->id, id))
      return row;
  return NULL;
}

static gboolean
has_row (gpointer id)
{
  return find_row (id) != NULL;
}

static gboolean
shows_page (gpointer name)
{
  return g_str_equal (gtk_stack_get_visible_child_name (get_child (get_chooser (), "stack")), name);
}

static gboolean
has_pages (gpointer data)
{
  GtkWidget *preview = adw_bin_get_child (get_child (get_chooser (), "preview_bin"));

  return readout_preview_get_pages (READOUT_PREVIEW (preview)) != NULL;
}

static void
select_row (const char *id)
{
  GtkListBoxRow *row = find_row (id);

  g_assert_nonnull (row);
  gtk_list_box_select_row (get_child (get_chooser (), "list"), row);
}

static void
write_template (const char *name, const char *text)
{
  g_autofree char *templates = readout_templates_dup_folder ();
  g_autofree char *path = g_build_filename (templates, name, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (templates, 0700), ==, 0);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static ReadoutWindow *
open_chooser (const char *name)
{
  ReadoutWindow *window = open_window (name);

  import_text (window, "bridge.txt", report);
  wait_for (has_briefing, window, "a draft");
  activate (window, "choose-template");
  wait_for (has_chooser, NULL, "the templates");
  return window;
}

/* What is there, what it is for, what would become of it. */
static void
test_list (void)
{
  ReadoutWindow *window;

  write_template ("morning-note.md", own_template);
  write_template ("broken.md", "# {{title}}\n\n{{timelin}}\n");
  window = open_chooser ("list.readout");
  check_names (GTK_WIDGET (get_chooser ()));
  g_assert_nonnull (find_row ("positions-by-topic"));
  g_assert_nonnull (find_row ("press-review"));
  g_assert_nonnull (find_row ("situation-report"));
  g_assert_nonnull (find_row ("timeline"));
  g_assert_cmpstr (get_template (find_row ("morning-note"))->description, ==,
                   "Two points for the desk.");
  g_assert_true (gtk_widget_get_visible (get_child (get_chooser (), "replaces_label")));
  wait_for (shows_page, "preview", "the preview");
  wait_for (has_pages, NULL, "pages");

  select_row ("broken");
  g_assert_true (shows_page ("problem"));
  g_assert_nonnull (strstr (
      adw_status_page_get_description (get_child (get_chooser (), "problem_page")), "Line 3"));
  g_assert_false (gtk_widget_get_sensitive (get_child (get_chooser (), "draft_button")));
  g_assert_false (gtk_widget_get_sensitive (get_child (get_chooser (), "duplicate_button")));
  select_row ("timeline");
  wait_for (shows_page, "preview", "the other preview");
  gtk_window_close (get_chooser ());
  wait_for (has_no_chooser, NULL, "the templates to go");
  g_assert_false (is_drafted_anew (window));
  close_window (window);
}

/* A draft from a template of one's own takes the place of the text, and can be undone. */
static void
test_draft (void)
{
  ReadoutWindow *window;

  write_template ("morning-note.md", own_template);
  window = open_chooser ("draft.readout");
  select_row ("morning-note");
  g_assert_true (gtk_widget_activate (get_child (get_chooser (), "draft_button")));
  wait_for (has_no_chooser, NULL, "the templates to go");
  wait_for (is_drafted_anew, window, "the new draft");
  close_window (window);
}

/* A copy is made in the person's folder, is selected, and what is edited there is shown. */
static void
test_duplicate (void)
{
  g_autofree char *templates = readout_templates_dup_folder ();
  g_autofree char *described = g_build_filename (templates, "README.md", NULL);
  ReadoutWindow *window = open_chooser ("duplicate.readout");
  GtkListBoxRow *row;

  select_row ("timeline");
  g_signal_emit_by_name (get_child (get_chooser (), "duplicate_button"), "clicked");
  row = gtk_list_box_get_selected_row (get_child (get_chooser (), "list"));
  g_assert_cmpstr (get_template (row)->id, ==, "timeline-2");
  g_assert_true (get_template (row)->is_own);
  g_assert_cmpstr (get_template (row)->title, ==, "Timeline 2");
  g_assert_true (g_file_test (described, G_FILE_TEST_EXISTS));

  write_template ("later.md", "# {{title}}\n\n{{summary}}\n");
  wait_for (has_row, "later", "the template that was added outside");
  row = gtk_list_box_get_selected_row (get_child (get_chooser (), "list"));
  g_assert_cmpstr (get_template (row)->id, ==, "timeline-2");
  gtk_window_close (get_chooser ());
  wait_for (has_no_chooser, NULL, "the templates to go");
  close_window (window);
}

/* Closed while the preview is under way. */
static void
test_close_early (void)
{
  ReadoutWindow *window = open_chooser ("early.readout");

  gtk_window_close (get_chooser ());
  wait_for (has_no_chooser, NULL, "the templates to go");
  activate (window, "choose-template");
  close_window (window);
}

int
main (int argc, char *argv[])
{
  if (!start_application (&argc, &argv))
    return 0;
  g_test_add_func ("/templates/list", test_list);
  g_test_add_func ("/templates/draft", test_draft);
  g_test_add_func ("/templates/duplicate", test_duplicate);
  g_test_add_func ("/templates/close-early", test_close_early);
  return run_tests ();
}
