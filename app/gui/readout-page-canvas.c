/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pages one below the other: draws those in sight, in a worker thread as finely as glyphs can be
 * placed, and finds what is clicked.
 */
#include "readout-page-canvas.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

/* Around and between pages, in pixels. */
#define GAP 18.0

/* Pixels of a point at zoom 1. */
#define REAL_SIZE (96.0 / 72.0)

/* A fitted page grows no larger than this. */
#define MAX_FIT (1.75 * REAL_SIZE)

/* How far from a link a click may be, in pixels. */
#define LINK_SLACK 4.0

/* Cairo puts glyphs on whole pixels: pages are drawn so many times as wide and then narrowed. */
#define OVERSAMPLING 4
#define OVERSAMPLING_FINE 2 /* on a screen of two pixels a unit and more */

/* Pictures of pages that are kept. */
#define MAX_TEXTURES 6

typedef struct
{
  guint page;
  double scale; /* device pixels of a point */
  GdkTexture *texture;
} Picture;

struct _ReadoutPageCanvas
{
  GtkWidget parent_instance;

  GtkAdjustment *vertical;
  ReadoutPages *pages; /* nullable */
  double page_width;   /* points, as the next one */
  double page_height;
  double zoom;
  double scale; /* pixels of a point */
  guint shown_page;
  double top; /* what is at the top: pages and their part */

  GQueue pictures;       /* of Picture, the last used first */
  GCancellable *drawing; /* of the picture that is being drawn; nullable */
  GtkGesture *click;

  int focus_page; /* of the link that has the focus; -1 for none */
  guint focus_link;
};

G_DEFINE_FINAL_TYPE (ReadoutPageCanvas, readout_page_canvas, GTK_TYPE_WIDGET)

enum
{
  ACTIVATE_LINK,
  ACTIVATE_PLACE,
  PAGE_CHANGED,
  REVEAL,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A page to be drawn in a worker thread. */
typedef struct
{
  ReadoutPages *pages;
  guint page;
  double scale;
  int oversampling;
} Job;

static void
free_job (Job *job)
{
  g_object_unref (job->pages);
  g_free (job);
}

static void
free_picture (Picture *picture)
{
  g_object_unref (picture->texture);
  g_free (picture);
}

static guint
get_n_pages (ReadoutPageCanvas *self)
{
  return self->pages != NULL ? readout_pages_get_n_pages (self->pages) : 0;
}

/* From the top of one page to that of the next. */
static double
get_step (ReadoutPageCanvas *self)
{
  return self->page_height * self->scale + GAP;
}

static double
get_left (ReadoutPageCanvas *self)
{
  return MAX ((gtk_widget_get_width (GTK_WIDGET (self)) - self->page_width * self->scale) / 2, 0);
}

static double
find_scale (ReadoutPageCanvas *self, int width)
{
  if (self->zoom > 0)
    return self->zoom * REAL_SIZE;
  return CLAMP ((width - 2 * GAP) / self->page_width, 0.1, MAX_FIT);
}

/* The average of each @oversampling pixels of a row. */
static void
narrow (const guint32 *wide, guint32 *row, int width, int oversampling)
{
  for (int x = 0; x < width; x++)
    {
      guint red = 0;
      guint green = 0;
      guint blue = 0;

      for (int i = 0; i < oversampling; i++)
        {
          guint32 pixel = *wide++;

          red += pixel >> 16 & 0xFF;
          green += pixel >> 8 & 0xFF;
          blue += pixel & 0xFF;
        }
      row[x] =
          0xFFu << 24 | red / oversampling << 16 | green / oversampling << 8 | blue / oversampling;
    }
}

static GdkTexture *
draw_page (const Job *job)
{
  double page_width;
  double page_height;
  int width;
  int height;
  cairo_surface_t *surface;
  cairo_t *cairo;
  guint32 *pixels;
  g_autoptr (GBytes) bytes = NULL;
  GdkTexture *texture = NULL;

  readout_pages_get_page_size (job->pages, &page_width, &page_height);
  width = MAX (ceil (page_width * job->scale), 1);
  height = MAX (ceil (page_height * job->scale), 1);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width * job->oversampling, height);
  cairo = cairo_create (surface);
  cairo_set_source_rgb (cairo, 1, 1, 1);
  cairo_paint (cairo);
  cairo_scale (cairo, job->scale * job->oversampling, job->scale);
  readout_pages_draw (job->pages, job->page, cairo);
  cairo_destroy (cairo);
  cairo_surface_flush (surface);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    {
      const guchar *data = cairo_image_surface_get_data (surface);
      int stride = cairo_image_surface_get_stride (surface);

      pixels = g_new (guint32, (gsize)width * height);
      for (int y = 0; y < height; y++)
        narrow ((const guint32 *)(data + (gsize)y * stride), pixels + (gsize)y * width, width,
                job->oversampling);
      bytes = g_bytes_new_take (pixels, (gsize)width * height * sizeof (guint32));
      texture = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, width * 4);
    }
  cairo_surface_destroy (surface);
  return texture;
}

