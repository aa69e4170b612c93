/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/readout-intake.h"

G_BEGIN_DECLS

/* Shows what became of the documents of an import: those that failed, with the reason, first.
 * @outcomes: of ReadoutIntakeOutcome; copied. */
void readout_outcomes_window_show (GtkWindow *parent, GPtrArray *outcomes);

G_END_DECLS
