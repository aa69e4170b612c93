/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "briefing/readout-chart.h"
#include "store/readout-project.h"

G_BEGIN_DECLS

#define READOUT_TYPE_OVERVIEW_PAGE (readout_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutOverviewPage, readout_overview_page, READOUT, OVERVIEW_PAGE, AdwBin)

/**
 * ReadoutOverviewPage:
 *
 * The project in charts: positions by actor, statements over time, reports by outlet. It reads the
 * numbers when it is shown, and again when the project changes meanwhile.
 *
 * Signals: "bar-activated" (ReadoutChart, ReadoutChartBar): show these statements; "insert"
 * (ReadoutChart): a chart in English for the briefing; "save" (ReadoutChart, "png" or "svg"): one
 * in the language of the person.
 */

/* @project: (nullable) */
void readout_overview_page_set_project (ReadoutOverviewPage *page, ReadoutProject *project);

/* Whether a briefing can be written into. */
void readout_overview_page_set_can_insert (ReadoutOverviewPage *page, gboolean can_insert);

/* The topic that is chosen; 0 for all. */
gint64 readout_overview_page_get_topic (ReadoutOverviewPage *page);

/* "actors", "time" or "outlets", as it is shown. Borrowed; %NULL for none. */
ReadoutChart *readout_overview_page_get_chart (ReadoutOverviewPage *page, const char *name);

/* Whether what is shown is what the project has. */
gboolean readout_overview_page_is_current (ReadoutOverviewPage *page);

/* Gives the charts the keyboard. */
void readout_overview_page_focus (ReadoutOverviewPage *page);

void readout_overview_page_set_menu (ReadoutOverviewPage *page, GMenuModel *menu);

/* Which window buttons, and which of its own, the header bar has. */
void readout_overview_page_set_chrome (ReadoutOverviewPage *page,
                                       gboolean start_buttons,
                                       gboolean end_buttons,
                                       gboolean sidebar_button,
                                       gboolean menu_button);

G_END_DECLS
