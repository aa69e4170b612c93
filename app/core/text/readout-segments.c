/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Keeps the sentences and tokens of a text, and writes each token in its plain form.
 */
#include "text/readout-segments.h"

#include <string.h>

#define CHUNK_SIZE (64 * 1024)

/* What stands for a token that has nothing to show, such as a lone zero-width character. */
#define BLANK_FORM "\xEF\xBF\xBD"

enum
{
  HAS_LOWER = 1 << 0,
  HAS_UPPER = 1 << 1,
  HAS_DIGIT = 1 << 2,
  HAS_OTHER_LETTER = 1 << 3,
  STARTS_UPPER = 1 << 4,
  UPPER_INSIDE = 1 << 5,
  HAS_WIDE = 1 << 6,
};

/* The plain spelling of a character that treebanks write otherwise; NULL if it stands as it is. */
static const char *
plain_spelling (gunichar character)
{
  switch (character)
    {
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:
    case 0x02BC:
    case 0x2039:
    case 0x203A:
    case 0xFF07:
    case 0x00B4:
      return "'";
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033:
    case 0x00AB:
    case 0x00BB:
    case 0xFF02:
      return "\"";
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2212:
      return "-";
    case 0x2014:
    case 0x2015:
      return "--";
    case 0x2026:
      return "...";
    case 0x00A0:
    case 0x202F:
      return " ";
    case 0x00AD:
    case 0x200B:
    case 0x200C:
    case 0x200D:
    case 0x200E:
    case 0x200F:
    case 0x2060:
    case 0xFEFF:
      return "";
    default:
      return NULL;
    }
}

char *
readout_segments_allocate (ReadoutSegments *segments, gsize size)
{
  char *room;

  g_assert (size <= CHUNK_SIZE);
  if (segments->chunk == segments->chunks->len || segments->used + size > CHUNK_SIZE)
    {
      if (segments->chunk < segments->chunks->len)
        segments->chunk++;
      if (segments->chunk == segments->chunks->len)
        g_ptr_array_add (segments->chunks, g_malloc (CHUNK_SIZE));
      segments->used = 0;
    }
  room = (char *)g_ptr_array_index (segments->chunks, segments->chunk) + segments->used;
  segments->used += size;
  return room;
}

/* What the characters of a form are. */
static guint
survey_form (const char *form, gsize length)
{
  guint found = 0;

  for (gsize i = 0; i < length; i++)
    {
      guchar byte = form[i];

      if (byte >= 'a' && byte <= 'z')
        found |= HAS_LOWER;
      else if (byte >= 'A' && byte <= 'Z')
        found |= i == 0 ? HAS_UPPER | STARTS_UPPER : HAS_UPPER | UPPER_INSIDE;
      else if (byte >= '0' && byte <= '9')
        found |= HAS_DIGIT;
      else if (byte >= 0x80)
        {
          gunichar character = g_utf8_get_char (form + i);

          found |= HAS_WIDE;
          if (g_unichar_isupper (character) || g_unichar_istitle (character))
            found |= i == 0 ? HAS_UPPER | STARTS_UPPER : HAS_UPPER | UPPER_INSIDE;
          else if (g_unichar_islower (character))
            found |= HAS_LOWER;
          else if (g_unichar_isdigit (character))
            found |= HAS_DIGIT;
          else if (g_unichar_isalpha (character))
            found |= HAS_OTHER_LETTER;
          i += g_utf8_skip[byte] - 1;
        }
    }
  return found;
}

static gboolean
is_address (const char *form, gsize length)
{
  const char *at;

  if (length < 2)
    return FALSE;
  if ((form[0] == '@' || form[0] == '#') && g_ascii_isalpha (form[1]))
    return TRUE;
  if (length < 4)
    return FALSE;
  if (strstr (form, "://") != NULL || g_ascii_strncasecmp (form, "www.", 4) == 0)
    return TRUE;
  at = strchr (form, '@');
  return at != NULL && at > form && strchr (at, '.') != NULL;
}

static ReadoutTokenShape
find_shape (const char *form, gsize length, guint found)
{
  if (length == 1 && (form[0] == '"' || form[0] == '\'' || form[0] == '`'))
    return READOUT_TOKEN_SHAPE_QUOTE;
  if (!(found & (HAS_LOWER | HAS_UPPER | HAS_DIGIT | HAS_OTHER_LETTER)))
    return READOUT_TOKEN_SHAPE_MARK;
  if (is_address (form, length))
    return READOUT_TOKEN_SHAPE_ADDRESS;
  if (found & HAS_DIGIT && (g_ascii_isdigit (form[0]) || !(found & (HAS_LOWER | HAS_UPPER))))
    return READOUT_TOKEN_SHAPE_NUMBER;
  if (found & STARTS_UPPER &&
      !(found & (HAS_LOWER | UPPER_INSIDE | HAS_DIGIT | HAS_OTHER_LETTER)) && length <= 3)
    return READOUT_TOKEN_SHAPE_LETTER;
  if (found & HAS_UPPER && !(found & HAS_LOWER))
    return READOUT_TOKEN_SHAPE_UPPER;
  if (found & STARTS_UPPER && !(found & UPPER_INSIDE))
    return READOUT_TOKEN_SHAPE_TITLE;
  if (found & HAS_UPPER)
    return READOUT_TOKEN_SHAPE_MIXED;
  return found & HAS_LOWER ? READOUT_TOKEN_SHAPE_LOWER : READOUT_TOKEN_SHAPE_OTHER;
}

/* Copies @bytes with plain marks in place of typographic ones. @form holds 2 * @length + 4 bytes.
 */
