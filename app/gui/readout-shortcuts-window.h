/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Shows the keys of help-overlay.ui in a list that one can search. GTK's own window for them is as
 * wide and as high as its longest group, which is more than many screens are. */
void readout_shortcuts_window_show (GtkWindow *parent);

G_END_DECLS
