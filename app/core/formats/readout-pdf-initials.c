/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Puts the large letter that a chapter begins with back to the word that it begins.
 */
#include "formats/readout-pdf.h"

#include <string.h>

/* It is so many times as large as the body, and there are not more of them on a page. */
#define INITIAL_SIZE 1.8f
#define INITIALS_MAX 8

/* Whether a line is nothing but one large capital letter, with or without a quotation mark. */
static gboolean
is_initial (ReadoutPdfPages *pages, const ReadoutPdfLine *line)
{
  const char *words = readout_pdf_pages_get_words (pages, line);
  const char *letter = words;

  if (line->n_words != 1 || line->size < pages->body_size * INITIAL_SIZE ||
      (line->flags & (READOUT_PDF_LINE_TURNED | READOUT_PDF_LINE_RTL)))
    return FALSE;
  while (g_unichar_ispunct (g_utf8_get_char (letter)))
    letter = g_utf8_next_char (letter);
  return g_unichar_isupper (g_utf8_get_char (letter)) && *g_utf8_next_char (letter) == '\0';
}

/* Whether a line of the body stands beside the letter. */
static gboolean
is_beside (ReadoutPdfPages *pages, const ReadoutPdfLine *initial, const ReadoutPdfLine *line)
{
  float middle = (line->y0 + line->y1) / 2;

  return line != initial && middle > initial->y0 && middle < initial->y1 &&
         line->x0 > initial->x1 - line->size && line->x0 < initial->x1 + 2 * line->size &&
         ABS (line->size - pages->body_size) < 0.3f * pages->body_size;
}

/* The letter and the line that it begins, as one line. The words behind a single-letter word begin
 * with a space of their own. */
static void
join (ReadoutPdfPages *pages, ReadoutPdfLine *initial, ReadoutPdfLine *line)
{
  g_autofree char *words = g_strconcat (readout_pdf_pages_get_words (pages, initial),
                                        line->x0 - initial->x1 > line->size * 0.5f ? " " : "",
                                        readout_pdf_pages_get_words (pages, line), NULL);

  line->start = pages->words->len;
  g_string_append_len (pages->words, words, strlen (words) + 1);
  line->end = pages->words->len - 1;
  initial->flags |= READOUT_PDF_LINE_FURNITURE;
}

void
readout_pdf_join_initials (ReadoutPdfPages *pages, guint page)
{
  const ReadoutPdfPage *record = &g_array_index (pages->pages, ReadoutPdfPage, page);
  guint count = 0;

  for (guint i = record->first; i < record->first + record->n_lines && count < INITIALS_MAX; i++)
    {
      ReadoutPdfLine *initial = readout_pdf_pages_get_line (pages, i);
      ReadoutPdfLine *first = NULL;

      if (!is_initial (pages, initial))
        continue;
      count++;
      for (guint j = record->first; j < record->first + record->n_lines; j++)
        {
          ReadoutPdfLine *line = readout_pdf_pages_get_line (pages, j);

          if (is_beside (pages, initial, line) && (first == NULL || line->y0 < first->y0))
            first = line;
        }
      if (first == NULL)
        continue;
      join (pages, initial, first);
      /* The lines beside it are not indented. */
      for (guint j = record->first; j < record->first + record->n_lines; j++)
        {
          ReadoutPdfLine *line = readout_pdf_pages_get_line (pages, j);

          if (is_beside (pages, initial, line))
            line->x0 = initial->x0;
        }
    }
}
