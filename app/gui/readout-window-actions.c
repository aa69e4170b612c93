/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What one can do in the window.
 */
#include "readout-window-private.h"

#include <glib/gi18n.h>

#include "briefing/readout-template-folder.h"

#include "readout-dialogs.h"
#include "readout-operation.h"
#include "readout-output.h"
#include "readout-print.h"
#include "readout-settings.h"
#include "readout-shortcuts-window.h"
#include "readout-template-chooser.h"
#include "readout-pairs-window.h"
#include "readout-topic-dialogs.h"

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutWindow) window = user_data;
  g_autoptr (GError) error = NULL;

  if (!readout_project_undo_finish (READOUT_PROJECT (source), result, &error) && error != NULL)
    readout_window_toast (window, error->message);
}

/* Typing has an undo of its own while the editor, or an entry, has the keyboard. */
static gboolean
undo_typing (ReadoutWindow *window, gboolean redo)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));
  ReadoutEditor *editor = readout_briefing_pane_get_editor (window->briefing);

  if (GTK_IS_TEXT (focus))
    {
      gtk_widget_activate_action (focus, redo ? "text.redo" : "text.undo", NULL);
      return TRUE;
    }
  if (!readout_editor_has_focus (editor) && !readout_briefing_pane_is_updating (window->briefing))
    return FALSE;
  return redo ? readout_editor_redo (editor) : readout_editor_undo (editor);
}

static void
show_help_overlay_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  readout_shortcuts_window_show (GTK_WINDOW (user_data));
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);

  if (undo_typing (window, FALSE))
    return;
  readout_briefing_pane_flush (window->briefing);
  readout_project_undo_async (window->project, undone_cb, g_object_ref (window));
}

static void
redo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);

  if (!undo_typing (window, TRUE))
    readout_project_redo_async (window->project, undone_cb, g_object_ref (window));
}

static void
search_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));
  ReadoutEditor *editor = readout_briefing_pane_get_editor (window->briefing);

  /* Whoever writes looks for words of the briefing. */
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (editor)))
    {
      readout_editor_find (editor, FALSE);
      return;
    }
  /* Whoever reads looks for words of the report. */
  if (focus != NULL && window->reader != NULL &&
      gtk_widget_is_ancestor (focus, GTK_WIDGET (window->reader)))
    {
      readout_reader_find (window->reader);
      return;
    }
  readout_window_show_content (window, "board");
  readout_window_show_pane (window, READOUT_PANE_CONTENT);
  readout_board_search (window->board);
}

static void
back_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);

  readout_window_show_content (window, "board");
  readout_board_focus (window->board);
}

static void
next_statement_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  readout_reader_step (readout_window_get_reader (user_data), 1);
}

static void
previous_statement_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  readout_reader_step (readout_window_get_reader (user_data), -1);
}

static void
draft_from (ReadoutWindow *window, const char *template_name)
{
  readout_settings_set_string (READOUT_SETTING_TEMPLATE, template_name);
  readout_briefing_pane_draft (window->briefing, template_name, FALSE);
  readout_window_show_pane (window, READOUT_PANE_BRIEFING);
}

static void
draft_template_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  draft_from (READOUT_WINDOW (user_data), g_variant_get_string (parameter, NULL));
}

static void
template_chosen_cb (ReadoutTemplateChooser *chooser, const char *template_name, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);

  if (window->project != NULL)
    draft_from (window, template_name);
}

static void
choose_template_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);
  g_autofree char *template_name = readout_settings_dup_string (READOUT_SETTING_TEMPLATE);
  ReadoutTemplateChooser *chooser =
      readout_template_chooser_show (GTK_WIDGET (window), window->project, template_name,
                                     readout_briefing_pane_has_briefing (window->briefing));

  g_signal_connect_object (chooser, "chosen", G_CALLBACK (template_chosen_cb), window, 0);
}

static void
draft_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autofree char *template_name = readout_settings_dup_string (READOUT_SETTING_TEMPLATE);
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_string (template_name));

  draft_template_cb (action, target, user_data);
}

