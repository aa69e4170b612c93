/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tells what is in a zip container, and has it read.
 */
#include "formats/readout-package-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/readout-package.h"

typedef gboolean (*Reader) (ReadoutZip *zip,
                            const ReadoutDocument *document,
                            GPtrArray *reports,
                            GError **error);

char *
readout_package_resolve (const char *base, const char *reference)
{
  g_autofree char *decoded = NULL;
  g_auto (GStrv) parts = NULL;
  g_autoptr (GPtrArray) path = g_ptr_array_new_with_free_func (g_free);
  gsize length = strcspn (reference, "#?");

  if (memchr (reference, ':', length) != NULL || length == 0)
    return NULL;
  decoded = g_uri_unescape_segment (reference, reference + length, NULL);
  if (decoded == NULL)
    decoded = g_strndup (reference, length);
  if (base != NULL && *decoded != '/')
    {
      const char *folder_end = strrchr (base, '/');
      g_autofree char *relative = g_steal_pointer (&decoded);

      decoded = folder_end == NULL
                    ? g_strdup (relative)
                    : g_strdup_printf ("%.*s/%s", (int)(folder_end - base), base, relative);
    }
  parts = g_strsplit (decoded, "/", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] == '\0' || strcmp (parts[i], ".") == 0)
        continue;
      if (strcmp (parts[i], "..") != 0)
        g_ptr_array_add (path, g_strdup (parts[i]));
      else if (path->len == 0)
        return NULL;
      else
        g_ptr_array_set_size (path, path->len - 1);
    }
  g_ptr_array_add (path, NULL);
  return path->len > 1 ? g_strjoinv ("/", (char **)path->pdata) : NULL;
}

/* Whether the entry "mimetype", with which OpenDocument files and e-books begin, has this value. */
static gboolean
has_type (ReadoutZip *zip, const char *type)
{
  GBytes *bytes = readout_zip_get (zip, "mimetype");
  gsize length = 0;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  return data != NULL && length >= strlen (type) && memcmp (data, type, strlen (type)) == 0;
}

/* A document that is no text, in words; or %NULL. */
static const char *
describe_other (ReadoutZip *zip)
{
  if (has_type (zip, "application/vnd.oasis.opendocument.spreadsheet") ||
      readout_zip_has_prefix (zip, "xl/"))
    return _("This is a spreadsheet; Readout reads texts only. Save what matters as a text document");
  if (has_type (zip, "application/vnd.oasis.opendocument.presentation") ||
      readout_zip_has_prefix (zip, "ppt/"))
    return _("These are presentation slides; Readout reads texts only. Save them as PDF and import that");
  if (has_type (zip, "application/vnd.oasis.opendocument."))
    return NULL;
  if (readout_zip_has (zip, "Index/Document.iwa") || readout_zip_has (zip, "index.xml"))
    return _("This is a document of Apple iWork; export it as Word or PDF and import that");
  return _("This is a zip archive; unpack it and import the reports in it");
}

static Reader
find_reader (ReadoutZip *zip)
{
  if (has_type (zip, "application/epub+zip") || readout_zip_has (zip, "META-INF/container.xml"))
    return readout_epub_read;
  if (has_type (zip, "application/vnd.oasis.opendocument.text") ||
      (readout_zip_has (zip, "content.xml") && !has_type (zip, "application/")))
    return readout_odt_read;
  if (readout_zip_has_prefix (zip, "word/"))
    return readout_docx_read;
  return NULL;
}

gboolean
readout_package_sniff (const ReadoutDocument *document)
{
  return readout_zip_sniff (document->data, document->length);
}

gboolean
readout_package_read (const ReadoutDocument *document, GPtrArray *reports, GError **error)
{
  static const char *const first[] = { "mimetype", NULL };
  g_autoptr (ReadoutZip) zip = readout_zip_open (document->data, document->length, error);
  Reader read;

  if (zip == NULL || !readout_zip_load_names (zip, first, error))
    return FALSE;
  read = find_reader (zip);
  if (read != NULL)
    return read (zip, document, reports, error);
  g_set_error_literal (error, READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_UNKNOWN_FORMAT,
                       describe_other (zip));
  return FALSE;
}
