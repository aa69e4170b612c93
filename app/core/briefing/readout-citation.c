/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The ids of citations and the text of their footnotes.
 */
#include "briefing/readout-citation.h"

#include <string.h>
#include <unicode/utrans.h>
#include <unicode/ustring.h>

#include "markdown/readout-markdown.h"

#define SLUG_MAX 32

struct _ReadoutCitationKeys
{
  GHashTable *prefixes;        /* char * → gint64 *: the report that has the prefix */
  GHashTable *report_prefixes; /* gint64 * → char *: borrowed from prefixes */
  GHashTable *last_suffix;     /* char * → guint: the last number tried behind a prefix */
  GHashTable *keys;            /* set of char * */
};

/* Plain ASCII lower case of @string by ICU: "Süddeutsche Zeitung" → "suddeutsche zeitung". */
static char *
to_ascii (const char *string)
{
  static const char rules[] = "Any-Latin; Latin-ASCII; Lower";
  UChar id[G_N_ELEMENTS (rules)];
  UErrorCode status = U_ZERO_ERROR;
  UTransliterator *transliterator;
  glong n_read = 0;
  glong n_units = 0;
  g_autofree gunichar2 *units = NULL;
  g_autofree UChar *buffer = NULL;
  int32_t length;
  int32_t limit;
  int32_t capacity;

  if (g_str_is_ascii (string))
    return g_ascii_strdown (string, MIN (strlen (string), 400));
  units = g_utf8_to_utf16 (string, MIN (strlen (string), 400), &n_read, &n_units, NULL);
  if (units == NULL)
    return g_strdup ("");
  capacity = (int32_t)n_units * 6 + 16;
  buffer = g_new0 (UChar, capacity);
  memcpy (buffer, units, n_units * sizeof (UChar));
  length = limit = (int32_t)n_units;

  u_uastrcpy (id, rules);
  transliterator = utrans_openU (id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
  if (U_SUCCESS (status))
    utrans_transUChars (transliterator, buffer, &length, capacity, 0, &limit, &status);
  g_clear_pointer (&transliterator, utrans_close);
  if (U_FAILURE (status))
    return g_ascii_strdown (string, MIN (strlen (string), 400));
  return g_utf16_to_utf8 ((const gunichar2 *)buffer, MIN (limit, capacity), NULL, NULL, NULL);
}

/* Letters and digits only, beginning with a letter, at most SLUG_MAX; "" when there are none. */
static char *
make_slug (const char *string)
{
  g_autofree char *ascii = NULL;
  GString *slug = g_string_new (NULL);

  ascii = string != NULL ? to_ascii (string) : NULL;
  if (ascii != NULL && g_str_has_prefix (ascii, "the "))
    memmove (ascii, ascii + 4, strlen (ascii + 4) + 1);
  for (const char *p = ascii; p != NULL && *p != '\0' && slug->len < SLUG_MAX; p++)
    {
      if (!g_ascii_isalnum (*p))
        continue;
      if (slug->len == 0 && g_ascii_isdigit (*p))
        g_string_append_c (slug, 'r');
      g_string_append_c (slug, g_ascii_tolower (*p));
    }
  return g_string_free (slug, FALSE);
}

static char *
make_slug_of_report (ReadoutReport *report)
{
  g_autofree char *slug = make_slug (report->outlet);

  if (*slug == '\0' && report->path != NULL)
    {
      g_autofree char *base = g_path_get_basename (report->path);
      char *dot = strrchr (base, '.');

      if (dot != NULL && dot != base)
        *dot = '\0';
      g_free (slug);
      slug = make_slug (base);
    }
  if (*slug == '\0' && report->title != NULL)
    {
      g_free (slug);
      slug = make_slug (report->title);
    }
  if (*slug == '\0')
    {
      g_free (slug);
      slug = g_strdup ("report");
    }
  return g_steal_pointer (&slug);
}

char *
readout_citation_dup_prefix (ReadoutReport *report)
{
  g_autofree char *slug = NULL;
  int year, month, day;

  g_return_val_if_fail (READOUT_IS_REPORT (report), NULL);

  slug = make_slug_of_report (report);
  if (!readout_citation_parse_date (report->published, &year, &month, &day))
    return g_strconcat (slug, "-undated", NULL);
  if (month == 0)
    return g_strdup_printf ("%s-%04d", slug, year);
  if (day == 0)
    return g_strdup_printf ("%s-%04d%02d", slug, year, month);
  return g_strdup_printf ("%s-%04d%02d%02d", slug, year, month, day);
}

ReadoutCitationKeys *
readout_citation_keys_new (void)
{
  ReadoutCitationKeys *keys = g_new0 (ReadoutCitationKeys, 1);

  keys->prefixes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  keys->report_prefixes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  keys->last_suffix = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  keys->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return keys;
}

void
readout_citation_keys_free (ReadoutCitationKeys *keys)
{
  g_hash_table_unref (keys->prefixes);
  g_hash_table_unref (keys->report_prefixes);
  g_hash_table_unref (keys->last_suffix);
  g_hash_table_unref (keys->keys);
  g_free (keys);
}

/* Takes @prefix (transferred) for the report; it must be free. */
static const char *
claim_prefix (ReadoutCitationKeys *keys, char *prefix, gint64 report_id)
{
  g_hash_table_insert (keys->prefixes, prefix, g_memdup2 (&report_id, sizeof report_id));
  g_hash_table_insert (keys->report_prefixes, g_memdup2 (&report_id, sizeof report_id), prefix);
  return prefix;
}

void
readout_citation_keys_add (ReadoutCitationKeys *keys, const char *key, gint64 report_id)
{
  const char *ordinal;

  g_return_if_fail (keys != NULL);
  g_return_if_fail (key != NULL);

  g_hash_table_add (keys->keys, g_strdup (key));
  ordinal = g_strrstr (key, "-s");
  if (ordinal != NULL && ordinal != key)
    {
      g_autofree char *prefix = g_strndup (key, ordinal - key);

      if (!g_hash_table_contains (keys->prefixes, prefix) &&
          !g_hash_table_contains (keys->report_prefixes, &report_id))
        claim_prefix (keys, g_steal_pointer (&prefix), report_id);
    }
}

/* The first of "base", "base-2", "base-3" … that @set does not hold; the numbers tried are
 * remembered, so that a thousand equal ones do not cost a million look-ups. Owned by the caller. */
static char *
find_free (ReadoutCitationKeys *keys, GHashTable *set, const char *base)
{
  guint suffix = GPOINTER_TO_UINT (g_hash_table_lookup (keys->last_suffix, base));
  g_autofree char *name = NULL;

  if (suffix == 0 && !g_hash_table_contains (set, base))
    return g_strdup (base);
  suffix = MAX (suffix, 1);
  do
    {
      g_free (name);
      name = g_strdup_printf ("%s-%u", base, ++suffix);
    }
  while (g_hash_table_contains (set, name));
  g_hash_table_replace (keys->last_suffix, g_strdup (base), GUINT_TO_POINTER (suffix));
  return g_steal_pointer (&name);
}

char *
readout_citation_keys_take (ReadoutCitationKeys *keys, ReadoutReport *report, guint ordinal)
{
  const char *prefix;
  g_autofree char *base = NULL;
  g_autofree char *key = NULL;

  g_return_val_if_fail (keys != NULL, NULL);
  g_return_val_if_fail (READOUT_IS_REPORT (report), NULL);
  g_return_val_if_fail (report->id != 0, NULL);

  prefix = g_hash_table_lookup (keys->report_prefixes, &report->id);
  if (prefix == NULL)
    {
      g_autofree char *wanted = readout_citation_dup_prefix (report);

      prefix = claim_prefix (keys, find_free (keys, keys->prefixes, wanted), report->id);
    }

  base = g_strdup_printf ("%s-s%u", prefix, ordinal);
  key = find_free (keys, keys->keys, base);
  g_hash_table_add (keys->keys, g_strdup (key));
  return g_steal_pointer (&key);
}

char *
readout_citation_dup_place (ReadoutStatement *statement)
{
  g_return_val_if_fail (READOUT_IS_STATEMENT (statement), NULL);

  if (statement->page > 0)
    return g_strdup_printf ("p. %u, ¶ %u", statement->page, statement->paragraph + 1);
  return g_strdup_printf ("¶ %u", statement->paragraph + 1);
}

gboolean
readout_citation_url_is_safe (const char *url)
{
  const char *rest;

  if (url == NULL)
    return FALSE;
  if (g_ascii_strncasecmp (url, "https://", 8) == 0)
    rest = url + 8;
  else if (g_ascii_strncasecmp (url, "http://", 7) == 0)
    rest = url + 7;
  else if (g_ascii_strncasecmp (url, "mailto:", 7) == 0)
    rest = url + 7;
  else
    return FALSE;
  if (*rest == '\0')
    return FALSE;
  for (const char *p = url; *p != '\0'; p++)
    if ((guchar)*p <= 0x20 || *p == 0x7f)
      return FALSE;
  return g_utf8_validate (url, -1, NULL);
}

/* Whether "&name;" begins at @p, which Markdown would decode. */
static gboolean
is_entity (const char *p)
{
  const char *end = p + 1;

  while (g_ascii_isalnum (*end) || *end == '#')
    end++;
  return *p == '&' && *end == ';';
}

char *
readout_citation_escape (const char *string)
{
  GString *escaped;
  gboolean space = FALSE;

  g_return_val_if_fail (string != NULL, NULL);

  escaped = g_string_sized_new (strlen (string) + 16);
  for (const char *p = string; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\v')
        {
          space = escaped->len > 0;
          continue;
        }
      if (space)
        g_string_append_c (escaped, ' ');
      space = FALSE;
      if (c < 0x20 || c == 0x7f)
        continue;
      /* What is markup only where a line begins is the business of readout_citation_guard_line().
       * "!" makes an image of a link, whose bracket is escaped already. */
      if (is_entity (p) || (c < 0x80 && strchr ("\\`*_[]<~^", (int)c) != NULL))
        g_string_append_c (escaped, '\\');
      g_string_append_unichar (escaped, c);
    }
  return g_string_free (escaped, FALSE);
}

char *
readout_citation_guard_line (const char *line)
{
  gsize n_digits;

  g_return_val_if_fail (line != NULL, NULL);

  if (*line != '\0' && strchr ("#>-+=|:", *line) != NULL)
    return g_strconcat ("\\", line, NULL);
  n_digits = strspn (line, "0123456789");
  if (n_digits > 0 && (line[n_digits] == '.' || line[n_digits] == ')'))
    return g_strdup_printf ("%.*s\\%s", (int)n_digits, line, line + n_digits);
  return g_strdup (line);
}

/* @url for between "<" and ">": what would end it is percent-encoded. */
static char *
encode_url (const char *url)
{
  GString *encoded = g_string_new (NULL);

  for (const char *p = url; *p != '\0'; p++)
    {
      if (*p == '<' || *p == '>' || *p == '\\' || *p == '`')
        g_string_append_printf (encoded, "%%%02X", (guchar)*p);
      else if (is_entity (p))
        g_string_append (encoded, "&amp;");
      else
        g_string_append_c (encoded, *p);
    }
  return g_string_free (encoded, FALSE);
}

/* A title within marks: marks of the same kind inside it would end the quotation early. */
static char *
dup_headline (const char *title)
{
  g_autofree char *escaped = readout_citation_escape (title);
  GString *headline = g_string_new (escaped);

  g_string_replace (headline, "“", "‘", 0);
  g_string_replace (headline, "”", "’", 0);
  return g_string_free (headline, FALSE);
}

char *
readout_citation_dup_text (ReadoutReport *report, ReadoutStatement *statement)
{
  GString *text;
  g_autofree char *date = NULL;
  g_autofree char *place = NULL;
  gboolean named = FALSE;

  g_return_val_if_fail (READOUT_IS_REPORT (report), NULL);
  g_return_val_if_fail (READOUT_IS_STATEMENT (statement), NULL);

  text = g_string_new (NULL);
  if (report->title != NULL && *report->title != '\0')
    {
      g_autofree char *headline = dup_headline (report->title);

      g_string_append_printf (text, "“%s”, ", headline);
      named = TRUE;
    }
  if (report->outlet != NULL && *report->outlet != '\0')
    {
      g_autofree char *outlet = readout_citation_escape (report->outlet);

      g_string_append_printf (text, "*%s*, ", outlet);
    }
  else if (report->path != NULL)
    {
      g_autofree char *base = g_path_get_basename (report->path);
      g_autofree char *valid = g_utf8_make_valid (base, -1);
      g_autofree char *escaped = readout_citation_escape (valid);

      g_string_append_printf (text, "%s, ", escaped);
    }
  else if (!named)
    g_string_append (text, "untitled report, ");

  date = readout_citation_dup_date (report->published);
  place = readout_citation_dup_place (statement);
  g_string_append_printf (text, "%s, %s.", date, place);
  if (report->state == READOUT_REPORT_STATE_CORRECTED)
    g_string_append (text, " Corrected since.");
  else if (report->state == READOUT_REPORT_STATE_WITHDRAWN)
    g_string_append (text, " Withdrawn since.");
  if (readout_citation_url_is_safe (report->url))
    {
      g_autofree char *url = encode_url (report->url);

      g_string_append_printf (text, " <%s>", url);
    }
  return g_string_free (text, FALSE);
}

char *
readout_citation_dup_definition (const char *key,
                                 ReadoutReport *report,
                                 ReadoutStatement *statement)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (readout_markdown_is_citation_key (key), NULL);

  text = readout_citation_dup_text (report, statement);
  return g_strdup_printf ("[^%s]: %s", key, text);
}
