/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The formats that a briefing can be exported in.
 */
#include "readout-export-formats.h"

#include <glib/gi18n.h>

static const ReadoutExportFormat formats[] = {
  { "pdf", N_ ("PDF"),
               N_ ("Pages as in the preview, to hand over and to print"),
                   READOUT_OUTPUT_PDF,
                   READOUT_EXPORT_BRIEFING,
                   READOUT_FILES_PDF,
                   TRUE },
    { "html", N_ ("Web Page"),
                  N_ ("One file for any browser, with nothing to load"),
                      READOUT_OUTPUT_HTML,
                      READOUT_EXPORT_BRIEFING,
                      READOUT_FILES_HTML,
                      TRUE },
      { "markdown", N_ ("Markdown"),
                        N_ ("With footnotes; Readout opens it again"),
                            READOUT_OUTPUT_MARKDOWN,
                            READOUT_EXPORT_BRIEFING,
                            READOUT_FILES_MARKDOWN,
                            FALSE },
        { "pandoc", N_ ("Markdown for Pandoc"),
                        N_ ("With citation keys, and the sources in two files beside it"),
                            READOUT_OUTPUT_PANDOC,
                            READOUT_EXPORT_BRIEFING,
                            READOUT_FILES_MARKDOWN,
                            FALSE },
          { "csv", N_ ("Table (CSV)"),
                       N_ ("All statements, one a row, for spreadsheets"),
                           READOUT_OUTPUT_CSV,
                           READOUT_EXPORT_STATEMENTS,
                           READOUT_FILES_CSV,
                           TRUE },
            { "json", N_ ("Data (JSON)"),
                          N_ ("All statements and key points, for programs"),
                              READOUT_OUTPUT_JSON,
                              READOUT_EXPORT_STATEMENTS,
                              READOUT_FILES_JSON,
                              FALSE },
              { "bibtex", N_ ("BibTeX"),
                              N_ ("What the briefing cites, for LaTeX and reference managers"),
                                  READOUT_OUTPUT_BIBTEX,
                                  READOUT_EXPORT_SOURCES,
                                  READOUT_FILES_BIBTEX,
                                  FALSE },
                { "csl-json",
                  N_ ("CSL-JSON"),
                      N_ ("What the briefing cites, for Zotero and citation processors"),
                          READOUT_OUTPUT_CSL_JSON,
                          READOUT_EXPORT_SOURCES,
                          READOUT_FILES_CSL_JSON,
                          FALSE },
                  { 0 },
                };

const ReadoutExportFormat *
readout_export_formats_get (void)
{
  return formats;
}

const ReadoutExportFormat *
readout_export_formats_find (const char *name)
{
  for (const ReadoutExportFormat *format = formats; format->name != NULL; format++)
    if (g_strcmp0 (format->name, name) == 0)
      return format;
  return NULL;
}
