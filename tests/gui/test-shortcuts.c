/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The shortcuts window says what is true, and all of it: every key of every place of the window.
 */
#include "window-samples.h"

#include "readout-settings.h"

/* A place of the window, and the groups of the shortcuts window that tell its keys. */
typedef struct
{
  const char *child; /* of the window; NULL: the window itself */
  const char *groups[3];
} Area;

static const Area areas[] = {
  { "sidebar", { "Sidebar" } },
  { "board", { "Statements" } },
  { "reader", { "Statements", "Report" } },
  { "overview", { "Overview" } },
  { "briefing", { "Briefing", "Preview" } },
  { NULL, { "General" } }, /* and what actions are there for the other places */
};

/* What is handled as a key pressed, not as a shortcut. */
static const char *const handled_keys[] = { "<Control>space", "<Control><Shift>space" };

/* Keys by which one moves, closes or opens what has the keyboard, everywhere alike. */
static const char *const common_keys[] = {
  "Return", "space",   "<Shift>space", "Escape",        "Menu",         "Up",  "Down",
  "Home",   "Page_Up", "Page_Down",    "<Control>Home", "<Control>End", "End",
};

/* The name of a key as the shortcuts window would have it: that of the main block of keys, and
 * without Shift where that is needed only to type the character. */
static char *
dup_name (guint key, GdkModifierType modifiers)
{
  static const guint same[][2] = {
    { GDK_KEY_KP_Enter, GDK_KEY_Return },
    { GDK_KEY_KP_Delete, GDK_KEY_Delete },
    { GDK_KEY_KP_Left, GDK_KEY_Left },
    { GDK_KEY_KP_Right, GDK_KEY_Right },
    { GDK_KEY_KP_Up, GDK_KEY_Up },
    { GDK_KEY_KP_Down, GDK_KEY_Down },
    { GDK_KEY_KP_Home, GDK_KEY_Home },
    { GDK_KEY_KP_End, GDK_KEY_End },
    { GDK_KEY_KP_Page_Up, GDK_KEY_Page_Up },
    { GDK_KEY_KP_Page_Down, GDK_KEY_Page_Down },
    { GDK_KEY_KP_Add, GDK_KEY_plus },
    { GDK_KEY_KP_Subtract, GDK_KEY_minus },
    { GDK_KEY_KP_Multiply, GDK_KEY_asterisk },
    { GDK_KEY_KP_Divide, GDK_KEY_slash },
    { GDK_KEY_KP_Space, GDK_KEY_space },
    { GDK_KEY_equal, GDK_KEY_plus },
  };

  if (key >= GDK_KEY_KP_0 && key <= GDK_KEY_KP_9)
    key = key - GDK_KEY_KP_0 + GDK_KEY_0;
  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    if (key == same[i][0])
      key = same[i][1];
  if (key == GDK_KEY_Menu)
    {
      key = GDK_KEY_F10;
      modifiers |= GDK_SHIFT_MASK;
    }
  if ((key > GDK_KEY_space && key < GDK_KEY_0) || (key > GDK_KEY_9 && key < GDK_KEY_A))
    modifiers &= ~GDK_SHIFT_MASK;
  return gtk_accelerator_name (gdk_keyval_to_lower (key), modifiers);
}

/* What a shortcut of the shortcuts window says: "<Control>z", several of them, or "1...6". */
static void
add_accelerators (GHashTable *set, const char *text, const char *title)
{
  g_auto (GStrv) parts = g_strsplit (text, " ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *range = strstr (parts[i], "...");
      guint n = range != NULL ? (guint)(range[3] - range[-1]) + 1 : 1;

      if (range != NULL)
        *range = '\0';
      for (guint k = 0; k < n; k++)
        {
          guint key;
          GdkModifierType modifiers;

          g_assert_true (gtk_accelerator_parse (parts[i], &key, &modifiers));
          g_hash_table_insert (set, dup_name (key, modifiers), g_strdup (title));
          if (range != NULL)
            range[-1]++;
        }
    }
}

