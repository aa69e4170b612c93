/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ReadoutDocxElement:
 *
 * The elements of a Word document that matter for its text. (ECMA-376-1, WordprocessingML;
 * ECMA-376-3 for alternate content.)
 */
typedef enum
{
  READOUT_DOCX_OTHER,
  READOUT_DOCX_ALTERNATE,
  READOUT_DOCX_ANNOTATED_TEXT,
  READOUT_DOCX_BREAK,
  READOUT_DOCX_CELL,
  READOUT_DOCX_CHANGED,
  READOUT_DOCX_CHOICE,
  READOUT_DOCX_CONTENT_CONTROL,
  READOUT_DOCX_CONTENT_CONTROL_BODY,
  READOUT_DOCX_CONTENT_CONTROL_PROPERTIES,
  READOUT_DOCX_DELETION,
  READOUT_DOCX_ENDNOTE,
  READOUT_DOCX_ENDNOTE_REFERENCE,
  READOUT_DOCX_FALLBACK,
  READOUT_DOCX_FIELD_MARK,
  READOUT_DOCX_FOOTNOTE,
  READOUT_DOCX_FOOTNOTE_REFERENCE,
  READOUT_DOCX_HYPHEN,
  READOUT_DOCX_LINE_BREAK,
  READOUT_DOCX_LIST,
  READOUT_DOCX_LIST_LEVEL,
  READOUT_DOCX_PARAGRAPH,
  READOUT_DOCX_PARAGRAPH_PROPERTIES,
  READOUT_DOCX_PARAGRAPH_STYLE,
  READOUT_DOCX_PROMPT,
  READOUT_DOCX_ROW,
  READOUT_DOCX_ROW_PROPERTIES,
  READOUT_DOCX_RUN,
  READOUT_DOCX_RUN_PROPERTIES,
  READOUT_DOCX_RUN_STYLE,
  READOUT_DOCX_SYMBOL,
  READOUT_DOCX_SCRIPT,
  READOUT_DOCX_TAB,
  READOUT_DOCX_TEXT,
  READOUT_DOCX_TEXT_BOX,
  READOUT_DOCX_VANISH,
} ReadoutDocxElement;

/* Remembers the namespace of the last element: most are in that of the one before. Zero at first.
 */
typedef struct
{
  const char *uri; /* interned by the parser */
  guint kind;
} ReadoutDocxNamespace;

/* What an element is, in either conformance class. */
ReadoutDocxElement
readout_docx_element_find (ReadoutDocxNamespace *last, const char *uri, const char *name);

G_END_DECLS
