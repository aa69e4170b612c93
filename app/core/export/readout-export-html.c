/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A briefing as one HTML file that can do no harm.
 */
#include "export/readout-export.h"

#include <string.h>

#include "export/readout-html-language.h"
#include "export/readout-html-writer.h"

static const char style[] =
    ":root{color-scheme:light dark}\n"
    "body{font:1.0625rem/1.6 Georgia,'Times New Roman',serif;max-width:42rem;margin:0 auto;padding:2rem 1rem 4rem;color:#1a1a1a;background:#fff;overflow-wrap:break-word}\n"
    "h1,h2,h3,h4,h5,h6,p,li,blockquote,dd{unicode-bidi:plaintext;text-align:start}\n"
    "h1,h2,h3,h4,h5,h6{font-family:system-ui,sans-serif;line-height:1.25;margin:2em 0 .6em;break-after:avoid}\n"
    "h1{font-size:1.8rem;margin-top:0}h2{font-size:1.35rem}h3{font-size:1.1rem}h4,h5,h6{font-size:1rem}\n"
    "blockquote{margin:1rem 0;padding-inline-start:1rem;border-inline-start:3px solid #b0b0b0}\n"
    "ul,ol{padding-inline-start:1.75rem}li+li{margin-top:.25rem}\n"
    "pre{overflow:auto;padding:.6rem .8rem;background:#f3f3f3;border-radius:6px;direction:ltr;text-align:left}\n"
    "code{font:.9em ui-monospace,'DejaVu Sans Mono',monospace}\n"
    "img{max-width:100%;height:auto}hr{border:0;border-top:1px solid #b0b0b0;margin:2rem 0}\n"
    "a{color:#1a5fb4}a:focus-visible{outline:2px solid currentColor;outline-offset:2px}\n"
    "sup{line-height:0;font-size:.75em}sup a{text-decoration:none;padding:0 .15em}\n"
    ".sources{font-size:.9rem;border-top:1px solid #b0b0b0;margin-top:3rem}\n"
    ".sources h2{font-size:1.1rem}.sources li>p{margin:.4rem 0}\n"
    "table{border-collapse:collapse;margin:1rem 0}th,td{border-bottom:1px solid #b0b0b0;padding:.3rem .6rem;text-align:start;vertical-align:top}\n"
    ":target{background:#fdf3c4}\n"
    "@media (prefers-color-scheme:dark){body{color:#eee;background:#1e1e1e}a{color:#99c1f1}pre{background:#2c2c2c}:target{background:#4a4420}}\n"
    "@media print{:root{color-scheme:light}body{font-size:11pt;max-width:none;padding:0;color:#000;background:#fff}a{color:inherit}pre{white-space:pre-wrap;background:none;border:1px solid #b0b0b0}p,li,blockquote{orphans:2;widows:2}li,blockquote,img{break-inside:avoid}.back{display:none}:target{background:none}}\n";

/* The words of the first heading, owned by the caller. */
static char *
dup_first_heading (ReadoutMarkdown *markdown)
{
  for (cmark_node *node = cmark_node_first_child (readout_markdown_get_root (markdown));
       node != NULL; node = cmark_node_next (node))
    if (cmark_node_get_type (node) == CMARK_NODE_HEADING)
      return readout_markdown_dup_text (markdown, node, NULL);
  return g_strdup ("Briefing");
}

static void
append_head (GString *html, const char *language, gboolean is_rtl, const char *title)
{
  g_string_append_printf (
      html,
      "<!DOCTYPE html>\n<html lang=\"%s\"%s>\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
      "<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<title>",
      language, is_rtl ? " dir=\"rtl\"" : "");
  readout_html_append_escaped (html, title);
  g_string_append_printf (html, "</title>\n<style>\n%s</style>\n</head>\n<body>\n<main>\n", style);
}

char *
readout_export_html (const char *markdown,
                     ReadoutSnapshot *snapshot,
                     const char *title,
                     const char *language,
                     const char *directory)
{
  return readout_export_html_with_pictures (markdown, snapshot, title, language, directory, NULL);
}

char *
readout_export_html_with_pictures (const char *markdown,
                                   ReadoutSnapshot *snapshot,
                                   const char *title,
                                   const char *language,
                                   const char *directory,
                                   GHashTable *pictures)
{
  g_autofree char *whole = NULL;
  g_autofree char *heading = NULL;
  g_autofree char *tag = NULL;
  g_autoptr (ReadoutMarkdown) parsed = NULL;
  g_autoptr (ReadoutHtmlWriter) writer = NULL;
  GString *html = NULL;
  gboolean is_rtl;

  g_return_val_if_fail (markdown != NULL, NULL);

  whole = readout_export_markdown (markdown, snapshot);
  parsed = readout_markdown_new (whole, -1, NULL);
  if (parsed == NULL)
    {
      /* What cannot be read is shown as it stands. */
      g_autofree char *valid = g_utf8_make_valid (whole, -1);

      html = g_string_new (NULL);
      append_head (html, "und", FALSE, title != NULL ? title : "Briefing");
      g_string_append (html, "<pre>");
      readout_html_append_escaped (html, valid);
      g_string_append (html, "</pre>\n</main>\n</body>\n</html>\n");
      return g_string_free (html, FALSE);
    }
  heading = title != NULL ? g_strdup (title) : dup_first_heading (parsed);
  tag = readout_html_language_choose (parsed, language, &is_rtl);
  html = g_string_sized_new (strlen (whole) * 5 / 4 + 4096);
  append_head (html, tag, is_rtl, heading);
  writer = readout_html_writer_new (parsed, html, directory, pictures, is_rtl);
  readout_html_writer_write (writer, readout_markdown_get_root (parsed));
  if (readout_markdown_get_notes (parsed)->len > 0)
    {
      g_string_append_printf (
          html, "<section class=\"sources\" role=\"doc-endnotes\">\n<h2%s>Sources</h2>\n<ol>\n",
          g_str_has_prefix (tag, "en") ? "" : " lang=\"en\" dir=\"ltr\"");
      readout_html_writer_write_notes (writer);
      g_string_append (html, "</ol>\n</section>\n");
    }
  g_string_append (html, "</main>\n</body>\n</html>\n");
  return g_string_free (html, FALSE);
}
