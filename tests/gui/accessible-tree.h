/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The windows of the test as a screen reader meets them: over the accessibility bus. The calls are
 * answered by the main loop that this waits in.
 *
 * The interfaces: https://gitlab.gnome.org/GNOME/at-spi2-core/-/tree/main/xml
 */
#pragma once

#include <gio/gio.h>

/* As in atspi-constants.h of at-spi2-core. */
typedef enum
{
  ROLE_CHECK_BOX = 7,
  ROLE_CHECK_MENU_ITEM = 8,
  ROLE_COMBO_BOX = 11,
  ROLE_DIALOG = 16,
  ROLE_FRAME = 23,
  ROLE_ICON = 26,
  ROLE_IMAGE = 27,
  ROLE_LABEL = 29,
  ROLE_LIST = 31,
  ROLE_LIST_ITEM = 32,
  ROLE_MENU_ITEM = 35,
  ROLE_PAGE_TAB = 37,
  ROLE_PAGE_TAB_LIST = 38,
  ROLE_PASSWORD_TEXT = 40,
  ROLE_PUSH_BUTTON = 43,
  ROLE_RADIO_BUTTON = 44,
  ROLE_RADIO_MENU_ITEM = 45,
  ROLE_SLIDER = 51,
  ROLE_SPIN_BUTTON = 52,
  ROLE_TABLE = 55,
  ROLE_TABLE_CELL = 56,
  ROLE_TEXT = 61,
  ROLE_TOGGLE_BUTTON = 62,
  ROLE_TREE = 65,
  ROLE_TREE_TABLE = 66,
  ROLE_ENTRY = 79,
  ROLE_LINK = 88,
  ROLE_TREE_ITEM = 91,
} Role;

typedef struct _AccessibleNode AccessibleNode;

/* One accessible object. */
struct _AccessibleNode
{
  AccessibleNode *parent; /* NULL for the application */
  char *name;
  char *description;
  guint role;
  guint64 states;
};

/* A look at all that there is. */
typedef struct
{
  GHashTable *nodes; /* path → AccessibleNode */
  guint n_calls;     /* that are not answered */
  GQueue waiting;    /* of char *: paths that were not asked yet */
} AccessibleTree;

static GDBusConnection *accessible_bus;
static GHashTable *accessible_leaves; /* paths of labels and images, which nothing is in */
static char *accessible_name;         /* of this program on the bus */

static inline void
accessible_node_free (gpointer data)
{
  AccessibleNode *node = data;

  g_free (node->name);
  g_free (node->description);
  g_free (node);
}

static inline void
accessible_tree_free (AccessibleTree *tree)
{
  g_hash_table_unref (tree->nodes);
  g_queue_clear_full (&tree->waiting, g_free);
  g_free (tree);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccessibleTree, accessible_tree_free)

/* An answer that is waited for. */
typedef struct
{
  GVariant *value;
  gboolean done;
} Answer;

static inline void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->value = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  answer->done = TRUE;
}

static inline GVariant *
call_and_wait (GDBusConnection *connection,
               const char *name,
               const char *path,
               const char *interface,
               const char *method,
               GVariant *arguments)
{
  Answer answer = { NULL, FALSE };

  g_dbus_connection_call (connection, name, path, interface, method, arguments, NULL,
                          G_DBUS_CALL_FLAGS_NONE, 10000, NULL, answered_cb, &answer);
  while (!answer.done)
    g_main_context_iteration (NULL, TRUE);
  return answer.value;
}

/* Before GTK starts: FALSE where there is no accessibility bus. */
static inline gboolean
accessible_tree_connect (void)
{
  g_autoptr (GDBusConnection) session = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GVariant) reply = NULL;
  g_autofree char *address = NULL;

  if (session == NULL)
    return FALSE;
  reply = g_dbus_connection_call_sync (session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus",
                                       "GetAddress", NULL, G_VARIANT_TYPE ("(s)"),
                                       G_DBUS_CALL_FLAGS_NONE, 10000, NULL, NULL);
  if (reply == NULL)
    return FALSE;
  g_variant_get (reply, "(s)", &address);
  accessible_bus =
      g_dbus_connection_new_for_address_sync (address,
                                              G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                  G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                              NULL, NULL, NULL);
  return accessible_bus != NULL;
}

/* The path of the application, once it has said who it is. Owned by the caller. */
static inline char *
find_application (void)
{
  g_autoptr (GVariant) reply =
      call_and_wait (accessible_bus, "org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root",
                     "org.a11y.atspi.Accessible", "GetChildren", NULL);
  g_autoptr (GVariantIter) iter = NULL;
  char *path = NULL;

  if (reply == NULL)
    return NULL;
  g_variant_get (reply, "(a(so))", &iter);
  g_clear_pointer (&accessible_name, g_free);
  g_variant_iter_next (iter, "(so)", &accessible_name, &path);
  return path;
}

