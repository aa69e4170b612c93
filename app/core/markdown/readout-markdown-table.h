/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "markdown/readout-markdown.h"

G_BEGIN_DECLS

typedef enum
{
  READOUT_COLUMN_PLAIN,
  READOUT_COLUMN_START,
  READOUT_COLUMN_CENTRE,
  READOUT_COLUMN_END
} ReadoutColumn;

/**
 * ReadoutMarkdownCell:
 * @first: (nullable): its first inline, a child of the paragraph; %NULL if the cell is empty
 * @first_byte: where in the literal of @first, if that is text, it begins
 * @last: its last inline
 * @last_byte: the byte after its end in the literal of @last, if that is text
 */
typedef struct
{
  cmark_node *first;
  guint32 first_byte;
  cmark_node *last;
  guint32 last_byte;
} ReadoutMarkdownCell;

/**
 * ReadoutMarkdownTable:
 * @n_columns: at least 1
 * @n_rows: with the row of heads, at least 1
 * @columns: how each is aligned
 * @cells: row by row, @n_columns each
 *
 * A pipe table, as GitHub, Pandoc and most others read it: a line of heads, a line of dashes and
 * colons with as many cells, and lines of cells. CommonMark knows no tables: it is a paragraph
 * whose lines look like that. A `|` in code, a link or emphasis and one behind a backslash part no
 * cells. A row that is too short ends with empty cells; what a row has too much is in its last
 * cell, so that nothing is lost.
 */
typedef struct
{
  guint n_columns;
  guint n_rows;
  ReadoutColumn *columns;
  ReadoutMarkdownCell *cells;
} ReadoutMarkdownTable;

/* More columns are no table. */
#define READOUT_MARKDOWN_MAX_COLUMNS 32

/* The table that @paragraph, of the tree or of a note, is; %NULL if it is none. In time that is
 * linear in its length. Valid as long as @markdown is. */
ReadoutMarkdownTable *readout_markdown_table_new (ReadoutMarkdown *markdown, cmark_node *paragraph);
void readout_markdown_table_free (ReadoutMarkdownTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutMarkdownTable, readout_markdown_table_free)

static inline const ReadoutMarkdownCell *
readout_markdown_table_get_cell (const ReadoutMarkdownTable *table, guint row, guint column)
{
  return &table->cells[row * table->n_columns + column];
}

G_END_DECLS
