/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Joins the lines of a PDF to paragraphs: by the gap above a line, its indent, its size, and by
 * whether the line before it ends early.
 */
#include "formats/readout-pdf.h"

#include <string.h>

/* So many lines before and after tell how wide the column is. */
#define NEIGHBOURS 8

/* A line is indented when it begins so much further right, in sizes, and not when it is more. */
#define INDENT_MIN 0.6f
#define INDENT_MAX 6

/* Distances of lines are counted in steps of so many to the size, up to the triple. */
#define PITCH_STEPS 20
#define PITCH_MAX (3 * PITCH_STEPS)

/* Sizes are told apart in half points up to this many. */
#define SIZES_MAX 128

typedef struct
{
  ReadoutPdfPages *pages;
  GArray *order;
  guint16 pitches[SIZES_MAX]; /* usual distance of lines of a size, in steps; 0 for not known */
  guint pitch;                /* of the body */
  guint line_start;           /* what the line before begins with, */
  guint line_main;            /* what has most words of it, */
  guint line_end;             /* and what ends it */
} Joiner;

static ReadoutPdfLine *
get_line (Joiner *joiner, guint i)
{
  return readout_pdf_pages_get_line (joiner->pages, g_array_index (joiner->order, guint32, i));
}

static const char *
get_words (Joiner *joiner, guint i)
{
  return readout_pdf_pages_get_words (joiner->pages, get_line (joiner, i));
}

static guint
get_size_class (const ReadoutPdfLine *line)
{
  return MIN ((guint)(line->size * 2 + 0.5f), SIZES_MAX - 1);
}

static gboolean
has_same_size (const ReadoutPdfLine *a, const ReadoutPdfLine *b)
{
  return ABS (a->size - b->size) <= 0.08f * MAX (a->size, b->size);
}

/* The lower quarter of the distances: those of lines in paragraphs, not those between them. */
static guint
find_usual (const guint *counts, guint least)
{
  guint sum = 0;
  guint seen = 0;

  for (guint i = 0; i <= PITCH_MAX; i++)
    sum += counts[i];
  if (sum < least)
    return 0;
  for (guint i = 0; i <= PITCH_MAX; i++)
    {
      seen += counts[i];
      if (seen * 4 > sum)
        return i;
    }
  return 0;
}

/* How far the lines of each size are from one another. */
static void
measure_pitches (Joiner *joiner)
{
  g_autofree guint (*counts)[PITCH_MAX + 1] = g_malloc0 (SIZES_MAX * sizeof *counts);
  guint body[PITCH_MAX + 1] = { 0 };

  for (guint i = 1; i < joiner->order->len; i++)
    {
      const ReadoutPdfLine *line = get_line (joiner, i);
      const ReadoutPdfLine *before = get_line (joiner, i - 1);
      float pitch = (line->y1 - before->y1) / line->size;

      if (line->region != before->region || (line->flags & READOUT_PDF_LINE_JOINED) ||
          line->row != 0 || !has_same_size (line, before) || pitch < 0.8f || pitch > 3)
        continue;
      counts[get_size_class (line)][(guint)(pitch * PITCH_STEPS)]++;
      body[(guint)(pitch * PITCH_STEPS)]++;
    }
  joiner->pitch = find_usual (body, 4);
  if (joiner->pitch == 0)
    joiner->pitch = PITCH_STEPS * 6 / 5;
  for (guint i = 0; i < SIZES_MAX; i++)
    joiner->pitches[i] = find_usual (counts[i], 6);
}

static float
get_pitch (Joiner *joiner, const ReadoutPdfLine *line)
{
  guint pitch = joiner->pitches[get_size_class (line)];

  return line->size * (pitch > 0 ? pitch + 1 : joiner->pitch + 1) / PITCH_STEPS;
}

/* The edges of the column near a line. */
static void
find_edges (Joiner *joiner, guint i, float *left, float *right)
{
  const ReadoutPdfLine *line = get_line (joiner, i);
  guint first = i > NEIGHBOURS ? i - NEIGHBOURS : 0;
  guint last = MIN (i + NEIGHBOURS, joiner->order->len - 1);

  *left = line->x0;
  *right = line->x1;
  for (guint j = first; j <= last; j++)
    {
      const ReadoutPdfLine *other = get_line (joiner, j);

      if (other->region != line->region || other->row != 0 || !has_same_size (other, line))
        continue;
      *left = MIN (*left, other->x0);
      *right = MAX (*right, other->x1);
    }
}

