/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/readout-project.h"

G_BEGIN_DECLS

#define READOUT_TYPE_BOARD (readout_board_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutBoard, readout_board, READOUT, BOARD, AdwBin)

/**
 * ReadoutBoard:
 *
 * The statements of the project by topic, actor and position; search, filters, and triage by single
 * keys.
 *
 * Signals: "statement-activated" (report id, statement id): open the report there;
 * "insert-statements" (GArray of gint64, see readout_insert_job_run_async()): write them into the
 * briefing; "place-changed", see readout_board_dup_place().
 */

/* @project: (nullable) */
void readout_board_set_project (ReadoutBoard *board, ReadoutProject *project);

/* Shows only what belongs to a topic or an actor; @name is said in the bar. */
void readout_board_show_topic (ReadoutBoard *board, gint64 topic_id, const char *name);
void readout_board_show_actor (ReadoutBoard *board, gint64 actor_id, const char *name);

/* Shows only what @filter (%NULL: everything) lets through; it is copied. @name: (nullable): of a
 * saved filter, said in the bar. */
void readout_board_set_filter (ReadoutBoard *board, const ReadoutFilter *filter, const char *name);

/* What the board shows now. Owned by the board; never %NULL. */
const ReadoutFilter *readout_board_get_filter (ReadoutBoard *board);

/* What the person made of the board, to be kept with the project: filter, order, grouping, what was
 * opened and closed. A vardict, owned by the caller. "place-changed" is emitted when it changes. */
GVariant *readout_board_dup_place (ReadoutBoard *board);
void readout_board_go_to_place (ReadoutBoard *board, GVariant *place);

/* Opens the search entry. */
void readout_board_search (ReadoutBoard *board);

/* Sorts the groups anew after many statements came, unless the person is at work on one of them. */
void readout_board_sort (ReadoutBoard *board);

/* How much of the statements is judged again, 0 to 1; negative when that is over. */
void readout_board_set_judged (ReadoutBoard *board, double fraction);

/* Gives the list of statements the keyboard. */
void readout_board_focus (ReadoutBoard *board);

void readout_board_set_menu (ReadoutBoard *board, GMenuModel *menu);

/* Which window buttons, and which of its own, the header bar has. */
void readout_board_set_chrome (ReadoutBoard *board,
                               gboolean start_buttons,
                               gboolean end_buttons,
                               gboolean sidebar_button,
                               gboolean menu_button);

G_END_DECLS
