/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An open project, as the rest of the program sees it.
 */
#include "store/readout-project.h"
#include "store/readout-worker.h"

#include <string.h>

struct _ReadoutProject
{
  GObject parent_instance;

  ReadoutWorker *worker;
  ReadoutProjectState *state;
  char *title;

  guint n_floods;       /* of readout_project_begin_flood() */
  GSource *tell_source; /* when changes are told next; NULL when none wait */
  gint64 told;          /* when changes were told last */
  ReadoutChanges untold;
};

/* How often changes are told in a flood, in milliseconds. */
#define FLOOD_INTERVAL 2000

G_DEFINE_FINAL_TYPE (ReadoutProject, readout_project, G_TYPE_OBJECT)

enum
{
  PROPERTY_PATH = 1,
  PROPERTY_TITLE,
  PROPERTY_READ_ONLY,
  PROPERTY_NOTICE,
  PROPERTY_CAN_UNDO,
  PROPERTY_CAN_REDO,
  PROPERTY_UNDO_NAME,
  PROPERTY_REDO_NAME,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
tell_untold (ReadoutProject *project)
{
  ReadoutChanges changes = project->untold;

  if (project->tell_source != NULL)
    g_source_destroy (project->tell_source);
  g_clear_pointer (&project->tell_source, g_source_unref);
  project->untold = READOUT_CHANGES_NONE;
  project->told = g_get_monotonic_time ();
  if (changes != READOUT_CHANGES_NONE)
    g_signal_emit (project, signals[SIGNAL_CHANGED], 0, (guint)changes);
}

static gboolean
tell_untold_cb (gpointer user_data)
{
  tell_untold (READOUT_PROJECT (user_data));
  return G_SOURCE_REMOVE;
}

/* In a flood what somebody did is told at once, and what only adds up waits. */
static void
tell_changes (ReadoutProject *project, ReadoutChanges changes, gboolean at_once)
{
  gint64 rest = (project->told - g_get_monotonic_time ()) / 1000 + FLOOD_INTERVAL;

  project->untold |= changes;
  if (at_once || project->n_floods == 0 || rest <= 0)
    tell_untold (project);
  else if (project->untold != READOUT_CHANGES_NONE && project->tell_source == NULL)
    {
      project->tell_source = g_timeout_source_new ((guint)rest);
      g_source_set_callback (project->tell_source, tell_untold_cb, project, NULL);
      g_source_set_static_name (project->tell_source, "readout-project-flood");
      g_source_attach (project->tell_source, g_main_context_get_thread_default ());
    }
}

/* What was committed, and what the menu shows now. */
static void
tell (ReadoutProject *project, ReadoutChanges changes, ReadoutProjectState *state)
{
  gboolean at_once = FALSE;

  if (state != NULL)
    {
      ReadoutProjectState *old = project->state;

      at_once = g_strcmp0 (old->undo_name, state->undo_name) != 0 ||
                g_strcmp0 (old->redo_name, state->redo_name) != 0;
      project->state = state;
      g_object_freeze_notify (G_OBJECT (project));
      if (g_strcmp0 (old->path, state->path) != 0)
        g_object_notify_by_pspec (G_OBJECT (project), properties[PROPERTY_PATH]);
      if (g_strcmp0 (old->path, state->path) != 0 || g_strcmp0 (old->title, state->title) != 0)
        {
          g_clear_pointer (&project->title, g_free);
          g_object_notify_by_pspec (G_OBJECT (project), properties[PROPERTY_TITLE]);
        }
      if (old->read_only != state->read_only)
        g_object_notify_by_pspec (G_OBJECT (project), properties[PROPERTY_READ_ONLY]);
      if (g_strcmp0 (old->notice, state->notice) != 0)
        g_object_notify_by_pspec (G_OBJECT (project), properties[PROPERTY_NOTICE]);
      if ((old->undo_name == NULL) != (state->undo_name == NULL))
        g_object_notify_by_pspec (G_OBJECT (project), properties[PROPERTY_CAN_UNDO]);
      if ((old->redo_name == NULL) != (state->redo_name == NULL))
        g_object_notify_by_pspec (G_OBJECT (project), properties[PROPERTY_CAN_REDO]);
      if (g_strcmp0 (old->undo_name, state->undo_name) != 0)
        g_object_notify_by_pspec (G_OBJECT (project), properties[PROPERTY_UNDO_NAME]);
      if (g_strcmp0 (old->redo_name, state->redo_name) != 0)
        g_object_notify_by_pspec (G_OBJECT (project), properties[PROPERTY_REDO_NAME]);
      readout_project_state_free (old);
      g_object_thaw_notify (G_OBJECT (project));
    }
  tell_changes (project, changes, at_once);
}

static ReadoutProject *
make_project (ReadoutStore *store, GMainContext *context)
{
  ReadoutProject *project = g_object_new (READOUT_TYPE_PROJECT, NULL);

  project->state = readout_project_state_new (store);
  project->worker = readout_worker_new (store, project, context, tell);
  return project;
}

/* What opening needs on another thread. */
typedef struct
{
  char *path;
  gboolean create;
} OpenData;

static void
free_open_data (OpenData *data)
{
  g_free (data->path);
  g_free (data);
}

static void
open_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  OpenData *open_data = data;
  GError *error = NULL;
  ReadoutStore *store =
      readout_store_open (open_data->path, open_data->create, cancellable, &error);

