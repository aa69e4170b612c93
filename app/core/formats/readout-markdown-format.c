/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads Markdown: the text as the file has it, paragraphs from its blocks, metadata from its front
 * matter and first heading.
 */
#include "formats/readout-metadata.h"

#include <cmark.h>
#include <string.h>

#include "import/readout-import-words.h"

/* Front matter is not longer, in bytes. */
#define FRONT_MATTER_MAX (64 * 1024)

static gsize
find_line_end (const char *text, gsize at, gsize length)
{
  const char *line_break = memchr (text + at, '\n', length - at);

  return line_break != NULL ? (gsize)(line_break - text) : length;
}

/* The byte after the front matter (two lines "---" with what is between them), or 0. */
static gsize
find_front_matter_end (const char *text, gsize length)
{
  gsize end = MIN (length, FRONT_MATTER_MAX);
  gsize at = 4;

  if (length < 8 || strncmp (text, "---\n", 4) != 0)
    return 0;
  while (at < end)
    {
      gsize line_end = find_line_end (text, at, end);
      gsize n = line_end - at;

      while (n > 0 && g_ascii_isspace (text[at + n - 1]))
        n--;
      if (n == 3 && (strncmp (text + at, "---", 3) == 0 || strncmp (text + at, "...", 3) == 0))
        return line_end;
      at = line_end + 1;
    }
  return 0;
}

/* A YAML scalar without its quotation marks, or the items of "[a, b]" joined by commas. */
static char *
read_scalar (const char *value, gsize length)
{
  g_autofree char *copy = g_strndup (value, length);
  gsize n;

  g_strstrip (copy);
  n = strlen (copy);
  if (n >= 2 && copy[0] == '[' && copy[n - 1] == ']')
    {
      g_auto (GStrv) items = NULL;
      g_autoptr (GString) joined = g_string_new (NULL);

      copy[n - 1] = '\0';
      items = g_strsplit (copy + 1, ",", -1);
      for (guint i = 0; items[i] != NULL; i++)
        {
          g_autofree char *item = read_scalar (items[i], strlen (items[i]));

          g_string_append_printf (joined, "%s%s", joined->len > 0 ? ", " : "", item);
        }
      return g_string_free (g_steal_pointer (&joined), FALSE);
    }
  if (n >= 2 && (copy[0] == '"' || copy[0] == '\'') && copy[n - 1] == copy[0])
    {
      const char *mark = copy[0] == '"' ? "\\\"" : "''";
      g_auto (GStrv) parts = NULL;

      copy[n - 1] = '\0';
      parts = g_strsplit (copy + 1, mark, -1);
      return g_strjoinv (copy[0] == '"' ? "\"" : "'", parts);
    }
  return g_steal_pointer (&copy);
}

/* Reads "key: value" and lists of "- item" below "key:". */
static void
read_front_matter (ReadoutReport *report, const char *text, gsize end)
{
  g_auto (GStrv) lines = NULL;
  g_autofree char *block = g_strndup (text + 4, end - 4);

  lines = g_strsplit (block, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *colon = strchr (lines[i], ':');
      g_autofree char *value = NULL;
      ReadoutReportField field;

      if (colon == NULL || !readout_import_words_get_field (lines[i], colon - lines[i], &field))
        continue;
      value = read_scalar (colon + 1, strlen (colon + 1));
      if (*value == '\0')
        {
          g_autoptr (GString) items = g_string_new (NULL);

          for (; lines[i + 1] != NULL; i++)
            {
              const char *item = lines[i + 1] + strspn (lines[i + 1], " ");
              g_autofree char *scalar = NULL;

              if (!g_str_has_prefix (item, "- "))
                break;
              scalar = read_scalar (item + 2, strlen (item + 2));
              g_string_append_printf (items, "%s%s", items->len > 0 ? ", " : "", scalar);
            }
          g_free (value);
          value = g_string_free (g_steal_pointer (&items), FALSE);
        }
      readout_metadata_set (report, field, value, -1, FALSE);
    }
}

/* The words of a heading without their markup. */
static void
read_heading (ReadoutReport *report, cmark_node *heading)
{
  g_autoptr (GString) words = g_string_new (NULL);
  cmark_iter *iter = cmark_iter_new (heading);
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);
      cmark_node_type type = cmark_node_get_type (node);

      if (event != CMARK_EVENT_ENTER)
        continue;
      if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
        g_string_append (words, cmark_node_get_literal (node));
      else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
        g_string_append_c (words, ' ');
    }
  cmark_iter_free (iter);
  readout_metadata_set (report, READOUT_REPORT_FIELD_TITLE, words->str, words->len, FALSE);
}

