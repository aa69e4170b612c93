/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/readout-project.h"

G_BEGIN_DECLS

#define READOUT_TYPE_FILTER_BAR (readout_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutFilterBar, readout_filter_bar, READOUT, FILTER_BAR, AdwBin)

/**
 * ReadoutFilterBar:
 *
 * What the board shows, in words: how many statements, and a chip for each part of the filter,
 * which takes that part away. Hidden while there is no filter. Its buttons activate
 * "board.save-filter", "board.edit-actor" and "board.show-all".
 *
 * Signals: "clear-part" (ReadoutFilterPart, as guint).
 */

/* @project: (nullable): where names are looked up; @name: (nullable): of a saved filter */
void readout_filter_bar_set_filter (ReadoutFilterBar *bar,
                                    ReadoutProject *project,
                                    const ReadoutFilter *filter,
                                    const char *name);

/* @n_statements: -1 while it is not known */
void readout_filter_bar_set_count (ReadoutFilterBar *bar, gint64 n_statements);

G_END_DECLS
