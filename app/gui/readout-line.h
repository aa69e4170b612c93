/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "text/readout-span.h"

G_BEGIN_DECLS

#define READOUT_TYPE_LINE (readout_line_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutLine, readout_line, READOUT, LINE, GtkWidget)

/**
 * ReadoutLine:
 *
 * A line of text, or a few, that takes the width it gets, and ellipsizes. A label asks how wide its
 * words are as soon as it is made; a list makes hundreds of rows of which a dozen are seen. This
 * one looks at its words when it is drawn. For rows of lists only: the row says the words to a
 * screen reader.
 */
GtkWidget *readout_line_new (const char *style_class);

void readout_line_set_text (ReadoutLine *line, const char *text);
const char *readout_line_get_text (ReadoutLine *line);

/* How many lines it may take; 1 unless set. Where it may take several, it adds up
 * the widths of its letters when it is asked for its height (readout-text-widths.h). */
void readout_line_set_max_lines (ReadoutLine *line, guint n_lines);

/* The attributes with which @marks (spans in bytes) are marked in a widget: bold, on a ground of
 * its own. %NULL for none; owned by the caller. */
PangoAttrList *readout_line_mark_words (GtkWidget *widget, GArray *marks);

/* What is marked in the words: bold, on a ground of its own. @marks: (nullable): spans in bytes;
 * copied. Setting other words takes the marks away. */
void readout_line_set_marks (ReadoutLine *line, GArray *marks);

/* Whether the words are struck through; the style sheet cannot say so of this widget. */
void readout_line_set_struck (ReadoutLine *line, gboolean is_struck);

/* Whether the words do not fit, where it was drawn. */
gboolean readout_line_is_ellipsized (ReadoutLine *line);

G_END_DECLS
