/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Citations: ids that stay, footnotes that hostile metadata cannot break.
 */
#include "briefing/readout-citation.h"

#include <cmark.h>
#include <stdlib.h>

#include "briefing-samples.h"
#include "markdown/readout-markdown.h"

static void
test_prefix (void)
{
  static const struct
  {
    const char *outlet;
    const char *title;
    const char *published;
    const char *prefix;
  } cases[] = {
    { "Al Jazeera", "x", "2022-02-22T06:30:00Z", "aljazeera-20220222" },
    { "Süddeutsche Zeitung", "x", "2022-02-22", "suddeutschezeitung-20220222" },
    { "Новости", "x", "2022-02", "novosti-202202" },
    { "24 Horas", "x", "2022", "r24horas-2022" },
    { "The Guardian", "x", NULL, "guardian-undated" },
    { "新华社", "x", "2022-02-30", "xinhuashe-undated" },
    { NULL, "x", "yesterday", "sample-undated" },
    { "!!!", "x", NULL, "sample-undated" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ReadoutReport) report =
          sample_report ("Words.", cases[i].outlet, cases[i].title, cases[i].published);
      g_autofree char *prefix = readout_citation_dup_prefix (report);

      g_assert_cmpstr (prefix, ==, cases[i].prefix);
      g_assert_true (readout_markdown_is_citation_key (prefix));
    }
}

static void
test_keys_are_unique_and_stay (void)
{
  g_autoptr (ReadoutCitationKeys) keys = readout_citation_keys_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (ReadoutReport) first = sample_report ("Words.", "Daily", "A", "2024-03-04");
  g_autoptr (ReadoutReport) second = sample_report ("Words.", "Daily", "B", "2024-03-04");
  g_autoptr (ReadoutReport) third = sample_report ("Words.", "Daily", "C", "2024-03-04");
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  g_autofree char *again = NULL;

  first->id = 1;
  second->id = 2;
  third->id = 3;
  readout_citation_keys_add (keys, "daily-20240304-s7", 2);
  one = readout_citation_keys_take (keys, first, 7);
  two = readout_citation_keys_take (keys, second, 8);
  again = readout_citation_keys_take (keys, second, 7);
  g_assert_cmpstr (one, ==, "daily-20240304-2-s7");
  g_assert_cmpstr (two, ==, "daily-20240304-s8");
  g_assert_cmpstr (again, ==, "daily-20240304-s7-2");
  for (guint i = 0; i < 20000; i++)
    {
      char *key = readout_citation_keys_take (keys, third, 1);

      g_assert_true (readout_markdown_is_citation_key (key));
      g_assert_true (g_hash_table_add (seen, key));
    }
}

static void
test_text (void)
{
  g_autoptr (ReadoutReport) report =
      sample_report ("One.\n\nTwo three.", "Al Jazeera", "Headline", "2022-02-22");
  g_autoptr (ReadoutStatement) statement = sample_statement (
      report, "", "", "Two three", "X", READOUT_ACTOR_PERSON, READOUT_QUOTATION_INDIRECT);
  g_autofree char *text = NULL;
  g_autofree char *bare = NULL;

  report->url = g_strdup ("https://example.org/a?b=1&c=2");
  text = readout_citation_dup_definition ("aljazeera-20220222-s1", report, statement);
  g_assert_cmpstr (text, ==,
                   "[^aljazeera-20220222-s1]: “Headline”, *Al Jazeera*, 22 February 2022, ¶ 2. "
                   "<https://example.org/a?b=1&c=2>");

  g_clear_pointer (&report->outlet, g_free);
  g_clear_pointer (&report->title, g_free);
  g_clear_pointer (&report->published, g_free);
  g_clear_pointer (&report->url, g_free);
  statement->page = 3;
  bare = readout_citation_dup_text (report, statement);
  g_assert_cmpstr (bare, ==, "sample.txt, undated, p. 3, ¶ 2.");
}

