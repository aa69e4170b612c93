/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How large the person has letters: 1 is usual, 2 twice as large. Columns of text are as much
 * wider, so that a line holds as many letters. */
double readout_text_scale_get (GtkWidget *widget);

/* Calls @callback with @object (swapped) when that changes, as long as @object lives. */
void readout_text_scale_watch (GtkWidget *widget, GCallback callback, gpointer object);

G_END_DECLS
