/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Markdown set in pages: nothing is lost, everything leads somewhere, the PDF is always the same.
 */
#include "typeset-samples.h"

#include <locale.h>
#include <math.h>

static const char *const briefing_words[] = {
  "Dredging of the Vell estuary",
  "Supports",
  "harbour office called the plan “long overdue”.",
  "The mayor agreed, see his letter.",
  "They wrote no.",
  "The eels will not come back.",
  "a line of code",
  "Sources",
  "“Harbour wants depth”, The Gazette, 3 May 1999, ¶ 4. https://gazette.example/1",
  "A second paragraph of it.",
  NULL
};

static void
test_words (void)
{
  g_autoptr (ReadoutPages) pages = set_plain (briefing);
  g_autofree char *text = dup_text (pages);

  assert_holds_words (text, briefing_words);
}

/* What is taken from earlier pages makes no difference. */
static void
test_again (void)
{
  g_autoptr (ReadoutPageSettings) settings = make_settings ();
  g_autofree char *changed = g_strconcat ("A word before.[^radio-s4]\n\n", briefing, NULL);
  g_autoptr (ReadoutPages) before = set_pages (briefing, settings, NULL);
  g_autoptr (ReadoutPages) after = set_pages (changed, settings, before);
  g_autoptr (ReadoutPages) fresh = set_pages (changed, settings, NULL);
  g_autoptr (GBytes) after_pdf = NULL;
  g_autoptr (GBytes) fresh_pdf = write_pdf (fresh);

  g_clear_object (&before);
  after_pdf = write_pdf (after);
  g_assert_true (g_bytes_equal (after_pdf, fresh_pdf));
}

static void
test_links (void)
{
  g_autoptr (ReadoutPages) pages = set_plain (briefing);
  GArray *links = readout_pages_get_links (pages, 0);
  guint n_citations = 0;
  guint n_back = 0;
  guint n_other = 0;
  guint page;
  double y;

  for (guint i = 0; i < links->len; i++)
    {
      const ReadoutPageLink *link = &g_array_index (links, ReadoutPageLink, i);

      g_assert_true (readout_pages_find_link (pages, 0, link->x + link->width / 2,
                                              link->y + link->height / 2, 0) == link);
      g_assert_nonnull (link->words);
      if (link->kind == READOUT_PAGE_LINK_CITATION)
        {
          n_citations++;
          g_assert_true (readout_pages_find_note (pages, link->target, &page, &y));
          g_assert_cmpint (link->target_page, ==, (int)page);
          g_assert_cmpfloat (link->target_y, ==, y);
          g_assert_nonnull (strstr (link->description, "May 1999"));
          g_assert_true (g_str_has_prefix (briefing + link->source, "[^"));
        }
      else if (link->kind == READOUT_PAGE_LINK_BACK)
        n_back++;
      /* One that is broken over two lines is one link, whatever the fonts. */
      else if (i == 0 || g_array_index (links, ReadoutPageLink, i - 1).source != link->source)
        n_other++;
    }
  g_assert_cmpuint (n_citations, ==, 4);
  g_assert_cmpuint (n_back, ==, 3);
  g_assert_cmpuint (n_other, ==, 3);
  g_assert_null (readout_pages_find_link (pages, 0, 1, 1, 4));
  g_assert_false (readout_pages_find_note (pages, "nothing", &page, &y));
}

static void
test_unsafe_links (void)
{
  g_autoptr (ReadoutPages) pages = set_plain (
      "[a](javascript:alert) [b](file:///etc/passwd) [c](data:text/html,x) [d](#nowhere) [e](x.md)");
  g_autofree char *text = dup_text (pages);

  g_assert_cmpuint (readout_pages_get_links (pages, 0)->len, ==, 0);
  g_assert_cmpstr (text, ==, "a b c d e\n");
}

