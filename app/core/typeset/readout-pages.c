/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Markdown set in pages: breaks the galley, finds links and places.
 */
#include "typeset/readout-pages-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* The least room for words: of the size of the body. */
#define MIN_COLUMN 8.0
#define MIN_DEPTH 6.0

/* A picture takes at most this part of a page's depth. */
#define PICTURE_DEPTH 0.7

#define HEAD_SCALE 0.84

G_DEFINE_FINAL_TYPE (ReadoutPages, readout_pages, G_TYPE_OBJECT)

static double
get_depth (ReadoutPages *pages)
{
  return pages->page_height - pages->settings->margin_top - pages->settings->margin_bottom;
}

static void
clear_page (gpointer data)
{
  ReadoutPage *page = data;

  g_clear_pointer (&page->links, g_array_unref);
}

static void
add_page (ReadoutPages *pages, guint first, guint n_slugs)
{
  ReadoutPage page = { first, n_slugs, NULL };
  double y = pages->settings->margin_top;

  page.links = g_array_new (FALSE, FALSE, sizeof (ReadoutPageLink));
  for (guint i = first; i < first + n_slugs; i++)
    {
      ReadoutSlug *slug = readout_pages_get_slug (pages, i);

      y += i > first ? slug->space : 0;
      slug->page = pages->pages->len;
      slug->y = y;
      y += slug->height;
    }
  g_array_append_val (pages->pages, page);
}

/* Breaks the slugs from @first on into pages: as many as fit, but what must stay together stays
 * together where a page can hold it. */
static void
break_pages (ReadoutPages *pages, guint first)
{
  guint n_slugs = pages->galley->slugs->len;
  double depth = get_depth (pages);

  while (first < n_slugs)
    {
      double y = 0;
      guint end = first;
      guint last_break;

      while (end < n_slugs)
        {
          ReadoutSlug *slug = readout_pages_get_slug (pages, end);
          double needed = slug->height + (end > first ? slug->space : 0);

          if (end > first && y + needed > depth + 0.01)
            break;
          y += needed;
          end++;
        }
      last_break = end;
      while (end < n_slugs && last_break > first &&
             readout_pages_get_slug (pages, last_break)->keeps)
        last_break--;
      if (last_break == first)
        last_break = end;
      add_page (pages, first, last_break - first);
      first = last_break;
    }
}

/* Breaks again from the last page on, after slugs were added. */
static void
break_rest (ReadoutPages *pages)
{
  guint first = 0;

  if (pages->pages->len > 0)
    {
      first = readout_pages_get_page (pages, pages->pages->len - 1)->first;
      g_array_set_size (pages->pages, pages->pages->len - 1);
    }
  break_pages (pages, first);
}

/* Calls @visit for each run of the slugs from @first on. */
static void
place_links (ReadoutPages *pages, guint first)
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

static void
find_notes (ReadoutPages *pages)
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

static void
find_headings (ReadoutPages *pages)
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
      words = g_strdup_printf (_("Source %u"), note->number);
      slug = readout_pages_get_slug (pages, pages->note_slugs[note->number - 1]);
      break;
    case READOUT_TEXT_LINK_BACK:
      described->kind = READOUT_PAGE_LINK_BACK;
      citation = pages->galley->links->pdata[link->back_to];
      words = g_strdup_printf (_("Cited on page %u"), citation->page + 1);
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

static void
find_links (ReadoutPages *pages)
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

static int
compare_anchors (gconstpointer a, gconstpointer b)
{
  const ReadoutPagesAnchor *first = a;
  const ReadoutPagesAnchor *second = b;

  if (first->source != second->source)
    return first->source < second->source ? -1 : 1;
  return first->slug < second->slug ? -1 : first->slug > second->slug;
}

static void
find_anchors (ReadoutPages *pages)
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

static guint
add_furniture (ReadoutPages *pages, const char *words, guint flags)
{
  ReadoutGalley *galley = pages->galley;
  ReadoutTextStyle style = { pages->settings->font_size * HEAD_SCALE, flags, FALSE };
  ReadoutRichText *rich = readout_rich_text_new (&galley->inlines);
  ReadoutBlock block;

  readout_rich_text_add (rich, words, strlen (words), READOUT_TEXT_PALE, -1, 0, 0);
  block.lines =
      readout_line_setter_set (galley->setter, rich, galley->pictures, &style, galley->width);
  block.rich = rich;
  g_array_append_val (galley->blocks, block);
  return galley->blocks->len - 1;
}

