/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds where in a page its article is: paragraphs give points to what they are in.
 */
#include "formats/readout-article-private.h"

/* A paragraph with fewer characters gives nothing; one with a hundred more, one point more, up to
 * three. It gives to so many of the elements that it is in. */
#define PARAGRAPH_MIN 25
#define POINT_LENGTH 100
#define LENGTH_POINTS_MAX 3
#define LEVELS 5

/* So many of the best are compared; where three of them, not much worse than the best, are in one
 * element, that is the article. */
#define N_BEST 5
#define ALIKE_MIN 3
#define ALIKE 0.75

typedef struct
{
  guint32 nodes[N_BEST];
  guint n;
} Best;

static guint32
get_parent (const ReadoutArticle *article, guint32 node)
{
  return article->tree->nodes[node].parent;
}

static double
start_score (const ReadoutArticle *article, guint32 node)
{
  double score = readout_article_weigh (article, node);

  switch (article->tree->nodes[node].tag)
    {
    case READOUT_HTML_DIV:
      return score + 5;
    case READOUT_HTML_PRE:
    case READOUT_HTML_TD:
    case READOUT_HTML_BLOCKQUOTE:
      return score + 3;
    case READOUT_HTML_ADDRESS:
    case READOUT_HTML_OL:
    case READOUT_HTML_UL:
    case READOUT_HTML_DL:
    case READOUT_HTML_DD:
    case READOUT_HTML_DT:
    case READOUT_HTML_LI:
    case READOUT_HTML_FORM:
      return score - 3;
    case READOUT_HTML_H1:
    case READOUT_HTML_H2:
    case READOUT_HTML_H3:
    case READOUT_HTML_H4:
    case READOUT_HTML_H5:
    case READOUT_HTML_H6:
    case READOUT_HTML_TH:
      return score - 5;
    default:
      return score;
    }
}

/* A paragraph in @node gives its points: all of them to that, half to the next one out, then ever
 * less. */
static void
give_points (ReadoutArticle *article, guint32 node, const ReadoutArticleMeasure *measure)
{
  double points;

  if (measure->length < PARAGRAPH_MIN)
    return;
  points = 2 + measure->n_commas + MIN (measure->length / POINT_LENGTH, LENGTH_POINTS_MAX);
  for (guint level = 0; level < LEVELS && node != 0; level++)
    {
      if (!article->has_score[node])
        {
          article->has_score[node] = TRUE;
          article->scores[node] = start_score (article, node);
        }
      article->scores[node] += points / (level == 0 ? 1 : level == 1 ? 2 : level * 3);
      node = get_parent (article, node);
    }
}

/* The runs of words that stand in a div beside blocks are paragraphs too. */
static void
score_runs (ReadoutArticle *article, guint32 node)
{
  const ReadoutHtmlTree *tree = article->tree;
  ReadoutArticleMeasure run = { 0 };

  for (guint32 i = node + 1; i < tree->nodes[node].end; i = tree->nodes[i].end)
    if (readout_html_tag_get_kind (tree->nodes[i].tag) == READOUT_HTML_BLOCK ||
        (article->flags[i] & READOUT_ARTICLE_HAS_BLOCK))
      {
        give_points (article, node, &run);
        run = (ReadoutArticleMeasure){ 0 };
      }
    else if ((article->flags[i] & READOUT_ARTICLE_DROPPED) == 0)
      {
        run.length += article->measures[i].length;
        run.n_commas += article->measures[i].n_commas;
      }
  give_points (article, node, &run);
}

static void
score_paragraphs (ReadoutArticle *article)
{
  const ReadoutHtmlTree *tree = article->tree;

  for (guint32 i = 1; i < tree->n_nodes; i++)
    {
      if (article->flags[i] & READOUT_ARTICLE_DROPPED)
        {
          i = tree->nodes[i].end - 1;
          continue;
        }
      switch (tree->nodes[i].tag)
        {
        case READOUT_HTML_DIV:
          if (!readout_article_is_paragraph (article, i))
            score_runs (article, i);
          else if (!(article->flags[i] & READOUT_ARTICLE_HAS_BLOCK))
            give_points (article, get_parent (article, i), &article->measures[i]);
          break;
        case READOUT_HTML_P:
        case READOUT_HTML_SECTION:
        case READOUT_HTML_H2:
        case READOUT_HTML_H3:
        case READOUT_HTML_H4:
        case READOUT_HTML_H5:
        case READOUT_HTML_H6:
        case READOUT_HTML_TD:
        case READOUT_HTML_PRE:
          give_points (article, get_parent (article, i), &article->measures[i]);
          break;
        default:
          break;
        }
    }
}

static void
insert_best (const ReadoutArticle *article, Best *best, guint32 node)
{
  guint at = best->n;

  while (at > 0 && article->scores[node] > article->scores[best->nodes[at - 1]])
    at--;
  if (at == N_BEST)
    return;
  if (best->n < N_BEST)
    best->n++;
  for (guint i = best->n - 1; i > at; i--)
    best->nodes[i] = best->nodes[i - 1];
  best->nodes[at] = node;
}

static Best
find_best (ReadoutArticle *article)
{
  Best best = { { 0 }, 0 };

  for (guint32 i = 1; i < article->tree->n_nodes; i++)
    if (article->has_score[i])
      {
        article->scores[i] *= 1 - readout_article_get_link_density (article, i);
        insert_best (article, &best, i);
      }
  return best;
}

