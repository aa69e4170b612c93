/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Puts the lines of a page in reading order: columns one after the other, tables row by row.
 *
 * A gutter is a stripe that has lines on both sides and none in it but those that span it: headings
 * and pictures over several columns. The spanning lines part the page into bands; in a band the
 * left column comes before the right one, and each is looked at in the same way. This is the
 * recursive XY cut (G. Nagy, S. Seth, "Hierarchical representation of optically scanned documents",
 * 1984) with the vertical cut tried first, so that gaps at one height do not part columns.
 */
#include "formats/readout-pdf.h"

#include <stdlib.h>
#include <string.h>

/* Columns in columns are not looked for deeper, and on a page of more lines not at all. */
#define DEPTH_MAX 6
#define LINES_MAX 20000

/* So many stripes are looked at for being a gutter. */
#define STRIPES_MAX 24

/* A gutter is wider than this many times the size of the letters. */
#define GUTTER_WIDTH 0.5f

/* A gap over all columns that parts the page as a spanning line does, in sizes: a picture. */
#define BAND_GAP 3.5f

typedef struct
{
  ReadoutPdfPages *pages;
  GArray *order; /* of guint32 */
} Sorter;

typedef struct
{
  float left;
  float right;
  int weight; /* lines on that side that has fewer, less half of those that span it */
} Stripe;

typedef enum
{
  SIDE_LEFT = 1,
  SIDE_RIGHT = 2,
  SIDE_BOTH = 3,
} Side;

/* The lines of one side of a band. */
typedef struct
{
  guint n;
  guint n_words;
  guint n_full; /* that are nearly as wide as the widest */
} Column;

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
compare_middle (gconstpointer a, gconstpointer b, gpointer data)
{
  const guint32 *left = a;
  const guint32 *right = b;
  float difference = get_middle (get_line (data, *left)) - get_middle (get_line (data, *right));

  if (difference != 0)
    return difference < 0 ? -1 : 1;
  return *left < *right ? -1 : *left > *right;
}

static int
compare_floats (const void *a, const void *b)
{
  float difference = *(const float *)a - *(const float *)b;

  return difference < 0 ? -1 : difference > 0;
}

static int
compare_weight (const void *a, const void *b)
{
  const Stripe *left = a;
  const Stripe *right = b;

  return left->weight > right->weight ? -1 : left->weight < right->weight;
}

static float
get_size (const Sorter *sorter, const guint32 *lines, guint n)
{
  float sum = 0;

  for (guint i = 0; i < n; i++)
    sum += get_line (sorter, lines[i])->size;
  return sum / n;
}

/* The stripes in which no line begins or ends, those with the most lines on either side. */
static guint
find_stripes (const Sorter *sorter, const guint32 *lines, guint n, Stripe *stripes)
{
  g_autofree float *starts = g_new (float, n);
  g_autofree float *ends = g_new (float, n);
  float least = get_size (sorter, lines, n) * GUTTER_WIDTH;
  guint n_stripes = 0;
  guint i = 0;
  guint j = 0;
  float last;

  for (guint k = 0; k < n; k++)
    {
      starts[k] = get_line (sorter, lines[k])->x0;
      ends[k] = get_line (sorter, lines[k])->x1;
    }
  qsort (starts, n, sizeof (float), compare_floats);
  qsort (ends, n, sizeof (float), compare_floats);
  last = starts[0];
  while (i < n)
    {
      float next = MIN (starts[i], ends[j]);

      if (next - last >= least && j > 0)
        {
          Stripe stripe = { last, next, (int)MIN (j, n - i) - (int)(i - j) / 2 };

          if (n_stripes == STRIPES_MAX)
            qsort (stripes, n_stripes--, sizeof (Stripe), compare_weight);
          stripes[n_stripes++] = stripe;
        }
      last = next;
      if (starts[i] <= ends[j])
        i++;
      else
        j++;
    }
  return n_stripes;
}

static Side
get_side (const ReadoutPdfLine *line, const Stripe *stripe)
{
  float middle = (stripe->left + stripe->right) / 2;

  return line->x1 <= middle ? SIDE_LEFT : line->x0 >= middle ? SIDE_RIGHT : SIDE_BOTH;
}

/* What a stripe parts in the band that is looked at. */
typedef struct
{
  float heights[4]; /* of the text on each side */
  float feet[4];    /* where it ends so far */
} Band;

