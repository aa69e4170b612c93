/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the keyboard gets from one pane to the next.
 */
#include "readout-window-private.h"

/* The pane that has the keyboard, or that is shown where only one is. */
static ReadoutPane
find_pane (ReadoutWindow *window)
{
  GtkWidget *panes[READOUT_N_PANES] = { GTK_WIDGET (window->sidebar),
                                        GTK_WIDGET (window->content_stack),
                                        GTK_WIDGET (window->briefing) };
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  for (guint i = 0; focus != NULL && i < READOUT_N_PANES; i++)
    if (focus == panes[i] || gtk_widget_is_ancestor (focus, panes[i]))
      return i;
  return readout_panes_get_visible_pane (window->panes);
}

static void
focus_pane (ReadoutWindow *window, ReadoutPane pane)
{
  GtkWidget *focus;

  switch (pane)
    {
    case READOUT_PANE_SIDEBAR:
      gtk_widget_child_focus (GTK_WIDGET (window->sidebar), GTK_DIR_TAB_FORWARD);
      break;
    case READOUT_PANE_CONTENT:
      if (g_strcmp0 (gtk_stack_get_visible_child_name (window->content_stack), "reader") == 0)
        readout_reader_focus (readout_window_get_reader (window));
      else if (g_strcmp0 (gtk_stack_get_visible_child_name (window->content_stack), "board") == 0)
        readout_board_focus (window->board);
      else
        gtk_widget_child_focus (GTK_WIDGET (window->content_stack), GTK_DIR_TAB_FORWARD);
      break;
    case READOUT_PANE_BRIEFING:
    default:
      focus = GTK_WIDGET (
          readout_editor_get_view (readout_briefing_pane_get_editor (window->briefing)));
      if (!gtk_widget_get_mapped (focus) || !gtk_widget_grab_focus (focus))
        gtk_widget_child_focus (GTK_WIDGET (window->briefing), GTK_DIR_TAB_FORWARD);
      break;
    }
}

static void
step (ReadoutWindow *window, int direction)
{
  int pane = find_pane (window);

  do
    pane = (pane + direction + READOUT_N_PANES) % READOUT_N_PANES;
  while (pane == READOUT_PANE_SIDEBAR && !readout_panes_get_folded (window->panes) &&
         !readout_panes_get_show_sidebar (window->panes));
  readout_window_show_pane (window, (ReadoutPane)pane);
  focus_pane (window, (ReadoutPane)pane);
}

static void
next_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  step (READOUT_WINDOW (user_data), 1);
}

static void
previous_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  step (READOUT_WINDOW (user_data), -1);
}

void
readout_window_add_pane_actions (ReadoutWindow *window)
{
  static const GActionEntry entries[] = {
    { .name = "next-pane", .activate = next_cb },
    { .name = "previous-pane", .activate = previous_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
}
