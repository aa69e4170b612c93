/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * eval-html SPECIFICATION: each example of the CommonMark specification through the HTML export,
 * against cmark. What safety takes out is taken out of cmark's tree here, in another way than the
 * export does it; the rest must be identical. Exit status 1: an example differs.
 */
#include <stdlib.h>
#include <string.h>

#include "export/readout-export.h"
#include "markdown/readout-markdown.h"

#define FENCE "````````````````````````````````"

static gboolean
is_safe (const char *url)
{
  g_autofree char *lower = g_ascii_strdown (url, -1);

  return (g_str_has_prefix (lower, "http://") || g_str_has_prefix (lower, "https://") ||
          g_str_has_prefix (lower, "mailto:")) &&
         strpbrk (url, " \t\n") == NULL && strchr (url, ':')[1] != '\0';
}

static void
unwrap (cmark_node *node)
{
  cmark_node *child;

  while ((child = cmark_node_first_child (node)) != NULL)
    cmark_node_insert_before (node, child);
  cmark_node_free (node);
}

static void
replace_html_block (cmark_node *block)
{
  g_autofree char *words = readout_markdown_dup_html_words (cmark_node_get_literal (block));
  cmark_node *paragraph = cmark_node_new (CMARK_NODE_CUSTOM_BLOCK);
  g_autofree char *escaped = g_markup_escape_text (words, -1);
  g_autofree char *html = *words != '\0' ? g_strdup_printf ("<p>%s</p>", escaped) : g_strdup ("");

  cmark_node_set_on_enter (paragraph, html);
  cmark_node_insert_before (block, paragraph);
  cmark_node_free (block);
}

static void
make_safe (cmark_node *root)
{
  g_autoptr (GPtrArray) nodes = g_ptr_array_new ();
  cmark_iter *iter = cmark_iter_new (root);
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    if (event == CMARK_EVENT_ENTER)
      g_ptr_array_add (nodes, cmark_iter_get_node (iter));
  cmark_iter_free (iter);
  for (guint i = 0; i < nodes->len; i++)
    {
      cmark_node *node = g_ptr_array_index (nodes, i);
      cmark_node_type type = cmark_node_get_type (node);

      if (type == CMARK_NODE_IMAGE ||
          (type == CMARK_NODE_LINK && !is_safe (cmark_node_get_url (node))))
        unwrap (node);
      else if (type == CMARK_NODE_HTML_BLOCK)
        replace_html_block (node);
      else if (type == CMARK_NODE_HTML_INLINE)
        {
          const char *literal = cmark_node_get_literal (node);

          if (g_str_has_prefix (literal, "<br"))
            cmark_node_insert_before (node, cmark_node_new (CMARK_NODE_LINEBREAK));
          cmark_node_free (node);
        }
    }
}

static char *
render_expected (const char *markdown)
{
  cmark_node *root = cmark_parse_document (markdown, strlen (markdown), CMARK_OPT_DEFAULT);
  char *html;

  make_safe (root);
  html = cmark_render_html (root, CMARK_OPT_DEFAULT);
  cmark_node_free (root);
  return html;
}

/* The body of a page without its frame. */
static char *
render_ours (const char *markdown)
{
  g_autofree char *page = readout_export_html (markdown, NULL, NULL, NULL, NULL);
  char *start = strstr (page, "<main>\n") + strlen ("<main>\n");
  char *end = g_strrstr (page, "</main>");

  return g_strndup (start, end - start);
}

/* Whether cmark changes nothing of the example for safety. */
static gboolean
is_plain (const char *markdown, const char *expected)
{
  g_autofree char *html = cmark_markdown_to_html (markdown, strlen (markdown), CMARK_OPT_UNSAFE);

  return g_str_equal (html, expected);
}

int
main (int argc, char **argv)
{
  g_autofree char *contents = NULL;
  g_auto (GStrv) parts = NULL;
  g_autoptr (GError) error = NULL;
  guint n_examples = 0;
  guint n_same = 0;
  guint n_plain = 0;

  if (argc != 2)
    {
      g_printerr ("usage: eval-html SPECIFICATION\n");
      return 2;
    }
  if (!g_file_get_contents (argv[1], &contents, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  parts = g_strsplit (contents, "\n" FENCE " example\n", -1);
  for (guint i = 1; parts[i] != NULL; i++)
    {
      char *end = strstr (parts[i], "\n.\n");
      g_autofree char *markdown = NULL;
      g_autofree char *ours = NULL;
      char *expected;
      g_auto (GStrv) tabs = NULL;

      if (g_str_has_prefix (parts[i], ".\n"))
        end = parts[i] - 1;
      if (end == NULL)
        continue;
      tabs = g_strsplit (parts[i], "→", -1);
      g_free (parts[i]);
      parts[i] = g_strjoinv ("\t", tabs);
      end = g_str_has_prefix (parts[i], ".\n") ? parts[i] - 1 : strstr (parts[i], "\n.\n");
      markdown = g_strndup (parts[i], end + 1 - parts[i]);
      expected = render_expected (markdown);
      ours = render_ours (markdown);
      n_examples++;
      n_plain += is_plain (markdown, expected);
      if (g_str_equal (ours, expected))
        n_same++;
      else
        g_print ("example %u differs\n--- Markdown\n%s--- expected\n%s--- ours\n%s\n", n_examples,
                 markdown, expected, ours);
      free (expected);
    }
  g_print ("%u of %u examples as cmark writes them; safety changes nothing in %u of them\n", n_same,
           n_examples, n_plain);
  return n_same == n_examples ? 0 : 1;
}
