/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds the running heads and page numbers of a PDF.
 */
#include "formats/readout-pdf.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Furniture lies in this share of a page, at its head and at its foot, in so many rows. */
#define EDGE_SHARE 0.16f
#define EDGE_ROWS 3

/* The share of the words that is too much for being furniture. */
#define FURNITURE_SHARE 0.33

/* Two lines are in one place when their heights differ by less, in points. */
#define PLACE 4

/* A line with the number of the page has so few words, or is on more pages than two. */
#define NUMBERED_WORDS 4

/* A running head is not longer, in bytes. */
#define KEY_MAX 160

/* What a line at the edge of a page has to share with those of other pages: its words, its words
 * with the first or the last number counting the pages, or that it is nothing but a number. */
enum
{
  KEY_WORDS,
  KEY_FIRST_NUMBER,
  KEY_LAST_NUMBER,
  KEY_LONE_NUMBER,
  N_KEYS,
};

typedef struct
{
  guint line;
  guint page; /* from 0 */
  guint row;  /* from the edge on: 0, 1 …, at the foot of the page from EDGE_ROWS on */
  char *keys[N_KEYS];
} Candidate;

typedef struct
{
  ReadoutPdfPages *pages;
  GArray *candidates; /* of Candidate */
  GHashTable *counts; /* key → how many pages have it */
} Furniture;

static void
clear_candidate (gpointer data)
{
  Candidate *candidate = data;

  for (guint i = 0; i < N_KEYS; i++)
    g_free (candidate->keys[i]);
}

static float
get_middle (const ReadoutPdfLine *line)
{
  return (line->y0 + line->y1) / 2;
}

static int
compare_height (gconstpointer a, gconstpointer b, gpointer data)
{
  float left = get_middle (readout_pdf_pages_get_line (data, *(const guint *)a));
  float right = get_middle (readout_pdf_pages_get_line (data, *(const guint *)b));

  return left < right ? -1 : left > right;
}

/* A Roman number up to 39, as pages before the text have; 0 for another word. */
static guint
read_roman (const char *words)
{
  static const char *const ones[] = { "", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix" };
  guint tens = strspn (words, "x");

  for (guint i = 0; i < G_N_ELEMENTS (ones) && tens <= 3; i++)
    if (strcmp (words + tens, ones[i]) == 0)
      return tens * 10 + i;
  return 0;
}

/* The words with "#" for numbers; sets the first and the last of them, 0 for none. */
static char *
fold_numbers (const char *words, guint *first, guint *last)
{
  GString *folded = g_string_new (NULL);
  gboolean found = FALSE;

  *first = *last = read_roman (words);
  if (*first > 0)
    return g_string_free (g_string_append_c (folded, '#'), FALSE);
  while (*words != '\0')
    {
      gsize n = strspn (words, "0123456789");

      if (n == 0)
        {
          g_string_append_c (folded, *words++);
          continue;
        }
      g_string_append_c (folded, '#');
      *last = n <= 5 ? strtoul (words, NULL, 10) : 0;
      if (!found)
        *first = *last;
      found = TRUE;
      words += n;
    }
  return g_string_free (folded, FALSE);
}

static void
count_key (Furniture *furniture, const char *key)
{
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (furniture->counts, key));

  g_hash_table_insert (furniture->counts, g_strdup (key), GUINT_TO_POINTER (count + 1));
}

/* Takes a line at the edge of a page as what might be furniture. */
static void
add_candidate (Furniture *furniture, guint page, guint row, guint i)
{
  ReadoutPdfLine *line = readout_pdf_pages_get_line (furniture->pages, i);
  int place = (int)lroundf (line->y1 / PLACE);
  Candidate candidate = { i, page, row };
  g_autofree char *lower = NULL;
  g_autofree char *folded = NULL;
  guint first;
  guint last;

  if (line->end - line->start > KEY_MAX)
    return;
  lower = g_utf8_strdown (readout_pdf_pages_get_words (furniture->pages, line), -1);
  folded = fold_numbers (g_strstrip (lower), &first, &last);
  candidate.keys[KEY_WORDS] = g_strdup_printf ("%d %s", place, lower);
  if (first > 0)
    candidate.keys[KEY_FIRST_NUMBER] =
        g_strdup_printf ("%d %s first %d", place, folded, (int)first - (int)page);
  if (last > 0)
    candidate.keys[KEY_LAST_NUMBER] =
        g_strdup_printf ("%d %s last %d", place, folded, (int)last - (int)page);
  if (strspn (folded, "# -–—|/[]().") == strlen (folded) && strchr (folded, '#') != NULL)
    candidate.keys[KEY_LONE_NUMBER] = g_strdup_printf ("%d lone %s", place, folded);
  g_array_append_val (furniture->candidates, candidate);
}

/* Looks at the rows nearest to one edge of a page: @sorted has its lines from the edge on. */
static void
scan_edge (Furniture *furniture, guint page, const guint *sorted, guint n, gboolean at_foot)
{
  const ReadoutPdfPage *record = &g_array_index (furniture->pages->pages, ReadoutPdfPage, page);
  float edge = record->height * EDGE_SHARE;
  float last = -1;
  guint n_rows = 0;

  for (guint i = 0; i < n; i++)
    {
      guint index = sorted[at_foot ? n - 1 - i : i];
      ReadoutPdfLine *line = readout_pdf_pages_get_line (furniture->pages, index);
      float middle = get_middle (line);

      if (at_foot ? middle < record->height - edge : middle > edge)
        break;
      if (last < 0 || ABS (middle - last) > line->size * 0.4f)
        {
          if (n_rows++ == EDGE_ROWS)
            break;
          last = middle;
        }
      add_candidate (furniture, page, n_rows - 1 + (at_foot ? EDGE_ROWS : 0), index);
    }
}

