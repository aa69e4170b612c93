/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words compared without regard to typography.
 */
#include "briefing/readout-word-compare.h"

#include <string.h>

#include "text/readout-plain-words.h"

/* A bracket that does not close within so many bytes is a bracket of no editor. */
#define BRACKET_REACH 300

/* So many comparisons a word are made before it is given up. */
#define EFFORT 50

static guint64
hash_letters (const char *start, gsize length)
{
  g_autofree char *key = readout_plain_word_dup_key (start, start + length);

  return readout_plain_word_hash (key, key + strlen (key));
}

static void
add_word (GArray *words,
          const char *text,
          const char *start,
          const char *end,
          ReadoutComparedKind kind,
          guint64 key)
{
  ReadoutComparedWord word = { { (guint32)(start - text), (guint32)(end - text) }, key, 0, kind };

  g_array_append_val (words, word);
}

/* The end of an ellipsis at @p; @p itself when there is none. */
static const char *
find_ellipsis_end (const char *p, const char *end)
{
  if (g_utf8_get_char (p) == 0x2026)
    return g_utf8_next_char (p);
  if (end - p >= 3 && strncmp (p, "...", 3) == 0)
    return p + 3;
  if (end - p >= 5 && strncmp (p, ". . .", 5) == 0)
    return p + 5;
  return p;
}

/* What stands between brackets. */
static ReadoutComparedKind
classify_bracket (const char *start, const char *end)
{
  while (start < end && g_ascii_isspace (*start))
    start++;
  return start == end || find_ellipsis_end (start, end) > start ? READOUT_COMPARED_ELLIPSIS
                                                                : READOUT_COMPARED_BRACKET;
}

static gboolean
is_letter_at (const char *p, const char *end)
{
  return p < end && g_unichar_isalnum (g_utf8_get_char (p));
}

/* The end of a word some letters of which stand in brackets ("[t]he", "run[s]"), its keys with and
 * without them; @p itself when there is none. */
static const char *
find_bracketed_word_end (const char *p, const char *end, ReadoutComparedWord *word)
{
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GString) outside = g_string_new (NULL);
  gboolean open = FALSE;
  guint n_brackets = 0;
  const char *start = p;

  for (; p < end; p = g_utf8_next_char (p))
    {
      if (*p == '[' && !open)
        {
          if (p > start && !is_letter_at (p + 1, end))
            break;
          open = TRUE;
        }
      else if (*p == ']' && open)
        {
          open = FALSE;
          n_brackets++;
        }
      else if (is_letter_at (p, end) || (g_utf8_get_char (p) == 0x2019 && p > start) ||
               (*p == '\'' && p > start))
        {
          g_string_append_len (all, p, g_utf8_next_char (p) - p);
          if (!open)
            g_string_append_len (outside, p, g_utf8_next_char (p) - p);
        }
      else
        break;
    }
  if (n_brackets == 0 || open || outside->len == 0)
    return start;
  word->key = hash_letters (all->str, all->len);
  word->other = hash_letters (outside->str, outside->len);
  return p;
}

/* Signs that are said aloud. */
static gboolean
is_sign (gunichar c)
{
  return c == '%' || g_unichar_type (c) == G_UNICODE_CURRENCY_SYMBOL;
}

/* What a bracket at @p stands for; the place behind it, @p when it is nothing but a bracket. */
static const char *
read_bracket (
    GArray *words, const char *text, const char *p, const char *end, gboolean is_quotation)
{
  ReadoutComparedWord word = { .kind = READOUT_COMPARED_WORD };
  const char *close = memchr (p, ']', MIN (end - p, BRACKET_REACH));
  const char *word_end;

  if (close == NULL)
    return p;
  word_end = find_bracketed_word_end (p, end, &word);
  if (word_end > close + 1)
    {
      word.span.start = (guint32)(p - text);
      word.span.end = (guint32)(word_end - text);
      g_array_append_val (words, word);
      return word_end;
    }
  if (!is_quotation)
    return p;
  add_word (words, text, p, close + 1, classify_bracket (p + 1, close), 0);
  return close + 1;
}

static GArray *
read_words (const char *text, gsize length, gboolean is_quotation)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (ReadoutComparedWord));
  const char *end = text + length;

  for (const char *p = text; p < end;)
    {
      const char *next;

      if (*p == '[')
        next = read_bracket (words, text, p, end, is_quotation);
      else if ((next = find_ellipsis_end (p, end)) > p && is_quotation)
        add_word (words, text, p, next, READOUT_COMPARED_ELLIPSIS, 0);
      if (next == p && is_sign (g_utf8_get_char (p)))
        {
          next = g_utf8_next_char (p);
          add_word (words, text, p, next, READOUT_COMPARED_WORD, g_utf8_get_char (p));
        }
      if (next == p && (next = readout_plain_word_find_end (p, end)) > p)
        {
          ReadoutComparedWord word = { .kind = READOUT_COMPARED_WORD };
          const char *whole =
              next < end && *next == '[' ? find_bracketed_word_end (p, end, &word) : p;

          if (whole > next)
            {
              word.span.start = (guint32)(p - text);
              word.span.end = (guint32)(whole - text);
              g_array_append_val (words, word);
              next = whole;
            }
          else
            add_word (words, text, p, next, READOUT_COMPARED_WORD,
                      readout_plain_word_hash (p, next));
        }
      p = next > p ? next : g_utf8_next_char (p);
    }
  return words;
}

