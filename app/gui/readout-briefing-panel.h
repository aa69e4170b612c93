/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define READOUT_TYPE_BRIEFING_PANEL (readout_briefing_panel_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutBriefingPanel, readout_briefing_panel, READOUT, BRIEFING_PANEL, AdwBin)

/**
 * ReadoutBriefingPanel:
 *
 * The area below editor and preview: pages about the briefing, one at a time. The person opens it
 * with F8, a page with win.briefing-page::NAME; whether it is open, on which page and how high is
 * remembered.
 *
 * Properties: "page", the name of the page that is shown. Signals: "closed": the person wants it
 * closed.
 */

/**
 * readout_briefing_panel_add_page:
 * @name: for win.briefing-page::NAME
 * @title: a word or two, translated
 * @widget: (transfer full): should scroll, and be of use in 340 by 100 pixels. It is mapped only
 *   while its page is shown: what costs can wait until then.
 *
 * Adds a page behind those that are there.
 */
void readout_briefing_panel_add_page (ReadoutBriefingPanel *panel,
                                      const char *name,
                                      const char *title,
                                      const char *icon_name,
                                      GtkWidget *widget);

/* Shows a number beside the title of a page, as of what waits there; 0 shows none. */
void readout_briefing_panel_set_badge (ReadoutBriefingPanel *panel, const char *name, guint number);

/* FALSE where there is no such page. */
gboolean readout_briefing_panel_set_page (ReadoutBriefingPanel *panel, const char *name);
const char *readout_briefing_panel_get_page (ReadoutBriefingPanel *panel);

/* Gives the keyboard to the page that is shown. */
void readout_briefing_panel_focus (ReadoutBriefingPanel *panel);

G_END_DECLS
