/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Collects what a web page says of itself in meta elements, microdata and links, and sets the
 * metadata of its report.
 */
#include "formats/readout-html-facts.h"

#include <string.h>

#include "formats/readout-html-meta.h"
#include "formats/readout-html-values.h"
#include "formats/readout-metadata.h"
#include "import/readout-date.h"
#include "import/readout-import-words.h"

#define N_FIELDS (READOUT_REPORT_FIELD_LANGUAGE + 1)

/* So many authors are named, so many titles kept. */
#define AUTHORS_MAX 8
#define TITLES_MAX 12

/* A title, a byline, a heading is not longer, in bytes. */
#define WORDS_MAX 600

typedef struct
{
  char *value;
  guint rank; /* of its source, and of its name within that */
  guint n;    /* authors in it */
} Fact;

#define RANKS 1000 /* of each source */

struct _ReadoutHtmlFacts
{
  const ReadoutHtmlTree *tree;
  Fact facts[N_FIELDS];
  GPtrArray *titles;
  char *saved_from; /* the address that a browser wrote into the page */
  char *heading;    /* the first h1 */
  char *page_title; /* the title element */
};

#define TITLE READOUT_REPORT_FIELD_TITLE
#define AUTHOR READOUT_REPORT_FIELD_AUTHOR
#define PUBLISHED READOUT_REPORT_FIELD_PUBLISHED
#define OUTLET READOUT_REPORT_FIELD_OUTLET
#define URL READOUT_REPORT_FIELD_URL
#define LANGUAGE READOUT_REPORT_FIELD_LANGUAGE

/* What follows these in comments is the address of the page. */
static const char *const saved_marks[] = {
  "saved from url=", "url: ", "Mirrored from ", "Snapshot URL: ", "Source URL: ", "Page URL: ",
};

/* The value as the field wants it; %NULL when it says nothing. */
static char *
read_value (ReadoutReportField field, const char *value)
{
  g_autofree char *clean = NULL;

  switch (field)
    {
    case AUTHOR:
      return readout_html_value_read_author (value);
    case OUTLET:
      return readout_html_value_read_outlet (value);
    case LANGUAGE:
      return readout_html_value_read_language (value);
    default:
      break;
    }
  clean = readout_html_value_clean (value);
  if (field == PUBLISHED)
    return strlen (clean) == 8 && strspn (clean, "0123456789") == 8
               ? readout_date_find_in_name (clean)
               : readout_date_parse (clean);
  if (*clean == '\0' || (field == URL && !g_str_has_prefix (clean, "http")))
    return NULL;
  return g_steal_pointer (&clean);
}

/* Another author of the same source. */
static void
join_author (Fact *fact, const char *name)
{
  char *joined;

  if (fact->n >= AUTHORS_MAX || strstr (fact->value, name) != NULL)
    return;
  joined = g_strconcat (fact->value, ", ", name, NULL);
  g_free (fact->value);
  fact->value = joined;
  fact->n++;
}

static void
add_fact (ReadoutHtmlFacts *facts, ReadoutReportField field, guint rank, const char *value)
{
  Fact *fact = &facts->facts[field];
  char *read = value != NULL ? read_value (field, value) : NULL;

  if (read == NULL)
    return;
  if (field == TITLE && facts->titles->len < TITLES_MAX)
    g_ptr_array_add (facts->titles, g_strdup (read));
  if (fact->value == NULL || rank < fact->rank)
    {
      g_free (fact->value);
      fact->value = g_steal_pointer (&read);
      fact->rank = rank;
      fact->n = 1;
    }
  else if (field == AUTHOR && rank == fact->rank)
    join_author (fact, read);
  g_free (read);
}

void
readout_html_facts_add (ReadoutHtmlFacts *facts,
                        ReadoutReportField field,
                        ReadoutHtmlSource source,
                        const char *value)
{
  add_fact (facts, field, source * RANKS, value);
}

