/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window of a project: its panes, and how it opens and closes.
 */
#include "readout-window-private.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "readout-dialogs.h"
#include "readout-failed-page.h"
#include "readout-first-page.h"
#include "readout-lazy-menu.h"
#include "readout-recent-projects.h"
#include "readout-settings.h"

/* Most projects are there before the eye has found what turns. In milliseconds. */
#define SPINNER_DELAY 400

G_DEFINE_FINAL_TYPE (ReadoutWindow, readout_window, ADW_TYPE_APPLICATION_WINDOW)

/* Which header bar has the buttons of the window, the menu and the button of the sidebar. */
static void
update_chrome (ReadoutWindow *window)
{
  gboolean folded = readout_panes_get_folded (window->panes);
  gboolean sidebar = readout_panes_get_show_sidebar (window->panes);
  gboolean content_starts = folded || !sidebar;

  readout_sidebar_set_chrome (window->sidebar, folded);
  readout_board_set_chrome (window->board, content_starts, folded, !folded, content_starts);
  if (window->reader != NULL)
    readout_reader_set_chrome (window->reader, content_starts, folded, !folded, content_starts);
  if (window->overview != NULL)
    readout_overview_page_set_chrome (window->overview, content_starts, folded, !folded,
                                      content_starts);
  readout_briefing_pane_set_chrome (window->briefing, folded, folded);
}

static void
update_bottom_bar (ReadoutWindow *window)
{
  gboolean shown = readout_panes_get_folded (window->panes) &&
                   g_strcmp0 (gtk_stack_get_visible_child_name (window->stack), "project") == 0;

  if (window->bottom_bar != NULL)
    readout_pane_bar_set_shown (window->bottom_bar, shown);
}

static gboolean
show_spinner_cb (gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);

  window->spinner_source = 0;
  gtk_widget_set_visible (GTK_WIDGET (window->spinner), TRUE);
  gtk_spinner_set_spinning (window->spinner, TRUE);
  return G_SOURCE_REMOVE;
}

/* Most windows show one or none of these pages, ever. */
static GtkWidget *
get_page (ReadoutWindow *window, const char *name, GtkWidget *(*make) (GMenuModel *menu))
{
  GtkWidget *page = gtk_stack_get_child_by_name (window->stack, name);

  if (page == NULL)
    {
      page = make (window->primary_menu);
      gtk_stack_add_named (window->stack, page, name);
    }
  return page;
}

static ReadoutFirstPage *
get_first_page (ReadoutWindow *window)
{
  return READOUT_FIRST_PAGE (get_page (window, "empty", readout_first_page_new));
}

static void
show_page (ReadoutWindow *window, const char *name)
{
  if (g_str_equal (name, "empty"))
    readout_first_page_set_title (
        get_first_page (window),
        window->project != NULL ? readout_project_get_title (window->project) : "");
  gtk_stack_set_visible_child_name (window->stack, name);
  g_clear_handle_id (&window->spinner_source, g_source_remove);
  gtk_spinner_set_spinning (window->spinner, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (window->spinner), FALSE);
  if (g_str_equal (name, "loading"))
    window->spinner_source = g_timeout_add (SPINNER_DELAY, show_spinner_cb, window);
  update_bottom_bar (window);
  readout_window_update_actions (window);
}

static void
update_title (ReadoutWindow *window)
{
  const char *title = window->project != NULL ? readout_project_get_title (window->project) : NULL;
  g_autofree char *whole = NULL;

  if (title != NULL)
    /* Translators: the window's title: name of the project, name of the application */
    whole = g_strdup_printf (_ ("%s – Readout"), title);
  gtk_window_set_title (GTK_WINDOW (window), whole != NULL ? whole : _ ("Readout"));
  if (gtk_stack_get_child_by_name (window->stack, "empty") != NULL)
    readout_first_page_set_title (get_first_page (window), title != NULL ? title : "");
}

