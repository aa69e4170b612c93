/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Marks what of a web page is not for the reader.
 */
#include "formats/readout-article-private.h"

#include <string.h>

/* A byline is not longer, in characters; nor is a heading that says the title again, in bytes. */
#define BYLINE_MAX 100
#define HEADING_MAX 500

/* So many headings are compared with the titles. */
#define HEADINGS_MAX 100

static gboolean
has_word (const char *list, const char *word)
{
  gsize n = strlen (word);

  for (const char *at = list; at != NULL && *at != '\0'; at += strcspn (at, " \t\r\n"))
    {
      at += strspn (at, " \t\r\n");
      if (g_ascii_strncasecmp (at, word, n) == 0 && (at[n] == '\0' || g_ascii_isspace (at[n])))
        return TRUE;
    }
  return FALSE;
}

/* Whether the style says "@name: @value". */
static gboolean
has_style (const char *style, const char *name, const char *value)
{
  const char *at = style;
  gsize n = strlen (name);

  while ((at = strchr (at, name[0])) != NULL)
    {
      const char *after = at + n;

      if (g_ascii_strncasecmp (at, name, n) == 0 && (at == style || !g_ascii_isalpha (at[-1])) &&
          (at == style || at[-1] != '-'))
        {
          after += strspn (after, " \t");
          if (*after == ':')
            {
              after += 1 + strspn (after + 1, " \t");
              if (g_ascii_strncasecmp (after, value, strlen (value)) == 0)
                return TRUE;
            }
        }
      at++;
    }
  return FALSE;
}

static gboolean
is_hidden (const ReadoutArticle *article, guint32 node)
{
  const ReadoutHtmlTree *tree = article->tree;
  const char *style = readout_html_tree_get (tree, node, READOUT_HTML_ATTRIBUTE_STYLE);
  const char *aria = readout_html_tree_get (tree, node, READOUT_HTML_ATTRIBUTE_ARIA_HIDDEN);
  const char *modal = readout_html_tree_get (tree, node, READOUT_HTML_ATTRIBUTE_ARIA_MODAL);
  const char *class = readout_html_tree_get (tree, node, READOUT_HTML_ATTRIBUTE_CLASS);

  return readout_html_tree_get (tree, node, READOUT_HTML_ATTRIBUTE_HIDDEN) != NULL ||
         (style != NULL &&
          (has_style (style, "display", "none") || has_style (style, "visibility", "hidden"))) ||
         (aria != NULL && g_ascii_strcasecmp (aria, "true") == 0 &&
          (class == NULL || strstr (class, "fallback-image") == NULL)) ||
         (modal != NULL && g_ascii_strcasecmp (modal, "true") == 0);
}

/* Roles that no part of an article has. */
static gboolean
has_other_role (const ReadoutArticle *article, guint32 node)
{
  static const char *const roles[] = { "menu",          "menubar",     "navigation", "alert",
                                       "complementary", "alertdialog", "dialog",     "banner",
                                       "search",        "contentinfo", "toolbar" };
  const char *role = readout_html_tree_get (article->tree, node, READOUT_HTML_ATTRIBUTE_ROLE);

  for (guint i = 0; role != NULL && i < G_N_ELEMENTS (roles); i++)
    if (g_ascii_strcasecmp (role, roles[i]) == 0)
      return TRUE;
  return FALSE;
}

/* The number of characters in a node, at most about @max. */
static gsize
count_characters (const ReadoutArticle *article, guint32 node, gsize max)
{
  g_autofree char *words = readout_html_tree_dup_words (article->tree, node, max * 4);

  return g_utf8_strlen (words, -1);
}