static void
draw_page_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GdkTexture *texture;

  if (g_task_return_error_if_cancelled (task))
    return;
  texture = draw_page (task_data);
  if (texture != NULL)
    g_task_return_pointer (task, texture, g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "The page is too large to draw");
}

static double
get_device_scale (ReadoutPageCanvas *self)
{
  return self->scale * gtk_widget_get_scale_factor (GTK_WIDGET (self));
}

static void
keep_picture (ReadoutPageCanvas *self, guint page, double scale, GdkTexture *texture)
{
  Picture *picture = g_new0 (Picture, 1);

  picture->page = page;
  picture->scale = scale;
  picture->texture = texture;
  g_queue_push_head (&self->pictures, picture);
  while (self->pictures.length > MAX_TEXTURES)
    free_picture (g_queue_pop_tail (&self->pictures));
}

static void
page_drawn_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  ReadoutPageCanvas *self = READOUT_PAGE_CANVAS (source);
  GTask *task = G_TASK (result);
  const Job *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  GdkTexture *texture = g_task_propagate_pointer (task, &error);

  /* Cancelled, or too large for the memory: then it stays as Cairo draws it. */
  if (texture == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_debug ("%s", error->message);
      return;
    }
  g_clear_object (&self->drawing);
  if (job->pages == self->pages)
    keep_picture (self, job->page, job->scale, texture);
  else
    g_object_unref (texture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
start_drawing (ReadoutPageCanvas *self, guint page)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  if (self->drawing != NULL)
    return;
  job = g_new0 (Job, 1);
  job->pages = g_object_ref (self->pages);
  job->page = page;
  job->scale = get_device_scale (self);
  job->oversampling =
      gtk_widget_get_scale_factor (GTK_WIDGET (self)) > 1 ? OVERSAMPLING_FINE : OVERSAMPLING;
  self->drawing = g_cancellable_new ();
  task = g_task_new (self, self->drawing, page_drawn_cb, NULL);
  g_task_set_source_tag (task, start_drawing);
  g_task_set_task_data (task, job, (GDestroyNotify)free_job);
  g_task_run_in_thread (task, draw_page_thread);
}

static void
forget_pictures (ReadoutPageCanvas *self)
{
  g_cancellable_cancel (self->drawing);
  g_clear_object (&self->drawing);
  g_queue_clear_full (&self->pictures, (GDestroyNotify)free_picture);
}

static Picture *
find_picture (ReadoutPageCanvas *self, guint page)
{
  for (GList *link = self->pictures.head; link != NULL; link = link->next)
    {
      Picture *picture = link->data;

      if (picture->page == page && picture->scale == get_device_scale (self))
        {
          g_queue_unlink (&self->pictures, link);
          g_queue_push_head_link (&self->pictures, link);
          return picture;
        }
    }
  return NULL;
}

static void
snapshot_paper (GtkSnapshot *snapshot, const graphene_rect_t *paper)
{
  GskRoundedRect outline;
  GdkRGBA shadow = { 0, 0, 0, 0.28 };
  GdkRGBA white = { 1, 1, 1, 1 };

  gsk_rounded_rect_init_from_rect (&outline, paper, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shadow, 0, 1, 0, 5);
  gtk_snapshot_append_color (snapshot, &white, paper);
}

static void
snapshot_focus (ReadoutPageCanvas *self, GtkSnapshot *snapshot, guint page, double x, double y)
{
  GArray *links = readout_pages_get_links (self->pages, page);
  const ReadoutPageLink *link;
  GskRoundedRect outline;
  graphene_rect_t rect;
  GdkRGBA colour = { 0.21, 0.52, 0.89, 1 };
  GdkRGBA colours[4] = { colour, colour, colour, colour };
  float widths[4] = { 2, 2, 2, 2 };

  if (self->focus_page != (int)page || self->focus_link >= links->len ||
      !gtk_widget_has_visible_focus (GTK_WIDGET (self)))
    return;
  link = &g_array_index (links, ReadoutPageLink, self->focus_link);
  rect = GRAPHENE_RECT_INIT (x + link->x * self->scale - 3, y + link->y * self->scale - 1,
                             link->width * self->scale + 6, link->height * self->scale + 2);
  gsk_rounded_rect_init_from_rect (&outline, &rect, 4);
  gtk_snapshot_append_border (snapshot, &outline, widths, colours);
}

