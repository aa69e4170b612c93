/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads OpenDocument texts, in a container or as one flat file. (OASIS OpenDocument 1.3, part 3.)
 */
#include "formats/readout-odt-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/readout-flow.h"
#include "formats/readout-odt-element.h"
#include "formats/readout-odt-numbering.h"
#include "formats/readout-office-metadata.h"
#include "formats/readout-office-styles.h"
#include "formats/readout-package.h"
#include "formats/readout-xml.h"

#define MEDIA_TYPE "application/vnd.oasis.opendocument.text"

/* How far into a file its root element is looked for, in bytes. */
#define LOOK_AHEAD 4096

/* Deeper than libxml2 goes. */
#define DEPTH_MAX 1024

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
  ReadoutOdtNumbering *numbering;
  Open open[DEPTH_MAX];
  guint depth;
  guint skipped;  /* elements open in a part that is left out */
  guint n_asides; /* indexes open around here */
  guint n_bodies;
  char *style; /* the identifier of the style that is being read, or %NULL */
  char *title;
  char *heading;
  guint n_paragraphs; /* with words in them; counted until the first */
} Reader;

/* The nearest thing that text can lie in. */
static Open *
get_holder (Reader *reader)
{
  for (guint i = reader->depth; i > 0; i--)
    switch (reader->open[i - 1].element)
      {
      case READOUT_ODT_PARAGRAPH:
      case READOUT_ODT_PARAGRAPH_IN_BOX:
      case READOUT_ODT_NOTE:
      case READOUT_ODT_TEXT_BOX:
      case READOUT_ODT_CELL:
        return &reader->open[i - 1];
      default:
        break;
      }
  return NULL;
}

