/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads the text in the main part of a Word document, and in those of its notes.
 */
#include "formats/readout-docx-body.h"

#include <string.h>

#include "formats/readout-docx-element.h"
#include "formats/readout-symbol-font.h"
#include "formats/readout-xml.h"

/* Deeper than libxml2 goes. */
#define DEPTH_MAX 1024

/* An element that is open. */
typedef struct
{
  guint8 element;
  guint8 flag; /* of an alternative: one was taken; of a content control: it shows a prompt; of a
                  row: it was deleted */
} Open;

/* A paragraph that is open: they are inside of one another where there are text boxes. */
typedef struct
{
  ReadoutOfficeStyle style;
  char *style_id;
  char *list; /* that it is an item of, or %NULL for that of its style */
  int list_level;
  char *label;          /* what stands before its words, until it has some; %NULL for nothing */
  gboolean is_labelled; /* it has been put before them */
  gboolean hidden;      /* the run that is open */
  gboolean raised;      /* the same */
  gboolean joins_next;  /* its end was deleted */
} Paragraph;

typedef struct
{
  ReadoutDocxBody *body;
  ReadoutDocxNamespace namespace;
  Open open[DEPTH_MAX];
  Open above; /* what the root is in */
  guint depth;
  guint skipped;      /* elements open in a part that is left out */
  GArray *paragraphs; /* of Paragraph */
  GByteArray *fields; /* for each field that is open whether its code goes on */
  guint n_codes;      /* how many of those do */
  guint n_paragraphs; /* with words in them; counted until the first */
  gboolean in_text;
} Reader;

/* The open element @up levels above the one that is being opened; READOUT_DOCX_OTHER above the
 * root. */
static Open *
get_open (Reader *reader, guint up)
{
  if (reader->depth >= up)
    return &reader->open[reader->depth - up];
  reader->above = (Open){ READOUT_DOCX_OTHER, FALSE };
  return &reader->above;
}

static Paragraph *
get_paragraph (Reader *reader)
{
  return reader->paragraphs->len > 0
             ? &g_array_index (reader->paragraphs, Paragraph, reader->paragraphs->len - 1)
             : NULL;
}

/* Whether what stands here is shown. */
static gboolean
is_shown (Reader *reader)
{
  const Paragraph *paragraph = get_paragraph (reader);

  return reader->n_codes == 0 && (paragraph == NULL || !paragraph->hidden);
}

static gboolean
is_on (const ReadoutXmlAttributes *attributes)
{
  return !readout_xml_attributes_has (attributes, "val", "0") &&
         !readout_xml_attributes_has (attributes, "val", "false") &&
         !readout_xml_attributes_has (attributes, "val", "off");
}

static void
clear_paragraph (gpointer data)
{
  Paragraph *paragraph = data;

  g_free (paragraph->style_id);
  g_free (paragraph->list);
  g_free (paragraph->label);
}

static void
begin_paragraph (Reader *reader)
{
  Paragraph paragraph = { .list_level = -1 };

  g_array_append_val (reader->paragraphs, paragraph);
}

/* Keeps the words of the paragraph if it is a title or the heading at the top. */
static void
note_heading (Reader *reader, ReadoutOfficeStyleClass class)
{
  ReadoutDocxBody *body = reader->body;
  gboolean is_title = class == READOUT_OFFICE_STYLE_TITLE && body->title == NULL;
  gboolean is_heading = class == READOUT_OFFICE_STYLE_HEADING && reader->n_paragraphs == 0;
  g_autofree char *line = NULL;

  if (reader->n_paragraphs > 0 && !is_title)
    return;
  line = readout_flow_dup_line (body->flow);
  if (line == NULL)
    return;
  reader->n_paragraphs++;
  if (is_title)
    body->title = g_steal_pointer (&line);
  else if (is_heading)
    body->heading = g_steal_pointer (&line);
}

static void
end_paragraph (Reader *reader)
{
  Paragraph *paragraph = get_paragraph (reader);

  /* The code of a field does not go on after the paragraph, whatever is missing. */
  if (reader->n_codes > 0)
    {
      memset (reader->fields->data, FALSE, reader->fields->len);
      reader->n_codes = 0;
    }
  if (paragraph == NULL)
    return;
  if (reader->paragraphs->len == 1)
    note_heading (reader, paragraph->style.class);
  if (!paragraph->joins_next)
    readout_flow_end_paragraph (reader->body->flow,
                                paragraph->style.class == READOUT_OFFICE_STYLE_ASIDE);
  g_array_set_size (reader->paragraphs, reader->paragraphs->len - 1);
}

