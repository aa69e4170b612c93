/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "readout-cited-index.h"

G_BEGIN_DECLS

#define READOUT_TYPE_CITED_LINE (readout_cited_line_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutCitedLine, readout_cited_line, READOUT, CITED_LINE, AdwBin)

/**
 * ReadoutCitedLine:
 *
 * Where a statement, or a report, is cited, as a button that goes there: straight to the one place,
 * or to the one that is chosen from a menu. Not visible while it is cited nowhere.
 */
GtkWidget *readout_cited_line_new (void);

/* @index: (nullable): keeps the line up to date while it is set; @statement_id: 0 for none */
void readout_cited_line_set_statement (ReadoutCitedLine *line,
                                       ReadoutCitedIndex *index,
                                       gint64 statement_id);

/* The same for several: where any of them is cited. @ids: a GArray of gint64, in the order in which
 * their places are listed; copied. */
void
readout_cited_line_set_statements (ReadoutCitedLine *line, ReadoutCitedIndex *index, GArray *ids);

/* What a click does, for a key: FALSE when it is cited nowhere. */
gboolean readout_cited_line_activate (ReadoutCitedLine *line);

G_END_DECLS
