/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "readout-operation.h"

G_BEGIN_DECLS

/**
 * What the person says about several reports, as operations: how they went is told in a toast of
 * @widget's window, with Undo.
 *
 * @ids: (element-type gint64): of the reports
 */

/* @value: (nullable): as readout_store_set_reports_field() takes it */
void readout_report_changes_set_field (GtkWidget *widget,
                                       ReadoutProject *project,
                                       GArray *ids,
                                       ReadoutReportField field,
                                       const char *value);

/* What was read in the documents is right. */
void readout_report_changes_confirm (GtkWidget *widget, ReadoutProject *project, GArray *ids);

G_END_DECLS
