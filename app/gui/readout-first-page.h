/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define READOUT_TYPE_FIRST_PAGE (readout_first_page_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutFirstPage, readout_first_page, READOUT, FIRST_PAGE, AdwBin)

/**
 * ReadoutFirstPage:
 *
 * What is seen of a project that has no reports yet: how they come in, and what happens then.
 * @menu: of the window.
 */
GtkWidget *readout_first_page_new (GMenuModel *menu);

/* @title: of the project. */
void readout_first_page_set_title (ReadoutFirstPage *self, const char *title);

G_END_DECLS
