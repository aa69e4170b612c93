/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The compiled word lists of a language, mapped into memory.
 */
#include "language/readout-language.h"

#include <string.h>

#include "language/readout-language-format.h"

struct _ReadoutLanguage
{
  gatomicrefcount references;
  GMappedFile *file;
  const ReadoutLanguageEntry *entries;
  const guint32 *table;
  const char *strings;
  guint32 mask;
};

static gboolean
check_entries (const ReadoutLanguageHeader *header,
               const ReadoutLanguageEntry *entries,
               const guint32 *table,
               const char *strings)
{
  guint32 used = 0;

  if (header->strings_size == 0 || strings[header->strings_size - 1] != '\0')
    return FALSE;
  for (guint32 i = 0; i < header->n_entries; i++)
    if (entries[i].key >= header->strings_size || entries[i].value >= header->strings_size ||
        entries[i].key_length >= header->strings_size - entries[i].key)
      return FALSE;
  for (guint32 i = 0; i < header->table_size; i++)
    {
      if (table[i] > header->n_entries)
        return FALSE;
      used += table[i] != 0;
    }
  return used < header->table_size;
}

static gboolean
map_lists (ReadoutLanguage *language)
{
  const char *data = g_mapped_file_get_contents (language->file);
  guint64 length = g_mapped_file_get_length (language->file);
  ReadoutLanguageHeader header;
  guint64 expected;

  if (data == NULL || length < sizeof header)
    return FALSE;
  memcpy (&header, data, sizeof header);
  expected = sizeof header + (guint64)header.n_entries * sizeof (ReadoutLanguageEntry) +
             (guint64)header.table_size * sizeof (guint32) + header.strings_size;
  if (header.magic != READOUT_LANGUAGE_MAGIC || header.version != READOUT_LANGUAGE_VERSION ||
      header.n_flags != READOUT_N_WORD_FLAGS || header.table_size == 0 ||
      (header.table_size & (header.table_size - 1)) != 0 || expected != length)
    return FALSE;

  language->entries = (const ReadoutLanguageEntry *)(gconstpointer)(data + sizeof header);
  language->table = (const guint32 *)(gconstpointer)(language->entries + header.n_entries);
  language->strings = (const char *)(language->table + header.table_size);
  language->mask = header.table_size - 1;
  return check_entries (&header, language->entries, language->table, language->strings);
}

ReadoutLanguage *
readout_language_new_from_file (const char *path, GError **error)
{
  g_autoptr (ReadoutLanguage) language = g_new0 (ReadoutLanguage, 1);

  g_return_val_if_fail (path != NULL, NULL);

  g_atomic_ref_count_init (&language->references);
  language->file = g_mapped_file_new (path, FALSE, error);
  if (language->file == NULL)
    return NULL;
  if (!map_lists (language))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   "The word lists in %s are damaged or of another version", path);
      return NULL;
    }
  return g_steal_pointer (&language);
}

ReadoutLanguage *
readout_language_ref (ReadoutLanguage *language)
{
  g_return_val_if_fail (language != NULL, NULL);

  g_atomic_ref_count_inc (&language->references);
  return language;
}

void
readout_language_unref (ReadoutLanguage *language)
{
  g_return_if_fail (language != NULL);

  if (!g_atomic_ref_count_dec (&language->references))
    return;
  g_clear_pointer (&language->file, g_mapped_file_unref);
  g_free (language);
}

gboolean
readout_language_find (const ReadoutLanguage *language,
                       ReadoutList list,
                       const char *key,
                       gssize length,
                       ReadoutWord *word)
{
  gsize size = length < 0 ? strlen (key) : (gsize)length;
  guint32 slot = readout_language_hash (list, key, size) & language->mask;

  for (; language->table[slot] != 0; slot = (slot + 1) & language->mask)
    {
      const ReadoutLanguageEntry *entry = &language->entries[language->table[slot] - 1];

      if (entry->list != list || entry->key_length != size ||
          memcmp (language->strings + entry->key, key, size) != 0)
        continue;
      if (word != NULL)
        {
          word->key = language->strings + entry->key;
          word->value = language->strings + entry->value;
          word->flags = entry->flags;
        }
      return TRUE;
    }
  return FALSE;
}

guint64
readout_language_get_flags (const ReadoutLanguage *language, ReadoutList list, const char *key)
{
  ReadoutWord word;

  return readout_language_find (language, list, key, -1, &word) ? word.flags : 0;
}

const char *
readout_language_get_value (const ReadoutLanguage *language, ReadoutList list, const char *key)
{
  ReadoutWord word;

  return readout_language_find (language, list, key, -1, &word) ? word.value : NULL;
}
