/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Puts lines of type into the galley: slugs, their markers, the containers that they stand in.
 */
#include "typeset/readout-galley-private.h"

/* Deeper structure is set at this depth. */
#define MAX_ELEMENT_DEPTH 48

double
readout_galley_get_size (ReadoutGalley *galley)
{
  return galley->settings->font_size;
}

ReadoutContainer *
readout_walk_get_top (ReadoutWalk *walk)
{
  return &g_array_index (walk->containers, ReadoutContainer, walk->containers->len - 1);
}

void
readout_galley_ask_for_space (ReadoutGalley *galley, double space)
{
  galley->space = MAX (galley->space, space);
}

int
readout_galley_add_element (ReadoutGalley *galley, const char *tag, int parent)
{
  ReadoutElement element = { tag, parent, FALSE };
  int depth = 0;

  for (int at = parent; at >= 0 && depth < MAX_ELEMENT_DEPTH;
       at = g_array_index (galley->elements, ReadoutElement, at).parent)
    depth++;
  if (depth >= MAX_ELEMENT_DEPTH)
    element.parent = g_array_index (galley->elements, ReadoutElement, parent).parent;
  g_array_append_val (galley->elements, element);
  return galley->elements->len - 1;
}

guint
readout_galley_add_block (ReadoutGalley *galley,
                          ReadoutRichText *rich,
                          const ReadoutTextStyle *style,
                          double width)
{
  ReadoutBlock block;

  block.lines = readout_line_setter_set (galley->setter, rich, galley->pictures, style, width);
  block.rich = rich;
  g_array_append_val (galley->blocks, block);
  return galley->blocks->len - 1;
}

guint
readout_galley_add_label (ReadoutGalley *galley, const char *words, double size, guint flags)
{
  ReadoutTextStyle style = { size, 0, FALSE };
  ReadoutRichText *rich = readout_rich_text_new (&galley->inlines);

  readout_rich_text_add (rich, words, strlen (words), flags, -1, 0, 0);
  return readout_galley_add_block (galley, rich, &style, -1);
}

double
readout_galley_get_block_width (ReadoutGalley *galley, guint block)
{
  ReadoutLines *lines = g_array_index (galley->blocks, ReadoutBlock, block).lines;

  return lines->lines->len > 0 ? g_array_index (lines->lines, ReadoutLine, 0).width : 0;
}

/* Gives the waiting markers to the slug that comes next. */
static void
place_markers (ReadoutWalk *walk, ReadoutSlug *slug)
{
  ReadoutGalley *galley = walk->galley;

  slug->first_marker = galley->markers->len;
  slug->n_markers = walk->waiting->len;
  for (guint i = 0; i < walk->waiting->len; i++)
    {
      ReadoutWaiting *waiting = &g_array_index (walk->waiting, ReadoutWaiting, i);
      ReadoutMarker marker = { waiting->block, waiting->x, waiting->element };

      g_array_append_val (galley->markers, marker);
    }
  g_array_set_size (walk->waiting, 0);
}

static void
start_slug (ReadoutWalk *walk, ReadoutSlug *slug)
{
  ReadoutGalley *galley = walk->galley;
  ReadoutContainer *top = readout_walk_get_top (walk);

  slug->space = galley->space;
  slug->keeps = galley->keeps_next;
  slug->quote = top->quote;
  slug->note = galley->note;
  galley->space = 0;
  galley->keeps_next = FALSE;
  galley->note = 0;
  place_markers (walk, slug);
}

void
readout_walk_add_slug (ReadoutWalk *walk, ReadoutSlug *slug)
{
  start_slug (walk, slug);
  g_array_append_val (walk->galley->slugs, *slug);
}

