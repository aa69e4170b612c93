/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Dates as briefings write them.
 */
#include "briefing/readout-citation-date.h"

#include <string.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/ustring.h>

/* Which parts of a date are known, and what ICU calls them. */
typedef enum
{
  PARTS_YEAR,
  PARTS_MONTH,
  PARTS_DAY,
  N_PARTS,
} Parts;

static const char *const skeletons[N_PARTS] = { "y", "yMMMM", "yMMMMd" };

/* Formats of one language. Not for two threads at a time. */
typedef struct
{
  char *language;
  UDateFormat *formats[N_PARTS];
} Formats;

static GMutex mutex;
static Formats known; /* of the language that was asked for last */
static char *wanted;  /* the form of readout_citation_dup_date(); NULL for English */

gboolean
readout_citation_parse_date (const char *published, int *year, int *month, int *day)
{
  int values[3] = { 0, 0, 0 };
  const char *p = published;

  if (p == NULL)
    return FALSE;
  for (int part = 0; part < 3; part++)
    {
      int n_digits = part == 0 ? 4 : 2;

      if (part > 0)
        {
          if (*p != '-')
            break;
          p++;
        }
      for (int i = 0; i < n_digits; i++, p++)
        {
          if (!g_ascii_isdigit (*p))
            return FALSE;
          values[part] = values[part] * 10 + (*p - '0');
        }
    }
  if (g_ascii_isdigit (*p) || values[0] == 0)
    return FALSE;
  if (values[2] != 0 && !g_date_valid_dmy (values[2], values[1], values[0]))
    return FALSE;
  if (values[1] > 12)
    return FALSE;
  *year = values[0];
  *month = values[1];
  *day = values[2];
  return TRUE;
}

static char *
dup_english (int year, int month, int day)
{
  static const char *const months[] = { "January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December" };

  if (month == 0)
    return g_strdup_printf ("%d", year);
  if (day == 0)
    return g_strdup_printf ("%s %d", months[month - 1], year);
  return g_strdup_printf ("%d %s %d", day, months[month - 1], year);
}

static char *
dup_numbers (int year, int month, int day)
{
  if (month == 0)
    return g_strdup_printf ("%04d", year);
  if (day == 0)
    return g_strdup_printf ("%04d-%02d", year, month);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

static void
open_format (Formats *formats, UDateTimePatternGenerator *generator, Parts parts)
{
  static const UChar utc[] = { 'U', 'T', 'C', 0 };
  UErrorCode status = U_ZERO_ERROR;
  UChar skeleton[16];
  UChar pattern[64];
  int32_t length;

  u_uastrcpy (skeleton, skeletons[parts]);
  length =
      udatpg_getBestPattern (generator, skeleton, -1, pattern, G_N_ELEMENTS (pattern), &status);
  if (U_SUCCESS (status))
    formats->formats[parts] = udat_open (UDAT_PATTERN, UDAT_PATTERN, formats->language, utc, -1,
                                         pattern, length, &status);
}

static void
forget (Formats *formats)
{
  for (guint i = 0; i < N_PARTS; i++)
    g_clear_pointer (&formats->formats[i], udat_close);
  g_clear_pointer (&formats->language, g_free);
}

static void
learn (Formats *formats, const char *language)
{
  UErrorCode status = U_ZERO_ERROR;
  UDateTimePatternGenerator *generator;

  if (g_strcmp0 (formats->language, language) == 0)
    return;
  forget (formats);
  formats->language = g_strdup (language);
  generator = udatpg_open (language, &status);
  if (U_FAILURE (status))
    return;
  for (guint i = 0; i < N_PARTS; i++)
    open_format (formats, generator, i);
  udatpg_close (generator);
}

/* %NULL where ICU knows nothing of the language. */
static char *
dup_foreign (const char *language, int year, int month, int day)
{
  Parts parts = month == 0 ? PARTS_YEAR : day == 0 ? PARTS_MONTH : PARTS_DAY;
  g_autoptr (GDateTime) time =
      g_date_time_new_utc (year, month == 0 ? 1 : month, day == 0 ? 1 : day, 12, 0, 0);
  UErrorCode status = U_ZERO_ERROR;
  UChar words[96];
  char utf8[288];
  int32_t length = 0;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  learn (&known, language);
  if (time == NULL || known.formats[parts] == NULL)
    return NULL;
  udat_format (known.formats[parts], (UDate)g_date_time_to_unix (time) * 1000, words,
               G_N_ELEMENTS (words), NULL, &status);
  u_strToUTF8 (utf8, sizeof utf8, &length, words, -1, &status);
  return U_SUCCESS (status) && length > 0 && length < (int32_t)sizeof utf8
             ? g_strndup (utf8, (gsize)length)
             : NULL;
}

char *
readout_citation_dup_date_in (const char *published, const char *form)
{
  int year, month, day;
  char *date = NULL;

  if (!readout_citation_parse_date (published, &year, &month, &day))
    return g_strdup ("undated");
  if (form != NULL && strcmp (form, "iso") == 0)
    return dup_numbers (year, month, day);
  if (form != NULL && *form != '\0')
    date = dup_foreign (form, year, month, day);
  return date != NULL ? date : dup_english (year, month, day);
}

char *
readout_citation_dup_date (const char *published)
{
  g_autofree char *form = NULL;

  g_mutex_lock (&mutex);
  form = g_strdup (wanted);
  g_mutex_unlock (&mutex);
  return readout_citation_dup_date_in (published, form);
}

void
readout_citation_set_date_form (const char *form)
{
  g_mutex_lock (&mutex);
  g_free (wanted);
  wanted = form != NULL && *form != '\0' ? g_strdup (form) : NULL;
  g_mutex_unlock (&mutex);
}
