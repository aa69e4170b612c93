/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The immutable text of a report, its paragraphs, and the way between bytes and code points.
 */
#include "text/readout-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One entry of the code point index for so many bytes. */
#define INDEX_STEP 256

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

/* The first byte after the line break that ends a blank line at or after @at, or @end. @at is the
 * byte after a line break. */
static gsize
skip_blank_lines (const char *string, gsize at, gsize end)
{
  gsize after = at;

  for (gsize i = at; i < end; i++)
    {
      if (string[i] == '\n')
        after = i + 1;
      else if (!g_ascii_isspace (string[i]))
        break;
    }
  return after;
}

static void
add_paragraph (GArray *paragraphs, const char *string, gsize start, gsize end)
{
  ReadoutParagraph paragraph = { trim_span (string, start, end), 0 };

  if (paragraph.span.start < paragraph.span.end)
    g_array_append_val (paragraphs, paragraph);
}

static void
split_paragraphs (GArray *paragraphs, const char *string, gsize length)
{
  ReadoutSpan all = trim_span (string, 0, length);
  gboolean has_blank_line = FALSE;
  gsize start = all.start;

  for (gsize i = all.start; i < all.end && !has_blank_line; i++)
    has_blank_line = string[i] == '\n' && skip_blank_lines (string, i + 1, all.end) > i + 1;

  for (gsize i = all.start; i < all.end; i++)
    {
      gsize next;

      if (string[i] != '\n')
        continue;
      next = skip_blank_lines (string, i + 1, all.end);
      if (has_blank_line && next == i + 1)
        continue;
      add_paragraph (paragraphs, string, start, i);
      start = next;
      i = next - 1;
    }
  add_paragraph (paragraphs, string, start, all.end);
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

  text = g_new0 (ReadoutText, 1);
  g_atomic_ref_count_init (&text->references);
  text->string = g_malloc (n_bytes + 1);
  memcpy (text->string, string, n_bytes);
  text->string[n_bytes] = '\0';
  text->length = n_bytes;
  text->paragraphs = g_array_new (FALSE, FALSE, sizeof (ReadoutParagraph));
  if (paragraphs != NULL)
    g_array_append_vals (text->paragraphs, paragraphs->data, paragraphs->len);
  else
    split_paragraphs (text->paragraphs, text->string, n_bytes);
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
  GString *words = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, g_string_free (words, FALSE));

  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      ReadoutSpan span = readout_spans_get (spans, i);

      g_return_val_if_fail (span.start <= span.end && span.end <= text->length,
                            g_string_free (words, FALSE));
      if (i > 0)
        g_string_append (words, separator);
      g_string_append_len (words, text->string + span.start, span.end - span.start);
    }
  return g_string_free (words, FALSE);
}

guint32
readout_text_byte_to_code_point (ReadoutText *text, guint32 byte)
{
  guint32 characters;

  g_return_val_if_fail (text != NULL, 0);

  byte = MIN (byte, text->length);
  if (text->is_ascii || text->length == 0)
    return byte;
  if (byte / INDEX_STEP >= text->code_points->len)
    {
      guint last = text->code_points->len - 1;

      characters = g_array_index (text->code_points, guint32, last);
      for (gsize i = (gsize)last * INDEX_STEP; i < byte; i++)
        characters += !is_continuation (text->string[i]);
      return characters;
    }
  characters = g_array_index (text->code_points, guint32, byte / INDEX_STEP);
  for (guint32 i = byte / INDEX_STEP * INDEX_STEP; i < byte; i++)
    characters += !is_continuation (text->string[i]);
  return characters;
}

guint32
readout_text_code_point_to_byte (ReadoutText *text, guint32 code_point)
{
  guint low = 0;
  guint high;
  guint32 characters;
  gsize byte;

  g_return_val_if_fail (text != NULL, 0);

  if (text->is_ascii || text->length == 0)
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
