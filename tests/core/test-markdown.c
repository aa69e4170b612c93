/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Markdown with footnotes: which are found, what is left to cmark, where everything stands.
 */
#include "markdown/readout-markdown.h"

#include <string.h>

static ReadoutMarkdown *
parse (const char *source)
{
  g_autoptr (GError) error = NULL;
  ReadoutMarkdown *markdown = readout_markdown_new (source, -1, &error);

  g_assert_no_error (error);
  g_assert_nonnull (markdown);
  return markdown;
}

static char *
render (ReadoutMarkdown *markdown)
{
  char *html = cmark_render_html (readout_markdown_get_root (markdown), CMARK_OPT_UNSAFE);
  char *copy = g_strdup (html);

  free (html);
  return copy;
}

static void
assert_like_cmark (const char *source)
{
  g_autoptr (ReadoutMarkdown) markdown = parse (source);
  g_autofree char *html = render (markdown);
  char *expected = cmark_markdown_to_html (source, strlen (source), CMARK_OPT_UNSAFE);

  g_assert_cmpstr (html, ==, expected);
  free (expected);
}

static void
assert_span (ReadoutMarkdown *markdown, ReadoutSpan span, const char *expected)
{
  g_autofree char *words =
      g_strndup (readout_markdown_get_source (markdown, NULL) + span.start, span.end - span.start);

  g_assert_cmpstr (words, ==, expected);
}

static ReadoutMarkdownReference *
get_reference (ReadoutMarkdown *markdown, guint index)
{
  GPtrArray *references = readout_markdown_get_references (markdown);

  g_assert_cmpuint (index, <, references->len);
  return references->pdata[index];
}

static ReadoutMarkdownNote *
get_note (ReadoutMarkdown *markdown, guint number)
{
  GPtrArray *notes = readout_markdown_get_notes (markdown);

  g_assert_cmpuint (number, <=, notes->len);
  return notes->pdata[number - 1];
}

static char *
dup_note_text (ReadoutMarkdown *markdown, guint number)
{
  cmark_node *block = cmark_node_first_child (get_note (markdown, number)->blocks);

  return block != NULL ? readout_markdown_dup_text (markdown, block, NULL) : g_strdup ("");
}

static void
assert_note (ReadoutMarkdown *markdown, guint number, const char *key, const char *words)
{
  g_autofree char *text = dup_note_text (markdown, number);

  g_assert_cmpstr (get_note (markdown, number)->key, ==, key);
  g_assert_cmpuint (get_note (markdown, number)->number, ==, number);
  g_assert_cmpstr (text, ==, words);
}

static void
test_footnotes (void)
{
  g_autoptr (ReadoutMarkdown) markdown =
      parse ("She said no.[^radio-s2][^post-s1] He agreed.[^post-s1]\n"
             "\n"
             "[^post-s1]: “No deal”, *The Post*, 3 May 1999, ¶ 4. <https://post.example/1>\n"
             "[^radio-s2]: *Radio North*, p. 2.\n");
  g_autofree char *html = render (markdown);

  g_assert_cmpuint (readout_markdown_get_notes (markdown)->len, ==, 2);
  g_assert_cmpuint (readout_markdown_get_definitions (markdown)->len, ==, 2);
  g_assert_cmpuint (readout_markdown_get_references (markdown)->len, ==, 3);
  assert_note (markdown, 1, "radio-s2", "Radio North, p. 2.");
  assert_note (markdown, 2, "post-s1",
               "“No deal”, The Post, 3 May 1999, ¶ 4. https://post.example/1");
  g_assert_cmpuint (get_reference (markdown, 0)->number, ==, 1);
  g_assert_cmpuint (get_reference (markdown, 1)->number, ==, 2);
  g_assert_cmpuint (get_reference (markdown, 2)->number, ==, 2);
  g_assert_cmpuint (get_reference (markdown, 1)->ordinal, ==, 1);
  g_assert_cmpuint (get_reference (markdown, 2)->ordinal, ==, 2);
  g_assert_true (get_reference (markdown, 2)->note == get_note (markdown, 2));
  g_assert_cmpuint (get_note (markdown, 2)->references->len, ==, 2);
  assert_span (markdown, get_reference (markdown, 0)->span, "[^radio-s2]");
  assert_span (markdown, get_note (markdown, 1)->key_span, "radio-s2");
  assert_span (markdown, get_note (markdown, 1)->span, "[^radio-s2]: *Radio North*, p. 2.");
  g_assert_cmpstr (html, ==, "<p>She said no. He agreed.</p>\n");
}

