/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Drops what stands in an article and is no part of it: teasers, forms, share buttons.
 */
#include "formats/readout-article-private.h"

#include <string.h>

#include "import/readout-date.h"
#include "import/readout-import-words.h"

/* Buttons to share have fewer characters than this. */
#define SHARE_MAX 500

/* Frames have fewer characters beside each, where they are what matters. */
#define EMBEDDED_LENGTH 75

/* A line that is furniture is not longer, in characters. */
#define FURNITURE_MAX 60

/* What has ten commas is prose. */
#define PROSE_COMMAS 10

/* Whether a list is one of the text, its words are all in its items. */
static gboolean
is_list (const ReadoutArticle *article, guint32 node)
{
  guint tag = article->tree->nodes[node].tag;

  return tag == READOUT_HTML_UL || tag == READOUT_HTML_OL ||
         article->measures[node].listed * 10ul > article->measures[node].length * 9ul;
}

/* Whether the densities of a block are those of no prose. */
static gboolean
is_boilerplate (const ReadoutArticle *article, guint32 node)
{
  const ReadoutArticleMeasure *measure = &article->measures[node];
  guint flags = article->flags[node];
  int weight = readout_article_weigh (article, node);
  double density = readout_article_get_link_density (article, node);
  gboolean in_figure = (flags & READOUT_ARTICLE_IN_FIGURE) != 0;
  gboolean list;

  if (weight < 0)
    return TRUE;
  if (measure->n_commas >= PROSE_COMMAS - 1)
    return FALSE;
  list = is_list (article, node);
  return (!in_figure && measure->n_images > 1 && measure->n_paragraphs * 2 < measure->n_images) ||
         (!list && measure->n_items > 100 + measure->n_paragraphs) ||
         measure->n_inputs > measure->n_paragraphs / 3 ||
         (!list && !in_figure && measure->headings * 10 < measure->length * 9ul &&
          measure->length < 25 && (measure->n_images == 0 || measure->n_images > 2) &&
          measure->linked > 0) ||
         (!list && weight < 25 && density > 0.2) || (weight >= 25 && density > 0.5) ||
         (measure->n_embedded > 0 && measure->length < EMBEDDED_LENGTH * measure->n_embedded) ||
         (measure->n_images == 0 && measure->loose == 0);
}

/* Whether a block says nothing but "Advertisement" or the like. */
static gboolean
is_furniture (const ReadoutArticle *article, guint32 node)
{
  g_autofree char *words = NULL;

  if (article->measures[node].length == 0 || article->measures[node].length > FURNITURE_MAX)
    return FALSE;
  words = readout_html_tree_dup_words (article->tree, node, FURNITURE_MAX * 4);
  return readout_import_words_has (READOUT_IMPORT_FURNITURE, words, strlen (words));
}

/* Whether a line stands over links to other articles: "Related stories:". */
static gboolean
is_related_line (const ReadoutArticle *article, guint32 node)
{
  g_autofree char *words = readout_html_tree_dup_words (article->tree, node, FURNITURE_MAX * 4);
  gsize n = strcspn (words, "\n:");

  while (n > 0 && words[n - 1] == ' ')
    n--;
  return readout_import_words_has (READOUT_IMPORT_RELATED, words, n);
}

static gboolean
is_blank (const ReadoutArticle *article, guint32 node)
{
  const ReadoutHtmlNode *words = &article->tree->nodes[node];

  if (words->tag != READOUT_HTML_TEXT)
    return FALSE;
  for (guint32 i = words->start; i < words->start + words->length; i++)
    if (!g_ascii_isspace (article->tree->text[i]))
      return FALSE;
  return TRUE;
}

/* The node before @node in the same parent that is no blank text; 0 if there is none. What is
 * before a node is measured after it. */
static guint32
find_before (const ReadoutArticle *article, guint32 node)
{
  const ReadoutHtmlNode *nodes = article->tree->nodes;
  guint32 parent = nodes[node].parent;
  guint32 before = node - 1;

  while (before > parent)
    {
      while (nodes[before].parent != parent)
        before = nodes[before].parent;
      if (!is_blank (article, before))
        return before;
      before--;
    }
  return 0;
}

/* The same, after it. */
static guint32
find_after (const ReadoutArticle *article, guint32 node)
{
  const ReadoutHtmlNode *nodes = article->tree->nodes;
  guint32 after = nodes[node].end;

  while (after < nodes[nodes[node].parent].end && is_blank (article, after))
    after++;
  return after < nodes[nodes[node].parent].end ? after : 0;
}

