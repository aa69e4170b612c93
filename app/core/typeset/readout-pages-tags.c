/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a PDF has beyond ink: its structure, links and their destinations.
 */
#include "typeset/readout-pages-private.h"

#include <math.h>
#include <string.h>

/* Destinations are so far above what they show, in points. */
#define HEADROOM 6

struct _ReadoutTagWriter
{
  ReadoutPages *pages;
  cairo_t *cairo;
  GArray *open;           /* of int: the elements that are open, from the outermost */
  const char *leaf;       /* span, figure or link that is open in the innermost element; nullable */
  int link;               /* index of the link that is open; -1 for none */
  GHashTable *named;      /* links that have a destination already */
  GHashTable *cited_back; /* indices of links that a back reference leads to */
  GPtrArray *figures;     /* of alternative texts, borrowed */
};

static void
end_leaf (ReadoutTagWriter *writer)
{
  if (writer->leaf != NULL)
    cairo_tag_end (writer->cairo, writer->leaf);
  writer->leaf = NULL;
  writer->link = -1;
}

static void
begin_leaf (ReadoutTagWriter *writer, const char *tag, const char *attributes)
{
  cairo_tag_begin (writer->cairo, tag, attributes);
  writer->leaf = tag;
}

static const ReadoutElement *
get_element (ReadoutTagWriter *writer, int index)
{
  return &g_array_index (writer->pages->galley->elements, ReadoutElement, index);
}

/* Closes and opens elements until @element is the innermost one. */
static void
open_element (ReadoutTagWriter *writer, int element)
{
  g_autoptr (GArray) path = NULL;
  guint n_same = 0;

  if (writer->open->len > 0 && g_array_index (writer->open, int, writer->open->len - 1) == element)
    return;
  end_leaf (writer);
  path = g_array_new (FALSE, FALSE, sizeof (int));
  for (int at = element; at >= 0; at = get_element (writer, at)->parent)
    g_array_append_val (path, at);
  while (n_same < writer->open->len && n_same < path->len &&
         g_array_index (writer->open, int, n_same) ==
             g_array_index (path, int, path->len - 1 - n_same))
    n_same++;
  while (writer->open->len > n_same)
    {
      int last = g_array_index (writer->open, int, writer->open->len - 1);

      cairo_tag_end (writer->cairo, get_element (writer, last)->tag);
      g_array_set_size (writer->open, writer->open->len - 1);
    }
  while (writer->open->len < path->len)
    {
      int next = g_array_index (path, int, path->len - 1 - writer->open->len);

      cairo_tag_begin (writer->cairo, get_element (writer, next)->tag, NULL);
      g_array_append_val (writer->open, next);
    }
}

/* Only whole numbers: Cairo reads them in the locale of the process. */
static void
add_destination (ReadoutTagWriter *writer, const char *kind, guint number, double x, double y)
{
  g_autofree char *attributes =
      g_strdup_printf ("name='%s%u' x=%d y=%d", kind, number, (int)floor (MAX (x, 0)),
                       (int)floor (MAX (y - HEADROOM, 0)));

  cairo_tag_begin (writer->cairo, CAIRO_TAG_DEST, attributes);
  cairo_tag_end (writer->cairo, CAIRO_TAG_DEST);
}

/* An address as an attribute of Cairo's: ASCII without quotes and backslashes. */
static char *
escape_address (const char *address)
{
  GString *escaped = g_string_new (NULL);

  for (const guchar *at = (const guchar *)address; *at != '\0'; at++)
    {
      if (*at <= 0x20 || *at >= 0x7F || strchr ("'\\\"<>^`{|}", *at) != NULL)
        g_string_append_printf (escaped, "%%%02X", *at);
      else
        g_string_append_c (escaped, *at);
    }
  return g_string_free (escaped, FALSE);
}

/* The name of the destination of a link within the document; %NULL if it has none. */
static char *
make_target (ReadoutTagWriter *writer, const ReadoutTextLink *link)
{
  gpointer index;

  switch (link->kind)
    {
    case READOUT_TEXT_LINK_CITATION:
      return g_strdup_printf ("source%u", link->reference->number);
    case READOUT_TEXT_LINK_BACK:
      return g_strdup_printf ("citation%u", link->back_to);
    case READOUT_TEXT_LINK_ANCHOR:
      index = g_hash_table_lookup (writer->pages->galley->anchors, link->target);
      return index != NULL ? g_strdup_printf ("heading%u", GPOINTER_TO_UINT (index)) : NULL;
    case READOUT_TEXT_LINK_URI:
    default:
      return NULL;
    }
}

/* The rectangles of link @index on the lines of its block from @slug on that are on the same page.
 */
static void
append_rectangles (ReadoutTagWriter *writer, guint index, guint slug_index, GString *attributes)
{
  ReadoutPages *pages = writer->pages;
  ReadoutSlug *first = readout_pages_get_slug (pages, slug_index);
  ReadoutBlock *block = readout_pages_get_block (pages, first->block);
  double left = pages->settings->margin_left + first->x;

  for (guint i = slug_index; i < pages->galley->slugs->len; i++)
    {
      ReadoutSlug *slug = readout_pages_get_slug (pages, i);
      const ReadoutLine *line;
      double from = G_MAXDOUBLE;
      double to = -G_MAXDOUBLE;

      if (slug->kind != READOUT_SLUG_WORDS || slug->block != first->block ||
          slug->page != first->page)
        return;
      line = readout_pages_get_line (pages, slug);
      for (guint j = line->first_run; j < line->first_run + line->n_runs; j++)
        {
          const ReadoutRun *run = &g_array_index (block->lines->runs, ReadoutRun, j);
          int link = g_array_index (block->rich->ranges, ReadoutTextRange, run->range).link;

          if (link < 0 || block->rich->first_link + link != index)
            continue;
          from = MIN (from, left + line->x + run->x);
          to = MAX (to, left + line->x + run->x + run->width);
        }
      if (from > to)
        return;
      g_string_append_printf (attributes, " rect=[%d %d %d %d]", (int)floor (from),
                              (int)floor (slug->y), MAX ((int)ceil (to - floor (from)), 1),
                              MAX ((int)ceil (slug->height), 1));
    }
}

