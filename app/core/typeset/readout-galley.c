/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sets the blocks of a text one below the other: what stands where, what must stay together.
 */
#include "typeset/readout-galley-private.h"

#include <unicode/uchar.h>

/* Lengths as parts of the size of the body. */
#define LEADING 1.4

/* How far the words of a container are looked for, to see which way they run. */
#define DIRECTION_STEPS 64

static void
set_paragraph (ReadoutWalk *walk, cmark_node *node)
{
  ReadoutGalley *galley = walk->galley;
  double gap = readout_walk_get_top (walk)->gap;
  ReadoutTextStyle style = { readout_walk_get_top (walk)->size, 0, FALSE };
  ReadoutRichText *rich;
  gboolean announces;

  if (readout_walk_set_table (walk, node))
    return;
  rich = readout_rich_text_new (&galley->inlines);
  readout_rich_text_add_inlines (rich, &galley->inlines, node, 0);
  if (rich->text->len == 0)
    {
      readout_rich_text_free (rich);
      return;
    }
  /* What it announces follows it. */
  announces = rich->text->str[rich->text->len - 1] == ':';
  readout_galley_ask_for_space (galley, gap);
  readout_walk_set_rich (walk, rich, &style, "P");
  readout_galley_ask_for_space (galley, gap);
  galley->keeps_next = announces;
}

static void
set_html (ReadoutWalk *walk, cmark_node *node)
{
  ReadoutGalley *galley = walk->galley;
  double gap = readout_walk_get_top (walk)->gap;
  ReadoutTextStyle style = { readout_walk_get_top (walk)->size, 0, FALSE };
  ReadoutRichText *rich = readout_rich_text_new (&galley->inlines);

  if (!readout_rich_text_add_html (rich, cmark_node_get_literal (node),
                                   readout_markdown_get_span (galley->markdown, node).start))
    {
      readout_rich_text_free (rich);
      return;
    }
  readout_galley_ask_for_space (galley, gap);
  readout_walk_set_rich (walk, rich, &style, "P");
  readout_galley_ask_for_space (galley, gap);
}

static void
set_break (ReadoutWalk *walk)
{
  ReadoutGalley *galley = walk->galley;
  ReadoutContainer *top = readout_walk_get_top (walk);
  double size = readout_galley_get_size (galley);
  double width = readout_walk_get_inner_width (walk);
  double rule = MIN (width, size * 9);

  readout_galley_ask_for_space (galley, size * 0.9);
  readout_walk_add_rule (walk, size * 0.6, top->element, top->left + (width - rule) / 2, rule);
  readout_galley_ask_for_space (galley, size * 0.9);
}

/* Which way @words run: 1 from left to right, -1 from right to left, 0 if that cannot be said. */
static int
find_direction (const char *words)
{
  for (const char *at = words; *at != '\0'; at = g_utf8_next_char (at))
    {
      UCharDirection direction = u_charDirection (g_utf8_get_char (at));

      if (direction == U_LEFT_TO_RIGHT)
        return 1;
      if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC)
        return -1;
    }
  return 0;
}

gboolean
readout_block_is_rtl (cmark_node *node)
{
  for (guint steps = 0; node != NULL && steps < DIRECTION_STEPS; steps++)
    {
      const char *words = cmark_node_get_literal (node);

      if (words != NULL)
        {
          int direction = find_direction (words);

          if (direction != 0)
            return direction < 0;
        }
      if (cmark_node_first_child (node) != NULL)
        node = cmark_node_first_child (node);
      else
        {
          while (node != NULL && cmark_node_next (node) == NULL)
            node = cmark_node_parent (node);
          node = node != NULL ? cmark_node_next (node) : NULL;
        }
    }
  return FALSE;
}

static void
open_quote (ReadoutWalk *walk, cmark_node *node)
{
  ReadoutGalley *galley = walk->galley;
  double size = readout_galley_get_size (galley);
  ReadoutQuote quote;
  ReadoutContainer *inner;

  readout_galley_ask_for_space (
      galley, MAX (readout_walk_get_top (walk)->gap, size * READOUT_PARAGRAPH_GAP));
  readout_walk_get_top (walk)->is_rtl = readout_block_is_rtl (node);
  inner = readout_walk_open_container (walk, node, size * READOUT_INDENT, "BlockQuote");
  inner->gap = size * READOUT_PARAGRAPH_GAP;
  inner->is_tight = FALSE;
  quote.outer = inner->quote;
  quote.x = inner->is_rtl ? galley->width - inner->right + size * 0.85 : inner->left - size * 0.85;
  g_array_append_val (galley->quotes, quote);
  inner->quote = galley->quotes->len;
}

static void
close_quote (ReadoutWalk *walk)
{
  g_array_set_size (walk->containers, walk->containers->len - 1);
  readout_galley_ask_for_space (
      walk->galley, MAX (readout_walk_get_top (walk)->gap,
                         readout_galley_get_size (walk->galley) * READOUT_PARAGRAPH_GAP));
}

