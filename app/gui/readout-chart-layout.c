/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where everything in a chart is.
 */
#include "readout-chart-layout-private.h"

#include <glib/gi18n.h>

/* Between parts, and around what is written in them. */
#define PART_GAP 1
#define NUMBER_PADDING 3

/* How wide the gaps in a bar are that is too long, and what is between them. */
#define BREAK 4.f

/* At both sides, where the frame of a bar with the keyboard has room. */
#define INSET 6

/* What is there is seen, however little. */
#define MIN_PART 2

static void
clear_text (gpointer data)
{
  g_object_unref (((ReadoutChartText *)data)->words);
}

static void
clear_part (gpointer data)
{
  g_clear_object (&((ReadoutChartPart *)data)->number);
}

PangoLayout *
readout_chart_layout_write (ReadoutChartLayout *layout, const char *words, float max_width)
{
  PangoLayout *written = pango_layout_new (layout->context);

  pango_layout_set_text (written, words, -1);
  pango_layout_set_single_paragraph_mode (written, TRUE);
  if (max_width > 0)
    {
      pango_layout_set_ellipsize (written, PANGO_ELLIPSIZE_END);
      pango_layout_set_height (written, -1);
      if (readout_chart_layout_get_text_width (written) > max_width)
        pango_layout_set_width (written, (int)(max_width * PANGO_SCALE));
    }
  return written;
}

float
readout_chart_layout_get_text_width (PangoLayout *words)
{
  int width;

  pango_layout_get_pixel_size (words, &width, NULL);
  return width;
}

void
readout_chart_layout_add_text (
    ReadoutChartLayout *layout, PangoLayout *words, float x, float y, gboolean is_dim)
{
  ReadoutChartText text = { words, x, y, readout_chart_layout_get_text_width (words), is_dim };

  g_array_append_val (layout->texts, text);
}

/* A number where there is room for it. */
static void
number_part (ReadoutChartLayout *layout, ReadoutChartPart *part, guint number)
{
  char words[16];

  g_snprintf (words, sizeof words, "%u", number);
  part->number = readout_chart_layout_write (layout, words, 0);
  if (readout_chart_layout_get_text_width (part->number) + 4 * NUMBER_PADDING >
          part->rect.size.width ||
      part->rect.size.height < layout->line)
    g_clear_object (&part->number);
}

static guint
get_n_parts (const ReadoutChart *chart, const ReadoutChartBar *bar)
{
  guint n = 0;

  for (guint i = 0; i < chart->n_series; i++)
    n += bar->values[i] > 0 ? 1 : 0;
  return n;
}

void
readout_chart_layout_add_shape (ReadoutChartLayout *layout,
                                const ReadoutChartBar *bar,
                                const graphene_rect_t *rect,
                                double scale,
                                gboolean is_upright)
{
  ReadoutChartShape shape = { .rect = *rect, .first_part = layout->parts->len };
  gboolean is_single = get_n_parts (layout->chart, bar) == 1;
  float done = 0;

  for (guint i = 0; i < layout->chart->n_series; i++)
    {
      ReadoutChartPart part = { .rect = *rect, .fill = layout->chart->fills[i] };
      float length = MAX ((float)(bar->values[i] * scale), MIN_PART);

      if (bar->values[i] == 0)
        continue;
      if (is_upright)
        {
          part.rect.origin.y = rect->origin.y + rect->size.height - done - length;
          part.rect.size.height = length;
        }
      else
        {
          part.rect.origin.x += done;
          part.rect.size.width = length;
          /* The only one is as long as the whole, whose number is beside it. */
          if (!is_single)
            number_part (layout, &part, bar->values[i]);
        }
      done += length + PART_GAP;
      shape.n_parts++;
      g_array_append_val (layout->parts, part);
    }
  done = MAX (done - PART_GAP, 0);
  if (is_upright)
    shape.rect.origin.y = rect->origin.y + rect->size.height - done;
  *(is_upright ? &shape.rect.size.height : &shape.rect.size.width) = done;
  g_array_append_val (layout->shapes, shape);
}

