/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/readout-project.h"

G_BEGIN_DECLS

#define READOUT_TYPE_CITATION_HOVER (readout_citation_hover_get_type ())
G_DECLARE_FINAL_TYPE (
    ReadoutCitationHover, readout_citation_hover, READOUT, CITATION_HOVER, GObject)

/**
 * ReadoutCitationHover:
 *
 * Shows the passage of a citation of some widget: as a tooltip for the pointer, in a popover for
 * the keyboard, which a screen reader reads and from which the report can be opened.
 *
 * Signals: "activated" (key): open the report there.
 */

/* @widget is borrowed: g_object_run_dispose() when it goes. */
ReadoutCitationHover *readout_citation_hover_new (GtkWidget *widget);

/* @project: (nullable) */
void readout_citation_hover_set_project (ReadoutCitationHover *hover, ReadoutProject *project);

/**
 * readout_citation_hover_query:
 * @note: (nullable): the words of the briefing's own footnote under @key
 * @hint: (nullable): a last line: what a click does
 *
 * For "query-tooltip": fills @tooltip. The first time the project must be asked, and the tooltip is
 * filled once it has answered.
 *
 * Returns: whether there is something to show
 */
gboolean readout_citation_hover_query (ReadoutCitationHover *hover,
                                       const char *key,
                                       const char *note,
                                       const char *hint,
                                       GtkTooltip *tooltip);

/* Opens the popover at @place, a rectangle in the widget, soon. */
void readout_citation_hover_show (ReadoutCitationHover *hover,
                                  const char *key,
                                  const char *note,
                                  const GdkRectangle *place);

/* For tests: the popover, %NULL before its first use. */
GtkWidget *readout_citation_hover_get_popover (ReadoutCitationHover *hover);

G_END_DECLS
