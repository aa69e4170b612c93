/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tree of topics, actors and positions that the board shows.
 */
#include "readout-board-model.h"

#include <glib/gi18n.h>

#include "readout-board-reading.h"

/* A topic with at most so many statements is shown with all its actors open. */
#define MAX_OPEN_STATEMENTS 80u
/* One with more actors and positions, or more statements than are read at once, is closed at
 * first, unless it is the first one. */
#define MAX_OPEN_GROUPS 100u
/* Of a longer one, so many actors. */
#define MAX_OPEN_ACTORS 3u

struct _ReadoutBoardModel
{
  GObject parent_instance;

  ReadoutProject *project;
  ReadoutStatementQuery *query; /* an atomic reference-counted box */
  GListStore *topics;
  GCancellable *cancellable;
  guint n_statements;
  gboolean loaded;
  gboolean reloading;
  gboolean reload_again;
};

enum
{
  LOADED,
  N_MODEL_SIGNALS
};

static guint model_signals[N_MODEL_SIGNALS];

G_DEFINE_FINAL_TYPE (ReadoutBoardModel, readout_board_model, G_TYPE_OBJECT)

static ReadoutBoardNode *
find_node (GListStore *store, const char *path)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (store));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (ReadoutBoardNode) node = g_list_model_get_item (G_LIST_MODEL (store), i);
      if (g_str_equal (node->path, path))
        return node;
    }
  return NULL;
}

static ReadoutBoardNode *
find_topic (ReadoutBoardModel *model, gint64 id)
{
  g_autofree char *path = g_strdup_printf ("t%" G_GINT64_FORMAT, id);

  return find_node (model->topics, path);
}

/* Takes out the nodes that are not in @wanted, those that lie together in one go: a view looks for
 * its place after each. What is left of @wanted was not there. */
static void
remove_nodes (GListStore *store, GHashTable *wanted)
{
  guint n_together = 0;

  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (store)); i-- > 0;)
    {
      g_autoptr (ReadoutBoardNode) node = g_list_model_get_item (G_LIST_MODEL (store), i);
      gboolean stays = g_hash_table_remove (wanted, node);

      if (stays && n_together > 0)
        g_list_store_splice (store, i + 1, n_together, NULL, 0);
      n_together = stays ? 0 : n_together + 1;
    }
  if (n_together > 0)
    g_list_store_splice (store, 0, n_together, NULL, 0);
}

/* Keeps in @store the nodes of @wanted only. Those that were there keep their order, a new one goes
 * to its place in @wanted: nothing jumps under the pointer. */
static void
keep_nodes (GListStore *store, GPtrArray *wanted)
{
  g_autoptr (GHashTable) added = g_hash_table_new (NULL, NULL);
  guint n;

  for (guint i = 0; i < wanted->len; i++)
    g_hash_table_add (added, g_ptr_array_index (wanted, i));
  remove_nodes (store, added);
  n = g_list_model_get_n_items (G_LIST_MODEL (store));
  for (guint i = 0; i < wanted->len;)
    {
      guint end = i;

      while (end < wanted->len && g_hash_table_contains (added, g_ptr_array_index (wanted, end)))
        end++;
      if (end > i)
        {
          g_list_store_splice (store, MIN (i, n), 0, wanted->pdata + i, end - i);
          n += end - i;
        }
      i = MAX (end, i + 1);
    }
}

static void
take_positions (ReadoutBoardNode *actor)
{
  static const ReadoutPosition order[] = { READOUT_POSITION_SUPPORTS, READOUT_POSITION_OPPOSES,
                                           READOUT_POSITION_NONE };
  guint place = 0;

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      guint counts[READOUT_N_POSITIONS] = { 0 };
      g_autofree char *key = g_strdup_printf ("p%u", i);
      g_autofree char *path = g_strdup_printf ("%s/%s", actor->path, key);
      g_autoptr (ReadoutBoardNode) node = find_node (actor->nodes, path);
      guint count = actor->n_statements[order[i]];
      if (node != NULL)
        g_object_ref (node);
      if (count == 0)
        {
          if (node != NULL)
            g_list_store_remove (actor->nodes, place);
          continue;
        }
      counts[order[i]] = count;
      if (node == NULL)
        {
          node = readout_board_node_new (READOUT_BOARD_POSITION, actor, key, NULL);
          node->position = order[i];
          node->wants_expansion = TRUE;
          readout_board_node_set_counts (node, counts, NULL);
          g_list_store_insert (actor->nodes, place, node);
        }
      else
        readout_board_node_set_counts (node, counts, NULL);
      place++;
    }
}

