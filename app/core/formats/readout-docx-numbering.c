/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The numbers before the paragraphs of a Word document.
 */
#include "formats/readout-docx-numbering.h"

#include <string.h>

#include "formats/readout-list-label.h"
#include "formats/readout-xml.h"

/* A definition; several lists can share one, and are then counted together. */
typedef struct
{
  ReadoutListLevel *levels[READOUT_LIST_LEVELS];
  char *styles[READOUT_LIST_LEVELS]; /* of paragraphs that are of this level, or %NULL */
  char *style_link;                  /* the style of lists that this is the definition of */
  char *link;                        /* the style of lists that is its definition */
  ReadoutListCounter counter;
} Definition;

/* A list. */
typedef struct
{
  char *definition;
  ReadoutListLevel *levels[READOUT_LIST_LEVELS]; /* in place of those of the definition */
  int starts[READOUT_LIST_LEVELS];
  gboolean has_start[READOUT_LIST_LEVELS]; /* until it was used */
} List;

struct _ReadoutDocxNumbering
{
  GHashTable *definitions; /* identifier → Definition */
  GHashTable *lists;       /* identifier → List */
  GHashTable *links;       /* style of lists → Definition, borrowed */

  /* While reading. */
  Definition *definition;
  List *list;
  ReadoutListLevel *level;
  int index; /* of the level */
};

static void
free_level (ReadoutListLevel *level)
{
  if (level != NULL)
    g_free (level->pattern);
  g_free (level);
}

static void
free_definition (gpointer data)
{
  Definition *definition = data;

  for (guint i = 0; i < READOUT_LIST_LEVELS; i++)
    {
      free_level (definition->levels[i]);
      g_free (definition->styles[i]);
    }
  g_free (definition->style_link);
  g_free (definition->link);
  g_free (definition);
}

static void
free_list (gpointer data)
{
  List *list = data;

  for (guint i = 0; i < READOUT_LIST_LEVELS; i++)
    free_level (list->levels[i]);
  g_free (list->definition);
  g_free (list);
}

static int
get_number (const ReadoutXmlAttributes *attributes, const char *name, int otherwise)
{
  g_autofree char *value = readout_xml_attributes_dup (attributes, name);
  gint64 number = value != NULL ? g_ascii_strtoll (value, NULL, 10) : otherwise;

  return CLAMP (number, -1000000, 1000000);
}

static ReadoutListFormat
get_format (const char *name)
{
  static const struct
  {
    const char *name;
    ReadoutListFormat format;
  } formats[] = { { "bullet", READOUT_LIST_NONE },
                  { "none", READOUT_LIST_NONE },
                  { "lowerLetter", READOUT_LIST_LOWER_LETTER },
                  { "upperLetter", READOUT_LIST_UPPER_LETTER },
                  { "lowerRoman", READOUT_LIST_LOWER_ROMAN },
                  { "upperRoman", READOUT_LIST_UPPER_ROMAN } };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (strcmp (formats[i].name, name) == 0)
      return formats[i].format;
  return READOUT_LIST_DECIMAL;
}

static void
begin_definition (ReadoutDocxNumbering *numbering, const ReadoutXmlAttributes *attributes)
{
  char *id = readout_xml_attributes_dup (attributes, "abstractNumId");

  numbering->definition = NULL;
  numbering->list = NULL;
  numbering->level = NULL;
  if (id == NULL)
    return;
  numbering->definition = g_new0 (Definition, 1);
  g_hash_table_replace (numbering->definitions, id, numbering->definition);
}

static void
begin_list (ReadoutDocxNumbering *numbering, const ReadoutXmlAttributes *attributes)
{
  char *id = readout_xml_attributes_dup (attributes, "numId");

  numbering->definition = NULL;
  numbering->list = NULL;
  numbering->level = NULL;
  if (id == NULL)
    return;
  numbering->list = g_new0 (List, 1);
  g_hash_table_replace (numbering->lists, id, numbering->list);
}

static void
begin_level (ReadoutDocxNumbering *numbering, const ReadoutXmlAttributes *attributes)
{
  ReadoutListLevel **levels = numbering->list != NULL         ? numbering->list->levels
                              : numbering->definition != NULL ? numbering->definition->levels
                                                              : NULL;

  numbering->level = NULL;
  numbering->index = get_number (attributes, "ilvl", -1);
  if (levels == NULL || numbering->index < 0 || numbering->index >= READOUT_LIST_LEVELS)
    return;
  free_level (levels[numbering->index]);
  numbering->level = levels[numbering->index] = g_new0 (ReadoutListLevel, 1);
  numbering->level->format = READOUT_LIST_DECIMAL;
}

static void
read_level (ReadoutDocxNumbering *numbering,
            const char *name,
            const ReadoutXmlAttributes *attributes)
{
  ReadoutListLevel *level = numbering->level;
  g_autofree char *value = readout_xml_attributes_dup (attributes, "val");

  if (value == NULL)
    return;
  if (strcmp (name, "start") == 0)
    level->start = get_number (attributes, "val", 0);
  else if (strcmp (name, "numFmt") == 0)
    level->format = get_format (value);
  else if (strcmp (name, "lvlText") == 0 && level->pattern == NULL)
    level->pattern = g_steal_pointer (&value);
  else if (strcmp (name, "pStyle") == 0 && numbering->definition != NULL)
    {
      g_free (numbering->definition->styles[numbering->index]);
      numbering->definition->styles[numbering->index] = g_steal_pointer (&value);
    }
}

