/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * ReadoutPreviewBar:
 *
 * What stands below the pages of a preview: which page it is, how large, what is not on the pages
 * as the text has it. Its buttons and menu are actions of the preview.
 *
 * Signals: "page-chosen" (page, from 0): the person wrote the number of a page.
 */
#define READOUT_TYPE_PREVIEW_BAR (readout_preview_bar_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutPreviewBar, readout_preview_bar, READOUT, PREVIEW_BAR, AdwBin)

GtkWidget *readout_preview_bar_new (void);

/* @page: from 0. With no pages there is nothing to choose. */
void readout_preview_bar_set_page (ReadoutPreviewBar *bar, guint page, guint n_pages);

/* @zoom: 1 for the real size. */
void readout_preview_bar_set_zoom (ReadoutPreviewBar *bar, double zoom);

/* @remarks: (nullable) (element-type utf8): shown on a button that is there if there are any. */
void readout_preview_bar_set_remarks (ReadoutPreviewBar *bar, GPtrArray *remarks);

/* Lets the person write the number of a page. */
void readout_preview_bar_ask_page (ReadoutPreviewBar *bar);

G_END_DECLS
