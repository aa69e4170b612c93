/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads the text in the main part of a Word document, and in those of its notes.
 */
#include "formats/readout-docx-body.h"

#include <stdlib.h>
#include <string.h>

#include "formats/readout-symbol-font.h"
#include "formats/readout-xml.h"

/* Deeper than libxml2 goes. */
#define DEPTH_MAX 1024

/* Title lines are not longer, in bytes. */
#define TITLE_MAX 2000

typedef enum
{
  OTHER,
  ALTERNATE,
  ANNOTATED_TEXT,
  BREAK,
  CELL,
  CHANGED,
  CHOICE,
  CONTENT_CONTROL,
  CONTENT_CONTROL_BODY,
  CONTENT_CONTROL_PROPERTIES,
  DELETION,
  ENDNOTE,
  ENDNOTE_REFERENCE,
  FALLBACK,
  FIELD_MARK,
  FOOTNOTE,
  FOOTNOTE_REFERENCE,
  HYPHEN,
  LINE_BREAK,
  PARAGRAPH,
  PARAGRAPH_PROPERTIES,
  PARAGRAPH_STYLE,
  PROMPT,
  ROW,
  ROW_PROPERTIES,
  RUN,
  RUN_PROPERTIES,
  RUN_STYLE,
  SYMBOL,
  TAB,
  TEXT,
  TEXT_BOX,
  VANISH,
} Element;

typedef struct
{
  const char *name;
  Element element;
} Name;

/* Sorted by name. */
static const Name word_names[] = {
  { "br", BREAK },
  { "cr", LINE_BREAK },
  { "del", DELETION },
  { "endnote", ENDNOTE },
  { "endnoteReference", ENDNOTE_REFERENCE },
  { "fldChar", FIELD_MARK },
  { "footnote", FOOTNOTE },
  { "footnoteReference", FOOTNOTE_REFERENCE },
  { "moveFrom", DELETION },
  { "noBreakHyphen", HYPHEN },
  { "p", PARAGRAPH },
  { "pPr", PARAGRAPH_PROPERTIES },
  { "pPrChange", CHANGED },
  { "pStyle", PARAGRAPH_STYLE },
  { "ptab", TAB },
  { "r", RUN },
  { "rPr", RUN_PROPERTIES },
  { "rPrChange", CHANGED },
  { "rStyle", RUN_STYLE },
  { "rt", ANNOTATED_TEXT },
  { "sdt", CONTENT_CONTROL },
  { "sdtContent", CONTENT_CONTROL_BODY },
  { "sdtPr", CONTENT_CONTROL_PROPERTIES },
  { "showingPlcHdr", PROMPT },
  { "sym", SYMBOL },
  { "t", TEXT },
  { "tab", TAB },
  { "tc", CELL },
  { "tr", ROW },
  { "trPr", ROW_PROPERTIES },
  { "trPrChange", CHANGED },
  { "txbxContent", TEXT_BOX },
  { "vanish", VANISH },
};

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
  gboolean hidden;     /* the run that is open */
  gboolean joins_next; /* its end was deleted */
} Paragraph;

typedef struct
{
  ReadoutDocxBody *body;
  const char *uri; /* the last namespace, interned by the parser, and what it is */
  enum
  {
    NAMESPACE_OTHER,
    NAMESPACE_WORD,
    NAMESPACE_MATH,
    NAMESPACE_ALTERNATIVES,
  } namespace;
  Open open[DEPTH_MAX];
  Open above; /* what the root is in */
  guint depth;
  guint skipped;      /* elements open in a part that is left out */
  GArray *paragraphs; /* of Paragraph */
  GByteArray *fields; /* for each field that is open whether its code goes on */
  guint n_codes;      /* how many of those do */
  guint n_paragraphs; /* with words in them, so far */
  gboolean in_text;
} Reader;

static int
compare_names (const void *key, const void *name)
{
  return strcmp (key, ((const Name *)name)->name);
}

