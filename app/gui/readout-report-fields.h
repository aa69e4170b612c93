/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "text/readout-report.h"

G_BEGIN_DECLS

#define READOUT_TYPE_REPORT_FIELDS (readout_report_fields_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutReportFields, readout_report_fields, READOUT, REPORT_FIELDS, AdwBin)

/**
 * ReadoutReportFields:
 *
 * What is known about one report, or what many have in common, to be edited for all of them at
 * once. What was guessed is marked.
 *
 * Signals: "apply" (ReadoutReportField as guint, value as string): the person set a field.
 * "confirm": what was guessed is right.
 */

/* @reports: of ReadoutReport; borrowed. What is typed and not applied yet stays where the set of
 * reports is the same. */
void readout_report_fields_set_reports (ReadoutReportFields *fields, GPtrArray *reports);

/* Moves the keyboard to a field. */
void readout_report_fields_focus (ReadoutReportFields *fields, ReadoutReportField field);

G_END_DECLS