static void
begin_band (Band *band)
{
  *band = (Band){ { 0 }, { -G_MAXFLOAT, -G_MAXFLOAT, -G_MAXFLOAT, -G_MAXFLOAT } };
}

/* Whether a picture could stand between a line and the foot of what is above it. */
static gboolean
is_behind_gap (const ReadoutPdfLine *line, float foot)
{
  return foot > -G_MAXFLOAT && line->y0 - foot > line->size * BAND_GAP;
}

static float
weigh_band (const Band *band, float size)
{
  return MAX (MIN (band->heights[SIDE_LEFT], band->heights[SIDE_RIGHT]) - size, 0);
}

/* How much text stands side by side on both sides of the stripe, in points of height. Bands weigh
 * less than one, so that a stripe through the cells of a table is no gutter. */
static float
weigh_stripe (const Sorter *sorter, const guint32 *lines, guint n, const Stripe *stripe)
{
  float size = get_line (sorter, lines[0])->size;
  float sum = 0;
  Band band;

  begin_band (&band);
  for (guint i = 0; i < n; i++)
    {
      const ReadoutPdfLine *line = get_line (sorter, lines[i]);
      Side side = get_side (line, stripe);

      if (side == SIDE_BOTH ||
          is_behind_gap (line, MAX (band.feet[SIDE_LEFT], band.feet[SIDE_RIGHT])))
        {
          sum += weigh_band (&band, size);
          begin_band (&band);
        }
      if (side == SIDE_BOTH)
        continue;
      band.heights[side] += MAX (line->y1 - MAX (line->y0, band.feet[side]), 0);
      band.feet[side] = MAX (band.feet[side], line->y1);
    }
  return sum + weigh_band (&band, size);
}

/* The best gutter of these lines, sorted by height; FALSE if they are in one column. */
static gboolean
find_gutter (const Sorter *sorter, const guint32 *lines, guint n, Stripe *gutter)
{
  Stripe stripes[STRIPES_MAX];
  guint n_stripes;
  float best = get_size (sorter, lines, n) * 0.5f;
  gboolean found = FALSE;

  if (n < 4)
    return FALSE;
  n_stripes = find_stripes (sorter, lines, n, stripes);
  for (guint i = 0; i < n_stripes; i++)
    {
      float weight = weigh_stripe (sorter, lines, n, &stripes[i]);

      if (weight > best)
        {
          best = weight;
          *gutter = stripes[i];
          found = TRUE;
        }
    }
  return found;
}

static void
measure_column (const Sorter *sorter,
                const guint32 *lines,
                guint n,
                const Stripe *gutter,
                Side side,
                Column *column)
{
  float widest = 0;

  *column = (Column){ 0 };
  for (guint i = 0; i < n; i++)
    {
      const ReadoutPdfLine *line = get_line (sorter, lines[i]);

      if (get_side (line, gutter) != side)
        continue;
      column->n++;
      column->n_words += line->n_words;
      widest = MAX (widest, line->x1 - line->x0);
    }
  for (guint i = 0; i < n; i++)
    {
      const ReadoutPdfLine *line = get_line (sorter, lines[i]);

      if (get_side (line, gutter) == side && line->x1 - line->x0 > widest * 0.75f)
        column->n_full++;
    }
}

/* Running text: lines of several words, most of them of one width. The side can be several columns
 * itself. */
static gboolean
is_prose (const Column *column)
{
  return column->n >= 3 && column->n_words >= column->n * 3 && column->n_full * 2 >= column->n;
}

/* How many lines of the side that has fewer stand level with one of the other side. */
static guint
count_level (const Sorter *sorter, const guint32 *lines, guint n, const Stripe *gutter)
{
  float last[4] = { -G_MAXFLOAT, -G_MAXFLOAT, -G_MAXFLOAT, -G_MAXFLOAT };
  guint count = 0;

  for (guint i = 0; i < n; i++)
    {
      const ReadoutPdfLine *line = get_line (sorter, lines[i]);
      Side side = get_side (line, gutter);
      float middle = get_middle (line);

      last[side] = middle;
      if (middle - last[SIDE_BOTH - side] < line->size * 0.25f)
        {
          count++;
          last[SIDE_BOTH - side] = -G_MAXFLOAT;
        }
    }
  return count;
}

