/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cleans the titles, names and languages that web pages give.
 */
#include "formats/readout-html-values.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#include "import/readout-date.h"
#include "import/readout-import-words.h"

/* Longer values are cut before they are looked at, in bytes. */
#define VALUE_MAX 4096

/* More words than these are no name of a site, of persons. */
#define OUTLET_WORDS 8
#define NAMES_WORDS 40

/* The length of the entity at @at, and the character that it stands for; 0 if it is none. */
static gsize
read_entity (const char *at, gunichar *character)
{
  const char *end = strchr (at, ';');
  char name[16];
  const htmlEntityDesc *entity;

  if (end == NULL || end - at < 3 || end - at > 12)
    return 0;
  g_strlcpy (name, at + 1, end - at);
  if (name[0] == '#')
    {
      gboolean hexadecimal = g_ascii_tolower (name[1]) == 'x';
      char *rest;

      *character = g_ascii_strtoull (name + (hexadecimal ? 2 : 1), &rest, hexadecimal ? 16 : 10);
      if (*rest != '\0')
        return 0;
    }
  else
    {
      entity = htmlEntityLookup ((const xmlChar *)name);
      *character = entity != NULL ? entity->value : strcmp (name, "apos") == 0 ? '\'' : 0;
    }
  return g_unichar_validate (*character) && *character >= 0x20 ? end - at + 1 : 0;
}

/* The length of a tag at @at; 0 if it is none. */
static gsize
measure_tag (const char *at)
{
  gsize n = strcspn (at, ">");
  gboolean is_tag = g_ascii_isalpha (at[1]) || (at[1] == '/' && g_ascii_isalpha (at[2]));

  return is_tag && at[n] == '>' && n < 200 ? n + 1 : 0;
}

char *
readout_html_value_clean (const char *value)
{
  g_autofree char *valid = g_utf8_make_valid (value, strnlen (value, VALUE_MAX));
  GString *clean = g_string_new (NULL);
  gboolean space = FALSE;

  for (const char *at = valid; *at != '\0';)
    {
      gunichar character = g_utf8_get_char (at);
      gsize n = 0;

      if (*at == '<' && (n = measure_tag (at)) > 0)
        {
          at += n;
          continue;
        }
      if (*at == '&')
        n = read_entity (at, &character);
      at = n > 0 ? at + n : g_utf8_next_char (at);
      if (g_unichar_isspace (character))
        {
          space = clean->len > 0;
          continue;
        }
      if (space)
        g_string_append_c (clean, ' ');
      space = FALSE;
      g_string_append_unichar (clean, character);
    }
  return g_string_free (clean, FALSE);
}

char *
readout_html_value_dup_host (const char *url)
{
  g_autoptr (GUri) uri = url != NULL ? g_uri_parse (url, G_URI_FLAGS_PARSE_RELAXED, NULL) : NULL;
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  return host != NULL && *host != '\0' ? g_strdup (host) : NULL;
}

/* Letters and digits only, in small letters. */
static char *
fold (const char *string, gsize length)
{
  g_autofree char *lower = g_utf8_strdown (string, length);
  GString *folded = g_string_new (NULL);

  for (const char *at = lower; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalnum (g_utf8_get_char (at)))
      g_string_append_unichar (folded, g_utf8_get_char (at));
  return g_string_free (folded, FALSE);
}

/* The length of the mark that sets parts of a title apart, with the spaces around it; 0 if none
 * begins at @at. */
static gsize
match_separator (const char *at)
{
  gsize before = strspn (at, " ");
  const char *mark = at + before;
  gunichar character = g_utf8_get_char (mark);
  gsize n = *mark != '\0' ? (gsize)(g_utf8_next_char (mark) - mark) : 0;
  gboolean is_tight = FALSE; /* it needs no space before it */

  switch (character)
    {
    case '|':
    case 0xFF5C: /* | of full width */
    case 0x00BB: /* » */
    case '_':
    case ':':
      is_tight = TRUE;
      break;
    case '-':
    case 0x2013:
    case 0x2014:
    case 0x00B7: /* · */
    case 0x2022: /* • */
    case '~':
    case '>':
      break;
    default:
      return 0;
    }
  while (mark[n] == *mark && n < 3 && (guchar)*mark < 0x80)
    n++;
  if ((before == 0 && !is_tight) || (character == ':' && mark[n] != ' ' && n < 2))
    return 0;
  if (mark[n] != ' ' && (before > 0 || !is_tight))
    return 0;
  return before + n + strspn (mark + n, " ");
}

/* Words between spaces; two characters of a script that writes none are one. */
static guint
count_words (const char *string)
{
  guint n = 0;
  guint n_wide = 0;
  gboolean space = TRUE;

  for (const char *at = string; *at != '\0'; at = g_utf8_next_char (at))
    {
      if (g_unichar_iswide (g_utf8_get_char (at)))
        n_wide++;
      else if (*at != ' ')
        n += space;
      space = *at == ' ';
    }
  return n + n_wide / 2;
}

