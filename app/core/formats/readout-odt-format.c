/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads OpenDocument texts, in a container or as one flat file. (OASIS OpenDocument 1.3, part 3.)
 */
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "formats/readout-flow.h"
#include "formats/readout-office-metadata.h"
#include "formats/readout-office-styles.h"
#include "formats/readout-package.h"
#include "formats/readout-xml.h"

#define MEDIA_TYPE "application/vnd.oasis.opendocument.text"

/* How far into a file its root element is looked for, in bytes. */
#define LOOK_AHEAD 4096

/* Deeper than libxml2 goes. */
#define DEPTH_MAX 1024

/* A title is not longer, in bytes. */
#define TITLE_MAX 2000

typedef enum
{
  OTHER,
  ASIDE,
  BODY,
  CELL,
  LINE_BREAK,
  NOTE,
  PARAGRAPH,
  PARAGRAPH_IN_BOX,
  ROW,
  SKIPPED,
  SPACE,
  SPAN,
  STYLE,
  STYLE_PROPERTIES,
  TAB,
  TEXT_BOX,
} Element;

typedef struct
{
  const char *name;
  char namespace; /* the first letter of its usual prefix, or '*' for any */
  Element element;
} Name;

/* Sorted by name. */
static const Name names[] = {
  { "alphabetical-index", 't', ASIDE },
  { "annotation", '*', SKIPPED },
  { "bibliography-source", 't', SKIPPED },
  { "binary-data", 'o', SKIPPED },
  { "body", 'o', BODY },
  { "covered-table-cell", 'T', SKIPPED },
  { "desc", '*', SKIPPED },
  { "event-listeners", 'o', SKIPPED },
  { "forms", 'o', SKIPPED },
  { "h", 't', PARAGRAPH },
  { "illustration-index", 't', ASIDE },
  { "line-break", 't', LINE_BREAK },
  { "note-body", 't', NOTE },
  { "note-citation", 't', SKIPPED },
  { "p", 't', PARAGRAPH },
  { "ruby-text", 't', SKIPPED },
  { "s", 't', SPACE },
  { "scripts", 'o', SKIPPED },
  { "section", 't', SPAN },
  { "span", 't', SPAN },
  { "style", 's', STYLE },
  { "tab", 't', TAB },
  { "tab-stop", 't', TAB },
  { "table-cell", 'T', CELL },
  { "table-index", 't', ASIDE },
  { "table-of-content", 't', ASIDE },
  { "table-row", 'T', ROW },
  { "text-box", 'd', TEXT_BOX },
  { "text-properties", 's', STYLE_PROPERTIES },
  { "title", 'v', SKIPPED },
  { "tracked-changes", 't', SKIPPED },
};

/* What text lies in: elements with an end of their own to be kept in mind. */
typedef struct
{
  guint8 element;
  guint8 aside; /* of a paragraph: by its style */
} Open;

typedef struct
{
  ReadoutFlow *flow;
  ReadoutOfficeStyles *styles;
  Open open[DEPTH_MAX];
  guint depth;
  guint skipped;  /* elements open in a part that is left out */
  guint n_asides; /* indexes open around here */
  guint n_bodies;
  char *style; /* the identifier of the style that is being read, or %NULL */
  char *title;
  char *heading;
  guint n_paragraphs; /* with words in them, so far */
} Reader;

static int
compare_names (const void *key, const void *name)
{
  return strcmp (key, ((const Name *)name)->name);
}

/* OpenDocument's own namespaces, and those of its predecessor: "…:xmlns:text:1.0", "…/2000/text".
 * Of the tables it is a capital. */
static char
get_namespace (const char *uri)
{
  static const struct
  {
    const char *word;
    char letter;
  } words[] = { { "text", 't' },    { "table", 'T' },          { "office", 'o' }, { "style", 's' },
                { "drawing", 'd' }, { "svg-compatible", 'v' }, { "svg", 'v' } };
  const char *at = strstr (uri, ":xmlns:");

  if (at != NULL)
    at += strlen (":xmlns:");
  else if ((at = strrchr (uri, '/')) != NULL)
    at++;
  for (guint i = 0; at != NULL && i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i].word);

      if (strncmp (at, words[i].word, length) == 0 && (at[length] == ':' || at[length] == '\0'))
        return words[i].letter;
    }
  return '\0';
}

static Element
find_element (const char *uri, const char *name)
{
  const Name *found = bsearch (name, names, G_N_ELEMENTS (names), sizeof *names, compare_names);

  if (found == NULL || (found->namespace != '*' && found->namespace != get_namespace (uri)))
    return OTHER;
  return found->element;
}

/* The nearest thing that text can lie in. */
static Open *
get_holder (Reader *reader)
{
  for (guint i = reader->depth; i > 0; i--)
    switch (reader->open[i - 1].element)
      {
      case PARAGRAPH:
      case PARAGRAPH_IN_BOX:
      case NOTE:
      case TEXT_BOX:
      case CELL:
        return &reader->open[i - 1];
      default:
        break;
      }
  return NULL;
}

