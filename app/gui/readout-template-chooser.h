/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/readout-project.h"

G_BEGIN_DECLS

/**
 * ReadoutTemplateChooser:
 *
 * The window that asks for a template: what there are, what each is for, what it would make of the
 * project, and the way to templates of one's own. Emits "chosen" with the id of the template.
 */
#define READOUT_TYPE_TEMPLATE_CHOOSER (readout_template_chooser_get_type ())
G_DECLARE_FINAL_TYPE (
    ReadoutTemplateChooser, readout_template_chooser, READOUT, TEMPLATE_CHOOSER, AdwWindow)

/**
 * readout_template_chooser_show:
 * @opener: a widget of the window over which it stands
 * @selected: (nullable): the id of the template that is selected first
 * @replaces: whether the draft takes the place of a text, which it then says
 */
ReadoutTemplateChooser *readout_template_chooser_show (GtkWidget *opener,
                                                       ReadoutProject *project,
                                                       const char *selected,
                                                       gboolean replaces);

G_END_DECLS