static void
read_style (Reader *reader, ReadoutDocxElement element, const ReadoutXmlAttributes *attributes)
{
  Paragraph *paragraph = get_paragraph (reader);
  g_autofree char *id = readout_xml_attributes_dup (attributes, "val");

  if (paragraph == NULL || id == NULL)
    return;
  if (element == READOUT_DOCX_PARAGRAPH_STYLE)
    {
      paragraph->style = readout_office_styles_get (reader->body->styles, id);
      g_free (paragraph->style_id);
      paragraph->style_id = g_steal_pointer (&id);
    }
  else if (get_open (reader, 2)->element == READOUT_DOCX_RUN)
    paragraph->hidden |= readout_office_styles_get (reader->body->styles, id).hidden;
}

static void
read_list (Reader *reader, ReadoutDocxElement element, const ReadoutXmlAttributes *attributes)
{
  Paragraph *paragraph = get_paragraph (reader);
  char *value = readout_xml_attributes_dup (attributes, "val");

  if (paragraph == NULL || value == NULL ||
      get_open (reader, 2)->element != READOUT_DOCX_PARAGRAPH_PROPERTIES)
    {
      g_free (value);
      return;
    }
  if (element == READOUT_DOCX_LIST)
    {
      g_free (paragraph->list);
      paragraph->list = value;
      return;
    }
  paragraph->list_level = g_ascii_isdigit (*value) ? *value - '0' : -1;
  g_free (value);
}

/* Counts the paragraph, when all is known about it. */
static void
end_properties (Reader *reader)
{
  Paragraph *paragraph = get_paragraph (reader);
  const char *list;
  int level;

  if (paragraph == NULL || paragraph->label != NULL || paragraph->is_labelled)
    return;
  list = paragraph->list != NULL ? paragraph->list : paragraph->style.list;
  level = paragraph->list_level >= 0 ? paragraph->list_level : paragraph->style.list_level;
  if (list != NULL)
    paragraph->label =
        readout_docx_numbering_next (reader->body->numbering, list, level, paragraph->style_id);
}

/* Puts the number of the paragraph before its first words. */
static void
begin_words (Reader *reader)
{
  Paragraph *paragraph = get_paragraph (reader);

  if (paragraph == NULL || paragraph->label == NULL)
    return;
  readout_flow_add_label (reader->body->flow, paragraph->label);
  paragraph->is_labelled = TRUE;
  g_clear_pointer (&paragraph->label, g_free);
}

static void
read_field_mark (Reader *reader, const ReadoutXmlAttributes *attributes)
{
  GByteArray *fields = reader->fields;
  guint8 code = TRUE;

  if (readout_xml_attributes_has (attributes, "fldCharType", "begin"))
    {
      g_byte_array_append (fields, &code, 1);
      reader->n_codes++;
    }
  else if (fields->len > 0)
    {
      reader->n_codes -= fields->data[fields->len - 1];
      fields->data[fields->len - 1] = FALSE;
      if (readout_xml_attributes_has (attributes, "fldCharType", "end"))
        g_byte_array_set_size (fields, fields->len - 1);
    }
}

static void
read_break (Reader *reader, const ReadoutXmlAttributes *attributes)
{
  if (readout_xml_attributes_has (attributes, "type", "page") ||
      readout_xml_attributes_has (attributes, "type", "column"))
    readout_flow_end_paragraph (reader->body->flow, FALSE);
  else
    readout_flow_break_line (reader->body->flow);
}

static void
read_symbol (Reader *reader, const ReadoutXmlAttributes *attributes)
{
  g_autofree char *font = readout_xml_attributes_dup (attributes, "font");
  g_autofree char *code = readout_xml_attributes_dup (attributes, "char");
  guint value = code != NULL ? g_ascii_strtoull (code, NULL, 16) : 0;

  if (value >= 0xF000 || readout_symbol_font_is_one (font))
    value = readout_symbol_font_map (font, value);
  readout_flow_add_character (reader->body->flow, value);
}