void
readout_chart_layout_add_broken_shape (ReadoutChartLayout *layout,
                                       const ReadoutChartBar *bar,
                                       const graphene_rect_t *rect,
                                       double scale)
{
  const ReadoutChartShape *shape;

  readout_chart_layout_add_shape (layout, bar, rect, scale, FALSE);
  shape = &g_array_index (layout->shapes, ReadoutChartShape, layout->shapes->len - 1);
  for (guint i = 0; i < 2; i++)
    {
      graphene_rect_t gap = { { shape->rect.origin.x + shape->rect.size.width - BREAK * (2 * i + 2),
                                shape->rect.origin.y - 1 },
                              { BREAK, shape->rect.size.height + 2 } };

      g_array_append_val (layout->breaks, gap);
    }
}

/* What the parts are, each with its number, in as many lines as it takes. */
static void
add_legend (ReadoutChartLayout *layout)
{
  float side = layout->line * 0.8f;
  float x = 0;

  for (guint i = 0; i < layout->chart->n_series; i++)
    {
      /* Translators: a part of the bars of a chart, and how many there are of it */
      g_autofree char *words = g_strdup_printf (C_ ("legend", "%s: %u"), layout->chart->series[i],
                                                    readout_chart_count_series (layout->chart, i));
      PangoLayout *name =
          readout_chart_layout_write (layout, words, layout->width - side - layout->line / 2);
      float width = side + layout->line / 2 + readout_chart_layout_get_text_width (name);
      ReadoutChartPart key = { .fill = layout->chart->fills[i] };

      if (x > 0 && x + width > layout->width)
        {
          x = 0;
          layout->height += layout->line * 1.4f;
        }
      key.rect = GRAPHENE_RECT_INIT (x, layout->height + (layout->line - side) / 2, side, side);
      g_array_append_val (layout->keys, key);
      readout_chart_layout_add_text (layout, name, x + side + layout->line / 2, layout->height,
                                     FALSE);
      x += width + layout->line * 1.2f;
    }
  layout->height += layout->line * 2;
}

/* What is shown, and of what, for who sees nothing around it. */
static void
add_title (ReadoutChartLayout *layout)
{
  PangoLayout *title = readout_chart_layout_write (layout, layout->chart->title, layout->width);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (title, attributes);
  pango_attr_list_unref (attributes);
  readout_chart_layout_add_text (layout, title, 0, layout->height, FALSE);
  layout->height += layout->line * 1.4f;
  if (layout->chart->topic != NULL)
    {
      readout_chart_layout_add_text (
          layout, readout_chart_layout_write (layout, layout->chart->topic, layout->width), 0,
          layout->height, TRUE);
      layout->height += layout->line * 1.4f;
    }
  readout_chart_layout_add_text (
      layout, readout_chart_layout_write (layout, layout->chart->summary, layout->width), 0,
      layout->height, TRUE);
  layout->height += layout->line * 2;
}

/* Everything has been put from 0 on; rows can be pointed at over the whole width. */
static void
inset (ReadoutChartLayout *layout)
{
  float widening = layout->chart->kind == READOUT_CHART_TIME ? 0 : INSET;

  layout->width += 2 * INSET;
  for (guint i = 0; i < layout->texts->len; i++)
    g_array_index (layout->texts, ReadoutChartText, i).x += INSET;
  for (guint i = 0; i < layout->parts->len; i++)
    g_array_index (layout->parts, ReadoutChartPart, i).rect.origin.x += INSET;
  for (guint i = 0; i < layout->shapes->len; i++)
    g_array_index (layout->shapes, ReadoutChartShape, i).rect.origin.x += INSET;
  for (guint i = 0; i < layout->areas->len; i++)
    {
      graphene_rect_t *area = &g_array_index (layout->areas, graphene_rect_t, i);

      area->origin.x += INSET - widening;
      area->size.width += 2 * widening;
    }
  for (guint i = 0; i < layout->lines->len; i++)
    g_array_index (layout->lines, graphene_rect_t, i).origin.x += INSET;
  for (guint i = 0; i < layout->keys->len; i++)
    g_array_index (layout->keys, ReadoutChartPart, i).rect.origin.x += INSET;
  for (guint i = 0; i < layout->breaks->len; i++)
    g_array_index (layout->breaks, graphene_rect_t, i).origin.x += INSET;
}

static void
flip_rect (const ReadoutChartLayout *layout, graphene_rect_t *rect)
{
  rect->origin.x = layout->width - rect->origin.x - rect->size.width;
}

