/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds the time and the byline that a web page shows with its article.
 */
#include "formats/readout-html-facts.h"

#include <string.h>

#include "formats/readout-article-words.h"
#include "formats/readout-html-values.h"
#include "import/readout-date.h"

/* So many elements are looked at; a byline is not longer, in bytes. */
#define LOOK_MAX 200
#define BYLINE_MAX 400

/* So many nodes before the headline are looked at for its date. */
#define BEFORE_MAX 400

/* Words that run on for so long are prose, in bytes. */
#define PROSE_MIN 160

typedef struct
{
  ReadoutHtmlFacts *facts;
  const ReadoutHtmlTree *tree;
  guint32 anchor; /* the headline, or where the article begins */
  guint32 near;   /* the end of what is near the beginning of the article */
} Search;

/* Whether the node stands beside the article: in comments, teasers, … */
static gboolean
is_beside (const Search *search, guint32 node)
{
  const ReadoutHtmlNode *nodes = search->tree->nodes;

  for (; node != 0; node = nodes[node].parent)
    {
      const char *class = readout_html_tree_get (search->tree, node, READOUT_HTML_ATTRIBUTE_CLASS);

      if (nodes[node].tag == READOUT_HTML_ASIDE || nodes[node].tag == READOUT_HTML_NAV ||
          nodes[node].tag == READOUT_HTML_FOOTER ||
          (nodes[node].tag != READOUT_HTML_BODY && class != NULL &&
           (strstr (class, "comment") != NULL || strstr (class, "related") != NULL ||
            strstr (class, "sidebar") != NULL)))
        return TRUE;
    }
  return FALSE;
}

static char *
read_time (const Search *search, guint32 node)
{
  gboolean is_abbr = search->tree->nodes[node].tag == READOUT_HTML_ABBR;
  const char *time = readout_html_tree_get (
      search->tree, node, is_abbr ? READOUT_HTML_ATTRIBUTE_TITLE : READOUT_HTML_ATTRIBUTE_DATETIME);
  g_autofree char *words = NULL;
  g_autofree char *published = NULL;

  if (is_abbr && time == NULL)
    return NULL;
  if (time == NULL || *time == '\0')
    {
      words = readout_html_tree_dup_words (search->tree, node, BYLINE_MAX);
      time = words;
    }
  published = readout_date_parse (time);
  return published != NULL && strlen (published) >= 10 ? g_steal_pointer (&published) : NULL;
}

/* The first time after the headline, else the last one before it. */
static void
find_time (const Search *search)
{
  g_autofree char *best = NULL;
  guint n_looked_at = 0;

  for (guint32 i = 1; i < search->near && n_looked_at < LOOK_MAX; i++)
    {
      char *published;

      /* hAtom wrote times as <abbr title>. */
      if (search->tree->nodes[i].tag != READOUT_HTML_TIME &&
          search->tree->nodes[i].tag != READOUT_HTML_ABBR)
        continue;
      n_looked_at++;
      published = is_beside (search, i) ? NULL : read_time (search, i);
      if (published == NULL)
        continue;
      g_free (best);
      best = published;
      if (i > search->anchor)
        break;
    }
  readout_html_facts_add (search->facts, READOUT_REPORT_FIELD_PUBLISHED,
                          READOUT_HTML_SOURCE_ELEMENT, best);
}

/* The date with its year in a few words: "Updated: August 13, 2010, 5:02 PM ET". */
static char *
scan_date (const char *words)
{
  for (const char *at = words; *at != '\0'; at = g_utf8_next_char (at))
    {
      g_autofree char *published = NULL;
      gboolean has_year;

      if (at > words && g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at))))
        continue;
      if (readout_date_scan (at, &published, &has_year) > 0 && has_year && strlen (published) >= 10)
        return g_steal_pointer (&published);
    }
  return NULL;
}

