/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the board reads of a project, on the project's thread.
 */
#include "readout-board-reading.h"

#include <glib/gi18n.h>

/* The groups of topics with so many statements in all are read with the topics. */
#define MAX_READ_AT_ONCE 5000u

void
readout_board_query_clear (gpointer data)
{
  ReadoutStatementQuery *query = data;

  g_free ((char *)query->search);
  g_free ((char *)query->from);
  g_free ((char *)query->until);
  g_free ((char *)query->affiliation);
  if (query->filter != NULL)
    readout_filter_unref ((ReadoutFilter *)query->filter);
}

ReadoutStatementQuery *
readout_board_query_copy (const ReadoutStatementQuery *query)
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

void
readout_board_query_release (gpointer query)
{
  g_atomic_rc_box_release_full (query, readout_board_query_clear);
}

ReadoutBoardQuestion *
readout_board_question_new (ReadoutStatementQuery *query, gint64 topic_id)
{
  ReadoutBoardQuestion *question = g_new0 (ReadoutBoardQuestion, 1);

  question->query = g_atomic_rc_box_acquire (query);
  question->open = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  question->topic_id = topic_id;
  return question;
}

void
readout_board_question_add_open (ReadoutBoardQuestion *question, gint64 topic_id)
{
  g_hash_table_add (question->open, g_memdup2 (&topic_id, sizeof topic_id));
}

void
readout_board_question_free (gpointer data)
{
  ReadoutBoardQuestion *question = data;

  readout_board_query_release (question->query);
  g_hash_table_unref (question->open);
  g_free (question);
}

void
readout_topic_groups_free (gpointer data)
{
  ReadoutTopicGroups *topic = data;

  g_free (topic->title);
  g_clear_pointer (&topic->groups, g_ptr_array_unref);
  g_free (topic);
}

void
readout_board_contents_free (gpointer data)
{
  ReadoutBoardContents *board = data;

  g_ptr_array_unref (board->topics);
  g_free (board);
}

static gboolean
read_groups (ReadoutStore *store,
             const ReadoutStatementQuery *query,
             ReadoutTopicGroups *topic,
             GError **error)
{
  ReadoutStatementQuery narrowed = *query;

  narrowed.topic_id = topic->id;
  topic->groups = readout_store_list_groups (store, &narrowed, error);
  return topic->groups != NULL;
}

/* How many statements of every topic the query finds. */
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
      ReadoutTopicGroups *topic;

      if (counted->topic_id <= 0 && query->positions != 0)
        continue;
      topic = g_new0 (ReadoutTopicGroups, 1);
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

gpointer
readout_board_read_contents (ReadoutStore *store,
                             gpointer data,
                             GCancellable *cancellable,
                             GError **error)
{
  const ReadoutBoardQuestion *question = data;
  ReadoutBoardContents *board = g_new0 (ReadoutBoardContents, 1);
  guint n_statements = 0;
  gboolean done;

  board->topics = g_ptr_array_new_with_free_func (readout_topic_groups_free);
  board->n_statements = readout_store_count_statements (store, question->query, error);
  done = board->n_statements >= 0 && read_topics (store, question->query, board->topics, error);
  for (guint i = 0; done && i < board->topics->len; i++)
    {
      ReadoutTopicGroups *topic = g_ptr_array_index (board->topics, i);
      for (guint j = 0; j < READOUT_N_POSITIONS; j++)
        n_statements += topic->n_statements[j];
      if (n_statements <= MAX_READ_AT_ONCE || g_hash_table_contains (question->open, &topic->id))
        done = read_groups (store, question->query, topic, error);
    }
  if (!done)
    g_clear_pointer (&board, readout_board_contents_free);
  return board;
}

gpointer
readout_board_read_topic (ReadoutStore *store,
                          gpointer data,
                          GCancellable *cancellable,
                          GError **error)
{
  const ReadoutBoardQuestion *question = data;
  ReadoutTopicGroups *topic = g_new0 (ReadoutTopicGroups, 1);

  topic->id = question->topic_id;
  if (read_groups (store, question->query, topic, error))
    return topic;
  readout_topic_groups_free (topic);
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

const ReadoutPageSource readout_board_statement_source = { count_statements, list_statements,
                                                           get_statement_id };
