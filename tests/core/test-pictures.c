/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pictures on pages, and what is said of those that are not there.
 */
#include "typeset-samples.h"

#include <locale.h>
#include <unistd.h>

static void
write_picture (const char *path, int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);

  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
}

static void
test_pictures (void)
{
  g_autofree char *directory = g_build_filename (g_get_user_cache_dir (), "pictures", NULL);
  g_autofree char *inside = g_build_filename (directory, "in side.png", NULL);
  g_autofree char *broken = g_build_filename (directory, "broken.png", NULL);
  g_autofree char *outside = g_build_filename (g_get_user_cache_dir (), "outside.png", NULL);
  g_autofree char *link = g_build_filename (directory, "link.png", NULL);
  g_autoptr (ReadoutPageSettings) settings = make_settings ();
  g_autoptr (ReadoutPages) pages = NULL;
  g_autoptr (ReadoutPages) none = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GBytes) pdf = NULL;
  const char *source = "![one](in%20side.png) ![two](../outside.png) ![three](missing.png) "
                       "![four](https://x.example/i.png) ![five](broken.png) ![six](link.png) "
                       "![seven](/dev/zero)\n";

  g_mkdir_with_parents (directory, 0700);
  write_picture (inside, 900, 20);
  write_picture (outside, 20, 20);
  g_assert_true (g_file_set_contents (broken, "\x89PNG\r\n\x1A\nxxxxxxxxxxxx", -1, NULL));
  if (symlink (outside, link) != 0)
    g_test_message ("no symbolic links here");
  settings->base_directory = g_strdup (directory);
  pages = set_pages (source, settings, NULL);
  text = dup_text (pages);
  pdf = write_pdf (pages);
  g_assert_null (strstr (text, "one"));
  g_assert_nonnull (strstr (text, "two"));
  g_assert_nonnull (strstr (text, "three"));
  g_assert_nonnull (strstr (text, "four"));
  g_assert_nonnull (strstr (text, "five"));
  g_assert_nonnull (strstr (text, "six"));
  g_assert_nonnull (strstr (text, "seven"));
  g_assert_true (holds (pdf, "/Subtype /Image"));

  g_clear_pointer (&settings->base_directory, g_free);
  g_clear_pointer (&text, g_free);
  none = set_pages (source, settings, NULL);
  text = dup_text (none);
  g_assert_nonnull (strstr (text, "one"));
}

/* What is on a picture is in the PDF in words; why one is not shown is said. */
static void
test_remarks (void)
{
  g_autofree char *directory = g_build_filename (g_get_user_cache_dir (), "remarks", NULL);
  g_autofree char *there = g_build_filename (directory, "there.png", NULL);
  g_autofree char *large = g_build_filename (directory, "large.png", NULL);
  g_autofree char *words = g_build_filename (directory, "words.png", NULL);
  g_autoptr (ReadoutPageSettings) settings = make_settings ();
  g_autoptr (ReadoutPages) pages = NULL;
  g_autoptr (GBytes) pdf = NULL;
  GPtrArray *remarks;
  static const char *const expected[] = { "https://x.example/a.png” is no file",
                                          "large.png” is too large", "missing.png” is not there",
                                          "words.png” cannot be read" };

  g_mkdir_with_parents (directory, 0700);
  write_picture (there, 30, 20);
  write_picture (large, 20000, 20000 / 5);
  g_assert_true (g_file_set_contents (words, "words", -1, NULL));
  settings->base_directory = g_strdup (directory);
  pages = set_pages ("![A é sign](there.png) ![b](missing.png) ![c](https://x.example/a.png) "
                     "![d](words.png) ![e](large.png) ![again](missing.png)\n",
                     settings, NULL);
  remarks = readout_pages_get_remarks (pages);
  g_assert_cmpuint (remarks->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < remarks->len; i++)
    g_assert_nonnull (strstr (remarks->pdata[i], expected[i]));
  pdf = write_pdf (pages);
  g_assert_true (holds (pdf, "/S /Figure\n   /Alt <FEFF0041002000E9"));
}

/* A character that no font has is told with its script, once. */
static void
test_missing_script (void)
{
  /* A noncharacter has no glyph anywhere; Anatolian hieroglyphs are in hardly any font. */
  g_autoptr (ReadoutPages) pages = set_plain ("\xF0\x94\x90\x80 and \xF0\x94\x90\x80\n");
  g_autoptr (ReadoutPages) plain = set_plain ("words\n");
  GPtrArray *remarks = readout_pages_get_remarks (pages);

  g_assert_cmpuint (readout_pages_get_remarks (plain)->len, ==, 0);
  if (remarks->len == 0)
    {
      g_test_skip ("a font has even this script");
      return;
    }
  g_assert_cmpuint (remarks->len, ==, 1);
  g_assert_nonnull (strstr (remarks->pdata[0], "\xF0\x94\x90\x80"));
  g_assert_nonnull (strstr (remarks->pdata[0], "Anatolian"));
}

static void
test_drawings (void)
{
  static const char svg[] = "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
                            "width=\"200\" height=\"100\"><image href=\"/etc/passwd\"/>"
                            "<rect width=\"200\" height=\"100\"/></svg>";
  g_autofree char *directory = g_build_filename (g_get_user_cache_dir (), "drawings", NULL);
  g_autofree char *path = g_build_filename (directory, "a.svg", NULL);
  g_autofree char *broken = g_build_filename (directory, "b.svg", NULL);
  g_autoptr (ReadoutPageSettings) settings = make_settings ();
  g_autoptr (ReadoutPages) pages = NULL;
  g_autofree char *text = NULL;

  g_mkdir_with_parents (directory, 0700);
  g_assert_true (g_file_set_contents (path, svg, -1, NULL));
  g_assert_true (g_file_set_contents (broken, svg, 60, NULL));
  settings->base_directory = g_strdup (directory);
  pages = set_pages ("![good](a.svg)\n\n![bad](b.svg)\n", settings, NULL);
  text = dup_text (pages);
  g_assert_nonnull (strstr (text, "bad"));
  if (readout_pages_get_remarks (pages)->len == 2)
    g_test_skip ("no loader of SVG is installed");
  else
    g_assert_null (strstr (text, "good"));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/pictures/pictures", test_pictures);
  g_test_add_func ("/pictures/remarks", test_remarks);
  g_test_add_func ("/pictures/missing-script", test_missing_script);
  g_test_add_func ("/pictures/drawings", test_drawings);
  return g_test_run ();
}