static void
snapshot_page (ReadoutPageCanvas *self, GtkSnapshot *snapshot, guint page)
{
  double y = readout_page_canvas_get_y (self, page, 0);
  double x = floor (get_left (self));
  graphene_rect_t paper =
      GRAPHENE_RECT_INIT (x, y, self->page_width * self->scale, self->page_height * self->scale);
  Picture *picture = find_picture (self, page);

  snapshot_paper (snapshot, &paper);
  if (picture != NULL)
    {
      double pixel = 1.0 / gtk_widget_get_scale_factor (GTK_WIDGET (self));

      gtk_snapshot_push_clip (snapshot, &paper);
      gtk_snapshot_append_texture (
          snapshot, picture->texture,
          &GRAPHENE_RECT_INIT (x, y, gdk_texture_get_width (picture->texture) * pixel,
                               gdk_texture_get_height (picture->texture) * pixel));
      gtk_snapshot_pop (snapshot);
    }
  else
    {
      cairo_t *cairo = gtk_snapshot_append_cairo (snapshot, &paper);

      cairo_translate (cairo, x, y);
      cairo_scale (cairo, self->scale, self->scale);
      readout_pages_draw (self->pages, page, cairo);
      cairo_destroy (cairo);
      start_drawing (self, page);
    }
  snapshot_focus (self, snapshot, page, x, y);
}

static void
readout_page_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ReadoutPageCanvas *self = READOUT_PAGE_CANVAS (widget);
  double top = gtk_adjustment_get_value (self->vertical);
  double bottom = top + gtk_adjustment_get_page_size (self->vertical);
  guint n_pages = get_n_pages (self);
  guint first = MAX ((top - GAP) / get_step (self), 0);

  for (guint i = first; i < n_pages && readout_page_canvas_get_y (self, i, 0) < bottom; i++)
    snapshot_page (self, snapshot, i);
}

static GtkSizeRequestMode
readout_page_canvas_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
readout_page_canvas_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  ReadoutPageCanvas *self = READOUT_PAGE_CANVAS (widget);
  double scale;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = self->zoom > 0 ? ceil (self->page_width * self->zoom * REAL_SIZE + 2 * GAP) : 120;
      *natural = MAX (*minimum, (int)ceil (self->page_width + 2 * GAP));
      return;
    }
  scale = find_scale (self, for_size > 0 ? for_size : self->page_width + 2 * GAP);
  *minimum = *natural =
      MIN (ceil (get_n_pages (self) * (self->page_height * scale + GAP) + GAP), G_MAXINT / 2);
}

/* What is at the top stays there when the size of the pages changes. */
static void
remember_top (ReadoutPageCanvas *self)
{
  self->top = (gtk_adjustment_get_value (self->vertical) - GAP) / get_step (self);
}

static void
readout_page_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ReadoutPageCanvas *self = READOUT_PAGE_CANVAS (widget);
  double scale = find_scale (self, width);

  if (scale == self->scale)
    return;
  self->scale = scale;
  forget_pictures (self);
  if (self->top > 0)
    gtk_adjustment_set_value (self->vertical, self->top * get_step (self) + GAP);
}

static void
scrolled_cb (ReadoutPageCanvas *self)
{
  guint page;

  remember_top (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  page = readout_page_canvas_get_page (self);
  if (page == self->shown_page)
    return;
  self->shown_page = page;
  g_signal_emit (self, signals[PAGE_CHANGED], 0);
}

/* The page at a place and where on it that is, in points. */
static gboolean
find_place (
    ReadoutPageCanvas *self, double x, double y, guint *page, double *page_x, double *page_y)
{
  double at = MAX ((y - GAP) / get_step (self), 0);

  if (at >= get_n_pages (self))
    return FALSE;
  *page = at;
  *page_x = (x - get_left (self)) / self->scale;
  *page_y = (y - readout_page_canvas_get_y (self, *page, 0)) / self->scale;
  return *page_y <= self->page_height;
}

static const ReadoutPageLink *
find_link (ReadoutPageCanvas *self, double x, double y)
{
  guint page;
  double page_x;
  double page_y;

  if (!find_place (self, x, y, &page, &page_x, &page_y))
    return NULL;
  return readout_pages_find_link (self->pages, page, page_x, page_y, LINK_SLACK / self->scale);
}

static void
moved_cb (ReadoutPageCanvas *self, double x, double y)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   find_link (self, x, y) != NULL ? "pointer" : "default");
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
    g_signal_emit (self, signals[ACTIVATE_LINK], 0, link);
  else if (link == NULL && n_presses == 2 && find_place (self, x, y, &page, &page_x, &page_y) &&
           readout_pages_find_place (self->pages, page, page_x, page_y, &byte))
    g_signal_emit (self, signals[ACTIVATE_PLACE], 0, byte);
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

