/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "readout-board-model.h"
#include "readout-board.h"
#include "readout-content-switch.h"
#include "readout-filter-bar.h"
#include "readout-filter-panel.h"
#include "readout-late-rows.h"

G_BEGIN_DECLS

/* What is known of a group; CLOSED is the one that is not open. */
typedef enum
{
  READOUT_FOLD_CLOSED, /* by the person */
  READOUT_FOLD_OPEN,   /* by the person */
  READOUT_FOLD_OPENED, /* by the program, as it does with what is new */
} ReadoutFold;

/* What the files readout-board-….c share. */
struct _ReadoutBoard
{
  AdwBin parent_instance;

  AdwHeaderBar *header_bar;
  ReadoutContentSwitch *title;
  GtkWidget *sidebar_button;
  GtkMenuButton *menu_button;
  GtkMenuButton *filter_button;
  GtkSearchBar *search_bar;
  GtkEditable *search_entry;
  ReadoutFilterBar *filter_bar;
  GtkRevealer *judging_revealer;
  GtkProgressBar *judging_bar;
  GtkStack *stack;
  GtkListView *view;
  GtkRevealer *bulk_revealer;
  GtkLabel *bulk_label;
  GMenuModel *topic_menu;
  GMenuModel *actor_menu;
  GMenuModel *statement_menu;
  GtkWidget *context_menu;   /* GtkPopoverMenu, NULL before its first use */
  ReadoutFilterPanel *panel; /* in the popover of the filter button, NULL before its first use */

  ReadoutProject *project;
  ReadoutBoardModel *model;
  GtkTreeListModel *tree;
  GtkMultiSelection *selection;
  GSimpleActionGroup *actions;

  ReadoutFilter *asked;  /* what the person wants to see; never changed, but replaced */
  ReadoutFilter *filter; /* the same with what actors, outlets and topics were merged into */
  char *filter_name;     /* of a saved filter, as long as it is that one */
  ReadoutStatementSort sort;
  ReadoutGrouping grouping;

  ReadoutLateRows *rows;
  GHashTable *folds;   /* path of a node → ReadoutFold */
  gboolean restoring;  /* more is to come before it is read */
  gboolean all_folded; /* the person folded all that is not remembered to be open */
  gboolean folding;    /* rows are opened and closed by the program */
  guint expand_source;
  guint expand_topic; /* where to go on */
  guint expand_actor;
  gboolean expand_everything;
  guint n_expanded; /* since the board was built, or all were to be opened */
  gboolean has_left_closed;
  guint n_topics; /* when the board was read last */
  gboolean wants_top;
  guint bulk_source;
  guint wanted_focus; /* a row */
};

/* --- readout-board.c: the list ---------------------------------------------------------------- */

/* Shows the statements of the filter, from scratch. */
void readout_board_rebuild (ReadoutBoard *board);

void readout_board_emit_statement_activated (ReadoutBoard *board, ReadoutBoardRow *row);
/* @ids: as for "insert-statements" */
void readout_board_emit_insert_statements (ReadoutBoard *board, GArray *ids);

/* --- readout-board-rows.c: how the rows look, and their menu -----------------------------------
 */

void readout_board_set_up_rows (ReadoutBoard *board);

/* Opens the menu of the row that has the keyboard; FALSE when none has. */
gboolean readout_board_show_menu (ReadoutBoard *board);

/* --- readout-board-folding.c: what is open ------------------------------------------------------
 */

void readout_board_add_fold_actions (ReadoutBoard *board);

/* Opens, when there is time, the groups that are to be open. */
void readout_board_expand_soon (ReadoutBoard *board);

/* Notes that the person opened or closed a group. */
void readout_board_note_fold (ReadoutBoard *board, GtkTreeListRow *row);

/* Opens the current group or goes to the first row in it; closes it or goes to the group above. */
gboolean readout_board_fold_by_key (ReadoutBoard *board, gboolean open);

/* --- readout-board-keys.c ----------------------------------------------------------------------
 */

void readout_board_add_keys (ReadoutBoard *board);

/* --- readout-board-filters.c: what is shown ----------------------------------------------------
 */

void readout_board_add_filter_actions (ReadoutBoard *board);

/* Shows what @filter lets through. @filter: (transfer full) */
void readout_board_take_filter (ReadoutBoard *board, ReadoutFilter *filter, const char *name);
/* The same, but what the person asked for stays. */
void readout_board_show_filter (ReadoutBoard *board, ReadoutFilter *filter);

/* --- readout-board-place.c ---------------------------------------------------------------------
 */

/* Something was merged, or that was undone: the filter finds what it is to find. */
void readout_board_follow_merges (ReadoutBoard *board);

void readout_board_emit_place_changed (ReadoutBoard *board);

/* --- readout-board-selection.c: which rows are chosen -------------------------------------------
 */

void readout_board_set_up_selection (ReadoutBoard *board);

/* Shows what is selected, soon; a row was bound, or the selection changed. */
void readout_board_selection_changed (ReadoutBoard *board);

/* The row that a command for one row is for: the first that is selected; or
 * GTK_INVALID_LIST_POSITION. */
guint readout_board_get_current (ReadoutBoard *board);

/* Selects that row and no other, and scrolls there. */
void readout_board_select (ReadoutBoard *board, guint position);

/* How many statements are selected. */
guint readout_board_count_selected (ReadoutBoard *board);

/* Selects all statements of the group of the current row. */
void readout_board_select_group (ReadoutBoard *board);

/* The current row, if it is a statement that has been read, and the topic that it stands under.
 * Owned by the model. */
ReadoutBoardRow *readout_board_get_selected_row (ReadoutBoard *board, gint64 *topic_id);

/* The current row, if it is a group. Owned by the caller. */
ReadoutBoardNode *readout_board_dup_selected_node (ReadoutBoard *board);

/* Statements below one node that lie together. */
typedef struct
{
  gint64 topic_id;
  GArray *ids;                  /* of gint64; those that have been read */
  ReadoutStatementQuery *query; /* of the others; NULL: there are none */
  guint offset;                 /* among what the query finds */
  guint limit;
} ReadoutBoardRun;

/* (element-type ReadoutBoardRun): the selected statements, for the project's thread. */
GPtrArray *readout_board_list_selected (ReadoutBoard *board);

/* The ids of a run, on the project's thread. Owned by the caller; NULL on error. */
GArray *
readout_board_run_list_ids (const ReadoutBoardRun *run, ReadoutStore *store, GError **error);

/* --- readout-board-decisions.c, readout-board-actions.c: what is done with rows ------------------
 */

/* Adds what one can do with the selected statements: decide, insert, open. */
void readout_board_add_decisions (ReadoutBoard *board);

/* readout-board-claims.c: adds what one can do with the current statement and others; brings what a
 * menu shows of that up to date. */
void readout_board_add_claim_actions (ReadoutBoard *board);
void readout_board_update_claim_actions (ReadoutBoard *board);

/* Adds what one can do with the current row: correct, rename, merge. */
void readout_board_add_row_actions (ReadoutBoard *board);

G_END_DECLS
