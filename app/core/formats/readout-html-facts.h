/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/readout-article.h"
#include "text/readout-report.h"

G_BEGIN_DECLS

/**
 * ReadoutHtmlFacts:
 *
 * What a web page says of itself, from all places where pages do: JSON-LD (schema.org), Open Graph,
 * Dublin Core and the other meta elements, microdata, its title, time and link elements, comments
 * of the browser that saved it. Internal to formats/.
 */
typedef struct _ReadoutHtmlFacts ReadoutHtmlFacts;

/* Where a fact is from, the best source first. What is from READOUT_HTML_SOURCE_ELEMENT on is a
 * guess. */
typedef enum
{
  READOUT_HTML_SOURCE_DATA,     /* JSON-LD of the article */
  READOUT_HTML_SOURCE_META,     /* a meta element that says what it is of an article */
  READOUT_HTML_SOURCE_GENERAL,  /* a meta element that may be about the site */
  READOUT_HTML_SOURCE_PROPERTY, /* microdata */
  READOUT_HTML_SOURCE_PAGE,     /* JSON-LD of the page */
  READOUT_HTML_SOURCE_ELEMENT,  /* title, time */
  READOUT_HTML_SOURCE_LAST,     /* what is only near it: the date of a change */
} ReadoutHtmlSource;

/* @tree must outlive it. Owned by the caller. */
ReadoutHtmlFacts *readout_html_facts_new (const ReadoutHtmlTree *tree);
void readout_html_facts_free (ReadoutHtmlFacts *facts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutHtmlFacts, readout_html_facts_free)

/* Takes note of a value, which may be %NULL: the first one of the best source wins. Several authors
 * of one source are joined. */
void readout_html_facts_add (ReadoutHtmlFacts *facts,
                             ReadoutReportField field,
                             ReadoutHtmlSource source,
                             const char *value);

/* Reads the JSON-LD of the page into @facts. */
void readout_html_facts_read_data (ReadoutHtmlFacts *facts, GPtrArray *scripts);

/* Reads the times and bylines that stand at the beginning of @article. */
void readout_html_facts_read_body (ReadoutHtmlFacts *facts,
                                   const ReadoutHtmlTree *tree,
                                   const ReadoutArticle *article);

/* Whether the title element of the page has the words @title, which may be %NULL, in it. */
gboolean readout_html_facts_has_title (ReadoutHtmlFacts *facts, const char *title);

/* All titles that the page gives, strings, borrowed. */
GPtrArray *readout_html_facts_get_titles (ReadoutHtmlFacts *facts);

/* Sets the metadata of @report; what only the body of the page tells is looked for in and around
 * @article, and marked as a guess. */
void readout_html_facts_apply (ReadoutHtmlFacts *facts,
                               const ReadoutArticle *article,
                               ReadoutReport *report);

G_END_DECLS
