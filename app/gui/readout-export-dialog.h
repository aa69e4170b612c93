/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "readout-export-formats.h"

G_BEGIN_DECLS

#define READOUT_TYPE_EXPORT_DIALOG (readout_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutExportDialog, readout_export_dialog, READOUT, EXPORT_DIALOG, AdwWindow)

/* Asks in which format to export; the one that was chosen last is chosen. The answer goes to the
 * action "win.export" of the window of @opener. */
ReadoutExportDialog *readout_export_dialog_show (GtkWidget *opener);

G_END_DECLS