static gboolean
is_paragraph (const Open *open)
{
  return open != NULL && (open->element == PARAGRAPH || open->element == PARAGRAPH_IN_BOX);
}

/* Whether the style is one that hides what has it. */
static gboolean
is_hidden (Reader *reader, const ReadoutXmlAttributes *attributes)
{
  g_autofree char *id = readout_xml_attributes_dup (attributes, "style-name");

  return readout_xml_attributes_has (attributes, "display", "none") ||
         (id != NULL && readout_office_styles_get (reader->styles, id).hidden);
}

static void
read_style (Reader *reader, const ReadoutXmlAttributes *attributes)
{
  g_autofree char *base = readout_xml_attributes_dup (attributes, "parent-style-name");
  g_autofree char *name = readout_xml_attributes_dup (attributes, "display-name");

  g_free (reader->style);
  reader->style = readout_xml_attributes_dup (attributes, "name");
  if (reader->style != NULL)
    readout_office_styles_add (reader->styles, reader->style, name, base, FALSE);
}

/* Styles stand before the body. */
static Element
begin_outside (Reader *reader, Element element, const ReadoutXmlAttributes *attributes)
{
  if (element == BODY)
    {
      reader->n_bodies++;
      return BODY;
    }
  if (element == STYLE)
    read_style (reader, attributes);
  else if (element == STYLE_PROPERTIES && reader->style != NULL &&
           readout_xml_attributes_has (attributes, "display", "none"))
    readout_office_styles_add (reader->styles, reader->style, NULL, NULL, TRUE);
  return element == STYLE ? STYLE : OTHER;
}

static Element
begin_paragraph (Reader *reader, const ReadoutXmlAttributes *attributes, guint8 *class)
{
  g_autofree char *id = readout_xml_attributes_dup (attributes, "style-name");
  Element element = PARAGRAPH;

  /* One in another, with no box that says so: a shape with words in it. */
  if (is_paragraph (get_holder (reader)))
    {
      readout_flow_begin_box (reader->flow);
      element = PARAGRAPH_IN_BOX;
    }
  *class = id != NULL ? readout_office_styles_get (reader->styles, id).class
                      : READOUT_OFFICE_STYLE_PLAIN;
  return element;
}

/* Returns what the element counts as, SKIPPED to leave it out. */
static Element
begin_inside (Reader *reader,
              Element element,
              const ReadoutXmlAttributes *attributes,
              guint8 *class)
{
  switch (element)
    {
    case PARAGRAPH:
      return is_hidden (reader, attributes) ? SKIPPED : begin_paragraph (reader, attributes, class);
    case SPAN:
      return is_hidden (reader, attributes) ? SKIPPED : OTHER;
    case ROW:
      readout_flow_begin_row (reader->flow);
      break;
    case TEXT_BOX:
      readout_flow_begin_box (reader->flow);
      break;
    case NOTE:
      readout_flow_begin_note (reader->flow);
      break;
    case ASIDE:
      reader->n_asides++;
      break;
    case LINE_BREAK:
      readout_flow_break_line (reader->flow);
      break;
    case TAB:
      readout_flow_add_tab (reader->flow);
      break;
    case SPACE:
      readout_flow_add (reader->flow, " ", 1);
      break;
    default:
      break;
    }
  return element;
}

static void
start_cb (gpointer user_data,
          const char *uri,
          const char *name,
          const ReadoutXmlAttributes *attributes)
{
  Reader *reader = user_data;
  Element element = OTHER;
  guint8 class = READOUT_OFFICE_STYLE_PLAIN;

  if (reader->skipped == 0 && reader->depth < DEPTH_MAX)
    {
      element = find_element (uri, name);
      element = reader->n_bodies == 0 ? begin_outside (reader, element, attributes)
                                      : begin_inside (reader, element, attributes, &class);
    }
  if (reader->skipped > 0 || reader->depth == DEPTH_MAX || element == SKIPPED)
    {
      reader->skipped++;
      return;
    }
  reader->open[reader->depth++] = (Open){ element, class };
}

static void
note_heading (Reader *reader, ReadoutOfficeStyleClass class, const char *name)
{
  char *line = NULL;

  if (class == READOUT_OFFICE_STYLE_TITLE && reader->title == NULL)
    line = reader->title = g_strndup (readout_flow_peek (reader->flow), TITLE_MAX);
  else if (reader->n_paragraphs == 1 && strcmp (name, "h") == 0)
    line = reader->heading = g_strndup (readout_flow_peek (reader->flow), TITLE_MAX);
  for (char *at = line; at != NULL && *at != '\0'; at++)
    if ((guchar)*at < ' ')
      *at = ' ';
}

static void
end_paragraph (Reader *reader, const Open *open, const char *name)
{
  const char *words = readout_flow_peek (reader->flow);

  if (words[strspn (words, " \t\r\n\001\002")] != '\0' && get_holder (reader) == NULL)
    {
      reader->n_paragraphs++;
      note_heading (reader, open->aside, name);
    }
  readout_flow_end_paragraph (reader->flow,
                              reader->n_asides > 0 || open->aside == READOUT_OFFICE_STYLE_ASIDE);
  if (open->element == PARAGRAPH_IN_BOX)
    readout_flow_end_apart (reader->flow);
}

