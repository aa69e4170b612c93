/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tells which lines of one column of a page are rows of tables.
 */
#include "formats/readout-pdf.h"

#include <string.h>

/* A gap in a row that parts the cells of a table, in sizes. */
#define CELL_GAP 1.2f

typedef struct
{
  ReadoutPdfPages *pages;
  GArray *order; /* of guint32 */
} Sorter;

static ReadoutPdfLine *
get_line (const Sorter *sorter, guint32 index)
{
  return readout_pdf_pages_get_line (sorter->pages, index);
}

static float
get_middle (const ReadoutPdfLine *line)
{
  return (line->y0 + line->y1) / 2;
}

static int
compare_cells (gconstpointer a, gconstpointer b, gpointer data)
{
  const ReadoutPdfLine *left = get_line (data, *(const guint32 *)a);
  const ReadoutPdfLine *right = get_line (data, *(const guint32 *)b);
  int direction = left->flags & right->flags & READOUT_PDF_LINE_RTL ? -1 : 1;

  return left->x0 < right->x0 ? -direction : left->x0 > right->x0 ? direction : 0;
}

/* By cell, then by height. */
static int
compare_cell_numbers (gconstpointer a, gconstpointer b, gpointer data)
{
  const ReadoutPdfLine *left = get_line (data, *(const guint32 *)a);
  const ReadoutPdfLine *right = get_line (data, *(const guint32 *)b);

  if (left->cell != right->cell)
    return left->cell < right->cell ? -1 : 1;
  if (left->y1 != right->y1)
    return left->y1 < right->y1 ? -1 : 1;
  return left->x0 < right->x0 ? -1 : left->x0 > right->x0;
}

static void
emit (Sorter *sorter, guint32 index, guint32 region)
{
  get_line (sorter, index)->region = region;
  g_array_append_val (sorter->order, index);
}

/* What stands before the text of an item in a list. */
static gboolean
is_bullet (const Sorter *sorter, const ReadoutPdfLine *line)
{
  const char *words = readout_pdf_pages_get_words (sorter->pages, line);

  return line->n_words == 1 && g_utf8_strlen (words, -1) <= 4 &&
         (!g_ascii_isalnum (words[0]) || strchr (".):", words[strlen (words) - 1]) != NULL);
}

/* The end of the row that begins at @start. */
static guint
find_row_end (const Sorter *sorter, const guint32 *lines, guint n, guint start)
{
  const ReadoutPdfLine *first = get_line (sorter, lines[start]);
  guint end = start + 1;

  while (end < n)
    {
      const ReadoutPdfLine *line = get_line (sorter, lines[end]);

      if (get_middle (line) - get_middle (first) > MIN (line->size, first->size) * 0.5f)
        break;
      end++;
    }
  return end;
}

/* Says which lines of a row are cells of their own, which go on in the one before. Returns the
 * number of cells. */
static guint
part_cells (Sorter *sorter, const guint32 *lines, guint n)
{
  ReadoutPdfLine *first = get_line (sorter, lines[0]);
  guint n_cells = 1;

  if (first->n_words == 1 && first->size < get_line (sorter, lines[1])->size * 0.8f &&
      readout_pdf_has_note_mark (readout_pdf_pages_get_words (sorter->pages, first)))
    first->flags |= READOUT_PDF_LINE_MARK;
  for (guint i = 1; i < n; i++)
    {
      ReadoutPdfLine *line = get_line (sorter, lines[i]);
      const ReadoutPdfLine *before = get_line (sorter, lines[i - 1]);
      float gap = MAX (line->x0 - before->x1, before->x0 - line->x1);

      if (gap > line->size * CELL_GAP &&
          !(i == 1 && gap < line->size * 4 && is_bullet (sorter, before)))
        n_cells++;
      else
        line->flags |= READOUT_PDF_LINE_JOINED;
      line->cell = n_cells - 1;
    }
  return n_cells;
}

/* Whether a row is a line of running text that was stretched to fill its column: each word apart,
 * at even gaps, from edge to edge of a line beside it. */
