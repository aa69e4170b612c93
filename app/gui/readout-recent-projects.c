/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Remembers the projects that were open.
 */
#include "readout-recent-projects.h"

#include <glib/gstdio.h>

#include "store/readout-store.h"

#include "readout-settings.h"

#define RECENT_MAX 8

typedef struct
{
  char *path;
  gint64 modified;
} Project;

static void
free_project (gpointer data)
{
  Project *project = data;

  g_free (project->path);
  g_free (project);
}

static int
compare_latest_first (gconstpointer a, gconstpointer b)
{
  const Project *const *first = a;
  const Project *const *second = b;

  return ((*first)->modified < (*second)->modified) - ((*first)->modified > (*second)->modified);
}

/* Of Project: in the folder of those without a name. What was kept of a project that another
 * program changed is there as well. */
static GPtrArray *
list_unnamed (void)
{
  g_autofree char *folder = readout_store_dup_unnamed_folder ();
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  GPtrArray *projects = g_ptr_array_new_with_free_func (free_project);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf status;

      if (*name != '.' && g_str_has_suffix (name, ".readout") && g_stat (path, &status) == 0)
        {
          Project *project = g_new0 (Project, 1);

          project->path = g_steal_pointer (&path);
          project->modified = status.st_mtime;
          g_ptr_array_add (projects, project);
        }
    }
  g_ptr_array_sort (projects, compare_latest_first);
  return projects;
}

void
readout_recent_projects_add (const char *path)
{
  g_auto (GStrv) recent = readout_settings_dup_strv (READOUT_SETTING_RECENT_PROJECTS);
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();

  g_return_if_fail (path != NULL);

  g_ptr_array_add (paths, (gpointer)path);
  for (guint i = 0; recent[i] != NULL && paths->len < RECENT_MAX; i++)
    if (!g_str_equal (recent[i], path))
      g_ptr_array_add (paths, recent[i]);
  g_ptr_array_add (paths, NULL);
  readout_settings_set_strv (READOUT_SETTING_RECENT_PROJECTS, (const char *const *)paths->pdata);
}

GStrv
readout_recent_projects_dup (void)
{
  g_auto (GStrv) recent = readout_settings_dup_strv (READOUT_SETTING_RECENT_PROJECTS);
  g_autoptr (GPtrArray) unnamed = list_unnamed ();
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; recent[i] != NULL; i++)
    if (g_file_test (recent[i], G_FILE_TEST_IS_REGULAR))
      g_ptr_array_add (paths, g_strdup (recent[i]));
  for (guint i = 0; i < unnamed->len && paths->len < RECENT_MAX; i++)
    {
      Project *project = g_ptr_array_index (unnamed, i);

      if (!g_ptr_array_find_with_equal_func (paths, project->path, g_str_equal, NULL))
        g_ptr_array_add (paths, g_steal_pointer (&project->path));
    }
  g_ptr_array_add (paths, NULL);
  return (GStrv)g_ptr_array_free (g_steal_pointer (&paths), FALSE);
}

GStrv
readout_recent_projects_clear (void)
{
  GStrv before = readout_settings_dup_strv (READOUT_SETTING_RECENT_PROJECTS);

  readout_settings_reset (READOUT_SETTING_RECENT_PROJECTS);
  return before;
}

void
readout_recent_projects_set (const char *const *paths)
{
  g_return_if_fail (paths != NULL);

  readout_settings_set_strv (READOUT_SETTING_RECENT_PROJECTS, paths);
}

void
readout_recent_projects_remove (const char *path)
{
  g_auto (GStrv) recent = readout_settings_dup_strv (READOUT_SETTING_RECENT_PROJECTS);
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();

  g_return_if_fail (path != NULL);

  for (guint i = 0; recent[i] != NULL; i++)
    if (!g_str_equal (recent[i], path))
      g_ptr_array_add (paths, recent[i]);
  g_ptr_array_add (paths, NULL);
  readout_settings_set_strv (READOUT_SETTING_RECENT_PROJECTS, (const char *const *)paths->pdata);
}

void
readout_recent_projects_watch (gpointer object, GCallback changed)
{
  readout_settings_watch (READOUT_SETTING_RECENT_PROJECTS, object, changed);
}
