/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words of a text without what a format, an outlet or a keyboard changes.
 */
#include "text/readout-plain-words.h"

#include <string.h>

/* FNV-1a, 64 bits: http://www.isthe.com/chongo/tech/comp/fnv/ */
#define FNV_OFFSET G_GUINT64_CONSTANT (0xcbf29ce484222325)
#define FNV_PRIME G_GUINT64_CONSTANT (0x100000001b3)

/* A longer run of letters is no word, and is taken piece by piece; in bytes. */
#define WORD_MAX 256

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x02bc;
}

/* What may stand in a word and is not seen: soft hyphens, joiners, marks of byte order. */
static gboolean
is_invisible (gunichar c)
{
  return c == 0xad || (c >= 0x200b && c <= 0x200d) || c == 0x2060 || c == 0xfeff;
}

static gboolean
is_letter (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum ((char)c);
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* Of a script without spaces. */
static gboolean
stands_alone (gunichar c)
{
  return c >= 0x0e00 &&
         (g_unichar_break_type (c) == G_UNICODE_BREAK_IDEOGRAPHIC ||
          g_unichar_break_type (c) == G_UNICODE_BREAK_COMPLEX_CONTEXT) &&
         g_unichar_isalnum (c);
}

/* Whether what stands at @place continues the word that it follows. */
static gboolean
continues (const char *place, const char *end)
{
  gunichar c = g_utf8_get_char (place);
  const char *next = g_utf8_next_char (place);

  if (is_letter (c))
    return !stands_alone (c);
  if (next >= end)
    return FALSE;
  if (is_apostrophe (c) || is_invisible (c))
    return is_letter (g_utf8_get_char (next));
  return (c == '.' || c == ',') && g_ascii_isdigit (*next);
}

static guint64
mix (guint64 number)
{
  /* The finisher of MurmurHash3: every bit depends on every other. */
  number ^= number >> 33;
  number *= G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  number ^= number >> 33;
  number *= G_GUINT64_CONSTANT (0xc4ceb9fe1a85ec53);
  return number ^ (number >> 33);
}

const char *
readout_plain_word_find_end (const char *place, const char *end)
{
  const char *start = place;
  gunichar c;

  if (place >= end)
    return place;
  c = g_utf8_get_char (place);
  if (!g_unichar_isalnum (c))
    return place;
  place = g_utf8_next_char (place);
  if (stands_alone (c))
    return place;
  while (place < end && place - start < WORD_MAX && continues (place, end))
    place = g_utf8_next_char (place);
  return place;
}

gboolean
readout_plain_word_next (const char **place, const char *end, const char **start)
{
  const char *p = *place;

  while (p < end)
    {
      const char *word_end = readout_plain_word_find_end (p, end);

      if (word_end > p)
        {
          *start = p;
          *place = word_end;
          return TRUE;
        }
      p = g_utf8_next_char (p);
    }
  *place = end;
  return FALSE;
}

char *
readout_plain_word_dup_key (const char *start, const char *end)
{
  g_autofree char *normal = g_utf8_normalize (start, end - start, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = NULL;
  GString *key = g_string_sized_new (end - start);

  g_return_val_if_fail (normal != NULL, g_string_free (key, FALSE));

  folded = g_utf8_casefold (normal, -1);
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_apostrophe (c))
        g_string_append_c (key, '\'');
      else if (!is_invisible (c))
        g_string_append_unichar (key, c);
    }
  return g_string_free (key, FALSE);
}

guint64
readout_plain_word_hash (const char *start, const char *end)
{
  guint64 hash = FNV_OFFSET;

  for (const char *p = start; p < end; p++)
    {
      if ((guchar)*p >= 0x80)
        {
          g_autofree char *key = readout_plain_word_dup_key (start, end);

          hash = FNV_OFFSET;
          for (const char *q = key; *q != '\0'; q++)
            hash = (hash ^ (guchar)*q) * FNV_PRIME;
          return mix (hash);
        }
      hash = (hash ^ (guchar)g_ascii_tolower (*p)) * FNV_PRIME;
    }
  return mix (hash);
}

guint64
readout_plain_words_chain (guint64 before, guint64 word)
{
  guint64 hash = mix (before * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) + word);

  return hash != 0 ? hash : 1; /* 0 means no words */
}

guint64
readout_plain_words_hash (const char *text, gssize length)
{
  const char *place = text;
  const char *start;
  const char *end;
  guint64 hash = 0;

  g_return_val_if_fail (text != NULL, 0);

  end = text + (length >= 0 ? (gsize)length : strlen (text));
  while (readout_plain_word_next (&place, end, &start))
    hash = readout_plain_words_chain (hash, readout_plain_word_hash (start, place));
  return hash;
}

void
readout_plain_words_append (GString *keys, const char *text)
{
  const char *place = text;
  const char *end;
  const char *start;
  gboolean first = TRUE;

  g_return_if_fail (keys != NULL && text != NULL);

  end = text + strlen (text);
  while (readout_plain_word_next (&place, end, &start))
    {
      g_autofree char *key = readout_plain_word_dup_key (start, place);

      if (!first)
        g_string_append_c (keys, ' ');
      g_string_append (keys, key);
      first = FALSE;
    }
}
