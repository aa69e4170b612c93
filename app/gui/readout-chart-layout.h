/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "readout-chart-palette.h"

G_BEGIN_DECLS

/**
 * ReadoutChartLayout:
 *
 * Where everything in a chart is, for one width, and how it is drawn: in the window and on
 * pictures. In pixels.
 */
typedef struct _ReadoutChartLayout ReadoutChartLayout;

/**
 * readout_chart_layout_new:
 * @context: with the font that is written in; its size is the measure of everything
 * @is_rtl: everything runs from right to left
 * @has_title: what is shown stands above it, for a picture
 */
ReadoutChartLayout *readout_chart_layout_new (
    ReadoutChart *chart, PangoContext *context, int width, gboolean is_rtl, gboolean has_title);
void readout_chart_layout_free (ReadoutChartLayout *layout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutChartLayout, readout_chart_layout_free)

int readout_chart_layout_get_width (const ReadoutChartLayout *layout);
int readout_chart_layout_get_height (const ReadoutChartLayout *layout);

/* Where a bar is pointed at, with what is written about it; by its position among the bars. FALSE
 * for one that is only in the table. */
gboolean readout_chart_layout_get_area (const ReadoutChartLayout *layout,
                                        guint position,
                                        graphene_rect_t *area);

void readout_chart_layout_draw (const ReadoutChartLayout *layout,
                                const ReadoutChartPalette *palette,
                                GtkSnapshot *snapshot);

G_END_DECLS
