/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/readout-project.h"

G_BEGIN_DECLS

/**
 * A report's document as it was, opened in the application that the person has for it. What goes
 * wrong is said in a toast of @parent.
 */
void readout_original_open_file (GtkWindow *parent, GFile *file);

/* As the project keeps it: it is written to a file of its own first. */
void
readout_original_open_report (GtkWindow *parent, ReadoutProject *project, ReadoutReport *report);

G_END_DECLS
