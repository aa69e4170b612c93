/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists of a text: their items, bullets and numbers.
 */
#include "typeset/readout-galley-private.h"

/* Lengths as parts of the size of the body. */
#define MARKER_GAP 0.55
#define ITEM_GAP 0.12

/* The indent of an ordered list leaves room for its widest number. */
static double
get_list_indent (ReadoutGalley *galley, cmark_node *list, double size)
{
  guint64 n_items = 0;
  int n_digits = 1;

  if (cmark_node_get_list_type (list) != CMARK_ORDERED_LIST)
    return size * READOUT_INDENT;
  for (cmark_node *item = cmark_node_first_child (list); item != NULL;
       item = cmark_node_next (item))
    n_items++;
  for (guint64 last = cmark_node_get_list_start (list) + n_items; last >= 10; last /= 10)
    n_digits++;
  return size * (READOUT_INDENT + MAX (n_digits - 1, 0) * 0.52);
}

void
readout_walk_open_list (ReadoutWalk *walk, cmark_node *node)
{
  ReadoutGalley *galley = walk->galley;
  ReadoutContainer *outer = readout_walk_get_top (walk);
  double size = readout_galley_get_size (galley);
  gboolean is_inner = outer->node != NULL && cmark_node_get_type (outer->node) == CMARK_NODE_ITEM;
  ReadoutContainer *inner;

  readout_galley_ask_for_space (galley, is_inner ? outer->gap
                                                 : MAX (outer->gap, size * READOUT_PARAGRAPH_GAP));
  if (!is_inner)
    outer->is_rtl = readout_block_is_rtl (node);
  inner =
      readout_walk_open_container (walk, node, get_list_indent (galley, node, outer->size), "L");
  inner->is_tight = cmark_node_get_list_tight (node) != 0;
  inner->gap = inner->is_tight ? size * ITEM_GAP : size * READOUT_PARAGRAPH_GAP;
  inner->next_number = cmark_node_get_list_start (node);
}

void
readout_walk_close_list (ReadoutWalk *walk)
{
  ReadoutGalley *galley = walk->galley;
  double gap;

  g_array_set_size (walk->containers, walk->containers->len - 1);
  gap = readout_walk_get_top (walk)->gap;
  if (readout_walk_get_top (walk)->node == NULL ||
      cmark_node_get_type (readout_walk_get_top (walk)->node) != CMARK_NODE_ITEM)
    gap = MAX (gap, readout_galley_get_size (galley) * READOUT_PARAGRAPH_GAP);
  readout_galley_ask_for_space (galley, gap);
}

static char *
make_bullet (ReadoutWalk *walk, cmark_node *list)
{
  static const char *const bullets[] = { "•", "–", "·" };
  guint depth = 0;

  for (guint i = walk->containers->len; i > 0 && depth < 3; i--)
    {
      cmark_node *node = g_array_index (walk->containers, ReadoutContainer, i - 1).node;

      if (node != NULL && node != list && cmark_node_get_type (node) == CMARK_NODE_LIST &&
          cmark_node_get_list_type (node) == CMARK_BULLET_LIST)
        depth++;
    }
  return g_strdup (bullets[MIN (depth, 2)]);
}

/* Lets a marker wait for the first line of its item. */
void
readout_walk_add_marker (ReadoutWalk *walk, const char *words, guint flags)
{
  ReadoutGalley *galley = walk->galley;
  ReadoutContainer *top = readout_walk_get_top (walk);
  double gap = top->size * MARKER_GAP;
  ReadoutWaiting waiting;

  waiting.block = readout_galley_add_label (galley, words, top->size, flags);
  waiting.element = readout_galley_add_element (galley, "Lbl", top->element);
  waiting.x = top->is_rtl
                  ? galley->width - top->right + gap
                  : top->left - gap - readout_galley_get_block_width (galley, waiting.block);
  g_array_append_val (walk->waiting, waiting);
}

void
readout_walk_open_item (ReadoutWalk *walk, cmark_node *node)
{
  ReadoutContainer *list = readout_walk_get_top (walk);
  int number = list->next_number++;
  g_autofree char *words = NULL;
  ReadoutContainer *inner;

  if (cmark_node_get_list_type (list->node) == CMARK_ORDERED_LIST)
    words = g_strdup_printf (
        cmark_node_get_list_delim (list->node) == CMARK_PAREN_DELIM ? "%d)" : "%d.", number);
  else
    words = make_bullet (walk, list->node);
  readout_galley_ask_for_space (walk->galley, list->gap);
  readout_walk_open_container (walk, node, 0, "LI");
  readout_walk_add_marker (walk, words, 0);
  inner = readout_walk_get_top (walk);
  inner->element = readout_galley_add_element (walk->galley, "LBody", inner->element);
}

/* A line for the markers of an item with no words. */
static void
set_waiting_markers (ReadoutWalk *walk)
{
  ReadoutGalley *galley = walk->galley;
  ReadoutTextStyle style = { readout_walk_get_top (walk)->size, 0, FALSE };

  if (walk->waiting->len > 0)
    readout_walk_set_rich (walk, readout_rich_text_new (&galley->inlines), &style, "P");
}

void
readout_walk_close_item (ReadoutWalk *walk)
{
  set_waiting_markers (walk);
  g_array_set_size (walk->containers, walk->containers->len - 1);
  readout_galley_ask_for_space (walk->galley, readout_walk_get_top (walk)->gap);
}