/* Whether a block holds links to other articles, by what stands over it, in it or before it. */
static gboolean
is_related (const ReadoutArticle *article, guint32 node)
{
  const ReadoutArticleMeasure *measure = &article->measures[node];
  guint32 before;
  guint32 after;

  if (measure->length <= FURNITURE_MAX && measure->linked == 0)
    {
      after = is_related_line (article, node) ? find_after (article, node) : 0;
      return after != 0 && (article->flags[after] & READOUT_ARTICLE_DROPPED);
    }
  if (measure->linked * 2 < measure->length)
    return FALSE;
  before = find_before (article, node);
  return is_related_line (article, node) ||
         (before != 0 && article->tree->nodes[before].tag != READOUT_HTML_TEXT &&
          is_related_line (article, before));
}

/* Whether a time stands alone between blocks. */
static gboolean
is_alone (const ReadoutArticle *article, guint32 time)
{
  const ReadoutHtmlNode *nodes = article->tree->nodes;
  guint32 before;
  guint32 after;

  if (!(article->flags[nodes[time].parent] & READOUT_ARTICLE_HAS_BLOCK))
    return FALSE;
  before = find_before (article, time);
  after = find_after (article, time);
  return (before == 0 || readout_html_tag_get_kind (nodes[before].tag) == READOUT_HTML_BLOCK) &&
         (after == 0 || readout_html_tag_get_kind (nodes[after].tag) == READOUT_HTML_BLOCK);
}

/* Whether this is the line at the beginning that says when the article was published. */
static gboolean
is_date_line (const ReadoutArticle *article, guint32 node)
{
  const ReadoutHtmlNode *nodes = article->tree->nodes;
  g_autofree char *words = NULL;
  g_autofree char *published = NULL;

  if (node > article->top + (nodes[article->top].end - article->top) / 10 + 20)
    return FALSE;
  if (nodes[node].tag == READOUT_HTML_TIME)
    return is_alone (article, node);
  if (article->measures[node].length < 8 || article->measures[node].length > FURNITURE_MAX ||
      (article->flags[node] & READOUT_ARTICLE_HAS_BLOCK))
    return FALSE;
  words = readout_html_tree_dup_words (article->tree, node, FURNITURE_MAX * 4);
  published = readout_date_parse (words);
  return published != NULL && strlen (published) >= 10;
}

static gboolean
is_dropped (const ReadoutArticle *article, guint32 node)
{
  guint flags = article->flags[node];
  guint signs = article->page->signs[node];
  guint tag = article->tree->nodes[node].tag;

  if (node == article->top)
    return FALSE;
  switch (tag)
    {
    case READOUT_HTML_FOOTER:
    case READOUT_HTML_ASIDE:
      return TRUE;
    case READOUT_HTML_TIME:
      return is_date_line (article, node);
    case READOUT_HTML_P:
    case READOUT_HTML_DIV:
      if (is_date_line (article, node))
        return TRUE;
      break;
    case READOUT_HTML_H1:
    case READOUT_HTML_H2:
      if (readout_article_weigh (article, node) < 0)
        return TRUE;
      break;
    default:
      break;
    }
  if (((signs & READOUT_ARTICLE_SIGN_SHARE) && article->measures[node].length < SHARE_MAX) ||
      (signs & READOUT_ARTICLE_SIGN_FURNITURE))
    return TRUE;
  if (readout_html_tag_get_kind (tag) == READOUT_HTML_BLOCK &&
      (is_furniture (article, node) || is_related (article, node)))
    return TRUE;
  if (flags & (READOUT_ARTICLE_IN_DATA | READOUT_ARTICLE_IN_CODE | READOUT_ARTICLE_HAS_DATA))
    return FALSE;
  switch (tag)
    {
    case READOUT_HTML_FORM:
    case READOUT_HTML_FIELDSET:
    case READOUT_HTML_TABLE:
    case READOUT_HTML_UL:
      return is_boilerplate (article, node);
    case READOUT_HTML_DIV:
      return !readout_article_is_paragraph (article, node) && is_boilerplate (article, node);
    default:
      return FALSE;
    }
}

void
readout_article_clean (ReadoutArticle *article)
{
  const ReadoutHtmlTree *tree = article->tree;

  for (guint i = 0; i < article->roots->len; i++)
    {
      guint32 root = g_array_index (article->roots, guint32, i);

      readout_article_measure (article, root, tree->nodes[root].end,
                               (article->rules & READOUT_ARTICLE_CLEAN) ? is_dropped : NULL);
    }
}
