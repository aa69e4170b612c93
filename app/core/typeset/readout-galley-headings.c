/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The title of a text and its headings.
 */
#include "typeset/readout-galley-private.h"

#include <string.h>

/* Of the size of the body. */
#define TITLE_SCALE 2.0

/* Between two headings, of the size of the body. */
#define CLOSE_SPACE 0.8

/* Longer headings are set as they come. */
#define MAX_BALANCED_LINES 4

/* How a level of heading looks; the first is that of the sections. */
typedef struct
{
  double scale;
  guint flags;
  double space_before; /* of the size of the body, as the next one */
  double space_after;
} HeadingStyle;

static const HeadingStyle heading_styles[] = {
  { 1.45, READOUT_TEXT_BOLD, 2.2, 0.55 },
  { 1.18, READOUT_TEXT_BOLD, 1.7, 0.4 },
  { 1.0, READOUT_TEXT_BOLD, 1.4, 0.3 },
  { 1.0, READOUT_TEXT_BOLD | READOUT_TEXT_ITALIC, 1.2, 0.25 },
  { 1.0, READOUT_TEXT_ITALIC, 1.2, 0.25 },
  { 0.9, READOUT_TEXT_ITALIC, 1.2, 0.25 },
};

/* An anchor as GitHub makes it: letters, digits and hyphens; unique. */
static char *
make_anchor (ReadoutGalley *galley, const char *words)
{
  GString *anchor = g_string_new (NULL);
  g_autofree char *folded = g_utf8_strdown (words, -1);
  g_autofree char *base = NULL;
  gsize length;
  guint count;

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (character == ' ')
        g_string_append_c (anchor, '-');
      else if (g_unichar_isalnum (character) || g_unichar_ismark (character) || character == '-' ||
               character == '_')
        g_string_append_unichar (anchor, character);
    }
  length = anchor->len;
  base = g_strdup (anchor->str);
  count = GPOINTER_TO_UINT (g_hash_table_lookup (galley->anchor_counts, base));
  while (g_hash_table_contains (galley->anchors, anchor->str))
    {
      g_string_truncate (anchor, length);
      g_string_append_printf (anchor, "-%u", ++count);
    }
  g_hash_table_insert (galley->anchor_counts, g_steal_pointer (&base), GUINT_TO_POINTER (count));
  return g_string_free (anchor, FALSE);
}

/* Notes a heading whose first slug comes next; returns its index plus 1. */
static guint
add_heading (ReadoutGalley *galley, int level, const char *words, guint32 source)
{
  ReadoutGalleyHeading heading = { level, g_strdup (words), make_anchor (galley, words),
                                   galley->slugs->len, source };

  g_strdelimit (heading.words, "\n", ' ');
  g_array_append_val (galley->headings, heading);
  g_hash_table_insert (galley->anchors, g_strdup (heading.anchor),
                       GUINT_TO_POINTER (galley->headings->len));
  return galley->headings->len;
}

static const char *
get_heading_tag (int level)
{
  static const char *const tags[] = { "H1", "H2", "H3", "H4", "H5", "H6" };

  return tags[CLAMP (level, 1, 6) - 1];
}

/* Sets a heading in lines of about the same length. */
static guint
add_balanced_block (ReadoutGalley *galley,
                    ReadoutRichText *rich,
                    const ReadoutTextStyle *style,
                    double width)
{
  guint block = readout_galley_add_block (galley, rich, style, width);
  ReadoutBlock *found = &g_array_index (galley->blocks, ReadoutBlock, block);
  guint n_lines = found->lines->lines->len;
  double low = width * 0.5;
  double high = width;

  if (n_lines < 2 || n_lines > MAX_BALANCED_LINES)
    return block;
  while (high - low > style->size * 0.25)
    {
      double middle = (low + high) / 2;
      ReadoutLines *lines =
          readout_line_setter_set (galley->setter, rich, galley->pictures, style, middle);

      if (lines->lines->len > n_lines)
        low = middle;
      else
        {
          high = middle;
          readout_lines_unref (found->lines);
          found->lines = readout_lines_ref (lines);
        }
      readout_lines_unref (lines);
    }
  return block;
}

void
readout_walk_set_heading_rich (ReadoutWalk *walk, ReadoutRichText *rich, int level, guint32 source)
{
  ReadoutGalley *galley = walk->galley;
  ReadoutContainer *top = readout_walk_get_top (walk);
  int shown = CLAMP (level - galley->top_level, 0, (int)G_N_ELEMENTS (heading_styles) - 1);
  const HeadingStyle *look = &heading_styles[shown];
  double size = readout_galley_get_size (galley);
  ReadoutTextStyle style = { size * look->scale, look->flags | READOUT_TEXT_HEADING, FALSE };
  int element = readout_galley_add_element (galley, get_heading_tag (level), top->element);
  double width = readout_walk_get_inner_width (walk);
  guint heading = add_heading (galley, level, rich->text->str, source);
  guint block;

  g_array_index (galley->elements, ReadoutElement, element).has_parts =
      readout_rich_text_has_parts (rich);
  block = add_balanced_block (galley, rich, &style, width);
  /* Right below another one it belongs to that. */
  readout_galley_ask_for_space (
      galley,
      size * (galley->heading_end == galley->slugs->len ? CLOSE_SPACE : look->space_before));
  readout_walk_add_lines (walk, block, element, style.size, top->left, width, READOUT_SHADE_NONE,
                          heading);
  galley->space = size * look->space_after;
  galley->keeps_next = TRUE;
  galley->heading_end = galley->slugs->len;
}