static gsize
write_form (char *form, const char *bytes, gsize length)
{
  gsize written = 0;

  for (gsize i = 0; i < length;)
    {
      gsize width = g_utf8_skip[(guchar)bytes[i]];
      const char *plain = NULL;

      if ((guchar)bytes[i] >= 0xC2)
        plain = plain_spelling (g_utf8_get_char (bytes + i));
      if (plain == NULL)
        for (gsize j = 0; j < width && i + j < length; j++)
          form[written++] = bytes[i + j];
      else
        while (*plain != '\0')
          form[written++] = *plain++;
      i += width;
    }
  if (written == 2 && ((form[0] == '\'' && form[1] == '\'') || (form[0] == '`' && form[1] == '`')))
    {
      form[0] = '"';
      written = 1;
    }
  if (written == 1 && form[0] == '`')
    form[0] = '\'';
  if (written == 0)
    {
      memcpy (form, BLANK_FORM, strlen (BLANK_FORM));
      written = strlen (BLANK_FORM);
    }
  form[written] = '\0';
  return written;
}

static const char *
fold_form (ReadoutSegments *segments, const char *form, gsize length, guint found)
{
  char *folded;
  gsize written = 0;

  if (!(found & HAS_UPPER))
    return form;
  if (!(found & HAS_WIDE))
    {
      folded = readout_segments_allocate (segments, length + 1);
      for (gsize i = 0; i <= length; i++)
        folded[i] = g_ascii_tolower (form[i]);
      return folded;
    }
  folded = readout_segments_allocate (segments, 3 * length + 1);
  for (const char *at = form; *at != '\0'; at = g_utf8_next_char (at))
    written += g_unichar_to_utf8 (g_unichar_tolower (g_utf8_get_char (at)), folded + written);
  folded[written] = '\0';
  return folded;
}

void
readout_segments_add_token (ReadoutSegments *segments,
                            const char *bytes,
                            gsize length,
                            ReadoutSpan span,
                            gboolean space_before)
{
  ReadoutToken token = { .span = span, .head = -1, .first_child = -1, .next_sibling = -1 };
  char *form = readout_segments_allocate (segments, 2 * length + 4);
  gsize written = write_form (form, bytes, length);
  guint found = survey_form (form, written);

  /* Give back what the form did not need. */
  segments->used -= 2 * length + 4 - (written + 1);
  token.form = form;
  token.folded = fold_form (segments, form, written, found);
  token.lemma = token.folded;
  token.first = segments->tokens->len;
  token.end = token.first + 1;
  token.space_before = space_before;
  token.shape = find_shape (form, written, found);
  g_array_append_val (segments->tokens, token);
}

void
readout_segments_end_sentence (ReadoutSegments *segments, guint first, guint end, guint paragraph)
{
  ReadoutSentence sentence = { .first = first, .end = end, .paragraph = paragraph, .root = first };

  if (sentence.first == sentence.end)
    return;
  for (guint i = first; i < sentence.end; i++)
    readout_segments_get_token (segments, i)->sentence = segments->sentences->len;
  sentence.span.start = readout_segments_get_token (segments, first)->span.start;
  sentence.span.end = readout_segments_get_token (segments, sentence.end - 1)->span.end;
  g_array_append_val (segments->sentences, sentence);
}

ReadoutSegments *
readout_segments_new (void)
{
  ReadoutSegments *segments = g_new0 (ReadoutSegments, 1);

  segments->tokens = g_array_new (FALSE, FALSE, sizeof (ReadoutToken));
  segments->sentences = g_array_new (FALSE, FALSE, sizeof (ReadoutSentence));
  segments->chunks = g_ptr_array_new_with_free_func (g_free);
  return segments;
}

void
readout_segments_free (ReadoutSegments *segments)
{
  if (segments == NULL)
    return;
  g_array_unref (segments->tokens);
  g_array_unref (segments->sentences);
  g_ptr_array_unref (segments->chunks);
  g_free (segments);
}

void
readout_segments_clear (ReadoutSegments *segments)
{
  g_return_if_fail (segments != NULL);

  g_array_set_size (segments->tokens, 0);
  g_array_set_size (segments->sentences, 0);
  segments->chunk = 0;
  segments->used = 0;
}

guint
readout_segments_find_token (const ReadoutSegments *segments, guint32 byte)
{
  guint low = 0;
  guint high;

  g_return_val_if_fail (segments != NULL, 0);

  high = segments->tokens->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (readout_segments_get_token (segments, middle)->span.end > byte)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

void
readout_segments_add_sentence (ReadoutSegments *segments,
                               const char *const *forms,
                               const gboolean *spaces,
                               guint n_forms)
{
  guint first;
  guint32 at;

  g_return_if_fail (segments != NULL && forms != NULL && n_forms > 0);

  first = segments->tokens->len;
  at = first > 0 ? readout_segments_get_token (segments, first - 1)->span.end + 1 : 0;
  for (guint i = 0; i < n_forms; i++)
    {
      gsize length = strlen (forms[i]);
      gboolean space_before = i == 0 || spaces == NULL || spaces[i];
      ReadoutSpan span;

      if (i > 0 && space_before)
        at++;
      span.start = at;
      at += length;
      span.end = at;
      /* The form of an overlong token is cut at a character. */
      while (length > READOUT_TOKEN_MAX_LENGTH)
        length = g_utf8_find_prev_char (forms[i], forms[i] + length) - forms[i];
      readout_segments_add_token (segments, forms[i], length, span, space_before);
    }
  readout_segments_end_sentence (segments, first, segments->tokens->len, 0);
}
