/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Exports: Markdown that comes back the same, HTML that cannot do harm, data that other programs
 * read.
 */
#include "export/readout-export.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

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
      snapshot, NULL);

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
  g_autofree char *html = readout_export_html (hostile, NULL, NULL, "x\" onload=\"y", NULL);
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
      snapshot, NULL, "en-GB", NULL);

  g_assert_nonnull (strstr (html, "<html lang=\"en-GB\">"));
  g_assert_nonnull (strstr (html, "<title>Snow &amp; ice</title>"));
  g_assert_nonnull (strstr (html, "<li><em>Fenn</em> said so.<sup>"));
  g_assert_nonnull (strstr (html, "<blockquote>\n<p>Quoted.</p>\n</blockquote>"));
  g_assert_nonnull (strstr (html, "<ol start=\"3\">"));
  g_assert_nonnull (strstr (html, "<a href=\"https://example.org/a_b?c=1&amp;d=2\""));
  g_assert_null (strstr (html, "<script"));
}

/* What the page has between its frame. */
static char *
dup_body (const char *markdown, const char *directory)
{
  g_autofree char *html = readout_export_html (markdown, NULL, NULL, NULL, directory);
  char *start = strstr (html, "<main>\n") + strlen ("<main>\n");

  return g_strndup (start, g_strrstr (html, "</main>") - start);
}

static void
assert_body (const char *markdown, const char *expected)
{
  g_autofree char *body = dup_body (markdown, NULL);

  g_assert_cmpstr (body, ==, expected);
}

static void
test_html_like_cmark (void)
{
  static const char *const texts[] = {
    "a *b **c*** `d` [e](https://f.example \"g\")\\\nh  \ni\nj\n",
    "# a\n\nb\n---\n\n> c\n>\n> - d\n>\n>   e\n\n***\n",
    "- a\n  - b\n\n    c\n- d\n\n3) e\n4) f\n",
    "```c x\n<d> & \"e\" 'f'\n```\n\n    g\n",
    "&lt;a&gt; \"b\" 'c' &copy; <mailto:d@e.example>\n",
    "[a]\n\n[a]: http://b.example/?c=\"d\"&e='f'{g}`h`ü\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      char *expected = cmark_markdown_to_html (texts[i], strlen (texts[i]), CMARK_OPT_DEFAULT);

      assert_body (texts[i], expected);
      free (expected);
    }
}

static void
test_html_without_harm (void)
{
  assert_body ("<div>\nA *word*\n<script>x</script>\n</div>\n", "<p>A *word*</p>\n");
  assert_body ("<!-- of no\n\nconcern -->\n", "");
  assert_body ("a<br>b <i>c</i>\n", "<p>a<br />\nb c</p>\n");
  assert_body ("[a *b*](/c) [d](ftp://e) [f](#g)\n", "<p>a <em>b</em> d f</p>\n");
  assert_body ("![a [b](https://c.example)](d.png)\n",
               "<p>a <a href=\"https://c.example\">b</a></p>\n");
}

static void
test_html_notes (void)
{
  assert_body (
      "[a[^1]](https://b.example)[^2][^1]\n\n[^1]: c\n\n    d\n[^2]: - e\n",
      "<p><a href=\"https://b.example\">a</a><sup><a id=\"r1-1\" href=\"#n1\" role=\"doc-noteref\">1</a></sup>"
      "<sup><a id=\"r2-1\" href=\"#n2\" role=\"doc-noteref\">2</a></sup>"
      "<sup>,<a id=\"r1-2\" href=\"#n1\" role=\"doc-noteref\">1</a></sup></p>\n"
      "<section class=\"sources\" role=\"doc-endnotes\">\n<h2>Sources</h2>\n<ol>\n"
      "<li id=\"n1\">\n<p>c</p>\n<p>d <a class=\"back\" href=\"#r1-1\" role=\"doc-backlink\" aria-label=\"Back to reference 1-1\">↩<sup>1</sup></a>"
      " <a class=\"back\" href=\"#r1-2\" role=\"doc-backlink\" aria-label=\"Back to reference 1-2\">↩<sup>2</sup></a></p>\n</li>\n"
      "<li id=\"n2\">\n<ul>\n<li>e</li>\n</ul>\n<p> <a class=\"back\" href=\"#r2-1\" role=\"doc-backlink\" aria-label=\"Back to reference 2-1\">↩</a></p>\n</li>\n"
      "</ol>\n</section>\n");
}

