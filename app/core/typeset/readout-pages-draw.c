/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Draws a page: ink, and around it what a PDF says of it.
 */
#include "typeset/readout-pages-private.h"

#include <cairo.h>
#include <math.h>

/* Lengths as parts of the size of the body. */
#define QUOTE_RULE 0.07
#define CODE_PADDING 0.6
#define RULE 0.055

/* Glyphs that go to Cairo at once from the stack. */
#define STACK_GLYPHS 256

/* Of the picture whose pixels a surface has. */
static const cairo_user_data_key_t picture_key;

typedef struct
{
  double red;
  double green;
  double blue;
} Colour;

static const Colour ink = { 0.07, 0.07, 0.07 };
static const Colour pale_ink = { 0.40, 0.40, 0.40 };
static const Colour link_ink = { 0.08, 0.25, 0.47 };
static const Colour rule_ink = { 0.70, 0.70, 0.70 };
static const Colour code_ground = { 0.955, 0.955, 0.955 };

typedef struct
{
  ReadoutPages *pages;
  cairo_t *cairo;
  ReadoutTagWriter *writer; /* nullable */
} Drawing;

static void
set_colour (cairo_t *cairo, const Colour *colour)
{
  cairo_set_source_rgb (cairo, colour->red, colour->green, colour->blue);
}

static const Colour *
get_colour (guint flags)
{
  if (flags & READOUT_TEXT_PALE)
    return &pale_ink;
  return flags & READOUT_TEXT_LINK ? &link_ink : &ink;
}

/* A box for each character that no font has, where its own font draws none. */
static void
draw_missing (Drawing *drawing, ReadoutLines *lines, const ReadoutRun *run, double x, double y)
{
  cairo_glyph_t missing = { 0, 0, 0 };
  cairo_text_extents_t extents;
  cairo_font_extents_t font;

  cairo_scaled_font_glyph_extents (run->font, &missing, 1, &extents);
  if (extents.width > 0)
    return;
  cairo_scaled_font_extents (run->font, &font);
  for (guint i = 0; i < run->n_glyphs; i++)
    {
      const ReadoutGlyph *glyph =
          &g_array_index (lines->glyphs, ReadoutGlyph, run->first_glyph + i);
      double end = i + 1 < run->n_glyphs ? (glyph + 1)->x : run->x + run->width;

      if (glyph->index != 0 || end <= glyph->x)
        continue;
      cairo_rectangle (drawing->cairo, x + glyph->x + (end - glyph->x) * 0.12,
                       y + glyph->y - font.ascent * 0.72, (end - glyph->x) * 0.76,
                       font.ascent * 0.72);
    }
  cairo_set_line_width (drawing->cairo, font.height * 0.035);
  cairo_stroke (drawing->cairo);
}

static gboolean
has_missing (ReadoutLines *lines, const ReadoutRun *run)
{
  for (guint i = 0; i < run->n_glyphs; i++)
    if (g_array_index (lines->glyphs, ReadoutGlyph, run->first_glyph + i).index == 0)
      return TRUE;
  return FALSE;
}

static void
draw_glyphs (Drawing *drawing, ReadoutLines *lines, const ReadoutRun *run, double x, double y)
{
  cairo_glyph_t stack_glyphs[STACK_GLYPHS];
  cairo_text_cluster_t stack_clusters[STACK_GLYPHS];
  gboolean is_long = run->n_glyphs > STACK_GLYPHS || run->n_clusters > STACK_GLYPHS;
  g_autofree cairo_glyph_t *heap_glyphs = is_long ? g_new (cairo_glyph_t, run->n_glyphs) : NULL;
  g_autofree cairo_text_cluster_t *heap_clusters =
      is_long ? g_new (cairo_text_cluster_t, run->n_clusters) : NULL;
  cairo_glyph_t *glyphs = is_long ? heap_glyphs : stack_glyphs;
  cairo_text_cluster_t *clusters = is_long ? heap_clusters : stack_clusters;

  if (run->font == NULL || run->n_glyphs == 0)
    return;
  for (guint i = 0; i < run->n_glyphs; i++)
    {
      const ReadoutGlyph *glyph =
          &g_array_index (lines->glyphs, ReadoutGlyph, run->first_glyph + i);

      glyphs[i].index = glyph->index;
      glyphs[i].x = x + glyph->x;
      glyphs[i].y = y + glyph->y;
    }
  cairo_set_scaled_font (drawing->cairo, run->font);
  if (has_missing (lines, run))
    draw_missing (drawing, lines, run, x, y);
  if (drawing->writer == NULL)
    {
      cairo_show_glyphs (drawing->cairo, glyphs, run->n_glyphs);
      return;
    }
  for (guint i = 0; i < run->n_clusters; i++)
    {
      const ReadoutCluster *cluster =
          &g_array_index (lines->clusters, ReadoutCluster, run->first_cluster + i);

      clusters[i].num_bytes = cluster->n_bytes;
      clusters[i].num_glyphs = cluster->n_glyphs;
    }
  cairo_show_text_glyphs (drawing->cairo, lines->text + run->text, run->text_length, glyphs,
                          run->n_glyphs, clusters, run->n_clusters,
                          run->is_backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : 0);
}

