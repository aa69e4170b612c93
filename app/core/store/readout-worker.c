/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The thread of a project: the queue of what it is asked, the store that it owns, and what it tells
 * the main loop.
 */
#include "store/readout-worker.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

/* A committed action may be lost to a power failure for that long. */
#define SYNC_MICROSECONDS (G_USEC_PER_SEC / 2)

/* What is worked on in a copy is written to its file after that long without a job, and not more
 * often than that many times the duration of the last time. */
#define WRITE_BACK_MICROSECONDS (2 * G_USEC_PER_SEC)
#define WRITE_BACK_SHARE 20
#define WRITE_BACK_AGAIN_MICROSECONDS (60 * G_USEC_PER_SEC)

/* A large file is looked through for damage table by table, each after that long without a job. */
#define CHECK_MICROSECONDS (2 * G_USEC_PER_SEC)

/* Shared by the project, its thread and what is on its way to the context. */
struct _ReadoutWorker
{
  gatomicrefcount references;
  GThread *thread;
  GAsyncQueue *jobs;   /* of ReadoutJob, owned by who waits for it or by its task */
  ReadoutStore *store; /* the thread's */
  GMainContext *context;
  GWeakRef project;
  ReadoutTellFunc tell;

  GMutex mutex;
  GCond condition; /* a waited-for job is done */
  gboolean closing;
  ReadoutChanges changes;     /* to tell */
  ReadoutProjectState *state; /* to show; NULL when there is nothing new */
  gboolean telling;           /* a source is on its way to the context */
};

static ReadoutWorker *
ref_worker (ReadoutWorker *worker)
{
  g_atomic_ref_count_inc (&worker->references);
  return worker;
}

static void
unref_worker (ReadoutWorker *worker)
{
  if (!g_atomic_ref_count_dec (&worker->references))
    return;
  g_async_queue_unref (worker->jobs);
  g_main_context_unref (worker->context);
  g_weak_ref_clear (&worker->project);
  g_mutex_clear (&worker->mutex);
  g_cond_clear (&worker->condition);
  readout_project_state_free (worker->state);
  g_free (worker);
}

static void
free_job (ReadoutJob *job)
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

/* What stands at @path makes way, under the name that is returned; *@aside is %NULL when there was
 * nothing. FALSE when it is in use. */
static gboolean
set_aside (const char *path, char **aside, GError **error)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  GStatBuf status;

  *aside = NULL;
  if (g_stat (path, &status) != 0 || !S_ISREG (status.st_mode) || status.st_size == 0)
    return TRUE;
  if (g_file_test (log, G_FILE_TEST_EXISTS))
    {
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_BUSY,
                   _("“%s” is in use by another program. Close it there and try again."), name);
      return FALSE;
    }
  for (guint i = 1; *aside == NULL || g_file_test (*aside, G_FILE_TEST_EXISTS); i++)
    {
      g_free (*aside);
      *aside = i == 1 ? g_strconcat (path, "~", NULL) : g_strdup_printf ("%s~%u", path, i);
    }
  if (g_rename (path, *aside) == 0)
    return TRUE;
  readout_store_set_errno_error (error, errno, path);
  g_clear_pointer (aside, g_free);
  return FALSE;
}

/* The project that was replaced goes to the trash; where there is none it stays beside the new one.
 */
static void
discard (const char *aside)
{
  g_autoptr (GFile) file = g_file_new_for_path (aside);

  g_file_trash (file, NULL, NULL);
}

/* Writes the project to another file. What stands there is, where it worked, in the trash. With
 * @opened it is opened as well: on failure the project stays where it was. */
static gboolean
write_copy (ReadoutWorker *worker,
            const char *absolute,
            ReadoutStore **opened,
            GCancellable *cancellable,
            GError **error)
{
  g_autofree char *aside = NULL;
  gboolean done;

  if (g_str_equal (absolute, readout_store_get_path (worker->store)))
    {
      readout_store_set_errno_error (error, EEXIST, absolute);
      return FALSE;
    }
  if (!set_aside (absolute, &aside, error))
    return FALSE;
  done = readout_store_copy_to (worker->store, absolute, error);
  if (done && opened != NULL)
    {
      *opened = readout_store_open (absolute, FALSE, cancellable, error);
      done = *opened != NULL;
    }
  if (done && aside != NULL)
    discard (aside);
  else if (aside != NULL)
    g_rename (aside, absolute);
  else if (!done)
    g_unlink (absolute);
  return done;
}

static gboolean
copy (ReadoutWorker *worker, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);

  return write_copy (worker, absolute, NULL, cancellable, error);
}

