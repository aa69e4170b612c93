/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the bars of a chart are: rows for actors and outlets, columns for times.
 */
#include "readout-chart-layout-private.h"

#include <math.h>

/* A chart that is narrower, in heights of a line, has its labels above the bars. */
#define NARROW 26

/* How much of the width labels beside bars take at most. */
#define LABEL_SHARE 0.34f

#define MAX_COLUMN 44
#define MAX_TICKS 4

/* Between the labels of columns. */
#define GAP 8

static ReadoutChartBar *
dup_bar (const ReadoutChartLayout *layout, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (layout->chart->bars), position);
}

/* How many bars there are to draw: those without a place come last. */
static guint
count_bars (const ReadoutChartLayout *layout)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (layout->chart->bars));

  while (n > 0)
    {
      g_autoptr (ReadoutChartBar) bar = dup_bar (layout, n - 1);

      if (bar->place != READOUT_CHART_NO_PLACE)
        break;
      n--;
    }
  return n;
}

/* That of the rest does not count: it would make everybody else small. */
static guint
get_longest (const ReadoutChartLayout *layout, guint n_bars)
{
  guint longest = 1;

  for (guint i = 0; i < n_bars; i++)
    {
      g_autoptr (ReadoutChartBar) bar = dup_bar (layout, i);

      if (!bar->is_rest)
        longest = MAX (longest, bar->total);
    }
  return longest;
}

static guint
get_highest (const ReadoutChartLayout *layout, guint n_bars)
{
  guint highest = 1;

  for (guint i = 0; i < n_bars; i++)
    {
      g_autoptr (ReadoutChartBar) bar = dup_bar (layout, i);

      highest = MAX (highest, bar->total);
    }
  return highest;
}

static PangoLayout *
write_number (ReadoutChartLayout *layout, guint number)
{
  char words[16];

  g_snprintf (words, sizeof words, "%u", number);
  return readout_chart_layout_write (layout, words, 0);
}

static float
get_widest_label (ReadoutChartLayout *layout, guint n_bars)
{
  float widest = 0;

  for (guint i = 0; i < n_bars; i++)
    {
      g_autoptr (ReadoutChartBar) bar = dup_bar (layout, i);
      g_autoptr (PangoLayout) label = readout_chart_layout_write (layout, bar->axis_label, 0);

      widest = MAX (widest, readout_chart_layout_get_text_width (label));
    }
  return widest;
}

void
readout_chart_layout_add_rows (ReadoutChartLayout *layout)
{
  guint n_bars = count_bars (layout);
  guint longest = get_longest (layout, n_bars);
  gboolean is_narrow = layout->width < NARROW * layout->line;
  float gap = layout->line / 2;
  float bar_height = layout->line * 1.3f;
  float row_height = bar_height + layout->line * 0.6f + (is_narrow ? layout->line : 0);
  g_autoptr (PangoLayout) number = write_number (layout, get_highest (layout, n_bars));
  float number_width = readout_chart_layout_get_text_width (number);
  float start = is_narrow ? 0
                          : MIN (get_widest_label (layout, n_bars), layout->width * LABEL_SHARE) +
                                layout->line;
  /* Room for what parts take more than their share. */
  float length = MAX (layout->width - start - number_width - gap, 8);
  double scale = MAX (length - 3 * READOUT_CHART_MAX_SERIES, 4) / longest;

  for (guint i = 0; i < n_bars; i++)
    {
      g_autoptr (ReadoutChartBar) bar = dup_bar (layout, i);
      graphene_rect_t area = { { 0, layout->height }, { layout->width, row_height } };
      float top = layout->height + layout->line * 0.3f;
      float bar_top = is_narrow ? top + layout->line : top;
      graphene_rect_t rect = { { start, bar_top }, { length, bar_height } };
      PangoLayout *total = write_number (layout, bar->total);
      float label_width = is_narrow ? layout->width : start - layout->line;
      const ReadoutChartShape *shape;

      readout_chart_layout_add_text (
          layout, readout_chart_layout_write (layout, bar->axis_label, label_width), 0,
          is_narrow ? top - layout->line * 0.1f : top + (bar_height - layout->line) / 2, FALSE);
      if (bar->total > longest)
        readout_chart_layout_add_broken_shape (layout, bar, &rect, scale * longest / bar->total);
      else
        readout_chart_layout_add_shape (layout, bar, &rect, scale, FALSE);
      shape = &g_array_index (layout->shapes, ReadoutChartShape, layout->shapes->len - 1);
      readout_chart_layout_add_text (layout, total, start + shape->rect.size.width + gap,
                                     bar_top + (bar_height - layout->line) / 2, TRUE);
      g_array_append_val (layout->areas, area);
      layout->height += row_height;
    }
}