static gboolean
is_byline (const ReadoutArticle *article, guint32 node)
{
  const ReadoutHtmlTree *tree = article->tree;
  const char *property = readout_html_tree_get (tree, node, READOUT_HTML_ATTRIBUTE_ITEMPROP);
  gsize n;

  if (!(article->page->signs[node] & READOUT_ARTICLE_SIGN_BYLINE) &&
      !has_word (readout_html_tree_get (tree, node, READOUT_HTML_ATTRIBUTE_REL), "author") &&
      !has_word (property, "author"))
    return FALSE;
  n = count_characters (article, node, BYLINE_MAX);
  return n > 0 && n < BYLINE_MAX;
}

/* Whether a heading says a title again: its words are in that, and are no small part of it, as the
 * name of the site would be. */
static gboolean
says_title (const ReadoutArticle *article, guint32 node, GPtrArray *titles)
{
  g_autofree char *words = readout_html_tree_dup_words (article->tree, node, HEADING_MAX);
  g_autofree char *folded = g_utf8_casefold (words, -1);
  g_auto (GStrv) parts = NULL;

  if (*folded == '\0')
    return FALSE;
  parts = g_str_tokenize_and_fold (folded, NULL, NULL);
  for (guint i = 0; i < titles->len; i++)
    {
      g_auto (GStrv) title = g_str_tokenize_and_fold (titles->pdata[i], NULL, NULL);
      gsize all = 0;
      gsize other = 0;

      for (guint j = 0; parts[j] != NULL && j < 60; j++)
        {
          all += strlen (parts[j]) + 1;
          if (!g_strv_contains ((const char *const *)title, parts[j]))
            other += strlen (parts[j]) + 1;
        }
      if (all * 4 > strlen (titles->pdata[i]) && other * 4 < all)
        return TRUE;
    }
  return FALSE;
}

/* Whether most of the page is in a node: then its name is that of the page ("with-sidebar"). */
static gboolean
holds_most (const ReadoutArticle *article, guint32 node)
{
  const guint32 *before = article->page->before;

  return (before[article->tree->nodes[node].end] - before[node]) * 2ul >
         before[article->tree->n_nodes];
}

/* Elements that hold an article never, and no word of one. */
static gboolean
is_unlikely (const ReadoutArticle *article, guint32 node)
{
  guint tag = article->tree->nodes[node].tag;
  guint signs = article->page->signs[node];

  if (tag == READOUT_HTML_BODY || tag == READOUT_HTML_A || tag == READOUT_HTML_HTML ||
      (article->flags[node] & (READOUT_ARTICLE_IN_TABLE | READOUT_ARTICLE_IN_CODE)))
    return FALSE;
  return (signs & READOUT_ARTICLE_SIGN_UNLIKELY) && !(signs & READOUT_ARTICLE_SIGN_MAYBE) &&
         ((signs & READOUT_ARTICLE_SIGN_COMMENTS) || !holds_most (article, node));
}

/* What a node has from the one that it is in. */
static guint
inherit (const ReadoutArticle *article, guint32 node)
{
  static const guint inherited = READOUT_ARTICLE_IN_LINK | READOUT_ARTICLE_IN_TABLE |
                                 READOUT_ARTICLE_IN_DATA | READOUT_ARTICLE_IN_CODE |
                                 READOUT_ARTICLE_IN_FIGURE | READOUT_ARTICLE_IN_PRE |
                                 READOUT_ARTICLE_IN_LIST | READOUT_ARTICLE_IN_PAGE_LINK;
  guint flags = article->flags[article->tree->nodes[node].parent] & inherited;
  const char *href;

  switch (article->tree->nodes[node].tag)
    {
    case READOUT_HTML_A:
      href = readout_html_tree_get (article->tree, node, READOUT_HTML_ATTRIBUTE_HREF);
      if (href != NULL && *href == '#')
        flags |= READOUT_ARTICLE_IN_PAGE_LINK;
      return flags | READOUT_ARTICLE_IN_LINK;
    case READOUT_HTML_TABLE:
      return flags | READOUT_ARTICLE_IN_TABLE;
    case READOUT_HTML_CODE:
      return flags | READOUT_ARTICLE_IN_CODE;
    case READOUT_HTML_FIGURE:
      return flags | READOUT_ARTICLE_IN_FIGURE;
    case READOUT_HTML_PRE:
      return flags | READOUT_ARTICLE_IN_PRE | READOUT_ARTICLE_IN_CODE;
    case READOUT_HTML_LI:
      return flags | READOUT_ARTICLE_IN_LIST;
    default:
      return flags;
    }
}

