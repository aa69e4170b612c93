/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the groups and words of RTF do: which text is shown, and where.
 */
#include "formats/readout-rtf-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/readout-office-styles.h"
#include "formats/readout-rtf-decoder.h"
#include "formats/readout-rtf-output.h"
#include "import/readout-import.h"

/* Groups can be so deep in one another. */
#define DEPTH_MAX 2000

/* A captured name is not longer, in bytes. */
#define CAPTURE_MAX 2000

/* So many characters at most stand in for one. */
#define STAND_INS_MAX 64

/* What a group holds. */
typedef enum
{
  DESTINATION_BODY,
  DESTINATION_NOTHING, /* words that are left out, but groups in it can be read */
  DESTINATION_SKIPPED, /* groups in it are left out too */
  DESTINATION_FONTS,
  DESTINATION_STYLES,
  DESTINATION_LIST_TEXT,
  DESTINATION_TITLE,
  DESTINATION_AUTHOR,
  DESTINATION_CREATED,
  DESTINATION_MODIFIED,
} Destination;

typedef struct
{
  Destination destination;
  Destination outer; /* where the Unicode half of a pair goes */
  int font;
  guint n_stand_ins; /* characters that stand in for one of \u */
  gboolean hidden;
  gboolean deleted;
  gboolean raised;
  gboolean is_apart; /* a text box or a note ends with it, and this is what is around that */
  ReadoutRtfPlace place;
} Group;

struct _ReadoutRtfReader
{
  ReadoutFlow *flow;
  ReadoutRtfOutput *output;
  ReadoutOfficeMetadata *metadata;
  ReadoutRtfDecoder *decoder;
  ReadoutOfficeStyles *styles;
  GArray *groups;   /* of Group, the innermost last */
  GString *bytes;   /* text that is not decoded yet */
  GString *text;    /* scratch */
  GString *capture; /* the name or the value that is being read */
  int default_font;
  int defined; /* the font or the style that is being defined */
  int date[3]; /* year, month, day */
};

typedef ReadoutRtfReader Reader;

static Group *
get_group (Reader *reader)
{
  return &g_array_index (reader->groups, Group, reader->groups->len - 1);
}

static void
add_text (Reader *reader, const char *text, gsize length)
{
  const Group *group = get_group (reader);

  switch (group->destination)
    {
    case DESTINATION_BODY:
      if (group->hidden || group->deleted)
        break;
      readout_rtf_output_add (reader->output, text, length, group->raised);
      break;
    case DESTINATION_FONTS:
    case DESTINATION_STYLES:
    case DESTINATION_LIST_TEXT:
    case DESTINATION_TITLE:
    case DESTINATION_AUTHOR:
      if (reader->capture->len + length <= CAPTURE_MAX)
        g_string_append_len (reader->capture, text, length);
      break;
    default:
      break;
    }
}

/* A font or a style has its name up to a semicolon. */
static void
define_names (Reader *reader, Destination destination)
{
  char *semicolon;

  while ((semicolon = strchr (reader->capture->str, ';')) != NULL)
    {
      g_autofree char *name = g_strndup (reader->capture->str, semicolon - reader->capture->str);

      g_strstrip (name);
      if (destination == DESTINATION_FONTS)
        readout_rtf_decoder_set_font_name (reader->decoder, reader->defined, name);
      else
        {
          g_autofree char *id = g_strdup_printf ("%d", reader->defined);

          readout_office_styles_add (reader->styles, id, name, NULL, FALSE);
        }
      g_string_erase (reader->capture, 0, semicolon + 1 - reader->capture->str);
    }
}

/* Decodes the bytes that were read, before anything changes what they mean. */
static void
flush (Reader *reader)
{
  const Group *group = get_group (reader);

  if (reader->bytes->len == 0)
    return;
  g_string_truncate (reader->text, 0);
  readout_rtf_decoder_convert (reader->decoder, group->font, reader->bytes->str, reader->bytes->len,
                               reader->text);
  g_string_truncate (reader->bytes, 0);
  add_text (reader, reader->text->str, reader->text->len);
  if (group->destination == DESTINATION_FONTS || group->destination == DESTINATION_STYLES)
    define_names (reader, group->destination);
}

static void
add_character (Reader *reader, gunichar character)
{
  char bytes[6];

  flush (reader);
  if (character != 0 && g_unichar_validate (character))
    add_text (reader, bytes, g_unichar_to_utf8 (character, bytes));
}

