/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/readout-project.h"

G_BEGIN_DECLS

#define READOUT_TYPE_FILTER_PANEL (readout_filter_panel_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutFilterPanel, readout_filter_panel, READOUT, FILTER_PANEL, AdwBin)

/**
 * ReadoutFilterPanel:
 *
 * Where a person puts a filter together; each choice counts at once.
 *
 * Signals: "changed", when the person changed a part.
 */
GtkWidget *readout_filter_panel_new (void);

/* Shows @filter. @project: (nullable): whose outlets and actors can be chosen */
void readout_filter_panel_set_filter (ReadoutFilterPanel *panel,
                                      ReadoutProject *project,
                                      const ReadoutFilter *filter);

/* The filter as it is put together; parts that the panel has no place for are as they were set.
 * Owned by @panel. */
const ReadoutFilter *readout_filter_panel_get_filter (ReadoutFilterPanel *panel);

G_END_DECLS
