/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A group of the board.
 */
#include "readout-board-node.h"

#include "readout-words.h"

/* How long nodes are freed in one go, in microseconds. */
#define FREE_SLICE 3000

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReadoutBoardNode, readout_board_node, G_TYPE_OBJECT)

static void
readout_board_node_finalize (GObject *object)
{
  ReadoutBoardNode *node = READOUT_BOARD_NODE (object);

  g_free (node->title);
  g_free (node->path);
  g_free (node->affiliation);
  g_clear_weak_pointer (&node->model);
  g_clear_object (&node->children);
  g_clear_object (&node->nodes);
  g_clear_object (&node->statements);

  G_OBJECT_CLASS (readout_board_node_parent_class)->finalize (object);
}

static void
readout_board_node_class_init (ReadoutBoardNodeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = readout_board_node_finalize;

  signals[CHANGED] = g_signal_new ("changed", READOUT_TYPE_BOARD_NODE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
readout_board_node_init (ReadoutBoardNode *node)
{
}

ReadoutBoardNode *
readout_board_node_new (ReadoutBoardLevel level,
                        ReadoutBoardNode *parent,
                        const char *key,
                        const char *title)
{
  ReadoutBoardNode *node = g_object_new (READOUT_TYPE_BOARD_NODE, NULL);

  node->level = level;
  node->title = g_strdup (title);
  node->path = parent != NULL ? g_strdup_printf ("%s/%s", parent->path, key) : g_strdup (key);
  if (parent != NULL)
    {
      node->topic_id = parent->topic_id;
      node->actor_id = parent->actor_id;
      node->outlet_id = parent->outlet_id;
      node->no_outlet = parent->no_outlet;
      node->affiliation = g_strdup (parent->affiliation);
    }
  return node;
}

void
readout_board_node_set_counts (ReadoutBoardNode *node, const guint *counts, const char *title)
{
  if (memcmp (node->n_statements, counts, sizeof node->n_statements) == 0 &&
      g_strcmp0 (node->title, title) == 0)
    return;
  memcpy (node->n_statements, counts, sizeof node->n_statements);
  g_free (node->title);
  node->title = g_strdup (title);
  g_signal_emit (node, signals[CHANGED], 0);
}

void
readout_board_node_set_course (ReadoutBoardNode *node, const ReadoutCourse *course)
{
  const ReadoutCourse *old = &node->course;

  if (memcmp (old->n_statements, course->n_statements, sizeof old->n_statements) == 0 &&
      memcmp (old->first, course->first, sizeof old->first) == 0 &&
      memcmp (old->last, course->last, sizeof old->last) == 0)
    return;
  node->course = *course;
  g_signal_emit (node, signals[CHANGED], 0);
}

guint
readout_board_node_count (ReadoutBoardNode *node)
{
  guint count = 0;

  g_return_val_if_fail (READOUT_IS_BOARD_NODE (node), 0);

  for (guint i = 0; i < READOUT_N_POSITIONS; i++)
    count += node->n_statements[i];
  return count;
}

const char *
readout_board_node_get_title (ReadoutBoardNode *node)
{
  g_return_val_if_fail (READOUT_IS_BOARD_NODE (node), NULL);

  return node->level == READOUT_BOARD_POSITION ? readout_words_get_position (node->position)
                                               : node->title;
}

char *
readout_board_node_dup_course (ReadoutBoardNode *node)
{
  g_return_val_if_fail (READOUT_IS_BOARD_NODE (node), NULL);

  return node->level == READOUT_BOARD_ACTOR ? readout_course_describe (&node->course) : NULL;
}

/* The last node of the last list goes; what was below it is a list of its own from then on. */
static gboolean
free_cb (gpointer user_data)
{
  GPtrArray *lists = user_data;
  gint64 deadline = g_get_monotonic_time () + FREE_SLICE;

  while (lists->len > 0 && g_get_monotonic_time () < deadline)
    {
      GListStore *nodes = g_ptr_array_index (lists, lists->len - 1);
      guint n = g_list_model_get_n_items (G_LIST_MODEL (nodes));
      g_autoptr (ReadoutBoardNode) node =
          n > 0 ? g_list_model_get_item (G_LIST_MODEL (nodes), n - 1) : NULL;

      if (node == NULL)
        {
          g_ptr_array_set_size (lists, (int)lists->len - 1);
          continue;
        }
      g_list_store_remove (nodes, n - 1);
      if (node->nodes != NULL)
        g_ptr_array_add (lists, g_object_ref (node->nodes));
    }
  return lists->len > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

void
readout_board_nodes_free_slowly (GListStore *nodes)
{
  GPtrArray *lists = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (G_IS_LIST_STORE (nodes));

  g_ptr_array_add (lists, nodes);
  g_idle_add_full (G_PRIORITY_LOW, free_cb, lists, (GDestroyNotify)g_ptr_array_unref);
}
