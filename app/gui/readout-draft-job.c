/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Drafts briefings and sentences on the project's thread.
 */
#include "readout-draft-job.h"

#include <glib/gi18n.h>

#include "briefing/readout-citation-store.h"
#include "briefing/readout-draft-builder.h"
#include "briefing/readout-template-folder.h"
#include "briefing/readout-snapshot-store.h"

#include "readout-insert-job.h"

/* So many reports are read at a time: others get at the project in between. */
#define SLICE 50

typedef struct
{
  gint64 briefing_id;
  char *template_name;
  ReadoutSnapshot *snapshot; /* %NULL until it is begun */
  GArray *ids;               /* of the reports */
  guint n_read;              /* of them */
  guint limit;               /* of them that are read */
  char *markdown;            /* %NULL until it is drafted */
} Draft;

static void
free_draft (gpointer data)
{
  Draft *draft = data;

  g_free (draft->template_name);
  g_clear_pointer (&draft->snapshot, readout_snapshot_unref);
  g_clear_pointer (&draft->ids, g_array_unref);
  g_free (draft->markdown);
  g_free (draft);
}

/* The first heading of @markdown. Owned by the caller. */
static char *
dup_title (const char *markdown)
{
  if (!g_str_has_prefix (markdown, "# "))
    return g_strdup (_ ("Briefing"));
  return g_strstrip (g_strndup (markdown + 2, strcspn (markdown + 2, "\n")));
}

static gboolean
write_draft (ReadoutStore *store,
             const Draft *draft,
             ReadoutSnapshot *snapshot,
             const char *markdown,
             GError **error)
{
  gint64 id = draft->briefing_id;

  if (!readout_store_begin (store, _ ("Draft Briefing"), error))
    return FALSE;
  if (id == 0)
    {
      g_autofree char *title = dup_title (markdown);
      id = readout_store_add_briefing (store, title, NULL, draft->template_name, error);
    }
  if (id == 0 ||
      !readout_store_set_briefing_draft (store, id, markdown, markdown, draft->template_name,
                                         error) ||
      !readout_snapshot_keep_citations (snapshot, markdown, store, error))
    {
      readout_store_rollback (store);
      return FALSE;
    }
  return readout_store_commit (store, error);
}

/* On the project's thread: the next reports. */
static gpointer
read_slice (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Draft *draft = data;
  guint n;

  if (draft->snapshot == NULL)
    {
      draft->snapshot = readout_snapshot_begin_from_store (store, &draft->ids, cancellable, error);
      if (draft->snapshot == NULL)
        return NULL;
    }
  n = MIN (SLICE, MIN (draft->ids->len, draft->limit) - draft->n_read);
  if (!readout_snapshot_add_from_store (draft->snapshot, store, draft->ids, draft->n_read, n,
                                        cancellable, error))
    return NULL;
  draft->n_read += n;
  return draft;
}

static gboolean
is_read (const Draft *draft)
{
  return draft->snapshot != NULL && draft->n_read == MIN (draft->ids->len, draft->limit);
}

/* On a thread of its own: the sentences. */
static void
write_markdown_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Draft *draft = g_task_get_task_data (G_TASK (data));
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutTemplate) template = readout_template_load (draft->template_name, &error);

  if (template == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  draft->markdown = readout_draft_build (draft->snapshot, template, NULL);
  g_task_return_boolean (task, TRUE);
}

/* On the project's thread again. */
static gpointer
keep (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Draft *draft = data;

  return GINT_TO_POINTER (write_draft (store, draft, draft->snapshot, draft->markdown, error));
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (readout_project_run_finish (READOUT_PROJECT (source), result, &error) == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    readout_project_run_async (READOUT_PROJECT (source), keep, g_task_get_task_data (task), NULL,
                               NULL, g_task_get_cancellable (task), kept_cb, g_object_ref (task));
}

static void
write_markdown (GTask *task)
{
  g_autoptr (GTask) writing =
      g_task_new (g_task_get_source_object (task), g_task_get_cancellable (task), written_cb,
                  g_object_ref (task));

  g_task_set_source_tag (writing, write_markdown);
  g_task_set_task_data (writing, g_object_ref (task), g_object_unref);
  g_task_run_in_thread (writing, write_markdown_thread);
}

static void read_on (GTask *task);

static void
slice_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Draft *draft = g_task_get_task_data (task);

  if (readout_project_run_finish (READOUT_PROJECT (source), result, &error) == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (!is_read (draft))
    read_on (task);
  else if (readout_snapshot_get_statements (draft->snapshot)->len == 0)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                             _ ("There are no statements to draft a briefing from"));
  else if (draft->template_name == NULL)
    g_task_return_boolean (task, TRUE);
  else
    write_markdown (task);
}

static void
read_on (GTask *task)
{
  readout_project_run_async (g_task_get_source_object (task), read_slice,
                             g_task_get_task_data (task), NULL, NULL, g_task_get_cancellable (task),
                             slice_cb, g_object_ref (task));
}

void
readout_draft_job_run_async (ReadoutProject *project,
                             gint64 briefing_id,
                             const char *template_name,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Draft *draft;

  g_return_if_fail (READOUT_IS_PROJECT (project));

  draft = g_new0 (Draft, 1);
  draft->briefing_id = briefing_id;
  draft->template_name =
      g_strdup (template_name != NULL ? template_name : READOUT_TEMPLATE_DEFAULT);
  draft->limit = G_MAXUINT;
  task = g_task_new (project, cancellable, callback, user_data);
  g_task_set_source_tag (task, readout_draft_job_run_async);
  g_task_set_task_data (task, draft, free_draft);
  read_on (task);
}

gboolean
readout_draft_job_run_finish (ReadoutProject *project, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, project), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
readout_draft_job_sample_async (ReadoutProject *project,
                                guint n_reports,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Draft *draft;

  g_return_if_fail (READOUT_IS_PROJECT (project));

  draft = g_new0 (Draft, 1);
  draft->limit = n_reports;
  task = g_task_new (project, cancellable, callback, user_data);
  g_task_set_source_tag (task, readout_draft_job_sample_async);
  g_task_set_task_data (task, draft, free_draft);
  read_on (task);
}

ReadoutSnapshot *
readout_draft_job_sample_finish (ReadoutProject *project,
                                 GAsyncResult *result,
                                 guint *n_all,
                                 GError **error)
{
  const Draft *draft;

  g_return_val_if_fail (g_task_is_valid (result, project), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  draft = g_task_get_task_data (G_TASK (result));
  if (n_all != NULL)
    *n_all = draft->ids->len;
  return readout_snapshot_ref (draft->snapshot);
}

void
readout_draft_job_sentence_async (ReadoutProject *project,
                                  gint64 statement_id,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GArray) ids = NULL;

  g_return_if_fail (READOUT_IS_PROJECT (project));

  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (ids, statement_id);
  readout_insert_job_run_async (project, ids, NULL, callback, user_data);
}

char *
readout_draft_job_sentence_finish (ReadoutProject *project, GAsyncResult *result, GError **error)
{
  guint n;

  return readout_insert_job_run_finish (project, result, &n, error);
}
