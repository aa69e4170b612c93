/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words of the window by locale: names of months, the order of a date, the marks in numbers.
 */
#include "readout-words.h"

#include <locale.h>

typedef struct
{
  const char *locale;
  const char *day;
  const char *number;
} Place;

/* The date is of the locale; its order is of the translation, which is English here. */
static const Place places[] = {
  { "C.UTF-8", "5 May 2021", "1234567" },
  { "de_DE.UTF-8", "5 Mai 2021", "1.234.567" },
};

static void
test_place (gconstpointer data)
{
  const Place *place = data;
  g_autofree char *before = g_strdup (setlocale (LC_ALL, NULL));
  g_autofree char *day = NULL;
  g_autofree char *year = NULL;
  g_autofree char *number = NULL;

  if (setlocale (LC_ALL, place->locale) == NULL)
    {
      g_test_skip ("this locale is not there");
      return;
    }
  day = readout_words_dup_date ("2021-05-05");
  year = readout_words_dup_date ("2021");
  number = g_strdup_printf ("%'u", 1234567u);
  setlocale (LC_ALL, before);
  g_assert_cmpstr (day, ==, place->day);
  g_assert_cmpstr (year, ==, "2021");
  g_assert_cmpstr (number, ==, place->number);
}

/* What is no date is shown as it is. */
static void
test_no_date (void)
{
  g_autofree char *words = readout_words_dup_date ("last week");
  g_autofree char *day = readout_words_dup_date ("2021-02-31");

  g_assert_cmpstr (words, ==, "last week");
  g_assert_cmpstr (day, ==, "2021-02-31");
  g_assert_null (readout_words_dup_date (NULL));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *path = g_strconcat ("/words/", places[i].locale, NULL);

      g_test_add_data_func (path, &places[i], test_place);
    }
  g_test_add_func ("/words/no-date", test_no_date);
  return g_test_run ();
}
