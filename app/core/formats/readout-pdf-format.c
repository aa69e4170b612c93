/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads PDF.
 */
#include "formats/readout-pdf-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/readout-pdf.h"

/* The header may stand behind so many bytes of something else. */
#define HEADER_WITHIN 1024

/* A document of more pages is a library. */
#define PAGES_MAX 20000

/* Whether there are pictures is looked up on so many pages. */
#define PICTURE_PAGES_MAX 5

gboolean
readout_pdf_sniff (const ReadoutDocument *document)
{
  static const char *const others[] = { "PK\003\004", "<", "{\\rtf", "From ", NULL };
  const char *start = document->data;
  const char *end = start + MIN (document->length, HEADER_WITHIN);
  const char *header = memmem (start, end - start, "%PDF-", 5);

  if (header == NULL || header == start)
    return header != NULL;
  /* What holds a PDF, or speaks of one, is none. */
  for (guint i = 0; others[i] != NULL; i++)
    if (strncmp (start, others[i], MIN (strlen (others[i]), document->length)) == 0)
      return FALSE;
  return header + 6 < end && g_ascii_isdigit (header[5]) && header[6] == '.' &&
         (guchar)header[-1] < ' ';
}

static gboolean
fail (GError **error, ReadoutImportError code, const char *message)
{
  g_set_error_literal (error, READOUT_IMPORT_ERROR, code, message);
  return FALSE;
}

/* Opens the document from memory; says in words why it cannot be opened. */
static PopplerDocument *
open_document (const ReadoutDocument *document, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (document->data, document->length);
  g_autoptr (GError) reason = NULL;
  PopplerDocument *pdf = poppler_document_new_from_bytes (bytes, NULL, &reason);

  if (pdf != NULL)
    return pdf;
  if (g_error_matches (reason, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
    fail (
        error, READOUT_IMPORT_ERROR_UNKNOWN_FORMAT,
        _("This PDF is protected by a password; open it in a PDF reader, print it to a new PDF and import that"));
  else
    fail (error, READOUT_IMPORT_ERROR_DAMAGED,
          _("This PDF is damaged and cannot be read; get it once more from where it came"));
  return NULL;
}

static gboolean
check_length (guint n_pages, GError **error)
{
  if (n_pages == 0)
    return fail (error, READOUT_IMPORT_ERROR_EMPTY, _("This PDF has no pages"));
  if (n_pages > PAGES_MAX)
    return fail (error, READOUT_IMPORT_ERROR_TOO_LARGE,
                 _("This PDF has too many pages; split it and import the parts"));
  return TRUE;
}

/* Reads the pages. @n_broken counts those that are too damaged. */
static gboolean
read_pages (PopplerDocument *pdf, ReadoutPdfPages *pages, guint *n_broken, GError **error)
{
  int n_pages = poppler_document_get_n_pages (pdf);

  *n_broken = 0;
  for (int i = 0; i < n_pages; i++)
    {
      PopplerPage *page = poppler_document_get_page (pdf, i);
      gboolean fits = readout_pdf_pages_add (pages, page);

      *n_broken += page == NULL;
      g_clear_object (&page);
      if (!fits)
        return fail (error, READOUT_IMPORT_ERROR_TOO_LARGE,
                     _("This PDF has too much text; split it and import the parts"));
    }
  return TRUE;
}

static gboolean
has_pictures (PopplerDocument *pdf)
{
  int n_pages = MIN (poppler_document_get_n_pages (pdf), PICTURE_PAGES_MAX);
  gboolean found = FALSE;

  for (int i = 0; i < n_pages && !found; i++)
    {
      PopplerPage *page = poppler_document_get_page (pdf, i);
      GList *pictures = page != NULL ? poppler_page_get_image_mapping (page) : NULL;

      found = pictures != NULL;
      poppler_page_free_image_mapping (pictures);
      g_clear_object (&page);
    }
  return found;
}

/* Why there is no text. */
static gboolean
fail_without_text (PopplerDocument *pdf, guint n_broken, GError **error)
{
  if (n_broken == (guint)poppler_document_get_n_pages (pdf))
    return fail (
        error, READOUT_IMPORT_ERROR_DAMAGED,
        _("The pages of this PDF are damaged and cannot be read; get it once more from where it came"));
  if (has_pictures (pdf))
    return fail (
        error, READOUT_IMPORT_ERROR_EMPTY,
        _("This PDF is a scan: it has pictures of text and no text; run text recognition (OCR) on it and import the result"));
  return fail (error, READOUT_IMPORT_ERROR_EMPTY,
               _("This PDF has no text: its pages are empty or only drawn"));
}

/* Which size most letters have. */
static void
find_body_size (ReadoutPdfPages *pages)
{
  g_autofree gsize *lengths = g_new0 (gsize, 2001);
  guint most = 20;

  for (guint i = 0; i < pages->lines->len; i++)
    {
      const ReadoutPdfLine *line = readout_pdf_pages_get_line (pages, i);
      guint size = (guint)(line->size * 2 + 0.5f);

      lengths[MIN (size, 2000)] += line->end - line->start;
    }
  for (guint i = 0; i <= 2000; i++)
    if (lengths[i] > lengths[most])
      most = i;
  pages->body_size = most / 2.0f;
}

static void
write_text (ReadoutPdfPages *pages, ReadoutTextBuilder *builder, char **headline)
{
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) blocks = NULL;

  find_body_size (pages);
  readout_pdf_mark_furniture (pages);
  for (guint i = 0; i < pages->pages->len; i++)
    {
      readout_pdf_join_initials (pages, i);
      readout_pdf_order_page (pages, i, order);
    }
  blocks = readout_pdf_find_blocks (pages, order);
  readout_pdf_link_blocks (pages, order, blocks);
  readout_pdf_resolve_references (pages, order, blocks);
  readout_pdf_write_blocks (pages, order, blocks, builder);
  *headline = readout_pdf_find_headline (pages, order, blocks);
}

/* Reads the document that was opened; the report is the caller's. */
static ReadoutReport *
read_report (PopplerDocument *pdf, const char *name, GError **error)
{
  g_autoptr (ReadoutPdfPages) pages = readout_pdf_pages_new ();
  g_autoptr (ReadoutTextBuilder) builder = readout_text_builder_new ();
  g_autoptr (ReadoutReport) report = readout_report_new ();
  g_autofree char *headline = NULL;
  guint n_broken;

  if (!check_length (MAX (poppler_document_get_n_pages (pdf), 0), error) ||
      !read_pages (pdf, pages, &n_broken, error))
    return NULL;
  if (pages->lines->len == 0)
    {
      fail_without_text (pdf, n_broken, error);
      return NULL;
    }
  write_text (pages, builder, &headline);
  readout_pdf_read_metadata (pdf, headline, builder, name, report);
  report->text = readout_text_builder_finish (builder, error);
  return report->text != NULL ? g_steal_pointer (&report) : NULL;
}

gboolean
readout_pdf_read (const ReadoutDocument *document, GPtrArray *reports, GError **error)
{
  PopplerDocument *pdf = open_document (document, error);
  ReadoutReport *report = pdf != NULL ? read_report (pdf, document->name, error) : NULL;

  g_clear_object (&pdf);
  if (report == NULL)
    return FALSE;
  g_ptr_array_add (reports, report);
  return TRUE;
}
