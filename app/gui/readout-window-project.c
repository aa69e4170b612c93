/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What one can do with a project as a whole: open, save elsewhere, duplicate, look at, and the
 * menu of those that were open.
 */
#include "readout-window-private.h"

#include <glib/gi18n.h>

#include "readout-dialogs.h"
#include "readout-project-window.h"
#include "readout-recent-projects.h"

static ReadoutApplication *
get_application (ReadoutWindow *window)
{
  return READOUT_APPLICATION (gtk_window_get_application (GTK_WINDOW (window)));
}

/* The path of what was chosen, where a project can be; else says why not. */
static const char *
check_target (ReadoutWindow *window, GFile *file, const char *heading)
{
  const char *path = g_file_peek_path (file);
  ReadoutWindow *other;

  if (path == NULL)
    {
      readout_dialogs_show_error (GTK_WINDOW (window), heading,
                                  _ ("A project must be a file on this computer."));
      return NULL;
    }
  other = readout_application_find_window (get_application (window), path);
  if (other != NULL && other != window)
    {
      g_autofree char *name = g_file_get_basename (file);
      g_autofree char *shown = g_filename_display_name (name);
      /* Translators: the name of a file */
      g_autofree char *body = g_strdup_printf (
          _ ("“%s” is open in another window. Close it there, or choose another name."), shown);

      readout_dialogs_show_error (GTK_WINDOW (window), heading, body);
      return NULL;
    }
  return path;
}

static void
project_chosen_cb (GListModel *files, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);

  if (file == NULL)
    return;
  if (g_file_peek_path (file) == NULL)
    readout_dialogs_show_error (GTK_WINDOW (window),
                                _ ("The Project Cannot Be Opened"),
                                   _ ("A project must be a file on this computer."));
  else
    readout_application_open_project (get_application (window), g_file_peek_path (file), FALSE);
}

static void
open_project_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  readout_dialogs_choose_files (GTK_WINDOW (user_data), _ ("Open a Project"), READOUT_FILES_PROJECT,
                                                           FALSE, project_chosen_cb, user_data);
}

static void
saved_as_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutWindow) window = user_data;
  ReadoutProject *project = READOUT_PROJECT (source);
  g_autoptr (GError) error = NULL;

  if (!readout_project_save_as_finish (project, result, &error))
    {
      if (window->project == project)
        readout_dialogs_show_error (GTK_WINDOW (window), _ ("The Project Was Not Saved"),
                                                            error->message);
      return;
    }
  readout_recent_projects_add (readout_project_get_path (project));
  if (window->project != project)
    return;
  readout_application_note_session (get_application (window));
  readout_window_toast (window, _ ("Saved. Changes are saved here from now on."));
}

static void
target_chosen_cb (GListModel *files, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);
  const char *path;

  if (window->project == NULL || file == NULL)
    return;
  path = check_target (window, file, _ ("The Project Was Not Saved"));
  if (path == NULL || g_strcmp0 (path, readout_project_get_path (window->project)) == 0)
    return;
  readout_briefing_pane_flush (window->briefing);
  readout_project_save_as_async (window->project, path, NULL, saved_as_cb, g_object_ref (window));
}

static void
save_as_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);

  readout_dialogs_choose_target (GTK_WINDOW (window),
                                 _ ("Save the Project As"), READOUT_FILES_PROJECT,
                                    readout_project_get_title (window->project), NULL,
                                    target_chosen_cb, window);
}

/* Where the copy was written. */
typedef struct
{
  ReadoutWindow *window;
  char *path;
} Duplicate;

static void
duplicated_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Duplicate *duplicate = user_data;
  g_autoptr (ReadoutWindow) window = duplicate->window;
  g_autofree char *path = duplicate->path;
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *words = NULL;
  g_autofree char *escaped = NULL;
  g_autoptr (GError) error = NULL;
  AdwToast *toast;

  if (!readout_project_copy_to_finish (READOUT_PROJECT (source), result, &error))
    {
      if (!window->closing)
        readout_dialogs_show_error (GTK_WINDOW (window), _ ("The Project Was Not Duplicated"),
                                                            error->message);
      return;
    }
  if (window->closing)
    return;
  /* Translators: the name of a file */
  words = g_strdup_printf (_ ("Duplicated as “%s”"), name);
  escaped = g_markup_escape_text (words, -1);
  toast = adw_toast_new (escaped);
  adw_toast_set_button_label (toast, _ ("_Open"));
  adw_toast_set_action_name (toast, "app.open-path");
  adw_toast_set_action_target_value (toast, g_variant_new_string (path));
  adw_toast_overlay_add_toast (window->toasts, toast);
}

