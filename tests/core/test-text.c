/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Texts, spans and paragraphs: the coordinates that every citation rests on.
 */
#include "text/readout-report.h"

#include <string.h>

static char *
dup_paragraph (ReadoutText *text, guint index)
{
  GArray *paragraphs = readout_text_get_paragraphs (text);

  g_assert_cmpuint (index, <, paragraphs->len);
  return readout_text_dup_span (text, g_array_index (paragraphs, ReadoutParagraph, index).span);
}

static void
assert_paragraphs (const char *string, ...)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutText) text = readout_text_new (string, -1, NULL, &error);
  const char *expected;
  guint n = 0;
  va_list list;

  g_assert_no_error (error);
  va_start (list, string);
  while ((expected = va_arg (list, const char *)) != NULL)
    {
      g_autofree char *paragraph = dup_paragraph (text, n++);

      g_assert_cmpstr (paragraph, ==, expected);
    }
  va_end (list);
  g_assert_cmpuint (readout_text_get_paragraphs (text)->len, ==, n);
}

static void
test_paragraphs_blank_lines (void)
{
  assert_paragraphs ("One.\n\nTwo,\nstill two.\n\n\n\nThree.\n", "One.", "Two,\nstill two.",
                     "Three.", NULL);
  assert_paragraphs ("\n\n  One.  \n \t \nTwo.", "One.", "Two.", NULL);
  assert_paragraphs ("One.\n\302\240\nTwo.\n\342\200\213\nThree.", "One.", "Two.", "Three.", NULL);
}

static void
test_paragraphs_lines (void)
{
  assert_paragraphs ("One.\nTwo.\nThree.\n", "One.", "Two.", "Three.", NULL);
  assert_paragraphs ("One.", "One.", NULL);
  assert_paragraphs ("", NULL);
  assert_paragraphs (" \n\t\n", NULL);
}

static void
test_paragraphs_long_lines (void)
{
  g_autofree char *sentence = g_strnfill (200, 'a');
  g_autofree char *string = g_strdup_printf ("Headline\n\n%s\n%s", sentence, sentence);

  assert_paragraphs (string, "Headline", sentence, sentence, NULL);
}

static void
test_paragraphs_wrapped (void)
{
  const char *first = "The council of the island met on Monday and\n"
                      "heard that the ferry would not sail again\n"
                      "until the storm had gone, it said.";
  const char *second = "Islanders had asked for a second ship, and\n"
                       "some of them stood in front of the town\n"
                       "hall for the whole of the morning.";
  g_autofree char *string = g_strdup_printf ("%s\nNobody was hurt.\n%s\n", first, second);

  assert_paragraphs (string, first, "Nobody was hurt.", second, NULL);
}

