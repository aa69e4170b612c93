/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/readout-project.h"

G_BEGIN_DECLS

#define READOUT_TYPE_MERGE_WINDOW (readout_merge_window_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutMergeWindow, readout_merge_window, READOUT, MERGE_WINDOW, AdwWindow)

/* Asks whom the actor @id, called @name, is the same as, and shows what would join. Emits "merged"
 * with the id of the other once the person agrees. @opener: a widget of the window over which it
 * stands, which also tells how it went. */
ReadoutMergeWindow *
readout_merge_window_show (GtkWidget *opener, ReadoutProject *project, gint64 id, const char *name);

G_END_DECLS
