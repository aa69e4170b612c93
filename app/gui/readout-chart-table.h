/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "briefing/readout-chart.h"

G_BEGIN_DECLS

#define READOUT_TYPE_CHART_TABLE (readout_chart_table_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutChartTable, readout_chart_table, READOUT, CHART_TABLE, AdwBin)

/**
 * ReadoutChartTable:
 *
 * A chart as a table, one row a bar.
 *
 * Signals: "bar-activated" (ReadoutChartBar)
 */

/* Shows another chart. */
void readout_chart_table_set_chart (ReadoutChartTable *table, ReadoutChart *chart);

G_END_DECLS
