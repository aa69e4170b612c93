/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads e-books: the package document tells the chapters, their order and who wrote it. (W3C EPUB
 * 3.3, and EPUB 2.)
 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/readout-html-decode.h"
#include "formats/readout-html-format.h"
#include "formats/readout-metadata.h"
#include "formats/readout-package.h"
#include "formats/readout-xml.h"

#define MEDIA_TYPE "application/epub+zip"
#define CONTAINER "META-INF/container.xml"
#define ENCRYPTION "META-INF/encryption.xml"

/* No value is longer, in bytes. */
#define VALUE_MAX 4000

typedef struct
{
  const char *base;    /* the entry that is being read */
  char *package;       /* the package document */
  GHashTable *items;   /* identifier → entry, of what is text */
  GPtrArray *chapters; /* entries in the order of reading */
  GHashTable *others;  /* entries that are no part of the text: the cover, the contents */
  GHashTable *locked;  /* entries that are encrypted */

  GString *value; /* of the element that is open */
  gboolean is_publication;
  char *title;
  GString *authors;
  char *outlet;
  char *language;
  char *published;
  char *modified;
} Book;

static void
clear_book (Book *book)
{
  g_free (book->package);
  g_hash_table_unref (book->items);
  g_ptr_array_unref (book->chapters);
  g_hash_table_unref (book->others);
  g_hash_table_unref (book->locked);
  g_string_free (book->value, TRUE);
  g_free (book->title);
  g_string_free (book->authors, TRUE);
  g_free (book->outlet);
  g_free (book->language);
  g_free (book->published);
  g_free (book->modified);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Book, clear_book)

static void
init_book (Book *book)
{
  *book = (Book){
    .items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
    .chapters = g_ptr_array_new_with_free_func (g_free),
    .others = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .locked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .value = g_string_new (NULL),
    .authors = g_string_new (NULL),
  };
}

/* Adds the entry that a reference leads to, in lower case. */
static void
add_entry (GHashTable *set, const char *base, const char *reference)
{
  g_autofree char *entry = reference != NULL ? readout_package_resolve (base, reference) : NULL;

  if (entry != NULL)
    g_hash_table_add (set, g_utf8_strdown (entry, -1));
}

/* Of the container and of what is encrypted. */
static void
container_cb (gpointer user_data,
              const char *uri,
              const char *name,
              const ReadoutXmlAttributes *attributes)
{
  Book *book = user_data;

  if (strcmp (name, "rootfile") == 0 && book->package == NULL)
    {
      g_autofree char *path = readout_xml_attributes_dup (attributes, "full-path");

      book->package = path != NULL ? readout_package_resolve (NULL, path) : NULL;
    }
  else if (strcmp (name, "CipherReference") == 0)
    {
      g_autofree char *reference = readout_xml_attributes_dup (attributes, "URI");

      add_entry (book->locked, NULL, reference);
    }
}

static void
read_item (Book *book, const ReadoutXmlAttributes *attributes)
{
  char *id = readout_xml_attributes_dup (attributes, "id");
  g_autofree char *reference = readout_xml_attributes_dup (attributes, "href");
  g_autofree char *type = readout_xml_attributes_dup (attributes, "media-type");
  g_autofree char *properties = readout_xml_attributes_dup (attributes, "properties");
  char *entry = reference != NULL ? readout_package_resolve (book->base, reference) : NULL;

  if (id == NULL || entry == NULL || type == NULL || strstr (type, "html") == NULL)
    {
      g_free (id);
      g_free (entry);
      return;
    }
  if (properties != NULL && strstr (properties, "nav") != NULL)
    add_entry (book->others, book->base, reference);
  g_hash_table_replace (book->items, id, entry);
}

