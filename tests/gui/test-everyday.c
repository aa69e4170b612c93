/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a person does every day with projects: opens, duplicates, names, closes them and comes back.
 */
#include <signal.h>
#include <sys/wait.h>

#include "window-samples.h"

#include "readout-briefing-pane.h"
#include "readout-panes.h"
#include "readout-project-window.h"
#include "readout-reader.h"
#include "readout-recent-projects.h"
#include "readout-settings.h"
#include "readout-sidebar.h"

static const char report[] =
    "Harbour bridge to close for a year\n"
    "\n"
    "By Nora Quist\n"
    "The Quay Gazette, 3 May 2023\n"
    "\n"
    "Mayor Elin Sand announced on Tuesday that the harbour bridge would close in June.\n"
    "\n"
    "\"The bridge is tired and so are we of patching it,\" Sand said at a press conference.\n"
    "\n"
    "Shopkeeper Olaf Brandt criticised the closure of the bridge. \"It will empty our street,\" "
    "Brandt said.\n";

static gboolean
has_briefing (gpointer window)
{
  g_autofree char *markdown = readout_briefing_pane_dup_markdown (get_child (window, "briefing"));

  return strstr (markdown, "[^") != NULL;
}

static ReadoutWindow *
open_with_report (const char *name)
{
  ReadoutWindow *window = open_window (name);

  import_text (window, "bridge.txt", report);
  wait_for (has_briefing, window, "a draft");
  return window;
}

static guint
count_windows (void)
{
  guint n = 0;

  for (GList *iter = gtk_application_get_windows (GTK_APPLICATION (application)); iter != NULL;
       iter = iter->next)
    n += READOUT_IS_WINDOW (iter->data);
  return n;
}

static gboolean
has_one_window (gpointer data)
{
  return count_windows () == 1;
}

static gboolean
has_two_windows (gpointer data)
{
  return count_windows () == 2;
}

/* The words of a toast of the window; FALSE while none says so. */
typedef struct
{
  GtkWidget *widget;
  const char *words;
} Said;

static gboolean
has_said (gpointer data)
{
  const Said *said = data;
  Said below = *said;

  if (GTK_IS_LABEL (said->widget) &&
      strstr (gtk_label_get_text (GTK_LABEL (said->widget)), said->words) != NULL)
    return TRUE;
  for (below.widget = gtk_widget_get_first_child (said->widget); below.widget != NULL;
       below.widget = gtk_widget_get_next_sibling (below.widget))
    if (has_said (&below))
      return TRUE;
  return FALSE;
}

static void
wait_said (ReadoutWindow *window, const char *words)
{
  Said said = { GTK_WIDGET (get_child (window, "toasts")), words };

  wait_for (has_said, &said, words);
}

/* A file has one window, by whatever name it is asked for. */
static void
test_one_window (void)
{
  ReadoutWindow *window = open_with_report ("one.readout");
  g_autofree char *path = g_build_filename (folder, "one.readout", NULL);
  g_autofree char *link = g_build_filename (folder, "link.readout", NULL);

  readout_application_open_project (application, path, FALSE);
  g_assert_cmpuint (count_windows (), ==, 1);
  wait_said (window, "open in this window already");
  g_assert_cmpint (symlink (path, link), ==, 0);
  readout_application_open_project (application, link, FALSE);
  g_assert_cmpuint (count_windows (), ==, 1);
  g_assert_true (readout_application_find_window (application, link) == window);
  close_window (window);
}