/* The running head, and the number of each page. */
static void
set_furniture (ReadoutPages *pages)
{
  const char *head = pages->settings->running_head;
  guint n_pages = pages->pages->len;
  guint head_block = 0;

  if (head == NULL)
    head = pages->title;
  pages->heads = g_new0 (guint, n_pages);
  pages->feet = g_new0 (guint, n_pages);
  if (head != NULL && *head != '\0' && n_pages > 1)
    head_block = add_furniture (pages, head, READOUT_TEXT_ITALIC);
  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *foot = g_strdup_printf (_("Page %u of %u"), i + 1, n_pages);

      pages->heads[i] = i > 0 ? head_block : 0;
      pages->feet[i] = add_furniture (pages, foot, 0);
    }
}

/* An element that runs over pages has its words in parts: what stands between, at the foot and the
 * head, is none of it. */
static void
part_elements (ReadoutPages *pages)
{
  for (guint i = 1; i < pages->galley->slugs->len; i++)
    {
      const ReadoutSlug *slug = readout_pages_get_slug (pages, i);
      const ReadoutSlug *above = readout_pages_get_slug (pages, i - 1);

      if (slug->element >= 0 && slug->element == above->element && slug->page != above->page)
        g_array_index (pages->galley->elements, ReadoutElement, slug->element).has_parts = TRUE;
    }
}

static gboolean
lay_out (ReadoutPages *pages, ReadoutPages *previous, GCancellable *cancellable)
{
  const ReadoutPageSettings *settings = pages->settings;
  g_autoptr (ReadoutLineSetter) setter = NULL;
  double width = pages->page_width - settings->margin_left - settings->margin_right;
  gboolean is_alike = previous != NULL &&
                      g_strcmp0 (previous->settings->font_family, settings->font_family) == 0 &&
                      g_strcmp0 (previous->settings->language, settings->language) == 0;
  guint n_slugs;

  setter = readout_line_setter_new (settings->font_family, settings->language,
                                    is_alike ? previous->set : NULL);
  if (settings->base_directory != NULL)
    pages->loader = readout_picture_loader_new (settings->base_directory, width,
                                                get_depth (pages) * PICTURE_DEPTH,
                                                previous != NULL ? previous->loader : NULL);
  pages->galley =
      readout_galley_new (pages->markdown, settings, setter, pages->loader, width, cancellable);
  if (!readout_galley_set_text (pages->galley))
    return FALSE;
  break_pages (pages, 0);
  place_links (pages, 0);
  n_slugs = pages->galley->slugs->len;
  if (!readout_galley_set_sources (pages->galley))
    return FALSE;
  if (pages->galley->slugs->len > n_slugs)
    {
      break_rest (pages);
      place_links (pages, n_slugs);
    }
  if (pages->pages->len == 0)
    add_page (pages, 0, 0);
  pages->title = readout_galley_dup_title (pages->galley);
  set_furniture (pages);
  part_elements (pages);
  find_notes (pages);
  find_headings (pages);
  find_links (pages);
  find_anchors (pages);
  pages->set = readout_line_setter_steal_set (setter);
  pages->galley->setter = NULL;
  pages->galley->cancellable = NULL;
  pages->galley->settings = pages->settings;
  return TRUE;
}

static gboolean
check_settings (const ReadoutPageSettings *settings, GError **error)
{
  double width;
  double height;
  double column;
  double depth;

  readout_page_settings_get_size (settings, &width, &height);
  column = width - settings->margin_left - settings->margin_right;
  depth = height - settings->margin_top - settings->margin_bottom;
  if (!(settings->font_size >= READOUT_PAGE_FONT_SIZE_MIN &&
        settings->font_size <= READOUT_PAGE_FONT_SIZE_MAX))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _("The size of the font is not between %d and %d points"),
                      (int)READOUT_PAGE_FONT_SIZE_MIN, (int)READOUT_PAGE_FONT_SIZE_MAX);
      return FALSE;
    }
  if (!(settings->margin_left >= 0 && settings->margin_right >= 0 && settings->margin_top >= 0 &&
        settings->margin_bottom >= 0 && column >= settings->font_size * MIN_COLUMN &&
        depth >= settings->font_size * MIN_DEPTH))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                           _("The margins leave no room for text"));
      return FALSE;
    }
  return TRUE;
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