static void
begin_link (ReadoutTagWriter *writer, guint index, guint slug)
{
  const ReadoutTextLink *link = writer->pages->galley->links->pdata[index];
  g_autoptr (GString) attributes = g_string_new (NULL);
  g_autofree char *target = make_target (writer, link);
  g_autofree char *address = NULL;

  if (g_hash_table_contains (writer->cited_back, GUINT_TO_POINTER (index)) &&
      g_hash_table_add (writer->named, GUINT_TO_POINTER (index)))
    add_destination (writer, "citation", index, writer->pages->settings->margin_left,
                     readout_pages_get_slug (writer->pages, slug)->y);
  if (target != NULL)
    g_string_append_printf (attributes, "dest='%s'", target);
  else if (link->kind == READOUT_TEXT_LINK_URI)
    {
      address = escape_address (link->target);
      g_string_append_printf (attributes, "uri='%s'", address);
    }
  else
    {
      begin_leaf (writer, "Span", NULL);
      return;
    }
  append_rectangles (writer, index, slug, attributes);
  begin_leaf (writer, CAIRO_TAG_LINK, attributes->str);
  writer->link = index;
}

static void
name_places (ReadoutTagWriter *writer, ReadoutSlug *slug)
{
  double x = writer->pages->settings->margin_left;

  if (slug->heading > 0)
    add_destination (writer, "heading", slug->heading, x, slug->y);
  if (slug->note > 0)
    add_destination (writer, "source", slug->note, x, slug->y);
}

void
readout_tag_writer_begin_slug (ReadoutTagWriter *writer, guint index)
{
  ReadoutSlug *slug = readout_pages_get_slug (writer->pages, index);

  open_element (writer, slug->element);
  name_places (writer, slug);
}

void
readout_tag_writer_begin_marker (ReadoutTagWriter *writer, const ReadoutMarker *marker)
{
  open_element (writer, marker->element);
}

void
readout_tag_writer_begin_run (ReadoutTagWriter *writer, guint slug, const ReadoutRun *run)
{
  ReadoutSlug *of = readout_pages_get_slug (writer->pages, slug);
  ReadoutBlock *block = readout_pages_get_block (writer->pages, of->block);
  const ReadoutTextRange *range =
      &g_array_index (block->rich->ranges, ReadoutTextRange, run->range);
  int index = range->link >= 0 ? (int)block->rich->first_link + range->link : -1;
  gboolean is_figure = index < 0 && range->picture >= 0;

  if (!get_element (writer, of->element)->has_parts ||
      (writer->leaf != NULL && writer->link == index && !is_figure &&
       strcmp (writer->leaf, "Figure") != 0))
    return;
  end_leaf (writer);
  if (index >= 0)
    begin_link (writer, index, slug);
  else if (is_figure)
    {
      begin_leaf (writer, "Figure", NULL);
      g_ptr_array_add (
          writer->figures,
          writer->pages->galley->alternatives->pdata[block->rich->first_picture + range->picture]);
    }
  else
    begin_leaf (writer, "Span", NULL);
}

/* What is no part of the text goes into no leaf: an element that goes on on the next page has its
 * words in parts, any other one is at its end. */
void
readout_tag_writer_begin_furniture (ReadoutTagWriter *writer)
{
  int last;

  end_leaf (writer);
  if (writer->open->len == 0)
    return;
  last = g_array_index (writer->open, int, writer->open->len - 1);
  if (get_element (writer, last)->has_parts)
    return;
  cairo_tag_end (writer->cairo, get_element (writer, last)->tag);
  g_array_set_size (writer->open, writer->open->len - 1);
}

static void
collect_cited_back (ReadoutTagWriter *writer)
{
  GPtrArray *links = writer->pages->galley->links;

  for (guint i = 0; i < links->len; i++)
    {
      ReadoutTextLink *link = links->pdata[i];

      if (link->kind == READOUT_TEXT_LINK_BACK)
        g_hash_table_add (writer->cited_back, GUINT_TO_POINTER (link->back_to));
    }
}

ReadoutTagWriter *
readout_tag_writer_new (ReadoutPages *pages, cairo_t *cairo, GPtrArray *figures)
{
  ReadoutTagWriter *writer = g_new0 (ReadoutTagWriter, 1);

  writer->pages = pages;
  writer->cairo = cairo;
  writer->link = -1;
  writer->figures = figures;
  writer->open = g_array_new (FALSE, FALSE, sizeof (int));
  writer->named = g_hash_table_new (NULL, NULL);
  writer->cited_back = g_hash_table_new (NULL, NULL);
  collect_cited_back (writer);
  cairo_tag_begin (cairo, "Document", NULL);
  return writer;
}

void
readout_tag_writer_free (ReadoutTagWriter *writer)
{
  open_element (writer, -1);
  end_leaf (writer);
  cairo_tag_end (writer->cairo, "Document");
  g_array_unref (writer->open);
  g_hash_table_unref (writer->named);
  g_hash_table_unref (writer->cited_back);
  g_free (writer);
}
