/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The numbers before the items of the lists of an OpenDocument text.
 */
#include "formats/readout-odt-numbering.h"

#include <string.h>

#include "formats/readout-list-label.h"

typedef struct
{
  ReadoutListLevel *levels[READOUT_LIST_LEVELS];
  ReadoutListCounter counter;
} Style;

/* A list that is open. */
typedef struct
{
  Style *style;     /* borrowed, or %NULL */
  gboolean pending; /* the item that is open has had no paragraph yet */
} List;

struct _ReadoutOdtNumbering
{
  GHashTable *styles; /* name → Style */
  Style *style;       /* that is being read */
  GArray *lists;      /* of List, the innermost last */
};

static void
free_level (ReadoutListLevel *level)
{
  if (level != NULL)
    g_free (level->pattern);
  g_free (level);
}

static void
free_style (gpointer data)
{
  Style *style = data;

  for (guint i = 0; i < READOUT_LIST_LEVELS; i++)
    free_level (style->levels[i]);
  g_free (style);
}

static int
get_number (const ReadoutXmlAttributes *attributes, const char *name, int otherwise)
{
  g_autofree char *value = readout_xml_attributes_dup (attributes, name);
  gint64 number = value != NULL ? g_ascii_strtoll (value, NULL, 10) : otherwise;

  return CLAMP (number, -1000000, 1000000);
}

static ReadoutListFormat
get_format (const ReadoutXmlAttributes *attributes)
{
  g_autofree char *value = readout_xml_attributes_dup (attributes, "num-format");

  if (value == NULL || *value == '\0')
    return READOUT_LIST_NONE;
  switch (*value)
    {
    case 'a':
      return READOUT_LIST_LOWER_LETTER;
    case 'A':
      return READOUT_LIST_UPPER_LETTER;
    case 'i':
      return READOUT_LIST_LOWER_ROMAN;
    case 'I':
      return READOUT_LIST_UPPER_ROMAN;
    default:
      return READOUT_LIST_DECIMAL;
    }
}

/* "(%2.%3)" for the third level that shows two. */
static char *
make_pattern (const ReadoutXmlAttributes *attributes, int level)
{
  g_autofree char *prefix = readout_xml_attributes_dup (attributes, "num-prefix");
  g_autofree char *suffix = readout_xml_attributes_dup (attributes, "num-suffix");
  int shown = CLAMP (get_number (attributes, "display-levels", 1), 1, level);
  GString *pattern = g_string_new (prefix);

  for (int i = level - shown + 1; i <= level; i++)
    g_string_append_printf (pattern, "%s%%%d", i > level - shown + 1 ? "." : "", i);
  g_string_append (pattern, suffix != NULL ? suffix : "");
  return g_string_free (pattern, FALSE);
}

static Style *
find_style (ReadoutOdtNumbering *numbering, const ReadoutXmlAttributes *attributes)
{
  g_autofree char *name = readout_xml_attributes_dup (attributes, "style-name");

  return name != NULL ? g_hash_table_lookup (numbering->styles, name) : NULL;
}

static List *
get_list (ReadoutOdtNumbering *numbering)
{
  return numbering->lists->len > 0
             ? &g_array_index (numbering->lists, List, numbering->lists->len - 1)
             : NULL;
}

ReadoutOdtNumbering *
readout_odt_numbering_new (void)
{
  ReadoutOdtNumbering *numbering = g_new0 (ReadoutOdtNumbering, 1);

  numbering->styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_style);
  numbering->lists = g_array_new (FALSE, FALSE, sizeof (List));
  return numbering;
}

void
readout_odt_numbering_free (ReadoutOdtNumbering *numbering)
{
  if (numbering == NULL)
    return;
  g_hash_table_unref (numbering->styles);
  g_array_unref (numbering->lists);
  g_free (numbering);
}

void
readout_odt_numbering_begin_style (ReadoutOdtNumbering *numbering,
                                   const ReadoutXmlAttributes *attributes)
{
  g_autofree char *name = readout_xml_attributes_dup (attributes, "name");

  numbering->style = NULL;
  if (name == NULL || g_hash_table_contains (numbering->styles, name))
    return;
  numbering->style = g_new0 (Style, 1);
  g_hash_table_insert (numbering->styles, g_steal_pointer (&name), numbering->style);
}

void
readout_odt_numbering_add_level (ReadoutOdtNumbering *numbering,
                                 const ReadoutXmlAttributes *attributes)
{
  int number = get_number (attributes, "level", 0);
  ReadoutListLevel *level;

  if (numbering->style == NULL || number < 1 || number > READOUT_LIST_LEVELS)
    return;
  level = g_new0 (ReadoutListLevel, 1);
  level->format = get_format (attributes);
  level->pattern = make_pattern (attributes, number);
  level->start = get_number (attributes, "start-value", 1);
  free_level (numbering->style->levels[number - 1]);
  numbering->style->levels[number - 1] = level;
}

void
readout_odt_numbering_begin_list (ReadoutOdtNumbering *numbering,
                                  const ReadoutXmlAttributes *attributes)
{
  const List *outer = get_list (numbering);
  List list = { find_style (numbering, attributes), FALSE };
  g_autofree char *continued = readout_xml_attributes_dup (attributes, "continue-list");

  if (list.style == NULL && outer != NULL)
    list.style = outer->style;
  if (outer == NULL && list.style != NULL && continued == NULL &&
      !readout_xml_attributes_has (attributes, "continue-numbering", "true"))
    memset (&list.style->counter, 0, sizeof list.style->counter);
  g_array_append_val (numbering->lists, list);
}

void
readout_odt_numbering_end_list (ReadoutOdtNumbering *numbering)
{
  if (numbering->lists->len > 0)
    g_array_set_size (numbering->lists, numbering->lists->len - 1);
}

void
readout_odt_numbering_begin_item (ReadoutOdtNumbering *numbering,
                                  const ReadoutXmlAttributes *attributes)
{
  List *list = get_list (numbering);
  int start = get_number (attributes, "start-value", -1);

  if (list == NULL)
    return;
  list->pending = TRUE;
  if (start >= 0 && list->style != NULL)
    readout_list_counter_restart (&list->style->counter, numbering->lists->len - 1, start);
}

char *
readout_odt_numbering_take (ReadoutOdtNumbering *numbering)
{
  List *list = get_list (numbering);

  if (list == NULL || !list->pending)
    return NULL;
  list->pending = FALSE;
  if (list->style == NULL)
    return NULL;
  return readout_list_counter_next (&list->style->counter,
                                    (const ReadoutListLevel *const *)list->style->levels,
                                    numbering->lists->len - 1);
}
