/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads the text of a chapter of an e-book with libxml2's HTML parser.
 */
#include "formats/readout-epub-chapter.h"

#include <libxml/HTMLparser.h>
#include <stdlib.h>
#include <string.h>

/* How much the parser is given at a time, in bytes. */
#define PIECE (256 * 1024)

/* A heading is not longer, in bytes. */
#define HEADING_MAX 2000

typedef enum
{
  INLINE,
  BLOCK,
  BREAK,
  CAPTION,
  CELL,
  HEADING,
  HIDDEN,
  ROW,
} Element;

typedef struct
{
  const char *name;
  Element element;
} Name;

/* Sorted by name; whatever is not here is a part of a line. */
static const Name names[] = {
  { "address", BLOCK },    { "article", BLOCK },      { "aside", BLOCK },
  { "blockquote", BLOCK }, { "body", BLOCK },         { "br", BREAK },
  { "caption", CAPTION },  { "center", BLOCK },       { "dd", BLOCK },
  { "div", BLOCK },        { "dl", BLOCK },           { "dt", BLOCK },
  { "fieldset", BLOCK },   { "figcaption", CAPTION }, { "figure", BLOCK },
  { "footer", BLOCK },     { "form", BLOCK },         { "h1", HEADING },
  { "h2", HEADING },       { "h3", HEADING },         { "h4", HEADING },
  { "h5", HEADING },       { "h6", HEADING },         { "head", HIDDEN },
  { "header", BLOCK },     { "hr", BLOCK },           { "li", BLOCK },
  { "main", BLOCK },       { "nav", HIDDEN },         { "ol", BLOCK },
  { "p", BLOCK },          { "pre", BLOCK },          { "rt", HIDDEN },
  { "script", HIDDEN },    { "section", BLOCK },      { "style", HIDDEN },
  { "svg", HIDDEN },       { "table", BLOCK },        { "tbody", BLOCK },
  { "td", CELL },          { "template", HIDDEN },    { "tfoot", BLOCK },
  { "th", CELL },          { "thead", BLOCK },        { "title", HIDDEN },
  { "tr", ROW },           { "ul", BLOCK },
};

typedef struct
{
  ReadoutFlow *flow;
  char **heading;
  guint hidden;  /* elements open in one that is left out */
  guint caption; /* captions open */
} Reader;

static int
compare_names (const void *key, const void *name)
{
  return strcmp (key, ((const Name *)name)->name);
}

static Element
find_element (const xmlChar *name)
{
  const Name *found = bsearch (name, names, G_N_ELEMENTS (names), sizeof *names, compare_names);

  return found != NULL ? found->element : INLINE;
}

static void
end_paragraph (Reader *reader)
{
  readout_flow_end_paragraph (reader->flow, reader->caption > 0);
}

/* Whether the attributes say that it is the number of a page of the printed book. */
static gboolean
is_page_number (const xmlChar **attributes)
{
  for (; attributes != NULL && attributes[0] != NULL; attributes += 2)
    if (attributes[1] != NULL &&
        (strcmp ((const char *)attributes[0], "epub:type") == 0 ||
         strcmp ((const char *)attributes[0], "role") == 0) &&
        strstr ((const char *)attributes[1], "pagebreak") != NULL)
      return TRUE;
  return FALSE;
}

static void
start_cb (void *user_data, const xmlChar *name, const xmlChar **attributes)
{
  Reader *reader = user_data;
  Element element = find_element (name);

  if (reader->hidden > 0 || element == HIDDEN || is_page_number (attributes))
    {
      reader->hidden++;
      return;
    }
  switch (element)
    {
    case BREAK:
      readout_flow_break_line (reader->flow);
      break;
    case ROW:
      end_paragraph (reader);
      readout_flow_begin_row (reader->flow);
      break;
    case BLOCK:
    case HEADING:
      end_paragraph (reader);
      break;
    case CAPTION:
      end_paragraph (reader);
      reader->caption++;
      break;
    default:
      break;
    }
}

static void
note_heading (Reader *reader)
{
  const char *words = readout_flow_peek (reader->flow);
  char *line;

  if (*reader->heading != NULL || words[strspn (words, " \t\r\n\001\002")] == '\0')
    return;
  line = *reader->heading = g_strndup (words, HEADING_MAX);
  for (char *at = line; *at != '\0'; at++)
    if ((guchar)*at < ' ')
      *at = ' ';
}

static void
end_cb (void *user_data, const xmlChar *name)
{
  Reader *reader = user_data;

  if (reader->hidden > 0)
    {
      reader->hidden--;
      return;
    }
  switch (find_element (name))
    {
    case HEADING:
      note_heading (reader);
      end_paragraph (reader);
      break;
    case BLOCK:
      end_paragraph (reader);
      break;
    case CAPTION:
      end_paragraph (reader);
      reader->caption -= reader->caption > 0 ? 1 : 0;
      break;
    case CELL:
      readout_flow_end_cell (reader->flow);
      break;
    case ROW:
      readout_flow_end_row (reader->flow);
      break;
    default:
      break;
    }
}

static void
text_cb (void *user_data, const xmlChar *text, int length)
{
  Reader *reader = user_data;

  if (reader->hidden == 0)
    readout_flow_add (reader->flow, (const char *)text, length);
}

void
readout_epub_chapter_read (ReadoutFlow *flow, const char *data, gsize length, char **heading)
{
  Reader reader = { flow, heading, 0, 0 };
  xmlSAXHandler sax = { .startElement = start_cb,
                        .endElement = end_cb,
                        .characters = text_cb,
                        .cdataBlock = text_cb,
                        .ignorableWhitespace = text_cb };
  gboolean wide =
      length >= 2 && (memcmp (data, "\377\376", 2) == 0 || memcmp (data, "\376\377", 2) == 0);
  htmlParserCtxtPtr parser = htmlCreatePushParserCtxt (
      &sax, &reader, NULL, 0, NULL, wide ? XML_CHAR_ENCODING_NONE : XML_CHAR_ENCODING_UTF8);

  if (parser == NULL)
    return;
  htmlCtxtUseOptions (parser, HTML_PARSE_NONET | HTML_PARSE_RECOVER);
  for (gsize at = 0; at < length; at += PIECE)
    htmlParseChunk (parser, data + at, MIN (PIECE, length - at), 0);
  htmlParseChunk (parser, NULL, 0, 1);
  xmlFreeParserCtxt (parser);
  end_paragraph (&reader);
}
