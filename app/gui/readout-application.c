/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The application: its actions, its windows, and which projects they show.
 */
#include "readout-application.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "language/readout-data.h"
#include "language/readout-place.h"
#include "store/readout-store.h"

#include "readout-config.h"
#include "readout-about.h"
#include "readout-dialogs.h"
#include "readout-preferences.h"
#include "readout-recent-projects.h"
#include "readout-settings.h"
#include "readout-window.h"

struct _ReadoutApplication
{
  AdwApplication parent_instance;

  const char *wanted; /* the action that the command line asks for; or NULL */
  gboolean quitting;  /* all windows close: the session is what was open before */
};

G_DEFINE_FINAL_TYPE (ReadoutApplication, readout_application, ADW_TYPE_APPLICATION)

/* Whether two paths lead to one file, whatever links there are on the way. */
static gboolean
is_same_file (const char *path, const char *other)
{
  GStatBuf status;
  GStatBuf other_status;

  if (path == NULL || other == NULL)
    return FALSE;
  return g_str_equal (path, other) ||
         (g_stat (path, &status) == 0 && g_stat (other, &other_status) == 0 &&
          status.st_dev == other_status.st_dev && status.st_ino == other_status.st_ino);
}

static ReadoutWindow *
get_active_window (ReadoutApplication *application)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (application));

  for (GList *iter = windows; iter != NULL; iter = iter->next)
    if (READOUT_IS_WINDOW (iter->data))
      return iter->data;
  return NULL;
}

static void
open_new_project (ReadoutApplication *application)
{
  g_autofree char *path = readout_store_dup_unnamed_path ();

  readout_application_open_project (application, path, TRUE);
}

/* Opens what was open when the program ended. FALSE where nothing of it is there any more. */
static gboolean
restore_session (ReadoutApplication *application)
{
  g_auto (GStrv) paths = readout_settings_dup_strv (READOUT_SETTING_SESSION_PROJECTS);
  gboolean restored = FALSE;

  if (!readout_settings_get_boolean (READOUT_SETTING_RESTORE_SESSION))
    return FALSE;
  /* The one that was in front comes last, and is in front again. */
  for (guint i = g_strv_length (paths); i > 0; i--)
    if (g_file_test (paths[i - 1], G_FILE_TEST_IS_REGULAR))
      {
        readout_application_open_project (application, paths[i - 1], FALSE);
        restored = TRUE;
      }
  return restored;
}

/* Opens the windows that a start without files shows. */
static void
open_first_project (ReadoutApplication *application)
{
  if (!restore_session (application))
    open_new_project (application);
}

static void
show_error (ReadoutApplication *application, const char *heading, const char *body)
{
  if (get_active_window (application) == NULL)
    open_first_project (application);
  readout_dialogs_show_error (GTK_WINDOW (get_active_window (application)), heading, body);
}

static void
sample_copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutApplication) application = user_data;
  g_autoptr (GError) error = NULL;
  GFile *target = g_object_get_data (source, "readout-target");

  g_application_release (G_APPLICATION (application));
  if (!g_file_copy_finish (G_FILE (source), result, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    {
      show_error (application, _ ("The Sample Cannot Be Copied"), error->message);
      return;
    }
  readout_application_open_project (application, g_file_peek_path (target), FALSE);
}

static void
new_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  open_new_project (READOUT_APPLICATION (user_data));
}

static void
open_path_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutApplication *application = READOUT_APPLICATION (user_data);
  const char *path = g_variant_get_string (parameter, NULL);
  ReadoutWindow *window = get_active_window (application);

  /* It may have gone since the menu was made. */
  if (window != NULL && !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_autofree char *name = g_filename_display_basename (path);
      /* Translators: the name of a file */
      g_autofree char *words = g_strdup_printf (_ ("“%s” is not there any more"), name);

      readout_recent_projects_remove (path);
      gtk_widget_activate_action (GTK_WIDGET (window), "win.toast", "s", words);
      return;
    }
  readout_application_open_project (application, path, FALSE);
}

static void
open_sample_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutApplication *application = READOUT_APPLICATION (user_data);
  g_autofree char *path = readout_data_find (NULL, "sample.readout", NULL);
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *target = NULL;
  g_autoptr (GFile) file = NULL;

  if (path == NULL)
    {
      show_error (application,
                  _ ("There Is No Sample"),
                     _ ("The sample project is not part of this installation of Readout."));
      return;
    }
  name = g_strconcat (_ ("Sample"), ".readout", NULL);
  folder = readout_store_dup_unnamed_folder ();
  target = g_build_filename (folder, name, NULL);
  file = g_file_new_for_path (path);
  g_object_set_data_full (G_OBJECT (file), "readout-target", g_file_new_for_path (target),
                          g_object_unref);
  g_application_hold (G_APPLICATION (application));
  g_file_copy_async (file, g_object_get_data (G_OBJECT (file), "readout-target"),
                     G_FILE_COPY_TARGET_DEFAULT_PERMS, G_PRIORITY_DEFAULT, NULL, NULL, NULL,
                     sample_copied_cb, g_object_ref (application));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  readout_about_show (gtk_application_get_active_window (user_data));
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  readout_preferences_show (gtk_application_get_active_window (user_data), NULL);
}

