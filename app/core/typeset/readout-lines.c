/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sets text in lines with Pango and keeps only what drawing needs: glyphs and where they go.
 */
#include "typeset/readout-lines.h"

#include <math.h>
#include <string.h>

/* The first family that is installed is taken. */
#define BODY_FAMILIES                                                                              \
  "Source Serif 4,Source Serif Pro,Libertinus Serif,STIX Two Text,Noto Serif,P052,"                \
  "TeX Gyre Pagella,C059,Liberation Serif,DejaVu Serif,Cantarell,serif"
#define CODE_FAMILIES "Source Code Pro,Noto Sans Mono,DejaVu Sans Mono,Liberation Mono,monospace"

/* Sizes as parts of that of the text. */
#define CODE_SCALE 0.82
#define NUMBER_SCALE 0.64
#define NUMBER_RISE 0.36

/* Pango's time for one text grows faster than its length: longer ones are set in parts. */
#define CHUNK_LENGTH 4096

/* Font maps that are kept for the next text: a new one takes a while to find its fonts. */
#define MAX_IDLE_CONTEXTS 3

/* What Pango and Cairo know of a font. */
typedef struct
{
  cairo_scaled_font_t *scaled_font;
  float ascent;
  float descent;
  guint32 space; /* index of the glyph; 0 for none */
} Font;

struct _ReadoutLineSetter
{
  PangoContext *context;
  PangoLayout *layout;
  PangoFontDescription *body;
  PangoLanguage *language;
  GHashTable *fonts; /* PangoFont → Font, owned by this */
  GHashTable *previous;
  GHashTable *set;
  GString *key;
};

/* One text being set. */
typedef struct
{
  ReadoutLineSetter *setter;
  ReadoutRichText *rich;
  GPtrArray *pictures;
  const ReadoutTextStyle *style;
  double width;
  ReadoutLines *lines;
  guint range;
  PangoFont *last_font;
  Font *font;
} Setting;

/* Parts words that look alike to Pango: links, and what has another colour. */
static PangoAttrType part_type;

static GMutex idle_mutex;
static GSList *idle_contexts; /* of PangoContext */
static guint n_idle_contexts;

static PangoContext *
create_context (void)
{
  PangoFontMap *font_map = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
  cairo_font_options_t *options = cairo_font_options_create ();
  PangoContext *context;

  if (font_map == NULL)
    font_map = pango_cairo_font_map_new ();
  /* A unit is a point, and no size is rounded to a screen's pixels. */
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (font_map), 72);
  context = pango_font_map_create_context (font_map);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);
  g_object_unref (font_map);
  return context;
}

static PangoContext *
take_context (void)
{
  PangoContext *context = NULL;

  g_mutex_lock (&idle_mutex);
  if (idle_contexts != NULL)
    {
      context = idle_contexts->data;
      idle_contexts = g_slist_delete_link (idle_contexts, idle_contexts);
      n_idle_contexts--;
    }
  g_mutex_unlock (&idle_mutex);
  return context != NULL ? context : create_context ();
}

static void
return_context (PangoContext *context)
{
  g_mutex_lock (&idle_mutex);
  if (n_idle_contexts < MAX_IDLE_CONTEXTS)
    {
      idle_contexts = g_slist_prepend (idle_contexts, g_steal_pointer (&context));
      n_idle_contexts++;
    }
  g_mutex_unlock (&idle_mutex);
  g_clear_object (&context);
}

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

