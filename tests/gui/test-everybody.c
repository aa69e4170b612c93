/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every place of the window as somebody meets it who sees nothing, or has no mouse: what the
 * accessibility bus says of it has names, and Tab comes to all that one can do.
 *
 * A new place is a line in the table below.
 */
#include "window-samples.h"

#include "accessible-tree.h"

#include "readout-actor-window.h"
#include "readout-briefing-pane.h"
#include "readout-compare-window.h"
#include "readout-details-window.h"
#include "readout-merge-window.h"
#include "readout-outlet-merge-window.h"
#include "readout-page-canvas.h"
#include "readout-reader.h"
#include "readout-sidebar.h"
#include "readout-statement-chooser.h"

typedef struct
{
  const char *name;
  const char *action;                 /* detailed, as in a menu: it opens the place; or NULL */
  void (*go) (ReadoutWindow *window); /* after that; or NULL */
} Place;

/* So many faults are printed before the test fails. */
static guint n_faults;

/* Names are the same in either direction: once is enough. */
static gboolean reads_tree;

/* The faults that were told: most of them are met again at each place. */
static GHashTable *told;

static gboolean
is_one_of (guint role, const guint *roles, guint n_roles)
{
  for (guint i = 0; i < n_roles; i++)
    if (roles[i] == role)
      return TRUE;
  return FALSE;
}

/* What somebody works with: it says its own name, and that of what is in it. */
static gboolean
is_control_role (guint role)
{
  static const guint roles[] = {
    ROLE_CHECK_BOX,    ROLE_CHECK_MENU_ITEM,
    ROLE_COMBO_BOX,    ROLE_ENTRY,
    ROLE_LIST_ITEM,    ROLE_LINK,
    ROLE_MENU_ITEM,    ROLE_PAGE_TAB,
    ROLE_PUSH_BUTTON,  ROLE_PASSWORD_TEXT,
    ROLE_TEXT,         ROLE_TOGGLE_BUTTON,
    ROLE_RADIO_BUTTON, ROLE_RADIO_MENU_ITEM,
    ROLE_SPIN_BUTTON,  ROLE_SLIDER,
    ROLE_TABLE_CELL,   ROLE_TREE_ITEM,
  };

  return is_one_of (role, roles, G_N_ELEMENTS (roles));
}

static gboolean
needs_name (guint role)
{
  static const guint roles[] = { ROLE_DIALOG, ROLE_FRAME, ROLE_ICON, ROLE_IMAGE,
                                 ROLE_LIST,   ROLE_TABLE, ROLE_TREE, ROLE_TREE_TABLE };

  return is_control_role (role) || is_one_of (role, roles, G_N_ELEMENTS (roles));
}

/* GTK 4.8 calls what has no name after its type. */
static gboolean
is_name (const char *name)
{
  static const char *const prefixes[] = { "Gtk", "Adw", "Readout" };

  if (name == NULL || *name == '\0')
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (name, prefixes[i]) && g_ascii_isupper (name[strlen (prefixes[i])]) &&
        strchr (name, ' ') == NULL)
      return FALSE;
  return TRUE;
}

/* What is in a control that has a name is read with it: the arrow and the list of a combo row. */
static gboolean
is_in_control (const AccessibleNode *node)
{
  for (node = node->parent; node != NULL; node = node->parent)
    if (is_control_role (node->role) && is_name (node->name))
      return TRUE;
  return FALSE;
}

/* What libadwaita and GTK make themselves and give no name, nor let us do so. */
static gboolean
is_of_toolkit (const AccessibleNode *node)
{
  static const char *const names[] = { "GtkListBox", "GtkFlowBox", "GtkColumnListView",
                                       "GtkFlowBoxChild" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (node->name, names[i]) == 0)
      return TRUE;
  /* The search of the preferences, which is off. */
  return g_strcmp0 (node->name, "GtkSearchEntry") == 0 && node->parent != NULL &&
         g_strcmp0 (node->parent->name, "") == 0;
}

static void
tell (const char *place, const char *fault)
{
  if (!g_hash_table_add (told, g_strdup (fault)))
    return;
  g_test_message ("%s: %s", place, fault);
  n_faults++;
}

