/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables: how wide columns are, where cells stand.
 */
#include "typeset/readout-galley-private.h"

#include <string.h>

/* The size of a table's words, of that of the text around it; the second where the first leaves too
 * little room. */
static const double scales[] = { 0.92, 0.78 };

/* Lengths as parts of that size. */
#define COLUMN_GAP 1.3
#define ROW_GAP 0.35
#define RULE_HEIGHT 0.5
#define MIN_COLUMN 2.6
#define CHARACTER 0.52
#define MAX_WORD 9.0

/* Deeper rows are not set side by side: a part of a page's depth. */
#define MAX_ROW 0.4

/* A table as it is set. */
typedef struct
{
  ReadoutWalk *walk;
  ReadoutMarkdownTable *table;
  ReadoutRichText **cells; /* until a block takes them */
  ReadoutLines **lines;
  double *natural; /* widths of columns in one line */
  double *least;
  double *widths;
  double *lefts;
  double size;
  gboolean is_rtl;
  int element;
} Table;

/* Whether all cells of a column below its head are numbers, or empty. */
static gboolean
has_numbers (const Table *table, guint column)
{
  guint n_numbers = 0;

  for (guint row = 1; row < table->table->n_rows; row++)
    {
      const char *text = table->cells[row * table->table->n_columns + column]->text->str;

      if (text[strspn (text, "0123456789.,+-% \xE2\x88\x92\xE2\x80\x93")] != '\0')
        return FALSE;
      n_numbers += *text != '\0';
    }
  return n_numbers > 0;
}

/* Numbers stand below each other, unless the person wants otherwise. */
static void
align_numbers (Table *table)
{
  for (guint i = 0; i < table->table->n_columns; i++)
    if (table->table->columns[i] == READOUT_COLUMN_PLAIN && has_numbers (table, i))
      table->table->columns[i] = READOUT_COLUMN_END;
}

/* About how wide the longest word of @text is: a column should not be narrower. */
static double
get_longest_word (const char *text, double size)
{
  guint longest = 0;
  guint length = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      length = *text == ' ' || *text == '\n' || *text == '-' ? 0 : length + 1;
      longest = MAX (longest, length);
    }
  return MIN (longest * CHARACTER, MAX_WORD) * size;
}

static void
read_cells (Table *table)
{
  ReadoutGalley *galley = table->walk->galley;
  guint n_columns = table->table->n_columns;

  for (guint i = 0; i < table->table->n_rows * n_columns; i++)
    {
      table->cells[i] = readout_rich_text_new (&galley->inlines);
      readout_rich_text_add_cell (table->cells[i], &galley->inlines, &table->table->cells[i],
                                  i < n_columns ? READOUT_TEXT_BOLD : 0);
    }
}

static ReadoutLines *
set_cell (Table *table, guint cell, double width)
{
  ReadoutGalley *galley = table->walk->galley;
  ReadoutTextStyle style = { table->size, 0, FALSE };

  return readout_line_setter_set (galley->setter, table->cells[cell], galley->pictures, &style,
                                  width);
}

static void
measure_columns (Table *table)
{
  guint n_columns = table->table->n_columns;

  for (guint i = 0; i < n_columns; i++)
    table->natural[i] = table->least[i] = 0;
  for (guint i = 0; i < table->table->n_rows * n_columns; i++)
    {
      double *natural = &table->natural[i % n_columns];
      double *least = &table->least[i % n_columns];

      g_clear_pointer (&table->lines[i], readout_lines_unref);
      table->lines[i] = set_cell (table, i, -1);
      for (guint j = 0; j < table->lines[i]->lines->len; j++)
        *natural = MAX (*natural, g_array_index (table->lines[i]->lines, ReadoutLine, j).width);
      *least = MAX (*least, get_longest_word (table->cells[i]->text->str, table->size));
    }
  for (guint i = 0; i < n_columns; i++)
    {
      table->natural[i] = MAX (table->natural[i] + 0.5, table->size);
      table->least[i] = MIN (table->least[i], table->natural[i]);
    }
}

/* Shares @room among the columns: each has the least that it needs, and of what is left a part by
 * how much more it wants. FALSE if there is too little. */
static gboolean
share_room (Table *table, double room)
{
  guint n_columns = table->table->n_columns;
  double sum_least = 0;
  double sum_wanted = 0;

  for (guint i = 0; i < n_columns; i++)
    sum_least += table->least[i];
  if (sum_least > room)
    for (guint i = 0; i < n_columns; i++)
      table->least[i] = MIN (table->natural[i], table->size * MIN_COLUMN);
  sum_least = 0;
  for (guint i = 0; i < n_columns; i++)
    {
      sum_least += table->least[i];
      sum_wanted += table->natural[i] - table->least[i];
    }
  if (sum_least > room)
    return FALSE;
  for (guint i = 0; i < n_columns; i++)
    table->widths[i] = sum_wanted <= room - sum_least
                           ? table->natural[i]
                           : table->least[i] + (room - sum_least) *
                                                   (table->natural[i] - table->least[i]) /
                                                   sum_wanted;
  return TRUE;
}

