/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads the pages of a PDF into lines with their boxes and sizes.
 */
#include "formats/readout-pdf.h"

#include <string.h>

/* A number is raised when it is so much smaller than its line. */
#define RAISED_SIZE 0.8f

/* Gaps that end a piece of a line and a word, and the step up or down that ends a piece, in sizes.
 */
#define PIECE_GAP 1.2f
#define WORD_GAP 0.25f
#define PIECE_STEP 0.8f

ReadoutPdfPages *
readout_pdf_pages_new (void)
{
  ReadoutPdfPages *pages = g_new0 (ReadoutPdfPages, 1);

  pages->words = g_string_new (NULL);
  pages->lines = g_array_new (FALSE, FALSE, sizeof (ReadoutPdfLine));
  pages->pages = g_array_new (FALSE, FALSE, sizeof (ReadoutPdfPage));
  return pages;
}

void
readout_pdf_pages_free (ReadoutPdfPages *pages)
{
  if (pages == NULL)
    return;
  g_string_free (pages->words, TRUE);
  g_array_unref (pages->lines);
  g_array_unref (pages->pages);
  g_free (pages);
}

static ReadoutPdfPage *
get_last_page (ReadoutPdfPages *pages)
{
  return &g_array_index (pages->pages, ReadoutPdfPage, pages->pages->len - 1);
}

/* Where the reader is on a page: poppler gives words, boxes and attributes apart, each in the order
 * of the words. */
typedef struct
{
  const PopplerRectangle *boxes;
  guint n_boxes;
  guint i_box;
  GList *attributes;
  int attributes_end; /* the last letter that has the size and weight below */
  float size;
  gboolean bold;
  gboolean boxed; /* there was a box for every character so far */
} Reader;

/* Marks that poppler puts around words of another direction; it gives no boxes for them. */
static gboolean
is_direction_mark (gunichar character)
{
  return character >= 0x202A && character <= 0x202E;
}

