/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Checks and sets metadata, and reads the header lines that a report may begin with.
 */
#include "formats/readout-metadata.h"

#include <string.h>

#include "import/readout-date.h"
#include "import/readout-import-words.h"

/* Longer values are cut, in characters. */
#define TITLE_MAX 500
#define VALUE_MAX 200
#define URL_MAX 2000

/* A header line is not longer, in bytes, and there are not more of them. */
#define HEADER_LINE_MAX 2100
#define HEADER_LINES_MAX 30

/* Control characters and the marks that turn the direction of what follows. */
static gboolean
is_unwanted (gunichar character)
{
  return g_unichar_iscntrl (character) || (character >= 0x202A && character <= 0x202E) ||
         (character >= 0x2066 && character <= 0x2069) || character == 0x200B || character == 0xFEFF;
}

/* One line, single spaces, at most @max characters. */
static char *
clean_value (const char *value, gsize length, gsize max)
{
  GString *clean = g_string_new (NULL);
  gsize n_characters = 0;
  gboolean space = FALSE;

  for (const char *at = value; at < value + length && n_characters < max;
       at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (g_unichar_isspace (character))
        {
          space = clean->len > 0;
          continue;
        }
      if (is_unwanted (character))
        continue;
      if (space)
        g_string_append_c (clean, ' ');
      g_string_append_unichar (clean, character);
      n_characters += space ? 2 : 1;
      space = FALSE;
    }
  return g_string_free (clean, FALSE);
}

static char **
get_field (ReadoutReport *report, ReadoutReportField field)
{
  switch (field)
    {
    case READOUT_REPORT_FIELD_OUTLET:
      return &report->outlet;
    case READOUT_REPORT_FIELD_TITLE:
      return &report->title;
    case READOUT_REPORT_FIELD_AUTHOR:
      return &report->author;
    case READOUT_REPORT_FIELD_PUBLISHED:
      return &report->published;
    case READOUT_REPORT_FIELD_URL:
      return &report->url;
    case READOUT_REPORT_FIELD_LANGUAGE:
      return &report->language;
    default:
      g_assert_not_reached ();
    }
}

/* "en", "pt-BR" */
static gboolean
is_language (const char *value)
{
  gsize n = strspn (value, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

  return (n == 2 || n == 3) && (value[n] == '\0' || value[n] == '-') && strlen (value) <= 35;
}

static gboolean
is_url (const char *value)
{
  return (g_str_has_prefix (value, "http://") || g_str_has_prefix (value, "https://")) &&
         strpbrk (value, " <>\"") == NULL && strlen (value) > 10;
}

gboolean
readout_metadata_set (ReadoutReport *report,
                      ReadoutReportField field,
                      const char *value,
                      gssize length,
                      gboolean doubtful)
{
  char **place;
  gsize max = field == READOUT_REPORT_FIELD_TITLE ? TITLE_MAX
              : field == READOUT_REPORT_FIELD_URL ? URL_MAX
                                                  : VALUE_MAX;
  g_autofree char *clean = clean_value (value, length < 0 ? strlen (value) : (gsize)length, max);

  /* "Source:" is as often an address as a name. */
  if (field == READOUT_REPORT_FIELD_OUTLET && is_url (clean))
    field = READOUT_REPORT_FIELD_URL;
  place = get_field (report, field);
  if (*place != NULL || *clean == '\0')
    return FALSE;
  if (field == READOUT_REPORT_FIELD_PUBLISHED)
    {
      char *published = readout_date_parse (clean);

      g_free (clean);
      clean = published;
    }
  if (clean == NULL || (field == READOUT_REPORT_FIELD_LANGUAGE && !is_language (clean)) ||
      (field == READOUT_REPORT_FIELD_URL && !is_url (clean)))
    return FALSE;

  *place = g_steal_pointer (&clean);
  if (doubtful)
    readout_report_add_doubt (report, field);
  return TRUE;
}

/* The emphasis that Markdown puts around the key or the whole of a line. */
static gboolean
is_mark (char byte)
{
  return byte == '*' || byte == '_' || byte == ' ' || byte == '\t';
}

typedef struct
{
  ReadoutReportField field;
  const char *value;
  gsize length;
} HeaderLine;

/* Reads "Key: value" with a known key. */
static gboolean
scan_header_line (const char *line, gsize length, HeaderLine *header)
{
  const char *end = line + length;
  const char *colon;
  const char *key_end;

  if (length > HEADER_LINE_MAX)
    return FALSE;
  while (line < end && is_mark (*line))
    line++;
  while (end > line && is_mark (end[-1]))
    end--;
  colon = memchr (line, ':', end - line);
  if (colon == NULL)
    return FALSE;
  for (key_end = colon; key_end > line && is_mark (key_end[-1]);)
    key_end--;
  if (!readout_import_words_get_field (line, key_end - line, &header->field))
    return FALSE;
  for (colon++; colon < end && is_mark (*colon);)
    colon++;
  header->value = colon;
  header->length = end - colon;
  return TRUE;
}

static gboolean
is_blank (const char *line, gsize length)
{
  return strspn (line, " \t") >= length;
}

/* Whether the lines are a header, and not a headline such as "Source: talks will go on". */
static gboolean
check_header (const HeaderLine *lines, guint n_lines, gboolean after_headline)
{
  return n_lines > 1 ||
         (n_lines == 1 && (after_headline || lines[0].field == READOUT_REPORT_FIELD_PUBLISHED ||
                           lines[0].field == READOUT_REPORT_FIELD_URL ||
                           lines[0].field == READOUT_REPORT_FIELD_LANGUAGE));
}

ReadoutSpan
readout_metadata_read_header (ReadoutReport *report, const char *text, gsize start, gsize length)
{
  HeaderLine lines[HEADER_LINES_MAX];
  ReadoutSpan header = { start, start };
  ReadoutSpan none = header;
  gboolean after_headline = FALSE;
  guint n_lines = 0;

  for (guint i = 0; i < HEADER_LINES_MAX && start < length; i++)
    {
      const char *line = text + start;
      const char *line_break = memchr (line, '\n', length - start);
      gsize n = line_break != NULL ? (gsize)(line_break - line) : length - start;

      if (scan_header_line (line, n, &lines[n_lines]))
        {
          if (n_lines++ == 0)
            header.start = start;
          header.end = start + n;
        }
      else if (n_lines > 0 || (after_headline && !is_blank (line, n)))
        break;
      else
        after_headline |= !is_blank (line, n);
      start += n + 1;
    }
  if (!check_header (lines, n_lines, after_headline))
    return none;
  for (guint i = 0; i < n_lines; i++)
    readout_metadata_set (report, lines[i].field, lines[i].value, lines[i].length, FALSE);
  return header;
}
