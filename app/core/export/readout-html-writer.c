/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes trees of Markdown as HTML that can do no harm.
 */
#include <string.h>

#include "briefing/readout-citation.h"
#include "export/readout-html-language.h"
#include "export/readout-html-writer-private.h"

void
readout_html_append_escaped (GString *html, const char *text)
{
  while (*text != '\0')
    {
      gsize length = strcspn (text, "&<>\"");

      g_string_append_len (html, text, length);
      text += length;
      if (*text == '\0')
        return;
      g_string_append (html, *text == '&'   ? "&amp;"
                             : *text == '<' ? "&lt;"
                             : *text == '>' ? "&gt;"
                                            : "&quot;");
      text++;
    }
}

/* As cmark writes addresses: what is not plain ASCII of an address is percent-encoded. */
static void
append_address (GString *html, const char *address)
{
  for (const char *p = address; *p != '\0'; p++)
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
append_title (ReadoutHtmlWriter *writer, cmark_node *node)
{
  const char *title = cmark_node_get_title (node);

  if (title == NULL || *title == '\0')
    return;
  g_string_append (writer->html, " title=\"");
  readout_html_append_escaped (writer->html, title);
  g_string_append_c (writer->html, '"');
}

void
readout_html_writer_begin_line (ReadoutHtmlWriter *writer)
{
  if (writer->html->len > 0 && writer->html->str[writer->html->len - 1] != '\n')
    g_string_append_c (writer->html, '\n');
}

const char *
readout_html_writer_get_direction (ReadoutHtmlWriter *writer, cmark_node *block)
{
  ReadoutHtmlDirection direction;

  if (cmark_node_parent (block) != writer->root)
    return "";
  direction = readout_html_language_get_direction (block);
  if (direction == READOUT_HTML_NEUTRAL || (direction == READOUT_HTML_RTL) == writer->is_rtl)
    return "";
  return writer->is_rtl ? " dir=\"ltr\"" : " dir=\"rtl\"";
}

static void
write_list (ReadoutHtmlWriter *writer, cmark_node *list, gboolean is_entered)
{
  gboolean is_ordered = cmark_node_get_list_type (list) == CMARK_ORDERED_LIST;
  int start = cmark_node_get_list_start (list);

  if (!is_entered)
    {
      g_string_append (writer->html, is_ordered ? "</ol>\n" : "</ul>\n");
      return;
    }
  readout_html_writer_begin_line (writer);
  g_string_append (writer->html, is_ordered ? "<ol" : "<ul");
  if (is_ordered && start != 1)
    g_string_append_printf (writer->html, " start=\"%d\"", start);
  g_string_append_printf (writer->html, "%s>\n", readout_html_writer_get_direction (writer, list));
}

static void
write_code_block (ReadoutHtmlWriter *writer, cmark_node *block)
{
  const char *info = cmark_node_get_fence_info (block);

  readout_html_writer_begin_line (writer);
  g_string_append (writer->html, "<pre><code");
  if (info != NULL && *info != '\0')
    {
      g_autofree char *language = g_strndup (info, strcspn (info, " \t\n\v\f\r"));

      g_string_append (writer->html, " class=\"language-");
      readout_html_append_escaped (writer->html, language);
      g_string_append_c (writer->html, '"');
    }
  g_string_append_c (writer->html, '>');
  readout_html_append_escaped (writer->html, cmark_node_get_literal (block));
  g_string_append (writer->html, "</code></pre>\n");
}

static void
write_html_block (ReadoutHtmlWriter *writer, cmark_node *block)
{
  g_autofree char *words = readout_markdown_dup_html_words (cmark_node_get_literal (block));

  readout_html_writer_begin_line (writer);
  if (*words == '\0')
    return;
  g_string_append (writer->html, "<p>");
  readout_html_append_escaped (writer->html, words);
  g_string_append (writer->html, "</p>\n");
}

/* Links from a note back to the text. */
static void
write_back_links (ReadoutHtmlWriter *writer)
{
  GPtrArray *references = writer->note->references;

  writer->has_back_links = TRUE;
  for (guint i = 0; i < references->len; i++)
    {
      ReadoutMarkdownReference *reference = g_ptr_array_index (references, i);

      g_string_append_printf (
          writer->html,
          " <a class=\"back\" href=\"#r%u-%u\" role=\"doc-backlink\" aria-label=\"Back to "
          "reference %u-%u\">↩",
          reference->number, reference->ordinal, reference->number, reference->ordinal);
      if (references->len > 1)
        g_string_append_printf (writer->html, "<sup>%u</sup>", reference->ordinal);
      g_string_append (writer->html, "</a>");
    }
}

static gboolean
is_in_tight_list (cmark_node *paragraph)
{
  cmark_node *list = cmark_node_parent (cmark_node_parent (paragraph));

  return list != NULL && cmark_node_get_type (list) == CMARK_NODE_LIST &&
         cmark_node_get_list_tight (list);
}

static void
write_paragraph (ReadoutHtmlWriter *writer, cmark_node *paragraph, gboolean is_entered)
{
  gboolean is_tight = is_in_tight_list (paragraph);

  if (is_entered)
    {
      if (is_tight)
        return;
      readout_html_writer_begin_line (writer);
      g_string_append_printf (writer->html, "<p%s>",
                              readout_html_writer_get_direction (writer, paragraph));
      return;
    }
  if (writer->note != NULL && cmark_node_parent (paragraph) == writer->root &&
      cmark_node_next (paragraph) == NULL)
    write_back_links (writer);
  if (!is_tight)
    g_string_append (writer->html, "</p>\n");
}

static void
write_block (ReadoutHtmlWriter *writer, cmark_node *node, gboolean is_entered)
{
  int level;

  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_BLOCK_QUOTE:
      readout_html_writer_begin_line (writer);
      if (is_entered)
        g_string_append_printf (writer->html, "<blockquote%s>\n",
                                readout_html_writer_get_direction (writer, node));
      else
        g_string_append (writer->html, "</blockquote>\n");
      break;
    case CMARK_NODE_LIST:
      write_list (writer, node, is_entered);
      break;
    case CMARK_NODE_ITEM:
      if (is_entered)
        readout_html_writer_begin_line (writer);
      g_string_append (writer->html, is_entered ? "<li>" : "</li>\n");
      break;
    case CMARK_NODE_HEADING:
      level = cmark_node_get_heading_level (node);
      if (is_entered)
        readout_html_writer_begin_line (writer);
      if (is_entered)
        g_string_append_printf (writer->html, "<h%d%s>", level,
                                readout_html_writer_get_direction (writer, node));
      else
        g_string_append_printf (writer->html, "</h%d>\n", level);
      break;
    case CMARK_NODE_CODE_BLOCK:
      write_code_block (writer, node);
      break;
    case CMARK_NODE_HTML_BLOCK:
      write_html_block (writer, node);
      break;
    case CMARK_NODE_THEMATIC_BREAK:
      readout_html_writer_begin_line (writer);
      g_string_append (writer->html, "<hr />\n");
      break;
    case CMARK_NODE_PARAGRAPH:
      write_paragraph (writer, node, is_entered);
      break;
    default: /* a document has no tag of its own */
      break;
    }
}

