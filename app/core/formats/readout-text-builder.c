/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes the text of a report from pieces.
 */
#include "formats/readout-text-builder.h"

#include <string.h>

struct _ReadoutTextBuilder
{
  GString *text;
  GArray *paragraphs; /* of ReadoutParagraph */
  gsize start;        /* of the paragraph that is being made */
  guint page;
  guint start_page; /* where that paragraph began */
  gboolean space;   /* a space is owed before the next word */
  gboolean aside;
  gboolean overflowing; /* the text is longer than a text can be */
};

ReadoutTextBuilder *
readout_text_builder_new (void)
{
  ReadoutTextBuilder *builder = g_new0 (ReadoutTextBuilder, 1);

  builder->text = g_string_new (NULL);
  builder->paragraphs = g_array_new (FALSE, FALSE, sizeof (ReadoutParagraph));
  return builder;
}

void
readout_text_builder_free (ReadoutTextBuilder *builder)
{
  if (builder == NULL)
    return;
  g_string_free (builder->text, TRUE);
  g_array_unref (builder->paragraphs);
  g_free (builder);
}

static gboolean
has_room (ReadoutTextBuilder *builder, gsize length)
{
  if (builder->text->len + length + 2 > READOUT_TEXT_MAX_LENGTH)
    builder->overflowing = TRUE;
  return !builder->overflowing;
}

static gboolean
is_line_start (ReadoutTextBuilder *builder)
{
  return builder->text->len == builder->start ||
         builder->text->str[builder->text->len - 1] == '\n' ||
         builder->text->str[builder->text->len - 1] == '\t';
}

/* Appends what is no white space; pays the space that is owed. */
static void
append (ReadoutTextBuilder *builder, const char *bytes, gsize length)
{
  if (!has_room (builder, length))
    return;
  if (builder->text->len == builder->start)
    builder->start_page = builder->page;
  if (builder->space && !is_line_start (builder))
    g_string_append_c (builder->text, ' ');
  builder->space = FALSE;
  g_string_append_len (builder->text, bytes, length);
}

/* Whether a character other than white space has no place in a text: it controls something, or
 * marks the order of bytes. */
static gboolean
is_left_out (gunichar character)
{
  return character < 0x20 || (character >= 0x7F && character < 0xA0) || character == 0xFEFF ||
         (character >= 0xFFFE && character <= 0xFFFF);
}

/* Valid UTF-8 with no NUL: @words itself, or a mended copy in @mended. */
static const char *
mend (const char *words, gsize *length, char **mended)
{
  *mended = NULL;
  if (g_utf8_validate_len (words, *length, NULL) && memchr (words, '\0', *length) == NULL)
    return words;
  *mended = g_utf8_make_valid (words, *length);
  *length = strlen (*mended);
  return *mended;
}

void
readout_text_builder_add (ReadoutTextBuilder *builder, const char *words, gssize length)
{
  gsize n = length < 0 ? strlen (words) : (gsize)length;
  g_autofree char *mended = NULL;
  const char *at = mend (words, &n, &mended);
  const char *end = at + n;

  while (at < end)
    {
      const char *run = at;

      /* A run of ordinary bytes is most of the text. */
      while (at < end && (guchar)*at > 0x20 && (guchar)*at < 0x7F)
        at++;
      if (at > run)
        append (builder, run, at - run);
      if (at == end)
        break;
      if (g_ascii_isspace (*at) || *at == '\v')
        {
          builder->space = TRUE;
          at++;
          continue;
        }
      run = at;
      at = g_utf8_next_char (at);
      if (!is_left_out (g_utf8_get_char (run)))
        append (builder, run, at - run);
    }
}

void
readout_text_builder_add_verbatim (ReadoutTextBuilder *builder, const char *words, gssize length)
{
  gsize n = length < 0 ? strlen (words) : (gsize)length;
  g_autofree char *mended = NULL;
  const char *at = mend (words, &n, &mended);
  const char *end = at + n;

  for (; at < end; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (character == '\r')
        {
          if (at + 1 == end || at[1] != '\n')
            append (builder, "\n", 1);
        }
      else if (character == '\n' || character == '\t' || !is_left_out (character))
        append (builder, at, g_utf8_next_char (at) - at);
    }
}

void
readout_text_builder_break_line (ReadoutTextBuilder *builder)
{
  builder->space = FALSE;
  if (builder->text->len > builder->start && has_room (builder, 1))
    g_string_append_c (builder->text, '\n');
}

void
readout_text_builder_add_tab (ReadoutTextBuilder *builder)
{
  builder->space = FALSE;
  if (builder->text->len > builder->start && has_room (builder, 1))
    g_string_append_c (builder->text, '\t');
}

/* Takes back the white space at the end of the paragraph. */
static void
trim (ReadoutTextBuilder *builder)
{
  gsize length = builder->text->len;

  while (length > builder->start && g_ascii_isspace (builder->text->str[length - 1]))
    length--;
  g_string_truncate (builder->text, length);
}

/* The first byte of the paragraph that is no white space: verbatim text can begin with some. */
static gsize
find_start (ReadoutTextBuilder *builder)
{
  gsize start = builder->start;

  while (start < builder->text->len && g_ascii_isspace (builder->text->str[start]))
    start++;
  return start;
}

void
readout_text_builder_end_paragraph (ReadoutTextBuilder *builder)
{
  builder->space = FALSE;
  trim (builder);
  if (builder->text->len == builder->start)
    return;
  if (!builder->aside)
    {
      ReadoutParagraph paragraph = { { find_start (builder), builder->text->len },
                                     builder->start_page };

      g_array_append_val (builder->paragraphs, paragraph);
    }
  g_string_append (builder->text, "\n\n");
  builder->start = builder->text->len;
}

void
readout_text_builder_set_page (ReadoutTextBuilder *builder, guint page)
{
  builder->page = page;
}

void
readout_text_builder_set_aside (ReadoutTextBuilder *builder, gboolean aside)
{
  if (builder->aside == aside)
    return;
  readout_text_builder_end_paragraph (builder);
  builder->aside = aside;
}

gsize
readout_text_builder_get_length (ReadoutTextBuilder *builder)
{
  return builder->text->len;
}

const char *
readout_text_builder_peek (ReadoutTextBuilder *builder)
{
  readout_text_builder_end_paragraph (builder);
  return builder->text->str;
}

GArray *
readout_text_builder_peek_paragraphs (ReadoutTextBuilder *builder)
{
  readout_text_builder_end_paragraph (builder);
  return builder->paragraphs;
}

ReadoutText *
readout_text_builder_finish (ReadoutTextBuilder *builder, GError **error)
{
  ReadoutText *text;

  readout_text_builder_end_paragraph (builder);
  /* One line break is enough at the end. */
  if (builder->text->len > 0)
    g_string_truncate (builder->text, builder->text->len - 1);
  if (builder->overflowing)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE,
                           "The text is longer than a text can be");
      return NULL;
    }
  text = readout_text_new (builder->text->str, builder->text->len, builder->paragraphs, error);
  g_string_truncate (builder->text, 0);
  g_array_set_size (builder->paragraphs, 0);
  builder->start = 0;
  builder->space = FALSE;
  return text;
}