static void
update_notice (ReadoutWindow *window)
{
  const char *notice =
      window->project != NULL ? readout_project_get_notice (window->project) : NULL;

  gtk_label_set_text (window->notice_label, notice != NULL ? notice : "");
  if (notice != NULL)
    gtk_image_set_from_icon_name (window->notice_icon, "dialog-warning-symbolic");
  gtk_revealer_set_reveal_child (window->notice_revealer, notice != NULL);
}

static void
import_waiting (ReadoutWindow *window)
{
  g_autoptr (GPtrArray) files = g_steal_pointer (&window->waiting_files);

  if (files != NULL)
    readout_window_import_files (window, files);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutProject) project = readout_project_open_finish (result, &error);

  if (window->closing)
    return;
  if (project == NULL)
    {
      g_autofree char *name = g_filename_display_name (window->path);
      g_autofree char *words = g_markup_printf_escaped ("%s\n\n%s", error->message, name);
      readout_failed_page_set_words (
          READOUT_FAILED_PAGE (get_page (window, "failed", readout_failed_page_new)), words);
      g_clear_pointer (&window->path, g_free);
      show_page (window, "failed");
      return;
    }
  g_set_object (&window->opened, project);
  if (readout_window_is_built (window))
    readout_window_enter_opened (window);
}

void
readout_window_enter_opened (ReadoutWindow *window)
{
  g_autoptr (ReadoutProject) project = g_steal_pointer (&window->opened);

  if (project == NULL)
    return;
  readout_window_set_project (window, project);
  readout_recent_projects_add (readout_project_get_path (project));
  readout_application_note_session (
      READOUT_APPLICATION (gtk_window_get_application (GTK_WINDOW (window))));
}

/* The name of the file, where the person gave it. */
static void
show_name (ReadoutWindow *window)
{
  g_autofree char *folder = readout_store_dup_unnamed_folder ();
  g_autofree char *parent = g_path_get_dirname (window->path);
  g_autofree char *name = g_filename_display_basename (window->path);

  if (g_str_has_suffix (name, ".readout"))
    name[strlen (name) - strlen (".readout")] = '\0';
  adw_window_title_set_title (window->loading_title, g_str_equal (folder, parent) ? "" : name);
}

static void
start_opening (ReadoutWindow *window, gboolean create)
{
  /* What a project that is to be made holds is known: nothing. */
  window->making = create && !g_file_test (window->path, G_FILE_TEST_EXISTS);
  show_name (window);
  show_page (window, window->making ? "empty" : "loading");
  if (!window->making)
    readout_project_open_async (window->path, create, NULL, opened_cb, g_object_ref (window));
  else if (readout_window_is_built (window))
    readout_window_make_project (window);
}

void
readout_window_make_project (ReadoutWindow *window)
{
  if (window->making && !window->closing)
    readout_project_open_async (window->path, TRUE, NULL, opened_cb, g_object_ref (window));
  window->making = FALSE;
}

static void
sidebar_loaded_cb (ReadoutWindow *window, guint n_reports)
{
  gboolean empty;
  gboolean has_briefing;

  if (window->closing)
    return;
  empty = n_reports == 0 && !readout_importer_is_busy (window->importer);
  has_briefing = readout_briefing_pane_has_briefing (window->briefing);
  window->n_reports = n_reports;
  window->loaded = TRUE;
  if (n_reports > 0 || has_briefing)
    show_page (window, "project");
  else if (empty)
    show_page (window, "empty");
  import_waiting (window);
}

static void
has_briefing_cb (ReadoutWindow *window)
{
  if (window->closing)
    return;
  if (window->loaded)
    sidebar_loaded_cb (window, window->n_reports);
  readout_window_update_actions (window);
}

static void
statement_activated_cb (ReadoutWindow *window, gint64 report_id, gint64 statement_id)
{
  readout_window_open_statement (window, report_id, statement_id);
}

static void
insert_statement_cb (ReadoutWindow *window, gint64 statement_id)
{
  readout_briefing_pane_insert_statement (window->briefing, statement_id);
}