/* Sets the cells in lines of the widths that were found; FALSE if a row gets too deep. */
static gboolean
set_cells (Table *table)
{
  const ReadoutPageSettings *settings = table->walk->galley->settings;
  guint n_columns = table->table->n_columns;
  double width;
  double height;

  readout_page_settings_get_size (settings, &width, &height);
  for (guint i = 0; i < table->table->n_rows * n_columns; i++)
    {
      if (table->natural[i % n_columns] > table->widths[i % n_columns])
        {
          g_clear_pointer (&table->lines[i], readout_lines_unref);
          table->lines[i] = set_cell (table, i, table->widths[i % n_columns]);
        }
      if (table->lines[i]->lines->len * readout_galley_get_leading (table->size) >
          (height - settings->margin_top - settings->margin_bottom) * MAX_ROW)
        return FALSE;
      for (guint j = 0; j < table->lines[i]->lines->len; j++)
        {
          const ReadoutLine *line = &g_array_index (table->lines[i]->lines, ReadoutLine, j);

          /* A picture. */
          if (line->ascent + line->descent > readout_galley_get_leading (table->size) * 1.6)
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
fit (Table *table)
{
  ReadoutContainer *top = readout_walk_get_top (table->walk);
  double room = readout_walk_get_inner_width (table->walk);

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      table->size = top->size * scales[i];
      measure_columns (table);
      if (share_room (table, room - (table->table->n_columns - 1) * table->size * COLUMN_GAP) &&
          set_cells (table))
        return TRUE;
    }
  return FALSE;
}

static double
place_columns (Table *table)
{
  ReadoutContainer *top = readout_walk_get_top (table->walk);
  double width = -table->size * COLUMN_GAP;
  double x = top->left;

  for (guint i = 0; i < table->table->n_columns; i++)
    width += table->widths[i] + table->size * COLUMN_GAP;
  if (table->is_rtl)
    x = table->walk->galley->width - top->right - width;
  for (guint i = 0; i < table->table->n_columns; i++)
    {
      guint column = table->is_rtl ? table->table->n_columns - 1 - i : i;

      table->lefts[column] = x;
      x += table->widths[column] + table->size * COLUMN_GAP;
    }
  return width;
}

/* How far a line is from the left of its column. */
static double
get_shift (const Table *table, guint column, const ReadoutLine *line)
{
  double room = table->widths[column] - line->width;

  switch (table->table->columns[column])
    {
    case READOUT_COLUMN_CENTRE:
      return room / 2 - line->x;
    case READOUT_COLUMN_END:
      return (table->is_rtl ? 0 : room) - line->x;
    case READOUT_COLUMN_PLAIN:
    case READOUT_COLUMN_START:
    default:
      return (table->is_rtl ? room : 0) - line->x;
    }
}

static void
add_cell (Table *table, guint row, guint column, int row_element, double row_height, guint index)
{
  ReadoutWalk *walk = table->walk;
  ReadoutGalley *galley = walk->galley;
  guint cell = row * table->table->n_columns + column;
  double leading = readout_galley_get_leading (table->size);
  ReadoutBlock block = { table->lines[cell], table->cells[cell] };
  int element = readout_galley_add_element (galley, row == 0 ? "TH" : "TD", row_element);

  g_array_index (galley->elements, ReadoutElement, element).has_parts =
      readout_rich_text_has_parts (block.rich);
  g_array_append_val (galley->blocks, block);
  table->lines[cell] = NULL;
  table->cells[cell] = NULL;
  for (guint i = 0; i < block.lines->lines->len; i++)
    {
      const ReadoutLine *line = &g_array_index (block.lines->lines, ReadoutLine, i);
      ReadoutSlug slug = { .kind = READOUT_SLUG_WORDS,
                           .x = table->lefts[column] + get_shift (table, column, line),
                           .width = table->widths[column],
                           .height = leading,
                           .block = galley->blocks->len - 1,
                           .line = i,
                           .element = element,
                           .table = index };

      slug.baseline = (leading - line->ascent - line->descent) / 2 + line->ascent;
      slug.is_beside = column > 0 || i > 0;
      slug.drop = slug.is_beside ? i * leading : 0;
      slug.advance = slug.is_beside ? 0 : row_height;
      galley->keeps_next = galley->keeps_next || slug.is_beside;
      readout_walk_add_slug (walk, &slug);
    }
}

static void
add_row (Table *table, guint row, guint index)
{
  ReadoutGalley *galley = table->walk->galley;
  guint n_columns = table->table->n_columns;
  int element = readout_galley_add_element (galley, "TR", table->element);
  guint n_lines = 1;

  for (guint i = 0; i < n_columns; i++)
    {
      const ReadoutLines *lines = table->lines[row * n_columns + i];

      /* They go when their row is added, which happens once. */
      g_assert (lines != NULL);
      n_lines = MAX (n_lines, lines->lines->len);
    }
  /* The first row stays with the heads, the last one is not alone. */
  galley->keeps_next = galley->keeps_next || (row > 1 && row + 1 == table->table->n_rows);
  for (guint i = 0; i < n_columns; i++)
    add_cell (table, row, i, element, n_lines * readout_galley_get_leading (table->size), index);
  readout_galley_ask_for_space (galley, table->size * ROW_GAP);
}

static void
add_rule (Table *table, double width, guint index)
{
  ReadoutGalley *galley = table->walk->galley;
  double x = G_MAXDOUBLE;

  for (guint i = 0; i < table->table->n_columns; i++)
    x = MIN (x, table->lefts[i]);
  readout_walk_add_rule (table->walk, table->size * RULE_HEIGHT, table->element, x, width);
  g_array_index (galley->slugs, ReadoutSlug, galley->slugs->len - 1).table = index;
}

static void
add_rows (Table *table)
{
  ReadoutGalley *galley = table->walk->galley;
  double gap = MAX (readout_walk_get_top (table->walk)->gap,
                    readout_walk_get_top (table->walk)->size * READOUT_PARAGRAPH_GAP);
  double width = place_columns (table);
  guint index = galley->tables->len + 1;
  ReadoutGalleyTable added = { galley->slugs->len, 0, 0 };

  table->element =
      readout_galley_add_element (galley, "Table", readout_walk_get_top (table->walk)->element);
  readout_galley_ask_for_space (galley, gap);
  add_rule (table, width, index);
  galley->keeps_next = TRUE;
  add_row (table, 0, index);
  galley->keeps_next = TRUE;
  if (table->table->n_rows > 1)
    add_rule (table, width, index);
  added.n_heads = galley->slugs->len - added.first;
  for (guint i = added.first; i < galley->slugs->len; i++)
    {
      const ReadoutSlug *slug = &g_array_index (galley->slugs, ReadoutSlug, i);

      added.head_depth += slug->advance + (i > added.first ? slug->space : 0);
    }
  for (guint row = 1; row < table->table->n_rows; row++)
    add_row (table, row, index);
  galley->keeps_next = TRUE;
  add_rule (table, width, index);
  g_array_append_val (galley->tables, added);
  readout_galley_ask_for_space (galley, gap);
}

static void
free_table (Table *table)
{
  for (guint i = 0; i < table->table->n_rows * table->table->n_columns; i++)
    {
      g_clear_pointer (&table->cells[i], readout_rich_text_free);
      g_clear_pointer (&table->lines[i], readout_lines_unref);
    }
  g_free (table->cells);
  g_free (table->lines);
  g_free (table->natural);
  g_free (table->least);
  g_free (table->widths);
  g_free (table->lefts);
}

gboolean
readout_walk_set_table (ReadoutWalk *walk, cmark_node *paragraph)
{
  ReadoutGalley *galley = walk->galley;
  g_autoptr (ReadoutMarkdownTable) found = readout_markdown_table_new (galley->markdown, paragraph);
  Table table = { .walk = walk, .table = found };
  guint n_links = galley->links->len;
  guint n_pictures = galley->pictures->len;
  gboolean fits;

  if (found == NULL)
    return FALSE;
  table.cells = g_new0 (ReadoutRichText *, (gsize)found->n_rows * found->n_columns);
  table.lines = g_new0 (ReadoutLines *, (gsize)found->n_rows * found->n_columns);
  table.natural = g_new0 (double, found->n_columns);
  table.least = g_new0 (double, found->n_columns);
  table.widths = g_new0 (double, found->n_columns);
  table.lefts = g_new0 (double, found->n_columns);
  table.is_rtl = readout_block_is_rtl (paragraph);
  read_cells (&table);
  align_numbers (&table);
  fits = fit (&table);
  if (fits)
    add_rows (&table);
  free_table (&table);
  if (!fits)
    {
      /* It becomes a paragraph, which reads its links and pictures again. */
      g_ptr_array_set_size (galley->links, n_links);
      g_ptr_array_set_size (galley->pictures, n_pictures);
      g_ptr_array_set_size (galley->alternatives, n_pictures);
    }
  return fits;
}