/* What tells a group from the others of its topic. */
static char *
dup_key (const ReadoutGroup *group, ReadoutGrouping grouping)
{
  switch (grouping)
    {
    case READOUT_GROUPING_AFFILIATION:
      return g_strdup_printf ("f%s", group->actor);
    case READOUT_GROUPING_OUTLET:
      return g_strdup_printf ("o%" G_GINT64_FORMAT, group->outlet_id);
    case READOUT_GROUPING_ACTOR:
    default:
      return g_strdup_printf ("a%" G_GINT64_FORMAT, group->actor_id);
    }
}

static gboolean
belongs (const ReadoutGroup *group, const ReadoutGroup *first)
{
  return group->actor_id == first->actor_id && group->outlet_id == first->outlet_id &&
         g_strcmp0 (group->actor, first->actor) == 0;
}

static ReadoutBoardNode *
new_group_node (ReadoutBoardNode *topic,
                const ReadoutGroup *group,
                ReadoutGrouping grouping,
                const char *key,
                const char *title)
{
  ReadoutBoardLevel level = grouping == READOUT_GROUPING_OUTLET        ? READOUT_BOARD_OUTLET
                            : grouping == READOUT_GROUPING_AFFILIATION ? READOUT_BOARD_AFFILIATION
                                                                       : READOUT_BOARD_ACTOR;
  ReadoutBoardNode *node = readout_board_node_new (level, topic, key, title);

  node->actor_id = group->actor_id;
  node->outlet_id = group->outlet_id;
  node->no_outlet = level == READOUT_BOARD_OUTLET && group->outlet_id == 0;
  node->affiliation = level == READOUT_BOARD_AFFILIATION ? g_strdup (group->actor) : NULL;
  node->kind = group->kind;
  return node;
}

/* The groups of one actor (affiliation, outlet), which begin at @index, become its node. Returns
 * the place behind them. */
static guint
take_actor (ReadoutBoardNode *topic,
            ReadoutGrouping grouping,
            GPtrArray *groups,
            guint index,
            GHashTable *known,
            GPtrArray *wanted)
{
  ReadoutGroup *first = g_ptr_array_index (groups, index);
  g_autofree char *key = dup_key (first, grouping);
  const char *title = first->actor != NULL ? first->actor : _ ("No outlet");
  ReadoutBoardNode *node = g_hash_table_lookup (known, key);
  guint counts[READOUT_N_POSITIONS] = { 0 };
  ReadoutCourse course = { 0 };

  for (; index < groups->len; index++)
    {
      ReadoutGroup *group = g_ptr_array_index (groups, index);
      if (!belongs (group, first))
        break;
      counts[group->position] += group->n_statements;
      readout_course_add (&course, group->position, group->n_statements, group->first, group->last);
    }
  if (node != NULL)
    g_object_ref (node);
  else
    {
      node = new_group_node (topic, first, grouping, key, title);
      node->wants_expansion = topic->wants_all ||
                              readout_board_node_count (topic) <= MAX_OPEN_STATEMENTS ||
                              wanted->len < MAX_OPEN_ACTORS;
      node->wants_all = topic->wants_all;
    }
  readout_board_node_set_counts (node, counts, title);
  readout_board_node_set_course (node, &course);
  if (node->nodes != NULL)
    take_positions (node);
  g_ptr_array_add (wanted, node);
  return index;
}

/* By their paths from @start on. */
static GHashTable *
collect_nodes (GListStore *store, gsize start)
{
  GHashTable *known = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (store));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (ReadoutBoardNode) node = g_list_model_get_item (G_LIST_MODEL (store), i);
      g_hash_table_insert (known, node->path + start, node);
    }
  return known;
}

static void
take_actors (ReadoutBoardModel *model, ReadoutBoardNode *topic, GPtrArray *groups)
{
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) known = collect_nodes (topic->nodes, strlen (topic->path) + 1);

  for (guint i = 0; i < groups->len;)
    i = take_actor (topic, model->query->grouping, groups, i, known, wanted);
  keep_nodes (topic->nodes, wanted);
}

