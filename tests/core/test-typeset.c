/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Markdown set in pages: nothing is lost, everything leads somewhere, the PDF is always the same.
 */
#include "typeset/readout-pages.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

static const char briefing[] =
    "# Dredging of the Vell estuary\n"
    "\n"
    "What is said about the plan, from two reports.\n"
    "\n"
    "## Supports\n"
    "\n"
    "The harbour office called the plan “*long* overdue”.[^gazette-s1][^gazette-s2] It said so "
    "twice.[^gazette-s1]\n"
    "\n"
    "1. The mayor agreed, see [his letter](https://town.example/letter?a=1&b='2').\n"
    "2. The pilots did not; see [below](#opposes).\n"
    "   - They wrote `no`.\n"
    "\n"
    "## Opposes\n"
    "\n"
    "> The eels will not come back.\n"
    "\n"
    "    a line of code\n"
    "\n"
    "***\n"
    "\n"
    "The end.[^radio-s4]\n"
    "\n"
    "[^gazette-s1]: “Harbour wants depth”, *The Gazette*, 3 May 1999, ¶ 4. "
    "<https://gazette.example/1>\n"
    "[^gazette-s2]: *The Gazette*, 4 May 1999.\n"
    "[^radio-s4]: *Radio Vell*, 5 May 1999.\n"
    "\n"
    "    A second paragraph of it.\n";

static ReadoutPageSettings *
make_settings (void)
{
  ReadoutPageSettings *settings = readout_page_settings_new (READOUT_PAPER_A4);

  settings->author = g_strdup ("A. Writer");
  settings->date = g_strdup ("6 May 1999");
  settings->language = g_strdup ("en-GB");
  settings->timestamp = 925948800;
  return settings;
}

static ReadoutPages *
set_pages (const char *source, const ReadoutPageSettings *settings, ReadoutPages *previous)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutMarkdown) markdown = readout_markdown_new (source, -1, &error);
  ReadoutPages *pages;

  g_assert_no_error (error);
  pages = readout_pages_new (markdown, settings, previous, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (pages);
  return pages;
}

static ReadoutPages *
set_plain (const char *source)
{
  g_autoptr (ReadoutPageSettings) settings = make_settings ();

  return set_pages (source, settings, NULL);
}

static GBytes *
write_pdf (ReadoutPages *pages)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();

  readout_pages_write_pdf_to_stream (pages, stream, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static gboolean
holds (GBytes *bytes, const char *words)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return memmem (data, length, words, strlen (words)) != NULL;
}

static char *
dup_text (ReadoutPages *pages)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < readout_pages_get_n_pages (pages); i++)
    {
      g_autofree char *page = readout_pages_dup_page_text (pages, i);

      g_string_append (text, page);
    }
  return g_string_free (text, FALSE);
}

/* Without white space, so that it does not matter where lines end. */
static char *
squeeze (const char *text)
{
  GString *squeezed = g_string_new (NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      g_string_append_unichar (squeezed, g_utf8_get_char (text));
  return g_string_free (squeezed, FALSE);
}

static void
assert_holds_words (const char *text, const char *const *words)
{
  g_autofree char *squeezed = squeeze (text);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *wanted = squeeze (words[i]);

      if (strstr (squeezed, wanted) == NULL)
        g_error ("“%s” is lost in: %s", words[i], text);
    }
}

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

static char *
run (const char *const *command, gboolean *is_there)
{
  g_autofree char *program = g_find_program_in_path (command[0]);
  char *output = NULL;
  int status;

  *is_there = program != NULL;
  if (program == NULL)
    return NULL;
  g_assert_true (g_spawn_sync (NULL, (char **)command, NULL,
                               G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                               &output, NULL, &status, NULL));
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return output;
}

static char *
write_file (ReadoutPages *pages)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (g_get_user_cache_dir (), "pages.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  readout_pages_write_pdf (pages, file, NULL, &error);
  g_assert_no_error (error);
  return path;
}

