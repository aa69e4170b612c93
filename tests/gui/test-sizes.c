/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether every place fits a telephone, also with large letters, and what is there on the largest
 * screens.
 */
#include "window-samples.h"

#include "readout-actor-window.h"
#include "readout-briefing-pane.h"
#include "readout-editor.h"
#include "readout-merge-window.h"
#include "readout-reader.h"

/* Of what is in a window: its frame is not counted. */
#define LEAST_WIDTH 360
#define LEAST_HEIGHT 640

/* 1024ths of a dot per inch. */
#define USUAL_DPI (96 * 1024)

typedef struct
{
  const char *name;
  const char *action;                 /* detailed; or NULL */
  void (*go) (ReadoutWindow *window); /* after that; or NULL */
} Place;

static void
set_letters (double scale)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int)(USUAL_DPI * scale), NULL);
}

static void
act (ReadoutWindow *window, const char *action)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  g_assert_true (g_action_parse_detailed_name (action, &name, &target, NULL));
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (window), name, target));
}

static GtkWindow *
get_front (ReadoutWindow *window)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *iter = windows; iter != NULL; iter = iter->next)
    if (iter->data != window && gtk_widget_get_mapped (iter->data))
      return iter->data;
  return GTK_WINDOW (window);
}

static gboolean
is_in_front (gpointer window)
{
  return get_front (window) == window;
}

static gboolean
is_behind (gpointer window)
{
  return get_front (window) != window;
}

/* What is too wide, and what in it, down to the smallest that is. */
static void
tell_wide (const char *place, GtkWidget *widget)
{
  int width;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  if (!gtk_widget_get_visible (widget) || width <= LEAST_WIDTH - 48)
    return;
  g_test_message ("%s: %s needs %d pixels", place, G_OBJECT_TYPE_NAME (widget), width);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    tell_wide (place, child);
}

static GtkWidget *
get_content (gpointer front)
{
  return ADW_IS_APPLICATION_WINDOW (front)
             ? adw_application_window_get_content (ADW_APPLICATION_WINDOW (front))
         : ADW_IS_WINDOW (front) ? adw_window_get_content (ADW_WINDOW (front))
                                 : gtk_window_get_child (GTK_WINDOW (front));
}

static void
measure (gpointer front, int *width, int *height)
{
  GtkWidget *content = get_content (front);

  gtk_widget_measure (content, GTK_ORIENTATION_HORIZONTAL, -1, width, NULL, NULL, NULL);
  gtk_widget_measure (content, GTK_ORIENTATION_VERTICAL, MAX (*width, LEAST_WIDTH), height, NULL,
                      NULL, NULL);
}

static gboolean
fits (gpointer front)
{
  int width;
  int height;

  measure (front, &width, &height);
  return width <= LEAST_WIDTH && height <= LEAST_HEIGHT;
}

/* What a window that became narrow has side by side comes below each other a little later. */
static void
check_front (ReadoutWindow *window, const char *place)
{
  gpointer front = get_front (window);
  int width;
  int height;

  for (guint i = 0; i < 100 && !fits (front); i++)
    pause_for (50);
  measure (front, &width, &height);
  g_test_message ("%s: %d × %d", place, width, height);
  if (width > LEAST_WIDTH)
    tell_wide (place, get_content (front));
  g_assert_cmpint (width, <=, LEAST_WIDTH);
  g_assert_cmpint (height, <=, LEAST_HEIGHT);
}

static gboolean
is_narrow (gpointer window)
{
  return gtk_widget_get_width (window) <= LEAST_WIDTH;
}

static void
narrow (GtkWindow *window, const char *what)
{
  gtk_window_set_default_size (window, LEAST_WIDTH, LEAST_HEIGHT);
  wait_for (is_narrow, window, what);
}