static void
begin_apart (Reader *reader, gboolean is_note)
{
  Group *group = get_group (reader);

  if (group->destination == DESTINATION_SKIPPED || group->is_apart)
    return;
  group->destination = DESTINATION_BODY;
  group->is_apart = TRUE;
  readout_rtf_output_begin_apart (reader->output, is_note, &group->place);
}

static void
set_value (Reader *reader, char **place)
{
  g_strstrip (reader->capture->str);
  if (*place == NULL && *reader->capture->str != '\0')
    *place = g_strdup (reader->capture->str);
  g_string_truncate (reader->capture, 0);
}

/* What stands before the item of a list: its number, which is read, or a bullet. */
static void
add_list_text (Reader *reader)
{
  const Group *group = get_group (reader);
  gsize length;
  gboolean is_number = FALSE;

  g_strstrip (reader->capture->str);
  length = strlen (reader->capture->str);
  for (gsize i = 0; i < length; i++)
    is_number |= g_ascii_isdigit (reader->capture->str[i]) ||
                 (length > 1 && g_ascii_isalpha (reader->capture->str[i]));
  if (is_number && group->destination == DESTINATION_BODY && !group->hidden && !group->deleted)
    readout_rtf_output_add_label (reader->output, reader->capture->str);
  g_string_truncate (reader->capture, 0);
}

static void
set_date (Reader *reader, char **place)
{
  const int *date = reader->date;

  if (*place == NULL && date[0] > 0)
    *place = g_strdup_printf ("%04d-%02d-%02d", date[0], date[1], date[2]);
}

static void
set_destination (Reader *reader, Destination destination)
{
  Group *group = get_group (reader);

  if (group->destination == DESTINATION_SKIPPED)
    return;
  group->outer = group->destination;
  group->destination = destination;
  g_string_truncate (reader->capture, 0);
  memset (reader->date, 0, sizeof reader->date);
}

/* The words that begin a destination. */
static void
read_destination (Reader *reader, ReadoutRtfWord word)
{
  Group *group = get_group (reader);

  switch (word)
    {
    case READOUT_RTF_FONT_TABLE:
      set_destination (reader, DESTINATION_FONTS);
      break;
    case READOUT_RTF_STYLE_SHEET:
      set_destination (reader, DESTINATION_STYLES);
      break;
    case READOUT_RTF_INFO:
    case READOUT_RTF_SHAPE:
    case READOUT_RTF_UNICODE_PAIR:
      set_destination (reader, DESTINATION_NOTHING);
      break;
    case READOUT_RTF_LIST_TEXT:
      set_destination (reader, DESTINATION_LIST_TEXT);
      break;
    case READOUT_RTF_TITLE:
      set_destination (reader, DESTINATION_TITLE);
      break;
    case READOUT_RTF_AUTHOR:
      set_destination (reader, DESTINATION_AUTHOR);
      break;
    case READOUT_RTF_CREATED:
      set_destination (reader, DESTINATION_CREATED);
      break;
    case READOUT_RTF_MODIFIED:
      set_destination (reader, DESTINATION_MODIFIED);
      break;
    case READOUT_RTF_UNICODE_DESTINATION:
      if (group->destination == DESTINATION_NOTHING)
        group->destination = group->outer;
      break;
    case READOUT_RTF_NOTE:
    case READOUT_RTF_TEXT_BOX:
      begin_apart (reader, word == READOUT_RTF_NOTE);
      break;
    case READOUT_RTF_SKIPPED:
      set_destination (reader, DESTINATION_SKIPPED);
      break;
    default:
      break;
    }
}

/* The words that tell what bytes mean. */
static void
read_encoding (Reader *reader, ReadoutRtfWord word, int value)
{
  Group *group = get_group (reader);

  switch (word)
    {
    case READOUT_RTF_ANSI_CODE_PAGE:
      if (value > 0)
        readout_rtf_decoder_set_code_page (reader->decoder, value);
      break;
    case READOUT_RTF_MACINTOSH:
      readout_rtf_decoder_set_code_page (reader->decoder, 10000);
      break;
    case READOUT_RTF_PC:
      readout_rtf_decoder_set_code_page (reader->decoder, 437);
      break;
    case READOUT_RTF_PCA:
      readout_rtf_decoder_set_code_page (reader->decoder, 850);
      break;
    case READOUT_RTF_DEFAULT_FONT:
      reader->default_font = group->font = value;
      break;
    case READOUT_RTF_FONT:
      if (group->destination == DESTINATION_FONTS)
        reader->defined = value;
      else
        group->font = value;
      break;
    case READOUT_RTF_FONT_CHARSET:
      if (group->destination == DESTINATION_FONTS)
        readout_rtf_decoder_set_font_charset (reader->decoder, reader->defined, value);
      break;
    case READOUT_RTF_FONT_CODE_PAGE:
      if (group->destination == DESTINATION_FONTS && value > 0)
        readout_rtf_decoder_set_font_code_page (reader->decoder, reader->defined, value);
      break;
    default:
      break;
    }
}