/* Numbers side by side are parted: 1 and 2 are not 12. */
static gboolean
follows_reference (ReadoutHtmlWriter *writer, cmark_node *node)
{
  cmark_node *previous = cmark_node_previous (node);

  return previous != NULL && cmark_node_get_type (previous) == CMARK_NODE_CUSTOM_INLINE &&
         readout_markdown_get_reference (writer->markdown, previous) != NULL;
}

static void
write_reference (ReadoutHtmlWriter *writer, cmark_node *node)
{
  ReadoutMarkdownReference *reference = readout_markdown_get_reference (writer->markdown, node);

  if (reference == NULL || reference->number == 0)
    return;
  /* Keys come from the text: they reach the page as numbers only. */
  g_string_append_printf (writer->link != NULL ? writer->references : writer->html,
                          "<sup>%s<a id=\"r%u-%u\" href=\"#n%u\" role=\"doc-noteref\">%u</a></sup>",
                          follows_reference (writer, node) ? "," : "", reference->number,
                          reference->ordinal, reference->number, reference->number);
}

static void
write_link (ReadoutHtmlWriter *writer, cmark_node *link, gboolean is_entered)
{
  if (!is_entered)
    {
      if (writer->link != link)
        return;
      g_string_append (writer->html, "</a>");
      g_string_append_len (writer->html, writer->references->str, writer->references->len);
      g_string_truncate (writer->references, 0);
      writer->link = NULL;
      return;
    }
  if (writer->link != NULL || !readout_citation_url_is_safe (cmark_node_get_url (link)))
    return;
  writer->link = link;
  g_string_append (writer->html, "<a href=\"");
  append_address (writer->html, cmark_node_get_url (link));
  g_string_append_c (writer->html, '"');
  append_title (writer, link);
  g_string_append_c (writer->html, '>');
}

/* Of a picture that is not in the page its words are written as words. */
static void
enter_picture (ReadoutHtmlWriter *writer, cmark_node *image)
{
  const char *data = readout_html_pictures_get (writer->pictures, cmark_node_get_url (image));

  if (data == NULL)
    return;
  writer->picture = image;
  g_string_append_printf (writer->html, "<img src=\"%s\" alt=\"", data);
}

static void
leave_picture (ReadoutHtmlWriter *writer, cmark_node *image)
{
  writer->picture = NULL;
  g_string_append_c (writer->html, '"');
  append_title (writer, image);
  g_string_append (writer->html, " />");
}

