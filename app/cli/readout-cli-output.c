/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes briefings in the format that the name of the file asks for.
 */
#include "readout-cli.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <string.h>

#include "export/readout-export.h"
#include "typeset/readout-pages.h"

static const struct
{
  const char *ending;
  ReadoutCliFormat format;
} endings[] = {
  /* .csl.json before .json */
  { ".csl.json", READOUT_CLI_CSL_JSON }, { ".md", READOUT_CLI_MARKDOWN },
  { ".markdown", READOUT_CLI_MARKDOWN }, { ".html", READOUT_CLI_HTML },
  { ".htm", READOUT_CLI_HTML },          { ".pdf", READOUT_CLI_PDF },
  { ".csv", READOUT_CLI_CSV },           { ".json", READOUT_CLI_JSON },
  { ".bib", READOUT_CLI_BIBTEX },
};

gboolean
readout_cli_find_format (const char *path, ReadoutCliFormat *format)
{
  g_autofree char *folded = g_ascii_strdown (path, -1);

  *format = READOUT_CLI_MARKDOWN;
  if (strcmp (path, "-") == 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (folded, endings[i].ending))
      {
        *format = endings[i].format;
        return TRUE;
      }
  readout_cli_complain (
      path, _("the name must end in .md, .pdf, .html, .csv, .json, .bib or .csl.json"));
  return FALSE;
}

static gboolean
write_pdf (const char *markdown,
           ReadoutSnapshot *snapshot,
           const char *path,
           const char *base,
           gboolean letter,
           GError **error)
{
  g_autofree char *whole = readout_export_markdown (markdown, snapshot);
  g_autoptr (ReadoutPageSettings) settings =
      readout_page_settings_new (letter ? READOUT_PAPER_LETTER : READOUT_PAPER_A4);
  g_autoptr (ReadoutMarkdown) parsed = readout_markdown_new (whole, -1, error);
  g_autoptr (ReadoutPages) pages = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);

  if (parsed == NULL)
    return FALSE;
  settings->base_directory = g_strdup (base);
  settings->language = g_strdup ("en");
  settings->timestamp = snapshot != NULL ? readout_snapshot_get_timestamp (snapshot) : -1;
  pages = readout_pages_new (parsed, settings, NULL, NULL, error);
  if (pages == NULL || !readout_pages_write_pdf (pages, file, NULL, error))
    return FALSE;
  for (guint i = 0; i < readout_pages_get_remarks (pages)->len; i++)
    readout_cli_complain (path, readout_pages_get_remarks (pages)->pdata[i]);
  return TRUE;
}

static char *
make_text (const char *markdown, ReadoutSnapshot *snapshot, ReadoutCliFormat format)
{
  switch (format)
    {
    case READOUT_CLI_MARKDOWN:
      return readout_export_markdown (markdown, snapshot);
    case READOUT_CLI_PANDOC:
      return readout_export_pandoc (markdown, snapshot);
    case READOUT_CLI_HTML:
      return readout_export_html (markdown, snapshot, NULL, NULL);
    case READOUT_CLI_CSV:
      return readout_export_csv (snapshot);
    case READOUT_CLI_JSON:
      return readout_export_json (snapshot);
    case READOUT_CLI_BIBTEX:
      return readout_export_bibtex (markdown, snapshot);
    case READOUT_CLI_CSL_JSON:
      return readout_export_csl_json (markdown, snapshot);
    case READOUT_CLI_PDF:
    default:
      g_return_val_if_reached (NULL);
    }
}

gboolean
readout_cli_write_briefing (const char *markdown,
                            ReadoutSnapshot *snapshot,
                            const char *path,
                            ReadoutCliFormat format,
                            const char *base,
                            gboolean letter)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gboolean done;

  if (format == READOUT_CLI_PDF)
    done = write_pdf (markdown, snapshot, path, base, letter, &error);
  else
    {
      text = make_text (markdown, snapshot, format);
      if (strcmp (path, "-") == 0)
        return readout_cli_print (text, strlen (text));
      bytes = g_bytes_new_static (text, strlen (text));
      done = readout_export_write (path, bytes, &error);
    }
  if (!done)
    readout_cli_complain (path, error->message);
  return done;
}
