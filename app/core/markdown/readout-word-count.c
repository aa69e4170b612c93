/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How many words a text has.
 */
#include "markdown/readout-word-count.h"

#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#define WORDS_A_MINUTE 238

static void
blank (char *text, gsize start, gsize end)
{
  memset (text + start, ' ', end - start);
}

/* The end of what begins at @start and ends with @close on the same line; 0 where it does not. */
static gsize
find_close (const char *text, gsize length, gsize start, char close)
{
  for (gsize i = start; i < length && text[i] != '\n'; i++)
    if (text[i] == close)
      return i + 1;
  return 0;
}

/* Puts spaces in the place of what is no word to a reader. */
static void
blank_marks (char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      gsize end = 0;

      if (text[i] == '[' && i + 1 < length && text[i + 1] == '^')
        end = find_close (text, length, i, ']');
      else if (text[i] == ']' && i + 1 < length && text[i + 1] == '(')
        end = find_close (text, length, i + 1, ')');
      else if (text[i] == '<' && i + 1 < length && g_ascii_isalpha (text[i + 1]))
        end = find_close (text, length, i, '>');
      if (end > 0)
        {
          blank (text, i, end);
          i = end - 1;
        }
    }
}

/* Whether a stretch that ICU calls a word is one: a number alone counts, a mark does not. */
static gboolean
is_word (UBreakIterator *words)
{
  return ubrk_getRuleStatus (words) >= UBRK_WORD_NONE_LIMIT;
}

/* "don't" is one word to ICU; "well-known" is two, and one to a reader. */
static gboolean
goes_on (const char *text, gsize length, gsize start)
{
  return start >= 2 && start < length && text[start - 1] == '-' &&
         !g_ascii_isspace (text[start - 2]) && text[start - 2] != '-';
}

guint
readout_word_count (const char *markdown, gsize length)
{
  g_autofree char *text = NULL;
  UErrorCode status = U_ZERO_ERROR;
  UText *utext;
  UBreakIterator *words;
  guint n_words = 0;
  int32_t start;
  int32_t end;

  g_return_val_if_fail (markdown != NULL, 0);

  text = g_strndup (markdown, length);
  blank_marks (text, length);
  utext = utext_openUTF8 (NULL, text, (int64_t)length, &status);
  words = ubrk_open (UBRK_WORD, "en", NULL, 0, &status);
  ubrk_setUText (words, utext, &status);
  if (U_SUCCESS (status))
    for (start = ubrk_first (words), end = ubrk_next (words); end != UBRK_DONE;
         start = end, end = ubrk_next (words))
      if (is_word (words) && !goes_on (text, length, (gsize)start))
        n_words++;
  if (words != NULL)
    ubrk_close (words);
  if (utext != NULL)
    utext_close (utext);
  return n_words;
}

guint
readout_word_count_get_minutes (guint n_words)
{
  return (n_words + WORDS_A_MINUTE - 1) / WORDS_A_MINUTE;
}
