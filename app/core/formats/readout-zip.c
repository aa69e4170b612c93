/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Unpacks entries of a zip container in memory, within bounds.
 */
#include "formats/readout-zip.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "import/readout-import.h"

/* More than any document has. */
#define ENTRIES_MAX 20000
#define NAME_MAX_LENGTH 1024

/* The list of them at the end of the container is not longer, in bytes, and ends so far from the
 * end: a comment of 65,535 bytes can follow. */
#define DIRECTORY_MAX (16u * 1024 * 1024)
#define DIRECTORY_END_SIZE 22
#define DIRECTORY_END_REACH (DIRECTORY_END_SIZE + 65535)

/* What may be unpacked, in bytes: of one entry, and of all. */
#define ENTRY_MAX (256u * 1024 * 1024)
#define TOTAL_MAX (384u * 1024 * 1024)

/* Text is seldom packed to less than a fiftieth, but a long table can be. */
#define RATIO_MAX 250
#define RATIO_FREE (32u * 1024 * 1024) /* up to here any ratio is harmless */

struct _ReadoutZip
{
  const char *data;
  gsize length;
  GHashTable *entries; /* folded name → GBytes, or %NULL when not unpacked */
  gsize total;         /* bytes unpacked so far */
};

typedef struct archive Archive;

static void
free_archive (Archive *archive)
{
  archive_read_free (archive);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Archive, free_archive)

static void
set_damaged (GError **error, const char *words)
{
  g_set_error_literal (error, READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_DAMAGED, words);
}

static void
set_too_much (GError **error)
{
  g_set_error_literal (error, READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_TOO_LARGE,
                       _("What is packed in it is far larger than a report can be"));
}

static Archive *
open_archive (ReadoutZip *zip, GError **error)
{
  g_autoptr (Archive) archive = archive_read_new ();

  archive_read_support_format_zip_seekable (archive);
  if (archive_read_open_memory (archive, zip->data, zip->length) < ARCHIVE_WARN)
    {
      set_damaged (error, _("It is damaged or its end is missing"));
      return NULL;
    }
  return g_steal_pointer (&archive);
}

/* "\Word\Document.xml" and "word/document.xml" are the same. */
static char *
fold_name (const char *name)
{
  char *folded;

  while (*name == '/' || *name == '\\')
    name++;
  folded =
      g_utf8_validate (name, -1, NULL) ? g_utf8_strdown (name, -1) : g_ascii_strdown (name, -1);
  for (char *at = folded; *at != '\0'; at++)
    if (*at == '\\')
      *at = '/';
  return folded;
}

static char *
dup_entry_name (struct archive_entry *entry)
{
  const char *name = archive_entry_pathname_utf8 (entry);

  if (name == NULL)
    name = archive_entry_pathname (entry);
  return name != NULL && strlen (name) <= NAME_MAX_LENGTH ? fold_name (name) : NULL;
}

/* The next entry that is a file: ARCHIVE_OK, ARCHIVE_EOF or an error. */
static int
next_entry (Archive *archive, struct archive_entry **entry)
{
  int status;

  do
    status = archive_read_next_header (archive, entry);
  while ((status == ARCHIVE_OK || status == ARCHIVE_WARN) &&
         archive_entry_filetype (*entry) == AE_IFDIR);
  return status == ARCHIVE_WARN ? ARCHIVE_OK : status;
}

static gboolean
list_entries (ReadoutZip *zip, GError **error)
{
  g_autoptr (Archive) archive = open_archive (zip, error);
  struct archive_entry *entry;
  int status;

  if (archive == NULL)
    return FALSE;
  while ((status = next_entry (archive, &entry)) == ARCHIVE_OK)
    {
      char *name = dup_entry_name (entry);

      if (name != NULL)
        g_hash_table_replace (zip->entries, name, NULL);
      if (archive_file_count (archive) > ENTRIES_MAX)
        {
          set_too_much (error);
          return FALSE;
        }
    }
  if (status != ARCHIVE_EOF || g_hash_table_size (zip->entries) == 0)
    {
      set_damaged (error, _("It is damaged or its end is missing"));
      return FALSE;
    }
  return TRUE;
}

/* Whether @length more bytes may be unpacked of an entry that has given @unpacked. */
static gboolean
check_bounds (ReadoutZip *zip, gsize unpacked, gsize length, GError **error)
{
  if (unpacked + length > ENTRY_MAX || zip->total + length > TOTAL_MAX ||
      (zip->total + length > RATIO_FREE && (zip->total + length) / RATIO_MAX > zip->length))
    {
      set_too_much (error);
      return FALSE;
    }
  return TRUE;
}

