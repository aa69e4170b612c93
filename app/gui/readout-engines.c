/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Loads the language engine off the main loop.
 */
#include "readout-engines.h"

static GMutex mutex;
static ReadoutEngine *shared_engine;
static ReadoutStanceRules *shared_rules;

static void
load (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  g_mutex_lock (&mutex);
  if (shared_engine == NULL)
    shared_engine = readout_engine_new (NULL, &error);
  if (shared_engine != NULL && shared_rules == NULL)
    shared_rules = readout_stance_rules_new (NULL, &error);
  g_mutex_unlock (&mutex);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

void
readout_engines_load_async (GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, readout_engines_load_async);
  g_task_run_in_thread (task, load);
}

gboolean
readout_engines_load_finish (GAsyncResult *result,
                             ReadoutEngine **engine,
                             ReadoutStanceRules **rules,
                             GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  if (engine != NULL)
    *engine = shared_engine;
  if (rules != NULL)
    *rules = shared_rules;
  return TRUE;
}
