/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads Rich Text Format. (Microsoft, Rich Text Format Specification, version 1.9.1.)
 */
#include "formats/readout-rtf-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/readout-rtf-reader.h"

/* A control word is not longer, in letters. */
#define WORD_MAX 32

/* A number behind one is not larger. */
#define NUMBER_MAX G_MAXINT32

typedef struct
{
  const char *at;
  const char *end;
  ReadoutRtfReader *reader;
  gunichar high;    /* the first half of a pair that \u tells, or 0 */
  guint to_skip;    /* characters that stand in for the last \u */
  gboolean starred; /* the group begins with \* */
} Scanner;

/* Whether what was read is a character that stands in for another. */
static gboolean
skip_stand_in (Scanner *scanner)
{
  if (scanner->to_skip == 0)
    return FALSE;
  scanner->to_skip--;
  return TRUE;
}

/* Text up to the next mark. */
static void
scan_text (Scanner *scanner)
{
  const char *start;

  while (scanner->at < scanner->end && scanner->to_skip > 0 &&
         strchr ("\\{}\r\n", *scanner->at) == NULL)
    {
      scanner->to_skip--;
      scanner->at++;
    }
  start = scanner->at;
  while (scanner->at < scanner->end && *scanner->at != '\\' && *scanner->at != '{' &&
         *scanner->at != '}' && *scanner->at != '\r' && *scanner->at != '\n' &&
         *scanner->at != '\t' && *scanner->at != '\0')
    scanner->at++;
  readout_rtf_reader_add_bytes (scanner->reader, start, scanner->at - start);
  if (scanner->at == scanner->end)
    return;
  if (*scanner->at == '\t')
    readout_rtf_reader_read_word (scanner->reader, READOUT_RTF_TAB, FALSE, NULL);
  /* Line breaks are none in RTF. */
  if (*scanner->at == '\t' || *scanner->at == '\r' || *scanner->at == '\n' || *scanner->at == '\0')
    scanner->at++;
}

/* \'e9 */
static void
scan_hex (Scanner *scanner)
{
  char byte;

  if (scanner->end - scanner->at < 2 || !g_ascii_isxdigit (scanner->at[0]) ||
      !g_ascii_isxdigit (scanner->at[1]))
    return;
  byte = g_ascii_xdigit_value (scanner->at[0]) * 16 + g_ascii_xdigit_value (scanner->at[1]);
  scanner->at += 2;
  if (!skip_stand_in (scanner))
    readout_rtf_reader_add_bytes (scanner->reader, &byte, 1);
}

/* A backslash and a character that is no letter. */
static void
scan_symbol (Scanner *scanner)
{
  char symbol = *scanner->at++;

  if (symbol == '\'')
    {
      scan_hex (scanner);
      return;
    }
  if (symbol == '*')
    {
      scanner->starred = TRUE;
      return;
    }
  if (skip_stand_in (scanner))
    return;
  switch (symbol)
    {
    case '\\':
    case '{':
    case '}':
      readout_rtf_reader_add_bytes (scanner->reader, &symbol, 1);
      break;
    case '~':
      readout_rtf_reader_add_character (scanner->reader, 0xA0);
      break;
    case '_':
      readout_rtf_reader_add_bytes (scanner->reader, "-", 1);
      break;
    case '\r':
      if (scanner->at < scanner->end && *scanner->at == '\n')
        scanner->at++;
      G_GNUC_FALLTHROUGH;
    case '\n':
      readout_rtf_reader_read_word (scanner->reader, READOUT_RTF_PARAGRAPH, FALSE, NULL);
      break;
    case '\t':
      readout_rtf_reader_read_word (scanner->reader, READOUT_RTF_TAB, FALSE, NULL);
      break;
    default:
      break;
    }
}

/* \u8364, in two halves above U+FFFF */
static void
read_unicode (Scanner *scanner, int value)
{
  gunichar character = value < 0 ? value + 0x10000 : value;

  if (character >= 0xD800 && character < 0xDC00)
    scanner->high = character;
  else
    {
      if (character >= 0xDC00 && character < 0xE000)
        character = scanner->high != 0
                        ? 0x10000 + ((scanner->high - 0xD800) << 10) + (character - 0xDC00)
                        : 0xFFFD;
      scanner->high = 0;
      readout_rtf_reader_add_character (scanner->reader, character);
    }
  scanner->to_skip = readout_rtf_reader_get_n_stand_ins (scanner->reader);
}