/* Where a node is: its role and those above it. */
static char *
dup_way (const AccessibleNode *node)
{
  GString *way = g_string_new (NULL);

  for (; node != NULL && node->role != ROLE_FRAME; node = node->parent)
    g_string_append_printf (way, "%s%u “%s”", way->len > 0 ? " in " : "", node->role,
                            node->name != NULL ? node->name : "");
  return g_string_free (way, FALSE);
}

static void
check_tree (const char *place)
{
  g_autoptr (AccessibleTree) tree = accessible_tree_read ();
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, tree->nodes);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const AccessibleNode *node = value;

      if (needs_name (node->role) && !is_name (node->name) && !is_in_control (node) &&
          !is_of_toolkit (node))
        {
          g_autofree char *way = dup_way (node);
          g_autofree char *fault = g_strconcat ("no name: ", way, NULL);

          tell (place, fault);
        }
    }
  g_test_message ("%s: %u objects", place, g_hash_table_size (tree->nodes));
}

/* Whether a widget is one that the keyboard must come to. */
static gboolean
is_control (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_SWITCH (widget) || GTK_IS_TEXT (widget) ||
         GTK_IS_TEXT_VIEW (widget) || GTK_IS_CHECK_BUTTON (widget) || GTK_IS_SCALE (widget) ||
         GTK_IS_LIST_BASE (widget) || ADW_IS_ACTION_ROW (widget);
}

/* In these arrow keys go from one to the next, or the window manager has them. */
static gboolean
is_group (GtkWidget *widget)
{
  return GTK_IS_WINDOW_CONTROLS (widget) || GTK_IS_STACK_SWITCHER (widget) ||
         ADW_IS_VIEW_SWITCHER (widget) || GTK_IS_LIST_BASE (widget) || GTK_IS_LIST_BOX (widget) ||
         GTK_IS_FLOW_BOX (widget) || GTK_IS_POPOVER (widget) || GTK_IS_SPIN_BUTTON (widget) ||
         GTK_IS_SCROLLBAR (widget);
}

/* What Tab stops at hundreds of times: a preview at each link, a list at each button. */
static GtkWidget *
find_long (GtkWidget *focus)
{
  for (GtkWidget *at = focus; at != NULL; at = gtk_widget_get_parent (at))
    if (READOUT_IS_PAGE_CANVAS (at) || GTK_IS_LIST_BASE (at))
      return at;
  return NULL;
}

/* Goes round with Tab once. What is long is left at its first stop. */
static void
collect_reached (GtkWidget *window, GtkDirectionType direction, GHashTable *reached)
{
  g_autoptr (GPtrArray) left = g_ptr_array_new_with_free_func (g_object_unref);
  GtkWidget *first = NULL;
  GtkWidget *before = NULL;

  for (guint i = 0; i < 400 && gtk_widget_child_focus (window, direction); i++)
    {
      GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));
      GtkWidget *many = find_long (focus);

      if (focus == NULL || (focus == first && focus != before))
        break;
      if (first == NULL && many == NULL)
        first = focus;
      before = focus;
      for (GtkWidget *at = focus; at != NULL; at = gtk_widget_get_parent (at))
        g_hash_table_add (reached, at);
      if (many != NULL)
        {
          gtk_widget_set_can_focus (many, FALSE);
          g_ptr_array_add (left, g_object_ref (many));
        }
    }
  for (guint i = 0; i < left->len; i++)
    gtk_widget_set_can_focus (g_ptr_array_index (left, i), TRUE);
}

static void
check_reached (const char *place, GtkWidget *widget, GHashTable *reached)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_is_sensitive (widget))
    return;
  if (is_control (widget) && gtk_widget_get_can_focus (widget) &&
      (gtk_widget_get_focusable (widget) || GTK_IS_BUTTON (widget)) &&
      !g_hash_table_contains (reached, widget))
    {
      const char *words = gtk_widget_get_tooltip_text (widget);
      g_autofree char *fault =
          g_strdup_printf ("Tab does not reach %s (%s) in %s", G_OBJECT_TYPE_NAME (widget),
                           words != NULL ? words : gtk_widget_get_name (widget),
                           G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));

      tell (place, fault);
    }
  if (is_group (widget))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_reached (place, child, reached);
}