static void
blank_briefing_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);

  g_action_group_change_action_state (G_ACTION_GROUP (window), "briefing-view",
                                      g_variant_new_string ("both"));
  readout_briefing_pane_start_blank (window->briefing);
}

static void
print_failed (GtkWindow *parent, const char *words)
{
  readout_dialogs_show_error (parent, _ ("The Briefing Was Not Printed"), words);
}

static void
typeset_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutPages) pages = readout_output_typeset_finish (result, &error);
  g_autofree char *title = NULL;

  if (pages == NULL)
    {
      print_failed (GTK_WINDOW (window), error->message);
      return;
    }
  title = readout_briefing_pane_dup_title (window->briefing);
  readout_print_run (GTK_WINDOW (window), pages, title, print_failed);
}

static void
print_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);
  g_autofree char *markdown = readout_briefing_pane_dup_markdown (window->briefing);
  g_autofree char *title = readout_briefing_pane_dup_title (window->briefing);

  readout_output_typeset_async (window->project, markdown, title, NULL, typeset_cb,
                                g_object_ref (window));
}

static void
new_topic_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  readout_topic_dialogs_add (GTK_WIDGET (user_data), READOUT_WINDOW (user_data)->project);
}

static void
decide_actors_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  readout_pairs_window_show (GTK_WIDGET (user_data), READOUT_WINDOW (user_data)->project);
}

static gboolean
remove_report (ReadoutStore *store, gpointer data, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_vals (ids, data, 1);
  return readout_store_remove_reports (store, ids, error);
}

static void
open_report_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  readout_window_open_statement (READOUT_WINDOW (user_data), g_variant_get_int64 (parameter), 0);
}

static void
remove_report_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);
  gint64 id = g_variant_get_int64 (parameter);

  if (window->reader != NULL && readout_reader_get_report_id (window->reader) == id)
    {
      readout_window_show_content (window, "board");
      readout_reader_open (window->reader, 0, 0);
    }
  readout_operation_run (GTK_WIDGET (window), window->project, remove_report,
                         g_memdup2 (&id, sizeof id), g_free, _ ("Report removed"));
}

static void
toast_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  readout_window_toast (READOUT_WINDOW (user_data), g_variant_get_string (parameter, NULL));
}

static void
toast_dismissed_cb (AdwToast *toast, gpointer user_data)
{
  if (g_object_get_data (user_data, "undo-toast") == toast)
    g_object_set_data (user_data, "undo-toast", NULL);
}

static void
replace_toast (AdwToastOverlay *overlay, AdwToast *toast)
{
  AdwToast *before = g_object_get_data (G_OBJECT (overlay), "undo-toast");

  if (before != NULL)
    adw_toast_dismiss (before);
  g_object_set_data_full (G_OBJECT (overlay), "undo-toast", g_object_ref (toast), g_object_unref);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (toast_dismissed_cb), overlay, 0);
  adw_toast_overlay_add_toast (overlay, toast);
}

static void
toast_undo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);
  g_autofree char *escaped = g_markup_escape_text (g_variant_get_string (parameter, NULL), -1);
  AdwToast *toast = adw_toast_new (escaped);

  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo-action");
  /* Only what was done last can be undone next: a toast for it takes the place of that before. */
  replace_toast (window->toasts, toast);
}

/* The Undo of a toast is always the project's, wherever the keyboard is. */
static void
undo_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);

  readout_briefing_pane_flush (window->briefing);
  readout_project_undo_async (window->project, undone_cb, g_object_ref (window));
}

static void
pane_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);
  const char *name = g_variant_get_string (state, NULL);
  ReadoutPane pane = READOUT_PANE_CONTENT;

  if (g_str_equal (name, "sidebar"))
    pane = READOUT_PANE_SIDEBAR;
  else if (g_str_equal (name, "briefing"))
    pane = READOUT_PANE_BRIEFING;
  g_simple_action_set_state (action, state);
  if (readout_panes_get_visible_pane (window->panes) != pane)
    readout_window_show_pane (window, pane);
}