static void
read_style (Reader *reader, ReadoutRtfWord word, int value)
{
  g_autofree char *id = g_strdup_printf ("%d", reader->defined);
  g_autofree char *base = g_strdup_printf ("%d", value);

  if (get_group (reader)->destination != DESTINATION_STYLES)
    {
      if (word == READOUT_RTF_STYLE)
        readout_rtf_output_get_paragraph (reader->output)->style = value;
    }
  else if (word == READOUT_RTF_STYLE)
    reader->defined = value;
  else if (value != reader->defined)
    readout_office_styles_add (reader->styles, id, NULL, base, FALSE);
}

/* What stands in the text. */
static void
read_mark (Reader *reader, ReadoutRtfWord word)
{
  const Group *group = get_group (reader);
  gboolean shown = !group->hidden && !group->deleted;

  if (group->destination != DESTINATION_BODY)
    return;
  if (word == READOUT_RTF_PARAGRAPH && shown)
    readout_rtf_output_end_paragraph (reader->output);
  else if (word == READOUT_RTF_LINE_BREAK && shown)
    readout_flow_break_line (reader->flow);
  else if (word == READOUT_RTF_TAB && shown)
    readout_flow_add_tab (reader->flow);
  else if (word == READOUT_RTF_CELL || word == READOUT_RTF_NESTED_CELL)
    readout_rtf_output_end_cell (reader->output, word == READOUT_RTF_NESTED_CELL);
  else if (word == READOUT_RTF_ROW || word == READOUT_RTF_NESTED_ROW)
    readout_rtf_output_end_row (reader->output, word == READOUT_RTF_NESTED_ROW);
}

static gunichar
get_character (ReadoutRtfWord word)
{
  switch (word)
    {
    case READOUT_RTF_BULLET:
      return 0x2022;
    case READOUT_RTF_EM_DASH:
      return 0x2014;
    case READOUT_RTF_EN_DASH:
      return 0x2013;
    case READOUT_RTF_LEFT_QUOTE:
      return 0x2018;
    case READOUT_RTF_RIGHT_QUOTE:
      return 0x2019;
    case READOUT_RTF_LEFT_DOUBLE_QUOTE:
      return 0x201C;
    case READOUT_RTF_RIGHT_DOUBLE_QUOTE:
      return 0x201D;
    case READOUT_RTF_SPACE:
      return ' ';
    case READOUT_RTF_ZERO_WIDTH_JOINER:
      return 0x200D;
    case READOUT_RTF_ZERO_WIDTH_NON_JOINER:
      return 0x200C;
    default:
      return 0;
    }
}

/* The words that turn something on, or off with a 0. */
static void
read_property (Reader *reader, ReadoutRtfWord word, gboolean on, int value)
{
  Group *group = get_group (reader);
  ReadoutRtfParagraph *paragraph = readout_rtf_output_get_paragraph (reader->output);

  switch (word)
    {
    case READOUT_RTF_HIDDEN:
      group->hidden = on;
      break;
    case READOUT_RTF_DELETED:
      group->deleted = on;
      break;
    case READOUT_RTF_RAISED:
      group->raised = on;
      break;
    case READOUT_RTF_NOT_RAISED:
      group->raised = FALSE;
      break;
    case READOUT_RTF_PLAIN_CHARACTERS:
      group->hidden = group->deleted = group->raised = FALSE;
      group->font = reader->default_font;
      break;
    case READOUT_RTF_PLAIN_PARAGRAPH:
      *paragraph = (ReadoutRtfParagraph){ 0, 0 };
      break;
    case READOUT_RTF_IN_TABLE:
      paragraph->level = on ? MAX (paragraph->level, 1) : 0;
      break;
    case READOUT_RTF_TABLE_LEVEL:
      paragraph->level = CLAMP (value, 0, READOUT_RTF_LEVEL_MAX);
      break;
    case READOUT_RTF_UNICODE_SKIP:
      group->n_stand_ins = CLAMP (value, 0, STAND_INS_MAX);
      break;
    case READOUT_RTF_YEAR:
      reader->date[0] = value;
      break;
    case READOUT_RTF_MONTH:
      reader->date[1] = value;
      break;
    case READOUT_RTF_DAY:
      reader->date[2] = value;
      break;
    default:
      break;
    }
}

