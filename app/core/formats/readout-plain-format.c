/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads plain text.
 */
#include "formats/readout-metadata.h"

gboolean
readout_plain_sniff (const ReadoutDocument *document)
{
  return TRUE;
}

gboolean
readout_plain_read (const ReadoutDocument *document, GPtrArray *reports, GError **error)
{
  g_autoptr (ReadoutReport) report = readout_report_new ();
  gsize length;
  gboolean doubtful;
  g_autofree char *text = readout_document_decode (document, &length, &doubtful, error);
  g_autoptr (GArray) paragraphs = NULL;
  g_autoptr (GArray) rest = NULL;
  ReadoutSpan header;

  if (text == NULL)
    return FALSE;
  header = readout_metadata_read_header (report, text, 0, length);
  paragraphs = readout_text_find_paragraphs (text, 0, header.start);
  rest = readout_text_find_paragraphs (text, header.end, length);
  g_array_append_vals (paragraphs, rest->data, rest->len);
  readout_metadata_guess (report, text, paragraphs, document->name);
  if (doubtful)
    readout_report_add_doubt (report, READOUT_REPORT_FIELD_LANGUAGE);
  report->text = readout_text_new (text, length, paragraphs, error);
  if (report->text == NULL)
    return FALSE;
  g_ptr_array_add (reports, g_steal_pointer (&report));
  return TRUE;
}
