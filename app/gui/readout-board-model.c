/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tree of topics, actors and positions that the board shows.
 */
#include "readout-board-model.h"

#include <glib/gi18n.h>

#include "readout-words.h"

/* The groups of topics with so many statements in all are read with the topics. */
#define MAX_READ_AT_ONCE 5000u

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

/* What was read of one topic. */
typedef struct
{
  gint64 id;
  char *title;
  guint n_statements[READOUT_N_POSITIONS];
  GPtrArray *groups; /* of ReadoutGroup; NULL where they were not read */
} TopicGroups;

typedef struct
{
  GPtrArray *topics; /* of TopicGroups */
  gint64 n_statements;
} Board;

/* What is to be read. */
typedef struct
{
  ReadoutStatementQuery *query;
  GArray *open;    /* of gint64: the topics whose groups are shown */
  gint64 topic_id; /* only that one has been opened; READOUT_ANY: all is to be read */
} Question;

enum
{
  CHANGED,
  N_NODE_SIGNALS
};

enum
{
  LOADED,
  N_MODEL_SIGNALS
};

static guint node_signals[N_NODE_SIGNALS];
static guint model_signals[N_MODEL_SIGNALS];

G_DEFINE_FINAL_TYPE (ReadoutBoardNode, readout_board_node, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (ReadoutBoardModel, readout_board_model, G_TYPE_OBJECT)

static void
clear_query (gpointer data)
{
  ReadoutStatementQuery *query = data;

  g_free ((char *)query->search);
  g_free ((char *)query->from);
  g_free ((char *)query->until);
  g_free ((char *)query->affiliation);
  if (query->filter != NULL)
    readout_filter_unref ((ReadoutFilter *)query->filter);
}

static ReadoutStatementQuery *
copy_query (const ReadoutStatementQuery *query)
{
  ReadoutStatementQuery *copy = g_atomic_rc_box_new (ReadoutStatementQuery);

  *copy = *query;
  copy->search = g_strdup (query->search);
  copy->from = g_strdup (query->from);
  copy->until = g_strdup (query->until);
  copy->affiliation = g_strdup (query->affiliation);
  if (query->filter != NULL)
    readout_filter_ref ((ReadoutFilter *)query->filter);
  return copy;
}

static void
free_question (gpointer data)
{
  Question *question = data;

  readout_board_model_release_query (question->query);
  g_clear_pointer (&question->open, g_array_unref);
  g_free (question);
}

static void
free_topic_groups (gpointer data)
{
  TopicGroups *topic = data;

  g_free (topic->title);
  g_clear_pointer (&topic->groups, g_ptr_array_unref);
  g_free (topic);
}

static void
free_board (gpointer data)
{
  Board *board = data;

  g_ptr_array_unref (board->topics);
  g_free (board);
}

static gboolean
read_groups (ReadoutStore *store,
             const ReadoutStatementQuery *query,
             TopicGroups *topic,
             GError **error)
{
  ReadoutStatementQuery narrowed = *query;

  narrowed.topic_id = topic->id;
  topic->groups = readout_store_list_groups (store, &narrowed, error);
  return topic->groups != NULL;
}

static gboolean
holds_id (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

/* On the project's thread: how many statements of every topic the query finds. */
static gboolean
read_topics (ReadoutStore *store,
             const ReadoutStatementQuery *query,
             GPtrArray *read,
             GError **error)
{
  g_autoptr (GPtrArray) counts = readout_store_list_topic_counts (store, query, error);
  gboolean has_topics = readout_store_has_topics (store);

  if (counts == NULL)
    return FALSE;
  for (guint i = 0; i < counts->len; i++)
    {
      const ReadoutTopicCounts *counted = g_ptr_array_index (counts, i);
      TopicGroups *topic;

      if (counted->topic_id <= 0 && query->positions != 0)
        continue;
      topic = g_new0 (TopicGroups, 1);
      topic->id = counted->topic_id > 0 || has_topics ? counted->topic_id : READOUT_ANY;
      topic->title = g_strdup (counted->topic_id > 0 ? counted->proposition
                                                     : has_topics
                                   ? _ ("Other statements")
                                   : _ ("All statements"));
      memcpy (topic->n_statements, counted->n_statements, sizeof topic->n_statements);
      g_ptr_array_add (read, topic);
    }
  return TRUE;
}

/* On the project's thread: the topics, and the groups of those that are open or small. */
static gpointer
read_board (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;
  Board *board = g_new0 (Board, 1);
  guint n_statements = 0;
  gboolean done;

  board->topics = g_ptr_array_new_with_free_func (free_topic_groups);
  board->n_statements = readout_store_count_statements (store, question->query, error);
  done = board->n_statements >= 0 && read_topics (store, question->query, board->topics, error);
  for (guint i = 0; done && i < board->topics->len; i++)
    {
      TopicGroups *topic = g_ptr_array_index (board->topics, i);
      for (guint j = 0; j < READOUT_N_POSITIONS; j++)
        n_statements += topic->n_statements[j];
      if (n_statements <= MAX_READ_AT_ONCE || holds_id (question->open, topic->id))
        done = read_groups (store, question->query, topic, error);
    }
  if (!done)
    g_clear_pointer (&board, free_board);
  return board;
}

/* On the project's thread: the groups of the topic that was opened. */
static gpointer
read_topic (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;
  TopicGroups *topic = g_new0 (TopicGroups, 1);

  topic->id = question->topic_id;
  if (read_groups (store, question->query, topic, error))
    return topic;
  free_topic_groups (topic);
  return NULL;
}

static gint64
count_statements (ReadoutStore *store, gconstpointer query, GError **error)
{
  return readout_store_count_statements (store, query, error);
}

static GPtrArray *
list_statements (
    ReadoutStore *store, gconstpointer query, guint offset, guint limit, GError **error)
{
  return readout_store_list_statements (store, query, offset, limit, error);
}

static gint64
get_statement_id (gpointer record)
{
  return READOUT_BOARD_ROW (record)->statement->id;
}

static const ReadoutPageSource statement_source = { count_statements, list_statements,
                                                    get_statement_id };

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

/* @key: what tells it from others below @parent */
static ReadoutBoardNode *
new_node (ReadoutBoardLevel level, ReadoutBoardNode *parent, const char *key, const char *title)
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

static void
set_counts (ReadoutBoardNode *node, const guint *counts, const char *title)
{
  if (memcmp (node->n_statements, counts, sizeof node->n_statements) == 0 &&
      g_strcmp0 (node->title, title) == 0)
    return;
  memcpy (node->n_statements, counts, sizeof node->n_statements);
  g_free (node->title);
  node->title = g_strdup (title);
  g_signal_emit (node, node_signals[CHANGED], 0);
}

static void
set_course (ReadoutBoardNode *node, const ReadoutCourse *course)
{
  const ReadoutCourse *old = &node->course;

  if (memcmp (old->n_statements, course->n_statements, sizeof old->n_statements) == 0 &&
      memcmp (old->first, course->first, sizeof old->first) == 0 &&
      memcmp (old->last, course->last, sizeof old->last) == 0)
    return;
  node->course = *course;
  g_signal_emit (node, node_signals[CHANGED], 0);
}

/* Keeps in @store the nodes of @wanted only. Those that were there keep their order, a new one goes
 * to its place in @wanted: nothing jumps under the pointer. */
static void
keep_nodes (GListStore *store, GPtrArray *wanted)
{
  g_autoptr (GHashTable) added = g_hash_table_new (NULL, NULL);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (store));

  for (guint i = 0; i < wanted->len; i++)
    g_hash_table_add (added, g_ptr_array_index (wanted, i));
  for (guint i = n; i-- > 0;)
    {
      g_autoptr (ReadoutBoardNode) node = g_list_model_get_item (G_LIST_MODEL (store), i);
      if (!g_hash_table_remove (added, node))
        g_list_store_remove (store, i);
    }
  n = g_list_model_get_n_items (G_LIST_MODEL (store));
  if (n == 0)
    {
      g_list_store_splice (store, 0, 0, wanted->pdata, wanted->len);
      return;
    }
  for (guint i = 0; i < wanted->len; i++)
    if (g_hash_table_contains (added, g_ptr_array_index (wanted, i)))
      {
        g_list_store_insert (store, MIN (i, n), g_ptr_array_index (wanted, i));
        n++;
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
          node = new_node (READOUT_BOARD_POSITION, actor, key, NULL);
          node->position = order[i];
          node->wants_expansion = TRUE;
          set_counts (node, counts, NULL);
          g_list_store_insert (actor->nodes, place, node);
        }
      else
        set_counts (node, counts, NULL);
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
  ReadoutBoardNode *node = new_node (level, topic, key, title);

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
  set_counts (node, counts, title);
  set_course (node, &course);
  if (node->nodes != NULL)
    take_positions (node);
  g_ptr_array_add (wanted, node);
  return index;
}

static void
take_actors (ReadoutBoardModel *model, ReadoutBoardNode *topic, GPtrArray *groups)
{
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (topic->nodes));
  gsize length = strlen (topic->path) + 1;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (ReadoutBoardNode) node = g_list_model_get_item (G_LIST_MODEL (topic->nodes), i);
      g_hash_table_insert (known, node->path + length, node);
    }
  for (guint i = 0; i < groups->len;)
    i = take_actor (topic, model->query->grouping, groups, i, known, wanted);
  keep_nodes (topic->nodes, wanted);
}

