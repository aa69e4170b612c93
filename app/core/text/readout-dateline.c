/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Datelines told apart from the text that they stand before.
 */
#include "text/readout-dateline.h"

#include <string.h>

#define DATELINE_MAX 100 /* bytes */

static const char *const dashes[] = { "--", "—", "–", "-", "_", "―" };

/* The bytes of the dash at @p, 0 when there is none. A hyphen stands between spaces, others may
 * touch the words. */
static gsize
measure_dash (const char *text, guint32 at, guint32 end)
{
  for (guint i = 0; i < G_N_ELEMENTS (dashes); i++)
    {
      gsize length = strlen (dashes[i]);

      if (end - at <= length || strncmp (text + at, dashes[i], length) != 0)
        continue;
      if (length == 1 && (text[at - 1] != ' ' || text[at + 1] != ' '))
        continue;
      return length;
    }
  return 0;
}

/* Whether the words between are those of a dateline: a place in capitals or an agency in brackets,
 * and no word in lower case outside of brackets. */
static gboolean
is_place_and_date (const char *text, guint32 start, guint32 end)
{
  g_autofree char *words = g_strndup (text + start, end - start);
  gsize capitals = 0;
  gboolean shouted = TRUE;
  gboolean word_start = TRUE;
  gboolean lower_word = FALSE;
  guint n_brackets = 0;
  guint depth = 0;

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '(')
        {
          depth++;
          n_brackets++;
        }
      else if (c == ')')
        depth -= depth > 0;
      else if (c == ',' && shouted && capitals > 0 && n_brackets == 0)
        break;
      else if (!g_unichar_isalnum (c) && strchr (" .,/'&", (char)(c < 0x80 ? c : '?')) == NULL &&
               c != 0x2019 && c != 0xa0)
        return FALSE;
      if (depth == 0 && n_brackets == 0)
        {
          shouted = shouted && (!g_unichar_isalpha (c) || g_unichar_isupper (c));
          capitals += g_unichar_isupper (c) != 0;
          lower_word = lower_word || (word_start && g_unichar_islower (c));
        }
      word_start = !g_unichar_isalnum (c) && c != '\'' && c != 0x2019;
    }
  if (depth > 0 || lower_word)
    return FALSE;
  return (shouted && capitals >= 3) || (n_brackets == 1 && capitals > 0);
}

guint32
readout_dateline_find_end (const char *text, guint32 start, guint32 end)
{
  guint32 limit = MIN (end, start + DATELINE_MAX);

  g_return_val_if_fail (text != NULL && start <= end, start);

  if (start == end || !g_unichar_isupper (g_utf8_get_char_validated (text + start, end - start)))
    return start;
  for (guint32 at = start + 1; at < limit; at++)
    {
      gsize length;
      guint32 after;

      if (text[at] == '\n')
        return start;
      length = measure_dash (text, at, end);
      if (length == 0)
        continue;
      if (!is_place_and_date (text, start, at))
        return start;
      for (after = at + (guint32)length; after < end && text[after] == ' '; after++)
        ;
      return after < end ? after : start;
    }
  return start;
}