static void
read_note_reference (Reader *reader, const char *kind, const ReadoutXmlAttributes *attributes)
{
  g_autofree char *id = readout_xml_attributes_dup (attributes, "id");

  if (id != NULL)
    g_hash_table_add (reader->body->notes, g_strconcat (kind, " ", id, NULL));
}

/* Whether the note is one that the text refers to. */
static gboolean
begin_note (Reader *reader, const char *kind, const ReadoutXmlAttributes *attributes)
{
  g_autofree char *id = readout_xml_attributes_dup (attributes, "id");
  g_autofree char *name = g_strconcat (kind, " ", id != NULL ? id : "", NULL);

  if (!g_hash_table_contains (reader->body->notes, name))
    return FALSE;
  readout_flow_begin_note (reader->body->flow);
  return TRUE;
}

/* What a deletion is depends on where it stands: the words in it, the end of the paragraph, a row.
 * Returns whether what is in it is left out. */
static gboolean
read_deletion (Reader *reader)
{
  Paragraph *paragraph = get_paragraph (reader);

  if (get_open (reader, 1)->element == READOUT_DOCX_RUN_PROPERTIES)
    {
      if (get_open (reader, 2)->element == READOUT_DOCX_PARAGRAPH_PROPERTIES && paragraph != NULL)
        paragraph->joins_next = TRUE;
    }
  else if (get_open (reader, 1)->element == READOUT_DOCX_ROW_PROPERTIES)
    get_open (reader, 2)->flag = TRUE;
  return TRUE;
}

/* Whether the element is left out, with all that is in it. */
static gboolean
is_left_out (Reader *reader, ReadoutDocxElement element, const ReadoutXmlAttributes *attributes)
{
  Open *parent = get_open (reader, 1);

  switch (element)
    {
    case READOUT_DOCX_ANNOTATED_TEXT:
    case READOUT_DOCX_CHANGED:
      return TRUE;
    case READOUT_DOCX_DELETION:
      return read_deletion (reader);
    case READOUT_DOCX_CELL:
      return parent->element == READOUT_DOCX_ROW && parent->flag;
    case READOUT_DOCX_CHOICE:
    case READOUT_DOCX_FALLBACK:
      if (parent->element != READOUT_DOCX_ALTERNATE)
        return FALSE;
      if (parent->flag)
        return TRUE;
      parent->flag = TRUE;
      return FALSE;
    case READOUT_DOCX_PROMPT:
      if (parent->element == READOUT_DOCX_CONTENT_CONTROL_PROPERTIES && is_on (attributes))
        get_open (reader, 2)->flag = TRUE;
      return TRUE;
    case READOUT_DOCX_CONTENT_CONTROL_BODY:
      return parent->element == READOUT_DOCX_CONTENT_CONTROL && parent->flag;
    case READOUT_DOCX_FOOTNOTE:
      return !begin_note (reader, "footnote", attributes);
    case READOUT_DOCX_ENDNOTE:
      return !begin_note (reader, "endnote", attributes);
    default:
      return FALSE;
    }
}

/* What stands in a run and is shown, but is no text. */
static void
read_mark (Reader *reader, ReadoutDocxElement element, const ReadoutXmlAttributes *attributes)
{
  if (get_open (reader, 1)->element != READOUT_DOCX_RUN || !is_shown (reader))
    return;
  switch (element)
    {
    case READOUT_DOCX_BREAK:
      read_break (reader, attributes);
      break;
    case READOUT_DOCX_LINE_BREAK:
      readout_flow_break_line (reader->body->flow);
      break;
    case READOUT_DOCX_TAB:
      readout_flow_add_tab (reader->body->flow);
      break;
    case READOUT_DOCX_HYPHEN:
      begin_words (reader);
      readout_flow_add (reader->body->flow, "-", 1);
      break;
    case READOUT_DOCX_SYMBOL:
      begin_words (reader);
      read_symbol (reader, attributes);
      break;
    case READOUT_DOCX_FOOTNOTE_REFERENCE:
      read_note_reference (reader, "footnote", attributes);
      break;
    case READOUT_DOCX_ENDNOTE_REFERENCE:
      read_note_reference (reader, "endnote", attributes);
      break;
    default:
      break;
    }
}

