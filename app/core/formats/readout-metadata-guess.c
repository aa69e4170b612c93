/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Guesses the headline, byline, dateline and language of a report from its words.
 */
#include "formats/readout-metadata.h"

#include <string.h>

#include "formats/readout-language-guess.h"
#include "import/readout-date.h"
#include "import/readout-import-words.h"

/* A headline, a byline, a date line is not longer, in bytes. */
#define TITLE_LIMIT 220
#define LINE_LIMIT 160
#define NAME_LIMIT 60

/* So many paragraphs at the top and at the end are looked at, so many lines of a credit, and so
 * many words for the language. */
#define TOP_PARAGRAPHS 8
#define TAIL_PARAGRAPHS 6
#define CREDIT_LINES 6
#define WORDS_MAX 3000

typedef struct
{
  ReadoutReport *report;
  char *day; /* "????-02-22": a date without its year, or NULL */
  gboolean has_title;
  gboolean in_text;      /* the running text has begun */
  gboolean after_credit; /* the last paragraph held a byline, a date or an address */
  guint n_unknown;       /* paragraphs before the text that are none of these */
} Guess;

/* At most @max bytes of @length, and no half character. */
static char *
dup_start (const char *string, gsize length, gsize max)
{
  if (length > max)
    for (length = max; length > 0 && ((guchar)string[length] & 0xC0) == 0x80;)
      length--;
  return g_strndup (string, length);
}

