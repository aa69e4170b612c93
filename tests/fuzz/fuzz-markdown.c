/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fuzz target of Markdown: any text has its nodes and notes where it says, comes back as it left,
 * and makes a page that can do no harm. Built with a fuzzer (-DREADOUT_FUZZER, -fsanitize=fuzzer)
 * it is driven by that; else it replays the files that it is given.
 */
#include <string.h>

#include "briefing/readout-definitions.h"
#include "export/readout-export.h"
#include "markdown/readout-markdown.h"
#ifndef READOUT_FUZZER
#include "replay-corpus.h"
#endif

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* As many definitions of one key as are taken out one after the other. */
#define DUPLICATES_MAX 6

static char *
lookup_cb (const char *key, gpointer data, GError **error)
{
  if (!g_str_has_prefix (key, "post-") || strlen (key) != 6)
    return NULL;
  return g_strdup_printf ("[^%s]: “Snow falls on %s”, *The Post*, ¶ 4. <https://post.example/%s>",
                          key, key + 5, key);
}

static void
check_span (const char *text, gsize length, ReadoutSpan span)
{
  g_assert_cmpuint (span.start, <=, span.end);
  g_assert_cmpuint (span.end, <=, length);
  g_assert_true (((guint8)text[span.start] & 0xc0) != 0x80);
  g_assert_true (((guint8)text[span.end] & 0xc0) != 0x80);
}

static void
check_places (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutMarkdown) markdown = readout_markdown_new (text, -1, &error);
  GPtrArray *references = readout_markdown_get_references (markdown);
  GPtrArray *definitions = readout_markdown_get_definitions (markdown);
  gsize length = strlen (text);
  cmark_iter *iter = cmark_iter_new (readout_markdown_get_root (markdown));

  g_assert_no_error (error);
  while (cmark_iter_next (iter) != CMARK_EVENT_DONE)
    {
      ReadoutSpan span = readout_markdown_get_span (markdown, cmark_iter_get_node (iter));

      if (span.start > span.end)
        g_error ("A %s from %u to %u in: %s",
                 cmark_node_get_type_string (cmark_iter_get_node (iter)), span.start, span.end,
                 text);
      check_span (text, length, span);
    }
  cmark_iter_free (iter);
  for (guint i = 0; i < references->len; i++)
    {
      ReadoutMarkdownReference *reference = g_ptr_array_index (references, i);

      check_span (text, length, reference->span);
      g_assert_true (g_str_has_prefix (text + reference->span.start, "[^"));
    }
  for (guint i = 0; i < definitions->len; i++)
    {
      ReadoutMarkdownNote *note = g_ptr_array_index (definitions, i);

      check_span (text, length, note->span);
      check_span (text, length, note->key_span);
    }
}

static char *
take_out (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutOpened) opened =
      readout_definitions_remove (text, lookup_cb, NULL, NULL, &error);

  g_assert_no_error (error);
  return g_steal_pointer (&opened->markdown);
}

/* A text that holds no definition of ours. */
static char *
settle (const char *text)
{
  g_autofree char *settled = take_out (text);

  for (guint i = 0; i < DUPLICATES_MAX; i++)
    {
      g_autofree char *next = take_out (settled);

      if (g_str_equal (next, settled))
        return g_steal_pointer (&settled);
      g_free (settled);
      settled = g_steal_pointer (&next);
    }
  return NULL;
}

static void
check_return (const char *text)
{
  g_autofree char *settled = settle (text);
  g_autoptr (GError) error = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *back = NULL;

  if (settled == NULL)
    return;
  whole = readout_definitions_append (settled, lookup_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  back = take_out (whole);
  g_assert_cmpstr (back, ==, settled);
}

/* Every tag of the page is one that it may hold. */
static void
check_page (const char *text)
{
  static const char *const tags[] = { "a",      "blockquote", "br", "code",  "em",    "h1",
                                      "h2",     "h3",         "h4", "h5",    "h6",    "hr",
                                      "li",     "main",       "ol", "p",     "pre",   "section",
                                      "strong", "sup",        "ul", "table", "thead", "tbody",
                                      "tr",     "th",         "td", NULL };
  g_autofree char *html = readout_export_html (text, NULL, NULL, NULL, NULL);
  const char *at = strstr (html, "<main>");
  const char *end = g_strrstr (html, "</main>");

  while (at < end)
    {
      const char *name = at + 1 + (at[1] == '/');
      const char *close = strchr (name, '>');
      g_autofree char *tag =
          g_strndup (name, strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789"));
      g_autofree char *whole = g_strndup (at, close - at);
      g_auto (GStrv) parts = g_strsplit (whole, "\"", -1);

      g_assert_true (g_strv_contains (tags, tag));
      /* Between the values of attributes. */
      for (guint i = 0; parts[i] != NULL; i += parts[i + 1] != NULL ? 2 : 1)
        g_assert_null (strstr (parts[i], " on"));
      g_assert_null (strstr (whole, "href=\"javascript"));
      at = strchr (close, '<');
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_utf8_make_valid ((const char *)data, size);
  g_autoptr (ReadoutSnapshot) snapshot = readout_snapshot_new ();
  g_autofree char *pandoc = NULL;

  check_places (text);
  check_return (text);
  check_page (text);
  pandoc = readout_export_pandoc (text, snapshot, NULL);
  g_assert_cmpuint (strlen (pandoc), >=, strlen (text));
  return 0;
}

#ifndef READOUT_FUZZER

int
main (int argc, char **argv)
{
  return replay_corpus (LLVMFuzzerTestOneInput, argc, argv, 400, 100000);
}

#endif