static gboolean
is_there (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
has_draft_in_front (gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (data);

  return READOUT_IS_WINDOW (window) && is_open (window) && has_briefing (window);
}

static void
test_duplicate (void)
{
  ReadoutWindow *window = open_with_report ("original.readout");
  g_autofree char *path = g_build_filename (folder, "copy.readout", NULL);
  ReadoutWindow *copy;

  g_action_group_activate_action (G_ACTION_GROUP (window), "duplicate-project-to",
                                  g_variant_new_string (path));
  wait_for (is_there, path, "the copy");
  wait_said (window, "Duplicated as “copy.readout”");
  g_assert_cmpstr (readout_project_get_title (readout_window_get_project (window)), ==, "original");

  /* The Open of the toast. */
  g_action_group_activate_action (G_ACTION_GROUP (application), "open-path",
                                  g_variant_new_string (path));
  g_assert_cmpuint (count_windows (), ==, 2);
  wait_for (has_draft_in_front, application, "the copy with its briefing");
  copy = readout_application_find_window (application, path);
  g_assert_true (copy != window);
  gtk_window_close (GTK_WINDOW (copy));
  wait_for (has_one_window, NULL, "the copy to close");
  close_window (window);
}

static GtkWidget *
find_row (GtkWidget *widget, const char *title)
{
  GtkWidget *found = NULL;

  if (ADW_IS_PREFERENCES_ROW (widget) &&
      g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, title);
  return found;
}

static GtkWidget *
find_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *iter = windows; iter != NULL; iter = iter->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (iter->data, type))
      return iter->data;
  return NULL;
}

static gboolean
has_facts (gpointer properties)
{
  GtkWidget *row = find_row (properties, "Reports");

  return gtk_widget_get_visible (row) &&
         g_strcmp0 (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "1") == 0;
}

static gboolean
has_title (gpointer window)
{
  return g_str_has_prefix (gtk_window_get_title (window), "Bridge – ");
}

static gboolean
has_file_title (gpointer window)
{
  return g_str_has_prefix (gtk_window_get_title (window), "properties – ");
}

static gpointer
read_notes (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return readout_store_dup_notes (store);
}

static gboolean
has_notes (gpointer window)
{
  g_autofree char *notes =
      readout_project_run (readout_window_get_project (window), read_notes, NULL, NULL, NULL);

  return g_strcmp0 (notes, "For Monday.") == 0;
}

static void
test_properties (void)
{
  ReadoutWindow *window = open_with_report ("properties.readout");
  GtkWidget *properties;
  GtkWidget *row;

  activate (window, "properties");
  properties = find_window (READOUT_TYPE_PROJECT_WINDOW);
  wait_for (has_facts, properties, "the number of reports");
  check_names (properties);
  row = find_row (properties, "Languages of the Reports");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "English");
  /* The report has no date. */
  g_assert_false (gtk_widget_get_visible (find_row (properties, "Published")));
  row = find_row (properties, "Name");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "properties.readout");

  row = find_row (properties, "Title");
  gtk_editable_set_text (GTK_EDITABLE (row), "Bridge");
  g_signal_emit_by_name (row, "apply");
  wait_for (has_title, window, "the new title");
  gtk_text_buffer_set_text (get_child (properties, "notes_buffer"), "For Monday.", -1);
  gtk_window_close (GTK_WINDOW (properties));
  wait_for (has_notes, window, "the notes");
  activate (window, "undo-action");
  activate (window, "undo-action");
  wait_for (has_file_title, window, "the title from before");
  close_window (window);
}

/* What the menu of recent projects has. */
static guint
count_recent (ReadoutWindow *window)
{
  GMenuModel *menu = G_MENU_MODEL (get_child (window, "recent_menu"));
  g_autoptr (GMenuModel) projects = g_menu_model_get_item_link (menu, 0, G_MENU_LINK_SECTION);

  return (guint)g_menu_model_get_n_items (projects);
}

static void
test_recent (void)
{
  ReadoutWindow *window = open_with_report ("recent.readout");
  g_autofree char *gone = write_file ("gone.readout", "");
  g_auto (GStrv) before = readout_recent_projects_dup ();
  guint n;

  readout_recent_projects_add (gone);
  n = count_recent (window);
  g_assert_cmpuint (n, ==, g_strv_length (before) + 1);
  g_unlink (gone);
  /* It was chosen in a menu that was open before. */
  g_action_group_activate_action (G_ACTION_GROUP (application), "open-path",
                                  g_variant_new_string (gone));
  wait_said (window, "“gone.readout” is not there any more");
  g_assert_cmpuint (count_windows (), ==, 1);
  g_assert_cmpuint (count_recent (window), ==, n - 1);

  activate (window, "clear-recent");
  g_assert_cmpuint (count_recent (window), <, n - 1);
  wait_said (window, "Recent projects forgotten");
  g_action_group_activate_action (G_ACTION_GROUP (window), "restore-recent",
                                  g_variant_new_strv ((const char *const *)before, -1));
  g_assert_cmpuint (count_recent (window), ==, n - 1);
  close_window (window);
}

