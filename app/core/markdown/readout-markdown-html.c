/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words of raw HTML in Markdown: what a reader would see of it.
 */
#include "markdown/readout-markdown.h"

#include <string.h>

/* The byte after the tag, comment or the like at @html; after the whole of a script or style; %NULL
 * if it is a tag with no end. */
static const char *
skip_tag (const char *html)
{
  static const char *const hidden[] = { "script", "style", "template" };
  const char *end;

  if (g_str_has_prefix (html, "<!--"))
    {
      end = strstr (html + 4, "-->");
      return end != NULL ? end + 3 : html + strlen (html);
    }
  if (html[1] == '?')
    {
      end = strstr (html, "?>");
      return end != NULL ? end + 2 : html + strlen (html);
    }
  for (guint i = 0; i < G_N_ELEMENTS (hidden); i++)
    {
      gsize length = strlen (hidden[i]);

      if (g_ascii_strncasecmp (html + 1, hidden[i], length) != 0 ||
          g_ascii_isalnum (html[1 + length]))
        continue;
      for (end = html; *end != '\0'; end++)
        if (end[0] == '<' && end[1] == '/' && g_ascii_strncasecmp (end + 2, hidden[i], length) == 0)
          {
            html = end;
            break;
          }
      if (*end == '\0')
        return end;
    }
  while (*html != '\0' && *html != '>')
    {
      /* A tag's attributes may hold its end. */
      if ((*html == '"' || *html == '\'') && html[-1] == '=' && strchr (html + 1, *html) != NULL)
        html = strchr (html + 1, *html);
      html++;
    }
  return *html == '>' ? html + 1 : NULL;
}

/* The text of @words with its entities decoded, as cmark knows them. */
static char *
decode_entities (const char *words, gsize length)
{
  g_autoptr (GString) escaped = g_string_new ("x");
  GString *decoded = g_string_new (NULL);
  cmark_node *root;
  cmark_iter *iter;

  for (gsize i = 0; i < length; i++)
    {
      if (g_ascii_ispunct (words[i]) && strchr ("&#;", words[i]) == NULL)
        g_string_append_c (escaped, '\\');
      g_string_append_c (escaped, words[i]);
    }
  g_string_append_c (escaped, 'x');
  root = cmark_parse_document (escaped->str, escaped->len, CMARK_OPT_DEFAULT);
  iter = cmark_iter_new (root);
  while (cmark_iter_next (iter) != CMARK_EVENT_DONE)
    if (cmark_node_get_type (cmark_iter_get_node (iter)) == CMARK_NODE_TEXT)
      g_string_append (decoded, cmark_node_get_literal (cmark_iter_get_node (iter)));
  cmark_iter_free (iter);
  cmark_node_free (root);
  if (decoded->len < 2)
    g_string_truncate (decoded, 0);
  else
    {
      g_string_truncate (decoded, decoded->len - 1);
      g_string_erase (decoded, 0, 1);
    }
  return g_string_free (decoded, FALSE);
}

/* Appends words with one space between them. */
static void
append_words (GString *all, const char *words, gsize length)
{
  const char *end = words + length;

  while (words < end)
    {
      const char *word;

      while (words < end && g_ascii_isspace (*words))
        words++;
      word = words;
      while (words < end && !g_ascii_isspace (*words))
        words++;
      if (word == words)
        break;
      if (all->len > 0)
        g_string_append_c (all, ' ');
      if (memchr (word, '&', words - word) != NULL)
        {
          g_autofree char *decoded = decode_entities (word, words - word);

          g_string_append (all, decoded);
        }
      else
        g_string_append_len (all, word, words - word);
    }
}

char *
readout_markdown_dup_html_words (const char *html)
{
  GString *words = g_string_new (NULL);

  g_return_val_if_fail (html != NULL, NULL);

  while (*html != '\0')
    {
      const char *tag = html;

      while (*tag != '\0' &&
             (*tag != '<' || (!g_ascii_isalpha (tag[1]) && strchr ("/!?", tag[1]) == NULL) ||
              tag[1] == '\0'))
        tag++;
      append_words (words, html, tag - html);
      html = *tag == '<' ? skip_tag (tag) : tag;
      /* No tag at all: nothing behind it has an end either. */
      if (html == NULL)
        {
          append_words (words, tag, strlen (tag));
          break;
        }
    }
  return g_string_free (words, FALSE);
}

gboolean
readout_markdown_html_is_break (const char *html)
{
  g_return_val_if_fail (html != NULL, FALSE);

  return g_ascii_strncasecmp (html, "<br", 3) == 0 && !g_ascii_isalnum (html[3]);
}
