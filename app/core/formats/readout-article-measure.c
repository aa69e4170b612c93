/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Measures the parts of a web page: words, links, commas.
 */
#include "formats/readout-article-private.h"

#include <string.h>

/* The part of the words of a link within the page that counts as linked, in hundredths. */
#define PAGE_LINK_SHARE 30

/* What a name that articles have, or that other parts have, weighs. */
#define WEIGHT 25

/* Characters and commas of words, of which each run of white space is one. */
static void
measure_words (const char *words, gsize length, guint32 *n_characters, guint32 *n_commas)
{
  const char *end = words + length;
  gboolean space = TRUE;

  for (const char *at = words; at < end; at = g_utf8_next_char (at))
    {
      if (g_ascii_isspace (*at))
        {
          *n_characters += !space;
          space = TRUE;
          continue;
        }
      ++*n_characters;
      space = FALSE;
      if (*at == ',')
        ++*n_commas;
      else if ((guchar)*at >= 0xD8)
        switch (g_utf8_get_char (at))
          {
          case 0x060C: /* Arabic, ideographic, full width, small … */
          case 0x3001:
          case 0xFE50:
          case 0xFE10:
          case 0xFE11:
          case 0x2E41:
          case 0x2E34:
          case 0x2E32:
          case 0xFF0C:
            ++*n_commas;
            break;
          default:
            break;
          }
    }
}

/* Class and id as a number, around 0, and what they say. */
static void
read_names (ReadoutArticlePage *page, guint32 node)
{
  static const ReadoutHtmlAttribute names[] = { READOUT_HTML_ATTRIBUTE_CLASS,
                                                READOUT_HTML_ATTRIBUTE_ID };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      guint signs = readout_article_signs_read (readout_html_tree_get (page->tree, node, names[i]));

      page->signs[node] |= signs;
      page->weights[node] += (signs & READOUT_ARTICLE_SIGN_FOR) ? WEIGHT : 0;
      page->weights[node] -= (signs & READOUT_ARTICLE_SIGN_AGAINST) ? WEIGHT : 0;
    }
}

ReadoutArticlePage *
readout_article_page_new (const ReadoutHtmlTree *tree)
{
  ReadoutArticlePage *page = g_rc_box_new0 (ReadoutArticlePage);

  page->tree = tree;
  page->signs = g_new0 (guint16, tree->n_nodes);
  page->weights = g_new0 (gint8, tree->n_nodes);
  page->lengths = g_new0 (guint32, tree->n_nodes);
  page->commas = g_new0 (guint32, tree->n_nodes);
  page->before = g_new0 (guint32, tree->n_nodes + 1);
  for (guint32 i = 1; i < tree->n_nodes; i++)
    if (tree->nodes[i].tag == READOUT_HTML_TEXT)
      measure_words (tree->text + tree->nodes[i].start, tree->nodes[i].length, &page->lengths[i],
                     &page->commas[i]);
    else
      read_names (page, i);
  for (guint32 i = 0; i < tree->n_nodes; i++)
    page->before[i + 1] = page->before[i] + page->lengths[i];
  return page;
}

static void
clear_page (gpointer data)
{
  ReadoutArticlePage *page = data;

  g_free (page->signs);
  g_free (page->weights);
  g_free (page->lengths);
  g_free (page->commas);
  g_free (page->before);
}

void
readout_article_page_unref (ReadoutArticlePage *page)
{
  g_rc_box_release_full (page, clear_page);
}

static void
add_measure (ReadoutArticleMeasure *sum, const ReadoutArticleMeasure *part)
{
  sum->length += part->length;
  sum->linked += part->linked;
  sum->headings += part->headings;
  sum->loose += part->loose;
  sum->listed += part->listed;
  sum->n_commas += part->n_commas;
  sum->n_paragraphs += part->n_paragraphs;
  sum->n_images += part->n_images;
  sum->n_items += part->n_items;
  sum->n_inputs += part->n_inputs;
  sum->n_embedded += part->n_embedded;
}

gboolean
readout_article_is_paragraph (const ReadoutArticle *article, guint32 node)
{
  const ReadoutHtmlTree *tree = article->tree;
  guint32 only = 0;

  if (tree->nodes[node].tag == READOUT_HTML_P)
    return TRUE;
  if (tree->nodes[node].tag != READOUT_HTML_DIV)
    return FALSE;
  if (!(article->flags[node] & READOUT_ARTICLE_HAS_BLOCK))
    return TRUE;
  for (guint32 i = node + 1; i < tree->nodes[node].end; i = tree->nodes[i].end)
    if ((article->flags[i] & READOUT_ARTICLE_DROPPED) == 0 &&
        (tree->nodes[i].tag != READOUT_HTML_TEXT || article->measures[i].length > 0))
      {
        if (only != 0 || tree->nodes[i].tag != READOUT_HTML_P)
          return FALSE;
        only = i;
      }
  return only != 0 && readout_article_get_link_density (article, node) < 0.25;
}