static gboolean
ends_sentence (const char *words)
{
  const char *end = words + strlen (words);

  while (end > words)
    {
      const char *before = g_utf8_find_prev_char (words, end);
      gunichar character = g_utf8_get_char (before);

      /* What closes after the full stop. */
      if (character == '"' || character == '\'' || character == ')' || character == ']' ||
          character == 0x201D || character == 0x2019 || character == 0xBB || character == ' ' ||
          readout_pdf_is_raised (character))
        end = before;
      else
        return strchr (".!?:;", character < 0x80 ? (int)character : 'x') != NULL ||
               character == 0x3002 || character == 0x061F || character == 0x06D4 ||
               character == 0x2026;
    }
  return FALSE;
}

static gboolean
ends_with_hyphen (const char *words)
{
  return g_str_has_suffix (words, "-") || g_str_has_suffix (words, "\302\255") ||
         g_str_has_suffix (words, "\342\200\220");
}

static gboolean
begins_lower (const char *words)
{
  while (*words != '\0' && !g_unichar_isalnum (g_utf8_get_char (words)) && *words != ' ')
    words = g_utf8_next_char (words);
  return g_unichar_islower (g_utf8_get_char (words));
}

/* Whether a line begins an item of a list that nothing but a bullet sets apart. */
static gboolean
has_bullet (const char *words)
{
  static const gunichar bullets[] = { 0x2022, 0x25CF, 0x25E6, 0x25AA, 0x25A0, 0x2023, 0x27A2,
                                      0x2043, 0xF0B7, 0xF0A7, 0x25CB, 0x2713, 0x2610, 0x25BA };
  gunichar character = g_utf8_get_char (words);
  const char *next = *words != '\0' ? g_utf8_next_char (words) : words;

  for (guint i = 0; i < G_N_ELEMENTS (bullets); i++)
    if (character == bullets[i])
      return TRUE;
  return (character == '-' || character == '*' || character == 0x2013) && *next == ' ';
}

/* "1.", "(a)", "iv)" and a space. */
static gboolean
has_number (const char *words)
{
  gsize open = *words == '(';
  gsize n = strspn (words + open, "0123456789ivxabcdefgh.");

  return n >= 1 && n <= 6 && (words[open + n] == ')' || (words[open + n - 1] == '.' && !open)) &&
         words[open + n + (words[open + n] == ')')] == ' ';
}

/* The dots of a table of contents. */
static gboolean
has_leaders (const char *words)
{
  return strstr (words, "....") != NULL || strstr (words, ". . . .") != NULL;
}

static gboolean
is_centred (const ReadoutPdfLine *a, const ReadoutPdfLine *b)
{
  return ABS ((a->x0 + a->x1) - (b->x0 + b->x1)) < 2 * a->size && ABS (a->x0 - b->x0) > a->size &&
         ABS (a->x1 - b->x1) > a->size;
}

static gboolean
is_heading (Joiner *joiner, const ReadoutPdfLine *line)
{
  return line->size > joiner->pages->body_size * 1.12f || (line->flags & READOUT_PDF_LINE_BOLD);
}

/* Whether the word that begins line @i would have fitted on the line before it: then that one ended
 * on purpose. */
static gboolean
ends_early (Joiner *joiner, guint i)
{
  const ReadoutPdfLine *line = get_line (joiner, i);
  const ReadoutPdfLine *last = get_line (joiner, joiner->line_end);
  float left;
  float right;
  float room;

  find_edges (joiner, joiner->line_end, &left, &right);
  room = line->flags & last->flags & READOUT_PDF_LINE_RTL ? last->x0 - left : right - last->x1;
  if (room < line->lead + line->size || ends_with_hyphen (get_words (joiner, joiner->line_end)))
    return FALSE;
  /* A ragged edge, a narrower paragraph, a hyphen that was not set leave room, too. */
  if (ends_sentence (get_words (joiner, joiner->line_end)))
    return TRUE;
  return room > (begins_lower (get_words (joiner, i)) ? (right - left) * 0.35f
                                                      : line->lead + line->size * 4);
}

/* Whether line @i is indented as the first of a paragraph, or hangs out as the first of an entry
 * whose further lines are indented. @start is the first line of the paragraph so far. */
