/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the person corrects at the current row of the board: speaker, actor, topic.
 */
#include "readout-board-private.h"

#include <glib/gi18n.h>

#include "readout-actor-window.h"
#include "readout-dialogs.h"
#include "readout-merge-window.h"
#include "readout-operation.h"
#include "readout-topic-dialogs.h"

/* What to change, on the project's thread. */
typedef struct
{
  gint64 id; /* of the statement, topic or actor */
  char *name;
} Change;

static void
free_change (gpointer data)
{
  Change *change = data;

  g_free (change->name);
  g_free (change);
}

static gboolean
remove_topic (ReadoutStore *store, gpointer data, GError **error)
{
  const Change *change = data;

  return readout_store_remove_topic (store, change->id, error);
}

static gboolean
forget_lessons (ReadoutStore *store, gpointer data, GError **error)
{
  const Change *change = data;

  return readout_store_forget_lessons (store, change->id, error);
}

static gboolean
rename_actor (ReadoutStore *store, gpointer data, GError **error)
{
  const Change *change = data;

  return readout_store_rename_actor (store, change->id, change->name, error);
}

/* The actor of exactly that name or alias, in any case of letters; %NULL without @error when there
 * is none. */
static ReadoutActor *
find_actor (ReadoutStore *store, const char *name, GError **error)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  g_autoptr (GPtrArray) actors = readout_store_list_actors (store, name, 0, 200, error);

  for (guint i = 0; actors != NULL && i < actors->len; i++)
    {
      ReadoutActor *actor = g_ptr_array_index (actors, i);
      g_autofree char *other = g_utf8_casefold (actor->name, -1);
      if (g_str_equal (folded, other))
        return g_object_ref (actor);
      for (guint j = 0; actor->aliases[j] != NULL; j++)
        {
          g_autofree char *alias = g_utf8_casefold (actor->aliases[j], -1);
          if (g_str_equal (folded, alias))
            return g_object_ref (actor);
        }
    }
  return NULL;
}

static gboolean
set_speaker (ReadoutStore *store, gpointer data, GError **error)
{
  const Change *change = data;
  g_autoptr (GError) find_error = NULL;
  g_autoptr (ReadoutActor) actor = find_actor (store, change->name, &find_error);

  if (find_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&find_error));
      return FALSE;
    }
  return readout_store_set_speaker (store, change->id, actor != NULL ? actor->name : change->name,
                                    actor != NULL ? actor->kind : READOUT_ACTOR_PERSON, error);
}

static void
run (ReadoutBoard *board, const Change *change, ReadoutOperationFunc function, const char *done)
{
  Change *copy = g_new (Change, 1);

  *copy = *change;
  readout_operation_run (GTK_WIDGET (board), board->project, function, copy, free_change, done);
}

/* A correction that waits for a name. */
typedef struct
{
  ReadoutBoard *board;
  ReadoutProject *project;
  gint64 id;
  ReadoutOperationFunc function;
} Correction;

static void
named_cb (const char *answer, gpointer user_data)
{
  Correction *correction = user_data;
  Change change = { .id = correction->id, .name = g_strstrip (g_strdup (answer)) };

  if (correction->board->project == correction->project)
    run (correction->board, &change, correction->function, NULL);
  else
    g_free (change.name);
}

static void
free_correction (gpointer data)
{
  Correction *correction = data;

  g_object_unref (correction->board);
  g_object_unref (correction->project);
  g_free (correction);
}

static void
ask_name (ReadoutBoard *board,
          gint64 id,
          ReadoutOperationFunc function,
          const char *heading,
          const char *body,
          const char *label,
          const char *text,
          const char *agree)
{
  Correction *correction = g_new0 (Correction, 1);

  correction->board = g_object_ref (board);
  correction->project = g_object_ref (board->project);
  correction->id = id;
  correction->function = function;
  readout_dialogs_ask_text (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (board))), heading, body,
                            label, text, agree, NULL, named_cb, correction, free_correction);
}

static void
change_speaker_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutBoard *board = READOUT_BOARD (user_data);
  ReadoutBoardRow *row = readout_board_get_selected_row (board, NULL);

  if (row != NULL)
    ask_name (board, row->statement->id, set_speaker,
              _ ("Who Said It?"), _ ("An analysis never changes this back."),
                                     _ ("Speaker"),
                                        readout_statement_get_actor (row->statement)->name,
                                        _ ("_Change"));
}

static void
rename_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutBoard *board = READOUT_BOARD (user_data);
  g_autoptr (ReadoutBoardNode) node = readout_board_dup_selected_node (board);

  if (node != NULL && node->level == READOUT_BOARD_TOPIC && node->topic_id > 0)
    readout_topic_dialogs_rename (GTK_WIDGET (board), board->project, node->topic_id, node->title);
  else if (node != NULL && node->level == READOUT_BOARD_ACTOR)
    ask_name (board, node->actor_id, rename_actor,
              _ ("Rename the Actor"), _ ("Later reports may still use the name from before."),
                                         _ ("Name"), node->title, _ ("_Rename"));
}

static void
merge_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutBoard *board = READOUT_BOARD (user_data);
  g_autoptr (ReadoutBoardNode) node = readout_board_dup_selected_node (board);

  if (node != NULL && node->level == READOUT_BOARD_TOPIC && node->topic_id > 0)
    readout_topic_dialogs_merge (GTK_WIDGET (board), board->project, node->topic_id, node->title);
  else if (node != NULL && node->level == READOUT_BOARD_ACTOR)
    readout_merge_window_show (GTK_WIDGET (board), board->project, node->actor_id, node->title);
}

/* The selected actor, or the one that alone is shown. */
static void
edit_actor_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutBoard *board = READOUT_BOARD (user_data);
  g_autoptr (ReadoutBoardNode) node = readout_board_dup_selected_node (board);
  GArray *actors = board->filter->actors;
  gint64 id = node != NULL && node->level == READOUT_BOARD_ACTOR ? node->actor_id
              : actors->len == 1                                 ? g_array_index (actors, gint64, 0)
                                                                 : READOUT_ANY;

  if (board->project != NULL && id != READOUT_ANY)
    readout_actor_window_show (GTK_WIDGET (board), board->project, id);
}

static void
remove_topic_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutBoard *board = READOUT_BOARD (user_data);
  g_autoptr (ReadoutBoardNode) node = readout_board_dup_selected_node (board);
  Change change = { 0 };

  if (node == NULL || node->level != READOUT_BOARD_TOPIC || node->topic_id <= 0)
    return;
  change.id = node->topic_id;
  run (board, &change, remove_topic, _ ("Topic removed"));
}

static void
forget_lessons_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutBoard *board = READOUT_BOARD (user_data);
  g_autoptr (ReadoutBoardNode) node = readout_board_dup_selected_node (board);
  Change change = { 0 };

  if (node == NULL || node->level != READOUT_BOARD_TOPIC || node->topic_id <= 0)
    return;
  change.id = node->topic_id;
  run (board, &change, forget_lessons, _ ("What your decisions taught was forgotten"));
}

void
readout_board_add_row_actions (ReadoutBoard *board)
{
  static const GActionEntry entries[] = {
    { .name = "change-speaker", .activate = change_speaker_cb },
    { .name = "rename", .activate = rename_cb },
    { .name = "merge", .activate = merge_cb },
    { .name = "edit-actor", .activate = edit_actor_cb },
    { .name = "remove-topic", .activate = remove_topic_cb },
    { .name = "forget-lessons", .activate = forget_lessons_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (board->actions), entries, G_N_ELEMENTS (entries),
                                   board);
  readout_board_add_claim_actions (board);
}
