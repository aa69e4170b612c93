/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "briefing/readout-chart.h"

G_BEGIN_DECLS

#define READOUT_TYPE_CHART_CARD (readout_chart_card_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutChartCard, readout_chart_card, READOUT, CHART_CARD, GtkBox)

/**
 * ReadoutChartCard:
 *
 * A chart with its title, as a drawing or as a table, and what can be done with it.
 *
 * Signals: "bar-activated" (ReadoutChartBar); "insert": into the briefing; "save" ("png" or "svg"):
 * as a picture. Actions: "chart.table", "chart.copy", "chart.insert", "chart.save".
 */
GtkWidget *readout_chart_card_new (void);

void readout_chart_card_set_chart (ReadoutChartCard *card, ReadoutChart *chart);

/* Gives the chart or the table the keyboard, or the menu where there is none. */
void readout_chart_card_focus (ReadoutChartCard *card);

/* Borrowed; may be %NULL. */
ReadoutChart *readout_chart_card_get_chart (ReadoutChartCard *card);

/* Whether there is a briefing that can be written into. */
void readout_chart_card_set_can_insert (ReadoutChartCard *card, gboolean can_insert);

G_END_DECLS
