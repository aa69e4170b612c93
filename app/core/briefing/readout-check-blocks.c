/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the blocks of a draft end that can be read on their own. CommonMark 0.30, sections 4 and 5.
 */
#include "briefing/readout-check-block.h"

#include <string.h>

/* What goes on over blank lines. */
typedef struct
{
  char fence; /* '`' or '~' of an open code block, or '\0' */
  gsize fence_length;
  const char *html_end; /* what ends an open HTML block; NULL for none */
} State;

static gboolean
is_blank (const char *line, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r')
      return FALSE;
  return TRUE;
}

static gsize
count_run (const char *line, gsize length, char c)
{
  gsize n = 0;

  while (n < length && line[n] == c)
    n++;
  return n;
}

static gboolean
contains (const char *line, gsize length, const char *needle)
{
  gsize n = strlen (needle);

  for (gsize i = 0; i + n <= length; i++)
    if (g_ascii_strncasecmp (line + i, needle, n) == 0)
      return TRUE;
  return FALSE;
}

static void
open_html (State *state, const char *line, gsize length)
{
  static const struct
  {
    const char *start;
    const char *end;
  } kinds[] = {
    { "<!--", "-->" },
    { "<?", "?>" },
    { "<![CDATA[", "]]>" },
    { "<pre", "</pre>" },
    { "<script", "</script>" },
    { "<style", "</style>" },
    { "<textarea", "</textarea>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      gsize n = strlen (kinds[i].start);

      if (length >= n && g_ascii_strncasecmp (line, kinds[i].start, n) == 0)
        {
          if (!contains (line + n, length - n, kinds[i].end))
            state->html_end = kinds[i].end;
          return;
        }
    }
}

/* Reads a line that stands in no list: opens and closes what goes on over blank lines. */
static void
read_line (State *state, const char *line, gsize length)
{
  gsize indent = count_run (line, length, ' ');
  const char *words = line + indent;
  gsize n = length - indent;

  if (state->html_end != NULL)
    {
      if (contains (line, length, state->html_end))
        state->html_end = NULL;
      return;
    }
  if (state->fence != '\0')
    {
      gsize run = count_run (words, n, state->fence);

      if (indent < 4 && run >= state->fence_length && is_blank (words + run, n - run))
        state->fence = '\0';
      return;
    }
  if (n >= 3 && (*words == '`' || *words == '~'))
    {
      gsize run = count_run (words, n, *words);

      if (run >= 3 && (*words == '~' || memchr (words + run, '`', n - run) == NULL))
        {
          state->fence = *words;
          state->fence_length = run;
        }
    }
  else if (indent < 4 && n > 0 && *words == '<')
    open_html (state, words, n);
}

/* Whether a line begins a block by itself, whatever is before it: a footnote, an item of a list, a
 * heading. */
static gboolean
begins_block (const char *line, gsize length)
{
  gsize run = count_run (line, length, '#');

  if (run > 0 && run <= 6 && (run == length || line[run] == ' '))
    return TRUE;
  if (length > 1 && strchr ("-*+", *line) != NULL && line[1] == ' ' &&
      !is_blank (line + 1, length - 1))
    return TRUE;
  if (length > 3 && line[0] == '[' && line[1] == '^')
    {
      const char *close = memchr (line, ']', length);

      return close != NULL && close + 1 < line + length && close[1] == ':';
    }
  return FALSE;
}

static gboolean
is_heading (const char *line, gsize length)
{
  return length > 0 && *line == '#' && begins_block (line, length);
}

gsize
readout_check_block_find_end (const char *markdown, gsize length, gsize start)
{
  State state = { '\0', 0, NULL };
  gboolean after_blank = FALSE;
  gboolean after_heading = FALSE;
  gboolean has_words = FALSE;

  g_return_val_if_fail (markdown != NULL && start <= length, length);

  for (gsize line = start; line < length;)
    {
      const char *newline = memchr (markdown + line, '\n', length - line);
      gsize end = newline != NULL ? (gsize)(newline - markdown) : length;
      gsize n = end - line;
      gboolean blank = is_blank (markdown + line, n);
      gboolean free = state.fence == '\0' && state.html_end == NULL;

      if (has_words && free && !blank && markdown[line] != ' ' && markdown[line] != '\t' &&
          (after_blank || after_heading || begins_block (markdown + line, n)))
        return line;
      read_line (&state, markdown + line, n);
      has_words = has_words || !blank;
      after_blank = blank;
      after_heading = !blank && free && is_heading (markdown + line, n);
      line = newline != NULL ? end + 1 : length;
    }
  return length;
}