/* Whether the class of the node, or of one of two around it, says that it is a date. */
static gboolean
is_dated (const Search *search, guint32 node)
{
  for (guint i = 0; i < 3 && node != 0; i++, node = search->tree->nodes[node].parent)
    {
      const char *class =
          search->tree->nodes[node].tag != READOUT_HTML_TEXT
              ? readout_html_tree_get (search->tree, node, READOUT_HTML_ATTRIBUTE_CLASS)
              : NULL;

      if (class != NULL && (strstr (class, "date") != NULL || strstr (class, "Date") != NULL ||
                            strstr (class, "time") != NULL || strstr (class, "publish") != NULL ||
                            strstr (class, "posted") != NULL))
        return TRUE;
    }
  return FALSE;
}

/* The first date that is shown from @start on, before the first prose; before the headline only
 * what is called a date, and the last one. */
static char *
find_shown_date (const Search *search, guint32 start, guint32 end, gboolean is_before)
{
  const ReadoutHtmlNode *nodes = search->tree->nodes;
  g_autofree char *best = NULL;
  guint n_looked_at = 0;

  for (guint32 i = start; i < end && n_looked_at < LOOK_MAX; i++)
    {
      g_autofree char *words = NULL;
      char *published;

      if (readout_html_tag_get_kind (nodes[i].tag) == READOUT_HTML_HIDDEN)
        i = nodes[i].end - 1;
      else if (nodes[i].tag == READOUT_HTML_TEXT && nodes[i].length > PROSE_MIN && !is_before)
        break;
      if (nodes[i].tag != READOUT_HTML_TEXT || nodes[i].length < 8 || nodes[i].length > PROSE_MIN ||
          (is_before && !is_dated (search, i)))
        continue;
      n_looked_at++;
      words = readout_html_tree_dup_words (search->tree, i, PROSE_MIN);
      published = scan_date (words);
      if (published == NULL || is_beside (search, i))
        {
          g_free (published);
          continue;
        }
      g_free (best);
      best = published;
      if (!is_before)
        break;
    }
  return g_steal_pointer (&best);
}

static gboolean
has_word (const char *list, const char *word)
{
  const char *at = list != NULL ? strstr (list, word) : NULL;
  gsize n = strlen (word);

  return at != NULL && (at == list || g_ascii_isspace (at[-1])) &&
         (at[n] == '\0' || g_ascii_isspace (at[n]));
}

/* Whether the markup says that this is the author. */
static gboolean
is_marked (const Search *search, guint32 node)
{
  const ReadoutHtmlTree *tree = search->tree;

  return tree->nodes[node].tag != READOUT_HTML_LINK && tree->nodes[node].tag != READOUT_HTML_META &&
         (has_word (readout_html_tree_get (tree, node, READOUT_HTML_ATTRIBUTE_ITEMPROP),
                    "author") ||
          has_word (readout_html_tree_get (tree, node, READOUT_HTML_ATTRIBUTE_REL), "author"));
}

/* Whether the name of the class says so. */
static gboolean
is_named (const Search *search, guint32 node)
{
  const ReadoutHtmlTree *tree = search->tree;

  return ((readout_article_signs_read (
               readout_html_tree_get (tree, node, READOUT_HTML_ATTRIBUTE_CLASS)) |
           readout_article_signs_read (
               readout_html_tree_get (tree, node, READOUT_HTML_ATTRIBUTE_ID))) &
          READOUT_ARTICLE_SIGN_BYLINE) != 0;
}

