/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An open project: the thread that owns its store, the queue of what it is asked, and what the rest
 * of the program sees of it.
 */
#include "store/readout-project.h"
#include "store/readout-store-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* A committed action may be lost to a power failure for that long. */
#define SYNC_MICROSECONDS (G_USEC_PER_SEC / 2)

typedef enum
{
  JOB_RUN,
  JOB_UNDO,
  JOB_REDO,
  JOB_SAVE_AS,
  JOB_CLOSE,
} JobKind;

/* One thing to do on the project's thread; whoever waits for it is told by @task or @done. */
typedef struct
{
  JobKind kind;
  ReadoutStoreFunc function;
  gpointer data;
  GDestroyNotify data_free;
  GDestroyNotify result_free;
  GCancellable *cancellable;
  GTask *task; /* of an asynchronous one; NULL when somebody waits on the condition */
  gboolean done;
  gpointer result;
  GError *error;
} Job;

/* What the menu and the header bar show; read on the project's context. */
typedef struct
{
  char *path;
  char *notice;
  char *undo_name;
  char *redo_name;
  gboolean read_only;
} State;

/* Shared by the project and its thread. */
typedef struct
{
  gatomicrefcount references;
  GThread *thread;
  GAsyncQueue *jobs;   /* of Job, owned by who waits for it or by its task */
  ReadoutStore *store; /* the thread's */
  GMainContext *context;
  GWeakRef project;

  GMutex mutex;
  GCond condition; /* a waited-for job is done */
  gboolean closing;
  ReadoutChanges changes; /* to tell */
  State *state;           /* to show; NULL when there is nothing new */
  gboolean telling;       /* a source is on its way to the context */
} Worker;

struct _ReadoutProject
{
  GObject parent_instance;

  Worker *worker;
  gboolean closed;
  State *state;
  char *title;
};

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
free_state (State *state)
{
  if (state == NULL)
    return;
  g_free (state->path);
  g_free (state->notice);
  g_free (state->undo_name);
  g_free (state->redo_name);
  g_free (state);
}

static State *
read_state (ReadoutStore *store)
{
  State *state = g_new0 (State, 1);

  state->path = g_strdup (readout_store_get_path (store));
  state->notice = g_strdup (readout_store_get_notice (store));
  state->read_only = readout_store_is_read_only (store);
  state->undo_name = readout_store_dup_undo_name (store);
  state->redo_name = readout_store_dup_redo_name (store);
  return state;
}

static Worker *
ref_worker (Worker *worker)
{
  g_atomic_ref_count_inc (&worker->references);
  return worker;
}

static void
unref_worker (Worker *worker)
{
  if (!g_atomic_ref_count_dec (&worker->references))
    return;
  g_async_queue_unref (worker->jobs);
  g_main_context_unref (worker->context);
  g_weak_ref_clear (&worker->project);
  g_mutex_clear (&worker->mutex);
  g_cond_clear (&worker->condition);
  free_state (worker->state);
  g_free (worker);
}

static void
free_job (Job *job)
{
  if (job->data_free != NULL)
    job->data_free (job->data);
  g_clear_object (&job->cancellable);
  g_clear_error (&job->error);
  g_free (job);
}

static void
set_closed_error (GError **error)
{
  g_set_error_literal (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_CLOSED,
                       _("The project was closed."));
}

/* The file of a project that had no name goes once it has one. */
static gboolean
is_unnamed (const char *path)
{
  g_autofree char *folder = readout_store_dup_unnamed_folder ();
  g_autofree char *parent = g_path_get_dirname (path);

  return g_str_equal (folder, parent);
}