void
readout_walk_set_heading (ReadoutWalk *walk, cmark_node *node)
{
  ReadoutGalley *galley = walk->galley;
  ReadoutRichText *rich;

  if (node == galley->title)
    return;
  rich = readout_rich_text_new (&galley->inlines);
  readout_rich_text_add_inlines (rich, &galley->inlines, node, 0);
  if (rich->text->len == 0)
    {
      readout_rich_text_free (rich);
      return;
    }
  readout_walk_set_heading_rich (walk, rich, cmark_node_get_heading_level (node),
                                 readout_markdown_get_span (galley->markdown, node).start);
}

/* The words of a block in one line. */
static char *
dup_plain_words (ReadoutGalley *galley, cmark_node *node)
{
  char *words = readout_markdown_dup_text (galley->markdown, node, NULL);

  return g_strstrip (g_strdelimit (words, "\n\t", ' '));
}

cmark_node *
readout_galley_find_title (ReadoutGalley *galley)
{
  cmark_node *first = cmark_node_first_child (readout_markdown_get_root (galley->markdown));
  const char *title = galley->settings->title;
  g_autofree char *words = NULL;

  if (first == NULL || cmark_node_get_type (first) != CMARK_NODE_HEADING ||
      cmark_node_get_heading_level (first) != 1)
    return NULL;
  words = dup_plain_words (galley, first);
  if (*words == '\0' || (title != NULL && *title != '\0' && strcmp (title, words) != 0))
    return NULL;
  return first;
}

int
readout_galley_find_top_level (ReadoutGalley *galley)
{
  int level = 7;

  for (cmark_node *node = cmark_node_first_child (readout_markdown_get_root (galley->markdown));
       node != NULL; node = cmark_node_next (node))
    if (node != galley->title && cmark_node_get_type (node) == CMARK_NODE_HEADING)
      level = MIN (level, cmark_node_get_heading_level (node));
  return level <= 6 ? level : galley->title != NULL ? 2 : 1;
}

void
readout_walk_set_title (ReadoutWalk *walk)
{
  ReadoutGalley *galley = walk->galley;
  const ReadoutPageSettings *settings = galley->settings;
  double size = readout_galley_get_size (galley);
  ReadoutTextStyle style = { size * TITLE_SCALE, READOUT_TEXT_HEADING, FALSE };
  ReadoutTextStyle byline_style = { size, READOUT_TEXT_ITALIC, FALSE };
  gboolean has_author = settings->author != NULL && *settings->author != '\0';
  gboolean has_date = settings->date != NULL && *settings->date != '\0';
  ReadoutRichText *rich;
  guint heading = 0;
  int element;
  guint block;

  if (galley->title == NULL && (settings->title == NULL || *settings->title == '\0'))
    return;
  rich = readout_rich_text_new (&galley->inlines);
  if (galley->title != NULL)
    readout_rich_text_add_inlines (rich, &galley->inlines, galley->title, 0);
  else
    readout_rich_text_add (rich, settings->title, strlen (settings->title), 0, -1, 0, 0);
  heading = add_heading (galley, 1, rich->text->str,
                         galley->title != NULL
                             ? readout_markdown_get_span (galley->markdown, galley->title).start
                             : 0);
  element = readout_galley_add_element (galley, "H1", -1);
  g_array_index (galley->elements, ReadoutElement, element).has_parts =
      readout_rich_text_has_parts (rich);
  block = add_balanced_block (galley, rich, &style, galley->width);
  readout_walk_add_lines (walk, block, element, style.size * 0.86, 0, galley->width,
                          READOUT_SHADE_NONE, heading);
  galley->keeps_next = TRUE;
  if (has_author || has_date)
    {
      g_autofree char *byline = has_author && has_date
                                    ? g_strdup_printf ("%s · %s", settings->author, settings->date)
                                    : g_strdup (has_author ? settings->author : settings->date);

      rich = readout_rich_text_new (&galley->inlines);
      readout_rich_text_add (rich, byline, strlen (byline), READOUT_TEXT_PALE, -1, 0, 0);
      galley->space = size * 0.45;
      readout_walk_set_rich (walk, rich, &byline_style, "P");
      galley->keeps_next = TRUE;
    }
  galley->space = size * 0.5;
  readout_walk_add_rule (walk, size * 0.7, -1, 0, galley->width);
  galley->space = size * 1.1;
  galley->keeps_next = TRUE;
}

char *
readout_galley_dup_title (ReadoutGalley *galley)
{
  const char *title = galley->settings->title;

  if (title != NULL && *title != '\0')
    return g_strdup (title);
  return galley->title != NULL ? dup_plain_words (galley, galley->title) : NULL;
}
