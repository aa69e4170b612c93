/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/readout-project.h"

G_BEGIN_DECLS

#define READOUT_TYPE_SIDEBAR (readout_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutSidebar, readout_sidebar, READOUT, SIDEBAR, AdwBin)

/**
 * ReadoutSidebar:
 *
 * The project's reports, topics and actors.
 *
 * Signals: "report-activated", "topic-activated", "actor-activated" (id as gint64, name as string),
 * "remove-report" (id): the person asked to remove it; "loaded" (number of reports as guint).
 */

/* @project: (nullable) */
void readout_sidebar_set_project (ReadoutSidebar *sidebar, ReadoutProject *project);

/* Which window buttons the header bar has. */
void readout_sidebar_set_chrome (ReadoutSidebar *sidebar, gboolean end_buttons);

void readout_sidebar_set_menu (ReadoutSidebar *sidebar, GMenuModel *menu);

/* Nothing is selected any more, so that the same row can be chosen again. */
void readout_sidebar_unselect (ReadoutSidebar *sidebar);

/* The name of the page that is shown; one that is not there is not shown. */
const char *readout_sidebar_get_page (ReadoutSidebar *sidebar);
void readout_sidebar_set_page (ReadoutSidebar *sidebar, const char *name);

G_END_DECLS
