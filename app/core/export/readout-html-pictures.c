/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pictures of a page as data: URIs.
 */
#include "export/readout-html-pictures.h"

#include <string.h>

#include "markdown/readout-picture-file.h"

struct _ReadoutHtmlPictures
{
  char *directory;  /* real path; nullable */
  GHashTable *own;  /* address → GBytes; nullable */
  GHashTable *uris; /* address → data: URI, or "" */
  gsize left;
};

static GBytes *
read_picture (ReadoutHtmlPictures *pictures, const char *address)
{
  GBytes *own = pictures->own != NULL ? g_hash_table_lookup (pictures->own, address) : NULL;
  ReadoutPictureProblem problem;
  g_autofree char *path = NULL;
  struct stat status;

  if (own != NULL)
    return g_bytes_ref (own);
  path = readout_picture_file_find (pictures->directory, address, &problem);
  return path != NULL ? readout_picture_file_read (path, &status) : NULL;
}

static char *
make_uri (ReadoutHtmlPictures *pictures, const char *address)
{
  /* SVG is not among them: it can hold scripts. */
  static const char *const formats[] = { "png", "jpeg", "gif", "webp", NULL };
  g_autoptr (GBytes) bytes = read_picture (pictures, address);
  const char *format = bytes != NULL ? readout_picture_file_get_format (bytes) : NULL;
  g_autofree char *encoded = NULL;
  gsize size;
  const guchar *data;

  if (format == NULL || !g_strv_contains (formats, format))
    return g_strdup ("");
  data = g_bytes_get_data (bytes, &size);
  encoded = g_base64_encode (data, size);
  return g_strconcat ("data:image/", format, ";base64,", encoded, NULL);
}

ReadoutHtmlPictures *
readout_html_pictures_new (const char *directory, GHashTable *own, gsize max_length)
{
  ReadoutHtmlPictures *pictures = g_new0 (ReadoutHtmlPictures, 1);

  pictures->directory = directory != NULL ? readout_picture_file_dup_real_path (directory) : NULL;
  pictures->own = own != NULL ? g_hash_table_ref (own) : NULL;
  pictures->uris = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  pictures->left = max_length;
  return pictures;
}

void
readout_html_pictures_free (ReadoutHtmlPictures *pictures)
{
  g_free (pictures->directory);
  g_clear_pointer (&pictures->own, g_hash_table_unref);
  g_hash_table_unref (pictures->uris);
  g_free (pictures);
}

const char *
readout_html_pictures_get (ReadoutHtmlPictures *pictures, const char *address)
{
  const char *uri;
  gsize length;

  g_return_val_if_fail (pictures != NULL, NULL);
  g_return_val_if_fail (address != NULL, NULL);

  uri = g_hash_table_lookup (pictures->uris, address);
  if (uri == NULL)
    {
      char *made = make_uri (pictures, address);

      g_hash_table_insert (pictures->uris, g_strdup (address), made);
      uri = made;
    }
  length = strlen (uri);
  if (length == 0 || length > pictures->left)
    return NULL;
  pictures->left -= length;
  return uri;
}
