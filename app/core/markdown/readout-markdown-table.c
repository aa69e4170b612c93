/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads pipe tables, which CommonMark takes for paragraphs.
 */
#include "markdown/readout-markdown-table.h"

#include <string.h>

/* A place among the inlines of a paragraph: a child, and a byte of it if it is text. */
typedef struct
{
  cmark_node *node;
  guint32 byte;
} Place;

/* The cells of the lines, as they are found. */
typedef struct
{
  ReadoutMarkdown *markdown;
  GArray *cells;  /* of ReadoutMarkdownCell */
  GArray *starts; /* of guint: index of the first cell of each line */
  ReadoutMarkdownCell cell;
  guint line_start;      /* index of the first cell of the line */
  gboolean is_open;      /* whether @cell has anything but white space */
  gboolean is_line_open; /* whether the line has anything */
  gboolean had_pipe;     /* whether the last thing was one */
} Reader;

static void
end_cell (Reader *reader)
{
  static const ReadoutMarkdownCell empty = { NULL, 0, NULL, 0 };

  g_array_append_val (reader->cells, reader->cell);
  reader->cell = empty;
  reader->is_open = FALSE;
}

static void
end_line (Reader *reader)
{
  /* The pipe at the end of a line closes its last cell. */
  if (reader->is_open || (reader->is_line_open && !reader->had_pipe))
    end_cell (reader);
  g_array_append_val (reader->starts, reader->line_start);
  reader->line_start = reader->cells->len;
  reader->is_line_open = FALSE;
  reader->had_pipe = FALSE;
}

static void
add_to_cell (Reader *reader, cmark_node *node, guint32 start, guint32 end)
{
  if (!reader->is_open)
    {
      reader->cell.first = node;
      reader->cell.first_byte = start;
    }
  reader->cell.last = node;
  reader->cell.last_byte = end;
  reader->is_open = TRUE;
  reader->is_line_open = TRUE;
  reader->had_pipe = FALSE;
}

/* A pipe parts two cells, unless it is the first thing in its line. */
static void
add_pipe (Reader *reader)
{
  if (reader->is_line_open)
    end_cell (reader);
  reader->is_line_open = TRUE;
  reader->had_pipe = TRUE;
}

/* Whether byte @at of the words of a text node was written with a backslash before it. */
static gboolean
is_escaped (Reader *reader, GArray *runs, guint32 at)
{
  const char *source = readout_markdown_get_source (reader->markdown, NULL);
  guint32 place = readout_markdown_text_to_source (runs, at, FALSE);

  return source[place] == '\\' || (place > 0 && source[place] != '|');
}

static void
read_text (Reader *reader, cmark_node *node)
{
  const char *literal = cmark_node_get_literal (node);
  g_autoptr (GArray) runs = NULL;
  gsize length = strlen (literal);
  gsize at = 0;

  while (at < length)
    {
      gsize start = at + strspn (literal + at, " \t");
      gsize end;

      if (literal[start] == '\0')
        return;
      if (literal[start] == '|')
        {
          if (runs == NULL)
            g_free (readout_markdown_dup_text (reader->markdown, node, &runs));
          if (!is_escaped (reader, runs, start))
            {
              add_pipe (reader);
              at = start + 1;
              continue;
            }
        }
      at = start + 1 + strcspn (literal + start + 1, "|");
      for (end = at; end > start + 1 && (literal[end - 1] == ' ' || literal[end - 1] == '\t');)
        end--;
      add_to_cell (reader, node, start, end);
    }
}

/* The first two lines tell whether it is a table at all; most paragraphs have no pipe there. */
static gboolean
may_be_table (ReadoutMarkdown *markdown, cmark_node *paragraph)
{
  ReadoutSpan span = readout_markdown_get_span (markdown, paragraph);
  const char *source = readout_markdown_get_source (markdown, NULL);
  const char *end = source + span.end;
  const char *dashes;

  if (cmark_node_get_type (paragraph) != CMARK_NODE_PARAGRAPH || span.end <= span.start)
    return FALSE;
  dashes = memchr (source + span.start, '\n', span.end - span.start);
  if (dashes == NULL)
    return FALSE;
  for (dashes++; dashes < end && *dashes != '\n'; dashes++)
    if (strchr (" \t|:->", *dashes) == NULL)
      return FALSE;
  return memchr (source + span.start, '|', span.end - span.start) != NULL;
}

