/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pictures that are in a project, at hand.
 */
#include "readout-project-pictures.h"

#include "store/readout-store-pictures.h"

#define KEY "readout-pictures"

/* A picture to add. */
typedef struct
{
  char *stem;
  GBytes *png;
  char *name; /* once it is there */
} Addition;

static void
free_addition (gpointer data)
{
  Addition *addition = data;

  g_free (addition->stem);
  g_bytes_unref (addition->png);
  g_free (addition->name);
  g_free (addition);
}

/* On the project's thread, as the next one. */
static gpointer
list (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return readout_store_list_pictures (store, error);
}

static gpointer
add (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Addition *addition = data;

  addition->name = readout_store_add_picture (store, addition->stem, addition->png, error);
  return addition->name != NULL ? readout_store_list_pictures (store, error) : NULL;
}

/* Keeps what was read. %NULL with @error when nothing was. */
static GHashTable *
keep (GObject *project, GAsyncResult *result, GError **error)
{
  GHashTable *pictures = readout_project_run_finish (READOUT_PROJECT (project), result, error);

  if (pictures != NULL)
    g_object_set_data_full (project, KEY, pictures, (GDestroyNotify)g_hash_table_unref);
  return pictures;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GHashTable *pictures = keep (source, result, &error);

  if (pictures != NULL)
    g_task_return_boolean (task, g_hash_table_size (pictures) > 0);
  else
    g_task_return_error (task, error);
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Addition *addition = g_task_get_task_data (task);
  GError *error = NULL;

  if (keep (source, result, &error) != NULL)
    g_task_return_pointer (task, g_strdup (addition->name), g_free);
  else
    g_task_return_error (task, error);
}

void
readout_project_pictures_load (ReadoutProject *project,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task = g_task_new (project, cancellable, callback, user_data);

  g_return_if_fail (READOUT_IS_PROJECT (project));

  g_task_set_source_tag (task, readout_project_pictures_load);
  readout_project_run_async (project, list, NULL, NULL, (GDestroyNotify)g_hash_table_unref,
                             cancellable, listed_cb, task);
}

gboolean
readout_project_pictures_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

GHashTable *
readout_project_pictures_get (ReadoutProject *project)
{
  g_return_val_if_fail (READOUT_IS_PROJECT (project), NULL);

  return g_object_get_data (G_OBJECT (project), KEY);
}

void
readout_project_pictures_add_async (ReadoutProject *project,
                                    const char *stem,
                                    GBytes *png,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  GTask *task = g_task_new (project, NULL, callback, user_data);
  Addition *addition = g_new0 (Addition, 1);

  g_return_if_fail (READOUT_IS_PROJECT (project));

  g_task_set_source_tag (task, readout_project_pictures_add_async);
  addition->stem = g_strdup (stem);
  addition->png = g_bytes_ref (png);
  g_task_set_task_data (task, addition, free_addition);
  readout_project_run_async (project, add, addition, NULL, (GDestroyNotify)g_hash_table_unref, NULL,
                             added_cb, task);
}

char *
readout_project_pictures_add_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