static void
test_words_in_pdf (void)
{
  g_autoptr (ReadoutPages) pages = set_plain (briefing);
  g_autofree char *path = write_file (pages);
  const char *command[] = { "pdftotext", "-layout", path, "-", NULL };
  gboolean is_there;
  g_autofree char *text = run (command, &is_there);

  if (!is_there)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  {
    /* Numbers of sources stand between. */
    static const char *const words[] = { "Dredging of the Vell estuary",
                                         "“long overdue”.",
                                         "The eels will not come back.",
                                         "a line of code",
                                         "Radio Vell",
                                         "A second paragraph of it.",
                                         "https://gazette.example/1",
                                         "A. Writer",
                                         NULL };

    assert_holds_words (text, words);
  }
}

static void
test_structure (void)
{
  g_autoptr (ReadoutPages) pages = set_plain (briefing);
  g_autofree char *path = write_file (pages);
  const char *command[] = { "pdfinfo", "-struct-text", path, NULL };
  gboolean is_there;
  g_autofree char *structure = run (command, &is_there);

  if (!is_there)
    {
      g_test_skip ("pdfinfo is not installed");
      return;
    }
  g_assert_nonnull (strstr (structure, "H1 (block)\n    \"Dredging of the Vell estuary\""));
  g_assert_nonnull (strstr (structure, "H2 (block)\n    \"Supports\""));
  g_assert_nonnull (strstr (structure, "BlockQuote"));
  g_assert_nonnull (strstr (structure, "LBody"));
  g_assert_nonnull (strstr (structure, "\"his letter\""));
  g_assert_nonnull (strstr (structure, "Code"));
}

static void
test_pdf (void)
{
  g_autoptr (ReadoutPages) pages = set_plain (briefing);
  g_autoptr (GBytes) pdf = write_pdf (pages);

  g_assert_true (g_str_has_prefix (g_bytes_get_data (pdf, NULL), "%PDF-1."));
  g_assert_true (holds (pdf, "/Lang (en-GB)"));
  g_assert_true (holds (pdf, "/DisplayDocTitle true"));
  g_assert_true (holds (pdf, "/Title (Dredging of the Vell estuary)"));
  g_assert_true (holds (pdf, "/Author (A. Writer)"));
  g_assert_true (holds (pdf, "19990506"));
  g_assert_true (holds (pdf, "/StructTreeRoot"));
  g_assert_true (holds (pdf, "/Outlines"));
  g_assert_true (holds (pdf, "/FontFile"));
  g_assert_true (holds (pdf, "https://town.example/letter?a=1&b=%272%27"));
}

/* Cairo says nothing of a destination that is not there. */
static void
test_destinations (void)
{
  g_autoptr (ReadoutPages) pages = set_plain (briefing);
  g_autoptr (GBytes) pdf = write_pdf (pages);
  gsize length;
  const char *at = g_bytes_get_data (pdf, &length);
  const char *end = at + length;
  guint n_found = 0;

  while ((at = memmem (at, end - at, "/Dest (", 7)) != NULL)
    {
      const char *close = memchr (at, ')', end - at);
      g_autofree char *name = NULL;

      g_assert_nonnull (close);
      name = g_strdup_printf ("(%.*s) [", (int)(close - at - 7), at + 7);
      if (!holds (pdf, name))
        g_error ("no destination %s", name);
      n_found++;
      at = close;
    }
  /* Four citations, a link to a heading, a way back from each source, four headings. */
  g_assert_cmpuint (n_found, >=, 12);
}

static void
test_same_bytes (void)
{
  g_autoptr (ReadoutPages) first = set_plain (briefing);
  g_autoptr (ReadoutPages) second = set_plain (briefing);
  g_autoptr (GBytes) first_pdf = write_pdf (first);
  g_autoptr (GBytes) again_pdf = write_pdf (first);
  g_autoptr (GBytes) second_pdf = write_pdf (second);

  g_assert_true (g_bytes_equal (first_pdf, again_pdf));
  g_assert_true (g_bytes_equal (first_pdf, second_pdf));
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

static char *
make_long_text (guint n_paragraphs)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_paragraphs; i++)
    {
      guint n_words = g_rand_int_range (random, 4, 90);

      if (i % 5 == 0)
        g_string_append_printf (text, "## Heading %u\n\n", i);
      g_string_append (text, "Begin");
      for (guint j = 0; j < n_words; j++)
        g_string_append (text, j % 3 == 0 ? " word" : " of it");
      g_string_append (text, " end.\n\n");
    }
  return g_string_free (text, FALSE);
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