static void
visit (ReadoutWalk *walk, cmark_node *node, gboolean is_entered)
{
  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_PARAGRAPH:
      if (is_entered)
        set_paragraph (walk, node);
      break;
    case CMARK_NODE_HEADING:
      if (is_entered)
        readout_walk_set_heading (walk, node);
      break;
    case CMARK_NODE_CODE_BLOCK:
      readout_walk_set_code (walk, node);
      break;
    case CMARK_NODE_HTML_BLOCK:
      set_html (walk, node);
      break;
    case CMARK_NODE_THEMATIC_BREAK:
      set_break (walk);
      break;
    case CMARK_NODE_BLOCK_QUOTE:
      if (is_entered)
        open_quote (walk, node);
      else
        close_quote (walk);
      break;
    case CMARK_NODE_LIST:
      if (is_entered)
        readout_walk_open_list (walk, node);
      else
        readout_walk_close_list (walk);
      break;
    case CMARK_NODE_ITEM:
      if (is_entered)
        readout_walk_open_item (walk, node);
      else
        readout_walk_close_item (walk);
      break;
    default:
      break;
    }
}

gboolean
readout_walk_set_blocks (ReadoutWalk *walk, cmark_node *root)
{
  cmark_iter *iter = cmark_iter_new (root);
  cmark_event_type event;
  gboolean is_cancelled = FALSE;

  while (!is_cancelled && (event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);
      cmark_node_type type = cmark_node_get_type (node);

      visit (walk, node, event == CMARK_EVENT_ENTER);
      /* A block has seen to its inlines. */
      if (event == CMARK_EVENT_ENTER &&
          (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING))
        cmark_iter_reset (iter, node, CMARK_EVENT_EXIT);
      is_cancelled = g_cancellable_is_cancelled (walk->galley->cancellable);
    }
  cmark_iter_free (iter);
  return !is_cancelled;
}

static void
free_block (gpointer data)
{
  ReadoutBlock *block = data;

  readout_lines_unref (block->lines);
  readout_rich_text_free (block->rich);
}

static void
free_heading (gpointer data)
{
  ReadoutGalleyHeading *heading = data;

  g_free (heading->words);
  g_free (heading->anchor);
}

ReadoutGalley *
readout_galley_new (ReadoutMarkdown *markdown,
                    const ReadoutPageSettings *settings,
                    ReadoutLineSetter *setter,
                    ReadoutPictureLoader *loader,
                    double width,
                    GCancellable *cancellable)
{
  ReadoutGalley *galley = g_new0 (ReadoutGalley, 1);

  galley->markdown = markdown;
  galley->settings = settings;
  galley->setter = setter;
  galley->width = width;
  galley->cancellable = cancellable;
  galley->links = g_ptr_array_new_with_free_func ((GDestroyNotify)readout_text_link_free);
  galley->pictures = g_ptr_array_new_with_free_func ((GDestroyNotify)readout_picture_unref);
  galley->alternatives = g_ptr_array_new_with_free_func (g_free);
  galley->inlines.markdown = markdown;
  galley->inlines.links = galley->links;
  galley->inlines.pictures = galley->pictures;
  galley->inlines.alternatives = galley->alternatives;
  galley->inlines.loader = loader;
  galley->inlines.refused = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  galley->blocks = g_array_new (FALSE, FALSE, sizeof (ReadoutBlock));
  g_array_set_clear_func (galley->blocks, free_block);
  galley->slugs = g_array_new (FALSE, FALSE, sizeof (ReadoutSlug));
  galley->markers = g_array_new (FALSE, FALSE, sizeof (ReadoutMarker));
  galley->quotes = g_array_new (FALSE, FALSE, sizeof (ReadoutQuote));
  galley->tables = g_array_new (FALSE, FALSE, sizeof (ReadoutGalleyTable));
  galley->elements = g_array_new (FALSE, FALSE, sizeof (ReadoutElement));
  galley->headings = g_array_new (FALSE, FALSE, sizeof (ReadoutGalleyHeading));
  g_array_set_clear_func (galley->headings, free_heading);
  galley->anchors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  galley->anchor_counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  galley->title = readout_galley_find_title (galley);
  galley->top_level = readout_galley_find_top_level (galley);
  return galley;
}

void
readout_galley_free (ReadoutGalley *galley)
{
  g_array_unref (galley->blocks);
  g_array_unref (galley->slugs);
  g_array_unref (galley->markers);
  g_array_unref (galley->quotes);
  g_array_unref (galley->tables);
  g_array_unref (galley->elements);
  g_array_unref (galley->headings);
  g_hash_table_unref (galley->inlines.refused);
  g_hash_table_unref (galley->anchors);
  g_hash_table_unref (galley->anchor_counts);
  g_ptr_array_unref (galley->links);
  g_ptr_array_unref (galley->pictures);
  g_ptr_array_unref (galley->alternatives);
  g_free (galley);
}

double
readout_galley_get_leading (double size)
{
  return size * LEADING;
}

gboolean
readout_galley_set_text (ReadoutGalley *galley)
{
  ReadoutWalk walk;
  gboolean is_done;

  readout_walk_begin (&walk, galley, readout_galley_get_size (galley), -1);
  readout_walk_set_title (&walk);
  is_done = readout_walk_set_blocks (&walk, readout_markdown_get_root (galley->markdown));
  readout_walk_end (&walk);
  return is_done;
}