static void
package_start_cb (gpointer user_data,
                  const char *uri,
                  const char *name,
                  const ReadoutXmlAttributes *attributes)
{
  Book *book = user_data;
  g_autofree char *value = NULL;

  g_string_truncate (book->value, 0);
  book->is_publication = FALSE;
  if (strcmp (name, "item") == 0)
    read_item (book, attributes);
  else if (strcmp (name, "itemref") == 0)
    {
      const char *entry;

      value = readout_xml_attributes_dup (attributes, "idref");
      entry = value != NULL ? g_hash_table_lookup (book->items, value) : NULL;
      if (entry != NULL && !readout_xml_attributes_has (attributes, "linear", "no"))
        g_ptr_array_add (book->chapters, g_strdup (entry));
    }
  else if (strcmp (name, "reference") == 0 &&
           (readout_xml_attributes_has (attributes, "type", "cover") ||
            readout_xml_attributes_has (attributes, "type", "toc")))
    {
      value = readout_xml_attributes_dup (attributes, "href");
      add_entry (book->others, book->base, value);
    }
  else if (strcmp (name, "date") == 0)
    book->is_publication = readout_xml_attributes_has (attributes, "event", "publication");
  else if (strcmp (name, "meta") == 0)
    book->is_publication = readout_xml_attributes_has (attributes, "property", "dcterms:modified");
}

static void
set_once (char **place, const char *value)
{
  if (*place == NULL && *value != '\0')
    *place = g_strdup (value);
}

static void
package_end_cb (gpointer user_data, const char *uri, const char *name)
{
  Book *book = user_data;
  const char *value = g_strstrip (book->value->str);
  gboolean is_core = strstr (uri, "purl.org/dc/") != NULL;

  if (is_core && strcmp (name, "title") == 0)
    set_once (&book->title, value);
  else if (is_core && strcmp (name, "creator") == 0 && *value != '\0' &&
           book->authors->len < VALUE_MAX)
    g_string_append_printf (book->authors, "%s%s", book->authors->len > 0 ? ", " : "", value);
  else if (is_core && strcmp (name, "publisher") == 0)
    set_once (&book->outlet, value);
  else if (is_core && strcmp (name, "language") == 0)
    set_once (&book->language, value);
  else if (is_core && strcmp (name, "date") == 0)
    {
      if (book->is_publication)
        g_clear_pointer (&book->published, g_free);
      set_once (&book->published, value);
    }
  else if (strcmp (name, "meta") == 0 && book->is_publication)
    set_once (&book->modified, value);
  g_string_truncate (book->value, 0);
}

static void
package_text_cb (gpointer user_data, const char *text, gsize length)
{
  Book *book = user_data;

  if (book->value->len + length <= VALUE_MAX)
    g_string_append_len (book->value, text, length);
}

static gboolean
read_entry (
    ReadoutZip *zip, const char *name, const ReadoutXmlHandler *handler, Book *book, GError **error)
{
  const char *const names[] = { name, NULL };
  GBytes *bytes;
  gsize length;
  const char *data;

  if (!readout_zip_load_names (zip, names, error))
    return FALSE;
  bytes = readout_zip_get (zip, name);
  if (bytes == NULL)
    {
      g_set_error_literal (error, READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_DAMAGED,
                           _("It is damaged: the list of the chapters of the e-book is missing"));
      return FALSE;
    }
  book->base = name;
  data = g_bytes_get_data (bytes, &length);
  return readout_xml_read (data, length, handler, book, error);
}

static gboolean
read_package (ReadoutZip *zip, Book *book, GError **error)
{
  static const ReadoutXmlHandler container = { container_cb, NULL, NULL };
  static const ReadoutXmlHandler package = { package_start_cb, package_end_cb, package_text_cb };

  if (!read_entry (zip, CONTAINER, &container, book, error) ||
      (readout_zip_has (zip, ENCRYPTION) && !read_entry (zip, ENCRYPTION, &container, book, error)))
    return FALSE;
  return read_entry (zip, book->package != NULL ? book->package : "content.opf", &package, book,
                     error);
}