static void
briefing_view_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);
  const char *name = g_variant_get_string (state, NULL);
  ReadoutBriefingView view;

  if (g_str_equal (name, "editor"))
    view = READOUT_BRIEFING_VIEW_EDITOR;
  else if (g_str_equal (name, "both"))
    view = READOUT_BRIEFING_VIEW_BOTH;
  else if (g_str_equal (name, "preview"))
    view = READOUT_BRIEFING_VIEW_PREVIEW;
  else
    return;
  g_simple_action_set_state (action, state);
  readout_settings_set_string (READOUT_SETTING_BRIEFING_VIEW, name);
  readout_briefing_pane_set_view (window->briefing, view);
  if (window->project != NULL)
    readout_window_show_pane (window, READOUT_PANE_BRIEFING);
}

static void
set_enabled (ReadoutWindow *window, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (window), name)), enabled);
}

static void
update_undo_menu (ReadoutWindow *window)
{
  const char *undo =
      window->project != NULL ? readout_project_get_undo_name (window->project) : NULL;
  const char *redo =
      window->project != NULL ? readout_project_get_redo_name (window->project) : NULL;
  /* Translators: the action that is undone, as in "Undo Dismiss Statement" */
  g_autofree char *undo_label =
      undo != NULL ? g_strdup_printf (_ ("_Undo %s"), undo) : g_strdup (_ ("_Undo"));
  /* Translators: the action that is done again, as in "Redo Dismiss Statement" */
  g_autofree char *redo_label =
      redo != NULL ? g_strdup_printf (_ ("_Redo %s"), redo) : g_strdup (_ ("_Redo"));

  g_menu_remove_all (window->undo_section);
  g_menu_append (window->undo_section, undo_label, "win.undo");
  g_menu_append (window->undo_section, redo_label, "win.redo");
}

void
readout_window_update_actions (ReadoutWindow *window)
{
  ReadoutProject *project = window->project;
  gboolean open = project != NULL;
  gboolean writable = open && !readout_project_is_read_only (project);
  gboolean has_briefing = open && readout_briefing_pane_has_briefing (window->briefing);
  gboolean reader =
      g_strcmp0 (gtk_stack_get_visible_child_name (window->content_stack), "reader") == 0;
  gboolean on_project =
      g_strcmp0 (gtk_stack_get_visible_child_name (window->stack), "project") == 0;
  /* On the first page of a project that is about to be there: what is chosen waits for it. */
  gboolean first = !open && window->path != NULL && !window->closing &&
                   g_strcmp0 (gtk_stack_get_visible_child_name (window->stack), "empty") == 0;
  ReadoutEditor *editor;

  set_enabled (window, "import", writable || first);
  set_enabled (window, "import-folder", writable || first);
  set_enabled (window, "paste", writable);
  readout_window_update_project_actions (window);
  if (!readout_window_is_built (window))
    return;
  editor = readout_briefing_pane_get_editor (window->briefing);
  set_enabled (window, "undo",
               open && (readout_project_can_undo (project) || readout_editor_can_undo (editor)));
  set_enabled (window, "redo",
               open && (readout_project_can_redo (project) || readout_editor_can_redo (editor)));
  set_enabled (window, "undo-action", open && readout_project_can_undo (project));
  set_enabled (window, "search", open && on_project);
  set_enabled (window, "back", reader && on_project);
  set_enabled (window, "next-statement", reader && on_project);
  set_enabled (window, "previous-statement", reader && on_project);
  set_enabled (window, "draft", writable && on_project);
  set_enabled (window, "draft-template", writable && on_project);
  set_enabled (window, "choose-template", writable && on_project);
  set_enabled (window, "blank-briefing", writable);
  set_enabled (window, "open-markdown", writable);
  set_enabled (window, "open-markdown-from", writable);
  set_enabled (window, "new-topic", writable && on_project);
  set_enabled (window, "decide-actors", writable && on_project);
  set_enabled (window, "remove-report", writable);
  set_enabled (window, "remove-reports", writable);
  set_enabled (window, "read-reports-again", writable);
  set_enabled (window, "filter-sidebar", open && on_project);
  set_enabled (window, "save-filter", writable && on_project);
  set_enabled (window, "sidebar-page", open && on_project);
  set_enabled (window, "export", has_briefing);
  set_enabled (window, "export-to", has_briefing);
  set_enabled (window, "export-dialog", has_briefing);
  set_enabled (window, "print", has_briefing);
  set_enabled (window, "briefing-page", has_briefing);
  set_enabled (window, "open-briefing", has_briefing);
  set_enabled (window, "next-briefing", has_briefing);
  set_enabled (window, "previous-briefing", has_briefing);
  set_enabled (window, "find-in-briefing", has_briefing && on_project);
  set_enabled (window, "replace-in-briefing", has_briefing && on_project);
  set_enabled (window, "new-briefing", writable && on_project);
  set_enabled (window, "rename-briefing", writable && has_briefing);
  set_enabled (window, "duplicate-briefing", writable && has_briefing);
  set_enabled (window, "remove-briefing", writable && has_briefing);
  set_enabled (window, "next-finding", has_briefing);
  set_enabled (window, "previous-finding", has_briefing);
  set_enabled (window, "fix-finding", has_briefing);
  readout_window_update_update_actions (window);
  readout_window_update_overview_actions (window);
  readout_window_update_claim_actions (window);
  update_undo_menu (window);
}

