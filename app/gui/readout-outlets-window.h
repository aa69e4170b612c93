/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/readout-project.h"

G_BEGIN_DECLS

#define READOUT_TYPE_OUTLETS_WINDOW (readout_outlets_window_get_type ())
G_DECLARE_FINAL_TYPE (
    ReadoutOutletsWindow, readout_outlets_window, READOUT, OUTLETS_WINDOW, AdwWindow)

/* The outlets of the project in a list, with their reports and grades; each leads to a window of
 * its own. */
void readout_outlets_window_show (GtkWidget *opener, ReadoutProject *project);

G_END_DECLS
