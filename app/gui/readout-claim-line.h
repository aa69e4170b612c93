/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/readout-records.h"

G_BEGIN_DECLS

#define READOUT_TYPE_CLAIM_LINE (readout_claim_line_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutClaimLine, readout_claim_line, READOUT, CLAIM_LINE, AdwBin)

/**
 * ReadoutClaimLine:
 *
 * Who else says what a statement says, and what contradicts it, as buttons that show the
 * statements ("win.show-claim").
 */
GtkWidget *readout_claim_line_new (void);

/* Whether there is anything to show about the row. */
gboolean readout_claim_line_is_needed (ReadoutBoardRow *row, gint64 topic_id);

/* @row: (nullable); @topic_id: the topic that it stands under: contradictions towards others are
 * left out. */
void readout_claim_line_set_row (ReadoutClaimLine *line, ReadoutBoardRow *row, gint64 topic_id);

/* "Reported by 3 outlets, 2 independent"; %NULL where nobody else says it. Owned by the caller. */
char *readout_claim_line_describe_same (ReadoutBoardRow *row);

/* "Supports on 3 May 2023, opposes on 9 May 2023", "Contradicts Keller, 9 May 2023". Owned by the
 * caller.
 * @published: of the statement that is contradicted */
char *readout_claim_line_describe_opposite (const ReadoutOpposite *opposite, const char *published);

G_END_DECLS