static void
page_preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  readout_preferences_show (gtk_application_get_active_window (user_data), "pages");
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GList) windows =
      g_list_copy (gtk_application_get_windows (GTK_APPLICATION (user_data)));

  READOUT_APPLICATION (user_data)->quitting = TRUE;
  for (GList *iter = windows; iter != NULL; iter = iter->next)
    gtk_window_close (iter->data);
  READOUT_APPLICATION (user_data)->quitting = FALSE;
}

/* The end of the session, or of the sandbox: windows are closed as if by hand. */
static gboolean
terminated_cb (gpointer application)
{
  g_action_group_activate_action (application, "quit", NULL);
  return G_SOURCE_CONTINUE;
}

static void
readout_application_activate (GApplication *gapplication)
{
  ReadoutApplication *application = READOUT_APPLICATION (gapplication);
  ReadoutWindow *window = get_active_window (application);

  if (application->wanted != NULL)
    g_action_group_activate_action (G_ACTION_GROUP (application),
                                    g_steal_pointer (&application->wanted), NULL);
  else if (window != NULL)
    gtk_window_present (GTK_WINDOW (window));
  else
    open_first_project (application);
}

static void
readout_application_open (GApplication *gapplication, GFile **files, int n_files, const char *hint)
{
  ReadoutApplication *application = READOUT_APPLICATION (gapplication);
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func (g_object_unref);

  for (int i = 0; i < n_files; i++)
    {
      const char *path = g_file_peek_path (files[i]);
      if (path != NULL && g_str_has_suffix (path, ".readout"))
        readout_application_open_project (application, path, FALSE);
      else
        g_ptr_array_add (reports, g_object_ref (files[i]));
    }
  if (reports->len == 0)
    return;
  if (get_active_window (application) == NULL)
    open_first_project (application);
  readout_window_import_files (get_active_window (application), reports);
  gtk_window_present (GTK_WINDOW (get_active_window (application)));
}

static int
readout_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("Readout %s\n", READOUT_VERSION);
      return 0;
    }
  if (g_variant_dict_contains (options, "sample") || g_variant_dict_contains (options, "new"))
    {
      const char *action = g_variant_dict_contains (options, "new") ? "new" : "open-sample";
      g_autoptr (GError) error = NULL;
      if (!g_application_register (application, NULL, &error))
        {
          g_printerr ("%s\n", error->message);
          return 1;
        }
      if (g_application_get_is_remote (application))
        {
          g_action_group_activate_action (G_ACTION_GROUP (application), action, NULL);
          return 0;
        }
      READOUT_APPLICATION (application)->wanted = action;
    }
  return -1;
}

static void
readout_application_startup (GApplication *gapplication)
{
  static const GActionEntry actions[] = {
    { .name = "new", .activate = new_cb },
    { .name = "open-path", .activate = open_path_cb, .parameter_type = "s" },
    { .name = "open-sample", .activate = open_sample_cb },
    { .name = "about", .activate = about_cb },
    { .name = "preferences", .activate = preferences_cb },
    { .name = "page-preferences", .activate = page_preferences_cb },
    { .name = "quit", .activate = quit_cb },
  };
  static const struct
  {
    const char *action;
    const char *accelerators[3];
  } accelerators[] = {
    { "app.new", { "<Control>n" } },
    { "app.quit", { "<Control>q" } },
    { "app.preferences", { "<Control>comma" } },
    { "win.show-help-overlay", { "<Control>question" } },
    { "win.import", { "<Control>o" } },
    { "win.import-folder", { "<Control><Shift>i" } },
    { "win.show-import", { "<Control>j" } },
    { "win.open-project", { "<Control><Shift>o" } },
    { "win.save-as", { "<Control><Shift>s" } },
    { "win.properties", { "<Control><Shift>p" } },
    { "win.search", { "<Control>f" } },
    { "win.filter-sidebar", { "<Control><Shift>f" } },
    { "win.sidebar-page::reports", { "<Alt>6" } },
    { "win.sidebar-page::topics", { "<Alt>7" } },
    { "win.sidebar-page::actors", { "<Alt>8" } },
    { "win.sidebar-page::filters", { "<Alt>9" } },
    { "win.new-topic", { "<Control>t" } },
    { "win.undo", { "<Control>z" } },
    { "win.redo", { "<Control><Shift>z", "<Control>y" } },
    { "win.print", { "<Control>p" } },
    { "win.export-dialog", { "<Control>e" } },
    { "win.draft", { "<Control>d" } },
    { "win.choose-template", { "<Control><Shift>d" } },
    { "win.show-sidebar", { "F9" } },
    { "win.next-pane", { "F6" } },
    { "win.previous-pane", { "<Shift>F6" } },
    { "win.menu", { "F10" } },
    { "win.new-briefing", { "<Control><Shift>n" } },
    { "win.next-briefing", { "<Control>Page_Down" } },
    { "win.previous-briefing", { "<Control>Page_Up" } },
    { "win.briefing-panel", { "F8" } },
    { "win.briefing-page::outline", { "<Alt>1" } },
    { "win.briefing-page::check", { "<Alt>2" } },
    { "win.next-finding", { "F7" } },
    { "win.previous-finding", { "<Shift>F7" } },
    { "win.fix-finding", { "<Control>period" } },
    { "win.briefing-page::updates", { "<Alt>3" } },
    { "win.briefing-page::versions", { "<Alt>4" } },
    { "win.briefing-page::footnotes", { "<Alt>5" } },
    { "win.update-briefing", { "<Control>u" } },
    { "win.next-update", { "<Alt>Page_Down" } },
    { "win.previous-update", { "<Alt>Page_Up" } },
    { "win.accept-update", { "<Alt>Return" } },
    { "win.refuse-update", { "<Alt>BackSpace" } },
    { "win.outlets", { "<Control>l" } },
    { "win.back", { "<Alt>Left" } },
    { "win.next-statement", { "<Alt>Down" } },
    { "win.previous-statement", { "<Alt>Up" } },
    { "win.briefing-view::editor", { "<Control>1" } },
    { "win.briefing-view::both", { "<Control>2" } },
    { "win.briefing-view::preview", { "<Control>3" } },
    { "win.content::board", { "<Control>4" } },
    { "win.content::overview", { "<Control>5" } },
    { "window.close", { "<Control>w" } },
  };

  G_APPLICATION_CLASS (readout_application_parent_class)->startup (gapplication);

  g_unix_signal_add (SIGHUP, terminated_cb, gapplication);
  g_unix_signal_add (SIGINT, terminated_cb, gapplication);
  g_unix_signal_add (SIGTERM, terminated_cb, gapplication);
  gtk_icon_theme_add_search_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                  readout_place_get_icon_folder ());
  readout_preferences_apply ();
  g_action_map_add_action_entries (G_ACTION_MAP (gapplication), actions, G_N_ELEMENTS (actions),
                                   gapplication);
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (gapplication), accelerators[i].action,
                                           accelerators[i].accelerators);
}

