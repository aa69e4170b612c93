/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Exports: Markdown that comes back the same, HTML that cannot do harm, data that other programs
 * read.
 */
#include "export/readout-export.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

#include "briefing-samples.h"
#include "markdown/readout-markdown.h"

static ReadoutSnapshot *
make_snapshot (void)
{
  ReadoutSnapshot *snapshot = readout_snapshot_new ();
  g_autoptr (ReadoutProposition) topic = readout_proposition_new (0, "The \"ban\", of snow", NULL);
  g_autoptr (ReadoutReport) report =
      sample_report ("Übung: Fenn said that snow is white.\n\n=SUM(A1) said \"no\".\n",
                     "Daily, \"News\"", "=cmd|' /C calc'!A0", "2024-03-04");
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func (g_object_unref);

  report->url = g_strdup ("https://example.org/a_b?c=1&d=2");
  report->author = g_strdup ("A. Author {and} 50% \\more");
  g_ptr_array_add (statements,
                   sample_statement (report, "Fenn", "said", "that snow is white", "Dario Fenn",
                                     READOUT_ACTOR_PERSON, READOUT_QUOTATION_INDIRECT));
  sample_stance (statements->pdata[0], 0, READOUT_POSITION_OPPOSES);
  g_ptr_array_add (statements, sample_statement (report, "=SUM(A1)", "said", "\"no\"", "=SUM(A1)",
                                                 READOUT_ACTOR_PERSON, READOUT_QUOTATION_DIRECT));
  readout_snapshot_add_report (snapshot, report, statements);
  readout_snapshot_add_topic (snapshot, topic);
  return snapshot;
}

static void
test_markdown_comes_back (void)
{
  g_autoptr (ReadoutSnapshot) snapshot = make_snapshot ();
  const char *body =
      "# Title\n\nFenn said so.[^dailynews-20240304-s1] Again.[^dailynews-20240304-s1] Mine.[^own]\n\n[^own]: A note.\n";
  g_autofree char *once = readout_export_markdown (body, snapshot);
  g_autofree char *twice = readout_export_markdown (once, snapshot);
  g_autoptr (ReadoutMarkdown) parsed = readout_markdown_new (once, -1, NULL);

  g_assert_true (g_str_has_prefix (once, "# Title\n\nFenn said so.[^dailynews-20240304-s1]"));
  g_assert_cmpstr (once, ==, twice);
  g_assert_cmpuint (readout_markdown_get_definitions (parsed)->len, ==, 2);
  g_assert_cmpuint (readout_markdown_get_notes (parsed)->len, ==, 2);
}

static void
test_pandoc (void)
{
  g_autoptr (ReadoutSnapshot) snapshot = make_snapshot ();
  g_autofree char *pandoc = readout_export_pandoc (
      "So @home.[^dailynews-20240304-s1][^dailynews-20240304-s2] Mine.[^own]\n\n[^own]: A note.\n",
      snapshot);

  g_assert_cmpstr (
      pandoc, ==,
      "So \\@home. [@dailynews-20240304-s1, para. 1; @dailynews-20240304-s2, para. 2] Mine.[^own]\n\n[^own]: A note.\n");
}

static void
test_html_is_safe (void)
{
  static const char hostile[] =
      "# <script>alert(1)</script> T\n\n<script>alert(2)</script>\n\n"
      "<img src=x onerror=alert(3)> a <b onclick=x>b</b>\n\n"
      "[a](javascript:alert(4)) [b](https://ok.example/?a=1&b=\"2\") ![c](https://track.example/p.png) <data:text/html,x>\n\n"
      "[d](vbscript:x \"t\") [e](JaVaScRiPt:x) `<i>` &lt;u&gt; said.[^x\"y]\n\n[^x\"y]: A <iframe src=x></iframe> note [f](file:///etc).\n";
  g_autofree char *html = readout_export_html (hostile, NULL, NULL, "x\" onload=\"y");
  const char *body = strstr (html, "<body>");
  static const char *const bad[] = { "<script",     "<img",      "onerror=",    "onclick=",
                                     "javascript:", "vbscript:", "JaVaScRiPt:", "track.example",
                                     "<iframe",     "file:",     "data:text",   "onload" };

  g_assert_true (g_str_has_prefix (html, "<!DOCTYPE html>\n<html lang=\"en\">"));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    if (!g_str_equal (bad[i], "data:text"))
      g_assert_null (strstr (body, bad[i]));
  g_assert_nonnull (strstr (body, "href=\"https://ok.example/?a=1&amp;b=%222%22\""));
  g_assert_nonnull (strstr (body, "<code>&lt;i&gt;</code> &lt;u&gt;"));
  /* Both ways. */
  g_assert_nonnull (strstr (body, "<a id=\"r1-1\" href=\"#n1\""));
  g_assert_nonnull (strstr (body, "<li id=\"n1\">"));
  g_assert_nonnull (strstr (body, "href=\"#r1-1\""));
}

static void
test_html_of_a_briefing (void)
{
  g_autoptr (ReadoutSnapshot) snapshot = make_snapshot ();
  g_autofree char *html = readout_export_html (
      "# Snow & ice\n\n- *Fenn* said so.[^dailynews-20240304-s1]\n\n> Quoted.\n\n3. Three\n",
      snapshot, NULL, "en-GB");

  g_assert_nonnull (strstr (html, "<html lang=\"en-GB\">"));
  g_assert_nonnull (strstr (html, "<title>Snow &amp; ice</title>"));
  g_assert_nonnull (strstr (html, "<li><em>Fenn</em> said so.<sup>"));
  g_assert_nonnull (strstr (html, "<blockquote>\n<p>Quoted.</p>\n</blockquote>"));
  g_assert_nonnull (strstr (html, "<ol start=\"3\">"));
  g_assert_nonnull (strstr (html, "<a href=\"https://example.org/a_b?c=1&amp;d=2\""));
  g_assert_null (strstr (html, "<script"));
}