void
readout_walk_add_lines (ReadoutWalk *walk,
                        guint block,
                        int element,
                        double size,
                        double x,
                        double width,
                        guint shade,
                        guint heading)
{
  ReadoutGalley *galley = walk->galley;
  ReadoutLines *lines = g_array_index (galley->blocks, ReadoutBlock, block).lines;
  double leading = readout_galley_get_leading (size);
  guint n_lines = lines->lines->len;

  for (guint i = 0; i < n_lines; i++)
    {
      const ReadoutLine *line = &g_array_index (lines->lines, ReadoutLine, i);
      ReadoutSlug slug = { .kind = READOUT_SLUG_WORDS,
                           .x = x,
                           .width = width,
                           .block = block,
                           .line = i,
                           .element = element };
      double height = line->ascent + line->descent;

      if (i == 0)
        start_slug (walk, &slug);
      else
        {
          slug.keeps = i == 1 || i + 1 == n_lines;
          slug.quote = readout_walk_get_top (walk)->quote;
        }
      /* Fallback fonts are taller than the text's own: lines keep their distance unless they would
       * touch. */
      slug.height = height > leading * 1.25 ? height + leading * 0.15 : leading;
      slug.advance = slug.height;
      slug.baseline = (slug.height - height) / 2 + line->ascent;
      slug.shade = shade | (shade != 0 && i == 0 ? READOUT_SHADE_FIRST : 0) |
                   (shade != 0 && i + 1 == n_lines ? READOUT_SHADE_LAST : 0);
      slug.heading = i == 0 ? heading : 0;
      if (heading != 0)
        slug.keeps = i > 0 || slug.keeps;
      g_array_append_val (galley->slugs, slug);
    }
}

void
readout_walk_add_rule (ReadoutWalk *walk, double height, int element, double x, double width)
{
  ReadoutSlug slug = { .kind = READOUT_SLUG_RULE,
                       .x = x,
                       .width = width,
                       .height = height,
                       .advance = height,
                       .baseline = height / 2,
                       .element = element };

  readout_walk_add_slug (walk, &slug);
}

gboolean
readout_rich_text_has_parts (ReadoutRichText *rich)
{
  for (guint i = 0; i < rich->ranges->len; i++)
    if (g_array_index (rich->ranges, ReadoutTextRange, i).link >= 0 ||
        g_array_index (rich->ranges, ReadoutTextRange, i).picture >= 0)
      return TRUE;
  return FALSE;
}

double
readout_walk_get_inner_width (ReadoutWalk *walk)
{
  ReadoutContainer *top = readout_walk_get_top (walk);

  return walk->galley->width - top->left - top->right;
}

void
readout_walk_set_rich (ReadoutWalk *walk,
                       ReadoutRichText *rich,
                       const ReadoutTextStyle *style,
                       const char *tag)
{
  ReadoutGalley *galley = walk->galley;
  ReadoutContainer *top = readout_walk_get_top (walk);
  int element = readout_galley_add_element (galley, tag, top->element);
  double width = readout_walk_get_inner_width (walk);
  guint block;

  g_array_index (galley->elements, ReadoutElement, element).has_parts =
      readout_rich_text_has_parts (rich);
  block = readout_galley_add_block (galley, rich, style, width);
  readout_walk_add_lines (walk, block, element, style->size, top->left, width, READOUT_SHADE_NONE,
                          0);
}

ReadoutContainer *
readout_walk_open_container (ReadoutWalk *walk, cmark_node *node, double indent, const char *tag)
{
  ReadoutGalley *galley = walk->galley;
  ReadoutContainer inner = *readout_walk_get_top (walk);

  inner.node = node;
  inner.element = readout_galley_add_element (galley, tag, inner.element);
  if (inner.left + inner.right + indent <= galley->width * 0.6)
    {
      if (inner.is_rtl)
        inner.right += indent;
      else
        inner.left += indent;
    }
  g_array_append_val (walk->containers, inner);
  return readout_walk_get_top (walk);
}

void
readout_walk_begin (ReadoutWalk *walk, ReadoutGalley *galley, double size, int element)
{
  ReadoutContainer outer = { .element = element,
                             .gap = size * READOUT_PARAGRAPH_GAP,
                             .size = size };

  walk->galley = galley;
  walk->containers = g_array_new (FALSE, FALSE, sizeof (ReadoutContainer));
  walk->waiting = g_array_new (FALSE, FALSE, sizeof (ReadoutWaiting));
  g_array_append_val (walk->containers, outer);
}

void
readout_walk_end (ReadoutWalk *walk)
{
  g_array_unref (walk->containers);
  g_array_unref (walk->waiting);
}