/* How a column is aligned by its cell in the line of dashes; FALSE if that is none. */
static gboolean
read_dashes (const ReadoutMarkdownCell *cell, ReadoutColumn *column)
{
  const char *literal;
  gboolean is_start;
  gboolean is_end;
  guint32 first = cell->first_byte;
  guint32 last = cell->last_byte;

  if (cell->first == NULL || cell->first != cell->last ||
      cmark_node_get_type (cell->first) != CMARK_NODE_TEXT)
    return FALSE;
  literal = cmark_node_get_literal (cell->first);
  is_start = literal[first] == ':';
  is_end = literal[last - 1] == ':';
  if (is_start)
    first++;
  if (is_end && last > first)
    last--;
  if (last <= first || strspn (literal + first, "-") < last - first)
    return FALSE;
  *column = is_start && is_end ? READOUT_COLUMN_CENTRE
            : is_end           ? READOUT_COLUMN_END
            : is_start         ? READOUT_COLUMN_START
                               : READOUT_COLUMN_PLAIN;
  return TRUE;
}

static void
read_lines (Reader *reader, cmark_node *paragraph)
{
  for (cmark_node *node = cmark_node_first_child (paragraph); node != NULL;
       node = cmark_node_next (node))
    switch (cmark_node_get_type (node))
      {
      case CMARK_NODE_TEXT:
        read_text (reader, node);
        break;
      case CMARK_NODE_SOFTBREAK:
      case CMARK_NODE_LINEBREAK:
        end_line (reader);
        break;
      default:
        add_to_cell (reader, node, 0, 0);
        break;
      }
  end_line (reader);
}

static guint
get_start (const Reader *reader, guint line)
{
  return line < reader->starts->len ? g_array_index (reader->starts, guint, line)
                                    : reader->cells->len;
}

/* The cells of line @line become row @row: all that is too much goes into the last one. */
static void
fill_row (ReadoutMarkdownTable *table, const Reader *reader, guint line, guint row)
{
  guint start = get_start (reader, line);
  guint n_cells = get_start (reader, line + 1) - start;
  ReadoutMarkdownCell *last = &table->cells[row * table->n_columns + table->n_columns - 1];

  for (guint i = 0; i < n_cells; i++)
    {
      const ReadoutMarkdownCell *cell =
          &g_array_index (reader->cells, ReadoutMarkdownCell, start + i);

      if (i < table->n_columns)
        table->cells[row * table->n_columns + i] = *cell;
      else if (cell->first != NULL)
        {
          if (last->first == NULL)
            *last = *cell;
          last->last = cell->last;
          last->last_byte = cell->last_byte;
        }
    }
}

static ReadoutMarkdownTable *
make_table (const Reader *reader)
{
  guint n_lines = reader->starts->len;
  guint n_columns = get_start (reader, 1);
  g_autoptr (ReadoutMarkdownTable) table = NULL;

  if (n_lines < 2 || n_columns == 0 || n_columns > READOUT_MARKDOWN_MAX_COLUMNS ||
      get_start (reader, 2) - n_columns != n_columns)
    return NULL;
  table = g_new0 (ReadoutMarkdownTable, 1);
  table->n_columns = n_columns;
  table->n_rows = n_lines - 1;
  table->columns = g_new0 (ReadoutColumn, n_columns);
  for (guint i = 0; i < n_columns; i++)
    if (!read_dashes (&g_array_index (reader->cells, ReadoutMarkdownCell, n_columns + i),
                      &table->columns[i]))
      return NULL;
  table->cells = g_new0 (ReadoutMarkdownCell, (gsize)table->n_rows * n_columns);
  for (guint line = 0; line < n_lines; line++)
    if (line != 1)
      fill_row (table, reader, line, line == 0 ? 0 : line - 1);
  return g_steal_pointer (&table);
}

ReadoutMarkdownTable *
readout_markdown_table_new (ReadoutMarkdown *markdown, cmark_node *paragraph)
{
  Reader reader = { .markdown = markdown };
  ReadoutMarkdownTable *table;

  g_return_val_if_fail (markdown != NULL, NULL);
  g_return_val_if_fail (paragraph != NULL, NULL);

  if (!may_be_table (markdown, paragraph))
    return NULL;
  reader.cells = g_array_new (FALSE, FALSE, sizeof (ReadoutMarkdownCell));
  reader.starts = g_array_new (FALSE, FALSE, sizeof (guint));
  read_lines (&reader, paragraph);
  table = make_table (&reader);
  g_array_unref (reader.cells);
  g_array_unref (reader.starts);
  return table;
}

void
readout_markdown_table_free (ReadoutMarkdownTable *table)
{
  g_free (table->columns);
  g_free (table->cells);
  g_free (table);
}