/* 1, 2, 5, 10, 20, …: what the lines behind columns are apart. */
static guint
get_tick_step (guint highest)
{
  static const guint steps[] = { 1, 2, 5 };
  guint power = 1;

  for (;;)
    {
      for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
        if (highest / (steps[i] * power) <= MAX_TICKS)
          return steps[i] * power;
      power *= 10;
    }
}

/* The lines behind the columns, with their numbers. Returns the width of these. */
static float
add_ticks (ReadoutChartLayout *layout, guint highest, guint step, float bottom, double scale)
{
  g_autoptr (PangoLayout) widest = write_number (layout, highest);
  float width = readout_chart_layout_get_text_width (widest);

  for (guint tick = 0; tick <= highest; tick += step)
    {
      PangoLayout *number = write_number (layout, tick);
      float y = bottom - (float)(tick * scale);
      graphene_rect_t line = { { width + layout->line / 2, floorf (y) },
                               { layout->width - width - layout->line / 2, 1 } };

      readout_chart_layout_add_text (layout, number,
                                     width - readout_chart_layout_get_text_width (number),
                                     y - layout->line / 2, TRUE);
      g_array_append_val (layout->lines, line);
    }
  return width + layout->line / 2;
}

/* Below a column, if the one before leaves room. */
static void
add_column_label (
    ReadoutChartLayout *layout, const ReadoutChartBar *bar, float middle, float top, float *end)
{
  PangoLayout *label = readout_chart_layout_write (layout, bar->axis_label, 0);
  float width = readout_chart_layout_get_text_width (label);
  float x = CLAMP (middle - width / 2, 0, MAX (layout->width - width, 0));

  if (x < *end)
    {
      g_object_unref (label);
      return;
    }
  readout_chart_layout_add_text (layout, label, x, top, TRUE);
  *end = x + width + GAP;
}

void
readout_chart_layout_add_columns (ReadoutChartLayout *layout)
{
  guint n_bars = count_bars (layout);
  guint tick_step = get_tick_step (get_longest (layout, n_bars));
  guint highest = (get_longest (layout, n_bars) + tick_step - 1) / tick_step * tick_step;
  float plot_height = layout->line * 10;
  float top = layout->height + layout->line / 2;
  float bottom = top + plot_height;
  double scale = (plot_height - 3 * READOUT_CHART_MAX_SERIES) / highest;
  float start = add_ticks (layout, highest, tick_step, bottom, scale);
  float step = MAX (layout->width - start, 1) / (float)MAX (layout->chart->n_places, 1);
  float column = CLAMP (floorf (step * 0.8f), 1, MAX_COLUMN);
  float label_end = 0;

  for (guint i = 0; i < n_bars; i++)
    {
      g_autoptr (ReadoutChartBar) bar = dup_bar (layout, i);
      float left = start + step * (float)bar->place;
      graphene_rect_t area = { { left, top }, { step, plot_height } };
      graphene_rect_t rect = { { floorf (left + (step - column) / 2), top },
                               { column, plot_height } };

      readout_chart_layout_add_shape (layout, bar, &rect, scale, TRUE);
      add_column_label (layout, bar, left + step / 2, bottom + layout->line * 0.3f, &label_end);
      g_array_append_val (layout->areas, area);
    }
  layout->height = bottom + layout->line * 1.5f;
}