static void
test_headings (void)
{
  g_autoptr (ReadoutPages) pages =
      set_plain ("# Title\n\n## Same\n\nx\n\n## Same\n\n### Éa, *b*!\n");
  GArray *headings = readout_pages_get_headings (pages);

  g_assert_cmpuint (headings->len, ==, 4);
  g_assert_cmpstr (g_array_index (headings, ReadoutPageHeading, 0).words, ==, "Title");
  g_assert_cmpstr (g_array_index (headings, ReadoutPageHeading, 1).anchor, ==, "same");
  g_assert_cmpstr (g_array_index (headings, ReadoutPageHeading, 2).anchor, ==, "same-1");
  g_assert_cmpstr (g_array_index (headings, ReadoutPageHeading, 3).anchor, ==, "éa-b");
  g_assert_cmpint (g_array_index (headings, ReadoutPageHeading, 3).level, ==, 3);
}

static void
test_places (void)
{
  g_autoptr (ReadoutPages) pages = set_plain (briefing);
  const char *const words[] = { "What is said", "mayor agreed", "eels will", "Radio Vell" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      guint32 byte = strstr (briefing, words[i]) - briefing;
      guint32 found;
      guint page;
      double y;
      double height;

      g_assert_true (readout_pages_find_byte (pages, byte, &page, &y, &height));
      g_assert_true (readout_pages_find_place (pages, page, 110, y + height / 2, &found));
      /* The same line. */
      g_assert_cmpint (ABS ((int)found - (int)byte), <, 100);
    }
}

/* No first or last line of a paragraph alone on a page, no heading at its foot. */
static void
test_page_breaks (void)
{
  g_autofree char *source = make_long_text (300);
  g_autoptr (ReadoutPages) pages = set_plain (source);
  guint n_pages = readout_pages_get_n_pages (pages);

  g_assert_cmpuint (n_pages, >, 10);
  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *text = readout_pages_dup_page_text (pages, i);
      g_auto (GStrv) lines = NULL;
      const char *last;

      g_strchomp (text);
      lines = g_strsplit (text, "\n", -1);
      last = lines[g_strv_length (lines) - 1];
      if (i > 0 && g_str_has_suffix (lines[0], "end."))
        g_assert_true (g_str_has_prefix (lines[0], "Begin"));
      if (i + 1 < n_pages && g_str_has_prefix (last, "Begin"))
        g_assert_true (g_str_has_suffix (last, "end."));
      g_assert_false (g_str_has_prefix (last, "Heading"));
    }
}

/* The number of a source stands behind its sentence, not at the beginning of a line. */
static void
test_numbers_at_words (void)
{
  static const char *const ends[] = { ".", "!", "?", "”", ")", "…", " ", "*." };
  g_autoptr (GString) source = g_string_new (NULL);
  g_autoptr (ReadoutPages) pages = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  for (guint i = 0; i < 400; i++)
    {
      g_string_append (source, i % 8 == 7 ? "*so" : "so");
      for (guint j = 0; j < i % 37; j++)
        g_string_append_c (source, 'a' + j % 26);
      g_string_append_printf (source, "%s[^a][^b]%s", ends[i % G_N_ELEMENTS (ends)],
                              i % 3 == 2 ? "\n\n" : " ");
    }
  g_string_append (source, "\n\n[^a]: x\n[^b]: y\n");
  pages = set_plain (source->str);
  text = dup_text (pages);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL && strcmp (lines[i], "Sources") != 0; i++)
    g_assert_false (g_ascii_isdigit (lines[i][0]) || lines[i][0] == ',');
}

/* However many numbers stand at a word, they stay on the page. */
static void
test_many_numbers (void)
{
  g_autofree char *references = repeat ("[^a]", 500);
  g_autofree char *source = g_strconcat ("word", references, "\n\n[^a]: x\n", NULL);
  g_autoptr (ReadoutPages) pages = set_plain (source);
  GArray *links = readout_pages_get_links (pages, 0);

  g_assert_cmpuint (links->len, >=, 500);
  for (guint i = 0; i < links->len; i++)
    {
      const ReadoutPageLink *link = &g_array_index (links, ReadoutPageLink, i);

      g_assert_cmpfloat (link->x + link->width, <, 595.28 - 90);
    }
}

