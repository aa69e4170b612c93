/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/readout-project.h"

G_BEGIN_DECLS

/**
 * ReadoutProjectWindow:
 *
 * The properties of a project: what the person calls it and notes about it, what is in it, and its
 * file.
 */
#define READOUT_TYPE_PROJECT_WINDOW (readout_project_window_get_type ())
G_DECLARE_FINAL_TYPE (
    ReadoutProjectWindow, readout_project_window, READOUT, PROJECT_WINDOW, AdwWindow)

/* @opener: a widget of the project's window, over which it stands */
ReadoutProjectWindow *readout_project_window_show (GtkWidget *opener, ReadoutProject *project);

G_END_DECLS
