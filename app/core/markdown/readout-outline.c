/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The headings of a Markdown text.
 */
#include "markdown/readout-outline.h"

static void
free_heading (gpointer data)
{
  ReadoutHeading *heading = data;

  g_free (heading->words);
  g_free (heading);
}

GPtrArray *
readout_outline_list (ReadoutMarkdown *markdown)
{
  GPtrArray *headings = g_ptr_array_new_with_free_func (free_heading);
  cmark_iter *iter;

  g_return_val_if_fail (markdown != NULL, headings);

  iter = cmark_iter_new (readout_markdown_get_root (markdown));
  while (cmark_iter_next (iter) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);
      ReadoutHeading *heading;

      if (cmark_node_get_type (node) != CMARK_NODE_HEADING ||
          cmark_iter_get_event_type (iter) != CMARK_EVENT_ENTER)
        continue;
      heading = g_new0 (ReadoutHeading, 1);
      heading->level = (guint)cmark_node_get_heading_level (node);
      heading->byte = readout_markdown_get_span (markdown, node).start;
      heading->words = readout_markdown_dup_text (markdown, node, NULL);
      g_strstrip (heading->words);
      g_ptr_array_add (headings, heading);
    }
  cmark_iter_free (iter);
  return headings;
}
