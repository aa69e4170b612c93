/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A text, its pages and their PDF, for the tests of the typesetter.
 */
#pragma once

#include <glib/gstdio.h>
#include <string.h>

#include "typeset/readout-pages.h"

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

static inline ReadoutPageSettings *
make_settings (void)
{
  ReadoutPageSettings *settings = readout_page_settings_new (READOUT_PAPER_A4);

  settings->author = g_strdup ("A. Writer");
  settings->date = g_strdup ("6 May 1999");
  settings->language = g_strdup ("en-GB");
  settings->timestamp = 925948800;
  return settings;
}

static inline ReadoutPages *
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

static inline ReadoutPages *
set_plain (const char *source)
{
  g_autoptr (ReadoutPageSettings) settings = make_settings ();

  return set_pages (source, settings, NULL);
}

static inline GBytes *
write_pdf (ReadoutPages *pages)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();

  readout_pages_write_pdf_to_stream (pages, stream, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static inline gboolean
holds (GBytes *bytes, const char *words)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return memmem (data, length, words, strlen (words)) != NULL;
}

static inline char *
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
static inline char *
squeeze (const char *text)
{
  GString *squeezed = g_string_new (NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      g_string_append_unichar (squeezed, g_utf8_get_char (text));
  return g_string_free (squeezed, FALSE);
}

static inline void
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

static inline char *
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

static inline char *
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

static inline char *
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

static inline char *
repeat (const char *unit, guint n_times)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < n_times; i++)
    g_string_append (string, unit);
  return g_string_free (string, FALSE);
}