static void
check_keyboard (const char *place, GtkWidget *window)
{
  g_autoptr (GHashTable) reached = g_hash_table_new (NULL, NULL);

  /* Back as well, for what came while the first round was under way. */
  collect_reached (window, GTK_DIR_TAB_FORWARD, reached);
  collect_reached (window, GTK_DIR_TAB_BACKWARD, reached);
  check_reached (place, window, reached);
}

static GtkWidget *
get_front (ReadoutWindow *window)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *iter = windows; iter != NULL; iter = iter->next)
    if (iter->data != window && gtk_widget_get_mapped (iter->data))
      return iter->data;
  return GTK_WIDGET (window);
}

static gboolean
is_in_front (gpointer window)
{
  return get_front (window) == window;
}

/* Nothing moves any more: what was asked for is there. */
static void
settle (void)
{
  for (guint i = 0; i < 2; i++)
    pause_for (50);
}

static void
close_others (ReadoutWindow *window)
{
  for (GtkWidget *front = get_front (window); front != GTK_WIDGET (window);
       front = get_front (window))
    {
      g_autoptr (GtkWidget) kept = g_object_ref (front);

      gtk_window_close (GTK_WINDOW (front));
      if (gtk_widget_get_mapped (front))
        gtk_window_destroy (GTK_WINDOW (front));
      settle ();
    }
  wait_for (is_in_front, window, "other windows to close");
}

/* Rows are bound while the groups of the board come in, and panes are built: what has no name then,
 * or is not reached, may be so right after. What still is a fault is one. */
static void
check_settled (const char *place, ReadoutWindow *window)
{
  guint before = n_faults;

  for (guint i = 0; i < 5; i++)
    {
      if (i > 0)
        {
          g_hash_table_remove_all (told);
          pause_for (500);
        }
      n_faults = before;
      if (reads_tree)
        check_tree (place);
      check_keyboard (place, get_front (window));
      if (n_faults == before)
        return;
    }
}

/* READOUT_TEST_PLACE=reader visits only that one. */
static void
visit (ReadoutWindow *window, const Place *place)
{
  const char *only = g_getenv ("READOUT_TEST_PLACE");

  if (only != NULL && !g_str_equal (only, place->name))
    return;
  if (place->action != NULL)
    {
      g_autofree char *name = NULL;
      g_autoptr (GVariant) target = NULL;

      g_assert_true (g_action_parse_detailed_name (place->action, &name, &target, NULL));
      g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (window), name, target));
    }
  if (place->go != NULL)
    place->go (window);
  settle ();
  check_settled (place->name, window);
  close_others (window);
}

static gboolean
is_project_page (gpointer window)
{
  return g_strcmp0 (get_page (window), "project") == 0;
}

static gboolean
has_briefing (gpointer window)
{
  g_autofree char *markdown = readout_briefing_pane_dup_markdown (get_child (window, "briefing"));

  return strstr (markdown, "[^") != NULL;
}

static gboolean
has_sample (gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (data);

  return READOUT_IS_WINDOW (window) && is_open (window) && is_project_page (window) &&
         has_briefing (window);
}

static ReadoutWindow *
open_sample (void)
{
  g_action_group_activate_action (G_ACTION_GROUP (application), "open-sample", NULL);
  wait_for (has_sample, application, "the sample");
  return READOUT_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
}

static gboolean
has_report_text (gpointer window)
{
  GtkTextBuffer *buffer = readout_reader_get_buffer (get_child (window, "reader"));

  return gtk_text_buffer_get_char_count (buffer) > 100;
}

static void
go_reader (ReadoutWindow *window)
{
  readout_window_open_statement (window, 1, 0);
  wait_for (has_report_text, window, "a report");
  activate (window, "next-statement");
}

static void
go_board (ReadoutWindow *window)
{
  if (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "back"))
    activate (window, "back");
}

