/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "briefing/readout-chart.h"

G_BEGIN_DECLS

/* What the files of ReadoutChart share. */

/* @message, or its translation. Static. */
const char *readout_chart_say (const ReadoutChart *chart, const char *message) G_GNUC_FORMAT (2);
const char *
readout_chart_say_in (const ReadoutChart *chart, const char *context, const char *message);

/* readout-chart-days.c: adds a column for each day, week, month or some years. */
void readout_chart_add_days (ReadoutChart *chart, const ReadoutOverview *overview);

/* Adds a bar, whose total and words are set from the rest. Takes @bar over. */
void readout_chart_add_bar (ReadoutChart *chart, ReadoutChartBar *bar);

G_END_DECLS