/* Whether a part of a title names the site. */
static gboolean
is_site (const char *part, gsize length, const char *const *sites)
{
  g_autofree char *folded = fold (part, length);
  gsize n = strlen (folded);

  if (n == 0 || readout_import_words_get_outlet (part, length) != NULL)
    return TRUE;
  for (guint i = 0; sites[i] != NULL; i++)
    {
      g_autofree char *name = fold (sites[i], -1);
      gsize n_name = strlen (name);

      if ((n_name > 0 && strcmp (folded, name) == 0) || (n >= 4 && strstr (name, folded) != NULL) ||
          (n_name >= 4 && g_str_has_prefix (folded, name) && n <= 2 * n_name))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_heading (const char *part, gsize length, const char *heading)
{
  g_autofree char *folded = fold (part, length);
  g_autofree char *other = heading != NULL ? fold (heading, -1) : NULL;

  return other != NULL && *folded != '\0' && strcmp (folded, other) == 0;
}

typedef struct
{
  const char *first;       /* the end of the first part, NULL when there is only one */
  const char *after_first; /* the start of the second */
  const char *last;        /* the end of the last part but one */
  const char *after_last;
  const char *site; /* the end of what stands before the first part that is a site, or NULL */
} Parts;

static Parts
find_parts (const char *start, const char *end, const char *const *sites)
{
  Parts parts = { NULL, NULL, NULL, NULL, NULL };
  guint n_parts = 0;

  for (const char *at = g_utf8_next_char (start); at < end; at = g_utf8_next_char (at))
    {
      gsize n = match_separator (at);

      if (n == 0 || at + n >= end)
        continue;
      if (parts.first == NULL)
        {
          parts.first = at;
          parts.after_first = at + n;
        }
      else if (parts.site == NULL && ++n_parts < 20 &&
               is_site (parts.after_last, at - parts.after_last, sites))
        parts.site = parts.last;
      parts.last = at;
      parts.after_last = at + n;
      at += n - 1;
    }
  return parts;
}

/* A few words after many are rather the site's than the headline's. */
static gboolean
is_short_tail (const char *start, const Parts *parts, const char *end)
{
  g_autofree char *front = g_strndup (start, parts->last - start);
  g_autofree char *tail = g_strndup (parts->after_last, end - parts->after_last);

  return count_words (front) >= 4 && count_words (tail) <= 3;
}

char *
readout_html_value_trim_title (const char *title,
                               const char *const *sites,
                               const char *heading,
                               gboolean guess)
{
  const char *start = title;
  const char *end = title + strlen (title);

  /* The heading can be the name of the site. */
  if (heading != NULL && is_site (heading, strlen (heading), sites))
    heading = NULL;
  while (start < end && !is_heading (start, end - start, heading))
    {
      Parts parts = find_parts (start, end, sites);

      if (parts.last == NULL)
        break;
      if (is_site (parts.after_last, end - parts.after_last, sites) ||
          is_heading (start, parts.last - start, heading))
        end = parts.last;
      else if (is_site (start, parts.first - start, sites) ||
               is_heading (parts.after_first, end - parts.after_first, heading))
        start = parts.after_first;
      else if (parts.site != NULL)
        end = parts.site;
      else if (guess && is_short_tail (start, &parts, end))
        end = parts.last;
      else
        break;
    }
  return g_strndup (start, end - start);
}

static gboolean
has_letter (const char *string)
{
  for (const char *at = string; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalpha (g_utf8_get_char (at)))
      return TRUE;
  return FALSE;
}

/* Where in a line the names end: at a bar, a bullet, a date. */
static gsize
measure_names (const char *line)
{
  const char *at = line;

  for (; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);
      g_autofree char *published = NULL;
      gboolean has_year;

      if (character == '|' || character == 0x2022 || character == 0x00B7 || character == '/' ||
          g_ascii_isdigit (*at) || g_str_has_prefix (at, " @") || g_str_has_prefix (at, " - ") ||
          g_str_has_prefix (at, " \342\200\223 ") || g_str_has_prefix (at, " \342\200\224 "))
        break;
      if (at > line && at[-1] == ' ' && readout_date_scan (at, &published, &has_year) > 0)
        break;
    }
  while (at > line && strchr (" ,;-:(\t", at[-1]) != NULL)
    at--;
  return at - line;
}

/* Whether a part of a byline is what somebody does, or for whom. */
static gboolean
is_role (const char *part, gsize length)
{
  if (readout_import_words_get_outlet (part, length) != NULL)
    return TRUE;
  for (gsize at = 0; at < length;)
    {
      gsize n = strcspn (part + at, " ,");

      n = MIN (n, length - at);
      if (readout_import_words_has (READOUT_IMPORT_ROLE, part + at, n))
        return TRUE;
      at += n + 1;
    }
  return FALSE;
}

/* The length of the names without what follows them: ", Staff Writer", ", CNN", " on". */
static gsize
trim_names (const char *names, gsize length)
{
  for (;;)
    {
      const char *comma = g_strrstr_len (names, length, ",");
      const char *space = g_strrstr_len (names, length, " ");
      gsize n = comma != NULL ? strspn (comma, ", ") : 0;

      if (comma != NULL && is_role (comma + n, length - (comma + n - names)))
        length = comma - names;
      else if (space != NULL && readout_import_words_has (READOUT_IMPORT_BEFORE_DATE, space + 1,
                                                          length - (space + 1 - names)))
        length = space - names;
      else
        return length;
    }
}

/* An address of the web is the name of a site, not of somebody. */
static gboolean
is_host (const char *names)
{
  const char *stop = strrchr (names, '.');

  return stop != NULL && stop > names && strchr (names, ' ') == NULL && strlen (stop) >= 3;
}

/* The byte after "By" and the like; not after "Von" of "Von der Leyen". */
static const char *
skip_by (const char *line)
{
  for (guint again = 0; again < 2; again++)
    {
      gsize n = readout_import_words_match (READOUT_IMPORT_WEB_BYLINE, line);
      const char *rest = line + n;

      rest += n > 0 ? strspn (rest, " :") : 0;
      if (n > 0 && g_str_has_prefix (rest, "\357\274\232"))
        rest += 3;
      if (n == 0 || *rest == '\0' || g_unichar_islower (g_utf8_get_char (rest)))
        break;
      line = rest;
    }
  return line;
}

/* The length of @names without the address that stands after them, in brackets or not. */
static gsize
measure_before_address (const char *names)
{
  const char *address = strstr (names, "://");

  if (address == NULL)
    return strlen (names);
  while (address > names && address[-1] != ' ' && address[-1] != '(')
    address--;
  while (address > names && strchr (" (<", address[-1]) != NULL)
    address--;
  return address - names;
}

char *
readout_html_value_read_author (const char *byline)
{
  g_auto (GStrv) lines = g_strsplit (byline, "\n", 8);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = readout_html_value_clean (lines[i]);
      const char *names = skip_by (line);
      gsize n;

      line[names - line + measure_before_address (names)] = '\0';
      n = measure_names (names);
      n = trim_names (names, n);
      line[names - line + n] = '\0';
      if (n > 0 && has_letter (names) && !is_host (names) && count_words (names) <= NAMES_WORDS)
        return g_strdup (names);
    }
  return NULL;
}

