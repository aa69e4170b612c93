/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Writes the text of @view, whose style class is "document-editor", as large as the person likes
 * it, in a column (an AdwClampScrollable around @view) of as many letters, and changes that with
 * Ctrl+plus, Ctrl+minus and Ctrl+0 while it has the keyboard. */
void readout_editor_zoom_attach (GtkWidget *view);

G_END_DECLS