/* What the element itself adds to the measure of what is in it. */
static void
complete_measure (ReadoutArticle *article, guint32 node)
{
  ReadoutArticleMeasure *measure = &article->measures[node];

  switch (article->tree->nodes[node].tag)
    {
    case READOUT_HTML_H1:
    case READOUT_HTML_H2:
    case READOUT_HTML_H3:
    case READOUT_HTML_H4:
    case READOUT_HTML_H5:
    case READOUT_HTML_H6:
      measure->headings = measure->length;
      break;
    case READOUT_HTML_IMG:
      measure->n_images++;
      break;
    case READOUT_HTML_LI:
      measure->n_items++;
      measure->loose = measure->length;
      break;
    case READOUT_HTML_SPAN:
    case READOUT_HTML_TD:
    case READOUT_HTML_BLOCKQUOTE:
    case READOUT_HTML_DL:
    case READOUT_HTML_PRE:
    case READOUT_HTML_TABLE:
      measure->loose = measure->length;
      break;
    case READOUT_HTML_OL:
    case READOUT_HTML_UL:
      measure->loose = measure->length;
      measure->listed = measure->length;
      break;
    case READOUT_HTML_P:
    case READOUT_HTML_DIV:
      measure->loose = measure->length;
      measure->n_paragraphs += readout_article_is_paragraph (article, node);
      break;
    default:
      break;
    }
}

static gboolean
is_block (guint tag)
{
  return readout_html_tag_get_kind (tag) == READOUT_HTML_BLOCK;
}

/* What the node tells of itself to the one that it is in. */
static void
tell_parent (ReadoutArticle *article, guint32 node)
{
  guint tag = article->tree->nodes[node].tag;
  guint32 parent = article->tree->nodes[node].parent;
  guint flags = article->flags[node];

  if (is_block (tag) || (flags & READOUT_ARTICLE_HAS_BLOCK))
    article->flags[parent] |= READOUT_ARTICLE_HAS_BLOCK;
  if ((tag == READOUT_HTML_TABLE && (flags & READOUT_ARTICLE_IN_DATA)) ||
      (flags & READOUT_ARTICLE_HAS_DATA))
    article->flags[parent] |= READOUT_ARTICLE_HAS_DATA;
  add_measure (&article->measures[parent], &article->measures[node]);
}

/* Words, and what counts though it has none. Returns whether the node is done with. */
static gboolean
measure_leaf (ReadoutArticle *article, guint32 i)
{
  const ReadoutHtmlNode *node = &article->tree->nodes[i];
  ReadoutArticleMeasure *measure = &article->measures[i];

  switch (node->tag)
    {
    case READOUT_HTML_TEXT:
      measure->length = article->page->lengths[i];
      measure->n_commas = article->page->commas[i];
      if (article->flags[i] & READOUT_ARTICLE_IN_PAGE_LINK)
        measure->linked = measure->length * PAGE_LINK_SHARE / 100;
      else if (article->flags[i] & READOUT_ARTICLE_IN_LINK)
        measure->linked = measure->length;
      return FALSE;
    case READOUT_HTML_INPUT:
      article->measures[node->parent].n_inputs++;
      return TRUE;
    case READOUT_HTML_IFRAME:
    case READOUT_HTML_EMBED:
    case READOUT_HTML_OBJECT:
      article->measures[node->parent].n_embedded++;
      return TRUE;
    default:
      return FALSE;
    }
}

void
readout_article_measure (ReadoutArticle *article,
                         guint32 first,
                         guint32 end,
                         gboolean (*drop) (const ReadoutArticle *article, guint32 node))
{
  memset (article->measures + first, 0, sizeof *article->measures * (end - first));
  for (guint32 i = end - 1; i + 1 > first; i--)
    {
      if (measure_leaf (article, i) || (article->flags[i] & READOUT_ARTICLE_DROPPED))
        continue;
      complete_measure (article, i);
      if (drop != NULL && article->tree->nodes[i].tag != READOUT_HTML_TEXT && drop (article, i))
        article->flags[i] |= READOUT_ARTICLE_DROPPED;
      else if (i > first)
        tell_parent (article, i);
    }
}

double
readout_article_get_link_density (const ReadoutArticle *article, guint32 node)
{
  const ReadoutArticleMeasure *measure = &article->measures[node];

  return measure->length > 0 ? (double)measure->linked / measure->length : 0;
}

int
readout_article_weigh (const ReadoutArticle *article, guint32 node)
{
  return (article->rules & READOUT_ARTICLE_WEIGH_NAMES) ? article->page->weights[node] : 0;
}
