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

/* Of a document, less than one in so many characters is left out for the name of its class, and
 * less than so much is links. */
#define DROPPED_PART 20
#define DOCUMENT_LINKS 0.15

#define FIND (READOUT_ARTICLE_LEAVE_OUT | READOUT_ARTICLE_FIND)

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

/* The length of what would be appended, in characters. */
static gsize
measure_length (const ReadoutArticle *article)
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
  guint32 root = 0;

  readout_article_mark (article, titles);
  readout_article_measure (article, 0, article->tree->n_nodes, NULL);
  if (rules & READOUT_ARTICLE_FIND)
    readout_article_score (article);
  else
    g_array_append_val (article->roots, root);
  readout_article_clean (article);
  article->length = measure_length (article);
  article->prose = measure_prose (article);
  return article;
}

/* The one of two that has more of an article: more prose by far or, where neither has any, more
 * words. The other one is freed. */
static ReadoutArticle *
choose (ReadoutArticle *best, ReadoutArticle *other)
{
  gboolean is_better =
      best == NULL || other->prose > best->prose + best->prose / 4 ||
      (best->prose < PROSE_MIN && other->prose < PROSE_MIN && other->length > best->length);

  readout_article_free (is_better ? best : other);
  return is_better ? other : best;
}

/* Where much of the prose of a page stands outside of what was taken for its article, and next to
 * nothing stands around it, the page is a document in parts: all of it is taken. */
static ReadoutArticle *
prefer_document (ReadoutArticle *best, ReadoutArticle *document)
{
  gsize all = document->measures[0].length;
  gsize left = best->measures[0].length;
  gboolean is_document = (all - MIN (all, left)) * DROPPED_PART < all &&
                         readout_article_get_link_density (document, 0) < DOCUMENT_LINKS &&
                         document->prose > best->prose + best->prose / 2;

  readout_article_free (is_document ? best : document);
  return is_document ? document : best;
}

ReadoutArticle *
readout_article_find (const ReadoutHtmlTree *tree, GPtrArray *titles)
{
  /* Each one is tried when the one before gives little. */
  static const ReadoutArticleRules rules[] = {
    FIND | READOUT_ARTICLE_CLEAN | READOUT_ARTICLE_WEIGH_NAMES | READOUT_ARTICLE_DROP_UNLIKELY,
    FIND | READOUT_ARTICLE_CLEAN | READOUT_ARTICLE_WEIGH_NAMES,
    FIND | READOUT_ARTICLE_CLEAN,
    FIND,
    READOUT_ARTICLE_LEAVE_OUT,
    0,
  };
  ReadoutArticlePage *page = readout_article_page_new (tree);
  ReadoutArticle *best = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rules) && (best == NULL || best->length < LENGTH_MIN); i++)
    best = choose (best, try_rules (page, titles, rules[i]));
  if (best->was_found && best->length * 2 < best->measures[0].length)
    best = prefer_document (best, try_rules (page, titles, READOUT_ARTICLE_LEAVE_OUT));
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
