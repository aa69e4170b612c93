/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/readout-flow.h"
#include "formats/readout-office-styles.h"

G_BEGIN_DECLS

/**
 * ReadoutRtfOutput:
 *
 * Where the text of an RTF document goes. RTF does not say where a row begins, only, of each
 * paragraph, how many tables it is in: rows are opened and closed here as that asks for.
 */
typedef struct _ReadoutRtfOutput ReadoutRtfOutput;

/* Tables can be so deep in one another. */
#define READOUT_RTF_LEVEL_MAX 16

/* What a paragraph is: its style, and the tables that it is in (0 outside). */
typedef struct
{
  int style;
  guint level;
} ReadoutRtfParagraph;

/* What a text box or a note interrupts. */
typedef struct
{
  ReadoutRtfParagraph paragraph;
  guint rows;
} ReadoutRtfPlace;

/* @flow and @styles are borrowed; the identifiers of styles are their numbers. */
ReadoutRtfOutput *readout_rtf_output_new (ReadoutFlow *flow, ReadoutOfficeStyles *styles);
void readout_rtf_output_free (ReadoutRtfOutput *output);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutRtfOutput, readout_rtf_output_free)

/* The paragraph that is being made, to be written by the caller. */
ReadoutRtfParagraph *readout_rtf_output_get_paragraph (ReadoutRtfOutput *output);

/* @raised: it stands above the line */
void
readout_rtf_output_add (ReadoutRtfOutput *output, const char *text, gsize length, gboolean raised);
/* The number of an item of a list, before its words. */
void readout_rtf_output_add_label (ReadoutRtfOutput *output, const char *label);

void readout_rtf_output_end_paragraph (ReadoutRtfOutput *output);

/* Ends a cell or a row; of the table inside another one if @nested. */
void readout_rtf_output_end_cell (ReadoutRtfOutput *output, gboolean nested);
void readout_rtf_output_end_row (ReadoutRtfOutput *output, gboolean nested);

/* A text box or a note; @place is filled in, and given back at its end. */
void
readout_rtf_output_begin_apart (ReadoutRtfOutput *output, gboolean is_note, ReadoutRtfPlace *place);
void readout_rtf_output_end_apart (ReadoutRtfOutput *output, const ReadoutRtfPlace *place);

/* The title, or the heading at the top, borrowed; %NULL if there is none. */
const char *readout_rtf_output_get_title (ReadoutRtfOutput *output);

G_END_DECLS