/* A list of names, of which one is known. @kind is which attribute holds them, the best first. */
static void
read_meta_names (ReadoutHtmlFacts *facts, const char *names, const char *content, guint kind)
{
  for (const char *at = names; *at != '\0';)
    {
      ReadoutReportField field;
      ReadoutHtmlSource source;
      gsize n;
      guint place;

      at += strspn (at, " \t\r\n");
      n = strcspn (at, " \t\r\n");
      if (n > 0 && readout_html_meta_find (at, n, &field, &source, &place))
        add_fact (facts, field, source * RANKS + place * 4 + kind, content);
      at += n;
    }
}

static void
read_meta (ReadoutHtmlFacts *facts, guint32 node)
{
  static const ReadoutHtmlAttribute names[] = {
    READOUT_HTML_ATTRIBUTE_PROPERTY,
    READOUT_HTML_ATTRIBUTE_NAME,
    READOUT_HTML_ATTRIBUTE_HTTP_EQUIV,
    READOUT_HTML_ATTRIBUTE_ITEMPROP,
  };
  const char *content = readout_html_tree_get (facts->tree, node, READOUT_HTML_ATTRIBUTE_CONTENT);

  if (content == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *name = readout_html_tree_get (facts->tree, node, names[i]);

      if (name != NULL)
        read_meta_names (facts, name, content, i);
    }
}

/* An address of the page, made whole by the one that it was saved from. */
static void
read_link (ReadoutHtmlFacts *facts, guint32 node)
{
  const char *rel = readout_html_tree_get (facts->tree, node, READOUT_HTML_ATTRIBUTE_REL);
  const char *href = readout_html_tree_get (facts->tree, node, READOUT_HTML_ATTRIBUTE_HREF);
  g_autofree char *whole = NULL;

  if (rel == NULL || href == NULL || g_ascii_strcasecmp (rel, "canonical") != 0)
    return;
  if (g_str_has_prefix (href, "//"))
    whole = g_strconcat ("https:", href, NULL);
  else if (facts->saved_from != NULL)
    whole = g_uri_resolve_relative (facts->saved_from, href, G_URI_FLAGS_PARSE_RELAXED, NULL);
  readout_html_facts_add (facts, URL, READOUT_HTML_SOURCE_META, whole != NULL ? whole : href);
}

/* What microdata says about the article itself: not about what is within a part of it that has
 * properties of its own. */
static void
read_property (ReadoutHtmlFacts *facts, guint32 node, const char *property)
{
  const ReadoutHtmlTree *tree = facts->tree;
  const char *value = readout_html_tree_get (tree, node, READOUT_HTML_ATTRIBUTE_CONTENT);
  g_autofree char *words = NULL;
  ReadoutReportField field;

  if (g_ascii_strcasecmp (property, "datePublished") == 0)
    field = PUBLISHED;
  else if (g_ascii_strcasecmp (property, "headline") == 0)
    field = TITLE;
  else
    return;
  if (field == PUBLISHED && value == NULL)
    value = readout_html_tree_get (tree, node, READOUT_HTML_ATTRIBUTE_DATETIME);
  if (value == NULL || *value == '\0')
    {
      words = readout_html_tree_dup_words (tree, node, WORDS_MAX);
      value = words;
    }
  readout_html_facts_add (facts, field, READOUT_HTML_SOURCE_PROPERTY, value);
}

static void
read_node (ReadoutHtmlFacts *facts, guint32 node)
{
  const ReadoutHtmlTree *tree = facts->tree;
  const char *property;
  g_autofree char *words = NULL;

  switch (tree->nodes[node].tag)
    {
    case READOUT_HTML_TEXT:
      return;
    case READOUT_HTML_HTML:
      add_fact (facts, LANGUAGE, READOUT_HTML_SOURCE_META * RANKS,
                readout_html_tree_get (tree, node, READOUT_HTML_ATTRIBUTE_LANG));
      add_fact (facts, LANGUAGE, READOUT_HTML_SOURCE_META * RANKS,
                readout_html_tree_get (tree, node, READOUT_HTML_ATTRIBUTE_XML_LANG));
      return;
    case READOUT_HTML_META:
      read_meta (facts, node);
      return;
    case READOUT_HTML_LINK:
      read_link (facts, node);
      return;
    case READOUT_HTML_TITLE:
      /* An image can have one too. */
      if (tree->nodes[tree->nodes[node].parent].tag == READOUT_HTML_OTHER ||
          tree->nodes[tree->nodes[node].parent].tag == READOUT_HTML_SVG)
        return;
      words = readout_html_tree_dup_words (tree, node, WORDS_MAX);
      readout_html_facts_add (facts, TITLE, READOUT_HTML_SOURCE_ELEMENT, words);
      if (facts->page_title == NULL)
        facts->page_title = readout_html_value_clean (words);
      return;
    case READOUT_HTML_H1:
      if (facts->heading == NULL)
        {
          words = readout_html_tree_dup_words (tree, node, WORDS_MAX);
          facts->heading = readout_html_value_clean (words);
        }
      break;
    default:
      break;
    }
  property = readout_html_tree_get (tree, node, READOUT_HTML_ATTRIBUTE_ITEMPROP);
  if (property != NULL)
    read_property (facts, node, property);
}

