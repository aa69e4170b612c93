/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sets the blocks of a text one below the other: what stands where, what must stay together.
 */
#include "typeset/readout-galley.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include <unicode/uchar.h>

/* Lengths as parts of the size of the body. */
#define LEADING 1.4
#define INDENT 1.75
#define MARKER_GAP 0.55
#define PARAGRAPH_GAP 0.62
#define ITEM_GAP 0.12
#define CODE_PADDING 0.6

#define NOTE_SCALE 0.88
#define CODE_SCALE 0.82
#define TITLE_SCALE 2.0
#define BYLINE_SCALE 1.0

/* Deeper structure is set at this depth. */
#define MAX_ELEMENT_DEPTH 48

/* How far the words of a container are looked for, to see which way they run. */
#define DIRECTION_STEPS 64

#define TAB_COLUMNS 4

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

/* A container that is open. */
typedef struct
{
  cmark_node *node;
  double left;
  double right;
  int element;
  guint quote;
  double gap; /* between its blocks */
  gboolean is_tight;
  gboolean is_rtl;
  int next_number;
  double size;
} Container;

/* A marker whose item has no words yet. */
typedef struct
{
  guint block;
  double x;
  int element;
} Waiting;

typedef struct
{
  ReadoutGalley *galley;
  GArray *containers; /* of Container */
  GArray *waiting;    /* of Waiting */
} Walk;

static double
get_size (ReadoutGalley *galley)
{
  return galley->settings->font_size;
}

static Container *
get_top (Walk *walk)
{
  return &g_array_index (walk->containers, Container, walk->containers->len - 1);
}

static void
ask_for_space (ReadoutGalley *galley, double space)
{
  galley->space = MAX (galley->space, space);
}

static int
add_element (ReadoutGalley *galley, const char *tag, int parent)
{
  ReadoutElement element = { tag, parent, FALSE };
  int depth = 0;

  for (int at = parent; at >= 0 && depth < MAX_ELEMENT_DEPTH;
       at = g_array_index (galley->elements, ReadoutElement, at).parent)
    depth++;
  if (depth >= MAX_ELEMENT_DEPTH)
    element.parent = g_array_index (galley->elements, ReadoutElement, parent).parent;
  g_array_append_val (galley->elements, element);
  return galley->elements->len - 1;
}

static guint
add_block (ReadoutGalley *galley,
           ReadoutRichText *rich,
           const ReadoutTextStyle *style,
           double width)
{
  ReadoutBlock block;

  block.lines = readout_line_setter_set (galley->setter, rich, galley->pictures, style, width);
  block.rich = rich;
  g_array_append_val (galley->blocks, block);
  return galley->blocks->len - 1;
}

/* A short text that is not in the Markdown. */
static guint
add_label (ReadoutGalley *galley, const char *words, double size, guint flags)
{
  ReadoutTextStyle style = { size, 0, FALSE };
  ReadoutRichText *rich = readout_rich_text_new (&galley->inlines);

  readout_rich_text_add (rich, words, strlen (words), flags, -1, 0, 0);
  return add_block (galley, rich, &style, -1);
}

static double
get_block_width (ReadoutGalley *galley, guint block)
{
  ReadoutLines *lines = g_array_index (galley->blocks, ReadoutBlock, block).lines;

  return lines->lines->len > 0 ? g_array_index (lines->lines, ReadoutLine, 0).width : 0;
}

/* Gives the waiting markers to the slug that comes next. */
static void
place_markers (Walk *walk, ReadoutSlug *slug)
{
  ReadoutGalley *galley = walk->galley;

  slug->first_marker = galley->markers->len;
  slug->n_markers = walk->waiting->len;
  for (guint i = 0; i < walk->waiting->len; i++)
    {
      Waiting *waiting = &g_array_index (walk->waiting, Waiting, i);
      ReadoutMarker marker = { waiting->block, waiting->x, waiting->element };

      g_array_append_val (galley->markers, marker);
    }
  g_array_set_size (walk->waiting, 0);
}

static void
start_slug (Walk *walk, ReadoutSlug *slug)
{
  ReadoutGalley *galley = walk->galley;
  Container *top = get_top (walk);

  slug->space = galley->space;
  slug->keeps = galley->keeps_next;
  slug->quote = top->quote;
  slug->note = galley->note;
  galley->space = 0;
  galley->keeps_next = FALSE;
  galley->note = 0;
  place_markers (walk, slug);
}