static gboolean
is_stretched (const Sorter *sorter,
              const guint32 *row,
              guint n,
              const ReadoutPdfLine *above,
              const ReadoutPdfLine *below)
{
  const ReadoutPdfLine *first = get_line (sorter, row[0]);
  const ReadoutPdfLine *last = get_line (sorter, row[n - 1]);
  const ReadoutPdfLine *beside[] = { above, below };
  float least = G_MAXFLOAT;
  float most = 0;

  for (guint i = 1; i < n; i++)
    {
      float gap = get_line (sorter, row[i])->x0 - get_line (sorter, row[i - 1])->x1;

      least = MIN (least, gap);
      most = MAX (most, gap);
    }
  if (most - least > first->size * 0.5f)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (beside); i++)
    if (beside[i] != NULL && beside[i]->n_words > 2 &&
        ABS (beside[i]->x1 - last->x1) < first->size &&
        ABS (beside[i]->x0 - first->x0) < first->size * 3)
      return TRUE;
  return FALSE;
}

/* Emits the lines of a row of a table: cell by cell, each from top to bottom. */
static void
end_row (Sorter *sorter, GArray *row, guint32 region)
{
  g_array_sort_with_data (row, compare_cell_numbers, sorter);
  for (guint i = 0; i < row->len; i++)
    emit (sorter, g_array_index (row, guint32, i), region);
  g_array_set_size (row, 0);
}

/* The cell of a row in which a line goes on that stands right below it; 0 for none. */
static guint
find_cell (const Sorter *sorter, GArray *row, const ReadoutPdfLine *line)
{
  for (guint i = 0; i < row->len; i++)
    {
      const ReadoutPdfLine *above = get_line (sorter, g_array_index (row, guint32, i));
      float step = line->y1 - above->y1;

      if (above->cell > 0 && ABS (line->x0 - above->x0) < line->size && step > 0 &&
          step < line->size * 1.6f)
        return above->cell;
    }
  return 0;
}

/* Whether lines go on in the cells of the row above them: they leave out the first cell, and one
 * more, if there are more than two. Then they are added to it. */
static gboolean
continue_row (Sorter *sorter, GArray *row, const guint32 *lines, guint n)
{
  guint n_cells =
      row->len > 0 ? get_line (sorter, g_array_index (row, guint32, row->len - 1))->cell + 1 : 0;

  if (n_cells < 2 || n + (n_cells > 2) >= n_cells)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (find_cell (sorter, row, get_line (sorter, lines[i])) == 0)
      return FALSE;
  for (guint i = 0; i < n; i++)
    {
      ReadoutPdfLine *line = get_line (sorter, lines[i]);

      line->cell = find_cell (sorter, row, line);
      line->row = get_line (sorter, g_array_index (row, guint32, 0))->row;
      g_array_append_val (row, lines[i]);
    }
  return TRUE;
}

void
readout_pdf_order_rows (ReadoutPdfPages *pages, guint32 *lines, guint n, GArray *order)
{
  Sorter sorter = { pages, order };
  g_autoptr (GArray) row = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 region = ++pages->n_regions;
  guint end;

  for (guint start = 0; start < n; start = end)
    {
      guint n_pieces;

      end = find_row_end (&sorter, lines, n, start);
      n_pieces = end - start;
      g_qsort_with_data (lines + start, n_pieces, sizeof *lines, compare_cells, &sorter);
      if (continue_row (&sorter, row, lines + start, n_pieces))
        continue;
      end_row (&sorter, row, region);
      if (n_pieces > 1 && part_cells (&sorter, lines + start, n_pieces) > 1 &&
          !is_stretched (&sorter, lines + start, n_pieces,
                         start > 0 ? get_line (&sorter, lines[start - 1]) : NULL,
                         end < n ? get_line (&sorter, lines[end]) : NULL))
        {
          pages->n_rows++;
          for (guint i = start; i < end; i++)
            get_line (&sorter, lines[i])->row = pages->n_rows;
          g_array_append_vals (row, lines + start, n_pieces);
          continue;
        }
      for (guint i = start; i < end; i++)
        {
          if (i > start)
            get_line (&sorter, lines[i])->flags |= READOUT_PDF_LINE_JOINED;
          emit (&sorter, lines[i], region);
        }
    }
  end_row (&sorter, row, region);
}