/* Reads one row of RFC 4180; @csv moves on. */
static GPtrArray *
read_row (const char **csv)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);
  const char *p = *csv;

  while (TRUE)
    {
      GString *cell = g_string_new (NULL);

      g_assert_cmpint (*p, ==, '"');
      for (p++; *p != '"' || p[1] == '"'; p++)
        {
          p += *p == '"';
          g_string_append_c (cell, *p);
        }
      p++;
      g_ptr_array_add (cells, g_string_free (cell, FALSE));
      if (*p != ',')
        break;
      p++;
    }
  g_assert_true (g_str_has_prefix (p, "\r\n"));
  *csv = p + 2;
  return cells;
}

static void
test_csv (void)
{
  g_autoptr (ReadoutSnapshot) snapshot = make_snapshot ();
  g_autofree char *csv = readout_export_csv (snapshot);
  const char *p = csv;
  g_autoptr (GPtrArray) header = read_row (&p);
  g_autoptr (GPtrArray) first = read_row (&p);
  g_autoptr (GPtrArray) second = read_row (&p);

  g_assert_cmpint (*p, ==, '\0');
  g_assert_cmpuint (first->len, ==, header->len);
  g_assert_cmpstr (first->pdata[0], ==, "dailynews-20240304-s1");
  g_assert_cmpstr (first->pdata[1], ==, "Daily, \"News\"");
  g_assert_cmpstr (first->pdata[2], ==, "'=cmd|' /C calc'!A0");
  g_assert_cmpstr (first->pdata[12], ==, "that snow is white");
  g_assert_cmpstr (first->pdata[first->len - 1], ==, "The \"ban\", of snow: opposes");
  g_assert_cmpstr (second->pdata[7], ==, "'=SUM(A1)");
}

static void
test_json (void)
{
  g_autoptr (ReadoutSnapshot) snapshot = make_snapshot ();
  g_autofree char *json = readout_export_json (snapshot);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonObject *report;
  JsonArray *content;

  json_parser_load_from_data (parser, json, -1, &error);
  g_assert_no_error (error);
  report = json_array_get_object_element (json_node_get_array (json_parser_get_root (parser)), 0);
  content = json_object_get_array_member (
      json_array_get_object_element (json_object_get_array_member (report, "statements"), 0),
      "content");
  /* Code points: "Ü" is one. */
  g_assert_cmpint (json_array_get_int_element (json_array_get_array_element (content, 0), 0), ==,
                   17);
}

static void
test_sources (void)
{
  g_autoptr (ReadoutSnapshot) snapshot = make_snapshot ();
  const char *markdown = "So.[^dailynews-20240304-s2]\n";
  g_autofree char *bibtex = readout_export_bibtex (markdown, snapshot);
  g_autofree char *csl = readout_export_csl_json (markdown, snapshot);
  g_autofree char *all = readout_export_csl_json (NULL, snapshot);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *entry;

  g_assert_true (g_str_has_prefix (bibtex, "@article{dailynews-20240304-s2,\n"));
  g_assert_null (strstr (bibtex, "-s1"));
  g_assert_nonnull (strstr (bibtex, "author = {{A. Author (and) 50\\% \\textbackslash{}more}},"));
  g_assert_true (json_parser_load_from_data (parser, csl, -1, NULL));
  g_assert_cmpuint (json_array_get_length (json_node_get_array (json_parser_get_root (parser))), ==,
                    1);
  entry = json_array_get_object_element (json_node_get_array (json_parser_get_root (parser)), 0);
  g_assert_cmpstr (json_object_get_string_member (entry, "id"), ==, "dailynews-20240304-s2");
  g_assert_cmpstr (json_object_get_string_member (entry, "container-title"), ==, "Daily, \"News\"");
  g_assert_true (json_parser_load_from_data (parser, all, -1, NULL));
  g_assert_cmpuint (json_array_get_length (json_node_get_array (json_parser_get_root (parser))), ==,
                    2);
}

static void
test_write (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("export-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "b.md", NULL);
  g_autofree char *link = g_build_filename (folder, "link.md", NULL);
  g_autofree char *missing = g_build_filename (folder, "none", "b.md", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("new", 3);
  g_autoptr (GBytes) empty = g_bytes_new_static (NULL, 0);

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_assert_cmpint (symlink (path, link), ==, 0);
  g_assert_true (readout_export_write (link, bytes, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "new");
  g_assert_true (readout_export_write (path, empty, &error));
  g_assert_false (readout_export_write (missing, bytes, &error));
  g_assert_nonnull (strstr (error->message, missing));
  g_assert_false (g_file_test (missing, G_FILE_TEST_EXISTS));
  g_unlink (link);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/export/markdown-comes-back", test_markdown_comes_back);
  g_test_add_func ("/export/pandoc", test_pandoc);
  g_test_add_func ("/export/html-is-safe", test_html_is_safe);
  g_test_add_func ("/export/html-of-a-briefing", test_html_of_a_briefing);
  g_test_add_func ("/export/csv", test_csv);
  g_test_add_func ("/export/json", test_json);
  g_test_add_func ("/export/sources", test_sources);
  g_test_add_func ("/export/write", test_write);
  return g_test_run ();
}
