/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the person decides about the selected statements, one or many: each decision is one action
 * that can be undone.
 */
#include "readout-board-private.h"

#include <glib/gi18n.h>

#include "readout-dialogs.h"
#include "readout-operation.h"
#include "readout-statement-card.h"

/* More are inserted into a briefing only when the person says so. */
#define MAX_UNASKED 1000

/* So many rows behind the selected ones are looked at for the next statement. */
#define MAX_LOOK_AHEAD 2000u

/* As a position: not about the topic. */
#define NOT_ABOUT (-1)

typedef struct
{
  GPtrArray *runs; /* of ReadoutBoardRun */
  int position;
  ReadoutStatementState state;
} Decision;

static void
free_decision (gpointer data)
{
  Decision *decision = data;

  g_ptr_array_unref (decision->runs);
  g_free (decision);
}

/* The ids of all runs of one topic. Statements of other topics, or of any with @topic_id 0. */
static GArray *
list_ids (ReadoutStore *store, GPtrArray *runs, gint64 topic_id, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < runs->len; i++)
    {
      const ReadoutBoardRun *run = g_ptr_array_index (runs, i);
      g_autoptr (GArray) part = NULL;

      if (topic_id != 0 && run->topic_id != topic_id)
        continue;
      part = readout_board_run_list_ids (run, store, error);
      if (part == NULL)
        return NULL;
      if (part->len > 0)
        g_array_append_vals (ids, part->data, part->len);
    }
  return g_steal_pointer (&ids);
}

static gboolean
set_states (ReadoutStore *store, gpointer data, GError **error)
{
  const Decision *decision = data;
  g_autoptr (GArray) ids = list_ids (store, decision->runs, 0, error);

  return ids != NULL && readout_store_set_statement_states (store, ids, decision->state, error);
}

static gboolean
set_topic_positions (ReadoutStore *store, const Decision *decision, GError **error)
{
  g_autoptr (GHashTable) done = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < decision->runs->len; i++)
    {
      ReadoutBoardRun *run = g_ptr_array_index (decision->runs, i);
      g_autoptr (GArray) ids = NULL;

      if (run->topic_id <= 0 || !g_hash_table_add (done, &run->topic_id))
        continue;
      ids = list_ids (store, decision->runs, run->topic_id, error);
      if (ids == NULL ||
          !readout_store_set_positions (store, run->topic_id, ids, decision->position, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
set_positions (ReadoutStore *store, gpointer data, GError **error)
{
  const Decision *decision = data;
  guint n = 0;

  for (guint i = 0; i < decision->runs->len; i++)
    {
      const ReadoutBoardRun *run = g_ptr_array_index (decision->runs, i);
      n += run->ids->len + run->limit;
    }
  if (!readout_store_begin (store, decision->position == NOT_ABOUT ? _ ("Remove From Topic")
                                                                   : n == 1
                            ? _ ("Set Position")
                            : _ ("Set Positions"), error))
    return FALSE;
  if (set_topic_positions (store, decision, error))
    return readout_store_commit (store, error);
  readout_store_rollback (store);
  return FALSE;
}

/* The statement behind the selected ones, or before them where there is none behind: triage needs
 * one key a statement. Groups that are closed are passed by. */
static void
select_next (ReadoutBoard *board)
{
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (board->selection));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (board->tree));
  guint start = gtk_bitset_get_maximum (selected) + 1;

  for (guint i = start; i < n && i - start < MAX_LOOK_AHEAD; i++)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (board->tree, i);
      g_autoptr (GObject) item = gtk_tree_list_row_get_item (row);
      if (READOUT_IS_PAGE_ITEM (item))
        {
          readout_board_select (board, i);
          return;
        }
    }
}

/* How many statements of the selection belong to a topic. */
static guint
count_in_topics (GPtrArray *runs)
{
  guint n = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      const ReadoutBoardRun *run = g_ptr_array_index (runs, i);
      n += run->topic_id > 0 ? run->ids->len + run->limit : 0;
    }
  return n;
}

static void
decide (ReadoutBoard *board,
        ReadoutOperationFunc function,
        GPtrArray *runs,
        int position,
        ReadoutStatementState state,
        const char *done)
{
  Decision *decision = g_new0 (Decision, 1);

  decision->runs = runs;
  decision->position = position;
  decision->state = state;
  select_next (board);
  readout_operation_run (GTK_WIDGET (board), board->project, function, decision, free_decision,
                         done);
}

static char *
dup_position_words (int position, guint n)
{
  switch (position)
    {
    case READOUT_POSITION_SUPPORTS:
      return g_strdup_printf (g_dngettext (NULL, "%'u statement supports the topic",
                                           "%'u statements support the topic", n),
                              n);
    case READOUT_POSITION_OPPOSES:
      return g_strdup_printf (g_dngettext (NULL, "%'u statement opposes the topic",
                                           "%'u statements oppose the topic", n),
                              n);
    case READOUT_POSITION_NONE:
      return g_strdup_printf (g_dngettext (NULL, "%'u statement without a clear position",
                                           "%'u statements without a clear position", n),
                              n);
    default:
      return g_strdup_printf (g_dngettext (NULL, "%'u statement taken out of the topic",
                                           "%'u statements taken out of the topic", n),
                              n);
    }
}

static void
decide_position (ReadoutBoard *board, int position)
{
  GPtrArray *runs = readout_board_list_selected (board);
  guint n = count_in_topics (runs);
  g_autofree char *done = NULL;

  if (runs->len == 0 || n == 0)
    {
      if (runs->len > 0)
        readout_operation_toast (GTK_WIDGET (board), _ ("This statement belongs to no topic yet"),
                                                        FALSE);
      g_ptr_array_unref (runs);
      return;
    }
  done = dup_position_words (position, n);
  decide (board, set_positions, runs, position, 0, done);
}

