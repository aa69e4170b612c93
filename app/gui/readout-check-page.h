/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "readout-live-check.h"

G_BEGIN_DECLS

#define READOUT_TYPE_CHECK_PAGE (readout_check_page_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutCheckPage, readout_check_page, READOUT, CHECK_PAGE, AdwBin)

/**
 * ReadoutCheckPage:
 *
 * The page of the panel with what the source check found. Enter goes to the words, F puts the right
 * ones there, D dismisses a finding.
 *
 * Signals: "citation-activated" (key): the report is wanted.
 */
GtkWidget *readout_check_page_new (ReadoutEditor *editor, ReadoutLiveCheck *check);

/* Goes to the next finding behind the cursor of the editor, or the one before it; after the last
 * one comes the first. FALSE when there is none. */
gboolean readout_check_page_step (ReadoutCheckPage *page, gboolean forward);

/* Mends what the cursor of the editor is in, else what is selected in the list. FALSE when there is
 * nothing to mend. */
gboolean readout_check_page_fix (ReadoutCheckPage *page);

G_END_DECLS
