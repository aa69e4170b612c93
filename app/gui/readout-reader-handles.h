/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "attribution/readout-statement.h"

#include "readout-reader-marks.h"
#include "readout-reader-view.h"
#include "readout-span-handle.h"

G_BEGIN_DECLS

#define READOUT_TYPE_READER_HANDLES (readout_reader_handles_get_type ())
G_DECLARE_FINAL_TYPE (
    ReadoutReaderHandles, readout_reader_handles, READOUT, READER_HANDLES, GObject)

/**
 * ReadoutReaderHandles:
 *
 * Handles at the ends of the words of one statement in the text of a report, by which they are
 * drawn out or in, word by word.
 *
 * Signals, each with role, part, whether it is the end (else the start) and the byte where it is to
 * be: "moving", again and again during a drag; "moved", once at its end, or after a key; and
 * "cancelled", without, when a drag is given up.
 */
ReadoutReaderHandles *readout_reader_handles_new (ReadoutReaderView *view,
                                                  ReadoutReaderMarks *marks);

/* Puts the handles to the words of @statement; %NULL for no handles. Both borrowed until the next
 * call. */
void readout_reader_handles_set_statement (ReadoutReaderHandles *handles,
                                           ReadoutStatement *statement,
                                           ReadoutText *text);

gboolean readout_reader_handles_is_dragging (ReadoutReaderHandles *handles);

/* Where an end goes that is moved by one word; FALSE where there is none, or it would leave nothing
 * between the two ends. */
gboolean readout_reader_handles_find_step (ReadoutReaderHandles *handles,
                                           ReadoutSpanRole role,
                                           guint part,
                                           gboolean is_end,
                                           int direction,
                                           guint32 *byte);

/* The spans of a role. Owned by @statement. */
GArray *readout_reader_handles_get_spans (ReadoutStatement *statement, ReadoutSpanRole role);

G_END_DECLS
