/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tells notes and captions of a PDF from its text, and finds what goes on over a break.
 */
#include "formats/readout-pdf.h"

#include <string.h>

#include "import/readout-import-words.h"

/* Notes are smaller than the text, and stand in this lower share of the page. */
#define NOTE_SIZE 0.94f
#define NOTE_SHARE 0.6f

/* A paragraph does not go on over more than one page that holds none of it. */
#define PAGES_MAX 2

typedef struct
{
  ReadoutPdfPages *pages;
  GArray *order;
  GArray *blocks;
} Linker;

static ReadoutPdfBlock *
get_block (Linker *linker, guint i)
{
  return &g_array_index (linker->blocks, ReadoutPdfBlock, i);
}

static const ReadoutPdfLine *
get_line (Linker *linker, guint i)
{
  return readout_pdf_pages_get_line (linker->pages, g_array_index (linker->order, guint32, i));
}

static const ReadoutPdfLine *
get_first_line (Linker *linker, const ReadoutPdfBlock *block)
{
  return get_line (linker, block->first);
}

static const ReadoutPdfLine *
get_last_line (Linker *linker, const ReadoutPdfBlock *block)
{
  return get_line (linker, block->first + block->n_lines - 1);
}

gboolean
readout_pdf_has_note_mark (const char *words)
{
  static const char *const stars[] = { "*", "†", "‡", "§" };
  gsize n = strspn (words, "0123456789");

  for (guint i = 0; i < G_N_ELEMENTS (stars); i++)
    if (g_str_has_prefix (words, stars[i]))
      return TRUE;
  return n >= 1 && n <= 3 && words[n] != ',' && words[n] != '.' && words[n] != '%' &&
         words[n] != '-' && words[n] != '/' && words[n] != ':';
}

/* Whether the block could be among the notes of its page. */
static gboolean
is_small (Linker *linker, const ReadoutPdfBlock *block)
{
  const ReadoutPdfLine *line = get_first_line (linker, block);
  const ReadoutPdfPage *page = &g_array_index (linker->pages->pages, ReadoutPdfPage, block->page);

  return block->kind == READOUT_PDF_BLOCK_TEXT &&
         get_last_line (linker, block)->size < linker->pages->body_size * NOTE_SIZE &&
         line->y0 > page->height * (1 - NOTE_SHARE);
}

/* The block behind the last one in the region of block @start. */
static guint
find_region_end (Linker *linker, guint start)
{
  guint32 region = get_first_line (linker, get_block (linker, start))->region;
  guint end = start;

  while (end < linker->blocks->len &&
         get_first_line (linker, get_block (linker, end))->region == region)
    end++;
  return end;
}

static gboolean
has_mark (Linker *linker, const ReadoutPdfBlock *block)
{
  const ReadoutPdfLine *line = get_first_line (linker, block);

  return (line->flags & READOUT_PDF_LINE_MARK) ||
         readout_pdf_has_note_mark (readout_pdf_pages_get_words (linker->pages, line));
}

/* The small blocks at the end of a column: from the first that has a mark on, and all of them where
 * a note of this page or the one before may go on. */
static void
mark_notes (Linker *linker)
{
  guint last_page = G_MAXUINT - 1; /* that had a note */
  guint end;

  for (guint start = 0; start < linker->blocks->len; start = end)
    {
      guint first = end = find_region_end (linker, start);
      gboolean goes_on = get_block (linker, start)->page - last_page <= 1;

      while (first > start && is_small (linker, get_block (linker, first - 1)))
        first--;
      /* A column of nothing but small words is no end of another one. */
      if (first == start || !goes_on)
        while (first < end && !has_mark (linker, get_block (linker, first)))
          first++;
      if (first == end)
        continue;
      last_page = get_block (linker, start)->page;
      for (guint i = first; i < end; i++)
        get_block (linker, i)->kind = READOUT_PDF_BLOCK_NOTE;
    }
}

/* "Figure 3:", "Table 2.1 –"; without a stop only where the words are small or bold, for "Figure 3
 * shows" is text. */