static void
test_html_languages (void)
{
  static const struct
  {
    const char *markdown;
    const char *language;
    const char *expected;
  } cases[] = {
    { "# Title\n\nعربي\n", NULL, "<html lang=\"en\">" },
    { "# عنوان\n\nنص طويل\n\nEnglish\n", NULL, "<html lang=\"und-Arab\" dir=\"rtl\">" },
    { "# כותרת\n", "he", "<html lang=\"he\" dir=\"rtl\">" },
    { "# Заголовок\n", NULL, "<html lang=\"und-Cyrl\">" },
    { "123\n", NULL, "<html lang=\"en\">" },
  };
  g_autofree char *mixed =
      dup_body ("One two three four five\n\nعربي\n\n- עברית\n\n> مقتبس\n", NULL);
  g_autofree char *arabic = dup_body ("نص عربي طويل\n\nEnglish\n\n42\n", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *html =
          readout_export_html (cases[i].markdown, NULL, NULL, cases[i].language, NULL);

      g_assert_nonnull (strstr (html, cases[i].expected));
    }
  /* What runs the other way says so. */
  g_assert_cmpstr (
      mixed, ==,
      "<p>One two three four five</p>\n<p dir=\"rtl\">عربي</p>\n<ul dir=\"rtl\">\n<li>עברית</li>\n</ul>\n"
      "<blockquote dir=\"rtl\">\n<p>مقتبس</p>\n</blockquote>\n");
  g_assert_cmpstr (arabic, ==, "<p>نص عربي طويل</p>\n<p dir=\"ltr\">English</p>\n<p>42</p>\n");
}

static void
test_html_tables (void)
{
  assert_body (
      "| a | b |\n|---|--:|\n| *c* | d<script> |\n",
      "<table>\n<thead>\n<tr>\n<th scope=\"col\">a</th>\n"
      "<th scope=\"col\" style=\"text-align:end\">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n"
      "<td><em>c</em></td>\n<td style=\"text-align:end\">d</td>\n</tr>\n</tbody>\n</table>\n");
}

/* A picture is in the page when it is one, and lies where it may. */
static void
test_html_pictures (void)
{
  static const char png[] = "\x89PNG\r\n\x1A\nrest";
  g_autofree char *folder = g_dir_make_tmp ("export-XXXXXX", NULL);
  g_autofree char *inner = g_build_filename (folder, "in", NULL);
  g_autofree char *good = g_build_filename (inner, "a b.png", NULL);
  g_autofree char *drawing = g_build_filename (inner, "c.svg", NULL);
  g_autofree char *outside = g_build_filename (folder, "d.png", NULL);
  g_autofree char *link = g_build_filename (inner, "e.png", NULL);
  g_autofree char *body = NULL;

  g_mkdir (inner, 0700);
  g_file_set_contents (good, png, sizeof png - 1, NULL);
  g_file_set_contents (outside, png, sizeof png - 1, NULL);
  g_file_set_contents (drawing, "<svg onload='x'/>", -1, NULL);
  g_assert_cmpint (symlink (outside, link), ==, 0);
  body = dup_body (
      "![x \"*y*\"](a%20b.png \"t\") ![c](c.svg) ![d](../d.png) ![e](e.png) ![f](none.png) "
      "![g](https://h.example/a.png)\n",
      inner);
  g_assert_cmpstr (
      body, ==,
      "<p><img src=\"data:image/png;base64,iVBORw0KGgpyZXN0\" alt=\"x &quot;y&quot;\" title=\"t\" /> "
      "c d e f g</p>\n");
  g_unlink (good);
  g_unlink (outside);
  g_unlink (drawing);
  g_unlink (link);
  g_rmdir (inner);
  g_rmdir (folder);
}

static void
assert_pandoc (const char *markdown, const char *expected)
{
  g_autoptr (ReadoutSnapshot) snapshot = make_snapshot ();
  g_autofree char *pandoc = readout_export_pandoc (markdown, snapshot, NULL);

  g_assert_cmpstr (pandoc, ==, expected);
}

