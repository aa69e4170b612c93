/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads the properties of office documents, and tells which of them say something.
 */
#include "formats/readout-office-metadata.h"

#include <string.h>

#include "formats/readout-metadata.h"
#include "formats/readout-xml.h"

/* No property is longer, in bytes; what is more is dropped. */
#define VALUE_MAX 4000

typedef struct
{
  ReadoutOfficeMetadata *metadata;
  GString *value; /* of the property that is open */
  guint depth;    /* below the element that holds the properties; 0 outside */
} Reader;

static gboolean
holds_properties (const char *name)
{
  return strcmp (name, "coreProperties") == 0 || strcmp (name, "meta") == 0;
}

static void
start_cb (gpointer user_data,
          const char *uri,
          const char *name,
          const ReadoutXmlAttributes *attributes)
{
  Reader *reader = user_data;

  if (reader->depth > 0 || holds_properties (name))
    reader->depth++;
  g_string_truncate (reader->value, 0);
}

static char **
find_place (Reader *reader, const char *name)
{
  ReadoutOfficeMetadata *metadata = reader->metadata;

  if (strcmp (name, "title") == 0)
    return &metadata->title;
  if (strcmp (name, "creator") == 0 || strcmp (name, "initial-creator") == 0)
    return &metadata->author;
  if (strcmp (name, "created") == 0 || strcmp (name, "creation-date") == 0)
    return &metadata->created;
  if (strcmp (name, "modified") == 0 || strcmp (name, "date") == 0)
    return &metadata->modified;
  if (strcmp (name, "language") == 0)
    return &metadata->language;
  return NULL;
}

static void
end_cb (gpointer user_data, const char *uri, const char *name)
{
  Reader *reader = user_data;
  char **place = reader->depth == 2 ? find_place (reader, name) : NULL;

  g_strstrip (reader->value->str);
  if (place != NULL && *reader->value->str != '\0' &&
      (*place == NULL || strcmp (name, "initial-creator") == 0))
    {
      g_free (*place);
      *place = g_strdup (reader->value->str);
    }
  g_string_truncate (reader->value, 0);
  if (reader->depth > 0)
    reader->depth--;
}

static void
text_cb (gpointer user_data, const char *text, gsize length)
{
  Reader *reader = user_data;

  if (reader->depth == 2 && reader->value->len + length <= VALUE_MAX)
    g_string_append_len (reader->value, text, length);
}

/* A title that a program gave. */
static gboolean
is_title (const char *title)
{
  static const char *const fillers[] = {
    "document",      "untitled",  "microsoft word", "title",
    "word document", "unbenannt", "sans titre",     "dokument"
  };
  static const char *const endings[] = { ".doc", ".docx", ".docm", ".dot", ".dotx",
                                         ".odt", ".rtf",  ".txt",  ".pdf", ".tmp" };
  g_autofree char *folded = g_utf8_strdown (title, -1);
  gsize length = strlen (folded);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (folded, endings[i]))
      return FALSE;
  if (g_str_has_prefix (folded, "microsoft word - "))
    return FALSE;
  while (length > 0 && (g_ascii_isdigit (folded[length - 1]) || folded[length - 1] == ' '))
    length--;
  if (length == 0)
    return FALSE;
  folded[length] = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (fillers); i++)
    if (strcmp (folded, fillers[i]) == 0)
      return FALSE;
  return TRUE;
}

/* An account or a program is nobody. */
static gboolean
is_person (const char *author)
{
  static const char *const accounts[] = { "windows user",  "microsoft office user",
                                          "user",          "admin",
                                          "administrator", "owner",
                                          "author",        "unknown",
                                          "default",       "benutzer",
                                          "utilisateur",   "usuario",
                                          "guest",         "pc",
                                          "python-docx",   "apache poi",
                                          "docx4j",        "pandoc",
                                          "test",          "microsoft",
                                          "none",          "" };
  g_autofree char *folded = g_utf8_strdown (author, -1);

  for (guint i = 0; i < G_N_ELEMENTS (accounts); i++)
    if (strcmp (folded, accounts[i]) == 0)
      return FALSE;
  return TRUE;
}

static void
set_properties (ReadoutReport *report, const ReadoutOfficeMetadata *metadata)
{
  if (metadata->author != NULL && is_person (metadata->author))
    readout_metadata_set (report, READOUT_REPORT_FIELD_AUTHOR, metadata->author, -1, TRUE);
  if (metadata->modified != NULL)
    readout_metadata_set (report, READOUT_REPORT_FIELD_PUBLISHED, metadata->modified, -1, TRUE);
  if (metadata->created != NULL)
    readout_metadata_set (report, READOUT_REPORT_FIELD_PUBLISHED, metadata->created, -1, TRUE);
  if (metadata->language != NULL)
    readout_metadata_set (report, READOUT_REPORT_FIELD_LANGUAGE, metadata->language, -1, TRUE);
}

/* Of a document that has nothing but captions these are what it says. */
static void
include_asides (ReadoutReport *report)
{
  g_autoptr (ReadoutText) text = g_steal_pointer (&report->text);
  gsize length;
  const char *string = readout_text_get_string (text, &length);

  report->text = readout_text_new (string, length, NULL, NULL);
}

void
readout_office_metadata_clear (ReadoutOfficeMetadata *metadata)
{
  g_clear_pointer (&metadata->title, g_free);
  g_clear_pointer (&metadata->author, g_free);
  g_clear_pointer (&metadata->created, g_free);
  g_clear_pointer (&metadata->modified, g_free);
  g_clear_pointer (&metadata->language, g_free);
}

void
readout_office_metadata_read_xml (ReadoutOfficeMetadata *metadata, GBytes *bytes)
{
  static const ReadoutXmlHandler handler = { start_cb, end_cb, text_cb };
  g_autoptr (GString) value = g_string_new (NULL);
  Reader reader = { metadata, value, 0 };
  gsize length;
  const char *data;

  if (bytes == NULL)
    return;
  data = g_bytes_get_data (bytes, &length);
  /* Damaged properties are no reason to refuse the text. */
  readout_xml_read (data, length, &handler, &reader, NULL);
}

gboolean
readout_office_metadata_make_report (const ReadoutOfficeMetadata *metadata,
                                     const char *title,
                                     ReadoutTextBuilder *builder,
                                     const char *name,
                                     const char *media_type,
                                     GPtrArray *reports,
                                     GError **error)
{
  g_autoptr (ReadoutReport) report = readout_report_new ();
  GArray *paragraphs = readout_text_builder_peek_paragraphs (builder);
  gboolean all_aside = paragraphs->len == 0;

  if (title != NULL)
    readout_metadata_set (report, READOUT_REPORT_FIELD_TITLE, title, -1, FALSE);
  if (metadata->title != NULL && is_title (metadata->title))
    readout_metadata_set (report, READOUT_REPORT_FIELD_TITLE, metadata->title, -1, TRUE);
  /* A byline, a dateline and the words themselves say more about the rest. */
  readout_metadata_guess (report, readout_text_builder_peek (builder), paragraphs, name);
  set_properties (report, metadata);
  report->media_type = g_strdup (media_type);
  report->text = readout_text_builder_finish (builder, error);
  if (report->text == NULL)
    return FALSE;
  if (all_aside)
    include_asides (report);
  g_ptr_array_add (reports, g_steal_pointer (&report));
  return TRUE;
}