static gboolean
readout_page_canvas_query_tooltip (
    GtkWidget *widget, int x, int y, gboolean is_keyboard, GtkTooltip *tooltip)
{
  ReadoutPageCanvas *self = READOUT_PAGE_CANVAS (widget);
  const ReadoutPageLink *link = is_keyboard ? NULL : find_link (self, x, y);
  g_autofree char *words = link != NULL ? describe_link (link) : NULL;
  guint page;
  double page_x;
  double page_y;

  if (words == NULL || !find_place (self, x, y, &page, &page_x, &page_y))
    return FALSE;
  gtk_tooltip_set_text (tooltip, words);
  gtk_tooltip_set_tip_area (tooltip,
                            &(GdkRectangle){ get_left (self) + link->x * self->scale,
                                             readout_page_canvas_get_y (self, page, link->y),
                                             MAX (link->width * self->scale, 1),
                                             MAX (link->height * self->scale, 1) });
  return TRUE;
}

/* Goes to the next or previous link, from page to page; FALSE if there is no more. */
static gboolean
step_link (ReadoutPageCanvas *self, int step)
{
  int page = self->focus_page;
  int link = (int)self->focus_link + step;
  int n_pages = get_n_pages (self);

  if (page < 0)
    {
      page = readout_page_canvas_get_page (self);
      link = step > 0 ? 0 : G_MAXINT;
    }
  for (; page >= 0 && page < n_pages; page += step)
    {
      int n_links = readout_pages_get_links (self->pages, page)->len;

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

static const ReadoutPageLink *
get_focus_link (ReadoutPageCanvas *self)
{
  GArray *links;

  if (self->focus_page < 0 || self->focus_page >= (int)get_n_pages (self))
    return NULL;
  links = readout_pages_get_links (self->pages, self->focus_page);
  return self->focus_link < links->len ? &g_array_index (links, ReadoutPageLink, self->focus_link)
                                       : NULL;
}

static void
show_focus_link (ReadoutPageCanvas *self)
{
  const ReadoutPageLink *link = get_focus_link (self);
  g_autofree char *words = link != NULL ? describe_link (link) : NULL;

  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (words == NULL)
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words,
                                  -1);
  g_signal_emit (self, signals[REVEAL], 0,
                 readout_page_canvas_get_y (self, self->focus_page, link->y),
                 link->height * self->scale);
}

static gboolean
readout_page_canvas_focus (GtkWidget *widget, GtkDirectionType direction)
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
  const ReadoutPageLink *link = get_focus_link (READOUT_PAGE_CANVAS (widget));

  if (link == NULL)
    return FALSE;
  g_signal_emit (widget, signals[ACTIVATE_LINK], 0, link);
  return TRUE;
}

static void
readout_page_canvas_dispose (GObject *object)
{
  ReadoutPageCanvas *self = READOUT_PAGE_CANVAS (object);

  forget_pictures (self);
  g_clear_object (&self->pages);
  if (self->vertical != NULL)
    g_signal_handlers_disconnect_by_data (self->vertical, self);
  g_clear_object (&self->vertical);

  G_OBJECT_CLASS (readout_page_canvas_parent_class)->dispose (object);
}

static void
readout_page_canvas_class_init (ReadoutPageCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = readout_page_canvas_dispose;
  widget_class->snapshot = readout_page_canvas_snapshot;
  widget_class->measure = readout_page_canvas_measure;
  widget_class->get_request_mode = readout_page_canvas_get_request_mode;
  widget_class->size_allocate = readout_page_canvas_size_allocate;
  widget_class->query_tooltip = readout_page_canvas_query_tooltip;
  widget_class->focus = readout_page_canvas_focus;

  signals[ACTIVATE_LINK] =
      g_signal_new ("activate-link", READOUT_TYPE_PAGE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[ACTIVATE_PLACE] =
      g_signal_new ("activate-place", READOUT_TYPE_PAGE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[PAGE_CHANGED] = g_signal_new ("page-changed", READOUT_TYPE_PAGE_CANVAS, G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REVEAL] = g_signal_new ("reveal", READOUT_TYPE_PAGE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, activate_focus_link_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, activate_focus_link_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, activate_focus_link_cb, NULL);
  gtk_widget_class_set_css_name (widget_class, "pages");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DOCUMENT);
}

static void
readout_page_canvas_init (ReadoutPageCanvas *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->scale = 1;
  self->page_width = 595;
  self->page_height = 842;
  self->focus_page = -1;
  g_queue_init (&self->pictures);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);

  self->click = gtk_gesture_click_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (self->click), GDK_BUTTON_PRIMARY);
  g_signal_connect_swapped (self->click, "pressed", G_CALLBACK (gtk_widget_grab_focus), self);
  g_signal_connect_swapped (self->click, "released", G_CALLBACK (clicked_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (self->click));
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (moved_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (gtk_widget_queue_draw), NULL);
}

