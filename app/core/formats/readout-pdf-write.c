/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes the blocks of a PDF as the text of a report.
 */
#include "formats/readout-pdf.h"

#include <string.h>

#include "formats/readout-pdf-hyphens.h"

typedef struct
{
  ReadoutPdfPages *pages;
  GArray *order;
  GArray *blocks;
  ReadoutTextBuilder *builder;
  ReadoutPdfHyphens *hyphens;
} Writer;

static ReadoutPdfBlock *
get_block (Writer *writer, guint i)
{
  return &g_array_index (writer->blocks, ReadoutPdfBlock, i);
}

static const ReadoutPdfLine *
get_line (Writer *writer, guint i)
{
  return readout_pdf_pages_get_line (writer->pages, g_array_index (writer->order, guint32, i));
}

static const char *
get_words (Writer *writer, guint i)
{
  return readout_pdf_pages_get_words (writer->pages, get_line (writer, i));
}

/* The line that follows line @i of a block and of those that go on with it; FALSE at the end. */
static gboolean
find_next (Writer *writer, const ReadoutPdfBlock *block, guint i, guint *next)
{
  if (i + 1 < block->first + block->n_lines)
    *next = i + 1;
  else if (block->next != 0)
    *next = get_block (writer, block->next)->first;
  else
    return FALSE;
  return TRUE;
}

static void
learn_words (Writer *writer)
{
  for (guint i = 0; i < writer->blocks->len; i++)
    {
      const ReadoutPdfBlock *block = get_block (writer, i);
      guint next;

      for (guint j = block->first; j < block->first + block->n_lines; j++)
        if (find_next (writer, block, j, &next))
          readout_pdf_hyphens_announce (writer->hyphens, get_words (writer, j),
                                        get_words (writer, next));
    }
  for (guint i = 0; i < writer->order->len; i++)
    readout_pdf_hyphens_count (writer->hyphens, get_words (writer, i));
}

/* Adds the words of a line. A soft hyphen that is drawn inside of a line is a hyphen. */
static void
write_words (Writer *writer, const char *words, gsize length)
{
  const char *end = words + length;

  while (words < end)
    {
      const char *soft = memmem (words, end - words, "\302\255", 2);
      const char *stop = soft != NULL ? soft : end;

      readout_text_builder_add (writer->builder, words, stop - words);
      if (soft != NULL)
        readout_text_builder_add (writer->builder, "-", 1);
      words = soft != NULL ? soft + 2 : end;
    }
}

/* Adds the words that a block begins with: some fonts draw the space behind a bullet into it. */
static void
write_bullet (Writer *writer, const char **words, gsize *length)
{
  gunichar character = g_utf8_get_char (*words);
  gsize n = g_utf8_next_char (*words) - *words;

  if ((character != 0x2022 && character != 0x25CF && character != 0x25AA && character != 0x25A0) ||
      n >= *length || (*words)[n] == ' ')
    return;
  readout_text_builder_add (writer->builder, *words, n);
  readout_text_builder_add (writer->builder, " ", 1);
  *words += n;
  *length -= n;
}

/* Adds a line and what stands between it and the next one. */
static void
write_line (Writer *writer, guint i, const char *next)
{
  const char *words = get_words (writer, i);
  gsize length = strlen (words);
  ReadoutPdfHyphen hyphen = next != NULL ? readout_pdf_hyphens_decide (writer->hyphens, words, next)
                                         : READOUT_PDF_HYPHEN_NONE;

  while (hyphen != READOUT_PDF_HYPHEN_NONE && length > 0 && words[length - 1] == ' ')
    length--;
  if (hyphen == READOUT_PDF_HYPHEN_REMOVED)
    length = g_utf8_find_prev_char (words, words + length) - words;
  write_bullet (writer, &words, &length);
  write_words (writer, words, length);
  if (hyphen == READOUT_PDF_HYPHEN_NONE && next != NULL)
    readout_text_builder_add (writer->builder, " ", 1);
}