/* cmark alone would take these for link reference definitions. */
static void
test_definition_like_link (void)
{
  g_autoptr (ReadoutMarkdown) markdown =
      parse ("One[^a] two[^b] three[^c].\n\n[^a]: https://a.example\n[^b]: <https://b.example> "
             "\"title\"\n[^c]: Agency\n\n[c]: /url\n");

  assert_note (markdown, 1, "a", "https://a.example");
  assert_note (markdown, 2, "b", "https://b.example \"title\"");
  assert_note (markdown, 3, "c", "Agency");
}

static void
test_continued_definitions (void)
{
  g_autoptr (ReadoutMarkdown) markdown = parse ("x[^a][^b][^c]\n"
                                                "\n"
                                                "[^a]: first line\n"
                                                "and lazily the next\n"
                                                "\n"
                                                "    a second paragraph[^d]\n"
                                                "\n"
                                                "    - a list\n"
                                                "    - of two\n"
                                                "\n"
                                                "            code\n"
                                                "no more of it\n"
                                                "[^b]:\n"
                                                "\n"
                                                "    begins late\n"
                                                "\n"
                                                "   [^c]: indented by three\n"
                                                "- a list of the document\n"
                                                "[^d]:tight\n");
  cmark_node *block;

  assert_note (markdown, 1, "a", "first line and lazily the next");
  assert_note (markdown, 2, "b", "begins late");
  assert_note (markdown, 3, "c", "indented by three");
  assert_note (markdown, 4, "d", "tight");
  block = cmark_node_next (cmark_node_first_child (get_note (markdown, 1)->blocks));
  g_assert_cmpint (cmark_node_get_type (block), ==, CMARK_NODE_PARAGRAPH);
  assert_span (markdown, readout_markdown_get_span (markdown, block), "a second paragraph[^d]");
  block = cmark_node_next (block);
  g_assert_cmpint (cmark_node_get_type (block), ==, CMARK_NODE_LIST);
  assert_span (markdown, get_note (markdown, 2)->span, "[^b]:\n\n    begins late");
  block = cmark_node_first_child (readout_markdown_get_root (markdown));
  g_assert_cmpint (cmark_node_get_type (cmark_node_next (block)), ==, CMARK_NODE_PARAGRAPH);
  g_assert_cmpint (cmark_node_get_type (cmark_node_last_child (cmark_node_parent (block))), ==,
                   CMARK_NODE_LIST);
}

static void
test_not_footnotes (void)
{
  g_autoptr (ReadoutMarkdown) markdown =
      parse ("`[^a]` \\[^a] <https://x.example/[^a]> [link](u[^a] \"[^a]\") ![alt [^a]](i)\n"
             "\n"
             "- item\n"
             "  [^b]: in a list\n"
             "\n"
             "> [^b]: in a quotation\n"
             "\n"
             "```[^a]\n"
             "[^a]: in code\n"
             "```\n"
             "\n"
             "<!--\n"
             "[^a]: in a comment\n"
             "-->\n"
             "\n"
             "[^a]: real\n");
  g_autofree char *html = render (markdown);

  g_assert_cmpuint (readout_markdown_get_definitions (markdown)->len, ==, 1);
  g_assert_cmpuint (readout_markdown_get_notes (markdown)->len, ==, 0);
  g_assert_cmpuint (readout_markdown_get_references (markdown)->len, ==, 2);
  g_assert_cmpstr (get_reference (markdown, 0)->key, ==, "b");
  g_assert_null (get_reference (markdown, 0)->note);
  g_assert_cmpuint (get_reference (markdown, 0)->number, ==, 0);
  g_assert_cmpstr (html, ==,
                   "<p><code>[^a]</code> [^a] <a "
                   "href=\"https://x.example/%5B%5Ea%5D\">https://x.example/[^a]</a> "
                   "<a href=\"u%5B%5Ea%5D\" title=\"[^a]\">link</a> "
                   "<img src=\"i\" alt=\"alt [^a]\" /></p>\n"
                   "<ul>\n<li>item\n[^b]: in a list</li>\n</ul>\n"
                   "<blockquote>\n<p>[^b]: in a quotation</p>\n</blockquote>\n"
                   "<pre><code class=\"language-[^a]\">[^a]: in code\n</code></pre>\n"
                   "<!--\n[^a]: in a comment\n-->\n");
}