/* Adds the lines of a block. Two lines of it stay together at both ends. */
static void
add_lines (Walk *walk,
           guint block,
           int element,
           double size,
           double x,
           double width,
           guint shade,
           guint heading)
{
  ReadoutGalley *galley = walk->galley;
  ReadoutLines *lines = g_array_index (galley->blocks, ReadoutBlock, block).lines;
  double leading = readout_galley_get_leading (size);
  guint n_lines = lines->lines->len;

  for (guint i = 0; i < n_lines; i++)
    {
      const ReadoutLine *line = &g_array_index (lines->lines, ReadoutLine, i);
      ReadoutSlug slug = { .kind = READOUT_SLUG_WORDS,
                           .x = x,
                           .width = width,
                           .block = block,
                           .line = i,
                           .element = element };
      double height = line->ascent + line->descent;

      if (i == 0)
        start_slug (walk, &slug);
      else
        {
          slug.keeps = i == 1 || i + 1 == n_lines;
          slug.quote = get_top (walk)->quote;
        }
      /* Fallback fonts are taller than the text's own: lines keep their distance unless they would
       * touch. */
      slug.height = height > leading * 1.25 ? height + leading * 0.15 : leading;
      slug.baseline = (slug.height - height) / 2 + line->ascent;
      slug.shade = shade | (shade != 0 && i == 0 ? READOUT_SHADE_FIRST : 0) |
                   (shade != 0 && i + 1 == n_lines ? READOUT_SHADE_LAST : 0);
      slug.heading = i == 0 ? heading : 0;
      if (heading != 0)
        slug.keeps = i > 0 || slug.keeps;
      g_array_append_val (galley->slugs, slug);
    }
}

static void
add_rule (Walk *walk, double height, int element, double x, double width)
{
  ReadoutSlug slug = { .kind = READOUT_SLUG_RULE,
                       .x = x,
                       .width = width,
                       .height = height,
                       .baseline = height / 2,
                       .element = element };

  start_slug (walk, &slug);
  g_array_append_val (walk->galley->slugs, slug);
}

static gboolean
has_parts (ReadoutRichText *rich)
{
  for (guint i = 0; i < rich->ranges->len; i++)
    if (g_array_index (rich->ranges, ReadoutTextRange, i).link >= 0 ||
        g_array_index (rich->ranges, ReadoutTextRange, i).picture >= 0)
      return TRUE;
  return FALSE;
}

static double
get_inner_width (Walk *walk)
{
  Container *top = get_top (walk);

  return walk->galley->width - top->left - top->right;
}

/* Sets @rich, which it takes, as a block in the innermost container. */
static void
set_rich (Walk *walk, ReadoutRichText *rich, const ReadoutTextStyle *style, const char *tag)
{
  ReadoutGalley *galley = walk->galley;
  Container *top = get_top (walk);
  int element = add_element (galley, tag, top->element);
  double width = get_inner_width (walk);
  guint block;

  g_array_index (galley->elements, ReadoutElement, element).has_parts = has_parts (rich);
  block = add_block (galley, rich, style, width);
  add_lines (walk, block, element, style->size, top->left, width, READOUT_SHADE_NONE, 0);
}

static void
set_paragraph (Walk *walk, cmark_node *node)
{
  ReadoutGalley *galley = walk->galley;
  double gap = get_top (walk)->gap;
  ReadoutTextStyle style = { get_top (walk)->size, 0, FALSE };
  ReadoutRichText *rich = readout_rich_text_new (&galley->inlines);
  gboolean announces;

  readout_rich_text_add_inlines (rich, &galley->inlines, node, 0);
  if (rich->text->len == 0)
    {
      readout_rich_text_free (rich);
      return;
    }
  /* What it announces follows it. */
  announces = rich->text->str[rich->text->len - 1] == ':';
  ask_for_space (galley, gap);
  set_rich (walk, rich, &style, "P");
  ask_for_space (galley, gap);
  galley->keeps_next = announces;
}

