/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "readout-updates.h"

G_BEGIN_DECLS

#define READOUT_TYPE_UPDATE_BAR (readout_update_bar_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutUpdateBar, readout_update_bar, READOUT, UPDATE_BAR, AdwBin)

/**
 * ReadoutUpdateBar:
 *
 * Says above the briefing that passages rest on reports that no longer hold, or that statements
 * came that it does not know, until the person looks or closes it.
 */
GtkWidget *readout_update_bar_new (ReadoutUpdates *updates);

G_END_DECLS
