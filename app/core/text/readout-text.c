/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The immutable text of a report, its paragraphs, and the way between bytes and code points.
 */
#include "text/readout-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One entry of the code point index for so many bytes. */
#define INDEX_STEP 256

/* Lines that a program wrapped are not longer, in characters: a longer line is a whole paragraph.
 */
#define WRAP_MAX 160

struct _ReadoutText
{
  gatomicrefcount references;
  char *string;
  gsize length;
  GArray *paragraphs; /* of ReadoutParagraph */
  gboolean is_ascii;
  GArray *code_points; /* of guint32: characters that start before byte i * INDEX_STEP; empty for
                          ASCII */
};

G_DEFINE_BOXED_TYPE (ReadoutText, readout_text, readout_text_ref, readout_text_unref)

static gboolean
is_continuation (char byte)
{
  return ((guchar)byte & 0xC0) == 0x80;
}

/* The width in bytes of the white space character at @at, or 0. */
static gsize
space_width (const char *at, const char *end)
{
  gunichar character;

  if (at >= end)
    return 0;
  if ((guchar)*at < 0x80)
    return g_ascii_isspace (*at) || *at == '\v' ? 1 : 0;
  character = g_utf8_get_char (at);
  return g_unichar_isspace (character) || character == 0x200B || character == 0xFEFF
             ? (gsize)g_unichar_to_utf8 (character, NULL)
             : 0;
}

static ReadoutSpan
trim_span (const char *string, gsize start, gsize end)
{
  ReadoutSpan span;
  gsize width;

  while (start < end && (width = space_width (string + start, string + end)) > 0)
    start += width;
  while (start < end)
    {
      gsize last = end - 1;

      while (last > start && is_continuation (string[last]))
        last--;
      if (space_width (string + last, string + end) == 0)
        break;
      end = last;
    }
  span.start = start;
  span.end = end;
  return span;
}

/* The end of the line that starts at @at: its line break, or @end. */
static gsize
find_line_end (const char *string, gsize at, gsize end)
{
  const char *line_break = memchr (string + at, '\n', end - at);

  return line_break != NULL ? (gsize)(line_break - string) : end;
}

static gsize
count_characters (const char *string, gsize start, gsize end)
{
  gsize characters = 0;

  for (gsize i = start; i < end; i++)
    characters += !is_continuation (string[i]);
  return characters;
}

/* Whether the break after the line @line is one that a program made because the next word did not
 * fit into @width. */
static gboolean
is_wrapped (const char *string, ReadoutSpan line, ReadoutSpan next, gsize width)
{
  gsize word_end = next.start;

  while (word_end < next.end && space_width (string + word_end, string + next.end) == 0)
    word_end += g_utf8_skip[(guchar)string[word_end]];
  return count_characters (string, line.start, line.end) + 1 +
             count_characters (string, next.start, word_end) >
         width;
}

/* How the lines between start and end are to be read. */
typedef struct
{
  gboolean has_blank_line;
  gsize width;      /* of the longest line, in characters */
  gboolean wrapped; /* most line breaks are a program's */
} Layout;

static Layout
measure_layout (const char *string, gsize start, gsize end)
{
  Layout layout = { FALSE, 0, FALSE };
  ReadoutSpan line = { 0, 0 };
  gsize n_breaks = 0;
  gsize n_wrapped = 0;

  for (gsize at = start; at < end; at = find_line_end (string, at, end) + 1)
    {
      ReadoutSpan span = trim_span (string, at, find_line_end (string, at, end));

      layout.width = MAX (layout.width, count_characters (string, span.start, span.end));
      layout.has_blank_line |= span.start == span.end;
    }
  if (layout.has_blank_line || layout.width > WRAP_MAX)
    return layout;

  for (gsize at = start; at < end; at = find_line_end (string, at, end) + 1)
    {
      ReadoutSpan next = trim_span (string, at, find_line_end (string, at, end));

      if (line.start < line.end)
        {
          n_breaks++;
          n_wrapped += is_wrapped (string, line, next, layout.width);
        }
      line = next;
    }
  layout.wrapped = n_breaks >= 4 && n_wrapped * 5 >= n_breaks * 3;
  return layout;
}

