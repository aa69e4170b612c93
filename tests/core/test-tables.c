/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables: what is one, what is in its cells, how it is set.
 */
#include "markdown/readout-markdown-table.h"
#include "typeset/readout-pages.h"

#include <locale.h>
#include <string.h>

static cmark_node *
get_first_block (ReadoutMarkdown *markdown)
{
  return cmark_node_first_child (readout_markdown_get_root (markdown));
}

/* The words of a cell of text only; "*" for whatever else is in it. */
static char *
dup_cell (const ReadoutMarkdownTable *table, guint row, guint column)
{
  const ReadoutMarkdownCell *cell = readout_markdown_table_get_cell (table, row, column);
  GString *words = g_string_new (NULL);

  for (cmark_node *node = cell->first; node != NULL; node = cmark_node_next (node))
    {
      const char *literal = cmark_node_get_literal (node);
      guint32 start = node == cell->first ? cell->first_byte : 0;

      if (cmark_node_get_type (node) != CMARK_NODE_TEXT)
        g_string_append_c (words, '*');
      else
        g_string_append_len (words, literal + start,
                             (node == cell->last ? cell->last_byte : strlen (literal)) - start);
      if (node == cell->last)
        break;
    }
  return g_string_free (words, FALSE);
}

/* Rows are parted by line feeds, cells by slashes. %NULL: no table. */
static void
assert_table (const char *source, const char *expected)
{
  g_autoptr (ReadoutMarkdown) markdown = readout_markdown_new (source, -1, NULL);
  g_autoptr (ReadoutMarkdownTable) table =
      readout_markdown_table_new (markdown, get_first_block (markdown));
  g_autoptr (GString) found = g_string_new (NULL);

  if (expected == NULL)
    {
      g_assert_null (table);
      return;
    }
  g_assert_nonnull (table);
  for (guint i = 0; i < table->n_rows * table->n_columns; i++)
    {
      g_autofree char *cell = dup_cell (table, i / table->n_columns, i % table->n_columns);

      g_string_append (found, cell);
      g_string_append_c (found, (i + 1) % table->n_columns == 0 ? '\n' : '/');
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_cells (void)
{
  assert_table ("| a | b |\n|---|---|\n| 1 | 2 |\n", "a/b\n1/2\n");
  assert_table ("a | b\n--- | ---\n1 | 2", "a/b\n1/2\n");
  assert_table ("|a|\n|-|\n|1|", "a\n1\n");
  assert_table ("| a | b |\n|---|---|", "a/b\n");
  /* Too short, too long, empty. */
  assert_table ("|a|b|\n|-|-|\n|1|\n|1|2|3|\n||2|", "a/b\n1/\n1/2|3\n/2\n");
  /* A pipe behind a backslash or in code parts nothing. */
  assert_table ("|a|b|\n|-|-|\n|x \\| y|`p | q`|", "a/b\nx | y/*\n");
  assert_table ("|a|b|\n|-|-|\n|*x*, y|<http://a.example/>.|", "a/b\n*, y/*.\n");
}

static void
test_no_tables (void)
{
  assert_table ("one | two", NULL);
  assert_table ("one | two\nthree | four", NULL);
  assert_table ("| a | b |\n|---|", NULL);
  assert_table ("| a |\n|---|---|", NULL);
  assert_table ("| a | b |\n|---|-x-|", NULL);
  assert_table ("| a | b |\n|:|:|", NULL);
  assert_table ("words\n:-", NULL);
  assert_table ("    | a |\n    |---|", NULL);
}

static void
test_alignment (void)
{
  g_autoptr (ReadoutMarkdown) markdown =
      readout_markdown_new ("|a|b|c|d|\n|-|:-|:-:|-:|", -1, NULL);
  g_autoptr (ReadoutMarkdownTable) table =
      readout_markdown_table_new (markdown, get_first_block (markdown));

  g_assert_nonnull (table);
  g_assert_cmpint (table->columns[0], ==, READOUT_COLUMN_PLAIN);
  g_assert_cmpint (table->columns[1], ==, READOUT_COLUMN_START);
  g_assert_cmpint (table->columns[2], ==, READOUT_COLUMN_CENTRE);
  g_assert_cmpint (table->columns[3], ==, READOUT_COLUMN_END);
}

static ReadoutPages *
set_pages (const char *source)
{
  g_autoptr (ReadoutPageSettings) settings = readout_page_settings_new (READOUT_PAPER_A4);
  g_autoptr (ReadoutMarkdown) markdown = readout_markdown_new (source, -1, NULL);
  g_autoptr (GError) error = NULL;
  ReadoutPages *pages = readout_pages_new (markdown, settings, NULL, NULL, &error);

  g_assert_no_error (error);
  return pages;
}

static const char counts[] = "| Actor | Supports | Opposes |\n"
                             "| --- | ---: | ---: |\n"
                             "| The harbour office[^a] | 12 | 3 |\n"
                             "| The pilots | 1 | 20 |\n"
                             "\n"
                             "[^a]: *The Gazette*, 3 May 1999.\n";

/* What stands side by side is found side by side. */
static void
test_places (void)
{
  g_autoptr (ReadoutPages) pages = set_pages (counts);
  const char *const words[] = { "12", "3 |", "20", "The pilots" };
  double last_y = 0;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      guint32 byte = strstr (counts, words[i]) - counts;
      guint32 found = 0;
      gboolean is_found = FALSE;
      guint page;
      double y;
      double height;

      g_assert_true (readout_pages_find_byte (pages, byte, &page, &y, &height));
      if (i == 1)
        g_assert_cmpfloat (y, ==, last_y);
      last_y = y;
      for (double x = 90; x < 500 && !is_found; x += 2)
        is_found =
            readout_pages_find_place (pages, page, x, y + height / 2, &found) && found == byte;
      g_assert_true (is_found);
    }
}

static gboolean
holds (GBytes *bytes, const char *words)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return memmem (data, length, words, strlen (words)) != NULL;
}