static gboolean
save_as (Worker *worker, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *old_path = g_strdup (readout_store_get_path (worker->store));
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  gboolean remove_old = is_unnamed (old_path) && !readout_store_is_damaged (worker->store);
  ReadoutStore *store;

  if (!readout_store_copy_to (worker->store, absolute, error))
    return FALSE;
  store = readout_store_open (absolute, FALSE, cancellable, error);
  if (store == NULL)
    {
      g_unlink (absolute); /* the project stays where it was */
      return FALSE;
    }
  if (!readout_store_close (worker->store, NULL))
    remove_old = FALSE;
  worker->store = store;
  if (remove_old)
    g_unlink (old_path);
  return TRUE;
}

static gboolean
tell_cb (gpointer data)
{
  Worker *worker = data;
  g_autoptr (ReadoutProject) project = g_weak_ref_get (&worker->project);
  ReadoutChanges changes;
  State *state;

  g_mutex_lock (&worker->mutex);
  changes = worker->changes;
  state = g_steal_pointer (&worker->state);
  worker->changes = READOUT_CHANGES_NONE;
  worker->telling = FALSE;
  g_mutex_unlock (&worker->mutex);

  if (project == NULL)
    {
      free_state (state);
      return G_SOURCE_REMOVE;
    }
  if (state != NULL)
    {
      State *old = project->state;

      project->state = state;
      g_object_freeze_notify (G_OBJECT (project));
      if (g_strcmp0 (old->path, state->path) != 0)
        {
          g_free (project->title);
          project->title = NULL;
          g_object_notify_by_pspec (G_OBJECT (project), properties[PROPERTY_PATH]);
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
      free_state (old);
      g_object_thaw_notify (G_OBJECT (project));
    }
  if (changes != READOUT_CHANGES_NONE)
    g_signal_emit (project, signals[SIGNAL_CHANGED], 0, (guint)changes);
  return G_SOURCE_REMOVE;
}

/* Sends what was committed, and what the menu shows now, to the context of the project. */
static void
tell_changes (Worker *worker, gboolean state_too)
{
  ReadoutChanges changes = readout_store_take_changes (worker->store);
  State *state = NULL;
  GSource *source;
  gboolean send;

  if (changes == READOUT_CHANGES_NONE && !state_too)
    return;
  if (state_too || (changes & READOUT_CHANGES_UNDO) != 0)
    state = read_state (worker->store);
  g_mutex_lock (&worker->mutex);
  worker->changes |= changes;
  if (state != NULL)
    {
      free_state (worker->state);
      worker->state = state;
    }
  send = !worker->telling;
  worker->telling = TRUE;
  g_mutex_unlock (&worker->mutex);
  if (!send)
    return;
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, tell_cb, ref_worker (worker), (GDestroyNotify)unref_worker);
  g_source_set_static_name (source, "readout-project");
  g_source_attach (source, worker->context);
  g_source_unref (source);
}

static void
run_job (Worker *worker, Job *job)
{
  gboolean state_too = FALSE;

  if (g_cancellable_set_error_if_cancelled (job->cancellable, &job->error))
    return;
  readout_store_set_cancellable (worker->store, job->cancellable);
  switch (job->kind)
    {
    case JOB_RUN:
      job->result = job->function (worker->store, job->data, job->cancellable, &job->error);
      break;
    case JOB_UNDO:
      job->result = GINT_TO_POINTER (readout_store_undo (worker->store, &job->error));
      break;
    case JOB_REDO:
      job->result = GINT_TO_POINTER (readout_store_redo (worker->store, &job->error));
      break;
    case JOB_SAVE_AS:
      job->result = GINT_TO_POINTER (save_as (worker, job->data, job->cancellable, &job->error));
      state_too = TRUE;
      break;
    case JOB_CLOSE:
    default:
      g_assert_not_reached ();
    }
  readout_store_set_cancellable (worker->store, NULL);
  while (worker->store->depth > 0)
    readout_store_rollback (worker->store);
  if (g_error_matches (job->error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_DAMAGED) &&
      !readout_store_is_damaged (worker->store))
    {
      /* The damage shows only now: go on, read-only, with what can be recovered. */
      readout_store_salvage (worker->store, NULL);
      worker->store->committed = READOUT_CHANGES_ALL;
      state_too = TRUE;
    }
  tell_changes (worker, state_too);
}