static void
readout_pages_finalize (GObject *object)
{
  ReadoutPages *self = READOUT_PAGES (object);

  g_clear_pointer (&self->galley, readout_galley_free);
  g_clear_pointer (&self->loader, readout_picture_loader_free);
  g_clear_pointer (&self->set, g_hash_table_unref);
  g_clear_pointer (&self->settings, readout_page_settings_free);
  g_clear_pointer (&self->markdown, readout_markdown_unref);
  g_array_unref (self->pages);
  g_array_unref (self->headings);
  g_array_unref (self->anchors);
  g_string_chunk_free (self->strings);
  g_free (self->note_slugs);
  g_free (self->heads);
  g_free (self->feet);
  g_free (self->title);

  G_OBJECT_CLASS (readout_pages_parent_class)->finalize (object);
}

static void
readout_pages_class_init (ReadoutPagesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = readout_pages_finalize;
}

static void
readout_pages_init (ReadoutPages *self)
{
  self->pages = g_array_new (FALSE, FALSE, sizeof (ReadoutPage));
  g_array_set_clear_func (self->pages, clear_page);
  self->headings = g_array_new (FALSE, FALSE, sizeof (ReadoutPageHeading));
  self->anchors = g_array_new (FALSE, FALSE, sizeof (ReadoutPagesAnchor));
  self->strings = g_string_chunk_new (1024);
}

ReadoutPages *
readout_pages_new (ReadoutMarkdown *markdown,
                   const ReadoutPageSettings *settings,
                   ReadoutPages *previous,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (ReadoutPages) pages = NULL;

  g_return_val_if_fail (markdown != NULL, NULL);
  g_return_val_if_fail (settings != NULL, NULL);

  if (!check_settings (settings, error))
    return NULL;
  pages = g_object_new (READOUT_TYPE_PAGES, NULL);
  pages->markdown = readout_markdown_ref (markdown);
  pages->settings = readout_page_settings_copy (settings);
  readout_page_settings_get_size (settings, &pages->page_width, &pages->page_height);
  if (!lay_out (pages, previous, cancellable))
    {
      g_cancellable_set_error_if_cancelled (cancellable, error);
      return NULL;
    }
  return g_steal_pointer (&pages);
}

ReadoutMarkdown *
readout_pages_get_markdown (ReadoutPages *pages)
{
  g_return_val_if_fail (READOUT_IS_PAGES (pages), NULL);

  return pages->markdown;
}

const ReadoutPageSettings *
readout_pages_get_settings (ReadoutPages *pages)
{
  g_return_val_if_fail (READOUT_IS_PAGES (pages), NULL);

  return pages->settings;
}

guint
readout_pages_get_n_pages (ReadoutPages *pages)
{
  g_return_val_if_fail (READOUT_IS_PAGES (pages), 0);

  return pages->pages->len;
}

void
readout_pages_get_page_size (ReadoutPages *pages, double *width, double *height)
{
  g_return_if_fail (READOUT_IS_PAGES (pages));

  *width = pages->page_width;
  *height = pages->page_height;
}

char *
readout_pages_dup_page_text (ReadoutPages *pages, guint page)
{
  GString *text = g_string_new (NULL);
  ReadoutPage *found;

  g_return_val_if_fail (READOUT_IS_PAGES (pages), g_string_free (text, FALSE));
  g_return_val_if_fail (page < pages->pages->len, g_string_free (text, FALSE));

  found = readout_pages_get_page (pages, page);
  for (guint i = found->first; i < found->first + found->n_slugs; i++)
    {
      ReadoutSlug *slug = readout_pages_get_slug (pages, i);
      const ReadoutLine *line;

      if (slug->kind != READOUT_SLUG_WORDS)
        continue;
      for (guint j = slug->first_marker; j < slug->first_marker + slug->n_markers; j++)
        g_string_append_printf (
            text, "%s ",
            readout_pages_get_block (pages,
                                     g_array_index (pages->galley->markers, ReadoutMarker, j).block)
                ->lines->text);
      line = readout_pages_get_line (pages, slug);
      g_string_append_len (text,
                           readout_pages_get_block (pages, slug->block)->lines->text + line->text,
                           line->text_end - line->text);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
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
      double away = MAX (MAX (slug->y - y, y - slug->y - slug->height), 0);

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

void
readout_pages_draw (ReadoutPages *pages, guint page, cairo_t *cairo)
{
  g_return_if_fail (READOUT_IS_PAGES (pages));
  g_return_if_fail (page < pages->pages->len);
  g_return_if_fail (cairo != NULL);

  readout_pages_draw_with (pages, page, cairo, NULL);
}
