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

/* A running head is not longer, in bytes. */
#define KEY_MAX 160

typedef struct
{
  guint line;
  guint page; /* from 0 */
  char *words_key;
  char *number_key; /* says the place and which page the number would make the first one */
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

  g_free (candidate->words_key);
  g_free (candidate->number_key);
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

/* The words in lower case, single spaces, numbers as "#". */
static char *
fold_words (const char *words)
{
  g_autofree char *lower = g_utf8_strdown (words, MIN (strlen (words), KEY_MAX));
  GString *folded = g_string_new (NULL);

  for (const char *at = lower; *at != '\0'; at++)
    {
      if (g_ascii_isdigit (*at))
        {
          if (folded->len == 0 || folded->str[folded->len - 1] != '#')
            g_string_append_c (folded, '#');
        }
      else if (*at != ' ' || (folded->len > 0 && folded->str[folded->len - 1] != ' '))
        g_string_append_c (folded, *at);
    }
  return g_string_free (folded, FALSE);
}

/* The number of the page as a line gives it, the only one or the first of two ("3 of 7"); 0 if
 * there is something else in it. */
static guint
read_page_number (const char *words, const char *folded)
{
  const char *digits = strpbrk (words, "0123456789");
  guint n_letters = 0;
  guint n_numbers = 0;

  for (const char *at = folded; *at != '\0'; at++)
    {
      n_numbers += *at == '#';
      n_letters += *at != '#' && *at != ' ' && !g_ascii_ispunct (*at);
    }
  if (digits == NULL)
    return read_roman (folded);
  if (n_numbers > 2 || n_letters > 24 || strspn (digits, "0123456789") > 5)
    return 0;
  return strtoul (digits, NULL, 10);
}

static void
count_key (Furniture *furniture, const char *key)
{
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (furniture->counts, key));

  g_hash_table_insert (furniture->counts, g_strdup (key), GUINT_TO_POINTER (count + 1));
}

/* Takes a line at the edge of a page as what might be furniture. */
static void
add_candidate (Furniture *furniture, guint page, guint i)
{
  ReadoutPdfLine *line = readout_pdf_pages_get_line (furniture->pages, i);
  const char *words = readout_pdf_pages_get_words (furniture->pages, line);
  int place = (int)lroundf (line->y1 / PLACE);
  Candidate candidate = { i, page };
  g_autofree char *folded = NULL;
  guint number;

  if (line->end - line->start > KEY_MAX)
    return;
  folded = fold_words (words);
  candidate.words_key = g_strdup_printf ("%d %s", place, folded);
  number = read_page_number (words, folded);
  if (number > 0)
    candidate.number_key = g_strdup_printf ("%d #%d", place, (int)number - (int)page);
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
      add_candidate (furniture, page, index);
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
      if (g_hash_table_add (seen, candidate->words_key))
        count_key (furniture, candidate->words_key);
      if (candidate->number_key != NULL && g_hash_table_add (seen, candidate->number_key))
        count_key (furniture, candidate->number_key);
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
  guint n_pages = furniture->pages->pages->len;
  guint enough = n_pages <= 3 ? MAX (n_pages, 2) : 3;

  return get_count (furniture, candidate->words_key) >= enough ||
         get_count (furniture, candidate->number_key) >= enough ||
         counts_pages (furniture, candidate);
}

/* What stands in one row with a page number at the edge of the page is furniture as well: the
 * title of a chapter that has but one page. */
static void
mark_rows (Furniture *furniture)
{
  for (guint i = 0; i < furniture->candidates->len; i++)
    {
      Candidate *candidate = &g_array_index (furniture->candidates, Candidate, i);
      ReadoutPdfLine *line = readout_pdf_pages_get_line (furniture->pages, candidate->line);

      if (!(line->flags & READOUT_PDF_LINE_FURNITURE))
        continue;
      for (int step = -1; step <= 1; step += 2)
        for (guint j = i + step; j < furniture->candidates->len; j += step)
          {
            Candidate *other = &g_array_index (furniture->candidates, Candidate, j);
            ReadoutPdfLine *beside = readout_pdf_pages_get_line (furniture->pages, other->line);

            if (other->page != candidate->page || (beside->flags & READOUT_PDF_LINE_FURNITURE) ||
                ABS (get_middle (beside) - get_middle (line)) > line->size * 0.4f)
              break;
            beside->flags |= READOUT_PDF_LINE_FURNITURE;
          }
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
  for (guint i = 0; i < furniture.candidates->len; i++)
    {
      Candidate *candidate = &g_array_index (furniture.candidates, Candidate, i);

      if (is_furniture (&furniture, candidate))
        readout_pdf_pages_get_line (pages, candidate->line)->flags |= READOUT_PDF_LINE_FURNITURE;
    }
  mark_rows (&furniture);
  keep_what_is_much (pages);
  g_array_unref (furniture.candidates);
  g_hash_table_unref (furniture.counts);
}