static void
go_topics (ReadoutWindow *window)
{
  readout_sidebar_set_page (get_child (window, "sidebar"), "topics");
}

static void
go_actors (ReadoutWindow *window)
{
  readout_sidebar_set_page (get_child (window, "sidebar"), "actors");
}

static void
go_selected (ReadoutWindow *window)
{
  GtkWidget *view = get_child (get_child (window, "board"), "view");

  for (guint i = 0; i < 8; i++)
    gtk_widget_activate_action (view, "list.select-item", "(ubb)", i, FALSE, FALSE);
}

/* Opens each menu of the window in turn. */
static void
check_menus (GtkWidget *widget)
{
  if (GTK_IS_MENU_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
      gtk_widget_is_sensitive (widget))
    {
      g_autofree char *name =
          g_strdup_printf ("menu %s", gtk_widget_get_tooltip_text (widget) != NULL
                                          ? gtk_widget_get_tooltip_text (widget)
                                          : G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));

      gtk_menu_button_popup (GTK_MENU_BUTTON (widget));
      settle ();
      if (reads_tree)
        check_tree (name);
      gtk_menu_button_popdown (GTK_MENU_BUTTON (widget));
      settle ();
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_menus (child);
}

static void
go_menus (ReadoutWindow *window)
{
  check_menus (GTK_WIDGET (window));
}

static gboolean
is_narrow (gpointer window)
{
  return gtk_widget_get_width (window) < 500;
}

static void
go_narrow (ReadoutWindow *window)
{
  gtk_window_set_default_size (GTK_WINDOW (window), 360, 720);
  wait_for (is_narrow, window, "a narrow window");
}

/* --- Windows of their own: each is read when the project has told what is in it
 * -------------------
 */

static gboolean
is_other_in_front (gpointer window)
{
  return get_front (window) != window;
}

/* What it shows is asked of the project behind what was asked before. */
static gpointer
do_nothing (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return store;
}

static void
wait_for_window (ReadoutWindow *window)
{
  wait_for (is_other_in_front, window, "the window");
  for (guint i = 0; i < 3; i++)
    {
      settle ();
      readout_project_run (readout_window_get_project (window), do_nothing, NULL, NULL, NULL);
    }
}

static void
go_actor (ReadoutWindow *window)
{
  readout_actor_window_show (GTK_WIDGET (window), readout_window_get_project (window), 1);
  wait_for_window (window);
}

static void
go_merge (ReadoutWindow *window)
{
  readout_merge_window_show (GTK_WIDGET (window), readout_window_get_project (window), 1, "One");
  wait_for_window (window);
}

static gpointer
list_outlets (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return readout_store_list_outlets (store, error);
}

static void
go_outlet_merge (ReadoutWindow *window)
{
  g_autoptr (GPtrArray) outlets =
      readout_project_run (readout_window_get_project (window), list_outlets, NULL, NULL, NULL);

  g_assert_cmpuint (outlets->len, >, 1);
  readout_outlet_merge_window_show (GTK_WIDGET (window), readout_window_get_project (window),
                                    g_ptr_array_index (outlets, 0));
  wait_for_window (window);
}

static void
go_details (ReadoutWindow *window)
{
  static const gint64 ids[] = { 1, 2 };
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_vals (list, ids, G_N_ELEMENTS (ids));
  readout_details_window_show (GTK_WIDGET (window), readout_window_get_project (window), list);
  wait_for_window (window);
}

static void
go_chooser (ReadoutWindow *window)
{
  readout_statement_chooser_show (GTK_WIDGET (window), readout_window_get_project (window), 1,
                                  READOUT_CHOOSE_SAME);
  wait_for_window (window);
}

/* The briefing as it is now is a version of itself. */
static gpointer
add_version (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GSIZE_TO_POINTER (readout_store_add_briefing_version (store, 1, "Now", error));
}

static void
go_compare (ReadoutWindow *window)
{
  gint64 id = (gint64)GPOINTER_TO_SIZE (
      readout_project_run (readout_window_get_project (window), add_version, NULL, NULL, NULL));

  readout_compare_window_show (
      GTK_WIDGET (window), readout_briefing_pane_get_document (get_child (window, "briefing")), id);
  wait_for_window (window);
}

