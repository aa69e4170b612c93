/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds what can be clicked on the pages, and where it leads.
 */
#include "typeset/readout-page-words.h"
#include "typeset/readout-pages-private.h"

#include <math.h>

/* Calls @visit for each run of the slugs from @first on. */
void
readout_pages_place_links (ReadoutPages *pages, guint first)
{
  for (guint i = first; i < pages->galley->slugs->len; i++)
    {
      ReadoutSlug *slug = readout_pages_get_slug (pages, i);
      ReadoutBlock *block;
      const ReadoutLine *line;

      if (slug->kind != READOUT_SLUG_WORDS)
        continue;
      block = readout_pages_get_block (pages, slug->block);
      line = readout_pages_get_line (pages, slug);
      for (guint j = line->first_run; j < line->first_run + line->n_runs; j++)
        {
          const ReadoutRun *run = &g_array_index (block->lines->runs, ReadoutRun, j);
          const ReadoutTextRange *range =
              &g_array_index (block->rich->ranges, ReadoutTextRange, run->range);
          ReadoutTextLink *link;

          if (range->link < 0)
            continue;
          link = pages->galley->links->pdata[block->rich->first_link + range->link];
          if (link->is_placed && (link->page < slug->page || link->y <= slug->y))
            continue;
          link->is_placed = TRUE;
          link->page = slug->page;
          link->y = slug->y;
        }
    }
}

static char *
dup_note_words (ReadoutPages *pages, ReadoutMarkdownNote *note)
{
  cmark_node *first = cmark_node_first_child (note->blocks);

  if (first == NULL || cmark_node_get_type (first) != CMARK_NODE_PARAGRAPH)
    return g_strdup ("");
  return readout_markdown_dup_text (pages->markdown, first, NULL);
}

/* What a link says and where it leads. @descriptions: of the notes, made when they are needed. */
static void
describe_link (ReadoutPages *pages,
               const ReadoutTextLink *link,
               const char **descriptions,
               ReadoutPageLink *described)
{
  gpointer index;
  ReadoutTextLink *citation;
  ReadoutMarkdownNote *note;
  g_autofree char *words = NULL;
  ReadoutSlug *slug = NULL;

  described->target = link->target;
  described->source = link->source;
  described->target_page = -1;
  switch (link->kind)
    {
    case READOUT_TEXT_LINK_CITATION:
      described->kind = READOUT_PAGE_LINK_CITATION;
      note = link->reference->note;
      if (descriptions[note->number - 1] == NULL)
        {
          g_autofree char *description = dup_note_words (pages, note);

          descriptions[note->number - 1] = g_string_chunk_insert (pages->strings, description);
        }
      described->description = descriptions[note->number - 1];
      words = g_strdup_printf (READOUT_PAGE_WORDS_CITATION, note->number);
      slug = readout_pages_get_slug (pages, pages->note_slugs[note->number - 1]);
      break;
    case READOUT_TEXT_LINK_BACK:
      described->kind = READOUT_PAGE_LINK_BACK;
      citation = pages->galley->links->pdata[link->back_to];
      words = g_strdup_printf (READOUT_PAGE_WORDS_BACK, citation->page + 1);
      described->target_page = citation->page;
      described->target_y = citation->y;
      break;
    case READOUT_TEXT_LINK_URI:
      described->kind = READOUT_PAGE_LINK_URI;
      described->description = link->target;
      break;
    case READOUT_TEXT_LINK_ANCHOR:
    default:
      described->kind = READOUT_PAGE_LINK_ANCHOR;
      index = g_hash_table_lookup (pages->galley->anchors, link->target);
      if (index != NULL)
        slug = readout_pages_get_slug (pages,
                                       g_array_index (pages->galley->headings, ReadoutGalleyHeading,
                                                      GPOINTER_TO_UINT (index) - 1)
                                           .slug);
      break;
    }
  if (slug != NULL)
    {
      described->target_page = slug->page;
      described->target_y = slug->y;
    }
  if (words != NULL)
    described->words = g_string_chunk_insert_const (pages->strings, words);
}

