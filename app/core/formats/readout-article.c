/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds the article of a web page: tries the strict rules first.
 */
#include "formats/readout-article-private.h"

#include <string.h>

/* An article has more characters than this; with less, the rules are relaxed. */
#define LENGTH_MIN 500

/* A paragraph of prose is not shorter; with less prose altogether, the most words win. */
#define PARAGRAPH_MIN 80
#define PROSE_MIN 160

static ReadoutArticle *
new_article (ReadoutArticlePage *page, ReadoutArticleRules rules)
{
  const ReadoutHtmlTree *tree = page->tree;
  ReadoutArticle *article = g_new0 (ReadoutArticle, 1);

  article->tree = tree;
  article->rules = rules;
  article->flags = g_new0 (guint16, tree->n_nodes);
  article->page = g_rc_box_acquire (page);
  article->measures = g_new0 (ReadoutArticleMeasure, tree->n_nodes);
  article->scores = g_new0 (double, tree->n_nodes);
  article->has_score = g_new0 (guint8, tree->n_nodes);
  article->roots = g_array_new (FALSE, FALSE, sizeof (guint32));
  return article;
}

/* The length of what reads like prose, in characters: paragraphs that are long and not links. */
static gsize
measure_prose (const ReadoutArticle *article)
{
  const ReadoutHtmlNode *nodes = article->tree->nodes;
  gsize prose = 0;

  for (guint i = 0; i < article->roots->len; i++)
    {
      guint32 root = g_array_index (article->roots, guint32, i);

      for (guint32 j = root; j < nodes[root].end; j++)
        if (article->flags[j] & READOUT_ARTICLE_DROPPED)
          j = nodes[j].end - 1;
        else if (readout_html_tag_get_kind (nodes[j].tag) == READOUT_HTML_BLOCK &&
                 !(article->flags[j] & READOUT_ARTICLE_HAS_BLOCK))
          {
            if (article->measures[j].length >= PARAGRAPH_MIN &&
                readout_article_get_link_density (article, j) < 0.33)
              prose += article->measures[j].length;
            j = nodes[j].end - 1;
          }
    }
  return prose;
}

static ReadoutArticle *
try_rules (ReadoutArticlePage *page, GPtrArray *titles, ReadoutArticleRules rules)
{
  ReadoutArticle *article = new_article (page, rules);

  readout_article_mark (article, titles);
  readout_article_measure (article, 0, article->tree->n_nodes, NULL);
  readout_article_score (article);
  readout_article_clean (article);
  return article;
}

ReadoutArticle *
readout_article_find (const ReadoutHtmlTree *tree, GPtrArray *titles)
{
  static const ReadoutArticleRules rules[] = {
    READOUT_ARTICLE_FIND | READOUT_ARTICLE_CLEAN | READOUT_ARTICLE_WEIGH_NAMES |
        READOUT_ARTICLE_DROP_UNLIKELY,
    READOUT_ARTICLE_FIND | READOUT_ARTICLE_CLEAN | READOUT_ARTICLE_WEIGH_NAMES,
    READOUT_ARTICLE_FIND | READOUT_ARTICLE_CLEAN,
    READOUT_ARTICLE_FIND,
    0,
  };
  ReadoutArticlePage *page = readout_article_page_new (tree);
  ReadoutArticle *best = NULL;
  gsize best_length = 0;
  gsize best_prose = 0;

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      ReadoutArticle *article = try_rules (page, titles, rules[i]);
      gsize length = readout_article_get_length (article);
      gsize prose = measure_prose (article);

      if (best == NULL || prose > best_prose + best_prose / 4 ||
          (best_prose < PROSE_MIN && length > best_length))
        {
          readout_article_free (best);
          best = article;
          best_length = length;
          best_prose = prose;
        }
      else
        readout_article_free (article);
      if (best_length >= LENGTH_MIN)
        break;
    }
  readout_article_page_unref (page);
  return best;
}

ReadoutArticle *
readout_article_take_all (const ReadoutHtmlTree *tree)
{
  ReadoutArticlePage *page = readout_article_page_new (tree);
  ReadoutArticle *article = new_article (page, 0);
  guint32 root = 0;

  readout_article_page_unref (page);
  readout_article_mark (article, NULL);
  readout_article_measure (article, 0, article->tree->n_nodes, NULL);
  g_array_append_val (article->roots, root);
  return article;
}

void
readout_article_free (ReadoutArticle *article)
{
  if (article == NULL)
    return;
  g_free (article->flags);
  readout_article_page_unref (article->page);
  g_free (article->measures);
  g_free (article->scores);
  g_free (article->has_score);
  g_array_unref (article->roots);
  g_free (article);
}

guint32
readout_article_get_start (const ReadoutArticle *article)
{
  return article->roots->len > 0 ? g_array_index (article->roots, guint32, 0) : 0;
}

guint32
readout_article_get_end (const ReadoutArticle *article)
{
  guint n = article->roots->len;

  return n > 0 ? article->tree->nodes[g_array_index (article->roots, guint32, n - 1)].end : 0;
}

gboolean
readout_article_was_found (const ReadoutArticle *article)
{
  return article->was_found;
}

guint32
readout_article_get_heading (const ReadoutArticle *article)
{
  return article->heading;
}

guint32
readout_article_get_byline (const ReadoutArticle *article)
{
  return article->byline;
}

gboolean
readout_article_is_dropped (const ReadoutArticle *article, guint32 node)
{
  return (article->flags[node] & READOUT_ARTICLE_DROPPED) != 0;
}

gsize
readout_article_get_length (const ReadoutArticle *article)
{
  gsize length = 0;

  for (guint i = 0; i < article->roots->len; i++)
    {
      guint32 root = g_array_index (article->roots, guint32, i);

      if (!(article->flags[root] & READOUT_ARTICLE_DROPPED))
        length += article->measures[root].length;
    }
  return length;
}
