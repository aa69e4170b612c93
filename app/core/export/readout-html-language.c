/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In which language and direction a page is, by its letters.
 */
#include "export/readout-html-language.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

static gboolean
is_language_tag (const char *tag)
{
  if (tag == NULL || !g_ascii_isalpha (*tag) || strlen (tag) > 35)
    return FALSE;
  for (const char *p = tag; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '-')
      return FALSE;
  return TRUE;
}

static ReadoutHtmlDirection
get_letter_direction (gunichar letter)
{
  UCharDirection direction = u_charDirection ((UChar32)letter);

  if (direction == U_LEFT_TO_RIGHT)
    return READOUT_HTML_LTR;
  return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC ? READOUT_HTML_RTL
                                                                             : READOUT_HTML_NEUTRAL;
}

/* Whether the words of a node are of the text: code has a direction of its own. */
static gboolean
holds_words (cmark_node *node)
{
  return cmark_node_get_type (node) == CMARK_NODE_TEXT;
}

ReadoutHtmlDirection
readout_html_language_get_direction (cmark_node *block)
{
  ReadoutHtmlDirection direction = READOUT_HTML_NEUTRAL;
  cmark_iter *iter = cmark_iter_new (block);

  while (direction == READOUT_HTML_NEUTRAL && cmark_iter_next (iter) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);

      if (!holds_words (node))
        continue;
      for (const char *at = cmark_node_get_literal (node);
           *at != '\0' && direction == READOUT_HTML_NEUTRAL; at = g_utf8_next_char (at))
        direction = get_letter_direction (g_utf8_get_char (at));
    }
  cmark_iter_free (iter);
  return direction;
}

/* Counts the letters of each script; those from right to left in @n_rtl, all in @n_letters. */
static void
count_letters (cmark_node *root, guint *scripts, guint *n_rtl, guint *n_letters)
{
  cmark_iter *iter = cmark_iter_new (root);

  while (cmark_iter_next (iter) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);

      if (!holds_words (node))
        continue;
      for (const char *at = cmark_node_get_literal (node); *at != '\0'; at = g_utf8_next_char (at))
        {
          gunichar letter = g_utf8_get_char (at);
          UErrorCode status = U_ZERO_ERROR;
          UScriptCode script;

          if (!g_unichar_isalpha (letter))
            continue;
          script = g_ascii_isalpha ((char)MIN (letter, 0x7F))
                       ? USCRIPT_LATIN
                       : uscript_getScript ((UChar32)letter, &status);
          if (script >= 0 && script < USCRIPT_CODE_LIMIT)
            scripts[script]++;
          *n_rtl += get_letter_direction (letter) == READOUT_HTML_RTL;
          *n_letters += 1;
        }
    }
  cmark_iter_free (iter);
}

char *
readout_html_language_choose (ReadoutMarkdown *markdown, const char *language, gboolean *is_rtl)
{
  g_autofree guint *scripts = g_new0 (guint, USCRIPT_CODE_LIMIT);
  guint n_rtl = 0;
  guint n_letters = 0;
  guint most = USCRIPT_LATIN;

  count_letters (readout_markdown_get_root (markdown), scripts, &n_rtl, &n_letters);
  *is_rtl = n_rtl > n_letters / 2;
  if (is_language_tag (language))
    return g_strdup (language);
  for (guint i = 0; i < USCRIPT_CODE_LIMIT; i++)
    if (scripts[i] > scripts[most] && i != USCRIPT_COMMON && i != USCRIPT_INHERITED)
      most = i;
  return most == USCRIPT_LATIN
             ? g_strdup ("en")
             : g_strdup_printf ("und-%s", uscript_getShortName ((UScriptCode)most));
}
