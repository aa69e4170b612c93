/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The names by which meta elements tell title, author, date, site, address and language.
 */
#include "formats/readout-html-meta.h"

typedef struct
{
  const char *name; /* in small letters, a colon for each full stop */
  ReadoutReportField field;
  ReadoutHtmlSource source;
} MetaName;

#define TITLE READOUT_REPORT_FIELD_TITLE
#define AUTHOR READOUT_REPORT_FIELD_AUTHOR
#define PUBLISHED READOUT_REPORT_FIELD_PUBLISHED
#define OUTLET READOUT_REPORT_FIELD_OUTLET
#define URL READOUT_REPORT_FIELD_URL
#define LANGUAGE READOUT_REPORT_FIELD_LANGUAGE

/* Names of meta elements, of one source the better first. */
static const MetaName meta_names[] = {
  { "dc:title", TITLE, READOUT_HTML_SOURCE_META },
  { "dcterms:title", TITLE, READOUT_HTML_SOURCE_META },
  { "dcterm:title", TITLE, READOUT_HTML_SOURCE_META },
  { "citation_title", TITLE, READOUT_HTML_SOURCE_META },
  { "og:title", TITLE, READOUT_HTML_SOURCE_META },
  { "parsely-title", TITLE, READOUT_HTML_SOURCE_META },
  { "sailthru:title", TITLE, READOUT_HTML_SOURCE_META },
  { "article:title", TITLE, READOUT_HTML_SOURCE_META },
  { "hdl", TITLE, READOUT_HTML_SOURCE_META },
  { "twitter:title", TITLE, READOUT_HTML_SOURCE_GENERAL },
  { "title", TITLE, READOUT_HTML_SOURCE_GENERAL },

  { "dc:creator", AUTHOR, READOUT_HTML_SOURCE_META },
  { "dcterms:creator", AUTHOR, READOUT_HTML_SOURCE_META },
  { "dcterm:creator", AUTHOR, READOUT_HTML_SOURCE_META },
  { "citation_author", AUTHOR, READOUT_HTML_SOURCE_META },
  { "parsely-author", AUTHOR, READOUT_HTML_SOURCE_META },
  { "sailthru:author", AUTHOR, READOUT_HTML_SOURCE_META },
  { "article:author", AUTHOR, READOUT_HTML_SOURCE_META },
  { "article:author_name", AUTHOR, READOUT_HTML_SOURCE_META },
  { "byl", AUTHOR, READOUT_HTML_SOURCE_META },
  { "author", AUTHOR, READOUT_HTML_SOURCE_META },
  { "authors", AUTHOR, READOUT_HTML_SOURCE_META },
  { "og:author", AUTHOR, READOUT_HTML_SOURCE_GENERAL },
  { "book:author", AUTHOR, READOUT_HTML_SOURCE_GENERAL },

  { "article:published_time", PUBLISHED, READOUT_HTML_SOURCE_META },
  { "og:article:published_time", PUBLISHED, READOUT_HTML_SOURCE_META },
  { "article:published", PUBLISHED, READOUT_HTML_SOURCE_META },
  { "datepublished", PUBLISHED, READOUT_HTML_SOURCE_META },
  { "parsely-pub-date", PUBLISHED, READOUT_HTML_SOURCE_META },
  { "sailthru:date", PUBLISHED, READOUT_HTML_SOURCE_META },
  { "cxenseparse:recs:publishtime", PUBLISHED, READOUT_HTML_SOURCE_META },
  { "dc:date:issued", PUBLISHED, READOUT_HTML_SOURCE_META },
  { "dcterms:issued", PUBLISHED, READOUT_HTML_SOURCE_META },
  { "dcterms:created", PUBLISHED, READOUT_HTML_SOURCE_META },
  { "dcterms:date", PUBLISHED, READOUT_HTML_SOURCE_META },
  { "dc:date:created", PUBLISHED, READOUT_HTML_SOURCE_META },
  { "dc:date", PUBLISHED, READOUT_HTML_SOURCE_META },
  { "citation_publication_date", PUBLISHED, READOUT_HTML_SOURCE_META },
  { "citation_date", PUBLISHED, READOUT_HTML_SOURCE_META },
  { "og:pubdate", PUBLISHED, READOUT_HTML_SOURCE_META },
  { "og:published_time", PUBLISHED, READOUT_HTML_SOURCE_META },
  { "publication_date", PUBLISHED, READOUT_HTML_SOURCE_META },
  { "publication-date", PUBLISHED, READOUT_HTML_SOURCE_META },
  { "publish_date", PUBLISHED, READOUT_HTML_SOURCE_META },
  { "publish-date", PUBLISHED, READOUT_HTML_SOURCE_META },
  { "published_date", PUBLISHED, READOUT_HTML_SOURCE_META },
  { "published", PUBLISHED, READOUT_HTML_SOURCE_META },
  { "pubdate", PUBLISHED, READOUT_HTML_SOURCE_META },
  { "pub_date", PUBLISHED, READOUT_HTML_SOURCE_META },
  { "pdate", PUBLISHED, READOUT_HTML_SOURCE_META },
  { "ptime", PUBLISHED, READOUT_HTML_SOURCE_META },
  { "article_date_original", PUBLISHED, READOUT_HTML_SOURCE_META },
  { "originalpublicationdate", PUBLISHED, READOUT_HTML_SOURCE_META },
  { "datecreated", PUBLISHED, READOUT_HTML_SOURCE_GENERAL },
  { "date", PUBLISHED, READOUT_HTML_SOURCE_GENERAL },
  { "created", PUBLISHED, READOUT_HTML_SOURCE_GENERAL },
  { "article:modified_time", PUBLISHED, READOUT_HTML_SOURCE_LAST },
  { "og:updated_time", PUBLISHED, READOUT_HTML_SOURCE_LAST },
  { "datemodified", PUBLISHED, READOUT_HTML_SOURCE_LAST },
  { "last-modified", PUBLISHED, READOUT_HTML_SOURCE_LAST },

  { "og:site_name", OUTLET, READOUT_HTML_SOURCE_META },
  { "citation_journal_title", OUTLET, READOUT_HTML_SOURCE_META },
  { "dc:publisher", OUTLET, READOUT_HTML_SOURCE_META },
  { "dcterms:publisher", OUTLET, READOUT_HTML_SOURCE_META },
  { "article:publisher", OUTLET, READOUT_HTML_SOURCE_GENERAL },
  { "publisher", OUTLET, READOUT_HTML_SOURCE_GENERAL },
  { "cre", OUTLET, READOUT_HTML_SOURCE_GENERAL },
  { "application-name", OUTLET, READOUT_HTML_SOURCE_GENERAL },
  { "apple-mobile-web-app-title", OUTLET, READOUT_HTML_SOURCE_LAST },

  { "og:url", URL, READOUT_HTML_SOURCE_GENERAL },
  { "parsely-link", URL, READOUT_HTML_SOURCE_GENERAL },
  { "twitter:url", URL, READOUT_HTML_SOURCE_GENERAL },
  { "dc:identifier", URL, READOUT_HTML_SOURCE_GENERAL },

  { "og:locale", LANGUAGE, READOUT_HTML_SOURCE_GENERAL },
  { "content-language", LANGUAGE, READOUT_HTML_SOURCE_GENERAL },
  { "dc:language", LANGUAGE, READOUT_HTML_SOURCE_META },
  { "dcterms:language", LANGUAGE, READOUT_HTML_SOURCE_META },
  { "language", LANGUAGE, READOUT_HTML_SOURCE_GENERAL },
};

static gpointer
make_names (gpointer data)
{
  GHashTable *names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < G_N_ELEMENTS (meta_names); i++)
    g_hash_table_insert (names, (gpointer)meta_names[i].name, (gpointer)&meta_names[i]);
  return names;
}

gboolean
readout_html_meta_find (const char *name,
                        gsize length,
                        ReadoutReportField *field,
                        ReadoutHtmlSource *source,
                        guint *place)
{
  static GOnce once = G_ONCE_INIT;
  GHashTable *names = g_once (&once, make_names, NULL);
  const MetaName *found;
  char folded[40];

  if (length >= sizeof folded)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    folded[i] = name[i] == '.' ? ':' : g_ascii_tolower (name[i]);
  folded[length] = '\0';
  found = g_hash_table_lookup (names, folded);
  if (found == NULL)
    return FALSE;
  *field = found->field;
  *source = found->source;
  *place = found - meta_names;
  return TRUE;
}
