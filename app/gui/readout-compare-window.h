/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "readout-briefing-document.h"

G_BEGIN_DECLS

#define READOUT_TYPE_COMPARE_WINDOW (readout_compare_window_get_type ())
G_DECLARE_FINAL_TYPE (
    ReadoutCompareWindow, readout_compare_window, READOUT, COMPARE_WINDOW, AdwWindow)

/**
 * ReadoutCompareWindow:
 *
 * What changed between two versions of a briefing, word by word: what went is struck through, what
 * came is underlined. Either side can be any version or the text as it is now; the older side can
 * be brought back.
 *
 * Actions: "compare.next", "compare.previous", "compare.restore".
 */

/* Compares a version with the text as it is now. @opener: a widget of the project's window. */
void readout_compare_window_show (GtkWidget *opener,
                                  ReadoutBriefingDocument *document,
                                  gint64 version_id);

/* A moment in the person's time and words, for lists. Owned by the caller. */
char *readout_compare_window_dup_time (gint64 moment);

G_END_DECLS