static void
visit (ReadoutWindow *window, const Place *place)
{
  gboolean is_window = place->action != NULL && !g_str_has_prefix (place->action, "win.briefing") &&
                       !g_str_has_prefix (place->action, "win.content") &&
                       !g_str_has_prefix (place->action, "win.pane") &&
                       !g_str_has_prefix (place->action, "win.sidebar") &&
                       !g_str_has_prefix (place->action, "win.search");

  if (place->action != NULL)
    act (window, place->action);
  if (place->go != NULL)
    place->go (window);
  if (is_window)
    wait_for (is_behind, window, place->name);
  if (gtk_window_get_resizable (get_front (window)))
    narrow (get_front (window), place->name);
  pause_for (100);
  check_front (window, place->name);
  while (is_behind (window))
    {
      GtkWindow *front = get_front (window);
      g_autoptr (GtkWindow) kept = g_object_ref (front);

      gtk_window_close (front);
      pause_for (50);
      if (gtk_widget_get_mapped (GTK_WIDGET (front)))
        gtk_window_destroy (front);
    }
  wait_for (is_in_front, window, "the window to be closed");
}

static gboolean
has_report_text (gpointer window)
{
  GtkTextBuffer *buffer = readout_reader_get_buffer (get_child (window, "reader"));

  return gtk_text_buffer_get_char_count (buffer) > 100;
}

static gboolean
has_bar (gpointer window)
{
  return gtk_revealer_get_child_revealed (get_child (get_child (window, "reader"), "bar_revealer"));
}

static void
go_reader (ReadoutWindow *window)
{
  readout_window_open_statement (window, 1, 0);
  wait_for (has_report_text, window, "a report");
  activate (window, "next-statement");
  wait_for (has_bar, window, "the statement");
}

static void
go_back (ReadoutWindow *window)
{
  activate (window, "back");
}

static void
go_actor (ReadoutWindow *window)
{
  readout_actor_window_show (GTK_WIDGET (window), readout_window_get_project (window), 1);
  wait_for (is_behind, window, "the actor");
}

static void
go_merge (ReadoutWindow *window)
{
  readout_merge_window_show (GTK_WIDGET (window), readout_window_get_project (window), 1, "Nobody");
  wait_for (is_behind, window, "whom to merge with");
}

static const Place places[] = {
  { "reports", "win.pane::sidebar", NULL },
  { "topics", "win.sidebar-page::topics", NULL },
  { "actors", "win.sidebar-page::actors", NULL },
  { "filters", "win.sidebar-page::filters", NULL },
  { "board", "win.pane::content", NULL },
  { "search", "win.search", NULL },
  { "reader", NULL, go_reader },
  { "back on the board", NULL, go_back },
  { "overview", "win.content::overview", NULL },
  { "board again", "win.content::board", NULL },
  { "preview", "win.pane::briefing", NULL },
  { "editor and preview", "win.briefing-view::both", NULL },
  { "editor", "win.briefing-view::editor", NULL },
  { "outline", "win.briefing-page::outline", NULL },
  { "source check", "win.briefing-page::check", NULL },
  { "updates", "win.briefing-page::updates", NULL },
  { "versions", "win.briefing-page::versions", NULL },
  { "footnotes", "win.briefing-page::footnotes", NULL },
  { "keys", "win.show-help-overlay", NULL },
  { "preferences", "app.preferences", NULL },
  { "about", "app.about", NULL },
  { "properties", "win.properties", NULL },
  { "imported documents", "win.show-import", NULL },
  { "export", "win.export-dialog", NULL },
  { "templates", "win.choose-template", NULL },
  { "new topic", "win.new-topic", NULL },
  { "who is who", "win.decide-actors", NULL },
  { "outlets", "win.outlets", NULL },
  { "outlet", "win.edit-outlet(int64 1)", NULL },
  { "who says the same", "win.show-claim(int64 1)", NULL },
  { "the same claim", "win.same-claim(int64 1)", NULL },
  { "actor", NULL, go_actor },
  { "merge", NULL, go_merge },
};

static gboolean
has_sample (gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (data);
  g_autofree char *markdown = NULL;

  if (!READOUT_IS_WINDOW (window) || !is_open (window) ||
      g_strcmp0 (get_page (READOUT_WINDOW (window)), "project") != 0)
    return FALSE;
  markdown = readout_briefing_pane_dup_markdown (get_child (window, "briefing"));
  return strstr (markdown, "[^") != NULL;
}

static ReadoutWindow *
open_sample (void)
{
  g_action_group_activate_action (G_ACTION_GROUP (application), "open-sample", NULL);
  wait_for (has_sample, application, "the sample");
  return READOUT_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
}

static gboolean
is_wide (gpointer window)
{
  return gtk_widget_get_width (window) > 1300;
}

