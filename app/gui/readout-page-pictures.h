/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "typeset/readout-pages.h"

G_BEGIN_DECLS

#define READOUT_TYPE_PAGE_PICTURES (readout_page_pictures_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutPagePictures, readout_page_pictures, READOUT, PAGE_PICTURES, GObject)

/**
 * ReadoutPagePictures:
 *
 * Pictures of pages, drawn in a worker thread as finely as glyphs can be placed. Those that were
 * looked at last are kept, in bounded memory.
 *
 * Signals: "drawn": there is another picture.
 */
ReadoutPagePictures *readout_page_pictures_new (void);

/* Draws from now on @pages (nullable). The pictures of pages that have stayed the same are kept;
 * those of others are shown until there is a new one. */
void readout_page_pictures_set_pages (ReadoutPagePictures *pictures, ReadoutPages *pages);

/**
 * readout_page_pictures_get:
 * @page: one of the pages
 * @scale: pixels of the screen of a point
 * @fineness: how much more finely glyphs are placed, at least 1
 * @is_current: (out): whether it is what the page looks like, at this size
 *
 * The picture of a page; an older or coarser one or %NULL while it is drawn. Owned by @pictures.
 */
GdkTexture *readout_page_pictures_get (
    ReadoutPagePictures *pictures, guint page, double scale, int fineness, gboolean *is_current);

G_END_DECLS