/* Counts on how many pages each key is. The candidates of a page follow one another. */
static void
count_keys (Furniture *furniture)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint page = 0;

  for (guint i = 0; i < furniture->candidates->len; i++)
    {
      Candidate *candidate = &g_array_index (furniture->candidates, Candidate, i);

      if (candidate->page != page)
        g_hash_table_remove_all (seen);
      page = candidate->page;
      for (guint j = 0; j < N_KEYS; j++)
        if (candidate->keys[j] != NULL && g_hash_table_add (seen, candidate->keys[j]))
          count_key (furniture, candidate->keys[j]);
    }
}

static guint
get_count (Furniture *furniture, const char *key)
{
  return key != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (furniture->counts, key)) : 0;
}

/* "Page 2 of 7", "2/7" at the edge of the second of seven pages needs no other page. */
static gboolean
counts_pages (Furniture *furniture, const Candidate *candidate)
{
  ReadoutPdfLine *line = readout_pdf_pages_get_line (furniture->pages, candidate->line);
  const char *at = readout_pdf_pages_get_words (furniture->pages, line);
  guint numbers[2] = { 0, 0 };
  guint n = 0;

  if (line->n_words > 5)
    return FALSE;
  for (at = strpbrk (at, "0123456789"); at != NULL && n < 2; at = strpbrk (at, "0123456789"))
    {
      char *end;

      numbers[n++] = strtoul (at, &end, 10);
      at = end;
    }
  return n == 2 && at == NULL && numbers[0] == candidate->page + 1 &&
         numbers[1] == furniture->pages->pages->len;
}

static gboolean
is_furniture (Furniture *furniture, const Candidate *candidate)
{
  const ReadoutPdfLine *line = readout_pdf_pages_get_line (furniture->pages, candidate->line);
  guint enough = furniture->pages->pages->len <= 5 ? 2 : 3;
  /* Two notes can have the same words behind their numbers. */
  guint enough_numbers = line->n_words > NUMBERED_WORDS ? MAX (enough, 3) : enough;

  for (guint i = 0; i < N_KEYS; i++)
    if (get_count (furniture, candidate->keys[i]) >= (i == KEY_WORDS ? enough : enough_numbers))
      return TRUE;
  return counts_pages (furniture, candidate);
}

/* Marks the rows at each edge that have something in them that is furniture, up to the first row
 * that has none. What stands beside a page number is furniture as well: the title of a chapter that
 * has but one page. */
static void
mark_rows (Furniture *furniture)
{
  guint n = furniture->candidates->len;
  guint page = G_MAXUINT;
  guint row = 0; /* that is next to those that were marked */
  guint end;

  for (guint start = 0; start < n; start = end)
    {
      const Candidate *first = &g_array_index (furniture->candidates, Candidate, start);
      gboolean marked = FALSE;

      for (end = start; end < n; end++)
        {
          const Candidate *candidate = &g_array_index (furniture->candidates, Candidate, end);

          if (candidate->page != first->page || candidate->row != first->row)
            break;
          marked = marked || is_furniture (furniture, candidate);
        }
      if (first->page != page || first->row == EDGE_ROWS)
        row = first->row;
      page = first->page;
      if (!marked || first->row != row)
        continue;
      row++;
      for (guint i = start; i < end; i++)
        readout_pdf_pages_get_line (furniture->pages,
                                    g_array_index (furniture->candidates, Candidate, i).line)
            ->flags |= READOUT_PDF_LINE_FURNITURE;
    }
}

/* Furniture is little beside the text. Pages that have most of their words in common are forms, or
 * charts: these words are what they say. */
static void
keep_what_is_much (ReadoutPdfPages *pages)
{
  guint n_words = 0;
  guint n_furniture = 0;

  for (guint i = 0; i < pages->lines->len; i++)
    {
      const ReadoutPdfLine *line = readout_pdf_pages_get_line (pages, i);

      n_words += line->n_words;
      n_furniture += line->flags & READOUT_PDF_LINE_FURNITURE ? line->n_words : 0;
    }
  if (n_furniture < n_words * FURNITURE_SHARE)
    return;
  for (guint i = 0; i < pages->lines->len; i++)
    readout_pdf_pages_get_line (pages, i)->flags &= ~READOUT_PDF_LINE_FURNITURE;
}

void
readout_pdf_mark_furniture (ReadoutPdfPages *pages)
{
  Furniture furniture = { pages, g_array_new (FALSE, FALSE, sizeof (Candidate)),
                          g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_set_clear_func (furniture.candidates, clear_candidate);
  for (guint i = 0; i < pages->pages->len; i++)
    {
      ReadoutPdfPage *page = &g_array_index (pages->pages, ReadoutPdfPage, i);

      g_array_set_size (sorted, 0);
      for (guint j = page->first; j < page->first + page->n_lines; j++)
        if (!(readout_pdf_pages_get_line (pages, j)->flags & READOUT_PDF_LINE_TURNED))
          g_array_append_val (sorted, j);
      g_array_sort_with_data (sorted, compare_height, pages);
      scan_edge (&furniture, i, (const guint *)(void *)sorted->data, sorted->len, FALSE);
      scan_edge (&furniture, i, (const guint *)(void *)sorted->data, sorted->len, TRUE);
    }
  count_keys (&furniture);
  mark_rows (&furniture);
  keep_what_is_much (pages);
  g_array_unref (furniture.candidates);
  g_hash_table_unref (furniture.counts);
}