static void
set_html (Walk *walk, cmark_node *node)
{
  ReadoutGalley *galley = walk->galley;
  double gap = get_top (walk)->gap;
  ReadoutTextStyle style = { get_top (walk)->size, 0, FALSE };
  ReadoutRichText *rich = readout_rich_text_new (&galley->inlines);

  if (!readout_rich_text_add_html (rich, cmark_node_get_literal (node),
                                   readout_markdown_get_span (galley->markdown, node).start))
    {
      readout_rich_text_free (rich);
      return;
    }
  ask_for_space (galley, gap);
  set_rich (walk, rich, &style, "P");
  ask_for_space (galley, gap);
}

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
  guint block = add_block (galley, rich, style, width);
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

/* Sets @rich, which it takes, as a heading. */
static void
set_heading_rich (Walk *walk, ReadoutRichText *rich, int level, guint32 source)
{
  ReadoutGalley *galley = walk->galley;
  Container *top = get_top (walk);
  int shown = CLAMP (level - galley->top_level, 0, (int)G_N_ELEMENTS (heading_styles) - 1);
  const HeadingStyle *look = &heading_styles[shown];
  double size = get_size (galley);
  ReadoutTextStyle style = { size * look->scale, look->flags, FALSE };
  int element = add_element (galley, get_heading_tag (level), top->element);
  double width = get_inner_width (walk);
  guint heading = add_heading (galley, level, rich->text->str, source);
  guint block;

  g_array_index (galley->elements, ReadoutElement, element).has_parts = has_parts (rich);
  block = add_balanced_block (galley, rich, &style, width);
  ask_for_space (galley, size * look->space_before);
  add_lines (walk, block, element, style.size, top->left, width, READOUT_SHADE_NONE, heading);
  galley->space = size * look->space_after;
  galley->keeps_next = TRUE;
}

static void
set_heading (Walk *walk, cmark_node *node)
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
  set_heading_rich (walk, rich, cmark_node_get_heading_level (node),
                    readout_markdown_get_span (galley->markdown, node).start);
}

/* Adds code with its tabs as spaces; lines stay as they are. */
static void
add_code (ReadoutRichText *rich, const char *code, guint32 source)
{
  while (*code != '\0')
    {
      const char *end = strchrnul (code, '\n');
      g_autoptr (GString) line = g_string_new (NULL);
      guint column = 0;

      for (const char *at = code; at < end; at++)
        {
          guint n_spaces = TAB_COLUMNS - column % TAB_COLUMNS;

          if (*at != '\t')
            {
              g_string_append_c (line, *at);
              column += ((guchar)*at & 0xC0) != 0x80;
              continue;
            }
          column += n_spaces;
          while (n_spaces-- > 0)
            g_string_append_c (line, ' ');
        }
      if (*end == '\n' && end[1] != '\0')
        g_string_append_c (line, '\n');
      readout_rich_text_add (rich, line->str, line->len, READOUT_TEXT_CODE, -1, source,
                             MAX (line->len, 1));
      source += end - code + 1;
      code = *end == '\n' ? end + 1 : end;
    }
}

static guint32
find_code_source (ReadoutGalley *galley, cmark_node *node)
{
  guint32 source = readout_markdown_get_span (galley->markdown, node).start;
  const char *text = readout_markdown_get_source (galley->markdown, NULL);
  const char *line_end;

  /* Fenced code begins in the line after its fence. */
  if (text[source] != '`' && text[source] != '~')
    return source;
  line_end = strchr (text + source, '\n');
  return line_end != NULL ? line_end + 1 - text : source;
}

static void
set_code (Walk *walk, cmark_node *node)
{
  ReadoutGalley *galley = walk->galley;
  Container *top = get_top (walk);
  double size = get_size (galley);
  double padding = size * CODE_PADDING;
  ReadoutTextStyle style = { top->size, 0, FALSE };
  ReadoutRichText *rich = readout_rich_text_new (&galley->inlines);
  int element;
  guint block;

  add_code (rich, cmark_node_get_literal (node), find_code_source (galley, node));
  if (rich->text->len == 0)
    {
      readout_rich_text_free (rich);
      return;
    }
  element = add_element (galley, "Code", top->element);
  block = add_block (galley, rich, &style, get_inner_width (walk) - 2 * padding);
  ask_for_space (galley, MAX (top->gap, size * PARAGRAPH_GAP) + padding);
  add_lines (walk, block, element, top->size * CODE_SCALE, top->left + padding,
             get_inner_width (walk) - 2 * padding, READOUT_SHADE_CODE, 0);
  ask_for_space (galley, MAX (top->gap, size * PARAGRAPH_GAP) + padding);
}