static gboolean
is_paragraph (const Open *open)
{
  return open != NULL &&
         (open->element == READOUT_ODT_PARAGRAPH || open->element == READOUT_ODT_PARAGRAPH_IN_BOX);
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

static void
read_style_properties (Reader *reader, const ReadoutXmlAttributes *attributes)
{
  g_autofree char *position = readout_xml_attributes_dup (attributes, "text-position");

  if (readout_xml_attributes_has (attributes, "display", "none"))
    readout_office_styles_add (reader->styles, reader->style, NULL, NULL, TRUE);
  if (position != NULL && g_str_has_prefix (position, "super"))
    readout_office_styles_set_raised (reader->styles, reader->style);
}

/* Styles stand before the body. */
static ReadoutOdtElement
begin_outside (Reader *reader, ReadoutOdtElement element, const ReadoutXmlAttributes *attributes)
{
  if (element == READOUT_ODT_BODY)
    {
      reader->n_bodies++;
      return READOUT_ODT_BODY;
    }
  if (element == READOUT_ODT_STYLE)
    read_style (reader, attributes);
  else if (element == READOUT_ODT_STYLE_PROPERTIES && reader->style != NULL)
    read_style_properties (reader, attributes);
  else if (element == READOUT_ODT_LIST_STYLE)
    readout_odt_numbering_begin_style (reader->numbering, attributes);
  else if (element == READOUT_ODT_LIST_LEVEL)
    readout_odt_numbering_add_level (reader->numbering, attributes);
  return element == READOUT_ODT_STYLE ? READOUT_ODT_STYLE : READOUT_ODT_OTHER;
}

/* Puts the number of an item before its first paragraph. */
static void
begin_item (Reader *reader)
{
  g_autofree char *label = readout_odt_numbering_take (reader->numbering);

  if (label == NULL)
    return;
  readout_flow_add_label (reader->flow, label);
}

static ReadoutOdtElement
begin_paragraph (Reader *reader, const ReadoutXmlAttributes *attributes, guint8 *class)
{
  g_autofree char *id = readout_xml_attributes_dup (attributes, "style-name");
  ReadoutOdtElement element = READOUT_ODT_PARAGRAPH;

  /* One in another, with no box that says so: a shape with words in it. */
  if (is_paragraph (get_holder (reader)))
    {
      readout_flow_begin_box (reader->flow);
      element = READOUT_ODT_PARAGRAPH_IN_BOX;
    }
  begin_item (reader);
  *class = id != NULL ? readout_office_styles_get (reader->styles, id).class
                      : READOUT_OFFICE_STYLE_PLAIN;
  return element;
}

static ReadoutOdtElement
begin_span (Reader *reader, const ReadoutXmlAttributes *attributes)
{
  g_autofree char *id = readout_xml_attributes_dup (attributes, "style-name");

  if (is_hidden (reader, attributes))
    return READOUT_ODT_SKIPPED;
  return id != NULL && readout_office_styles_get (reader->styles, id).raised ? READOUT_ODT_RAISED
                                                                             : READOUT_ODT_OTHER;
}

/* Returns what the element counts as, READOUT_ODT_SKIPPED to leave it out. */
static ReadoutOdtElement
begin_inside (Reader *reader,
              ReadoutOdtElement element,
              const ReadoutXmlAttributes *attributes,
              guint8 *class)
{
  switch (element)
    {
    case READOUT_ODT_PARAGRAPH:
      return is_hidden (reader, attributes) ? READOUT_ODT_SKIPPED
                                            : begin_paragraph (reader, attributes, class);
    case READOUT_ODT_SPAN:
      return begin_span (reader, attributes);
    case READOUT_ODT_LIST:
      readout_odt_numbering_begin_list (reader->numbering, attributes);
      break;
    case READOUT_ODT_ITEM:
      readout_odt_numbering_begin_item (reader->numbering, attributes);
      break;
    case READOUT_ODT_ROW:
      readout_flow_begin_row (reader->flow);
      break;
    case READOUT_ODT_TEXT_BOX:
      readout_flow_begin_box (reader->flow);
      break;
    case READOUT_ODT_NOTE:
      readout_flow_begin_note (reader->flow);
      break;
    case READOUT_ODT_ASIDE:
      reader->n_asides++;
      break;
    case READOUT_ODT_LINE_BREAK:
      readout_flow_break_line (reader->flow);
      break;
    case READOUT_ODT_TAB:
      readout_flow_add_tab (reader->flow);
      break;
    case READOUT_ODT_SPACE:
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
  ReadoutOdtElement element = READOUT_ODT_OTHER;
  guint8 class = READOUT_OFFICE_STYLE_PLAIN;

  if (reader->skipped == 0 && reader->depth < DEPTH_MAX)
    {
      element = readout_odt_element_find (uri, name);
      element = reader->n_bodies == 0 ? begin_outside (reader, element, attributes)
                                      : begin_inside (reader, element, attributes, &class);
    }
  if (reader->skipped > 0 || reader->depth == DEPTH_MAX || element == READOUT_ODT_SKIPPED)
    {
      reader->skipped++;
      return;
    }
  reader->open[reader->depth++] = (Open){ element, class };
}

static void
note_heading (Reader *reader, ReadoutOfficeStyleClass class, const char *name)
{
  gboolean is_title = class == READOUT_OFFICE_STYLE_TITLE && reader->title == NULL;
  g_autofree char *line = NULL;

  if (reader->n_paragraphs > 0 && !is_title)
    return;
  line = readout_flow_dup_line (reader->flow);
  if (line == NULL)
    return;
  if (is_title)
    reader->title = g_steal_pointer (&line);
  else if (reader->n_paragraphs == 0 && strcmp (name, "h") == 0)
    reader->heading = g_steal_pointer (&line);
  reader->n_paragraphs++;
}

static void
end_paragraph (Reader *reader, const Open *open, const char *name)
{
  if (get_holder (reader) == NULL)
    note_heading (reader, open->aside, name);
  readout_flow_end_paragraph (reader->flow,
                              reader->n_asides > 0 || open->aside == READOUT_OFFICE_STYLE_ASIDE);
  if (open->element == READOUT_ODT_PARAGRAPH_IN_BOX)
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
    case READOUT_ODT_PARAGRAPH:
    case READOUT_ODT_PARAGRAPH_IN_BOX:
      end_paragraph (reader, &open, name);
      break;
    case READOUT_ODT_CELL:
      readout_flow_end_cell (reader->flow);
      break;
    case READOUT_ODT_ROW:
      readout_flow_end_row (reader->flow);
      break;
    case READOUT_ODT_NOTE:
    case READOUT_ODT_TEXT_BOX:
      readout_flow_end_apart (reader->flow);
      break;
    case READOUT_ODT_LIST:
      readout_odt_numbering_end_list (reader->numbering);
      break;
    case READOUT_ODT_ASIDE:
      reader->n_asides--;
      break;
    case READOUT_ODT_BODY:
      reader->n_bodies--;
      break;
    case READOUT_ODT_STYLE:
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

  if (reader->skipped > 0 || reader->n_bodies == 0 || !is_paragraph (get_holder (reader)))
    return;
  if (reader->open[reader->depth - 1].element == READOUT_ODT_RAISED)
    readout_flow_add_raised (reader->flow, text, length);
  else
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
  g_autoptr (ReadoutOdtNumbering) numbering = readout_odt_numbering_new ();
  g_auto (ReadoutOfficeMetadata) metadata = { NULL };
  g_autofree Reader *reader = g_new0 (Reader, 1);
  gboolean sound;

  reader->flow = flow;
  reader->styles = styles;
  reader->numbering = numbering;
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
