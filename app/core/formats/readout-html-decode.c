/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The encoding of web pages.
 */
#include "formats/readout-html-decode.h"

#include <string.h>

#include "formats/readout-charset.h"

/* A page declares its encoding within so many bytes. */
#define LOOK_AHEAD 8192

/* Encodings that are called by the name of a smaller one (Encoding Standard of WHATWG). */
static const struct
{
  const char *name;
  const char *encoding;
} wider[] = {
  { "iso-8859-1", "WINDOWS-1252" },
  { "iso8859-1", "WINDOWS-1252" },
  { "latin1", "WINDOWS-1252" },
  { "us-ascii", "WINDOWS-1252" },
  { "ascii", "WINDOWS-1252" },
  { "ansi", "WINDOWS-1252" },
  { "iso-8859-9", "WINDOWS-1254" },
  { "iso-8859-11", "WINDOWS-874" },
  { "tis-620", "WINDOWS-874" },
  { "gb2312", "GB18030" },
  { "gbk", "GB18030" },
  { "x-gbk", "GB18030" },
  { "shift_jis", "windows-31j" },
  { "shift-jis", "windows-31j" },
  { "sjis", "windows-31j" },
  { "x-sjis", "windows-31j" },
  { "euc-kr", "windows-949" },
  { "ks_c_5601-1987", "windows-949" },
  { "big5", "Big5-HKSCS" },
};

/* What follows "charset=" or "encoding=" in a tag, without quotation marks; owned by the caller. */
static char *
read_name (const char *tag, const char *key)
{
  const char *at = strstr (tag, key);
  gsize n;

  if (at == NULL)
    return NULL;
  at += strlen (key);
  at += strspn (at, " \t\r\n");
  if (*at != '=')
    return NULL;
  at += 1 + strspn (at + 1, " \t\r\n\"'");
  n = strcspn (at, " \t\r\n\"';/>?");
  return n > 0 && n < 40 ? g_strndup (at, n) : NULL;
}

/* The encoding that a page declares; owned by the caller, %NULL if none. */
static char *
find_declaration (const ReadoutDocument *document)
{
  g_autofree char *head = g_ascii_strdown (document->data, MIN (document->length, LOOK_AHEAD));

  for (char *at = head; (at = strchr (at, '<')) != NULL; at++)
    {
      char *end = strchr (at, '>');
      char *name = NULL;

      if (end == NULL)
        break;
      *end = '\0';
      if (g_str_has_prefix (at, "<?xml"))
        name = read_name (at, "encoding");
      else if (g_str_has_prefix (at, "<meta"))
        name = read_name (at, "charset");
      if (name != NULL)
        return name;
      at = end;
    }
  return NULL;
}

static const char *
widen (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (wider); i++)
    if (strcmp (name, wider[i].name) == 0)
      return wider[i].encoding;
  return name;
}

/* %NULL when the encoding is not known, or a good part of it cannot be read. */
static char *
convert (const ReadoutDocument *document, const char *encoding, gsize *length)
{
  gsize n_bad;
  char *text = readout_charset_convert (document->data, document->length, encoding, length, &n_bad);

  if (text != NULL && n_bad * 20 > document->length)
    g_clear_pointer (&text, g_free);
  return text;
}

static gboolean
has_mark (const ReadoutDocument *document)
{
  const guchar *data = (const guchar *)document->data;

  return document->length >= 3 &&
         ((data[0] == 0xFF && data[1] == 0xFE) || (data[0] == 0xFE && data[1] == 0xFF) ||
          (data[0] == 0xEF && data[1] == 0xBB && data[2] == 0xBF));
}

char *
readout_html_decode (const ReadoutDocument *document,
                     gsize *length,
                     gboolean *doubtful,
                     GError **error)
{
  char *text = NULL;

  *doubtful = FALSE;
  if (!has_mark (document) && !g_utf8_validate_len (document->data, document->length, NULL))
    {
      g_autofree char *name = find_declaration (document);

      if (name != NULL && !g_str_has_prefix (name, "utf-8") && !g_str_has_prefix (name, "utf-16"))
        text = convert (document, widen (name), length);
    }
  if (text == NULL)
    text = readout_document_decode (document, length, doubtful, error);
  if (text != NULL)
    for (char *at = text; (at = memchr (at, '\0', text + *length - at)) != NULL; at++)
      *at = ' ';
  return text;
}
