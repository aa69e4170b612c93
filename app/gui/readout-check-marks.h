/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "readout-live-check.h"

G_BEGIN_DECLS

#define READOUT_TYPE_CHECK_MARKS (readout_check_marks_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutCheckMarks, readout_check_marks, READOUT, CHECK_MARKS, GObject)

/**
 * ReadoutCheckMarks:
 *
 * Underlines what the source check found where it stands in the editor: errors with a wave,
 * warnings with two lines, notes with one. The words of a finding are the tooltip. Only what is in
 * view is marked, so that it costs the same in a draft of any length.
 */
ReadoutCheckMarks *readout_check_marks_new (ReadoutEditor *editor, ReadoutLiveCheck *check);

G_END_DECLS