static void
add_link_words (ReadoutPages *pages,
                ReadoutPageLink *link,
                ReadoutBlock *block,
                const ReadoutRun *run)
{
  g_autofree char *words = g_strdup_printf ("%s%.*s", link->words != NULL ? link->words : "",
                                            (int)run->text_length, block->lines->text + run->text);

  link->words = g_string_chunk_insert (pages->strings, words);
}

/* Adds the links of one line to its page. */
static void
add_line_links (ReadoutPages *pages, ReadoutSlug *slug, const char **descriptions)
{
  ReadoutBlock *block = readout_pages_get_block (pages, slug->block);
  const ReadoutLine *line = readout_pages_get_line (pages, slug);
  GArray *links = readout_pages_get_page (pages, slug->page)->links;
  double left = pages->settings->margin_left + slug->x + line->x;
  int open = -1;

  for (guint i = line->first_run; i < line->first_run + line->n_runs; i++)
    {
      const ReadoutRun *run = &g_array_index (block->lines->runs, ReadoutRun, i);
      int index = g_array_index (block->rich->ranges, ReadoutTextRange, run->range).link;
      ReadoutPageLink added = {
        .x = left + run->x, .y = slug->y, .width = run->width, .height = slug->height
      };
      ReadoutPageLink *link;

      if (index < 0)
        {
          open = -1;
          continue;
        }
      if (open != index)
        {
          describe_link (pages, pages->galley->links->pdata[block->rich->first_link + index],
                         descriptions, &added);
          if (added.kind == READOUT_PAGE_LINK_ANCHOR && added.target_page < 0)
            continue;
          g_array_append_val (links, added);
        }
      link = &g_array_index (links, ReadoutPageLink, links->len - 1);
      if (open == index)
        link->width = added.x + added.width - link->x;
      open = index;
      if (link->kind == READOUT_PAGE_LINK_URI || link->kind == READOUT_PAGE_LINK_ANCHOR)
        add_link_words (pages, link, block, run);
    }
}

void
readout_pages_find_links (ReadoutPages *pages)
{
  g_autofree const char **descriptions = g_new0 (const char *, pages->n_notes + 1);

  for (guint i = 0; i < pages->galley->slugs->len; i++)
    {
      ReadoutSlug *slug = readout_pages_get_slug (pages, i);

      if (slug->kind == READOUT_SLUG_WORDS &&
          readout_pages_get_block (pages, slug->block)->rich->ranges->len > 1)
        add_line_links (pages, slug, descriptions);
      else if (slug->kind == READOUT_SLUG_WORDS)
        {
          GArray *ranges = readout_pages_get_block (pages, slug->block)->rich->ranges;

          if (ranges->len == 1 && g_array_index (ranges, ReadoutTextRange, 0).link >= 0)
            add_line_links (pages, slug, descriptions);
        }
    }
}

GArray *
readout_pages_get_links (ReadoutPages *pages, guint page)
{
  g_return_val_if_fail (READOUT_IS_PAGES (pages), NULL);
  g_return_val_if_fail (page < pages->pages->len, NULL);

  return readout_pages_get_page (pages, page)->links;
}

const ReadoutPageLink *
readout_pages_find_link (ReadoutPages *pages, guint page, double x, double y, double slack)
{
  const ReadoutPageLink *nearest = NULL;
  double least = G_MAXDOUBLE;
  GArray *links;

  g_return_val_if_fail (READOUT_IS_PAGES (pages), NULL);
  g_return_val_if_fail (page < pages->pages->len, NULL);

  links = readout_pages_get_page (pages, page)->links;
  for (guint i = 0; i < links->len; i++)
    {
      const ReadoutPageLink *link = &g_array_index (links, ReadoutPageLink, i);
      double away_x = MAX (MAX (link->x - x, x - link->x - link->width), 0);
      double away_y = MAX (MAX (link->y - y, y - link->y - link->height), 0);
      double away = hypot (away_x, away_y);

      if (away <= slack && away < least)
        {
          least = away;
          nearest = link;
        }
    }
  return nearest;
}