static void
insert_statements_cb (ReadoutWindow *window, GArray *ids)
{
  readout_briefing_pane_insert_statements (window->briefing, ids);
}

static void
remove_report_cb (ReadoutWindow *window, gint64 report_id)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.remove-report", "x", report_id);
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree char *empty_path = user_data;
  g_autoptr (GError) error = NULL;

  if (!readout_project_close_finish (READOUT_PROJECT (source), result, &error))
    g_message ("The project was not closed cleanly: %s", error->message);
  else if (empty_path != NULL && g_unlink (empty_path) != 0)
    g_message ("The empty project “%s” stays", empty_path);
  g_application_release (g_application_get_default ());
}

static gboolean
readout_window_close_request (GtkWindow *gtk_window)
{
  ReadoutWindow *window = READOUT_WINDOW (gtk_window);

  readout_window_save_state (window);
  window->closing = TRUE;
  g_clear_handle_id (&window->build_source, g_source_remove);
  g_clear_object (&window->opened);
  readout_importer_cancel (window->importer);
  readout_window_set_project (window, NULL);
  readout_application_note_session (READOUT_APPLICATION (gtk_window_get_application (gtk_window)));

  return GTK_WINDOW_CLASS (readout_window_parent_class)->close_request (gtk_window);
}

static void
restore_window_state (ReadoutWindow *window)
{
  int width = MAX (360, readout_settings_get_int (READOUT_SETTING_WINDOW_WIDTH));
  int height = MAX (294, readout_settings_get_int (READOUT_SETTING_WINDOW_HEIGHT));

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  if (readout_settings_get_boolean (READOUT_SETTING_WINDOW_MAXIMIZED))
    gtk_window_maximize (GTK_WINDOW (window));
  g_object_set (window->panes, "sidebar-width",
                readout_settings_get_int (READOUT_SETTING_SIDEBAR_WIDTH), "briefing-width",
                readout_settings_get_int (READOUT_SETTING_BRIEFING_WIDTH), NULL);
  readout_settings_bind (READOUT_SETTING_SIDEBAR_VISIBLE, window->panes, "show-sidebar");
  readout_panes_prepare (window->panes, width);
}

static void
folded_cb (ReadoutWindow *window)
{
  update_chrome (window);
  update_bottom_bar (window);
  readout_window_update_actions (window);
}

static void
readout_window_dispose (GObject *object)
{
  ReadoutWindow *window = READOUT_WINDOW (object);

  g_clear_handle_id (&window->build_source, g_source_remove);
  g_clear_handle_id (&window->spinner_source, g_source_remove);
  readout_window_remove_place (window);
  g_clear_object (&window->opened);
  g_clear_object (&window->judging);
  g_clear_object (&window->project);
  g_clear_pointer (&window->waiting_files, g_ptr_array_unref);
  g_clear_object (&window->importer);
  g_clear_pointer (&window->path, g_free);
  g_clear_pointer (&window->waiting_block, g_free);
  g_clear_object (&window->saved_chart);

  G_OBJECT_CLASS (readout_window_parent_class)->dispose (object);
}

static void
readout_window_finalize (GObject *object)
{
  ReadoutWindow *window = READOUT_WINDOW (object);

  g_clear_object (&window->sidebar);
  g_clear_object (&window->board);
  g_clear_object (&window->briefing);
  g_clear_object (&window->bottom_bar);
  g_clear_object (&window->reader);
  g_clear_object (&window->overview);

  G_OBJECT_CLASS (readout_window_parent_class)->finalize (object);
}

