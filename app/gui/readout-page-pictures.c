/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Draws pages in a worker thread and keeps their pictures.
 */
#include "readout-page-pictures.h"

#include <math.h>

/* Pictures take no more memory, in bytes, but a few are kept in any case. */
#define MAX_BYTES (96u * 1024 * 1024)
#define MIN_PICTURES 4

typedef struct
{
  guint page;
  double scale;     /* device pixels of a point */
  ReadoutPages *of; /* as which it was drawn */
  GdkTexture *texture;
  gsize n_bytes;
} Picture;

struct _ReadoutPagePictures
{
  GObject parent_instance;

  ReadoutPages *pages;   /* nullable */
  GQueue kept;           /* of Picture, the last used first */
  gsize n_bytes;         /* of all of them */
  GCancellable *drawing; /* of the picture that is being drawn; nullable */
};

G_DEFINE_FINAL_TYPE (ReadoutPagePictures, readout_page_pictures, G_TYPE_OBJECT)

static guint drawn_signal;

/* A page to be drawn in a worker thread. */
typedef struct
{
  ReadoutPages *pages;
  guint page;
  double scale;
  int fineness;
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
  g_object_unref (picture->of);
  g_free (picture);
}

/* The average of each @fineness pixels of a row. */
static void
narrow (const guint32 *wide, guint32 *row, int width, int fineness)
{
  for (int x = 0; x < width; x++)
    {
      guint red = 0;
      guint green = 0;
      guint blue = 0;

      for (int i = 0; i < fineness; i++)
        {
          guint32 pixel = *wide++;

          red += pixel >> 16 & 0xFF;
          green += pixel >> 8 & 0xFF;
          blue += pixel & 0xFF;
        }
      row[x] = 0xFFu << 24 | red / fineness << 16 | green / fineness << 8 | blue / fineness;
    }
}

/* Cairo puts glyphs on whole pixels: the page is drawn several times as wide and then narrowed. */
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
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width * job->fineness, height);
  cairo = cairo_create (surface);
  cairo_set_source_rgb (cairo, 1, 1, 1);
  cairo_paint (cairo);
  cairo_scale (cairo, job->scale * job->fineness, job->scale);
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
                job->fineness);
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

static void
drop_picture (ReadoutPagePictures *self, GList *link)
{
  Picture *picture = link->data;

  self->n_bytes -= picture->n_bytes;
  g_queue_delete_link (&self->kept, link);
  free_picture (picture);
}

/* Keeps the picture that @job drew, instead of older ones of its page. */
static void
keep_picture (ReadoutPagePictures *self, const Job *job, GdkTexture *texture)
{
  Picture *picture = g_new0 (Picture, 1);
  GList *next;

  for (GList *link = self->kept.head; link != NULL; link = next)
    {
      next = link->next;
      if (((Picture *)link->data)->page == job->page)
        drop_picture (self, link);
    }
  picture->page = job->page;
  picture->scale = job->scale;
  picture->of = g_object_ref (job->pages);
  picture->texture = texture;
  picture->n_bytes = (gsize)gdk_texture_get_width (texture) * gdk_texture_get_height (texture) * 4;
  self->n_bytes += picture->n_bytes;
  g_queue_push_head (&self->kept, picture);
  while (self->n_bytes > MAX_BYTES && self->kept.length > MIN_PICTURES)
    drop_picture (self, self->kept.tail);
}

static void
page_drawn_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  ReadoutPagePictures *self = READOUT_PAGE_PICTURES (source);
  GTask *task = G_TASK (result);
  const Job *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  GdkTexture *texture = g_task_propagate_pointer (task, &error);

  if (g_task_get_cancellable (task) == self->drawing)
    g_clear_object (&self->drawing);
  if (texture == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_message ("%s", error->message);
      return;
    }
  if (self->pages != NULL && job->page < readout_pages_get_n_pages (self->pages))
    keep_picture (self, job, texture);
  else
    g_object_unref (texture);
  g_signal_emit (self, drawn_signal, 0);
}

