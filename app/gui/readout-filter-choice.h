/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/readout-project.h"

G_BEGIN_DECLS

#define READOUT_TYPE_FILTER_CHOICE (readout_filter_choice_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutFilterChoice, readout_filter_choice, READOUT, FILTER_CHOICE, AdwBin)

/**
 * ReadoutFilterChoice:
 *
 * Outlets, actors or affiliations of a project, of which several can be chosen; found by typing.
 * It reads them when it is opened.
 *
 * Signals: "changed", when the person chose.
 */

/* @part: READOUT_FILTER_OUTLETS, _ACTORS or _AFFILIATIONS */
GtkWidget *readout_filter_choice_new (ReadoutFilterPart part);

/* Shows what @filter has. @project: (nullable) */
void readout_filter_choice_set_filter (ReadoutFilterChoice *choice,
                                       ReadoutProject *project,
                                       const ReadoutFilter *filter);

/* Puts what is chosen into @filter. */
void readout_filter_choice_apply (ReadoutFilterChoice *choice, ReadoutFilter *filter);

G_END_DECLS