static void
set_namespace (Reader *reader, const char *uri)
{
  reader->uri = uri;
  if (strstr (uri, "wordprocessingml") != NULL && g_str_has_suffix (uri, "/main"))
    reader->namespace = NAMESPACE_WORD;
  else if (g_str_has_suffix (uri, "/math"))
    reader->namespace = NAMESPACE_MATH;
  else if (strstr (uri, "markup-compatibility") != NULL)
    reader->namespace = NAMESPACE_ALTERNATIVES;
  else
    reader->namespace = NAMESPACE_OTHER;
}

static Element
find_element (Reader *reader, const char *uri, const char *name)
{
  const Name *found;

  if (uri != reader->uri)
    set_namespace (reader, uri);
  switch (reader->namespace)
    {
    case NAMESPACE_WORD:
      found =
          bsearch (name, word_names, G_N_ELEMENTS (word_names), sizeof *word_names, compare_names);
      return found != NULL ? found->element : OTHER;
    case NAMESPACE_MATH:
      return strcmp (name, "t") == 0 ? TEXT : OTHER;
    case NAMESPACE_ALTERNATIVES:
      return strcmp (name, "AlternateContent") == 0 ? ALTERNATE
             : strcmp (name, "Choice") == 0         ? CHOICE
             : strcmp (name, "Fallback") == 0       ? FALLBACK
                                                    : OTHER;
    default:
      return OTHER;
    }
}

