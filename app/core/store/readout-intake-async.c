/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An intake that runs in a thread of its own and tells its progress to the caller's.
 */
#include "store/readout-intake.h"

/* What a call of the progress function is told, in the caller's main context. Outcomes are never
 * changed or freed once they are in the list, which lives as long as the intake. */
typedef struct
{
  ReadoutIntake *intake;
  ReadoutIntakeProgress progress;
  gpointer data;
  GMainContext *context;
  guint n_done;
  guint n_total;
  GPtrArray *outcomes;
} Telling;

static void
free_telling (gpointer data)
{
  Telling *telling = data;

  g_clear_object (&telling->intake);
  g_clear_pointer (&telling->context, g_main_context_unref);
  g_clear_pointer (&telling->outcomes, g_ptr_array_unref);
  g_free (telling);
}

static gboolean
tell_cb (gpointer data)
{
  Telling *telling = data;

  telling->progress (telling->n_done, telling->n_total, telling->outcomes, telling->data);
  return G_SOURCE_REMOVE;
}

static void
pass_progress_cb (guint n_done, guint n_total, GPtrArray *outcomes, gpointer user_data)
{
  const Telling *caller = user_data;
  Telling *telling = g_new0 (Telling, 1);
  g_autoptr (GSource) idle = NULL;

  telling->intake = g_object_ref (caller->intake);
  telling->progress = caller->progress;
  telling->data = caller->data;
  telling->n_done = n_done;
  telling->n_total = n_total;
  telling->outcomes = g_ptr_array_ref (outcomes);
  /* Not g_main_context_invoke(): it could call back in this thread. */
  idle = g_idle_source_new ();
  g_source_set_priority (idle, G_PRIORITY_DEFAULT);
  g_source_set_callback (idle, tell_cb, telling, free_telling);
  g_source_attach (idle, caller->context);
}

static void
run_in_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Telling *caller = data;
  GError *error = NULL;

  if (readout_intake_run (source, caller->progress != NULL ? pass_progress_cb : NULL, caller,
                          cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
readout_intake_run_async (ReadoutIntake *intake,
                          ReadoutIntakeProgress progress,
                          gpointer progress_data,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Telling *caller;

  g_return_if_fail (READOUT_IS_INTAKE (intake));

  task = g_task_new (intake, cancellable, callback, user_data);
  g_task_set_source_tag (task, readout_intake_run_async);
  /* The error of a cancellation is set when all that was under way has ended. */
  g_task_set_check_cancellable (task, FALSE);
  caller = g_new0 (Telling, 1);
  caller->intake = g_object_ref (intake);
  caller->progress = progress;
  caller->data = progress_data;
  caller->context = g_main_context_ref_thread_default ();
  g_task_set_task_data (task, caller, free_telling);
  g_task_run_in_thread (task, run_in_thread_cb);
}

gboolean
readout_intake_run_finish (ReadoutIntake *intake, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, intake), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
