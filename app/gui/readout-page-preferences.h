/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "typeset/readout-page-settings.h"

G_BEGIN_DECLS

/* The page “Pages” of the preferences: paper, margins, fonts, what stands below the title. What is
 * set there holds at once for the preview, PDF files and prints. */
AdwPreferencesPage *readout_page_preferences_new (void);

/* How the person wants pages, for a briefing called @title (nullable), whose pictures are in the
 * folder @base_directory (nullable). Owned by the caller. */
ReadoutPageSettings *readout_page_preferences_dup_settings (const char *title,
                                                            const char *base_directory);

/* Calls @changed with @object as its first argument when the person wants other pages, for the life
 * of @object. */
void readout_page_preferences_watch (gpointer object, GCallback changed);

G_END_DECLS