static gboolean
contains (const ReadoutArticle *article, guint32 outer, guint32 inner)
{
  return outer < inner && inner < article->tree->nodes[outer].end;
}

static gboolean
is_page (const ReadoutArticle *article, guint32 node)
{
  guint tag = article->tree->nodes[node].tag;

  return node == 0 || tag == READOUT_HTML_BODY || tag == READOUT_HTML_HTML;
}

/* Out to the element that holds several of the best: an article in several parts. */
static guint32
join_alike (const ReadoutArticle *article, const Best *best, guint32 top)
{
  guint32 alike[N_BEST];
  guint n_alike = 0;

  for (guint i = 0; i < best->n; i++)
    if (best->nodes[i] != top && article->scores[best->nodes[i]] >= ALIKE * article->scores[top])
      alike[n_alike++] = best->nodes[i];
  if (n_alike < ALIKE_MIN)
    return top;
  for (guint32 node = get_parent (article, top); !is_page (article, node);
       node = get_parent (article, node))
    {
      guint n = 0;

      for (guint i = 0; i < n_alike; i++)
        n += contains (article, node, alike[i]);
      if (n >= ALIKE_MIN)
        return node;
    }
  return top;
}

/* Out as long as that scores better: the rest of the article is beside what was found. */
static guint32
climb (ReadoutArticle *article, guint32 top)
{
  double last = article->scores[top];
  double least = last / 3;

  for (guint32 node = get_parent (article, top); !is_page (article, node);
       node = get_parent (article, node))
    {
      if (!article->has_score[node])
        continue;
      if (article->scores[node] < least)
        break;
      if (article->scores[node] > last)
        {
          top = node;
          break;
        }
      last = article->scores[node];
    }
  return top;
}

static gboolean
is_only_child (const ReadoutArticle *article, guint32 node)
{
  const ReadoutHtmlTree *tree = article->tree;
  guint32 parent = get_parent (article, node);

  for (guint32 i = parent + 1; i < tree->nodes[parent].end; i = tree->nodes[i].end)
    if (i != node && tree->nodes[i].tag != READOUT_HTML_TEXT &&
        !(article->flags[i] & READOUT_ARTICLE_DROPPED))
      return FALSE;
  return TRUE;
}

static guint32
choose_top (ReadoutArticle *article)
{
  Best best = find_best (article);
  guint32 top = best.n > 0 ? best.nodes[0] : 0;

  if (is_page (article, top))
    return top;
  top = join_alike (article, &best, top);
  if (!article->has_score[top])
    {
      article->has_score[top] = TRUE;
      article->scores[top] = start_score (article, top);
    }
  top = climb (article, top);
  while (!is_page (article, get_parent (article, top)) && is_only_child (article, top))
    top = get_parent (article, top);
  return top;
}

/* A full stop that ends a sentence. */
static gboolean
has_stop (const ReadoutArticle *article, guint32 node)
{
  g_autofree char *words = readout_html_tree_dup_words (article->tree, node, 400);

  for (const char *at = words; *at != '\0'; at++)
    if (*at == '.' && (at[1] == ' ' || at[1] == '\0'))
      return TRUE;
  return FALSE;
}

/* Whether what stands beside the top belongs to the article: it scores well itself, or is a
 * paragraph of sentences. */
static gboolean
is_part (const ReadoutArticle *article, guint32 node, guint32 top, double least)
{
  const ReadoutHtmlTree *tree = article->tree;
  const ReadoutArticleMeasure *measure = &article->measures[node];
  const char *class = readout_html_tree_get (tree, top, READOUT_HTML_ATTRIBUTE_CLASS);
  double bonus = 0;
  double density;

  if (tree->nodes[node].tag == READOUT_HTML_TEXT ||
      (article->flags[node] & READOUT_ARTICLE_DROPPED))
    return FALSE;
  if (class != NULL && *class != '\0' &&
      g_strcmp0 (class, readout_html_tree_get (tree, node, READOUT_HTML_ATTRIBUTE_CLASS)) == 0)
    bonus = article->scores[top] / 5;
  if (article->has_score[node] && article->scores[node] + bonus >= least)
    return TRUE;
  if (!readout_article_is_paragraph (article, node))
    return FALSE;
  density = readout_article_get_link_density (article, node);
  return (measure->length > 80 && density < 0.25) ||
         (measure->length > 0 && measure->length <= 80 && measure->linked == 0 &&
          has_stop (article, node));
}

void
readout_article_score (ReadoutArticle *article)
{
  const ReadoutHtmlTree *tree = article->tree;
  guint32 top;
  guint32 parent;
  double least;

  score_paragraphs (article);
  top = choose_top (article);
  article->top = top;
  if (is_page (article, top))
    {
      g_array_append_val (article->roots, top);
      return;
    }
  article->was_found = TRUE;
  parent = get_parent (article, top);
  least = MAX (10, article->scores[top] / 5);
  for (guint32 i = parent + 1; i < tree->nodes[parent].end; i = tree->nodes[i].end)
    if (i == top || is_part (article, i, top, least))
      g_array_append_val (article->roots, i);
}