static void
end_cb (gpointer user_data, const char *uri, const char *name)
{
  Reader *reader = user_data;
  Open open;

  if (reader->skipped > 0)
    {
      reader->skipped--;
      return;
    }
  open = reader->open[--reader->depth];
  switch (open.element)
    {
    case PARAGRAPH:
    case PARAGRAPH_IN_BOX:
      end_paragraph (reader, &open, name);
      break;
    case CELL:
      readout_flow_end_cell (reader->flow);
      break;
    case ROW:
      readout_flow_end_row (reader->flow);
      break;
    case NOTE:
    case TEXT_BOX:
      readout_flow_end_apart (reader->flow);
      break;
    case ASIDE:
      reader->n_asides--;
      break;
    case BODY:
      reader->n_bodies--;
      break;
    case STYLE:
      g_clear_pointer (&reader->style, g_free);
      break;
    default:
      break;
    }
}

static void
text_cb (gpointer user_data, const char *text, gsize length)
{
  Reader *reader = user_data;

  if (reader->skipped == 0 && reader->n_bodies > 0 && is_paragraph (get_holder (reader)))
    readout_flow_add (reader->flow, text, length);
}

static gboolean
read_part (Reader *reader, GBytes *bytes, GError **error)
{
  static const ReadoutXmlHandler handler = { start_cb, end_cb, text_cb };
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  gboolean sound = readout_xml_read (data, length, &handler, reader, error);

  reader->depth = reader->skipped = reader->n_bodies = reader->n_asides = 0;
  g_clear_pointer (&reader->style, g_free);
  return sound;
}

/* @styles_part, @meta and @media_type may be %NULL. */
static gboolean
read_report (GBytes *content,
             GBytes *styles_part,
             GBytes *meta,
             const char *name,
             const char *media_type,
             GPtrArray *reports,
             GError **error)
{
  g_autoptr (ReadoutTextBuilder) builder = readout_text_builder_new ();
  g_autoptr (ReadoutFlow) flow = readout_flow_new (builder);
  g_autoptr (ReadoutOfficeStyles) styles = readout_office_styles_new ();
  g_auto (ReadoutOfficeMetadata) metadata = { NULL };
  g_autofree Reader *reader = g_new0 (Reader, 1);
  gboolean sound;

  reader->flow = flow;
  reader->styles = styles;
  if (styles_part != NULL)
    read_part (reader, styles_part, NULL);
  sound = read_part (reader, content, error);
  if (sound)
    {
      readout_flow_finish (flow);
      readout_office_metadata_read_xml (&metadata, meta);
      sound = readout_office_metadata_make_report (
          &metadata, reader->title != NULL ? reader->title : reader->heading, builder, name,
          media_type, reports, error);
    }
  g_free (reader->title);
  g_free (reader->heading);
  return sound;
}

/* Whether the list of entries says that they are encrypted. */
static gboolean
is_encrypted (ReadoutZip *zip)
{
  GBytes *manifest = readout_zip_get (zip, "META-INF/manifest.xml");
  gsize length = 0;
  const char *data = manifest != NULL ? g_bytes_get_data (manifest, &length) : NULL;

  return readout_zip_has (zip, "encrypted-package") ||
         (data != NULL && memmem (data, length, "encryption-data", 15) != NULL);
}

gboolean
readout_odt_read (ReadoutZip *zip,
                  const ReadoutDocument *document,
                  GPtrArray *reports,
                  GError **error)
{
  static const char *const manifest[] = { "META-INF/manifest.xml", NULL };
  static const char *const parts[] = { "content.xml", "styles.xml", "meta.xml", NULL };
  GBytes *content;

  if (!readout_zip_load_names (zip, manifest, error))
    return FALSE;
  if (is_encrypted (zip))
    {
      g_set_error_literal (
          error, READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_UNKNOWN_FORMAT,
          _("It is protected with a password; save it without one and import that"));
      return FALSE;
    }
  if (!readout_zip_load_names (zip, parts, error))
    return FALSE;
  content = readout_zip_get (zip, "content.xml");
  if (content == NULL)
    {
      g_set_error_literal (error, READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_DAMAGED,
                           _("It is damaged: the text of the document is missing in it"));
      return FALSE;
    }
  return read_report (content, readout_zip_get (zip, "styles.xml"),
                      readout_zip_get (zip, "meta.xml"), document->name, MEDIA_TYPE, reports,
                      error);
}

gboolean
readout_flat_odt_sniff (const ReadoutDocument *document)
{
  gsize length = MIN (document->length, LOOK_AHEAD);

  return memmem (document->data, length, "<office:document", 16) != NULL &&
         memmem (document->data, length, MEDIA_TYPE, strlen (MEDIA_TYPE)) != NULL;
}

gboolean
readout_flat_odt_read (const ReadoutDocument *document, GPtrArray *reports, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (document->data, document->length);

  return read_report (bytes, NULL, bytes, document->name, NULL, reports, error);
}