static void
take_topics (ReadoutBoardModel *model, GPtrArray *read)
{
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < read->len; i++)
    {
      TopicGroups *topic = g_ptr_array_index (read, i);
      g_autofree char *key = g_strdup_printf ("t%" G_GINT64_FORMAT, topic->id);
      ReadoutBoardNode *node = find_node (model->topics, key);
      if (node != NULL)
        g_object_ref (node);
      else
        {
          node = new_node (READOUT_BOARD_TOPIC, NULL, key, topic->title);
          node->topic_id = topic->id;
          node->nodes = g_list_store_new (READOUT_TYPE_BOARD_NODE);
          node->wants_expansion =
              i == 0 || (topic->groups != NULL && topic->groups->len <= MAX_OPEN_GROUPS);
        }
      set_counts (node, topic->n_statements, topic->title);
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

/* The topics whose groups are shown. */
static void
mark_open (ReadoutBoardModel *model, GArray *open)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (model->topics));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (ReadoutBoardNode) node = g_list_model_get_item (G_LIST_MODEL (model->topics), i);
      if (node->is_open)
        g_array_append_val (open, node->topic_id);
    }
}

static Question *
new_question (ReadoutBoardModel *model, gint64 topic_id)
{
  Question *question = g_new0 (Question, 1);

  question->query = g_atomic_rc_box_acquire (model->query);
  question->open = g_array_new (FALSE, FALSE, sizeof (gint64));
  question->topic_id = topic_id;
  mark_open (model, question->open);
  return question;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutBoardModel) model = user_data;
  g_autoptr (GError) error = NULL;
  Board *board = readout_project_run_finish (READOUT_PROJECT (source), result, &error);

  model->reloading = FALSE;
  if (board == NULL)
    {
      say_error (error);
      return;
    }
  model->n_statements = (guint)MIN (board->n_statements, G_MAXUINT);
  take_topics (model, board->topics);
  free_board (board);
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
  TopicGroups *topic = readout_project_run_finish (READOUT_PROJECT (source), result, &error);
  ReadoutBoardNode *node;

  if (topic == NULL)
    {
      say_error (error);
      return;
    }
  node = find_topic (model, topic->id);
  if (node != NULL)
    {
      take_actors (model, node, topic->groups);
      g_signal_emit (model, model_signals[LOADED], 0);
    }
  free_topic_groups (topic);
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
    readout_project_run_async (model->project, read_topic, new_question (model, node->topic_id),
                               free_question, free_topic_groups, model->cancellable, topic_read_cb,
                               g_object_ref (model));
}

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

  node_signals[CHANGED] = g_signal_new ("changed", READOUT_TYPE_BOARD_NODE, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
readout_board_node_init (ReadoutBoardNode *node)
{
}

static void
readout_board_model_dispose (GObject *object)
{
  ReadoutBoardModel *model = READOUT_BOARD_MODEL (object);

  g_cancellable_cancel (model->cancellable);
  g_clear_object (&model->project);

  G_OBJECT_CLASS (readout_board_model_parent_class)->dispose (object);
}

static void
readout_board_model_finalize (GObject *object)
{
  ReadoutBoardModel *model = READOUT_BOARD_MODEL (object);

  g_object_unref (model->topics);
  g_object_unref (model->cancellable);
  readout_board_model_release_query (model->query);

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

guint
readout_board_node_count (ReadoutBoardNode *node)
{
  guint count = 0;

  g_return_val_if_fail (READOUT_IS_BOARD_NODE (node), 0);

  for (guint i = 0; i < READOUT_N_POSITIONS; i++)
    count += node->n_statements[i];
  return count;
}

ReadoutBoardModel *
readout_board_model_new (ReadoutProject *project, const ReadoutStatementQuery *query)
{
  ReadoutBoardModel *model;

  g_return_val_if_fail (READOUT_IS_PROJECT (project), NULL);
  g_return_val_if_fail (query != NULL, NULL);

  model = g_object_new (READOUT_TYPE_BOARD_MODEL, NULL);
  model->project = g_object_ref (project);
  model->query = copy_query (query);
  readout_board_model_reload (model);
  return model;
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
  readout_project_run_async (model->project, read_board, new_question (model, READOUT_ANY),
                             free_question, free_board, model->cancellable, read_cb,
                             g_object_ref (model));
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
  node->statements =
      readout_page_model_new_unread (model->project, &statement_source, query, clear_query);
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
  return copy_query (&narrowed);
}

void
readout_board_model_release_query (gpointer query)
{
  g_atomic_rc_box_release_full (query, clear_query);
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