static void
start_drawing (ReadoutPagePictures *self, guint page, double scale, int fineness)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  /* One after the other: "drawn" makes who looks ask for the next one. */
  if (self->drawing != NULL)
    return;
  job = g_new0 (Job, 1);
  job->pages = g_object_ref (self->pages);
  job->page = page;
  job->scale = scale;
  job->fineness = fineness;
  self->drawing = g_cancellable_new ();
  task = g_task_new (self, self->drawing, page_drawn_cb, NULL);
  g_task_set_source_tag (task, start_drawing);
  g_task_set_task_data (task, job, (GDestroyNotify)free_job);
  g_task_run_in_thread (task, draw_page_thread);
}

/* Whether @picture shows what its page is now. What it was drawn as is brought up to date, so that
 * old pages are not kept in memory and not compared again. */
static gboolean
is_of_now (ReadoutPagePictures *self, Picture *picture)
{
  if (picture->of == self->pages)
    return TRUE;
  if (!readout_pages_is_same_page (picture->of, self->pages, picture->page))
    return FALSE;
  g_set_object (&picture->of, self->pages);
  return TRUE;
}

static void
readout_page_pictures_dispose (GObject *object)
{
  ReadoutPagePictures *self = READOUT_PAGE_PICTURES (object);

  g_cancellable_cancel (self->drawing);
  g_clear_object (&self->drawing);
  g_queue_clear_full (&self->kept, (GDestroyNotify)free_picture);
  g_clear_object (&self->pages);

  G_OBJECT_CLASS (readout_page_pictures_parent_class)->dispose (object);
}

static void
readout_page_pictures_class_init (ReadoutPagePicturesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = readout_page_pictures_dispose;

  drawn_signal = g_signal_new ("drawn", READOUT_TYPE_PAGE_PICTURES, G_SIGNAL_RUN_LAST, 0, NULL,
                               NULL, NULL, G_TYPE_NONE, 0);
}

static void
readout_page_pictures_init (ReadoutPagePictures *self)
{
  g_queue_init (&self->kept);
}

ReadoutPagePictures *
readout_page_pictures_new (void)
{
  return g_object_new (READOUT_TYPE_PAGE_PICTURES, NULL);
}

void
readout_page_pictures_set_pages (ReadoutPagePictures *pictures, ReadoutPages *pages)
{
  guint n_pages = pages != NULL ? readout_pages_get_n_pages (pages) : 0;
  GList *next;

  g_return_if_fail (READOUT_IS_PAGE_PICTURES (pictures));

  if (!g_set_object (&pictures->pages, pages))
    return;
  for (GList *link = pictures->kept.head; link != NULL; link = next)
    {
      next = link->next;
      if (((Picture *)link->data)->page >= n_pages)
        drop_picture (pictures, link);
      else
        is_of_now (pictures, link->data);
    }
}

GdkTexture *
readout_page_pictures_get (
    ReadoutPagePictures *pictures, guint page, double scale, int fineness, gboolean *is_current)
{
  Picture *picture = NULL;

  g_return_val_if_fail (READOUT_IS_PAGE_PICTURES (pictures), NULL);
  g_return_val_if_fail (pictures->pages != NULL, NULL);
  g_return_val_if_fail (page < readout_pages_get_n_pages (pictures->pages), NULL);

  for (GList *link = pictures->kept.head; link != NULL && picture == NULL; link = link->next)
    if (((Picture *)link->data)->page == page)
      {
        picture = link->data;
        g_queue_unlink (&pictures->kept, link);
        g_queue_push_head_link (&pictures->kept, link);
      }
  *is_current = picture != NULL && picture->scale == scale && is_of_now (pictures, picture);
  if (!*is_current)
    start_drawing (pictures, page, scale, fineness);
  return picture != NULL ? picture->texture : NULL;
}
