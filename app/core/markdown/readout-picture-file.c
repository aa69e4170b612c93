/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds and reads the files of pictures.
 */
#include "markdown/readout-picture-file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* How a format begins. */
typedef struct
{
  const char *name; /* of its loader */
  gsize offset;
  gsize length;
  const char *magic;
} Format;

static const Format formats[] = {
  { "png", 0, 8, "\x89PNG\r\n\x1A\n" },
  { "jpeg", 0, 3, "\xFF\xD8\xFF" },
  { "gif", 0, 4, "GIF8" },
  { "webp", 8, 4, "WEBP" },
  { "tiff", 0, 4, "II*\0" },
  { "tiff", 0, 4, "MM\0*" },
  { "bmp", 0, 2, "BM" },
  { "avif", 4, 8, "ftypavif" },
};

char *
readout_picture_file_dup_real_path (const char *path)
{
  char *real = realpath (path, NULL);
  char *copy = g_strdup (real);

  free (real);
  return copy;
}

char *
readout_picture_file_find (const char *directory,
                           const char *address,
                           ReadoutPictureProblem *problem)
{
  g_autofree char *scheme = g_uri_parse_scheme (address);
  g_autofree char *path = NULL;
  g_autofree char *full = NULL;
  g_autofree char *real = NULL;
  gsize length;

  *problem = READOUT_PICTURE_NO_FOLDER;
  if (directory == NULL)
    return NULL;
  *problem = READOUT_PICTURE_REMOTE;
  if (scheme != NULL && strcmp (scheme, "file") == 0)
    path = g_filename_from_uri (address, NULL, NULL);
  else if (scheme == NULL)
    path = g_uri_unescape_string (address, NULL);
  if (path == NULL)
    return NULL;
  *problem = READOUT_PICTURE_MISSING;
  full = g_path_is_absolute (path) ? g_strdup (path) : g_build_filename (directory, path, NULL);
  real = readout_picture_file_dup_real_path (full);
  if (real == NULL)
    return NULL;
  *problem = READOUT_PICTURE_OUTSIDE;
  length = strlen (directory);
  if (strncmp (real, directory, length) != 0 || (real[length] != '/' && length > 1))
    return NULL;
  return g_steal_pointer (&real);
}

GBytes *
readout_picture_file_read (const char *path, struct stat *status)
{
  int file = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  g_autoptr (GByteArray) bytes = NULL;
  gssize n_read = 0;

  if (file < 0)
    return NULL;
  if (fstat (file, status) == 0 && S_ISREG (status->st_mode) && status->st_size > 0 &&
      (guint64)status->st_size <= READOUT_PICTURE_MAX_BYTES)
    {
      bytes = g_byte_array_sized_new (status->st_size);
      g_byte_array_set_size (bytes, status->st_size);
      for (gsize at = 0; at < bytes->len; at += n_read)
        {
          n_read = read (file, bytes->data + at, bytes->len - at);
          if (n_read < 0 && errno == EINTR)
            n_read = 0;
          else if (n_read <= 0)
            {
              g_clear_pointer (&bytes, g_byte_array_unref);
              break;
            }
        }
    }
  close (file);
  return bytes != NULL ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}

const char *
readout_picture_file_get_format (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      const Format *format = &formats[i];

      if (length >= format->offset + format->length &&
          memcmp (data + format->offset, format->magic, format->length) == 0)
        return format->name;
    }
  return NULL;
}
