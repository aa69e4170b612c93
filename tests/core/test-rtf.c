/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rich Text Format: what is read, what is left out, and what is said of a document that is damaged.
 */
#include "formats/readout-formats.h"

#include <string.h>

static GPtrArray *
read_rtf (const char *data, gsize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);

  return readout_formats_read (bytes, NULL, error);
}

static ReadoutReport *
read_one (const char *rtf)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reports = read_rtf (rtf, strlen (rtf), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (reports->len, ==, 1);
  return g_object_ref (g_ptr_array_index (reports, 0));
}

static void
assert_rtf (const char *rtf, const char *expected)
{
  g_autoptr (ReadoutReport) report = read_one (rtf);

  g_assert_cmpstr (readout_text_get_string (report->text, NULL), ==, expected);
  g_assert_cmpstr (report->media_type, ==, "application/rtf");
}

static void
assert_damaged (const char *rtf, gsize length, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reports = read_rtf (rtf, length, &error);

  g_assert_null (reports);
  g_assert_error (error, READOUT_IMPORT_ERROR, (int)READOUT_IMPORT_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_paragraphs (void)
{
  assert_rtf ("{\\rtf1\\ansi One\r\n line.\\par Two\\line lines\\tab and \\{braces\\}.\\par\n}",
              "One line.\n\nTwo\nlines\tand {braces}.\n");
  assert_rtf ("{\\rtf1 a\\\nb\\\r\nc\\page d\\sect e}", "a\n\nb\n\nc\n\nd\n\ne\n");
  assert_rtf ("{\\rtf1 \\ldblquote Yes\\rdblquote\\emdash he\\rquote s co\\-op, well\\_known, "
              "no\\~break\\bullet\\endash}",
              "\342\200\234Yes\342\200\235\342\200\224he\342\200\231s coop, well-known, "
              "no\302\240break\342\200\242\342\200\223\n");
}

static void
test_code_pages (void)
{
  assert_rtf ("{\\rtf1\\ansi\\ansicpg1252 caf\\'e9 \\'80}", "caf\303\251 \342\202\254\n");
  assert_rtf ("{\\rtf1\\ansi\\ansicpg1251 \\'cc\\'ee\\'f1\\'ea\\'e2\\'e0}",
              "\320\234\320\276\321\201\320\272\320\262\320\260\n");
  assert_rtf ("{\\rtf1\\ansi{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset204 Arial;}"
              "{\\f2\\fcharset128 Mincho;}}\\f0\\'e9{\\f1\\'e9}\\f2 \\'93\\'fa\\'83A\\f0 e}",
              "\303\251\320\271\346\227\245\343\202\242e\n");
  assert_rtf ("{\\rtf1\\mac \\'8e}", "\303\251\n");
  assert_rtf ("{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}{\\f3\\fcharset2 Symbol;}{\\f4\\fcharset2 "
              "Wingdings;}}{\\f3 a\\'b7}{\\f4 \\'fc}{\\f3\\u-3999 ?} b}",
              "\316\261\316\261 b\n");
}

static void
test_unicode (void)
{
  assert_rtf ("{\\rtf1\\uc1 \\u8364?5 \\u8364\\'80 \\u-10179?\\u-8704?}",
              "\342\202\2545 \342\202\254 \360\237\230\200\n");
  assert_rtf ("{\\rtf1\\uc0 \\u8364 x{\\uc2\\u8364 ab c}\\u8364 y}",
              "\342\202\254x\342\202\254 c\342\202\254y\n");
  /* A half alone is no character; the end of a group ends what stands in. */
  assert_rtf ("{\\rtf1 {\\uc3\\u8364 a}bc \\u-8704?}", "\342\202\254bc \357\277\275\n");
  assert_rtf ("{\\rtf1{\\upr{x \\u63?}{\\*\\ud{x \\u8364?}}}}", "x \342\202\254\n");
}

static void
test_left_out (void)
{
  assert_rtf ("{\\rtf1{\\fonttbl{\\f0 Arial;}}{\\colortbl;\\red0;}{\\stylesheet{\\s0 Normal;}}"
              "{\\*\\generator Some Program}{\\header Head}{\\footerr Foot}{\\pict 0102}"
              "Shown{\\v  hidden}{\\deleted  deleted}{\\*\\unknown words}{\\unknown  known}"
              "{\\*\\bkmkstart here}{\\xe {\\v entry}}.\\v more\\v0\\par}",
              "Shown known.\n");
  assert_rtf ("{\\rtf1{\\field{\\*\\fldinst HYPERLINK \"x\"}{\\fldrslt link}}, "
              "{\\object{\\*\\objdata 00}{\\result seen}}}",
              "link, seen\n");
  assert_rtf ("{\\rtf1 a\\bin5 }{\\x}b}", "ab\n");
}

static void
test_lists (void)
{
  assert_rtf ("{\\rtf1{\\fonttbl{\\f0 Arial;}{\\f1\\fcharset2 Symbol;}}"
              "{\\listtext\\pard\\plain 3.\\tab}One\\par{\\pntext (b)\\tab}Two\\par"
              "{\\listtext\\f1 \\'b7\\tab}Three\\par{\\listtext o\\tab}Four\\par}",
              "3. One\n\n(b) Two\n\nThree\n\nFour\n");
  assert_rtf ("{\\rtf1 10{\\super 6} and 1{\\super st}\\super 2\\nosupersub 3}", "10⁶ and 1st²3\n");
}

static void
test_order (void)
{
  assert_rtf ("{\\rtf1 Claim.{\\footnote {\\chftn} Source.\\par} More{\\shp{\\*\\shpinst{\\sp{\\sn "
              "x}{\\sv 1}}{\\shptxt Box\\par}}{\\shprslt Box}} text.\\par End.}",
              "Claim. More text.\n\nBox\n\nEnd.\n\nSource.\n");
}

static void
test_tables (void)
{
  assert_rtf (
      "{\\rtf1\\trowd\\cellx1\\cellx2\\pard\\intbl a\\cell b\\cell\\row\\trowd\\pard\\intbl "
      "c\\cell\\cell\\row\\pard After\\par}",
      "a\tb\n\nc\n\nAfter\n");
  assert_rtf ("{\\rtf1\\pard\\intbl\\itap1 out\\par\\pard\\intbl\\itap2 x\\nestcell "
              "y\\nestcell{\\*\\nesttableprops\\nestrow}{\\nonesttables z}\\pard\\intbl\\itap1 "
              "er\\cell\\row\\pard End}",
              "out\n\nx\ty\n\ner\n\nEnd\n");
  /* Cells that no word announces, a row that no word ends. */
  assert_rtf ("{\\rtf1 a\\cell b\\cell\\row\\pard\\intbl c\\cell\\pard d}", "a\n\nb\n\nc\n\nd\n");
}

static void
test_metadata (void)
{
  g_autoptr (ReadoutReport) report =
      read_one ("{\\rtf1{\\stylesheet{\\s0 Normal;}{\\s7 Title;}{\\s8\\sbasedon9 Mine;}{\\s9 "
                "caption;}}{\\info{\\title A file}{\\author "
                "D. Writer}{\\creatim\\yr2018\\mo7\\dy6\\hr1}}\\pard\\s7 Talks end\\par\\pard\\s8 "
                "Figure\\par\\pard They left.\\par}");

  g_assert_cmpstr (readout_text_get_string (report->text, NULL), ==,
                   "Talks end\n\nFigure\n\nThey left.\n");
  g_assert_cmpuint (readout_text_get_paragraphs (report->text)->len, ==, 2);
  g_assert_cmpstr (report->title, ==, "Talks end");
  g_assert_cmpstr (report->author, ==, "D. Writer");
  g_assert_cmpstr (report->published, ==, "2018-07-06");
}

static void
test_damage (void)
{
  const char *rtf = "{\\rtf1\\ansi{\\fonttbl{\\f0\\fcharset204 Arial;}}One \\f0\\'e9 {\\b two} "
                    "\\u8364?\\par\\intbl a\\cell\\row}";
  gsize length = strlen (rtf);
  g_autofree char *deep = g_strnfill (200000, '{');
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (gsize n = 5; n < length; n++)
    assert_damaged (rtf, n, "end is missing");
  memcpy (deep, "{\\rtf1", 6);
  assert_damaged (deep, 200000, "too deeply");
  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *copy = g_strdup (rtf);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) reports = NULL;

      for (guint j = 0; j < 3; j++)
        copy[g_rand_int_range (rand, 5, length)] =
            "\\{}'0u1 -\n\377"[g_rand_int_range (rand, 0, 11)];
      reports = read_rtf (copy, length, &error);
      g_assert_true (reports != NULL || error->domain == READOUT_IMPORT_ERROR);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/rtf/paragraphs", test_paragraphs);
  g_test_add_func ("/rtf/code-pages", test_code_pages);
  g_test_add_func ("/rtf/unicode", test_unicode);
  g_test_add_func ("/rtf/left-out", test_left_out);
  g_test_add_func ("/rtf/lists", test_lists);
  g_test_add_func ("/rtf/order", test_order);
  g_test_add_func ("/rtf/tables", test_tables);
  g_test_add_func ("/rtf/metadata", test_metadata);
  g_test_add_func ("/rtf/damage", test_damage);
  return g_test_run ();
}
