/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Takes the glyphs of a line out of Pango, in the order that Cairo wants.
 */
#include "typeset/readout-lines-private.h"

/* How far the number of a note is raised, as a part of the size of the text. */
#define NUMBER_RISE 0.36

static guint32
find_space (cairo_scaled_font_t *font)
{
  cairo_glyph_t *glyphs = NULL;
  int n_glyphs = 0;
  guint32 space = 0;

  if (font != NULL &&
      cairo_scaled_font_text_to_glyphs (font, 0, 0, " ", 1, &glyphs, &n_glyphs, NULL, NULL, NULL) ==
          CAIRO_STATUS_SUCCESS &&
      n_glyphs == 1)
    space = glyphs[0].index;
  cairo_glyph_free (glyphs);
  return space;
}

static ReadoutSetFont *
get_font (ReadoutSetting *setting, PangoFont *pango_font)
{
  ReadoutLineSetter *setter = setting->setter;
  PangoFontMetrics *metrics;
  ReadoutSetFont *font;

  if (pango_font == setting->last_font)
    return setting->font;
  font = g_hash_table_lookup (setter->fonts, pango_font);
  if (font == NULL)
    {
      font = g_new0 (ReadoutSetFont, 1);
      metrics = pango_font_get_metrics (pango_font, setter->language);
      font->scaled_font = pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (pango_font));
      if (font->scaled_font != NULL)
        cairo_scaled_font_reference (font->scaled_font);
      font->space = find_space (font->scaled_font);
      font->ascent = pango_font_metrics_get_ascent (metrics) / (float)PANGO_SCALE;
      font->descent = pango_font_metrics_get_descent (metrics) / (float)PANGO_SCALE;
      pango_font_metrics_unref (metrics);
      g_hash_table_insert (setter->fonts, g_object_ref (pango_font), font);
    }
  setting->last_font = pango_font;
  setting->font = font;
  return font;
}

void
readout_set_font_free (ReadoutSetFont *font)
{
  if (font->scaled_font != NULL)
    cairo_scaled_font_destroy (font->scaled_font);
  g_free (font);
}

static void
note_missing (ReadoutLines *lines, gunichar character)
{
  if (lines->missing == NULL)
    lines->missing = g_array_new (FALSE, FALSE, sizeof (gunichar));
  for (guint i = 0; i < lines->missing->len; i++)
    if (g_array_index (lines->missing, gunichar, i) == character)
      return;
  if (lines->missing->len < READOUT_LINES_MAX_MISSING)
    g_array_append_val (lines->missing, character);
}

/* Adds the glyphs of a cluster; returns how many. */
static guint
add_glyphs (
    ReadoutSetting *setting, PangoGlyphString *glyphs, int first, int end, double *x, double y)
{
  guint n_added = 0;

  for (int i = first; i < end; i++)
    {
      const PangoGlyphInfo *info = &glyphs->glyphs[i];
      ReadoutGlyph glyph;

      if (info->glyph != PANGO_GLYPH_EMPTY)
        {
          /* What no font has stays in the text and is drawn as a box. */
          if ((info->glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0)
            note_missing (setting->lines, info->glyph & ~PANGO_GLYPH_UNKNOWN_FLAG);
          glyph.index = info->glyph & PANGO_GLYPH_UNKNOWN_FLAG ? 0 : info->glyph;
          glyph.x = *x + info->geometry.x_offset / (double)PANGO_SCALE;
          glyph.y = y + info->geometry.y_offset / (double)PANGO_SCALE;
          g_array_append_val (setting->lines->glyphs, glyph);
          n_added++;
        }
      *x += info->geometry.width / (double)PANGO_SCALE;
    }
  return n_added;
}

/* Adds the clusters and glyphs of @item, whose glyphs run from left to right. */
static void
add_forward_clusters (ReadoutSetting *setting, PangoGlyphItem *item, double *x, double y)
{
  PangoGlyphString *glyphs = item->glyphs;
  int length = item->item->length;

  for (int i = 0; i < glyphs->num_glyphs;)
    {
      int end = i + 1;
      int bytes_end;
      ReadoutCluster cluster;

      while (end < glyphs->num_glyphs && glyphs->log_clusters[end] == glyphs->log_clusters[i])
        end++;
      bytes_end = end < glyphs->num_glyphs ? glyphs->log_clusters[end] : length;
      cluster.n_bytes = MIN (bytes_end - glyphs->log_clusters[i], G_MAXUINT16);
      cluster.n_glyphs = add_glyphs (setting, glyphs, i, end, x, y);
      g_array_append_val (setting->lines->clusters, cluster);
      i = end;
    }
}

/* Glyphs from left to right, clusters in the order of the text, as Cairo wants them. */
static void
add_backward_clusters (ReadoutSetting *setting, PangoGlyphItem *item, double *x, double y)
{
  PangoGlyphString *glyphs = item->glyphs;
  GArray *clusters = setting->lines->clusters;
  guint first = clusters->len;
  int bytes_end = item->item->length;

  for (int i = 0; i < glyphs->num_glyphs;)
    {
      int end = i + 1;
      ReadoutCluster cluster;

      while (end < glyphs->num_glyphs && glyphs->log_clusters[end] == glyphs->log_clusters[i])
        end++;
      cluster.n_bytes = MIN (bytes_end - glyphs->log_clusters[i], G_MAXUINT16);
      cluster.n_glyphs = add_glyphs (setting, glyphs, i, end, x, y);
      bytes_end = glyphs->log_clusters[i];
      g_array_append_val (clusters, cluster);
      i = end;
    }
  for (guint i = first, j = clusters->len; i + 1 < j; i++, j--)
    {
      ReadoutCluster *low = &g_array_index (clusters, ReadoutCluster, i);
      ReadoutCluster *high = &g_array_index (clusters, ReadoutCluster, j - 1);
      ReadoutCluster swapped = *low;

      *low = *high;
      *high = swapped;
    }
}

guint
readout_setting_find_range (ReadoutSetting *setting, guint32 at)
{
  GArray *ranges = setting->rich->ranges;
  guint low = 0;
  guint high = ranges->len;

  if (setting->range < ranges->len &&
      g_array_index (ranges, ReadoutTextRange, setting->range).end > at &&
      (setting->range == 0 ||
       g_array_index (ranges, ReadoutTextRange, setting->range - 1).end <= at))
    return setting->range;
  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (ranges, ReadoutTextRange, middle).end <= at)
        low = middle + 1;
      else
        high = middle;
    }
  setting->range = MIN (low, ranges->len - 1);
  return setting->range;
}

