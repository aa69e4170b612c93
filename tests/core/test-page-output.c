/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The PDF of pages: words, structure, links, metadata, always the same bytes.
 */
#include "typeset-samples.h"

#include <locale.h>

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
  g_test_add_func ("/page-output/words-in-pdf", test_words_in_pdf);
  g_test_add_func ("/page-output/structure", test_structure);
  g_test_add_func ("/page-output/pdf", test_pdf);
  g_test_add_func ("/page-output/destinations", test_destinations);
  g_test_add_func ("/page-output/same-bytes", test_same_bytes);
  g_test_add_func ("/page-output/furniture", test_furniture);
  g_test_add_func ("/page-output/comma-locale", test_comma_locale);
  g_test_add_func ("/page-output/write-error", test_write_error);
  return g_test_run ();
}
