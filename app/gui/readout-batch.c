/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One action for many records.
 */
#include "readout-batch.h"

typedef struct
{
  char *name;
  GArray *ids;
  ReadoutBatchFunc function;
  gpointer data;
  GDestroyNotify data_free;
} Batch;

static void
free_batch (gpointer data)
{
  Batch *batch = data;

  if (batch->data_free != NULL)
    batch->data_free (batch->data);
  g_array_unref (batch->ids);
  g_free (batch->name);
  g_free (batch);
}

static gboolean
run (ReadoutStore *store, gpointer data, GError **error)
{
  const Batch *batch = data;

  if (!readout_store_begin (store, batch->name, error))
    return FALSE;
  for (guint i = 0; i < batch->ids->len; i++)
    if (!batch->function (store, g_array_index (batch->ids, gint64, i), batch->data, error))
      {
        readout_store_rollback (store);
        return FALSE;
      }
  return readout_store_commit (store, error);
}

void
readout_batch_run (GtkWidget *widget,
                   ReadoutProject *project,
                   const char *name,
                   GArray *ids,
                   ReadoutBatchFunc function,
                   gpointer data,
                   GDestroyNotify data_free,
                   const char *done)
{
  Batch *batch;

  g_return_if_fail (name != NULL);
  g_return_if_fail (ids != NULL);

  batch = g_new (Batch, 1);
  *batch = (Batch){ g_strdup (name), g_array_copy (ids), function, data, data_free };
  readout_operation_run (widget, project, run, batch, free_batch, done);
}
