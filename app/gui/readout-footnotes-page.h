/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/readout-project.h"

#include "readout-editor.h"

G_BEGIN_DECLS

#define READOUT_TYPE_FOOTNOTES_PAGE (readout_footnotes_page_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutFootnotesPage, readout_footnotes_page, READOUT, FOOTNOTES_PAGE, AdwBin)

/**
 * ReadoutFootnotesPage:
 *
 * The page of the panel with the footnotes of the briefing by number: what each cites, and what is
 * wrong with it: a definition that nothing refers to, a second one of the same id, a reference
 * without one. A row goes to its place; a button tidies.
 *
 * Signals: "counted" (problems): how many there are.
 */
GtkWidget *readout_footnotes_page_new (ReadoutEditor *editor);

/* @project: (nullable) */
void readout_footnotes_page_set_project (ReadoutFootnotesPage *page, ReadoutProject *project);

/* Removes and joins what is superfluous, as one step that the editor undoes. */
void readout_footnotes_page_tidy (ReadoutFootnotesPage *page);

G_END_DECLS