static gboolean
save_as (ReadoutWorker *worker, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *old_path = g_strdup (readout_store_get_path (worker->store));
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  gboolean remove_old = is_unnamed (old_path) && !readout_store_is_damaged (worker->store);
  ReadoutStore *store = NULL;

  if (!write_copy (worker, absolute, &store, cancellable, error))
    return FALSE;
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
  ReadoutWorker *worker = data;
  g_autoptr (ReadoutProject) project = g_weak_ref_get (&worker->project);
  ReadoutChanges changes;
  ReadoutProjectState *state;

  g_mutex_lock (&worker->mutex);
  changes = worker->changes;
  state = g_steal_pointer (&worker->state);
  worker->changes = READOUT_CHANGES_NONE;
  worker->telling = FALSE;
  g_mutex_unlock (&worker->mutex);

  if (project != NULL)
    worker->tell (project, changes, state);
  else
    readout_project_state_free (state);
  return G_SOURCE_REMOVE;
}

/* Sends what was committed, and what the menu shows now, to the context of the project. */
static void
tell_changes (ReadoutWorker *worker, gboolean state_too)
{
  ReadoutChanges changes = readout_store_take_changes (worker->store);
  ReadoutProjectState *state = NULL;
  GSource *source;
  gboolean send;

  if (changes == READOUT_CHANGES_NONE && !state_too)
    return;
  if (state_too || (changes & (READOUT_CHANGES_UNDO | READOUT_CHANGES_SETTINGS)) != 0)
    state = readout_project_state_new (worker->store);
  g_mutex_lock (&worker->mutex);
  worker->changes |= changes;
  if (state != NULL)
    {
      readout_project_state_free (worker->state);
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

/* The damage shows only now: goes on, read-only, with what can be recovered. */
static void
salvage (ReadoutWorker *worker)
{
  readout_store_salvage (worker->store, NULL);
  worker->store->committed = READOUT_CHANGES_ALL;
}

static void
run_job (ReadoutWorker *worker, ReadoutJob *job)
{
  gboolean state_too = FALSE;

  if (g_cancellable_set_error_if_cancelled (job->cancellable, &job->error))
    return;
  readout_store_set_cancellable (worker->store, job->cancellable);
  switch (job->kind)
    {
    case READOUT_JOB_RUN:
      job->result = job->function (worker->store, job->data, job->cancellable, &job->error);
      break;
    case READOUT_JOB_UNDO:
      job->result = GINT_TO_POINTER (readout_store_undo (worker->store, &job->error));
      break;
    case READOUT_JOB_REDO:
      job->result = GINT_TO_POINTER (readout_store_redo (worker->store, &job->error));
      break;
    case READOUT_JOB_SAVE_AS:
      job->result = GINT_TO_POINTER (save_as (worker, job->data, job->cancellable, &job->error));
      state_too = TRUE;
      break;
    case READOUT_JOB_COPY:
      job->result = GINT_TO_POINTER (copy (worker, job->data, job->cancellable, &job->error));
      break;
    case READOUT_JOB_CLOSE:
    default:
      g_assert_not_reached ();
    }
  readout_store_set_cancellable (worker->store, NULL);
  while (worker->store->depth > 0)
    readout_store_rollback (worker->store);
  if (g_error_matches (job->error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_DAMAGED) &&
      !readout_store_is_damaged (worker->store))
    {
      salvage (worker);
      state_too = TRUE;
    }
  tell_changes (worker, state_too);
}

static void
finish_job (ReadoutWorker *worker, ReadoutJob *job)
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

/* The earlier of two times, of which 0 is never. */
static gint64
get_earlier (gint64 a, gint64 b)
{
  return a == 0 || (b != 0 && b < a) ? b : a;
}

/* When the file may be written again. */
static gint64
write_back (ReadoutWorker *worker)
{
  gint64 before = g_get_monotonic_time ();
  gboolean done = readout_store_write_back (worker->store, NULL);
  gint64 now = g_get_monotonic_time ();

  if (done)
    return now + WRITE_BACK_SHARE * (now - before);
  tell_changes (worker, TRUE);
  return now + WRITE_BACK_AGAIN_MICROSECONDS;
}

/* Waits for a job until that time; 0: for ever. */
static ReadoutJob *
pop_until (ReadoutWorker *worker, gint64 time)
{
  if (time == 0)
    return g_async_queue_pop (worker->jobs);
  return g_async_queue_timeout_pop (worker->jobs, MAX (time - g_get_monotonic_time (), 1));
}

static void
check_next (ReadoutWorker *worker)
{
  gboolean damaged;

  readout_recovery_check_next (worker->store, &damaged);
  if (damaged)
    {
      salvage (worker);
      tell_changes (worker, TRUE);
    }
}

/* What is done when there is nothing to do, a report or a few at a time, and what that changed is
 * told. Whether there may be more. */
static gboolean
tidy (ReadoutWorker *worker)
{
  gboolean more = readout_store_tidy (worker->store);

  tell_changes (worker, FALSE);
  return more;
}

static gpointer
work (gpointer data)
{
  ReadoutWorker *worker = data;
  gint64 sync_at = 0;
  gint64 check_at = 0;
  gint64 write_at = 0;
  gint64 write_from = 0;
  ReadoutJob *job;

  while (TRUE)
    {
      gint64 now = g_get_monotonic_time ();

      job = g_async_queue_try_pop (worker->jobs);
      if (worker->store->unsynced && sync_at == 0)
        sync_at = now + SYNC_MICROSECONDS;
      if (!worker->store->checked && check_at == 0)
        check_at = now + CHECK_MICROSECONDS;
      if (worker->store->behind && write_at == 0)
        write_at = MAX (now + WRITE_BACK_MICROSECONDS, write_from);
      if (job == NULL && !tidy (worker))
        job = pop_until (worker, get_earlier (sync_at, get_earlier (write_at, check_at)));
      now = g_get_monotonic_time ();
      if (sync_at != 0 && now >= sync_at)
        {
          readout_store_sync (worker->store);
          sync_at = 0;
        }
      if (job == NULL)
        {
          if (write_at != 0 && now >= write_at)
            {
              write_from = write_back (worker);
              write_at = 0;
            }
          if (check_at != 0 && now >= check_at)
            {
              check_next (worker);
              check_at = 0;
            }
          continue;
        }
      if (job->kind == READOUT_JOB_CLOSE)
        break;
      run_job (worker, job);
      finish_job (worker, job);
      check_at = 0;
      write_at = 0;
    }
  job->result =
      GINT_TO_POINTER (readout_store_close (g_steal_pointer (&worker->store), &job->error));
  finish_job (worker, job);
  unref_worker (worker);
  return NULL;
}

/* FALSE when the project is closed. */
static gboolean
push (ReadoutWorker *worker, ReadoutJob *job)
{
  gboolean open;

  g_mutex_lock (&worker->mutex);
  open = !worker->closing;
  if (open)
    {
      worker->closing = job->kind == READOUT_JOB_CLOSE;
      g_async_queue_push (worker->jobs, job);
    }
  g_mutex_unlock (&worker->mutex);
  return open;
}

ReadoutProjectState *
readout_project_state_new (ReadoutStore *store)
{
  ReadoutProjectState *state = g_new0 (ReadoutProjectState, 1);

  state->path = g_strdup (readout_store_get_path (store));
  state->title = readout_store_dup_title (store);
  state->notice = g_strdup (readout_store_get_notice (store));
  state->read_only = readout_store_is_read_only (store);
  state->undo_name = readout_store_dup_undo_name (store);
  state->redo_name = readout_store_dup_redo_name (store);
  return state;
}

void
readout_project_state_free (ReadoutProjectState *state)
{
  if (state == NULL)
    return;
  g_free (state->path);
  g_free (state->title);
  g_free (state->notice);
  g_free (state->undo_name);
  g_free (state->redo_name);
  g_free (state);
}

ReadoutWorker *
readout_worker_new (ReadoutStore *store,
                    ReadoutProject *project,
                    GMainContext *context,
                    ReadoutTellFunc tell)
{
  ReadoutWorker *worker = g_new0 (ReadoutWorker, 1);

  g_atomic_ref_count_init (&worker->references);
  worker->jobs = g_async_queue_new ();
  worker->store = store;
  worker->context = g_main_context_ref (context);
  worker->tell = tell;
  g_weak_ref_init (&worker->project, project);
  g_mutex_init (&worker->mutex);
  g_cond_init (&worker->condition);
  worker->thread = g_thread_new ("readout-project", work, ref_worker (worker));
  return worker;
}

void
readout_worker_stop (ReadoutWorker *worker)
{
  if (readout_worker_is_current (worker))
    {
      /* The last reference went on the project's own thread, which must not wait for itself. */
      ReadoutJob *job = readout_job_new (READOUT_JOB_CLOSE, NULL);

      job->task = g_task_new (NULL, NULL, NULL, NULL);
      g_task_set_task_data (job->task, job, (GDestroyNotify)free_job);
      if (!push (worker, job))
        g_object_unref (job->task);
      g_thread_unref (worker->thread);
    }
  else
    {
      ReadoutJob job = { READOUT_JOB_CLOSE };
      g_autoptr (GError) error = NULL;

      if (readout_worker_wait_for (worker, &job, &error) == NULL && error != NULL &&
          !g_error_matches (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_CLOSED))
        g_message ("%s", error->message);
      g_thread_join (worker->thread);
    }
  unref_worker (worker);
}

gboolean
readout_worker_is_current (ReadoutWorker *worker)
{
  return worker->thread == g_thread_self ();
}

ReadoutJob *
readout_job_new (ReadoutJobKind kind, GCancellable *cancellable)
{
  ReadoutJob *job = g_new0 (ReadoutJob, 1);

  job->kind = kind;
  if (cancellable != NULL)
    job->cancellable = g_object_ref (cancellable);
  return job;
}

gpointer
readout_worker_wait_for (ReadoutWorker *worker, ReadoutJob *job, GError **error)
{
  if (!push (worker, job))
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

void
readout_worker_ask (ReadoutWorker *worker,
                    ReadoutJob *job,
                    gpointer source,
                    gpointer tag,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  GTask *task = g_task_new (source, job->cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  /* A job that was done is done, whatever was cancelled after. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, (GDestroyNotify)free_job);
  job->task = task;
  if (push (worker, job))
    return;
  set_closed_error (&job->error);
  g_task_return_error (task, g_steal_pointer (&job->error));
  g_object_unref (task);
}
