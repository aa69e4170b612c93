/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "readout-live-check.h"

G_BEGIN_DECLS

#define READOUT_TYPE_CHECK_BUTTON (readout_check_button_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutCheckButton, readout_check_button, READOUT, CHECK_BUTTON, AdwBin)

/**
 * ReadoutCheckButton:
 *
 * How much the source check has found, below the editor; it opens the page with the findings.
 */
void readout_check_button_set_check (ReadoutCheckButton *button, ReadoutLiveCheck *check);

G_END_DECLS
