/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Shows the preferences over @parent. @first: (nullable): the page that is shown first: "pages" */
void readout_preferences_show (GtkWindow *parent, const char *first);

/* Keeps the colours of the application, and the language of dates, as the person wants them, from
 * now on. */
void readout_preferences_apply (void);

G_END_DECLS