static void
readout_window_class_init (ReadoutWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = readout_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = readout_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = readout_window_close_request;

  g_type_ensure (READOUT_TYPE_PANES);
  g_type_ensure (READOUT_TYPE_IMPORT_BAR);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/readout_app/Readout/readout-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, ReadoutWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, ReadoutWindow, loading_title);
  gtk_widget_class_bind_template_child (widget_class, ReadoutWindow, loading_menu_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, ReadoutWindow, panes);
  gtk_widget_class_bind_template_child (widget_class, ReadoutWindow, content_stack);
  gtk_widget_class_bind_template_child (widget_class, ReadoutWindow, board_place);
  gtk_widget_class_bind_template_child (widget_class, ReadoutWindow, reader_place);
  gtk_widget_class_bind_template_child (widget_class, ReadoutWindow, overview_place);
  gtk_widget_class_bind_template_child (widget_class, ReadoutWindow, import_bar);
  gtk_widget_class_bind_template_child (widget_class, ReadoutWindow, notice_revealer);
  gtk_widget_class_bind_template_child (widget_class, ReadoutWindow, notice_icon);
  gtk_widget_class_bind_template_child (widget_class, ReadoutWindow, notice_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutWindow, primary_menu);
  gtk_widget_class_bind_template_child (widget_class, ReadoutWindow, recent_menu);
  gtk_widget_class_bind_template_child (widget_class, ReadoutWindow, undo_section);
}

/* A pane that waits for a result may outlive the window: the signal goes with whichever is first.
 */
static void
connect_pane (ReadoutWindow *window, gpointer pane, const char *signal, GCallback callback)
{
  g_signal_connect_object (pane, signal, callback, window, G_CONNECT_SWAPPED);
}

void
readout_window_join_panes (ReadoutWindow *window)
{
  readout_window_add_export (window);
  readout_window_add_overview (window);
  readout_window_add_actions (window);
  readout_window_add_briefing_actions (window);
  readout_window_add_citations (window);
  readout_window_add_update_actions (window);
  readout_window_add_place (window);
  readout_window_add_sidebar (window);
  readout_window_add_rereading (window);
  connect_pane (window, window->sidebar, "loaded", G_CALLBACK (sidebar_loaded_cb));
  connect_pane (window, window->board, "statement-activated", G_CALLBACK (statement_activated_cb));
  connect_pane (window, window->board, "insert-statements", G_CALLBACK (insert_statements_cb));
  connect_pane (window, window->briefing, "notify::has-briefing", G_CALLBACK (has_briefing_cb));
  connect_pane (window, window->panes, "notify::folded", G_CALLBACK (folded_cb));
  connect_pane (window, window->panes, "notify::show-sidebar", G_CALLBACK (folded_cb));
  update_chrome (window);
  update_bottom_bar (window);
  readout_window_update_actions (window);
}

void
readout_window_join_reader (ReadoutWindow *window)
{
  connect_pane (window, window->reader, "insert-statement", G_CALLBACK (insert_statement_cb));
  connect_pane (window, window->reader, "remove-report", G_CALLBACK (remove_report_cb));
  readout_window_watch_reader (window);
  readout_reader_set_project (window->reader, window->project);
  update_chrome (window);
}

void
readout_window_join_overview (ReadoutWindow *window)
{
  readout_window_connect_overview (window);
  readout_overview_page_set_project (window->overview, window->project);
  readout_window_update_overview_actions (window);
  update_chrome (window);
}

static void
readout_window_init (ReadoutWindow *window)
{
  gtk_widget_init_template (GTK_WIDGET (window));
  gtk_widget_set_size_request (GTK_WIDGET (window), 360, 294);
  readout_window_add_first_actions (window);
  readout_window_add_import (window);
  readout_lazy_menu_set (window->loading_menu_button, window->primary_menu);
  restore_window_state (window);
  readout_window_build_later (window);
}

ReadoutWindow *
readout_window_new (ReadoutApplication *application)
{
  return g_object_new (READOUT_TYPE_WINDOW, "application", application, NULL);
}

void
readout_window_open_project (ReadoutWindow *window, const char *path, gboolean create)
{
  g_return_if_fail (READOUT_IS_WINDOW (window));
  g_return_if_fail (path != NULL);

  readout_window_set_project (window, NULL);
  g_free (window->path);
  window->path = g_strdup (path);
  start_opening (window, create);
}

