/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/readout-text-builder.h"

G_BEGIN_DECLS

/**
 * ReadoutFlow:
 *
 * The flow of an office document, on its way to a text builder: paragraphs, rows of tables, text
 * boxes, which stand in the middle of a paragraph but come after it, and notes, which come last.
 * However these are nested and wherever they end, the text is made in linear time.
 */
typedef struct _ReadoutFlow ReadoutFlow;

/* How often rows, boxes and notes can be inside of one another; what is deeper joins the flow
 * around it. */
#define READOUT_FLOW_DEPTH_MAX 64

/* @builder is borrowed. */
ReadoutFlow *readout_flow_new (ReadoutTextBuilder *builder);
void readout_flow_free (ReadoutFlow *flow);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutFlow, readout_flow_free)

/* Adds to the paragraph. Of "\n" and "\t" no more comes through than of other white space. */
void readout_flow_add (ReadoutFlow *flow, const char *words, gsize length);

/* Adds words that stand above the line: "10" and a raised "6" are 10⁶ and not 106. Only digits have
 * a character for that; other words are added as they are. */
void readout_flow_add_raised (ReadoutFlow *flow, const char *words, gsize length);

void readout_flow_add_character (ReadoutFlow *flow, gunichar character);
void readout_flow_add_tab (ReadoutFlow *flow);
void readout_flow_break_line (ReadoutFlow *flow);

/* Ends the paragraph. One that is set @aside is shown but is no part of what is said. */
void readout_flow_end_paragraph (ReadoutFlow *flow, gboolean aside);

/* Adds the number of an item of a list, before its words. */
void readout_flow_add_label (ReadoutFlow *flow, const char *label);

/* The words of the paragraph so far, without its number, as one line of a bounded length; owned by
 * the caller, %NULL if there are none. */
char *readout_flow_dup_line (ReadoutFlow *flow);

/**
 * readout_flow_begin_row:
 *
 * A row of a table. When it ends it is one paragraph, with tabs between its cells, if the cells are
 * short; else each paragraph of each cell is one of the text.
 */
void readout_flow_begin_row (ReadoutFlow *flow);
void readout_flow_end_cell (ReadoutFlow *flow);
void readout_flow_end_row (ReadoutFlow *flow);

/* What is between stands after the paragraph that it is in (a box), or after everything (a note).
 */
void readout_flow_begin_box (ReadoutFlow *flow);
void readout_flow_begin_note (ReadoutFlow *flow);
void readout_flow_end_apart (ReadoutFlow *flow);

/* Closes whatever is open and hands the rest, and the notes, to the builder. */
void readout_flow_finish (ReadoutFlow *flow);

G_END_DECLS