/* Both windows come back, and the one that was closed before does not. */
static void
test_session (void)
{
  ReadoutWindow *window = open_with_report ("first.readout");
  g_autofree char *first = g_build_filename (folder, "first.readout", NULL);
  g_autofree char *second = g_build_filename (folder, "second.readout", NULL);
  g_autofree char *third = g_build_filename (folder, "third.readout", NULL);
  ReadoutWindow *other;

  g_assert_nonnull (window);
  readout_application_open_project (application, third, TRUE);
  wait_for (has_two_windows, NULL, "the third project");
  other = readout_application_find_window (application, third);
  wait_for (is_open, other, "the third project");
  gtk_window_close (GTK_WINDOW (other));
  wait_for (has_one_window, NULL, "it to close");
  readout_application_open_project (application, second, TRUE);
  other = readout_application_find_window (application, second);
  wait_for (is_open, other, "the second project");

  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
  wait_for (has_no_windows, application, "the windows to close");
  g_application_activate (G_APPLICATION (application));
  g_assert_cmpuint (count_windows (), ==, 2);
  g_assert_nonnull (readout_application_find_window (application, first));
  g_assert_nonnull (readout_application_find_window (application, second));
  wait_for (is_open, readout_application_find_window (application, first), "the first project");
  wait_for (is_open, readout_application_find_window (application, second), "the second project");
  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
  wait_for (has_no_windows, application, "the windows to close");
}

static gboolean
has_report_text (gpointer window)
{
  GtkTextBuffer *buffer = readout_reader_get_buffer (get_child (window, "reader"));

  return gtk_text_buffer_get_char_count (buffer) > 100;
}

static guint32
get_cursor (ReadoutWindow *window)
{
  return readout_editor_get_cursor_byte (
      readout_briefing_pane_get_editor (get_child (window, "briefing")));
}

/* Goes to a report, a page of the sidebar, the briefing and a place in it. */
static void
go (ReadoutWindow *window)
{
  ReadoutEditor *editor = readout_briefing_pane_get_editor (get_child (window, "briefing"));

  readout_window_open_statement (window, 1, 0);
  wait_for (has_report_text, window, "the report");
  readout_sidebar_set_page (get_child (window, "sidebar"), "actors");
  readout_editor_select_bytes (editor, 7, 7);
  g_action_group_change_action_state (G_ACTION_GROUP (window), "pane",
                                      g_variant_new_string ("briefing"));
}

static gboolean
is_back (gpointer window)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (get_child (window, "content_stack")),
                    "reader") == 0 &&
         has_report_text (window) && get_cursor (window) == 7 &&
         g_strcmp0 (readout_sidebar_get_page (get_child (window, "sidebar")), "actors") == 0 &&
         readout_panes_get_visible_pane (get_child (window, "panes")) == READOUT_PANE_BRIEFING;
}

static void
test_place (void)
{
  ReadoutWindow *window = open_with_report ("place.readout");

  go (window);
  close_window (window);
  window = open_window ("place.readout");
  wait_for (is_back, window, "the place from before");
  close_window (window);
}

static gpointer
read_place (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return readout_store_get_setting (store, "place");
}

static gboolean
has_kept_place (gpointer window)
{
  g_autofree char *place =
      readout_project_run (readout_window_get_project (window), read_place, NULL, NULL, NULL);

  return place != NULL && strstr (place, "'reader'") != NULL &&
         strstr (place, "'cursor': <uint32 7>");
}

