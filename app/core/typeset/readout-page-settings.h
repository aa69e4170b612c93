/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  READOUT_PAPER_A4,
  READOUT_PAPER_LETTER
} ReadoutPaper;

/**
 * ReadoutPageSettings:
 * @paper: the size of the page
 * @margin_top: in points, to the first line of text, as all margins
 * @margin_bottom: to the last line
 * @margin_left: to the text
 * @margin_right: to the text
 * @font_family: (nullable): of the body; %NULL takes the best serif that is installed
 * @heading_family: (nullable): of headings and the title; %NULL takes that of the body
 * @code_family: (nullable): of code; %NULL takes the best monospaced one that is installed
 * @font_size: of the body, in points
 * @title: (nullable): in the title block, the running head and the document's metadata
 * @author: (nullable): below the title and in the metadata
 * @date: (nullable): below the title, in words, as it shall be printed
 * @language: (nullable): BCP 47, such as "en-GB", of the text and in the metadata
 * @running_head: (nullable): at the top of every page but the first; %NULL takes the title
 * @base_directory: (nullable): path of the folder that the paths of images start from; %NULL shows
 *   no images but the next ones, only their alternative text
 * @pictures: (nullable) (element-type utf8 GBytes): images that no file holds, by their address:
 * see readout_store_list_pictures()
 * @timestamp: of the document, for its metadata, in seconds since 1970 (UTC); negative for none:
 *   then SOURCE_DATE_EPOCH of the environment is taken, and without it 1970
 *
 * How Markdown becomes pages. Same settings and same text: same bytes.
 */
typedef struct
{
  ReadoutPaper paper;
  double margin_top;
  double margin_bottom;
  double margin_left;
  double margin_right;
  char *font_family;
  char *heading_family;
  char *code_family;
  double font_size;
  char *title;
  char *author;
  char *date;
  char *language;
  char *running_head;
  char *base_directory;
  GHashTable *pictures;
  gint64 timestamp;
} ReadoutPageSettings;

#define READOUT_TYPE_PAGE_SETTINGS (readout_page_settings_get_type ())
GType readout_page_settings_get_type (void);

#define READOUT_PAGE_FONT_SIZE_MIN 6.0
#define READOUT_PAGE_FONT_SIZE_MAX 36.0

/* The margins of the defaults in millimetres: from the edge of the paper to the text. */
#define READOUT_PAGE_MARGIN_TOP_MM 30.0
#define READOUT_PAGE_MARGIN_BOTTOM_MM 32.0
#define READOUT_PAGE_MARGIN_SIDE_MM 35.0
#define READOUT_PAGE_FONT_SIZE 10.5

#define READOUT_POINTS_PER_MM (72.0 / 25.4)

/* The defaults for @paper: margins that leave about 70 characters a line, 10.5 points, no title. */
ReadoutPageSettings *readout_page_settings_new (ReadoutPaper paper);
ReadoutPageSettings *readout_page_settings_copy (const ReadoutPageSettings *settings);
void readout_page_settings_free (ReadoutPageSettings *settings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutPageSettings, readout_page_settings_free)

/* The size of a page in points. */
void
readout_page_settings_get_size (const ReadoutPageSettings *settings, double *width, double *height);

/* The paper that is usual where @locale is from, such as "en_US.UTF-8": Letter in the United
 * States, Canada, Mexico and a few countries more, else A4. %NULL takes the locale of the process.
 */
ReadoutPaper readout_paper_for_locale (const char *locale);

G_END_DECLS