static void
draw_picture (
    Drawing *drawing, ReadoutBlock *block, const ReadoutTextRange *range, double x, double y)
{
  ReadoutPicture *picture =
      drawing->pages->galley->pictures->pdata[block->rich->first_picture + range->picture];
  cairo_t *cairo = drawing->cairo;

  int width = cairo_image_surface_get_width (picture->surface);
  int height = cairo_image_surface_get_height (picture->surface);
  cairo_surface_t *surface;

  /* Pixels can be read in several threads, a surface cannot: each drawing on a screen has its own.
   * A PDF takes the surface itself, which has the bytes of its file. */
  if (drawing->writer != NULL)
    surface = cairo_surface_reference (picture->surface);
  else
    {
      surface = cairo_image_surface_create_for_data (
          cairo_image_surface_get_data (picture->surface),
          cairo_image_surface_get_format (picture->surface), width, height,
          cairo_image_surface_get_stride (picture->surface));
      cairo_surface_set_user_data (surface, &picture_key, readout_picture_ref (picture),
                                   (cairo_destroy_func_t)readout_picture_unref);
    }
  cairo_save (cairo);
  cairo_translate (cairo, x, y - picture->height);
  cairo_scale (cairo, picture->width / width, picture->height / height);
  cairo_set_source_surface (cairo, surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cairo), CAIRO_FILTER_GOOD);
  /* To paint without a clip makes Cairo forget what is on the page so far, with its tags. */
  cairo_rectangle (cairo, 0, 0, width, height);
  cairo_fill (cairo);
  cairo_restore (cairo);
  cairo_surface_destroy (surface);
}

/* Draws a line with the beginning of its baseline at a place. @slug: index of the slug that it is
 * of, or -1 for what is no part of the text. */
static void
draw_line (Drawing *drawing, ReadoutBlock *block, guint line_index, int slug, double x, double y)
{
  const ReadoutLine *line = &g_array_index (block->lines->lines, ReadoutLine, line_index);

  for (guint i = line->first_run; i < line->first_run + line->n_runs; i++)
    {
      const ReadoutRun *run = &g_array_index (block->lines->runs, ReadoutRun, i);
      const ReadoutTextRange *range =
          &g_array_index (block->rich->ranges, ReadoutTextRange, run->range);

      if (drawing->writer != NULL && slug >= 0)
        readout_tag_writer_begin_run (drawing->writer, slug, run);
      if (range->picture >= 0)
        {
          draw_picture (drawing, block, range, x + run->x, y);
          continue;
        }
      set_colour (drawing->cairo, get_colour (range->flags));
      draw_glyphs (drawing, block->lines, run, x, y);
    }
}

static void
draw_quote_rules (Drawing *drawing, ReadoutSlug *slug, gboolean is_first)
{
  ReadoutPages *pages = drawing->pages;
  double size = pages->settings->font_size;
  double top = slug->y - (is_first ? 0 : slug->space);

  for (guint i = slug->quote; i > 0;
       i = g_array_index (pages->galley->quotes, ReadoutQuote, i - 1).outer)
    {
      const ReadoutQuote *quote = &g_array_index (pages->galley->quotes, ReadoutQuote, i - 1);
      gboolean is_open = !is_first && slug > readout_pages_get_slug (pages, 0);
      double from = slug->y;

      /* The rule goes on from the line above if that is in the quote, too. */
      for (guint above = is_open ? (slug - 1)->quote : 0; above > 0;
           above = g_array_index (pages->galley->quotes, ReadoutQuote, above - 1).outer)
        if (above == i)
          from = top;
      set_colour (drawing->cairo, &rule_ink);
      cairo_rectangle (drawing->cairo, pages->settings->margin_left + quote->x, from,
                       size * QUOTE_RULE, slug->y + slug->advance - from);
      cairo_fill (drawing->cairo);
    }
}

static void
draw_shade (Drawing *drawing, ReadoutSlug *slug, gboolean is_first, gboolean is_last)
{
  double padding = drawing->pages->settings->font_size * CODE_PADDING;
  double top = slug->shade & READOUT_SHADE_FIRST || is_first ? padding * 0.75 : 0;
  double bottom = slug->shade & READOUT_SHADE_LAST || is_last ? padding * 0.75 : 0;

  set_colour (drawing->cairo, &code_ground);
  cairo_rectangle (drawing->cairo, drawing->pages->settings->margin_left + slug->x - padding,
                   slug->y - top, slug->width + 2 * padding, slug->height + top + bottom);
  cairo_fill (drawing->cairo);
}

