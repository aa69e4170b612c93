/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads mails.
 */
#include "formats/readout-mail-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/readout-formats.h"
#include "formats/readout-html-format.h"
#include "formats/readout-mail-parts.h"
#include "formats/readout-mail-text.h"
#include "formats/readout-metadata.h"
#include "import/readout-import-words.h"

/* How far into a document its first header is looked for, in bytes. */
#define LOOK_AHEAD 16384

/* The mails in a file; a mailbox with more is too large. */
#define MAILS_MAX 50000

typedef enum
{
  HEADER_OF_TRANSPORT = 1 << 0, /* only a mail has it */
  HEADER_OF_LETTER = 1 << 1,    /* a report may have it as well */
} HeaderKind;

/* What a line of a header says about what it is a header of; 0 for one that says nothing, -1 for a
 * line that is none. */
static int
classify_header (const char *line, gsize length)
{
  static const char *const transport[] = {
    "received",       "message-id",   "mime-version",
    "return-path",    "delivered-to", "x-mailer",
    "dkim-signature", "reply-to",     "content-transfer-encoding"
  };
  static const char *const letter[] = { "from", "to", "subject", "date", "cc", "sender" };
  gsize n = 0;

  while (n < length && g_ascii_isgraph (line[n]) && line[n] != ':')
    n++;
  if (n == 0 || n == length || line[n] != ':')
    return -1;
  for (guint i = 0; i < G_N_ELEMENTS (transport); i++)
    if (strlen (transport[i]) == n && g_ascii_strncasecmp (line, transport[i], n) == 0)
      return HEADER_OF_TRANSPORT;
  for (guint i = 0; i < G_N_ELEMENTS (letter); i++)
    if (strlen (letter[i]) == n && g_ascii_strncasecmp (line, letter[i], n) == 0)
      return HEADER_OF_LETTER;
  return 0;
}

/* The kinds of lines of the header that begins at @at. */
static guint
scan_header (const char *at, const char *end)
{
  guint kinds = 0;

  while (at < end && *at != '\n' && *at != '\r')
    {
      const char *line_break = memchr (at, '\n', end - at);
      gsize length = (line_break != NULL ? line_break : end) - at;

      if (*at != ' ' && *at != '\t')
        {
          int kind = classify_header (at, length);

          if (kind < 0)
            return 0;
          kinds |= kind;
        }
      if (line_break == NULL)
        break;
      at = line_break + 1;
    }
  return kinds;
}

gboolean
readout_mail_sniff (const ReadoutDocument *document)
{
  static const char *const endings[] = { ".eml", NULL };
  const char *end = document->data + MIN (document->length, LOOK_AHEAD);
  guint kinds = scan_header (document->data, end);

  return kinds == (HEADER_OF_TRANSPORT | HEADER_OF_LETTER) ||
         (kinds != 0 && readout_document_has_ending (document, endings));
}

gboolean
readout_mbox_sniff (const ReadoutDocument *document)
{
  const char *end = document->data + MIN (document->length, LOOK_AHEAD);
  const char *line_break;

  if (document->length < 5 || strncmp (document->data, "From ", 5) != 0)
    return FALSE;
  line_break = memchr (document->data, '\n', end - document->data);
  return line_break != NULL && scan_header (line_break + 1, end) != 0;
}

/* The senders by name, or by address. */
static char *
dup_author (GMimeMessage *message)
{
  InternetAddressList *list = g_mime_message_get_from (message);
  GString *author = g_string_new (NULL);

  for (int i = 0; list != NULL && i < MIN (internet_address_list_length (list), 10); i++)
    {
      InternetAddress *address = internet_address_list_get_address (list, i);
      const char *name = internet_address_get_name (address);

      if ((name == NULL || *name == '\0') && INTERNET_ADDRESS_IS_MAILBOX (address))
        name = internet_address_mailbox_get_addr (INTERNET_ADDRESS_MAILBOX (address));
      if (name != NULL && *name != '\0')
        g_string_append_printf (author, "%s%s", author->len > 0 ? ", " : "", name);
    }
  return g_string_free (author, FALSE);
}