static void
start_cb (gpointer user_data,
          const char *uri,
          const char *name,
          const ReadoutXmlAttributes *attributes)
{
  ReadoutDocxNumbering *numbering = user_data;
  List *list;

  if (strcmp (name, "abstractNum") == 0)
    begin_definition (numbering, attributes);
  else if (strcmp (name, "num") == 0)
    begin_list (numbering, attributes);
  else if (strcmp (name, "lvl") == 0)
    begin_level (numbering, attributes);
  else if (numbering->level != NULL)
    read_level (numbering, name, attributes);
  else if (numbering->definition != NULL && strcmp (name, "styleLink") == 0 &&
           numbering->definition->style_link == NULL)
    numbering->definition->style_link = readout_xml_attributes_dup (attributes, "val");
  else if (numbering->definition != NULL && strcmp (name, "numStyleLink") == 0 &&
           numbering->definition->link == NULL)
    numbering->definition->link = readout_xml_attributes_dup (attributes, "val");

  list = numbering->list;
  if (list == NULL)
    return;
  if (strcmp (name, "abstractNumId") == 0 && list->definition == NULL)
    list->definition = readout_xml_attributes_dup (attributes, "val");
  else if (strcmp (name, "lvlOverride") == 0)
    numbering->index = get_number (attributes, "ilvl", -1);
  else if (strcmp (name, "startOverride") == 0 && numbering->index >= 0 &&
           numbering->index < READOUT_LIST_LEVELS)
    {
      list->starts[numbering->index] = get_number (attributes, "val", 1);
      list->has_start[numbering->index] = TRUE;
    }
}

static void
end_cb (gpointer user_data, const char *uri, const char *name)
{
  ReadoutDocxNumbering *numbering = user_data;

  if (strcmp (name, "lvl") == 0)
    numbering->level = NULL;
}

static void
find_links (ReadoutDocxNumbering *numbering)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, numbering->definitions);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Definition *definition = value;

      if (definition->style_link != NULL && definition->link == NULL)
        g_hash_table_insert (numbering->links, definition->style_link, definition);
    }
}

static Definition *
find_definition (ReadoutDocxNumbering *numbering, const List *list)
{
  Definition *definition = list->definition != NULL
                               ? g_hash_table_lookup (numbering->definitions, list->definition)
                               : NULL;

  if (definition != NULL && definition->link != NULL)
    {
      Definition *linked = g_hash_table_lookup (numbering->links, definition->link);

      return linked != NULL ? linked : definition;
    }
  return definition;
}

static int
find_level (const Definition *definition, const char *style)
{
  for (int i = 0; style != NULL && i < READOUT_LIST_LEVELS; i++)
    if (g_strcmp0 (definition->styles[i], style) == 0)
      return i;
  return 0;
}

ReadoutDocxNumbering *
readout_docx_numbering_new (GBytes *bytes)
{
  static const ReadoutXmlHandler handler = { start_cb, end_cb, NULL };
  ReadoutDocxNumbering *numbering = g_new0 (ReadoutDocxNumbering, 1);

  numbering->definitions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_definition);
  numbering->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_list);
  numbering->links = g_hash_table_new (g_str_hash, g_str_equal);
  if (bytes != NULL)
    {
      gsize length;
      const char *data = g_bytes_get_data (bytes, &length);

      readout_xml_read (data, length, &handler, numbering, NULL);
    }
  find_links (numbering);
  return numbering;
}

void
readout_docx_numbering_free (ReadoutDocxNumbering *numbering)
{
  if (numbering == NULL)
    return;
  g_hash_table_unref (numbering->links);
  g_hash_table_unref (numbering->lists);
  g_hash_table_unref (numbering->definitions);
  g_free (numbering);
}

char *
readout_docx_numbering_next (ReadoutDocxNumbering *numbering,
                             const char *number,
                             int level,
                             const char *style)
{
  const ReadoutListLevel *levels[READOUT_LIST_LEVELS];
  List *list = g_hash_table_lookup (numbering->lists, number);
  Definition *definition = list != NULL ? find_definition (numbering, list) : NULL;

  if (definition == NULL)
    return NULL;
  if (level < 0)
    level = find_level (definition, style);
  if (level >= READOUT_LIST_LEVELS)
    return NULL;
  for (guint i = 0; i < READOUT_LIST_LEVELS; i++)
    {
      levels[i] = list->levels[i] != NULL ? list->levels[i] : definition->levels[i];
      if (list->has_start[i])
        readout_list_counter_restart (&definition->counter, i, list->starts[i]);
      list->has_start[i] = FALSE;
    }
  return readout_list_counter_next (&definition->counter, levels, level);
}
