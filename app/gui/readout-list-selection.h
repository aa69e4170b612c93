/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "readout-page-model.h"

G_BEGIN_DECLS

#define READOUT_TYPE_LIST_SELECTION (readout_list_selection_get_type ())
G_DECLARE_FINAL_TYPE (
    ReadoutListSelection, readout_list_selection, READOUT, LIST_SELECTION, GObject)

/**
 * ReadoutListSelection:
 *
 * Which records of a #ReadoutPageModel are selected. It knows them by their ids, so that they stay
 * selected wherever they move when the project changes, and may be ones that were not read yet.
 *
 * Signals: "picked" (id as gint64): the person chose this one alone.
 */
ReadoutListSelection *readout_list_selection_new (void);

/* @model: (nullable): its source must have "ids". @keep: whether what is selected and in the new
 * list as well stays so. */
void readout_list_selection_set_model (ReadoutListSelection *selection,
                                       ReadoutPageModel *model,
                                       gboolean keep);

guint readout_list_selection_get_n_selected (ReadoutListSelection *selection);

/* Selects one alone, which is not a pick. */
void readout_list_selection_select_only (ReadoutListSelection *selection, guint position);

/* (element-type gint64): what is selected, in the order of the list as far as it was read. Owned by
 * the caller. */
GArray *readout_list_selection_dup_ids (ReadoutListSelection *selection);

/* Those of the selected records that were read, in their order. Owned by the caller. */
GPtrArray *readout_list_selection_dup_records (ReadoutListSelection *selection);

G_END_DECLS
