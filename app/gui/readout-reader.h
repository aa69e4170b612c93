/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/readout-project.h"

#include "readout-span-handle.h"

G_BEGIN_DECLS

#define READOUT_TYPE_READER (readout_reader_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutReader, readout_reader, READOUT, READER, AdwBin)

/**
 * ReadoutReader:
 *
 * One report with its statements marked, as readout-reader-marks.h says. One statement can be
 * selected, by a click, a key or readout_reader_open().
 *
 * Signals: "insert-statement" (statement id): write it into the briefing; "remove-report" (report
 * id): the person asked for it.
 */

/* @project: (nullable) */
void readout_reader_set_project (ReadoutReader *reader, ReadoutProject *project);

/* Shows a report, and in it the words of a statement (0: none). */
void readout_reader_open (ReadoutReader *reader, gint64 report_id, gint64 statement_id);

/* The report shown, 0 for none. */
gint64 readout_reader_get_report_id (ReadoutReader *reader);

/* The statement selected, 0 for none. */
gint64 readout_reader_get_statement_id (ReadoutReader *reader);

/* Selects the next (1) or previous (-1) statement that is not dismissed. */
void readout_reader_step (ReadoutReader *reader, int direction);

/* Opens the bar that finds words in the report. */
void readout_reader_find (ReadoutReader *reader);

/* Moves one end of the words of the selected statement, as a drag does: one action. @byte: a stop
 * between words */
void readout_reader_move_end (
    ReadoutReader *reader, ReadoutSpanRole role, guint part, gboolean is_end, guint32 byte);

/* Gives the text the keyboard. */
void readout_reader_focus (ReadoutReader *reader);

/* The buffer with the text, for tests. Owned by @reader. */
GtkTextBuffer *readout_reader_get_buffer (ReadoutReader *reader);

void readout_reader_set_menu (ReadoutReader *reader, GMenuModel *menu);

/* Which window buttons, and which of its own, the header bar has. */
void readout_reader_set_chrome (ReadoutReader *reader,
                                gboolean start_buttons,
                                gboolean end_buttons,
                                gboolean sidebar_button,
                                gboolean menu_button);

G_END_DECLS
