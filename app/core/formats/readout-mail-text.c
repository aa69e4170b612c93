/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The body of a mail: what it says, and what it only carries along.
 */
#include "formats/readout-mail-text.h"

#include <string.h>

#include "import/readout-import-words.h"

/* "Jo Lee wrote:" is not longer, in bytes, with its line breaks. */
#define INTRODUCTION_MAX 300

/* The header of a mail within a mail has at least so many lines. */
#define HEADER_LINES_MIN 2

typedef struct
{
  const char *start;
  gsize length;
  gboolean aside;
} Line;

static GArray *
split_lines (const char *text)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));

  while (*text != '\0')
    {
      gsize length = strcspn (text, "\n");
      Line line = { text, length, FALSE };

      g_array_append_val (lines, line);
      text += length + (text[length] == '\n');
    }
  return lines;
}

static Line *
get_line (GArray *lines, guint i)
{
  return &g_array_index (lines, Line, i);
}

static gboolean
is_blank (const Line *line)
{
  for (gsize i = 0; i < line->length; i++)
    if (!g_ascii_isspace (line->start[i]))
      return FALSE;
  return TRUE;
}

static gboolean
is_quoted (const Line *line)
{
  return line->length > 0 && line->start[0] == '>';
}

/* RFC 3676, 4.3. */
static gboolean
is_signature (const Line *line)
{
  return (line->length == 3 && strncmp (line->start, "-- ", 3) == 0) ||
         (line->length == 2 && strncmp (line->start, "--", 2) == 0);
}

/* A line of words of a class between dashes, or alone: "-----Original Message-----". */
static gboolean
is_marker (const Line *line, ReadoutImportWordClass class)
{
  const char *at = line->start;
  const char *end = at + line->length;
  gsize length;

  while (at < end && (*at == '-' || *at == '_' || *at == ' ' || *at == '*'))
    at++;
  if (at == end)
    return FALSE;
  length = readout_import_words_match (class, at);
  if (length == 0 || length > (gsize)(end - at))
    return FALSE;
  for (at += length; at < end; at++)
    if (strchr ("-_ *:\t\r", *at) == NULL)
      return FALSE;
  return TRUE;
}

/* "From: …": a line of the header of a mail within a mail. */
static gboolean
is_header_line (const Line *line)
{
  const char *at = line->start;
  const char *end = at + line->length;
  gsize length;

  while (at < end && (*at == '*' || *at == ' '))
    at++;
  if (at == end)
    return FALSE;
  length = readout_import_words_match (READOUT_IMPORT_MAIL_HEADER, at);
  at += length;
  while (length > 0 && at < end && *at == '*')
    at++;
  return length > 0 && at < end && *at == ':';
}

/* The lines of such a header from @first on; 0 if there are too few to be one. */
static guint
count_header (GArray *lines, guint first)
{
  guint n = 0;

  while (first + n < lines->len && is_header_line (get_line (lines, first + n)))
    n++;
  return n >= HEADER_LINES_MIN ? n : 0;
}

static void
set_aside (GArray *lines, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    get_line (lines, i)->aside = TRUE;
}

/* Whether the words before @end are "On Monday, Jo Lee wrote:". */
static gboolean
ends_introduction (const Line *line)
{
  gsize length = line->length;

  while (length > 0 &&
         (g_ascii_isspace (line->start[length - 1]) || line->start[length - 1] == ':'))
    length--;
  if (length == line->length || line->start[length] != ':')
    return FALSE;
  for (gsize i = length; i > 0 && length - i < 40; i--)
    if ((i == 1 || line->start[i - 2] == ' ') &&
        readout_import_words_match (READOUT_IMPORT_MAIL_REPLY, line->start + i - 1) ==
            length - (i - 1))
      return TRUE;
  return FALSE;
}

/* Sets aside what introduces the quoted lines that begin at @first: one line or two above them. */
static void
set_introduction_aside (GArray *lines, guint first)
{
  gsize length = 0;
  guint last = first;

  while (last > 0 && is_blank (get_line (lines, last - 1)))
    last--;
  if (last == 0 || !ends_introduction (get_line (lines, last - 1)))
    return;
  for (guint i = last; i > 0 && !is_blank (get_line (lines, i - 1)); i--)
    {
      length += get_line (lines, i - 1)->length;
      if (length > INTRODUCTION_MAX || last - i >= 3)
        return;
      get_line (lines, i - 1)->aside = TRUE;
    }
}

