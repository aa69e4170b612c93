/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "typeset/readout-lines.h"
#include "typeset/readout-page-settings.h"

G_BEGIN_DECLS

/**
 * ReadoutElement:
 * @tag: of the structure of the PDF, a static string
 * @parent: index of the element that holds it; -1 for the document
 * @has_parts: whether its words are in parts of their own (spans and links)
 */
typedef struct
{
  const char *tag;
  int parent;
  gboolean has_parts;
} ReadoutElement;

typedef enum
{
  READOUT_SLUG_WORDS,
  READOUT_SLUG_RULE
} ReadoutSlugKind;

typedef enum
{
  READOUT_SHADE_NONE = 0,
  READOUT_SHADE_CODE = 1 << 0,  /* on the ground of code */
  READOUT_SHADE_FIRST = 1 << 1, /* with its upper edge */
  READOUT_SHADE_LAST = 1 << 2   /* with its lower edge */
} ReadoutShade;

/**
 * ReadoutBlock:
 * @lines: the words as they are set
 * @rich: where they come from, how they look
 *
 * What the slugs of one block share.
 */
typedef struct
{
  ReadoutLines *lines;
  ReadoutRichText *rich;
} ReadoutBlock;

/**
 * ReadoutMarker:
 * @block: its words: a bullet or number
 * @x: its left edge from the left of the column
 * @element: index of its element
 */
typedef struct
{
  guint block;
  double x;
  int element;
} ReadoutMarker;

/**
 * ReadoutSlug:
 * @kind: words or a rule
 * @space: above it, which falls away at the top of a page
 * @height: of itself
 * @baseline: from its top
 * @x: its left edge from the left of the column
 * @width: of the column that it stands in
 * @block: index of the block that it is a line of
 * @line: index of the line in it
 * @element: index of its element
 * @first_marker: index of its first marker
 * @n_markers: how many it has
 * @quote: index plus 1 of the innermost block quote that it is in; 0 for none
 * @shade: the ground that it stands on
 * @heading: index plus 1 of the heading that it begins; 0 for none
 * @note: number of the note that it begins; 0 for none
 * @table: index plus 1 of the table that it is in a row of; 0 for none
 * @keeps: whether it must be on the page of the slug before it
 * @is_beside: whether it stands beside the last slug before it that does not: in a row of a table
 * @drop: of one that does: from the top of the row to its top
 * @advance: what it takes of a page's depth: its height, that of the whole row, nothing
 * @page: that it is on, once pages are made
 * @y: its top on the page
 *
 * A line of type, as it lies in the galley and then on the page.
 */
typedef struct
{
  ReadoutSlugKind kind;
  double space;
  double height;
  double baseline;
  double x;
  double width;
  guint block;
  guint line;
  int element;
  guint first_marker;
  guint n_markers;
  guint quote;
  guint shade;
  guint heading;
  guint note;
  guint table;
  gboolean keeps;
  gboolean is_beside;
  double drop;
  double advance;
  guint page;
  double y;
} ReadoutSlug;

/**
 * ReadoutQuote:
 * @x: of its rule from the left of the column
 * @outer: index plus 1 of the quote around it; 0 for none
 */
typedef struct
{
  double x;
  guint outer;
} ReadoutQuote;

/**
 * ReadoutGalleyTable:
 * @first: index of its first slug
 * @n_heads: how many slugs of it stand at the top of each page that it goes on on
 * @head_depth: of these, with the space below
 */
typedef struct
{
  guint first;
  guint n_heads;
  double head_depth;
} ReadoutGalleyTable;

/**
 * ReadoutGalleyHeading:
 * @level: 1 to 6
 * @words: of it
 * @anchor: unique in the text
 * @slug: index of its first slug
 * @source: first byte in the Markdown
 */
typedef struct
{
  int level;
  char *words;
  char *anchor;
  guint slug;
  guint32 source;
} ReadoutGalleyHeading;

/**
 * ReadoutGalley:
 * @markdown: the text
 * @settings: of the pages
 * @width: of the column
 * @links: (element-type ReadoutTextLink): all of them
 * @pictures: (element-type ReadoutPicture): all of them
 * @alternatives: (element-type utf8): what is on each of them, in words
 * @blocks: of ReadoutBlock
 * @slugs: of ReadoutSlug
 * @markers: of ReadoutMarker
 * @quotes: of ReadoutQuote
 * @tables: of ReadoutGalleyTable
 * @elements: of ReadoutElement
 * @headings: of ReadoutGalleyHeading
 *
 * A text set in one long column.
 */
typedef struct
{
  ReadoutMarkdown *markdown;
  const ReadoutPageSettings *settings;
  double width;
  ReadoutInlines inlines;
  ReadoutLineSetter *setter;
  GCancellable *cancellable;
  GPtrArray *links;
  GPtrArray *pictures;
  GPtrArray *alternatives;
  GArray *blocks;
  GArray *slugs;
  GArray *markers;
  GArray *quotes;
  GArray *tables;
  GArray *elements;
  GArray *headings;
  GHashTable *anchors;       /* anchor → index of its heading plus 1 */
  GHashTable *anchor_counts; /* anchor → how many more headings have asked for it */
  cmark_node *title;         /* nullable: the heading that is the title */
  int top_level;             /* of the headings below the title */
  /* Where it is. */
  double space;
  guint note;
  gboolean keeps_next;
  guint heading_end; /* how many slugs there were after the last heading; 0 for none */
} ReadoutGalley;

ReadoutGalley *readout_galley_new (ReadoutMarkdown *markdown,
                                   const ReadoutPageSettings *settings,
                                   ReadoutLineSetter *setter,
                                   ReadoutPictureLoader *loader,
                                   double width,
                                   GCancellable *cancellable);
void readout_galley_free (ReadoutGalley *galley);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutGalley, readout_galley_free)

/* The distance of lines of a font of @size. */
double readout_galley_get_leading (double size);

/* Sets the title block and the text. FALSE when cancelled, as the next one. */
gboolean readout_galley_set_text (ReadoutGalley *galley);

/* Sets the section Sources, after pages are made of the text: its entries say on which pages they
 * are cited. */
gboolean readout_galley_set_sources (ReadoutGalley *galley);

/* The title of the document: of the settings, else its first heading of the first level; %NULL for
 * none. Owned by the caller. */
char *readout_galley_dup_title (ReadoutGalley *galley);

G_END_DECLS
