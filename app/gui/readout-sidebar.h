/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/readout-project.h"

#include "readout-sidebar-page.h"

G_BEGIN_DECLS

#define READOUT_TYPE_SIDEBAR (readout_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutSidebar, readout_sidebar, READOUT, SIDEBAR, AdwBin)

/* What a page lists. */
typedef enum
{
  READOUT_SIDEBAR_REPORTS,
  READOUT_SIDEBAR_TOPICS,
  READOUT_SIDEBAR_ACTORS,
  READOUT_SIDEBAR_FILTERS,
  READOUT_N_SIDEBAR_PAGES
} ReadoutSidebarKind;

/**
 * ReadoutSidebar:
 *
 * The project's reports, topics, actors and saved filters, a page for each.
 *
 * Properties: "page": the name of the page that is shown: "reports", "topics", "actors", "filters".
 *
 * Signals: "activated" (#ReadoutSidebarKind as guint, id as gint64, name as string, #ReadoutReach
 * as guint); "show-statements" (#ReadoutSidebarKind as guint, ids as a GArray of gint64, name of
 * the first as string); "loaded" (number of reports as guint): that is known, or has changed.
 */

/* @project: (nullable) */
void readout_sidebar_set_project (ReadoutSidebar *sidebar, ReadoutProject *project);

/* Which window buttons the header bar has. */
void readout_sidebar_set_chrome (ReadoutSidebar *sidebar, gboolean end_buttons);

void readout_sidebar_set_menu (ReadoutSidebar *sidebar, GMenuModel *menu);

/* Moves the keyboard to the entry that filters the page that is shown. */
void readout_sidebar_filter (ReadoutSidebar *sidebar);

/* No report is selected any more: none is shown. Where the person selected several, they stay. */
void readout_sidebar_unselect_report (ReadoutSidebar *sidebar);

/* The name of the page that is shown; one that is not there is not shown. */
const char *readout_sidebar_get_page (ReadoutSidebar *sidebar);
void readout_sidebar_set_page (ReadoutSidebar *sidebar, const char *name);

G_END_DECLS
