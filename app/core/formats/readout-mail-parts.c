/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which parts of a mail are its text, and which are documents of their own.
 */
#include "formats/readout-mail-parts.h"

#include <string.h>

#include "formats/readout-charset.h"

/* Mail programs nest three or four. */
#define DEPTH_MAX 32

/* A mail with more parts than this holds no more. */
#define PARTS_MAX 10000

static void collect (ReadoutMailParts *parts, GMimeObject *object, guint depth);

static gboolean
is_type (GMimeObject *object, const char *type, const char *subtype)
{
  GMimeContentType *content_type = g_mime_object_get_content_type (object);

  return content_type != NULL && g_mime_content_type_is_type (content_type, type, subtype);
}

GBytes *
readout_mail_part_dup_bytes (GMimePart *part)
{
  GMimeDataWrapper *content = g_mime_part_get_content (part);
  GMimeStream *stream = g_mime_stream_mem_new ();
  GByteArray *bytes;
  GBytes *copy;

  if (content != NULL)
    g_mime_data_wrapper_write_to_stream (content, stream);
  bytes = g_mime_stream_mem_get_byte_array (GMIME_STREAM_MEM (stream));
  copy = g_bytes_new (bytes->data, bytes->len);
  g_object_unref (stream);
  return copy;
}

char *
readout_mail_part_dup_text (GMimePart *part)
{
  g_autoptr (GBytes) bytes = readout_mail_part_dup_bytes (part);
  const char *charset = g_mime_object_get_content_type_parameter (GMIME_OBJECT (part), "charset");
  ReadoutDocument document = { 0 };
  gboolean doubtful;
  char *text = NULL;
  gsize length;

  document.data = g_bytes_get_data (bytes, &document.length);
  if (document.length == 0)
    return g_strdup ("");
  /* What says that it is ASCII and is not is guessed like what says nothing. */
  if (charset != NULL && g_ascii_strcasecmp (charset, "us-ascii") != 0 &&
      g_ascii_strcasecmp (charset, "utf-8") != 0)
    text = readout_charset_convert (document.data, document.length, charset, &length, NULL);
  if (text != NULL)
    {
      g_autofree char *raw = text;
      ReadoutDocument converted = { raw, length, NULL, 0 };

      text = readout_document_decode (&converted, &length, &doubtful, NULL);
      return text != NULL ? text : g_strdup ("");
    }
  text = readout_document_decode (&document, &length, &doubtful, NULL);
  return text != NULL ? text : g_strdup ("");
}

/* How much there is to read in a text, about: without tags and white space. */
static gsize
weigh (GMimePart *part)
{
  g_autofree char *text = readout_mail_part_dup_text (part);
  gboolean html = is_type (GMIME_OBJECT (part), "text", "html");
  gboolean in_tag = FALSE;
  gsize n = 0;

  for (const char *at = text; *at != '\0'; at++)
    {
      if (html && *at == '<')
        {
          in_tag = TRUE;
          if (g_ascii_strncasecmp (at, "<style", 6) == 0)
            {
              const char *end = strstr (at, "</");

              at = end != NULL ? end : at + 5;
            }
        }
      else if (html && *at == '>')
        in_tag = FALSE;
      else if (!in_tag && !g_ascii_isspace (*at))
        n++;
    }
  return n;
}

/* The text of one of the versions of a mail, however deep it lies; %NULL if it has none. */
static GMimePart *
find_text (GMimeObject *object, const char *subtype, guint depth)
{
  if (is_type (object, "text", subtype) && GMIME_IS_PART (object))
    return GMIME_PART (object);
  if (!GMIME_IS_MULTIPART (object) || depth > DEPTH_MAX)
    return NULL;
  for (int i = 0; i < MIN (g_mime_multipart_get_count (GMIME_MULTIPART (object)), 50); i++)
    {
      GMimePart *part =
          find_text (g_mime_multipart_get_part (GMIME_MULTIPART (object), i), subtype, depth + 1);

      if (part != NULL)
        return part;
    }
  return NULL;
}

