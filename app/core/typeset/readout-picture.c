/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pictures of a text: local files of bounded size, below one folder.
 */
#include "typeset/readout-picture.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

/* Larger pictures are scaled down when they are read: 300 dots an inch over the width of a page. */
#define MAX_SIDE 2480

/* A pixel is 1/96 of an inch. */
#define POINTS_PER_PIXEL 0.75

/* Of a drawing of lines: 300 dots an inch. */
#define PIXELS_PER_POINT (300.0 / 72.0)

typedef struct
{
  ReadoutPicture *picture; /* nullable: it cannot be shown */
  ReadoutPictureProblem problem;
  gint64 changed; /* nanoseconds */
  gint64 size;
  gboolean is_used; /* whether the text has it */
} Entry;

struct _ReadoutPictureLoader
{
  char *directory;      /* real path; nullable: there is none */
  GHashTable *pictures; /* address → GBytes; nullable */
  double max_width;
  double max_height;
  GHashTable *entries; /* path, or address of one of the pictures → Entry */
  gsize n_bytes;       /* of all pixels */
};

typedef struct
{
  double max_width; /* points, as the next one */
  double max_height;
  gboolean is_drawing; /* of lines, which can be drawn as large as one wants */
  gboolean is_refused;
  gboolean is_scaled;
  int width; /* of the original, in pixels */
  int height;
} SizeCheck;

static void
free_entry (Entry *entry)
{
  g_clear_pointer (&entry->picture, readout_picture_unref);
  g_free (entry);
}

static void
scale_to (GdkPixbufLoader *loader, SizeCheck *check, double scale)
{
  check->is_scaled = TRUE;
  gdk_pixbuf_loader_set_size (loader, CLAMP (check->width * scale, 1, MAX_SIDE),
                              CLAMP (check->height * scale, 1, MAX_SIDE));
}

static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, gpointer data)
{
  SizeCheck *check = data;
  int longer = MAX (width, height);

  check->width = width;
  check->height = height;
  if (check->is_drawing && width > 0 && height > 0)
    {
      /* As large as it is set, in pixels of a printer. */
      double shown = MIN (check->max_width / (width * POINTS_PER_PIXEL),
                          check->max_height / (height * POINTS_PER_PIXEL));
      double scale = MIN (shown, 1) * POINTS_PER_PIXEL * PIXELS_PER_POINT;

      scale_to (loader, check, MIN (scale, (double)MAX_SIDE / longer));
    }
  else if (width <= 0 || height <= 0 || (guint64)width * height > READOUT_PICTURE_MAX_PIXELS)
    {
      check->is_refused = TRUE;
      gdk_pixbuf_loader_set_size (loader, 0, 0);
    }
  else if (longer > MAX_SIDE)
    scale_to (loader, check, (double)MAX_SIDE / longer);
}

/* Whether @data looks like SVG: XML whose first element is that. */
static gboolean
is_svg (const char *data, gsize length)
{
  gsize head = MIN (length, 4096);
  const char *start = data;
  const char *svg;

  if (data == NULL)
    return FALSE;
  svg = memmem (data, head, "<svg", 4);
  if (g_str_has_prefix (data, "\xEF\xBB\xBF"))
    start += 3;
  while (start < data + head && g_ascii_isspace (*start))
    start++;
  return svg != NULL && start < data + head && *start == '<' && memchr (data, '\0', head) == NULL;
}

/* The format of a picture by its first bytes; %NULL if it is none of ours. */
static const char *
find_format (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  const char *format = readout_picture_file_get_format (bytes);

  return format == NULL && length > 4 && is_svg (data, length) ? "svg" : format;
}

static GdkPixbuf *
decode (GBytes *bytes, SizeCheck *check)
{
  const char *format = find_format (bytes);
  g_autoptr (GdkPixbufLoader) loader = NULL;
  gboolean is_good;
  GdkPixbuf *pixbuf;

  if (format != NULL)
    loader = gdk_pixbuf_loader_new_with_type (format, NULL);
  if (loader == NULL)
    return NULL;
  check->is_drawing = strcmp (format, "svg") == 0;
  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), check);
  is_good = gdk_pixbuf_loader_write_bytes (loader, bytes, NULL);
  is_good = gdk_pixbuf_loader_close (loader, NULL) && is_good;
  pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  if (!is_good || check->is_refused || pixbuf == NULL)
    return NULL;
  return gdk_pixbuf_apply_embedded_orientation (pixbuf);
}

