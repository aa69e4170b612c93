/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "readout-updates.h"

G_BEGIN_DECLS

#define READOUT_TYPE_UPDATE_MARKS (readout_update_marks_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutUpdateMarks, readout_update_marks, READOUT, UPDATE_MARKS, GObject)

/**
 * ReadoutUpdateMarks:
 *
 * The updates in place: tints in the text, symbols in the margin of the editor, and a popover with
 * the proposal that the person looks at. Nothing of it is in the text.
 *
 * Properties: "current", the id of that proposal, or %NULL.
 */
ReadoutUpdateMarks *readout_update_marks_new (ReadoutUpdates *updates, ReadoutEditor *editor);

/* Brings an item into view; a proposal is shown in the popover. */
void readout_update_marks_show (ReadoutUpdateMarks *marks, ReadoutUpdateItem *item);

/* The next (1) or previous (-1) proposal from the one that is shown, or from the cursor. FALSE when
 * there are none. */
gboolean readout_update_marks_step (ReadoutUpdateMarks *marks, int direction);

/* The proposal that is shown, or that the cursor is in; owned by the caller, %NULL for none. */
ReadoutUpdateItem *readout_update_marks_get_current (ReadoutUpdateMarks *marks);

/* Goes on to the next proposal once the list no longer has the one that is shown. */
void readout_update_marks_go_on (ReadoutUpdateMarks *marks);

G_END_DECLS