static Font *
get_font (Setting *setting, PangoFont *pango_font)
{
  ReadoutLineSetter *setter = setting->setter;
  PangoFontMetrics *metrics;
  Font *font;

  if (pango_font == setting->last_font)
    return setting->font;
  font = g_hash_table_lookup (setter->fonts, pango_font);
  if (font == NULL)
    {
      font = g_new0 (Font, 1);
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

static void
free_font (Font *font)
{
  if (font->scaled_font != NULL)
    cairo_scaled_font_destroy (font->scaled_font);
  g_free (font);
}

static PangoAttribute *
copy_part_cb (const PangoAttribute *attribute)
{
  PangoAttrInt *copy = g_memdup2 (attribute, sizeof (PangoAttrInt));

  return &copy->attr;
}

static void
free_part_cb (PangoAttribute *attribute)
{
  g_free (attribute);
}

static gboolean
equal_parts_cb (const PangoAttribute *first, const PangoAttribute *second)
{
  return ((const PangoAttrInt *)first)->value == ((const PangoAttrInt *)second)->value;
}

static PangoAttribute *
make_part (int number)
{
  static PangoAttrClass klass = { 0, copy_part_cb, free_part_cb, equal_parts_cb };
  static gsize is_registered = 0;
  PangoAttrInt *part = g_new0 (PangoAttrInt, 1);

  if (g_once_init_enter (&is_registered))
    {
      part_type = pango_attr_type_register ("readout-part");
      klass.type = part_type;
      g_once_init_leave (&is_registered, 1);
    }
  pango_attribute_init (&part->attr, &klass);
  part->value = number;
  return &part->attr;
}

static void
add_attribute (PangoAttrList *attributes, PangoAttribute *attribute, guint start, guint end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (attributes, attribute);
}

static PangoAttribute *
make_shape (Setting *setting, const ReadoutTextRange *range)
{
  ReadoutPicture *picture = setting->pictures->pdata[setting->rich->first_picture + range->picture];
  PangoRectangle extent = { 0, -(int)(picture->height * PANGO_SCALE),
                            (int)(picture->width * PANGO_SCALE),
                            (int)(picture->height * PANGO_SCALE) };

  return pango_attr_shape_new (&extent, &extent);
}

static void
add_attributes (Setting *setting,
                PangoAttrList *attributes,
                const ReadoutTextRange *range,
                guint start,
                guint end)
{
  guint flags = range->flags | setting->style->flags;
  double size = setting->style->size;

  if (range->picture >= 0)
    {
      add_attribute (attributes, make_shape (setting, range), start, end);
      return;
    }
  if (range->link >= 0 || (range->flags & READOUT_TEXT_PALE) != 0)
    add_attribute (attributes, make_part (range->end), start, end);
  if (flags & READOUT_TEXT_BOLD)
    add_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start, end);
  if (flags & READOUT_TEXT_ITALIC)
    add_attribute (attributes, pango_attr_style_new (PANGO_STYLE_ITALIC), start, end);
  if (flags & READOUT_TEXT_CODE)
    {
      add_attribute (attributes, pango_attr_family_new (CODE_FAMILIES), start, end);
      add_attribute (attributes, pango_attr_font_features_new ("liga=0, calt=0"), start, end);
      size *= CODE_SCALE;
    }
  if (flags & READOUT_TEXT_NUMBER)
    size *= NUMBER_SCALE;
  if (size != setting->style->size)
    add_attribute (attributes, pango_attr_size_new_absolute (size * PANGO_SCALE), start, end);
  /* A hyphen within an address or code would be read as part of it. */
  if (flags & (READOUT_TEXT_CODE | READOUT_TEXT_LINK))
    add_attribute (attributes, pango_attr_insert_hyphens_new (FALSE), start, end);
}

/* No line ends from @unbroken, which is then forgotten, to @end. */
static void
add_unbroken (PangoAttrList *attributes, guint32 *unbroken, guint32 end)
{
  if (*unbroken < end)
    add_attribute (attributes, pango_attr_allow_breaks_new (FALSE), *unbroken, end);
  *unbroken = G_MAXUINT32;
}

/* The attributes of bytes [start, end) of the text. */
static PangoAttrList *
make_attributes (Setting *setting, guint32 start, guint32 end)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  GArray *ranges = setting->rich->ranges;
  guint32 unbroken = G_MAXUINT32;
  guint32 range_start =
      setting->range > 0 ? g_array_index (ranges, ReadoutTextRange, setting->range - 1).end : 0;

  for (guint i = setting->range; i < ranges->len && range_start < end; i++)
    {
      const ReadoutTextRange *range = &g_array_index (ranges, ReadoutTextRange, i);

      if (range->end > start)
        {
          guint32 from = MAX (range_start, start) - start;

          add_attributes (setting, attributes, range, from, MIN (range->end, end) - start);
          /* Two attributes would leave a break between them. */
          if ((range->flags & READOUT_TEXT_UNBROKEN) != 0)
            unbroken = MIN (unbroken, from);
          else
            add_unbroken (attributes, &unbroken, from);
        }
      range_start = range->end;
    }
  add_unbroken (attributes, &unbroken, end - start);
  return attributes;
}

