/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tells whether a page looks as it did before a change of the text.
 */
#include "typeset/readout-pages-private.h"

/* Lines that were taken from the earlier pages are the same ones. Their pictures may not be. */
static gboolean
is_same_block (ReadoutPages *first, guint first_index, ReadoutPages *second, guint second_index)
{
  const ReadoutBlock *one = readout_pages_get_block (first, first_index);
  const ReadoutBlock *other = readout_pages_get_block (second, second_index);

  if (one->lines != other->lines)
    return FALSE;
  for (guint i = 0; i < one->rich->ranges->len; i++)
    {
      int picture = g_array_index (one->rich->ranges, ReadoutTextRange, i).picture;

      if (picture >= 0 && first->galley->pictures->pdata[one->rich->first_picture + picture] !=
                              second->galley->pictures->pdata[other->rich->first_picture + picture])
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_same_quotes (ReadoutPages *first, guint quote, ReadoutPages *second, guint other)
{
  while (quote > 0 && other > 0)
    {
      const ReadoutQuote *one = &g_array_index (first->galley->quotes, ReadoutQuote, quote - 1);
      const ReadoutQuote *two = &g_array_index (second->galley->quotes, ReadoutQuote, other - 1);

      if (one->x != two->x)
        return FALSE;
      quote = one->outer;
      other = two->outer;
    }
  return quote == other;
}

static gboolean
is_same_slug (ReadoutPages *first, guint first_index, ReadoutPages *second, guint second_index)
{
  const ReadoutSlug *one = readout_pages_get_slug (first, first_index);
  const ReadoutSlug *other = readout_pages_get_slug (second, second_index);

  if (one->kind != other->kind || one->x != other->x || one->y != other->y ||
      one->width != other->width || one->height != other->height || one->shade != other->shade ||
      one->space != other->space || one->baseline != other->baseline ||
      one->n_markers != other->n_markers ||
      !has_same_quotes (first, one->quote, second, other->quote))
    return FALSE;
  for (guint i = 0; i < one->n_markers; i++)
    {
      const ReadoutMarker *marker =
          &g_array_index (first->galley->markers, ReadoutMarker, one->first_marker + i);
      const ReadoutMarker *counterpart =
          &g_array_index (second->galley->markers, ReadoutMarker, other->first_marker + i);

      if (marker->x != counterpart->x ||
          !is_same_block (first, marker->block, second, counterpart->block))
        return FALSE;
    }
  return one->kind != READOUT_SLUG_WORDS ||
         (one->line == other->line && is_same_block (first, one->block, second, other->block));
}

/* A quote or table that goes on from the page before is drawn from there. */
static gboolean
begins_alike (ReadoutPages *first, guint first_index, ReadoutPages *second, guint second_index)
{
  guint table = readout_pages_get_slug (first, first_index)->table;
  guint other = readout_pages_get_slug (second, second_index)->table;
  const ReadoutGalleyTable *one;
  const ReadoutGalleyTable *two;

  if (table == 0 || other == 0)
    return table == other;
  one = &g_array_index (first->galley->tables, ReadoutGalleyTable, table - 1);
  two = &g_array_index (second->galley->tables, ReadoutGalleyTable, other - 1);
  if (one->n_heads != two->n_heads ||
      (first_index < one->first + one->n_heads) != (second_index < two->first + two->n_heads))
    return FALSE;
  for (guint i = 0; i < one->n_heads; i++)
    {
      const ReadoutSlug *head = readout_pages_get_slug (first, one->first + i);
      const ReadoutSlug *counterpart = readout_pages_get_slug (second, two->first + i);

      if (head->kind != counterpart->kind || head->x != counterpart->x ||
          (head->kind == READOUT_SLUG_WORDS &&
           !is_same_block (first, head->block, second, counterpart->block)))
        return FALSE;
    }
  return TRUE;
}

gboolean
readout_pages_is_same_page (ReadoutPages *pages, ReadoutPages *others, guint page)
{
  const ReadoutPage *one;
  const ReadoutPage *other;

  g_return_val_if_fail (READOUT_IS_PAGES (pages), FALSE);
  g_return_val_if_fail (READOUT_IS_PAGES (others), FALSE);

  if (page >= pages->pages->len || page >= others->pages->len ||
      pages->page_width != others->page_width || pages->page_height != others->page_height ||
      pages->settings->margin_left != others->settings->margin_left ||
      pages->settings->font_size != others->settings->font_size)
    return FALSE;
  one = readout_pages_get_page (pages, page);
  other = readout_pages_get_page (others, page);
  if (one->n_slugs != other->n_slugs || (pages->heads[page] == 0) != (others->heads[page] == 0) ||
      !is_same_block (pages, pages->feet[page], others, others->feet[page]) ||
      (pages->heads[page] != 0 &&
       !is_same_block (pages, pages->heads[page], others, others->heads[page])) ||
      (one->n_slugs > 0 && !begins_alike (pages, one->first, others, other->first)))
    return FALSE;
  for (guint i = 0; i < one->n_slugs; i++)
    if (!is_same_slug (pages, one->first + i, others, other->first + i))
      return FALSE;
  return TRUE;
}
