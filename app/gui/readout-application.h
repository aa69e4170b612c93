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

typedef struct _ReadoutWindow ReadoutWindow;

/* Shows the project at @path: in the window that has it open already, which then says so, else in a
 * new one. Made when it does not exist and @create is set. */
void readout_application_open_project (ReadoutApplication *application,
                                       const char *path,
                                       gboolean create);

/* The window that shows that file, under whatever path; or %NULL. Borrowed. */
ReadoutWindow *readout_application_find_window (ReadoutApplication *application, const char *path);

/* Remembers which projects are open, for the next start. */
void readout_application_note_session (ReadoutApplication *application);

G_END_DECLS
