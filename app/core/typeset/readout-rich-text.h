/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "markdown/readout-markdown-table.h"
#include "typeset/readout-picture.h"

G_BEGIN_DECLS

typedef enum
{
  READOUT_TEXT_BOLD = 1 << 0,
  READOUT_TEXT_ITALIC = 1 << 1,
  READOUT_TEXT_CODE = 1 << 2,
  READOUT_TEXT_NUMBER = 1 << 3, /* of a note: small and raised */
  READOUT_TEXT_LINK = 1 << 4,
  READOUT_TEXT_PALE = 1 << 5,
  READOUT_TEXT_PICTURE = 1 << 6,
  READOUT_TEXT_UNBROKEN = 1 << 7, /* no line ends before it or in it */
  READOUT_TEXT_HEADING = 1 << 8   /* in the font of headings */
} ReadoutTextFlags;

/**
 * ReadoutTextRange:
 * @end: the byte after it; it starts where the one before ends
 * @flags: how it looks
 * @link: index of its link, counted from the first one of the text; -1 for none
 * @picture: index of its picture, counted likewise; -1 for none
 */
typedef struct
{
  guint32 end;
  guint flags;
  int link;
  int picture;
} ReadoutTextRange;

typedef enum
{
  READOUT_TEXT_LINK_CITATION,
  READOUT_TEXT_LINK_BACK,
  READOUT_TEXT_LINK_URI,
  READOUT_TEXT_LINK_ANCHOR
} ReadoutTextLinkKind;

/**
 * ReadoutTextLink:
 * @kind: where it leads
 * @target: the key, address or anchor
 * @reference: (nullable): the reference that it stands for
 * @back_to: of a back reference: index of the citation among all links
 * @source: first byte in the Markdown
 * @is_placed: whether it is on a page
 * @page: the page that it begins on
 * @y: the top of its line
 */
typedef struct
{
  ReadoutTextLinkKind kind;
  char *target;
  ReadoutMarkdownReference *reference;
  guint back_to;
  guint32 source;
  gboolean is_placed;
  guint page;
  double y;
} ReadoutTextLink;

void readout_text_link_free (ReadoutTextLink *link);

/**
 * ReadoutRichText:
 * @text: the words of a block as they are set
 * @ranges: of ReadoutTextRange, without gaps
 * @sources: of ReadoutMarkdownRun, where the words come from
 * @first_link: index of its first link among all links
 * @first_picture: likewise
 */
typedef struct
{
  GString *text;
  GArray *ranges;
  GArray *sources;
  guint first_link;
  guint first_picture;
} ReadoutRichText;

/**
 * ReadoutInlines:
 * @markdown: the text
 * @links: (element-type ReadoutTextLink): all links so far; grows
 * @pictures: (element-type ReadoutPicture): all pictures so far; grows
 * @alternatives: (element-type utf8): what is on each picture, in words
 * @loader: (nullable): finds pictures; %NULL shows their alternative text
 * @refused: (element-type utf8 ReadoutPictureProblem): the addresses of pictures that are not shown
 */
typedef struct
{
  ReadoutMarkdown *markdown;
  GPtrArray *links;
  GPtrArray *pictures;
  GPtrArray *alternatives;
  ReadoutPictureLoader *loader;
  GHashTable *refused;
} ReadoutInlines;

ReadoutRichText *readout_rich_text_new (const ReadoutInlines *inlines);
void readout_rich_text_free (ReadoutRichText *rich);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutRichText, readout_rich_text_free)

/* Appends words that look alike. @link: index among all links, or -1. @source_length 0: they are
 * not in the Markdown. Control characters are left out, other white space than line feeds becomes a
 * space. */
void readout_rich_text_add (ReadoutRichText *rich,
                            const char *words,
                            gsize length,
                            guint flags,
                            int link,
                            guint32 source,
                            guint32 source_length);

/* Appends the inlines of @block. */
void readout_rich_text_add_inlines (ReadoutRichText *rich,
                                    const ReadoutInlines *inlines,
                                    cmark_node *block,
                                    guint flags);

/* Appends the inlines of a cell of a table. */
void readout_rich_text_add_cell (ReadoutRichText *rich,
                                 const ReadoutInlines *inlines,
                                 const ReadoutMarkdownCell *cell,
                                 guint flags);

/* Appends what a reader would see of raw HTML: its text without tags, comments, scripts and styles.
 * TRUE if there is any. */
gboolean readout_rich_text_add_html (ReadoutRichText *rich, const char *html, guint32 source);

/* The byte of the Markdown for byte @at of the text; FALSE if the text is not in the Markdown. */
gboolean readout_rich_text_get_source (ReadoutRichText *rich, guint32 at, guint32 *source);

G_END_DECLS
