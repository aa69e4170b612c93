/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What one can do with the briefing in the window.
 */
#include "readout-window-private.h"

/* Opens a page of the panel; on the page that has the keyboard already, goes back to the editor. */
static void
page_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);
  ReadoutBriefingPanel *panel = readout_briefing_pane_get_panel (window->briefing);
  const char *name = g_variant_get_string (parameter, NULL);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  if (readout_briefing_pane_get_panel_open (window->briefing) &&
      g_strcmp0 (readout_briefing_panel_get_page (panel), name) == 0 && focus != NULL &&
      gtk_widget_is_ancestor (focus, GTK_WIDGET (panel)))
    {
      readout_editor_focus (readout_briefing_pane_get_editor (window->briefing));
      return;
    }
  readout_window_show_pane (window, READOUT_PANE_BRIEFING);
  readout_briefing_pane_show_page (window->briefing, name);
}

static void
panel_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);
  gboolean open = g_variant_get_boolean (state);

  readout_briefing_pane_set_panel_open (window->briefing, open);
  if (!open)
    return;
  readout_window_show_pane (window, READOUT_PANE_BRIEFING);
  readout_briefing_panel_focus (readout_briefing_pane_get_panel (window->briefing));
}

static void
panel_open_cb (ReadoutWindow *window)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (window), "briefing-panel");
  gboolean open = readout_briefing_pane_get_panel_open (window->briefing);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (open));
}

void
readout_window_add_briefing_actions (ReadoutWindow *window)
{
  static const GActionEntry entries[] = {
    { .name = "briefing-page", .activate = page_cb, .parameter_type = "s" },
    { .name = "briefing-panel", .state = "false", .change_state = panel_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
  g_signal_connect_object (window->briefing, "notify::panel-open", G_CALLBACK (panel_open_cb),
                           window, G_CONNECT_SWAPPED);
  panel_open_cb (window);
}