/* The name of an author: of a person with properties, the one that is the name. */
static char *
read_byline (const Search *search, guint32 node, gboolean marked)
{
  const ReadoutHtmlTree *tree = search->tree;
  g_autofree char *words = NULL;

  for (guint32 i = node + 1; marked && i < tree->nodes[node].end && i < node + LOOK_MAX; i++)
    if (tree->nodes[i].tag != READOUT_HTML_TEXT &&
        has_word (readout_html_tree_get (tree, i, READOUT_HTML_ATTRIBUTE_ITEMPROP), "name"))
      {
        const char *content = readout_html_tree_get (tree, i, READOUT_HTML_ATTRIBUTE_CONTENT);

        words = content != NULL && *content != '\0'
                    ? g_strdup (content)
                    : readout_html_tree_dup_words (tree, i, BYLINE_MAX);
        if (*words != '\0')
          return g_steal_pointer (&words);
        g_clear_pointer (&words, g_free);
      }
  words = readout_html_tree_dup_words (tree, node, BYLINE_MAX);
  if (strlen (words) >= BYLINE_MAX)
    return NULL;
  return marked ? readout_html_value_read_author (words) : readout_html_value_find_author (words);
}

/* The first author after the headline, else the last one before it. */
static gboolean
find_byline (const Search *search, gboolean marked, guint32 end)
{
  ReadoutHtmlSource source = marked ? READOUT_HTML_SOURCE_PROPERTY : READOUT_HTML_SOURCE_ELEMENT;
  const ReadoutHtmlNode *nodes = search->tree->nodes;
  g_autofree char *best = NULL;
  guint32 at = 0;
  guint n_looked_at = 0;

  for (guint32 i = 1; i < end && n_looked_at < LOOK_MAX; i++)
    {
      char *author;

      if (nodes[i].tag == READOUT_HTML_TEXT || nodes[i].tag == READOUT_HTML_BODY ||
          !(marked ? is_marked (search, i) : is_named (search, i)))
        continue;
      n_looked_at++;
      author = is_beside (search, i) ? NULL : read_byline (search, i, marked);
      if (author == NULL)
        continue;
      g_free (best);
      best = author;
      at = i;
      if (i > search->anchor)
        break;
    }
  if (best == NULL)
    return FALSE;
  readout_html_facts_add (search->facts, READOUT_REPORT_FIELD_AUTHOR, source, best);

  /* Others beside the first one. */
  if (marked && at > search->anchor)
    for (guint32 i = nodes[at].end; i < nodes[nodes[nodes[at].parent].parent].end; i++)
      if (nodes[i].tag != READOUT_HTML_TEXT && n_looked_at++ < LOOK_MAX && is_marked (search, i))
        {
          g_autofree char *author = read_byline (search, i, TRUE);

          readout_html_facts_add (search->facts, READOUT_REPORT_FIELD_AUTHOR, source, author);
        }
  return TRUE;
}

static void
take_byline (const Search *search, guint32 node)
{
  g_autofree char *author = read_byline (search, node, is_marked (search, node));

  readout_html_facts_add (search->facts, READOUT_REPORT_FIELD_AUTHOR, READOUT_HTML_SOURCE_ELEMENT,
                          author);
}

void
readout_html_facts_read_body (ReadoutHtmlFacts *facts,
                              const ReadoutHtmlTree *tree,
                              const ReadoutArticle *article)
{
  guint32 start = readout_article_get_start (article);
  guint32 heading = readout_article_get_heading (article);
  Search search = { facts, tree, start, 0 };
  g_autofree char *shown = NULL;

  search.near = start + (tree->nodes[start].end - start) / 5 + 1;
  if (heading != 0)
    {
      search.anchor = heading;
      search.near = MAX (search.near, MIN (heading + LOOK_MAX, tree->n_nodes));
    }
  find_time (&search);
  shown = find_shown_date (&search, search.anchor, search.near, FALSE);
  if (shown == NULL)
    shown = find_shown_date (&search, search.anchor > BEFORE_MAX ? search.anchor - BEFORE_MAX : 1,
                             search.anchor, TRUE);
  readout_html_facts_add (facts, READOUT_REPORT_FIELD_PUBLISHED, READOUT_HTML_SOURCE_LAST, shown);
  if (!find_byline (&search, TRUE, search.near) && !find_byline (&search, FALSE, search.near))
    {
      guint32 byline = readout_article_get_byline (article);

      if (!find_byline (&search, TRUE, readout_article_get_end (article)) && byline != 0)
        take_byline (&search, byline);
    }
}