static void
begin_element (Reader *reader, ReadoutDocxElement element, const ReadoutXmlAttributes *attributes)
{
  Paragraph *paragraph = get_paragraph (reader);

  switch (element)
    {
    case READOUT_DOCX_PARAGRAPH:
      begin_paragraph (reader);
      break;
    case READOUT_DOCX_PARAGRAPH_STYLE:
    case READOUT_DOCX_RUN_STYLE:
      read_style (reader, element, attributes);
      break;
    case READOUT_DOCX_LIST:
    case READOUT_DOCX_LIST_LEVEL:
      read_list (reader, element, attributes);
      break;
    case READOUT_DOCX_RUN:
      if (paragraph != NULL)
        {
          paragraph->hidden = paragraph->style.hidden;
          paragraph->raised = FALSE;
        }
      break;
    case READOUT_DOCX_SCRIPT:
      if (paragraph != NULL && get_open (reader, 2)->element == READOUT_DOCX_RUN)
        paragraph->raised = readout_xml_attributes_has (attributes, "val", "superscript");
      break;
    case READOUT_DOCX_VANISH:
      if (paragraph != NULL && get_open (reader, 2)->element == READOUT_DOCX_RUN)
        paragraph->hidden = is_on (attributes);
      break;
    case READOUT_DOCX_TEXT:
      reader->in_text = is_shown (reader);
      break;
    case READOUT_DOCX_ROW:
      readout_flow_begin_row (reader->body->flow);
      break;
    case READOUT_DOCX_TEXT_BOX:
      readout_flow_begin_box (reader->body->flow);
      break;
    case READOUT_DOCX_FIELD_MARK:
      read_field_mark (reader, attributes);
      break;
    default:
      read_mark (reader, element, attributes);
    }
}

static void
start_cb (gpointer user_data,
          const char *uri,
          const char *name,
          const ReadoutXmlAttributes *attributes)
{
  Reader *reader = user_data;
  ReadoutDocxElement element;

  if (reader->skipped > 0 || reader->depth == DEPTH_MAX)
    {
      reader->skipped++;
      return;
    }
  element = readout_docx_element_find (&reader->namespace, uri, name);
  if (is_left_out (reader, element, attributes))
    {
      reader->skipped = 1;
      return;
    }
  begin_element (reader, element, attributes);
  reader->open[reader->depth++] = (Open){ element, FALSE };
}

static void
end_cb (gpointer user_data, const char *uri, const char *name)
{
  Reader *reader = user_data;

  if (reader->skipped > 0)
    {
      reader->skipped--;
      return;
    }
  switch (reader->open[--reader->depth].element)
    {
    case READOUT_DOCX_PARAGRAPH:
      end_paragraph (reader);
      break;
    case READOUT_DOCX_PARAGRAPH_PROPERTIES:
      end_properties (reader);
      break;
    case READOUT_DOCX_TEXT:
      reader->in_text = FALSE;
      break;
    case READOUT_DOCX_CELL:
      readout_flow_end_cell (reader->body->flow);
      break;
    case READOUT_DOCX_ROW:
      readout_flow_end_row (reader->body->flow);
      break;
    case READOUT_DOCX_TEXT_BOX:
    case READOUT_DOCX_FOOTNOTE:
    case READOUT_DOCX_ENDNOTE:
      readout_flow_end_apart (reader->body->flow);
      break;
    default:
      break;
    }
}

static void
text_cb (gpointer user_data, const char *text, gsize length)
{
  Reader *reader = user_data;
  const Paragraph *paragraph;

  if (!reader->in_text || reader->skipped > 0)
    return;
  begin_words (reader);
  paragraph = get_paragraph (reader);
  if (paragraph != NULL && paragraph->raised)
    readout_flow_add_raised (reader->body->flow, text, length);
  else
    readout_flow_add (reader->body->flow, text, length);
}

gboolean
readout_docx_body_read (ReadoutDocxBody *body, GBytes *bytes, GError **error)
{
  static const ReadoutXmlHandler handler = { start_cb, end_cb, text_cb };
  g_autofree Reader *reader = g_new0 (Reader, 1);
  g_autoptr (GArray) paragraphs = g_array_new (FALSE, FALSE, sizeof (Paragraph));
  g_autoptr (GByteArray) fields = g_byte_array_new ();
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  g_array_set_clear_func (paragraphs, clear_paragraph);
  reader->body = body;
  reader->paragraphs = paragraphs;
  reader->fields = fields;
  return readout_xml_read (data, length, &handler, reader, error);
}