/* Where each line begins. */
static GArray *
index_lines (const char *text, gsize start, gsize length)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (gsize at = start; at <= length; at = find_line_end (text, at, length) + 1)
    {
      guint32 line = at;

      g_array_append_val (lines, line);
      if (at == length)
        break;
    }
  return lines;
}

/* Adds the lines of a block as a paragraph, without what stands left of it. */
static void
add_block (GArray *paragraphs, const char *text, gsize length, GArray *lines, cmark_node *node)
{
  guint first = cmark_node_get_start_line (node);
  guint last = cmark_node_get_end_line (node);
  guint column = cmark_node_get_start_column (node);
  ReadoutParagraph paragraph = { { 0, 0 }, 0 };
  gsize start;
  gsize end;

  if (first < 1 || first > lines->len)
    return;
  last = CLAMP (last, first, lines->len);
  start = g_array_index (lines, guint32, first - 1);
  end = find_line_end (text, start, length);
  if (column > 1)
    start = MIN (start + column - 1, end);
  end = find_line_end (text, g_array_index (lines, guint32, last - 1), length);
  while (start < end && (g_ascii_isspace (text[start]) || ((guchar)text[start] & 0xC0) == 0x80))
    start++;
  while (end > start && g_ascii_isspace (text[end - 1]))
    end--;
  if (paragraphs->len > 0)
    start = MAX (start, g_array_index (paragraphs, ReadoutParagraph, paragraphs->len - 1).span.end);
  if (start >= end)
    return;
  paragraph.span.start = start;
  paragraph.span.end = end;
  g_array_append_val (paragraphs, paragraph);
}

static GArray *
find_paragraphs (
    ReadoutReport *report, const char *text, gsize start, gsize length, ReadoutSpan header)
{
  GArray *paragraphs = g_array_new (FALSE, FALSE, sizeof (ReadoutParagraph));
  g_autoptr (GArray) lines = index_lines (text, start, length);
  cmark_node *document = cmark_parse_document (text + start, length - start, CMARK_OPT_DEFAULT);
  cmark_iter *iter = cmark_iter_new (document);
  cmark_event_type event;
  gboolean found_heading = FALSE;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);
      cmark_node_type type = cmark_node_get_type (node);
      guint line = cmark_node_get_start_line (node);
      guint32 at = line >= 1 && line <= lines->len ? g_array_index (lines, guint32, line - 1) : 0;

      if (event != CMARK_EVENT_ENTER)
        continue;
      if (type == CMARK_NODE_HEADING && !found_heading)
        {
          found_heading = TRUE;
          read_heading (report, node);
        }
      if ((type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING ||
           type == CMARK_NODE_CODE_BLOCK) &&
          !(at >= header.start && at < header.end))
        add_block (paragraphs, text, length, lines, node);
    }
  cmark_iter_free (iter);
  cmark_node_free (document);
  return paragraphs;
}

gboolean
readout_markdown_sniff (const ReadoutDocument *document)
{
  static const char *const endings[] = { ".md", ".markdown", ".mdown", ".mkd", ".qmd", NULL };
  static const char *const others[] = { ".txt", ".text", NULL };
  const char *data = document->data;
  gsize n = 0;

  if (readout_document_has_ending (document, endings))
    return TRUE;
  if (readout_document_has_ending (document, others))
    return FALSE;
  while (n < document->length && data[n] == '#')
    n++;
  return (n >= 1 && n <= 6 && n < document->length && data[n] == ' ') ||
         find_front_matter_end (data, document->length) > 0;
}

gboolean
readout_markdown_read (const ReadoutDocument *document, GPtrArray *reports, GError **error)
{
  g_autoptr (ReadoutReport) report = readout_report_new ();
  gsize length;
  gsize start;
  gboolean doubtful;
  g_autofree char *text = readout_document_decode (document, &length, &doubtful, error);
  g_autoptr (GArray) paragraphs = NULL;
  ReadoutSpan header;

  if (text == NULL)
    return FALSE;
  start = find_front_matter_end (text, length);
  if (start > 0)
    read_front_matter (report, text, start);
  header = readout_metadata_read_header (report, text, start, length);
  paragraphs = find_paragraphs (report, text, start, length, header);
  readout_metadata_guess (report, text, paragraphs, document->name);
  if (doubtful)
    readout_report_add_doubt (report, READOUT_REPORT_FIELD_LANGUAGE);
  report->text = readout_text_new (text, length, paragraphs, error);
  if (report->text == NULL)
    return FALSE;
  g_ptr_array_add (reports, g_steal_pointer (&report));
  return TRUE;
}
