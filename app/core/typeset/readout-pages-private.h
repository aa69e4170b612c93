/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "typeset/readout-galley.h"
#include "typeset/readout-pages.h"

G_BEGIN_DECLS

/**
 * ReadoutPage:
 * @first: index of its first slug
 * @n_slugs: how many it has
 * @links: of ReadoutPageLink
 */
typedef struct
{
  guint first;
  guint n_slugs;
  GArray *links;
} ReadoutPage;

/* Where a byte of the Markdown is: at the beginning of a line. */
typedef struct
{
  guint32 source;
  guint slug;
} ReadoutPagesAnchor;

struct _ReadoutPages
{
  GObject parent_instance;

  ReadoutMarkdown *markdown;
  ReadoutPageSettings *settings;
  double page_width;
  double page_height;
  ReadoutGalley *galley;
  ReadoutPictureLoader *loader; /* nullable */
  GHashTable *set;              /* GBytes → ReadoutLines, for the next pages */
  GArray *pages;                /* of ReadoutPage */
  GArray *headings;             /* of ReadoutPageHeading */
  GArray *anchors;              /* of ReadoutPagesAnchor, by source */
  guint *note_slugs;            /* by number less 1 */
  guint n_notes;
  char *title;  /* nullable */
  guint *heads; /* blocks of the heads, by page; the first page has none */
  guint *feet;  /* blocks of the feet, by page */
  GStringChunk *strings;
  GPtrArray *remarks; /* of char */
};

/* Notes on what pages the links of the slugs from @first on are. */
void readout_pages_place_links (ReadoutPages *pages, guint first);

/* Each fills its part of @pages, once they are made. */
void readout_pages_find_notes (ReadoutPages *pages);
void readout_pages_find_headings (ReadoutPages *pages);
void readout_pages_find_links (ReadoutPages *pages);
void readout_pages_find_anchors (ReadoutPages *pages);
void readout_pages_find_remarks (ReadoutPages *pages);

/* What a tagged drawing puts around the words. */
typedef struct _ReadoutTagWriter ReadoutTagWriter;

/* Draws page @page; with @writer, also what a PDF has beyond ink. */
void
readout_pages_draw_with (ReadoutPages *pages, guint page, cairo_t *cairo, ReadoutTagWriter *writer);

/* Opens the document, and ends it. @figures: grows by the alternative text of each figure. */
ReadoutTagWriter *readout_tag_writer_new (ReadoutPages *pages, cairo_t *cairo, GPtrArray *figures);
void readout_tag_writer_free (ReadoutTagWriter *writer);

/* Called by the drawing for what it draws next. */
void readout_tag_writer_begin_slug (ReadoutTagWriter *writer, guint slug);
void readout_tag_writer_begin_marker (ReadoutTagWriter *writer, const ReadoutMarker *marker);
void readout_tag_writer_begin_run (ReadoutTagWriter *writer, guint slug, const ReadoutRun *run);
void readout_tag_writer_begin_furniture (ReadoutTagWriter *writer);

static inline ReadoutSlug *
readout_pages_get_slug (ReadoutPages *pages, guint index)
{
  return &g_array_index (pages->galley->slugs, ReadoutSlug, index);
}

static inline ReadoutBlock *
readout_pages_get_block (ReadoutPages *pages, guint index)
{
  return &g_array_index (pages->galley->blocks, ReadoutBlock, index);
}

static inline ReadoutPage *
readout_pages_get_page (ReadoutPages *pages, guint index)
{
  return &g_array_index (pages->pages, ReadoutPage, index);
}

/* The line that @slug, of words, is. */
static inline const ReadoutLine *
readout_pages_get_line (ReadoutPages *pages, const ReadoutSlug *slug)
{
  return &g_array_index (readout_pages_get_block (pages, slug->block)->lines->lines, ReadoutLine,
                         slug->line);
}

G_END_DECLS