static void
test_paragraphs_given (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) paragraphs = g_array_new (FALSE, FALSE, sizeof (ReadoutParagraph));
  g_autoptr (ReadoutText) text = NULL;
  g_autofree char *words = NULL;
  ReadoutParagraph paragraph = { { 6, 9 }, 3 };

  g_array_append_val (paragraphs, paragraph);
  text = readout_text_new ("title\none\ntwo", -1, paragraphs, &error);
  g_assert_no_error (error);
  words = dup_paragraph (text, 0);
  g_assert_cmpstr (words, ==, "one");
  g_assert_cmpuint (g_array_index (readout_text_get_paragraphs (text), ReadoutParagraph, 0).page,
                    ==, 3);

  g_array_append_val (paragraphs, paragraph);
  g_assert_null (readout_text_new ("title\none\ntwo", -1, paragraphs, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_clear_error (&error);

  g_array_set_size (paragraphs, 1);
  g_assert_null (readout_text_new ("short", -1, paragraphs, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_clear_error (&error);

  g_assert_null (readout_text_new ("twelv\303\251\303\251\303\251", -1, paragraphs, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

static void
test_find_paragraph (void)
{
  g_autoptr (ReadoutText) text = readout_text_new ("\nOne.\n\nTwo.\n\nThree.", -1, NULL, NULL);

  g_assert_cmpuint (readout_text_find_paragraph (text, 0), ==, 0);
  g_assert_cmpuint (readout_text_find_paragraph (text, 1), ==, 0);
  g_assert_cmpuint (readout_text_find_paragraph (text, 6), ==, 0);
  g_assert_cmpuint (readout_text_find_paragraph (text, 7), ==, 1);
  g_assert_cmpuint (readout_text_find_paragraph (text, 13), ==, 2);
  g_assert_cmpuint (readout_text_find_paragraph (text, 4000), ==, 2);
}

/* A million lines are no slower, by the line, than a hundred: a quadratic search would take
 * minutes. */
static void
test_paragraphs_linear (void)
{
  const char *const units[] = {
    "\n", " \n", "a\n", "a\n\n", "a\n ", "  ", "a b\n \n", "\302\240\n"
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (GString) string = g_string_new (NULL);
      g_autoptr (ReadoutText) text = NULL;

      for (guint j = 0; j < 500000; j++)
        g_string_append (string, units[i]);
      text = readout_text_new (string->str, string->len, NULL, NULL);
      g_assert_nonnull (text);
    }
}

static void
test_code_points (void)
{
  const char *const parts[] = { "a", "\303\251", "\342\202\254", "\360\237\217\263", "bc", "\n" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint n_parts = 0; n_parts < 3000; n_parts = n_parts * 2 + 1)
    {
      g_autoptr (GString) string = g_string_new (NULL);
      g_autoptr (ReadoutText) text = NULL;
      guint32 characters;

      for (guint i = 0; i < n_parts; i++)
        g_string_append (string, parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))]);
      text = readout_text_new (string->str, string->len, NULL, NULL);
      characters = g_utf8_strlen (string->str, string->len);
      for (guint32 i = 0; i <= characters; i++)
        {
          guint32 byte = g_utf8_offset_to_pointer (string->str, i) - string->str;

          g_assert_cmpuint (readout_text_code_point_to_byte (text, i), ==, byte);
          g_assert_cmpuint (readout_text_byte_to_code_point (text, byte), ==, i);
        }
      g_assert_cmpuint (readout_text_code_point_to_byte (text, characters + 1), ==, string->len);
      g_assert_cmpuint (readout_text_byte_to_code_point (text, string->len + 1), ==, characters);
    }
}

static void
test_refused (void)
{
  const char *const refused[] = { "a\rb", "\377", "a\303", "\355\240\200" };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_assert_null (readout_text_new (refused[i], -1, NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      g_clear_error (&error);
    }
  g_assert_null (readout_text_new ("a\0b", 3, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

static void
test_spans (void)
{
  g_autoptr (GArray) spans = readout_spans_new ();
  g_autoptr (GArray) others = readout_spans_new ();
  g_autoptr (GArray) again = NULL;
  g_autoptr (ReadoutText) text =
      readout_text_new ("He \"would not\", he said, \"go\".", -1, NULL, NULL);
  g_autofree char *string = NULL;
  g_autofree char *words = NULL;

  g_assert_cmpuint (readout_spans_get_extent (spans).end, ==, 0);
  readout_spans_add (spans, 26, 28);
  readout_spans_add (spans, 4, 9);
  readout_spans_add (spans, 8, 13);
  readout_spans_add (spans, 5, 5);
  readout_spans_normalize (spans);
  string = readout_spans_to_string (spans);
  g_assert_cmpstr (string, ==, "4-13,26-28");
  again = readout_spans_from_string (string);
  g_assert_true (readout_spans_equal (spans, again));
  g_assert_cmpuint (readout_spans_get_extent (spans).start, ==, 4);
  g_assert_cmpuint (readout_spans_get_extent (spans).end, ==, 28);
  words = readout_text_dup_spans (text, spans, " … ");
  g_assert_cmpstr (words, ==, "would not … go");

  readout_spans_add (others, 13, 26);
  g_assert_false (readout_spans_overlap (spans, others));
  readout_spans_add (others, 27, 29);
  g_assert_true (readout_spans_overlap (spans, others));
  g_assert_true (readout_spans_overlap (others, spans));
  g_assert_false (readout_spans_equal (spans, others));
  g_assert_false (readout_spans_overlap (spans, NULL));
}

static void
test_spans_refused (void)
{
  const char *const refused[] = { "4",    "4-",   "-4",   "4-4",  "5-4", "4-5,",         ",4-5",
                                  "4-5;", " 4-5", "+4-5", "4-5 ", "a-b", "1-99999999999" };
  g_autoptr (GArray) empty = readout_spans_from_string ("");

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    g_assert_null (readout_spans_from_string (refused[i]));
  g_assert_null (readout_spans_from_string (NULL));
  g_assert_cmpuint (empty->len, ==, 0);
}

static void
test_doubt (void)
{
  g_autoptr (ReadoutReport) report = readout_report_new ();

  g_assert_false (readout_report_is_doubtful (report, READOUT_REPORT_FIELD_OUTLET));
  readout_report_add_doubt (report, READOUT_REPORT_FIELD_OUTLET);
  readout_report_add_doubt (report, READOUT_REPORT_FIELD_OUTLET);
  g_assert_true (readout_report_is_doubtful (report, READOUT_REPORT_FIELD_OUTLET));
  g_assert_false (readout_report_is_doubtful (report, READOUT_REPORT_FIELD_TITLE));
  g_assert_cmpuint (report->doubtful->len, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/text/paragraphs/blank-lines", test_paragraphs_blank_lines);
  g_test_add_func ("/text/paragraphs/lines", test_paragraphs_lines);
  g_test_add_func ("/text/paragraphs/long-lines", test_paragraphs_long_lines);
  g_test_add_func ("/text/paragraphs/wrapped", test_paragraphs_wrapped);
  g_test_add_func ("/text/paragraphs/given", test_paragraphs_given);
  g_test_add_func ("/text/paragraphs/find", test_find_paragraph);
  g_test_add_func ("/text/paragraphs/linear", test_paragraphs_linear);
  g_test_add_func ("/text/code-points", test_code_points);
  g_test_add_func ("/text/refused", test_refused);
  g_test_add_func ("/text/spans", test_spans);
  g_test_add_func ("/text/spans/refused", test_spans_refused);
  g_test_add_func ("/text/doubt", test_doubt);

  return g_test_run ();
}
