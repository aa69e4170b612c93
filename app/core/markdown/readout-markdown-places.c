/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the nodes of cmark's tree stand in the source. What cmark says of blocks is true; its
 * inlines are followed through the source character by character.
 */
#include "markdown/readout-markdown-way.h"

static void
set_start (ReadoutMarkdownWay *way, cmark_node *node)
{
  ReadoutMarkdownPlace place = { { way->at, way->at }, NULL };

  if (!way->sets_places)
    return;
  g_array_append_val (way->markdown->places, place);
  cmark_node_set_user_data (node, GUINT_TO_POINTER (way->markdown->places->len));
}

static void
set_span (ReadoutMarkdownWay *way, cmark_node *node, ReadoutSpan span)
{
  ReadoutMarkdownPlace *place;

  if (!way->sets_places)
    return;
  set_start (way, node);
  place = readout_markdown_get_place (way->markdown, node);
  place->span = span;
}

static void
set_end (ReadoutMarkdownWay *way, cmark_node *node)
{
  if (way->sets_places)
    readout_markdown_get_place (way->markdown, node)->span.end = way->at;
}

static void
follow_container (ReadoutMarkdownWay *way, cmark_node *node, gboolean is_entered)
{
  cmark_node_type type = cmark_node_get_type (node);
  guint n_marks = type == CMARK_NODE_STRONG ? 2 : 1;
  gboolean is_link = type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE;

  if (is_entered)
    {
      set_start (way, node);
      if (is_link)
        readout_markdown_way_enter_link (way, type == CMARK_NODE_IMAGE);
      else
        readout_markdown_way_skip_delimiter (way, n_marks);
      return;
    }
  if (is_link)
    readout_markdown_way_skip_link_end (way);
  else
    readout_markdown_way_skip_delimiter (way, n_marks);
  set_end (way, node);
}

static void
follow_reference (ReadoutMarkdownWay *way, cmark_node *node)
{
  ReadoutMarkdownReference *reference = readout_markdown_get_reference (way->markdown, node);

  /* Its span is certain: whatever was lost before it is found again. */
  if (reference != NULL && reference->span.end <= way->end && reference->span.end > way->at)
    {
      way->at = reference->span.end;
      way->budget = MAX (way->budget, READOUT_MARKDOWN_SEARCH_LENGTH);
    }
}

static void
follow_node (ReadoutMarkdownWay *way, cmark_node *node, gboolean is_entered)
{
  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_TEXT:
      set_span (way, node, readout_markdown_way_follow_text (way, cmark_node_get_literal (node)));
      break;
    case CMARK_NODE_CODE:
      set_span (way, node, readout_markdown_way_follow_code (way, cmark_node_get_literal (node)));
      break;
    case CMARK_NODE_HTML_INLINE:
      set_span (way, node, readout_markdown_way_follow_html (way, cmark_node_get_literal (node)));
      break;
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK:
      set_start (way, node);
      readout_markdown_way_follow_break (way, cmark_node_get_type (node) == CMARK_NODE_LINEBREAK);
      set_end (way, node);
      break;
    case CMARK_NODE_EMPH:
    case CMARK_NODE_STRONG:
    case CMARK_NODE_LINK:
    case CMARK_NODE_IMAGE:
      follow_container (way, node, is_entered);
      break;
    case CMARK_NODE_CUSTOM_INLINE:
      if (is_entered)
        follow_reference (way, node);
      break;
    default:
      break;
    }
}

static void
skip_block_start (ReadoutMarkdownWay *way, cmark_node *block)
{
  if (cmark_node_get_type (block) != CMARK_NODE_HEADING)
    return;
  /* Only an ATX heading has marks in front. A setext heading that starts with one has it escaped.
   */
  while (way->at < way->end && way->source[way->at] == '#')
    way->at++;
  while (way->at < way->end && readout_markdown_is_blank (way->source[way->at]))
    way->at++;
}

static ReadoutSpan
trim (ReadoutMarkdown *markdown, guint32 start, guint32 end)
{
  ReadoutSpan span = { MIN (start, markdown->length), MIN (end, markdown->length) };

  while (span.start < span.end && g_ascii_isspace (markdown->source[span.start]))
    span.start++;
  while (span.end > span.start && g_ascii_isspace (markdown->source[span.end - 1]))
    span.end--;
  return span;
}

/* The byte after the line of the source in which @line of the rewritten text ends. */
static guint32
get_line_end (ReadoutMarkdownRewrite *rewrite, int line)
{
  guint32 start;
  guint32 next;

  line = CLAMP (line, 1, (int)rewrite->lines->len);
  start = g_array_index (rewrite->lines, guint32, line - 1);
  next = line < (int)rewrite->lines->len ? g_array_index (rewrite->lines, guint32, line)
                                         : (guint32)rewrite->text->len;
  return readout_markdown_rewrite_get_source (rewrite, line, next - start, TRUE);
}