/* Adds the glyphs of a cluster; returns how many. */
static guint
add_glyphs (Setting *setting, PangoGlyphString *glyphs, int first, int end, double *x, double y)
{
  guint n_added = 0;

  for (int i = first; i < end; i++)
    {
      const PangoGlyphInfo *info = &glyphs->glyphs[i];
      ReadoutGlyph glyph;

      if (info->glyph != PANGO_GLYPH_EMPTY)
        {
          /* What no font has stays in the text and is drawn as a box. */
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
add_forward_clusters (Setting *setting, PangoGlyphItem *item, double *x, double y)
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
add_backward_clusters (Setting *setting, PangoGlyphItem *item, double *x, double y)
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

static guint
find_range (Setting *setting, guint32 at)
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
add_run (Setting *setting, PangoGlyphItem *item, guint32 chunk, ReadoutLine *line, double *x)
{
  ReadoutLines *lines = setting->lines;
  guint32 text = chunk + item->item->offset;
  guint range_index = find_range (setting, text);
  const ReadoutTextRange *range =
      &g_array_index (setting->rich->ranges, ReadoutTextRange, range_index);
  Font *font = get_font (setting, item->item->analysis.font);
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
restore_last_space (Setting *setting, ReadoutLine *line)
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
static void
add_line (Setting *setting, PangoLayoutLine *pango_line, guint32 chunk)
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

/* The end of the part of the text to be set at once that begins at @start. */
static guint32
find_chunk_end (const GString *text, guint32 start)
{
  const char *end;
  const char *line_end;

  if (text->len - start <= CHUNK_LENGTH)
    return text->len;
  end = g_utf8_find_prev_char (text->str + start, text->str + start + CHUNK_LENGTH);
  for (line_end = end; line_end > text->str + start + CHUNK_LENGTH / 2; line_end--)
    if (*line_end == ' ')
      return line_end - text->str;
  return end - text->str;
}

/* A part that goes on with a paragraph runs the way of the lines before it. */
static void
set_direction (Setting *setting, guint32 start, PangoDirection last)
{
  PangoLayout *layout = setting->setter->layout;
  gboolean goes_on = start > 0 && setting->rich->text->str[start - 1] != '\n';

  pango_layout_set_auto_dir (layout, !goes_on);
  pango_context_set_base_dir (setting->setter->context, goes_on ? last : PANGO_DIRECTION_WEAK_LTR);
  pango_layout_context_changed (layout);
}

static void
set_chunks (Setting *setting)
{
  PangoDirection direction = PANGO_DIRECTION_LTR;
  GString *text = setting->rich->text;
  PangoLayout *layout = setting->setter->layout;
  gboolean is_long = text->len > CHUNK_LENGTH;
  guint32 start = 0;

  do
    {
      guint32 end = find_chunk_end (text, start);
      PangoAttrList *attributes;
      guint32 next = end;
      GSList *lines;

      if (start < text->len)
        find_range (setting, start);
      attributes = make_attributes (setting, start, end);
      pango_layout_set_text (layout, text->str + start, end - start);
      pango_layout_set_attributes (layout, attributes);
      pango_attr_list_unref (attributes);
      if (is_long)
        set_direction (setting, start, direction);
      lines = pango_layout_get_lines_readonly (layout);
      for (GSList *line = lines; line != NULL; line = line->next)
        {
          PangoLayoutLine *pango_line = line->data;

          /* The last line of a part is set again, with what follows. */
          if (end < text->len && line->next == NULL && line != lines)
            next = start + pango_line->start_index;
          else
            add_line (setting, pango_line, start);
          direction = pango_line->resolved_dir;
        }
      start = next;
    }
  while (start < text->len);
  if (is_long)
    set_direction (setting, 0, direction);
}

static void
write_key (ReadoutLineSetter *setter,
           ReadoutRichText *rich,
           GPtrArray *pictures,
           const ReadoutTextStyle *style,
           double width)
{
  GString *key = setter->key;
  gint32 head[4] = { style->size * 1000, style->flags, style->is_centred, width * 1000 };

  g_string_truncate (key, 0);
  g_string_append_len (key, (const char *)head, sizeof head);
  g_string_append_len (key, rich->ranges->data, rich->ranges->len * sizeof (ReadoutTextRange));
  for (guint i = 0; i < rich->ranges->len; i++)
    {
      const ReadoutTextRange *range = &g_array_index (rich->ranges, ReadoutTextRange, i);

      if (range->picture >= 0)
        {
          ReadoutPicture *picture = pictures->pdata[rich->first_picture + range->picture];

          g_string_append_len (key, (const char *)&picture->width, sizeof (double));
          g_string_append_len (key, (const char *)&picture->height, sizeof (double));
        }
    }
  g_string_append_len (key, rich->text->str, rich->text->len);
}

static ReadoutLines *
set_lines (ReadoutLineSetter *setter,
           ReadoutRichText *rich,
           GPtrArray *pictures,
           const ReadoutTextStyle *style,
           double width)
{
  ReadoutLines *lines = g_new0 (ReadoutLines, 1);
  Setting setting = { setter, rich, pictures, style, width, lines, 0, NULL, NULL };
  ReadoutTextRange plain = { rich->text->len, 0, -1, -1 };

  g_atomic_ref_count_init (&lines->references);
  lines->text = g_strndup (rich->text->str, rich->text->len);
  lines->lines = g_array_new (FALSE, FALSE, sizeof (ReadoutLine));
  lines->runs = g_array_new (FALSE, FALSE, sizeof (ReadoutRun));
  lines->glyphs = g_array_sized_new (FALSE, FALSE, sizeof (ReadoutGlyph), rich->text->len);
  lines->clusters = g_array_sized_new (FALSE, FALSE, sizeof (ReadoutCluster), rich->text->len);
  lines->fonts = g_ptr_array_new_with_free_func ((GDestroyNotify)cairo_scaled_font_destroy);
  if (rich->ranges->len == 0)
    g_array_append_val (rich->ranges, plain);

  pango_font_description_set_absolute_size (setter->body, style->size * PANGO_SCALE);
  pango_layout_set_font_description (setter->layout, setter->body);
  pango_layout_set_width (setter->layout, width < 0 ? -1 : (int)(width * PANGO_SCALE));
  set_chunks (&setting);
  return lines;
}

ReadoutLines *
readout_lines_ref (ReadoutLines *lines)
{
  g_atomic_ref_count_inc (&lines->references);
  return lines;
}

void
readout_lines_unref (ReadoutLines *lines)
{
  if (!g_atomic_ref_count_dec (&lines->references))
    return;
  g_free (lines->text);
  g_array_unref (lines->lines);
  g_array_unref (lines->runs);
  g_array_unref (lines->glyphs);
  g_array_unref (lines->clusters);
  g_ptr_array_unref (lines->fonts);
  g_free (lines);
}

ReadoutLineSetter *
readout_line_setter_new (const char *family, const char *language, GHashTable *previous)
{
  ReadoutLineSetter *setter = g_new0 (ReadoutLineSetter, 1);
  g_autofree char *families =
      family != NULL && *family != '\0' ? g_strconcat (family, "," BODY_FAMILIES, NULL) : NULL;

  setter->context = take_context ();
  setter->language =
      language != NULL ? pango_language_from_string (language) : pango_language_get_default ();
  pango_context_set_language (setter->context, setter->language);
  setter->body = pango_font_description_new ();
  pango_font_description_set_family (setter->body, families != NULL ? families : BODY_FAMILIES);
  setter->layout = pango_layout_new (setter->context);
  pango_layout_set_wrap (setter->layout, PANGO_WRAP_WORD_CHAR);
  setter->fonts = g_hash_table_new_full (NULL, NULL, g_object_unref, (GDestroyNotify)free_font);
  setter->previous = previous != NULL ? g_hash_table_ref (previous) : NULL;
  setter->set = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref,
                                       (GDestroyNotify)readout_lines_unref);
  setter->key = g_string_new (NULL);
  return setter;
}

void
readout_line_setter_free (ReadoutLineSetter *setter)
{
  g_object_unref (setter->layout);
  g_hash_table_unref (setter->fonts);
  pango_font_description_free (setter->body);
  return_context (setter->context);
  g_clear_pointer (&setter->previous, g_hash_table_unref);
  g_clear_pointer (&setter->set, g_hash_table_unref);
  g_string_free (setter->key, TRUE);
  g_free (setter);
}

GHashTable *
readout_line_setter_steal_set (ReadoutLineSetter *setter)
{
  return g_steal_pointer (&setter->set);
}

ReadoutLines *
readout_line_setter_set (ReadoutLineSetter *setter,
                         ReadoutRichText *rich,
                         GPtrArray *pictures,
                         const ReadoutTextStyle *style,
                         double width)
{
  g_autoptr (GBytes) key = NULL;
  ReadoutLines *lines;

  write_key (setter, rich, pictures, style, width);
  key = g_bytes_new (setter->key->str, setter->key->len);
  lines = g_hash_table_lookup (setter->set, key);
  if (lines == NULL && setter->previous != NULL)
    lines = g_hash_table_lookup (setter->previous, key);
  if (lines != NULL)
    readout_lines_ref (lines);
  else
    lines = set_lines (setter, rich, pictures, style, width);
  if (!g_hash_table_contains (setter->set, key))
    g_hash_table_insert (setter->set, g_bytes_ref (key), readout_lines_ref (lines));
  return lines;
}
