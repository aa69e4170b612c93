/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Markdown set in pages: breaks the galley, finds links and places.
 */
#include "typeset/readout-page-words.h"
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

/* What a page that begins with slug @first has above it: the heads of the table that goes on. */
static double
get_head_depth (ReadoutPages *pages, guint first)
{
  guint index =
      first < pages->galley->slugs->len ? readout_pages_get_slug (pages, first)->table : 0;
  const ReadoutGalleyTable *table;

  if (index == 0)
    return 0;
  table = &g_array_index (pages->galley->tables, ReadoutGalleyTable, index - 1);
  return first >= table->first + table->n_heads ? table->head_depth : 0;
}

static void
add_page (ReadoutPages *pages, guint first, guint n_slugs)
{
  ReadoutPage page = { first, n_slugs, NULL };
  double y = pages->settings->margin_top + get_head_depth (pages, first);
  double row = y;

  page.links = g_array_new (FALSE, FALSE, sizeof (ReadoutPageLink));
  for (guint i = first; i < first + n_slugs; i++)
    {
      ReadoutSlug *slug = readout_pages_get_slug (pages, i);

      slug->page = pages->pages->len;
      if (slug->is_beside)
        {
          slug->y = row + slug->drop;
          continue;
        }
      y += i > first ? slug->space : 0;
      row = y;
      slug->y = y;
      y += slug->advance;
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
      double y = get_head_depth (pages, first);
      guint end = first;
      guint last_break;

      while (end < n_slugs)
        {
          ReadoutSlug *slug = readout_pages_get_slug (pages, end);
          double needed = slug->advance + (end > first ? slug->space : 0);

          if (end > first && !slug->is_beside && y + needed > depth + 0.01)
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
      g_autofree char *foot = g_strdup_printf (READOUT_PAGE_WORDS_FOOT, i + 1, n_pages);

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
  ReadoutFamilies families = { settings->font_family, settings->heading_family,
                               settings->code_family };
  gboolean is_alike =
      previous != NULL && g_strcmp0 (previous->settings->font_family, settings->font_family) == 0 &&
      g_strcmp0 (previous->settings->heading_family, settings->heading_family) == 0 &&
      g_strcmp0 (previous->settings->code_family, settings->code_family) == 0 &&
      g_strcmp0 (previous->settings->language, settings->language) == 0;
  guint n_slugs;

  setter = readout_line_setter_new (&families, settings->language, is_alike ? previous->set : NULL);
  if (settings->base_directory != NULL || settings->pictures != NULL)
    pages->loader = readout_picture_loader_new (settings->base_directory, settings->pictures, width,
                                                get_depth (pages) * PICTURE_DEPTH,
                                                previous != NULL ? previous->loader : NULL);
  pages->galley =
      readout_galley_new (pages->markdown, settings, setter, pages->loader, width, cancellable);
  if (!readout_galley_set_text (pages->galley))
    return FALSE;
  break_pages (pages, 0);
  readout_pages_place_links (pages, 0);
  n_slugs = pages->galley->slugs->len;
  if (!readout_galley_set_sources (pages->galley))
    return FALSE;
  if (pages->galley->slugs->len > n_slugs)
    {
      break_rest (pages);
      readout_pages_place_links (pages, n_slugs);
    }
  if (pages->pages->len == 0)
    add_page (pages, 0, 0);
  pages->title = readout_galley_dup_title (pages->galley);
  set_furniture (pages);
  part_elements (pages);
  readout_pages_find_notes (pages);
  readout_pages_find_headings (pages);
  readout_pages_find_links (pages);
  readout_pages_find_anchors (pages);
  readout_pages_find_remarks (pages);
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
  g_ptr_array_unref (self->remarks);
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
  self->remarks = g_ptr_array_new_with_free_func (g_free);
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

void
readout_pages_draw (ReadoutPages *pages, guint page, cairo_t *cairo)
{
  g_return_if_fail (READOUT_IS_PAGES (pages));
  g_return_if_fail (page < pages->pages->len);
  g_return_if_fail (cairo != NULL);

  readout_pages_draw_with (pages, page, cairo, NULL);
}