/* Whether a table holds data and not the page: it says so, or has many cells and no table in it. */
static gboolean
is_data_table (const ReadoutArticle *article, guint32 table)
{
  const ReadoutHtmlTree *tree = article->tree;
  const char *role = readout_html_tree_get (tree, table, READOUT_HTML_ATTRIBUTE_ROLE);
  guint n_rows = 0;
  guint n_cells = 0;
  guint n_columns = 0;

  if (g_strcmp0 (role, "presentation") == 0)
    return FALSE;
  if (readout_html_tree_get (tree, table, READOUT_HTML_ATTRIBUTE_SUMMARY) != NULL)
    return TRUE;
  for (guint32 i = table + 1; i < tree->nodes[table].end; i++)
    switch (tree->nodes[i].tag)
      {
      case READOUT_HTML_TABLE:
        return FALSE;
      case READOUT_HTML_CAPTION:
      case READOUT_HTML_THEAD:
      case READOUT_HTML_TFOOT:
      case READOUT_HTML_TH:
        return TRUE;
      case READOUT_HTML_TR:
        n_rows++;
        n_cells = 0;
        break;
      case READOUT_HTML_TD:
        n_cells++;
        n_columns = MAX (n_columns, n_cells);
        break;
      default:
        break;
      }
  return n_rows > 1 && n_columns > 1 && (n_rows >= 10 || n_columns > 4 || n_rows * n_columns > 10);
}

/* Whether a node is left out with all that is in it. Takes note of bylines and titles. */
static gboolean
check_node (ReadoutArticle *article, guint32 node, GPtrArray *titles, guint *n_headings)
{
  guint tag = article->tree->nodes[node].tag;

  if (readout_html_tag_get_kind (tag) == READOUT_HTML_HIDDEN || is_hidden (article, node))
    return TRUE;
  if (!(article->rules & READOUT_ARTICLE_LEAVE_OUT))
    return FALSE;
  if (article->byline == 0 && is_byline (article, node))
    {
      article->byline = node;
      return TRUE;
    }
  if ((tag == READOUT_HTML_H1 || tag == READOUT_HTML_H2) && titles != NULL &&
      article->heading == 0 && ++*n_headings <= HEADINGS_MAX && says_title (article, node, titles))
    {
      article->heading = node;
      return TRUE;
    }
  return ((article->rules & READOUT_ARTICLE_DROP_UNLIKELY) && is_unlikely (article, node)) ||
         tag == READOUT_HTML_NAV || has_other_role (article, node);
}

void
readout_article_mark (ReadoutArticle *article, GPtrArray *titles)
{
  const ReadoutHtmlTree *tree = article->tree;
  guint n_headings = 0;

  for (guint32 i = 1; i < tree->n_nodes; i++)
    {
      guint tag = tree->nodes[i].tag;

      article->flags[i] = inherit (article, i);
      if (tag == READOUT_HTML_TEXT)
        continue;
      if (tag == READOUT_HTML_TABLE && is_data_table (article, i))
        article->flags[i] |= READOUT_ARTICLE_IN_DATA;
      if (check_node (article, i, titles, &n_headings))
        {
          article->flags[i] |= READOUT_ARTICLE_DROPPED;
          for (guint32 j = i + 1; j < tree->nodes[i].end; j++)
            article->flags[j] |= READOUT_ARTICLE_DROPPED;
          i = tree->nodes[i].end - 1;
        }
    }
}
