/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds a byte of the Markdown on the pages, and what stands at a place of a page.
 */
#include "typeset/readout-pages-private.h"

static int
compare_anchors (gconstpointer a, gconstpointer b)
{
  const ReadoutPagesAnchor *first = a;
  const ReadoutPagesAnchor *second = b;

  if (first->source != second->source)
    return first->source < second->source ? -1 : 1;
  return first->slug < second->slug ? -1 : first->slug > second->slug;
}

void
readout_pages_find_anchors (ReadoutPages *pages)
{
  for (guint i = 0; i < pages->galley->slugs->len; i++)
    {
      ReadoutSlug *slug = readout_pages_get_slug (pages, i);
      ReadoutPagesAnchor anchor = { 0, i };

      if (slug->kind == READOUT_SLUG_WORDS &&
          readout_rich_text_get_source (readout_pages_get_block (pages, slug->block)->rich,
                                        readout_pages_get_line (pages, slug)->text, &anchor.source))
        g_array_append_val (pages->anchors, anchor);
    }
  g_array_sort (pages->anchors, compare_anchors);
}

/* The anchor of the last line that begins at @byte or before it. */
static ReadoutPagesAnchor *
find_anchor (ReadoutPages *pages, guint32 byte)
{
  guint low = 0;
  guint high = pages->anchors->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (pages->anchors, ReadoutPagesAnchor, middle).source <= byte)
        low = middle + 1;
      else
        high = middle;
    }
  if (pages->anchors->len == 0)
    return NULL;
  return &g_array_index (pages->anchors, ReadoutPagesAnchor, low > 0 ? low - 1 : 0);
}

/* The byte of the text of @line that is at @x from the left of its slug. */
static guint32
find_text (ReadoutBlock *block, const ReadoutLine *line, double x)
{
  guint32 nearest = line->text;
  double distance = G_MAXDOUBLE;

  x -= line->x;
  for (guint i = line->first_run; i < line->first_run + line->n_runs; i++)
    {
      const ReadoutRun *run = &g_array_index (block->lines->runs, ReadoutRun, i);
      double away = x < run->x ? run->x - x : x > run->x + run->width ? x - run->x - run->width : 0;
      double part = run->width > 0 ? CLAMP ((x - run->x) / run->width, 0, 1) : 0;
      guint32 at;

      if (away >= distance)
        continue;
      distance = away;
      if (run->is_backward)
        part = 1 - part;
      at = run->text + (guint32)(part * run->text_length);
      while (at > run->text && ((guchar)block->lines->text[at] & 0xC0) == 0x80)
        at--;
      nearest = at;
    }
  return nearest;
}

void
readout_pages_find_notes (ReadoutPages *pages)
{
  pages->n_notes = readout_markdown_get_notes (pages->markdown)->len;
  pages->note_slugs = g_new0 (guint, pages->n_notes + 1);
  for (guint i = 0; i < pages->galley->slugs->len; i++)
    {
      guint number = readout_pages_get_slug (pages, i)->note;

      if (number > 0 && number <= pages->n_notes)
        pages->note_slugs[number - 1] = i;
    }
}

void
readout_pages_find_headings (ReadoutPages *pages)
{
  for (guint i = 0; i < pages->galley->headings->len; i++)
    {
      const ReadoutGalleyHeading *heading =
          &g_array_index (pages->galley->headings, ReadoutGalleyHeading, i);
      ReadoutPageHeading found = { heading->level, heading->words, heading->anchor, 0, 0,
                                   heading->source };

      if (heading->slug < pages->galley->slugs->len)
        {
          found.page = readout_pages_get_slug (pages, heading->slug)->page;
          found.y = readout_pages_get_slug (pages, heading->slug)->y;
        }
      g_array_append_val (pages->headings, found);
    }
}

GArray *
readout_pages_get_headings (ReadoutPages *pages)
{
  g_return_val_if_fail (READOUT_IS_PAGES (pages), NULL);

  return pages->headings;
}

gboolean
readout_pages_find_byte (ReadoutPages *pages, guint32 byte, guint *page, double *y, double *height)
{
  ReadoutPagesAnchor *anchor;
  ReadoutSlug *slug;

  g_return_val_if_fail (READOUT_IS_PAGES (pages), FALSE);

  anchor = find_anchor (pages, byte);
  if (anchor == NULL)
    return FALSE;
  slug = readout_pages_get_slug (pages, anchor->slug);
  *page = slug->page;
  *y = slug->y;
  *height = slug->height;
  return TRUE;
}

gboolean
readout_pages_find_place (ReadoutPages *pages, guint page, double x, double y, guint32 *byte)
{
  ReadoutSlug *nearest = NULL;
  double least = G_MAXDOUBLE;
  ReadoutPage *found;
  ReadoutBlock *block;

  g_return_val_if_fail (READOUT_IS_PAGES (pages), FALSE);
  g_return_val_if_fail (page < pages->pages->len, FALSE);

  found = readout_pages_get_page (pages, page);
  for (guint i = found->first; i < found->first + found->n_slugs; i++)
    {
      ReadoutSlug *slug = readout_pages_get_slug (pages, i);
      double left = pages->settings->margin_left + slug->x;
      double beside = MAX (MAX (left - x, x - left - slug->width), 0);
      /* The nearest line, and of those in a row of a table the nearest cell. */
      double away = MAX (MAX (slug->y - y, y - slug->y - slug->height), 0) +
                    (slug->table > 0 ? beside / pages->page_width : 0);

      if (slug->kind == READOUT_SLUG_WORDS && away < least &&
          readout_pages_get_block (pages, slug->block)->rich->sources->len > 0)
        {
          least = away;
          nearest = slug;
        }
    }
  if (nearest == NULL)
    return FALSE;
  block = readout_pages_get_block (pages, nearest->block);
  return readout_rich_text_get_source (block->rich,
                                       find_text (block, readout_pages_get_line (pages, nearest),
                                                  x - pages->settings->margin_left - nearest->x),
                                       byte);
}

gboolean
readout_pages_find_note (ReadoutPages *pages, const char *key, guint *page, double *y)
{
  ReadoutMarkdownNote *note;
  ReadoutSlug *slug;

  g_return_val_if_fail (READOUT_IS_PAGES (pages), FALSE);
  g_return_val_if_fail (key != NULL, FALSE);

  note = readout_markdown_find_note (pages->markdown, key);
  if (note == NULL || note->number == 0)
    return FALSE;
  slug = readout_pages_get_slug (pages, pages->note_slugs[note->number - 1]);
  *page = slug->page;
  *y = slug->y;
  return TRUE;
}