static gboolean
is_caption (Linker *linker, const ReadoutPdfBlock *block)
{
  const ReadoutPdfLine *line = get_first_line (linker, block);
  const char *words = readout_pdf_pages_get_words (linker->pages, line);
  gsize n = readout_import_words_match (READOUT_IMPORT_CAPTION, words);

  if (n == 0)
    return FALSE;
  n += words[n] == '.';
  n += strspn (words + n, " ");
  if (strspn (words + n, "0123456789IVXABC") == 0)
    return FALSE;
  n += strspn (words + n, "0123456789.-IVXABC");
  return words[n] == ':' || words[n - 1] == '.' || words[n] == '\0' || words[n] == '|' ||
         g_str_has_prefix (words + n, " –") || g_str_has_prefix (words + n, " —") ||
         g_str_has_prefix (words + n, " |") || (line->flags & READOUT_PDF_LINE_BOLD) ||
         line->size < linker->pages->body_size * NOTE_SIZE;
}

static void
mark_captions (Linker *linker)
{
  for (guint i = 0; i < linker->blocks->len; i++)
    {
      ReadoutPdfBlock *block = get_block (linker, i);

      if (block->kind == READOUT_PDF_BLOCK_TEXT && is_caption (linker, block))
        block->kind = READOUT_PDF_BLOCK_CAPTION;
    }
}

/* The last character that is no space and closes no quotation. */
static gunichar
get_last_character (const char *words)
{
  const char *end = words + strlen (words);

  while (end > words)
    {
      const char *before = g_utf8_find_prev_char (words, end);
      gunichar character = g_utf8_get_char (before);

      if (!readout_pdf_is_raised (character) && character != ' ' && character != '"' &&
          character != 0x201D && character != 0x2019 && character != '\'' && character != ')')
        return character;
      end = before;
    }
  return 0;
}

static gboolean
begins_lower (const char *words)
{
  return g_unichar_islower (g_utf8_get_char (words));
}

/* Whether a line reaches the right edge of its block. */
static gboolean
is_full (Linker *linker, const ReadoutPdfBlock *block)
{
  const ReadoutPdfLine *last = get_last_line (linker, block);
  float right = 0;

  for (guint i = 0; i + 1 < block->n_lines; i++)
    right = MAX (right, get_line (linker, block->first + i)->x1);
  return block->n_lines > 1 && last->x1 > right - 4 * last->size;
}

/* Whether @block goes on with @next, which begins another column or page. */
static gboolean
goes_on (Linker *linker, const ReadoutPdfBlock *block, const ReadoutPdfBlock *next)
{
  const ReadoutPdfLine *last = get_last_line (linker, block);
  const ReadoutPdfLine *first = get_first_line (linker, next);
  const char *words = readout_pdf_pages_get_words (linker->pages, first);
  gunichar end = get_last_character (readout_pdf_pages_get_words (linker->pages, last));

  if (last->region == first->region || next->page - block->page > PAGES_MAX ||
      ABS (last->size - first->size) > 0.08f * first->size ||
      ((last->flags ^ first->flags) & READOUT_PDF_LINE_BOLD))
    return FALSE;
  if (end == '.' || end == '!' || end == '?' || end == 0x2026 || end == 0x3002)
    return FALSE;
  if (begins_lower (words))
    return TRUE;
  return end != ':' && end != ';' && is_full (linker, block) &&
         first->size <= linker->pages->body_size * 1.12f && !(first->flags & READOUT_PDF_LINE_BOLD);
}

/* A document of nothing but notes and captions says what is in them. */
static void
keep_something (Linker *linker)
{
  for (guint i = 0; i < linker->blocks->len; i++)
    if (get_block (linker, i)->kind == READOUT_PDF_BLOCK_TEXT ||
        get_block (linker, i)->kind == READOUT_PDF_BLOCK_ROW)
      return;
  for (guint i = 0; i < linker->blocks->len; i++)
    get_block (linker, i)->kind = READOUT_PDF_BLOCK_TEXT;
}

void
readout_pdf_link_blocks (ReadoutPdfPages *pages, GArray *order, GArray *blocks)
{
  Linker linker = { pages, order, blocks };
  ReadoutPdfBlock *open = NULL;

  mark_captions (&linker);
  mark_notes (&linker);
  keep_something (&linker);
  for (guint i = 0; i < blocks->len; i++)
    {
      ReadoutPdfBlock *block = get_block (&linker, i);

      if (block->kind != READOUT_PDF_BLOCK_TEXT)
        continue;
      if (open != NULL && goes_on (&linker, open, block))
        {
          open->next = i;
          block->is_rest = TRUE;
        }
      open = block;
    }
}
