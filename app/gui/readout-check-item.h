/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "briefing/readout-source-check.h"

G_BEGIN_DECLS

#define READOUT_TYPE_CHECK_ITEM (readout_check_item_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutCheckItem, readout_check_item, READOUT, CHECK_ITEM, GObject)

/**
 * ReadoutCheckItem:
 *
 * A finding of the source check as a row of a list.
 *
 * Properties: "dismissed": the person said that it is fine.
 */
ReadoutCheckItem *readout_check_item_new (ReadoutFinding *finding, gboolean dismissed);

/* Borrowed; where it stands is as of the last listing. */
ReadoutFinding *readout_check_item_get_finding (ReadoutCheckItem *item);

gboolean readout_check_item_get_dismissed (ReadoutCheckItem *item);
void readout_check_item_set_dismissed (ReadoutCheckItem *item, gboolean dismissed);

G_END_DECLS
