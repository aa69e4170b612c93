/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes sentences of statements, to be inserted into a briefing.
 */
#include "readout-insert-job.h"

#include <glib/gi18n.h>

#include "briefing/readout-citation-store.h"
#include "briefing/readout-sentence-writer.h"
#include "briefing/readout-snapshot-store.h"

/* Statements that are made sentences in one go. */
#define SLICE 200

typedef struct
{
  GArray *ids;
  guint next;       /* of ids */
  GHashTable *done; /* set of ids */
  GString *text;
  guint n; /* sentences in it */
} Insertion;

/* What the statements of a slice need. */
typedef struct
{
  ReadoutStore *store;
  ReadoutSnapshot *snapshot;
  ReadoutSentenceWriter *writer; /* knows what is in the snapshot when it is made */
  GHashTable *places;            /* id of a statement → Place: in the reports that were read */
} Slice;

typedef struct
{
  ReadoutReport *report; /* owned by the snapshot */
  GPtrArray *statements; /* of the report */
  guint index;
} Place;

static void
free_insertion (gpointer data)
{
  Insertion *insertion = data;

  g_array_unref (insertion->ids);
  g_hash_table_unref (insertion->done);
  g_string_free (insertion->text, TRUE);
  g_free (insertion);
}

static void
free_place (gpointer data)
{
  Place *place = data;

  g_ptr_array_unref (place->statements);
  g_free (place);
}

/* Reads the report of a statement; the sentence says more than the statement. */
static gboolean
read_report (Slice *slice, gint64 report_id, GError **error)
{
  g_autoptr (ReadoutReport) report = readout_store_get_report (slice->store, report_id, error);
  g_autoptr (GPtrArray) statements = NULL;

  if (report == NULL)
    return FALSE;
  statements = readout_store_get_report_statements (slice->store, report_id, error);
  if (statements == NULL)
    return FALSE;
  readout_snapshot_add_report (slice->snapshot, report, statements);
  for (guint i = 0; i < statements->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (statements, i);
      Place *place = g_new (Place, 1);

      *place = (Place){ report, g_ptr_array_ref (statements), i };
      g_hash_table_insert (slice->places, &statement->id, place);
    }
  return TRUE;
}

