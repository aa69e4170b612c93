/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is clicked on pages, pointed at, and gone through with the Tab key.
 */
#include "readout-page-canvas-private.h"

#include <glib/gi18n.h>

/* How far from a link a click may be, in pixels. */
#define LINK_SLACK 4.0

static const ReadoutPageLink *
find_link (ReadoutPageCanvas *self, double x, double y)
{
  guint page;
  double page_x;
  double page_y;

  if (!readout_page_canvas_find_place (self, x, y, &page, &page_x, &page_y))
    return NULL;
  return readout_pages_find_link (self->pages, page, page_x, page_y, LINK_SLACK / self->scale);
}

static void
moved_cb (ReadoutPageCanvas *self, double x, double y)
{
  guint page;
  double page_x;
  double page_y;
  const char *cursor = "default";

  self->pointer_y = y;
  if (find_link (self, x, y) != NULL)
    cursor = "pointer";
  else if (readout_page_canvas_find_place (self, x, y, &page, &page_x, &page_y))
    cursor = "text";
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), cursor);
}

static void
left_cb (ReadoutPageCanvas *self)
{
  self->pointer_y = -1;
}

static void
clicked_cb (ReadoutPageCanvas *self, int n_presses, double x, double y)
{
  const ReadoutPageLink *link = find_link (self, x, y);
  guint page;
  double page_x;
  double page_y;
  guint32 byte;

  if (link != NULL && n_presses == 1)
    g_signal_emit_by_name (self, "activate-link", link);
  else if (link == NULL && readout_page_canvas_find_place (self, x, y, &page, &page_x, &page_y) &&
           readout_pages_find_place (self->pages, page, page_x, page_y, &byte))
    g_signal_emit_by_name (self, "activate-place", byte, n_presses);
}

static char *
describe_link (const ReadoutPageLink *link)
{
  if (link->description != NULL && *link->description != '\0' && link->words != NULL)
    return link->kind == READOUT_PAGE_LINK_URI
               ? g_strdup (link->description)
               : g_strdup_printf ("%s: %s", link->words, link->description);
  return g_strdup (link->words);
}

static GdkRectangle
place_link (ReadoutPageCanvas *self, const ReadoutPageLink *link, guint page)
{
  double x;
  double y;

  readout_page_canvas_get_origin (self, page, &x, &y);
  return (GdkRectangle){ x + link->x * self->scale, y + link->y * self->scale,
                         MAX (link->width * self->scale, 1), MAX (link->height * self->scale, 1) };
}

static gboolean
query_tooltip (GtkWidget *widget, int x, int y, gboolean is_keyboard, GtkTooltip *tooltip)
{
  ReadoutPageCanvas *self = READOUT_PAGE_CANVAS (widget);
  const ReadoutPageLink *link = is_keyboard ? NULL : find_link (self, x, y);
  g_autofree char *words = link != NULL ? describe_link (link) : NULL;
  GdkRectangle place;
  guint page;
  double page_x;
  double page_y;

  if (words == NULL || !readout_page_canvas_find_place (self, x, y, &page, &page_x, &page_y))
    return FALSE;
  place = place_link (self, link, page);
  gtk_tooltip_set_text (tooltip, words);
  gtk_tooltip_set_tip_area (tooltip, &place);
  return TRUE;
}

static int
get_n_links (ReadoutPageCanvas *self, guint page)
{
  return readout_pages_get_links (self->pages, page)->len;
}

/* Goes to the next or previous link, from page to page; FALSE if there is no more. */
static gboolean
step_link (ReadoutPageCanvas *self, int step)
{
  int page = self->focus_page;
  int link = (int)self->focus_link + step;
  int n_pages = self->pages != NULL ? readout_pages_get_n_pages (self->pages) : 0;

  if (page < 0)
    {
      page = self->page;
      link = step > 0 ? 0 : G_MAXINT;
    }
  for (; page >= 0 && page < n_pages; page += step)
    {
      int n_links = get_n_links (self, page);

      link = MIN (link, n_links - 1 + (step > 0));
      if (link >= 0 && link < n_links)
        {
          self->focus_page = page;
          self->focus_link = link;
          return TRUE;
        }
      link = step > 0 ? 0 : G_MAXINT;
    }
  self->focus_page = -1;
  self->focus_link = 0;
  return FALSE;
}

