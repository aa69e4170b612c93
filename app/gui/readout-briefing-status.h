/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "readout-editor.h"

G_BEGIN_DECLS

#define READOUT_TYPE_BRIEFING_STATUS (readout_briefing_status_get_type ())
G_DECLARE_FINAL_TYPE (
    ReadoutBriefingStatus, readout_briefing_status, READOUT, BRIEFING_STATUS, AdwBin)

/**
 * ReadoutBriefingStatus:
 *
 * A line below the editor: how many words the briefing has, or the selection, and how long it takes
 * to read. Words are counted in a thread, after a pause.
 */
void readout_briefing_status_set_editor (ReadoutBriefingStatus *status, ReadoutEditor *editor);

/* What it says. */
const char *readout_briefing_status_get_text (ReadoutBriefingStatus *status);

G_END_DECLS
