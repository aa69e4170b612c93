/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/readout-project.h"
#include "store/readout-store-private.h"

G_BEGIN_DECLS

/* The thread of a #ReadoutProject: it owns the store, and does one job after the other. */

typedef enum
{
  READOUT_JOB_RUN,
  READOUT_JOB_UNDO,
  READOUT_JOB_REDO,
  READOUT_JOB_SAVE_AS, /* @data is the path */
  READOUT_JOB_COPY,    /* the same */
  READOUT_JOB_CLOSE,   /* the last one */
} ReadoutJobKind;

/* One thing to do; whoever waits for it is told by @task or @done. */
typedef struct
{
  ReadoutJobKind kind;
  ReadoutStoreFunc function;
  gpointer data;
  GDestroyNotify data_free;
  GDestroyNotify result_free;
  GCancellable *cancellable;
  GTask *task; /* of an asynchronous one; NULL when somebody waits on the condition */
  gboolean done;
  gpointer result;
  GError *error;
} ReadoutJob;

/* What the menu and the header bar show; read on the project's context. */
typedef struct
{
  char *path;
  char *title; /* that the person gave it; or NULL */
  char *notice;
  char *undo_name;
  char *redo_name;
  gboolean read_only;
} ReadoutProjectState;

ReadoutProjectState *readout_project_state_new (ReadoutStore *store);
void readout_project_state_free (ReadoutProjectState *state);

/* Called on the context. @state: (transfer full) (nullable): when it may be another one */
typedef void (*ReadoutTellFunc) (ReadoutProject *project,
                                 ReadoutChanges changes,
                                 ReadoutProjectState *state);

typedef struct _ReadoutWorker ReadoutWorker;

/* Starts the thread, which takes @store. @tell is called on @context while there is a @project. */
ReadoutWorker *readout_worker_new (ReadoutStore *store,
                                   ReadoutProject *project,
                                   GMainContext *context,
                                   ReadoutTellFunc tell);
/* Closes if that has not been done, waits for the thread unless called on it, and lets go. */
void readout_worker_stop (ReadoutWorker *worker);
gboolean readout_worker_is_current (ReadoutWorker *worker);

/* @cancellable: (nullable). Freed by its task. */
ReadoutJob *readout_job_new (ReadoutJobKind kind, GCancellable *cancellable);

/* Does @job, which the caller keeps, and waits. */
gpointer readout_worker_wait_for (ReadoutWorker *worker, ReadoutJob *job, GError **error);

/* Does @job, which is taken; its result goes to @callback with @source. */
void readout_worker_ask (ReadoutWorker *worker,
                         ReadoutJob *job,
                         gpointer source,
                         gpointer tag,
                         GAsyncReadyCallback callback,
                         gpointer user_data);

G_END_DECLS
