/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/readout-records.h"

#include "readout-cited-index.h"

G_BEGIN_DECLS

#define READOUT_TYPE_STATEMENT_CARD (readout_statement_card_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutStatementCard, readout_statement_card, READOUT, STATEMENT_CARD, AdwBin)

/**
 * ReadoutStatementCard:
 *
 * A statement on the board. The one that is selected has buttons, which activate the board's
 * actions.
 */
GtkWidget *readout_statement_card_new (void);

/* @row: (nullable): not read yet; @topic_id: the topic that it stands under */
void
readout_statement_card_set_row (ReadoutStatementCard *card, ReadoutBoardRow *row, gint64 topic_id);

/* Marks what a search found in the rows that are set from now on. @search: (nullable): as typed */
void readout_statement_card_set_search (ReadoutStatementCard *card, const char *search);

/* %NULL while none is read. Borrowed. */
ReadoutBoardRow *readout_statement_card_get_row (ReadoutStatementCard *card);

/* @cited: (nullable): tells where the statement is cited, and when that changes */
void readout_statement_card_set_cited (ReadoutStatementCard *card, ReadoutCitedIndex *cited);

/* Goes where the statement is cited, or lets the person choose. FALSE when that is nowhere. */
gboolean readout_statement_card_go_to_citation (ReadoutStatementCard *card);

void readout_statement_card_set_selected (ReadoutStatementCard *card, gboolean selected);

G_END_DECLS