static void
position_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutPosition position;

  if (readout_position_from_string (g_variant_get_string (parameter, NULL), &position))
    decide_position (READOUT_BOARD (user_data), (int)position);
}

static void
not_about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  decide_position (READOUT_BOARD (user_data), NOT_ABOUT);
}

static void
decide_state (ReadoutBoard *board, ReadoutStatementState state)
{
  GPtrArray *runs = readout_board_list_selected (board);
  guint n = readout_board_count_selected (board);
  g_autofree char *done = NULL;

  if (n == 0)
    {
      g_ptr_array_unref (runs);
      return;
    }
  done = g_strdup_printf (
      state == READOUT_STATEMENT_DISMISSED
          ? g_dngettext (NULL, "%'u statement dismissed", "%'u statements dismissed", n)
      : state == READOUT_STATEMENT_KEPT
          ? g_dngettext (NULL, "%'u statement kept", "%'u statements kept", n)
          : g_dngettext (NULL, "%'u statement restored", "%'u statements restored", n),
      n);
  decide (board, set_states, runs, 0, state, done);
}

static void
keep_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  decide_state (READOUT_BOARD (user_data), READOUT_STATEMENT_KEPT);
}

/* What is dismissed already comes back. */
static void
dismiss_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutBoard *board = READOUT_BOARD (user_data);
  ReadoutBoardRow *row = readout_board_get_selected_row (board, NULL);
  gboolean dismissed = row != NULL && row->statement->state == READOUT_STATEMENT_DISMISSED;

  decide_state (board, dismissed ? READOUT_STATEMENT_NEW : READOUT_STATEMENT_DISMISSED);
}

/* --- Into the briefing -------------------------------------------------------------------------
 */

/* Each group of the board is a paragraph. */
static gpointer
find_ids (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  GPtrArray *runs = data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 paragraph = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      g_autoptr (GArray) part =
          readout_board_run_list_ids (g_ptr_array_index (runs, i), store, error);

      if (part == NULL)
        return NULL;
      if (part->len == 0)
        continue;
      if (ids->len > 0)
        g_array_append_val (ids, paragraph);
      g_array_append_vals (ids, part->data, part->len);
    }
  return g_steal_pointer (&ids);
}

static void
found_ids_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutBoard) board = READOUT_BOARD (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = readout_project_run_finish (READOUT_PROJECT (source), result, &error);

  if (board->project != READOUT_PROJECT (source))
    return;
  if (ids != NULL)
    readout_board_emit_insert_statements (board, ids);
  else
    readout_operation_toast (GTK_WIDGET (board), error->message, FALSE);
}

/* The selection as it was when it was asked for. */
typedef struct
{
  ReadoutBoard *board;
  ReadoutProject *project;
  GPtrArray *runs;
} Insertion;

static void
insert_agreed_cb (gboolean agreed, gpointer user_data)
{
  g_autofree Insertion *insertion = user_data;
  g_autoptr (ReadoutBoard) board = insertion->board;
  g_autoptr (ReadoutProject) project = insertion->project;
  g_autoptr (GPtrArray) runs = insertion->runs;

  if (agreed && board->project == project)
    readout_project_run_async (project, find_ids, g_steal_pointer (&runs),
                               (GDestroyNotify)g_ptr_array_unref, (GDestroyNotify)g_array_unref,
                               NULL, found_ids_cb, g_object_ref (board));
}

static void
ask_to_insert (Insertion *insertion, guint n)
{
  g_autofree char *heading =
      g_strdup_printf (g_dngettext (NULL, "Insert %'u Statement?", "Insert %'u Statements?", n), n);

  readout_dialogs_confirm (
      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (insertion->board))), heading,
      _ ("Each becomes a sentence of the briefing with its citation. So many make a long briefing."),
         _ ("_Insert All"), FALSE, insert_agreed_cb, insertion);
}

static void
insert_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutBoard *board = READOUT_BOARD (user_data);
  guint n = readout_board_count_selected (board);
  Insertion *insertion;

  if (n == 0)
    return;
  insertion = g_new (Insertion, 1);
  *insertion = (Insertion){ g_object_ref (board), g_object_ref (board->project),
                            readout_board_list_selected (board) };
  if (n > MAX_UNASKED)
    ask_to_insert (insertion, n);
  else
    insert_agreed_cb (TRUE, insertion);
}

/* The card of the current row, which has the keyboard or holds it. */
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

static void
select_group_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  readout_board_select_group (READOUT_BOARD (user_data));
}

/* Of several only the first stays chosen; of one, none. */
static void
unselect_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutBoard *board = READOUT_BOARD (user_data);
  guint current = readout_board_get_current (board);

  if (readout_board_count_selected (board) > 1)
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (board->selection), current, TRUE);
  else
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (board->selection));
}

void
readout_board_add_decisions (ReadoutBoard *board)
{
  static const GActionEntry entries[] = {
    { .name = "position", .activate = position_cb, .parameter_type = "s" },
    { .name = "not-about", .activate = not_about_cb },
    { .name = "keep", .activate = keep_cb },
    { .name = "dismiss", .activate = dismiss_cb },
    { .name = "insert", .activate = insert_cb },
    { .name = "go-to-citation", .activate = go_to_citation_cb },
    { .name = "open", .activate = open_cb },
    { .name = "select-group", .activate = select_group_cb },
    { .name = "unselect", .activate = unselect_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (board->actions), entries, G_N_ELEMENTS (entries),
                                   board);
}