static void
test_empty (void)
{
  g_autoptr (ReadoutPages) pages = set_plain ("");
  g_autoptr (GBytes) pdf = write_pdf (pages);
  guint page;
  double y;
  double height;

  g_assert_cmpuint (readout_pages_get_n_pages (pages), ==, 1);
  g_assert_false (readout_pages_find_byte (pages, 0, &page, &y, &height));
  g_assert_cmpuint (g_bytes_get_size (pdf), >, 100);
}

static void
test_settings (void)
{
  g_autoptr (ReadoutPageSettings) settings = readout_page_settings_new (READOUT_PAPER_LETTER);
  g_autoptr (ReadoutMarkdown) markdown = readout_markdown_new ("x", -1, NULL);
  g_autoptr (ReadoutPages) pages = NULL;
  g_autoptr (GError) error = NULL;
  double width;
  double height;

  settings->title = g_strdup ("Its own title");
  pages = readout_pages_new (markdown, settings, NULL, NULL, &error);
  g_assert_no_error (error);
  readout_pages_get_page_size (pages, &width, &height);
  g_assert_cmpfloat (width, ==, 612);
  g_assert_cmpfloat (height, ==, 792);
  g_assert_cmpuint (readout_pages_get_headings (pages)->len, ==, 1);

  settings->margin_left = 600;
  g_assert_null (readout_pages_new (markdown, settings, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_clear_error (&error);
  settings->margin_left = NAN;
  g_assert_null (readout_pages_new (markdown, settings, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_clear_error (&error);
  settings->margin_left = 90;
  settings->font_size = 1000;
  g_assert_null (readout_pages_new (markdown, settings, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);

  g_assert_cmpint (readout_paper_for_locale ("en_US.UTF-8"), ==, READOUT_PAPER_LETTER);
  g_assert_cmpint (readout_paper_for_locale ("de_AT.UTF-8"), ==, READOUT_PAPER_A4);
  g_assert_cmpint (readout_paper_for_locale ("C"), ==, READOUT_PAPER_A4);
}

static void
test_hostile (void)
{
  static const struct
  {
    const char *unit;
    guint n_times;
  } texts[] = {
    { "> ", 3000 },
    { "- ", 3000 },
    { "unbroken", 5000 },
    { "\xE6\xBC\xA2\xE5\xAD\x97", 3000 },
    { "# heading\n", 500 },
    { "- [^a]\n\n\n[^a]: x\n", 300 },
    { "a\xCC\x81", 3000 },
    { "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D word ", 1500 },
    { "1. ", 400 },
    { "\x01\x02\x7F\t", 300 },
    { "<b>&lt;\n", 300 },
    { "![](x.png)", 500 },
    { "**a** [b](https://c.example) ", 1000 },
    { "\xE2\x80\xAE"
      "abc \xE2\x81\xA6",
      500 },
    { "```\ncode\n", 300 },
    { "x\\\n", 1000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *source = repeat (texts[i].unit, texts[i].n_times);
      g_autoptr (ReadoutPages) pages = set_plain (source);
      g_autoptr (GBytes) pdf = write_pdf (pages);

      g_assert_cmpuint (g_bytes_get_size (pdf), >, 100);
    }
}

/* A paragraph that is set in parts has all its words, and no line is short. */
static void
test_long_paragraph (void)
{
  g_autofree char *source = repeat ("some words of a paragraph ", 2000);
  g_autoptr (ReadoutPages) pages = set_plain (source);
  g_autofree char *text = dup_text (pages);
  g_autofree char *squeezed = squeeze (text);
  g_autofree char *expected = squeeze (source);
  g_auto (GStrv) lines = NULL;

  g_assert_cmpstr (squeezed, ==, expected);
  lines = g_strsplit (g_strchomp (text), "\n", -1);
  for (guint i = 0; i + 1 < g_strv_length (lines); i++)
    g_assert_cmpuint (strlen (lines[i]), >, 50);
}

/* Apostrophes as printers set them; quotations as they are. The Markdown is found behind them. */
static void
test_apostrophes (void)
{
  static const char source[] = "The mayor's 'eels' aren't `it's` [it's](https://a.example).";
  g_autoptr (ReadoutPages) pages = set_plain (source);
  g_autofree char *text = dup_text (pages);
  guint page;
  double y;
  double height;

  g_assert_cmpstr (text, ==, "The mayor’s 'eels' aren’t it's it's.\n");
  g_assert_true (
      readout_pages_find_byte (pages, strstr (source, "aren") - source, &page, &y, &height));
}

/* A tag that has no end is no tag. */
static void
test_open_tags (void)
{
  g_autoptr (ReadoutPages) pages = set_plain ("<div id=\"x\"\n*hi* there\n");
  g_autofree char *text = dup_text (pages);

  g_assert_nonnull (strstr (text, "*hi* there"));
}

/* A number is not parted from its sign, a day not from its month; no short word is alone in a last
 * line. */
static void
test_bound_words (void)
{
  g_autoptr (GString) source = g_string_new (NULL);
  g_autoptr (ReadoutPages) pages = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  for (guint i = 0; i < 120; i++)
    {
      g_string_append (source, "Begin");
      for (guint j = 0; j < 20 + i; j++)
        g_string_append_c (source, j % 7 == 0 ? ' ' : 'o');
      g_string_append (source,
                       " of 4 March and ¶ 12, p. 7 of the old words of a long report that has its "
                       "end at last.\n\n");
    }
  pages = set_plain (source->str);
  text = dup_text (pages);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_false (g_str_has_prefix (lines[i], "March"));
      g_assert_false (g_str_has_prefix (lines[i], "12"));
      g_assert_false (g_str_has_prefix (lines[i], "7 "));
      g_assert_cmpstr (lines[i], !=, "last.");
    }
}

static gpointer
lay_out_thread (gpointer data)
{
  return set_plain (data);
}

static void
test_threads (void)
{
  GThread *threads[4];
  g_autoptr (ReadoutPages) here = set_plain (briefing);
  g_autoptr (GBytes) expected = write_pdf (here);

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("layout", lay_out_thread, (gpointer)briefing);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr (ReadoutPages) pages = g_thread_join (threads[i]);
      g_autoptr (GBytes) pdf = write_pdf (pages);

      g_assert_true (g_bytes_equal (pdf, expected));
    }
}

static void
test_drawing (void)
{
  g_autoptr (ReadoutPages) pages = set_plain (briefing);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 596, 842);
  cairo_t *cairo = cairo_create (surface);
  const guchar *data;
  gsize length;
  guint n_inked = 0;

  readout_pages_draw (pages, 0, cairo);
  g_assert_cmpint (cairo_status (cairo), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cairo);
  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  length = (gsize)cairo_image_surface_get_stride (surface) * 842;
  for (gsize i = 0; i < length; i++)
    n_inked += data[i] > 127;
  g_assert_cmpuint (n_inked, >, 2000);
  cairo_surface_destroy (surface);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/typeset/words", test_words);
  g_test_add_func ("/typeset/again", test_again);
  g_test_add_func ("/typeset/links", test_links);
  g_test_add_func ("/typeset/unsafe-links", test_unsafe_links);
  g_test_add_func ("/typeset/headings", test_headings);
  g_test_add_func ("/typeset/places", test_places);
  g_test_add_func ("/typeset/page-breaks", test_page_breaks);
  g_test_add_func ("/typeset/numbers-at-words", test_numbers_at_words);
  g_test_add_func ("/typeset/many-numbers", test_many_numbers);
  g_test_add_func ("/typeset/empty", test_empty);
  g_test_add_func ("/typeset/settings", test_settings);
  g_test_add_func ("/typeset/hostile", test_hostile);
  g_test_add_func ("/typeset/long-paragraph", test_long_paragraph);
  g_test_add_func ("/typeset/apostrophes", test_apostrophes);
  g_test_add_func ("/typeset/open-tags", test_open_tags);
  g_test_add_func ("/typeset/bound-words", test_bound_words);
  g_test_add_func ("/typeset/threads", test_threads);
  g_test_add_func ("/typeset/drawing", test_drawing);
  return g_test_run ();
}
