/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words compared without regard to typography, and their difference in words.
 */
#include "briefing/readout-word-compare.h"

#include <string.h>

#include "briefing/readout-citation.h"
#include "text/readout-plain-words.h"

#define SKIP_MAX 60
#define ALIGN_MAX 300
#define GAP "…"

static void
clear_word (gpointer data)
{
  g_free (((ReadoutComparedWord *)data)->key);
}

static void
add_word (GArray *words, const char *text, const char *start, const char *end, char *key)
{
  ReadoutComparedWord word = { { (guint32)(start - text), (guint32)(end - text) }, key };

  g_array_append_val (words, word);
}

GArray *
readout_compared_words_new (const char *text, gsize length)
{
  GArray *words;
  const char *end;

  g_return_val_if_fail (text != NULL, NULL);

  words = g_array_new (FALSE, FALSE, sizeof (ReadoutComparedWord));
  g_array_set_clear_func (words, clear_word);
  end = text + length;
  for (const char *p = text; p < end;)
    {
      gunichar c = g_utf8_get_char (p);
      const char *word_end;

      if (c == '[')
        {
          const char *close = memchr (p, ']', MIN (end - p, 200));

          if (close != NULL)
            {
              add_word (words, text, p, close + 1, g_strdup (GAP));
              p = close + 1;
              continue;
            }
        }
      if (c == 0x2026 || (c == '.' && end - p >= 3 && p[1] == '.' && p[2] == '.'))
        {
          word_end = c == '.' ? p + 3 : g_utf8_next_char (p);
          add_word (words, text, p, word_end, g_strdup (GAP));
          p = word_end;
          continue;
        }
      word_end = readout_plain_word_find_end (p, end);
      if (word_end == p)
        {
          p = g_utf8_next_char (p);
          continue;
        }
      add_word (words, text, p, word_end, readout_plain_word_dup_key (p, word_end));
      p = word_end;
    }
  return words;
}

static const char *
get_key (GArray *words, guint index)
{
  return g_array_index (words, ReadoutComparedWord, index).key;
}

static gboolean
is_gap (const char *key)
{
  return strcmp (key, GAP) == 0;
}

/* Whether the words from @index on answer to those of @source from @at on. */
static gboolean
matches_at (GArray *source, guint at, GArray *words, guint index)
{
  for (; index < words->len; index++, at++)
    {
      if (is_gap (get_key (words, index)))
        {
          while (index < words->len && is_gap (get_key (words, index)))
            index++;
          if (index == words->len)
            return TRUE;
          for (guint skip = 0; skip <= SKIP_MAX && at + skip < source->len; skip++)
            if (strcmp (get_key (source, at + skip), get_key (words, index)) == 0 &&
                matches_at (source, at + skip, words, index))
              return TRUE;
          return FALSE;
        }
      /* An ellipsis of the source itself is no word that a quotation must repeat. */
      while (at < source->len && is_gap (get_key (source, at)))
        at++;
      if (at >= source->len || strcmp (get_key (source, at), get_key (words, index)) != 0)
        return FALSE;
    }
  return TRUE;
}

gboolean
readout_compared_words_contain (GArray *source, GArray *words)
{
  guint first = 0;

  g_return_val_if_fail (source != NULL, FALSE);
  g_return_val_if_fail (words != NULL, FALSE);

  while (first < words->len && is_gap (get_key (words, first)))
    first++;
  if (first == words->len)
    return TRUE;
  for (guint at = 0; at < source->len; at++)
    if (strcmp (get_key (source, at), get_key (words, first)) == 0 &&
        matches_at (source, at, words, first))
      return TRUE;
  return FALSE;
}

static void
append_words (
    GString *out, const char *mark, const char *text, GArray *words, guint from, guint until)
{
  g_autofree char *raw = NULL;
  g_autofree char *escaped = NULL;

  if (from >= until)
    return;
  raw = g_strndup (text + g_array_index (words, ReadoutComparedWord, from).span.start,
                   g_array_index (words, ReadoutComparedWord, until - 1).span.end -
                       g_array_index (words, ReadoutComparedWord, from).span.start);
  escaped = readout_citation_escape (raw);
  g_string_append_printf (out, "%s%s%s%s", out->len > 0 ? " " : "", mark, escaped, mark);
}

char *
readout_compared_words_align (const char *source_text,
                              GArray *source,
                              const char *text,
                              GArray *words,
                              ReadoutSpan *range,
                              double *similarity)
{
  guint n = MIN (words->len, ALIGN_MAX);
  guint m = MIN (source->len, ALIGN_MAX);
  g_autofree guint16 *lengths = g_new0 (guint16, (gsize)(n + 1) * (m + 1));
  GString *difference;
  guint i = 0;
  guint j = 0;
  guint first_i = 0;
  guint last_i = 0;
  guint first_j = G_MAXUINT;
  guint last_j = 0;
  guint from_i = 0;
  guint from_j = 0;
  guint begin;
  guint stop;

#define AT(a, b) lengths[(gsize)(a) * (m + 1) + (b)]
  for (guint a = n; a-- > 0;)
    for (guint b = m; b-- > 0;)
      AT (a, b) = strcmp (get_key (words, a), get_key (source, b)) == 0
                      ? AT (a + 1, b + 1) + 1
                      : MAX (AT (a + 1, b), AT (a, b + 1));
  *similarity = n > 0 ? (double)AT (0, 0) / n : 0;
  if (n == 0 || AT (0, 0) == 0)
    return NULL;

  while (i < n && j < m)
    if (strcmp (get_key (words, i), get_key (source, j)) == 0)
      {
        if (first_j == G_MAXUINT)
          {
            first_i = i;
            first_j = j;
          }
        last_i = i++;
        last_j = j++;
      }
    else if (AT (i + 1, j) >= AT (i, j + 1))
      i++;
    else
      j++;
  /* Words that are changed at either end answer to as many of the source. */
  begin = first_j - MIN (first_j, first_i);
  stop = MIN (m, last_j + (n - last_i));

  difference = g_string_new (NULL);
  i = 0;
  j = begin;
  from_j = begin;
  while (i < n || j < stop)
    {
      if (i < n && j < stop && strcmp (get_key (words, i), get_key (source, j)) == 0)
        {
          append_words (difference, "~~", text, words, from_i, i);
          append_words (difference, "**", source_text, source, from_j, j);
          append_words (difference, "", text, words, i, i + 1);
          from_i = ++i;
          from_j = ++j;
        }
      else if (j >= stop || (i < n && AT (i + 1, j) >= AT (i, j + 1)))
        i++;
      else
        j++;
    }
  append_words (difference, "~~", text, words, from_i, n);
  append_words (difference, "**", source_text, source, from_j, stop);
#undef AT

  range->start = g_array_index (source, ReadoutComparedWord, begin).span.start;
  range->end = g_array_index (source, ReadoutComparedWord, stop - 1).span.end;
  return g_string_free (difference, FALSE);
}
