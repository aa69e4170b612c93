/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A briefing as one HTML file that can do no harm.
 */
#include "export/readout-export.h"

#include <string.h>

#include "briefing/readout-citation.h"
#include "markdown/readout-markdown.h"

static const char style[] =
    "body{font:1.05rem/1.55 Georgia,'Times New Roman',serif;max-width:42rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}\n"
    "h1,h2,h3,h4,h5,h6{font-family:system-ui,sans-serif;line-height:1.25;break-after:avoid}\n"
    "h1{font-size:1.8rem}h2{font-size:1.35rem;margin-top:2rem}h3{font-size:1.1rem}\n"
    "blockquote{margin:1rem 0;padding-left:1rem;border-left:3px solid #bbb}\n"
    "pre{overflow:auto;padding:.5rem;background:#f4f4f4}code{font-size:.9em}\n"
    "sup a{text-decoration:none;padding:0 .1em}a{color:#1a5fb4}\n"
    ".sources{font-size:.9rem;border-top:1px solid #bbb;margin-top:2.5rem;padding-top:1rem}\n"
    ":target{background:#fdf3c4}\n"
    "@media (prefers-color-scheme:dark){body{color:#eee;background:#1e1e1e}a{color:#78aeed}pre{background:#2a2a2a}:target{background:#4a4420}}\n"
    "@media print{body{max-width:none;margin:0;color:#000;background:#fff}a{color:inherit}.sources{break-before:auto}p,li{orphans:2;widows:2}}\n";

typedef struct
{
  ReadoutMarkdown *markdown;
  GString *html;
  GPtrArray *tightness;
} Page;

static void
append_escaped (GString *html, const char *text)
{
  for (const char *p = text; p != NULL && *p != '\0'; p++)
    switch (*p)
      {
      case '&':
        g_string_append (html, "&amp;");
        break;
      case '<':
        g_string_append (html, "&lt;");
        break;
      case '>':
        g_string_append (html, "&gt;");
        break;
      case '"':
        g_string_append (html, "&quot;");
        break;
      case '\'':
        g_string_append (html, "&#39;");
        break;
      default:
        g_string_append_c (html, *p);
      }
}

/* As cmark writes addresses: what is not plain ASCII of an address is percent-encoded. */
static void
append_url (GString *html, const char *url)
{
  for (const char *p = url; *p != '\0'; p++)
    {
      if (*p == '&')
        g_string_append (html, "&amp;");
      else if (*p == '\'')
        g_string_append (html, "&#x27;");
      else if (g_ascii_isalnum (*p) || strchr ("!#$%()*+,-./:;=?@_~", *p) != NULL)
        g_string_append_c (html, *p);
      else
        g_string_append_printf (html, "%%%02X", (guchar)*p);
    }
}

static void
append_reference (Page *page, ReadoutMarkdownReference *reference)
{
  if (reference->note == NULL)
    return;
  /* Keys come from the text: they reach the page as numbers only. */
  g_string_append_printf (
      page->html, "<sup><a id=\"r%u-%u\" href=\"#n%u\" role=\"doc-noteref\">%u</a></sup>",
      reference->number, reference->ordinal, reference->number, reference->number);
}

static gboolean
is_tight (Page *page)
{
  return page->tightness->len > 0 &&
         GPOINTER_TO_INT (g_ptr_array_index (page->tightness, page->tightness->len - 1));
}

static void
write_list (Page *page, cmark_node *node, gboolean entering)
{
  gboolean ordered = cmark_node_get_list_type (node) == CMARK_ORDERED_LIST;
  int start = cmark_node_get_list_start (node);

  if (entering)
    {
      if (ordered && start != 1)
        g_string_append_printf (page->html, "<ol start=\"%d\">\n", start);
      else
        g_string_append (page->html, ordered ? "<ol>\n" : "<ul>\n");
      g_ptr_array_add (page->tightness, GINT_TO_POINTER (cmark_node_get_list_tight (node)));
    }
  else
    {
      g_string_append (page->html, ordered ? "</ol>\n" : "</ul>\n");
      g_ptr_array_set_size (page->tightness, page->tightness->len - 1);
    }
}

static void
write_block (Page *page, cmark_node *node, gboolean entering)
{
  GString *html = page->html;

  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_BLOCK_QUOTE:
      g_string_append (html, entering ? "<blockquote>\n" : "</blockquote>\n");
      /* Within it, paragraphs have tags again. */
      if (entering)
        g_ptr_array_add (page->tightness, GINT_TO_POINTER (FALSE));
      else
        g_ptr_array_set_size (page->tightness, page->tightness->len - 1);
      break;
    case CMARK_NODE_LIST:
      write_list (page, node, entering);
      break;
    case CMARK_NODE_ITEM:
      g_string_append (html, entering ? "<li>" : "</li>\n");
      break;
    case CMARK_NODE_PARAGRAPH:
      if (!is_tight (page))
        g_string_append (html, entering ? "<p>" : "</p>\n");
      else if (!entering && cmark_node_next (node) != NULL)
        g_string_append_c (html, '\n');
      break;
    case CMARK_NODE_HEADING:
      g_string_append_printf (html, entering ? "<h%d>" : "</h%d>\n",
                              cmark_node_get_heading_level (node));
      break;
    case CMARK_NODE_THEMATIC_BREAK:
      g_string_append (html, "<hr>\n");
      break;
    case CMARK_NODE_CODE_BLOCK:
      g_string_append (html, "<pre><code>");
      append_escaped (html, cmark_node_get_literal (node));
      g_string_append (html, "</code></pre>\n");
      break;
    default: /* documents have no tag of their own; raw HTML is left out */
      break;
    }
}