ReadoutRtfReader *
readout_rtf_reader_new (ReadoutFlow *flow, ReadoutOfficeMetadata *metadata)
{
  Reader *reader = g_new0 (Reader, 1);
  Group group = { .n_stand_ins = 1 };

  reader->flow = flow;
  reader->metadata = metadata;
  reader->decoder = readout_rtf_decoder_new ();
  reader->styles = readout_office_styles_new ();
  reader->output = readout_rtf_output_new (flow, reader->styles);
  reader->groups = g_array_new (FALSE, FALSE, sizeof (Group));
  reader->bytes = g_string_new (NULL);
  reader->text = g_string_new (NULL);
  reader->capture = g_string_new (NULL);
  g_array_append_val (reader->groups, group);
  return reader;
}

void
readout_rtf_reader_free (ReadoutRtfReader *reader)
{
  if (reader == NULL)
    return;
  readout_rtf_decoder_free (reader->decoder);
  readout_office_styles_free (reader->styles);
  g_array_unref (reader->groups);
  g_string_free (reader->bytes, TRUE);
  g_string_free (reader->text, TRUE);
  g_string_free (reader->capture, TRUE);
  readout_rtf_output_free (reader->output);
  g_free (reader);
}

gboolean
readout_rtf_reader_begin_group (ReadoutRtfReader *reader, GError **error)
{
  Group group = *get_group (reader);

  if (reader->groups->len >= DEPTH_MAX)
    {
      g_set_error_literal (error, READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_DAMAGED,
                           _("It is damaged: its parts are nested too deeply"));
      return FALSE;
    }
  flush (reader);
  group.is_apart = FALSE;
  if (group.destination == DESTINATION_STYLES)
    reader->defined = 0;
  g_array_append_val (reader->groups, group);
  return TRUE;
}

void
readout_rtf_reader_end_group (ReadoutRtfReader *reader)
{
  Group group;
  Destination outer;

  flush (reader);
  if (reader->groups->len == 1)
    return;
  group = *get_group (reader);
  g_array_set_size (reader->groups, reader->groups->len - 1);
  outer = get_group (reader)->destination;
  if (group.is_apart)
    readout_rtf_output_end_apart (reader->output, &group.place);
  if (group.destination == outer)
    return;
  if (group.destination == DESTINATION_LIST_TEXT)
    add_list_text (reader);
  else if (group.destination == DESTINATION_TITLE)
    set_value (reader, &reader->metadata->title);
  else if (group.destination == DESTINATION_AUTHOR)
    set_value (reader, &reader->metadata->author);
  else if (group.destination == DESTINATION_CREATED)
    set_date (reader, &reader->metadata->created);
  else if (group.destination == DESTINATION_MODIFIED)
    set_date (reader, &reader->metadata->modified);
}

void
readout_rtf_reader_add_bytes (ReadoutRtfReader *reader, const char *bytes, gsize length)
{
  if (get_group (reader)->destination != DESTINATION_SKIPPED)
    g_string_append_len (reader->bytes, bytes, length);
}

void
readout_rtf_reader_add_character (ReadoutRtfReader *reader, gunichar character)
{
  flush (reader);
  add_character (reader,
                 readout_rtf_decoder_map (reader->decoder, get_group (reader)->font, character));
}

void
readout_rtf_reader_read_word (ReadoutRtfReader *reader,
                              ReadoutRtfWord word,
                              gboolean starred,
                              const int *value)
{
  int number = value != NULL ? *value : 0;

  flush (reader);
  if (word == READOUT_RTF_UNKNOWN)
    {
      if (starred)
        set_destination (reader, DESTINATION_SKIPPED);
      return;
    }
  add_character (reader, get_character (word));
  read_destination (reader, word);
  read_encoding (reader, word, number);
  if (word == READOUT_RTF_STYLE || word == READOUT_RTF_STYLE_BASE)
    read_style (reader, word, number);
  read_mark (reader, word);
  read_property (reader, word, value == NULL || number != 0, number);
}

guint
readout_rtf_reader_get_n_stand_ins (ReadoutRtfReader *reader)
{
  return get_group (reader)->n_stand_ins;
}

guint
readout_rtf_reader_get_depth (ReadoutRtfReader *reader)
{
  return reader->groups->len - 1;
}

const char *
readout_rtf_reader_finish (ReadoutRtfReader *reader)
{
  flush (reader);
  readout_flow_finish (reader->flow);
  return readout_rtf_output_get_title (reader->output);
}
