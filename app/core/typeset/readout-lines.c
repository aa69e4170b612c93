/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sets text in lines with Pango and keeps only what drawing needs: glyphs and where they go.
 */
#include "typeset/readout-lines-private.h"

#include <math.h>
#include <string.h>

/* The first family that is installed is taken. */
#define BODY_FAMILIES                                                                              \
  "Source Serif 4,Source Serif Pro,Libertinus Serif,STIX Two Text,Noto Serif,P052,"                \
  "TeX Gyre Pagella,C059,Liberation Serif,DejaVu Serif,Cantarell,serif"
#define CODE_FAMILIES "Source Code Pro,Noto Sans Mono,DejaVu Sans Mono,Liberation Mono,monospace"

/* Pango's time for one text grows faster than its length: longer ones are set in parts. */
#define CHUNK_LENGTH 4096
#define WORD_CHUNK_LENGTH 512

/* Font maps that are kept for the next text: a new one takes a while to find its fonts. */
#define MAX_IDLE_CONTEXTS 3

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
  /* To break a long word into lines takes Pango the more time for each of them the longer it is. */
  end = g_utf8_find_prev_char (text->str + start, text->str + start + WORD_CHUNK_LENGTH);
  return end - text->str;
}

/* A part that goes on with a paragraph runs the way of the lines before it. */
static void
set_direction (ReadoutSetting *setting, guint32 start, PangoDirection last)
{
  PangoLayout *layout = setting->setter->layout;
  gboolean goes_on = start > 0 && setting->rich->text->str[start - 1] != '\n';

  pango_layout_set_auto_dir (layout, !goes_on);
  pango_context_set_base_dir (setting->setter->context, goes_on ? last : PANGO_DIRECTION_WEAK_LTR);
  pango_layout_context_changed (layout);
}

static void
set_chunks (ReadoutSetting *setting)
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
        readout_setting_find_range (setting, start);
      attributes = readout_setting_make_attributes (setting, start, end);
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
            readout_setting_add_line (setting, pango_line, start);
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
  ReadoutSetting setting = { setter, rich, pictures, style, width, lines, 0, NULL, NULL };
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

/* @family, which may be %NULL or empty, and the others in case it is not installed. */
static char *
join_families (const char *family, const char *others)
{
  return family != NULL && *family != '\0' ? g_strconcat (family, ",", others, NULL)
                                           : g_strdup (others);
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
  g_clear_pointer (&lines->missing, g_array_unref);
  g_free (lines);
}

ReadoutLineSetter *
readout_line_setter_new (const ReadoutFamilies *families,
                         const char *language,
                         GHashTable *previous)
{
  ReadoutLineSetter *setter = g_new0 (ReadoutLineSetter, 1);
  g_autofree char *body = join_families (families->body, BODY_FAMILIES);

  setter->context = take_context ();
  setter->language =
      language != NULL ? pango_language_from_string (language) : pango_language_get_default ();
  pango_context_set_language (setter->context, setter->language);
  setter->body = pango_font_description_new ();
  pango_font_description_set_family (setter->body, body);
  if (families->heading != NULL && *families->heading != '\0')
    setter->heading_families = join_families (families->heading, BODY_FAMILIES);
  setter->code_families = join_families (families->code, CODE_FAMILIES);
  setter->layout = pango_layout_new (setter->context);
  pango_layout_set_wrap (setter->layout, PANGO_WRAP_WORD_CHAR);
  setter->fonts =
      g_hash_table_new_full (NULL, NULL, g_object_unref, (GDestroyNotify)readout_set_font_free);
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
  g_free (setter->heading_families);
  g_free (setter->code_families);
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
