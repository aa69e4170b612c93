/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "readout-update-list.h"

G_BEGIN_DECLS

#define READOUT_TYPE_UPDATE_POPOVER (readout_update_popover_get_type ())
G_DECLARE_FINAL_TYPE (
    ReadoutUpdatePopover, readout_update_popover, READOUT, UPDATE_POPOVER, GtkPopover)

/**
 * ReadoutUpdatePopover:
 *
 * One proposal, shown where it belongs: what would be added, changed or removed word by word, why,
 * and buttons to decide. Its buttons are the window's actions accept-update, refuse-update,
 * next-update and previous-update.
 */
GtkWidget *readout_update_popover_new (void);

/* @number: of the item among all proposals, from 1 */
void readout_update_popover_set_item (ReadoutUpdatePopover *popover,
                                      ReadoutUpdateItem *item,
                                      guint number,
                                      guint n_items);

/* The words of a proposal as Pango markup: what goes struck through, what comes underlined. Owned
 * by the caller. */
char *readout_update_popover_dup_markup (ReadoutUpdateItem *item);

G_END_DECLS
