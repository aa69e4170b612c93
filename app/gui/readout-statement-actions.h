/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/readout-records.h"

G_BEGIN_DECLS

#define READOUT_TYPE_STATEMENT_ACTIONS (readout_statement_actions_get_type ())
G_DECLARE_FINAL_TYPE (
    ReadoutStatementActions, readout_statement_actions, READOUT, STATEMENT_ACTIONS, AdwBin)

/**
 * ReadoutStatementActions:
 *
 * What the selected card of the board has besides its words: why it has its position, and the
 * buttons, which activate the board's actions.
 */
GtkWidget *readout_statement_actions_new (void);

/* @topic_id: the topic that it stands under */
void readout_statement_actions_set_statement (ReadoutStatementActions *actions,
                                              ReadoutStatement *statement,
                                              gint64 topic_id);

G_END_DECLS
