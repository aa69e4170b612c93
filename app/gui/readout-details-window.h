/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/readout-project.h"

G_BEGIN_DECLS

#define READOUT_TYPE_DETAILS_WINDOW (readout_details_window_get_type ())
G_DECLARE_FINAL_TYPE (
    ReadoutDetailsWindow, readout_details_window, READOUT, DETAILS_WINDOW, AdwWindow)

/* What is known about one report, or what many have in common, for the person to correct in all of
 * them at once. @ids: (element-type gint64); @opener: a widget of the project's window. */
void readout_details_window_show (GtkWidget *opener, ReadoutProject *project, GArray *ids);

G_END_DECLS
