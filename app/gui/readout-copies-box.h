/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/readout-project.h"

G_BEGIN_DECLS

#define READOUT_TYPE_COPIES_BOX (readout_copies_box_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutCopiesBox, readout_copies_box, READOUT, COPIES_BOX, AdwBin)

/**
 * ReadoutCopiesBox:
 *
 * What a report has to do with others, above its text: the same text, near copies, versions. Each
 * with a button that opens the other one ("win.open-report"); an offered version with two that
 * answer the offer. Hidden when there is nothing to tell.
 */

/* @copies: (nullable) (element-type ReadoutCopy): of one report, as readout_store_list_copies() has
 * them. What is shown already is left as it is. */
void readout_copies_box_show (ReadoutCopiesBox *box, ReadoutProject *project, GPtrArray *copies);

G_END_DECLS