static void
test_pandoc_dialect (void)
{
  g_autoptr (ReadoutSnapshot) snapshot = make_snapshot ();
  g_autofree char *with_metadata = readout_export_pandoc ("a\n", snapshot, "b \"c\".json");

  /* Plain in CommonMark, markup for Pandoc. */
  assert_pandoc ("5 $a$ x^2^ {.b} \\c \\$ a@b.example\n",
                 "5 \\$a\\$ x\\^2\\^ \\{.b} \\\\c \\$ a@b.example\n");
  assert_pandoc ("`$a$` <http://a.example/~b> [c](d_$e)\n",
                 "`$a$` <http://a.example/~b> [c](d_$e)\n");
  assert_pandoc ("a. b\n\n(iv) c\n\n(2) d\n\nOK. e\n", "a\\. b\n\n(iv\\) c\n\n(2\\) d\n\nOK. e\n");
  assert_pandoc ("A term\n: no definition\n", "A term\n\\: no definition\n");
  assert_pandoc ("a | b\n", "a \\| b\n");
  assert_pandoc ("| a | b |\n|---|---|\n| c | d$ |\n", "| a | b |\n|---|---|\n| c | d\\$ |\n");
  assert_pandoc ("a\n\n---\n\nb\n", "a\n\n* * *\n\nb\n");
  /* A block of its own has a blank line before it. */
  assert_pandoc ("a\n- b\n# c\n> d\n", "a\n\n- b\n\n# c\n\n> d\n");
  /* Notes that the text defines, and what nobody knows, stay. */
  assert_pandoc ("a[^own] b[^none]\n\n[^own]: $c$[^dailynews-20240304-s1]\n",
                 "a[^own] b[^none]\n\n[^own]: \\$c\\$ [@dailynews-20240304-s1, para. 1]\n");
  assert_pandoc (
      "a (see[^dailynews-20240304-s1])[^dailynews-20240304-s2] *b[^dailynews-20240304-s1]*\n",
      "a (see [@dailynews-20240304-s1, para. 1]) [@dailynews-20240304-s2, para. 2] "
      "*b [@dailynews-20240304-s1, para. 1]*\n");
  g_assert_cmpstr (with_metadata, ==,
                   "---\nbibliography: \"b \\\"c\\\".json\"\nlink-citations: true\n---\n\na\n");
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
  g_assert_cmpstr (first->pdata[18], ==, "The \"ban\", of snow: opposes");
  g_assert_cmpstr (first->pdata[20], ==, "current");
  g_assert_cmpstr (second->pdata[7], ==, "'=SUM(A1)");
}

static void
test_json (void)
{
  g_autoptr (ReadoutSnapshot) snapshot = make_snapshot ();
  g_autofree char *json = readout_export_json (snapshot);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonObject *root;
  JsonObject *report;
  JsonArray *content;

  json_parser_load_from_data (parser, json, -1, &error);
  g_assert_no_error (error);
  root = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpstr (json_object_get_string_member (root, "format"), ==, "readout-statements");
  report = json_array_get_object_element (json_object_get_array_member (root, "reports"), 0);
  content = json_object_get_array_member (
      json_array_get_object_element (json_object_get_array_member (report, "statements"), 0),
      "content");
  /* Code points: "Ü" is one. */
  g_assert_cmpint (json_array_get_int_element (json_array_get_array_element (content, 0), 0), ==,
                   17);
}

/* Two outlets print the same: one key point, carried by one source. */
static void
test_key_points (void)
{
  static const char text[] =
      "The mayor of the old harbour town said that the ferry would not sail again this year.\n";
  g_autoptr (ReadoutSnapshot) snapshot = readout_snapshot_new ();
  const char *const outlets[] = { "Post", "Times", "Radio" };
  g_autofree char *json = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *points;
  JsonArray *sources;

  for (guint i = 0; i < G_N_ELEMENTS (outlets); i++)
    {
      g_autoptr (ReadoutReport) report = sample_report (text, outlets[i], "Ferry", "2024-03-04");
      g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func (g_object_unref);

      g_ptr_array_add (statements,
                       sample_statement (report, "The mayor of the old harbour town", "said",
                                         "that the ferry would not sail again this year", "Mayor",
                                         READOUT_ACTOR_PERSON, READOUT_QUOTATION_INDIRECT));
      readout_snapshot_add_report (snapshot, report, statements);
    }
  {
    ReadoutCopyGroups *copies = readout_copy_groups_new ();

    readout_copy_groups_unite (copies, 1, 2);
    readout_copy_groups_settle (copies);
    readout_snapshot_set_copies (snapshot, copies);
  }
  json = readout_export_json (snapshot);
  g_assert_true (json_parser_load_from_data (parser, json, -1, NULL));
  points = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)),
                                         "key_points");
  g_assert_cmpuint (json_array_get_length (points), ==, 1);
  sources = json_object_get_array_member (json_array_get_object_element (points, 0), "sources");
  g_assert_cmpuint (json_array_get_length (sources), ==, 2);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (
                        json_array_get_object_element (sources, 0), "citations")),
                    ==, 2);
  g_assert_cmpstr (
      json_array_get_string_element (
          json_object_get_array_member (json_array_get_object_element (sources, 1), "citations"),
          0),
      ==, "radio-20240304-s1");
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