static GBytes *
write_pdf (ReadoutPages *pages)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();

  g_assert_true (readout_pages_write_pdf_to_stream (pages, stream, NULL, NULL));
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
test_structure (void)
{
  g_autoptr (ReadoutPages) pages = set_pages (counts);
  g_autoptr (GBytes) pdf = write_pdf (pages);

  g_assert_true (holds (pdf, "/S /Table\n"));
  g_assert_true (holds (pdf, "/S /TR\n"));
  g_assert_true (holds (pdf, "/S /TH\n   /A << /O /Table /Scope /Column >>"));
  g_assert_true (holds (pdf, "/S /TD\n"));
  g_assert_cmpuint (readout_pages_get_links (pages, 0)->len, ==, 2);
}

/* Rows stay whole, and none is lost, over pages; a row is never alone below its heads. */
static void
test_long_table (void)
{
  g_autoptr (GString) source = g_string_new ("| Number | Words |\n|---|---|\n");
  g_autoptr (ReadoutPages) pages = NULL;
  guint next = 0;

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (source, "| row%u | some words of this row%s |\n", i,
                            i % 7 == 0
                                ? ", which go on and on and on until they need two lines and "
                                  "then even a third one of the column"
                                : "");
  pages = set_pages (source->str);
  g_assert_cmpuint (readout_pages_get_n_pages (pages), >, 3);
  for (guint i = 0; i < readout_pages_get_n_pages (pages); i++)
    {
      g_autofree char *text = readout_pages_dup_page_text (pages, i);
      guint n_rows = 0;

      for (;; next++, n_rows++)
        {
          g_autofree char *row = g_strdup_printf ("row%u\n", next);

          if (strstr (text, row) == NULL)
            break;
        }
      g_assert_cmpuint (n_rows, >, 1);
    }
  g_assert_cmpuint (next, ==, 200);
}

/* What cannot be set as a table loses no words. */
static void
test_hostile (void)
{
  g_autoptr (GString) wide = g_string_new (NULL);
  g_autoptr (GString) deep = g_string_new ("|a|b|\n|-|-|\n|");

  for (guint line = 0; line < 3; line++)
    {
      for (guint i = 0; i < READOUT_MARKDOWN_MAX_COLUMNS; i++)
        g_string_append (wide, line == 1 ? "|-" : "|incomprehensibilities");
      g_string_append (wide, "|\n");
    }
  for (guint i = 0; i < 5000; i++)
    g_string_append (deep, "word ");
  g_string_append (deep, "last|x|\n");
  {
    g_autoptr (ReadoutPages) wide_pages = set_pages (wide->str);
    g_autoptr (ReadoutPages) deep_pages = set_pages (deep->str);
    guint last = readout_pages_get_n_pages (deep_pages) - 1;
    g_autofree char *wide_text = readout_pages_dup_page_text (wide_pages, 0);
    g_autofree char *deep_text = readout_pages_dup_page_text (deep_pages, last);

    g_assert_nonnull (strstr (wide_text, "incompre"));
    g_assert_nonnull (strstr (deep_text, "last"));
  }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/tables/cells", test_cells);
  g_test_add_func ("/tables/no-tables", test_no_tables);
  g_test_add_func ("/tables/alignment", test_alignment);
  g_test_add_func ("/tables/places", test_places);
  g_test_add_func ("/tables/structure", test_structure);
  g_test_add_func ("/tables/long-table", test_long_table);
  g_test_add_func ("/tables/hostile", test_hostile);
  return g_test_run ();
}
