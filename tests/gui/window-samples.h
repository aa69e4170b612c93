/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A real window for tests, and how they wait, press keys and look at it.
 */
#pragma once

#include <adwaita.h>
#include <glib/gstdio.h>

#include "readout-application.h"
#include "readout-sidebar.h"
#include "readout-window.h"

/* No wait is longer. The sanitizers make a window slow. */
#ifdef __SANITIZE_ADDRESS__
#define TIMEOUT_SECONDS 120
#else
#define TIMEOUT_SECONDS 30
#endif

static ReadoutApplication *application;
static char *folder;

typedef gboolean (*Condition) (gpointer data);

static inline gboolean
timed_out_cb (gpointer user_data)
{
  *(gboolean *)user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static inline void
wait_for (Condition condition, gpointer data, const char *what)
{
  gboolean timed_out = FALSE;
  guint source = g_timeout_add_seconds (TIMEOUT_SECONDS, timed_out_cb, &timed_out);

  while (!condition (data) && !timed_out)
    g_main_context_iteration (NULL, TRUE);
  if (timed_out)
    g_error ("Waited in vain: %s", what);
  g_source_remove (source);
}

static inline gboolean
passed_cb (gpointer user_data)
{
  *(gboolean *)user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static inline gboolean
is_set (gpointer data)
{
  return *(gboolean *)data;
}

static inline void
pause_for (guint milliseconds)
{
  gboolean passed = FALSE;

  g_timeout_add (milliseconds, passed_cb, &passed);
  wait_for (is_set, &passed, "time");
}

static inline char *
write_file (const char *name, const char *text)
{
  char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

static inline gpointer
get_child (gpointer widget, const char *name)
{
  GObject *child;

  if (READOUT_IS_WINDOW (widget))
    {
      /* The panes are made when they are needed. */
      GtkWidget *pane = readout_window_get_pane (widget, name);

      if (pane != NULL)
        return pane;
    }
  /* The lists of the sidebar are in its pages: "reports_view" is the "view" of "reports_page". */
  if (READOUT_IS_SIDEBAR (widget) && g_str_has_suffix (name, "_view"))
    {
      g_autofree char *kind = g_strndup (name, strlen (name) - strlen ("_view"));
      g_autofree char *page_name = g_strconcat (kind, "_page", NULL);
      GObject *page = gtk_widget_get_template_child (widget, READOUT_TYPE_SIDEBAR, page_name);

      child = gtk_widget_get_template_child (GTK_WIDGET (page), READOUT_TYPE_SIDEBAR_PAGE, "view");
    }
  else
    child = gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), name);

  g_assert_nonnull (child);
  return child;
}

/* A part of a page of the sidebar: "reports_page", "topics_page", "actors_page". */
static inline gpointer
get_in_sidebar (ReadoutWindow *window, const char *page, const char *name)
{
  GObject *child = gtk_widget_get_template_child (get_child (get_child (window, "sidebar"), page),
                                                  READOUT_TYPE_SIDEBAR_PAGE, name);

  g_assert_nonnull (child);
  return child;
}

static inline const char *
get_page (ReadoutWindow *window)
{
  return gtk_stack_get_visible_child_name (get_child (window, "stack"));
}

static inline gboolean
is_open (gpointer window)
{
  return readout_window_is_loaded (window) && !g_str_equal (get_page (window), "loading");
}

static inline ReadoutWindow *
open_window (const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  ReadoutWindow *window = readout_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  readout_window_open_project (window, path, TRUE);
  gtk_window_present (GTK_WINDOW (window));
  wait_for (is_open, window, "the project to open");
  return window;
}

static inline gboolean
has_no_windows (gpointer data)
{
  return gtk_application_get_windows (data) == NULL;
}

static inline void
close_window (ReadoutWindow *window)
{
  gtk_window_close (GTK_WINDOW (window));
  wait_for (has_no_windows, application, "the window to close");
}

static inline void
import_text (ReadoutWindow *window, const char *name, const char *text)
{
  g_autofree char *path = write_file (name, text);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (files, g_file_new_for_path (path));
  readout_window_import_files (window, files);
}

static inline void
activate (ReadoutWindow *window, const char *name)
{
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (window), name));
  g_action_group_activate_action (G_ACTION_GROUP (window), name, NULL);
}

/* Presses a key in the window of that title (a regular expression), as the X server's own keyboard
 * would. FALSE where there is no way to. */
static inline gboolean
press_in (const char *title, const char *key)
{
  g_autofree char *program = g_find_program_in_path ("xdotool");
  const char *arguments[] = { program,  "search", "--onlyvisible",
                              "--name", title,    "windowfocus",
                              "key",    key,      NULL };
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  if (program == NULL)
    return FALSE;
  process = g_subprocess_newv (
      arguments, G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error);
  g_assert_no_error (error);
  g_subprocess_wait (process, NULL, NULL);
  pause_for (50);
  return TRUE;
}

/* In the project's window. */
static inline gboolean
press (ReadoutWindow *window, const char *key)
{
  return press_in ("Readout$", key);
}

static inline gboolean
has_program (const char *name)
{
  g_autofree char *path = g_find_program_in_path (name);

  return path != NULL;
}

static inline gboolean
has_words (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_words (child))
      return TRUE;
  return FALSE;
}

static inline void
check_names (GtkWidget *widget)
{
  gboolean is_button =
      GTK_IS_MENU_BUTTON (widget) ||
      (GTK_IS_BUTTON (widget) && !GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget)));

  if (is_button && gtk_widget_get_mapped (widget) &&
      !gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL) &&
      !gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget),
                                         GTK_ACCESSIBLE_RELATION_LABELLED_BY) &&
      gtk_widget_get_tooltip_text (widget) == NULL && !has_words (widget))
    g_error ("A button in %s has no name: icon %s",
             G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)),
             GTK_IS_BUTTON (widget) ? gtk_button_get_icon_name (GTK_BUTTON (widget)) : "");
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_names (child);
}

/* The person's own folders are left alone; those of the system stay, for icons and their formats.
 */
static inline void
isolate (void)
{
  static const char *const names[] = { "HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME",
                                       "XDG_STATE_HOME" };
  g_autoptr (GError) error = NULL;

  folder = g_dir_make_tmp ("readout-window-XXXXXX", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);
      g_mkdir (path, 0700);
      g_setenv (names[i], path, TRUE);
    }
}

/* Deletes a folder with all it holds. */
static inline void
delete_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        delete_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

/* GTK says so of the scrollbar of a text view whose lines get other heights between the layout
 * and the painting of a frame; it is painted again at once. */
static inline GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer user_data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE") &&
        g_str_has_prefix (fields[i].value, "Trying to snapshot GtkGizmo"))
      return G_LOG_WRITER_HANDLED;
  return g_log_writer_default (level, fields, n_fields, user_data);
}

/* Before the tests are added; FALSE where there is no display. */
static inline gboolean
start_application (int *argc, char ***argv)
{
  g_autoptr (GError) error = NULL;

  isolate ();
  g_log_set_writer_func (write_log, NULL, NULL);
  g_test_init (argc, argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      return FALSE;
    }

  application = readout_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_application_set_default (G_APPLICATION (application));
  g_application_hold (G_APPLICATION (application));
  return TRUE;
}

static inline int
run_tests (void)
{
  int status = g_test_run ();

  g_clear_object (&application);
  delete_folder (folder);
  g_free (folder);
  return status;
}
