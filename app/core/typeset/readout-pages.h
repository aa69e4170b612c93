/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "markdown/readout-markdown.h"
#include "typeset/readout-page-settings.h"

G_BEGIN_DECLS

/**
 * ReadoutPages:
 *
 * Markdown set in pages: the one engine for preview, PDF and print. Immutable once made and
 * independent of Pango's state: it can be laid out in a worker thread and drawn in any other.
 *
 * After the text comes the numbered section "Sources" from the footnote definitions. Lengths are in
 * points from the upper left corner of a page; pages count from 0.
 */
#define READOUT_TYPE_PAGES (readout_pages_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutPages, readout_pages, READOUT, PAGES, GObject)

typedef enum
{
  READOUT_PAGE_LINK_CITATION, /* the number of a note in the text; leads to the note */
  READOUT_PAGE_LINK_BACK,     /* in a note, back to where it is cited */
  READOUT_PAGE_LINK_URI,      /* out of the document: http, https or mailto */
  READOUT_PAGE_LINK_ANCHOR    /* to a heading */
} ReadoutPageLinkKind;

/**
 * ReadoutPageLink:
 * @kind: where it leads
 * @x: left, as all lengths in points
 * @y: top
 * @width: of the words on this line
 * @height: of the line
 * @target: the key of the citation or note; the address; the anchor of a heading
 * @words: what is clicked, as a reader would read it out: "Source 3", the words of a link
 * @description: (nullable): what it leads to: the words of the note, the address
 * @source: first byte of it in the Markdown
 * @target_page: where it leads within the document; -1 for an address
 * @target_y: likewise
 *
 * A place on a page that can be clicked. A link that runs over two lines is two of these.
 */
typedef struct
{
  ReadoutPageLinkKind kind;
  double x;
  double y;
  double width;
  double height;
  const char *target;
  const char *words;
  const char *description;
  guint32 source;
  int target_page;
  double target_y;
} ReadoutPageLink;

/**
 * ReadoutPageHeading:
 * @level: 1 to 6
 * @words: its text
 * @anchor: unique in the document
 * @page: the page that it is on
 * @y: its top
 * @source: its first byte in the Markdown
 */
typedef struct
{
  int level;
  const char *words;
  const char *anchor;
  guint page;
  double y;
  guint32 source;
} ReadoutPageHeading;

/**
 * readout_pages_new:
 * @markdown: the text
 * @settings: copied
 * @previous: (nullable): earlier pages, of this text before a change: what is the same is not set
 *   again
 * @cancellable: (nullable): looked at between blocks
 *
 * Lays out @markdown. In time that is linear in its length. May be called in any thread.
 *
 * Errors: G_IO_ERROR_CANCELLED; G_IO_ERROR_INVALID_ARGUMENT when the margins leave no room for
 * text.
 */
ReadoutPages *readout_pages_new (ReadoutMarkdown *markdown,
                                 const ReadoutPageSettings *settings,
                                 ReadoutPages *previous,
                                 GCancellable *cancellable,
                                 GError **error);

ReadoutMarkdown *readout_pages_get_markdown (ReadoutPages *pages);
const ReadoutPageSettings *readout_pages_get_settings (ReadoutPages *pages);

/* At least 1: a text with no words is one empty page. */
guint readout_pages_get_n_pages (ReadoutPages *pages);
void readout_pages_get_page_size (ReadoutPages *pages, double *width, double *height);

/* (element-type utf8): what is not on the pages as the text has it, in words for a person: a script
 * that no installed font has, a picture that is not shown. Empty if there is nothing. Owned by
 * @pages. */
GPtrArray *readout_pages_get_remarks (ReadoutPages *pages);

/* Draws page @page with its upper left corner at the origin, 1 unit for a point, black on
 * transparent: the caller paints the paper. Draws no links and tags: those are for
 * readout_pages_write_pdf(). */
void readout_pages_draw (ReadoutPages *pages, guint page, cairo_t *cairo);

/* Whether page @page looks the same in @others, which were laid out with @pages as the previous
 * ones or the other way round. FALSE if one of them has no such page, and sometimes where it cannot
 * be told. Linear in what is on the page. */
gboolean readout_pages_is_same_page (ReadoutPages *pages, ReadoutPages *others, guint page);

/* The words of a page, one line each, for a screen reader. Owned by the caller. */
char *readout_pages_dup_page_text (ReadoutPages *pages, guint page);

/* (element-type ReadoutPageLink): the links of @page in reading order, owned by @pages; the items
 * are structs. */
GArray *readout_pages_get_links (ReadoutPages *pages, guint page);

/* The link at a place, at most @slack points away from it; %NULL if there is none. */
const ReadoutPageLink *
readout_pages_find_link (ReadoutPages *pages, guint page, double x, double y, double slack);

/* (element-type ReadoutPageHeading): in the order of the text, owned by @pages; items are
 * structs. */
GArray *readout_pages_get_headings (ReadoutPages *pages);

/* Where byte @byte of the Markdown is: its page, the top of its line and the height of that. What
 * is not on a page (a blank line, a link's address) is where the last thing before it is. FALSE if
 * there is nothing on the pages at all. O(log n). */
gboolean
readout_pages_find_byte (ReadoutPages *pages, guint32 byte, guint *page, double *y, double *height);

/* The byte of the Markdown at a place of a page: the character there or the nearest one in the
 * nearest line. FALSE if the page has no words. */
gboolean
readout_pages_find_place (ReadoutPages *pages, guint page, double x, double y, guint32 *byte);

/* The page and top of the note with @key in the section Sources; FALSE if it has none. */
gboolean readout_pages_find_note (ReadoutPages *pages, const char *key, guint *page, double *y);

/**
 * readout_pages_write_pdf:
 * @file: replaced at once when the whole PDF is written; on an error it stays as it was
 *
 * Writes a tagged PDF with outline, links both ways between citations and sources, metadata,
 * language and embedded subsets of the fonts. The same pages give the same bytes.
 *
 * Errors: those of GIO for writing; G_IO_ERROR_FAILED when Cairo fails; G_IO_ERROR_CANCELLED.
 */
gboolean readout_pages_write_pdf (ReadoutPages *pages,
                                  GFile *file,
                                  GCancellable *cancellable,
                                  GError **error);

/* The same, to a stream, which stays open. */
gboolean readout_pages_write_pdf_to_stream (ReadoutPages *pages,
                                            GOutputStream *stream,
                                            GCancellable *cancellable,
                                            GError **error);

G_END_DECLS