static void
test_hostile_metadata (void)
{
  static const char *const titles[] = {
    "](javascript:alert(1)) [x](y)",
    "<script>alert(1)</script>",
    "A\n\n# Heading\n\n[^other]: taken over",
    "`code` *a* _b_ \\ & &lt; ![i](u)",
    "“Quoted” and “more",
    "| table | ~~gone~~ ^up^",
  };
  static const char *const urls[] = { "javascript:alert(1)",
                                      "https://a.example/ b",
                                      "data:text/html,x",
                                      "file:///etc/passwd",
                                      "https://",
                                      "//a.example" };
  g_autoptr (ReadoutReport) report = sample_report ("Words.", "Daily *News*", "T", "2024-03-04");
  g_autoptr (ReadoutStatement) statement = sample_statement (
      report, "", "", "Words", "X", READOUT_ACTOR_PERSON, READOUT_QUOTATION_INDIRECT);

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *definition = NULL;
      g_autofree char *source = NULL;
      g_autoptr (ReadoutMarkdown) markdown = NULL;
      ReadoutMarkdownNote *note;

      g_free (report->title);
      report->title = g_strdup (titles[i]);
      definition = readout_citation_dup_definition ("daily-20240304-s1", report, statement);
      g_assert_null (strchr (definition, '\n'));
      source = g_strdup_printf ("Claim.[^daily-20240304-s1]\n\n%s\n", definition);
      markdown = readout_markdown_new (source, -1, NULL);
      g_assert_cmpuint (readout_markdown_get_definitions (markdown)->len, ==, 1);
      g_assert_cmpuint (readout_markdown_get_references (markdown)->len, ==, 1);
      note = readout_markdown_find_note (markdown, "daily-20240304-s1");
      for (cmark_iter *iter = cmark_iter_new (note->blocks);;)
        {
          cmark_event_type event = cmark_iter_next (iter);
          cmark_node_type type;

          if (event == CMARK_EVENT_DONE)
            {
              cmark_iter_free (iter);
              break;
            }
          type = cmark_node_get_type (cmark_iter_get_node (iter));
          g_assert_cmpint (type, !=, CMARK_NODE_LINK);
          g_assert_cmpint (type, !=, CMARK_NODE_IMAGE);
          g_assert_cmpint (type, !=, CMARK_NODE_HTML_INLINE);
          g_assert_cmpint (type, !=, CMARK_NODE_CODE);
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autofree char *text = NULL;

      g_free (report->url);
      report->url = g_strdup (urls[i]);
      g_assert_false (readout_citation_url_is_safe (urls[i]));
      text = readout_citation_dup_text (report, statement);
      g_assert_null (strstr (text, urls[i]));
    }
}

/* What is escaped reads as it was. */
static void
test_escape (void)
{
  static const char *const strings[] = {
    "*a* _b_ `c` <d> [e](f) \\ & &amp; &copy; ![g](h) ~i~ 2 < 3 > 1",
    "https://example.org and a@example.org",
    "1. one",
    "# two",
    "- three",
    "+ four",
    "> five",
    "=====",
    "12) six",
    "* seven",
  };

  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    {
      g_autofree char *escaped = readout_citation_escape (strings[i]);
      g_autofree char *line = readout_citation_guard_line (escaped);
      g_autoptr (ReadoutMarkdown) markdown = readout_markdown_new (line, -1, NULL);
      cmark_node *paragraph = cmark_node_first_child (readout_markdown_get_root (markdown));
      g_autofree char *words = NULL;

      g_assert_cmpint (cmark_node_get_type (paragraph), ==, CMARK_NODE_PARAGRAPH);
      words = readout_markdown_dup_text (markdown, paragraph, NULL);
      g_assert_cmpstr (words, ==, strings[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/citation/prefix", test_prefix);
  g_test_add_func ("/citation/keys-are-unique-and-stay", test_keys_are_unique_and_stay);
  g_test_add_func ("/citation/text", test_text);
  g_test_add_func ("/citation/hostile-metadata", test_hostile_metadata);
  g_test_add_func ("/citation/escape", test_escape);
  return g_test_run ();
}