/* @groups: title of a group → set of the keys in it, each with its title */
static void
collect_shown (GtkWidget *widget, GHashTable *groups, GHashTable *set)
{
  if (GTK_IS_SHORTCUTS_GROUP (widget))
    {
      g_autofree char *title = NULL;

      g_object_get (widget, "title", &title, NULL);
      set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_assert_true (g_hash_table_insert (groups, g_steal_pointer (&title), set));
    }
  /* Those outside of a group are copies, to be searched. */
  if (GTK_IS_SHORTCUTS_SHORTCUT (widget) && set != NULL)
    {
      g_autofree char *text = NULL;
      g_autofree char *title = NULL;

      g_object_get (widget, "accelerator", &text, "title", &title, NULL);
      g_assert_nonnull (title);
      g_assert_cmpstr (title, !=, "");
      g_assert_nonnull (text);
      add_accelerators (set, text, title);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_shown (child, groups, set);
}

static void
collect_trigger (GtkShortcutTrigger *trigger, GHashTable *set)
{
  if (GTK_IS_ALTERNATIVE_TRIGGER (trigger))
    {
      collect_trigger (gtk_alternative_trigger_get_first (GTK_ALTERNATIVE_TRIGGER (trigger)), set);
      collect_trigger (gtk_alternative_trigger_get_second (GTK_ALTERNATIVE_TRIGGER (trigger)), set);
    }
  else if (GTK_IS_KEYVAL_TRIGGER (trigger))
    g_hash_table_add (set,
                      dup_name (gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)),
                                gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger))));
}

static void
collect_controller (GtkEventController *controller, GHashTable *set)
{
  for (guint k = 0; k < g_list_model_get_n_items (G_LIST_MODEL (controller)); k++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), k);

      collect_trigger (gtk_shortcut_get_trigger (shortcut), set);
    }
}

static gboolean
is_of_class (GtkEventController *controller)
{
  return g_strcmp0 (gtk_event_controller_get_name (controller), "gtk-widget-class-shortcuts") == 0;
}

/* Windows have no keys of their own beside those of actions, and none can be made to be looked at.
 */
static gboolean
is_ours (GtkWidget *widget)
{
  return g_str_has_prefix (G_OBJECT_TYPE_NAME (widget), "Readout") && !GTK_IS_WINDOW (widget);
}

/* The keys that a widget knows; with @own, without those that all widgets of the kind of GTK's that
 * it is made from know. */
static void
collect_of (GtkWidget *widget, GHashTable *set, gboolean own)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_SHORTCUT_CONTROLLER (controller) &&
          (!own || !is_of_class (controller) || is_ours (widget)))
        collect_controller (controller, set);
    }
}

/* What GTK's own kinds of widgets know. */
static void
take_inherited (GtkWidget *widget, GHashTable *set)
{
  GType type = G_OBJECT_TYPE (widget);
  g_autoptr (GHashTable) inherited = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GtkWidget) parent = NULL;
  GHashTableIter iter;
  gpointer name;

  while (g_str_has_prefix (g_type_name (type), "Readout"))
    type = g_type_parent (type);
  if (G_TYPE_IS_ABSTRACT (type))
    return;
  parent = g_object_ref_sink (g_object_new (type, NULL));
  collect_of (parent, inherited, FALSE);
  g_hash_table_iter_init (&iter, inherited);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_hash_table_remove (set, name);
}

static const Area *
find_area (ReadoutWindow *window, GtkWidget *widget)
{
  for (guint i = 0; areas[i].child != NULL; i++)
    if (widget == get_child (window, areas[i].child))
      return &areas[i];
  return NULL;
}

static gboolean
is_among (const char *const *names, guint n, const char *name)
{
  for (guint i = 0; i < n; i++)
    {
      guint key;
      GdkModifierType modifiers;
      g_autofree char *told = NULL;

      gtk_accelerator_parse (names[i], &key, &modifiers);
      told = dup_name (key, modifiers);
      if (g_str_equal (told, name))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_shown_anywhere (GHashTable *groups, const char *name)
{
  GHashTableIter iter;
  gpointer set;

  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, NULL, &set))
    if (g_hash_table_contains (set, name))
      return TRUE;
  return FALSE;
}

static gboolean
is_shown (GHashTable *groups, const Area *area, const char *name)
{
  if (area->child == NULL)
    return is_shown_anywhere (groups, name);
  if (g_hash_table_contains (g_hash_table_lookup (groups, "General"), name))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (area->groups) && area->groups[i] != NULL; i++)
    {
      GHashTable *set = g_hash_table_lookup (groups, area->groups[i]);

      if (set == NULL)
        g_error ("The shortcuts window has no group “%s”", area->groups[i]);
      if (g_hash_table_contains (set, name))
        return TRUE;
    }
  return FALSE;
}

