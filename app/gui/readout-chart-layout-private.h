/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "readout-chart-layout.h"

G_BEGIN_DECLS

/* What the files of ReadoutChartLayout share. */

/* Words at a place. */
typedef struct
{
  PangoLayout *words;
  float x; /* of the left upper corner */
  float y;
  float width;
  gboolean is_dim;
} ReadoutChartText;

/* A part of a bar. */
typedef struct
{
  graphene_rect_t rect;
  ReadoutChartFill fill;
  PangoLayout *number; /* in its middle; %NULL where it does not fit */
} ReadoutChartPart;

/* A bar with its parts. */
typedef struct
{
  graphene_rect_t rect;
  guint first_part;
  guint n_parts;
} ReadoutChartShape;

struct _ReadoutChartLayout
{
  ReadoutChart *chart;
  PangoContext *context;
  float line; /* the height of a line of text */
  float width;
  float height;
  gboolean is_rtl;
  GArray *texts;  /* of ReadoutChartText */
  GArray *parts;  /* of ReadoutChartPart */
  GArray *shapes; /* of ReadoutChartShape */
  GArray *areas;  /* of graphene_rect_t, one for each bar */
  GArray *lines;  /* of graphene_rect_t */
  GArray *keys;   /* of ReadoutChartPart: the legend */
  GArray *breaks; /* of graphene_rect_t: where a bar is interrupted */
};

/* Owned by the caller. @max_width: in pixels, where it ends in dots; 0 for none */
PangoLayout *
readout_chart_layout_write (ReadoutChartLayout *layout, const char *words, float max_width);
float readout_chart_layout_get_text_width (PangoLayout *words);

/* Takes @words over. */
void readout_chart_layout_add_text (
    ReadoutChartLayout *layout, PangoLayout *words, float x, float y, gboolean is_dim);

/* The parts of a bar, stacked in @rect from its start on, or from below. @scale: pixels for one */
void readout_chart_layout_add_shape (ReadoutChartLayout *layout,
                                     const ReadoutChartBar *bar,
                                     const graphene_rect_t *rect,
                                     double scale,
                                     gboolean is_upright);

/* The same for a bar that is longer than there is room for: it is interrupted. @scale: its own */
void readout_chart_layout_add_broken_shape (ReadoutChartLayout *layout,
                                            const ReadoutChartBar *bar,
                                            const graphene_rect_t *rect,
                                            double scale);

/* Each adds what it shows below "height", which grows. */
void readout_chart_layout_add_rows (ReadoutChartLayout *layout);
void readout_chart_layout_add_columns (ReadoutChartLayout *layout);

G_END_DECLS