/* What browsers and programs that save pages write into them. */
static void
read_comments (ReadoutHtmlFacts *facts)
{
  for (guint i = 0; i < G_N_ELEMENTS (saved_marks) && facts->saved_from == NULL; i++)
    {
      const char *at = strstr (facts->tree->comments, saved_marks[i]);
      gsize n;

      if (at == NULL)
        continue;
      at += strlen (saved_marks[i]);
      at += strspn (at, "(0123456789) \t");
      n = strcspn (at, " \t\r\n\"'<>");
      if (g_str_has_prefix (at, "http") && n < 2000)
        facts->saved_from = g_strndup (at, n);
      else if (i > 1 && n > 4 && n < 2000 && memchr (at, '/', n) != NULL)
        {
          g_autofree char *rest = g_strndup (at, n);

          facts->saved_from = g_strconcat ("http://", rest, NULL);
        }
    }
}

ReadoutHtmlFacts *
readout_html_facts_new (const ReadoutHtmlTree *tree)
{
  ReadoutHtmlFacts *facts = g_new0 (ReadoutHtmlFacts, 1);

  facts->tree = tree;
  facts->titles = g_ptr_array_new_with_free_func (g_free);
  read_comments (facts);
  for (guint32 i = 1; i < tree->n_nodes; i++)
    read_node (facts, i);
  readout_html_facts_read_data (facts, tree->data);
  return facts;
}

void
readout_html_facts_free (ReadoutHtmlFacts *facts)
{
  if (facts == NULL)
    return;
  for (guint i = 0; i < N_FIELDS; i++)
    g_free (facts->facts[i].value);
  g_ptr_array_unref (facts->titles);
  g_free (facts->saved_from);
  g_free (facts->heading);
  g_free (facts->page_title);
  g_free (facts);
}

gboolean
readout_html_facts_has_title (ReadoutHtmlFacts *facts, const char *title)
{
  g_autofree char *clean = title != NULL ? readout_html_value_clean (title) : NULL;

  return clean != NULL && *clean != '\0' && facts->page_title != NULL &&
         strstr (facts->page_title, clean) != NULL;
}

GPtrArray *
readout_html_facts_get_titles (ReadoutHtmlFacts *facts)
{
  return facts->titles;
}

static const char *
get_value (ReadoutHtmlFacts *facts, ReadoutReportField field)
{
  return facts->facts[field].value;
}

static gboolean
is_guess (ReadoutHtmlFacts *facts, ReadoutReportField field)
{
  return facts->facts[field].rank >= READOUT_HTML_SOURCE_ELEMENT * RANKS;
}

/* Whether an address is that of a whole site. */
static gboolean
is_home (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_PARSE_RELAXED, NULL);

  return uri == NULL || (strlen (g_uri_get_path (uri)) <= 1 && g_uri_get_query (uri) == NULL);
}

/* The address that the page gives; where that is the one of the site, the one that it was saved
 * from. */
static void
apply_url (ReadoutHtmlFacts *facts, ReadoutReport *report)
{
  const char *url = get_value (facts, URL);

  if (facts->saved_from != NULL && (url == NULL || is_home (url)))
    url = facts->saved_from;
  if (url != NULL)
    readout_metadata_set (report, URL, url, -1, FALSE);
}