const char *
readout_window_get_path (ReadoutWindow *window)
{
  g_return_val_if_fail (READOUT_IS_WINDOW (window), NULL);

  return window->project != NULL ? readout_project_get_path (window->project) : window->path;
}

ReadoutProject *
readout_window_get_project (ReadoutWindow *window)
{
  g_return_val_if_fail (READOUT_IS_WINDOW (window), NULL);

  return window->project;
}

gboolean
readout_window_is_loaded (ReadoutWindow *window)
{
  g_return_val_if_fail (READOUT_IS_WINDOW (window), FALSE);

  return window->project != NULL && window->loaded;
}

/* Whether the project is one that nobody named. */
static gboolean
is_unnamed (ReadoutWindow *window)
{
  g_autofree char *folder = readout_store_dup_unnamed_folder ();
  g_autofree char *parent = g_path_get_dirname (readout_project_get_path (window->project));

  return g_str_equal (folder, parent);
}

gboolean
readout_window_is_disposable (ReadoutWindow *window)
{
  g_return_val_if_fail (READOUT_IS_WINDOW (window), FALSE);

  if (window->project == NULL)
    return window->path == NULL;
  return window->loaded && window->n_reports == 0 && is_unnamed (window) &&
         !readout_importer_is_busy (window->importer) &&
         !readout_project_can_undo (window->project) &&
         !readout_briefing_pane_has_briefing (window->briefing);
}

void
readout_window_open_statement (ReadoutWindow *window, gint64 report_id, gint64 statement_id)
{
  g_return_if_fail (READOUT_IS_WINDOW (window));

  readout_reader_open (readout_window_get_reader (window), report_id, statement_id);
  readout_window_show_content (window, "reader");
  readout_window_show_pane (window, READOUT_PANE_CONTENT);
  readout_reader_focus (window->reader);
}

void
readout_window_show_project (ReadoutWindow *window)
{
  sidebar_loaded_cb (window, window->n_reports);
}

void
readout_window_show_pane (ReadoutWindow *window, ReadoutPane pane)
{
  static const char *const names[] = { "sidebar", "content", "briefing" };

  readout_panes_set_visible_pane (window->panes, pane);
  g_action_group_change_action_state (G_ACTION_GROUP (window), "pane",
                                      g_variant_new_string (names[pane]));
}

void
readout_window_show_content (ReadoutWindow *window, const char *name)
{
  gboolean reader = g_str_equal (name, "reader");
  gboolean overview = g_str_equal (name, "overview");

  if (reader)
    readout_window_get_reader (window);
  else if (overview)
    readout_window_get_overview (window);
  gtk_stack_set_visible_child_name (window->content_stack, name);
  g_simple_action_set_state (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (window), "content")),
      g_variant_new_string (name));
  readout_pane_bar_set_content (window->bottom_bar, name);
  if (!reader)
    readout_sidebar_unselect_report (window->sidebar);
  readout_window_update_actions (window);
}

void
readout_window_save_state (ReadoutWindow *window)
{
  int width;
  int height;
  int briefing_width;
  int sidebar_width;

  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  g_object_get (window->panes, "briefing-width", &briefing_width, "sidebar-width", &sidebar_width,
                NULL);
  readout_settings_set_boolean (READOUT_SETTING_WINDOW_MAXIMIZED,
                                gtk_window_is_maximized (GTK_WINDOW (window)));
  readout_settings_set_int (READOUT_SETTING_WINDOW_WIDTH, width);
  readout_settings_set_int (READOUT_SETTING_WINDOW_HEIGHT, height);
  readout_settings_set_int (READOUT_SETTING_SIDEBAR_WIDTH, sidebar_width);
  if (briefing_width > 0)
    readout_settings_set_int (READOUT_SETTING_BRIEFING_WIDTH, briefing_width);
}

