/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes pages as a PDF: ink, structure, links, outline, metadata, the same bytes every time.
 */
#include "typeset/readout-pages-private.h"
#include "typeset/readout-pdf-completion.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "readout-config.h"

/* The date of the document, as Cairo reads it. */
static char *
make_date (const ReadoutPageSettings *settings)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  gint64 seconds = settings->timestamp;
  g_autoptr (GDateTime) date = NULL;

  if (seconds < 0)
    seconds = epoch != NULL ? g_ascii_strtoll (epoch, NULL, 10) : 0;
  date = g_date_time_new_from_unix_utc (seconds);
  if (date == NULL)
    date = g_date_time_new_from_unix_utc (0);
  return g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ");
}

static void
write_metadata (ReadoutPages *pages, cairo_surface_t *surface)
{
  const ReadoutPageSettings *settings = pages->settings;
  g_autofree char *date = make_date (settings);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Readout " READOUT_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, date);
  if (pages->title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, pages->title);
  if (settings->author != NULL && *settings->author != '\0')
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, settings->author);
}

static void
write_outline (ReadoutPages *pages, cairo_surface_t *surface)
{
  int parents[8] = { CAIRO_PDF_OUTLINE_ROOT };
  int levels[8] = { 0 };
  guint depth = 0;

  for (guint i = 0; i < pages->headings->len; i++)
    {
      const ReadoutPageHeading *heading = &g_array_index (pages->headings, ReadoutPageHeading, i);
      g_autofree char *target = g_strdup_printf ("dest='heading%u'", i + 1);

      while (depth > 0 && levels[depth] >= heading->level)
        depth--;
      depth++;
      levels[depth] = heading->level;
      parents[depth] = cairo_pdf_surface_add_outline (
          surface, parents[depth - 1], heading->words, target,
          heading->level <= pages->galley->top_level ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
    }
}

static cairo_status_t
write_cb (void *data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
draw_pages (ReadoutPages *pages, cairo_t *cairo, GPtrArray *figures, GCancellable *cancellable)
{
  ReadoutTagWriter *writer = readout_tag_writer_new (pages, cairo, figures);
  gboolean is_cancelled = FALSE;

  for (guint i = 0; i < pages->pages->len && !is_cancelled; i++)
    {
      readout_pages_draw_with (pages, i, cairo, writer);
      cairo_show_page (cairo);
      is_cancelled = g_cancellable_is_cancelled (cancellable);
    }
  readout_tag_writer_free (writer);
  return !is_cancelled;
}

static GByteArray *
make_pdf (ReadoutPages *pages, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GPtrArray) figures = g_ptr_array_new ();
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream (write_cb, bytes, pages->page_width, pages->page_height);
  cairo_t *cairo;
  cairo_status_t status;
  gboolean is_done;

  /* From here on Cairo keeps the catalogue of PDF 1.5 compressed, where it cannot be completed. For
   * PDF 1.4 it does not say what ligatures stand for: that is the smaller loss. */
  if (cairo_version () >= CAIRO_VERSION_ENCODE (1, 17, 6))
    cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  write_metadata (pages, surface);
  cairo = cairo_create (surface);
  is_done = draw_pages (pages, cairo, figures, cancellable);
  status = cairo_status (cairo);
  cairo_destroy (cairo);
  write_outline (pages, surface);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (!is_done)
    {
      g_cancellable_set_error_if_cancelled (cancellable, error);
      return NULL;
    }
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                   _("The PDF could not be made: %s"), cairo_status_to_string (status));
      return NULL;
    }
  readout_pdf_complete (bytes, pages->settings->language, figures);
  return g_steal_pointer (&bytes);
}

gboolean
readout_pages_write_pdf (ReadoutPages *pages,
                         GFile *file,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (GByteArray) bytes = NULL;

  g_return_val_if_fail (READOUT_IS_PAGES (pages), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  bytes = make_pdf (pages, cancellable, error);
  if (bytes == NULL)
    return FALSE;
  /* GIO writes a file beside it and renames that. */
  return g_file_replace_contents (file, (const char *)bytes->data, bytes->len, NULL, FALSE,
                                  G_FILE_CREATE_NONE, NULL, cancellable, error);
}

gboolean
readout_pages_write_pdf_to_stream (ReadoutPages *pages,
                                   GOutputStream *stream,
                                   GCancellable *cancellable,
                                   GError **error)
{
  g_autoptr (GByteArray) bytes = NULL;

  g_return_val_if_fail (READOUT_IS_PAGES (pages), FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  bytes = make_pdf (pages, cancellable, error);
  return bytes != NULL &&
         g_output_stream_write_all (stream, bytes->data, bytes->len, NULL, cancellable, error);
}
