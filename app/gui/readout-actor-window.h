/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/readout-project.h"

G_BEGIN_DECLS

#define READOUT_TYPE_ACTOR_WINDOW (readout_actor_window_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutActorWindow, readout_actor_window, READOUT, ACTOR_WINDOW, AdwWindow)

/* What the project knows about an actor, for the person to correct: name, kind, affiliation, other
 * names, whom it is taken for. @opener: a widget of the project's window. */
void readout_actor_window_show (GtkWidget *opener, ReadoutProject *project, gint64 actor_id);

G_END_DECLS
