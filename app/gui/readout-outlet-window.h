/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/readout-project.h"

G_BEGIN_DECLS

#define READOUT_TYPE_OUTLET_WINDOW (readout_outlet_window_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutOutletWindow, readout_outlet_window, READOUT, OUTLET_WINDOW, AdwWindow)

/* One outlet: what it is called, how reliable it is, and whether it is the same as another one. */
void readout_outlet_window_show (GtkWidget *opener, ReadoutProject *project, gint64 outlet_id);

G_END_DECLS
