/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words of the window by locale: names of months, the order of a date, the marks in numbers; and by
 * direction.
 */
#include "readout-words.h"

#include <gtk/gtk.h>
#include <locale.h>
#include <string.h>

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

/* Where the first letters of a line are: at its left or its right. */
static PangoDirection
get_direction (const char *line)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoLayout *layout = pango_layout_new (context);
  PangoDirection direction;

  pango_layout_set_text (layout, line, -1);
  direction = pango_layout_line_get_resolved_direction (pango_layout_get_line_readonly (layout, 0));
  g_object_unref (layout);
  g_object_unref (context);
  return direction;
}

/* An outlet whose name runs against the window does not turn the line around. */
static void
check_join (const char *outlet, PangoDirection expected)
{
  g_autofree char *report = readout_words_join_report (outlet, NULL, "2021-05-05");
  g_autofree char *bullet = readout_words_turn (g_strconcat ("• ", outlet, NULL));

  g_assert_nonnull (strstr (report, outlet));
  g_assert_nonnull (strstr (report, "2021"));
  g_assert_cmpint (get_direction (report), ==, expected);
  g_assert_cmpint (get_direction (bullet), ==, expected);
}

static void
test_direction (void)
{
  const char *parts[] = { "One", NULL, "", "Two" };
  g_autofree char *joined = readout_words_join (parts, G_N_ELEMENTS (parts));
  g_autofree char *nothing = readout_words_join (parts + 1, 2);

  g_assert_cmpstr (joined, ==, "\u2068One\u2069 · \u2068Two\u2069");
  g_assert_cmpstr (nothing, ==, "");
  check_join ("Al Jazeera", PANGO_DIRECTION_LTR);
  check_join ("الجزيرة", PANGO_DIRECTION_LTR);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  check_join ("Al Jazeera", PANGO_DIRECTION_RTL);
  check_join ("الجزيرة", PANGO_DIRECTION_RTL);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* The arrow leads from who said it to who reports it, also where one reads from the right. */
static void
test_voices (void)
{
  ReadoutVoice outer = { .name = (char *)"Wire" };
  ReadoutVoice inner = { .name = (char *)"Minister" };
  g_autoptr (GPtrArray) voices = g_ptr_array_new ();
  g_autofree char *ltr = NULL;
  g_autofree char *rtl = NULL;

  g_ptr_array_add (voices, &outer);
  g_ptr_array_add (voices, &inner);
  ltr = readout_words_join_voices (voices);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  rtl = readout_words_join_voices (voices);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  g_assert_cmpstr (ltr, ==, "\u2068Wire\u2069 ← \u2068Minister\u2069");
  g_assert_cmpstr (rtl, ==, "\u200f\u2068Wire\u2069 → \u2068Minister\u2069");
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
  g_test_add_func ("/words/direction", test_direction);
  g_test_add_func ("/words/voices", test_voices);
  return g_test_run ();
}