static void
readout_application_class_init (ReadoutApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->activate = readout_application_activate;
  application_class->open = readout_application_open;
  application_class->startup = readout_application_startup;
  application_class->handle_local_options = readout_application_handle_local_options;
}

static void
readout_application_init (ReadoutApplication *application)
{
  static const GOptionEntry options[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Say the version and exit"), NULL },
      { "new", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open a new project"), NULL },
        { "sample", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open the sample project"), NULL }, { NULL },
      };

  g_application_add_main_option_entries (G_APPLICATION (application), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (application), _ ("[FILE…]"));
}

ReadoutApplication *
readout_application_new (void)
{
  return g_object_new (READOUT_TYPE_APPLICATION, "application-id", READOUT_APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path",
                       "/io/github/readout_app/Readout", NULL);
}

void
readout_application_open_project (ReadoutApplication *application,
                                  const char *path,
                                  gboolean create)
{
  ReadoutWindow *window;

  g_return_if_fail (READOUT_IS_APPLICATION (application));
  g_return_if_fail (path != NULL);

  window = readout_application_find_window (application, path);
  if (window != NULL)
    {
      /* Two windows of one file would each undo what the other one did. */
      if (readout_window_get_project (window) != NULL)
        gtk_widget_activate_action (GTK_WIDGET (window), "win.toast", "s",
                                    _ ("The project is open in this window already"));
    }
  else
    {
      /* A window that shows an empty, nameless project makes room for another one. */
      window = get_active_window (application);
      if (window == NULL || !readout_window_is_disposable (window))
        window = readout_window_new (application);
      readout_window_open_project (window, path, create);
    }
  gtk_window_present (GTK_WINDOW (window));
}

ReadoutWindow *
readout_application_find_window (ReadoutApplication *application, const char *path)
{
  GList *windows;

  g_return_val_if_fail (READOUT_IS_APPLICATION (application), NULL);

  windows = gtk_application_get_windows (GTK_APPLICATION (application));
  for (GList *iter = windows; iter != NULL; iter = iter->next)
    if (READOUT_IS_WINDOW (iter->data) && is_same_file (readout_window_get_path (iter->data), path))
      return iter->data;
  return NULL;
}

void
readout_application_note_session (ReadoutApplication *application)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  GList *windows;

  g_return_if_fail (READOUT_IS_APPLICATION (application));

  if (application->quitting)
    return;
  windows = gtk_application_get_windows (GTK_APPLICATION (application));
  for (GList *iter = windows; iter != NULL; iter = iter->next)
    if (READOUT_IS_WINDOW (iter->data) && readout_window_get_project (iter->data) != NULL)
      g_ptr_array_add (paths, (gpointer)readout_window_get_path (iter->data));
  /* Closing the last window is how many people end a program. */
  if (paths->len == 0)
    return;
  g_ptr_array_add (paths, NULL);
  readout_settings_set_strv (READOUT_SETTING_SESSION_PROJECTS, (const char *const *)paths->pdata);
}
