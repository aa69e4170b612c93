/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tells the elements of OpenDocument texts by their names.
 */
#include "formats/readout-odt-element.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  const char *name;
  char namespace; /* the first letter of its usual prefix, or '*' for any */
  ReadoutOdtElement element;
} Name;

/* Sorted by name. */
static const Name names[] = {
  { "alphabetical-index", 't', READOUT_ODT_ASIDE },
  { "annotation", '*', READOUT_ODT_SKIPPED },
  { "bibliography-source", 't', READOUT_ODT_SKIPPED },
  { "binary-data", 'o', READOUT_ODT_SKIPPED },
  { "body", 'o', READOUT_ODT_BODY },
  { "covered-table-cell", 'T', READOUT_ODT_SKIPPED },
  { "desc", '*', READOUT_ODT_SKIPPED },
  { "event-listeners", 'o', READOUT_ODT_SKIPPED },
  { "forms", 'o', READOUT_ODT_SKIPPED },
  { "h", 't', READOUT_ODT_PARAGRAPH },
  { "illustration-index", 't', READOUT_ODT_ASIDE },
  { "line-break", 't', READOUT_ODT_LINE_BREAK },
  { "list", 't', READOUT_ODT_LIST },
  { "list-item", 't', READOUT_ODT_ITEM },
  { "list-level-style-number", 't', READOUT_ODT_LIST_LEVEL },
  { "list-style", 't', READOUT_ODT_LIST_STYLE },
  { "note-body", 't', READOUT_ODT_NOTE },
  { "note-citation", 't', READOUT_ODT_SKIPPED },
  { "p", 't', READOUT_ODT_PARAGRAPH },
  { "ruby-text", 't', READOUT_ODT_SKIPPED },
  { "s", 't', READOUT_ODT_SPACE },
  { "scripts", 'o', READOUT_ODT_SKIPPED },
  { "section", 't', READOUT_ODT_SPAN },
  { "span", 't', READOUT_ODT_SPAN },
  { "style", 's', READOUT_ODT_STYLE },
  { "tab", 't', READOUT_ODT_TAB },
  { "tab-stop", 't', READOUT_ODT_TAB },
  { "table-cell", 'T', READOUT_ODT_CELL },
  { "table-index", 't', READOUT_ODT_ASIDE },
  { "table-of-content", 't', READOUT_ODT_ASIDE },
  { "table-row", 'T', READOUT_ODT_ROW },
  { "text-box", 'd', READOUT_ODT_TEXT_BOX },
  { "text-properties", 's', READOUT_ODT_STYLE_PROPERTIES },
  { "title", 'v', READOUT_ODT_SKIPPED },
  { "tracked-changes", 't', READOUT_ODT_SKIPPED },
};

static int
compare_names (const void *key, const void *name)
{
  return strcmp (key, ((const Name *)name)->name);
}

/* OpenDocument's own namespaces, and those of its predecessor: "…:xmlns:text:1.0", "…/2000/text".
 * Of the tables it is a capital. */
static char
get_namespace (const char *uri)
{
  static const struct
  {
    const char *word;
    char letter;
  } words[] = { { "text", 't' },    { "table", 'T' },          { "office", 'o' }, { "style", 's' },
                { "drawing", 'd' }, { "svg-compatible", 'v' }, { "svg", 'v' } };
  const char *at = strstr (uri, ":xmlns:");

  if (at != NULL)
    at += strlen (":xmlns:");
  else if ((at = strrchr (uri, '/')) != NULL)
    at++;
  for (guint i = 0; at != NULL && i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i].word);

      if (strncmp (at, words[i].word, length) == 0 && (at[length] == ':' || at[length] == '\0'))
        return words[i].letter;
    }
  return '\0';
}

ReadoutOdtElement
readout_odt_element_find (const char *uri, const char *name)
{
  const Name *found = bsearch (name, names, G_N_ELEMENTS (names), sizeof *names, compare_names);

  if (found == NULL || (found->namespace != '*' && found->namespace != get_namespace (uri)))
    return READOUT_ODT_OTHER;
  return found->element;
}