static void
test_strays (void)
{
  g_autoptr (ReadoutMarkdown) markdown =
      parse ("a[^none] b[^A-1] c![^a-1] **d**[^a-1]e\n\n[^a-1]: one\n[^A-1]: again\n"
             "[^orphan]: alone[^a-1][^inner]\n[^inner]: only from an orphan\n");
  GPtrArray *definitions = readout_markdown_get_definitions (markdown);
  g_autofree char *html = render (markdown);

  g_assert_cmpuint (readout_markdown_get_notes (markdown)->len, ==, 1);
  g_assert_cmpuint (definitions->len, ==, 4);
  g_assert_true (((ReadoutMarkdownNote *)definitions->pdata[1])->is_duplicate);
  g_assert_cmpuint (((ReadoutMarkdownNote *)definitions->pdata[2])->number, ==, 0);
  g_assert_false (((ReadoutMarkdownNote *)definitions->pdata[2])->is_duplicate);
  g_assert_cmpuint (((ReadoutMarkdownNote *)definitions->pdata[3])->number, ==, 0);
  assert_note (markdown, 1, "a-1", "one");
  g_assert_cmpuint (get_note (markdown, 1)->references->len, ==, 3);
  g_assert_cmpuint (readout_markdown_get_references (markdown)->len, ==, 6);
  g_assert_null (get_reference (markdown, 0)->note);
  assert_span (markdown, get_reference (markdown, 0)->span, "[^none]");
  g_assert_true (readout_markdown_find_note (markdown, "A-1") == get_note (markdown, 1));
  g_assert_null (readout_markdown_find_note (markdown, "none"));
  g_assert_cmpstr (html, ==, "<p>a[^none] b c! <strong>d</strong>e</p>\n");
}

static void
test_foreign_keys (void)
{
  g_autoptr (ReadoutMarkdown) markdown = parse ("a[^1] b[^my_note] c[^Été] d[^*] e[^x:y.z]\n\n"
                                                "[^1]: 1\n[^my_note]: 2\n[^été]: 3\n[^*]: 4\n"
                                                "[^x:y.z]: 5\n[^a b]: none\n");

  g_assert_cmpuint (readout_markdown_get_notes (markdown)->len, ==, 5);
  assert_note (markdown, 4, "*", "4");
  g_assert_true (readout_markdown_is_citation_key ("aljazeera-20220222-s12"));
  g_assert_false (readout_markdown_is_citation_key ("1a"));
  g_assert_false (readout_markdown_is_citation_key ("a--b"));
  g_assert_false (readout_markdown_is_citation_key ("a-"));
  g_assert_false (readout_markdown_is_citation_key ("A"));
  g_assert_false (readout_markdown_is_citation_key (""));
}

