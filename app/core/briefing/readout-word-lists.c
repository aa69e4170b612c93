/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The word lists, for whoever writes briefings.
 */
#include "briefing/readout-word-lists.h"

#include <string.h>

#include "language/readout-data.h"

ReadoutLanguage *
readout_word_lists_get (void)
{
  static ReadoutLanguage *language;
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      g_autofree char *path = readout_data_find (NULL, "language/en/words.bin", NULL);

      language = path != NULL ? readout_language_new_from_file (path, NULL) : NULL;
      g_once_init_leave (&ready, 1);
    }
  return language;
}

gboolean
readout_word_lists_has_noun (ReadoutList list, const char *word)
{
  ReadoutLanguage *language = readout_word_lists_get ();
  g_autofree char *lower = NULL;
  gsize length;

  g_return_val_if_fail (word != NULL, FALSE);

  if (language == NULL)
    return FALSE;
  lower = g_ascii_strdown (word, -1);
  if (readout_language_find (language, list, lower, -1, NULL))
    return TRUE;
  length = strlen (lower);
  if (g_str_has_suffix (lower, "men"))
    {
      lower[length - 2] = 'a';
      return readout_language_find (language, list, lower, -1, NULL);
    }
  return length > 2 && lower[length - 1] == 's' &&
         readout_language_find (language, list, lower, (gssize)length - 1, NULL);
}