static const Place empty_places[] = {
  { "empty project", NULL, NULL },
  { "menus of an empty project", NULL, go_menus },
  { "preferences", "app.preferences", NULL },
  { "preferences of pages", "app.page-preferences", NULL },
};

static const Place places[] = {
  { "board", NULL, NULL },
  { "statement", NULL, go_selected },
  { "search", "win.search", NULL },
  { "topics", NULL, go_topics },
  { "actors", NULL, go_actors },
  { "reader", NULL, go_reader },
  { "back on the board", NULL, go_board },
  { "editor", "win.briefing-view::editor", NULL },
  { "find", "win.find-in-briefing", NULL },
  { "replace", "win.replace-in-briefing", NULL },
  { "outline", "win.briefing-page::outline", NULL },
  { "source check", "win.briefing-page::check", NULL },
  { "updates", "win.briefing-page::updates", NULL },
  { "versions", "win.briefing-page::versions", NULL },
  { "footnotes", "win.briefing-page::footnotes", NULL },
  { "editor and preview", "win.briefing-view::both", NULL },
  { "preview", "win.briefing-view::preview", NULL },
  { "menus", NULL, go_menus },
  { "properties", "win.properties", NULL },
  { "imported documents", "win.show-import", NULL },
  { "export", "win.export-dialog", NULL },
  { "templates", "win.choose-template", NULL },
  { "new topic", "win.new-topic", NULL },
  { "who is who", "win.decide-actors", NULL },
  { "outlets", "win.outlets", wait_for_window },
  { "outlet", "win.edit-outlet-of(int64 1)", wait_for_window },
  { "merge outlets", NULL, go_outlet_merge },
  { "actor", NULL, go_actor },
  { "merge actors", NULL, go_merge },
  { "claim", "win.show-claim(int64 1)", wait_for_window },
  { "statement chooser", NULL, go_chooser },
  { "details of reports", NULL, go_details },
  { "versions compared", NULL, go_compare },
  { "preferences of a project", "app.preferences", wait_for_window },
  { "rename briefing", "win.rename-briefing", NULL },
  { "narrow board", "win.pane::content", go_narrow },
  { "narrow sidebar", "win.pane::sidebar", NULL },
  { "narrow briefing", "win.pane::briefing", NULL },
};

static gboolean
is_empty_page (gpointer window)
{
  return g_strcmp0 (get_page (window), "empty") == 0;
}

static void
walk (GtkTextDirection direction)
{
  ReadoutWindow *window;

  n_faults = 0;
  reads_tree = direction == GTK_TEXT_DIR_LTR;
  told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_set_default_direction (direction);
  window = open_window (direction == GTK_TEXT_DIR_RTL ? "rtl.readout" : "ltr.readout");
  wait_for (is_empty_page, window, "the empty page");
  for (guint i = 0; i < G_N_ELEMENTS (empty_places); i++)
    visit (window, &empty_places[i]);
  close_window (window);

  window = open_sample ();
  gtk_window_set_default_size (GTK_WINDOW (window), 1400, 900);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    visit (window, &places[i]);
  close_window (window);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  g_hash_table_unref (told);
  g_assert_cmpuint (n_faults, ==, 0);
}

static void
test_ltr (void)
{
  walk (GTK_TEXT_DIR_LTR);
}

static void
test_rtl (void)
{
  walk (GTK_TEXT_DIR_RTL);
}

int
main (int argc, char *argv[])
{
  gboolean connected;

  /* The real bus, not what stands in for it in other tests. */
  g_setenv ("GTK_A11Y", "atspi", TRUE);
  connected = accessible_tree_connect ();
  if (!start_application (&argc, &argv))
    return 0;
  if (!connected)
    {
      g_print ("1..0 # SKIP there is no accessibility bus (at-spi2-core)\n");
      return 0;
    }
  g_test_add_func ("/everybody/ltr", test_ltr);
  g_test_add_func ("/everybody/rtl", test_rtl);
  return run_tests ();
}