GtkWidget *
readout_page_canvas_new (GtkAdjustment *vertical)
{
  ReadoutPageCanvas *self = g_object_new (READOUT_TYPE_PAGE_CANVAS, NULL);

  self->vertical = g_object_ref (vertical);
  g_signal_connect_swapped (vertical, "value-changed", G_CALLBACK (scrolled_cb), self);
  return GTK_WIDGET (self);
}

void
readout_page_canvas_set_pages (ReadoutPageCanvas *canvas, ReadoutPages *pages)
{
  g_return_if_fail (READOUT_IS_PAGE_CANVAS (canvas));

  if (!g_set_object (&canvas->pages, pages))
    return;
  if (pages != NULL)
    readout_pages_get_page_size (pages, &canvas->page_width, &canvas->page_height);
  forget_pictures (canvas);
  canvas->focus_page = -1;
  gtk_widget_queue_resize (GTK_WIDGET (canvas));
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
  g_signal_emit (canvas, signals[PAGE_CHANGED], 0);
}

void
readout_page_canvas_set_zoom (ReadoutPageCanvas *canvas, double zoom)
{
  g_return_if_fail (READOUT_IS_PAGE_CANVAS (canvas));

  remember_top (canvas);
  canvas->zoom = zoom;
  gtk_widget_queue_resize (GTK_WIDGET (canvas));
}

double
readout_page_canvas_get_scale (ReadoutPageCanvas *canvas)
{
  g_return_val_if_fail (READOUT_IS_PAGE_CANVAS (canvas), 1);

  return canvas->scale;
}

double
readout_page_canvas_get_y (ReadoutPageCanvas *canvas, guint page, double y)
{
  g_return_val_if_fail (READOUT_IS_PAGE_CANVAS (canvas), 0);

  return floor (GAP + page * get_step (canvas)) + y * canvas->scale;
}

guint
readout_page_canvas_get_page (ReadoutPageCanvas *canvas)
{
  double middle;
  guint n_pages;

  g_return_val_if_fail (READOUT_IS_PAGE_CANVAS (canvas), 0);

  middle = gtk_adjustment_get_value (canvas->vertical) +
           gtk_adjustment_get_page_size (canvas->vertical) / 2;
  n_pages = get_n_pages (canvas);
  return CLAMP ((middle - GAP / 2) / get_step (canvas), 0, n_pages > 0 ? n_pages - 1 : 0);
}

static const ReadoutPageLink *
place_citation (ReadoutPageCanvas *self,
                const ReadoutPageLink *link,
                guint page,
                GdkRectangle *place)
{
  if (link == NULL || link->kind != READOUT_PAGE_LINK_CITATION)
    return NULL;
  *place =
      (GdkRectangle){ get_left (self) + link->x * self->scale,
                      readout_page_canvas_get_y (self, page, link->y),
                      MAX (link->width * self->scale, 1), MAX (link->height * self->scale, 1) };
  return link;
}

const ReadoutPageLink *
readout_page_canvas_find_citation (ReadoutPageCanvas *canvas,
                                   double x,
                                   double y,
                                   GdkRectangle *place)
{
  guint page;
  double page_x;
  double page_y;

  g_return_val_if_fail (READOUT_IS_PAGE_CANVAS (canvas), NULL);

  if (!find_place (canvas, x, y, &page, &page_x, &page_y))
    return NULL;
  return place_citation (canvas, find_link (canvas, x, y), page, place);
}

const ReadoutPageLink *
readout_page_canvas_get_focus_citation (ReadoutPageCanvas *canvas, GdkRectangle *place)
{
  const ReadoutPageLink *link;

  g_return_val_if_fail (READOUT_IS_PAGE_CANVAS (canvas), NULL);

  link = get_focus_link (canvas);
  return link != NULL ? place_citation (canvas, link, (guint)canvas->focus_page, place) : NULL;
}