/* Cairo's pixels: premultiplied, native byte order. */
static cairo_surface_t *
make_surface (GdkPixbuf *pixbuf)
{
  int width = gdk_pixbuf_get_width (pixbuf);
  int height = gdk_pixbuf_get_height (pixbuf);
  int n_channels = gdk_pixbuf_get_n_channels (pixbuf);
  int source_stride = gdk_pixbuf_get_rowstride (pixbuf);
  const guchar *source = gdk_pixbuf_read_pixels (pixbuf);
  cairo_surface_t *surface = cairo_image_surface_create (
      n_channels == 4 ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, width, height);
  guchar *target = cairo_image_surface_get_data (surface);
  int target_stride = cairo_image_surface_get_stride (surface);

  if (target == NULL || gdk_pixbuf_get_bits_per_sample (pixbuf) != 8)
    {
      cairo_surface_destroy (surface);
      return NULL;
    }
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        const guchar *from = source + (gsize)y * source_stride + (gsize)x * n_channels;
        guint32 *to = (guint32 *)(target + (gsize)y * target_stride) + x;
        guint alpha = n_channels == 4 ? from[3] : 255;

        *to = alpha << 24 | (from[0] * alpha + 127) / 255 << 16 |
              (from[1] * alpha + 127) / 255 << 8 | (from[2] * alpha + 127) / 255;
      }
  cairo_surface_mark_dirty (surface);
  return surface;
}

/* Whether Cairo may put the bytes of a JPEG into a PDF as they are: baseline or progressive, three
 * channels, upright. */
static gboolean
is_plain_jpeg (GBytes *bytes)
{
  gsize length;
  const guchar *data = g_bytes_get_data (bytes, &length);
  gsize at = 2;

  if (length < 4 || data[0] != 0xFF || data[1] != 0xD8)
    return FALSE;
  while (at + 10 < length && data[at] == 0xFF)
    {
      guchar marker = data[at + 1];
      gsize segment = (gsize)data[at + 2] << 8 | data[at + 3];

      if (marker == 0xE1 || marker == 0xEE)
        return FALSE; /* Exif may turn it, Adobe may mean other colours */
      if (marker >= 0xC0 && marker <= 0xC2)
        return data[at + 4] == 8 && data[at + 9] == 3;
      at += 2 + segment;
    }
  return FALSE;
}

static void
free_bytes_cb (void *data)
{
  g_bytes_unref (data);
}

static gsize
get_n_bytes (cairo_surface_t *surface)
{
  return (gsize)cairo_image_surface_get_stride (surface) * cairo_image_surface_get_height (surface);
}

static ReadoutPicture *
make_picture (ReadoutPictureLoader *loader, GBytes *bytes, ReadoutPictureProblem *problem)
{
  SizeCheck check = { .max_width = loader->max_width, .max_height = loader->max_height };
  g_autoptr (GdkPixbuf) pixbuf = decode (bytes, &check);
  cairo_surface_t *surface = pixbuf != NULL ? make_surface (pixbuf) : NULL;
  ReadoutPicture *picture;
  double scale;

  *problem = check.is_refused ? READOUT_PICTURE_TOO_LARGE : READOUT_PICTURE_UNREADABLE;
  if (surface == NULL)
    return NULL;
  if (loader->n_bytes + get_n_bytes (surface) > READOUT_PICTURE_MAX_MEMORY)
    {
      *problem = READOUT_PICTURE_TOO_LARGE;
      cairo_surface_destroy (surface);
      return NULL;
    }
  loader->n_bytes += get_n_bytes (surface);
  *problem = READOUT_PICTURE_SHOWN;
  picture = g_new0 (ReadoutPicture, 1);
  g_atomic_ref_count_init (&picture->references);
  picture->surface = surface;
  if (check.is_drawing)
    {
      picture->width = check.width * POINTS_PER_PIXEL;
      picture->height = check.height * POINTS_PER_PIXEL;
    }
  else
    {
      picture->width = cairo_image_surface_get_width (surface) * POINTS_PER_PIXEL;
      picture->height = cairo_image_surface_get_height (surface) * POINTS_PER_PIXEL;
    }
  scale = MIN (loader->max_width / picture->width, loader->max_height / picture->height);
  if (scale < 1)
    {
      picture->width *= scale;
      picture->height *= scale;
    }
  if (!check.is_scaled && is_plain_jpeg (bytes))
    {
      gsize length;
      const guchar *data = g_bytes_get_data (bytes, &length);

      cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_JPEG, data, length, free_bytes_cb,
                                   g_bytes_ref (bytes));
    }
  return picture;
}

