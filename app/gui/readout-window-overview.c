/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The overview in the window: how one gets there, and where its charts go.
 */
#include "readout-window-private.h"

#include <glib/gi18n.h>

#include "readout-chart-picture.h"
#include "readout-dialogs.h"
#include "readout-editor-block.h"
#include "readout-operation.h"

static void
content_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);
  const char *name = g_variant_get_string (state, NULL);

  if (!g_str_equal (name, "board") && !g_str_equal (name, "overview"))
    return;
  readout_window_show_content (window, name);
  readout_window_show_pane (window, READOUT_PANE_CONTENT);
  if (g_str_equal (name, "overview"))
    readout_overview_page_focus (window->overview);
  else
    readout_board_focus (window->board);
}

/* Shows the statements that a bar stands for. */
static void
bar_activated_cb (ReadoutWindow *window, ReadoutChart *chart, ReadoutChartBar *bar)
{
  if (chart->kind == READOUT_CHART_ACTORS && bar->id != 0)
    readout_board_show_actor (window->board, bar->id, bar->label);
  else
    return;
  readout_window_show_content (window, "board");
  readout_window_show_pane (window, READOUT_PANE_CONTENT);
  readout_board_focus (window->board);
}

/* The Undo of the editor, wherever the keyboard is. */
static void
undo_insertion_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  readout_editor_undo (readout_briefing_pane_get_editor (READOUT_WINDOW (user_data)->briefing));
}

static void
insert_block (ReadoutWindow *window, const char *markdown)
{
  AdwToast *toast = adw_toast_new (_ ("Inserted into the briefing"));

  readout_editor_block_insert (readout_briefing_pane_get_editor (window->briefing), markdown);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo-insertion");
  adw_toast_overlay_add_toast (window->toasts, toast);
}

/* What waited for a briefing. */
static void
has_briefing_cb (ReadoutWindow *window)
{
  g_autofree char *block = NULL;

  if (window->project == NULL || !readout_briefing_pane_has_briefing (window->briefing))
    return;
  block = g_steal_pointer (&window->waiting_block);
  if (block != NULL)
    insert_block (window, block);
}

static void
insert_cb (ReadoutWindow *window, ReadoutChart *chart)
{
  g_autofree char *markdown = readout_chart_dup_markdown (chart);

  if (readout_briefing_pane_has_briefing (window->briefing))
    {
      insert_block (window, markdown);
      return;
    }
  g_free (window->waiting_block);
  window->waiting_block = g_steal_pointer (&markdown);
  readout_briefing_pane_start_blank (window->briefing);
}

void
readout_window_update_overview_actions (ReadoutWindow *window)
{
  gboolean open = window->project != NULL;
  gboolean on_project =
      g_strcmp0 (gtk_stack_get_visible_child_name (window->stack), "project") == 0;

  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (window), "content")),
      open && on_project);
  readout_overview_page_set_can_insert (window->overview,
                                        open && !readout_project_is_read_only (window->project));
}

void
readout_window_add_overview (ReadoutWindow *window)
{
  static const GActionEntry entries[] = {
    { .name = "content", .parameter_type = "s", .state = "'board'", .change_state = content_cb },
    { .name = "undo-insertion", .activate = undo_insertion_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
  g_signal_connect_object (window->overview, "bar-activated", G_CALLBACK (bar_activated_cb), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window->overview, "insert", G_CALLBACK (insert_cb), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window->briefing, "notify::has-briefing", G_CALLBACK (has_briefing_cb),
                           window, G_CONNECT_SWAPPED);
}
