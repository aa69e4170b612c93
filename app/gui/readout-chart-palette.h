/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "briefing/readout-chart.h"

G_BEGIN_DECLS

/* How a part of a bar is filled. Parts differ in their pattern, too: plain, striped, with a border.
 */
typedef struct
{
  GdkRGBA base;
  GdkRGBA stripe; /* as the base where there are none */
  GdkRGBA border; /* alpha 0: none */
  GdkRGBA text;   /* on the base */
} ReadoutChartPaint;

/* The colours of a chart. Every shape has a contrast of 3 or more to what it stands on, every text
 * 4.5 or more. */
typedef struct
{
  GdkRGBA background; /* on which it is meant to be seen */
  GdkRGBA text;
  GdkRGBA dim; /* text that is less important */
  GdkRGBA line;
  ReadoutChartPaint paints[READOUT_CHART_FILL_COPIES + 1];
} ReadoutChartPalette;

/* Static. @is_high: more contrast still. */
const ReadoutChartPalette *readout_chart_palette_get (gboolean is_dark, gboolean is_high);

/* What the person has chosen for the desktop. */
const ReadoutChartPalette *readout_chart_palette_get_current (void);

/* The contrast of two colours without alpha, 1 to 21: WCAG 2.1, "contrast ratio". */
double readout_chart_palette_get_contrast (const GdkRGBA *color, const GdkRGBA *other);

G_END_DECLS
