/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "markdown/readout-markdown-edit.h"

G_BEGIN_DECLS

/**
 * ReadoutMarkdownLine:
 * @start, @end: its bytes, without the line end
 * @indent: where what comes behind the `>` of quotations begins
 * @marker: where the mark of a list item or heading begins: behind the white space
 * @words: where the words begin, behind the mark and its white space; @marker if there is none
 * @number: of an item of a numbered list, else -1
 * @bullet: of an item of another list, else 0
 * @delimiter: behind the number
 * @level: of a heading, else 0
 *
 * What a line looks like by itself.
 */
typedef struct
{
  gsize start;
  gsize end;
  gsize indent;
  gsize marker;
  gsize words;
  gint64 number;
  char bullet;
  char delimiter;
  guint level;
} ReadoutMarkdownLine;

/* Reads the line that @place is in. */
void readout_markdown_line_read (const char *source,
                                 gsize length,
                                 gsize place,
                                 ReadoutMarkdownLine *line);
gboolean readout_markdown_line_is_item (const ReadoutMarkdownLine *line);

/* From the start of the first line of a selection to the end of the last one. A selection that ends
 * at the start of a line does not hold that line. */
void readout_markdown_find_lines (
    const char *source, gsize length, gsize start, gsize end, gsize *lines_start, gsize *lines_end);

G_END_DECLS
