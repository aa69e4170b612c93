/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "readout-update-marks.h"

G_BEGIN_DECLS

#define READOUT_TYPE_UPDATES_PAGE (readout_updates_page_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutUpdatesPage, readout_updates_page, READOUT, UPDATES_PAGE, AdwBin)

/**
 * ReadoutUpdatesPage:
 *
 * The page of the panel with what could be updated in the briefing, as a list.
 */
GtkWidget *readout_updates_page_new (ReadoutUpdates *updates, ReadoutUpdateMarks *marks);

G_END_DECLS
