/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define READOUT_TYPE_PANES (readout_panes_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutPanes, readout_panes, READOUT, PANES, GtkWidget)

typedef enum
{
  READOUT_PANE_SIDEBAR,
  READOUT_PANE_CONTENT,
  READOUT_PANE_BRIEFING,
} ReadoutPane;

#define READOUT_N_PANES 3

/**
 * ReadoutPanes:
 *
 * Three panes side by side, each of them resizable, or, when there is no room for them ("folded"),
 * one at a time. Which one is shown then is "visible-pane"; unfolded, the property only remembers.
 * The sidebar can be hidden while unfolded
 * ("show-sidebar").
 *
 * Properties: "sidebar", "content", "briefing" (widgets, set once by the template), "folded"
 * (read-only), "visible-pane"
 * (#ReadoutPane as a uint), "show-sidebar", "sidebar-width" and "briefing-width" (pixels,
 * remembered between sessions).
 */

/* Whether one pane is shown at a time. */
gboolean readout_panes_get_folded (ReadoutPanes *panes);

/* The pane shown while folded. */
ReadoutPane readout_panes_get_visible_pane (ReadoutPanes *panes);
void readout_panes_set_visible_pane (ReadoutPanes *panes, ReadoutPane pane);

gboolean readout_panes_get_show_sidebar (ReadoutPanes *panes);
void readout_panes_set_show_sidebar (ReadoutPanes *panes, gboolean show);

/* Lays out for a window of @width pixels before it is shown, so that nothing jumps. */
void readout_panes_prepare (ReadoutPanes *panes, int width);

G_END_DECLS