static gboolean
changes_indent (Joiner *joiner, guint start, guint i)
{
  const ReadoutPdfLine *line = get_line (joiner, i);
  const ReadoutPdfLine *last = get_line (joiner, joiner->line_start);
  gboolean second = joiner->line_start == start;
  float step =
      line->flags & last->flags & READOUT_PDF_LINE_RTL ? last->x1 - line->x1 : line->x0 - last->x0;

  if (is_centred (last, line))
    return FALSE;
  /* The second line of an entry hangs in from the first. */
  if (step > line->size * INDENT_MIN)
    return !second || step > line->size * INDENT_MAX ||
           (ends_sentence (get_words (joiner, joiner->line_end)) &&
            !has_bullet (get_words (joiner, start)));
  if (step < -line->size * INDENT_MIN)
    return !second || step < -line->size * INDENT_MAX;
  return FALSE;
}

/* Whether line @i begins a block of its own. @start is the first line of the block so far. */
static gboolean
begins_block (Joiner *joiner, guint start, guint i)
{
  const ReadoutPdfLine *line = get_line (joiner, i);
  const ReadoutPdfLine *last = get_line (joiner, joiner->line_main);
  const char *words = get_words (joiner, i);
  const char *last_words = get_words (joiner, joiner->line_end);
  float pitch = line->y1 - last->y1;

  if (line->flags & READOUT_PDF_LINE_JOINED)
    return FALSE;
  if (line->region != last->region || line->row != last->row)
    return TRUE;
  if (line->row != 0)
    return FALSE;
  if (has_bullet (words) || (line->flags & READOUT_PDF_LINE_MARK))
    return TRUE;
  if (!has_same_size (line, last) ||
      ((line->flags ^ last->flags) & (READOUT_PDF_LINE_BOLD | READOUT_PDF_LINE_TURNED)))
    return TRUE;
  if (line->flags & READOUT_PDF_LINE_TURNED)
    return FALSE;
  if (pitch < 0 || pitch > get_pitch (joiner, line) * 1.25f + 0.5f)
    return TRUE;
  if (is_heading (joiner, line) && !ends_sentence (last_words))
    return ABS (line->x0 - last->x0) > line->size * INDENT_MAX && !is_centred (last, line);
  if (has_leaders (last_words))
    return TRUE;
  if (has_number (words) && (ends_sentence (last_words) || has_number (get_words (joiner, start))))
    return TRUE;
  return changes_indent (joiner, start, i) || ends_early (joiner, i);
}

/* Remembers line @i as the end of the line that was read last. */
static void
advance (Joiner *joiner, guint i)
{
  const ReadoutPdfLine *line = get_line (joiner, i);

  joiner->line_end = i;
  if (!(line->flags & READOUT_PDF_LINE_JOINED))
    joiner->line_start = joiner->line_main = i;
  else if (line->n_words > get_line (joiner, joiner->line_main)->n_words)
    joiner->line_main = i;
}

/* The page that holds line @index; @page is one before it or that page. */
static guint
find_page (ReadoutPdfPages *pages, guint page, guint32 index)
{
  while (page + 1 < pages->pages->len &&
         g_array_index (pages->pages, ReadoutPdfPage, page + 1).first <= index)
    page++;
  return page;
}

GArray *
readout_pdf_find_blocks (ReadoutPdfPages *pages, GArray *order)
{
  Joiner joiner = { pages, order };
  GArray *blocks = g_array_new (FALSE, FALSE, sizeof (ReadoutPdfBlock));
  guint page = 0;

  measure_pitches (&joiner);
  for (guint i = 0; i < order->len; i++)
    {
      const ReadoutPdfLine *line = get_line (&joiner, i);
      ReadoutPdfBlock *last =
          blocks->len > 0 ? &g_array_index (blocks, ReadoutPdfBlock, blocks->len - 1) : NULL;

      page = find_page (pages, page, g_array_index (order, guint32, i));
      if (last == NULL || begins_block (&joiner, last->first, i))
        {
          ReadoutPdfBlock block = { i, 1, page };

          block.kind = line->row != 0                            ? READOUT_PDF_BLOCK_ROW
                       : (line->flags & READOUT_PDF_LINE_TURNED) ? READOUT_PDF_BLOCK_TURNED
                                                                 : READOUT_PDF_BLOCK_TEXT;
          g_array_append_val (blocks, block);
        }
      else
        last->n_lines++;
      advance (&joiner, i);
    }
  return blocks;
}
