/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads web pages.
 */
#include "formats/readout-html-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/readout-article.h"
#include "formats/readout-html-decode.h"
#include "formats/readout-html-facts.h"
#include "formats/readout-markup.h"
#include "formats/readout-metadata.h"

/* A page is not longer, in bytes. */
#define PAGE_MAX (128 * 1024 * 1024)

gboolean
readout_html_sniff (const ReadoutDocument *document)
{
  static const char *const pages[] = { "html", "head", "body", "title", "meta", NULL };
  static const char *const pieces[] = {
    "p",     "div",        "span",    "h1",      "h2",   "h3",      "h4", "ul",      "ol",
    "table", "blockquote", "article", "section", "pre",  "details", "a",  "b",       "i",
    "em",    "strong",     "img",     "br",      "font", "center",  "hr", "style",   "script",
    "link",  "header",     "main",    "nav",     "dl",   "figure",  "u",  "address", NULL
  };
  static const char *const others[] = { ".md", ".markdown", ".mdown", ".mkd", ".qmd", NULL };
  g_autofree char *head = readout_markup_dup_head (document);
  const char *start = readout_markup_skip_prolog (head);
  const char *tag;

  if (*start != '<')
    return FALSE;
  if (g_str_has_prefix (start, "<!doctype html") || readout_markup_begins_with (start, pages))
    return TRUE;
  if (g_str_has_prefix (start, "<!doctype"))
    {
      tag = strstr (start, "<html");
      return tag != NULL && !g_ascii_isalpha (tag[5]);
    }
  return readout_markup_begins_with (start, pieces) &&
         !readout_document_has_ending (document, others);
}

gboolean
readout_html_append (ReadoutTextBuilder *builder, const char *html, gssize length, GError **error)
{
  gsize n = length < 0 ? strlen (html) : (gsize)length;
  g_autofree char *valid = NULL;
  g_autoptr (ReadoutHtmlTree) tree = NULL;
  g_autoptr (ReadoutArticle) article = NULL;

  if (!g_utf8_validate_len (html, n, NULL) || strnlen (html, n) < n)
    {
      valid = g_utf8_make_valid (html, (gssize)n);
      html = valid;
      n = strlen (valid);
    }
  tree = readout_html_tree_new (html, n, error);
  if (tree == NULL)
    return FALSE;
  article = readout_article_take_all (tree);
  readout_article_append (article, builder);
  return TRUE;
}

gboolean
readout_html_read (const ReadoutDocument *document, GPtrArray *reports, GError **error)
{
  g_autoptr (ReadoutReport) report = readout_report_new ();
  g_autoptr (ReadoutTextBuilder) builder = readout_text_builder_new ();
  g_autoptr (ReadoutHtmlTree) tree = NULL;
  g_autoptr (ReadoutHtmlFacts) facts = NULL;
  g_autoptr (ReadoutArticle) article = NULL;
  g_autofree char *html = NULL;
  gsize length;
  gboolean doubtful;

  if (document->length > PAGE_MAX)
    {
      g_set_error_literal (error, READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_TOO_LARGE,
                           _("This web page is too large"));
      return FALSE;
    }
  html = readout_html_decode (document, &length, &doubtful, error);
  tree = html != NULL ? readout_html_tree_new (html, length, error) : NULL;
  if (tree == NULL)
    return FALSE;
  facts = readout_html_facts_new (tree);
  article = tree->is_fragment ? readout_article_take_all (tree)
                              : readout_article_find (tree, readout_html_facts_get_titles (facts));
  readout_article_append (article, builder);
  readout_html_facts_apply (facts, article, report);
  readout_metadata_guess (report, readout_text_builder_peek (builder),
                          readout_text_builder_peek_paragraphs (builder), document->name);
  if (doubtful)
    readout_report_add_doubt (report, READOUT_REPORT_FIELD_LANGUAGE);
  report->text = readout_text_builder_finish (builder, error);
  if (report->text == NULL)
    return FALSE;
  if (readout_text_get_paragraphs (report->text)->len == 0)
    {
      g_set_error_literal (
          error, READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_EMPTY,
          _("This web page has no text in it; if it shows some in a browser, copy the text there and paste it"));
      return FALSE;
    }
  g_ptr_array_add (reports, g_steal_pointer (&report));
  return TRUE;
}
