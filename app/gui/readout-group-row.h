/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "readout-board-model.h"

G_BEGIN_DECLS

#define READOUT_TYPE_GROUP_ROW (readout_group_row_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutGroupRow, readout_group_row, READOUT, GROUP_ROW, AdwBin)

/**
 * ReadoutGroupRow:
 *
 * A heading of the board: a topic, an actor or a position with the number of statements, by
 * position where there are several.
 */
GtkWidget *readout_group_row_new (void);

/* Marks what a search found in the names of the nodes that are set from now on. @search:
 * (nullable): as typed */
void readout_group_row_set_search (ReadoutGroupRow *row, const char *search);

/* @node: (nullable): shown, and followed when it changes */
void readout_group_row_set_node (ReadoutGroupRow *row, ReadoutBoardNode *node);

G_END_DECLS
