/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sets the blocks of a text one below the other: what stands where, what must stay together.
 */
#include "typeset/readout-galley-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include <unicode/uchar.h>

/* Lengths as parts of the size of the body. */
#define LEADING 1.4
#define INDENT 1.75
#define MARKER_GAP 0.55
#define ITEM_GAP 0.12
#define CODE_PADDING 0.6

#define NOTE_SCALE 0.88
#define CODE_SCALE 0.82

/* How far the words of a container are looked for, to see which way they run. */
#define DIRECTION_STEPS 64

#define TAB_COLUMNS 4

static void
set_paragraph (ReadoutWalk *walk, cmark_node *node)
{
  ReadoutGalley *galley = walk->galley;
  double gap = readout_walk_get_top (walk)->gap;
  ReadoutTextStyle style = { readout_walk_get_top (walk)->size, 0, FALSE };
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
  readout_galley_ask_for_space (galley, gap);
  readout_walk_set_rich (walk, rich, &style, "P");
  readout_galley_ask_for_space (galley, gap);
  galley->keeps_next = announces;
}

static void
set_html (ReadoutWalk *walk, cmark_node *node)
{
  ReadoutGalley *galley = walk->galley;
  double gap = readout_walk_get_top (walk)->gap;
  ReadoutTextStyle style = { readout_walk_get_top (walk)->size, 0, FALSE };
  ReadoutRichText *rich = readout_rich_text_new (&galley->inlines);

  if (!readout_rich_text_add_html (rich, cmark_node_get_literal (node),
                                   readout_markdown_get_span (galley->markdown, node).start))
    {
      readout_rich_text_free (rich);
      return;
    }
  readout_galley_ask_for_space (galley, gap);
  readout_walk_set_rich (walk, rich, &style, "P");
  readout_galley_ask_for_space (galley, gap);
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
        g_string_append (line, " \n");
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
set_code (ReadoutWalk *walk, cmark_node *node)
{
  ReadoutGalley *galley = walk->galley;
  ReadoutContainer *top = readout_walk_get_top (walk);
  double size = readout_galley_get_size (galley);
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
  element = readout_galley_add_element (galley, "Code", top->element);
  block = readout_galley_add_block (galley, rich, &style,
                                    readout_walk_get_inner_width (walk) - 2 * padding);
  readout_galley_ask_for_space (galley, MAX (top->gap, size * READOUT_PARAGRAPH_GAP) + padding);
  readout_walk_add_lines (walk, block, element, top->size * CODE_SCALE, top->left + padding,
                          readout_walk_get_inner_width (walk) - 2 * padding, READOUT_SHADE_CODE, 0);
  readout_galley_ask_for_space (galley, MAX (top->gap, size * READOUT_PARAGRAPH_GAP) + padding);
}

static void
set_break (ReadoutWalk *walk)
{
  ReadoutGalley *galley = walk->galley;
  ReadoutContainer *top = readout_walk_get_top (walk);
  double size = readout_galley_get_size (galley);
  double width = readout_walk_get_inner_width (walk);
  double rule = MIN (width, size * 9);

  readout_galley_ask_for_space (galley, size * 0.9);
  readout_walk_add_rule (walk, size * 0.6, top->element, top->left + (width - rule) / 2, rule);
  readout_galley_ask_for_space (galley, size * 0.9);
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

static void
open_quote (ReadoutWalk *walk, cmark_node *node)
{
  ReadoutGalley *galley = walk->galley;
  double size = readout_galley_get_size (galley);
  ReadoutQuote quote;
  ReadoutContainer *inner;

  readout_galley_ask_for_space (
      galley, MAX (readout_walk_get_top (walk)->gap, size * READOUT_PARAGRAPH_GAP));
  readout_walk_get_top (walk)->is_rtl = is_rtl (node);
  inner = readout_walk_open_container (walk, node, size * INDENT, "BlockQuote");
  inner->gap = size * READOUT_PARAGRAPH_GAP;
  inner->is_tight = FALSE;
  quote.outer = inner->quote;
  quote.x = inner->is_rtl ? galley->width - inner->right + size * 0.85 : inner->left - size * 0.85;
  g_array_append_val (galley->quotes, quote);
  inner->quote = galley->quotes->len;
}

static void
close_quote (ReadoutWalk *walk)
{
  g_array_set_size (walk->containers, walk->containers->len - 1);
  readout_galley_ask_for_space (
      walk->galley, MAX (readout_walk_get_top (walk)->gap,
                         readout_galley_get_size (walk->galley) * READOUT_PARAGRAPH_GAP));
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
open_list (ReadoutWalk *walk, cmark_node *node)
{
  ReadoutGalley *galley = walk->galley;
  ReadoutContainer *outer = readout_walk_get_top (walk);
  double size = readout_galley_get_size (galley);
  gboolean is_inner = outer->node != NULL && cmark_node_get_type (outer->node) == CMARK_NODE_ITEM;
  ReadoutContainer *inner;

  readout_galley_ask_for_space (galley, is_inner ? outer->gap
                                                 : MAX (outer->gap, size * READOUT_PARAGRAPH_GAP));
  if (!is_inner)
    outer->is_rtl = is_rtl (node);
  inner =
      readout_walk_open_container (walk, node, get_list_indent (galley, node, outer->size), "L");
  inner->is_tight = cmark_node_get_list_tight (node) != 0;
  inner->gap = inner->is_tight ? size * ITEM_GAP : size * READOUT_PARAGRAPH_GAP;
  inner->next_number = cmark_node_get_list_start (node);
}

static void
close_list (ReadoutWalk *walk)
{
  ReadoutGalley *galley = walk->galley;
  double gap;

  g_array_set_size (walk->containers, walk->containers->len - 1);
  gap = readout_walk_get_top (walk)->gap;
  if (readout_walk_get_top (walk)->node == NULL ||
      cmark_node_get_type (readout_walk_get_top (walk)->node) != CMARK_NODE_ITEM)
    gap = MAX (gap, readout_galley_get_size (galley) * READOUT_PARAGRAPH_GAP);
  readout_galley_ask_for_space (galley, gap);
}

static char *
make_bullet (ReadoutWalk *walk, cmark_node *list)
{
  static const char *const bullets[] = { "•", "–", "·" };
  guint depth = 0;

  for (guint i = walk->containers->len; i > 0 && depth < 3; i--)
    {
      cmark_node *node = g_array_index (walk->containers, ReadoutContainer, i - 1).node;

      if (node != NULL && node != list && cmark_node_get_type (node) == CMARK_NODE_LIST &&
          cmark_node_get_list_type (node) == CMARK_BULLET_LIST)
        depth++;
    }
  return g_strdup (bullets[MIN (depth, 2)]);
}

/* Lets a marker wait for the first line of its item. */
static void
add_marker (ReadoutWalk *walk, const char *words, guint flags)
{
  ReadoutGalley *galley = walk->galley;
  ReadoutContainer *top = readout_walk_get_top (walk);
  double gap = top->size * MARKER_GAP;
  ReadoutWaiting waiting;

  waiting.block = readout_galley_add_label (galley, words, top->size, flags);
  waiting.element = readout_galley_add_element (galley, "Lbl", top->element);
  waiting.x = top->is_rtl
                  ? galley->width - top->right + gap
                  : top->left - gap - readout_galley_get_block_width (galley, waiting.block);
  g_array_append_val (walk->waiting, waiting);
}

static void
open_item (ReadoutWalk *walk, cmark_node *node)
{
  ReadoutContainer *list = readout_walk_get_top (walk);
  int number = list->next_number++;
  g_autofree char *words = NULL;
  ReadoutContainer *inner;

  if (cmark_node_get_list_type (list->node) == CMARK_ORDERED_LIST)
    words = g_strdup_printf (
        cmark_node_get_list_delim (list->node) == CMARK_PAREN_DELIM ? "%d)" : "%d.", number);
  else
    words = make_bullet (walk, list->node);
  readout_galley_ask_for_space (walk->galley, list->gap);
  readout_walk_open_container (walk, node, 0, "LI");
  add_marker (walk, words, 0);
  inner = readout_walk_get_top (walk);
  inner->element = readout_galley_add_element (walk->galley, "LBody", inner->element);
}

/* A line for the markers of an item with no words. */
static void
set_waiting_markers (ReadoutWalk *walk)
{
  ReadoutGalley *galley = walk->galley;
  ReadoutTextStyle style = { readout_walk_get_top (walk)->size, 0, FALSE };

  if (walk->waiting->len > 0)
    readout_walk_set_rich (walk, readout_rich_text_new (&galley->inlines), &style, "P");
}

static void
close_item (ReadoutWalk *walk)
{
  set_waiting_markers (walk);
  g_array_set_size (walk->containers, walk->containers->len - 1);
  readout_galley_ask_for_space (walk->galley, readout_walk_get_top (walk)->gap);
}

static void
visit (ReadoutWalk *walk, cmark_node *node, gboolean is_entered)
{
  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_PARAGRAPH:
      if (is_entered)
        set_paragraph (walk, node);
      break;
    case CMARK_NODE_HEADING:
      if (is_entered)
        readout_walk_set_heading (walk, node);
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
set_blocks (ReadoutWalk *walk, cmark_node *root)
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
set_note_end (ReadoutWalk *walk,
              ReadoutMarkdownNote *note,
              cmark_node *paragraph,
              GArray *citations)
{
  ReadoutGalley *galley = walk->galley;
  ReadoutTextStyle style = { readout_walk_get_top (walk)->size, 0, FALSE };
  ReadoutRichText *rich = readout_rich_text_new (&galley->inlines);

  if (paragraph != NULL)
    readout_rich_text_add_inlines (rich, &galley->inlines, paragraph, 0);
  add_back_references (galley, rich, note, citations);
  readout_galley_ask_for_space (galley, readout_walk_get_top (walk)->gap);
  readout_walk_set_rich (walk, rich, &style, "P");
}

static void
set_note (ReadoutWalk *walk, ReadoutMarkdownNote *note, GArray *citations, double indent)
{
  ReadoutGalley *galley = walk->galley;
  g_autofree char *number = g_strdup_printf ("%u.", note->number);
  cmark_node *last = cmark_node_last_child (note->blocks);
  ReadoutContainer *inner = readout_walk_open_container (walk, NULL, indent, "LI");

  inner->is_rtl = is_rtl (note->blocks);
  if (inner->is_rtl)
    {
      inner->right = inner->left;
      inner->left = 0;
    }
  readout_galley_ask_for_space (galley, inner->size * 0.3);
  galley->note = note->number;
  add_marker (walk, number, 0);
  inner = readout_walk_get_top (walk);
  inner->element = readout_galley_add_element (galley, "LBody", inner->element);
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
  galley->title = readout_galley_find_title (galley);
  galley->top_level = readout_galley_find_top_level (galley);
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
  ReadoutWalk walk;
  gboolean is_done;

  readout_walk_begin (&walk, galley, readout_galley_get_size (galley), -1);
  readout_walk_set_title (&walk);
  is_done = set_blocks (&walk, readout_markdown_get_root (galley->markdown));
  readout_walk_end (&walk);
  return is_done;
}

gboolean
readout_galley_set_sources (ReadoutGalley *galley)
{
  GPtrArray *notes = readout_markdown_get_notes (galley->markdown);
  g_autoptr (GPtrArray) citations = NULL;
  double size = readout_galley_get_size (galley) * NOTE_SCALE;
  double indent = size * (1.2 + 0.55 * ceil (log10 (notes->len + 1.0)));
  const char *title = C_ ("heading of the list of sources", "Sources");
  gboolean is_done = TRUE;
  ReadoutRichText *rich;
  ReadoutWalk walk;

  if (notes->len == 0)
    return TRUE;
  citations = collect_citations (galley);
  /* What pages the text is on must not change any more. */
  galley->keeps_next = FALSE;
  readout_walk_begin (&walk, galley, readout_galley_get_size (galley), -1);
  rich = readout_rich_text_new (&galley->inlines);
  readout_rich_text_add (rich, title, strlen (title), 0, -1, 0, 0);
  readout_walk_set_heading_rich (&walk, rich, galley->top_level,
                                 ((ReadoutMarkdownNote *)notes->pdata[0])->span.start);
  readout_walk_end (&walk);

  readout_walk_begin (&walk, galley, size, readout_galley_add_element (galley, "L", -1));
  for (guint i = 0; i < notes->len && is_done; i++)
    {
      set_note (&walk, notes->pdata[i], citations->pdata[i], indent);
      is_done = !g_cancellable_is_cancelled (galley->cancellable);
    }
  readout_walk_end (&walk);
  return is_done;
}
