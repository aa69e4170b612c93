/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "readout-briefing-document.h"
#include "readout-check-item.h"

G_BEGIN_DECLS

#define READOUT_TYPE_LIVE_CHECK (readout_live_check_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutLiveCheck, readout_live_check, READOUT, LIVE_CHECK, GObject)

/**
 * ReadoutLiveCheck:
 *
 * The source check of the briefing that is in an editor, while it is written: what is typed is
 * checked paragraph by paragraph on a thread, against what the project has.
 *
 * Signals: "listed": the findings, or where they stand, have changed.
 */
ReadoutLiveCheck *readout_live_check_new (ReadoutEditor *editor, ReadoutBriefingDocument *document);

/* Of ReadoutCheckItem in the order of the text; borrowed. */
GListModel *readout_live_check_get_items (ReadoutLiveCheck *check);

/* How many findings of a severity there are that are not dismissed. */
guint readout_live_check_count (ReadoutLiveCheck *check, ReadoutSeverity severity);

/* Whether all of the text was checked, as it is now, against what the project has. */
gboolean readout_live_check_is_done (ReadoutLiveCheck *check);

/* Finds the position of the first item that ends behind @character, a code point of the text. */
guint readout_live_check_find (ReadoutLiveCheck *check, guint32 character);

/* Puts the words that would be right in the place of those that are there: an edit that the editor
 * undoes. FALSE when there is no fix, or the text has changed since. */
gboolean readout_live_check_fix (ReadoutLiveCheck *check, ReadoutCheckItem *item);

/* Remembers, in the project, that a finding is fine as long as its sentence does not change. */
void readout_live_check_set_dismissed (ReadoutLiveCheck *check,
                                       ReadoutCheckItem *item,
                                       gboolean dismissed);

G_END_DECLS