static char *
repeat (const char *unit, guint n_times)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < n_times; i++)
    g_string_append (string, unit);
  return g_string_free (string, FALSE);
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

/* No language of the window on the pages; they are in that of the reports. */
static void
test_furniture (void)
{
  g_autofree char *source = make_long_text (30);
  g_autoptr (ReadoutPages) pages = set_plain (source);
  g_autofree char *path = write_file (pages);
  const char *command[] = { "pdftotext", path, "-", NULL };
  gboolean is_there;
  g_autofree char *text = run (command, &is_there);
  g_autofree char *last = g_strdup_printf ("Page %u of %u", readout_pages_get_n_pages (pages),
                                           readout_pages_get_n_pages (pages));

  if (!is_there)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  g_assert_nonnull (strstr (text, "Page 1 of "));
  g_assert_nonnull (strstr (text, last));
}

/* A tag that has no end is no tag. */
static void
test_open_tags (void)
{
  g_autoptr (ReadoutPages) pages = set_plain ("<div id=\"x\"\n*hi* there\n");
  g_autofree char *text = dup_text (pages);

  g_assert_nonnull (strstr (text, "*hi* there"));
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

/* Cairo reads the numbers of links in the locale of the process. */
static void
test_comma_locale (void)
{
  static const char *const locales[] = { "de_DE.UTF-8", "fr_FR.UTF-8", "nl_NL.UTF-8", "ru_RU.UTF-8",
                                         "es_ES.UTF-8" };
  g_autoptr (ReadoutPages) pages = set_plain (briefing);
  g_autoptr (GBytes) expected = write_pdf (pages);
  g_autofree char *before = g_strdup (setlocale (LC_NUMERIC, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    if (setlocale (LC_NUMERIC, locales[i]) != NULL)
      {
        g_autoptr (ReadoutPages) again = set_plain (briefing);
        g_autoptr (GBytes) pdf = write_pdf (again);

        setlocale (LC_NUMERIC, before);
        g_assert_true (g_bytes_equal (pdf, expected));
        return;
      }
  g_test_skip ("no locale with a decimal comma is installed");
}

static void
test_write_error (void)
{
  g_autoptr (ReadoutPages) pages = set_plain (briefing);
  g_autoptr (GFile) nowhere = g_file_new_for_path ("/nonexistent/folder/x.pdf");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = write_file (pages);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *contents = NULL;

  g_assert_false (readout_pages_write_pdf (pages, nowhere, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_true (g_file_set_contents (path, "as it was", -1, NULL));
  g_assert_false (readout_pages_write_pdf (pages, file, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "as it was");
  g_assert_null (readout_pages_new (readout_pages_get_markdown (pages),
                                    readout_pages_get_settings (pages), NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/typeset/words", test_words);
  g_test_add_func ("/typeset/words-in-pdf", test_words_in_pdf);
  g_test_add_func ("/typeset/structure", test_structure);
  g_test_add_func ("/typeset/pdf", test_pdf);
  g_test_add_func ("/typeset/destinations", test_destinations);
  g_test_add_func ("/typeset/same-bytes", test_same_bytes);
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
  g_test_add_func ("/typeset/pictures", test_pictures);
  g_test_add_func ("/typeset/remarks", test_remarks);
  g_test_add_func ("/typeset/missing-script", test_missing_script);
  g_test_add_func ("/typeset/drawings", test_drawings);
  g_test_add_func ("/typeset/apostrophes", test_apostrophes);
  g_test_add_func ("/typeset/furniture", test_furniture);
  g_test_add_func ("/typeset/open-tags", test_open_tags);
  g_test_add_func ("/typeset/threads", test_threads);
  g_test_add_func ("/typeset/drawing", test_drawing);
  g_test_add_func ("/typeset/comma-locale", test_comma_locale);
  g_test_add_func ("/typeset/write-error", test_write_error);
  return g_test_run ();
}
