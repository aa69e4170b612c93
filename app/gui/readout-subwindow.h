/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * readout_subwindow_set_up:
 * @opener: a widget of the project's window
 * @toasts: (nullable): where to say how an operation went, with Undo
 *
 * What the windows over the project's window have in common: they stand over it and close with
 * Escape and with it; "win.toast" and "win.toast-undo" speak in @toasts.
 */
void readout_subwindow_set_up (GtkWindow *window, GtkWidget *opener, AdwToastOverlay *toasts);

/* The same for a window that stands beside that of the project, so that one can work in both. */
void
readout_subwindow_set_up_beside (GtkWindow *window, GtkWidget *opener, AdwToastOverlay *toasts);

/* The project's window; %NULL when it is gone. */
GtkWindow *readout_subwindow_get_parent (GtkWindow *window);

/* Down leads from @search to the first row of @list. */
void readout_subwindow_lead_to_list (GtkWidget *search, GtkListBox *list);

G_END_DECLS