/* The open element @up levels above the one that is being opened; OTHER above the root. */
static Open *
get_open (Reader *reader, guint up)
{
  if (reader->depth >= up)
    return &reader->open[reader->depth - up];
  reader->above = (Open){ OTHER, FALSE };
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
begin_paragraph (Reader *reader)
{
  Paragraph paragraph = { { READOUT_OFFICE_STYLE_PLAIN, FALSE }, FALSE, FALSE };

  g_array_append_val (reader->paragraphs, paragraph);
}

/* Keeps the words of the paragraph if it is a title or the heading at the top. */
static void
note_heading (Reader *reader, ReadoutOfficeStyleClass class)
{
  ReadoutDocxBody *body = reader->body;
  const char *words = readout_flow_peek (body->flow);
  char *line = NULL;

  if (class == READOUT_OFFICE_STYLE_TITLE && body->title == NULL)
    line = body->title = g_strndup (words, TITLE_MAX);
  else if (class == READOUT_OFFICE_STYLE_HEADING && reader->n_paragraphs == 1)
    line = body->heading = g_strndup (words, TITLE_MAX);
  for (char *at = line; at != NULL && *at != '\0'; at++)
    if ((guchar)*at < ' ')
      *at = ' ';
}

static void
end_paragraph (Reader *reader)
{
  Paragraph *paragraph = get_paragraph (reader);
  const char *words = readout_flow_peek (reader->body->flow);

  /* The code of a field does not go on after the paragraph, whatever is missing. */
  if (reader->n_codes > 0)
    {
      memset (reader->fields->data, FALSE, reader->fields->len);
      reader->n_codes = 0;
    }
  if (paragraph == NULL)
    return;
  if (words[strspn (words, " \t\r\n\001\002")] != '\0' && reader->paragraphs->len == 1)
    {
      reader->n_paragraphs++;
      note_heading (reader, paragraph->style.class);
    }
  if (!paragraph->joins_next)
    readout_flow_end_paragraph (reader->body->flow,
                                paragraph->style.class == READOUT_OFFICE_STYLE_ASIDE);
  g_array_set_size (reader->paragraphs, reader->paragraphs->len - 1);
}

static void
read_style (Reader *reader, Element element, const ReadoutXmlAttributes *attributes)
{
  Paragraph *paragraph = get_paragraph (reader);
  g_autofree char *id = readout_xml_attributes_dup (attributes, "val");

  if (paragraph == NULL || id == NULL)
    return;
  if (element == PARAGRAPH_STYLE)
    paragraph->style = readout_office_styles_get (reader->body->styles, id);
  else if (get_open (reader, 2)->element == RUN)
    paragraph->hidden |= readout_office_styles_get (reader->body->styles, id).hidden;
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

  if (get_open (reader, 1)->element == RUN_PROPERTIES)
    {
      if (get_open (reader, 2)->element == PARAGRAPH_PROPERTIES && paragraph != NULL)
        paragraph->joins_next = TRUE;
    }
  else if (get_open (reader, 1)->element == ROW_PROPERTIES)
    get_open (reader, 2)->flag = TRUE;
  return TRUE;
}

/* Whether the element is left out, with all that is in it. */
static gboolean
is_left_out (Reader *reader, Element element, const ReadoutXmlAttributes *attributes)
{
  Open *parent = get_open (reader, 1);

  switch (element)
    {
    case ANNOTATED_TEXT:
    case CHANGED:
      return TRUE;
    case DELETION:
      return read_deletion (reader);
    case CELL:
      return parent->element == ROW && parent->flag;
    case CHOICE:
    case FALLBACK:
      if (parent->element != ALTERNATE)
        return FALSE;
      if (parent->flag)
        return TRUE;
      parent->flag = TRUE;
      return FALSE;
    case PROMPT:
      if (parent->element == CONTENT_CONTROL_PROPERTIES && is_on (attributes))
        get_open (reader, 2)->flag = TRUE;
      return TRUE;
    case CONTENT_CONTROL_BODY:
      return parent->element == CONTENT_CONTROL && parent->flag;
    case FOOTNOTE:
      return !begin_note (reader, "footnote", attributes);
    case ENDNOTE:
      return !begin_note (reader, "endnote", attributes);
    default:
      return FALSE;
    }
}

/* What stands in a run and is shown, but is no text. */
static void
read_mark (Reader *reader, Element element, const ReadoutXmlAttributes *attributes)
{
  if (get_open (reader, 1)->element != RUN || !is_shown (reader))
    return;
  switch (element)
    {
    case BREAK:
      read_break (reader, attributes);
      break;
    case LINE_BREAK:
      readout_flow_break_line (reader->body->flow);
      break;
    case TAB:
      readout_flow_add_tab (reader->body->flow);
      break;
    case HYPHEN:
      readout_flow_add (reader->body->flow, "-", 1);
      break;
    case SYMBOL:
      read_symbol (reader, attributes);
      break;
    case FOOTNOTE_REFERENCE:
      read_note_reference (reader, "footnote", attributes);
      break;
    case ENDNOTE_REFERENCE:
      read_note_reference (reader, "endnote", attributes);
      break;
    default:
      break;
    }
}

static void
begin_element (Reader *reader, Element element, const ReadoutXmlAttributes *attributes)
{
  Paragraph *paragraph = get_paragraph (reader);

  switch (element)
    {
    case PARAGRAPH:
      begin_paragraph (reader);
      break;
    case PARAGRAPH_STYLE:
    case RUN_STYLE:
      read_style (reader, element, attributes);
      break;
    case RUN:
      if (paragraph != NULL)
        paragraph->hidden = paragraph->style.hidden;
      break;
    case VANISH:
      if (paragraph != NULL && get_open (reader, 2)->element == RUN)
        paragraph->hidden = is_on (attributes);
      break;
    case TEXT:
      reader->in_text = is_shown (reader);
      break;
    case ROW:
      readout_flow_begin_row (reader->body->flow);
      break;
    case TEXT_BOX:
      readout_flow_begin_box (reader->body->flow);
      break;
    case FIELD_MARK:
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
  Element element;

  if (reader->skipped > 0 || reader->depth == DEPTH_MAX)
    {
      reader->skipped++;
      return;
    }
  element = find_element (reader, uri, name);
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
    case PARAGRAPH:
      end_paragraph (reader);
      break;
    case TEXT:
      reader->in_text = FALSE;
      break;
    case CELL:
      readout_flow_end_cell (reader->body->flow);
      break;
    case ROW:
      readout_flow_end_row (reader->body->flow);
      break;
    case TEXT_BOX:
    case FOOTNOTE:
    case ENDNOTE:
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

  if (reader->in_text && reader->skipped == 0)
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

  reader->body = body;
  reader->paragraphs = paragraphs;
  reader->fields = fields;
  return readout_xml_read (data, length, &handler, reader, error);
}
