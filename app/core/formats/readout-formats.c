/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The formats that Readout takes, and how the right one is found.
 */
#include "formats/readout-formats.h"

#include <glib/gi18n-lib.h>

#include "formats/readout-feed-format.h"
#include "formats/readout-html-format.h"
#include "formats/readout-mail-format.h"
#include "formats/readout-odt-format.h"
#include "formats/readout-package-format.h"
#include "formats/readout-pdf-format.h"
#include "formats/readout-rtf-format.h"

/* A mail in a mail in a mail, and what is attached to that. */
#define DEPTH_MAX 4

/* The first one that recognises a document reads it; plain text, which recognises everything, is
 * the last. */
static const ReadoutFormat formats[] = {
  { "application/pdf", readout_pdf_sniff, readout_pdf_read },
  { "application/zip", readout_package_sniff, readout_package_read },
  { "application/rtf", readout_rtf_sniff, readout_rtf_read },
  { "application/vnd.oasis.opendocument.text-flat-xml", readout_flat_odt_sniff,
    readout_flat_odt_read },
  { "application/rss+xml", readout_feed_sniff, readout_feed_read },
  { "text/html", readout_html_sniff, readout_html_read },
  { "application/mbox", readout_mbox_sniff, readout_mbox_read },
  { "message/rfc822", readout_mail_sniff, readout_mail_read },
  { "text/markdown", readout_markdown_sniff, readout_markdown_read },
  { "text/plain", readout_plain_sniff, readout_plain_read },
};

static void (*demand_func) (void);

void
readout_formats_set_demand (void (*demand) (void))
{
  demand_func = demand;
}

void
readout_formats_demand (void)
{
  if (demand_func != NULL)
    demand_func ();
}

gboolean
readout_document_has_ending (const ReadoutDocument *document, const char *const *endings)
{
  g_autofree char *folded = NULL;

  if (document->name == NULL)
    return FALSE;
  folded = g_ascii_strdown (document->name, -1);
  for (guint i = 0; endings[i] != NULL; i++)
    if (g_str_has_suffix (folded, endings[i]))
      return TRUE;
  return FALSE;
}

/* Whether the text has a word at all. */
static gboolean
check_text (ReadoutText *text, GError **error)
{
  if (readout_text_get_paragraphs (text)->len > 0)
    return TRUE;
  g_set_error_literal (error, READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_EMPTY,
                       _("It has no text in it"));
  return FALSE;
}

/* What the format left for its caller to say. */
static void
complete (ReadoutReport *report,
          const ReadoutFormat *format,
          GBytes *original,
          const char *name,
          guint depth)
{
  if (report->path == NULL && name != NULL && depth > 0)
    report->path = g_filename_display_basename (name);
  if (report->media_type == NULL)
    report->media_type = g_strdup (format->media_type);
  if (report->original == NULL)
    report->original = g_bytes_ref (original);
}

/* Gives an error that is not in words for the person, because a library made it or a text became
 * too long, words. */
static void
put_in_words (GError **error)
{
  gboolean too_large = g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE);

  if ((*error)->domain == READOUT_IMPORT_ERROR)
    return;
  g_clear_error (error);
  if (too_large)
    g_set_error_literal (error, READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_TOO_LARGE,
                         _("The text in it is longer than a report can be"));
  else
    g_set_error_literal (error, READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_DAMAGED,
                         _("It is damaged and cannot be read"));
}

static gboolean
read_document (GBytes *original, const char *name, guint depth, GPtrArray *reports, GError **error)
{
  g_autofree char *basename = name != NULL ? g_path_get_basename (name) : NULL;
  g_autofree char *description = NULL;
  ReadoutDocument document = { NULL, 0, basename, depth };
  const ReadoutFormat *format = formats;
  g_autoptr (GError) problem = NULL;
  guint n_before = reports->len;
  gboolean sound;

  document.data = g_bytes_get_data (original, &document.length);
  if (document.length == 0)
    {
      g_set_error_literal (error, READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_EMPTY,
                           _("It is empty"));
      return FALSE;
    }
  description = readout_document_describe (&document);
  if (description != NULL)
    {
      g_set_error_literal (error, READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_UNKNOWN_FORMAT,
                           description);
      return FALSE;
    }

  while (!format->sniff (&document))
    format++;
  sound = format->read (&document, reports, &problem);
  for (guint i = n_before; sound && i < reports->len; i++)
    {
      ReadoutReport *report = g_ptr_array_index (reports, i);

      complete (report, format, original, name, depth);
      sound = check_text (report->text, &problem);
    }
  if (sound)
    return TRUE;
  g_ptr_array_set_size (reports, n_before);
  put_in_words (&problem);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

GPtrArray *
readout_formats_read (GBytes *original, const char *name, GError **error)
{
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (original != NULL, NULL);

  return read_document (original, name, 0, reports, error) ? g_steal_pointer (&reports) : NULL;
}

gboolean
readout_formats_read_part (const ReadoutDocument *parent,
                           GBytes *part,
                           const char *name,
                           GPtrArray *reports,
                           GError **error)
{
  if (parent->depth >= DEPTH_MAX)
    {
      g_set_error_literal (error, READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_DAMAGED,
                           _("Too many documents are inside of one another"));
      return FALSE;
    }
  return read_document (part, name, parent->depth + 1, reports, error);
}
