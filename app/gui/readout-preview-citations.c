/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shows the passages of the citations of a preview.
 */
#include "readout-preview-citations.h"

#include <glib/gi18n.h>

#include "readout-page-canvas.h"

/* The canvas also tells in words what a link is: those of a citation are in the card. */
static gboolean
query_tooltip_cb (GtkWidget *widget,
                  int x,
                  int y,
                  gboolean keyboard_mode,
                  GtkTooltip *tooltip,
                  gpointer user_data)
{
  ReadoutCitationHover *hover = READOUT_CITATION_HOVER (user_data);
  GdkRectangle place;
  const ReadoutPageLink *link =
      keyboard_mode
          ? NULL
          : readout_page_canvas_find_citation (READOUT_PAGE_CANVAS (widget), x, y, &place);

  if (link == NULL || !readout_citation_hover_query (hover, link->target, link->description,
                                                     _ ("Click opens it"), tooltip))
    return FALSE;
  gtk_tooltip_set_tip_area (tooltip, &place);
  return TRUE;
}

static gboolean
show_passage_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  ReadoutCitationHover *hover = READOUT_CITATION_HOVER (user_data);
  GdkRectangle place;
  const ReadoutPageLink *link =
      readout_page_canvas_get_focus_citation (READOUT_PAGE_CANVAS (widget), &place);

  if (link == NULL)
    return FALSE;
  readout_citation_hover_show (hover, link->target, link->description, &place);
  return TRUE;
}

ReadoutCitationHover *
readout_preview_citations_new (ReadoutPreview *preview)
{
  GtkWidget *canvas;
  ReadoutCitationHover *hover;
  GtkEventController *controller = gtk_shortcut_controller_new ();

  g_return_val_if_fail (READOUT_IS_PREVIEW (preview), NULL);

  canvas = readout_preview_get_canvas (preview);
  hover = readout_citation_hover_new (canvas);
  g_signal_connect_object (canvas, "query-tooltip", G_CALLBACK (query_tooltip_cb), hover, 0);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (
          gtk_keyval_trigger_new (GDK_KEY_space, GDK_CONTROL_MASK | GDK_SHIFT_MASK),
          gtk_callback_action_new (show_passage_cb, g_object_ref (hover), g_object_unref)));
  gtk_widget_add_controller (canvas, controller);
  return hover;
}
