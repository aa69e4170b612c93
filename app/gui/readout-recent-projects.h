/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Takes note of a project that was opened or saved: it is the last one and first of the recent
 * ones. */
void readout_recent_projects_add (const char *path);

/* The paths of recent projects that still exist, latest first; where there is room, those without a
 * name that nobody opened follow, for nothing else shows them. Owned by the caller. */
GStrv readout_recent_projects_dup (void);

G_END_DECLS
