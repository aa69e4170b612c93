/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/readout-article-words.h"
#include "formats/readout-article.h"

G_BEGIN_DECLS

/* How strict the rules are; from the first to the last when little is left. */
typedef enum
{
  READOUT_ARTICLE_DROP_UNLIKELY = 1 << 0, /* by what its class says */
  READOUT_ARTICLE_WEIGH_NAMES = 1 << 1,
  READOUT_ARTICLE_CLEAN = 1 << 2,     /* by densities */
  READOUT_ARTICLE_LEAVE_OUT = 1 << 3, /* what says that it is no part of an article */
  READOUT_ARTICLE_FIND = 1 << 4,      /* the place of the article, and not take all that is shown */
} ReadoutArticleRules;

typedef enum
{
  READOUT_ARTICLE_DROPPED = 1 << 0, /* with all that is in it */
  READOUT_ARTICLE_IN_LINK = 1 << 1,
  READOUT_ARTICLE_IN_TABLE = 1 << 2, /* or it is one */
  READOUT_ARTICLE_IN_DATA = 1 << 3,  /* a table of data, or in one */
  READOUT_ARTICLE_IN_CODE = 1 << 4,
  READOUT_ARTICLE_IN_FIGURE = 1 << 5,
  READOUT_ARTICLE_HAS_BLOCK = 1 << 6, /* a block is in it */
  READOUT_ARTICLE_IN_PRE = 1 << 7,
  READOUT_ARTICLE_HAS_DATA = 1 << 8, /* a table of data is in it */
  READOUT_ARTICLE_IN_LIST = 1 << 9,
  READOUT_ARTICLE_IN_PAGE_LINK = 1 << 10, /* a link to a place on the same page */
} ReadoutArticleFlags;

/**
 * ReadoutArticleMeasure:
 *
 * What is in a node, without what was dropped. Lengths are in characters, white space collapsed.
 */
typedef struct
{
  guint32 length;
  guint32 linked;   /* of it in links; of links within the page a third */
  guint32 headings; /* of it in headings */
  guint32 listed;   /* of it in lists */
  guint32 loose;    /* of it in elements that text stands in: blocks, spans */
  guint32 n_commas;
  guint32 n_paragraphs;
  guint32 n_images;
  guint32 n_items; /* li */
  guint32 n_inputs;
  guint32 n_embedded; /* frames, objects */
} ReadoutArticleMeasure;

/**
 * ReadoutArticlePage:
 *
 * What is known of a page whatever the rules. Counted by reference. The arrays have a place for
 * each node.
 */
typedef struct
{
  const ReadoutHtmlTree *tree;
  guint16 *signs;   /* of class and id */
  gint8 *weights;   /* of class and id, around 0 */
  guint32 *lengths; /* of words, in characters, white space collapsed */
  guint32 *commas;  /* in words */
  guint32 *before;  /* the length of all words before the node; one more place, for the end */
} ReadoutArticlePage;

struct _ReadoutArticle
{
  const ReadoutHtmlTree *tree;
  ReadoutArticleRules rules;
  guint16 *flags; /* of each node */
  ReadoutArticlePage *page;
  ReadoutArticleMeasure *measures;
  double *scores; /* of each node; meaningful where has_score */
  guint8 *has_score;
  guint32 top;     /* the root that was found by its score */
  GArray *roots;   /* of guint32, in the order of the page: what the article is made of */
  guint32 heading; /* that says the title, 0 if none */
  guint32 byline;  /* that was dropped, 0 if none */
  gboolean was_found;
  gsize length; /* of what the article is made of, in characters */
  gsize prose;  /* of it what reads like prose */
};

ReadoutArticlePage *readout_article_page_new (const ReadoutHtmlTree *tree);
void readout_article_page_unref (ReadoutArticlePage *page);

/* Whether a div is a paragraph in all but name: no block is in it, or only one paragraph. */
gboolean readout_article_is_paragraph (const ReadoutArticle *article, guint32 node);

/* Class and id as a number, around 0. */
int readout_article_weigh (const ReadoutArticle *article, guint32 node);

/* The share of the words that are links, 0 to 1. */
double readout_article_get_link_density (const ReadoutArticle *article, guint32 node);

/* Marks what is not shown, is no part of an article whatever it holds or, by the rules, does not
 * look like one. @titles as in readout_article_find(). */
void readout_article_mark (ReadoutArticle *article, GPtrArray *titles);

/* Measures the nodes from @first to before @end, which are one node with all that is in it, the
 * last first. What @drop (nullable) says yes to is dropped, after what is in it was measured. */
void readout_article_measure (ReadoutArticle *article,
                              guint32 first,
                              guint32 end,
                              gboolean (*drop) (const ReadoutArticle *article, guint32 node));

/* Finds the roots by the scores of paragraphs. */
void readout_article_score (ReadoutArticle *article);

/* Drops what in the roots is no part of the article. */
void readout_article_clean (ReadoutArticle *article);

G_END_DECLS
