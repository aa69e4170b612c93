/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a chart is drawn.
 */
#include "readout-chart-layout-private.h"

#define STRIPE 3.5f
#define CORNER 4

static void
draw_stripes (GtkSnapshot *snapshot, const graphene_rect_t *rect, const ReadoutChartPaint *paint)
{
  const GskColorStop stops[] = {
    { 0, paint->base }, { 0.5f, paint->base }, { 0.5f, paint->stripe }, { 1, paint->stripe }
  };
  graphene_point_t start = { rect->origin.x, rect->origin.y };
  graphene_point_t end = { rect->origin.x + STRIPE * 2 * 0.7071f,
                           rect->origin.y + STRIPE * 2 * 0.7071f };

  gtk_snapshot_append_repeating_linear_gradient (snapshot, rect, &start, &end, stops,
                                                 G_N_ELEMENTS (stops));
}

static void
draw_border (GtkSnapshot *snapshot, const graphene_rect_t *rect, const GdkRGBA *color)
{
  const float widths[] = { 1, 1, 1, 1 };
  const GdkRGBA colors[] = { *color, *color, *color, *color };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, rect, 0);
  gtk_snapshot_append_border (snapshot, &outline, widths, colors);
}

static void
draw_words (GtkSnapshot *snapshot, PangoLayout *words, float x, float y, const GdkRGBA *color)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, words, color);
  gtk_snapshot_restore (snapshot);
}

/* A number on stripes has a plain place to stand on. */
static void
draw_number (GtkSnapshot *snapshot, const ReadoutChartPart *part, const ReadoutChartPaint *paint)
{
  int width;
  int height;
  float x;
  float y;

  pango_layout_get_pixel_size (part->number, &width, &height);
  x = part->rect.origin.x + (part->rect.size.width - (float)width) / 2;
  y = part->rect.origin.y + (part->rect.size.height - (float)height) / 2;
  if (!gdk_rgba_equal (&paint->base, &paint->stripe))
    {
      GskRoundedRect plate;

      gsk_rounded_rect_init_from_rect (
          &plate, &GRAPHENE_RECT_INIT (x - 4, y, (float)width + 8, (float)height), CORNER);
      gtk_snapshot_push_rounded_clip (snapshot, &plate);
      gtk_snapshot_append_color (snapshot, &paint->base, &plate.bounds);
      gtk_snapshot_pop (snapshot);
    }
  draw_words (snapshot, part->number, x, y, &paint->text);
}

static void
draw_part (GtkSnapshot *snapshot, const ReadoutChartPart *part, const ReadoutChartPalette *palette)
{
  const ReadoutChartPaint *paint = &palette->paints[part->fill];

  if (gdk_rgba_equal (&paint->base, &paint->stripe))
    gtk_snapshot_append_color (snapshot, &paint->base, &part->rect);
  else
    draw_stripes (snapshot, &part->rect, paint);
  if (paint->border.alpha > 0)
    draw_border (snapshot, &part->rect, &paint->border);
  if (part->number != NULL)
    draw_number (snapshot, part, paint);
}

static void
draw_shape (const ReadoutChartLayout *layout,
            const ReadoutChartShape *shape,
            const ReadoutChartPalette *palette,
            GtkSnapshot *snapshot)
{
  float least = MIN (shape->rect.size.width, shape->rect.size.height);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &shape->rect, MIN (CORNER, least / 6));
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  for (guint i = 0; i < shape->n_parts; i++)
    draw_part (snapshot, &g_array_index (layout->parts, ReadoutChartPart, shape->first_part + i),
               palette);
  gtk_snapshot_pop (snapshot);
}

void
readout_chart_layout_draw (const ReadoutChartLayout *layout,
                           const ReadoutChartPalette *palette,
                           GtkSnapshot *snapshot)
{
  g_return_if_fail (layout != NULL);
  g_return_if_fail (palette != NULL);

  for (guint i = 0; i < layout->lines->len; i++)
    gtk_snapshot_append_color (snapshot, &palette->line,
                               &g_array_index (layout->lines, graphene_rect_t, i));
  for (guint i = 0; i < layout->shapes->len; i++)
    draw_shape (layout, &g_array_index (layout->shapes, ReadoutChartShape, i), palette, snapshot);
  for (guint i = 0; i < layout->breaks->len; i++)
    gtk_snapshot_append_color (snapshot, &palette->background,
                               &g_array_index (layout->breaks, graphene_rect_t, i));
  for (guint i = 0; i < layout->keys->len; i++)
    draw_part (snapshot, &g_array_index (layout->keys, ReadoutChartPart, i), palette);
  for (guint i = 0; i < layout->texts->len; i++)
    {
      const ReadoutChartText *text = &g_array_index (layout->texts, ReadoutChartText, i);

      draw_words (snapshot, text->words, text->x, text->y,
                  text->is_dim ? &palette->dim : &palette->text);
    }
}
