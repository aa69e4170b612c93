/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtksourceview/gtksource.h>

#include "store/readout-project.h"

G_BEGIN_DECLS

#define READOUT_TYPE_CITATION_COMPLETION (readout_citation_completion_get_type ())
G_DECLARE_FINAL_TYPE (
    ReadoutCitationCompletion, readout_citation_completion, READOUT, CITATION_COMPLETION, GObject)

/**
 * ReadoutCitationCompletion:
 *
 * Offers statements while a citation is typed: "[^borrell outright" lists those of Borrell with
 * that word, best first, and Return puts the one that is chosen in its place. The project is asked
 * on its own thread; the editor never waits. Escape closes the list until the next "[^".
 */

/* @view is borrowed: g_object_run_dispose() when it goes. */
ReadoutCitationCompletion *readout_citation_completion_new (GtkSourceView *view);

/* @project: (nullable) */
void readout_citation_completion_set_project (ReadoutCitationCompletion *completion,
                                              ReadoutProject *project);

/* Begins a citation at the cursor, unless it is in one that was begun, and opens the list. */
void readout_citation_completion_start (ReadoutCitationCompletion *completion);

/* For tests: the popover, %NULL before its first use. */
GtkWidget *readout_citation_completion_get_popup (ReadoutCitationCompletion *completion);

G_END_DECLS
