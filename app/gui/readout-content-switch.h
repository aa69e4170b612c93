/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define READOUT_TYPE_CONTENT_SWITCH (readout_content_switch_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutContentSwitch, readout_content_switch, READOUT, CONTENT_SWITCH, AdwBin)

/**
 * ReadoutContentSwitch:
 *
 * What the pane in the middle shows: the statements or the overview ("win.content"). It stands in
 * the header bar, where it is the title, too: the one that is shown has its name beside its symbol.
 */

/* Whether there is room for the name. */
void readout_content_switch_set_has_words (ReadoutContentSwitch *content_switch,
                                           gboolean has_words);

G_END_DECLS