void
readout_window_toast (ReadoutWindow *window, const char *words)
{
  g_autofree char *escaped = g_markup_escape_text (words, -1);

  adw_toast_overlay_add_toast (window->toasts, adw_toast_new (escaped));
}

/* A topic of the person's own that occurs nowhere would not be seen on the board at all. */
static void
judged_cb (ReadoutWindow *window, GPtrArray *topics)
{
  for (guint i = 0; i < topics->len; i++)
    {
      ReadoutTopic *topic = g_ptr_array_index (topics, i);
      g_autofree char *words = NULL;

      if (!topic->by_person || topic->n_statements > 0)
        continue;
      words = g_strdup_printf (_ ("No statement is about “%s”"), topic->proposition);
      readout_window_toast (window, words);
    }
}

static void
judging_failed_cb (ReadoutWindow *window, const char *words)
{
  readout_window_toast (window, words);
}

static void
judging_moved_cb (ReadoutWindow *window)
{
  readout_board_set_judged (window->board, readout_judging_get_fraction (window->judging));
}

static void
start_judging (ReadoutWindow *window)
{
  window->judging = readout_judging_new (window->project);
  g_signal_connect_object (window->judging, "judged", G_CALLBACK (judged_cb), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window->judging, "failed", G_CALLBACK (judging_failed_cb), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window->judging, "notify::fraction", G_CALLBACK (judging_moved_cb),
                           window, G_CONNECT_SWAPPED);
}

static void
stop_judging (ReadoutWindow *window)
{
  if (window->judging == NULL)
    return;
  g_signal_handlers_disconnect_by_data (window->judging, window);
  readout_judging_stop (window->judging);
  g_clear_object (&window->judging);
  readout_board_set_judged (window->board, -1);
}

void
readout_window_set_project (ReadoutWindow *window, ReadoutProject *project)
{
  if (window->project != NULL)
    {
      g_autoptr (ReadoutProject) old = g_object_ref (window->project);
      g_autofree char *empty_path = NULL;
      if (readout_window_is_disposable (window))
        empty_path = g_strdup (readout_project_get_path (old));
      readout_window_leave_place (window);
      g_signal_handlers_disconnect_by_data (old, window);
      readout_sidebar_set_project (window->sidebar, NULL);
      readout_board_set_project (window->board, NULL);
      if (window->reader != NULL)
        readout_reader_set_project (window->reader, NULL);
      if (window->overview != NULL)
        readout_overview_page_set_project (window->overview, NULL);
      g_clear_pointer (&window->waiting_block, g_free);
      readout_briefing_pane_set_project (window->briefing, NULL);
      readout_window_close_import (window);
      readout_window_leave_rereading (window);
      stop_judging (window);
      g_clear_object (&window->project);
      /* The application stays until the file stands alone. */
      g_application_hold (g_application_get_default ());
      readout_project_close_async (old, closed_cb, g_steal_pointer (&empty_path));
    }

  window->loaded = FALSE;
  window->n_reports = 0;
  g_set_object (&window->project, project);
  if (project != NULL)
    {
      readout_window_build (window);
      /* First, so that the board is read as it is to be shown. */
      readout_window_enter_place (window);
      readout_briefing_pane_set_project (window->briefing, project);
      readout_sidebar_set_project (window->sidebar, project);
      readout_board_set_project (window->board, project);
      if (window->reader != NULL)
        readout_reader_set_project (window->reader, project);
      if (window->overview != NULL)
        readout_overview_page_set_project (window->overview, project);
      readout_importer_set_project (window->importer, project);
      readout_window_show_content (window, "board");
      start_judging (window);
      g_signal_connect_object (project, "notify::title", G_CALLBACK (update_title), window,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (project, "notify", G_CALLBACK (readout_window_update_actions),
                               window, G_CONNECT_SWAPPED);
    }
  if (window->closing)
    return;
  update_title (window);
  update_notice (window);
  readout_window_update_actions (window);
}
