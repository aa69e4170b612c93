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

static gboolean
find_format (const char *path, ReadoutCliFormat *format)
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

/* A tag by the look of it; which languages there are is not ours to say. */
static gboolean
is_language (const char *tag)
{
  gsize length = strlen (tag);

  if (length < 2 || length > 35 || !g_ascii_isalpha (tag[0]) || !g_ascii_isalpha (tag[1]))
    return FALSE;
  return strspn (tag, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == length;
}

/* The file beside that of the target: its name with another ending. */
static char *
dup_beside (const char *path, const char *ending)
{
  const char *dot = strrchr (path, '.');

  return g_strdup_printf ("%.*s%s", (int)(dot - path), path, ending);
}

static gboolean
write_pdf (const char *markdown,
           ReadoutSnapshot *snapshot,
           const ReadoutCliTarget *target,
           GError **error)
{
  g_autofree char *whole = readout_export_markdown (markdown, snapshot);
  g_autoptr (ReadoutPageSettings) settings =
      readout_page_settings_new (target->letter ? READOUT_PAPER_LETTER : READOUT_PAPER_A4);
  g_autoptr (ReadoutMarkdown) parsed = readout_markdown_new (whole, -1, error);
  g_autoptr (ReadoutPages) pages = NULL;
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GBytes) bytes = NULL;

  if (parsed == NULL)
    return FALSE;
  settings->base_directory = g_strdup (target->base);
  settings->pictures = target->pictures != NULL ? g_hash_table_ref (target->pictures) : NULL;
  settings->language = g_strdup (target->language != NULL ? target->language : "en");
  settings->timestamp = snapshot != NULL ? readout_snapshot_get_timestamp (snapshot) : -1;
  pages = readout_pages_new (parsed, settings, NULL, NULL, error);
  if (pages == NULL || !readout_pages_write_pdf_to_stream (pages, stream, NULL, error) ||
      !g_output_stream_close (stream, NULL, error))
    return FALSE;
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  if (!readout_export_write (target->path, bytes, error))
    return FALSE;
  for (guint i = 0; i < readout_pages_get_remarks (pages)->len; i++)
    readout_cli_complain (target->path, readout_pages_get_remarks (pages)->pdata[i]);
  return TRUE;
}

static char *
make_text (const char *markdown,
           ReadoutSnapshot *snapshot,
           const ReadoutCliTarget *target,
           const char *bibliography)
{
  switch (target->format)
    {
    case READOUT_CLI_MARKDOWN:
      return readout_export_markdown (markdown, snapshot);
    case READOUT_CLI_PANDOC:
      return readout_export_pandoc (markdown, snapshot, bibliography);
    case READOUT_CLI_HTML:
      return readout_export_html_with_pictures (markdown, snapshot, NULL, target->language,
                                                target->base, target->pictures);
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

static gboolean
write_text (const char *path, const char *text)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (strcmp (path, "-") == 0)
    return readout_cli_print (text, strlen (text));
  bytes = g_bytes_new_static (text, strlen (text));
  if (readout_export_write (path, bytes, &error))
    return TRUE;
  readout_cli_complain (path, error->message);
  return FALSE;
}

/* What a Markdown text shows and is in the project goes beside it. */
static gboolean
write_pictures (const char *markdown, const ReadoutCliTarget *target)
{
  g_autoptr (GPtrArray) addresses = readout_export_list_pictures (markdown, target->pictures);
  g_autofree char *folder = g_path_get_dirname (target->path);

  for (guint i = 0; i < addresses->len && strcmp (target->path, "-") != 0; i++)
    {
      const char *address = g_ptr_array_index (addresses, i);
      g_autofree char *path = g_build_filename (folder, address, NULL);
      g_autoptr (GError) error = NULL;

      /* Its name changes with what it is: one that is there is the same. */
      if (!g_file_test (path, G_FILE_TEST_EXISTS) &&
          !readout_export_write (path, g_hash_table_lookup (target->pictures, address), &error))
        {
          readout_cli_complain (path, error->message);
          return FALSE;
        }
    }
  return TRUE;
}

/* The dialect of Pandoc, and its sources beside it. */
static gboolean
write_pandoc (const char *markdown, ReadoutSnapshot *snapshot, const ReadoutCliTarget *target)
{
  g_autofree char *csl_path = dup_beside (target->path, ".csl.json");
  g_autofree char *bibtex_path = dup_beside (target->path, ".bib");
  g_autofree char *name = g_path_get_basename (csl_path);
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autofree char *csl = readout_export_csl_json (markdown, snapshot);
  g_autofree char *bibtex = readout_export_bibtex (markdown, snapshot);
  g_autofree char *text = make_text (markdown, snapshot, target, valid);

  return write_text (csl_path, csl) && write_text (bibtex_path, bibtex) &&
         write_text (target->path, text) && write_pictures (markdown, target);
}

gboolean
readout_cli_target_check (ReadoutCliTarget *target, gboolean pandoc)
{
  if (!find_format (target->path, &target->format))
    return FALSE;
  if (target->language != NULL && !is_language (target->language))
    {
      readout_cli_complain ("--language", _("this is no language tag, such as “en” or “pt-BR”"));
      return FALSE;
    }
  if (pandoc && target->format != READOUT_CLI_MARKDOWN)
    {
      readout_cli_complain ("--pandoc", _("this is for .md only"));
      return FALSE;
    }
  if (pandoc)
    target->format = READOUT_CLI_PANDOC;
  return TRUE;
}

gboolean
readout_cli_write_briefing (const char *markdown,
                            ReadoutSnapshot *snapshot,
                            const ReadoutCliTarget *target)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (target->format == READOUT_CLI_PANDOC && strcmp (target->path, "-") != 0)
    return write_pandoc (markdown, snapshot, target);
  if (target->format != READOUT_CLI_PDF)
    {
      text = make_text (markdown, snapshot, target, NULL);
      return write_text (target->path, text) &&
             (target->format == READOUT_CLI_HTML || write_pictures (markdown, target));
    }
  if (write_pdf (markdown, snapshot, target, &error))
    return TRUE;
  readout_cli_complain (target->path, error->message);
  return FALSE;
}

const char *
readout_cli_get_formats_help (void)
{
  return _("The ending of FILE is the format:\n"
              "  .md        Markdown with footnotes, which “import --briefing” reads again\n"
                            "  .md with --pandoc: the dialect of Pandoc, [@key, p. 3]; its sources go beside it,\n"
                            "             into files of the same name with .csl.json and .bib\n"
                            "  .html      one web page, with nothing to load and no script\n"
                            "  .pdf       pages\n"
                            "  .csv       the statements as a table; an apostrophe stands before what a\n"
                            "             spreadsheet would take for a formula\n"
                            "  .json      the statements, and the key points with their sources\n"
                            "  .bib       the sources that are cited, for BibTeX\n"
                            "  .csl.json  the same for citation processors");
}
