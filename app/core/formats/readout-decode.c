/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From the bytes of a text document to UTF-8 with LF line ends.
 */
#include "formats/readout-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/readout-charset.h"

/* A guess of the encoding is wrong when more than one byte in so many makes no sense in it. */
#define BAD_SHARE 50

typedef struct
{
  const char *bytes;
  gsize length;
  const char *encoding;
} Mark;

/* UTF-32 before UTF-16: its little-endian mark begins with the other's. */
static const Mark marks[] = {
  { "\357\273\277", 3, "UTF-8" },    { "\377\376\0\0", 4, "UTF-32LE" },
  { "\0\0\376\377", 4, "UTF-32BE" }, { "\377\376", 2, "UTF-16LE" },
  { "\376\377", 2, "UTF-16BE" },
};

static const Mark *
find_mark (const ReadoutDocument *document)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (document->length >= marks[i].length &&
        memcmp (document->data, marks[i].bytes, marks[i].length) == 0)
      return &marks[i];
  return NULL;
}

/* UTF-16 without a mark: half of the bytes of text in Latin letters are NUL, all on the same side.
 */
static const char *
guess_utf16 (const ReadoutDocument *document)
{
  gsize n_zero[2] = { 0, 0 };
  gsize length = MIN (document->length, 4096);

  if (document->length % 2 != 0 || length < 4)
    return NULL;
  for (gsize i = 0; i < length; i++)
    n_zero[i % 2] += document->data[i] == '\0';
  if (n_zero[0] == 0 && n_zero[1] * 3 > length)
    return "UTF-16LE";
  if (n_zero[1] == 0 && n_zero[0] * 3 > length)
    return "UTF-16BE";
  return NULL;
}

/* Whether bytes that are no UTF-8 read sensibly as Windows-1252: letters with accents are few and
 * stand among plain ones. Cyrillic or Chinese text would be nothing but accents. */
static gboolean
is_windows_1252 (const char *data, gsize length)
{
  gsize n_letters = 0;
  gsize n_high = 0;
  gsize n_runs = 0;
  gsize run = 0;

  for (gsize i = 0; i < length; i++)
    {
      guchar byte = data[i];

      if (byte == 0x81 || byte == 0x8D || byte == 0x8F || byte == 0x90 || byte == 0x9D)
        return FALSE;
      run = byte >= 0xC0 ? run + 1 : 0;
      n_runs += run == 3;
      n_high += byte >= 0xC0;
      n_letters += g_ascii_isalpha (byte) || byte >= 0xC0;
    }
  return n_high * 4 <= n_letters && n_runs * 200 <= n_letters;
}

/* Whether the text is UTF-8 with a few damaged places: what is left of it reads well. */
static gboolean
is_damaged_utf8 (const char *data, gsize length)
{
  const char *at = data;
  const char *end = data + length;
  const char *last_bad = NULL;
  gsize n_good = 0;
  gsize n_bad = 0;

  while (at < end)
    {
      const char *bad;

      g_utf8_validate_len (at, end - at, &bad);
      for (; at < bad; at++)
        n_good += (guchar)*at >= 0xC0;
      if (bad < end)
        {
          n_bad += last_bad == NULL || bad > last_bad + 1;
          last_bad = bad;
          at = bad + 1;
        }
    }
  return n_good >= n_bad * 4;
}

static gboolean
has_many_controls (const char *data, gsize length)
{
  gsize n_controls = 0;

  for (gsize i = 0; i < length; i++)
    n_controls += (guchar)data[i] < 0x20 && strchr ("\t\n\v\f\r\033\032", data[i]) == NULL;
  return n_controls * 10 > length || (n_controls > 4 && n_controls * 50 > length);
}

static gboolean
set_damaged (const char *encoding, GError **error)
{
  g_set_error (error, READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_DAMAGED,
               /* Translators: %s is the name of an encoding */
               _("The text is damaged: it is not valid %s"), encoding);
  return FALSE;
}