static void
test_places (gconstpointer data)
{
  const double *scale = data;
  ReadoutWindow *window;

  set_letters (*scale);
  window = open_sample ();
  narrow (GTK_WINDOW (window), "a narrow window");
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    visit (window, &places[i]);
  close_window (window);
  set_letters (1);
}

/* What a wide window shows side by side does not keep it from becoming narrow. */
static void
test_from_wide_to_narrow (void)
{
  ReadoutWindow *window = open_sample ();

  gtk_window_set_default_size (GTK_WINDOW (window), 1500, 900);
  wait_for (is_wide, window, "a wide window");
  act (window, "win.briefing-view::both");
  act (window, "win.briefing-page::check");
  pause_for (200);
  narrow (GTK_WINDOW (window), "a narrow window");
  close_window (window);
}

/* Lines do not become longer than one can read, but as long with large letters. */
static void
test_columns (void)
{
  ReadoutWindow *window = open_sample ();
  ReadoutEditor *editor = readout_briefing_pane_get_editor (get_child (window, "briefing"));
  const struct
  {
    GtkWidget *parent;
    const char *name;
  } clamps[] = { { GTK_WIDGET (editor), "view" }, { get_child (window, "reader"), "view" } };

  for (guint i = 0; i < G_N_ELEMENTS (clamps); i++)
    {
      GtkWidget *clamp = gtk_widget_get_ancestor (get_child (clamps[i].parent, clamps[i].name),
                                                  ADW_TYPE_CLAMP_SCROLLABLE);
      int usual;
      int large;

      g_assert_nonnull (clamp);
      g_object_get (clamp, "maximum-size", &usual, NULL);
      set_letters (2);
      g_object_get (clamp, "maximum-size", &large, NULL);
      set_letters (1);
      g_assert_cmpint (usual, <=, 1000);
      g_assert_cmpint (large, ==, 2 * usual);
    }
  close_window (window);
}

/* The titles of what is told: of keys in groups, or of rows. */
static void
collect_titles (GtkWidget *widget, GType type, GtkWidget *group, GHashTable *titles)
{
  if (GTK_IS_SHORTCUTS_GROUP (widget) || ADW_IS_PREFERENCES_GROUP (widget))
    group = widget;
  if (group != NULL && G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    {
      char *title;

      g_object_get (widget, "title", &title, NULL);
      g_hash_table_add (titles, title);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_titles (child, type, group, titles);
}

/* The list has all keys that are told, and is no higher than screens are. */
static void
test_keys (void)
{
  ReadoutWindow *window = open_sample ();
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource ("/io/github/readout_app/Readout/help-overlay.ui");
  GtkWidget *overlay = GTK_WIDGET (gtk_builder_get_object (builder, "help_overlay"));
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer title;

  act (window, "win.show-help-overlay");
  wait_for (is_behind, window, "the keys");
  collect_titles (overlay, GTK_TYPE_SHORTCUTS_SHORTCUT, NULL, told);
  collect_titles (GTK_WIDGET (get_front (window)), ADW_TYPE_ACTION_ROW, NULL, shown);
  g_assert_cmpuint (g_hash_table_size (told), >, 50);
  g_hash_table_iter_init (&iter, told);
  while (g_hash_table_iter_next (&iter, &title, NULL))
    if (!g_hash_table_contains (shown, title))
      g_error ("The keys of “%s” are not shown", (const char *)title);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (get_front (window))), <, 700);
  gtk_window_destroy (GTK_WINDOW (overlay));
  gtk_window_close (get_front (window));
  wait_for (is_in_front, window, "the keys to go");
  close_window (window);
}

int
main (int argc, char *argv[])
{
  static const double usual = 1;
  /* As with "Large Text" in the settings of GNOME. */
  static const double large = 1.25;

  if (!start_application (&argc, &argv))
    return 0;
  g_test_add_data_func ("/sizes/narrow", &usual, test_places);
  g_test_add_data_func ("/sizes/narrow-large-letters", &large, test_places);
  g_test_add_func ("/sizes/from-wide-to-narrow", test_from_wide_to_narrow);
  g_test_add_func ("/sizes/columns", test_columns);
  g_test_add_func ("/sizes/keys", test_keys);
  return run_tests ();
}
