/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define READOUT_TYPE_SIZE_LAYOUT (readout_size_layout_get_type ())
G_DECLARE_FINAL_TYPE (
    ReadoutSizeLayout, readout_size_layout, READOUT, SIZE_LAYOUT, GtkLayoutManager)

/* The size of @widget is another one: told between two layouts, so that it may change what is in
 * it. */
typedef void (*ReadoutSizeFunc) (GtkWidget *widget, int width, int height);

/**
 * readout_size_layout_new:
 *
 * Gives a widget's children all of its room and tells when its size changes, for widgets that look
 * different in little room. A class that has a layout manager (AdwBin) is never asked to allocate
 * itself.
 */
GtkLayoutManager *readout_size_layout_new (ReadoutSizeFunc function);

G_END_DECLS