static void
write_link (Page *page, cmark_node *node, gboolean entering)
{
  const char *url = cmark_node_get_url (node);

  if (!readout_citation_url_is_safe (url) && !(url != NULL && *url == '#'))
    return;
  if (!entering)
    {
      g_string_append (page->html, "</a>");
      return;
    }
  g_string_append (page->html, "<a href=\"");
  append_url (page->html, url);
  g_string_append (page->html, "\" rel=\"noreferrer noopener\">");
}

/* FALSE for nodes that are blocks. */
static gboolean
write_inline (Page *page, cmark_node *node, gboolean entering)
{
  GString *html = page->html;

  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_TEXT:
      append_escaped (html, cmark_node_get_literal (node));
      return TRUE;
    case CMARK_NODE_SOFTBREAK:
      g_string_append_c (html, '\n');
      return TRUE;
    case CMARK_NODE_LINEBREAK:
      g_string_append (html, "<br>\n");
      return TRUE;
    case CMARK_NODE_CODE:
      g_string_append (html, "<code>");
      append_escaped (html, cmark_node_get_literal (node));
      g_string_append (html, "</code>");
      return TRUE;
    case CMARK_NODE_EMPH:
      g_string_append (html, entering ? "<em>" : "</em>");
      return TRUE;
    case CMARK_NODE_STRONG:
      g_string_append (html, entering ? "<strong>" : "</strong>");
      return TRUE;
    case CMARK_NODE_LINK:
      write_link (page, node, entering);
      return TRUE;
    case CMARK_NODE_IMAGE: /* its words stay: a picture from elsewhere would tell on the reader */
      return TRUE;
    case CMARK_NODE_CUSTOM_INLINE:
      if (entering && readout_markdown_get_reference (page->markdown, node) != NULL)
        append_reference (page, readout_markdown_get_reference (page->markdown, node));
      return TRUE;
    case CMARK_NODE_HTML_INLINE:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
write_nodes (Page *page, cmark_node *root)
{
  cmark_iter *iter = cmark_iter_new (root);
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);
      gboolean entering = event == CMARK_EVENT_ENTER;

      if (!write_inline (page, node, entering))
        write_block (page, node, entering);
    }
  cmark_iter_free (iter);
}

static void
write_notes (Page *page)
{
  GPtrArray *notes = readout_markdown_get_notes (page->markdown);

  if (notes->len == 0)
    return;
  g_string_append (page->html,
                   "<section class=\"sources\" role=\"doc-endnotes\">\n<h2>Sources</h2>\n<ol>\n");
  for (guint i = 0; i < notes->len; i++)
    {
      ReadoutMarkdownNote *note = g_ptr_array_index (notes, i);

      g_string_append_printf (page->html, "<li id=\"n%u\">", note->number);
      g_ptr_array_add (page->tightness, GINT_TO_POINTER (TRUE));
      write_nodes (page, note->blocks);
      g_ptr_array_set_size (page->tightness, page->tightness->len - 1);
      for (guint j = 0; j < note->references->len; j++)
        {
          ReadoutMarkdownReference *reference = g_ptr_array_index (note->references, j);

          g_string_append_printf (
              page->html,
              " <a href=\"#r%u-%u\" role=\"doc-backlink\" aria-label=\"Back to the text\">↩</a>",
              reference->number, reference->ordinal);
        }
      g_string_append (page->html, "</li>\n");
    }
  g_string_append (page->html, "</ol>\n</section>\n");
}

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

static gboolean
is_language_tag (const char *tag)
{
  if (tag == NULL || !g_ascii_isalpha (*tag) || strlen (tag) > 35)
    return FALSE;
  for (const char *p = tag; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '-')
      return FALSE;
  return TRUE;
}

char *
readout_export_html (const char *markdown,
                     ReadoutSnapshot *snapshot,
                     const char *title,
                     const char *language)
{
  g_autofree char *whole = NULL;
  g_autofree char *heading = NULL;
  g_autoptr (ReadoutMarkdown) parsed = NULL;
  Page page = { 0 };

  g_return_val_if_fail (markdown != NULL, NULL);

  whole = readout_export_markdown (markdown, snapshot);
  parsed = readout_markdown_new (whole, -1, NULL);
  page.html = g_string_new (NULL);
  page.markdown = parsed;
  page.tightness = g_ptr_array_new ();
  heading = title != NULL    ? g_strdup (title)
            : parsed != NULL ? dup_first_heading (parsed)
                             : g_strdup ("Briefing");
  g_string_append_printf (
      page.html,
      "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
      "<meta name=\"referrer\" content=\"no-referrer\">\n<title>",
      is_language_tag (language) ? language : "en");
  append_escaped (page.html, heading);
  g_string_append_printf (page.html, "</title>\n<style>\n%s</style>\n</head>\n<body>\n<main>\n",
                          style);
  if (parsed != NULL)
    {
      write_nodes (&page, readout_markdown_get_root (parsed));
      write_notes (&page);
    }
  g_string_append (page.html, "</main>\n</body>\n</html>\n");
  g_ptr_array_unref (page.tightness);
  return g_string_free (page.html, FALSE);
}