  if (store == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, make_project (store, g_task_get_context (task)), g_object_unref);
}

static void
readout_project_dispose (GObject *object)
{
  ReadoutProject *project = READOUT_PROJECT (object);

  g_clear_pointer (&project->worker, readout_worker_stop);
  if (project->tell_source != NULL)
    g_source_destroy (project->tell_source);
  g_clear_pointer (&project->tell_source, g_source_unref);

  G_OBJECT_CLASS (readout_project_parent_class)->dispose (object);
}

static void
readout_project_finalize (GObject *object)
{
  ReadoutProject *project = READOUT_PROJECT (object);

  readout_project_state_free (project->state);
  g_free (project->title);

  G_OBJECT_CLASS (readout_project_parent_class)->finalize (object);
}

static void
readout_project_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ReadoutProject *project = READOUT_PROJECT (object);

  switch (id)
    {
    case PROPERTY_PATH:
      g_value_set_string (value, readout_project_get_path (project));
      break;
    case PROPERTY_TITLE:
      g_value_set_string (value, readout_project_get_title (project));
      break;
    case PROPERTY_READ_ONLY:
      g_value_set_boolean (value, readout_project_is_read_only (project));
      break;
    case PROPERTY_NOTICE:
      g_value_set_string (value, readout_project_get_notice (project));
      break;
    case PROPERTY_CAN_UNDO:
      g_value_set_boolean (value, readout_project_can_undo (project));
      break;
    case PROPERTY_CAN_REDO:
      g_value_set_boolean (value, readout_project_can_redo (project));
      break;
    case PROPERTY_UNDO_NAME:
      g_value_set_string (value, readout_project_get_undo_name (project));
      break;
    case PROPERTY_REDO_NAME:
      g_value_set_string (value, readout_project_get_redo_name (project));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
readout_project_class_init (ReadoutProjectClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = readout_project_dispose;
  object_class->finalize = readout_project_finalize;
  object_class->get_property = readout_project_get_property;

  properties[PROPERTY_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  properties[PROPERTY_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROPERTY_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  properties[PROPERTY_NOTICE] = g_param_spec_string ("notice", NULL, NULL, NULL, flags);
  properties[PROPERTY_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROPERTY_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  properties[PROPERTY_UNDO_NAME] = g_param_spec_string ("undo-name", NULL, NULL, NULL, flags);
  properties[PROPERTY_REDO_NAME] = g_param_spec_string ("redo-name", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  /**
   * ReadoutProject::changed:
   * @changes: #ReadoutChanges
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
readout_project_init (ReadoutProject *project)
{
}

ReadoutProject *
readout_project_open (const char *path, gboolean create, GCancellable *cancellable, GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();
  ReadoutStore *store;

  g_return_val_if_fail (path != NULL, NULL);

  store = readout_store_open (path, create, cancellable, error);
  return store != NULL ? make_project (store, context) : NULL;
}

void
readout_project_open_async (const char *path,
                            gboolean create,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  OpenData *data = g_new0 (OpenData, 1);

  g_return_if_fail (path != NULL);

  data->path = g_strdup (path);
  data->create = create;
  g_task_set_source_tag (task, readout_project_open_async);
  g_task_set_task_data (task, data, (GDestroyNotify)free_open_data);
  g_task_run_in_thread (task, open_thread_cb);
}

ReadoutProject *
readout_project_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

gpointer
readout_project_run (ReadoutProject *project,
                     ReadoutStoreFunc function,
                     gpointer data,
                     GCancellable *cancellable,
                     GError **error)
{
  ReadoutJob job = { READOUT_JOB_RUN };

  g_return_val_if_fail (READOUT_IS_PROJECT (project), NULL);
  g_return_val_if_fail (function != NULL, NULL);
  g_return_val_if_fail (!readout_worker_is_current (project->worker), NULL);

  job.function = function;
  job.data = data;
  job.cancellable = cancellable;
  return readout_worker_wait_for (project->worker, &job, error);
}

void
readout_project_run_async (ReadoutProject *project,
                           ReadoutStoreFunc function,
                           gpointer data,
                           GDestroyNotify data_free,
                           GDestroyNotify result_free,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  ReadoutJob *job;

  g_return_if_fail (READOUT_IS_PROJECT (project));
  g_return_if_fail (function != NULL);

  job = readout_job_new (READOUT_JOB_RUN, cancellable);
  job->function = function;
  job->data = data;
  job->data_free = data_free;
  job->result_free = result_free;
  readout_worker_ask (project->worker, job, project, readout_project_run_async, callback,
                      user_data);
}

gpointer
readout_project_run_finish (ReadoutProject *project, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, project), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
readout_project_undo_async (ReadoutProject *project,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (READOUT_IS_PROJECT (project));

  readout_worker_ask (project->worker, readout_job_new (READOUT_JOB_UNDO, NULL), project,
                      readout_project_undo_async, callback, user_data);
}

void
readout_project_redo_async (ReadoutProject *project,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (READOUT_IS_PROJECT (project));

  readout_worker_ask (project->worker, readout_job_new (READOUT_JOB_REDO, NULL), project,
                      readout_project_redo_async, callback, user_data);
}

gboolean
readout_project_undo_finish (ReadoutProject *project, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, project), FALSE);

  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

gboolean
readout_project_save_as (ReadoutProject *project, const char *path, GError **error)
{
  ReadoutJob job = { READOUT_JOB_SAVE_AS };

  g_return_val_if_fail (READOUT_IS_PROJECT (project), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  job.data = (gpointer)path;
  return readout_worker_wait_for (project->worker, &job, error) != NULL;
}

/* A job that writes to a file. */
static ReadoutJob *
new_file_job (ReadoutJobKind kind, const char *path, GCancellable *cancellable)
{
  ReadoutJob *job = readout_job_new (kind, cancellable);

  job->data = g_strdup (path);
  job->data_free = g_free;
  return job;
}

void
readout_project_save_as_async (ReadoutProject *project,
                               const char *path,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  ReadoutJob *job;

  g_return_if_fail (READOUT_IS_PROJECT (project));
  g_return_if_fail (path != NULL);

  job = new_file_job (READOUT_JOB_SAVE_AS, path, cancellable);
  readout_worker_ask (project->worker, job, project, readout_project_save_as_async, callback,
                      user_data);
}

gboolean
readout_project_save_as_finish (ReadoutProject *project, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, project), FALSE);

  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

void
readout_project_copy_to_async (ReadoutProject *project,
                               const char *path,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  ReadoutJob *job;

  g_return_if_fail (READOUT_IS_PROJECT (project));
  g_return_if_fail (path != NULL);

  job = new_file_job (READOUT_JOB_COPY, path, cancellable);
  readout_worker_ask (project->worker, job, project, readout_project_copy_to_async, callback,
                      user_data);
}

gboolean
readout_project_copy_to_finish (ReadoutProject *project, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, project), FALSE);

  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

void
readout_project_begin_flood (ReadoutProject *project)
{
  g_return_if_fail (READOUT_IS_PROJECT (project));

  project->n_floods++;
}

void
readout_project_end_flood (ReadoutProject *project)
{
  g_return_if_fail (READOUT_IS_PROJECT (project));
  g_return_if_fail (project->n_floods > 0);

  if (--project->n_floods == 0)
    tell_untold (project);
}

const char *
readout_project_get_path (ReadoutProject *project)
{
  g_return_val_if_fail (READOUT_IS_PROJECT (project), NULL);

  return project->state->path;
}

const char *
readout_project_get_title (ReadoutProject *project)
{
  g_return_val_if_fail (READOUT_IS_PROJECT (project), NULL);

  if (project->title == NULL && project->state->title != NULL)
    project->title = g_strdup (project->state->title);
  else if (project->title == NULL)
    {
      project->title = g_filename_display_basename (project->state->path);
      if (g_str_has_suffix (project->title, ".readout"))
        project->title[strlen (project->title) - strlen (".readout")] = '\0';
    }
  return project->title;
}

gboolean
readout_project_is_read_only (ReadoutProject *project)
{
  g_return_val_if_fail (READOUT_IS_PROJECT (project), TRUE);

  return project->state->read_only;
}

const char *
readout_project_get_notice (ReadoutProject *project)
{
  g_return_val_if_fail (READOUT_IS_PROJECT (project), NULL);

  return project->state->notice;
}

gboolean
readout_project_can_undo (ReadoutProject *project)
{
  g_return_val_if_fail (READOUT_IS_PROJECT (project), FALSE);

  return project->state->undo_name != NULL;
}

gboolean
readout_project_can_redo (ReadoutProject *project)
{
  g_return_val_if_fail (READOUT_IS_PROJECT (project), FALSE);

  return project->state->redo_name != NULL;
}

const char *
readout_project_get_undo_name (ReadoutProject *project)
{
  g_return_val_if_fail (READOUT_IS_PROJECT (project), NULL);

  return project->state->undo_name;
}

const char *
readout_project_get_redo_name (ReadoutProject *project)
{
  g_return_val_if_fail (READOUT_IS_PROJECT (project), NULL);

  return project->state->redo_name;
}

gboolean
readout_project_close (ReadoutProject *project, GError **error)
{
  ReadoutJob job = { READOUT_JOB_CLOSE };

  g_return_val_if_fail (READOUT_IS_PROJECT (project), FALSE);
  g_return_val_if_fail (!readout_worker_is_current (project->worker), FALSE);

  return readout_worker_wait_for (project->worker, &job, error) != NULL;
}

void
readout_project_close_async (ReadoutProject *project,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (READOUT_IS_PROJECT (project));

  readout_worker_ask (project->worker, readout_job_new (READOUT_JOB_CLOSE, NULL), project,
                      readout_project_close_async, callback, user_data);
}

gboolean
readout_project_close_finish (ReadoutProject *project, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, project), FALSE);

  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}
