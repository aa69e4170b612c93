/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * readout_scrolled_layout_new:
 *
 * For a widget around a scrolled window: it wants the height that what is in there has for its
 * width, which a scrolled window itself never asks for, and scrolls where there is less room.
 */
GtkLayoutManager *readout_scrolled_layout_new (void);

G_END_DECLS
