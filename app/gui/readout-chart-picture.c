/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Charts as pictures.
 */
#include "readout-chart-picture.h"

#include <cairo-svg.h>

#include "readout-chart-layout.h"

/* In pixels of the screen: about the width of the text on a page. */
#define WIDTH 640
#define MARGIN 12
#define FONT_SIZE 13

/* Pixels of a picture for one of the screen: about 280 dots an inch on a page. */
#define FINENESS 3

static PangoContext *
make_context (GtkWidget *widget, gboolean is_rtl)
{
  PangoContext *context = gtk_widget_create_pango_context (widget);
  PangoFontDescription *font =
      pango_font_description_copy (pango_context_get_font_description (context));

  pango_font_description_set_absolute_size (font, FONT_SIZE * PANGO_SCALE);
  pango_context_set_font_description (context, font);
  pango_font_description_free (font);
  pango_context_set_base_dir (context, is_rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  return context;
}

GskRenderNode *
readout_chart_picture_draw (ReadoutChart *chart, GtkWidget *widget, graphene_size_t *size)
{
  const ReadoutChartPalette *palette = readout_chart_palette_get (FALSE, FALSE);
  gboolean is_rtl;
  PangoContext *context;
  g_autoptr (ReadoutChartLayout) layout = NULL;
  g_autoptr (GtkSnapshot) snapshot = NULL;

  g_return_val_if_fail (READOUT_IS_CHART (chart), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  is_rtl = chart->is_translated && gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  context = make_context (widget, is_rtl);
  layout = readout_chart_layout_new (chart, context, WIDTH - 2 * MARGIN, is_rtl, TRUE);
  g_object_unref (context);
  snapshot = gtk_snapshot_new ();
  graphene_size_init (size, WIDTH, (float)readout_chart_layout_get_height (layout) + 2 * MARGIN);
  gtk_snapshot_append_color (snapshot, &palette->background,
                             &GRAPHENE_RECT_INIT (0, 0, size->width, size->height));
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (MARGIN, MARGIN));
  readout_chart_layout_draw (layout, palette, snapshot);
  return gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
}

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
draw (cairo_surface_t *surface, GskRenderNode *node, double scale)
{
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, scale, scale);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
}

static void
encode (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_status_t status = cairo_surface_write_to_png_stream (data, write_cb, bytes);

  if (status == CAIRO_STATUS_SUCCESS)
    g_task_return_pointer (task, g_byte_array_free_to_bytes (g_steal_pointer (&bytes)),
                           (GDestroyNotify)g_bytes_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "%s",
                             cairo_status_to_string (status));
}

void
readout_chart_picture_make_png_async (ReadoutChart *chart,
                                      GtkWidget *widget,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (widget, NULL, callback, user_data);
  graphene_size_t size;
  GskRenderNode *node = readout_chart_picture_draw (chart, widget, &size);
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, (int)(size.width * FINENESS), (int)(size.height * FINENESS));

  g_task_set_source_tag (task, readout_chart_picture_make_png_async);
  draw (surface, node, FINENESS);
  gsk_render_node_unref (node);
  g_task_set_task_data (task, surface, (GDestroyNotify)cairo_surface_destroy);
  g_task_run_in_thread (task, encode);
}

GBytes *
readout_chart_picture_make_png_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

GBytes *
readout_chart_picture_make_svg (GskRenderNode *node, const graphene_size_t *size)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;

  g_return_val_if_fail (GSK_IS_RENDER_NODE (node), NULL);

  surface = cairo_svg_surface_create_for_stream (write_cb, bytes, size->width, size->height);
  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
  draw (surface, node, 1);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