/* Leaves out what is no chapter; an error when one is locked. */
static gboolean
choose_chapters (Book *book, GHashTable *wanted, GError **error)
{
  GPtrArray *chosen = g_ptr_array_new_with_free_func (g_free);
  gboolean locked = FALSE;

  for (guint i = 0; i < book->chapters->len; i++)
    {
      const char *chapter = g_ptr_array_index (book->chapters, i);
      g_autofree char *folded = g_utf8_strdown (chapter, -1);

      locked |= g_hash_table_contains (book->locked, folded);
      /* Twice in the list is once in the book. */
      if (!g_hash_table_contains (book->others, folded) &&
          g_hash_table_add (wanted, g_steal_pointer (&folded)))
        g_ptr_array_add (chosen, g_strdup (chapter));
    }
  g_ptr_array_unref (book->chapters);
  book->chapters = chosen;
  if (locked)
    g_set_error_literal (
        error, READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_UNKNOWN_FORMAT,
        _("It is an e-book with copy protection, which only the seller's own program can read"));
  return !locked;
}

static gboolean
is_wanted (const char *name, gpointer user_data)
{
  return g_hash_table_contains (user_data, name);
}

static void
set_metadata (Book *book, ReadoutReport *report, ReadoutTextBuilder *builder, const char *name)
{
  if (book->title != NULL)
    readout_metadata_set (report, READOUT_REPORT_FIELD_TITLE, book->title, -1, FALSE);
  readout_metadata_set (report, READOUT_REPORT_FIELD_AUTHOR, book->authors->str, -1, FALSE);
  if (book->outlet != NULL)
    readout_metadata_set (report, READOUT_REPORT_FIELD_OUTLET, book->outlet, -1, FALSE);
  if (book->language != NULL)
    readout_metadata_set (report, READOUT_REPORT_FIELD_LANGUAGE, book->language, -1, FALSE);
  if (book->published != NULL)
    readout_metadata_set (report, READOUT_REPORT_FIELD_PUBLISHED, book->published, -1, FALSE);
  readout_metadata_guess (report, readout_text_builder_peek (builder),
                          readout_text_builder_peek_paragraphs (builder), name);
  if (book->modified != NULL)
    readout_metadata_set (report, READOUT_REPORT_FIELD_PUBLISHED, book->modified, -1, TRUE);
}

/* Adds the text of a chapter. One that is empty or not there is a gap in the book, not an error. */
static gboolean
append_chapter (ReadoutZip *zip, const char *name, ReadoutTextBuilder *builder, GError **error)
{
  GBytes *bytes = readout_zip_get (zip, name);
  ReadoutDocument chapter = { NULL, 0, name, 1 };
  g_autofree char *html = NULL;
  gsize length;
  gboolean doubtful;
  gboolean sound;

  if (bytes == NULL || g_bytes_get_size (bytes) == 0)
    return TRUE;
  chapter.data = g_bytes_get_data (bytes, &chapter.length);
  html = readout_html_decode (&chapter, &length, &doubtful, error);
  sound = html != NULL && readout_html_append (builder, html, length, error);
  readout_text_builder_end_paragraph (builder);
  readout_zip_drop (zip, name);
  return sound;
}

gboolean
readout_epub_read (ReadoutZip *zip,
                   const ReadoutDocument *document,
                   GPtrArray *reports,
                   GError **error)
{
  g_auto (Book) book;
  g_autoptr (GHashTable) wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (ReadoutReport) report = readout_report_new ();
  g_autoptr (ReadoutTextBuilder) builder = readout_text_builder_new ();

  init_book (&book);
  if (!read_package (zip, &book, error) || !choose_chapters (&book, wanted, error) ||
      !readout_zip_load (zip, is_wanted, wanted, error))
    return FALSE;
  for (guint i = 0; i < book.chapters->len; i++)
    if (!append_chapter (zip, g_ptr_array_index (book.chapters, i), builder, error))
      return FALSE;
  set_metadata (&book, report, builder, document->name);
  report->media_type = g_strdup (MEDIA_TYPE);
  report->text = readout_text_builder_finish (builder, error);
  if (report->text == NULL)
    return FALSE;
  g_ptr_array_add (reports, g_steal_pointer (&report));
  return TRUE;
}
