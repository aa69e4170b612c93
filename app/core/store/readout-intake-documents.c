/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The documents that an intake is to read, and how far each of them is.
 */
#include "store/readout-intake-documents.h"

struct _ReadoutIntakeDocuments
{
  GPtrArray *given;    /* of ReadoutIntakeDocument: as added, folders too */
  GPtrArray *expanded; /* of ReadoutIntakeDocument */
  GMutex mutex;        /* guards what follows */
  gboolean is_expanded;
  GHashTable *cancelled;    /* set of index + 1 */
  GHashTable *cancellables; /* index + 1 → GCancellable, of those being read */
  GArray *begun;            /* of guint: not taken yet */
};

static ReadoutIntakeDocument *
new_document (GFile *file, GBytes *bytes, const char *name, guint given)
{
  ReadoutIntakeDocument *document = g_new0 (ReadoutIntakeDocument, 1);

  document->file = file != NULL ? g_object_ref (file) : NULL;
  document->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  document->name = name != NULL ? g_filename_display_name (name) : NULL;
  document->given = given;
  return document;
}

static void
free_document (gpointer data)
{
  ReadoutIntakeDocument *document = data;

  g_clear_object (&document->file);
  g_clear_pointer (&document->bytes, g_bytes_unref);
  g_free (document->name);
  g_free (document);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *)a, *(const char *const *)b);
}

static void
add_path (ReadoutIntakeDocuments *documents, const char *path, guint given)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_ptr_array_add (documents->expanded, new_document (file, NULL, path, given));
}

static void
expand_folder (ReadoutIntakeDocuments *documents,
               const char *folder,
               guint given,
               GCancellable *cancellable)
{
  g_autoptr (GPtrArray) waiting = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (waiting, g_strdup (folder));
  while (waiting->len > 0 && !g_cancellable_is_cancelled (cancellable))
    {
      g_autofree char *path = g_ptr_array_steal_index (waiting, waiting->len - 1);
      g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GPtrArray) folders = g_ptr_array_new ();
      g_autoptr (GDir) directory = g_dir_open (path, 0, NULL);
      const char *name;

      if (directory == NULL)
        {
          /* The importer will say why. */
          add_path (documents, path, given);
          continue;
        }
      while ((name = g_dir_read_name (directory)) != NULL)
        if (*name != '.')
          g_ptr_array_add (names, g_strdup (name));
      g_ptr_array_sort (names, compare_names);
      for (guint i = 0; i < names->len; i++)
        {
          g_autofree char *child = g_build_filename (path, g_ptr_array_index (names, i), NULL);

          if (!g_file_test (child, G_FILE_TEST_IS_DIR))
            add_path (documents, child, given);
          else if (!g_file_test (child, G_FILE_TEST_IS_SYMLINK))
            g_ptr_array_add (folders, g_steal_pointer (&child));
        }
      for (guint i = folders->len; i > 0; i--)
        g_ptr_array_add (waiting, g_ptr_array_index (folders, i - 1));
    }
}

ReadoutIntakeDocuments *
readout_intake_documents_new (void)
{
  ReadoutIntakeDocuments *documents = g_new0 (ReadoutIntakeDocuments, 1);

  documents->given = g_ptr_array_new_with_free_func (free_document);
  documents->expanded = g_ptr_array_new_with_free_func (free_document);
  g_mutex_init (&documents->mutex);
  documents->cancelled = g_hash_table_new (NULL, NULL);
  documents->cancellables = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  documents->begun = g_array_new (FALSE, FALSE, sizeof (guint));
  return documents;
}

void
readout_intake_documents_free (ReadoutIntakeDocuments *documents)
{
  if (documents == NULL)
    return;
  g_ptr_array_unref (documents->given);
  g_ptr_array_unref (documents->expanded);
  g_mutex_clear (&documents->mutex);
  g_hash_table_unref (documents->cancelled);
  g_hash_table_unref (documents->cancellables);
  g_array_unref (documents->begun);
  g_free (documents);
}