/* From left to right becomes from right to left. */
static void
flip (ReadoutChartLayout *layout)
{
  for (guint i = 0; i < layout->texts->len; i++)
    {
      ReadoutChartText *text = &g_array_index (layout->texts, ReadoutChartText, i);

      text->x = layout->width - text->x - text->width;
    }
  for (guint i = 0; i < layout->parts->len; i++)
    flip_rect (layout, &g_array_index (layout->parts, ReadoutChartPart, i).rect);
  for (guint i = 0; i < layout->shapes->len; i++)
    flip_rect (layout, &g_array_index (layout->shapes, ReadoutChartShape, i).rect);
  for (guint i = 0; i < layout->areas->len; i++)
    flip_rect (layout, &g_array_index (layout->areas, graphene_rect_t, i));
  for (guint i = 0; i < layout->lines->len; i++)
    flip_rect (layout, &g_array_index (layout->lines, graphene_rect_t, i));
  for (guint i = 0; i < layout->keys->len; i++)
    flip_rect (layout, &g_array_index (layout->keys, ReadoutChartPart, i).rect);
  for (guint i = 0; i < layout->breaks->len; i++)
    flip_rect (layout, &g_array_index (layout->breaks, graphene_rect_t, i));
}

static float
get_line_height (PangoContext *context)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int height = pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics);

  pango_font_metrics_unref (metrics);
  return MAX (PANGO_PIXELS_CEIL (height), 8);
}

ReadoutChartLayout *
readout_chart_layout_new (
    ReadoutChart *chart, PangoContext *context, int width, gboolean is_rtl, gboolean has_title)
{
  ReadoutChartLayout *layout;

  g_return_val_if_fail (READOUT_IS_CHART (chart), NULL);
  g_return_val_if_fail (PANGO_IS_CONTEXT (context), NULL);

  layout = g_new0 (ReadoutChartLayout, 1);
  layout->chart = g_object_ref (chart);
  layout->context = g_object_ref (context);
  layout->line = get_line_height (context);
  layout->width = MAX (width - 2 * INSET, 1);
  layout->is_rtl = is_rtl;
  layout->texts = g_array_new (FALSE, TRUE, sizeof (ReadoutChartText));
  g_array_set_clear_func (layout->texts, clear_text);
  layout->parts = g_array_new (FALSE, TRUE, sizeof (ReadoutChartPart));
  g_array_set_clear_func (layout->parts, clear_part);
  layout->shapes = g_array_new (FALSE, TRUE, sizeof (ReadoutChartShape));
  layout->areas = g_array_new (FALSE, TRUE, sizeof (graphene_rect_t));
  layout->lines = g_array_new (FALSE, TRUE, sizeof (graphene_rect_t));
  layout->keys = g_array_new (FALSE, TRUE, sizeof (ReadoutChartPart));
  layout->breaks = g_array_new (FALSE, TRUE, sizeof (graphene_rect_t));
  if (has_title)
    add_title (layout);
  if (chart->n_series > 1)
    add_legend (layout);
  if (chart->kind == READOUT_CHART_TIME)
    readout_chart_layout_add_columns (layout);
  else
    readout_chart_layout_add_rows (layout);
  inset (layout);
  if (is_rtl)
    flip (layout);
  return layout;
}

void
readout_chart_layout_free (ReadoutChartLayout *layout)
{
  if (layout == NULL)
    return;
  g_array_unref (layout->texts);
  g_array_unref (layout->parts);
  g_array_unref (layout->shapes);
  g_array_unref (layout->areas);
  g_array_unref (layout->lines);
  g_array_unref (layout->keys);
  g_array_unref (layout->breaks);
  g_object_unref (layout->context);
  g_object_unref (layout->chart);
  g_free (layout);
}

int
readout_chart_layout_get_width (const ReadoutChartLayout *layout)
{
  return (int)layout->width;
}

int
readout_chart_layout_get_height (const ReadoutChartLayout *layout)
{
  return (int)(layout->height + 0.999f);
}

gboolean
readout_chart_layout_get_area (const ReadoutChartLayout *layout,
                               guint position,
                               graphene_rect_t *area)
{
  if (position >= layout->areas->len)
    return FALSE;
  *area = g_array_index (layout->areas, graphene_rect_t, position);
  return TRUE;
}