/* Two words or more, and all but the small ones begin with a capital letter, or the script has
 * none. */
static gboolean
looks_like_names (const char *names)
{
  g_auto (GStrv) words = g_strsplit (names, " ", NAMES_WORDS);
  guint n_names = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      gunichar first = g_utf8_get_char (words[i]);
      gsize n = strcspn (words[i], ",;.&");

      if (n == 0 || readout_import_words_has (READOUT_IMPORT_PARTICLE, words[i], n) ||
          readout_import_words_has (READOUT_IMPORT_JOIN, words[i], n))
        continue;
      if (g_unichar_islower (first) || !g_unichar_isalpha (first) ||
          readout_import_words_has (READOUT_IMPORT_WEEKDAY, words[i], n) ||
          readout_import_words_has (READOUT_IMPORT_BEFORE_DATE, words[i], n) ||
          readout_import_words_get_month (words[i], n) != 0)
        return FALSE;
      n_names += g_unichar_isupper (first) ? 1 : 2;
    }
  return n_names >= 2;
}

char *
readout_html_value_find_author (const char *words)
{
  g_auto (GStrv) lines = g_strsplit (words, "\n", 8);
  gboolean after_by = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *author = readout_html_value_read_author (lines[i]);

      after_by = after_by || readout_import_words_match (READOUT_IMPORT_WEB_BYLINE, lines[i]) > 0;
      if (author != NULL && (looks_like_names (author) || after_by))
        return g_steal_pointer (&author);
    }
  return NULL;
}

char *
readout_html_value_read_outlet (const char *name)
{
  g_autofree char *clean = readout_html_value_clean (name);
  g_autofree char *host = readout_html_value_dup_host (clean);
  g_autofree char *part = NULL;
  const char *start = host != NULL ? host : clean;
  const char *known;
  gsize length;

  if (g_str_has_prefix (start, "www."))
    start += 4;
  if (*start == '@' || !has_letter (start))
    return NULL;
  for (length = 0; start[length] != '\0'; length++)
    if (length > 0 && start[length] != ':' && match_separator (start + length) > 0)
      break;
  known = readout_import_words_get_outlet (start, strlen (start));
  if (known == NULL)
    known = readout_import_words_get_outlet (start, length);
  if (known != NULL)
    return g_strdup (known);
  part = g_strndup (start, length);
  return count_words (part) <= OUTLET_WORDS ? g_steal_pointer (&part) : NULL;
}

char *
readout_html_value_read_language (const char *language)
{
  g_auto (GStrv) parts = g_strsplit_set (language, "-_.,; ", 3);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (parts[0] == NULL || (strlen (parts[0]) != 2 && strlen (parts[0]) != 3))
    return NULL;
  first = g_ascii_strdown (parts[0], -1);
  if (parts[1] == NULL || strlen (parts[1]) != 2)
    return g_steal_pointer (&first);
  second = g_ascii_strup (parts[1], -1);
  return g_strdup_printf ("%s-%s", first, second);
}
