/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "briefing/readout-chart.h"

G_BEGIN_DECLS

/**
 * Charts as pictures, on white, in the width of a page: what the desktop looks like does not
 * matter.
 */

/* @widget: whose font is written in; the chart runs from right to left where a translated one does
 * in that widget. Owned by the caller. */
GskRenderNode *
readout_chart_picture_draw (ReadoutChart *chart, GtkWidget *widget, graphene_size_t *size);

/* As fine as a printer's. It is painted at once; a thread makes the file of it. */
void readout_chart_picture_make_png_async (ReadoutChart *chart,
                                           GtkWidget *widget,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);

/* Owned by the caller. */
GBytes *readout_chart_picture_make_png_finish (GAsyncResult *result, GError **error);

/* Of lines, which can be drawn as large as one wants. */
GBytes *readout_chart_picture_make_svg (GskRenderNode *node, const graphene_size_t *size);

G_END_DECLS