/* The number behind a word. */
static gboolean
scan_number (Scanner *scanner, int *value)
{
  const char *at = scanner->at;
  gboolean negative = at < scanner->end && *at == '-';
  gint64 number = 0;

  at += negative ? 1 : 0;
  if (at == scanner->end || !g_ascii_isdigit (*at))
    return FALSE;
  for (; at < scanner->end && g_ascii_isdigit (*at); at++)
    number = MIN (number * 10 + (*at - '0'), NUMBER_MAX);
  scanner->at = at;
  *value = negative ? -number : number;
  return TRUE;
}

/* A backslash and letters. */
static void
scan_word (Scanner *scanner)
{
  char name[WORD_MAX + 1];
  gsize length = 0;
  int value = 0;
  gboolean has_value;

  for (; scanner->at < scanner->end && g_ascii_isalpha (*scanner->at); scanner->at++)
    if (length < WORD_MAX)
      name[length++] = *scanner->at;
  name[length] = '\0';
  has_value = scan_number (scanner, &value);
  if (scanner->at < scanner->end && *scanner->at == ' ')
    scanner->at++;

  if (strcmp (name, "bin") == 0)
    {
      scanner->at += CLAMP (value, 0, scanner->end - scanner->at);
      skip_stand_in (scanner);
    }
  else if (strcmp (name, "u") == 0 && has_value)
    read_unicode (scanner, value);
  else if (!skip_stand_in (scanner))
    readout_rtf_reader_read_word (scanner->reader, readout_rtf_word_find (name), scanner->starred,
                                  has_value ? &value : NULL);
  scanner->starred = FALSE;
}

static void
scan_backslash (Scanner *scanner)
{
  scanner->at++;
  if (scanner->at == scanner->end)
    return;
  if (g_ascii_isalpha (*scanner->at))
    scan_word (scanner);
  else
    scan_symbol (scanner);
}

/* Whether the document came to its end. */
static gboolean
scan (Scanner *scanner, GError **error)
{
  while (scanner->at < scanner->end)
    switch (*scanner->at)
      {
      case '{':
        scanner->at++;
        scanner->to_skip = 0;
        scanner->starred = FALSE;
        if (!readout_rtf_reader_begin_group (scanner->reader, error))
          return FALSE;
        break;
      case '}':
        scanner->at++;
        scanner->to_skip = 0;
        scanner->starred = FALSE;
        readout_rtf_reader_end_group (scanner->reader);
        if (readout_rtf_reader_get_depth (scanner->reader) == 0)
          return TRUE;
        break;
      case '\\':
        scan_backslash (scanner);
        break;
      default:
        scan_text (scanner);
      }
  g_set_error_literal (
      error, READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_DAMAGED,
      _("Its end is missing; open it in a word processor, see whether it is whole, and save it again"));
  return FALSE;
}

gboolean
readout_rtf_sniff (const ReadoutDocument *document)
{
  static const char mark[] = "{\\rtf";
  gsize length = document->length;
  gsize at = 0;

  while (at < length && at < WORD_MAX && g_ascii_isspace (document->data[at]))
    at++;
  return length - at >= strlen (mark) && memcmp (document->data + at, mark, strlen (mark)) == 0;
}

gboolean
readout_rtf_read (const ReadoutDocument *document, GPtrArray *reports, GError **error)
{
  g_autoptr (ReadoutTextBuilder) builder = readout_text_builder_new ();
  g_autoptr (ReadoutFlow) flow = readout_flow_new (builder);
  g_auto (ReadoutOfficeMetadata) metadata = { NULL };
  g_autoptr (ReadoutRtfReader) reader = readout_rtf_reader_new (flow, &metadata);
  Scanner scanner = { .at = document->data,
                      .end = document->data + document->length,
                      .reader = reader };
  const char *title;

  while (g_ascii_isspace (*scanner.at))
    scanner.at++;
  if (!scan (&scanner, error))
    return FALSE;
  title = readout_rtf_reader_finish (reader);
  return readout_office_metadata_make_report (&metadata, title, builder, document->name, NULL,
                                              reports, error);
}