static GBytes *
unpack (ReadoutZip *zip, Archive *archive, struct archive_entry *entry, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  int status;

  if (archive_entry_is_data_encrypted (entry))
    {
      g_set_error_literal (
          error, READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_UNKNOWN_FORMAT,
          _("It is protected with a password; save it without one and import that"));
      return NULL;
    }
  for (;;)
    {
      const void *block;
      gsize length;
      la_int64_t offset;

      status = archive_read_data_block (archive, &block, &length, &offset);
      if (status == ARCHIVE_EOF)
        break;
      if (status != ARCHIVE_OK && status != ARCHIVE_WARN)
        {
          set_damaged (error, _("It is damaged: what is packed in it cannot be unpacked"));
          return NULL;
        }
      if (!check_bounds (zip, bytes->len, length, error))
        return NULL;
      g_byte_array_append (bytes, block, length);
      zip->total += length;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

gboolean
readout_zip_sniff (const char *data, gsize length)
{
  return length >= 4 &&
         (memcmp (data, "PK\003\004", 4) == 0 || memcmp (data, "PK\005\006", 4) == 0);
}

static guint64
read_number (const char *at, guint n_bytes)
{
  guint64 number = 0;

  for (guint i = n_bytes; i > 0; i--)
    number = number << 8 | (guchar)at[i - 1];
  return number;
}

/* How long the container says that its list of entries is. libarchive reads all of it before it
 * gives the first entry, so that it is asked before. (PKWARE, APPNOTE 4.3.14 to 4.3.16.) */
static guint64
get_directory_size (const char *data, gsize length)
{
  gsize reach = MIN (length, DIRECTORY_END_REACH);
  const char *end = NULL;
  guint64 size;

  for (gsize i = DIRECTORY_END_SIZE; i <= reach && end == NULL; i++)
    if (memcmp (data + length - i, "PK\005\006", 4) == 0)
      end = data + length - i;
  if (end == NULL)
    return 0;
  size = read_number (end + 12, 4);
  /* The large form: a record of 56 bytes, found through one of 20 that stands before the end. */
  if (end - data >= 76 && memcmp (end - 20, "PK\006\007", 4) == 0)
    {
      guint64 offset = read_number (end - 12, 8);

      if (offset + 56 <= length && offset + 56 > offset &&
          memcmp (data + offset, "PK\006\006", 4) == 0)
        size = MAX (read_number (data + offset + 40, 8), size == G_MAXUINT32 ? 0 : size);
    }
  return size;
}

ReadoutZip *
readout_zip_open (const char *data, gsize length, GError **error)
{
  g_autoptr (ReadoutZip) zip = g_new0 (ReadoutZip, 1);

  zip->data = data;
  zip->length = length;
  zip->entries =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_bytes_unref);
  if (get_directory_size (data, length) > DIRECTORY_MAX)
    {
      set_too_much (error);
      return NULL;
    }
  return list_entries (zip, error) ? g_steal_pointer (&zip) : NULL;
}

void
readout_zip_free (ReadoutZip *zip)
{
  if (zip == NULL)
    return;
  g_hash_table_unref (zip->entries);
  g_free (zip);
}

gboolean
readout_zip_has (ReadoutZip *zip, const char *name)
{
  g_autofree char *folded = fold_name (name);

  return g_hash_table_contains (zip->entries, folded);
}

gboolean
readout_zip_has_prefix (ReadoutZip *zip, const char *prefix)
{
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, zip->entries);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (g_str_has_prefix (name, prefix))
      return TRUE;
  return FALSE;
}

gboolean
readout_zip_load (ReadoutZip *zip, ReadoutZipWanted wanted, gpointer user_data, GError **error)
{
  g_autoptr (Archive) archive = open_archive (zip, error);
  struct archive_entry *entry;
  int status;

  if (archive == NULL)
    return FALSE;
  while ((status = next_entry (archive, &entry)) == ARCHIVE_OK)
    {
      g_autofree char *name = dup_entry_name (entry);
      GBytes *bytes;

      if (name == NULL || g_hash_table_lookup (zip->entries, name) != NULL ||
          !wanted (name, user_data))
        continue;
      bytes = unpack (zip, archive, entry, error);
      if (bytes == NULL)
        return FALSE;
      g_hash_table_replace (zip->entries, g_steal_pointer (&name), bytes);
    }
  if (status != ARCHIVE_EOF)
    {
      set_damaged (error, _("It is damaged: what is packed in it cannot be unpacked"));
      return FALSE;
    }
  return TRUE;
}

static gboolean
is_in_set (const char *name, gpointer user_data)
{
  return g_hash_table_contains (user_data, name);
}

gboolean
readout_zip_load_names (ReadoutZip *zip, const char *const *names, GError **error)
{
  g_autoptr (GHashTable) set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; names[i] != NULL; i++)
    g_hash_table_add (set, fold_name (names[i]));
  return readout_zip_load (zip, is_in_set, set, error);
}

GBytes *
readout_zip_get (ReadoutZip *zip, const char *name)
{
  g_autofree char *folded = fold_name (name);

  return g_hash_table_lookup (zip->entries, folded);
}

void
readout_zip_drop (ReadoutZip *zip, const char *name)
{
  char *folded = fold_name (name);

  g_hash_table_replace (zip->entries, folded, NULL);
}
