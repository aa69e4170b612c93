/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks the project for a change and says how it went.
 */
#include "readout-operation.h"

typedef struct
{
  ReadoutOperationFunc function;
  gpointer data;
  GDestroyNotify data_free;
} Work;

typedef struct
{
  GtkWidget *widget;
  char *done;
} Follow;

static void
free_work (gpointer data)
{
  Work *work = data;

  if (work->data_free != NULL)
    work->data_free (work->data);
  g_free (work);
}

static gpointer
do_work (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Work *work = data;

  return GINT_TO_POINTER (work->function (store, work->data, error));
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Follow *follow = user_data;
  g_autoptr (GError) error = NULL;

  if (readout_project_run_finish (READOUT_PROJECT (source), result, &error) == NULL)
    {
      if (error != NULL &&
          !g_error_matches (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_CLOSED))
        readout_operation_toast (follow->widget, error->message, FALSE);
    }
  else if (follow->done != NULL)
    readout_operation_toast (follow->widget, follow->done, TRUE);
  g_object_unref (follow->widget);
  g_free (follow->done);
}

void
readout_operation_run (GtkWidget *widget,
                       ReadoutProject *project,
                       ReadoutOperationFunc function,
                       gpointer data,
                       GDestroyNotify data_free,
                       const char *done)
{
  Work *work = g_new0 (Work, 1);
  Follow *follow = g_new0 (Follow, 1);

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (READOUT_IS_PROJECT (project));

  work->function = function;
  work->data = data;
  work->data_free = data_free;
  follow->widget = g_object_ref (widget);
  follow->done = g_strdup (done);
  readout_project_run_async (project, do_work, work, free_work, NULL, NULL, done_cb, follow);
}

void
readout_operation_toast (GtkWidget *widget, const char *words, gboolean undo)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_widget_activate_action (widget, undo ? "win.toast-undo" : "win.toast", "s", words);
}
