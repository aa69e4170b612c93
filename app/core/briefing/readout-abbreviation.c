/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Abbreviations of English, for the places where whole texts need not be segmented.
 */
#include "briefing/readout-abbreviation.h"

#include <string.h>

static const char *const abbreviations[] = {
  "Adm",  "Apr",  "Aug",    "Ave", "Blvd", "Brig",   "Bros", "Capt", "Cmdr", "Co",  "Col",
  "Corp", "Dec",  "Dept",   "Dr",  "Feb",  "Fr",     "Gen",  "Gov",  "Hon",  "Inc", "Jan",
  "Jr",   "Lt",   "Ltd",    "Maj", "Mar",  "Messrs", "Mr",   "Mrs",  "Ms",   "Mt",  "No",
  "Nov",  "Oct",  "Prof",   "Rep", "Reps", "Rev",    "Sen",  "Sens", "Sept", "Sgt", "Sr",
  "St",   "Supt", "approx", "cf",  "ed",   "etc",    "p",    "pp",   "vol",  "vs",
};

gboolean
readout_abbreviation_ends_at (const char *text, gsize start, gsize stop)
{
  gsize from = stop;
  gboolean initials = TRUE;

  g_return_val_if_fail (text != NULL, FALSE);

  while (from > start && (g_ascii_isalpha (text[from - 1]) || text[from - 1] == '.'))
    from--;
  if (from == stop)
    return FALSE;
  for (gsize i = from; i < stop && initials; i++)
    initials = (i - from) % 2 == 0 ? g_ascii_isalpha (text[i]) : text[i] == '.';
  if (initials && (stop - from) % 2 == 1)
    return stop - from > 1 || (g_ascii_isupper (text[from]) && text[from] != 'I');
  for (guint i = 0; i < G_N_ELEMENTS (abbreviations); i++)
    if (strlen (abbreviations[i]) == stop - from &&
        strncmp (text + from, abbreviations[i], stop - from) == 0)
      return TRUE;
  return FALSE;
}