/* Versions of the same: the plain text is the cleanest, but sometimes only says that there is
 * another. */
static void
collect_alternative (ReadoutMailParts *parts, GMimeMultipart *multipart, guint depth)
{
  GMimePart *plain = find_text (GMIME_OBJECT (multipart), "plain", depth);
  GMimePart *html = find_text (GMIME_OBJECT (multipart), "html", depth);

  if (plain != NULL && html != NULL)
    g_ptr_array_add (parts->bodies, weigh (plain) * 2 >= weigh (html) ? plain : html);
  else if (plain != NULL || html != NULL)
    g_ptr_array_add (parts->bodies, plain != NULL ? plain : html);
  else
    for (int i = 0; i < g_mime_multipart_get_count (multipart); i++)
      collect (parts, g_mime_multipart_get_part (multipart, i), depth + 1);
}

static void
collect_multipart (ReadoutMailParts *parts, GMimeMultipart *multipart, guint depth)
{
  GMimeObject *object = GMIME_OBJECT (multipart);
  int n = g_mime_multipart_get_count (multipart);

  if (is_type (object, "multipart", "encrypted"))
    {
      parts->encrypted = TRUE;
      return;
    }
  if (is_type (object, "multipart", "alternative"))
    {
      collect_alternative (parts, multipart, depth);
      return;
    }
  /* The signature, and the pictures of a page, are no documents. */
  if (is_type (object, "multipart", "signed") || is_type (object, "multipart", "related"))
    n = MIN (n, 1);
  for (int i = 0; i < n && parts->bodies->len + parts->attachments->len < PARTS_MAX; i++)
    collect (parts, g_mime_multipart_get_part (multipart, i), depth + 1);
}

static void
collect_part (ReadoutMailParts *parts, GMimePart *part)
{
  static const char *const ignored[][2] = {
    { "text", "calendar" },
    { "text", "vcard" },
    { "text", "x-vcard" },
    { "text", "rfc822-headers" },
    { "text", "x-amp-html" },
    { "application", "pgp-signature" },
    { "application", "pkcs7-signature" },
    { "application", "x-pkcs7-signature" },
    { "application", "ms-tnef" },
    { "application", "ics" },
    { "image", "*" },
    { "audio", "*" },
    { "video", "*" },
    { "message", "*" },
  };
  GMimeObject *object = GMIME_OBJECT (part);

  for (guint i = 0; i < G_N_ELEMENTS (ignored); i++)
    if (is_type (object, ignored[i][0], ignored[i][1]))
      return;
  if (is_type (object, "application", "pkcs7-mime") ||
      is_type (object, "application", "x-pkcs7-mime"))
    parts->encrypted = TRUE;
  else if (is_type (object, "text", "*") && !g_mime_part_is_attachment (part) &&
           (g_mime_part_get_filename (part) == NULL || parts->bodies->len == 0))
    g_ptr_array_add (parts->bodies, part);
  else
    g_ptr_array_add (parts->attachments, part);
}

static void
collect (ReadoutMailParts *parts, GMimeObject *object, guint depth)
{
  if (object == NULL || depth > DEPTH_MAX)
    return;
  if (GMIME_IS_MULTIPART (object))
    collect_multipart (parts, GMIME_MULTIPART (object), depth);
  else if (GMIME_IS_MESSAGE_PART (object))
    g_ptr_array_add (parts->attachments, object);
  else if (GMIME_IS_PART (object))
    collect_part (parts, GMIME_PART (object));
}

ReadoutMailParts *
readout_mail_parts_new (GMimeMessage *message)
{
  ReadoutMailParts *parts = g_new0 (ReadoutMailParts, 1);

  parts->bodies = g_ptr_array_new ();
  parts->attachments = g_ptr_array_new ();
  collect (parts, g_mime_message_get_mime_part (message), 0);
  return parts;
}

void
readout_mail_parts_free (ReadoutMailParts *parts)
{
  g_ptr_array_unref (parts->bodies);
  g_ptr_array_unref (parts->attachments);
  g_free (parts);
}