/* In the alternative text of a picture there are words only. */
static void
write_alternative (ReadoutHtmlWriter *writer, cmark_node *node, gboolean is_entered)
{
  if (!is_entered && node == writer->picture)
    leave_picture (writer, node);
  else if (cmark_node_get_type (node) == CMARK_NODE_TEXT ||
           cmark_node_get_type (node) == CMARK_NODE_CODE)
    readout_html_append_escaped (writer->html, cmark_node_get_literal (node));
  else if (cmark_node_get_type (node) == CMARK_NODE_SOFTBREAK ||
           cmark_node_get_type (node) == CMARK_NODE_LINEBREAK)
    g_string_append_c (writer->html, ' ');
}

static void
write_inline (ReadoutHtmlWriter *writer, cmark_node *node, gboolean is_entered)
{
  GString *html = writer->html;

  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_TEXT:
      readout_html_append_escaped (html, cmark_node_get_literal (node));
      break;
    case CMARK_NODE_SOFTBREAK:
      g_string_append_c (html, '\n');
      break;
    case CMARK_NODE_LINEBREAK:
      g_string_append (html, "<br />\n");
      break;
    case CMARK_NODE_CODE:
      g_string_append (html, "<code>");
      readout_html_append_escaped (html, cmark_node_get_literal (node));
      g_string_append (html, "</code>");
      break;
    case CMARK_NODE_EMPH:
      g_string_append (html, is_entered ? "<em>" : "</em>");
      break;
    case CMARK_NODE_STRONG:
      g_string_append (html, is_entered ? "<strong>" : "</strong>");
      break;
    case CMARK_NODE_LINK:
      write_link (writer, node, is_entered);
      break;
    case CMARK_NODE_IMAGE:
      if (is_entered)
        enter_picture (writer, node);
      break;
    case CMARK_NODE_CUSTOM_INLINE:
      if (is_entered)
        write_reference (writer, node);
      break;
    case CMARK_NODE_HTML_INLINE:
      if (readout_markdown_html_is_break (cmark_node_get_literal (node)))
        g_string_append (html, "<br />\n");
      break;
    default:
      break;
    }
}

void
readout_html_writer_write_node (ReadoutHtmlWriter *writer, cmark_node *node, gboolean is_entered)
{
  if (writer->picture != NULL)
    write_alternative (writer, node, is_entered);
  else if (cmark_node_get_type (node) < CMARK_NODE_FIRST_INLINE)
    write_block (writer, node, is_entered);
  else
    write_inline (writer, node, is_entered);
}

ReadoutHtmlWriter *
readout_html_writer_new (ReadoutMarkdown *markdown,
                         GString *html,
                         const char *directory,
                         GHashTable *pictures,
                         gboolean is_rtl)
{
  ReadoutHtmlWriter *writer = g_new0 (ReadoutHtmlWriter, 1);

  writer->markdown = readout_markdown_ref (markdown);
  writer->html = html;
  writer->pictures = readout_html_pictures_new (directory, pictures, READOUT_HTML_MAX_PICTURES);
  writer->is_rtl = is_rtl;
  writer->references = g_string_new (NULL);
  return writer;
}

void
readout_html_writer_free (ReadoutHtmlWriter *writer)
{
  readout_markdown_unref (writer->markdown);
  readout_html_pictures_free (writer->pictures);
  g_string_free (writer->references, TRUE);
  g_free (writer);
}

void
readout_html_writer_write (ReadoutHtmlWriter *writer, cmark_node *root)
{
  cmark_iter *iter;
  cmark_event_type event;

  g_return_if_fail (writer != NULL);
  g_return_if_fail (root != NULL);

  writer->root = root;
  iter = cmark_iter_new (root);
  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);

      if (event == CMARK_EVENT_ENTER && cmark_node_get_type (node) == CMARK_NODE_PARAGRAPH &&
          readout_html_writer_write_table (writer, node))
        {
          /* Behind the paragraph. */
          cmark_iter_reset (iter, node, CMARK_EVENT_EXIT);
          continue;
        }
      readout_html_writer_write_node (writer, node, event == CMARK_EVENT_ENTER);
    }
  cmark_iter_free (iter);
}

void
readout_html_writer_write_notes (ReadoutHtmlWriter *writer)
{
  GPtrArray *notes;

  g_return_if_fail (writer != NULL);

  notes = readout_markdown_get_notes (writer->markdown);
  for (guint i = 0; i < notes->len; i++)
    {
      writer->note = g_ptr_array_index (notes, i);
      writer->has_back_links = FALSE;
      g_string_append_printf (writer->html, "<li id=\"n%u\">", writer->note->number);
      readout_html_writer_write (writer, writer->note->blocks);
      if (!writer->has_back_links)
        {
          g_string_append (writer->html, "<p>");
          write_back_links (writer);
          g_string_append (writer->html, "</p>\n");
        }
      g_string_append (writer->html, "</li>\n");
    }
  writer->note = NULL;
}
