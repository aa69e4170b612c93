/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "readout-editor.h"

G_BEGIN_DECLS

#define READOUT_TYPE_OUTLINE_PAGE (readout_outline_page_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutOutlinePage, readout_outline_page, READOUT, OUTLINE_PAGE, AdwBin)

/**
 * ReadoutOutlinePage:
 *
 * The headings of the briefing in the editor, as they are written. The one that the cursor is below
 * is selected; selecting another one brings it into view, activating it goes there.
 */
GtkWidget *readout_outline_page_new (ReadoutEditor *editor);

G_END_DECLS