static void
add_block_place (ReadoutMarkdown *markdown, cmark_node *node, ReadoutMarkdownRewrite *rewrite)
{
  ReadoutMarkdownPlace place = { { 0, 0 }, NULL };
  int line = cmark_node_get_start_line (node);

  if (line > 0)
    {
      guint32 start = readout_markdown_rewrite_get_source (
          rewrite, line, cmark_node_get_start_column (node), FALSE);
      guint32 end = readout_markdown_rewrite_get_source (rewrite, cmark_node_get_end_line (node),
                                                         cmark_node_get_end_column (node), TRUE);

      /* Raw HTML and headings that end in their first line end, for cmark, before it. */
      place.span = trim (markdown, start, end > start ? end : get_line_end (rewrite, line));
      place.span.end = MAX (place.span.start, place.span.end);
    }
  if (cmark_node_get_type (node) == CMARK_NODE_CODE_BLOCK && place.span.start < place.span.end)
    {
      /* Indented code: its first line keeps what of its indent belongs to it. */
      while (place.span.start > 0 &&
             readout_markdown_is_blank (markdown->source[place.span.start - 1]) &&
             cmark_node_get_literal (node)[0] == ' ')
        place.span.start--;
    }
  g_array_append_val (markdown->places, place);
  cmark_node_set_user_data (node, GUINT_TO_POINTER (markdown->places->len));
}

/* Ends @node where its last child ends: what cmark says of the end of containers differs. */
static void
end_container (ReadoutMarkdown *markdown, cmark_node *node)
{
  ReadoutMarkdownPlace *place = readout_markdown_get_place (markdown, node);
  cmark_node *first = cmark_node_first_child (node);
  cmark_node *last = cmark_node_last_child (node);

  if (last == NULL)
    return;
  place->span.end = readout_markdown_get_span (markdown, last).end;
  if (cmark_node_get_start_line (node) == 0 || place->span.start > place->span.end)
    place->span.start = readout_markdown_get_span (markdown, first).start;
}

static gboolean
holds_inlines (cmark_node *node)
{
  return cmark_node_get_type (node) == CMARK_NODE_PARAGRAPH ||
         cmark_node_get_type (node) == CMARK_NODE_HEADING;
}

/* A paragraph that begins with link reference definitions begins, for cmark, with these. */
static void
begin_at_words (ReadoutMarkdown *markdown, cmark_node *block)
{
  ReadoutMarkdownPlace *place = readout_markdown_get_place (markdown, block);
  cmark_node *first = cmark_node_first_child (block);
  ReadoutSpan span = { 0, 0 };

  if (cmark_node_get_type (block) != CMARK_NODE_PARAGRAPH || first == NULL)
    return;
  span = readout_markdown_get_span (markdown, first);
  if (span.end > span.start && span.start > place->span.start && span.end <= place->span.end)
    place->span.start = span.start;
}

void
readout_markdown_align (ReadoutMarkdown *markdown,
                        cmark_node *node,
                        guint quotes,
                        gboolean sets_places,
                        GString *words,
                        GArray *runs)
{
  ReadoutSpan span = readout_markdown_get_span (markdown, node);
  ReadoutMarkdownWay way = { .markdown = markdown,
                             .source = markdown->source,
                             .at = span.start,
                             .end = span.end,
                             .quotes = quotes,
                             .budget = 4096 + 4 * (gint64)(span.end - span.start),
                             .sets_places = sets_places,
                             .words = words,
                             .runs = runs };
  cmark_iter *iter = cmark_iter_new (node);
  cmark_event_type event;

  skip_block_start (&way, node);
  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    follow_node (&way, cmark_iter_get_node (iter), event == CMARK_EVENT_ENTER);
  cmark_iter_free (iter);
}

void
readout_markdown_place_nodes (ReadoutMarkdown *markdown,
                              cmark_node *root,
                              ReadoutMarkdownRewrite *rewrite)
{
  cmark_iter *iter = cmark_iter_new (root);
  cmark_event_type event;
  guint quotes = 0;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);
      gboolean is_quote = cmark_node_get_type (node) == CMARK_NODE_BLOCK_QUOTE;

      if (cmark_node_get_type (node) >= CMARK_NODE_FIRST_INLINE)
        continue;
      if (event == CMARK_EVENT_ENTER)
        {
          quotes += is_quote;
          add_block_place (markdown, node, rewrite);
          if (holds_inlines (node))
            {
              readout_markdown_align (markdown, node, quotes, TRUE, NULL, NULL);
              begin_at_words (markdown, node);
            }
          continue;
        }
      quotes -= is_quote;
      if (!holds_inlines (node))
        end_container (markdown, node);
    }
  cmark_iter_free (iter);
}