static gboolean
is_bold (const char *font)
{
  static const char *const names[] = { "Bold", "bold", "Black", "Heavy", "CMBX", "Semib", "-Medi" };

  for (guint i = 0; font != NULL && i < G_N_ELEMENTS (names); i++)
    if (strstr (font, names[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* Reads the size and weight of the letter that comes next. */
static void
read_attributes (Reader *reader)
{
  const PopplerTextAttributes *attributes;

  if ((int)reader->i_box <= reader->attributes_end)
    return;
  while (reader->attributes != NULL && reader->attributes->next != NULL &&
         ((PopplerTextAttributes *)reader->attributes->data)->end_index < (int)reader->i_box)
    reader->attributes = reader->attributes->next;
  attributes = reader->attributes != NULL ? reader->attributes->data : NULL;
  reader->size = attributes != NULL ? (float)attributes->font_size : 10;
  reader->bold = attributes != NULL && is_bold (attributes->font_name);
  reader->attributes_end =
      attributes != NULL && reader->attributes->next != NULL ? attributes->end_index : G_MAXINT;
}

static void
widen (ReadoutPdfLine *line, const PopplerRectangle *box)
{
  line->x0 = MIN (line->x0, (float)MIN (box->x1, box->x2));
  line->x1 = MAX (line->x1, (float)MAX (box->x1, box->x2));
  line->y0 = MIN (line->y0, (float)MIN (box->y1, box->y2));
  line->y1 = MAX (line->y1, (float)MAX (box->y1, box->y2));
}

/* The letters of a line in their several sizes. */
typedef struct
{
  float sizes[4];
  guint n_letters[4];
  guint n_bold;
  guint n_letters_in_all;
  guint n_tall;      /* boxes that are much taller than wide */
  float first_size;  /* of its first letter */
  guint n_of_first;  /* letters of that size at the start */
  gboolean in_first; /* all letters so far have it */
} Measures;

static void
count_letter (Measures *measures, float size, gboolean bold)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (measures->sizes) - 1; i++)
    if (measures->n_letters[i] == 0 || measures->sizes[i] == size)
      break;
  measures->sizes[i] = size;
  measures->n_letters[i]++;
  if (measures->n_letters_in_all++ == 0)
    {
      measures->first_size = size;
      measures->in_first = TRUE;
    }
  measures->in_first &= size == measures->first_size;
  measures->n_of_first += measures->in_first;
  measures->n_bold += bold;
}

/* What the letters say about the line. */
static void
judge_line (ReadoutPdfLine *line, const Measures *measures, const char *words)
{
  guint most = 0;

  for (guint i = 0; i < G_N_ELEMENTS (measures->sizes); i++)
    if (measures->n_letters[i] > measures->n_letters[most])
      most = i;
  line->size = CLAMP (measures->sizes[most], 1, 1000);
  if (measures->n_bold * 2 > measures->n_letters_in_all)
    line->flags |= READOUT_PDF_LINE_BOLD;
  if (measures->n_of_first <= 3 && measures->first_size < line->size * RAISED_SIZE &&
      readout_pdf_has_note_mark (words))
    line->flags |= READOUT_PDF_LINE_MARK;
  if (measures->n_letters_in_all >= 3 && line->y1 - line->y0 > 2 * (line->x1 - line->x0))
    line->flags |= READOUT_PDF_LINE_TURNED;
}

static gboolean
is_right_to_left (gunichar character)
{
  return (character >= 0x0590 && character <= 0x08FF) ||
         (character >= 0xFB1D && character <= 0xFDFF) ||
         (character >= 0xFE70 && character <= 0xFEFC);
}

/* A piece of a line that is being read. */
typedef struct
{
  ReadoutPdfLine line;
  Measures measures;
  GString *words;
  gboolean in_word;
  gboolean right_to_left; /* its last letter is */
  PopplerRectangle last;  /* the box of its last letter */
  PopplerRectangle full;  /* the box of its last letter that was not raised, */
  float full_size;        /* and its size; 0 for none */
  guint n_right_to_left;
} Piece;

static void
begin_piece (Piece *piece)
{
  static const ReadoutPdfLine empty = { 0, 0, G_MAXFLOAT, G_MAXFLOAT, -G_MAXFLOAT, -G_MAXFLOAT };

  piece->line = empty;
  piece->measures = (Measures){ 0 };
  piece->in_word = FALSE;
  piece->n_right_to_left = 0;
  piece->full_size = 0;
  g_string_truncate (piece->words, 0);
}

static void
end_word (Piece *piece)
{
  if (piece->in_word && piece->line.n_words == 1)
    piece->line.lead = piece->line.x1 - piece->line.x0;
  piece->in_word = FALSE;
}

static void
end_piece (ReadoutPdfPages *pages, Piece *piece)
{
  end_word (piece);
  if (piece->line.n_words > 0)
    {
      if (piece->n_right_to_left * 2 > piece->measures.n_letters_in_all)
        piece->line.flags |= READOUT_PDF_LINE_RTL;
      judge_line (&piece->line, &piece->measures, piece->words->str);
      readout_pdf_pages_add_line (pages, piece->words->str, piece->words->len, &piece->line);
    }
  begin_piece (piece);
}

/* Poppler takes for one line what stands at one height, and leaves out the space where it is wide:
 * here a piece ends where there is a wide gap or another height, a word where there is a narrow
 * one. */
static void
part_pieces (ReadoutPdfPages *pages, Piece *piece, const PopplerRectangle *box, float size)
{
  float gap = (float)(box->x1 - piece->last.x2);
  float step = (float)(box->y1 + box->y2 - piece->last.y1 - piece->last.y2) / 2;

  if (piece->line.n_words == 0)
    return;
  if (gap > size * PIECE_GAP || gap < -size * PIECE_GAP || ABS (step) > size * PIECE_STEP)
    end_piece (pages, piece);
  else if (piece->in_word && gap > size * WORD_GAP)
    {
      end_word (piece);
      g_string_append_c (piece->words, ' ');
    }
}

/* Whether a digit is smaller than the words before it, and stands higher. */
static gboolean
is_raised (const Piece *piece, gunichar character, const PopplerRectangle *box, float size)
{
  return g_ascii_isdigit (MIN (character, 0x7F)) && size < piece->full_size * RAISED_SIZE &&
         box->y1 + box->y2 < piece->full.y1 + piece->full.y2;
}

static void
read_letter (ReadoutPdfPages *pages, Reader *reader, Piece *piece, const char *at)
{
  const PopplerRectangle *box = &reader->boxes[reader->i_box];
  gunichar character = g_utf8_get_char (at);
  gboolean right_to_left = is_right_to_left (character);

  read_attributes (reader);
  /* The letters of a word from right to left are not in the order of their boxes. */
  if (!right_to_left && !piece->right_to_left)
    part_pieces (pages, piece, box, reader->size);
  piece->line.n_words += !piece->in_word && piece->line.n_words < G_MAXUINT16;
  piece->in_word = TRUE;
  piece->n_right_to_left += right_to_left;
  piece->right_to_left = right_to_left;
  piece->last = *box;
  widen (&piece->line, box);
  count_letter (&piece->measures, reader->size, reader->bold);
  if (is_raised (piece, character, box, reader->size))
    {
      g_string_append_unichar (piece->words, READOUT_PDF_RAISED_ZERO + character - '0');
      return;
    }
  g_string_append_len (piece->words, at, g_utf8_next_char (at) - at);
  /* Not the comma between two of them. */
  if (reader->size < piece->full_size * RAISED_SIZE)
    return;
  piece->full = *box;
  piece->full_size = reader->size;
}

/* Reads a line of the page, from @at to @end. */
static void
read_line (ReadoutPdfPages *pages, Reader *reader, Piece *piece, const char *at, const char *end)
{
  for (; at < end; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (is_direction_mark (character))
        continue;
      if (reader->i_box >= reader->n_boxes)
        {
          reader->boxed = FALSE;
          return;
        }
      if (character == ' ' || character == 0xA0)
        {
          end_word (piece);
          g_string_append_len (piece->words, at, g_utf8_next_char (at) - at);
        }
      else
        read_letter (pages, reader, piece, at);
      reader->i_box++;
    }
  reader->i_box++; /* the line break has a box, too */
  end_piece (pages, piece);
}

/* When words and boxes do not match, the order of the lines is all that is known. */
static void
stack_lines (ReadoutPdfPages *pages, const char *words)
{
  ReadoutPdfPage *page = get_last_page (pages);
  g_auto (GStrv) lines = g_strsplit (words, "\n", -1);

  g_array_set_size (pages->lines, page->first);
  page->n_lines = 0;
  for (guint i = 0; lines[i] != NULL; i++)
    {
      ReadoutPdfLine line = { .x1 = page->width, .y0 = 12 * i, .y1 = 12 * i + 10, .size = 10 };

      line.n_words = 10;
      if (*g_strstrip (lines[i]) != '\0')
        readout_pdf_pages_add_line (pages, lines[i], -1, &line);
    }
}

/* Adds one line, with ligatures resolved and without the marks of direction. */
void
readout_pdf_pages_add_line (ReadoutPdfPages *pages,
                            const char *words,
                            gssize length,
                            ReadoutPdfLine *line)
{
  const char *end = words + (length < 0 ? strlen (words) : (gsize)length);

  line->start = pages->words->len;
  for (const char *at = words; at < end;)
    {
      const char *run = at;
      gunichar character;

      while (at < end && (guchar)*at < 0xE0)
        at++;
      g_string_append_len (pages->words, run, at - run);
      if (at == end)
        break;
      run = at;
      at = g_utf8_next_char (at);
      character = g_utf8_get_char (run);
      if (is_direction_mark (character))
        continue;
      /* The presentation forms of Latin, Hebrew and Arabic letters. */
      if ((character >= 0xFB00 && character <= 0xFDFF && !readout_pdf_is_raised (character)) ||
          (character >= 0xFE70 && character <= 0xFEFC))
        {
          g_autofree char *plain = g_utf8_normalize (run, at - run, G_NORMALIZE_ALL_COMPOSE);

          g_string_append (pages->words, plain);
        }
      else
        g_string_append_len (pages->words, run, at - run);
    }
  line->end = pages->words->len;
  g_string_append_c (pages->words, '\0');
  g_array_append_val (pages->lines, *line);
  get_last_page (pages)->n_lines++;
}

/* Whether most letters are of a script that is written from right to left. */
static gboolean
is_text_right_to_left (const char *words)
{
  gsize n = 0;
  gsize n_right_to_left = 0;

  for (; *words != '\0'; words = g_utf8_next_char (words))
    {
      n += (guchar)*words > ' ';
      n_right_to_left += (guchar)*words >= 0xD6 && is_right_to_left (g_utf8_get_char (words));
    }
  return n_right_to_left * 2 > n;
}

/* What of a page is read: all of it. Where the text goes from right to left, a selection begins at
 * the right. */
static PopplerRectangle
get_area (const ReadoutPdfPage *page, const char *words)
{
  PopplerRectangle area = { 0, 0, page->width, page->height };

  if (is_text_right_to_left (words))
    {
      area.x1 = page->width;
      area.x2 = 0;
    }
  return area;
}

/* Reads the text of the last page; @words are what poppler first takes for it. */
static void
read_text (ReadoutPdfPages *pages, PopplerPage *page, const char *words)
{
  PopplerRectangle area = get_area (get_last_page (pages), words);
  gboolean turn = area.x1 > area.x2;
  g_autofree char *turned =
      turn ? poppler_page_get_selected_text (page, POPPLER_SELECTION_GLYPH, &area) : NULL;
  g_autofree PopplerRectangle *boxes = NULL;
  GList *attributes = poppler_page_get_text_attributes_for_area (page, &area);
  Reader reader = { .attributes = attributes, .attributes_end = -1, .boxed = TRUE };
  Piece piece = { .words = g_string_new (NULL) };

  begin_piece (&piece);
  poppler_page_get_text_layout_for_area (page, &area, &boxes, &reader.n_boxes);
  reader.boxes = boxes;
  for (const char *at = turned != NULL ? turned : words; *at != '\0' && reader.boxed;)
    {
      const char *end = strchrnul (at, '\n');

      read_line (pages, &reader, &piece, at, end);
      at = *end != '\0' ? end + 1 : end;
    }
  if (!reader.boxed)
    stack_lines (pages, turned != NULL ? turned : words);
  poppler_page_free_text_attributes (attributes);
  g_string_free (piece.words, TRUE);
}

gboolean
readout_pdf_pages_add (ReadoutPdfPages *pages, PopplerPage *page)
{
  ReadoutPdfPage record = { 0, 0, pages->lines->len, 0 };
  g_autofree char *words = page != NULL ? poppler_page_get_text (page) : NULL;
  double width = 0;
  double height = 0;

  if (page != NULL)
    poppler_page_get_size (page, &width, &height);
  record.width = width;
  record.height = height;
  g_array_append_val (pages->pages, record);
  if (words != NULL && pages->words->len + strlen (words) > READOUT_TEXT_MAX_LENGTH / 2)
    return FALSE;
  if (words != NULL && g_utf8_validate (words, -1, NULL))
    read_text (pages, page, words);
  if (page != NULL)
    readout_pdf_pages_add_annotations (pages, page);
  return TRUE;
}
