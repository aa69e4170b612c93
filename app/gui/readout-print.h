/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "typeset/readout-pages.h"

G_BEGIN_DECLS

/* Prints @pages, which it keeps alive, each on one sheet. The paper is that of the pages until the
 * person chooses another one in the dialog: then they are scaled to fit and stand in its middle.
 * @title: of the job. Owned by the caller. */
GtkPrintOperation *readout_print_new (ReadoutPages *pages, const char *title);

/* Shows the print dialog, from which one can also look at the pages first. What is chosen there is
 * offered again until Readout ends. @failed is called with the words of an error, at once or when
 * the printing ends, unless @parent was closed by then. */
void readout_print_run (GtkWindow *parent,
                        ReadoutPages *pages,
                        const char *title,
                        void (*failed) (GtkWindow *parent, const char *words));

G_END_DECLS
