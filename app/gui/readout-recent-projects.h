/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Notes that the project at @path is open. */
void readout_recent_projects_add (const char *path);

/* The paths of the projects that were open and are still there, latest first, and then of those in
 * the folder of projects without a name, which could be found nowhere else. Owned by the caller. */
GStrv readout_recent_projects_dup (void);

/* Forgets all that were open, and returns them. Owned by the caller. */
GStrv readout_recent_projects_clear (void);
void readout_recent_projects_set (const char *const *paths);

/* Forgets one that is not there any more. */
void readout_recent_projects_remove (const char *path);

/* Calls @changed with @object as its first argument when the list is another one, for the life of
 * @object. */
void readout_recent_projects_watch (gpointer object, GCallback changed);

G_END_DECLS