static void
test_killed_child (void)
{
  ReadoutWindow *window = readout_window_new (application);

  readout_window_open_project (window, g_getenv ("READOUT_TEST_PROJECT"), TRUE);
  gtk_window_present (GTK_WINDOW (window));
  wait_for (is_open, window, "the project to open");
  import_text (window, "bridge.txt", report);
  wait_for (has_briefing, window, "a draft");
  go (window);
  wait_for (has_kept_place, window, "the place to be kept");
  raise (SIGKILL);
}

static void
test_killed (void)
{
  g_autofree char *path = g_build_filename (folder, "killed.readout", NULL);
  ReadoutWindow *window;

  g_setenv ("READOUT_TEST_PROJECT", path, TRUE);
  g_test_trap_subprocess ("/everyday/killed/subprocess", 0, 0);
  g_test_trap_assert_failed ();
  window = open_window ("killed.readout");
  wait_for (is_back, window, "the place from before the crash");
  close_window (window);
}

/* The actions of a menu and those below it; what has no words is told. */
static void
collect_menu (GMenuModel *menu, GHashTable *set)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      static const char *const links[] = { G_MENU_LINK_SECTION, G_MENU_LINK_SUBMENU };
      g_autofree char *action = NULL;
      g_autofree char *label = NULL;

      g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label);
      if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &action))
        {
          if (label == NULL || *label == '\0')
            g_error ("The item of %s has no words", action);
          g_hash_table_add (set, g_steal_pointer (&action));
        }
      for (guint k = 0; k < G_N_ELEMENTS (links); k++)
        {
          g_autoptr (GMenuModel) linked = g_menu_model_get_item_link (menu, i, links[k]);

          if (linked != NULL)
            collect_menu (linked, set);
        }
    }
}

/* For what has no words of its own, or stands in a menu under another name. */
static const char *const not_in_menus[] = {
  "menu",           /* opens the menu */
  "look-at-import", /* the button of a toast */
  "open-briefing",  /* in the menu of briefings, with their names */
};

/* Whatever the window can do without being told with what is in its menu. */
static void
test_menu (void)
{
  ReadoutWindow *window = open_with_report ("menu.readout");
  g_autoptr (GHashTable) set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) actions = g_action_group_list_actions (G_ACTION_GROUP (window));
  guint n_missing = 0;

  collect_menu (G_MENU_MODEL (get_child (window, "primary_menu")), set);
  for (guint i = 0; actions[i] != NULL; i++)
    {
      g_autofree char *name = g_strconcat ("win.", actions[i], NULL);
      const GVariantType *parameter =
          g_action_group_get_action_parameter_type (G_ACTION_GROUP (window), actions[i]);
      const GVariantType *state =
          g_action_group_get_action_state_type (G_ACTION_GROUP (window), actions[i]);
      gboolean excused = g_str_has_prefix (actions[i], "undo-"); /* the button of a toast */

      for (guint k = 0; k < G_N_ELEMENTS (not_in_menus); k++)
        excused |= g_str_equal (not_in_menus[k], actions[i]);
      /* With a parameter it is about one thing, which has a menu of its own. */
      if (excused || (parameter != NULL && state == NULL))
        continue;
      if (!g_hash_table_contains (set, name))
        {
          g_printerr ("%s is in no menu\n", name);
          n_missing++;
        }
    }
  g_assert_cmpuint (n_missing, ==, 0);
  close_window (window);
}

int
main (int argc, char *argv[])
{
  if (!start_application (&argc, &argv))
    return 0;
  g_test_add_func ("/everyday/one-window", test_one_window);
  g_test_add_func ("/everyday/duplicate", test_duplicate);
  g_test_add_func ("/everyday/properties", test_properties);
  g_test_add_func ("/everyday/recent", test_recent);
  g_test_add_func ("/everyday/session", test_session);
  g_test_add_func ("/everyday/place", test_place);
  g_test_add_func ("/everyday/menu", test_menu);
  g_test_add_func ("/everyday/killed", test_killed);
  g_test_add_func ("/everyday/killed/subprocess", test_killed_child);
  return run_tests ();
}
