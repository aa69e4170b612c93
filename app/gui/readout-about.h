/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Shows the window about Readout: who made it, what it is made of, under which licences. @parent:
 * (nullable) */
void readout_about_show (GtkWindow *parent);

G_END_DECLS