static void
add_paragraph (GArray *paragraphs, const char *string, gsize start, gsize end)
{
  ReadoutParagraph paragraph = { trim_span (string, start, end), 0 };

  if (paragraph.span.start < paragraph.span.end)
    g_array_append_val (paragraphs, paragraph);
}

/* Adds a run of lines that holds no blank one. */
static void
add_block (GArray *paragraphs, const char *string, gsize start, gsize end, const Layout *layout)
{
  gboolean is_long = FALSE;
  gsize first = start;

  for (gsize at = start; at < end && !is_long; at = find_line_end (string, at, end) + 1)
    is_long = count_characters (string, at, find_line_end (string, at, end)) > WRAP_MAX;

  for (gsize at = start; at < end;)
    {
      gsize line_end = find_line_end (string, at, end);
      gsize next = MIN (line_end + 1, end);
      gboolean goes_on = layout->has_blank_line && !is_long;

      if (layout->wrapped && next < end)
        goes_on =
            is_wrapped (string, trim_span (string, at, line_end),
                        trim_span (string, next, find_line_end (string, next, end)), layout->width);
      if (!goes_on || next >= end)
        {
          add_paragraph (paragraphs, string, first, line_end);
          first = next;
        }
      at = next;
    }
}

static void
index_code_points (ReadoutText *text)
{
  guint32 characters = 0;

  for (gsize i = 0; i < text->length; i++)
    {
      if (i % INDEX_STEP == 0)
        g_array_append_val (text->code_points, characters);
      characters += !is_continuation (text->string[i]);
    }
  text->is_ascii = characters == text->length;
  if (text->is_ascii)
    g_array_set_size (text->code_points, 0);
}

/* Whether the paragraphs lie in the text, in order, without overlaps, between whole characters. */
static gboolean
check_paragraphs (GArray *paragraphs, const char *string, gsize length)
{
  gsize after = 0;

  for (guint i = 0; i < paragraphs->len; i++)
    {
      ReadoutSpan span = g_array_index (paragraphs, ReadoutParagraph, i).span;

      if (span.start < after || span.start >= span.end || span.end > length ||
          is_continuation (string[span.start]) ||
          (span.end < length && is_continuation (string[span.end])))
        return FALSE;
      after = span.end;
    }
  return TRUE;
}

GArray *
readout_text_find_paragraphs (const char *string, gsize start, gsize end)
{
  GArray *paragraphs = g_array_new (FALSE, FALSE, sizeof (ReadoutParagraph));
  ReadoutSpan all;
  Layout layout;
  gsize block;

  g_return_val_if_fail (string != NULL && start <= end, paragraphs);

  all = trim_span (string, start, end);
  layout = measure_layout (string, all.start, all.end);
  block = all.start;
  for (gsize at = all.start; at < all.end;)
    {
      gsize line_end = find_line_end (string, at, all.end);
      ReadoutSpan line = trim_span (string, at, line_end);

      if (line.start == line.end)
        {
          add_block (paragraphs, string, block, at, &layout);
          block = MIN (line_end + 1, all.end);
        }
      at = line_end + 1;
    }
  add_block (paragraphs, string, block, all.end, &layout);
  return paragraphs;
}