/* A text whose encoding is marked: damaged when it is not valid. */
static char *
convert_marked (
    const char *data, gsize length, const char *encoding, gsize *n_bytes, GError **error)
{
  gsize n_bad;
  g_autofree char *text = readout_charset_convert (data, length, encoding, n_bytes, &n_bad);

  if (text == NULL || n_bad > 0)
    {
      set_damaged (encoding, error);
      return NULL;
    }
  return g_steal_pointer (&text);
}

/* A text whose encoding is guessed: the guess is wrong when much of it is not valid. */
static char *
convert_guessed (const char *data, gsize length, const char *encoding, gsize *n_bytes)
{
  gsize n_bad;
  g_autofree char *text = readout_charset_convert (data, length, encoding, n_bytes, &n_bad);

  return text != NULL && n_bad * BAD_SHARE <= length ? g_steal_pointer (&text) : NULL;
}

static char *
decode_unmarked (const ReadoutDocument *document, gsize *length, gboolean *doubtful, GError **error)
{
  const char *encoding = NULL;
  g_autofree char *detected = NULL;
  char *text = NULL;

  *doubtful = TRUE;
  if (memchr (document->data, '\0', document->length) != NULL)
    {
      encoding = guess_utf16 (document);
      if (encoding != NULL)
        return convert_marked (document->data, document->length, encoding, length, error);
      g_set_error_literal (error, READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_UNKNOWN_FORMAT,
                           _("This is not a text but binary data of an unknown kind"));
      return NULL;
    }
  if (is_damaged_utf8 (document->data, document->length))
    {
      text = g_utf8_make_valid (document->data, document->length);
      *length = strlen (text);
      return text;
    }
  if (is_windows_1252 (document->data, document->length))
    text = convert_guessed (document->data, document->length, "windows-1252", length);
  if (text == NULL)
    detected = readout_charset_detect (document->data, document->length);
  if (detected != NULL)
    text = convert_guessed (document->data, document->length, detected, length);
  if (text == NULL)
    g_set_error_literal (error, READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_UNKNOWN_FORMAT,
                         _("The encoding of this text is not recognised; save it as UTF-8"));
  return text;
}

/* CRLF, and the lone CR of old machines, become LF, in place. */
static gsize
unify_line_ends (char *text, gsize length)
{
  gsize kept = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '\r' && i + 1 < length && text[i + 1] == '\n')
        continue;
      text[kept++] = text[i] == '\r' ? '\n' : text[i];
    }
  text[kept] = '\0';
  return kept;
}

char *
readout_document_decode (const ReadoutDocument *document,
                         gsize *length,
                         gboolean *doubtful,
                         GError **error)
{
  g_autofree char *text = NULL;
  const Mark *mark = find_mark (document);
  gsize skip = mark != NULL ? mark->length : 0;

  *doubtful = FALSE;
  *length = document->length - skip;
  if (mark != NULL && strcmp (mark->encoding, "UTF-8") != 0)
    text = convert_marked (document->data + skip, document->length - skip, mark->encoding, length,
                           error);
  else if (g_utf8_validate_len (document->data + skip, document->length - skip, NULL))
    text = g_strndup (document->data + skip, document->length - skip);
  else if (mark == NULL)
    text = decode_unmarked (document, length, doubtful, error);
  else
    {
      text = g_utf8_make_valid (document->data + skip, document->length - skip);
      *length = strlen (text);
      *doubtful = TRUE;
    }
  if (text == NULL)
    return NULL;

  if (memchr (text, '\0', *length) != NULL || has_many_controls (text, *length))
    {
      g_set_error_literal (error, READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_UNKNOWN_FORMAT,
                           _("This is not a text but binary data of an unknown kind"));
      return NULL;
    }
  *length = unify_line_ends (text, *length);
  return g_steal_pointer (&text);
}