static void
set_break (Walk *walk)
{
  ReadoutGalley *galley = walk->galley;
  Container *top = get_top (walk);
  double size = get_size (galley);
  double width = get_inner_width (walk);
  double rule = MIN (width, size * 9);

  ask_for_space (galley, size * 0.9);
  add_rule (walk, size * 0.6, top->element, top->left + (width - rule) / 2, rule);
  ask_for_space (galley, size * 0.9);
}

/* Which way @words run: 1 from left to right, -1 from right to left, 0 if that cannot be said. */
static int
find_direction (const char *words)
{
  for (const char *at = words; *at != '\0'; at = g_utf8_next_char (at))
    {
      UCharDirection direction = u_charDirection (g_utf8_get_char (at));

      if (direction == U_LEFT_TO_RIGHT)
        return 1;
      if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC)
        return -1;
    }
  return 0;
}

/* Which way the first words in @node run. */
static gboolean
is_rtl (cmark_node *node)
{
  for (guint steps = 0; node != NULL && steps < DIRECTION_STEPS; steps++)
    {
      const char *words = cmark_node_get_literal (node);

      if (words != NULL)
        {
          int direction = find_direction (words);

          if (direction != 0)
            return direction < 0;
        }
      if (cmark_node_first_child (node) != NULL)
        node = cmark_node_first_child (node);
      else
        {
          while (node != NULL && cmark_node_next (node) == NULL)
            node = cmark_node_parent (node);
          node = node != NULL ? cmark_node_next (node) : NULL;
        }
    }
  return FALSE;
}

/* Opens a container that is indented by @indent, as far as there is room. */
static Container *
open_container (Walk *walk, cmark_node *node, double indent, const char *tag)
{
  ReadoutGalley *galley = walk->galley;
  Container inner = *get_top (walk);

  inner.node = node;
  inner.element = add_element (galley, tag, inner.element);
  if (inner.left + inner.right + indent <= galley->width * 0.6)
    {
      if (inner.is_rtl)
        inner.right += indent;
      else
        inner.left += indent;
    }
  g_array_append_val (walk->containers, inner);
  return get_top (walk);
}

static void
open_quote (Walk *walk, cmark_node *node)
{
  ReadoutGalley *galley = walk->galley;
  double size = get_size (galley);
  ReadoutQuote quote;
  Container *inner;

  ask_for_space (galley, MAX (get_top (walk)->gap, size * PARAGRAPH_GAP));
  get_top (walk)->is_rtl = is_rtl (node);
  inner = open_container (walk, node, size * INDENT, "BlockQuote");
  inner->gap = size * PARAGRAPH_GAP;
  inner->is_tight = FALSE;
  quote.outer = inner->quote;
  quote.x = inner->is_rtl ? galley->width - inner->right + size * 0.85 : inner->left - size * 0.85;
  g_array_append_val (galley->quotes, quote);
  inner->quote = galley->quotes->len;
}

static void
close_quote (Walk *walk)
{
  g_array_set_size (walk->containers, walk->containers->len - 1);
  ask_for_space (walk->galley, MAX (get_top (walk)->gap, get_size (walk->galley) * PARAGRAPH_GAP));
}

/* The indent of an ordered list leaves room for its widest number. */
static double
get_list_indent (ReadoutGalley *galley, cmark_node *list, double size)
{
  guint64 n_items = 0;
  int n_digits = 1;

  if (cmark_node_get_list_type (list) != CMARK_ORDERED_LIST)
    return size * INDENT;
  for (cmark_node *item = cmark_node_first_child (list); item != NULL;
       item = cmark_node_next (item))
    n_items++;
  for (guint64 last = cmark_node_get_list_start (list) + n_items; last >= 10; last /= 10)
    n_digits++;
  return size * (INDENT + MAX (n_digits - 1, 0) * 0.52);
}

