/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/readout-html-tree.h"
#include "formats/readout-text-builder.h"

G_BEGIN_DECLS

/**
 * ReadoutArticle:
 *
 * What of a web page is its article. Internal to formats/.
 */
typedef struct _ReadoutArticle ReadoutArticle;

/**
 * readout_article_find:
 * @tree: the page, must outlive what is returned
 * @titles: (nullable): of strings, what the page may call itself; a heading that says the same is
 *   left out of the text
 *
 * Finds the article: paragraphs are scored and give to what they are in, as Readability does
 * (Arc90, 2009; Mozilla's Readability.js), what is mostly links or has few words for its tags is
 * left out by densities (Kohlschütter, Fankhauser, Nejdl, “Boilerplate Detection using Shallow Text
 * Features”, WSDM 2010), and when little is left, the rules are relaxed one after the other down to
 * everything that the page shows (the order of Barbaresi, “Trafilatura”, ACL 2021). Linear in the
 * size of the page.
 *
 * Returns: owned by the caller
 */
ReadoutArticle *readout_article_find (const ReadoutHtmlTree *tree, GPtrArray *titles);

/* The same with everything that is shown, for a piece of a page. */
ReadoutArticle *readout_article_take_all (const ReadoutHtmlTree *tree);
void readout_article_free (ReadoutArticle *article);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutArticle, readout_article_free)

/* Adds the article's blocks as paragraphs, lists, tables and preformatted text too; captions are
 * set aside. */
void readout_article_append (const ReadoutArticle *article, ReadoutTextBuilder *builder);

/* The node that the article begins with, and the one after its last. */
guint32 readout_article_get_start (const ReadoutArticle *article);
guint32 readout_article_get_end (const ReadoutArticle *article);

/* Whether an article was found, and not just taken what the page shows. */
gboolean readout_article_was_found (const ReadoutArticle *article);

/* The heading that says the title of the page, 0 if there is none. */
guint32 readout_article_get_heading (const ReadoutArticle *article);

/* The first element that calls itself a byline, 0 if there is none. */
guint32 readout_article_get_byline (const ReadoutArticle *article);

/* Whether the node is left out of the text. */
gboolean readout_article_is_dropped (const ReadoutArticle *article, guint32 node);

G_END_DECLS