static void
take_topics (ReadoutBoardModel *model, GPtrArray *read)
{
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) known = collect_nodes (model->topics, 0);

  for (guint i = 0; i < read->len; i++)
    {
      ReadoutTopicGroups *topic = g_ptr_array_index (read, i);
      g_autofree char *key = g_strdup_printf ("t%" G_GINT64_FORMAT, topic->id);
      ReadoutBoardNode *node = g_hash_table_lookup (known, key);
      if (node != NULL)
        g_object_ref (node);
      else
        {
          node = readout_board_node_new (READOUT_BOARD_TOPIC, NULL, key, topic->title);
          node->topic_id = topic->id;
          node->nodes = g_list_store_new (READOUT_TYPE_BOARD_NODE);
          node->wants_expansion =
              i == 0 || (topic->groups != NULL && topic->groups->len <= MAX_OPEN_GROUPS);
        }
      readout_board_node_set_counts (node, topic->n_statements, topic->title);
      if (topic->groups != NULL)
        {
          take_actors (model, node, topic->groups);
          node->is_open = TRUE;
        }
      g_ptr_array_add (wanted, node);
    }
  keep_nodes (model->topics, wanted);
}

/* Reads the open lists of statements again. */
static void
reload_statements (GListStore *nodes)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (nodes)); i++)
    {
      g_autoptr (ReadoutBoardNode) node = g_list_model_get_item (G_LIST_MODEL (nodes), i);
      if (node->statements != NULL && node->is_open)
        readout_page_model_update (node->statements, readout_board_node_count (node));
      if (node->nodes != NULL)
        reload_statements (node->nodes);
    }
}

static void
say_error (const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
      !g_error_matches (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_CLOSED))
    g_message ("The board could not be read: %s", error->message);
}

static ReadoutBoardQuestion *
ask (ReadoutBoardModel *model, gint64 topic_id)
{
  ReadoutBoardQuestion *question = readout_board_question_new (model->query, topic_id);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (model->topics));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (ReadoutBoardNode) node = g_list_model_get_item (G_LIST_MODEL (model->topics), i);
      if (node->is_open)
        readout_board_question_add_open (question, node->topic_id);
    }
  return question;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutBoardModel) model = user_data;
  g_autoptr (GError) error = NULL;
  ReadoutBoardContents *board =
      readout_project_run_finish (READOUT_PROJECT (source), result, &error);

  model->reloading = FALSE;
  if (board == NULL)
    {
      say_error (error);
      return;
    }
  if (model->project == NULL) /* stopped when it was read already */
    {
      readout_board_contents_free (board);
      return;
    }
  model->n_statements = (guint)MIN (board->n_statements, G_MAXUINT);
  take_topics (model, board->topics);
  readout_board_contents_free (board);
  reload_statements (model->topics);
  model->loaded = TRUE;
  g_signal_emit (model, model_signals[LOADED], 0);
  if (model->reload_again)
    readout_board_model_reload (model);
}

static void
topic_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutBoardModel) model = user_data;
  g_autoptr (GError) error = NULL;
  ReadoutTopicGroups *topic = readout_project_run_finish (READOUT_PROJECT (source), result, &error);
  ReadoutBoardNode *node;

  if (topic == NULL)
    {
      say_error (error);
      return;
    }
  node = find_topic (model, topic->id);
  if (node != NULL && model->project != NULL)
    {
      take_actors (model, node, topic->groups);
      g_signal_emit (model, model_signals[LOADED], 0);
    }
  readout_topic_groups_free (topic);
}

/* Somebody looks below a node. */
static void
wanted_cb (ReadoutLazyList *list, ReadoutBoardNode *node)
{
  ReadoutBoardModel *model = node->model;

  if (node->is_open || model == NULL || model->project == NULL)
    return;
  node->is_open = TRUE;
  if (node->statements != NULL)
    readout_page_model_update (node->statements, readout_board_node_count (node));
  else if (node->level == READOUT_BOARD_TOPIC)
    readout_project_run_async (model->project, readout_board_read_topic,
                               ask (model, node->topic_id), readout_board_question_free,
                               readout_topic_groups_free, model->cancellable, topic_read_cb,
                               g_object_ref (model));
}

static void
readout_board_model_dispose (GObject *object)
{
  readout_board_model_stop (READOUT_BOARD_MODEL (object));

  G_OBJECT_CLASS (readout_board_model_parent_class)->dispose (object);
}

static void
readout_board_model_finalize (GObject *object)
{
  ReadoutBoardModel *model = READOUT_BOARD_MODEL (object);

  readout_board_nodes_free_slowly (model->topics);
  g_object_unref (model->cancellable);
  readout_board_query_release (model->query);

  G_OBJECT_CLASS (readout_board_model_parent_class)->finalize (object);
}