/* Reads the report of a statement, unless it is there or the statement is not any more. */
static gboolean
read_statement (Slice *slice, gint64 id, GError **error)
{
  g_autoptr (ReadoutStatement) statement = NULL;
  g_autoptr (GError) local_error = NULL;

  if (g_hash_table_contains (slice->places, &id))
    return TRUE;
  statement = readout_store_get_statement (slice->store, id, &local_error);
  if (statement != NULL)
    return read_report (slice, statement->report_id, error);
  if (g_error_matches (local_error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_NO_RECORD))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* The sentence of a statement; NULL without @error when it is not there any more. */
static char *
dup_sentence (Slice *slice, gint64 id, GError **error)
{
  const Place *place = g_hash_table_lookup (slice->places, &id);
  ReadoutStatement *statement;
  g_autofree char *sentence = NULL;
  g_autofree char *key = NULL;

  if (place == NULL)
    return NULL;
  key = readout_citation_ensure_key_of (slice->store, place->report, place->statements,
                                        place->index, error);
  if (key == NULL)
    return NULL;
  statement = g_ptr_array_index (place->statements, place->index);
  readout_snapshot_set_key (slice->snapshot, statement, key);
  sentence = readout_sentence_writer_write (slice->writer, statement, 0, NULL);
  return g_strdup_printf ("%s[^%s]", sentence, key);
}

static gboolean
add_sentence (Insertion *insertion, Slice *slice, gint64 id, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *sentence = NULL;

  if (!g_hash_table_add (insertion->done, g_memdup2 (&id, sizeof id)))
    return TRUE;
  sentence = dup_sentence (slice, id, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (sentence == NULL)
    return TRUE;
  if (insertion->text->len > 0 && !g_str_has_suffix (insertion->text->str, "\n\n"))
    g_string_append_c (insertion->text, ' ');
  g_string_append (insertion->text, sentence);
  insertion->n++;
  return TRUE;
}

static gboolean
add_sentences (Insertion *insertion, Slice *slice, guint end, GError **error)
{
  for (; insertion->next < end; insertion->next++)
    {
      gint64 id = g_array_index (insertion->ids, gint64, insertion->next);

      if (id != 0)
        {
          if (!add_sentence (insertion, slice, id, error))
            return FALSE;
        }
      else if (insertion->text->len > 0 && !g_str_has_suffix (insertion->text->str, "\n\n"))
        g_string_append (insertion->text, "\n\n");
    }
  return TRUE;
}

/* All keys in one transaction; where nothing can be written, those that are there will do. */
static gboolean
write_slice (Insertion *insertion, Slice *slice, guint end, GError **error)
{
  if (readout_store_is_read_only (slice->store))
    return add_sentences (insertion, slice, end, error);
  if (!readout_store_begin (slice->store, "", error))
    return FALSE;
  if (add_sentences (insertion, slice, end, error))
    return readout_store_commit (slice->store, error);
  readout_store_rollback (slice->store);
  return FALSE;
}

/* On the project's thread. */
static gpointer
build_slice (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Insertion *insertion = data;
  g_autoptr (ReadoutSnapshot) snapshot = readout_snapshot_new ();
  g_autoptr (ReadoutSentenceWriter) writer = NULL;
  g_autoptr (GHashTable) places =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, free_place);
  Slice slice = { store, snapshot, NULL, places };
  guint end = MIN (insertion->next + SLICE, insertion->ids->len);

  if (!readout_snapshot_add_topics_from_store (snapshot, store, error))
    return NULL;
  for (guint i = insertion->next; i < end; i++)
    {
      gint64 id = g_array_index (insertion->ids, gint64, i);

      if (id != 0 && !read_statement (&slice, id, error))
        return NULL;
    }
  writer = readout_sentence_writer_new (snapshot);
  slice.writer = writer;
  return write_slice (insertion, &slice, end, error) ? insertion : NULL;
}

static void
slice_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Insertion *insertion = g_task_get_task_data (task);
  GError *error = NULL;

  if (readout_project_run_finish (READOUT_PROJECT (source), result, &error) == NULL)
    g_task_return_error (task, error);
  else if (insertion->next < insertion->ids->len)
    readout_project_run_async (READOUT_PROJECT (source), build_slice, insertion, NULL, NULL,
                               g_task_get_cancellable (task), slice_cb, g_object_ref (task));
  else if (insertion->n == 0)
    g_task_return_new_error (task, READOUT_STORE_ERROR, READOUT_STORE_ERROR_NO_RECORD, "%s",
                             _ ("The statement is not there any more"));
  else
    g_task_return_boolean (task, TRUE);
}

void
readout_insert_job_run_async (ReadoutProject *project,
                              GArray *ids,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Insertion *insertion;

  g_return_if_fail (READOUT_IS_PROJECT (project));
  g_return_if_fail (ids != NULL);

  insertion = g_new0 (Insertion, 1);
  insertion->ids = g_array_copy (ids);
  insertion->done = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  insertion->text = g_string_new (NULL);
  task = g_task_new (project, cancellable, callback, user_data);
  g_task_set_source_tag (task, readout_insert_job_run_async);
  g_task_set_task_data (task, insertion, free_insertion);
  readout_project_run_async (project, build_slice, insertion, NULL, NULL, cancellable, slice_cb,
                             g_object_ref (task));
}

char *
readout_insert_job_run_finish (ReadoutProject *project,
                               GAsyncResult *result,
                               guint *n,
                               GError **error)
{
  Insertion *insertion;

  g_return_val_if_fail (g_task_is_valid (result, project), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  insertion = g_task_get_task_data (G_TASK (result));
  *n = insertion->n;
  return g_strdup (g_strchomp (insertion->text->str));
}
