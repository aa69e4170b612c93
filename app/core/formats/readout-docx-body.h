/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/readout-office-styles.h"
#include "formats/readout-docx-numbering.h"
#include "formats/readout-flow.h"

G_BEGIN_DECLS

/**
 * ReadoutDocxBody:
 * @flow: (not nullable): where the paragraphs go; borrowed
 * @styles: (not nullable): borrowed
 * @numbering: (not nullable): borrowed
 * @notes: (element-type utf8): the notes that the text refers to, "footnote 2"; of the parts that
 *   hold notes, only these are read; borrowed
 * @title: the words of the paragraphs with the style of a title at the top, or %NULL
 * @heading: the words of the first paragraph, if it is a heading, or %NULL
 *
 * What the parts of a Word document are read with and give.
 */
typedef struct
{
  ReadoutFlow *flow;
  ReadoutOfficeStyles *styles;
  ReadoutDocxNumbering *numbering;
  GHashTable *notes;
  char *title;
  char *heading;
} ReadoutDocxBody;

/**
 * readout_docx_body_read:
 * @bytes: word/document.xml, word/footnotes.xml or word/endnotes.xml
 *
 * Reads the text of a part as it stands when all tracked changes are accepted: paragraphs, rows of
 * tables, text boxes, notes; without what is hidden, deleted, a comment, the code of a field or a
 * prompt to fill something in. (ECMA-376-1, WordprocessingML; ECMA-376-3 for alternate content.)
 *
 * Errors: READOUT_IMPORT_ERROR, in words
 */
gboolean readout_docx_body_read (ReadoutDocxBody *body, GBytes *bytes, GError **error);

G_END_DECLS