/* The outlet that a sender's name or the domain of an address stands for. */
static const char *
find_outlet (GMimeMessage *message)
{
  InternetAddressList *list = g_mime_message_get_from (message);

  for (int i = 0; list != NULL && i < MIN (internet_address_list_length (list), 10); i++)
    {
      InternetAddress *address = internet_address_list_get_address (list, i);
      const char *name = internet_address_get_name (address);
      const char *outlet = NULL;
      const char *domain = NULL;

      if (name != NULL)
        outlet = readout_import_words_get_outlet (name, strlen (name));
      if (outlet == NULL && INTERNET_ADDRESS_IS_MAILBOX (address))
        domain = internet_address_mailbox_get_addr (INTERNET_ADDRESS_MAILBOX (address));
      domain = domain != NULL ? strchr (domain, '@') : NULL;
      /* news.example.org, then example.org */
      for (; outlet == NULL && domain != NULL; domain = strchr (domain + 1, '.'))
        outlet = readout_import_words_get_outlet (domain + 1, strlen (domain + 1));
      if (outlet != NULL)
        return outlet;
    }
  return NULL;
}

static void
set_header (ReadoutReport *report,
            ReadoutReportField field,
            GMimeMessage *message,
            const char *name,
            gboolean doubtful)
{
  const char *value = g_mime_object_get_header (GMIME_OBJECT (message), name);
  gsize length = value != NULL ? strlen (value) : 0;

  if (length > 2 && value[0] == '<' && value[length - 1] == '>')
    {
      value++;
      length -= 2;
    }
  if (length > 0 && g_utf8_validate (value, length, NULL))
    readout_metadata_set (report, field, value, length, doubtful);
}

static void
read_headers (ReadoutReport *report, GMimeMessage *message)
{
  GDateTime *date = g_mime_message_get_date (message);
  const char *subject = g_mime_message_get_subject (message);
  const char *outlet = find_outlet (message);
  g_autofree char *author = dup_author (message);

  if (subject != NULL && g_utf8_validate (subject, -1, NULL))
    readout_metadata_set (report, READOUT_REPORT_FIELD_TITLE, subject, -1, FALSE);
  if (g_utf8_validate (author, -1, NULL))
    readout_metadata_set (report, READOUT_REPORT_FIELD_AUTHOR, author, -1, FALSE);
  if (date != NULL && g_date_time_get_year (date) > 1970)
    {
      g_autofree char *published = g_date_time_format (date, "%Y-%m-%dT%H:%M:%S%:z");

      readout_metadata_set (report, READOUT_REPORT_FIELD_PUBLISHED, published, -1, FALSE);
    }
  if (outlet != NULL)
    readout_metadata_set (report, READOUT_REPORT_FIELD_OUTLET, outlet, -1, TRUE);
  set_header (report, READOUT_REPORT_FIELD_OUTLET, message, "Organization", TRUE);
  set_header (report, READOUT_REPORT_FIELD_LANGUAGE, message, "Content-Language", FALSE);
  set_header (report, READOUT_REPORT_FIELD_URL, message, "Archived-At", FALSE);
}

static gboolean
is_flowed (GMimePart *part)
{
  const char *format = g_mime_object_get_content_type_parameter (GMIME_OBJECT (part), "format");

  return format != NULL && g_ascii_strcasecmp (format, "flowed") == 0;
}

static void
append_body (ReadoutTextBuilder *builder, GMimePart *part)
{
  g_autofree char *text = readout_mail_part_dup_text (part);
  GMimeContentType *type = g_mime_object_get_content_type (GMIME_OBJECT (part));
  g_autoptr (ReadoutTextBuilder) page = NULL;

  if (!g_mime_content_type_is_type (type, "text", "html"))
    {
      readout_mail_text_append (
          builder, text, is_flowed (part) ? READOUT_MAIL_TEXT_FLOWED : READOUT_MAIL_TEXT_PLAIN);
      return;
    }
  page = readout_text_builder_new ();
  if (readout_html_append (page, text, -1, NULL))
    readout_mail_text_append (builder, readout_text_builder_peek (page), READOUT_MAIL_TEXT_HTML);
}

/* Adds the report of what the mail itself says, unless that is nothing. */
static void
read_body (const ReadoutDocument *document,
           GMimeMessage *message,
           const ReadoutMailParts *parts,
           GPtrArray *reports)
{
  g_autoptr (ReadoutReport) report = readout_report_new ();
  g_autoptr (ReadoutTextBuilder) builder = readout_text_builder_new ();

  for (guint i = 0; i < parts->bodies->len; i++)
    append_body (builder, g_ptr_array_index (parts->bodies, i));
  if (readout_text_builder_peek_paragraphs (builder)->len == 0)
    return;
  read_headers (report, message);
  readout_metadata_guess (report, readout_text_builder_peek (builder),
                          readout_text_builder_peek_paragraphs (builder), document->name);
  report->text = readout_text_builder_finish (builder, NULL);
  if (report->text != NULL)
    g_ptr_array_add (reports, g_steal_pointer (&report));
}