static void
open_list (Walk *walk, cmark_node *node)
{
  ReadoutGalley *galley = walk->galley;
  Container *outer = get_top (walk);
  double size = get_size (galley);
  gboolean is_inner = outer->node != NULL && cmark_node_get_type (outer->node) == CMARK_NODE_ITEM;
  Container *inner;

  ask_for_space (galley, is_inner ? outer->gap : MAX (outer->gap, size * PARAGRAPH_GAP));
  if (!is_inner)
    outer->is_rtl = is_rtl (node);
  inner = open_container (walk, node, get_list_indent (galley, node, outer->size), "L");
  inner->is_tight = cmark_node_get_list_tight (node) != 0;
  inner->gap = inner->is_tight ? size * ITEM_GAP : size * PARAGRAPH_GAP;
  inner->next_number = cmark_node_get_list_start (node);
}

static void
close_list (Walk *walk)
{
  ReadoutGalley *galley = walk->galley;
  double gap;

  g_array_set_size (walk->containers, walk->containers->len - 1);
  gap = get_top (walk)->gap;
  if (get_top (walk)->node == NULL || cmark_node_get_type (get_top (walk)->node) != CMARK_NODE_ITEM)
    gap = MAX (gap, get_size (galley) * PARAGRAPH_GAP);
  ask_for_space (galley, gap);
}

static char *
make_bullet (Walk *walk, cmark_node *list)
{
  static const char *const bullets[] = { "•", "–", "·" };
  guint depth = 0;

  for (guint i = walk->containers->len; i > 0 && depth < 3; i--)
    {
      cmark_node *node = g_array_index (walk->containers, Container, i - 1).node;

      if (node != NULL && node != list && cmark_node_get_type (node) == CMARK_NODE_LIST &&
          cmark_node_get_list_type (node) == CMARK_BULLET_LIST)
        depth++;
    }
  return g_strdup (bullets[MIN (depth, 2)]);
}

/* Lets a marker wait for the first line of its item. */
static void
add_marker (Walk *walk, const char *words, guint flags)
{
  ReadoutGalley *galley = walk->galley;
  Container *top = get_top (walk);
  double gap = top->size * MARKER_GAP;
  Waiting waiting;

  waiting.block = add_label (galley, words, top->size, flags);
  waiting.element = add_element (galley, "Lbl", top->element);
  waiting.x = top->is_rtl ? galley->width - top->right + gap
                          : top->left - gap - get_block_width (galley, waiting.block);
  g_array_append_val (walk->waiting, waiting);
}

static void
open_item (Walk *walk, cmark_node *node)
{
  Container *list = get_top (walk);
  int number = list->next_number++;
  g_autofree char *words = NULL;
  Container *inner;

  if (cmark_node_get_list_type (list->node) == CMARK_ORDERED_LIST)
    words = g_strdup_printf (
        cmark_node_get_list_delim (list->node) == CMARK_PAREN_DELIM ? "%d)" : "%d.", number);
  else
    words = make_bullet (walk, list->node);
  ask_for_space (walk->galley, list->gap);
  open_container (walk, node, 0, "LI");
  add_marker (walk, words, 0);
  inner = get_top (walk);
  inner->element = add_element (walk->galley, "LBody", inner->element);
}

/* A line for the markers of an item with no words. */
static void
set_waiting_markers (Walk *walk)
{
  ReadoutGalley *galley = walk->galley;
  ReadoutTextStyle style = { get_top (walk)->size, 0, FALSE };

  if (walk->waiting->len > 0)
    set_rich (walk, readout_rich_text_new (&galley->inlines), &style, "P");
}

static void
close_item (Walk *walk)
{
  set_waiting_markers (walk);
  g_array_set_size (walk->containers, walk->containers->len - 1);
  ask_for_space (walk->galley, get_top (walk)->gap);
}

static void
visit (Walk *walk, cmark_node *node, gboolean is_entered)
{
  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_PARAGRAPH:
      if (is_entered)
        set_paragraph (walk, node);
      break;
    case CMARK_NODE_HEADING:
      if (is_entered)
        set_heading (walk, node);
      break;
    case CMARK_NODE_CODE_BLOCK:
      set_code (walk, node);
      break;
    case CMARK_NODE_HTML_BLOCK:
      set_html (walk, node);
      break;
    case CMARK_NODE_THEMATIC_BREAK:
      set_break (walk);
      break;
    case CMARK_NODE_BLOCK_QUOTE:
      if (is_entered)
        open_quote (walk, node);
      else
        close_quote (walk);
      break;
    case CMARK_NODE_LIST:
      if (is_entered)
        open_list (walk, node);
      else
        close_list (walk);
      break;
    case CMARK_NODE_ITEM:
      if (is_entered)
        open_item (walk, node);
      else
        close_item (walk);
      break;
    default:
      break;
    }
}