static void
finish_job (Worker *worker, Job *job)
{
  GTask *task = job->task;

  if (task == NULL)
    {
      g_mutex_lock (&worker->mutex);
      job->done = TRUE;
      g_cond_broadcast (&worker->condition);
      g_mutex_unlock (&worker->mutex);
      return;
    }
  if (job->error != NULL)
    g_task_return_error (task, g_steal_pointer (&job->error));
  else
    g_task_return_pointer (task, job->result, job->result_free);
  g_object_unref (task); /* frees the job */
}

static gpointer
work (gpointer data)
{
  Worker *worker = data;
  gint64 sync_at = 0;
  Job *job;

  while (TRUE)
    {
      job = g_async_queue_try_pop (worker->jobs);
      if (worker->store->unsynced && sync_at == 0)
        sync_at = g_get_monotonic_time () + SYNC_MICROSECONDS;
      /* With nothing to do, what was removed for good is deleted, a report at a time. */
      if (job == NULL && !readout_store_tidy (worker->store))
        job = sync_at != 0 ? g_async_queue_timeout_pop (worker->jobs,
                                                        MAX (sync_at - g_get_monotonic_time (), 1))
                           : g_async_queue_pop (worker->jobs);
      if (sync_at != 0 && g_get_monotonic_time () >= sync_at)
        {
          readout_store_sync (worker->store);
          sync_at = 0;
        }
      if (job == NULL)
        continue;
      if (job->kind == JOB_CLOSE)
        break;
      run_job (worker, job);
      finish_job (worker, job);
    }
  job->result =
      GINT_TO_POINTER (readout_store_close (g_steal_pointer (&worker->store), &job->error));
  finish_job (worker, job);
  unref_worker (worker);
  return NULL;
}

/* FALSE when the project is closed. */
static gboolean
push (ReadoutProject *project, Job *job)
{
  Worker *worker = project->worker;
  gboolean open;

  g_mutex_lock (&worker->mutex);
  open = !worker->closing;
  if (open)
    {
      worker->closing = job->kind == JOB_CLOSE;
      g_async_queue_push (worker->jobs, job);
    }
  g_mutex_unlock (&worker->mutex);
  return open;
}

/* Asks for a job and waits. */
static gpointer
wait_for (ReadoutProject *project, Job *job, GError **error)
{
  Worker *worker = project->worker;

  if (!push (project, job))
    {
      set_closed_error (error);
      return NULL;
    }
  g_mutex_lock (&worker->mutex);
  while (!job->done)
    g_cond_wait (&worker->condition, &worker->mutex);
  g_mutex_unlock (&worker->mutex);
  if (job->error != NULL)
    g_propagate_error (error, g_steal_pointer (&job->error));
  return job->result;
}

static void
ask (ReadoutProject *project,
     Job *job,
     gpointer tag,
     GAsyncReadyCallback callback,
     gpointer user_data)
{
  job->task = g_task_new (project, job->cancellable, callback, user_data);
  g_task_set_source_tag (job->task, tag);
  /* A job that was done is done, whatever was cancelled after. */
  g_task_set_check_cancellable (job->task, FALSE);
  g_task_set_task_data (job->task, job, (GDestroyNotify)free_job);
  if (!push (project, job))
    {
      GTask *task = job->task;

      set_closed_error (&job->error);
      g_task_return_error (task, g_steal_pointer (&job->error));
      g_object_unref (task);
    }
}

static Job *
make_job (JobKind kind, GCancellable *cancellable)
{
  Job *job = g_new0 (Job, 1);

  job->kind = kind;
  if (cancellable != NULL)
    job->cancellable = g_object_ref (cancellable);
  return job;
}