static void
write_lines (Writer *writer, const ReadoutPdfBlock *block)
{
  for (guint i = block->first; i < block->first + block->n_lines; i++)
    {
      guint next;
      gboolean goes_on = find_next (writer, block, i, &next);

      if (block->kind == READOUT_PDF_BLOCK_ROW)
        {
          write_words (writer, get_words (writer, i), strlen (get_words (writer, i)));
          if (goes_on && get_line (writer, next)->cell != get_line (writer, i)->cell)
            readout_text_builder_add_tab (writer->builder);
          else if (goes_on)
            readout_text_builder_add (writer->builder, " ", 1);
        }
      else
        write_line (writer, i, goes_on ? get_words (writer, next) : NULL);
    }
}

/* Writes a block and those that go on with it. */
static void
write_block (Writer *writer, const ReadoutPdfBlock *block)
{
  readout_text_builder_set_aside (writer->builder, block->kind == READOUT_PDF_BLOCK_NOTE ||
                                                       block->kind == READOUT_PDF_BLOCK_CAPTION ||
                                                       block->kind == READOUT_PDF_BLOCK_TURNED);
  readout_text_builder_set_page (writer->builder, block->page + 1);
  write_lines (writer, block);
  while (block->next != 0)
    {
      block = get_block (writer, block->next);
      write_lines (writer, block);
    }
  readout_text_builder_end_paragraph (writer->builder);
}

/* What stands aside behind the body of its page. */
static gboolean
is_last (const ReadoutPdfBlock *block)
{
  return block->kind == READOUT_PDF_BLOCK_NOTE || block->kind == READOUT_PDF_BLOCK_TURNED;
}

void
readout_pdf_write_blocks (ReadoutPdfPages *pages,
                          GArray *order,
                          GArray *blocks,
                          ReadoutTextBuilder *builder)
{
  g_autoptr (ReadoutPdfHyphens) hyphens = readout_pdf_hyphens_new ();
  Writer writer = { pages, order, blocks, builder, hyphens };
  guint end;

  learn_words (&writer);
  for (guint start = 0; start < blocks->len; start = end)
    {
      for (end = start;
           end < blocks->len && get_block (&writer, end)->page == get_block (&writer, start)->page;)
        end++;
      for (guint i = start; i < end; i++)
        if (!get_block (&writer, i)->is_rest && !is_last (get_block (&writer, i)))
          write_block (&writer, get_block (&writer, i));
      for (guint i = start; i < end; i++)
        if (is_last (get_block (&writer, i)))
          write_block (&writer, get_block (&writer, i));
    }
  readout_text_builder_set_aside (builder, FALSE);
}

/* Whether a block could be a headline: a few words, and not at the foot of the page. */
static gboolean
is_headline (Writer *writer, const ReadoutPdfBlock *block)
{
  const ReadoutPdfLine *line = get_line (writer, block->first);
  const ReadoutPdfPage *page = &g_array_index (writer->pages->pages, ReadoutPdfPage, block->page);
  guint n_letters = 0;
  guint n_words = 0;

  if (block->kind != READOUT_PDF_BLOCK_TEXT || block->n_lines > 6 ||
      line->y0 > page->height * 0.7f || line->size < writer->pages->body_size * 1.15f)
    return FALSE;
  for (guint i = block->first; i < block->first + block->n_lines; i++)
    {
      n_words += get_line (writer, i)->n_words;
      for (const char *at = get_words (writer, i); *at != '\0'; at = g_utf8_next_char (at))
        n_letters += g_unichar_isalpha (g_utf8_get_char (at));
    }
  return n_letters >= 4 && n_letters > n_words && n_words <= 40;
}

char *
readout_pdf_find_headline (ReadoutPdfPages *pages, GArray *order, GArray *blocks)
{
  Writer writer = { pages, order, blocks, NULL, NULL };
  const ReadoutPdfBlock *best = NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < blocks->len && get_block (&writer, i)->page == get_block (&writer, 0)->page;
       i++)
    {
      const ReadoutPdfBlock *block = get_block (&writer, i);

      if (is_headline (&writer, block) &&
          (best == NULL ||
           get_line (&writer, block->first)->size > get_line (&writer, best->first)->size * 1.02f))
        best = block;
    }
  if (best == NULL)
    return NULL;
  for (guint i = best->first; i < best->first + best->n_lines; i++)
    g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", get_words (&writer, i));
  return g_string_free (g_steal_pointer (&words), FALSE);
}
