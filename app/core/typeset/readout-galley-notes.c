/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The section Sources: the notes of a text, each with the pages that it is cited on.
 */
#include "typeset/readout-galley-private.h"
#include "typeset/readout-page-words.h"

#include <math.h>
#include <string.h>

/* The size of notes, of that of the body. */
#define NOTE_SCALE 0.88

/* So many pages that a note is cited on stay in one line. */
#define MAX_UNBROKEN_PAGES 4

/* Adds the pages that a note is cited on, each leading back. */
static void
add_back_references (ReadoutGalley *galley,
                     ReadoutRichText *rich,
                     ReadoutMarkdownNote *note,
                     GArray *citations)
{
  guint last_page = G_MAXUINT;
  guint n_pages = 0;

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
        {
          const char *comma = ++n_pages < MAX_UNBROKEN_PAGES ? ",\xC2\xA0" : ", ";

          readout_rich_text_add (rich, comma, strlen (comma), READOUT_TEXT_PALE, -1, 0, 0);
        }
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

  inner->is_rtl = readout_block_is_rtl (note->blocks);
  if (inner->is_rtl)
    {
      inner->right = inner->left;
      inner->left = 0;
    }
  readout_galley_ask_for_space (galley, inner->size * 0.3);
  galley->note = note->number;
  readout_walk_add_marker (walk, number, 0);
  inner = readout_walk_get_top (walk);
  inner->element = readout_galley_add_element (galley, "LBody", inner->element);
  inner->gap = inner->size * 0.3;
  for (cmark_node *node = cmark_node_first_child (note->blocks); node != NULL;
       node = cmark_node_next (node))
    if (!is_last_paragraph (node))
      readout_walk_set_blocks (walk, node);
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

gboolean
readout_galley_set_sources (ReadoutGalley *galley)
{
  GPtrArray *notes = readout_markdown_get_notes (galley->markdown);
  g_autoptr (GPtrArray) citations = NULL;
  double size = readout_galley_get_size (galley) * NOTE_SCALE;
  double indent = size * (1.2 + 0.55 * ceil (log10 (notes->len + 1.0)));
  const char *title = READOUT_PAGE_WORDS_SOURCES;
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
