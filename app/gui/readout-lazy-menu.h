/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives @button a menu that is made when it is opened first. A menu has a widget for each of its
 * items, and each asks for its key: the many of a window take longer than all the rest of it. */
void readout_lazy_menu_set (GtkMenuButton *button, GMenuModel *menu);

G_END_DECLS
