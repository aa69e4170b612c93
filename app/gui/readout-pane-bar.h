/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define READOUT_TYPE_PANE_BAR (readout_pane_bar_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutPaneBar, readout_pane_bar, READOUT, PANE_BAR, AdwBin)

/**
 * ReadoutPaneBar:
 *
 * The bar at the bottom of a narrow window, with a button for each pane ("win.pane").
 */
GtkWidget *readout_pane_bar_new (void);

void readout_pane_bar_set_shown (ReadoutPaneBar *self, gboolean shown);

/* What the pane in the middle holds: "board", "reader" or "overview". */
void readout_pane_bar_set_content (ReadoutPaneBar *self, const char *name);

G_END_DECLS
