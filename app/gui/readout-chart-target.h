/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define READOUT_TYPE_CHART_TARGET (readout_chart_target_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutChartTarget, readout_chart_target, READOUT, CHART_TARGET, GtkWidget)

/**
 * ReadoutChartTarget:
 *
 * The place of a bar in a chart: takes the keyboard and the pointer, and says to a screen reader
 * what the bar is. It draws nothing but its focus.
 *
 * Signals: "activate", by click or key; only while it can be.
 */
GtkWidget *readout_chart_target_new (void);

/* @words: what the bar is. */
void
readout_chart_target_set (ReadoutChartTarget *target, const char *words, gboolean can_activate);

G_END_DECLS
