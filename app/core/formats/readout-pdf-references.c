/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds the raised numbers in a PDF that refer to notes.
 */
#include "formats/readout-pdf.h"

#include <stdlib.h>
#include <string.h>

/* So many raised numbers that count on show that there are notes at the end. */
#define COUNTING_MIN 3

/* No document has more notes. */
#define NUMBER_MAX 9999

typedef struct
{
  ReadoutPdfPages *pages;
  GArray *order;
  GArray *blocks;
  GHashTable *marks; /* page and number of each note, see make_key() */
  gboolean counting; /* the raised numbers of the document count on */
  guint last;        /* that was met so far */
} References;

static gpointer
make_key (guint page, guint number)
{
  return GUINT_TO_POINTER (page * (NUMBER_MAX + 1) + number);
}

/* The number that the raised digits at @words make; @end is set behind them. */
static guint
read_raised (const char *words, const char **end)
{
  guint number = 0;

  while (readout_pdf_is_raised (g_utf8_get_char (words)))
    {
      number = MIN (number * 10 + g_utf8_get_char (words) - READOUT_PDF_RAISED_ZERO, NUMBER_MAX);
      words = g_utf8_next_char (words);
    }
  *end = words;
  return number;
}

/* The first raised digit from @words on, or %NULL. */
static const char *
find_raised (const char *words)
{
  /* All of them begin with these two bytes. */
  for (words = strstr (words, "\357\267"); words != NULL; words = strstr (words + 2, "\357\267"))
    if (readout_pdf_is_raised (g_utf8_get_char (words)))
      return words;
  return NULL;
}

/* Whether a word of one or two letters stands before @at: "km", of which 2 makes another unit. */
static gboolean
follows_unit (const char *words, const char *at)
{
  gsize n = 0;

  while (at - n > words && g_ascii_isalpha (at[-1 - (gssize)n]))
    n++;
  return n == 1 || n == 2;
}

static ReadoutPdfLine *
get_line (References *references, guint i)
{
  return readout_pdf_pages_get_line (references->pages,
                                     g_array_index (references->order, guint32, i));
}

static void
read_marks (References *references)
{
  for (guint i = 0; i < references->blocks->len; i++)
    {
      const ReadoutPdfBlock *block = &g_array_index (references->blocks, ReadoutPdfBlock, i);
      const char *words =
          readout_pdf_pages_get_words (references->pages, get_line (references, block->first));

      if (block->kind == READOUT_PDF_BLOCK_NOTE && g_ascii_isdigit (*words))
        g_hash_table_add (references->marks,
                          make_key (block->page, MIN (strtoul (words, NULL, 10), NUMBER_MAX)));
    }
}

/* Whether the raised numbers of the document go 1, 2, 3 …, with others between them or not. */
static gboolean
counts_on (References *references)
{
  guint last = 0;

  for (guint i = 0; i < references->order->len; i++)
    {
      const char *words = readout_pdf_pages_get_words (references->pages, get_line (references, i));

      for (const char *at = find_raised (words), *end; at != NULL; at = find_raised (end))
        if (read_raised (at, &end) == last + 1 && !follows_unit (words, at))
          last++;
    }
  return last >= COUNTING_MIN;
}

/* What parts two references: "1,2", "1–3". */
static gsize
measure_comma (const char *words)
{
  gsize n = *words == ',' || *words == '-' ? 1 : g_str_has_prefix (words, "–") ? 3 : 0;

  return n + (n > 0 && words[n] == ' ');
}

/* Takes the references out of a line, and puts plain digits for other raised numbers. Words only
 * become shorter, so they stay where they are. */
static void
resolve_line (References *references, ReadoutPdfLine *line, guint page)
{
  char *words = references->pages->words->str + line->start;
  const char *start = words;
  char *out = words;
  gboolean dropped = FALSE; /* the number before was one, and nothing but a comma is between */

  for (const char *at = find_raised (words), *end; at != NULL; at = find_raised (end))
    {
      guint number = read_raised (at, &end);
      gsize between = dropped ? measure_comma (start) : 0;
      gboolean goes_on = between > 0 && start + between == at;
      gboolean is_next =
          references->counting && number == references->last + 1 && !follows_unit (words, at);

      references->last += is_next;
      dropped =
          is_next || goes_on || g_hash_table_contains (references->marks, make_key (page, number));
      start = goes_on ? at : start;
      memmove (out, start, at - start);
      out += at - start;
      if (!dropped)
        while (at < end)
          {
            /* The digit may be written over the character that it stands for. */
            gunichar character = g_utf8_get_char (at);

            at = g_utf8_next_char (at);
            *out++ = '0' + character - READOUT_PDF_RAISED_ZERO;
          }
      start = end;
    }
  if (start == words)
    return;
  memmove (out, start, strlen (start) + 1);
  line->end = line->start + strlen (words);
}

void
readout_pdf_resolve_references (ReadoutPdfPages *pages, GArray *order, GArray *blocks)
{
  References references = { pages, order, blocks, g_hash_table_new (NULL, NULL) };

  read_marks (&references);
  references.counting = counts_on (&references);
  for (guint i = 0; i < blocks->len; i++)
    {
      const ReadoutPdfBlock *block = &g_array_index (blocks, ReadoutPdfBlock, i);

      for (guint j = block->first; j < block->first + block->n_lines; j++)
        resolve_line (&references, get_line (&references, j), block->page);
    }
  g_hash_table_unref (references.marks);
}