static ReadoutProject *
make_project (ReadoutStore *store, GMainContext *context)
{
  ReadoutProject *project = g_object_new (READOUT_TYPE_PROJECT, NULL);
  Worker *worker = g_new0 (Worker, 1);

  g_atomic_ref_count_init (&worker->references);
  worker->jobs = g_async_queue_new ();
  worker->store = store;
  worker->context = g_main_context_ref (context);
  g_weak_ref_init (&worker->project, project);
  g_mutex_init (&worker->mutex);
  g_cond_init (&worker->condition);
  project->worker = worker;
  project->state = read_state (store);
  worker->thread = g_thread_new ("readout-project", work, ref_worker (worker));
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
  Worker *worker = project->worker;

  if (worker != NULL)
    {
      if (worker->thread == g_thread_self ())
        {
          /* The last reference went on the project's own thread, which must not wait for itself. */
          Job *job = make_job (JOB_CLOSE, NULL);

          job->task = g_task_new (NULL, NULL, NULL, NULL);
          g_task_set_task_data (job->task, job, (GDestroyNotify)free_job);
          if (!push (project, job))
            g_object_unref (job->task);
          g_thread_unref (worker->thread);
        }
      else
        {
          g_autoptr (GError) error = NULL;

          if (!readout_project_close (project, &error) &&
              !g_error_matches (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_CLOSED))
            g_message ("%s", error->message);
          g_thread_join (worker->thread);
        }
      g_clear_pointer (&project->worker, unref_worker);
    }

  G_OBJECT_CLASS (readout_project_parent_class)->dispose (object);
}

static void
readout_project_finalize (GObject *object)
{
  ReadoutProject *project = READOUT_PROJECT (object);

  free_state (project->state);
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
  Job job = { JOB_RUN };

  g_return_val_if_fail (READOUT_IS_PROJECT (project), NULL);
  g_return_val_if_fail (function != NULL, NULL);
  g_return_val_if_fail (project->worker->thread != g_thread_self (), NULL);

  job.function = function;
  job.data = data;
  job.cancellable = cancellable;
  return wait_for (project, &job, error);
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
  Job *job;

  g_return_if_fail (READOUT_IS_PROJECT (project));
  g_return_if_fail (function != NULL);

  job = make_job (JOB_RUN, cancellable);
  job->function = function;
  job->data = data;
  job->data_free = data_free;
  job->result_free = result_free;
  ask (project, job, readout_project_run_async, callback, user_data);
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

  ask (project, make_job (JOB_UNDO, NULL), readout_project_undo_async, callback, user_data);
}

void
readout_project_redo_async (ReadoutProject *project,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (READOUT_IS_PROJECT (project));

  ask (project, make_job (JOB_REDO, NULL), readout_project_redo_async, callback, user_data);
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
  Job job = { JOB_SAVE_AS };

  g_return_val_if_fail (READOUT_IS_PROJECT (project), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  job.data = (gpointer)path;
  return wait_for (project, &job, error) != NULL;
}

void
readout_project_save_as_async (ReadoutProject *project,
                               const char *path,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  Job *job;

  g_return_if_fail (READOUT_IS_PROJECT (project));
  g_return_if_fail (path != NULL);

  job = make_job (JOB_SAVE_AS, cancellable);
  job->data = g_strdup (path);
  job->data_free = g_free;
  ask (project, job, readout_project_save_as_async, callback, user_data);
}

gboolean
readout_project_save_as_finish (ReadoutProject *project, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, project), FALSE);

  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
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

  if (project->title == NULL)
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
  Job job = { JOB_CLOSE };

  g_return_val_if_fail (READOUT_IS_PROJECT (project), FALSE);
  g_return_val_if_fail (project->worker->thread != g_thread_self (), FALSE);

  return wait_for (project, &job, error) != NULL;
}

void
readout_project_close_async (ReadoutProject *project,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (READOUT_IS_PROJECT (project));

  ask (project, make_job (JOB_CLOSE, NULL), readout_project_close_async, callback, user_data);
}

gboolean
readout_project_close_finish (ReadoutProject *project, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, project), FALSE);

  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}
