/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bylines, credits and links told apart from what a report says.
 */
#include "text/readout-furniture.h"

#include <string.h>

#include "text/readout-segmenter-words.h"

/* A longer paragraph is text, whatever it begins with; in bytes. */
#define FURNITURE_MAX 240
#define BYLINE_MAX_WORDS 14

/* "By JO LEE and Kim Park, Staff Writers": names, and nothing else but what joins them. */
static gboolean
is_byline (const char *line, const char *folded)
{
  guint n_words = 0;
  g_auto (GStrv) words = NULL;

  if (!g_str_has_prefix (folded, "by ") || g_str_has_suffix (folded, "."))
    return FALSE;
  words = g_strsplit (line, " ", BYLINE_MAX_WORDS + 1);
  for (guint i = 1; words[i] != NULL; i++)
    {
      if (++n_words >= BYLINE_MAX_WORDS)
        return FALSE;
      if (!g_unichar_isupper (g_utf8_get_char (words[i])) && strlen (words[i]) > 3)
        return FALSE;
    }
  return n_words >= 2 && g_unichar_isupper (g_utf8_get_char (words[1])) &&
         g_unichar_isupper (g_utf8_get_char (words[2]));
}

gboolean
readout_furniture_check (const char *text, guint32 start, guint32 end)
{
  g_autofree char *line = NULL;
  g_autoptr (GString) folded = NULL;
  const char *first;

  g_return_val_if_fail (text != NULL && start <= end, FALSE);

  if (end - start > FURNITURE_MAX)
    return FALSE;
  line = g_strndup (text + start, end - start);
  for (first = line; *first != '\0' && strchr ("-*([| ", *first) != NULL; first++)
    ;
  folded = g_string_new (first);
  g_string_ascii_down (folded);
  g_string_replace (folded, "\xE2\x80\x99", "'", 0);
  return is_byline (first, folded->str) || readout_segmenter_is_furniture (folded->str);
}