static gboolean
set_blocks (Walk *walk, cmark_node *root)
{
  cmark_iter *iter = cmark_iter_new (root);
  cmark_event_type event;
  gboolean is_cancelled = FALSE;

  while (!is_cancelled && (event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);
      cmark_node_type type = cmark_node_get_type (node);

      visit (walk, node, event == CMARK_EVENT_ENTER);
      /* A block has seen to its inlines. */
      if (event == CMARK_EVENT_ENTER &&
          (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING))
        cmark_iter_reset (iter, node, CMARK_EVENT_EXIT);
      is_cancelled = g_cancellable_is_cancelled (walk->galley->cancellable);
    }
  cmark_iter_free (iter);
  return !is_cancelled;
}

static void
begin_walk (Walk *walk, ReadoutGalley *galley, double size, int element)
{
  Container outer = { .element = element, .gap = size * PARAGRAPH_GAP, .size = size };

  walk->galley = galley;
  walk->containers = g_array_new (FALSE, FALSE, sizeof (Container));
  walk->waiting = g_array_new (FALSE, FALSE, sizeof (Waiting));
  g_array_append_val (walk->containers, outer);
}

static void
end_walk (Walk *walk)
{
  g_array_unref (walk->containers);
  g_array_unref (walk->waiting);
}

/* The words of a block in one line. */
static char *
dup_plain_words (ReadoutGalley *galley, cmark_node *node)
{
  char *words = readout_markdown_dup_text (galley->markdown, node, NULL);

  return g_strstrip (g_strdelimit (words, "\n\t", ' '));
}

/* The heading that is the title: the first block, when it is of the first level and the settings
 * have no other title. */
static cmark_node *
find_title (ReadoutGalley *galley)
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

/* The highest level of the headings that are not the title. */
static int
find_top_level (ReadoutGalley *galley)
{
  int level = 7;

  for (cmark_node *node = cmark_node_first_child (readout_markdown_get_root (galley->markdown));
       node != NULL; node = cmark_node_next (node))
    if (node != galley->title && cmark_node_get_type (node) == CMARK_NODE_HEADING)
      level = MIN (level, cmark_node_get_heading_level (node));
  return level <= 6 ? level : galley->title != NULL ? 2 : 1;
}

/* Title, author and date, and a rule below. */
static void
set_title (Walk *walk)
{
  ReadoutGalley *galley = walk->galley;
  const ReadoutPageSettings *settings = galley->settings;
  double size = get_size (galley);
  ReadoutTextStyle style = { size * TITLE_SCALE, 0, FALSE };
  ReadoutTextStyle byline_style = { size * BYLINE_SCALE, READOUT_TEXT_ITALIC, FALSE };
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
  element = add_element (galley, "H1", -1);
  g_array_index (galley->elements, ReadoutElement, element).has_parts = has_parts (rich);
  block = add_balanced_block (galley, rich, &style, galley->width);
  add_lines (walk, block, element, style.size * 0.86, 0, galley->width, READOUT_SHADE_NONE,
             heading);
  galley->keeps_next = TRUE;
  if (has_author || has_date)
    {
      g_autofree char *byline = has_author && has_date
                                    ? g_strdup_printf ("%s · %s", settings->author, settings->date)
                                    : g_strdup (has_author ? settings->author : settings->date);

      rich = readout_rich_text_new (&galley->inlines);
      readout_rich_text_add (rich, byline, strlen (byline), READOUT_TEXT_PALE, -1, 0, 0);
      galley->space = size * 0.45;
      set_rich (walk, rich, &byline_style, "P");
      galley->keeps_next = TRUE;
    }
  galley->space = size * 0.5;
  add_rule (walk, size * 0.7, -1, 0, galley->width);
  galley->space = size * 1.1;
  galley->keeps_next = TRUE;
}

