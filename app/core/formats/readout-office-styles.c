/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The styles of an office document, as far as they tell what a paragraph is.
 */
#include "formats/readout-office-styles.h"

#include <stdlib.h>
#include <string.h>

#include "formats/readout-xml.h"

/* How many styles one can be based on, one after the other. Word allows fewer. */
#define BASED_MAX 12

typedef struct
{
  char *name; /* in lower case, or %NULL */
  char *base; /* the identifier of the style that it is based on, or %NULL */
  gboolean hidden;
  gboolean raised;
  char *list; /* or %NULL */
  int list_level;
} Style;

struct _ReadoutOfficeStyles
{
  GHashTable *table; /* identifier → Style */
};

typedef struct
{
  ReadoutOfficeStyles *styles;
  char *id; /* of the style that is open, or %NULL */
} DocxReader;

static void
free_style (gpointer data)
{
  Style *style = data;

  g_free (style->name);
  g_free (style->base);
  g_free (style->list);
  g_free (style);
}

/* "Text_20_body" is how OpenDocument writes "Text body". */
static char *
fold_name (const char *name)
{
  g_autofree char *folded = g_ascii_strdown (name, -1);
  g_auto (GStrv) parts = g_strsplit (folded, "_20_", -1);

  return g_strjoinv (" ", parts);
}

/* The names that Word and LibreOffice give their own styles are English whatever the language of
 * the program. Where there is no table of styles there is the identifier: the same with no spaces.
 */
static ReadoutOfficeStyleClass
get_class (const char *name)
{
  static const char *const asides[] = { "caption",        "toc ",
                                        "toc1",           "toc2",
                                        "toc3",           "toc4",
                                        "tocheading",     "table of figures",
                                        "tableoffigures", "table of authorities",
                                        "index ",         "contents ",
                                        "illustration",   "imagecaption",
                                        "tablecaption",   "image caption",
                                        "table caption" };

  if (strcmp (name, "title") == 0)
    return READOUT_OFFICE_STYLE_TITLE;
  if (g_str_has_prefix (name, "heading"))
    return READOUT_OFFICE_STYLE_HEADING;
  for (guint i = 0; i < G_N_ELEMENTS (asides); i++)
    if (g_str_has_prefix (name, asides[i]))
      return READOUT_OFFICE_STYLE_ASIDE;
  return READOUT_OFFICE_STYLE_PLAIN;
}

/* The style, made if it is not there yet. */
static Style *
get_style (ReadoutOfficeStyles *styles, const char *id)
{
  Style *style = g_hash_table_lookup (styles->table, id);

  if (style == NULL)
    {
      style = g_new0 (Style, 1);
      style->list_level = -1;
      g_hash_table_insert (styles->table, g_strdup (id), style);
    }
  return style;
}

static void
start_docx_cb (gpointer user_data,
               const char *uri,
               const char *name,
               const ReadoutXmlAttributes *attributes)
{
  DocxReader *reader = user_data;
  g_autofree char *value = NULL;

  if (strcmp (name, "style") == 0)
    {
      g_free (reader->id);
      reader->id = readout_xml_attributes_dup (attributes, "styleId");
      return;
    }
  if (reader->id == NULL)
    return;
  if (strcmp (name, "name") == 0 || strcmp (name, "basedOn") == 0)
    {
      value = readout_xml_attributes_dup (attributes, "val");
      readout_office_styles_add (reader->styles, reader->id, *name == 'n' ? value : NULL,
                                 *name == 'b' ? value : NULL, FALSE);
    }
  else if (strcmp (name, "numId") == 0)
    {
      Style *style = get_style (reader->styles, reader->id);

      g_free (style->list);
      style->list = readout_xml_attributes_dup (attributes, "val");
    }
  else if (strcmp (name, "ilvl") == 0)
    {
      value = readout_xml_attributes_dup (attributes, "val");
      get_style (reader->styles, reader->id)->list_level = value != NULL ? atoi (value) : -1;
    }
  else if (strcmp (name, "vanish") == 0 && !readout_xml_attributes_has (attributes, "val", "0") &&
           !readout_xml_attributes_has (attributes, "val", "false"))
    readout_office_styles_add (reader->styles, reader->id, NULL, NULL, TRUE);
}

static void
end_docx_cb (gpointer user_data, const char *uri, const char *name)
{
  DocxReader *reader = user_data;

  if (strcmp (name, "style") == 0)
    g_clear_pointer (&reader->id, g_free);
}

ReadoutOfficeStyles *
readout_office_styles_new (void)
{
  ReadoutOfficeStyles *styles = g_new0 (ReadoutOfficeStyles, 1);

  styles->table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_style);
  return styles;
}

void
readout_office_styles_free (ReadoutOfficeStyles *styles)
{
  if (styles == NULL)
    return;
  g_hash_table_unref (styles->table);
  g_free (styles);
}

void
readout_office_styles_add (ReadoutOfficeStyles *styles,
                           const char *id,
                           const char *name,
                           const char *base,
                           gboolean hidden)
{
  Style *style = get_style (styles, id);

  if (style->name == NULL && name != NULL)
    style->name = fold_name (name);
  if (style->base == NULL)
    style->base = g_strdup (base);
  style->hidden |= hidden;
}

void
readout_office_styles_set_raised (ReadoutOfficeStyles *styles, const char *id)
{
  get_style (styles, id)->raised = TRUE;
}

void
readout_office_styles_read_docx (ReadoutOfficeStyles *styles, GBytes *bytes)
{
  static const ReadoutXmlHandler handler = { start_docx_cb, end_docx_cb, NULL };
  DocxReader reader = { styles, NULL };
  gsize length;
  const char *data;

  if (bytes == NULL)
    return;
  data = g_bytes_get_data (bytes, &length);
  readout_xml_read (data, length, &handler, &reader, NULL);
  g_free (reader.id);
}

ReadoutOfficeStyle
readout_office_styles_get (ReadoutOfficeStyles *styles, const char *id)
{
  ReadoutOfficeStyle found = { .list_level = -1 };

  for (guint i = 0; i < BASED_MAX && id != NULL; i++)
    {
      const Style *style = g_hash_table_lookup (styles->table, id);
      g_autofree char *folded = NULL;

      const char *name = style != NULL ? style->name : NULL;

      if (name == NULL)
        {
          folded = fold_name (id);
          name = folded;
        }
      if (found.class == READOUT_OFFICE_STYLE_PLAIN && name != NULL)
        found.class = get_class (name);
      found.hidden |= style != NULL && style->hidden;
      found.raised |= style != NULL && style->raised;
      if (style != NULL && found.list == NULL)
        found.list = style->list;
      if (style != NULL && found.list_level < 0)
        found.list_level = style->list_level;
      id = style != NULL ? style->base : NULL;
    }
  return found;
}
