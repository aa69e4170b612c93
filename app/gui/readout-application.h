/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define READOUT_TYPE_APPLICATION (readout_application_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutApplication, readout_application, READOUT, APPLICATION, AdwApplication)

/**
 * ReadoutApplication:
 *
 * Opens projects in windows, one window a project. Files given on the command line: *.readout is
 * opened, anything else is imported into the project that is open.
 */
ReadoutApplication *readout_application_new (void);

/* Shows the project at @path: in the window that has it open already, else in a new one. Made when
 * it does not exist and
 * @create is set. */
void readout_application_open_project (ReadoutApplication *application,
                                       const char *path,
                                       gboolean create);

/* Takes note of a project that was opened or saved: it is the last one and first of the recent
 * ones. */
void readout_application_add_recent (ReadoutApplication *application, const char *path);

/* The paths of recent projects that still exist, latest first. Owned by the caller. */
GStrv readout_application_dup_recent (ReadoutApplication *application);

G_END_DECLS