/* Marks what is no part of what the mail says. */
static void
mark_lines (GArray *lines, ReadoutMailTextKind kind)
{
  for (guint i = 0; i < lines->len; i++)
    {
      Line *line = get_line (lines, i);
      guint n_header;

      if (line->aside)
        continue;
      if (is_signature (line) || is_marker (line, READOUT_IMPORT_MAIL_ORIGINAL) ||
          (kind == READOUT_MAIL_TEXT_HTML && ends_introduction (line)))
        {
          set_aside (lines, i, lines->len);
          return;
        }
      if (is_marker (line, READOUT_IMPORT_MAIL_FORWARD))
        {
          line->aside = TRUE;
          while (i + 1 < lines->len && is_blank (get_line (lines, i + 1)))
            i++;
          n_header = count_header (lines, i + 1);
          set_aside (lines, i + 1, i + 1 + n_header);
          i += n_header;
          continue;
        }
      n_header = count_header (lines, i);
      if (n_header > 0)
        {
          /* The mail that is answered to follows; one at the top is forwarded. */
          set_aside (lines, i, i > 0 ? lines->len : n_header);
          i += n_header;
        }
      else if (is_quoted (line))
        {
          set_introduction_aside (lines, i);
          line->aside = TRUE;
        }
    }
}

/* The paragraphs of what was HTML, which are known, in one run of lines. */
static void
append_blocks (ReadoutTextBuilder *builder, const char *string)
{
  g_auto (GStrv) blocks = g_strsplit (string, "\n\n", -1);

  for (guint i = 0; blocks[i] != NULL; i++)
    {
      readout_text_builder_add_verbatim (builder, blocks[i], -1);
      readout_text_builder_end_paragraph (builder);
    }
}

/* Adds the paragraphs of lines that belong together. */
static void
append_run (ReadoutTextBuilder *builder, const char *string, ReadoutMailTextKind kind)
{
  g_autoptr (GArray) paragraphs = NULL;

  if (kind == READOUT_MAIL_TEXT_HTML)
    {
      append_blocks (builder, string);
      return;
    }
  paragraphs = readout_text_find_paragraphs (string, 0, strlen (string));
  for (guint i = 0; i < paragraphs->len; i++)
    {
      ReadoutSpan span = g_array_index (paragraphs, ReadoutParagraph, i).span;

      readout_text_builder_add_verbatim (builder, string + span.start, span.end - span.start);
      readout_text_builder_end_paragraph (builder);
    }
}

/* Adds a line to a run; one that flows on into the next keeps only its space. */
static void
append_line (GString *run, const Line *line, gboolean flowed)
{
  const char *start = line->start;
  gsize length = line->length;

  if (flowed && length > 0 && *start == ' ')
    {
      /* Stuffed, so that it is taken for no quotation. */
      start++;
      length--;
    }
  g_string_append_len (run, start, length);
  if (!flowed || length == 0 || start[length - 1] != ' ')
    g_string_append_c (run, '\n');
}

void
readout_mail_text_append (ReadoutTextBuilder *builder, const char *text, ReadoutMailTextKind kind)
{
  g_autoptr (GArray) lines = split_lines (text);
  g_autoptr (GString) run = g_string_new (NULL);
  gboolean says_something = FALSE;

  mark_lines (lines, kind);
  for (guint i = 0; i < lines->len; i++)
    says_something |= !get_line (lines, i)->aside && !is_blank (get_line (lines, i));
  for (guint i = 0; i < lines->len; i++)
    {
      Line *line = get_line (lines, i);

      line->aside = line->aside && says_something;
      if (i > 0 && line->aside != get_line (lines, i - 1)->aside)
        {
          append_run (builder, run->str, kind);
          g_string_truncate (run, 0);
        }
      readout_text_builder_set_aside (builder, line->aside);
      append_line (run, line, kind == READOUT_MAIL_TEXT_FLOWED && !is_quoted (line));
    }
  append_run (builder, run->str, kind);
  readout_text_builder_set_aside (builder, FALSE);
}