/* Adds the pages that a note is cited on, each leading back. */
static void
add_back_references (ReadoutGalley *galley,
                     ReadoutRichText *rich,
                     ReadoutMarkdownNote *note,
                     GArray *citations)
{
  guint last_page = G_MAXUINT;

  for (guint i = 0; i < citations->len; i++)
    {
      guint index = g_array_index (citations, guint, i);
      ReadoutTextLink *citation = galley->links->pdata[index];
      ReadoutTextLink *back;
      g_autofree char *words = NULL;

      if (citation->page == last_page)
        continue;
      words = g_strdup_printf (last_page == G_MAXUINT ? "\xC2\xA0↑\xC2\xA0%u" : "%u",
                               citation->page + 1);
      if (last_page != G_MAXUINT)
        readout_rich_text_add (rich, ", ", 2, READOUT_TEXT_PALE, -1, 0, 0);
      last_page = citation->page;
      back = g_new0 (ReadoutTextLink, 1);
      back->kind = READOUT_TEXT_LINK_BACK;
      back->target = g_strdup (note->key);
      back->back_to = index;
      back->source = citation->source;
      g_ptr_array_add (galley->links, back);
      readout_rich_text_add (rich, words, strlen (words), READOUT_TEXT_PALE | READOUT_TEXT_LINK,
                             galley->links->len - 1, 0, 0);
    }
}

static gboolean
is_last_paragraph (cmark_node *node)
{
  return cmark_node_get_type (node) == CMARK_NODE_PARAGRAPH && cmark_node_next (node) == NULL;
}

static void
set_note_end (Walk *walk, ReadoutMarkdownNote *note, cmark_node *paragraph, GArray *citations)
{
  ReadoutGalley *galley = walk->galley;
  ReadoutTextStyle style = { get_top (walk)->size, 0, FALSE };
  ReadoutRichText *rich = readout_rich_text_new (&galley->inlines);

  if (paragraph != NULL)
    readout_rich_text_add_inlines (rich, &galley->inlines, paragraph, 0);
  add_back_references (galley, rich, note, citations);
  ask_for_space (galley, get_top (walk)->gap);
  set_rich (walk, rich, &style, "P");
}

static void
set_note (Walk *walk, ReadoutMarkdownNote *note, GArray *citations, double indent)
{
  ReadoutGalley *galley = walk->galley;
  g_autofree char *number = g_strdup_printf ("%u.", note->number);
  cmark_node *last = cmark_node_last_child (note->blocks);
  Container *inner = open_container (walk, NULL, indent, "LI");

  inner->is_rtl = is_rtl (note->blocks);
  if (inner->is_rtl)
    {
      inner->right = inner->left;
      inner->left = 0;
    }
  ask_for_space (galley, inner->size * 0.3);
  galley->note = note->number;
  add_marker (walk, number, 0);
  inner = get_top (walk);
  inner->element = add_element (galley, "LBody", inner->element);
  inner->gap = inner->size * 0.3;
  for (cmark_node *node = cmark_node_first_child (note->blocks); node != NULL;
       node = cmark_node_next (node))
    if (!is_last_paragraph (node))
      set_blocks (walk, node);
  set_note_end (walk, note, last != NULL && is_last_paragraph (last) ? last : NULL, citations);
  g_array_set_size (walk->containers, walk->containers->len - 1);
}

/* The citations of each note, by its number less 1: arrays of guint, indices of links. */
static GPtrArray *
collect_citations (ReadoutGalley *galley)
{
  GPtrArray *citations = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  GPtrArray *notes = readout_markdown_get_notes (galley->markdown);

  for (guint i = 0; i < notes->len; i++)
    g_ptr_array_add (citations, g_array_new (FALSE, FALSE, sizeof (guint)));
  for (guint i = 0; i < galley->links->len; i++)
    {
      ReadoutTextLink *link = galley->links->pdata[i];

      if (link->kind == READOUT_TEXT_LINK_CITATION && link->is_placed)
        g_array_append_val ((GArray *)citations->pdata[link->reference->number - 1], i);
    }
  return citations;
}

static void
free_block (gpointer data)
{
  ReadoutBlock *block = data;

  readout_lines_unref (block->lines);
  readout_rich_text_free (block->rich);
}

static void
free_heading (gpointer data)
{
  ReadoutGalleyHeading *heading = data;

  g_free (heading->words);
  g_free (heading->anchor);
}

