/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define READOUT_TYPE_FAILED_PAGE (readout_failed_page_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutFailedPage, readout_failed_page, READOUT, FAILED_PAGE, AdwBin)

/**
 * ReadoutFailedPage:
 *
 * What is seen of a project that cannot be opened. @menu: of the window.
 */
GtkWidget *readout_failed_page_new (GMenuModel *menu);

/* @markup: why not. */
void readout_failed_page_set_words (ReadoutFailedPage *self, const char *markup);

G_END_DECLS