static void
test_like_cmark (void)
{
  static const char *const sources[] = {
    "",
    "\n\n",
    "Plain text, [link][r], ![image](i.png \"t\")\n\n[r]: /u 'x'\n",
    "1) a\n2) b\n\n   c\n\n99) d\n",
    "# One\n\nTwo\n===\n\n***\n\n> q\n> > r\nlazy\n\n\tcode\n",
    "a [^nothing] b [^x](url) [^y][r] [z][^w] [^]  [^ a] [^*em*] `[^code]`\n\n[r]: /u\n",
    "<div>\n[^a] raw\n</div>\n\nx <b title=\"[^a]\">y</b>\n",
    "a  \nb\\\nc &amp; &#65; \\* \"quotes\" -- dashes...\n",
    "\xEF\xBB\xBFmark\r\ncarriage\rreturns\r\n\r\n- x\r\n",
    "[^\n[^a\n[^[^[^]]]\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    assert_like_cmark (sources[i]);
}

/* The tree beside the notes is that of the text without them. */
/* Ids of a briefing whose definitions are kept elsewhere. */
static void
test_undefined_neighbours (void)
{
  g_autoptr (ReadoutMarkdown) markdown = parse ("One.[^wire-s1][^post-s2] Two.[^wire-s3]\n");

  g_assert_cmpuint (readout_markdown_get_references (markdown)->len, ==, 3);
  g_assert_cmpstr (get_reference (markdown, 0)->key, ==, "wire-s1");
  g_assert_cmpstr (get_reference (markdown, 1)->key, ==, "post-s2");
  g_assert_cmpstr (get_reference (markdown, 2)->key, ==, "wire-s3");
  g_assert_null (get_reference (markdown, 0)->note);
  assert_like_cmark ("One.[^wire-s1][^post-s2] Two.[^wire-s3]\n");
}

static void
test_document_without_notes (void)
{
  g_autoptr (ReadoutMarkdown) markdown =
      parse ("- a\n- b\n\n[^n]: note\n\n- c\n\n1) d\n[^m]: note\n"
             "1. x\n[^k]: note\n+ e\n99) f[^n][^m][^k]\n");
  g_autofree char *html = render (markdown);

  g_assert_cmpuint (readout_markdown_get_notes (markdown)->len, ==, 3);
  g_assert_cmpstr (html, ==,
                   "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<ul>\n<li>c</li>\n</ul>\n"
                   "<ol>\n<li>d</li>\n</ol>\n<ol>\n<li>x</li>\n</ol>\n"
                   "<ul>\n<li>e</li>\n</ul>\n<ol start=\"99\">\n<li>f</li>\n</ol>\n");
}

static void
collect_texts (ReadoutMarkdown *markdown, cmark_node *root, GString *found)
{
  cmark_iter *iter = cmark_iter_new (root);
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);
      ReadoutSpan span = readout_markdown_get_span (markdown, node);

      if (event != CMARK_EVENT_ENTER || cmark_node_get_type (node) == CMARK_NODE_DOCUMENT)
        continue;
      g_string_append_printf (found, "%s{%.*s}\n", cmark_node_get_type_string (node),
                              (int)(span.end - span.start),
                              readout_markdown_get_source (markdown, NULL) + span.start);
    }
  cmark_iter_free (iter);
}

static void
test_places (void)
{
  g_autoptr (ReadoutMarkdown) markdown = parse ("## He said *“&nbsp;no”* [^a]\n"
                                                "\n"
                                                "> - one [li\\*nk](/u(1) 't') and\n"
                                                ">   `co de` x\\\n"
                                                "> end\n"
                                                "\n"
                                                "[^a]: x **y**\n");
  g_autoptr (GString) found = g_string_new (NULL);

  collect_texts (markdown, readout_markdown_get_root (markdown), found);
  collect_texts (markdown, get_note (markdown, 1)->blocks, found);
  g_assert_cmpstr (found->str, ==,
                   "heading{## He said *“&nbsp;no”* [^a]}\n"
                   "text{He said }\n"
                   "emph{*“&nbsp;no”*}\n"
                   "text{“&nbsp;no”}\n"
                   "text{ }\n"
                   "custom_inline{[^a]}\n"
                   "block_quote{> - one [li\\*nk](/u(1) 't') and\n>   `co de` x\\\n> end}\n"
                   "list{- one [li\\*nk](/u(1) 't') and\n>   `co de` x\\\n> end}\n"
                   "item{- one [li\\*nk](/u(1) 't') and\n>   `co de` x\\\n> end}\n"
                   "paragraph{one [li\\*nk](/u(1) 't') and\n>   `co de` x\\\n> end}\n"
                   "text{one }\n"
                   "link{[li\\*nk](/u(1) 't')}\n"
                   "text{li\\*nk}\n"
                   "text{ and}\n"
                   "softbreak{\n>   }\n"
                   "code{`co de`}\n"
                   "text{ x}\n"
                   "linebreak{\\\n> }\n"
                   "text{end}\n"
                   "paragraph{x **y**}\n"
                   "text{x }\n"
                   "strong{**y**}\n"
                   "text{y}\n");
}

