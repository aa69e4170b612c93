/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Turns the article of a web page into text.
 */
#include "formats/readout-article-private.h"

/* What is called a caption and is longer, in characters, is none. */
#define CAPTION_MAX 600

typedef struct
{
  guint32 node;
  guint32 end;
} Open;

typedef struct
{
  const ReadoutArticle *article;
  ReadoutTextBuilder *builder;
  GArray *open;       /* of Open: the elements that end something when they end */
  guint32 line_end;   /* the end of the row of a table that is one line */
  guint32 aside_end;  /* the end of what is set aside */
  gboolean was_break; /* a line break was the last thing */
} Writer;

static gboolean
is_caption (const ReadoutArticle *article, guint32 node)
{
  guint tag = article->tree->nodes[node].tag;

  return tag == READOUT_HTML_FIGCAPTION || tag == READOUT_HTML_CAPTION ||
         ((article->page->signs[node] & READOUT_ARTICLE_SIGN_CAPTION) &&
          readout_html_tag_get_kind (tag) == READOUT_HTML_BLOCK &&
          article->measures[node].n_images == 0 && article->measures[node].length <= CAPTION_MAX);
}

/* Whether a row of a table is one line of the text: no blocks are in its cells. */
static gboolean
is_line (const ReadoutArticle *article, guint32 row)
{
  const ReadoutHtmlTree *tree = article->tree;

  for (guint32 i = row + 1; i < tree->nodes[row].end; i = tree->nodes[i].end)
    if (article->flags[i] & READOUT_ARTICLE_HAS_BLOCK)
      return FALSE;
  return TRUE;
}

/* Whether the words are nothing but spaces, as no-break spaces that keep a paragraph open. */
static gboolean
is_blank (const char *text, guint32 length)
{
  for (const char *at = text; at < text + length; at = g_utf8_next_char (at))
    if (!g_ascii_isspace (*at) && g_utf8_get_char (at) != 0xA0 && g_utf8_get_char (at) != 0x200B)
      return FALSE;
  return TRUE;
}

static void
add_words (Writer *writer, guint32 node)
{
  const ReadoutHtmlNode *words = &writer->article->tree->nodes[node];
  const char *text = writer->article->tree->text + words->start;

  if (is_blank (text, words->length))
    {
      if (writer->article->flags[node] & READOUT_ARTICLE_IN_PRE)
        readout_text_builder_add_verbatim (writer->builder, text, words->length);
      else
        readout_text_builder_add (writer->builder, " ", 1);
      return;
    }
  if (writer->article->flags[node] & READOUT_ARTICLE_IN_PRE)
    readout_text_builder_add_verbatim (writer->builder, text, words->length);
  else
    readout_text_builder_add (writer->builder, text, words->length);
  writer->was_break = FALSE;
}

static void
push (Writer *writer, guint32 node)
{
  Open open = { node, writer->article->tree->nodes[node].end };

  g_array_append_val (writer->open, open);
}

/* Two line breaks are the end of a paragraph. */
static void
break_line (Writer *writer, guint32 node)
{
  if (node < writer->line_end)
    readout_text_builder_add (writer->builder, " ", 1);
  else if (writer->was_break)
    readout_text_builder_end_paragraph (writer->builder);
  else
    readout_text_builder_break_line (writer->builder);
  writer->was_break = TRUE;
}

/* Whether what is quoted brings its own quotation marks. */
static gboolean
has_marks (const ReadoutArticle *article, guint32 node)
{
  g_autofree char *words = readout_html_tree_dup_words (article->tree, node, 8);
  gunichar first = g_utf8_get_char_validated (words, -1);

  return first == '"' || (first >= 0x2018 && first <= 0x201F) || first == 0xAB || first == 0xBB ||
         first == 0x300C;
}

static void
start_element (Writer *writer, guint32 node)
{
  const ReadoutArticle *article = writer->article;
  guint tag = article->tree->nodes[node].tag;

  if (tag == READOUT_HTML_BR)
    break_line (writer, node);
  else if (tag == READOUT_HTML_Q && !has_marks (article, node))
    {
      readout_text_builder_add (writer->builder, "\342\200\234", -1);
      push (writer, node);
    }
  else if ((tag == READOUT_HTML_TD || tag == READOUT_HTML_TH) && node < writer->line_end)
    readout_text_builder_add_tab (writer->builder);
  else if (readout_html_tag_get_kind (tag) == READOUT_HTML_BLOCK)
    {
      readout_text_builder_end_paragraph (writer->builder);
      push (writer, node);
      if (tag == READOUT_HTML_TR && is_line (article, node))
        writer->line_end = article->tree->nodes[node].end;
      if (node >= writer->aside_end && is_caption (article, node))
        {
          writer->aside_end = article->tree->nodes[node].end;
          readout_text_builder_set_aside (writer->builder, TRUE);
        }
    }
}

static void
end_elements (Writer *writer, guint32 at)
{
  while (writer->open->len > 0)
    {
      const Open *open = &g_array_index (writer->open, Open, writer->open->len - 1);

      if (open->end > at)
        return;
      if (writer->article->tree->nodes[open->node].tag == READOUT_HTML_Q)
        readout_text_builder_add (writer->builder, "\342\200\235", -1);
      else
        readout_text_builder_end_paragraph (writer->builder);
      if (open->end == writer->aside_end)
        readout_text_builder_set_aside (writer->builder, FALSE);
      g_array_set_size (writer->open, writer->open->len - 1);
    }
}

static void
append_root (Writer *writer, guint32 root)
{
  const ReadoutArticle *article = writer->article;
  const ReadoutHtmlTree *tree = article->tree;
  guint32 end = tree->nodes[root].end;

  for (guint32 i = root; i < end; i++)
    {
      end_elements (writer, i);
      if (article->flags[i] & READOUT_ARTICLE_DROPPED)
        i = tree->nodes[i].end - 1;
      else if (tree->nodes[i].tag == READOUT_HTML_TEXT)
        add_words (writer, i);
      else
        start_element (writer, i);
    }
  end_elements (writer, end);
  readout_text_builder_set_aside (writer->builder, FALSE);
  readout_text_builder_end_paragraph (writer->builder);
}

void
readout_article_append (const ReadoutArticle *article, ReadoutTextBuilder *builder)
{
  Writer writer = { .article = article, .builder = builder };

  writer.open = g_array_new (FALSE, FALSE, sizeof (Open));
  for (guint i = 0; i < article->roots->len; i++)
    append_root (&writer, g_array_index (article->roots, guint32, i));
  g_array_unref (writer.open);
}