GArray *
readout_compared_words_new_source (const char *text, gsize length)
{
  g_return_val_if_fail (text != NULL, NULL);

  return read_words (text, length, FALSE);
}

GArray *
readout_compared_words_new_quotation (const char *text, gsize length)
{
  g_return_val_if_fail (text != NULL, NULL);

  return read_words (text, length, TRUE);
}

gboolean
readout_compared_words_match (const ReadoutComparedWord *source,
                              const ReadoutComparedWord *quotation)
{
  return source->key == quotation->key ||
         (quotation->other != 0 && source->key == quotation->other) ||
         (source->other != 0 && source->other == quotation->key);
}

static const ReadoutComparedWord *
get_word (GArray *words, guint index)
{
  return &g_array_index (words, ReadoutComparedWord, index);
}

/* Words of the quotation with nothing left out between them, and how far from those before. */
typedef struct
{
  guint start;
  guint end;
  guint skip; /* so many words of the source may lie before it */
} Stretch;

static GArray *
find_stretches (GArray *quotation)
{
  GArray *stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));
  guint skip = G_MAXUINT; /* the first one may stand anywhere */

  for (guint i = 0; i < quotation->len;)
    {
      Stretch stretch = { i, i, skip };

      while (stretch.end < quotation->len &&
             get_word (quotation, stretch.end)->kind == READOUT_COMPARED_WORD)
        stretch.end++;
      if (stretch.end > stretch.start)
        {
          g_array_append_val (stretches, stretch);
          skip = 0;
        }
      for (i = stretch.end;
           i < quotation->len && get_word (quotation, i)->kind != READOUT_COMPARED_WORD; i++)
        if (skip != G_MAXUINT)
          skip += get_word (quotation, i)->kind == READOUT_COMPARED_ELLIPSIS ? READOUT_ELLIPSIS_MAX
                                                                             : READOUT_BRACKET_MAX;
    }
  return stretches;
}

/* Whether a stretch stands at @at of the source. */
static gboolean
stands_at (GArray *source, guint at, GArray *quotation, const Stretch *stretch, gsize *effort)
{
  guint n = stretch->end - stretch->start;

  if (at > source->len || source->len - at < n)
    return FALSE;
  for (guint i = 0; i < n; i++, (*effort)--)
    if (*effort == 0 || !readout_compared_words_match (get_word (source, at + i),
                                                       get_word (quotation, stretch->start + i)))
      return FALSE;
  return TRUE;
}

/* Where the stretch ends in the source, wherever the one before it ended: ascending. */
static GArray *
follow (GArray *source, GArray *ends, GArray *quotation, const Stretch *stretch, gsize *effort)
{
  GArray *next = g_array_new (FALSE, FALSE, sizeof (guint));
  guint tried = 0; /* places before this one were looked at */

  for (guint i = 0; i<ends->len && * effort> 0; i++)
    {
      guint from = MAX (tried, g_array_index (ends, guint, i));
      gsize until = (gsize)g_array_index (ends, guint, i) + stretch->skip;

      for (guint at = from; at < source->len && at <= until; at++)
        {
          guint end = at + stretch->end - stretch->start;

          if (stands_at (source, at, quotation, stretch, effort))
            g_array_append_val (next, end);
          tried = at + 1;
        }
    }
  return next;
}

gboolean
readout_compared_words_contain (GArray *source, GArray *quotation)
{
  g_autoptr (GArray) stretches = NULL;
  g_autoptr (GArray) ends = g_array_new (FALSE, TRUE, sizeof (guint));
  gsize effort;

  g_return_val_if_fail (source != NULL, FALSE);
  g_return_val_if_fail (quotation != NULL, FALSE);

  stretches = find_stretches (quotation);
  effort = EFFORT * ((gsize)source->len + quotation->len + 1);
  g_array_set_size (ends, 1);
  for (guint i = 0; i < stretches->len && ends->len > 0 && effort > 0; i++)
    {
      GArray *next =
          follow (source, ends, quotation, &g_array_index (stretches, Stretch, i), &effort);

      g_array_unref (ends);
      ends = next;
    }
  return ends->len > 0 || effort == 0;
}