void
readout_window_add_first_actions (ReadoutWindow *window)
{
  static const GActionEntry entries[] = {
    { .name = "show-help-overlay", .activate = show_help_overlay_cb },
    { .name = "toast", .activate = toast_cb, .parameter_type = "s" },
    { .name = "toast-undo", .activate = toast_undo_cb, .parameter_type = "s" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
  readout_window_add_project_actions (window);
}

void
readout_window_add_actions (ReadoutWindow *window)
{
  static const GActionEntry entries[] = {
    { .name = "undo", .activate = undo_cb },
    { .name = "redo", .activate = redo_cb },
    { .name = "undo-action", .activate = undo_action_cb },
    { .name = "search", .activate = search_cb },
    { .name = "back", .activate = back_cb },
    { .name = "next-statement", .activate = next_statement_cb },
    { .name = "previous-statement", .activate = previous_statement_cb },
    { .name = "draft", .activate = draft_cb },
    { .name = "draft-template", .activate = draft_template_cb, .parameter_type = "s" },
    { .name = "choose-template", .activate = choose_template_cb },
    { .name = "blank-briefing", .activate = blank_briefing_cb },
    { .name = "print", .activate = print_cb },
    { .name = "new-topic", .activate = new_topic_cb },
    { .name = "decide-actors", .activate = decide_actors_cb },
    { .name = "open-report", .activate = open_report_cb, .parameter_type = "x" },
    { .name = "remove-report", .activate = remove_report_cb, .parameter_type = "x" },
    { .name = "pane", .parameter_type = "s", .state = "'content'", .change_state = pane_cb },
    { .name = "briefing-view",
      .parameter_type = "s",
      .state = "'preview'",
      .change_state = briefing_view_cb },
  };
  g_autofree char *view = readout_settings_dup_string (READOUT_SETTING_BRIEFING_VIEW);
  g_autoptr (GPropertyAction) sidebar =
      g_property_action_new ("show-sidebar", window->panes, "show-sidebar");
  ReadoutEditor *editor = readout_briefing_pane_get_editor (window->briefing);

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
  g_action_map_add_action (G_ACTION_MAP (window), G_ACTION (sidebar));
  readout_window_add_pane_actions (window);
  g_action_group_change_action_state (G_ACTION_GROUP (window), "briefing-view",
                                      g_variant_new_string (view));
  g_signal_connect_object (editor, "notify::can-undo", G_CALLBACK (readout_window_update_actions),
                           window, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "notify::can-redo", G_CALLBACK (readout_window_update_actions),
                           window, G_CONNECT_SWAPPED);
}
