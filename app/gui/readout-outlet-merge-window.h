/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/readout-project.h"

G_BEGIN_DECLS

#define READOUT_TYPE_OUTLET_MERGE_WINDOW (readout_outlet_merge_window_get_type ())
G_DECLARE_FINAL_TYPE (
    ReadoutOutletMergeWindow, readout_outlet_merge_window, READOUT, OUTLET_MERGE_WINDOW, AdwWindow)

/**
 * readout_outlet_merge_window_show:
 * @outlet: that is the same as another one
 *
 * Lets the person choose which other one, shows which reports move, asks which name stays, and
 * merges. "merged" is emitted with the id of the outlet that stays.
 *
 * Returns: (transfer none)
 */
ReadoutOutletMergeWindow *readout_outlet_merge_window_show (GtkWidget *opener,
                                                            ReadoutProject *project,
                                                            ReadoutOutlet *outlet);

G_END_DECLS
