/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What one can do with the findings of the source check in the window.
 */
#include <glib/gi18n.h>

#include "readout-operation.h"
#include "readout-window-private.h"

static void
step (ReadoutWindow *window, gboolean forward)
{
  readout_window_show_pane (window, READOUT_PANE_BRIEFING);
  if (!readout_briefing_pane_step_finding (window->briefing, forward))
    readout_operation_toast (GTK_WIDGET (window), _ ("The source check has found nothing"), FALSE);
}

static void
next_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  step (READOUT_WINDOW (user_data), TRUE);
}

static void
previous_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  step (READOUT_WINDOW (user_data), FALSE);
}

static void
fix_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);

  if (!readout_briefing_pane_fix_finding (window->briefing))
    readout_operation_toast (GTK_WIDGET (window), _ ("There is nothing to fix at the cursor"),
                                                     FALSE);
}

void
readout_window_add_check_actions (ReadoutWindow *window)
{
  static const GActionEntry entries[] = {
    { .name = "next-finding", .activate = next_cb },
    { .name = "previous-finding", .activate = previous_cb },
    { .name = "fix-finding", .activate = fix_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
}