/* Whether a band has columns to be read one after the other, and not a table. */
static gboolean
has_columns (const Sorter *sorter, const guint32 *lines, guint n, const Stripe *gutter)
{
  Column left;
  Column right;
  guint least;

  measure_column (sorter, lines, n, gutter, SIDE_LEFT, &left);
  measure_column (sorter, lines, n, gutter, SIDE_RIGHT, &right);
  if (is_prose (&left) && is_prose (&right))
    return TRUE;
  least = MIN (left.n, right.n);
  return least >= 2 && (left.n >= 4 || right.n >= 4) &&
         count_level (sorter, lines, n, gutter) * 2 < least;
}

static void sort_lines (Sorter *sorter, guint32 *lines, guint n, guint depth);

/* A band without spanning lines. Its lines are sorted by height. */
static void
sort_band (Sorter *sorter, guint32 *lines, guint n, const Stripe *gutter, guint depth)
{
  g_autofree guint32 *right = NULL;
  guint n_left = 0;
  guint n_right = 0;

  if (!has_columns (sorter, lines, n, gutter))
    {
      readout_pdf_order_rows (sorter->pages, lines, n, sorter->order);
      return;
    }
  right = g_new (guint32, n);
  for (guint i = 0; i < n; i++)
    if (get_side (get_line (sorter, lines[i]), gutter) == SIDE_LEFT)
      lines[n_left++] = lines[i];
    else
      right[n_right++] = lines[i];
  sort_lines (sorter, lines, n_left, depth + 1);
  sort_lines (sorter, right, n_right, depth + 1);
}

/* Lines that are sorted by height, into reading order. */
static void
sort_lines (Sorter *sorter, guint32 *lines, guint n, guint depth)
{
  Stripe gutter;
  guint start = 0;
  guint plain = 0; /* where the lines begin that wait for being emitted as one column */

  if (n == 0)
    return;
  if (depth > DEPTH_MAX || !find_gutter (sorter, lines, n, &gutter))
    {
      readout_pdf_order_rows (sorter->pages, lines, n, sorter->order);
      return;
    }
  while (start < n)
    {
      guint sides = 0;
      guint end = start;
      Side side = 0;
      float foot = -G_MAXFLOAT;

      for (; end < n && side != SIDE_BOTH; end++)
        {
          const ReadoutPdfLine *line = get_line (sorter, lines[end]);

          if (is_behind_gap (line, foot))
            break;
          foot = MAX (foot, line->y1);
          side = get_side (line, &gutter);
          if (side != SIDE_BOTH)
            sides |= side;
        }
      if (side == SIDE_BOTH)
        end--;
      if (sides == SIDE_BOTH)
        {
          sort_lines (sorter, lines + plain, start - plain, depth + 1);
          sort_band (sorter, lines + start, end - start, &gutter, depth);
          plain = end;
        }
      start = MAX (end, start) + (side == SIDE_BOTH);
    }
  if (plain > 0)
    sort_lines (sorter, lines + plain, n - plain, depth + 1);
  else
    readout_pdf_order_rows (sorter->pages, lines, n, sorter->order);
}

void
readout_pdf_order_page (ReadoutPdfPages *pages, guint page, GArray *order)
{
  const ReadoutPdfPage *record = &g_array_index (pages->pages, ReadoutPdfPage, page);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) turned = g_array_new (FALSE, FALSE, sizeof (guint32));
  Sorter sorter = { pages, order };
  guint32 region;

  for (guint32 i = record->first; i < record->first + record->n_lines; i++)
    {
      const ReadoutPdfLine *line = readout_pdf_pages_get_line (pages, i);

      if (line->flags & READOUT_PDF_LINE_TURNED)
        g_array_append_val (turned, i);
      else if (!(line->flags & READOUT_PDF_LINE_FURNITURE))
        g_array_append_val (lines, i);
    }
  if (lines->len <= LINES_MAX)
    {
      g_array_sort_with_data (lines, compare_middle, &sorter);
      sort_lines (&sorter, (guint32 *)(void *)lines->data, lines->len, 0);
    }
  else
    g_array_append_vals (turned, lines->data, lines->len);
  region = ++pages->n_regions;
  for (guint i = 0; i < turned->len; i++)
    {
      guint32 index = g_array_index (turned, guint32, i);

      get_line (&sorter, index)->region = region;
      g_array_append_val (order, index);
    }
}
