/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "text/readout-report.h"

G_BEGIN_DECLS

/* Shows the menu of a report in a list: open it, say whether it still holds, remove it. @parent: a
 * widget with a layout manager; @place: in it, where the menu points to. */
void
readout_report_menu_popup (GtkWidget *parent, ReadoutReport *report, const GdkRectangle *place);

G_END_DECLS
