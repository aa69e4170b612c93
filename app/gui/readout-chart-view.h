/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "briefing/readout-chart.h"

G_BEGIN_DECLS

#define READOUT_TYPE_CHART_VIEW (readout_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutChartView, readout_chart_view, READOUT, CHART_VIEW, GtkWidget)

/**
 * ReadoutChartView:
 *
 * A chart whose bars can be gone through with the arrow keys, Home and End: one stop of Tab. It is
 * as tall as its width asks for.
 *
 * Signals: "bar-activated" (ReadoutChartBar); "bar-pointed" (ReadoutChartBar or %NULL): the one
 * that the pointer or the keyboard is on.
 */

/* Shows another chart. The keyboard stays on the bar of the same actor, outlet or time. */
void readout_chart_view_set_chart (ReadoutChartView *view, ReadoutChart *chart);

G_END_DECLS