/* Collects the keys of a widget and those in it; returns how many of our own are not shown. */
static guint
check_bound (ReadoutWindow *window,
             GtkWidget *widget,
             const Area *area,
             GHashTable *groups,
             GHashTable *bound)
{
  g_autoptr (GHashTable) own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const Area *here = find_area (window, widget);
  GHashTableIter iter;
  gpointer name;
  guint n_missing = 0;

  if (here == NULL)
    here = area;
  collect_of (widget, bound, FALSE);
  collect_of (widget, own, TRUE);
  if (is_ours (widget))
    take_inherited (widget, own);
  g_hash_table_iter_init (&iter, own);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (!is_among (common_keys, G_N_ELEMENTS (common_keys), name) && !is_shown (groups, here, name))
      {
        g_printerr ("%s of %s is not in the group “%s” of the shortcuts window\n", (char *)name,
                    G_OBJECT_TYPE_NAME (widget), here->groups[0]);
        n_missing++;
      }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_missing += check_bound (window, child, here, groups, bound);
  return n_missing;
}

/* The keys of the application's actions. */
static guint
check_actions (GHashTable *groups, GHashTable *bound)
{
  g_auto (GStrv) actions = gtk_application_list_action_descriptions (GTK_APPLICATION (application));
  guint n_missing = 0;

  for (guint i = 0; actions[i] != NULL; i++)
    {
      g_auto (GStrv) accelerators =
          gtk_application_get_accels_for_action (GTK_APPLICATION (application), actions[i]);

      for (guint k = 0; accelerators[k] != NULL; k++)
        {
          guint key;
          GdkModifierType modifiers;
          g_autofree char *name = NULL;

          gtk_accelerator_parse (accelerators[k], &key, &modifiers);
          name = dup_name (key, modifiers);
          if (!is_shown_anywhere (groups, name))
            {
              g_printerr ("%s (%s) is not in the shortcuts window\n", name, actions[i]);
              n_missing++;
            }
          g_hash_table_add (bound, g_steal_pointer (&name));
        }
    }
  return n_missing;
}

/* What is shown and nothing knows. */
static guint
check_shown (GHashTable *groups, GHashTable *bound)
{
  GHashTableIter iter;
  gpointer set;
  guint n_wrong = 0;

  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, NULL, &set))
    {
      GHashTableIter keys;
      gpointer name;
      gpointer title;

      g_hash_table_iter_init (&keys, set);
      while (g_hash_table_iter_next (&keys, &name, &title))
        if (!g_hash_table_contains (bound, name) &&
            !is_among (handled_keys, G_N_ELEMENTS (handled_keys), name))
          {
            g_printerr ("Nothing knows %s, which the shortcuts window calls “%s”\n", (char *)name,
                        (char *)title);
            n_wrong++;
          }
    }
  return n_wrong;
}

static void
test_shortcuts (void)
{
  ReadoutWindow *window;
  g_autoptr (GHashTable) groups =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_hash_table_unref);
  g_autoptr (GHashTable) bound = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource ("/io/github/readout_app/Readout/help-overlay.ui");
  GtkWidget *overlay = GTK_WIDGET (gtk_builder_get_object (builder, "help_overlay"));
  guint n_wrong;

  readout_settings_set_boolean (READOUT_SETTING_DRAFT_ON_IMPORT, FALSE);
  window = open_window ("shortcuts.readout");
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "show-help-overlay"));
  collect_shown (overlay, groups, NULL);
  gtk_window_destroy (GTK_WINDOW (overlay));
  n_wrong =
      check_bound (window, GTK_WIDGET (window), &areas[G_N_ELEMENTS (areas) - 1], groups, bound);
  n_wrong += check_actions (groups, bound);
  n_wrong += check_shown (groups, bound);
  g_assert_cmpuint (n_wrong, ==, 0);
  close_window (window);
}

int
main (int argc, char *argv[])
{
  if (!start_application (&argc, &argv))
    return 0;
  g_test_add_func ("/shortcuts/all", test_shortcuts);
  return run_tests ();
}
