/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives the row of a list that @content is in, near or far, a name for the screen reader, which
 * meets the row and not what is in it. Of what stands in no row yet nothing is said. @name:
 * (nullable): an empty row has none */
void readout_row_name_set (GtkWidget *content, const char *name);

/* Gives the list boxes in @widget, a group of preferences that has no title, a name for the screen
 * reader. */
void readout_row_name_set_list (GtkWidget *widget, const char *name);

G_END_DECLS