typedef struct
{
  char *folder;
} Folder;

static void
set_up (Folder *folder, gconstpointer data)
{
  folder->folder = g_dir_make_tmp ("export-XXXXXX", NULL);
}

static void
tear_down (Folder *folder, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (folder->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder->folder);
  g_free (folder->folder);
}

static gboolean
write_words (const char *path, const char *words, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (words, strlen (words));

  return readout_export_write (path, bytes, error);
}

static void
assert_file (const char *path, const char *expected)
{
  g_autofree char *contents = NULL;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, expected);
}

static guint
count_files (Folder *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_write (Folder *folder, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (folder->folder, "b\xff.md", NULL); /* not UTF-8 */
  g_autofree char *link = g_build_filename (folder->folder, "link.md", NULL);
  g_autofree char *dangling = g_build_filename (folder->folder, "dangling.md", NULL);
  g_autofree char *new = g_build_filename (folder->folder, "new.md", NULL);
  struct stat status;
  FILE *reader;
  char old[4] = "";

  g_assert_true (write_words (path, "old", &error));
  g_assert_no_error (error);
  g_assert_cmpint (chmod (path, 0600), ==, 0);
  g_assert_cmpint (symlink ("b\xff.md", link), ==, 0);
  g_assert_cmpint (symlink ("new.md", dangling), ==, 0);
  /* Whoever has it open goes on reading what was there. */
  reader = fopen (path, "r");
  g_assert_true (write_words (link, "new", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (fread (old, 1, 3, reader), ==, 3);
  fclose (reader);
  g_assert_cmpstr (old, ==, "old");
  assert_file (path, "new");
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_true (write_words (dangling, "there", &error));
  g_assert_true (g_file_test (dangling, G_FILE_TEST_IS_SYMLINK));
  assert_file (new, "there");
  g_assert_true (write_words (path, "", &error));
  assert_file (path, "");
  g_assert_cmpuint (count_files (folder), ==, 4);
}

static void
assert_refused (const char *path, GFileError code, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (write_words (path, "words", &error));
  g_assert_error (error, G_FILE_ERROR, (int)code);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
test_write_refused (Folder *folder, gconstpointer data)
{
  g_autofree char *missing = g_build_filename (folder->folder, "none", "b.md", NULL);
  g_autofree char *file = g_build_filename (folder->folder, "file", NULL);
  g_autofree char *below = g_build_filename (file, "b.md", NULL);
  g_autofree char *circle = g_build_filename (folder->folder, "circle", NULL);
  g_autofree char *long_name = g_strnfill (300, 'x');
  g_autofree char *long_path = g_build_filename (folder->folder, long_name, NULL);

  assert_refused (missing, G_FILE_ERROR_NOENT, "There is no such folder.");
  assert_refused (folder->folder, G_FILE_ERROR_ISDIR, "There is a folder of that name.");
  g_file_set_contents (file, "kept", -1, NULL);
  assert_refused (below, G_FILE_ERROR_NOTDIR, "There is no such folder.");
  assert_file (file, "kept");
  g_assert_cmpint (symlink ("circle", circle), ==, 0);
  assert_refused (circle, G_FILE_ERROR_LOOP, "The link leads in a circle.");
  assert_refused (long_path, G_FILE_ERROR_NAMETOOLONG, "The name is too long.");
  if (g_file_test ("/dev/full", G_FILE_TEST_EXISTS))
    {
      assert_refused ("/dev/full", G_FILE_ERROR_NOSPC, "There is no space left.");
      g_assert_false (g_file_test ("/dev/full", G_FILE_TEST_IS_REGULAR));
    }
  if (geteuid () != 0)
    {
      g_assert_cmpint (chmod (file, 0400), ==, 0);
      assert_refused (file, G_FILE_ERROR_ACCES, "You are not allowed");
      assert_file (file, "kept");
    }
}

/* A disk that fills up: the old file stays, and nothing lies about. */
static void
test_write_full (Folder *folder, gconstpointer data)
{
  g_autofree char *path = g_build_filename (folder->folder, "b.md", NULL);
  g_autofree char *large = g_strnfill (100000, 'x');
  struct rlimit before;
  struct rlimit limit;
  g_autoptr (GError) error = NULL;
  gboolean done;

  g_assert_true (write_words (path, "old", NULL));
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  limit = before;
  limit.rlim_cur = 50000;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  done = write_words (path, large, &error);
  setrlimit (RLIMIT_FSIZE, &before);
  g_assert_false (done);
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "larger than is allowed"));
  assert_file (path, "old");
  g_assert_cmpuint (count_files (folder), ==, 1);
}

/* Text that makes a careless parser slow, through every exporter. */
static void
test_pathological (void)
{
  g_autoptr (ReadoutSnapshot) snapshot = make_snapshot ();
  static const struct
  {
    const char *open;
    const char *middle;
    const char *close;
    guint n;
  } cases[] = {
    { "> ", "a[^dailynews-20240304-s1]", "", 20000 },
    { "- ", "a ![b](c)", "", 20000 },
    { "*a **a ", "b", "b** b* ", 10000 },
    { "[", "a", "]", 30000 },
    { "![", "a", "](b)", 10000 },
    { "[^", "a", "]", 30000 },
    { "a[^x] ", "\n\n[^x]: b", "", 20000 },
    { "a **b", "c", "_", 30000 },
    { "`", "a", "", 60000 },
    { "<!-- ", "a", "", 20000 },
    { "&", "a", ";", 60000 },
    { "| a ", "|\n|---|\n", "| b ", 20000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *whole = NULL;
      g_autofree char *pandoc = NULL;
      g_autofree char *html = NULL;
      g_autofree char *csl = NULL;

      for (guint j = 0; j < cases[i].n; j++)
        g_string_append (text, cases[i].open);
      g_string_append (text, cases[i].middle);
      for (guint j = 0; j < cases[i].n; j++)
        g_string_append (text, cases[i].close);
      whole = readout_export_markdown (text->str, snapshot);
      pandoc = readout_export_pandoc (text->str, snapshot, NULL);
      html = readout_export_html (text->str, snapshot, NULL, NULL, NULL);
      csl = readout_export_csl_json (text->str, snapshot);
      g_assert_true (g_str_has_prefix (whole, text->str));
      g_assert_cmpuint (strlen (pandoc), >=, text->len);
      g_assert_true (g_str_has_suffix (html, "</html>\n"));
      g_assert_true (g_str_has_suffix (csl, "]\n"));
    }
}

static void
test_many_notes (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *html = NULL;

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (text, "So.[^n%u] ", i);
  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (text, "\n\n[^n%u]: See %u.", i, i);
  html = readout_export_html (text->str, NULL, NULL, NULL, NULL);
  g_assert_nonnull (strstr (html, "<li id=\"n10000\">\n<p>See 9999. "));
}

/* What is no text does not end anything. */
static void
test_invalid (void)
{
  g_autofree char *html = readout_export_html ("a\xff<b>", NULL, NULL, NULL, NULL);
  g_autofree char *markdown = readout_export_markdown ("a\xff", NULL);

  g_assert_nonnull (strstr (html, "<pre>a\xEF\xBF\xBD&lt;b&gt;</pre>"));
  g_assert_cmpstr (markdown, ==, "a\xff");
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
  g_test_add_func ("/export/html-like-cmark", test_html_like_cmark);
  g_test_add_func ("/export/html-without-harm", test_html_without_harm);
  g_test_add_func ("/export/html-notes", test_html_notes);
  g_test_add_func ("/export/html-languages", test_html_languages);
  g_test_add_func ("/export/html-tables", test_html_tables);
  g_test_add_func ("/export/html-pictures", test_html_pictures);
  g_test_add_func ("/export/pandoc-dialect", test_pandoc_dialect);
  g_test_add_func ("/export/key-points", test_key_points);
  g_test_add_func ("/export/pathological", test_pathological);
  g_test_add_func ("/export/many-notes", test_many_notes);
  g_test_add_func ("/export/invalid", test_invalid);
  g_test_add ("/export/write", Folder, NULL, set_up, test_write, tear_down);
  g_test_add ("/export/write-refused", Folder, NULL, set_up, test_write_refused, tear_down);
  g_test_add ("/export/write-full", Folder, NULL, set_up, test_write_full, tear_down);
  return g_test_run ();
}
