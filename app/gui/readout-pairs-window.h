/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/readout-project.h"

G_BEGIN_DECLS

#define READOUT_TYPE_PAIRS_WINDOW (readout_pairs_window_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutPairsWindow, readout_pairs_window, READOUT, PAIRS_WINDOW, AdwWindow)

/* Lists the actors that may be the same, for the person to decide. @opener: a widget of the
 * project's window. */
void readout_pairs_window_show (GtkWidget *opener, ReadoutProject *project);

G_END_DECLS