static void
duplicate_to (ReadoutWindow *window, const char *path)
{
  Duplicate *duplicate = g_new0 (Duplicate, 1);

  duplicate->window = g_object_ref (window);
  duplicate->path = g_strdup (path);
  readout_briefing_pane_flush (window->briefing);
  readout_project_copy_to_async (window->project, path, NULL, duplicated_cb, duplicate);
}

static void
duplicate_chosen_cb (GListModel *files, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);
  const char *path = NULL;

  if (window->project != NULL && file != NULL)
    path = check_target (window, file, _ ("The Project Was Not Duplicated"));
  if (path != NULL)
    duplicate_to (window, path);
}

static void
duplicate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);
  g_autofree char *folder = g_path_get_dirname (readout_project_get_path (window->project));
  g_autoptr (GFile) parent = g_file_new_for_path (folder);
  /* Translators: the name of a file that is a copy of the one of that name */
  g_autofree char *name =
      g_strdup_printf (_ ("%s (copy)"), readout_project_get_title (window->project));

  readout_dialogs_choose_target (GTK_WINDOW (window), _ ("Duplicate the Project"),
                                                         READOUT_FILES_PROJECT, name, parent,
                                                         duplicate_chosen_cb, window);
}

static void
duplicate_to_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);
  g_autoptr (GFile) file = g_file_new_for_path (g_variant_get_string (parameter, NULL));
  const char *path = check_target (window, file, _ ("The Project Was Not Duplicated"));

  if (path != NULL)
    duplicate_to (window, path);
}

static void
properties_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  readout_project_window_show (GTK_WIDGET (user_data), READOUT_WINDOW (user_data)->project);
}

static void
clear_recent_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_auto (GStrv) before = readout_recent_projects_clear ();
  AdwToast *toast = adw_toast_new (_ ("Recent projects forgotten"));

  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.restore-recent");
  adw_toast_set_action_target_value (toast, g_variant_new_strv ((const char *const *)before, -1));
  adw_toast_overlay_add_toast (READOUT_WINDOW (user_data)->toasts, toast);
}

static void
restore_recent_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autofree const char **paths = g_variant_get_strv (parameter, NULL);

  readout_recent_projects_set (paths);
}

static char *
dup_name (const char *path)
{
  char *name = g_filename_display_basename (path);

  if (g_str_has_suffix (name, ".readout"))
    name[strlen (name) - strlen (".readout")] = '\0';
  return name;
}

/* The name of a project in the menu, with its folder where another one is called the same. */
static char *
dup_label (GStrv paths, guint index)
{
  g_autofree char *name = dup_name (paths[index]);
  gboolean alone = TRUE;
  GString *label;

  for (guint i = 0; paths[i] != NULL && alone; i++)
    {
      g_autofree char *other = dup_name (paths[i]);

      alone = i == index || !g_str_equal (other, name);
    }
  label = g_string_new (name);
  if (!alone)
    {
      g_autofree char *folder = g_path_get_dirname (paths[index]);
      g_autofree char *shown = g_filename_display_basename (folder);

      g_string_append_printf (label, " – %s", shown);
    }
  g_string_replace (label, "_", "__", 0);
  return g_string_free (label, FALSE);
}

static void
update_recent_menu (ReadoutWindow *window)
{
  g_auto (GStrv) recent = readout_recent_projects_dup ();
  g_autoptr (GMenu) projects = g_menu_new ();
  g_autoptr (GMenu) commands = g_menu_new ();

  for (guint i = 0; recent[i] != NULL; i++)
    {
      g_autofree char *label = dup_label (recent, i);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "app.open-path", "s", recent[i]);
      g_menu_append_item (projects, item);
    }
  g_menu_append (commands, _ ("_Clear List"), "win.clear-recent");
  g_menu_remove_all (window->recent_menu);
  g_menu_append_section (window->recent_menu, NULL, G_MENU_MODEL (projects));
  g_menu_append_section (window->recent_menu, NULL, G_MENU_MODEL (commands));
}

void
readout_window_update_project_actions (ReadoutWindow *window)
{
  static const char *const names[] = { "save-as", "duplicate-project", "duplicate-project-to",
                                       "properties" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_simple_action_set_enabled (
        G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (window), names[i])),
        window->project != NULL);
}

void
readout_window_add_project_actions (ReadoutWindow *window)
{
  static const GActionEntry entries[] = {
    { .name = "open-project", .activate = open_project_cb },
    { .name = "save-as", .activate = save_as_cb },
    { .name = "duplicate-project", .activate = duplicate_cb },
    { .name = "duplicate-project-to", .activate = duplicate_to_cb, .parameter_type = "s" },
    { .name = "properties", .activate = properties_cb },
    { .name = "clear-recent", .activate = clear_recent_cb },
    { .name = "restore-recent", .activate = restore_recent_cb, .parameter_type = "as" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
  readout_recent_projects_watch (window, G_CALLBACK (update_recent_menu));
  update_recent_menu (window);
}