static void
keep_font (ReadoutLines *lines, cairo_scaled_font_t *font)
{
  if (font == NULL)
    return;
  for (guint i = lines->fonts->len; i > 0; i--)
    if (lines->fonts->pdata[i - 1] == font)
      return;
  g_ptr_array_add (lines->fonts, cairo_scaled_font_reference (font));
}

static void
add_run (ReadoutSetting *setting, PangoGlyphItem *item, guint32 chunk, ReadoutLine *line, double *x)
{
  ReadoutLines *lines = setting->lines;
  guint32 text = chunk + item->item->offset;
  guint range_index = readout_setting_find_range (setting, text);
  const ReadoutTextRange *range =
      &g_array_index (setting->rich->ranges, ReadoutTextRange, range_index);
  ReadoutSetFont *font = get_font (setting, item->item->analysis.font);
  gboolean is_raised = (range->flags & READOUT_TEXT_NUMBER) != 0;
  double rise = is_raised ? setting->style->size * NUMBER_RISE : 0;
  ReadoutRun run = { .font = font->scaled_font,
                     .x = *x,
                     .text = text,
                     .text_length = item->item->length,
                     .range = range_index,
                     .first_glyph = lines->glyphs->len,
                     .first_cluster = lines->clusters->len,
                     .is_backward = (item->item->analysis.level & 1) != 0 };

  if (run.is_backward)
    add_backward_clusters (setting, item, x, -rise);
  else
    add_forward_clusters (setting, item, x, -rise);
  run.width = *x - run.x;
  run.n_glyphs = lines->glyphs->len - run.first_glyph;
  run.n_clusters = lines->clusters->len - run.first_cluster;
  keep_font (lines, run.font);
  g_array_append_val (lines->runs, run);
  if (range->picture >= 0)
    {
      ReadoutPicture *picture =
          setting->pictures->pdata[setting->rich->first_picture + range->picture];

      line->ascent = MAX (line->ascent, picture->height);
      return;
    }
  line->ascent = MAX (line->ascent, font->ascent + (is_raised ? 0 : rise));
  line->descent = MAX (line->descent, font->descent);
}

/* Pango takes the glyph of the space at the end of a line away. In a PDF it is what parts the words
 * of two lines: it is put back, and takes no room. */
static void
restore_last_space (ReadoutSetting *setting, ReadoutLine *line)
{
  ReadoutLines *lines = setting->lines;
  ReadoutRun *run;
  ReadoutCluster *cluster;
  ReadoutGlyph glyph = { 0, 0, 0 };

  if (line->n_runs == 0)
    return;
  run = &g_array_index (lines->runs, ReadoutRun, lines->runs->len - 1);
  if (run->is_backward || run->n_clusters == 0 ||
      lines->text[run->text + run->text_length - 1] != ' ')
    return;
  cluster = &g_array_index (lines->clusters, ReadoutCluster, lines->clusters->len - 1);
  glyph.index = setting->font->space;
  glyph.x = run->x + run->width;
  if (cluster->n_glyphs > 0 || cluster->n_bytes != 1 || glyph.index == 0)
    return;
  g_array_append_val (lines->glyphs, glyph);
  cluster->n_glyphs = 1;
  run->n_glyphs++;
}

/* Bytes of the text before @line in its layout are those from @chunk on. */
void
readout_setting_add_line (ReadoutSetting *setting, PangoLayoutLine *pango_line, guint32 chunk)
{
  ReadoutLines *lines = setting->lines;
  gboolean is_rtl = pango_line->resolved_dir == PANGO_DIRECTION_RTL;
  ReadoutLine line = { .text = chunk + pango_line->start_index,
                       .text_end = chunk + pango_line->start_index + pango_line->length,
                       .first_run = lines->runs->len };
  double x = 0;

  if (lines->lines->len == 0)
    lines->is_rtl = is_rtl;
  for (GSList *item = pango_line->runs; item != NULL; item = item->next)
    add_run (setting, item->data, chunk, &line, &x);
  line.n_runs = lines->runs->len - line.first_run;
  restore_last_space (setting, &line);
  line.width = x;
  if (setting->width >= 0 && setting->style->is_centred)
    line.x = MAX ((setting->width - x) / 2, 0);
  else if (setting->width >= 0 && is_rtl)
    line.x = setting->width - x;
  g_array_append_val (lines->lines, line);
}