static const char *
skip_blanks (const char *at)
{
  while (*at != '\0' && g_unichar_isspace (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return at;
}

/* The dash that sets a dateline or the parts of a byline apart, with the space around it; 0 if
 * there is none. */
static gsize
match_dash (const char *at)
{
  const char *start = at;
  gunichar character;

  at = skip_blanks (at);
  character = g_utf8_get_char (at);
  if (character == 0x2013 || character == 0x2014 || character == 0x2015)
    at = g_utf8_next_char (at);
  else if (character == '-' && (at[1] == '-' || at > start) && !g_ascii_isalnum (at[1]))
    at += at[1] == '-' ? 2 : 1;
  else
    return 0;
  return skip_blanks (at) - start;
}

static void
take_date (Guess *guess, const char *published, gboolean has_year)
{
  if (has_year && guess->report->published == NULL)
    {
      guess->report->published = g_strdup (published);
      readout_report_add_doubt (guess->report, READOUT_REPORT_FIELD_PUBLISHED);
    }
  else if (!has_year && guess->day == NULL)
    guess->day = g_strdup (published);
}

static void
take_outlet (Guess *guess, const char *name, gsize length)
{
  const char *known;

  while (length > 0 && g_ascii_isspace (name[length - 1]))
    length--;
  known = readout_import_words_get_outlet (name, length);

  if (known != NULL)
    readout_metadata_set (guess->report, READOUT_REPORT_FIELD_OUTLET, known, -1, TRUE);
  else
    readout_metadata_set (guess->report, READOUT_REPORT_FIELD_OUTLET, name, length, TRUE);
}

/* A word of a name: begins with a capital letter, or is one of the small words that names hold. */
static gboolean
is_name_word (const char *word, gsize length)
{
  return g_unichar_isupper (g_utf8_get_char (word)) ||
         readout_import_words_has (READOUT_IMPORT_PARTICLE, word, length);
}

static gboolean
is_role (const char *part, gsize length)
{
  g_auto (GStrv) words = NULL;
  g_autofree char *copy = g_strndup (part, length);

  words = g_strsplit_set (copy, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (readout_import_words_has (READOUT_IMPORT_ROLE, words[i], strlen (words[i])))
      return TRUE;
  return FALSE;
}

/* The length of the name of persons at @at: "Jane Doe", "Jane Doe and John Smith". */
static gsize
measure_names (const char *at)
{
  gsize length = 0;
  guint n_words = 0;
  guint n_capitals = 0;

  for (;;)
    {
      const char *word = skip_blanks (at + length);
      gsize n = strcspn (word, " \t,|()/;:");

      if (n == 0 || match_dash (at + length) > 0 ||
          readout_import_words_has (READOUT_IMPORT_PLACE_AFTER, word, n) ||
          !(is_name_word (word, n) || readout_import_words_has (READOUT_IMPORT_JOIN, word, n)) ||
          readout_import_words_has (READOUT_IMPORT_WEEKDAY, word, n))
        break;
      n_words++;
      n_capitals += g_unichar_isupper (g_utf8_get_char (word));
      length = word + n - at;
    }
  return n_words >= 1 && n_words <= 12 && n_capitals >= 1 ? length : 0;
}

/* What follows the names of a byline: outlet, place, role, date, set apart by commas and dashes. */
static void
read_byline_rest (Guess *guess, const char *rest)
{
  while (*rest != '\0')
    {
      gsize dash = match_dash (rest);
      gboolean is_place;
      gboolean has_year;
      g_autofree char *published = NULL;
      gsize before;
      gsize n;

      rest = dash > 0 ? rest + dash : skip_blanks (rest);
      rest += strspn (rest, ",|()/;: \t");
      before = readout_import_words_match (READOUT_IMPORT_BEFORE_DATE, rest);
      before += strspn (rest + before, ": ");
      n = readout_date_scan (rest + before, &published, &has_year);
      if (n > 0)
        {
          take_date (guess, published, has_year);
          rest += before + n;
          continue;
        }
      n = readout_import_words_match (READOUT_IMPORT_PLACE_AFTER, rest);
      is_place = n > 0;
      rest = skip_blanks (rest + n);
      for (n = 0;
           rest[n] != '\0' && strchr (",|()/;:", rest[n]) == NULL && match_dash (rest + n) == 0;)
        n += g_utf8_skip[(guchar)rest[n]];
      if (readout_import_words_get_outlet (rest, n) != NULL ||
          (n > 0 && !is_place && !is_role (rest, n) && g_unichar_isupper (g_utf8_get_char (rest))))
        take_outlet (guess, rest, n);
      if (n == 0 && *rest != '\0')
        n = g_utf8_skip[(guchar)*rest];
      rest += n;
    }
}

/* "By Jane Doe, Al Jazeera", "By JOHN SMITH in Kyiv | 22 February 2022" */
static gboolean
read_byline (Guess *guess, const char *line)
{
  gsize n = readout_import_words_match (READOUT_IMPORT_BYLINE, line);
  const char *names = skip_blanks (line + n + (line[n] == ':'));
  gsize length;

  if (n == 0 || strlen (line) > LINE_LIMIT)
    return FALSE;
  length = measure_names (names);
  if (length == 0 || g_str_has_suffix (line, "."))
    return FALSE;
  if (names[length] != '\0' && strchr (",|()/;:", names[length]) == NULL &&
      match_dash (names + length) == 0 &&
      readout_import_words_match (READOUT_IMPORT_PLACE_AFTER, skip_blanks (names + length)) == 0)
    return FALSE;
  if (readout_import_words_get_outlet (names, length) != NULL)
    take_outlet (guess, names, length);
  else
    readout_metadata_set (guess->report, READOUT_REPORT_FIELD_AUTHOR, names, length, TRUE);
  read_byline_rest (guess, names + length);
  return TRUE;
}

/* The place and the date that a dateline begins with: capitalised words set apart by commas.
 * Returns their length; 0 when something else stands there. */
static gsize
measure_place (const char *line, char **published, gboolean *has_year)
{
  const char *at = line;

  for (guint n_words = 0; n_words < 10; n_words++)
    {
      gsize n = *published == NULL ? readout_date_scan (at, published, has_year) : 0;

      if (n == 0)
        {
          n = strcspn (at, " ,(/");
          if (n == 0 || !is_name_word (at, n))
            break;
        }
      at += n;
      at += strspn (at, ",. ");
      if (*at == '(' || *at == '/' || match_dash (at[-1] == ' ' ? at - 1 : at) > 0)
        return at - line;
    }
  return 0;
}

/* "(Reuters) –", "/TASS/." */
static gboolean
read_agency (Guess *guess, const char *at, gboolean after_place)
{
  const char *close = strchr (at + 1, *at == '(' ? ')' : '/');
  gsize n = close != NULL ? close - at - 1 : 0;

  if (n == 0 || n > 40 || !g_unichar_isupper (g_utf8_get_char (at + 1)) ||
      (match_dash (close + 1) == 0 && *at != '/') ||
      (!after_place && readout_import_words_get_outlet (at + 1, n) == NULL))
    return FALSE;
  take_outlet (guess, at + 1, n);
  return TRUE;
}

/* "KYIV, 22 February (Reuters) – ", "MOSCOW, February 22. /TASS/. ", "(AFP) — ". */
static gboolean
read_dateline (Guess *guess, const char *paragraph)
{
  g_autofree char *line = dup_start (paragraph, strcspn (paragraph, "\n"), LINE_LIMIT);
  g_autofree char *published = NULL;
  gboolean has_year = FALSE;
  gsize n = measure_place (line, &published, &has_year);

  if (line[n] == '(' || (line[n] == '/' && n > 0))
    {
      if (!read_agency (guess, line + n, n > 0))
        return FALSE;
    }
  else if (n == 0 || !g_ascii_isupper (line[0]) || !g_ascii_isupper (line[1]))
    return FALSE;
  if (published != NULL)
    take_date (guess, published, has_year);
  return TRUE;
}

/* "© 2022 Al Jazeera", "Copyright 2022 The Associated Press. All rights reserved." */
static gboolean
read_copyright (Guess *guess, const char *line)
{
  gsize n = readout_import_words_match (READOUT_IMPORT_COPYRIGHT, line);
  const char *at = line;
  const char *year = NULL;
  gsize length;

  if (n == 0)
    return FALSE;
  while (n > 0)
    {
      at += n;
      n = strspn (at, " \t,:");
      if (n == 0)
        n = match_dash (at);
      if (n == 0 && (n = strspn (at, "0123456789")) == 4)
        year = at;
      if (n == 0)
        n = readout_import_words_match (READOUT_IMPORT_COPYRIGHT, at);
    }
  length = strcspn (at, ".,;|(");
  while (length > 0 && g_ascii_isspace (at[length - 1]))
    length--;
  if (length > 0 && length <= 60 && g_unichar_isupper (g_utf8_get_char (at)) &&
      !readout_import_words_has (READOUT_IMPORT_NOT_OUTLET, at, length))
    take_outlet (guess, at, length);
  if (year != NULL && guess->day != NULL && guess->report->published == NULL)
    {
      memcpy (guess->day, year, 4);
      take_date (guess, guess->day, TRUE);
    }
  return TRUE;
}

static gboolean
read_url (Guess *guess, const char *line)
{
  return (g_str_has_prefix (line, "http://") || g_str_has_prefix (line, "https://")) &&
         (guess->report->url != NULL ||
          readout_metadata_set (guess->report, READOUT_REPORT_FIELD_URL, line, -1, TRUE));
}

static gboolean
read_date_line (Guess *guess, const char *line)
{
  g_autofree char *published = strlen (line) <= LINE_LIMIT ? readout_date_parse (line) : NULL;

  if (published == NULL || strlen (published) < 7)
    return FALSE;
  take_date (guess, published, TRUE);
  return TRUE;
}

static gboolean
read_outlet_line (Guess *guess, const char *line)
{
  if (readout_import_words_get_outlet (line, strlen (line)) == NULL)
    return FALSE;
  take_outlet (guess, line, strlen (line));
  return TRUE;
}

/* The outlet of a web address: a known one, else the name of the host. */
static void
guess_outlet_of_url (Guess *guess)
{
  g_autoptr (GUri) uri = NULL;
  const char *host;
  const char *known = NULL;

  if (guess->report->url == NULL || guess->report->outlet != NULL)
    return;
  uri = g_uri_parse (guess->report->url, G_URI_FLAGS_NONE, NULL);
  host = uri != NULL ? g_uri_get_host (uri) : NULL;
  if (host == NULL || *host == '\0')
    return;
  for (const char *at = host; at != NULL && known == NULL; at = strchr (at, '.'))
    {
      at += *at == '.';
      known = readout_import_words_get_outlet (at, strlen (at));
    }
  if (g_str_has_prefix (host, "www."))
    host += 4;
  readout_metadata_set (guess->report, READOUT_REPORT_FIELD_OUTLET, known != NULL ? known : host,
                        -1, TRUE);
}

/* Whether @line can be a headline: short, and no sentence of a running text. */
static gboolean
is_headline (const char *line)
{
  gsize n = strlen (line);
  const char *stop;

  if (n == 0 || n > TITLE_LIMIT)
    return FALSE;
  stop = strchr (line, '.');
  return stop == NULL || g_str_has_suffix (line, "...") || n <= 130;
}

static void
take_title (Guess *guess, const char *title)
{
  gsize n = strlen (title);

  /* The full stop that some archives put after a headline; not that of "U.S." or "…". */
  if (n > 2 && title[n - 1] == '.' && title[n - 2] != '.' && !g_ascii_isupper (title[n - 2]) &&
      strstr (title, ". ") == NULL)
    n--;
  readout_metadata_set (guess->report, READOUT_REPORT_FIELD_TITLE, title, n, TRUE);
}

/* The line without the marks of Markdown around it, in place. */
static const char *
strip_marks (char *line)
{
  gsize n;

  g_strchomp (line);
  for (n = strlen (line); n > 0 && (line[n - 1] == '*' || line[n - 1] == '_'); n--)
    line[n - 1] = '\0';
  line += strspn (line, "*_> \t");
  if (*line == '<' && n > 0 && g_str_has_suffix (line, ">"))
    {
      line[strlen (line) - 1] = '\0';
      line++;
    }
  n = strspn (line, "#");
  return skip_blanks (line[n] == ' ' ? line + n : line);
}

static gboolean
read_top_line (Guess *guess, const char *line)
{
  return read_url (guess, line) || read_byline (guess, line) || read_date_line (guess, line) ||
         read_outlet_line (guess, line) || read_copyright (guess, line);
}

/* The date that stands before a paragraph: "Thursday, May 7, 2015 On Tuesday …", not "On May 7,
 * 2015, the …". */
static void
read_leading_date (Guess *guess, const char *paragraph)
{
  g_autofree char *published = NULL;
  gboolean has_year = FALSE;
  gsize n = readout_date_scan (paragraph, &published, &has_year);
  const char *after = skip_blanks (paragraph + n);

  if (n > 0 && has_year && strlen (published) >= 10 &&
      (g_unichar_isupper (g_utf8_get_char (after)) || match_dash (paragraph + n) > 0))
    take_date (guess, published, TRUE);
}

/* A line of a credit that holds nothing but a name: "The Harbour Times", "TPA, Brenmoor". */
static gboolean
read_name_line (Guess *guess, const char *line)
{
  gsize end = strcspn (line, ",|");

  if (strlen (line) > NAME_LIMIT || strpbrk (line, ".!?:;\"") != NULL || is_role (line, end))
    return FALSE;
  for (gsize at = 0, n; line[at] != '\0'; at += n)
    {
      at += strspn (line + at, " ,|");
      n = strcspn (line + at, " ,|");
      if (n > 0 && !is_name_word (line + at, n) &&
          !readout_import_words_has (READOUT_IMPORT_JOIN, line + at, n))
        return FALSE;
    }
  take_outlet (guess, line, end);
  return TRUE;
}

/* One of the first paragraphs. Until the running text begins, what is neither byline nor date nor
 * address is the headline first, then – next to one of those – the outlet. */
static void
read_top_paragraph (Guess *guess, char *paragraph, gboolean is_only)
{
  g_auto (GStrv) lines = g_strsplit (paragraph, "\n", CREDIT_LINES + 1);
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  g_autofree char *title = NULL;
  gboolean is_credit = FALSE;
  guint first = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = strip_marks (lines[i]);

      if (read_top_line (guess, line))
        is_credit = TRUE;
      else
        g_ptr_array_add (others, (gpointer)line);
    }
  if (guess->in_text || others->len == 0)
    {
      guess->after_credit = is_credit;
      return;
    }
  if (g_strv_length (lines) > CREDIT_LINES)
    {
      guess->in_text = TRUE;
      return;
    }

  if (!guess->has_title)
    {
      g_ptr_array_add (others, NULL);
      title = is_credit ? g_strdup (others->pdata[0]) : g_strjoinv (" ", (char **)others->pdata);
      g_ptr_array_set_size (others, others->len - 1);
      guess->has_title = TRUE;
      guess->in_text = is_only || !is_headline (title);
      if (!guess->in_text)
        take_title (guess, title);
      first = is_credit ? 1 : others->len;
    }
  else if (!is_credit && (!guess->after_credit || others->len > 1))
    guess->in_text = ++guess->n_unknown > 1;
  if (is_credit || guess->after_credit)
    for (guint i = first; i < others->len; i++)
      read_name_line (guess, others->pdata[i]);
  guess->after_credit = is_credit;
}

static void
read_top (Guess *guess, const char *text, GArray *paragraphs)
{
  for (guint i = 0; i < paragraphs->len && i < TOP_PARAGRAPHS; i++)
    {
      ReadoutSpan span = g_array_index (paragraphs, ReadoutParagraph, i).span;
      g_autofree char *paragraph = dup_start (text + span.start, span.end - span.start, 4096);

      if (read_dateline (guess, paragraph))
        guess->in_text = TRUE;
      read_leading_date (guess, paragraph);
      read_top_paragraph (guess, paragraph, paragraphs->len == 1);
    }
}

/* "Reporting by Jane Doe; Editing by …" and the copyright line. */
static void
read_tail (Guess *guess, const char *text, GArray *paragraphs)
{
  guint first = paragraphs->len > TAIL_PARAGRAPHS ? paragraphs->len - TAIL_PARAGRAPHS : 0;

  for (guint i = first; i < paragraphs->len; i++)
    {
      ReadoutSpan span = g_array_index (paragraphs, ReadoutParagraph, i).span;
      g_autofree char *line = dup_start (text + span.start, span.end - span.start, 2 * LINE_LIMIT);
      const char *at = line + strspn (line, "(*_ ");
      gsize n = readout_import_words_match (READOUT_IMPORT_TAIL_AUTHOR, at);

      if (n > 0)
        {
          const char *names = skip_blanks (at + n);

          readout_metadata_set (guess->report, READOUT_REPORT_FIELD_AUTHOR, names,
                                measure_names (names), TRUE);
        }
      read_copyright (guess, at);
    }
}

static void
guess_language (ReadoutReport *report, const char *text, GArray *paragraphs)
{
  g_autofree char *language = NULL;
  gboolean is_sure = FALSE;

  if (report->language == NULL)
    language = readout_language_guess (text, paragraphs, &is_sure);
  if (language != NULL)
    readout_metadata_set (report, READOUT_REPORT_FIELD_LANGUAGE, language, -1, !is_sure);
}

static void
guess_from_name (Guess *guess, const char *name)
{
  g_autofree char *published = NULL;

  if (name == NULL || guess->report->published != NULL)
    return;
  published = readout_date_find_in_name (name);
  if (published != NULL)
    take_date (guess, published, TRUE);
}

void
readout_metadata_guess (ReadoutReport *report,
                        const char *text,
                        GArray *paragraphs,
                        const char *name)
{
  Guess guess = { .report = report };

  read_top (&guess, text, paragraphs);
  read_tail (&guess, text, paragraphs);
  guess_outlet_of_url (&guess);
  guess_from_name (&guess, name);
  guess_language (report, text, paragraphs);
  g_free (guess.day);
}