ReadoutText *
readout_text_new (const char *string, gssize length, GArray *paragraphs, GError **error)
{
  ReadoutText *text;
  gsize n_bytes;

  g_return_val_if_fail (string != NULL, NULL);

  n_bytes = length < 0 ? strlen (string) : (gsize)length;
  if (n_bytes > READOUT_TEXT_MAX_LENGTH)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE,
                   _("The text is longer than %u megabytes"),
                      READOUT_TEXT_MAX_LENGTH / 1024 / 1024);
      return NULL;
    }
  if (!g_utf8_validate_len (string, n_bytes, NULL))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _("The text is not valid UTF-8"));
      return NULL;
    }
  if (memchr (string, '\r', n_bytes) != NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _("The text has carriage returns"));
      return NULL;
    }
  if (paragraphs != NULL && !check_paragraphs (paragraphs, string, n_bytes))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _("The paragraphs do not lie in the text"));
      return NULL;
    }

  text = g_new0 (ReadoutText, 1);
  g_atomic_ref_count_init (&text->references);
  text->string = g_malloc (n_bytes + 1);
  memcpy (text->string, string, n_bytes);
  text->string[n_bytes] = '\0';
  text->length = n_bytes;
  text->paragraphs = paragraphs != NULL ? g_array_copy (paragraphs)
                                        : readout_text_find_paragraphs (text->string, 0, n_bytes);
  text->code_points = g_array_new (FALSE, FALSE, sizeof (guint32));
  index_code_points (text);
  return text;
}

ReadoutText *
readout_text_ref (ReadoutText *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  g_atomic_ref_count_inc (&text->references);
  return text;
}

void
readout_text_unref (ReadoutText *text)
{
  g_return_if_fail (text != NULL);

  if (!g_atomic_ref_count_dec (&text->references))
    return;
  g_array_unref (text->paragraphs);
  g_array_unref (text->code_points);
  g_free (text->string);
  g_free (text);
}

const char *
readout_text_get_string (ReadoutText *text, gsize *length)
{
  g_return_val_if_fail (text != NULL, NULL);

  if (length != NULL)
    *length = text->length;
  return text->string;
}

gsize
readout_text_get_length (ReadoutText *text)
{
  g_return_val_if_fail (text != NULL, 0);

  return text->length;
}

GArray *
readout_text_get_paragraphs (ReadoutText *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return text->paragraphs;
}

guint
readout_text_find_paragraph (ReadoutText *text, guint32 byte)
{
  guint low = 0;
  guint high;

  g_return_val_if_fail (text != NULL, 0);

  high = text->paragraphs->len;
  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (text->paragraphs, ReadoutParagraph, middle).span.start <= byte)
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 ? low - 1 : 0;
}

char *
readout_text_dup_span (ReadoutText *text, ReadoutSpan span)
{
  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (span.start <= span.end && span.end <= text->length, NULL);

  return g_strndup (text->string + span.start, span.end - span.start);
}

char *
readout_text_dup_spans (ReadoutText *text, GArray *spans, const char *separator)
{
  g_autoptr (GString) words = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, NULL);

  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      ReadoutSpan span = readout_spans_get (spans, i);

      g_return_val_if_fail (span.start <= span.end && span.end <= text->length, NULL);
      if (i > 0)
        g_string_append (words, separator);
      g_string_append_len (words, text->string + span.start, span.end - span.start);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

guint32
readout_text_byte_to_code_point (ReadoutText *text, guint32 byte)
{
  guint entry;

  g_return_val_if_fail (text != NULL, 0);

  byte = MIN (byte, text->length);
  if (text->is_ascii)
    return byte;
  entry = MIN (byte / INDEX_STEP, text->code_points->len - 1);
  return g_array_index (text->code_points, guint32, entry) +
         count_characters (text->string, (gsize)entry * INDEX_STEP, byte);
}

guint32
readout_text_code_point_to_byte (ReadoutText *text, guint32 code_point)
{
  guint low = 0;
  guint high;
  guint32 characters;
  gsize byte;

  g_return_val_if_fail (text != NULL, 0);

  if (text->is_ascii)
    return MIN (code_point, text->length);
  high = text->code_points->len;
  while (low + 1 < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (text->code_points, guint32, middle) <= code_point)
        low = middle;
      else
        high = middle;
    }
  characters = g_array_index (text->code_points, guint32, low);
  byte = (gsize)low * INDEX_STEP;
  /* An index entry can fall inside a character: its start has been counted. */
  while (byte < text->length && is_continuation (text->string[byte]))
    byte++;
  for (; byte < text->length; byte++)
    {
      if (is_continuation (text->string[byte]))
        continue;
      if (characters == code_point)
        return byte;
      characters++;
    }
  return text->length;
}
