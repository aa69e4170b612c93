/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the person does with a row of the board: decide, correct, insert, open.
 */
#include "readout-board-private.h"

#include <glib/gi18n.h>

#include "readout-actor-window.h"
#include "readout-dialogs.h"
#include "readout-merge-window.h"
#include "readout-operation.h"
#include "readout-statement-card.h"
#include "readout-topic-dialogs.h"

/* What to change, on the project's thread. */
typedef struct
{
  gint64 id; /* of the statement, topic or actor */
  gint64 topic_id;
  ReadoutPosition position;
  ReadoutStatementState state;
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
set_position (ReadoutStore *store, gpointer data, GError **error)
{
  const Change *change = data;

  return readout_store_set_position (store, change->id, change->topic_id, change->position, error);
}

static gboolean
remove_position (ReadoutStore *store, gpointer data, GError **error)
{
  const Change *change = data;

  return readout_store_remove_position (store, change->id, change->topic_id, error);
}

static gboolean
set_state (ReadoutStore *store, gpointer data, GError **error)
{
  const Change *change = data;

  return readout_store_set_statement_state (store, change->id, change->state, error);
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

/* Moves on to the next statement, so that triage needs one key a statement. */
static void
select_next_statement (ReadoutBoard *board)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (board->tree));

  for (guint i = gtk_single_selection_get_selected (board->selection) + 1; i < n; i++)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (board->tree, i);
      g_autoptr (GObject) item = gtk_tree_list_row_get_item (row);
      if (READOUT_IS_PAGE_ITEM (item))
        {
          gtk_single_selection_set_selected (board->selection, i);
          gtk_widget_activate_action (GTK_WIDGET (board->view), "list.scroll-to-item", "u", i);
          return;
        }
    }
}

/* The selected statement as the beginning of a change; FALSE when none is selected, or none that is
 * in a topic where
 * @needs_topic. */
static gboolean
start_change (ReadoutBoard *board, gboolean needs_topic, Change *change)
{
  ReadoutBoardRow *row = readout_board_get_selected_row (board, &change->topic_id);

  if (row == NULL)
    return FALSE;
  if (needs_topic && change->topic_id <= 0)
    {
      readout_operation_toast (GTK_WIDGET (board), _ ("This statement belongs to no topic yet"),
                                                      FALSE);
      return FALSE;
    }
  change->id = row->statement->id;
  return TRUE;
}

static void
position_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutBoard *board = READOUT_BOARD (user_data);
  Change change = { 0 };

  if (!start_change (board, TRUE, &change) ||
      !readout_position_from_string (g_variant_get_string (parameter, NULL), &change.position))
    return;
  select_next_statement (board);
  run (board, &change, set_position, NULL);
}

static void
not_about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutBoard *board = READOUT_BOARD (user_data);
  Change change = { 0 };

  if (!start_change (board, TRUE, &change))
    return;
  select_next_statement (board);
  run (board, &change, remove_position, _ ("Statement taken out of the topic"));
}

static void
keep_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutBoard *board = READOUT_BOARD (user_data);
  Change change = { .state = READOUT_STATEMENT_KEPT };

  if (!start_change (board, FALSE, &change))
    return;
  select_next_statement (board);
  run (board, &change, set_state, NULL);
}

static void
dismiss_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutBoard *board = READOUT_BOARD (user_data);
  ReadoutBoardRow *row = readout_board_get_selected_row (board, NULL);
  Change change = { 0 };
  gboolean dismissed;

  if (row == NULL || !start_change (board, FALSE, &change))
    return;
  dismissed = row->statement->state == READOUT_STATEMENT_DISMISSED;
  change.state = dismissed ? READOUT_STATEMENT_NEW : READOUT_STATEMENT_DISMISSED;
  select_next_statement (board);
  run (board, &change, set_state, dismissed ? _ ("Statement restored") : _ ("Statement dismissed"));
}

static void
insert_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutBoard *board = READOUT_BOARD (user_data);
  ReadoutBoardRow *row = readout_board_get_selected_row (board, NULL);

  if (row != NULL)
    readout_board_emit_insert_statement (board, row->statement->id);
}

/* The card of the selected row, which has the keyboard or holds it. */
static ReadoutStatementCard *
find_selected_card (GtkWidget *widget, ReadoutBoardRow *row)
{
  if (READOUT_IS_STATEMENT_CARD (widget))
    return readout_statement_card_get_row (READOUT_STATEMENT_CARD (widget)) == row
               ? READOUT_STATEMENT_CARD (widget)
               : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      ReadoutStatementCard *card = find_selected_card (child, row);
      if (card != NULL)
        return card;
    }
  return NULL;
}

static void
go_to_citation_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutBoard *board = READOUT_BOARD (user_data);
  ReadoutBoardRow *row = readout_board_get_selected_row (board, NULL);
  ReadoutStatementCard *card =
      row != NULL ? find_selected_card (GTK_WIDGET (board->view), row) : NULL;

  if (card != NULL && !readout_statement_card_go_to_citation (card))
    readout_operation_toast (GTK_WIDGET (board), _ ("The briefing does not cite this statement"),
                                                    FALSE);
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutBoard *board = READOUT_BOARD (user_data);
  ReadoutBoardRow *row = readout_board_get_selected_row (board, NULL);

  if (row != NULL)
    readout_board_emit_statement_activated (board, row);
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
  gint64 id =
      node != NULL && node->level == READOUT_BOARD_ACTOR ? node->actor_id : board->query.actor_id;

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
    { .name = "position", .activate = position_cb, .parameter_type = "s" },
    { .name = "not-about", .activate = not_about_cb },
    { .name = "keep", .activate = keep_cb },
    { .name = "dismiss", .activate = dismiss_cb },
    { .name = "insert", .activate = insert_cb },
    { .name = "go-to-citation", .activate = go_to_citation_cb },
    { .name = "open", .activate = open_cb },
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