/* A known outlet by its address, else what the page calls its site. */
static void
apply_outlet (ReadoutHtmlFacts *facts, ReadoutReport *report, const char *host)
{
  const char *known = NULL;

  for (const char *at = host; at != NULL && known == NULL; at = strchr (at, '.'))
    {
      at += *at == '.';
      known = readout_import_words_get_outlet (at, strlen (at));
    }
  if (known != NULL)
    readout_metadata_set (report, OUTLET, known, -1, FALSE);
  else if (get_value (facts, OUTLET) != NULL)
    readout_metadata_set (report, OUTLET, get_value (facts, OUTLET), -1, is_guess (facts, OUTLET));
}

static gboolean
share_words (const char *one, const char *other)
{
  g_auto (GStrv) words = g_str_tokenize_and_fold (one, NULL, NULL);
  g_auto (GStrv) others = g_str_tokenize_and_fold (other, NULL, NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_strv_contains ((const char *const *)others, words[i]))
      return TRUE;
  return FALSE;
}

static void
apply_title (ReadoutHtmlFacts *facts, ReadoutReport *report, const char *host)
{
  g_autofree char *title = NULL;
  const char *sites[4] = { NULL };

  if (get_value (facts, TITLE) == NULL)
    {
      if (facts->heading != NULL)
        readout_metadata_set (report, TITLE, facts->heading, -1, TRUE);
      return;
    }
  sites[0] = report->outlet != NULL ? report->outlet : "";
  sites[1] = host != NULL ? host : "";
  sites[2] = get_value (facts, AUTHOR) != NULL ? get_value (facts, AUTHOR) : "";
  title = readout_html_value_trim_title (get_value (facts, TITLE), sites, facts->heading,
                                         is_guess (facts, TITLE));
  /* A title for social media that has no word of the headline is the one of the site. */
  if (facts->page_title != NULL && facts->heading != NULL && !share_words (title, facts->heading))
    {
      g_autofree char *shown =
          readout_html_value_trim_title (facts->page_title, sites, facts->heading, FALSE);

      if (strcmp (shown, facts->heading) == 0)
        {
          g_free (title);
          title = g_steal_pointer (&shown);
        }
    }
  readout_metadata_set (report, TITLE, title, -1,
                        is_guess (facts, TITLE) && g_strcmp0 (title, facts->heading) != 0);
}

/* "/2022/02/22/" in the address. */
static void
find_date_in_url (ReadoutHtmlFacts *facts, const char *url)
{
  for (const char *at = url; at != NULL && (at = strchr (at, '/')) != NULL; at++)
    if (strspn (at + 1, "0123456789") == 4 && strspn (at + 1, "0123456789/") >= 10)
      {
        g_autofree char *date = g_strndup (at + 1, 10);

        readout_html_facts_add (facts, PUBLISHED, READOUT_HTML_SOURCE_LAST, date);
      }
}

void
readout_html_facts_apply (ReadoutHtmlFacts *facts,
                          const ReadoutArticle *article,
                          ReadoutReport *report)
{
  g_autofree char *host = NULL;

  readout_html_facts_read_body (facts, facts->tree, article);
  if (readout_article_get_heading (article) != 0)
    {
      g_autofree char *words = readout_html_tree_dup_words (
          facts->tree, readout_article_get_heading (article), WORDS_MAX);

      g_free (facts->heading);
      facts->heading = readout_html_value_clean (words);
    }
  apply_url (facts, report);
  find_date_in_url (facts, report->url);
  host = readout_html_value_dup_host (report->url);
  apply_outlet (facts, report, host);
  apply_title (facts, report, host);
  if (get_value (facts, AUTHOR) != NULL)
    readout_metadata_set (report, AUTHOR, get_value (facts, AUTHOR), -1, is_guess (facts, AUTHOR));
  if (get_value (facts, PUBLISHED) != NULL)
    readout_metadata_set (report, PUBLISHED, get_value (facts, PUBLISHED), -1,
                          is_guess (facts, PUBLISHED));
  if (get_value (facts, LANGUAGE) != NULL)
    readout_metadata_set (report, LANGUAGE, get_value (facts, LANGUAGE), -1, FALSE);
}
