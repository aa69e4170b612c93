/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/readout-project.h"

G_BEGIN_DECLS

#define READOUT_TYPE_CLAIM_WINDOW (readout_claim_window_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutClaimWindow, readout_claim_window, READOUT, CLAIM_WINDOW, AdwWindow)

/**
 * ReadoutClaimWindow:
 *
 * A statement beside all that say the same and what contradicts it: to open each, to cut a link, to
 * make one. It stands beside the window of the project, so that one can read there.
 */

/* @opener: a widget of the project's window */
void readout_claim_window_show (GtkWidget *opener, ReadoutProject *project, gint64 statement_id);

G_END_DECLS
