/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the words of a block look, as attributes of Pango.
 */
#include "typeset/readout-lines-private.h"

#include <string.h>

/* Sizes as parts of that of the text. */
#define CODE_SCALE 0.82
#define NUMBER_SCALE 0.64

/* In bytes: the longest word that is not left alone in the last line, the shortest paragraph where
 * it would be. */
#define MAX_BOUND_WORD 9
#define MIN_PARAGRAPH 60

/* Parts words that look alike to Pango: links, and what has another colour. */
static PangoAttrType part_type;

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
make_shape (ReadoutSetting *setting, const ReadoutTextRange *range)
{
  ReadoutPicture *picture = setting->pictures->pdata[setting->rich->first_picture + range->picture];
  PangoRectangle extent = { 0, -(int)(picture->height * PANGO_SCALE),
                            (int)(picture->width * PANGO_SCALE),
                            (int)(picture->height * PANGO_SCALE) };

  return pango_attr_shape_new (&extent, &extent);
}

static void
add_attributes (ReadoutSetting *setting,
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
  if ((flags & READOUT_TEXT_HEADING) && setting->setter->heading_families != NULL)
    add_attribute (attributes, pango_attr_family_new (setting->setter->heading_families), start,
                   end);
  if (flags & READOUT_TEXT_CODE)
    {
      add_attribute (attributes, pango_attr_family_new (setting->setter->code_families), start,
                     end);
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

/* No line begins with byte @at, which is behind a space. */
static void
bind (PangoAttrList *attributes, guint32 at)
{
  add_attribute (attributes, pango_attr_allow_breaks_new (FALSE), at - 1, at + 1);
}

/* A number stays with the sign before it. */
static void
bind_signs (PangoAttrList *attributes, const char *text, gsize length)
{
  static const char *const signs[] = { "\xC2\xB6 ", "\xC2\xA7 ", "p. ", "pp. ", "No. " };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      gsize sign = strlen (signs[i]);
      const char *at = text;

      while ((at = memmem (at, text + length - at, signs[i], sign)) != NULL)
        {
          gboolean is_word = at == text || !g_ascii_isalnum (at[-1]);

          at += sign;
          if (is_word && at < text + length && g_ascii_isdigit (*at))
            bind (attributes, at - text);
        }
    }
}

/* A day stays with its month, as reports and their sources write it. */
static void
bind_days (PangoAttrList *attributes, const char *text, gsize length)
{
  static const char *const months[] = { " January",   " February", " March",    " April",
                                        " May",       " June",     " July",     " August",
                                        " September", " October",  " November", " December" };

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      gsize month = strlen (months[i]);
      const char *at = text;

      while ((at = memmem (at, text + length - at, months[i], month)) != NULL)
        {
          if (at > text && g_ascii_isdigit (at[-1]))
            bind (attributes, at + 1 - text);
          at += month;
        }
    }
}

/* The last line of a paragraph is more than one short word. */
static void
bind_last_word (PangoAttrList *attributes, const char *text, gsize length)
{
  gsize end = length;
  gsize at;

  while (end > 0 && text[end - 1] == ' ')
    end--;
  at = end;
  while (at > 0 && text[at - 1] != ' ' && text[at - 1] != '\n')
    at--;
  if (length > MIN_PARAGRAPH && at > 0 && text[at - 1] == ' ' && end - at <= MAX_BOUND_WORD)
    bind (attributes, at);
}

PangoAttrList *
readout_setting_make_attributes (ReadoutSetting *setting, guint32 start, guint32 end)
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
  bind_signs (attributes, setting->rich->text->str + start, end - start);
  bind_days (attributes, setting->rich->text->str + start, end - start);
  if (end == setting->rich->text->len)
    bind_last_word (attributes, setting->rich->text->str + start, end - start);
  return attributes;
}
