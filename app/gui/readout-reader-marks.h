/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "attribution/readout-statement.h"

G_BEGIN_DECLS

#define READOUT_TYPE_READER_MARKS (readout_reader_marks_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutReaderMarks, readout_reader_marks, READOUT, READER_MARKS, GObject)

/**
 * ReadoutReaderMarks:
 *
 * The statements of a report as marks in its text. What each part is can be told without colour:
 * the content is underlined, where two statements overlap there is a line above the words as well,
 * the cue is in italics with a lower line, the source bold with a double line, and what was
 * dismissed is faint and struck through. Marks are put in slices that fit into a frame, those that
 * are looked at first.
 *
 * Tags: "content", "overlap", "cue", "source", "dismissed", "hover", "selected".
 */

/* @buffer: (transfer none): the buffer that holds the report's text */
ReadoutReaderMarks *readout_reader_marks_new (GtkTextBuffer *buffer);

/**
 * readout_reader_marks_set_statements:
 * @text: (nullable): of the report, all of which is in the buffer; %NULL for no marks
 * @statements: (nullable) (element-type ReadoutStatement): in the order of the text; kept
 * @first: a byte that is in view: marks begin there
 *
 * Marks the statements. Of the same text, only what is not as it was is marked anew.
 */
void readout_reader_marks_set_statements (ReadoutReaderMarks *marks,
                                          ReadoutText *text,
                                          GPtrArray *statements,
                                          guint32 first);

/* The words of a statement were changed in place: they are marked anew, and so is @before. */
void readout_reader_marks_refresh (ReadoutReaderMarks *marks, ReadoutSpan before);

/* From the first to the last of all words of a statement. */
ReadoutSpan readout_reader_marks_get_extent (ReadoutStatement *statement);

/* Whether dismissed statements are shown. */
void readout_reader_marks_set_show_dismissed (ReadoutReaderMarks *marks, gboolean show);
gboolean readout_reader_marks_get_show_dismissed (ReadoutReaderMarks *marks);

/* Whether all marks are in their places. */
gboolean readout_reader_marks_is_done (ReadoutReaderMarks *marks);

/* Sets one statement off from the others: the one that is selected, the one under the pointer.
 * @statement: (nullable) */
void readout_reader_marks_set_selected (ReadoutReaderMarks *marks, ReadoutStatement *statement);
void readout_reader_marks_set_hover (ReadoutReaderMarks *marks, ReadoutStatement *statement);

/* The shortest statement that has a word at @offset, in code points: of those that are shown. */
ReadoutStatement *readout_reader_marks_find (ReadoutReaderMarks *marks, int offset);

/* The two ends of a span in the buffer. */
void readout_reader_marks_get_iters (ReadoutReaderMarks *marks,
                                     ReadoutSpan span,
                                     GtkTextIter *start,
                                     GtkTextIter *end);

G_END_DECLS