static void
test_words (void)
{
  const char *source = "It *is* &lt;5&gt; \\# [so](u)[^a]\nthey\\\nsaid `a  b`.\n\n[^a]: x\n";
  g_autoptr (ReadoutMarkdown) markdown = parse (source);
  cmark_node *block = cmark_node_first_child (readout_markdown_get_root (markdown));
  g_autoptr (GArray) runs = NULL;
  g_autofree char *words = readout_markdown_dup_text (markdown, block, &runs);
  ReadoutSpan span;

  g_assert_cmpstr (words, ==, "It is <5> # so they\nsaid a  b.");
  for (guint i = 0; words[i] != '\0'; i++)
    {
      guint32 start = readout_markdown_text_to_source (runs, i, FALSE);
      guint32 end = readout_markdown_text_to_source (runs, i + 1, TRUE);

      g_assert_cmpuint (start, <, end);
      if (g_ascii_isalnum (words[i]))
        g_assert_cmpint (source[start], ==, words[i]);
    }
  span.start = readout_markdown_text_to_source (runs, strstr (words, "<5>") - words, FALSE);
  span.end = readout_markdown_text_to_source (runs, strstr (words, " #") - words, TRUE);
  assert_span (markdown, span, "&lt;5&gt;");
}

static char *
repeat (const char *unit, guint n_times)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < n_times; i++)
    g_string_append (string, unit);
  return g_string_free (string, FALSE);
}

/* Each of these takes milliseconds when time is linear, and minutes when it is quadratic. */
static void
test_pathological (void)
{
  static const char *const units[] = { "[^",          "[^a",     "[^a]",      "[^a]: x\n",
                                       "\\",          "a [^a](", "[a](b",     "*a **a ",
                                       "[a_",         "&amp;",   "&x",        "> [^a]: b\n",
                                       "- [^a]: b\n", "`[^a]",   "(",         "[x [^a] y](u)",
                                       "<!-- ",       "![[^a]",  "[^a]:\n\n", "a<b [^a]>" };
  gint64 start = g_get_monotonic_time ();
  g_autofree char *deep = repeat ("> ", 20000);

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autofree char *body = repeat (units[i], 20000);
      g_autofree char *source = g_strconcat (body, "\n\n[^a]: x\n", NULL);
      g_autoptr (ReadoutMarkdown) markdown = parse (source);

      g_assert_nonnull (readout_markdown_get_root (markdown));
    }
  assert_like_cmark (deep);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 30 * TEST_PATIENCE * G_USEC_PER_SEC);
}

static void
test_many_footnotes (void)
{
  g_autoptr (GString) source = g_string_new (NULL);
  g_autoptr (ReadoutMarkdown) markdown = NULL;

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (source, "Sentence %u.[^n%u]\n\n", i, i);
  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (source, "[^n%u]: note %u, see [^n%u]\n", i, i, (i + 1) % 10000);
  markdown = parse (source->str);
  g_assert_cmpuint (readout_markdown_get_notes (markdown)->len, ==, 10000);
  g_assert_cmpuint (readout_markdown_get_references (markdown)->len, ==, 20000);
  g_assert_cmpstr (get_note (markdown, 10000)->key, ==, "n9999");
  g_assert_cmpuint (get_note (markdown, 1)->references->len, ==, 2);
}

static void
test_errors (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (readout_markdown_new ("a\xFF", -1, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_clear_error (&error);
  g_assert_null (readout_markdown_new ("a\0b", 3, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_clear_error (&error);
  g_assert_null (readout_markdown_new ("", (gssize)READOUT_MARKDOWN_MAX_LENGTH + 1, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/markdown/footnotes", test_footnotes);
  g_test_add_func ("/markdown/definition-like-link", test_definition_like_link);
  g_test_add_func ("/markdown/continued-definitions", test_continued_definitions);
  g_test_add_func ("/markdown/not-footnotes", test_not_footnotes);
  g_test_add_func ("/markdown/strays", test_strays);
  g_test_add_func ("/markdown/foreign-keys", test_foreign_keys);
  g_test_add_func ("/markdown/like-cmark", test_like_cmark);
  g_test_add_func ("/markdown/document-without-notes", test_document_without_notes);
  g_test_add_func ("/markdown/undefined-neighbours", test_undefined_neighbours);
  g_test_add_func ("/markdown/places", test_places);
  g_test_add_func ("/markdown/words", test_words);
  g_test_add_func ("/markdown/pathological", test_pathological);
  g_test_add_func ("/markdown/many-footnotes", test_many_footnotes);
  g_test_add_func ("/markdown/errors", test_errors);
  return g_test_run ();
}
