/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tells the elements of Word documents by their names.
 */
#include "formats/readout-docx-element.h"

#include <stdlib.h>
#include <string.h>

enum
{
  NAMESPACE_OTHER,
  NAMESPACE_WORD,
  NAMESPACE_MATH,
  NAMESPACE_ALTERNATIVES,
};

typedef struct
{
  const char *name;
  ReadoutDocxElement element;
} Name;

/* Sorted by name. */
static const Name word_names[] = {
  { "br", READOUT_DOCX_BREAK },
  { "cr", READOUT_DOCX_LINE_BREAK },
  { "del", READOUT_DOCX_DELETION },
  { "endnote", READOUT_DOCX_ENDNOTE },
  { "endnoteReference", READOUT_DOCX_ENDNOTE_REFERENCE },
  { "fldChar", READOUT_DOCX_FIELD_MARK },
  { "footnote", READOUT_DOCX_FOOTNOTE },
  { "footnoteReference", READOUT_DOCX_FOOTNOTE_REFERENCE },
  { "ilvl", READOUT_DOCX_LIST_LEVEL },
  { "moveFrom", READOUT_DOCX_DELETION },
  { "noBreakHyphen", READOUT_DOCX_HYPHEN },
  { "numId", READOUT_DOCX_LIST },
  { "p", READOUT_DOCX_PARAGRAPH },
  { "pPr", READOUT_DOCX_PARAGRAPH_PROPERTIES },
  { "pPrChange", READOUT_DOCX_CHANGED },
  { "pStyle", READOUT_DOCX_PARAGRAPH_STYLE },
  { "ptab", READOUT_DOCX_TAB },
  { "r", READOUT_DOCX_RUN },
  { "rPr", READOUT_DOCX_RUN_PROPERTIES },
  { "rPrChange", READOUT_DOCX_CHANGED },
  { "rStyle", READOUT_DOCX_RUN_STYLE },
  { "rt", READOUT_DOCX_ANNOTATED_TEXT },
  { "sdt", READOUT_DOCX_CONTENT_CONTROL },
  { "sdtContent", READOUT_DOCX_CONTENT_CONTROL_BODY },
  { "sdtPr", READOUT_DOCX_CONTENT_CONTROL_PROPERTIES },
  { "showingPlcHdr", READOUT_DOCX_PROMPT },
  { "sym", READOUT_DOCX_SYMBOL },
  { "t", READOUT_DOCX_TEXT },
  { "tab", READOUT_DOCX_TAB },
  { "tc", READOUT_DOCX_CELL },
  { "tr", READOUT_DOCX_ROW },
  { "trPr", READOUT_DOCX_ROW_PROPERTIES },
  { "trPrChange", READOUT_DOCX_CHANGED },
  { "txbxContent", READOUT_DOCX_TEXT_BOX },
  { "vanish", READOUT_DOCX_VANISH },
  { "vertAlign", READOUT_DOCX_SCRIPT },
};

static int
compare_names (const void *key, const void *name)
{
  return strcmp (key, ((const Name *)name)->name);
}

static guint
get_namespace (const char *uri)
{
  if (strstr (uri, "wordprocessingml") != NULL && g_str_has_suffix (uri, "/main"))
    return NAMESPACE_WORD;
  if (g_str_has_suffix (uri, "/math"))
    return NAMESPACE_MATH;
  return strstr (uri, "markup-compatibility") != NULL ? NAMESPACE_ALTERNATIVES : NAMESPACE_OTHER;
}

ReadoutDocxElement
readout_docx_element_find (ReadoutDocxNamespace *last, const char *uri, const char *name)
{
  const Name *found;

  if (uri != last->uri)
    *last = (ReadoutDocxNamespace){ uri, get_namespace (uri) };
  switch (last->kind)
    {
    case NAMESPACE_WORD:
      found =
          bsearch (name, word_names, G_N_ELEMENTS (word_names), sizeof *word_names, compare_names);
      return found != NULL ? found->element : READOUT_DOCX_OTHER;
    case NAMESPACE_MATH:
      return strcmp (name, "t") == 0 ? READOUT_DOCX_TEXT : READOUT_DOCX_OTHER;
    case NAMESPACE_ALTERNATIVES:
      return strcmp (name, "AlternateContent") == 0 ? READOUT_DOCX_ALTERNATE
             : strcmp (name, "Choice") == 0         ? READOUT_DOCX_CHOICE
             : strcmp (name, "Fallback") == 0       ? READOUT_DOCX_FALLBACK
                                                    : READOUT_DOCX_OTHER;
    default:
      return READOUT_DOCX_OTHER;
    }
}