static void
show_focus_link (ReadoutPageCanvas *self)
{
  const ReadoutPageLink *link = readout_page_canvas_get_focus_link (self);
  g_autofree char *words = link != NULL ? describe_link (link) : NULL;

  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (words == NULL)
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words,
                                  -1);
  readout_page_canvas_reveal (self, self->focus_page, link->y, link->height, FALSE);
}

static gboolean
focus (GtkWidget *widget, GtkDirectionType direction)
{
  ReadoutPageCanvas *self = READOUT_PAGE_CANVAS (widget);
  gboolean is_tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  if (!gtk_widget_has_focus (widget))
    {
      self->focus_page = -1;
      return gtk_widget_grab_focus (widget);
    }
  if (!is_tab || !step_link (self, direction == GTK_DIR_TAB_FORWARD ? 1 : -1))
    return FALSE;
  show_focus_link (self);
  return TRUE;
}

static gboolean
activate_focus_link_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  const ReadoutPageLink *link = readout_page_canvas_get_focus_link (READOUT_PAGE_CANVAS (widget));

  if (link == NULL)
    return FALSE;
  g_signal_emit_by_name (widget, "activate-link", link);
  return TRUE;
}

const ReadoutPageLink *
readout_page_canvas_get_focus_link (ReadoutPageCanvas *canvas)
{
  GArray *links;

  if (canvas->pages == NULL || canvas->focus_page < 0 ||
      canvas->focus_page >= (int)readout_pages_get_n_pages (canvas->pages))
    return NULL;
  links = readout_pages_get_links (canvas->pages, canvas->focus_page);
  return canvas->focus_link < links->len
             ? &g_array_index (links, ReadoutPageLink, canvas->focus_link)
             : NULL;
}

void
readout_page_canvas_class_init_links (GtkWidgetClass *widget_class)
{
  widget_class->focus = focus;
  widget_class->query_tooltip = query_tooltip;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, activate_focus_link_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, activate_focus_link_cb, NULL);
}

void
readout_page_canvas_init_links (ReadoutPageCanvas *canvas)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  canvas->focus_page = -1;
  canvas->pointer_y = -1;
  gtk_widget_set_focusable (GTK_WIDGET (canvas), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (canvas), TRUE);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (gtk_widget_grab_focus), canvas);
  g_signal_connect_swapped (click, "released", G_CALLBACK (clicked_cb), canvas);
  gtk_widget_add_controller (GTK_WIDGET (canvas), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (moved_cb), canvas);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (left_cb), canvas);
  gtk_widget_add_controller (GTK_WIDGET (canvas), motion);
}

const ReadoutPageLink *
readout_page_canvas_find_citation (ReadoutPageCanvas *canvas,
                                   double x,
                                   double y,
                                   GdkRectangle *place)
{
  const ReadoutPageLink *link;
  guint page;
  double page_x;
  double page_y;

  g_return_val_if_fail (READOUT_IS_PAGE_CANVAS (canvas), NULL);

  link = find_link (canvas, x, y);
  if (link == NULL || link->kind != READOUT_PAGE_LINK_CITATION ||
      !readout_page_canvas_find_place (canvas, x, y, &page, &page_x, &page_y))
    return NULL;
  *place = place_link (canvas, link, page);
  return link;
}

const ReadoutPageLink *
readout_page_canvas_get_focus_citation (ReadoutPageCanvas *canvas, GdkRectangle *place)
{
  const ReadoutPageLink *link;

  g_return_val_if_fail (READOUT_IS_PAGE_CANVAS (canvas), NULL);

  link = readout_page_canvas_get_focus_link (canvas);
  if (link == NULL || link->kind != READOUT_PAGE_LINK_CITATION)
    return NULL;
  *place = place_link (canvas, link, canvas->focus_page);
  return link;
}
