/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <poppler.h>

#include "formats/readout-text-builder.h"
#include "text/readout-report.h"

G_BEGIN_DECLS

/**
 * What is on the pages of a PDF. Internal to formats/.
 *
 * A page is read into lines with their boxes, furniture is marked, the lines are put in reading
 * order, joined to blocks (paragraphs, rows of tables, notes, captions), and the blocks become
 * text. Lengths are in points, and y grows downwards.
 */

/* A raised digit stands in the words as one of ten characters that no text has, until it is known
 * whether it refers to a note. */
#define READOUT_PDF_RAISED_ZERO 0xFDD0

static inline gboolean
readout_pdf_is_raised (gunichar character)
{
  return character >= READOUT_PDF_RAISED_ZERO && character < READOUT_PDF_RAISED_ZERO + 10;
}

typedef enum
{
  READOUT_PDF_LINE_BOLD = 1 << 0,
  READOUT_PDF_LINE_RTL = 1 << 1,
  READOUT_PDF_LINE_MARK = 1 << 2,      /* begins with a raised number: a note */
  READOUT_PDF_LINE_FURNITURE = 1 << 3, /* a running head or a page number */
  READOUT_PDF_LINE_TURNED = 1 << 4,    /* is written upwards or downwards */
  READOUT_PDF_LINE_JOINED = 1 << 5,    /* goes on on the same line as the one before it */
} ReadoutPdfLineFlags;

/**
 * ReadoutPdfLine:
 * @start: first byte of its words
 * @end: the byte after the last one
 * @size: of most of its letters
 * @lead: the width of its first word
 * @region: lines that follow one another in one column of one page have the same number
 * @row: lines of one row of a table have the same number; 0 for what is in no table
 * @cell: the number of the cell in its row
 */
typedef struct
{
  guint32 start;
  guint32 end;
  float x0;
  float y0;
  float x1;
  float y1;
  float size;
  float lead;
  guint32 region;
  guint32 row;
  guint16 cell;
  guint16 n_words;
  ReadoutPdfLineFlags flags;
} ReadoutPdfLine;

typedef struct
{
  float width;
  float height;
  guint first; /* of its lines */
  guint n_lines;
} ReadoutPdfPage;

/**
 * ReadoutPdfPages:
 * @words: the words of the lines, one after the other, each ends with NUL
 * @lines: of ReadoutPdfLine, page after page
 * @pages: of ReadoutPdfPage; one that cannot be read has no lines
 * @body_size: of most letters
 */
typedef struct
{
  GString *words;
  GArray *lines;
  GArray *pages;
  float body_size;
  guint32 n_regions;
  guint32 n_rows;
} ReadoutPdfPages;

ReadoutPdfPages *readout_pdf_pages_new (void);
void readout_pdf_pages_free (ReadoutPdfPages *pages);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutPdfPages, readout_pdf_pages_free)

/* Adds a page and the lines on it, in the order that poppler gives; %NULL for a page that cannot be
 * read. FALSE when the text grows longer than a text can be. */
gboolean readout_pdf_pages_add (ReadoutPdfPages *pages, PopplerPage *page);

/* Adds what is written into forms and beside the text of a page that was just added. */
void readout_pdf_pages_add_annotations (ReadoutPdfPages *pages, PopplerPage *page);

/* Adds one line to the last page. */
void readout_pdf_pages_add_line (ReadoutPdfPages *pages,
                                 const char *words,
                                 gssize length,
                                 ReadoutPdfLine *line);

static inline ReadoutPdfLine *
readout_pdf_pages_get_line (ReadoutPdfPages *pages, guint i)
{
  return &g_array_index (pages->lines, ReadoutPdfLine, i);
}

static inline const char *
readout_pdf_pages_get_words (ReadoutPdfPages *pages, const ReadoutPdfLine *line)
{
  return pages->words->str + line->start;
}

/* Marks running heads and page numbers: the same words, or numbers that count the pages, at the
 * same place of several pages. Linear in the lines, but for sorting those of a page. */
void readout_pdf_mark_furniture (ReadoutPdfPages *pages);

/* Joins the large letter that the text of a page may begin with to the word that it begins. */
void readout_pdf_join_initials (ReadoutPdfPages *pages, guint page);

/* Appends to @order (of guint32) the lines of a page in reading order, without furniture, and sets
 * their region, row and cell. What is turned comes last. */
void readout_pdf_order_page (ReadoutPdfPages *pages, guint page, GArray *order);

/* Appends @n lines of one column, which are sorted by height, to @order; tells rows of tables.
 * Sorts
 * @lines anew. */
void readout_pdf_order_rows (ReadoutPdfPages *pages, guint32 *lines, guint n, GArray *order);

typedef enum
{
  READOUT_PDF_BLOCK_TEXT,
  READOUT_PDF_BLOCK_ROW,
  READOUT_PDF_BLOCK_NOTE,
  READOUT_PDF_BLOCK_CAPTION,
  READOUT_PDF_BLOCK_TURNED,
} ReadoutPdfBlockKind;

/**
 * ReadoutPdfBlock:
 * @first: index into the order
 * @next: the block that goes on with it over a break, or 0
 * @is_rest: whether it goes on with another one
 */
typedef struct
{
  guint first;
  guint n_lines;
  guint page; /* from 0 */
  guint next;
  gboolean is_rest;
  ReadoutPdfBlockKind kind;
} ReadoutPdfBlock;

/* Joins the lines in @order, all pages', to blocks: a GArray of ReadoutPdfBlock, owned by the
 * caller. */
GArray *readout_pdf_find_blocks (ReadoutPdfPages *pages, GArray *order);

/* Says which blocks are notes and captions, and which go on with another one behind the end of
 * their column or page. */
void readout_pdf_link_blocks (ReadoutPdfPages *pages, GArray *order, GArray *blocks);

/* Takes the raised numbers that refer to notes out of the words: like the number of a page, that of
 * a note is no word of the text, and would stand between a sentence and the next one. It stays
 * where the note is. Other raised numbers become plain ones. */
void readout_pdf_resolve_references (ReadoutPdfPages *pages, GArray *order, GArray *blocks);

/* Adds the blocks to the text: words that were parted at a line's end are joined, notes follow the
 * body of their page, set aside. */
void readout_pdf_write_blocks (ReadoutPdfPages *pages,
                               GArray *order,
                               GArray *blocks,
                               ReadoutTextBuilder *builder);

/* Whether @words begin with what marks a note: a short number or a star. */
gboolean readout_pdf_has_note_mark (const char *words);

/* The headline as the first page shows it: its largest words. Owned by the caller, or %NULL. */
char *readout_pdf_find_headline (ReadoutPdfPages *pages, GArray *order, GArray *blocks);

/* Sets the metadata: what the properties of the document and its XMP packet say, the headline that
 * it shows (may be %NULL), what its words say, and at last when the file was made. */
void readout_pdf_read_metadata (PopplerDocument *document,
                                const char *headline,
                                ReadoutTextBuilder *builder,
                                const char *name,
                                ReadoutReport *report);

G_END_DECLS