/* One node whose children are asked for. */
typedef struct
{
  AccessibleTree *tree;
  AccessibleNode *node;
} Asked;

static inline void ask_children (AccessibleTree *tree);

static inline void
children_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Asked *asked = user_data;
  g_autoptr (GVariant) reply =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  g_autoptr (GVariantIter) iter = NULL;
  const char *path;

  asked->tree->n_calls--;
  /* What went meanwhile has no children. */
  if (reply != NULL)
    {
      g_variant_get (reply, "(a(so))", &iter);
      while (g_variant_iter_next (iter, "(&s&o)", NULL, &path))
        if (!g_hash_table_contains (asked->tree->nodes, path) && !g_str_has_suffix (path, "/null"))
          {
            AccessibleNode *child = g_new0 (AccessibleNode, 1);

            child->parent = asked->node;
            g_hash_table_insert (asked->tree->nodes, g_strdup (path), child);
            if (!g_hash_table_contains (accessible_leaves, path))
              g_queue_push_tail (&asked->tree->waiting, g_strdup (path));
          }
    }
  ask_children (asked->tree);
}

/* Some at a time, so that the answers need not wait for each other. */
static inline void
ask_children (AccessibleTree *tree)
{
  while (tree->n_calls < 32 && !g_queue_is_empty (&tree->waiting))
    {
      g_autofree char *path = g_queue_pop_head (&tree->waiting);
      Asked *asked = g_new (Asked, 1);

      asked->tree = tree;
      asked->node = g_hash_table_lookup (tree->nodes, path);
      tree->n_calls++;
      g_dbus_connection_call (accessible_bus, accessible_name, path, "org.a11y.atspi.Accessible",
                              "GetChildren", NULL, G_VARIANT_TYPE ("(a(so))"),
                              G_DBUS_CALL_FLAGS_NONE, 10000, NULL, children_cb, asked);
    }
}

/* Names, roles and states come all at once, of what was asked for before. */
static inline void
read_cache (AccessibleTree *tree)
{
  g_autoptr (GVariant) reply =
      call_and_wait (accessible_bus, accessible_name, "/org/a11y/atspi/cache",
                     "org.a11y.atspi.Cache", "GetItems", NULL);
  g_autoptr (GVariant) items = NULL;
  GVariantIter iter;
  GVariant *item;

  g_assert_nonnull (reply);
  items = g_variant_get_child_value (reply, 0);
  g_assert_cmpstr (g_variant_get_type_string (items), ==, "a((so)(so)(so)iiassusau)");
  g_variant_iter_init (&iter, items);
  while ((item = g_variant_iter_next_value (&iter)) != NULL)
    {
      g_autoptr (GVariantIter) states = NULL;
      const char *path;
      const char *name;
      const char *description;
      guint32 role;
      guint32 word;
      AccessibleNode *node;

      g_variant_get (item, "((&s&o)(so)(so)iias&su&sau)", NULL, &path, NULL, NULL, NULL, NULL, NULL,
                     NULL, NULL, &name, &role, &description, &states);
      node = g_hash_table_lookup (tree->nodes, path);
      if (node != NULL)
        {
          g_free (node->name);
          g_free (node->description);
          node->name = g_strdup (name);
          node->description = g_strdup (description);
          node->role = role;
          node->states = 0;
          for (guint i = 0; i < 2 && g_variant_iter_next (states, "u", &word); i++)
            node->states |= (guint64)word << (32 * i);
          if (role == ROLE_LABEL || role == ROLE_IMAGE)
            g_hash_table_add (accessible_leaves, g_strdup (path));
        }
      g_variant_unref (item);
    }
}

/* Looks at all windows. Owned by the caller. */
static inline AccessibleTree *
accessible_tree_read (void)
{
  AccessibleTree *tree = g_new0 (AccessibleTree, 1);
  AccessibleNode *root = g_new0 (AccessibleNode, 1);
  char *path = NULL;

  if (accessible_leaves == NULL)
    accessible_leaves = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  tree->nodes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, accessible_node_free);
  g_queue_init (&tree->waiting);
  while ((path = find_application ()) == NULL)
    g_main_context_iteration (NULL, FALSE);
  g_hash_table_insert (tree->nodes, g_strdup (path), root);
  g_queue_push_tail (&tree->waiting, path);
  ask_children (tree);
  while (tree->n_calls > 0)
    g_main_context_iteration (NULL, TRUE);
  read_cache (tree);
  return tree;
}