/* A name for a mail that is attached: its subject. */
static char *
dup_message_name (GMimeMessage *message)
{
  const char *subject = g_mime_message_get_subject (message);

  if (subject == NULL || *subject == '\0' || !g_utf8_validate (subject, -1, NULL))
    return g_strdup ("message.eml");
  return g_strdelimit (g_strconcat (subject, ".eml", NULL), "/", '-');
}

/* Reads what is attached. What cannot be read is left out; @error says of the first one why. */
static void
read_attachment (const ReadoutDocument *document,
                 GMimeObject *object,
                 GPtrArray *reports,
                 GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;

  if (GMIME_IS_MESSAGE_PART (object))
    {
      GMimeMessage *message = g_mime_message_part_get_message (GMIME_MESSAGE_PART (object));
      char *string;

      if (message == NULL)
        return;
      string = g_mime_object_to_string (GMIME_OBJECT (message), NULL);
      bytes = g_bytes_new_take (string, strlen (string));
      name = dup_message_name (message);
    }
  else
    {
      bytes = readout_mail_part_dup_bytes (GMIME_PART (object));
      name = g_strdup (g_mime_part_get_filename (GMIME_PART (object)));
    }
  readout_formats_read_part (document, bytes, name, reports, error);
}

/* Reads one mail. FALSE with the reason when nothing in it can be read. */
static gboolean
read_message (const ReadoutDocument *document,
              GMimeMessage *message,
              GPtrArray *reports,
              GError **error)
{
  g_autoptr (ReadoutMailParts) parts = readout_mail_parts_new (message);
  g_autoptr (GError) problem = NULL;
  guint n_before = reports->len;

  read_body (document, message, parts, reports);
  for (guint i = 0; i < parts->attachments->len; i++)
    read_attachment (document, g_ptr_array_index (parts->attachments, i), reports,
                     problem == NULL ? &problem : NULL);
  if (reports->len > n_before)
    return TRUE;
  if (parts->encrypted)
    g_set_error_literal (
        error, READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_UNKNOWN_FORMAT,
        _("This mail is encrypted; open it in your mail program and save its text"));
  else if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else
    g_set_error_literal (error, READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_EMPTY,
                         _("It has no text in it"));
  return FALSE;
}

static GMimeParser *
new_parser (const ReadoutDocument *document, GMimeFormat format)
{
  static gsize ready = 0;
  GMimeStream *stream;
  GMimeParser *parser;

  readout_formats_demand ();
  if (g_once_init_enter (&ready))
    {
      g_mime_init ();
      g_once_init_leave (&ready, 1);
    }
  stream = g_mime_stream_mem_new_with_buffer (document->data, document->length);
  parser = g_mime_parser_new_with_stream (stream);
  g_object_unref (stream);
  g_mime_parser_set_format (parser, format);
  return parser;
}

gboolean
readout_mail_read (const ReadoutDocument *document, GPtrArray *reports, GError **error)
{
  g_autoptr (GMimeParser) parser = new_parser (document, GMIME_FORMAT_MESSAGE);
  g_autoptr (GMimeMessage) message = g_mime_parser_construct_message (parser, NULL);

  if (message != NULL)
    return read_message (document, message, reports, error);
  g_set_error_literal (error, READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_DAMAGED,
                       _("This mail is damaged"));
  return FALSE;
}

gboolean
readout_mbox_read (const ReadoutDocument *document, GPtrArray *reports, GError **error)
{
  g_autoptr (GMimeParser) parser = new_parser (document, GMIME_FORMAT_MBOX);
  g_autoptr (GError) problem = NULL;
  guint n_before = reports->len;

  for (guint n = 0; !g_mime_parser_eos (parser); n++)
    {
      gint64 start = g_mime_parser_tell (parser);
      g_autoptr (GMimeMessage) message = NULL;
      g_autoptr (GBytes) original = NULL;
      guint first = reports->len;

      if (n == MAILS_MAX)
        {
          g_set_error (error, READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_TOO_LARGE,
                       _("This mailbox has more than %u mails"), MAILS_MAX);
          return FALSE;
        }
      message = g_mime_parser_construct_message (parser, NULL);
      if (message == NULL)
        break;
      read_message (document, message, reports, problem == NULL ? &problem : NULL);
      if (reports->len == first)
        continue;
      original = g_bytes_new (document->data + start, g_mime_parser_tell (parser) - start);
      for (guint i = first; i < reports->len; i++)
        {
          ReadoutReport *report = g_ptr_array_index (reports, i);

          if (report->original == NULL)
            report->original = g_bytes_ref (original);
        }
    }
  if (reports->len > n_before)
    return TRUE;
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else
    g_set_error_literal (error, READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_EMPTY,
                         _("There is no mail in it"));
  return FALSE;
}