static void
draw_grounds (Drawing *drawing, ReadoutPage *page)
{
  if (drawing->writer != NULL)
    readout_tag_writer_begin_furniture (drawing->writer);
  for (guint i = page->first; i < page->first + page->n_slugs; i++)
    {
      ReadoutSlug *slug = readout_pages_get_slug (drawing->pages, i);

      if (slug->quote > 0 && !slug->is_beside)
        draw_quote_rules (drawing, slug, i == page->first);
      if (slug->shade != READOUT_SHADE_NONE)
        draw_shade (drawing, slug, i == page->first, i + 1 == page->first + page->n_slugs);
    }
}

static void
draw_rule (Drawing *drawing, ReadoutSlug *slug)
{
  ReadoutPages *pages = drawing->pages;

  if (drawing->writer != NULL)
    readout_tag_writer_begin_furniture (drawing->writer);
  set_colour (drawing->cairo, &rule_ink);
  cairo_rectangle (drawing->cairo, pages->settings->margin_left + slug->x, slug->y + slug->baseline,
                   slug->width, pages->settings->font_size * RULE);
  cairo_fill (drawing->cairo);
}

static void
draw_slug (Drawing *drawing, guint index)
{
  ReadoutPages *pages = drawing->pages;
  ReadoutSlug *slug = readout_pages_get_slug (pages, index);
  ReadoutBlock *block;
  double left = pages->settings->margin_left;
  const ReadoutLine *line;

  if (slug->kind == READOUT_SLUG_RULE)
    {
      draw_rule (drawing, slug);
      return;
    }
  block = readout_pages_get_block (pages, slug->block);
  line = readout_pages_get_line (pages, slug);
  for (guint i = slug->first_marker; i < slug->first_marker + slug->n_markers; i++)
    {
      const ReadoutMarker *marker = &g_array_index (pages->galley->markers, ReadoutMarker, i);

      if (drawing->writer != NULL)
        readout_tag_writer_begin_marker (drawing->writer, marker);
      draw_line (drawing, readout_pages_get_block (pages, marker->block), 0, -1, left + marker->x,
                 slug->y + slug->baseline);
    }
  if (drawing->writer != NULL)
    readout_tag_writer_begin_slug (drawing->writer, index);
  draw_line (drawing, block, slug->line, index, left + slug->x + line->x, slug->y + slug->baseline);
}

/* The heads of a table that goes on on this page. They are in the structure where it begins. */
static void
draw_heads (Drawing *drawing, ReadoutPage *page)
{
  ReadoutPages *pages = drawing->pages;
  guint index = page->n_slugs > 0 ? readout_pages_get_slug (pages, page->first)->table : 0;
  const ReadoutGalleyTable *table;
  Drawing plain = { pages, drawing->cairo, NULL };

  if (index == 0)
    return;
  table = &g_array_index (pages->galley->tables, ReadoutGalleyTable, index - 1);
  if (page->first < table->first + table->n_heads)
    return;
  if (drawing->writer != NULL)
    readout_tag_writer_begin_furniture (drawing->writer);
  cairo_save (drawing->cairo);
  cairo_translate (drawing->cairo, 0,
                   pages->settings->margin_top - readout_pages_get_slug (pages, table->first)->y);
  for (guint i = table->first; i < table->first + table->n_heads; i++)
    draw_slug (&plain, i);
  cairo_restore (drawing->cairo);
}

static void
draw_furniture (Drawing *drawing, guint page)
{
  ReadoutPages *pages = drawing->pages;
  const ReadoutPageSettings *settings = pages->settings;
  double size = settings->font_size;
  ReadoutBlock *foot = readout_pages_get_block (pages, pages->feet[page]);
  const ReadoutLine *line = &g_array_index (foot->lines->lines, ReadoutLine, 0);

  if (drawing->writer != NULL)
    readout_tag_writer_begin_furniture (drawing->writer);
  draw_line (drawing, foot, 0, -1,
             settings->margin_left + MAX ((pages->galley->width - line->width) / 2, 0),
             pages->page_height - MAX (settings->margin_bottom * 0.5, size));
  if (pages->heads[page] == 0)
    return;
  draw_line (drawing, readout_pages_get_block (pages, pages->heads[page]), 0, -1,
             settings->margin_left, MAX (settings->margin_top - size * 2.6, size));
}

void
readout_pages_draw_with (ReadoutPages *pages, guint page, cairo_t *cairo, ReadoutTagWriter *writer)
{
  Drawing drawing = { pages, cairo, writer };
  ReadoutPage *found = readout_pages_get_page (pages, page);

  cairo_save (cairo);
  draw_grounds (&drawing, found);
  draw_heads (&drawing, found);
  for (guint i = found->first; i < found->first + found->n_slugs; i++)
    draw_slug (&drawing, i);
  draw_furniture (&drawing, page);
  cairo_restore (cairo);
}