static void
readout_board_model_class_init (ReadoutBoardModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = readout_board_model_dispose;
  G_OBJECT_CLASS (klass)->finalize = readout_board_model_finalize;

  model_signals[LOADED] = g_signal_new ("loaded", READOUT_TYPE_BOARD_MODEL, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
readout_board_model_init (ReadoutBoardModel *model)
{
  model->topics = g_list_store_new (READOUT_TYPE_BOARD_NODE);
  model->cancellable = g_cancellable_new ();
}

ReadoutBoardModel *
readout_board_model_new (ReadoutProject *project, const ReadoutStatementQuery *query)
{
  ReadoutBoardModel *model;

  g_return_val_if_fail (READOUT_IS_PROJECT (project), NULL);
  g_return_val_if_fail (query != NULL, NULL);

  model = g_object_new (READOUT_TYPE_BOARD_MODEL, NULL);
  model->project = g_object_ref (project);
  model->query = readout_board_query_copy (query);
  readout_board_model_reload (model);
  return model;
}

void
readout_board_model_stop (ReadoutBoardModel *model)
{
  g_return_if_fail (READOUT_IS_BOARD_MODEL (model));

  g_cancellable_cancel (model->cancellable);
  g_clear_object (&model->project);
}

void
readout_board_model_reload (ReadoutBoardModel *model)
{
  g_return_if_fail (READOUT_IS_BOARD_MODEL (model));

  if (model->project == NULL)
    return;
  model->reload_again = model->reloading;
  if (model->reloading)
    return;
  model->reloading = TRUE;
  readout_project_run_async (model->project, readout_board_read_contents, ask (model, READOUT_ANY),
                             readout_board_question_free, readout_board_contents_free,
                             model->cancellable, read_cb, g_object_ref (model));
}

GListModel *
readout_board_model_get_topics (ReadoutBoardModel *model)
{
  g_return_val_if_fail (READOUT_IS_BOARD_MODEL (model), NULL);

  return G_LIST_MODEL (model->topics);
}

/* The list below a node, before anybody looks into it. */
static GListModel *
make_list (ReadoutBoardModel *model, ReadoutBoardNode *node)
{
  ReadoutStatementQuery *query;

  if (node->level != READOUT_BOARD_TOPIC && node->level != READOUT_BOARD_POSITION &&
      node->topic_id > 0)
    {
      node->nodes = g_list_store_new (READOUT_TYPE_BOARD_NODE);
      take_positions (node);
    }
  if (node->nodes != NULL)
    return G_LIST_MODEL (node->nodes);
  query = readout_board_model_dup_query (model, node);
  node->statements = readout_page_model_new_unread (model->project, &readout_board_statement_source,
                                                    query, readout_board_query_clear);
  return G_LIST_MODEL (node->statements);
}

GListModel *
readout_board_model_dup_children (ReadoutBoardModel *model, gpointer item)
{
  ReadoutBoardNode *node;

  g_return_val_if_fail (READOUT_IS_BOARD_MODEL (model), NULL);

  if (!READOUT_IS_BOARD_NODE (item))
    return NULL;
  node = item;
  if (node->children == NULL && model->project != NULL)
    {
      node->children = readout_lazy_list_new (make_list (model, node));
      g_set_weak_pointer (&node->model, model);
      g_signal_connect_object (node->children, "wanted", G_CALLBACK (wanted_cb), node, 0);
    }
  return node->children != NULL ? g_object_ref (G_LIST_MODEL (node->children)) : NULL;
}

ReadoutStatementQuery *
readout_board_model_dup_query (ReadoutBoardModel *model, ReadoutBoardNode *node)
{
  ReadoutStatementQuery narrowed;

  g_return_val_if_fail (READOUT_IS_BOARD_MODEL (model), NULL);
  g_return_val_if_fail (READOUT_IS_BOARD_NODE (node), NULL);

  narrowed = *model->query;
  narrowed.topic_id = node->topic_id;
  narrowed.actor_id = node->actor_id;
  narrowed.outlet_id = node->outlet_id;
  narrowed.no_outlet = node->no_outlet;
  narrowed.affiliation = node->affiliation;
  narrowed.positions = node->level == READOUT_BOARD_POSITION ? READOUT_MASK (node->position) : 0;
  return readout_board_query_copy (&narrowed);
}

guint
readout_board_model_get_n_statements (ReadoutBoardModel *model)
{
  g_return_val_if_fail (READOUT_IS_BOARD_MODEL (model), 0);

  return model->n_statements;
}

gboolean
readout_board_model_is_loaded (ReadoutBoardModel *model)
{
  g_return_val_if_fail (READOUT_IS_BOARD_MODEL (model), FALSE);

  return model->loaded;
}