void
readout_intake_documents_add_file (ReadoutIntakeDocuments *documents, GFile *file)
{
  const char *path = g_file_peek_path (file);
  g_autofree char *uri = path == NULL ? g_file_get_uri (file) : NULL;

  g_ptr_array_add (documents->given,
                   new_document (file, NULL, path != NULL ? path : uri, documents->given->len));
}

void
readout_intake_documents_add_bytes (ReadoutIntakeDocuments *documents,
                                    GBytes *bytes,
                                    const char *name)
{
  g_ptr_array_add (documents->given, new_document (NULL, bytes, name, documents->given->len));
}

void
readout_intake_documents_expand (ReadoutIntakeDocuments *documents, GCancellable *cancellable)
{
  for (guint i = 0; i < documents->given->len; i++)
    {
      ReadoutIntakeDocument *document = g_ptr_array_index (documents->given, i);
      const char *path = document->file != NULL ? g_file_peek_path (document->file) : NULL;

      if (path != NULL && g_file_test (path, G_FILE_TEST_IS_DIR))
        expand_folder (documents, path, i, cancellable);
      else
        g_ptr_array_add (documents->expanded,
                         new_document (document->file, document->bytes, document->name, i));
    }
  g_mutex_lock (&documents->mutex);
  documents->is_expanded = TRUE;
  g_mutex_unlock (&documents->mutex);
}

guint
readout_intake_documents_get_n (ReadoutIntakeDocuments *documents)
{
  guint n;

  g_mutex_lock (&documents->mutex);
  n = documents->is_expanded ? documents->expanded->len : 0;
  g_mutex_unlock (&documents->mutex);
  return n;
}

const ReadoutIntakeDocument *
readout_intake_documents_get (ReadoutIntakeDocuments *documents, guint index)
{
  return g_ptr_array_index (documents->expanded, index);
}

GCancellable *
readout_intake_documents_begin (ReadoutIntakeDocuments *documents, guint index)
{
  GCancellable *cancellable = NULL;
  gpointer key = GUINT_TO_POINTER (index + 1);

  g_mutex_lock (&documents->mutex);
  if (!g_hash_table_contains (documents->cancelled, key))
    {
      cancellable = g_cancellable_new ();
      g_hash_table_insert (documents->cancellables, key, g_object_ref (cancellable));
      g_array_append_val (documents->begun, index);
    }
  g_mutex_unlock (&documents->mutex);
  return cancellable;
}

void
readout_intake_documents_end (ReadoutIntakeDocuments *documents, guint index)
{
  g_mutex_lock (&documents->mutex);
  g_hash_table_remove (documents->cancellables, GUINT_TO_POINTER (index + 1));
  g_mutex_unlock (&documents->mutex);
}

void
readout_intake_documents_cancel (ReadoutIntakeDocuments *documents, guint index)
{
  g_autoptr (GCancellable) cancellable = NULL;
  gpointer key = GUINT_TO_POINTER (index + 1);

  g_mutex_lock (&documents->mutex);
  g_hash_table_add (documents->cancelled, key);
  cancellable = g_hash_table_lookup (documents->cancellables, key);
  if (cancellable != NULL)
    g_object_ref (cancellable);
  g_mutex_unlock (&documents->mutex);
  /* Outside of the lock: whoever hears of it may ask us something. */
  g_cancellable_cancel (cancellable);
}

gboolean
readout_intake_documents_is_cancelled (ReadoutIntakeDocuments *documents, guint index)
{
  gboolean is_cancelled;

  g_mutex_lock (&documents->mutex);
  is_cancelled = g_hash_table_contains (documents->cancelled, GUINT_TO_POINTER (index + 1));
  g_mutex_unlock (&documents->mutex);
  return is_cancelled;
}

GArray *
readout_intake_documents_take_begun (ReadoutIntakeDocuments *documents)
{
  GArray *begun;

  g_mutex_lock (&documents->mutex);
  begun = documents->begun;
  documents->begun = g_array_new (FALSE, FALSE, sizeof (guint));
  g_mutex_unlock (&documents->mutex);
  return begun;
}