static void
copy_entries (ReadoutPictureLoader *loader, ReadoutPictureLoader *previous)
{
  GHashTableIter iter;
  gpointer path;
  gpointer value;

  g_hash_table_iter_init (&iter, previous->entries);
  while (g_hash_table_iter_next (&iter, &path, &value))
    {
      Entry *entry;

      /* What the text had no more then takes no memory now. */
      if (!((Entry *)value)->is_used)
        continue;
      entry = g_memdup2 (value, sizeof (Entry));
      entry->is_used = FALSE;
      if (entry->picture != NULL)
        {
          readout_picture_ref (entry->picture);
          loader->n_bytes += get_n_bytes (entry->picture->surface);
        }
      g_hash_table_insert (loader->entries, g_strdup (path), entry);
    }
}

ReadoutPicture *
readout_picture_ref (ReadoutPicture *picture)
{
  g_atomic_ref_count_inc (&picture->references);
  return picture;
}

void
readout_picture_unref (ReadoutPicture *picture)
{
  if (!g_atomic_ref_count_dec (&picture->references))
    return;
  cairo_surface_destroy (picture->surface);
  g_free (picture);
}

ReadoutPictureLoader *
readout_picture_loader_new (const char *directory,
                            GHashTable *pictures,
                            double max_width,
                            double max_height,
                            ReadoutPictureLoader *previous)
{
  ReadoutPictureLoader *loader = g_new0 (ReadoutPictureLoader, 1);

  loader->directory = directory != NULL ? readout_picture_file_dup_real_path (directory) : NULL;
  loader->pictures = pictures != NULL ? g_hash_table_ref (pictures) : NULL;
  loader->max_width = max_width;
  loader->max_height = max_height;
  loader->entries =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)free_entry);
  if (previous != NULL && previous->max_width == max_width && previous->max_height == max_height &&
      g_strcmp0 (previous->directory, loader->directory) == 0)
    copy_entries (loader, previous);
  return loader;
}

void
readout_picture_loader_free (ReadoutPictureLoader *loader)
{
  g_hash_table_unref (loader->entries);
  g_free (loader->directory);
  g_clear_pointer (&loader->pictures, g_hash_table_unref);
  g_free (loader);
}

/* One that no file holds. Its name changes with what it is. */
static Entry *
load_own (ReadoutPictureLoader *loader, const char *address)
{
  GBytes *bytes = loader->pictures != NULL ? g_hash_table_lookup (loader->pictures, address) : NULL;
  Entry *entry;

  if (bytes == NULL)
    return NULL;
  entry = g_hash_table_lookup (loader->entries, address);
  if (entry == NULL)
    {
      entry = g_new0 (Entry, 1);
      entry->picture = make_picture (loader, bytes, &entry->problem);
      g_hash_table_insert (loader->entries, g_strdup (address), entry);
    }
  return entry;
}

static ReadoutPicture *
use_entry (Entry *entry, ReadoutPictureProblem *problem)
{
  entry->is_used = TRUE;
  *problem = entry->problem;
  return entry->picture != NULL ? readout_picture_ref (entry->picture) : NULL;
}

ReadoutPicture *
readout_picture_loader_load (ReadoutPictureLoader *loader,
                             const char *address,
                             ReadoutPictureProblem *problem)
{
  Entry *own = loader != NULL ? load_own (loader, address) : NULL;
  g_autofree char *path =
      own == NULL
          ? readout_picture_file_find (loader != NULL ? loader->directory : NULL, address, problem)
          : NULL;
  g_autoptr (GBytes) bytes = NULL;
  struct stat status;
  gint64 changed;
  Entry *entry;

  if (own != NULL)
    return use_entry (own, problem);
  if (path == NULL || loader == NULL)
    return NULL;
  *problem = READOUT_PICTURE_MISSING;
  if (stat (path, &status) != 0)
    return NULL;
  changed = status.st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000) + status.st_mtim.tv_nsec;
  entry = g_hash_table_lookup (loader->entries, path);
  if (entry == NULL || entry->size != status.st_size || entry->changed != changed)
    {
      entry = g_new0 (Entry, 1);
      entry->problem = (guint64)status.st_size > READOUT_PICTURE_MAX_BYTES
                           ? READOUT_PICTURE_TOO_LARGE
                           : READOUT_PICTURE_UNREADABLE;
      entry->size = status.st_size;
      entry->changed = changed;
      bytes = readout_picture_file_read (path, &status);
      entry->picture = bytes != NULL ? make_picture (loader, bytes, &entry->problem) : NULL;
      g_hash_table_insert (loader->entries, g_strdup (path), entry);
    }
  return use_entry (entry, problem);
}
