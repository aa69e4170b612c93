/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opens projects for the commands of the console.
 */
#include "readout-cli.h"

#include "briefing/readout-snapshot-store.h"

ReadoutProject *
readout_cli_open_project (const char *path, gboolean create)
{
  g_autoptr (GError) error = NULL;
  ReadoutProject *project = readout_project_open (path, create, NULL, &error);

  if (project == NULL)
    readout_cli_complain (path, error->message);
  else if (readout_project_get_notice (project) != NULL)
    readout_cli_complain (path, readout_project_get_notice (project));
  return project;
}

/* On the project's thread. */
static gpointer
load_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return readout_snapshot_new_from_store (store, cancellable, error);
}

ReadoutSnapshot *
readout_cli_load_project (ReadoutProject *project)
{
  g_autoptr (GError) error = NULL;
  ReadoutSnapshot *snapshot = readout_project_run (project, load_cb, NULL, NULL, &error);

  if (snapshot == NULL)
    readout_cli_complain (readout_project_get_path (project), error->message);
  return snapshot;
}