ReadoutGalley *
readout_galley_new (ReadoutMarkdown *markdown,
                    const ReadoutPageSettings *settings,
                    ReadoutLineSetter *setter,
                    ReadoutPictureLoader *loader,
                    double width,
                    GCancellable *cancellable)
{
  ReadoutGalley *galley = g_new0 (ReadoutGalley, 1);

  galley->markdown = markdown;
  galley->settings = settings;
  galley->setter = setter;
  galley->width = width;
  galley->cancellable = cancellable;
  galley->links = g_ptr_array_new_with_free_func ((GDestroyNotify)readout_text_link_free);
  galley->pictures = g_ptr_array_new_with_free_func ((GDestroyNotify)readout_picture_unref);
  galley->inlines.markdown = markdown;
  galley->inlines.links = galley->links;
  galley->inlines.pictures = galley->pictures;
  galley->inlines.loader = loader;
  galley->blocks = g_array_new (FALSE, FALSE, sizeof (ReadoutBlock));
  g_array_set_clear_func (galley->blocks, free_block);
  galley->slugs = g_array_new (FALSE, FALSE, sizeof (ReadoutSlug));
  galley->markers = g_array_new (FALSE, FALSE, sizeof (ReadoutMarker));
  galley->quotes = g_array_new (FALSE, FALSE, sizeof (ReadoutQuote));
  galley->elements = g_array_new (FALSE, FALSE, sizeof (ReadoutElement));
  galley->headings = g_array_new (FALSE, FALSE, sizeof (ReadoutGalleyHeading));
  g_array_set_clear_func (galley->headings, free_heading);
  galley->anchors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  galley->anchor_counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  galley->title = find_title (galley);
  galley->top_level = find_top_level (galley);
  return galley;
}

void
readout_galley_free (ReadoutGalley *galley)
{
  g_array_unref (galley->blocks);
  g_array_unref (galley->slugs);
  g_array_unref (galley->markers);
  g_array_unref (galley->quotes);
  g_array_unref (galley->elements);
  g_array_unref (galley->headings);
  g_hash_table_unref (galley->anchors);
  g_hash_table_unref (galley->anchor_counts);
  g_ptr_array_unref (galley->links);
  g_ptr_array_unref (galley->pictures);
  g_free (galley);
}

double
readout_galley_get_leading (double size)
{
  return size * LEADING;
}

gboolean
readout_galley_set_text (ReadoutGalley *galley)
{
  Walk walk;
  gboolean is_done;

  begin_walk (&walk, galley, get_size (galley), -1);
  set_title (&walk);
  is_done = set_blocks (&walk, readout_markdown_get_root (galley->markdown));
  end_walk (&walk);
  return is_done;
}

gboolean
readout_galley_set_sources (ReadoutGalley *galley)
{
  GPtrArray *notes = readout_markdown_get_notes (galley->markdown);
  g_autoptr (GPtrArray) citations = NULL;
  double size = get_size (galley) * NOTE_SCALE;
  double indent = size * (1.2 + 0.55 * ceil (log10 (notes->len + 1.0)));
  const char *title = C_ ("heading of the list of sources", "Sources");
  gboolean is_done = TRUE;
  ReadoutRichText *rich;
  Walk walk;

  if (notes->len == 0)
    return TRUE;
  citations = collect_citations (galley);
  /* What pages the text is on must not change any more. */
  galley->keeps_next = FALSE;
  begin_walk (&walk, galley, get_size (galley), -1);
  rich = readout_rich_text_new (&galley->inlines);
  readout_rich_text_add (rich, title, strlen (title), 0, -1, 0, 0);
  set_heading_rich (&walk, rich, galley->top_level,
                    ((ReadoutMarkdownNote *)notes->pdata[0])->span.start);
  end_walk (&walk);

  begin_walk (&walk, galley, size, add_element (galley, "L", -1));
  for (guint i = 0; i < notes->len && is_done; i++)
    {
      set_note (&walk, notes->pdata[i], citations->pdata[i], indent);
      is_done = !g_cancellable_is_cancelled (galley->cancellable);
    }
  end_walk (&walk);
  return is_done;
}

char *
readout_galley_dup_title (ReadoutGalley *galley)
{
  const char *title = galley->settings->title;

  if (title != NULL && *title != '\0')
    return g_strdup (title);
  return galley->title != NULL ? dup_plain_words (galley, galley->title) : NULL;
}
